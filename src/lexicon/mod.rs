//! French words: who reports, who is named, what a word does. All of it read once from tables.

mod beside;
mod build;
mod check;
pub mod conjugate;
pub(crate) mod fields;
pub mod form;
mod index;
mod model;
mod names;
mod namesakes;
mod offices;
mod packed;
mod phrases;
pub(crate) mod public;
mod reading;
mod sorts;
mod spelling;
mod surnames;
pub mod tables;
mod tags;
pub mod takes;
pub mod verbs;

pub use beside::{Beside, beside};
pub use check::problems;
pub use fields::{Field, Fields, field};
pub use names::{NameEntry, NameKind};
pub use offices::{can_be_called, is_epithet, letters_of, office};
pub use phrases::{Phrase, PhraseKind, PhrasePlace};
pub use public::{Public, is_country, is_title, public_body, public_person};
pub use reading::{Reading, Word};
pub use sorts::{Sorts, called, names_alone};
pub use tags::{Agreement, Tags};

use crate::problem::Problem;
use crate::text::fold;
use form::Form;
use index::Index;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;
use takes::{Class, Takes};
use verbs::Verb;

/// One way to read a spelling as a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbReading {
    /// Index among [`Lexicon::verbs`].
    pub verb: u16,
    /// Mood, tense, person, number, gender.
    pub form: Form,
}

/// The readings of all spellings.
#[derive(Debug, Default, PartialEq)]
struct Readings {
    /// In the order of the entries that they are of.
    all: Vec<VerbReading>,
    /// For each entry, where its readings start, and the end of all.
    of: Vec<u32>,
}

/// A verb and set words that together report speech: *mettre en garde*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locution {
    /// Verb and words.
    pub lemma: String,
    /// The word right before the verb, or nothing.
    pub before: &'static str,
    /// The words after the verb.
    pub rest: &'static str,
    /// What it announces.
    pub class: Class,
    /// What it may take.
    pub takes: Takes,
    /// The words after the verb, one by one.
    pub(crate) words: Vec<&'static str>,
    /// The entry of the first word after the verb; 0 if it has none.
    pub(crate) first: u32,
    /// The [`initial`] of that word.
    pub(crate) initial: u8,
    /// The other forms of that word, where it is an adjective that agrees with the subject.
    pub(crate) forms: Vec<String>,
}

impl Locution {
    /// True if `word` is the first word behind the verb, in any form that it takes.
    pub(crate) fn starts_with(&self, word: &str) -> bool {
        let Some(first) = self.words.first() else {
            return false;
        };
        // All forms begin alike: a look at a few letters rules most words out.
        let letter = |word: &str, at: usize| word.as_bytes().get(at).map(u8::to_ascii_lowercase);
        let alike = (0..2).all(|at| letter(word, at) == letter(first, at));
        let is = |form: &str| fold::is_key(word, form);
        alike && (is(first) || self.forms.iter().any(|form| is(form)))
    }
}

/// The first byte of a word, whether its letter is a capital or not: it rules most words out at a glance.
pub(crate) fn initial(word: &str) -> u8 {
    word.bytes().next().unwrap_or(0) | 0x20
}

/// All tables, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {
    index: Index,
    readings: Readings,
    verbs: Vec<Verb>,
    locutions: Vec<Locution>,
    /// The verb *être*.
    be: u16,
    /// For each verb, its locutions.
    locutions_of: Vec<Range<u32>>,
    names: FxHashMap<Box<str>, NameEntry>,
    phrases: Vec<Phrase>,
    /// For each entry, the phrases that start with it; entries beyond the end start none.
    phrases_of: Vec<Range<u32>>,
    /// Name key of an adjective of place → name key of the place.
    demonyms: FxHashMap<Box<str>, Box<str>>,
}

