//! Training: cross-validation, the choice of a recipe, the final fit, and a report on all of it.

use super::calibrate;
use super::dataset::{Columns, Dataset, Sample};
use super::folds::folds;
use super::forms::Classes;
use super::groups::Group;
use super::metrics::{self, Bin, Confusion};
use super::model::{Model, Scores, Settings, Training};
use super::search::{ablate, across, curve, tune};
use super::solver::dense::Answer;
use super::solver::{Fitted, SolverError, largest};
use super::validate::{Recipe, cross_validate_on, fit};

/// How a training goes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The recipe, or where the search for one starts.
    pub recipe: Recipe,
    /// Number of folds.
    pub folds: usize,
    /// Seed of folds and resampling.
    pub seed: u64,
    /// Shares of labels to assume in use; the others keep the proportions of the data.
    pub prior: Prior,
    /// Whether to look for the best C, balance and groups, and to measure each group's part.
    pub tune: bool,
}

/// The shares of labels that a model's probabilities assume.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Prior {
    /// Those of the training data.
    #[default]
    Data,
    /// The same for every label.
    Even,
    /// Those given; the others keep the proportions of the data.
    Shares(Vec<(String, f64)>),
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            recipe: Recipe::default(),
            folds: 5,
            seed: 1,
            prior: Prior::Data,
            tune: false,
        }
    }
}

/// What cross-validation and training found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Labels in order.
    pub labels: Vec<String>,
    /// True against given labels, at the data's prior.
    pub confusion: Confusion,
    /// Middle 95 % of macro-F1.
    pub interval: (f64, f64),
    /// Macro-F1 when every label is assumed to be equally frequent.
    pub even_macro_f1: f64,
    /// Macro-F1 at the model's prior.
    pub prior_macro_f1: f64,
    /// Macro-F1 when each source is held out in turn; none with fewer than three sources, or more than fifty.
    pub across_sources: Option<f64>,
    /// Macro-F1 and accuracy of always giving the most frequent label.
    pub baseline: (f64, f64),
    /// Log-loss before and after the temperature.
    pub log_loss: (f64, f64),
    /// Confidence against accuracy before and after the temperature.
    pub reliability: ([Bin; metrics::BINS], [Bin; metrics::BINS]),
    /// Examples learnt from and macro-F1 reached.
    pub curve: Vec<(usize, f64)>,
    /// Recipes tried and macro-F1 reached.
    pub tried: Vec<(Recipe, f64)>,
    /// Macro-F1 without each group.
    pub ablation: Vec<(Group, f64)>,
    /// For each label, the features that speak for it most.
    pub strongest: Vec<Vec<(Group, String, f32)>>,
    /// Wrong answers given with the most confidence.
    pub mistakes: Vec<Mistake>,
    /// Which solver answered in the final fit.
    pub answer: Answer,
}

/// A wrong answer in cross-validation.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Number of the sample.
    pub sample: usize,
    /// Label given, by number.
    pub given: usize,
    /// Its probability.
    pub probability: f64,
}

/// Why training failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// The data hold fewer than two labels.
    #[error("the examples hold {0} label(s); training needs at least two")]
    Labels(usize),
    /// Too few examples for the folds.
    #[error(
        "label “{label}” has {count} examples, and {folds} folds need as many; write more, or use fewer folds"
    )]
    TooFew {
        /// The label.
        label: String,
        /// How many examples it has.
        count: usize,
        /// How many folds there are.
        folds: usize,
    },
    /// A number of folds that cannot be.
    #[error("{0} folds: at least 2 are needed")]
    Folds(usize),
    /// A prior that cannot be.
    #[error("prior: {0}")]
    Prior(String),
    /// The fit failed.
    #[error(transparent)]
    Solver(#[from] SolverError),
}

/// How many of the strongest features and mistakes are told.
const TOLD: usize = 15;

