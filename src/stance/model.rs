//! `Model`: labels, features and weights, and all that must be known to use and to judge them.

use super::calibrate;
use super::groups::{Group, Options};
use super::solver::Fitted;
use super::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a model learnt from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Number of examples.
    pub examples: u64,
    /// Number of examples of each label.
    pub labels: BTreeMap<String, u64>,
    /// SHA-256 over texts, labels and weights.
    pub sha256: String,
}

/// How a model did in cross-validation, at the prior of its training data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scores {
    /// Share of right answers.
    pub accuracy: f64,
    /// Expected calibration error.
    pub calibration_error: f64,
    /// Number of folds.
    pub folds: u64,
    /// Mean −log p of the true label.
    pub log_loss: f64,
    /// Mean F1 of the labels.
    pub macro_f1: f64,
    /// Its middle 95 % over resamplings.
    pub macro_f1_interval: (f64, f64),
}

/// A trained model. Made by [`train`](super::train::train) or read by [`Model::from_json`].
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub(super) labels: Vec<String>,
    pub(super) options: Options,
    pub(super) c: f64,
    pub(super) balance: f64,
    pub(super) temperature: f64,
    pub(super) assumed: Vec<f64>,
    pub(super) prior: Vec<f64>,
    pub(super) intercepts: Vec<f64>,
    pub(super) vocabulary: Vocabulary,
    pub(super) weights: Vec<f32>,
    pub(super) scales: Vec<f32>,
    pub(super) training: Training,
    pub(super) scores: Option<Scores>,
}

/// The numbers of a model that are not weights.
pub(super) struct Settings {
    pub labels: Vec<String>,
    pub options: Options,
    pub c: f64,
    pub balance: f64,
    pub temperature: f64,
    pub assumed: Vec<f64>,
    pub prior: Vec<f64>,
    pub training: Training,
    pub scores: Option<Scores>,
}

/// Rounded as a model file keeps it: four decimals of a weight are more than its data can tell.
fn rounded(weight: f32) -> f32 {
    ((f64::from(weight) * 1e4).round() / 1e4) as f32
}

impl Model {
    /// A model from what a fit found; features are given in the order of group and name.
    pub(super) fn new(
        settings: Settings,
        features: impl IntoIterator<Item = (Group, String)>,
        fitted: &Fitted,
    ) -> Self {
        let features = features.into_iter();
        let mut vocabulary = Vocabulary::default();
        vocabulary.reserve(features.size_hint().0);
        let mut scales = Vec::with_capacity(features.size_hint().0);
        for (group, name) in features {
            vocabulary.insert(group, &name);
            scales.push(settings.options.weight(group));
        }
        let round = |x: f64| (x * 1e6).round() / 1e6;
        Self {
            temperature: round(settings.temperature),
            assumed: settings.assumed.into_iter().map(round).collect(),
            prior: settings.prior.into_iter().map(round).collect(),
            intercepts: fitted.intercepts().iter().copied().map(round).collect(),
            weights: fitted.weights().iter().copied().map(rounded).collect(),
            labels: settings.labels,
            options: settings.options,
            c: settings.c,
            balance: settings.balance,
            vocabulary,
            scales,
            training: settings.training,
            scores: settings.scores,
        }
    }

    /// The labels in order; predictions number them so.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The number of a label.
    pub fn label(&self, name: &str) -> Option<usize> {
        self.labels.iter().position(|l| l == name)
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.scales.len()
    }

    /// Which features count and how much.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// C of the fit.
    pub fn c(&self) -> f64 {
        self.c
    }

    /// How far labels were balanced in the fit.
    pub fn balance(&self) -> f64 {
        self.balance
    }

    /// What scores are divided by before they become probabilities.
    pub fn temperature(&self) -> f64 {
        self.temperature
    }

    /// What it learnt from.
    pub fn training(&self) -> &Training {
        &self.training
    }

    /// How it did in cross-validation, if there was one.
    pub fn scores(&self) -> Option<&Scores> {
        self.scores.as_ref()
    }

    /// The share of each label that its probabilities assume.
    pub fn prior(&self) -> &[f64] {
        &self.prior
    }

    /// The same model for texts in which some labels have other shares; the rest keep their
    /// proportions.
    ///
    /// # Errors
    /// If a share is not between 0 and 1, or they leave no room for the others.
    pub fn with_prior(mut self, wanted: &[(usize, f64)]) -> Result<Self, String> {
        self.prior = calibrate::with_shares(&self.prior, wanted)?;
        Ok(self)
    }

    /// What each label's score starts from, before any word is read: intercept and prior.
    pub fn bias(&self) -> Vec<f64> {
        let offsets = calibrate::offsets(&self.assumed, &self.prior);
        self.intercepts
            .iter()
            .zip(offsets)
            .map(|(b, o)| b + self.temperature * o)
            .collect()
    }

    /// Group, name and weights (one per label) of every feature, in order.
    pub fn weights(&self) -> impl Iterator<Item = (Group, String, &[f32])> {
        self.weights
            .chunks(self.labels.len())
            .enumerate()
            .map(|(column, weights)| {
                let column = column as u32;
                let group = self.vocabulary.group(column);
                (group, self.vocabulary.name(column), weights)
            })
    }
}