impl Lexicon {
    /// The lexicon of French that this crate ships, made ready at the first call: its words were conjugated and put in order when
    /// the crate was built.
    ///
    /// ```
    /// use stance::lexicon::{Lexicon, Tags};
    /// let french = Lexicon::french();
    /// assert!(french.look_up("déclara").tags.contains(Tags::REPORTING | Tags::FINITE));
    /// ```
    ///
    /// # Panics
    /// If a shipped table is faulty, which a test rules out.
    pub fn french() -> &'static Self {
        static FRENCH: OnceLock<Lexicon> = OnceLock::new();
        FRENCH.get_or_init(|| {
            let made = match crate::baked::words() {
                Some(words) => build::with_words(packed::read(words)),
                None => Self::from_tables(),
            };
            made.unwrap_or_else(|p| panic!("shipped tables: {p:?}"))
        })
    }

    /// Reads all shipped tables.
    ///
    /// # Errors
    /// Every fault in every table.
    pub fn from_tables() -> Result<Self, Vec<Problem>> {
        build::from_tables()
    }

    /// The words of all spellings and what verbs they can be, as numbers: what [`Self::french`] starts from.
    pub fn packed(&self) -> Vec<u64> {
        packed::write(&self.index, &self.readings)
    }

    /// What is known of a word, given as it stands in the text.
    pub fn look_up(&self, word: &str) -> Word {
        let bytes = word.as_bytes();
        if let Some(word) = self.glance(bytes, 0..bytes.len()) {
            return word;
        }
        let mut short = [0; fold::SHORT];
        match fold::short_key(word, &mut short) {
            Some(key) => self.word(key),
            None => self.word(fold::key(word).as_bytes()),
        }
    }

    /// What is known of a word by its key as bytes (see [`fold::key_into`], [`fold::short_key`]).
    #[inline]
    pub fn word(&self, key: &[u8]) -> Word {
        self.index.get(key)
    }

    /// The words whose keys are told as numbers (see [`each_keyed`](crate::text::tokens::each_keyed)).
    fn told(&self, keys: &[u128], words: &mut [Word]) {
        self.index.find_all(keys, words);
    }

    /// The word that stands at `word` in `text`, if that tells its key at a glance.
    #[inline]
    fn glance(&self, text: &[u8], word: Range<usize>) -> Option<Word> {
        self.index.glance(text, word)
    }

    /// The verb forms that the spelling of an entry can be.
    #[inline]
    pub fn verb_readings(&self, id: u32) -> &[VerbReading] {
        let [start, end] = [0, 1].map(|next| self.readings.of[id as usize + next] as usize);
        &self.readings.all[start..end]
    }

    /// Gender of the given name that a name starts with, if one does: *Jean-Noël Talec* by *Jean*,
    /// but *Bo-ra Chae* not by *Bo*.
    pub fn given(&self, name: &str) -> Option<Agreement> {
        let first = name
            .split([' ', '\u{a0}', '\u{202f}'])
            .next()
            .unwrap_or(name);
        let gender = |word: &str| {
            let entry = self.look_up(word);
            let gender = entry.agreement & Agreement::GENDER;
            let told = if gender == Agreement::GENDER {
                Agreement::empty()
            } else {
                gender
            };
            entry.tags.contains(Tags::GIVEN).then_some(told)
        };
        gender(first).or_else(|| {
            let (head, tail) = first.split_once(crate::text::marks::is_hyphen)?;
            gender(head).filter(|_| tail.starts_with(char::is_uppercase))
        })
    }

    /// A verb by its index.
    pub fn verb(&self, index: u16) -> &Verb {
        &self.verbs[usize::from(index)]
    }

    /// All verbs.
    pub fn verbs(&self) -> &[Verb] {
        &self.verbs
    }

    /// The attitude that an adjective tells, in any of its forms: *prête*, *convaincus*.
    ///
    /// ```
    /// use stance::lexicon::Lexicon;
    /// assert_eq!(Lexicon::french().attitude("prêtes").unwrap().lemma, "être prêt à");
    /// ```
    pub fn attitude(&self, word: &str) -> Option<&Locution> {
        let letter = initial(word);
        self.locutions_of(self.be)
            .iter()
            .find(|l| l.initial == letter && !l.forms.is_empty() && l.starts_with(word))
    }

    /// The locutions of a verb, the longest first.
    pub fn locutions_of(&self, verb: u16) -> &[Locution] {
        let range = &self.locutions_of[usize::from(verb)];
        &self.locutions[range.start as usize..range.end as usize]
    }

    /// The phrases that start with the word of entry `id`, in the order of their second words, the longest
    /// first; those of one word stand last.
    pub fn phrases(&self, id: u32) -> &[Phrase] {
        match self.phrases_of.get(id as usize) {
            Some(range) => &self.phrases[range.start as usize..range.end as usize],
            None => &[],
        }
    }

    /// The place that an adjective speaks of, both as name keys: *russe* → *russie*.
    pub fn place_of(&self, adjective: &str) -> Option<&str> {
        self.demonyms.get(adjective).map(AsRef::as_ref)
    }

    /// What is known of a proper name, given by its [`fold::name_key`].
    pub fn name(&self, name_key: &str) -> Option<&NameEntry> {
        self.names.get(name_key)
    }

    /// True of the [`fold::name_key`] of a newspaper, agency, channel or network.
    pub fn is_medium(&self, name_key: &str) -> bool {
        self.name(name_key)
            .is_some_and(|known| known.kind == NameKind::Medium)
    }
}