/// Trains a model on the samples; `progress` is told each step.
///
/// # Errors
/// If the data are too few, the prior cannot be, or a fit does not converge.
pub fn train(
    samples: &[Sample],
    classes: Classes,
    plan: &Plan,
    progress: &mut dyn FnMut(&str),
) -> Result<(Model, Report), TrainError> {
    progress("counting features");
    let mut dataset = Dataset::new(samples, classes, &plan.recipe.options);
    check(&dataset, plan.folds)?;
    let shares = shares(&dataset);
    let prior = prior(&dataset, &shares, &plan.prior)?;
    progress("making folds");
    let parts = folds(samples, plan.folds, plan.seed);
    let mut tried = Vec::new();
    let mut ablation = Vec::new();
    let mut recipe = plan.recipe.clone();
    if plan.tune {
        recipe = tune(&dataset, &recipe, &parts, &mut tried, progress)?;
        ablation = ablate(&dataset, &mut recipe, &parts, &mut tried, progress)?;
    }
    progress("cross-validating");
    let (rows, Columns { features }) = dataset.take_rows(&recipe.options)?;
    let everything = vec![true; dataset.len()];
    let scores = cross_validate_on(&dataset, &rows, &recipe, &parts, &everything)?;
    let scores = scores.ok_or(TrainError::Labels(1))?;
    let assumed = assumed(&shares, recipe.balance);
    let to_data = calibrate::offsets(&assumed, &shares);
    let temperature = calibrate::temperature(&scores, dataset.targets(), &to_data);
    let at = |t: f64, offsets: &[f64]| -> Vec<Vec<f64>> {
        let one = |s: &Vec<f64>| calibrate::probabilities(s, t, offsets);
        scores.iter().map(one).collect()
    };
    let cold = at(1.0, &to_data);
    let warm = at(temperature, &to_data);
    let pairs = pairs(&dataset, &warm);
    let macro_of = |p: &[Vec<f64>]| confusion(&dataset, p).macro_f1();
    let even = vec![1.0 / shares.len() as f64; shares.len()];
    progress("measuring the learning curve");
    let mut curve = curve(&dataset, &rows, &recipe, &parts, plan.seed)?;
    let reached = Confusion::new(shares.len(), pairs.iter().copied()).macro_f1();
    curve.push((dataset.len() * (plan.folds - 1) / plan.folds, reached));
    progress("holding out each source");
    let across_sources = across(&dataset, &rows, &recipe, samples)?;
    progress("fitting all examples");
    let all: Vec<usize> = (0..dataset.len()).collect();
    let last = Recipe {
        tolerance: recipe.tolerance.min(1e-4),
        ..recipe.clone()
    };
    let (fitted, answer) = fit(&dataset, &rows, &last, &all)?;
    let (names, fitted) = in_order(&dataset, &features, &fitted);
    let confusion = Confusion::new(shares.len(), pairs.iter().copied());
    let reliability = (
        metrics::reliability(&cold, dataset.targets()),
        metrics::reliability(&warm, dataset.targets()),
    );
    let interval = metrics::interval(shares.len(), &pairs, 1000, plan.seed);
    let log_loss = (
        metrics::log_loss(&cold, dataset.targets()),
        metrics::log_loss(&warm, dataset.targets()),
    );
    let settings = Settings {
        labels: dataset.labels().to_vec(),
        options: recipe.options.clone(),
        c: recipe.c,
        balance: recipe.balance,
        temperature,
        prior: prior.clone(),
        training: training(&dataset),
        scores: Some(Scores {
            accuracy: digits(confusion.accuracy()),
            calibration_error: digits(metrics::calibration_error(&reliability.1)),
            folds: plan.folds as u64,
            log_loss: digits(log_loss.1),
            macro_f1: digits(confusion.macro_f1()),
            macro_f1_interval: (digits(interval.0), digits(interval.1)),
        }),
        assumed: assumed.clone(),
    };
    let model = Model::new(settings, names, &fitted);
    let report = Report {
        labels: dataset.labels().to_vec(),
        interval,
        even_macro_f1: macro_of(&at(temperature, &calibrate::offsets(&assumed, &even))),
        prior_macro_f1: macro_of(&at(temperature, &calibrate::offsets(&assumed, &prior))),
        across_sources,
        baseline: baseline(&dataset),
        log_loss,
        reliability,
        curve,
        tried,
        ablation,
        strongest: strongest(&model),
        mistakes: mistakes(&pairs, &warm),
        answer,
        confusion,
    };
    Ok((model, report))
}

/// Fits a dataset, counted under the plan's options, without cross-validation: no scores, and a temperature of 1. For measuring
/// and for models that are judged elsewhere.
///
/// # Errors
/// As [`train`].
pub fn fit_only(mut dataset: Dataset, plan: &Plan) -> Result<Model, TrainError> {
    check(&dataset, 2)?;
    let shares = shares(&dataset);
    let (rows, Columns { features }) = dataset.take_rows(&plan.recipe.options)?;
    let all: Vec<usize> = (0..dataset.len()).collect();
    let (fitted, _) = fit(&dataset, &rows, &plan.recipe, &all)?;
    let (names, fitted) = in_order(&dataset, &features, &fitted);
    let settings = Settings {
        labels: dataset.labels().to_vec(),
        options: plan.recipe.options.clone(),
        c: plan.recipe.c,
        balance: plan.recipe.balance,
        temperature: 1.0,
        prior: prior(&dataset, &shares, &plan.prior)?,
        assumed: assumed(&shares, plan.recipe.balance),
        training: training(&dataset),
        scores: None,
    };
    Ok(Model::new(settings, names, &fitted))
}

