//! The search for a recipe, and what it costs to have less: groups, examples, sources.

use super::calibrate;
use super::dataset::{Dataset, Sample};
use super::groups::Group;
use super::metrics::Confusion;
use super::random::Random;
use super::solver::{Rows, SolverError, largest};
use super::train::{TrainError, assumed, shares};
use super::validate::{Recipe, cross_validate, cross_validate_on};

/// By how much macro-F1 must rise for a group to be left out.
const WORTH: f64 = 0.003;

/// With more sources than this, holding each out takes longer than the figure is worth.
const MAX_SOURCES: usize = 50;

/// Macro-F1 of out-of-fold scores as the recipe would use them: at the data's prior.
fn judge(dataset: &Dataset, recipe: &Recipe, parts: &[usize]) -> Result<f64, SolverError> {
    let quick = Recipe {
        tolerance: recipe.tolerance.max(3e-3),
        ..recipe.clone()
    };
    let scores = cross_validate(dataset, &quick, parts)?;
    Ok(at_data_prior(dataset, recipe, &scores).macro_f1())
}

/// Out-of-fold answers at the data's prior and the best temperature; examples without scores are
/// left out.
fn at_data_prior(dataset: &Dataset, recipe: &Recipe, scores: &[Vec<f64>]) -> Confusion {
    let shares = shares(dataset);
    let offsets = calibrate::offsets(&assumed(&shares, recipe.balance), &shares);
    let (kept, targets): (Vec<Vec<f64>>, Vec<u32>) = scores
        .iter()
        .zip(dataset.targets())
        .filter(|(s, _)| !s.is_empty())
        .map(|(s, t)| (s.clone(), *t))
        .unzip();
    let temperature = calibrate::temperature(&kept, &targets, &offsets);
    let answers = kept.iter().zip(&targets).map(|(s, t)| {
        let p = calibrate::probabilities(s, temperature, &offsets);
        (*t as usize, largest(&p))
    });
    Confusion::new(shares.len(), answers)
}

pub(super) fn tune(
    dataset: &Dataset,
    start: &Recipe,
    parts: &[usize],
    tried: &mut Vec<(Recipe, f64)>,
    progress: &mut dyn FnMut(&str),
) -> Result<Recipe, TrainError> {
    for balance in [0.0, 0.5, 1.0] {
        for c in [1.0, 3.0, 10.0, 30.0, 100.0] {
            progress(&format!("trying C = {c}, balance {balance}"));
            let recipe = Recipe {
                c,
                balance,
                ..start.clone()
            };
            let score = judge(dataset, &recipe, parts)?;
            tried.push((recipe, score));
        }
    }
    let best = tried.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    Ok(best.map_or_else(|| start.clone(), |b| b.0.clone()))
}

/// Measures the recipe without each of its groups, and leaves out what only harms.
pub(super) fn ablate(
    dataset: &Dataset,
    recipe: &mut Recipe,
    parts: &[usize],
    tried: &mut Vec<(Recipe, f64)>,
    progress: &mut dyn FnMut(&str),
) -> Result<Vec<(Group, f64)>, TrainError> {
    let whole = judge(dataset, recipe, parts)?;
    let mut out = Vec::new();
    for group in recipe.options.groups.keys().copied().collect::<Vec<_>>() {
        if !dataset.holds(group) {
            continue;
        }
        progress(&format!("trying without {group}"));
        let less = Recipe {
            options: recipe.options.without(group),
            ..recipe.clone()
        };
        out.push((group, judge(dataset, &less, parts)?));
    }
    if let Some((group, score)) = out.iter().max_by(|a, b| a.1.total_cmp(&b.1))
        && *score >= whole + WORTH
    {
        recipe.options = recipe.options.without(*group);
        tried.push((recipe.clone(), *score));
    }
    Ok(out)
}

pub(super) fn curve(
    dataset: &Dataset,
    rows: &Rows,
    recipe: &Recipe,
    parts: &[usize],
    seed: u64,
) -> Result<Vec<(usize, f64)>, SolverError> {
    let mut order: Vec<usize> = (0..dataset.len()).collect();
    Random::new(seed).shuffle(&mut order);
    let quick = Recipe {
        tolerance: recipe.tolerance.max(3e-3),
        ..recipe.clone()
    };
    let mut out = Vec::new();
    for eighths in [1, 2, 4] {
        let used = dataset.len() * eighths / 8;
        let mut kept = vec![false; dataset.len()];
        for index in &order[..used] {
            kept[*index] = true;
        }
        let scores = cross_validate_on(dataset, rows, &quick, parts, &kept)?;
        if let Some(scores) = scores {
            let folds = parts.iter().max().map_or(1, |m| m + 1);
            let score = at_data_prior(dataset, recipe, &scores).macro_f1();
            out.push((used * (folds - 1) / folds, score));
        }
    }
    Ok(out)
}

pub(super) fn across(
    dataset: &Dataset,
    rows: &Rows,
    recipe: &Recipe,
    samples: &[Sample],
) -> Result<Option<f64>, SolverError> {
    let mut sources: Vec<usize> = samples.iter().map(|s| s.source).collect();
    sources.sort_unstable();
    sources.dedup();
    if !(3..=MAX_SOURCES).contains(&sources.len()) {
        return Ok(None);
    }
    let parts: Vec<usize> = samples
        .iter()
        .map(|s| sources.binary_search(&s.source).unwrap_or(0))
        .collect();
    let quick = Recipe {
        tolerance: recipe.tolerance.max(3e-3),
        ..recipe.clone()
    };
    let all = vec![true; dataset.len()];
    let scores = cross_validate_on(dataset, rows, &quick, &parts, &all)?;
    Ok(scores.map(|s| at_data_prior(dataset, recipe, &s).macro_f1()))
}
