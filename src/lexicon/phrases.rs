//! Set phrases of several words, found by the entries of their words.

use bitflags::bitflags;

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    /// It says how or when.
    Adverb,
    /// What follows is the source of the words.
    Source,
    /// What follows holds the opinion.
    View,
    /// Its own possessive tells whose words or view they are.
    Own,
    /// The agent of a passive verb follows.
    Agent,
    /// A proper name of several words.
    Name,
    /// It opens a link to another article.
    Teaser,
    /// What follows is the reason that someone gives.
    Grounds,
    /// Those who follow are heard as a circle is: *du côté de*.
    Circle,
}

impl PhraseKind {
    /// The kind that the table calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "adverb" => Self::Adverb,
            "source" => Self::Source,
            "view" => Self::View,
            "own" => Self::Own,
            "agent" => Self::Agent,
            "teaser" => Self::Teaser,
            "circle" => Self::Circle,
            "grounds" => Self::Grounds,
            _ => return None,
        })
    }
}

bitflags! {
    /// Where a word can stand in set phrases: it rules most of them out before any is looked at.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct PhrasePlace: u8 {
        /// It is a phrase by itself.
        const ALONE = 1;
        /// It opens a phrase of several words.
        const FIRST = 2;
        /// It stands second in one.
        const SECOND = 4;
        /// It is the first word behind the verb of a locution: *garde* of *mettre en garde* is not, *en* is.
        const BEHIND_VERB = 8;
    }
}

/// A phrase: the entries of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Entries, in order.
    pub words: Vec<u32>,
    /// The second of them, 0 if there is none: it rules out most phrases at a glance.
    pub second: u32,
    /// What it does.
    pub kind: PhraseKind,
}
