//! What a verb of speech announces and what may follow it: the cells `class` and `takes`.

use std::ops::BitOr;

/// What kind of speech a verb announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Says something: *dire*.
    Say,
    /// Goes on saying: *ajouter*.
    Continue,
    /// Answers: *rétorquer*.
    Answer,
    /// Vouches or promises: *jurer*.
    Assure,
    /// Denies or plays down: *démentir*.
    Deny,
    /// Warns or threatens: *avertir*.
    Warn,
    /// Asks that something be done: *exhorter*.
    Urge,
    /// Praises or backs: *saluer*.
    Support,
    /// Blames: *fustiger*.
    Condemn,
    /// Gives ground: *admettre*.
    Concede,
    /// Holds an opinion: *estimer*.
    Opine,
    /// Asks a question: *s’interroger*.
    Ask,
    /// Shows a feeling: *s’étonner*.
    Emotion,
    /// Writes, publishes or passes on: *tweeter*.
    Channel,
    /// Gives a name, and quotes nobody: *baptiser*.
    Naming,
    /// A plain act that may stand for a verb of speech after a quote: *sourire*.
    Movement,
    /// Does not report speech at all.
    Plain,
}

impl Class {
    /// Every class, and how the tables spell it.
    pub const ALL: [(Self, &'static str); 17] = [
        (Self::Say, "say"),
        (Self::Continue, "continue"),
        (Self::Answer, "answer"),
        (Self::Assure, "assure"),
        (Self::Deny, "deny"),
        (Self::Warn, "warn"),
        (Self::Urge, "urge"),
        (Self::Support, "support"),
        (Self::Condemn, "condemn"),
        (Self::Concede, "concede"),
        (Self::Opine, "opine"),
        (Self::Ask, "ask"),
        (Self::Emotion, "emotion"),
        (Self::Channel, "channel"),
        (Self::Naming, "naming"),
        (Self::Movement, "movement"),
        (Self::Plain, "plain"),
    ];

    /// The class that the tables spell `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }

    /// How the tables spell it.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// A set of what a verb may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Takes(u16);

impl Takes {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A whole quote, before or after.
    pub const QUOTE: Self = Self(1);
    /// A clause opened by *que*.
    pub const QUE: Self = Self(1 << 1);
    /// An object, which may be a partial quote: *saluer « un geste »*.
    pub const NOUN: Self = Self(1 << 2);
    /// *de* and an infinitive or a noun.
    pub const DE: Self = Self(1 << 3);
    /// *à* and a noun or an infinitive.
    pub const A: Self = Self(1 << 4);
    /// *contre* and a noun.
    pub const CONTRE: Self = Self(1 << 5);
    /// *de* or *comme* and a judgement: *qualifier X de « … »*.
    pub const COMME: Self = Self(1 << 6);
    /// Its own pronoun: *s’exclamer*.
    pub const REFL: Self = Self(1 << 7);
    /// An impersonal subject: *est-il précisé*.
    pub const IMPERS: Self = Self(1 << 8);

    const NAMES: [(Self, &'static str); 9] = [
        (Self::A, "a"),
        (Self::COMME, "comme"),
        (Self::CONTRE, "contre"),
        (Self::DE, "de"),
        (Self::IMPERS, "impers"),
        (Self::NOUN, "noun"),
        (Self::QUE, "que"),
        (Self::QUOTE, "quote"),
        (Self::REFL, "refl"),
    ];

    /// Reads a cell: names joined by commas.
    pub fn parse(cell: &str) -> Option<Self> {
        let one = |name| {
            Self::NAMES
                .iter()
                .find(|(_, n)| *n == name)
                .map(|(t, _)| *t)
        };
        cell.split(',')
            .try_fold(Self::NONE, |all, name| Some(all | one(name)?))
    }

    /// True if all of `other` is in this set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl BitOr for Takes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, Takes};

    #[test]
    fn classes_and_sets_read_as_they_are_spelled() {
        for (class, name) in Class::ALL {
            assert_eq!((Class::parse(name), class.name()), (Some(class), name));
        }
        let takes = Takes::parse("noun,quote").unwrap();
        assert!(takes.has(Takes::NOUN | Takes::QUOTE) && !takes.has(Takes::QUE));
        assert_eq!(Takes::parse("quote,xyz"), None);
    }
}
