//! What mentions tell of a speaker's gender: a surname alone must not join a woman to a man.

use crate::lexicon::{Agreement, Lexicon, Tags};
use crate::text::marks::is_apostrophe;
use serde::{Deserialize, Serialize};

/// A title or an office stands among so many words at the start of a mention.
const TELLING_WORDS: usize = 3;

/// The gender of a word that has one of some tags, if it can have one only.
fn told(word: &str, tags: Tags) -> Option<u8> {
    let entry = Lexicon::french().look_up(word.trim_end_matches('.'));
    let gender = (entry.agreement & Agreement::GENDER).bits();
    (entry.tags.intersects(tags) && matches!(gender, 1 | 2)).then_some(gender)
}

/// What mentions tell of a person's gender: nothing, one of two, or both at different spots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Gender(u8);

impl Gender {
    /// What a mention of `name` tells: first by a given name, else by title, article or office.
    ///
    /// ```
    /// use stance::speaker::across::Gender;
    /// let told = |mention| Gender::of("Hautecœur", "person", mention);
    /// assert!(!told("Mme Hautecœur").fits(told("M. Hautecœur")));
    /// assert!(told("Hautecœur").is_unknown());
    /// ```
    pub fn of(name: &str, kind: &str, mention: &str) -> Self {
        if kind != "person" {
            return Self::default();
        }
        // A surname can be a given name too: only the first of several words is one.
        let given = name
            .split_once(' ')
            .and_then(|(first, _)| told(first, Tags::GIVEN));
        let words = mention.split(|c: char| c.is_whitespace() || is_apostrophe(c));
        let mut words = words.filter(|w| !w.is_empty()).take(TELLING_WORDS);
        let telling = Tags::DET | Tags::SUBJ | Tags::PERSON;
        let gender = given.or_else(|| words.find_map(|word| told(word, telling)));
        Self(gender.unwrap_or(0))
    }

    /// Names of all that can be told, by number.
    const NAMES: [&str; 4] = ["unknown", "masculine", "feminine", "both"];

    /// True if no mention told.
    pub fn is_unknown(&self) -> bool {
        self.0 == 0
    }

    /// What two mentions tell together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self((self.0 | other.0) & 3)
    }

    /// True unless the two contradict each other or themselves.
    pub fn fits(self, other: Self) -> bool {
        (self.0 | other.0) != 3
    }
}

impl From<Gender> for String {
    fn from(gender: Gender) -> Self {
        Gender::NAMES[usize::from(gender.0 & 3)].to_owned()
    }
}

impl TryFrom<String> for Gender {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let at = Self::NAMES.iter().position(|n| *n == name);
        at.map(|at| Self(at as u8))
            .ok_or_else(|| format!("unknown gender `{name}`"))
    }
}
