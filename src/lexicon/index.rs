//! `Index`: from the key of a word to the number of its entry.
//!
//! Nearly every French word has at most sixteen bytes: one number says which it is, and one look at
//! one slot finds it. Longer keys are kept in a plain map.

use super::{Tags, Word};
use crate::text::plain::SHORT;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// The bytes of a key in two numbers, the first byte lowest, zeros behind the last; then its word (see [`Word::packed`]),
/// whose number is 0 in an empty slot.
pub(super) type Slot = [u64; 4];

/// The key of a slot.
#[inline]
fn key_of(slot: &Slot) -> u128 {
    u128::from(slot[0]) | u128::from(slot[1]) << 64
}

/// The word of a slot.
#[inline]
fn word_of(slot: &Slot) -> Word {
    Word::unpacked([slot[2], slot[3]])
}

/// The slot of a key and its word.
fn slot(key: u128, word: Word) -> Slot {
    let [tags, rest] = word.packed();
    [key as u64, (key >> 64) as u64, tags, rest]
}

/// Keys with the numbers of their entries, which start at 1.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Index {
    /// At least a quarter of them empty.
    slots: Cow<'static, [Slot]>,
    filled: usize,
    long: FxHashMap<Box<[u8]>, Word>,
}

impl Index {
    /// An empty index with room for `keys`.
    pub fn with_capacity(keys: usize) -> Self {
        Self {
            slots: vec![Slot::default(); room(keys)].into(),
            filled: 0,
            long: FxHashMap::default(),
        }
    }

    /// An index of slots that were filled before, and of the keys that are too long for them.
    pub fn filled(slots: &'static [Slot], long: FxHashMap<Box<[u8]>, Word>) -> Self {
        Self {
            slots: slots.into(),
            filled: slots.iter().filter(|s| word_of(s).entry != 0).count(),
            long,
        }
    }

    /// The slots, and the long keys with their words.
    pub fn parts(&self) -> (&[Slot], &FxHashMap<Box<[u8]>, Word>) {
        (&self.slots, &self.long)
    }

    /// Tells the index what its entries are, each the word of its number; from now on [`Self::get`] knows.
    pub fn settle(&mut self, entries: &[Word]) {
        for known in self.slots.to_mut() {
            let entry = word_of(known).entry;
            *known = slot(key_of(known), entries[entry as usize]);
        }
        for word in self.long.values_mut() {
            *word = entries[word.entry as usize];
        }
        self.move_to(room(self.filled));
    }

    /// The entry of a key; the unknown word if it has none.
    #[inline]
    pub fn get(&self, key: &[u8]) -> Word {
        match pack(key) {
            Some(key) => self.find(key),
            None => self.long.get(key).copied().unwrap_or_default(),
        }
    }

    /// The entry of the word that stands at `word` in `text`; `None` if its key is long or not told
    /// at a glance, the unknown word if it has no entry.
    #[inline]
    pub fn glance(&self, text: &[u8], word: Range<usize>) -> Option<Word> {
        let len = word.len();
        if len > SHORT || len == 0 {
            return None;
        }
        let sixteen = text
            .get(word.start..)
            .and_then(<[u8]>::first_chunk::<SHORT>);
        let bytes = match sixteen {
            Some(bytes) => u128::from_le_bytes(*bytes) & u128::MAX >> (8 * (SHORT - len)),
            None => pack(&text[word])?,
        };
        if let Some(key) = lowered(bytes) {
            return Some(self.find(key));
        }
        // *l’*, *d’*, *qu’* with the curly apostrophe.
        if len < 4 || bytes >> (8 * (len - 3)) != 0x99_80e2 {
            return None;
        }
        let before = bytes & u128::MAX >> (8 * (SHORT + 3 - len));
        let key = lowered(before)? | u128::from(b'\'') << (8 * (len - 3));
        Some(self.find(key))
    }

    /// The entry of a key that is not empty, its bytes told as a number.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "one branch for both: nobody can foretell which of them holds"
    )]
    pub fn find(&self, key: u128) -> Word {
        let slots: &[Slot] = &self.slots;
        let mut at = place(key, slots.len());
        loop {
            let slot = &slots[at];
            let word = word_of(slot);
            if (key_of(slot) == key) | (word.entry == 0) {
                return word;
            }
            at = next(at, slots.len());
        }
    }

    /// Writes the words of many keys, none of them empty, to `words`. Where each is looked for first is read before any is
    /// compared: memory that is far off is then waited for together.
    pub fn find_all(&self, keys: &[u128], words: &mut [Word]) {
        let slots: &[Slot] = &self.slots;
        for (keys, words) in keys.chunks(BATCH).zip(words.chunks_mut(BATCH)) {
            let mut first = [Slot::default(); BATCH];
            for (slot, key) in first.iter_mut().zip(keys) {
                *slot = slots[place(*key, slots.len())];
            }
            for ((slot, key), word) in first.iter().zip(keys).zip(words) {
                *word = if key_of(slot) == *key {
                    word_of(slot)
                } else {
                    self.find(*key)
                };
            }
        }
    }

    /// The number of a key, which is `new` from now on if it had none.
    pub fn get_or_insert(&mut self, key: &[u8], new: u32) -> u32 {
        debug_assert_ne!(new, 0);
        let Some(packed) = pack(key) else {
            if let Some(known) = self.long.get(key) {
                return known.entry;
            }
            self.long.insert(key.into(), Word::numbered(new));
            return new;
        };
        if self.filled * 4 >= self.slots.len() * 3 {
            self.move_to(room(2 * self.filled));
        }
        let mut at = place(packed, self.slots.len());
        loop {
            let known = word_of(&self.slots[at]).entry;
            if known == 0 {
                self.slots.to_mut()[at] = slot(packed, Word::numbered(new));
                self.filled += 1;
                return new;
            }
            if key_of(&self.slots[at]) == packed {
                return known;
            }
            at = next(at, self.slots.len());
        }
    }

    fn move_to(&mut self, slots: usize) {
        let mut moved = vec![Slot::default(); slots];
        // The words that every sentence is full of come first, and stand where they are looked for first.
        for often in [true, false] {
            for slot in self.slots.iter() {
                let word = word_of(slot);
                if word.entry == 0 || word.tags.intersects(OFTEN) != often {
                    continue;
                }
                let mut at = place(key_of(slot), slots);
                while word_of(&moved[at]).entry != 0 {
                    at = next(at, slots);
                }
                moved[at] = *slot;
            }
        }
        self.slots = moved.into();
    }
}

