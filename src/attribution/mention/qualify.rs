//! What qualifies a noun: adjectives before and behind it, a party, what an office is for.

use super::Parser;
use super::phrase::QUANTITIES;
use crate::attribution::scene::Scene;
use crate::lexicon::{PhraseKind, Tags};
use crate::span::Span;
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// *l'arrêt des combats*: no ruling of a court; *dans le cadre de la loi*, *pour le compte de la ville*: nobody and no text;
    /// *trois millions d'euros*: nobody either. True of a head at `at`, whose phrase starts at `start`.
    pub(super) fn is_no_speaker(&self, start: usize, at: usize) -> bool {
        if !self.tags(at + 1).contains(Tags::OF) {
            return false;
        }
        let before = |word: &str| start > 0 && self.scene.word(start - 1) == word;
        match self.word(at) {
            "arrêt" => (at + 2..at + 4).any(|i| HALTED.contains(&self.word(i))),
            "cadre" => before("dans"),
            "compte" => before("pour"),
            word => self.scene.is_mute(at + 2) && counts_things(word),
        }
    }

    /// The end of *en droit* at `at` in *une étudiante en droit*.
    pub(super) fn learned(&self, start: usize, at: usize) -> Option<usize> {
        if self.word(at) != "en" || at != start || !LEARNED.contains(&self.word(start - 1)) {
            return None;
        }
        let (next, behind) = (self.tags(at + 1), self.tags(at + 2));
        // *l'expert en incendie a dit*: a verb follows the one that it could be.
        let verb = Tags::REPORTING | Tags::AVOIR | Tags::ETRE | Tags::INFINITIVE;
        let incident = !next.intersects(verb | Tags::DET | Tags::CLITIC)
            && behind.intersects(Tags::AVOIR | Tags::ETRE | Tags::REL);
        let noun = self.kind(at + 1) == Some(Kind::Word)
            && self.case(at + 1) == Case::Lower
            && (!next.intersects(VERBAL) || incident)
            && !STATES.contains(&self.word(at + 1));
        noun.then_some(at + 2)
    }

    /// « Odile Carnac, ancienne infirmière, »: an adjective behind a sign, before a noun of person without determiner.
    pub(super) fn qualifies_bare(&self, at: usize, tags: Tags) -> bool {
        tags.contains(Tags::ADJ)
            && !tags.intersects(Tags::SPEAKING | Tags::GRAMMAR)
            && self.case(at) == Case::Lower
            && at > 0
            && matches!(self.scene.kind(at - 1), Some(Kind::Comma | Kind::Open))
            && self.tags(at + 1).intersects(Tags::PERSON)
            && self.case(at + 1) == Case::Lower
    }

    /// *le projet de résolution*: a text that is being written.
    pub(super) fn is_drafted(&self, at: usize) -> bool {
        self.tags(at + 1).contains(Tags::OF)
            && self.tags(at + 2).contains(Tags::DOCUMENT)
            && DRAFTS.contains(&self.word(at))
    }

    /// *la mission de Malte auprès de l'ONU*: the end of those to whom it is sent.
    pub(super) fn sent_to(&self, start: usize, at: usize, depth: u8) -> Option<usize> {
        let sent = self.word(at) == "auprès"
            && MISSIONS.contains(&self.scene.word(start - 1))
            && self.tags(at + 1).contains(Tags::OF);
        sent.then(|| self.complement(at + 1, depth)).flatten()
    }

    /// The name that bears the office before the capital at `at`, and its end; no name where that is a party or body, which the
    /// name may follow.
    pub(super) fn bearer(&self, start: usize, at: usize) -> (Option<Span>, usize) {
        let tags = self.tags(at);
        if self.is_rank(at) {
            return (None, at + 1);
        }
        // *le ministre Cheikh Talec*: his given name.
        if tags.contains(Tags::TITLE)
            && !(tags.contains(Tags::GIVEN) && self.case(at) == Case::Capital)
            && let Some((mention, end)) = self.titled(at, at)
        {
            return (mention.name.or(Some(mention.span)), end);
        }
        // *le délégué Force ouvrière*
        if let Some((PhraseKind::Name, end)) = self.scene.phrase(at, self.end)
            && !tags.contains(Tags::GIVEN)
        {
            return (None, end);
        }
        let end = self.name_run(at);
        let body = at > start && self.case(at - 1) != Case::Lower;
        if body && self.is_place_before_person(at, end) {
            return (None, at + 1);
        }
        let body = self.known(at, end).is_some()
            && (start..at).all(|i| self.case(i) == Case::Lower)
            && tags.intersects(Tags::ORG | Tags::MEDIA | Tags::PLACE)
            && !tags.contains(Tags::GIVEN);
        // *une députée Renouveau démocratique*
        let some = start >= 2
            && self.scene.tags(start - 2).contains(Tags::INDEF)
            && at == start
            && PARTISANS.contains(&self.word(start - 1));
        if some
            && end == at + 1
            && !tags.contains(Tags::GIVEN)
            && self.case(end) == Case::Lower
            && self.kind(end) == Some(Kind::Word)
            && self.is_modifier(end, self.tags(end))
        {
            return (None, end + 1);
        }
        if body || self.is_party_before_name(start, at, end) {
            return (None, end);
        }
        (Some(self.scene.span_of(at, end)), end)
    }

    /// « l'actuel président », « la redoutable magistrate »: a word with the end of an adjective, before a noun for who speaks
    /// that is none itself.
    pub(super) fn qualifies_next(&self, at: usize) -> bool {
        let tags = self.tags(at);
        let noun = Tags::SPEAKING | Tags::GRAMMAR | Tags::SPEECH | Tags::NAMING | Tags::MOMENT;
        let shaped = Tags::PAST_PART | Tags::PRES_PART;
        let participle = tags.intersects(shaped) && !tags.intersects(noun);
        if self.case(at) != Case::Lower
            || self.case(at + 1) != Case::Lower
            || !(self.scene.is_unknown(at) || participle)
        {
            return false;
        }
        let next = self.tags(at + 1);
        let speaks = next.intersects(Tags::PERSON | Tags::BODY | Tags::GROUP);
        // *le navire garde le cap*
        let behind = self.tags(at + 2);
        let acts = next.intersects(Tags::VERB)
            && behind.intersects(Tags::DET | Tags::CLITIC | Tags::THAT)
            && !behind.contains(Tags::OF);
        let ends = |word: &str, list: &[&str]| {
            let word = word.strip_suffix('s').unwrap_or(word);
            list.iter().any(|end| word.ends_with(end))
        };
        let word = self.word(at + 1);
        speaks
            && !acts
            && !next.contains(Tags::ADJ)
            && ends(self.word(at), QUALIFYING)
            && (!ends(word, BOTH) || ends(word, NOUNS))
    }

    /// « la ministre CSP, Mona Ferrand, »: letters between an office and the name behind its comma are the party's.
    pub(super) fn is_party_before_name(&self, start: usize, at: usize, end: usize) -> bool {
        let letters = self.case(at) == Case::Upper && (2..=6).contains(&self.word(at).len());
        let named = self.kind(end) == Some(Kind::Comma)
            && (self.tags(end + 1).contains(Tags::GIVEN) && self.case(end + 2) == Case::Capital
                || self.opens_unknown(end + 1));
        end == at + 1 && letters && named && (start..at).all(|i| self.case(i) == Case::Lower)
    }

    /// True of two words with capitals that nobody knows: a person's name.
    fn opens_unknown(&self, at: usize) -> bool {
        let unknown = |i: usize| {
            self.kind(i) == Some(Kind::Word)
                && self.case(i) == Case::Capital
                && self.tags(i).is_empty()
        };
        unknown(at) && unknown(at + 1)
    }

    /// « l'envoyée de la Ligue pour Les Rives Mona Ferrand », « le commissaire aux droits de l'homme Jean Talec »: where the name starts
    /// behind what the office at `at` is for.
    pub(super) fn named_beyond(&self, at: usize) -> Option<usize> {
        let tags = self.tags(at);
        let field = tags.intersects(Tags::TO | Tags::FOR) || self.word(at) == "en";
        if !field || self.case(at) != Case::Lower {
            return None;
        }
        let given = |i: usize| self.tags(i).contains(Tags::GIVEN) && self.case(i) == Case::Capital;
        let name = (at + 2..self.end.min(at + MAX_FIELD))
            .find(|i| self.kind(*i) != Some(Kind::Word) || given(*i) || self.opens_unknown(*i))?;
        let noun = (at + 1..name).find(|i| !self.tags(*i).intersects(Tags::DET))?;
        let before = self.tags(name - 1);
        // *au volant d'une vieille Talec Roux*: the car's name.
        if before.contains(Tags::ADJ) && self.tags(name - 2).contains(Tags::DET) {
            return None;
        }
        let small = Tags::DET | Tags::PREP | Tags::COORD | Tags::GIVEN | Tags::TITLE;
        let held = |i: usize| {
            let tags = self.tags(i);
            tags.intersects(Tags::PERSON | Tags::GROUP | Tags::MEDIA) && !tags.intersects(Tags::ADJ)
                || tags.intersects(Tags::THAT | Tags::REL)
        };
        ((given(name) || self.opens_unknown(name))
            && self.case(name + 1) == Case::Capital
            && self.kind(name + 1) == Some(Kind::Word)
            && !before.intersects(small)
            && !held(noun))
        .then_some(name)
    }

    /// A lower-case word that qualifies the head.
    pub(super) fn is_modifier(&self, at: usize, tags: Tags) -> bool {
        // *le syndicat étudiant*
        let kin = tags.contains(Tags::PRES_PART) && PEOPLE_AS_ADJECTIVES.contains(&self.word(at));
        if tags.intersects(Tags::ADJ | Tags::DEMONYM)
            || kin && !self.tags(at + 1).intersects(Tags::DET)
        {
            return true;
        }
        if tags.intersects(
            Tags::GRAMMAR
                | Tags::DATE
                | Tags::MOMENT
                | Tags::INVERTED
                | Tags::PRES_PART
                | Tags::INFINITIVE,
        ) {
            return false;
        }
        // *les Écologistes unis, …*
        if tags.contains(Tags::PAST_PART)
            && self.kind(at + 1) == Some(Kind::Comma)
            && self.case(at - 1) == Case::Capital
        {
            return true;
        }
        // *le service de sécurité incendie de Lunac*
        if self.word(at) == "incendie" && BEFORE_FIRE.contains(&self.word(at - 1)) {
            return !self.tags(at + 1).intersects(Tags::DET & !Tags::OF);
        }
        if tags.contains(Tags::FINITE) && !tags.contains(Tags::PAST_PART | Tags::OFFICE) {
            // *la ministre déléguée*: a participle that no finite reading shares, or *le directeur adjoint*.
            return false;
        }
        if tags.contains(Tags::PAST_PART) {
            // *la candidate déclarée Mona Ferrand*
            return !self.tags(at).contains(Tags::REPORTING)
                || self.tags(at + 1).contains(Tags::TO | Tags::PREP)
                || self.tags(at + 1).contains(Tags::GIVEN) && self.case(at + 1) == Case::Capital;
        }
        // *le sociologue repense la société*: an article follows a verb, not an adjective.
        let next = self.tags(at + 1);
        let object = next.contains(Tags::CLITIC)
            && self
                .tags(at + 2)
                .intersects(Tags::VERB | Tags::AVOIR | Tags::ETRE);
        let verb = next.contains(Tags::DET) && !next.intersects(Tags::OF | Tags::PREP) && !object;
        self.scene.is_unknown(at) && !verb
            || tags.intersects(Tags::SPEAKING | Tags::SPEECH | Tags::NAMING)
    }
}

