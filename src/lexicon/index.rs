//! `Index`: from the key of a word to the number of its entry.
//!
//! Nearly every French word has at most sixteen bytes: two numbers and its length say which it is,
//! and one look at one slot finds it. Longer keys are kept in a plain map.

use super::{Entry, Tags, Word};
use rustc_hash::FxHashMap;

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    head: u64,
    tail: u64,
    /// The entry's tags, once all are known: nearly everything that is asked of it.
    tags: Tags,
    len: u32,
    /// The entry's number; 0 in an empty slot.
    id: u32,
}

/// Keys with the numbers of their entries, which start at 1.
#[derive(Debug)]
pub(super) struct Index {
    /// A power of two of slots, at least a third of them empty.
    slots: Vec<Slot>,
    filled: usize,
    long: FxHashMap<Box<[u8]>, (u32, Tags)>,
}

impl Index {
    /// An empty index with room for `keys`.
    pub fn with_capacity(keys: usize) -> Self {
        let slots = (keys + keys / 2).next_power_of_two().max(16);
        Self {
            slots: vec![Slot::default(); slots],
            filled: 0,
            long: FxHashMap::default(),
        }
    }

    /// Tells the index what its entries can be; from now on [`Self::get`] knows.
    pub fn settle(&mut self, entries: &[Entry]) {
        for slot in &mut self.slots {
            slot.tags = entries[slot.id as usize].tags;
        }
        for (id, tags) in self.long.values_mut() {
            *tags = entries[*id as usize].tags;
        }
    }

    /// The entry of a key; the unknown word if it has none.
    #[inline]
    pub fn get(&self, key: &[u8]) -> Word {
        let Some((head, tail)) = pack(key) else {
            let known = self.long.get(key).copied().unwrap_or_default();
            let (entry, tags) = known;
            return Word { entry, tags };
        };
        let len = key.len() as u32;
        let mask = self.slots.len() - 1;
        let mut at = place(head, tail, len) & mask;
        loop {
            let slot = &self.slots[at];
            if slot.id == 0 || (slot.head == head && slot.tail == tail && slot.len == len) {
                return Word {
                    entry: slot.id,
                    tags: slot.tags,
                };
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a key, which is `new` from now on if it had none.
    pub fn get_or_insert(&mut self, key: &[u8], new: u32) -> u32 {
        debug_assert_ne!(new, 0);
        let Some((head, tail)) = pack(key) else {
            if let Some(known) = self.long.get(key) {
                return known.0;
            }
            self.long.insert(key.into(), (new, Tags::empty()));
            return new;
        };
        if self.filled * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let len = key.len() as u32;
        let mask = self.slots.len() - 1;
        let mut at = place(head, tail, len) & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.id == 0 {
                *slot = Slot {
                    head,
                    tail,
                    tags: Tags::empty(),
                    len,
                    id: new,
                };
                self.filled += 1;
                return new;
            }
            if slot.head == head && slot.tail == tail && slot.len == len {
                return slot.id;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); self.slots.len() * 2];
        let mask = larger.len() - 1;
        let slots = std::mem::replace(&mut self.slots, larger);
        for slot in slots.into_iter().filter(|s| s.id != 0) {
            let mut at = place(slot.head, slot.tail, slot.len) & mask;
            while self.slots[at].id != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

/// The bytes of a key of at most sixteen, as two numbers; with the length they say which it is.
#[inline]
fn pack(key: &[u8]) -> Option<(u64, u64)> {
    let eight = |at: usize| -> u64 {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&key[at..at + 8]);
        u64::from_le_bytes(bytes)
    };
    let four = |at: usize| -> u64 {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(&key[at..at + 4]);
        u64::from(u32::from_le_bytes(bytes))
    };
    let one = |at: usize| u64::from(key[at]);
    Some(match key.len() {
        0 => (0, 0),
        n @ 1..=3 => (one(0) | one(n / 2) << 8 | one(n - 1) << 16, 0),
        n @ 4..=7 => (four(0) | four(n - 4) << 32, 0),
        n @ 8..=16 => (eight(0), eight(n - 8)),
        _ => return None,
    })
}

/// A well-mixed number of a key.
#[inline]
fn place(head: u64, tail: u64, len: u32) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (head ^ tail.rotate_left(31) ^ u64::from(len) << 56).wrapping_mul(ODD);
    (mixed ^ mixed >> 32) as usize
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
}
