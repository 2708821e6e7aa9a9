//! Names of bodies that go on in small letters: *Voyageurs en colère*, *Ports unis*, *le Forum citoyen pour la paix*.

use super::qualify::VERBAL;
use super::{MentionKind, Parser};
use crate::lexicon::{PhraseKind, Tags, names_alone};
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// The end of what goes on at `at` with the name of the body whose noun stands before `start`.
    pub(super) fn named_to(&self, start: usize, at: usize) -> Option<usize> {
        self.spelt_out(start, at)
            .or_else(|| self.aimed(start, at))
            .or_else(|| self.done_to(start, at))
            .or_else(|| self.called_so(start, at))
    }

    /// The end of *en colère* at `at` in *l'association Voyageurs en colère*, of *unis* in *le collectif Ports unis*.
    fn called_so(&self, start: usize, at: usize) -> Option<usize> {
        let name = at.checked_sub(1).filter(|name| *name >= start)?;
        let several = self.word(name).ends_with('s');
        let no = VERBAL | Tags::DATE | Tags::MOMENT;
        let noun = |at: usize| {
            self.kind(at) == Some(Kind::Word)
                && self.case(at) == Case::Lower
                && !self.tags(at).intersects(no)
        };
        let end = match self.word(at) {
            "en" | "contre" | "sans" if several && noun(at + 1) => at + 2,
            // *Action pour le port*: no place, and nobody.
            "pour" if self.is_plain_noun(name) => {
                let article = self.tags(at + 1).contains(Tags::DEF);
                let noun = noun(at + 2) && !self.tags(at + 2).intersects(Tags::PERSON);
                (article && noun).then_some(at + 3)?
            }
            // A participle that agrees with the name.
            done if several && done.ends_with('s') => {
                let tags = self.tags(at);
                let plain = !tags.intersects(Tags::THIRD | Tags::GRAMMAR)
                    && !self.tags(at + 1).intersects(Tags::PREP);
                (tags.contains(Tags::PAST_PART) && plain).then_some(at + 1)?
            }
            _ => return None,
        };
        let single = self.case(name) == Case::Capital && self.opens_name(start, name);
        single.then_some(end)
    }

    /// True if the capital at `name` is the first behind the noun of a body before `start` whose name is told without it, with
    /// nothing but adjectives between.
    pub(super) fn opens_name(&self, start: usize, name: usize) -> bool {
        let adjective = |i| {
            self.case(i) == Case::Lower
                && !self.tags(i).intersects(Tags::OF | Tags::PREP | Tags::DET)
        };
        let head = start.checked_sub(1).map(|head| self.word(head));
        (start..name).all(adjective)
            && head.is_some_and(|head| head == "comité" || names_alone(head))
    }

    /// True of a common noun that the lexicon knows: *Action*.
    fn is_plain_noun(&self, at: usize) -> bool {
        self.scene.entry(at).is_some() && !self.tags(at).intersects(Tags::NAME)
    }

    /// The end of *pour la paix* at `at` in *le Forum citoyen pour la paix*: what the body whose noun stands before `start` is for, or
    /// against.
    fn aimed(&self, start: usize, at: usize) -> Option<usize> {
        let head = self.word(start.checked_sub(1)?);
        let named = match self.word(at) {
            "pour" => ASSOCIATED.contains(&head) || FOUNDED.contains(&head),
            "contre" => {
                ASSOCIATED.contains(&head) || FOUNDED.contains(&head) || head == "Commission"
            }
            "sur" => STUDYING.contains(&head),
            _ => false,
        };
        if !named {
            return None;
        }
        let end = self.thing_behind(at)?;
        // *pour l'environnement et le climat*
        let more = self.tags(end).contains(Tags::AND) && self.tags(end + 1).contains(Tags::DEF);
        let second = || self.thing_behind(end).filter(|_| self.word(at) != "contre");
        Some(more.then(second).flatten().unwrap_or(end))
    }

    /// The end of *contre la fraude* at `at` in *le service de lutte contre la fraude*, of *aux victimes* in *d'aide aux victimes*: what the
    /// noun before `start` is done to.
    fn done_to(&self, start: usize, at: usize) -> Option<usize> {
        let noun = start.checked_sub(1).filter(|_| start == at)?;
        let bare = noun > 0 && self.scene.tags(noun - 1).contains(Tags::OF);
        let links = ACTIONS
            .iter()
            .find(|(action, _)| *action == self.word(noun));
        let linked = links.is_some_and(|(_, links)| links.contains(&self.word(at)));
        (bare && linked).then(|| self.thing_behind(at)).flatten()
    }

    /// The end of the noun of things, and of what belongs to it, behind the preposition at `at`.
    fn thing_behind(&self, at: usize) -> Option<usize> {
        let noun = if self.tags(at + 1).contains(Tags::DEF) {
            at + 2
        } else {
            at + 1
        };
        let no =
            Tags::DATE | Tags::MOMENT | Tags::NUM | Tags::INFINITIVE | Tags::DET | Tags::LATTER;
        let people = self.tags(noun).intersects(Tags::PERSON | Tags::OFFICE)
            && !self.word(noun).ends_with('s');
        let plain = noun < self.end
            && !people
            && !PASSING.contains(&self.word(noun))
            && self.kind(noun) == Some(Kind::Word)
            && self.case(noun) == Case::Lower
            && !self.tags(noun).intersects(no)
            && !matches!(
                self.scene.phrase(at, self.end),
                Some((PhraseKind::Adverb, _))
            );
        plain.then(|| self.modifiers(noun + 1, MentionKind::Thing, 1).1)
    }
}