/// Nouns of people that also qualify a body, and that look like participles.
const PEOPLE_AS_ADJECTIVES: &[&str] = &["enseignant", "étudiant", "étudiante", "militant"];

/// Those who are sent to somebody.
const MISSIONS: &[&str] = &[
    "ambassade",
    "ambassadeur",
    "ambassadrice",
    "délégation",
    "mission",
    "observateur",
    "observatrice",
    "représentant",
    "représentante",
];

/// How adjectives end.
const QUALIFYING: &[&str] = &[
    "able", "aire", "al", "ale", "ant", "ante", "el", "elle", "esque", "euse", "eux", "ible", "if",
    "ique", "ive", "é", "ée",
];

/// How nouns end that are adjectives as well: *militaire*, *syndicaliste*, and those that are none.
const BOTH: &[&str] = &[
    "aire", "ien", "ienne", "ique", "iste", "al", "ale", "el", "elle", "ant", "ante",
];

const NOUNS: &[&str] = &[
    "commissaire",
    "maire",
    "notaire",
    "secrétaire",
    "commandant",
    "commandante",
    "général",
    "générale",
    "amiral",
    "maréchal",
    "assistant",
    "assistante",
    "président",
    "dirigeant",
    "dirigeante",
];

/// What an office is for takes so many words at most.
const MAX_FIELD: usize = 9;

