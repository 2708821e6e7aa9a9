//! Parameters of the sparse solver, unchecked and checked, and its linfa `Fit`.

use super::objective::Objective;
use super::{Fitted, MAX_LABELS, Rows, SolverError, newton};
use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array1;

/// Parameters of a fit, not yet checked.
///
/// ```
/// use linfa::prelude::*;
/// use ndarray::array;
/// use stance::stance::solver::{Logistic, Rows};
///
/// let mut rows = Rows::new(2);
/// for cells in [[(0, 1.0)], [(0, 1.0)], [(1, 1.0)], [(1, 1.0)]] {
///     rows.push(cells).unwrap();
/// }
/// let data = DatasetBase::new(rows, array![0usize, 0, 1, 1]);
/// let fitted = Logistic::new(2).c(10.0).fit(&data).unwrap();
/// assert_eq!(fitted.predict(data.records()), array![0, 0, 1, 1]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic(ValidLogistic);

/// Parameters of a fit, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidLogistic {
    pub(super) labels: usize,
    pub(super) c: f64,
    pub(super) tolerance: f64,
    pub(super) iterations: usize,
}

impl Logistic {
    /// A fit over `labels` labels with C = 1.
    pub fn new(labels: usize) -> Self {
        Self(ValidLogistic {
            labels,
            c: 1.0,
            tolerance: 1e-4,
            iterations: 100,
        })
    }

    /// How much the data count against the penalty on weights; the inverse of linfa's alpha.
    #[must_use]
    pub fn c(mut self, c: f64) -> Self {
        self.0.c = c;
        self
    }

    /// Where to stop: the gradient's norm as a share of its norm at zero weights.
    #[must_use]
    pub fn tolerance(mut self, tolerance: f64) -> Self {
        self.0.tolerance = tolerance;
        self
    }

    /// The most Newton steps to take.
    #[must_use]
    pub fn iterations(mut self, iterations: usize) -> Self {
        self.0.iterations = iterations;
        self
    }
}

impl ParamGuard for Logistic {
    type Checked = ValidLogistic;
    type Error = SolverError;

    fn check_ref(&self) -> Result<&ValidLogistic, SolverError> {
        let bad = |name, value, wanted| {
            Err(SolverError::Parameter {
                name,
                value,
                wanted,
            })
        };
        let inner = &self.0;
        if !(2..=MAX_LABELS).contains(&inner.labels) {
            return Err(SolverError::Labels(inner.labels));
        }
        if !inner.c.is_finite() || inner.c <= 0.0 {
            return bad("C", inner.c, "above 0");
        }
        if !(1e-12..1.0).contains(&inner.tolerance) {
            return bad("tolerance", inner.tolerance, "from 1e-12 to below 1");
        }
        if inner.iterations == 0 {
            return bad("iterations", 0.0, "at least 1");
        }
        Ok(inner)
    }

    fn check(self) -> Result<ValidLogistic, SolverError> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl ValidLogistic {
    /// Fits rows, their labels' numbers and, if given, their weights.
    ///
    /// # Errors
    /// If the three do not belong together, or the minimum is not reached.
    pub fn fit_rows(
        &self,
        rows: &Rows,
        targets: &[u32],
        weights: Option<&[f32]>,
    ) -> Result<Fitted, SolverError> {
        check(rows, targets, weights, self.labels)?;
        match self.labels {
            ..=4 => self.run::<4>(rows, targets, weights),
            5..=8 => self.run::<8>(rows, targets, weights),
            9..=16 => self.run::<16>(rows, targets, weights),
            _ => self.run::<MAX_LABELS>(rows, targets, weights),
        }
    }

    fn run<const L: usize>(
        &self,
        rows: &Rows,
        targets: &[u32],
        weights: Option<&[f32]>,
    ) -> Result<Fitted, SolverError> {
        let objective = Objective::<L>::new(rows, targets, weights, self.labels, 1.0 / self.c);
        let (solution, steps) = newton::minimise(&objective, self.tolerance, self.iterations)?;
        Ok(Fitted::from_lanes(&solution, self.labels, steps))
    }
}

/// That rows, targets and weights belong together.
pub(super) fn check(
    rows: &Rows,
    targets: &[u32],
    weights: Option<&[f32]>,
    labels: usize,
) -> Result<(), SolverError> {
    if rows.is_empty() {
        return Err(SolverError::NoRows);
    }
    let given = weights.map_or(rows.len(), <[f32]>::len);
    if targets.len() != rows.len() || given != rows.len() {
        return Err(SolverError::Lengths {
            rows: rows.len(),
            targets: targets.len(),
            weights: given,
        });
    }
    if let Some(row) = targets.iter().position(|t| *t as usize >= labels) {
        return Err(SolverError::BadTarget {
            row,
            label: targets[row] as usize,
            labels,
        });
    }
    if let Some(weights) = weights
        && (weights.iter().any(|w| !w.is_finite() || *w < 0.0) || weights.iter().all(|w| *w == 0.0))
    {
        return Err(SolverError::BadWeight);
    }
    Ok(())
}

impl Fit<Rows, Array1<usize>, SolverError> for ValidLogistic {
    type Object = Fitted;

    /// Fits a linfa dataset; its weights, where set, are the rows' weights.
    fn fit(&self, dataset: &DatasetBase<Rows, Array1<usize>>) -> Result<Fitted, SolverError> {
        let targets: Vec<u32> = dataset
            .targets()
            .iter()
            .map(|t| u32::try_from(*t).unwrap_or(u32::MAX))
            .collect();
        let weights = dataset.weights();
        self.fit_rows(dataset.records(), &targets, weights)
    }
}
