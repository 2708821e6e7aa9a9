//! Word forms: each spelling is folded, stemmed and cut into letters once, then looked up.

use super::groups::Group;
use super::merges;
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
    pub word: u32,
    pub around: u32,
    pub between: u32,
    chars: Range<u32>,
    around_chars: Range<u32>,
    classes: Range<u32>,
    around_classes: Range<u32>,
}

/// The memory of word forms.
pub(super) struct Forms {
    known: FxHashMap<Box<str>, u32>,
    all: Vec<Form>,
    pool: Vec<u32>,
    key: String,
    stemmer: Stemmer,
    classes: Classes,
}

/// From a stem to the classes of words it belongs to, by name.
pub type Classes = fn(&str) -> &'static [&'static str];

impl Forms {
    pub fn new(classes: Classes) -> Self {
        Self {
            known: FxHashMap::default(),
            all: Vec::new(),
            pool: Vec::new(),
            key: String::new(),
            stemmer: Stemmer::create(Algorithm::French),
            classes,
        }
    }

    /// The form of a word as it is spelt. Its number stays good until the next call only if the
    /// memory was not emptied between: see [`Self::make_room`].
    #[inline]
    pub fn word(&mut self, spelt: &str, vocabulary: &mut impl Source) -> u32 {
        if let Some(index) = self.known.get(spelt) {
            return *index;
        }
        self.learn(spelt, vocabulary)
    }

    pub fn name(&mut self, vocabulary: &mut impl Source) -> u32 {
        self.word(NAME, vocabulary)
    }

    pub fn number(&mut self, vocabulary: &mut impl Source) -> u32 {
        self.word(NUMBER, vocabulary)
    }

    pub fn form(&self, index: u32) -> &Form {
        &self.all[index as usize]
    }

    pub fn chars(&self, form: &Form) -> &[u32] {
        self.slice(&form.chars)
    }

    pub fn around_chars(&self, form: &Form) -> &[u32] {
        self.slice(&form.around_chars)
    }

    pub fn classes(&self, form: &Form) -> &[u32] {
        self.slice(&form.classes)
    }

    pub fn around_classes(&self, form: &Form) -> &[u32] {
        self.slice(&form.around_classes)
    }

    fn slice(&self, range: &Range<u32>) -> &[u32] {
        &self.pool[range.start as usize..range.end as usize]
    }

    /// Empties the memory if it has grown too large; called between passages.
    pub fn make_room(&mut self) {
        if self.known.len() > KEPT {
            self.known.clear();
            self.all.clear();
            self.pool.clear();
        }
    }

    fn learn(&mut self, spelt: &str, vocabulary: &mut impl Source) -> u32 {
        let index = self.all.len() as u32;
        let masked = spelt == NAME || spelt == NUMBER;
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
        let form = Form {
            stem,
            word: vocabulary.column(Group::Word, stem),
            around: vocabulary.column(Group::Around, stem),
            between: vocabulary.column(Group::Between, stem),
            chars: self.letters(&key, masked, Group::Chars, vocabulary),
            around_chars: self.letters(&key, masked, Group::AroundChars, vocabulary),
            classes: self.named(classes, Group::Class, vocabulary),
            around_classes: self.named(classes, Group::ClassAround, vocabulary),
        };
        self.key = key;
        self.all.push(form);
        self.known.insert(spelt.into(), index);
        index
    }

    /// Columns of the letters of a word, with a blank for its start and end.
    fn letters(
        &mut self,
        key: &str,
        masked: bool,
        group: Group,
        vocabulary: &mut impl Source,
    ) -> Range<u32> {
        let start = self.pool.len() as u32;
        if !masked && key.chars().count() + 2 >= LETTERS {
            let framed = format!(" {key} ");
            let bounds: Vec<usize> = framed
                .char_indices()
                .map(|(at, _)| at)
                .chain([framed.len()])
                .collect();
            for window in bounds.windows(LETTERS + 1) {
                let id = vocabulary.id(&framed[window[0]..window[LETTERS]]);
                self.keep(vocabulary.column(group, id));
            }
        }
        start..self.pool.len() as u32
    }

    fn named(&mut self, names: &[&str], group: Group, vocabulary: &mut impl Source) -> Range<u32> {
        let start = self.pool.len() as u32;
        for name in names {
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