/// *accusé de mentir*, *accusée par lui*, *traité de menteur*: without an article a participle, not a noun.
pub fn is_accused(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.reading.text;
    let word = |at: usize| scene.token(at).map_or("", |t| t.span.of(text));
    let governs = scene.tags(at + 1).contains(Tags::OF) || word(at + 1) == "par";
    let stem = || word(at).trim_end_matches('s').trim_end_matches('e');
    governs
        && ["accusé", "traité"]
            .iter()
            .any(|s| stem().eq_ignore_ascii_case(s))
}

/// Nouns for a text before it is one, or for a part of it.
const DRAFTS: &[&str] = &[
    "article",
    "avant-projet",
    "extrait",
    "passage",
    "projet",
    "proposition",
    "version",
];

/// Whoever learns, teaches or knows a subject that *en* names.
const LEARNED: &[&str] = &[
    "apprenti",
    "apprentie",
    "chercheur",
    "chercheuse",
    "consultant",
    "consultante",
    "diplômé",
    "diplômée",
    "docteur",
    "docteure",
    "doctorant",
    "doctorante",
    "enseignant",
    "enseignante",
    "expert",
    "experte",
    "ingénieur",
    "ingénieure",
    "professeur",
    "professeure",
    "spécialiste",
    "technicien",
    "technicienne",
    "élève",
    "étudiant",
    "étudiante",
];

