//! `Spellings`: from the spelling of a short word to its number, by one look at one slot.

/// Bytes of a spelling that is kept as a number.
const SHORT: usize = 16;

/// A spelling as a number, which no other spelling is.
pub(super) type Packed = u128;

/// The bytes from `at` to `end` as a number, which no other bytes are but some with zeros at their end;
/// `None` if they are many.
#[inline]
pub(super) fn packed(text: &str, at: usize, end: usize) -> Option<Packed> {
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

/// Spellings with their numbers.
#[derive(Debug)]
pub(super) struct Spellings {
    /// A power of two of slots, at least half of them empty: those hold no spelling.
    slots: Vec<(Packed, u32)>,
    filled: usize,
}

impl Default for Spellings {
    fn default() -> Self {
        Self {
            slots: vec![(0, 0); 1 << 12],
            filled: 0,
        }
    }
}

impl Spellings {
    /// The number of a spelling.
    #[inline]
    pub fn get(&self, spelling: Packed) -> Option<u32> {
        let slot = &self.slots[self.place(spelling)];
        (slot.0 == spelling).then_some(slot.1)
    }

    /// Gives a spelling that has none a number.
    pub fn insert(&mut self, spelling: Packed, number: u32) {
        if 2 * self.filled >= self.slots.len() {
            let larger = vec![(0, 0); 2 * self.slots.len()];
            let slots = std::mem::replace(&mut self.slots, larger);
            for slot in slots.into_iter().filter(|s| s.0 != 0) {
                let place = self.place(slot.0);
                self.slots[place] = slot;
            }
        }
        let place = self.place(spelling);
        self.slots[place] = (spelling, number);
        self.filled += 1;
    }

    /// The slot of a spelling, or the empty one where it would stand.
    #[inline]
    fn place(&self, spelling: Packed) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (head, tail) = (spelling as u64, (spelling >> 64) as u64);
        let mixed = (head ^ tail.rotate_left(31)).wrapping_mul(ODD);
        let mask = self.slots.len() - 1;
        let mut at = (mixed ^ mixed >> 32) as usize & mask;
        while self.slots[at].0 != spelling && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_while_the_memory_grows() {
        let mut spellings = Spellings::default();
        let words: Vec<String> = (0..20_000).map(|n| format!("mot{n}")).collect();
        let pack = |word: &str| packed(word, 0, word.len()).unwrap();
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(spellings.get(pack(word)), None);
            spellings.insert(pack(word), number);
        }
        for (word, number) in words.iter().zip(0..) {
            assert_eq!(spellings.get(pack(word)), Some(number));
        }
        assert_eq!(packed("internationalement", 0, 18), None);
        assert_eq!(packed("un mot", 3, 6), Some(pack("mot")));
    }
}
