//! The solver: multinomial logistic regression over sparse rows. It knows numbers, not French.
//!
//! Minimised is `Σ sᵢ · −log p(yᵢ | xᵢ) + ‖W‖² / 2C`, with row weights `sᵢ` and no penalty on the
//! intercepts. Two solvers reach the same minimum: [`Logistic`] on sparse rows, and linfa-logistic
//! on a dense matrix ([`dense`]), whose answer is checked here.

pub mod dense;
mod fitted;
mod newton;
mod objective;
mod params;
mod rows;

pub use fitted::{Fitted, largest, softmax};
pub use params::{Logistic, ValidLogistic};
pub use rows::Rows;

/// The most labels that a model can tell apart.
pub const MAX_LABELS: usize = 64;

/// Why no model could be fitted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SolverError {
    /// A cell outside the matrix, or not a finite number.
    #[error("row {row}: the cell of column {column} is outside the matrix or not a finite number")]
    BadCell {
        /// Row of the cell, from 0.
        row: usize,
        /// Column of the cell.
        column: u32,
    },
    /// Rows, targets and weights that do not belong together.
    #[error("{rows} rows, but {targets} targets and {weights} weights")]
    Lengths {
        /// Number of rows.
        rows: usize,
        /// Number of targets.
        targets: usize,
        /// Number of row weights.
        weights: usize,
    },
    /// A target that is not among the labels.
    #[error("row {row} has label number {label}, but there are {labels} labels")]
    BadTarget {
        /// Row, from 0.
        row: usize,
        /// The label's number.
        label: usize,
        /// How many labels there are.
        labels: usize,
    },
    /// A row weight that is negative or not finite, or no weight at all.
    #[error("row weights must be finite and not negative, and not all zero")]
    BadWeight,
    /// No rows.
    #[error("there are no rows to learn from")]
    NoRows,
    /// A number of labels that the solver cannot take.
    #[error("{0} labels: a model tells apart 2 to {MAX_LABELS}")]
    Labels(usize),
    /// A parameter outside its range.
    #[error("`{name}` is {value}, but must be {wanted}")]
    Parameter {
        /// Name of the parameter.
        name: &'static str,
        /// What it is.
        value: f64,
        /// What it may be.
        wanted: &'static str,
    },
    /// The minimum was not reached.
    #[error(
        "no convergence after {iterations} Newton steps: the gradient fell to {reached:.2e} of its start, not to {wanted:.2e}; use a smaller C or more iterations"
    )]
    NotConverged {
        /// Newton steps taken.
        iterations: usize,
        /// Norm of the gradient, relative to the start.
        reached: f64,
        /// What it should have been.
        wanted: f64,
    },
    /// An error of linfa.
    #[error(transparent)]
    Linfa(#[from] linfa::Error),
    /// An error of linfa-logistic.
    #[error("linfa-logistic: {0}")]
    Dense(#[from] linfa_logistic::error::Error),
}

#[cfg(test)]
mod tests;
