//! The other solver: linfa-logistic on a dense matrix, its answer checked with our own gradient.

use super::objective::{Objective, Point};
use super::params::check;
use super::{Fitted, Logistic, MAX_LABELS, Rows, SolverError};
use linfa::ParamGuard;
use linfa::prelude::{DatasetBase, Fit};
use linfa_logistic::MultiLogisticRegression;
use ndarray::{Array1, Array2};
use std::fmt;
use std::str::FromStr;

/// Cells of the dense matrix up to which [`Solver::Auto`] takes linfa-logistic. It costs about half
/// a second there, and 8 MB.
pub const DENSE_CELLS: usize = 1_000_000;

/// Gradient's norm, relative to the start, up to which an answer of linfa-logistic stands.
const GOOD: f64 = 1e-4;

/// Which solver fits a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Solver {
    /// linfa-logistic while the dense matrix is small and all rows weigh the same, else ours.
    #[default]
    Auto,
    /// linfa-logistic.
    Linfa,
    /// Ours, on sparse rows.
    Sparse,
}

/// Who gave the answer, and whether another one had to be replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Answer {
    /// Ours.
    Sparse,
    /// linfa-logistic's, checked.
    Linfa,
    /// Ours, for linfa-logistic's was wrong: its gradient was this share of the start's.
    Replaced(f64),
    /// Ours, for linfa-logistic failed or cannot weigh rows.
    Refused,
}

impl FromStr for Solver {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "auto" => Ok(Self::Auto),
            "linfa" => Ok(Self::Linfa),
            "sparse" => Ok(Self::Sparse),
            _ => Err(format!(
                "unknown solver “{name}”: use auto, linfa or sparse"
            )),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sparse => f.write_str("sparse"),
            Self::Linfa => f.write_str("linfa-logistic"),
            Self::Replaced(reached) => write!(
                f,
                "sparse (linfa-logistic stopped away from the minimum, its gradient at {reached:.1e} of the start)"
            ),
            Self::Refused => f.write_str("sparse (linfa-logistic cannot fit these rows)"),
        }
    }
}

/// Fits with the wanted solver and says which one answered.
///
/// # Errors
/// If rows, targets and weights do not belong together, or no solver reaches the minimum.
pub fn fit(
    solver: Solver,
    params: &Logistic,
    rows: &Rows,
    targets: &[u32],
    weights: Option<&[f32]>,
) -> Result<(Fitted, Answer), SolverError> {
    let valid = params.check_ref()?;
    check(rows, targets, weights, valid.labels)?;
    let equal = weights.is_none_or(|w| w.iter().all(|x| x.to_bits() == w[0].to_bits()));
    let cells = rows.len().saturating_mul(rows.width());
    let sparse = |answer| Ok((valid.fit_rows(rows, targets, weights)?, answer));
    match solver {
        Solver::Sparse => return sparse(Answer::Sparse),
        Solver::Auto if cells > DENSE_CELLS || !equal => return sparse(Answer::Sparse),
        _ if !equal => return sparse(Answer::Refused),
        _ => {}
    }
    // With equal weights s, the minimum is that of weight 1 and penalty 1/(s·C).
    let scale = weights.map_or(1.0, |w| f64::from(w[0]));
    let alpha = 1.0 / (valid.c * scale);
    let Ok(answer) = dense(rows, targets, valid.labels, alpha, valid.iterations) else {
        return sparse(Answer::Refused);
    };
    let reached = gradient_share(rows, targets, alpha, &answer);
    if reached <= GOOD {
        Ok((answer, Answer::Linfa))
    } else {
        sparse(Answer::Replaced(reached))
    }
}

/// What linfa-logistic answers, unchecked.
///
/// # Errors
/// If linfa-logistic fails or a label is missing from the rows.
pub fn dense(
    rows: &Rows,
    targets: &[u32],
    labels: usize,
    alpha: f64,
    iterations: usize,
) -> Result<Fitted, SolverError> {
    let mut matrix = Array2::<f64>::zeros((rows.len(), rows.width()));
    for row in 0..rows.len() {
        let (columns, values) = rows.row(row);
        for (&column, &value) in columns.iter().zip(values) {
            matrix[(row, column as usize)] += f64::from(value);
        }
    }
    let targets: Array1<usize> = targets.iter().map(|t| *t as usize).collect();
    let data = DatasetBase::new(matrix, targets);
    let model = MultiLogisticRegression::default()
        .alpha(alpha)
        .max_iterations(iterations as u64 * 10)
        .gradient_tolerance(1e-6)
        .fit(&data)?;
    if model.classes().len() != labels {
        return Err(SolverError::Labels(model.classes().len()));
    }
    let weights = model.params().iter().map(|w| *w as f32).collect();
    Ok(Fitted::new(weights, model.intercept().to_vec(), 0))
}

/// Norm of the gradient at an answer, as a share of its norm at zero weights.
pub fn gradient_share(rows: &Rows, targets: &[u32], alpha: f64, answer: &Fitted) -> f64 {
    match answer.labels() {
        ..=4 => share::<4>(rows, targets, alpha, answer),
        5..=8 => share::<8>(rows, targets, alpha, answer),
        9..=16 => share::<16>(rows, targets, alpha, answer),
        _ => share::<MAX_LABELS>(rows, targets, alpha, answer),
    }
}

fn share<const L: usize>(rows: &Rows, targets: &[u32], alpha: f64, answer: &Fitted) -> f64 {
    let labels = answer.labels();
    let objective = Objective::<L>::new(rows, targets, None, labels, alpha);
    let mut point = Point::new();
    let mut w = vec![[0.0f32; L]; objective.size()];
    objective.evaluate(&w, &mut point);
    let start = point.norm();
    for (column, lanes) in w[..rows.width()].iter_mut().enumerate() {
        lanes[..labels].copy_from_slice(answer.column(column));
    }
    for (lane, intercept) in w[rows.width()].iter_mut().zip(answer.intercepts()) {
        *lane = *intercept as f32;
    }
    objective.evaluate(&w, &mut point);
    if start > 0.0 {
        point.norm() / start
    } else {
        0.0
    }
}
