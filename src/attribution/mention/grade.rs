//! Degrees and adjectives before a noun, and nouns that their article makes somebody.

use super::{Mention, MentionKind, Parser};
use crate::lexicon::{Agreement, Lexicon, Tags};
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// *le critique*, *son conseil, Me Talec*: a noun at `at` that is somebody's here, and a thing's or body's elsewhere.
    pub(super) fn is_someone_here(&self, start: usize, at: usize) -> bool {
        match self.word(at) {
            "critique" => ["Ce", "Le", "Un", "ce", "le", "un"].contains(&self.word(start)),
            "conseil" => {
                self.tags(start).contains(Tags::POSS)
                    && self.kind(at + 1) == Some(Kind::Comma)
                    && self.word(at + 2) == "Me"
            }
            _ => false,
        }
    }

    /// The item after an adverb of degree at `at`: *assez*, *un peu*.
    pub(super) fn degree(&self, at: usize) -> Option<usize> {
        // All of them are adverbs or count.
        if !self.scene.tags(at).intersects(Tags::GRAMMAR) {
            return None;
        }
        let word = self.scene.word(at);
        if DEGREES.contains(&word) {
            return Some(at + 1);
        }
        let little = match word {
            "un" => ["brin", "peu", "rien", "tantinet"].contains(&self.word(at + 1)),
            "quelque" => self.word(at + 1) == "peu",
            _ => false,
        };
        (little && self.takes_degree(at + 2)).then_some(at + 2)
    }

    /// A small word at `at` that an adverb of degree before it makes an adjective.
    pub(super) fn takes_degree(&self, at: usize) -> bool {
        let other =
            Tags::GRAMMAR | Tags::ADV | Tags::DATE | Tags::MOMENT | Tags::AVOIR | Tags::ETRE;
        self.kind(at) == Some(Kind::Word)
            && self.case(at) == Case::Lower
            && !self.tags(at).intersects(other)
    }

    /// *plus*, *moins* before an adjective.
    pub(super) fn is_superlative(&self, at: usize) -> bool {
        let adjective = || {
            self.tags(at + 1).contains(Tags::ADJ)
                || self.tags(at + 2).intersects(Tags::SPEAKING)
                    && self.case(at + 1) == Case::Lower
                    && !self.tags(at + 1).intersects(Tags::GRAMMAR)
        };
        matches!(self.word(at), "plus" | "moins") && adjective()
    }

    /// *une certaine Mona Talec*, *un dénommé Talec*: a participle or adjective before a name that is heard for the first time.
    pub(super) fn presents_name(&self, at: usize) -> bool {
        let one = |word: &'static &str| {
            let rest = self.word(at).strip_prefix(*word);
            rest.is_some_and(|rest| rest.is_empty() || rest == "e")
        };
        self.case(at + 1) == Case::Capital
            && self.kind(at + 1) == Some(Kind::Word)
            && PRESENTING.iter().any(one)
    }

    /// *le Secrétaire Général Jean Talec*: the adjective at `at` of an office, with its capital.
    pub(super) fn is_rank(&self, at: usize) -> bool {
        let office = at > 0
            && self.tags(at - 1).contains(Tags::OFFICE)
            && self.case(at - 1) == Case::Capital;
        let word = || self.word(at).to_lowercase();
        office
            && self.case(at) == Case::Capital
            && RANKS.contains(&word().trim_end_matches('s').trim_end_matches('e'))
    }

    /// *le Dr. Jean Talec*: the point at `at` of the form of address before it.
    pub(super) fn is_point_of_title(&self, at: usize) -> bool {
        at > 0
            && self.kind(at) == Some(Kind::Stop)
            && self.tags(at - 1).contains(Tags::TITLE)
            && self.case(at - 1) == Case::Capital
            && self.scene.word(at - 1).chars().count() <= 4
            && self.kind(at + 1) == Some(Kind::Word)
            && self.case(at + 1) != Case::Lower
            && (self.tags(at + 1).contains(Tags::NAME)
                || !self
                    .tags(at + 1)
                    .intersects(Tags::SUBJ | Tags::DET | Tags::PREP | Tags::DEMO))
    }

    /// The end of *au maire de Lori* at `at` in *l'adjointe au maire de Lori Mona Talec*: she is the one who is named, not the
    /// mayor.
    pub(super) fn deputy(&self, start: usize, at: usize, depth: u8) -> Option<usize> {
        let deputy = self
            .scene
            .word(start - 1)
            .trim_end_matches('s')
            .trim_end_matches('e');
        if !self.tags(at).contains(Tags::TO) || !matches!(deputy, "adjoint" | "Adjoint") {
            return None;
        }
        let noun = at + 1 + usize::from(!self.tags(at).contains(Tags::CONTRACT));
        let office = self.tags(noun).intersects(Tags::OFFICE | Tags::BODY);
        if !office || self.case(noun) != Case::Lower && !self.tags(noun).contains(Tags::OFFICE) {
            return None;
        }
        let mut end = noun + 1;
        if self.tags(end).contains(Tags::OF) {
            end = self.complement(end, depth.min(1))?;
        }
        let full = |i: usize| {
            self.tags(i).contains(Tags::GIVEN)
                && self.case(i) == Case::Capital
                && self.kind(i + 1) == Some(Kind::Word)
                && (self.case(i + 1) != Case::Lower || self.tags(i + 1).contains(Tags::PARTICLE))
        };
        // *au maire de Lourdes Mona Talec*: the town's name may be somebody's, too.
        let town = |i: usize| {
            let behind = self.tags(i - 1).intersects(Tags::OF | Tags::DEF);
            behind && self.tags(i + 1).contains(Tags::GIVEN)
        };
        let Some(name) = (noun + 1..end.max(noun + 2)).find(|i| full(*i) && !town(*i)) else {
            return Some(end);
        };
        // *l'adjointe au maire Jean Talec*: he is the mayor.
        let own = self.scene.agreement(start - 1);
        let named = Lexicon::french().given(self.scene.word(name));
        if named.is_some_and(|named| !own.fits(named)) {
            return Some(self.name_run(name));
        }
        Some(name)
    }

    /// A determiner and a proper name, with the adjective before it that belongs to the name, or presents it.
    pub(super) fn named_whole(
        &self,
        start: usize,
        at: usize,
        agreement: Agreement,
        definite: bool,
        depth: u8,
    ) -> (Mention, usize) {
        let (mut thing, end) = self.named_thing(start, at, agreement, definite, depth);
        let unknown = thing.head.is_none() && self.known(at, end).is_none();
        if at > start + 1 && unknown && self.presents_name(at - 1) {
            thing.kind = MentionKind::Person;
        }
        // *le Haut Conseil*
        if at > start + 1
            && self.word(at - 1).starts_with("Haut")
            && thing.kind == MentionKind::Body
        {
            thing.name = thing.name.map(|name| self.scene.span(at - 1).join(name));
        }
        (thing, end)
    }

    /// *la dernière enquête*, but *cette dernière enquête sur*: a thing behind *dernier*.
    pub(super) fn is_last_of_things(&self, at: usize) -> bool {
        let things = Tags::DOCUMENT | Tags::SPEECH | Tags::NAMING;
        self.tags(at).contains(Tags::LATTER)
            && self.tags(at + 1).intersects(things)
            && at > 0
            && !self.scene.tags(at - 1).contains(Tags::DEM)
    }

    /// *depuis la sixième visite du ministre*: behind a preposition an ordinal has its noun, though that could be a verb.
    pub(super) fn is_thing_counted(&self, at: usize) -> bool {
        let tied = Tags::PREP | Tags::OF;
        (self.tags(at).contains(Tags::NUM) || self.word(at).ends_with("ième"))
            && self.scene.is_thing(at + 1)
            && at >= 2
            && self.scene.tags(at - 1).contains(Tags::DET)
            && self.scene.tags(at - 2).intersects(tied)
    }
}

