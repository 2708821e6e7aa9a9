//! The words of the lexicon and their readings as one row of numbers, which a program can hold ready.
//!
//! First how many slots, places, readings and long keys there are. Then the slots of the index; where the readings of each
//! entry start, two in a number; the readings, one in a number; and of each long key its word, its length and its bytes, eight
//! in a number.

use super::form::Form;
use super::index::{Index, Slot};
use super::{Readings, VerbReading, Word};
use rustc_hash::{FxBuildHasher, FxHashMap};

const EIGHT: usize = size_of::<u64>();

/// The numbers that [`read`] understands.
pub(super) fn write(index: &Index, readings: &Readings) -> Vec<u64> {
    let (slots, long) = index.parts();
    let counts = [
        slots.len(),
        readings.of.len(),
        readings.all.len(),
        long.len(),
    ];
    let mut out: Vec<u64> = counts.map(|count| count as u64).to_vec();
    out.extend(slots.as_flattened());
    out.extend(readings.of.chunks(2).map(|two| {
        let second = two.get(1).copied().unwrap_or(0);
        u64::from(two[0]) | u64::from(second) << 32
    }));
    out.extend(
        readings
            .all
            .iter()
            .map(|r| u64::from(r.verb) | u64::from(r.form.rank()) << 16),
    );
    let mut long: Vec<_> = long.iter().collect();
    long.sort_unstable_by_key(|(key, _)| *key);
    for (key, word) in long {
        out.extend(word.packed());
        out.push(key.len() as u64);
        out.extend(key.chunks(EIGHT).map(|bytes| {
            let mut eight = [0; EIGHT];
            eight[..bytes.len()].copy_from_slice(bytes);
            u64::from_le_bytes(eight)
        }));
    }
    out
}

/// The index and the readings that [`write`] was given.
///
/// # Panics
/// If it did not write the numbers.
pub(super) fn read(numbers: &'static [u64]) -> (Index, Readings) {
    let (counts, mut rest) = numbers.split_at(4);
    let [slots, places, readings, long] = [0, 1, 2, 3].map(|at| counts[at] as usize);
    let mut take = |count: usize| {
        let (taken, left) = rest.split_at(count);
        rest = left;
        taken
    };
    let slots: &[Slot] = take(4 * slots).as_chunks().0;
    let two = |packed: &u64| [*packed as u32, (packed >> 32) as u32];
    let mut of: Vec<u32> = take(places.div_ceil(2)).iter().flat_map(two).collect();
    of.truncate(places);
    let all = take(readings)
        .iter()
        .map(|packed| VerbReading {
            verb: *packed as u16,
            form: Form::ranked((packed >> 16) as u32),
        })
        .collect();
    let mut keys = FxHashMap::with_capacity_and_hasher(long, FxBuildHasher);
    for _ in 0..long {
        let head = take(3);
        let len = head[2] as usize;
        let bytes = take(len.div_ceil(EIGHT))
            .iter()
            .flat_map(|n| n.to_le_bytes());
        keys.insert(
            bytes.take(len).collect(),
            Word::unpacked([head[0], head[1]]),
        );
    }
    (Index::filled(slots, keys), Readings { all, of })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn the_words_in_the_program_are_those_of_the_tables() {
        let built = Lexicon::from_tables().unwrap();
        let ready = Lexicon::french();
        assert!(ready.index == built.index && ready.readings == built.readings);
        assert_eq!(ready.verbs, built.verbs);
        assert_eq!(ready.locutions, built.locutions);
        assert_eq!(ready.phrases, built.phrases);
        assert_eq!(Some(ready.packed().as_slice()), crate::baked::words());
    }
}
