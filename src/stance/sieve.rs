//! `Sieve`: tells of most pairs of ids that no feature is made of them, without looking further.

/// A bit for each pair, shared by all pairs that fall together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sieve(Box<[u64]>);

/// The number of bits, as a power of two: little enough to stay near the processor.
const BITS: u32 = 17;

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; 1 << (BITS - 6)].into())
    }
}

impl Sieve {
    /// Takes a pair in.
    pub fn add(&mut self, pair: (u32, u32)) {
        let (word, bit) = place(pair);
        self.0[word] |= bit;
    }

    /// False only of a pair that was not taken in.
    #[inline]
    pub fn may_hold(&self, pair: (u32, u32)) -> bool {
        let (word, bit) = place(pair);
        self.0[word] & bit != 0
    }
}

#[inline]
fn place((first, second): (u32, u32)) -> (usize, u64) {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let pair = u64::from(first) << 32 | u64::from(second);
    let at = (pair ^ pair >> 29).wrapping_mul(ODD) >> (64 - BITS);
    ((at >> 6) as usize, 1 << (at & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_in_is_held_and_little_else() {
        let mut sieve = Sieve::default();
        let known = |n: u32| (n.wrapping_mul(977) % 40_000, n % 3_000);
        (0..8_000).for_each(|n| sieve.add(known(n)));
        assert!((0..8_000).all(|n| sieve.may_hold(known(n))));
        let other = (0..8_000).filter(|n| sieve.may_hold((n + 50_000, n % 3_000)));
        assert!(other.count() < 800);
    }
}