/// The gender that an adjective before its noun tells: *ancien*, *ancienne*.
pub(super) fn gender_before(word: &str) -> Agreement {
    match word.strip_suffix('s').unwrap_or(word) {
        "Ancien" | "ancien" | "dernier" | "doyen" | "futur" | "nouveau" | "nouvel" | "premier"
        | "seul" | "vieil" | "vieux" => Agreement::MASCULINE,
        "Ancienne" | "ancienne" | "dernière" | "doyenne" | "future" | "nouvelle" | "première"
        | "seule" | "vieille" => Agreement::FEMININE,
        _ => Agreement::empty(),
    }
}

/// What presents a name, in the masculine.
const PRESENTING: &[&str] = &["certain", "dénommé", "nommé", "prénommé", "susnommé"];

/// Adjectives of offices, without their *e*.
const RANKS: &[&str] = &[
    "adjoint",
    "artistiqu",
    "commercial",
    "communal",
    "divisionnair",
    "délégué",
    "départemental",
    "exécutif",
    "exécutiv",
    "financier",
    "fédéral",
    "général",
    "municipal",
    "médical",
    "national",
    "permanent",
    "principal",
    "provincial",
    "régional",
    "résident",
    "scientifiqu",
    "spécial",
    "sportif",
    "sportiv",
    "techniqu",
    "territorial",
];

/// Adverbs that say how much an adjective holds.
const DEGREES: &[&str] = &["assez", "peu", "trop", "très"];

/// Nouns whose gender is not that of whom they tell of: *la star*, *le conseil de la famille*.
pub(super) const EITHER: &[&str] = &[
    "conseil",
    "figure",
    "icône",
    "idole",
    "légende",
    "personnalité",
    "personne",
    "pointure",
    "pépite",
    "recrue",
    "révélation",
    "sommité",
    "star",
    "vedette",
    "victime",
    "voix",
];
