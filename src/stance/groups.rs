//! The named groups of features, and the options of a scheme: which groups count, and how much.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Name of the recipe that turns words into features. It changes whenever the same text would give
/// other features.
pub const SCHEME: &str = "fr-bow/2";

/// A group of features.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Stems of the reporting sentence outside the spoken words.
    Around,
    /// Five letters in a row inside the words of the reporting sentence.
    AroundChars,
    /// Two stems in a row there.
    AroundPair,
    /// Stems of the words between cue and quote.
    Between,
    /// Five letters in a row inside the spoken words.
    Chars,
    /// What the spoken words do, by the tables of word classes.
    Class,
    /// What the words around them do.
    ClassAround,
    /// Lemma of the cue.
    Cue,
    /// Class of the cue.
    CueClass,
    /// Two stems in a row of the spoken words.
    Pair,
    /// Stems of the spoken words.
    Word,
}

impl Group {
    /// All groups, in the order of their names.
    pub const ALL: [Self; 11] = [
        Self::Around,
        Self::AroundChars,
        Self::AroundPair,
        Self::Between,
        Self::Chars,
        Self::Class,
        Self::ClassAround,
        Self::Cue,
        Self::CueClass,
        Self::Pair,
        Self::Word,
    ];

    /// The group's name in model files, cards and explanations.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Around => "around",
            Self::AroundChars => "around-chars",
            Self::AroundPair => "around-pair",
            Self::Between => "between",
            Self::Chars => "chars",
            Self::Class => "class",
            Self::ClassAround => "class-around",
            Self::Cue => "cue",
            Self::CueClass => "cue-class",
            Self::Pair => "pair",
            Self::Word => "word",
        }
    }

    /// The group of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.name() == name)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The weight of an article's other quotes. Annotated articles gain from 0.15 to 0.5 alike; articles invented to
/// mix stances lose, so that folds cannot choose it.
const NEIGHBOURS: f32 = 0.3;

/// Which features count and how much: what a model file records beside its scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Weight of each group; a group that is missing is left out.
    pub groups: BTreeMap<Group, f32>,
    /// In how many examples a feature must occur.
    pub least: u32,
    /// Whether each row is brought to length one.
    pub unit: bool,
    /// Whether a feature that occurs n times counts 1 + ln n rather than n.
    pub damped: bool,
    /// How much the mean evidence of an article's other quotes counts beside a quote's own.
    #[serde(default)]
    pub neighbours: f32,
}

impl Default for Options {
    /// Single words around the quote count least: at full weight they raise the figures on folds of our
    /// own examples and not those on real articles, for they learn how a writer builds sentences. Their
    /// pairs say more there; without any of them, fragments lose.
    fn default() -> Self {
        let groups = [
            (Group::Word, 0.8),
            (Group::Pair, 1.0),
            (Group::Chars, 1.0),
            (Group::Around, 0.3),
            (Group::AroundPair, 0.8),
            (Group::AroundChars, 0.5),
            (Group::Between, 1.0),
            (Group::Cue, 1.0),
            (Group::CueClass, 0.8),
            (Group::Class, 0.7),
            (Group::ClassAround, 1.0),
        ];
        Self {
            groups: groups.into_iter().collect(),
            least: 4,
            unit: true,
            damped: true,
            neighbours: NEIGHBOURS,
        }
    }
}

impl Options {
    /// The same without one group.
    #[must_use]
    pub fn without(&self, group: Group) -> Self {
        let mut out = self.clone();
        out.groups.remove(&group);
        out
    }

    /// The same with a group at another weight.
    #[must_use]
    pub fn with(&self, group: Group, weight: f32) -> Self {
        let mut out = self.clone();
        out.groups.insert(group, weight);
        out
    }

    /// Weight of a group; 0 where it is left out.
    pub fn weight(&self, group: Group) -> f32 {
        self.groups.get(&group).copied().unwrap_or(0.0)
    }

    /// What a feature that occurs `count` times counts, before the row is brought to length one.
    pub fn value(&self, group: Group, count: u32) -> f32 {
        let n = count as f32;
        self.weight(group) * if self.damped { 1.0 + n.ln() } else { n }
    }
}
