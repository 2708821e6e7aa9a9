//! Who holds an office, where the name stands right behind its field: *le ministre de l'Intérieur Jean Talec*.

use super::{MentionKind, Parser};
use crate::lexicon::{Agreement, Beside, Sorts, Tags, beside, called};
use crate::span::Span;
use crate::text::fold;
use crate::text::letters::abbreviates;
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// The post of an office: *à la Santé*, *aux Affaires étrangères*, *à l’ONU*; not whom one speaks to.
    pub(super) fn post(&self, to: usize) -> Option<usize> {
        let mut next = to + 1;
        if self.tags(next).intersects(Tags::DEF) {
            next += 1;
        } else if !self.tags(to).contains(Tags::CONTRACT) {
            return None;
        }
        // « a dit l'entraîneur à L'Équipe »
        let paper = self
            .known_name(to + 1)
            .is_some_and(|m| m.0.kind == MentionKind::Medium);
        if paper || self.case(next) == Case::Capital && self.is_paper_behind(next, next + 1) {
            return None;
        }
        // « a dit le maraîcher au premier ministre »: whom he speaks to.
        if self.tags(next).intersects(Tags::ADJ | Tags::NUM)
            && self.case(next) == Case::Lower
            && self.tags(next + 1).intersects(Tags::PERSON)
        {
            return None;
        }
        // *une source au ministère*
        let inside =
            self.word(to - 1).starts_with("source") && self.tags(next).contains(Tags::BODY);
        if self.case(next) == Case::Lower && !inside && !self.tags(to - 1).contains(Tags::OFFICE)
            || self.tags(next).intersects(Tags::MEDIA | Tags::INFORMANT)
            || self.kind(next) != Some(Kind::Word)
            || STAGES.contains(&self.word(next))
            || (self.case(next) == Case::Lower
                && self
                    .tags(next)
                    .intersects(Tags::PERSON | Tags::GROUP | Tags::MOMENT))
        {
            return None;
        }
        let end = if self.case(next) == Case::Lower {
            // *à l'hôpital Saint-Marc*
            let named = self.tags(next).contains(Tags::BODY)
                && self.case(next + 1) == Case::Capital
                && !self.tags(next + 1).contains(Tags::GIVEN);
            if named {
                self.name_run(next + 1)
            } else {
                next + 1
            }
        } else {
            self.name_run(next)
        };
        let mut end = end;
        while self.is_modifier(end, self.tags(end))
            && self.case(end) == Case::Lower
            && end < self.end
        {
            end += 1;
        }
        Some(end)
    }

    /// The end of where or over what an office is held, at `at`: *à Lisbonne*, *en charge des ports*, *à la Santé*.
    pub(super) fn field(&self, start: usize, at: usize, depth: u8) -> Option<usize> {
        let tags = self.tags(at);
        let town = self.tags(at + 1).contains(Tags::PLACE) && self.case(at + 1) != Case::Lower;
        if tags.contains(Tags::PREP) && town && at > start {
            return Some(self.name_run(at + 1));
        }
        if let Some(end) = self
            .learned(start, at)
            .or_else(|| self.deputy(start, at, depth))
        {
            return Some(end);
        }
        self.charge(at, depth).or_else(|| {
            let end = tags.contains(Tags::TO).then(|| self.post(at)).flatten()?;
            Some(self.holder(at, end).unwrap_or(end))
        })
    }

    /// The end of *en charge des ports*, *en matière de pêche*, *chargée des ports*, *à la retraite* at `at`.
    fn charge(&self, at: usize, depth: u8) -> Option<usize> {
        let retired = self.tags(at).contains(Tags::TO)
            && self.scene.word(at) == "à"
            && at + 2 < self.end
            && self.scene.word(at + 2) == "retraite";
        if retired {
            return Some(at + 3);
        }
        // *chargée de la Mer*
        if self.tags(at + 1).contains(Tags::OF) && self.scene.word(at).starts_with("chargé") {
            return self.complement(at + 1, depth);
        }
        let opens = self.tags(at + 2).contains(Tags::OF)
            && self.scene.word(at) == "en"
            && matches!(self.scene.word(at + 1), "charge" | "matière");
        opens.then(|| self.complement(at + 2, depth)).flatten()
    }

    /// The end of *pour la défense des droits* at `at` in *l'Organisation citoyenne pour la défense des droits (OCDD)*: a bracket
    /// holds the initials of all of it.
    pub(super) fn spelt_out(&self, start: usize, at: usize) -> Option<usize> {
        let head = start.checked_sub(1)?;
        if self.case(head) != Case::Capital || !self.tags(at).intersects(Tags::PREP | Tags::AND) {
            return None;
        }
        let last = self.end.min(at + MAX_SPELT);
        let open = (at..last).find(|i| self.kind(*i) != Some(Kind::Word))?;
        let letters = open + 1;
        let bracket = self.kind(open) == Some(Kind::Open)
            && self.case(letters) != Case::Lower
            && self.kind(letters + 1) == Some(Kind::Close);
        let short = bracket.then(|| self.scene.word(letters))?;
        let words = self.scene.span_of(head, open).of(self.scene.reading.text);
        abbreviates(&fold::name_key(short), words).then_some(open)
    }

    /// The end of *, de l'Hygiène et de la Mer* at `at`, behind the first field of a ministry or the like.
    pub(super) fn listed(&self, start: usize, at: usize, depth: u8) -> Option<usize> {
        let list =
            |at: usize| self.kind(at) == Some(Kind::Comma) && self.tags(at + 1).contains(Tags::OF);
        if !list(at) {
            return None;
        }
        let head = self.scene.word(start.checked_sub(1)?).to_lowercase();
        let several = head.starts_with("minist") || LISTING.contains(&head.as_str());
        if !several || depth == 0 {
            return None;
        }
        let mut comma = at;
        for _ in 0..MAX_LISTED {
            let end = list(comma)
                .then(|| self.complement(comma + 1, depth))
                .flatten()?;
            if self.tags(end).contains(Tags::AND) && self.tags(end + 1).contains(Tags::OF) {
                return self.complement(end + 1, depth);
            }
            comma = end;
        }
        None
    }

    /// Where the name of an office's holder starts, inside the complement from `of` to `end` that was read with it.
    pub(super) fn holder(&self, of: usize, end: usize) -> Option<usize> {
        let first = (of + 1..end).find(|i| !self.tags(*i).intersects(Tags::DET))?;
        // A given name is surer than what stands before it.
        (first + 1..end)
            .find(|at| self.opens_holder(*at) && self.opens_given(*at))
            .or_else(|| {
                (first + 1..end).find(|at| {
                    let field = beside(self.scene.word(*at - 1)) == Some(Beside::Field)
                        || self.known(first, *at).is_some()
                        || self.is_bare_complement(*at)
                        || self.ends_field(first, *at);
                    field && self.opens_holder(*at)
                })
            })
    }

    /// « la flotte lorienne Antony Belval »: an adjective ends the field, and its noun bears no names.
    fn ends_field(&self, first: usize, at: usize) -> bool {
        let adjective = |i: &usize| {
            self.case(*i) == Case::Lower
                && (self.tags(*i).intersects(Tags::DEMONYM | Tags::ADJ)
                    || self.scene.is_unknown(*i))
        };
        let adjectives = (first + 1..at).rev().take_while(adjective).count();
        let noun = at - 1 - adjectives;
        let bears = Tags::BODY | Tags::MEDIA | Tags::DOCUMENT | Tags::NAMING | Tags::SPEAKING;
        adjectives > 0
            && self.case(noun) == Case::Lower
            && match beside(self.scene.word(noun)) {
                Some(beside) => beside == Beside::Field,
                None if called(self.scene.word(noun)).is_some() => false,
                None => !self.tags(noun).intersects(bears),
            }
    }

    /// « soupirait au pied des tribunes Jean Talec »: a person's full name at `at`, that no plural noun bears.
    pub(super) fn follows_many(&self, at: usize) -> bool {
        let Some(bearer) = at.checked_sub(1) else {
            return false;
        };
        let before = self.scene.agreement(bearer);
        let many = before.contains(Agreement::PLURAL) && !before.contains(Agreement::SINGULAR);
        let marked = self.scene.word(bearer).ends_with(['s', 'x'])
            && bearer > 0
            && self.tags(bearer - 1).intersects(Tags::DET);
        (many || marked)
            && self.case(bearer) == Case::Lower
            && self.tags(at).contains(Tags::GIVEN)
            && self.case(at + 1) == Case::Capital
            && self.kind(at + 1) == Some(Kind::Word)
            && !self.tags(bearer).intersects(Tags::SPEAKING | Tags::NAMING)
    }

    /// *les agences japonaise et coréenne*
    fn joins_adjectives(&self, at: usize) -> bool {
        self.tags(at).contains(Tags::AND)
            && self.tags(at - 1).intersects(Tags::ADJ | Tags::DEMONYM)
            && self.tags(at + 1).intersects(Tags::ADJ | Tags::DEMONYM)
            && self.case(at + 1) == Case::Lower
    }

    /// *l'historienne et romancière Mona Ferrand*: the second has no article of its own.
    fn joins_offices(&self, at: usize) -> bool {
        let second = self.tags(at + 1);
        // *l'autrice et critique Mona Ferrand*, but *la maire vient et critique la presse*
        let behind = self.tags(at + 2);
        let named = self.case(at + 2) == Case::Capital || behind.contains(Tags::ADJ);
        let named = named || self.scene.is_unknown(at + 2) && self.case(at + 3) == Case::Capital;
        self.tags(at).contains(Tags::AND)
            && second.intersects(Tags::PERSON)
            && !second.intersects(Tags::NAME | Tags::GRAMMAR)
            && (!second.contains(Tags::FINITE) || named)
            && self.case(at + 1) == Case::Lower
            && self
                .scene
                .agreement(at + 1)
                .fits(self.scene.agreement(at - 1))
    }

    /// True if two words at `at` go on with the phrase: *et coréenne*, *et romancière*, *au pouvoir*.
    pub(super) fn goes_on_by_two(&self, start: usize, at: usize, person: bool) -> bool {
        at > start && self.joins_adjectives(at)
            || person && self.joins_offices(at)
            || self.word(at) == "au" && self.word(at + 1) == "pouvoir"
    }

    /// *l'association Mer et Vent*: two words after the noun at `start - 1` make one name.
    pub(super) fn joins_names(&self, start: usize, at: usize) -> bool {
        let word = |i: usize| self.kind(i) == Some(Kind::Word) && self.case(i) == Case::Capital;
        let known = Tags::NAME | Tags::TITLE | Tags::DET;
        let singular = self.scene.agreement(start - 1);
        (at == start + 1 || at > start && self.opens_name(start, at - 1))
            && self.tags(start - 1).intersects(Tags::BODY | Tags::GROUP)
            && singular.contains(Agreement::SINGULAR)
            && self.tags(at).contains(Tags::AND)
            && word(at + 1)
            && !word(at + 2)
            // « Le groupe Lovana et Talec ont signé »
            && !(self.tags(at + 2).contains(Tags::FINITE) && self.word(at + 2).ends_with("nt"))
            && !self.tags(at - 1).intersects(known)
            && !self.tags(at + 1).intersects(known)
    }

    /// A person's name of two words or more that makes up the rest of the phrase after its noun.
    pub(super) fn person_after(&self, noun: usize, end: usize) -> Option<Span> {
        let mut first = noun + 1;
        // *le barreur lorien Ilmar Talec*
        while self.tags(first).contains(Tags::DEMONYM) && self.case(first) == Case::Lower {
            first += 1;
        }
        let native = first > noun + 1;
        // *le milieu de terrain Jean Talec*
        if first == noun + 1 && self.is_bare_complement(noun + 3) {
            first += 2;
        }
        let named = end >= first + 2
            && (self.tags(first).contains(Tags::GIVEN)
                || native && self.known(first, end).is_none())
            && !self.tags(noun).contains(Tags::NAMING)
            && (first..end)
                .all(|i| self.case(i) != Case::Lower || self.tags(i).contains(Tags::PARTICLE))
            && self.scene.agreement(noun) != Agreement::PLURAL
            // *boulevard Jean Talec*
            && beside(self.scene.word(noun)) != Some(Beside::Namesake);
        named.then(|| self.scene.span_of(first, end))
    }

    /// « a confié à la radio Odile Carnac », « a promis dans un message Odile Carnac »: the full name at `at`, right behind a
    /// noun that has heard or holds the words, and bears no names.
    pub(super) fn is_heard_by(&self, start: usize, at: usize) -> bool {
        let hears = |back: usize| {
            let noun = at.checked_sub(back).map(|i| self.scene.word(i));
            noun.filter(|word| HEARING.contains(word))
        };
        // *l'attaché de presse Jean Talec*
        if at > start + 1 && self.word(at - 1) == "presse" && self.tags(at - 2).contains(Tags::OF) {
            return false;
        }
        // *la radio*, *la radio nationale*
        let qualified = at > start && self.case(at - 1) == Case::Lower;
        let Some(noun) = hears(1).or_else(|| hears(2).filter(|_| qualified)) else {
            return false;
        };
        // *la presse Wojtek Ferrand*, but *la radio Mosaïque Nord*
        let unknown = !called(noun).is_some_and(|sorts| sorts.contains(Sorts::MEDIA))
            && self.tags(at).is_empty()
            && (self.tags(at + 1).is_empty() || self.tags(at + 1).contains(Tags::GIVEN));
        (self.opens_given(at) || qualified || unknown)
            && self.case(at + 1) == Case::Capital
            && self.kind(at + 1) == Some(Kind::Word)
    }

    /// « a réagi après le vote du report Wojtek Ferran, un élu de Lori »: two words that nobody knows, which a comma and an
    /// indefinite apposition follow, are a person's name.
    pub(super) fn is_somebody_else(&self, start: usize, at: usize) -> bool {
        let name = |i: usize| {
            let tags = self.tags(i);
            self.kind(i) == Some(Kind::Word)
                && self.case(i) == Case::Capital
                && (tags.is_empty() || tags.contains(Tags::GIVEN))
        };
        let noun = self.scene.word(start - 1);
        name(at)
            && name(at + 1)
            && self.kind(at + 2) == Some(Kind::Comma)
            && self.tags(at + 3).contains(Tags::INDEF | Tags::DET)
            && self.tags(at + 4).intersects(Tags::PERSON)
            && self.case(start - 1) == Case::Lower
            && !self.tags(start - 1).intersects(Tags::PERSON)
            && beside(noun) != Some(Beside::Namesake)
    }

    /// « aux élus présents Odile Carnac »: the full name of one at `at`, behind a noun in the plural before `start` and what
    /// is said of them; no list of names.
    pub(super) fn is_one_of_many(&self, start: usize, at: usize) -> bool {
        let before = self.scene.agreement(start - 1);
        let many = before.contains(Agreement::PLURAL) && !before.contains(Agreement::SINGULAR);
        let adjective =
            self.case(at - 1) == Case::Lower && self.scene.word(at - 1).ends_with(['s', 'x']);
        if !many || !adjective || self.case(at) != Case::Capital {
            return false;
        }
        let end = self.name_run(at);
        let listed = self.tags(end).contains(Tags::COORD)
            || self.kind(end) == Some(Kind::Comma) && self.case(end + 1) != Case::Lower;
        end > at + 1 && !listed && self.known(at, end).is_none()
    }

    /// The item after the bracket at `at`, where the office whose noun stands before `start` goes on behind it: *le député
    /// (écologiste) du Var*.
    pub(super) fn party(&self, start: usize, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Open) {
            return None;
        }
        let close = (at + 2..at + MAX_PARTY).find(|i| self.kind(*i) == Some(Kind::Close))?;
        let told = |i: usize| {
            self.kind(i) != Some(Kind::Word) || self.tags(i).intersects(Tags::REL | Tags::FINITE)
        };
        let next = close + 1;
        // « a dit au maire (centriste) Odile Carnac »: she has said it.
        let before = |back: usize| start.checked_sub(back).map(|i| self.scene.tags(i));
        let told_to = [2, 3]
            .into_iter()
            .any(|back| before(back).is_some_and(|t| t.contains(Tags::TO)));
        let named = self.opens_given(next) && self.case(next + 1) == Case::Capital && !told_to;
        let goes_on = self.tags(next).contains(Tags::OF) || named;
        (goes_on && !(at + 1..close).any(told)).then_some(next)
    }

    /// *le juge d'instruction*: a noun without article after *de* ends before `at`.
    fn is_bare_complement(&self, at: usize) -> bool {
        let of = self.tags(at.saturating_sub(2));
        let known = Tags::DET | Tags::OFFICE | Tags::BODY | Tags::GROUP;
        of.contains(Tags::OF)
            && !of.intersects(Tags::CONTRACT)
            && self.case(at - 1) == Case::Lower
            && !self.tags(at - 1).intersects(known)
    }

    fn opens_given(&self, at: usize) -> bool {
        let joins = Tags::GIVEN | Tags::PARTICLE | Tags::TITLE;
        self.tags(at).contains(Tags::GIVEN) && !self.tags(at - 1).intersects(joins)
    }

    fn opens_holder(&self, at: usize) -> bool {
        let word = |at: usize| self.kind(at) == Some(Kind::Word);
        let part =
            |at: usize| self.case(at) != Case::Lower || self.tags(at).contains(Tags::PARTICLE);
        // *l'adjoint du maire Marc Belval*: the name is the president's.
        let mut noun = at - 1;
        while noun > 0 && self.tags(noun).intersects(Tags::DEMONYM | Tags::ADJ) {
            noun -= 1;
        }
        if self.tags(noun).contains(Tags::OFFICE) && self.case(noun) == Case::Lower {
            return false;
        }
        let full = word(at) && self.case(at) == Case::Capital && word(at + 1) && part(at + 1);
        let title = self.tags(at).contains(Tags::TITLE) && !self.tags(at).contains(Tags::GIVEN);
        // *le directeur du stade Jean Talec*, but *le milieu de terrain Jean Talec*
        let bears = beside(self.scene.word(at - 1)) == Some(Beside::Namesake)
            && !self.is_bare_complement(at);
        full && !title && !bears
    }
}