/// Nouns that open the names of those who have joined for something.
const ASSOCIATED: &[&str] = &[
    "Alliance",
    "Association",
    "Coalition",
    "Collectif",
    "Comité",
    "Confédération",
    "Convention",
    "Coordination",
    "Fondation",
    "Fonds",
    "Forum",
    "Front",
    "Fédération",
    "Ligue",
    "Mouvement",
    "Observatoire",
    "Organisation",
    "Rassemblement",
    "Réseau",
    "Union",
];

/// Those of bodies that have been founded for something.
const FOUNDED: &[&str] = &[
    "Agence",
    "Bureau",
    "Centre",
    "Fonds",
    "Institut",
    "Mission",
    "Office",
    "Programme",
];

/// Those of bodies that look into something.
const STUDYING: &[&str] = &[
    "Centre",
    "Conférence",
    "Forum",
    "Institut",
    "Laboratoire",
    "Mission",
    "Observatoire",
];

/// Nouns of what is done, and the words that tell to what.
const ACTIONS: &[(&str, &[&str])] = &[
    ("accompagnement", &["à", "au", "aux"]),
    ("accès", &["à", "au", "aux"]),
    ("action", &["contre", "pour", "sur"]),
    ("aide", &["à", "au", "aux"]),
    ("appui", &["à", "au", "aux"]),
    ("assistance", &["à", "au", "aux"]),
    ("défense", &["contre"]),
    ("enquête", &["sur"]),
    ("formation", &["à", "au", "aux"]),
    ("information", &["sur"]),
    ("initiation", &["à", "au", "aux"]),
    ("lutte", &["contre", "pour"]),
    ("protection", &["contre"]),
    ("prévention", &["contre"]),
    ("recherche", &["en", "pour", "sur"]),
    ("recherches", &["en", "pour", "sur"]),
    ("réflexion", &["sur"]),
    ("secours", &["à", "au", "aux"]),
    ("sensibilisation", &["à", "au", "aux", "sur"]),
    ("soutien", &["à", "au", "aux"]),
    ("surveillance", &["sur"]),
    ("vigilance", &["contre", "sur"]),
    ("éducation", &["à", "au", "aux"]),
    ("étude", &["sur"]),
    ("études", &["sur"]),
];

/// Nouns of set phrases with *pour* and *sur*, and what is no name.
const PASSING: &[&str] = &[
    "année", "antenne", "base", "compte", "coup", "demain", "dossier", "erreur", "faute", "fois",
    "heure", "instant", "journée", "lancée", "moment", "nuit", "occasion", "part", "place",
    "point", "question", "reste", "semaine", "site", "sujet", "suite", "terrain", "toute",
];
