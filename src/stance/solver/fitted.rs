//! `Fitted`: the weights and intercepts that a solver found, and linfa's `Predict` over them.

use super::Rows;
use linfa::traits::{Predict, PredictInplace};
use ndarray::Array1;

/// A fitted model: one weight per column and label, one intercept per label.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    weights: Vec<f32>,
    intercepts: Vec<f64>,
    labels: usize,
    steps: usize,
}

impl Fitted {
    /// A model from weights (column by column, one per label) and intercepts, which are centred.
    ///
    /// # Panics
    /// If the weights are not a whole number of columns.
    pub fn new(weights: Vec<f32>, mut intercepts: Vec<f64>, steps: usize) -> Self {
        let labels = intercepts.len();
        assert!(labels > 0 && weights.len().is_multiple_of(labels));
        let mean = intercepts.iter().sum::<f64>() / labels as f64;
        for intercept in &mut intercepts {
            *intercept -= mean;
        }
        Self {
            weights,
            intercepts,
            labels,
            steps,
        }
    }

    pub(super) fn from_lanes<const L: usize>(
        solution: &[[f32; L]],
        labels: usize,
        steps: usize,
    ) -> Self {
        let (intercepts, columns) = solution.split_last().expect("an intercept");
        let weights = columns
            .iter()
            .flat_map(|lanes| lanes[..labels].iter().copied())
            .collect();
        let intercepts = intercepts[..labels].iter().map(|b| f64::from(*b)).collect();
        Self::new(weights, intercepts, steps)
    }

    /// Number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Newton steps that were taken; 0 where another solver found the answer.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// One intercept per label; they sum to zero.
    pub fn intercepts(&self) -> &[f64] {
        &self.intercepts
    }

    /// Weights of a column, one per label.
    ///
    /// # Panics
    /// If there is no such column.
    pub fn column(&self, column: usize) -> &[f32] {
        &self.weights[column * self.labels..][..self.labels]
    }

    /// All weights, column by column.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// Scores of a row, one per label, into `out`.
    ///
    /// # Panics
    /// If the row has a column that the model has not.
    pub fn scores(&self, (columns, values): (&[u32], &[f32]), out: &mut Vec<f64>) {
        out.clear();
        out.extend_from_slice(&self.intercepts);
        for (&column, &value) in columns.iter().zip(values) {
            for (score, weight) in out.iter_mut().zip(self.column(column as usize)) {
                *score += f64::from(*weight) * f64::from(value);
            }
        }
    }
}

/// Turns scores into probabilities, safely however far apart they lie.
///
/// ```
/// let mut scores = [1000.0, 0.0];
/// stance::stance::solver::softmax(&mut scores);
/// assert_eq!(scores, [1.0, 0.0]);
/// ```
pub fn softmax(scores: &mut [f64]) {
    let max = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - max).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// Index of the largest number; the first of equals.
pub fn largest(scores: &[f64]) -> usize {
    let mut best = 0;
    for (index, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = index;
        }
    }
    best
}

impl PredictInplace<Rows, Array1<usize>> for Fitted {
    fn predict_inplace<'a>(&'a self, rows: &'a Rows, labels: &mut Array1<usize>) {
        let mut scores = Vec::with_capacity(self.labels);
        for (index, label) in labels.iter_mut().enumerate() {
            self.scores(rows.row(index), &mut scores);
            *label = largest(&scores);
        }
    }

    fn default_target(&self, rows: &Rows) -> Array1<usize> {
        Array1::zeros(rows.len())
    }
}

impl Predict<&Rows, Array1<usize>> for Fitted {
    fn predict(&self, rows: &Rows) -> Array1<usize> {
        let mut labels = self.default_target(rows);
        self.predict_inplace(rows, &mut labels);
        labels
    }
}