/// Features and their weights in the order of group and name.
fn in_order(
    dataset: &Dataset,
    features: &[u32],
    fitted: &Fitted,
) -> (Vec<(Group, String)>, Fitted) {
    let vocabulary = dataset.vocabulary();
    let mut named: Vec<(Group, String, usize)> = features
        .iter()
        .enumerate()
        .map(|(index, f)| (vocabulary.group(*f), vocabulary.name(*f), index))
        .collect();
    named.sort_unstable();
    let weights = named
        .iter()
        .flat_map(|(_, _, index)| fitted.column(*index))
        .copied()
        .collect();
    let fitted = Fitted::new(weights, fitted.intercepts().to_vec(), fitted.steps());
    let ordered = named.into_iter().map(|(group, name, _)| (group, name));
    (ordered.collect(), fitted)
}

fn digits(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}

fn check(dataset: &Dataset, folds: usize) -> Result<(), TrainError> {
    if dataset.labels().len() < 2 {
        return Err(TrainError::Labels(dataset.labels().len()));
    }
    if folds < 2 {
        return Err(TrainError::Folds(folds));
    }
    for (label, count) in dataset.labels().iter().zip(dataset.counts()) {
        if count < folds {
            return Err(TrainError::TooFew {
                label: label.clone(),
                count,
                folds,
            });
        }
    }
    Ok(())
}

pub(super) fn shares(dataset: &Dataset) -> Vec<f64> {
    let total = dataset.len() as f64;
    dataset.counts().iter().map(|c| *c as f64 / total).collect()
}

/// The shares that a fit assumes when labels are balanced to a power.
pub(super) fn assumed(shares: &[f64], balance: f64) -> Vec<f64> {
    let raw: Vec<f64> = shares.iter().map(|s| s.powf(1.0 - balance)).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|r| r / sum).collect()
}

fn prior(dataset: &Dataset, shares: &[f64], prior: &Prior) -> Result<Vec<f64>, TrainError> {
    match prior {
        Prior::Data => Ok(shares.to_vec()),
        Prior::Even => Ok(vec![1.0 / shares.len() as f64; shares.len()]),
        Prior::Shares(wanted) => {
            let numbered = number_shares(dataset.labels(), wanted).map_err(TrainError::Prior)?;
            calibrate::with_shares(shares, &numbered).map_err(TrainError::Prior)
        }
    }
}

/// Shares by label name as shares by label number.
///
/// # Errors
/// If a label is unknown; the message names those that are known.
pub fn number_shares(
    labels: &[String],
    wanted: &[(String, f64)],
) -> Result<Vec<(usize, f64)>, String> {
    wanted
        .iter()
        .map(
            |(name, share)| match labels.iter().position(|l| l == name) {
                Some(label) => Ok((label, *share)),
                None => Err(format!(
                    "no label “{name}”; there are {}",
                    labels.join(", ")
                )),
            },
        )
        .collect()
}

fn pairs(dataset: &Dataset, probabilities: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let targets = dataset.targets().iter().map(|t| *t as usize);
    targets
        .zip(probabilities.iter().map(|p| largest(p)))
        .collect()
}

fn confusion(dataset: &Dataset, probabilities: &[Vec<f64>]) -> Confusion {
    Confusion::new(dataset.labels().len(), pairs(dataset, probabilities))
}

fn baseline(dataset: &Dataset) -> (f64, f64) {
    let counts: Vec<f64> = dataset.counts().iter().map(|c| *c as f64).collect();
    let most = largest(&counts);
    let answers = dataset.targets().iter().map(|t| (*t as usize, most));
    let confusion = Confusion::new(counts.len(), answers);
    (confusion.macro_f1(), confusion.accuracy())
}

fn strongest(model: &Model) -> Vec<Vec<(Group, String, f32)>> {
    (0..model.labels().len())
        .map(|label| {
            let mut all: Vec<(Group, String, f32)> = model
                .weights()
                .filter(|(group, ..)| !matches!(group, Group::Chars | Group::AroundChars))
                .map(|(group, name, weights)| (group, name, weights[label]))
                .collect();
            all.sort_by(|a, b| {
                b.2.total_cmp(&a.2)
                    .then_with(|| (a.0, &a.1).cmp(&(b.0, &b.1)))
            });
            all.truncate(TOLD);
            all
        })
        .collect()
}

fn mistakes(pairs: &[(usize, usize)], probabilities: &[Vec<f64>]) -> Vec<Mistake> {
    let mut out: Vec<Mistake> = pairs
        .iter()
        .zip(probabilities)
        .enumerate()
        .filter(|(_, ((truth, given), _))| truth != given)
        .map(|(sample, ((_, given), p))| Mistake {
            sample,
            given: *given,
            probability: p[*given],
        })
        .collect();
    out.sort_by(|a, b| {
        b.probability
            .total_cmp(&a.probability)
            .then(a.sample.cmp(&b.sample))
    });
    out.truncate(TOLD);
    out
}

fn training(dataset: &Dataset) -> Training {
    let counts = dataset.counts().into_iter().map(|c| c as u64);
    Training {
        examples: dataset.len() as u64,
        labels: dataset.labels().iter().cloned().zip(counts).collect(),
        sha256: dataset.sha256().to_owned(),
    }
}