/// What no noun is: a verb, an article, a pronoun.
pub(super) const VERBAL: Tags = Tags::DET
    .union(Tags::CLITIC)
    .union(Tags::PRES_PART)
    .union(Tags::PAST_PART)
    .union(Tags::FINITE)
    .union(Tags::INFINITIVE)
    .union(Tags::AVOIR)
    .union(Tags::ETRE);

/// What somebody is in, and has not learnt.
const STATES: &[&str] = &[
    "cause", "colère", "fait", "larmes", "pleurs", "question", "revanche",
];

/// What *incendie* stands behind as a noun.
const BEFORE_FIRE: &[&str] = &[
    "alarme",
    "assurance",
    "défense",
    "détection",
    "lutte",
    "prévention",
    "risque",
    "secours",
    "service",
    "services",
    "sécurité",
];

/// What is halted by no court.
const HALTED: &[&str] = &[
    "activité",
    "activités",
    "attaques",
    "bombardements",
    "chantier",
    "circulation",
    "combats",
    "frappes",
    "hostilités",
    "livraisons",
    "production",
    "tirs",
    "trafic",
    "traitement",
    "travail",
    "travaux",
    "violences",
];

/// Those before whose party no comma stands.
const PARTISANS: &[&str] = &[
    "candidat",
    "candidate",
    "conseiller",
    "conseillère",
    "député",
    "députée",
    "eurodéputé",
    "eurodéputée",
    "militant",
    "militante",
    "sénateur",
    "sénatrice",
    "élu",
    "élue",
];

/// Nouns that count what *de* adds: *trois millions d'euros*; but *un groupe de travail* is a body.
fn counts_things(noun: &str) -> bool {
    let one = noun.trim_end_matches('s');
    one != "groupe" && (QUANTITIES.contains(&one) || matches!(one, "milliard" | "million"))
}
