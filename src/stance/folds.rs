//! Folds for cross-validation: labels evenly spread, near-duplicates never parted.

use super::dataset::Sample;
use super::random::Random;
use crate::text::fold;
use crate::text::tokens::{Kind, tokens};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Share of word trigrams that two texts must have in common to be near-duplicates.
pub const NEAR: f64 = 0.5;

/// Into how many shares grams are cut by their first bits, so that few are indexed at a time.
const SHARES: u64 = 1 << (64 - SHARE_SHIFT);
const SHARE_SHIFT: u32 = 61;

/// Pairs of near-duplicates: each later text with the earliest one it resembles, and how much.
///
/// Only rare trigrams are indexed (two sets that share more than half of their elements share one
/// among the rarest half of each), so that the work stays far from every pair.
///
/// ```
/// let texts = ["le pont sera fermé toute la nuit", "un autre jour enfin", "le pont sera fermé toute la nuit !"];
/// let pairs = stance::stance::folds::near_duplicates(&texts);
/// assert_eq!(pairs, [(0, 2, 1.0)]);
/// ```
pub fn near_duplicates(texts: &[&str]) -> Vec<(usize, usize, f64)> {
    let mut sets = Sets::of(texts);
    let order = Rarity::of(&sets.grams);
    for index in 0..texts.len() {
        let set = sets.get_mut(index);
        set.sort_unstable_by_key(|gram| order.key(*gram));
    }
    let mut first: FxHashMap<&[u64], u32> = FxHashMap::default();
    let mut pairs = Vec::new();
    let mut indexed = Vec::new();
    for later in (0..texts.len()).filter(|index| !sets.get(*index).is_empty()) {
        // Equal sets need no index: they meet at the first of them.
        if let Some(earlier) = first.get(sets.get(later)) {
            pairs.push((*earlier as usize, later, 1.0));
            continue;
        }
        first.insert(sets.get(later), later as u32);
        indexed.push(later);
    }
    drop(first);
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    let mut postings: Vec<(u64, u32)> = Vec::new();
    // A share of the grams at a time: the index of all of them would be as large as the sets.
    for share in 0..SHARES {
        postings.clear();
        for index in &indexed {
            let set = sets.get(*index);
            let rarest = &set[..set.len() - set.len() / 2];
            let chosen = rarest.iter().filter(|gram| *gram >> SHARE_SHIFT == share);
            postings.extend(chosen.map(|gram| (*gram, *index as u32)));
        }
        postings.sort_unstable();
        for same in postings.chunk_by(|a, b| a.0 == b.0) {
            for (index, (_, later)) in same.iter().enumerate() {
                let fits = |earlier: u32| {
                    let (a, b) = (sets.get(earlier as usize), sets.get(*later as usize));
                    a.len().min(b.len()) as f64 > NEAR * a.len().max(b.len()) as f64
                };
                let earlier = same[..index].iter().map(|p| p.1).filter(|e| fits(*e));
                candidates.extend(earlier.map(|e| (*later, e)));
            }
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    for of_one in candidates.chunk_by(|a, b| a.0 == b.0) {
        let alike = of_one.iter().find_map(|(later, earlier)| {
            let (later, earlier) = (*later as usize, *earlier as usize);
            let share = jaccard(sets.get(later), sets.get(earlier), &order);
            (share > NEAR).then_some((earlier, later, share))
        });
        pairs.extend(alike);
    }
    pairs.sort_unstable_by_key(|pair| pair.1);
    pairs
}

/// The sets of trigrams of all texts, side by side.
struct Sets {
    starts: Vec<usize>,
    grams: Vec<u64>,
}

impl Sets {
    /// The distinct word trigrams of each text, as hashes; a text of one or two words is one gram.
    fn of(texts: &[&str]) -> Self {
        let mut out = Self {
            starts: vec![0],
            grams: Vec::new(),
        };
        let mut key = String::new();
        let mut words: Vec<u64> = Vec::new();
        let mut set: Vec<u64> = Vec::new();
        for text in texts {
            words.clear();
            for token in tokens(text) {
                if matches!(token.kind, Kind::Word | Kind::Number) {
                    fold::key_into(token.span.of(text), &mut key);
                    words.push(hash(key.as_str()));
                }
            }
            set.clear();
            match words.len() {
                0 => {}
                1 | 2 => set.push(hash(&words)),
                _ => set.extend(words.windows(3).map(hash)),
            }
            set.sort_unstable();
            set.dedup();
            out.grams.extend_from_slice(&set);
            out.starts.push(out.grams.len());
        }
        out
    }

    fn get(&self, index: usize) -> &[u64] {
        &self.grams[self.starts[index]..self.starts[index + 1]]
    }

    fn get_mut(&mut self, index: usize) -> &mut [u64] {
        &mut self.grams[self.starts[index]..self.starts[index + 1]]
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Roughly how often each gram occurs, up to a bound: an order in which the rare come first, the same for all.
struct Rarity(Vec<u16>);

impl Rarity {
    fn of(grams: &[u64]) -> Self {
        let mut counts = vec![0u16; grams.len().next_power_of_two().clamp(1 << 10, 1 << 24)];
        let mask = counts.len() as u64 - 1;
        for gram in grams {
            let count = &mut counts[(gram & mask) as usize];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    fn key(&self, gram: u64) -> (u16, u64) {
        let mask = self.0.len() as u64 - 1;
        (self.0[(gram & mask) as usize], gram)
    }
}

/// Common share of two sets in the same order.
fn jaccard(a: &[u64], b: &[u64], order: &Rarity) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match order.key(a[i]).cmp(&order.key(b[j])) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    common as f64 / (a.len() + b.len() - common) as f64
}

/// The fold of each sample, from 0 to `count` - 1: labels evenly spread, near-duplicates and
/// samples of one group together.
pub fn folds(samples: &[Sample], count: usize, seed: u64) -> Vec<usize> {
    let texts: Vec<&str> = samples.iter().map(|s| s.text).collect();
    let mut units = Units::new(samples.len());
    for (a, b, _) in near_duplicates(&texts) {
        units.join(a, b);
    }
    let mut first_of: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, sample) in samples.iter().enumerate() {
        if let Some(group) = sample.group {
            let first = *first_of.entry(group).or_insert(index);
            units.join(first, index);
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); samples.len()];
    for index in 0..samples.len() {
        members[units.root(index)].push(index);
    }
    members.retain(|m| !m.is_empty());
    Random::new(seed).shuffle(&mut members);
    members.sort_by_key(|m| std::cmp::Reverse(m.len()));
    let mut totals = vec![0usize; count];
    let mut per_label: FxHashMap<(&str, usize), usize> = FxHashMap::default();
    let mut out = vec![0; samples.len()];
    for unit in members {
        let label = samples[unit[0]].label;
        let fold = (0..count)
            .min_by_key(|fold| {
                let same = per_label.get(&(label, *fold)).copied().unwrap_or(0);
                (same, totals[*fold], *fold)
            })
            .unwrap_or(0);
        for index in unit {
            out[index] = fold;
            totals[fold] += 1;
            *per_label.entry((samples[index].label, fold)).or_default() += 1;
        }
    }
    out
}

/// Sets that are joined one by one.
struct Units(Vec<usize>);

impl Units {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
