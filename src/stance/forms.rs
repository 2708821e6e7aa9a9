//! Word forms: each spelling is folded, stemmed and cut into letters once, then looked up.

use super::groups::Group;
use super::merges;
use super::slots::Slots;
use super::vocabulary::{NONE, Source};
use crate::text::fold;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a name, and a number, is replaced by: the model learns what is said, not of whom.
const NAME: &str = "<name>";
const NUMBER: &str = "<number>";

/// Letters in a row that make a feature.
const LETTERS: usize = 5;

/// Spellings kept before the memory is emptied and filled anew.
const KEPT: usize = 200_000;

/// All columns that one word form leads to.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub stem: u32,
    pub between: u32,
    /// Columns of the stem, its letters and its classes: in spoken words, and around them.
    spoken: Range<u32>,
    around: Range<u32>,
}

/// The memory of word forms.
pub(super) struct Forms {
    /// Spellings of at most sixteen bytes, as numbers.
    short: Slots<u128>,
    long: FxHashMap<Box<str>, u32>,
    name: Option<u32>,
    number: Option<u32>,
    all: Vec<Form>,
    pool: Vec<u32>,
    key: String,
    stemmer: Stemmer,
    classes: Classes,
}

/// Bytes of a spelling that is kept as a number.
const SHORT: usize = 16;

/// The bytes from `at` to `end` as a number, which no other bytes are but some with zeros at their end.
#[inline]
fn packed(text: &str, at: usize, end: usize) -> Option<u128> {
    let len = end - at;
    if len == 0 || len > SHORT {
        return None;
    }
    let bytes = text.as_bytes();
    if let Some(sixteen) = bytes[at..].first_chunk::<SHORT>() {
        return Some(u128::from_le_bytes(*sixteen) & u128::MAX >> (8 * (SHORT - len)));
    }
    let mut short = [0; SHORT];
    short[..len].copy_from_slice(&bytes[at..end]);
    Some(u128::from_le_bytes(short))
}

/// From a stem to the classes of words it belongs to, by name.
pub type Classes = fn(&str) -> &'static [&'static str];

impl Forms {
    pub fn new(classes: Classes) -> Self {
        Self {
            short: Slots::default(),
            long: FxHashMap::default(),
            name: None,
            number: None,
            all: Vec::new(),
            pool: Vec::new(),
            key: String::new(),
            stemmer: Stemmer::create(Algorithm::French),
            classes,
        }
    }

    /// The form of the word that stands there; `key` is its lexicon key as a number if that is told (see
    /// [`each_keyed`](crate::text::tokens::each_keyed)), else 0. Its number stays good until the next call only if the
    /// memory was not emptied between: see [`Self::make_room`].
    #[inline]
    pub fn word(
        &mut self,
        text: &str,
        word: Range<usize>,
        key: u128,
        vocabulary: &mut impl Source,
    ) -> u32 {
        // A spelling with no key of its own stands for itself: it has the form that its key would have.
        let short = if key != 0 {
            Some(key)
        } else {
            packed(text, word.start, word.end)
        };
        let spelt = &text[word];
        let known = match short {
            Some(short) => self.short.get(short),
            None => self.long.get(spelt).copied(),
        };
        known.unwrap_or_else(|| self.new_word(spelt, short, vocabulary))
    }

    /// The form of a word that is met for the first time.
    #[cold]
    fn new_word(&mut self, spelt: &str, short: Option<u128>, vocabulary: &mut impl Source) -> u32 {
        let index = self.learn(spelt, false, vocabulary);
        match short {
            Some(short) => self.short.insert(short, index),
            None => drop(self.long.insert(spelt.into(), index)),
        }
        index
    }

    pub fn name(&mut self, vocabulary: &mut impl Source) -> u32 {
        if let Some(known) = self.name {
            return known;
        }
        let index = self.learn(NAME, true, vocabulary);
        self.name = Some(index);
        index
    }

