//! `Dataset`: labelled passages turned into counted features once, then into rows for any options.

use super::features::{Counts, Extractor};
use super::forms::Classes;
use super::groups::{Group, Options};
use super::passage::Excerpt;
use super::solver::{Rows, SolverError};
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::fmt::Write;

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
    sha256: String,
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

/// Counts the features of samples one after another, and keeps nothing else of them.
pub struct Counter {
    extractor: Extractor<Vocabulary>,
    counts: Counts,
    cells: Cells,
    /// Labels, numbered in the order in which they came.
    labels: FxHashMap<String, u32>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    hash: Sha256,
}

impl Counter {
    /// Counts in the groups that count under `options`.
    pub fn new(classes: Classes, options: &Options) -> Self {
        Self {
            extractor: Extractor::new(Vocabulary::of(options), classes),
            counts: Counts::default(),
            cells: Cells::default(),
            labels: FxHashMap::default(),
            targets: Vec::new(),
            weights: Vec::new(),
            hash: Sha256::new(),
        }
    }

    /// Counts the features of the next sample.
    ///
    /// # Panics
    /// If its excerpt was made for another text.
    pub fn add(&mut self, sample: &Sample) {
        let passage = sample.excerpt.passage(sample.text);
        self.extractor.turn();
        // Nothing is kept by the number of a word form here.
        let _ = self.extractor.read(&passage);
        self.extractor.extract(&passage, &mut self.counts);
        let columns = &mut self.cells.columns;
        self.counts
            .drain(|column, count| columns.extend((0..count).map(|_| column)));
        self.cells.starts.push(columns.len());
        let target = self.labels.get(sample.label).copied();
        self.targets.push(target.unwrap_or_else(|| {
            let number = self.labels.len() as u32;
            self.labels.insert(sample.label.to_owned(), number);
            number
        }));
        self.weights.push(sample.weight);
        for part in [sample.text, sample.label, &sample.weight.to_string()] {
            self.hash.update((part.len() as u64).to_le_bytes());
            self.hash.update(part.as_bytes());
        }
    }

    /// The samples that were added, with their labels sorted by name.
    pub fn finish(self) -> Dataset {
        let mut labels: Vec<(String, u32)> = self.labels.into_iter().collect();
        labels.sort_unstable();
        let mut place = vec![0; labels.len()];
        for (index, (_, number)) in labels.iter().enumerate() {
            place[*number as usize] = index as u32;
        }
        let mut sha256 = String::new();
        for byte in self.hash.finalize() {
            let _ = write!(sha256, "{byte:02x}");
        }
        let targets = self.targets.iter().map(|number| place[*number as usize]);
        Dataset {
            targets: targets.collect(),
            labels: labels.into_iter().map(|(label, _)| label).collect(),
            weights: self.weights,
            vocabulary: self.extractor.vocabulary,
            cells: self.cells,
            sha256,
        }
    }
}

impl Dataset {
    /// Counts the features of all samples in the groups that count under `options`. Labels are
    /// sorted by name.
    ///
    /// # Panics
    /// If an excerpt was made for another text.
    pub fn new(samples: &[Sample], classes: Classes, options: &Options) -> Self {
        let mut counter = Counter::new(classes, options);
        for sample in samples {
            counter.add(sample);
        }
        counter.finish()
    }

    /// SHA-256 of texts, labels and weights, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
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