/// Nouns besides ministers and ministries that have several fields.
const LISTING: &[&str] = &[
    "chambre",
    "commission",
    "conseil",
    "direction",
    "fédération",
    "office",
    "secrétariat",
    "secrétaire",
    "syndicat",
];

/// A body's name has so many words at most behind its head and adjectives.
const MAX_SPELT: usize = 14;

/// So many fields are listed at most.
const MAX_LISTED: usize = 4;

/// A bracket that names a party has at most so many items.
const MAX_PARTY: usize = 7;

/// Nouns of what has heard or holds somebody's words.
const HEARING: &[&str] = &[
    "communiqué",
    "courriel",
    "entretien",
    "interview",
    "lettre",
    "message",
    "post",
    "presse",
    "radio",
    "tweet",
];

/// Where and when one speaks, behind *à* or *au*: not what an office is over. *la ministre à la tribune*
const STAGES: &[&str] = &[
    "adresse",
    "annonce",
    "antenne",
    "appel",
    "arrivée",
    "aube",
    "audience",
    "avance",
    "bar",
    "barre",
    "bord",
    "bout",
    "cantonade",
    "chaire",
    "chevet",
    "coin",
    "comptoir",
    "demande",
    "fin",
    "fond",
    "foule",
    "guidon",
    "instant",
    "issue",
    "maison",
    "micro",
    "occasion",
    "pied",
    "porte",
    "pupitre",
    "salle",
    "sortie",
    "suite",
    "tribune",
    "téléphone",
    "unisson",
    "veille",
    "volant",
    "écran",
    "époque",
];
