//! Folds for cross-validation: labels evenly spread, near-duplicates never parted.

use super::dataset::{Sample, folded_words};
use super::random::Random;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// Share of word trigrams that two texts must have in common to be near-duplicates.
pub const NEAR: f64 = 0.5;

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
    let mut sets: Vec<Vec<u64>> = texts.iter().map(|t| trigrams(t)).collect();
    let mut frequency: FxHashMap<u64, u32> = FxHashMap::default();
    for gram in sets.iter().flatten() {
        *frequency.entry(*gram).or_default() += 1;
    }
    for set in &mut sets {
        set.sort_unstable_by_key(|gram| (frequency[gram], *gram));
    }
    let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut first: FxHashMap<&[u64], usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    let mut tried = FxHashSet::default();
    for (later, set) in sets.iter().enumerate() {
        if set.is_empty() {
            continue;
        }
        // Equal sets need no index: they meet at the first of them.
        if let Some(earlier) = first.get(set.as_slice()) {
            pairs.push((*earlier, later, 1.0));
            continue;
        }
        first.insert(set, later);
        let prefix = set.len() - set.len() / 2;
        tried.clear();
        let mut best: Option<(usize, f64)> = None;
        for gram in &set[..prefix.min(set.len())] {
            let posting = index.entry(*gram).or_default();
            for &earlier in posting.iter() {
                let other = &sets[earlier as usize];
                let (short, long) = (set.len().min(other.len()), set.len().max(other.len()));
                if (short as f64) <= NEAR * long as f64 || !tried.insert(earlier) {
                    continue;
                }
                let share = jaccard(set, other, &frequency);
                if share > NEAR && best.is_none_or(|b| earlier < b.0 as u32) {
                    best = Some((earlier as usize, share));
                }
            }
            posting.push(later as u32);
        }
        if let Some((earlier, share)) = best {
            pairs.push((earlier, later, share));
        }
    }
    pairs
}

/// The distinct word trigrams of a text, as hashes; a text of one or two words is one gram.
fn trigrams(text: &str) -> Vec<u64> {
    let words = folded_words(text);
    let hash = |words: &[String]| {
        let mut hasher = FxHasher::default();
        words.hash(&mut hasher);
        hasher.finish()
    };
    let mut grams: Vec<u64> = match words.len() {
        0 => Vec::new(),
        1 | 2 => vec![hash(&words)],
        _ => words.windows(3).map(hash).collect(),
    };
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Common share of two sets in the same order.
fn jaccard(a: &[u64], b: &[u64], frequency: &FxHashMap<u64, u32>) -> f64 {
    let key = |gram: &u64| (frequency[gram], *gram);
    let (mut i, mut j, mut common) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match key(&a[i]).cmp(&key(&b[j])) {
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
