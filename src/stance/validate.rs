//! Cross-validation: scores for each example from a model that has not seen it.

use super::dataset::Dataset;
use super::groups::Options;
use super::solver::dense::{self, Answer, Solver};
use super::solver::{Fitted, Logistic, Rows, SolverError};
use std::borrow::Cow;

/// How a model is made, apart from its data.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// Which features count.
    pub options: Options,
    /// How much the data count against the penalty.
    pub c: f64,
    /// How far labels are balanced: 0 not at all, 1 fully.
    pub balance: f64,
    /// Which solver fits.
    pub solver: Solver,
    /// Where the solver stops.
    pub tolerance: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            options: Options::default(),
            c: 3.0,
            balance: 0.0,
            solver: Solver::Auto,
            tolerance: 1e-3,
        }
    }
}

/// Fits the examples of the given indices.
pub(super) fn fit(
    dataset: &Dataset,
    rows: &Rows,
    recipe: &Recipe,
    indices: &[usize],
) -> Result<(Fitted, Answer), SolverError> {
    let targets: Vec<u32> = indices.iter().map(|i| dataset.targets()[*i]).collect();
    let weights = dataset.weights(indices, recipe.balance);
    let every = indices.iter().copied().eq(0..rows.len());
    let chosen = if every {
        Cow::Borrowed(rows)
    } else {
        Cow::Owned(rows.select(indices))
    };
    let params = Logistic::new(dataset.labels().len())
        .c(recipe.c)
        .tolerance(recipe.tolerance);
    dense::fit(recipe.solver, &params, &chosen, &targets, Some(&weights))
}

/// Scores of every example, from models trained on the other folds.
///
/// # Errors
/// If a fit fails.
pub fn cross_validate(
    dataset: &Dataset,
    recipe: &Recipe,
    folds: &[usize],
) -> Result<Vec<Vec<f64>>, SolverError> {
    let (rows, _) = dataset.rows(&recipe.options)?;
    let all = vec![true; dataset.len()];
    let scores = cross_validate_on(dataset, &rows, recipe, folds, &all)?;
    scores.ok_or(SolverError::NoRows)
}

/// The same on rows already made, learning only from the examples that are kept. None if a fold leaves fewer than two
/// labels to learn from.
pub(super) fn cross_validate_on(
    dataset: &Dataset,
    rows: &Rows,
    recipe: &Recipe,
    folds: &[usize],
    kept: &[bool],
) -> Result<Option<Vec<Vec<f64>>>, SolverError> {
    let count = folds.iter().max().map_or(0, |m| m + 1);
    let mut out = vec![Vec::new(); dataset.len()];
    for fold in 0..count {
        let train: Vec<usize> = (0..dataset.len())
            .filter(|i| folds[*i] != fold && kept[*i])
            .collect();
        let first = train.first().map(|i| dataset.targets()[*i]);
        if train.iter().all(|i| Some(dataset.targets()[*i]) == first) {
            return Ok(None);
        }
        let (fitted, _) = fit(dataset, rows, recipe, &train)?;
        for index in (0..dataset.len()).filter(|i| folds[*i] == fold) {
            fitted.scores(rows.row(index), &mut out[index]);
        }
    }
    Ok(Some(out))
}
