//! `Dataset`: labelled passages turned into counted features once, then into rows for any options.

use super::features::{Counts, Extractor};
use super::forms::Classes;
use super::groups::{Group, Options};
use super::passage::Excerpt;
use super::solver::{Rows, SolverError};
use super::vocabulary::Vocabulary;
use std::cmp::Reverse;

/// One labelled example.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    /// Its text.
    pub text: &'a str,
    /// Quote, sentence and cue in the text.
    pub excerpt: &'a Excerpt,
    /// Its label.
    pub label: &'a str,
    /// How much it counts; 1 is usual.
    pub weight: f32,
    /// Examples of one group never stand on both sides of a fold.
    pub group: Option<&'a str>,
    /// Number of the file or other source it came from.
    pub source: usize,
}

/// Labelled examples with their features counted.
#[derive(Debug)]
pub struct Dataset {
    labels: Vec<String>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    vocabulary: Vocabulary,
    starts: Vec<usize>,
    /// The columns of each example side by side, a column as often as it occurs: most occur once.
    cells: Vec<u32>,
}

/// Columns of a matrix, with what each of them stands for.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// For each column of the matrix, the feature in the dataset's vocabulary.
    pub features: Vec<u32>,
}

impl Dataset {
    /// Counts the features of all samples in the groups that count under `options`. Labels are
    /// sorted by name.
    ///
    /// # Panics
    /// If an excerpt was made for another text.
    pub fn new(samples: &[Sample], classes: Classes, options: &Options) -> Self {
        let mut labels: Vec<String> = samples.iter().map(|s| s.label.to_owned()).collect();
        labels.sort();
        labels.dedup();
        let mut extractor = Extractor::new(Vocabulary::of(options), classes);
        let mut counts = Counts::default();
        let mut starts = vec![0];
        let mut cells = Vec::new();
        let mut targets = Vec::with_capacity(samples.len());
        for sample in samples {
            extractor.extract(&sample.excerpt.passage(sample.text), &mut counts);
            counts.drain(|column, count| cells.extend((0..count).map(|_| column)));
            starts.push(cells.len());
            let target = labels.binary_search_by(|l| l.as_str().cmp(sample.label));
            targets.push(target.expect("every label was listed") as u32);
        }
        Self {
            labels,
            targets,
            weights: samples.iter().map(|s| s.weight).collect(),
            vocabulary: extractor.vocabulary,
            starts,
            cells,
        }
    }

    /// Labels in order; targets are indices into them.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Label of each example, by index.
    pub fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// Number of examples.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// True if there is no example.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// Number of examples of each label.
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.labels.len()];
        for target in &self.targets {
            counts[*target as usize] += 1;
        }
        counts
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// True if any example has a feature of the group.
    pub(super) fn holds(&self, group: Group) -> bool {
        (0..self.vocabulary.len() as u32).any(|column| self.vocabulary.group(column) == group)
    }

    /// Weight of each example when labels are balanced to the power `balance`: 0 leaves them as
    /// they are, 1 gives every label the same sum.
    pub(super) fn weights(&self, indices: &[usize], balance: f64) -> Vec<f32> {
        let mut sums = vec![0.0f64; self.labels.len()];
        for &index in indices {
            sums[self.targets[index] as usize] += f64::from(self.weights[index]);
        }
        let present = sums.iter().filter(|s| **s > 0.0).count() as f64;
        let mean = sums.iter().sum::<f64>() / present;
        indices
            .iter()
            .map(|&index| {
                let sum = sums[self.targets[index] as usize];
                self.weights[index] * (mean / sum).powf(balance) as f32
            })
            .collect()
    }

    /// The rows of all examples under the given options, the most frequent columns first.
    pub(super) fn rows(&self, options: &Options) -> Result<(Rows, Columns), SolverError> {
        let mut frequency = vec![0u32; self.vocabulary.len()];
        for row in self.starts.windows(2) {
            for same in self.cells[row[0]..row[1]].chunk_by(|a, b| a == b) {
                frequency[same[0] as usize] += 1;
            }
        }
        let mut features: Vec<u32> = (0..self.vocabulary.len() as u32)
            .filter(|column| frequency[*column as usize] >= options.least.max(1))
            .filter(|column| options.weight(self.vocabulary.group(*column)) > 0.0)
            .collect();
        // The frequent side by side: what every row touches then stays in the nearest memory.
        features.sort_by_key(|column| (Reverse(frequency[*column as usize]), *column));
        let mut place = vec![u32::MAX; self.vocabulary.len()];
        for (index, column) in features.iter().enumerate() {
            place[*column as usize] = index as u32;
        }
        let kept = features
            .iter()
            .map(|column| frequency[*column as usize] as usize);
        let mut rows = Rows::with_room(features.len(), self.len(), kept.sum());
        let mut row: Vec<(u32, f32)> = Vec::new();
        for range in self.starts.windows(2) {
            row.clear();
            let mut squares = 0.0f32;
            for same in self.cells[range[0]..range[1]].chunk_by(|a, b| a == b) {
                let (column, count) = (same[0], same.len() as u32);
                let index = place[column as usize];
                if index != u32::MAX {
                    let value = options.value(self.vocabulary.group(column), count);
                    squares += value * value;
                    row.push((index, value));
                }
            }
            let scale = if options.unit && squares > 0.0 {
                squares.sqrt().recip()
            } else {
                1.0
            };
            rows.push(row.iter().map(|(column, value)| (*column, value * scale)))?;
        }
        Ok((rows, Columns { features }))
    }
}