/// What the commonest words have.
const OFTEN: Tags = Tags::GRAMMAR.union(Tags::AVOIR).union(Tags::ETRE);

/// So many keys are looked for together.
const BATCH: usize = 16;

/// So many slots hold so many keys.
fn room(keys: usize) -> usize {
    (keys + keys / 2).max(16)
}

/// The bytes of a short key as a number; no key holds a zero, so that nothing else need be known.
#[inline]
fn pack(key: &[u8]) -> Option<u128> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..key.len())?.copy_from_slice(key);
    Some(u128::from_le_bytes(bytes))
}

/// Where a key is looked for first among so many slots: its well-mixed number, brought into their range.
#[inline]
fn place(key: u128, slots: usize) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (head, tail) = (key as u64, (key >> 64) as u64);
    let mixed = (head ^ tail.rotate_left(31)).wrapping_mul(ODD);
    let mixed = (mixed ^ mixed >> 32).wrapping_mul(ODD);
    ((u128::from(mixed) * slots as u128) >> 64) as usize
}

/// The slot behind a slot.
#[inline]
fn next(at: usize, slots: usize) -> usize {
    if at + 1 == slots { 0 } else { at + 1 }
}

/// The bytes of a word with their ASCII letters made small; `None` if they hold anything but ASCII
/// and the small accented letters from à to ÿ, or a grave accent that stands for an apostrophe.
#[inline]
fn lowered(bytes: u128) -> Option<u128> {
    let (head, tail) = (bytes as u64, (bytes >> 64) as u64);
    let head = lowered_eight(head)?;
    if tail == 0 {
        return Some(u128::from(head));
    }
    Some(u128::from(head) | u128::from(lowered_eight(tail)?) << 64)
}

#[inline]
fn lowered_eight(bytes: u64) -> Option<u64> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    let low = bytes & !HIGH;
    let wide = bytes & HIGH;
    // In each byte, the high bit tells what is asked; no sum of seven bits carries over.
    let at_least = |byte: u8| low + ONES * u64::from(0x80 - byte);
    let other_than = |byte: u8| (low ^ (ONES * u64::from(byte))) + ONES * 0x7f;
    if wide != 0 {
        let second = at_least(0x20) & !at_least(0x40);
        let first = !other_than(0x43);
        if wide & !(second | first) != 0 {
            return None;
        }
    }
    if !other_than(b'`') & !wide & HIGH != 0 {
        return None;
    }
    let capital = at_least(b'A') & !at_least(b'Z' + 1) & !wide & HIGH;
    Some(bytes | capital >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_every_length_are_told_apart() {
        let mut index = Index::with_capacity(4);
        let keys: Vec<String> = (0..40)
            .flat_map(|n| ["a", "b"].map(|end| format!("{}{end}", "é".repeat(n))))
            .chain([String::new(), "aab".into(), "abb".into()])
            .collect();
        for (key, id) in keys.iter().zip(1..) {
            assert_eq!(index.get(key.as_bytes()).entry, 0, "{key}");
            assert_eq!(index.get_or_insert(key.as_bytes(), id), id);
        }
        for (key, id) in keys.iter().zip(1..) {
            assert_eq!(index.get(key.as_bytes()).entry, id, "{key}");
            assert_eq!(index.get_or_insert(key.as_bytes(), 9_999), id);
        }
    }

    #[test]
    fn a_glance_finds_what_the_key_finds() {
        let mut index = Index::with_capacity(4);
        let words = [
            "été",
            "ÉTÉ",
            "Été",
            "L’",
            "l'",
            "qu’",
            "Qu’",
            "n’",
            "a",
            "À",
            "jusqu’",
            "porte-parole",
            "Porte-Parole",
            "AZaz@[`{",
            "l`",
            "œuvre",
            "Œuvre",
            "ça",
            "ÿ",
            "þ",
            "a÷",
            "z~",
            "4e",
            "internationalement",
            "Żubr",
            "bœufs",
            "aÅ",
            "{}",
            "Zz",
            "naïvement",
            "b\u{a0}",
            "é\u{ad}",
        ];
        for (word, id) in words.iter().zip(1..) {
            index.get_or_insert(crate::text::fold::key(word).as_bytes(), id);
        }
        let mut told = 0;
        for word in words {
            let key = crate::text::fold::key(word);
            let text = format!("é{word}, and sixteen bytes more");
            let place = 2..2 + word.len();
            let near = index.glance(text.as_bytes(), place.clone());
            assert_eq!(near, index.glance(&text.as_bytes()[..place.end], place));
            if let Some(found) = near {
                assert_eq!(found, index.get(key.as_bytes()), "{word}");
                told += 1;
            }
        }
        assert!(told >= 18, "{told}");
    }
}