    pub fn number(&mut self, vocabulary: &mut impl Source) -> u32 {
        if let Some(known) = self.number {
            return known;
        }
        let index = self.learn(NUMBER, true, vocabulary);
        self.number = Some(index);
        index
    }

    pub fn form(&self, index: u32) -> &Form {
        &self.all[index as usize]
    }

    /// The columns of a form in spoken words: its stem, its letters, its classes.
    #[inline]
    pub fn spoken(&self, form: &Form) -> &[u32] {
        self.slice(&form.spoken)
    }

    /// The same around spoken words.
    #[inline]
    pub fn around(&self, form: &Form) -> &[u32] {
        self.slice(&form.around)
    }

    fn slice(&self, range: &Range<u32>) -> &[u32] {
        &self.pool[range.start as usize..range.end as usize]
    }

    /// Empties the memory if it has grown too large; called between passages. True if it was emptied.
    pub fn make_room(&mut self) -> bool {
        let full = self.all.len() > KEPT;
        if full {
            self.short = Slots::default();
            self.long.clear();
            (self.name, self.number) = (None, None);
            self.all.clear();
            self.pool.clear();
        }
        full
    }

    fn learn(&mut self, spelt: &str, masked: bool, vocabulary: &mut impl Source) -> u32 {
        let index = self.all.len() as u32;
        let mut key = std::mem::take(&mut self.key);
        if masked {
            key.clear();
            key.push_str(spelt);
        } else {
            fold::key_into(spelt, &mut key);
        }
        let stemmed = if masked {
            key.as_str().into()
        } else {
            self.stemmer.stem(&key)
        };
        let stem_text: &str = merges::merged(&stemmed);
        let stem = vocabulary.id(stem_text);
        let classes = if masked {
            &[][..]
        } else {
            (self.classes)(stem_text)
        };
        // In the order in which a vocabulary that takes them in has always numbered them.
        let word = vocabulary.column(Group::Word, stem);
        let around = vocabulary.column(Group::Around, stem);
        let between = vocabulary.column(Group::Between, stem);
        let chars = letters(&key, masked, Group::Chars, vocabulary);
        let around_chars = letters(&key, masked, Group::AroundChars, vocabulary);
        let form = Form {
            stem,
            between,
            spoken: self.joined(word, chars, classes, Group::Class, vocabulary),
            around: self.joined(
                around,
                around_chars,
                classes,
                Group::ClassAround,
                vocabulary,
            ),
        };
        self.key = key;
        self.all.push(form);
        index
    }

    /// Columns of a word, its letters and its classes, side by side.
    fn joined(
        &mut self,
        word: u32,
        letters: Vec<u32>,
        classes: &[&str],
        group: Group,
        vocabulary: &mut impl Source,
    ) -> Range<u32> {
        let start = self.pool.len() as u32;
        self.keep(word);
        self.pool.extend(letters);
        for name in classes {
            let id = vocabulary.id(name);
            self.keep(vocabulary.column(group, id));
        }
        start..self.pool.len() as u32
    }

    fn keep(&mut self, column: u32) {
        if column != NONE {
            self.pool.push(column);
        }
    }
}

/// Columns of the letters of a word, with a blank for its start and end.
fn letters(key: &str, masked: bool, group: Group, vocabulary: &mut impl Source) -> Vec<u32> {
    let mut found = Vec::new();
    if !masked && vocabulary.takes(group) && key.chars().count() + 2 >= LETTERS {
        let framed = format!(" {key} ");
        let bounds: Vec<usize> = framed
            .char_indices()
            .map(|(at, _)| at)
            .chain([framed.len()])
            .collect();
        for window in bounds.windows(LETTERS + 1) {
            let id = vocabulary.id(&framed[window[0]..window[LETTERS]]);
            let column = vocabulary.column(group, id);
            if column != NONE {
                found.push(column);
            }
        }
    }
    found
}
