//! `Slots`: from a key that is a number to another number, by one look at one place of memory.

/// What can be a key: a number, of which 0 is none.
pub(super) trait Key: Copy + Default + PartialEq {
    /// A number that is well mixed.
    fn mixed(self) -> u64;
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key for u64 {
    #[inline]
    fn mixed(self) -> u64 {
        let mixed = (self ^ self.rotate_left(31)).wrapping_mul(ODD);
        mixed ^ mixed >> 32
    }
}

impl Key for u128 {
    #[inline]
    fn mixed(self) -> u64 {
        let (head, tail) = (self as u64, (self >> 64) as u64);
        let mixed = (head ^ tail.rotate_left(31)).wrapping_mul(ODD);
        mixed ^ mixed >> 32
    }
}

/// Keys with their numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slots<K> {
    /// A power of two of them, at least half of them empty: those have no key.
    slots: Vec<(K, u32)>,
    filled: usize,
}

impl<K: Key> Default for Slots<K> {
    fn default() -> Self {
        Self {
            slots: vec![(K::default(), 0); 1 << 12],
            filled: 0,
        }
    }
}

impl<K: Key> Slots<K> {
    /// The number of a key.
    #[inline]
    pub fn get(&self, key: K) -> Option<u32> {
        let slot = &self.slots[self.place(key)];
        (slot.0 == key).then_some(slot.1)
    }

    /// Gives a key that has none a number.
    pub fn insert(&mut self, key: K, number: u32) {
        if 2 * self.filled >= self.slots.len() {
            let larger = vec![(K::default(), 0); 2 * self.slots.len()];
            let slots = std::mem::replace(&mut self.slots, larger);
            for slot in slots.into_iter().filter(|s| s.0 != K::default()) {
                let place = self.place(slot.0);
                self.slots[place] = slot;
            }
        }
        let place = self.place(key);
        self.slots[place] = (key, number);
        self.filled += 1;
    }

    /// The slot of a key, or the empty one where it would stand.
    #[inline]
    fn place(&self, key: K) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.mixed() as usize & mask;
        while self.slots[at].0 != key && self.slots[at].0 != K::default() {
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
        let mut slots = Slots::default();
        let key = |number: u32| u64::from(number) << 32 | u64::from(number % 7 + 1);
        for number in 0..20_000 {
            assert_eq!(slots.get(key(number)), None);
            slots.insert(key(number), number);
        }
        for number in 0..20_000 {
            assert_eq!(slots.get(key(number)), Some(number));
        }
    }
}
