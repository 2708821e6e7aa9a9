//! Measures of a classifier: F1, agreement, log-loss, calibration, and how sure they are.

use super::random::Random;
use super::solver::largest;
use serde::{Deserialize, Serialize};

/// Bins of confidence in which calibration is measured.
pub const BINS: usize = 10;

/// How often each label was given for each true label: `counts[true][given]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    counts: Vec<Vec<u64>>,
}

/// Precision, recall and their harmonic mean for one label.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PerLabel {
    /// Share of those given the label that have it.
    pub precision: f64,
    /// Share of those that have the label that were given it.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// How many have the label.
    pub count: u64,
}

impl Confusion {
    /// Counts pairs of true and given labels, numbered below `labels`.
    ///
    /// # Panics
    /// If a label is not below `labels`.
    pub fn new(labels: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut counts = vec![vec![0; labels]; labels];
        for (truth, given) in pairs {
            counts[truth][given] += 1;
        }
        Self { counts }
    }

    /// The counts, by true label and then by given label.
    pub fn counts(&self) -> &[Vec<u64>] {
        &self.counts
    }

    /// Number of pairs.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Measures of one label; 0 where nothing was given or true.
    pub fn label(&self, label: usize) -> PerLabel {
        let hits = self.counts[label][label];
        let count: u64 = self.counts[label].iter().sum();
        let given: u64 = self.counts.iter().map(|row| row[label]).sum();
        let share = |a: u64, b: u64| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        PerLabel {
            precision: share(hits, given),
            recall: share(hits, count),
            f1: share(2 * hits, given + count),
            count,
        }
    }

    /// Mean of the labels' F1, each label counting the same; labels that neither occur nor are
    /// given are left out.
    pub fn macro_f1(&self) -> f64 {
        let seen: Vec<f64> = (0..self.counts.len())
            .filter(|l| {
                self.counts[*l].iter().sum::<u64>() > 0 || self.counts.iter().any(|r| r[*l] > 0)
            })
            .map(|l| self.label(l).f1)
            .collect();
        if seen.is_empty() {
            return 0.0;
        }
        seen.iter().sum::<f64>() / seen.len() as f64
    }

    /// Share of right answers.
    pub fn accuracy(&self) -> f64 {
        let hits: u64 = (0..self.counts.len()).map(|l| self.counts[l][l]).sum();
        hits as f64 / self.total().max(1) as f64
    }

    /// Cohen's κ between truth and answers.
    pub fn kappa(&self) -> f64 {
        let total = self.total().max(1) as f64;
        let chance: f64 = (0..self.counts.len())
            .map(|l| {
                let truth: u64 = self.counts[l].iter().sum();
                let given: u64 = self.counts.iter().map(|row| row[l]).sum();
                truth as f64 * given as f64 / (total * total)
            })
            .sum();
        if chance >= 1.0 {
            return 1.0;
        }
        (self.accuracy() - chance) / (1.0 - chance)
    }
}

/// Mean of −log p(truth); probabilities are kept above 1e-15.
pub fn log_loss(probabilities: &[Vec<f64>], targets: &[u32]) -> f64 {
    let sum: f64 = probabilities
        .iter()
        .zip(targets)
        .map(|(p, t)| -p[*t as usize].max(1e-15).ln())
        .sum();
    sum / targets.len().max(1) as f64
}

/// One bin of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Bin {
    /// Answers in the bin.
    pub count: usize,
    /// Their mean probability.
    pub confidence: f64,
    /// The share of them that are right.
    pub accuracy: f64,
}

/// Confidence against accuracy, in [`BINS`] bins of the best label's probability.
pub fn reliability(probabilities: &[Vec<f64>], targets: &[u32]) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for (p, target) in probabilities.iter().zip(targets) {
        let best = largest(p);
        let index = (1..BINS)
            .filter(|i| p[best] >= *i as f64 / BINS as f64)
            .count();
        let bin = &mut bins[index];
        bin.count += 1;
        bin.confidence += p[best];
        bin.accuracy += f64::from(u8::from(best == *target as usize));
    }
    for bin in &mut bins {
        let count = bin.count.max(1) as f64;
        bin.confidence /= count;
        bin.accuracy /= count;
    }
    bins
}

/// Expected calibration error: mean distance of confidence from accuracy over the bins.
pub fn calibration_error(bins: &[Bin]) -> f64 {
    let total: usize = bins.iter().map(|b| b.count).sum();
    bins.iter()
        .map(|b| b.count as f64 * (b.confidence - b.accuracy).abs())
        .sum::<f64>()
        / total.max(1) as f64
}

/// The middle 95 % of macro-F1 over `rounds` resamplings of the answers.
pub fn interval(labels: usize, pairs: &[(usize, usize)], rounds: usize, seed: u64) -> (f64, f64) {
    let mut random = Random::new(seed);
    let mut scores: Vec<f64> = (0..rounds)
        .map(|_| {
            let drawn = (0..pairs.len()).map(|_| pairs[random.below(pairs.len())]);
            Confusion::new(labels, drawn).macro_f1()
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    let at = |percent: usize| scores.get(rounds * percent / 1000).copied().unwrap_or(0.0);
    (at(25), at(975))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linfa::prelude::ToConfusionMatrix;
    use ndarray::Array1;

    #[test]
    fn two_labels_agree_with_linfas_measures() {
        let truth = [0usize, 0, 0, 1, 1, 1, 1, 0];
        let given = [0usize, 1, 0, 1, 1, 0, 1, 0];
        let ours = Confusion::new(2, truth.into_iter().zip(given));
        let theirs = Array1::from(given.to_vec())
            .confusion_matrix(&Array1::from(truth.to_vec()))
            .unwrap();
        assert!((ours.accuracy() - f64::from(theirs.accuracy())).abs() < 1e-6);
        assert!((ours.accuracy() - 0.75).abs() < 1e-12);
        assert!((ours.kappa() - 0.5).abs() < 1e-12);
        assert!((ours.macro_f1() - 0.75).abs() < 1e-12);
    }

    #[test]
    fn a_sure_and_right_classifier_is_calibrated() {
        let sure = vec![vec![1.0, 0.0]; 4];
        assert!(calibration_error(&reliability(&sure, &[0; 4])) < 1e-12);
        assert!((calibration_error(&reliability(&sure, &[0, 0, 1, 1])) - 0.5).abs() < 1e-12);
        assert!(log_loss(&sure, &[0; 4]).abs() < 1e-12);
    }

    #[test]
    fn the_interval_holds_the_score() {
        let pairs: Vec<(usize, usize)> = (0..300)
            .map(|i| (i % 3, if i % 5 == 0 { 0 } else { i % 3 }))
            .collect();
        let score = Confusion::new(3, pairs.iter().copied()).macro_f1();
        let (low, high) = interval(3, &pairs, 200, 1);
        assert!(low < score && score < high);
        assert_eq!((low, high), interval(3, &pairs, 200, 1));
    }
}
