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
    cells: Cells,
}

/// The columns of each example side by side, a column as often as it occurs: most occur once.
#[derive(Clone, Debug)]
struct Cells {
    /// Where each example starts in `columns`, and at last where they all end.
    starts: Vec<usize>,
    columns: Vec<u32>,
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
        let mut cells = Cells::default();
        let mut targets = Vec::with_capacity(samples.len());
        for sample in samples {
            extractor.extract(&sample.excerpt.passage(sample.text), &mut counts);
            counts.drain(|column, count| cells.columns.extend((0..count).map(|_| column)));
            cells.starts.push(cells.columns.len());
            let target = labels.binary_search_by(|l| l.as_str().cmp(sample.label));
            targets.push(target.expect("every label was listed") as u32);
        }
        Self {
            labels,
            targets,
            weights: samples.iter().map(|s| s.weight).collect(),
            vocabulary: extractor.vocabulary,
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
        self.cells.clone().into_rows(&self.vocabulary, options)
    }

    /// The same where no other rows will be wanted: the counts become the rows, and are then gone.
    pub(super) fn take_rows(&mut self, options: &Options) -> Result<(Rows, Columns), SolverError> {
        std::mem::take(&mut self.cells).into_rows(&self.vocabulary, options)
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self {
            starts: vec![0],
            columns: Vec::new(),
        }
    }
}

impl Cells {
    /// In how many examples each column occurs.
    fn frequency(&self, columns: usize) -> Vec<u32> {
        let mut out = vec![0u32; columns];
        for row in self.starts.windows(2) {
            for same in self.columns[row[0]..row[1]].chunk_by(|a, b| a == b) {
                out[same[0] as usize] += 1;
            }
        }
        out
    }

    /// Turns counts into rows where they lie: a row never needs more cells than it had occurrences.
    fn into_rows(
        self,
        vocabulary: &Vocabulary,
        options: &Options,
    ) -> Result<(Rows, Columns), SolverError> {
        let frequency = self.frequency(vocabulary.len());
        let mut features: Vec<u32> = (0..vocabulary.len() as u32)
            .filter(|column| frequency[*column as usize] >= options.least.max(1))
            .filter(|column| options.weight(vocabulary.group(*column)) > 0.0)
            .collect();
        // The frequent side by side: what every row touches then stays in the nearest memory.
        features.sort_by_key(|column| (Reverse(frequency[*column as usize]), *column));
        let mut place = vec![u32::MAX; vocabulary.len()];
        for (index, column) in features.iter().enumerate() {
            place[*column as usize] = index as u32;
        }
        let kept = features
            .iter()
            .map(|column| frequency[*column as usize] as usize);
        let mut values: Vec<f32> = Vec::with_capacity(kept.sum());
        let Self {
            mut starts,
            mut columns,
        } = self;
        let mut from = 0;
        for end in &mut starts[1..] {
            let first = values.len();
            let mut squares = 0.0f32;
            while from < *end {
                let column = columns[from];
                let same = columns[from..*end].iter().take_while(|c| **c == column);
                let count = same.count();
                from += count;
                let index = place[column as usize];
                if index != u32::MAX {
                    let value = options.value(vocabulary.group(column), count as u32);
                    squares += value * value;
                    columns[values.len()] = index;
                    values.push(value);
                }
            }
            if options.unit && squares > 0.0 {
                let scale = squares.sqrt().recip();
                values[first..].iter_mut().for_each(|value| *value *= scale);
            }
            *end = values.len();
        }
        columns.truncate(values.len());
        let rows = Rows::from_parts(features.len(), starts, columns, values)?;
        Ok((rows, Columns { features }))
    }
}
