//! From a passage to a label with its probability, and to the words that made it.

use super::calibrate;
use super::features::{Counts, Extractor, Sink};
use super::forms::Classes;
use super::groups::Group;
use super::model::Model;
use super::passage::Passage;
use super::score::Totals;
use super::solver::{largest, softmax};
use super::vocabulary::Vocabulary;
use crate::span::Span;

/// What a model makes of one passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The most probable label, by its number in [`Model::labels`].
    pub label: usize,
    /// Probability of each label; they sum to one.
    pub probabilities: Vec<f64>,
    /// Why: every feature that was found. Empty unless asked for by [`Predictor::explain`].
    pub because: Vec<Contribution>,
    /// What each label's score was before any word was read. Empty unless asked for.
    pub bias: Vec<f64>,
    /// What the other quotes of the article added to each label's score; empty where there are none.
    pub neighbours: Vec<f64>,
}

/// What one feature added to each label's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Its group.
    pub group: Group,
    /// Its name in the group: a stem, two stems, five letters, a class.
    pub name: String,
    /// What it added to each label's score.
    pub effects: Vec<f64>,
    /// Where it was found.
    pub spans: Vec<Span>,
}

impl Prediction {
    /// Score of each label: its bias, all contributions, and what its neighbours add. Only after [`Predictor::explain`].
    pub fn scores(&self) -> Vec<f64> {
        let mut out = self.bias.clone();
        for contribution in &self.because {
            for (score, effect) in out.iter_mut().zip(&contribution.effects) {
                *score += effect;
            }
        }
        for (score, effect) in out.iter_mut().zip(&self.neighbours) {
            *score += effect;
        }
        out
    }

    /// Orders the contributions by their part in the label chosen, the strongest first.
    fn sort(&mut self) {
        let label = self.label;
        let strength = |c: &Contribution| c.effects[label].abs();
        self.because.sort_by(|a, b| {
            let order = strength(b).total_cmp(&strength(a));
            order.then_with(|| (a.group, &a.name).cmp(&(b.group, &b.name)))
        });
    }

    /// The same in view of the article's other quotes, as `settled` is.
    pub fn settled_as(&mut self, settled: &Self) {
        self.label = settled.label;
        self.probabilities.clone_from(&settled.probabilities);
        self.neighbours.clone_from(&settled.neighbours);
        self.sort();
    }
}

/// Applies a model to one passage after another; remembers the words it has seen. One per thread.
pub struct Predictor<'m> {
    model: &'m Model,
    extractor: Extractor<&'m Vocabulary>,
    counts: Counts,
    totals: Totals,
    bias: Vec<f64>,
    sums: Vec<f32>,
}

impl<'m> Predictor<'m> {
    /// A predictor of `model`, with the word classes that it was trained with.
    pub fn new(model: &'m Model, classes: Classes) -> Self {
        Self {
            model,
            extractor: Extractor::new(&model.vocabulary, classes),
            counts: Counts::default(),
            totals: Totals::new(model),
            bias: model.bias(),
            sums: Vec::new(),
        }
    }

    /// Label and probabilities of a passage.
    pub fn predict(&mut self, passage: &Passage) -> Prediction {
        self.extractor.turn();
        self.predict_next(passage)
    }

    /// The same for passages of one text, in order: sentences are read once.
    pub fn predict_all<'p>(
        &mut self,
        passages: impl IntoIterator<Item = Passage<'p>>,
    ) -> Vec<Prediction> {
        self.extractor.turn();
        let passages = passages.into_iter();
        passages.map(|p| self.predict_next(&p)).collect()
    }

    /// The label of a passage of the same text as the one before.
    fn predict_next(&mut self, passage: &Passage) -> Prediction {
        let model = self.model;
        self.read(passage);
        let squares = match model.labels.len() {
            2 => self.sum::<2>(passage),
            3 => self.sum::<3>(passage),
            4 => self.sum::<4>(passage),
            _ => self.sum_any(passage),
        };
        let scale = self.scale(squares);
        let mut probabilities: Vec<f64> = self
            .bias
            .iter()
            .zip(&self.sums)
            .map(|(bias, sum)| (bias + f64::from(*sum) * scale) / model.temperature)
            .collect();
        softmax(&mut probabilities);
        Prediction {
            label: largest(&probabilities),
            probabilities,
            because: Vec::new(),
            bias: Vec::new(),
            neighbours: Vec::new(),
        }
    }

    /// Reads the words of a passage.
    fn read(&mut self, passage: &Passage) {
        if self.extractor.read(passage) {
            self.totals.forget();
        }
    }

    /// Adds up the weights of the features found, and the squares of their values; for a known
    /// number of labels, so that the sums stay in registers.
    fn sum<const L: usize>(&mut self, passage: &Passage) -> f32 {
        let mut scorer = self.totals.start::<L>(self.model);
        self.extractor.extract(passage, &mut scorer);
        self.sums.clear();
        self.sums.extend_from_slice(&scorer.sums);
        scorer.squares
    }

    /// The same for any number of labels.
    fn sum_any(&mut self, passage: &Passage) -> f32 {
        let model = self.model;
        let labels = model.labels.len();
        self.extractor.extract(passage, &mut self.counts);
        let sums = &mut self.sums;
        sums.clear();
        sums.resize(labels, 0.0);
        let mut squares = 0.0f32;
        self.counts.drain(|column, count| {
            let value = model.scales[column as usize] * damped(model, count);
            squares += value * value;
            let weights = &model.weights[column as usize * labels..][..labels];
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight * value;
            }
        });
        squares
    }

    /// Label and probabilities with every feature's part in them, the strongest first.
    pub fn explain(&mut self, passage: &Passage) -> Prediction {
        let model = self.model;
        let labels = model.labels.len();
        let mut found = Found::default();
        self.extractor.turn();
        self.read(passage);
        self.extractor.extract(passage, &mut found);
        found.0.sort_unstable();
        let mut squares = 0.0f32;
        let mut because = Vec::new();
        for same in found.0.chunk_by(|a, b| a.0 == b.0) {
            let column = same[0].0;
            let value = model.scales[column as usize] * damped(model, same.len() as u32);
            squares += value * value;
            let weights = &model.weights[column as usize * labels..][..labels];
            because.push(Contribution {
                group: model.vocabulary.group(column),
                name: model.vocabulary.name(column),
                effects: weights.iter().map(|w| f64::from(w * value)).collect(),
                spans: same.iter().map(|f| f.1).collect(),
            });
        }
        let scale = self.scale(squares);
        for contribution in &mut because {
            for effect in &mut contribution.effects {
                *effect *= scale;
            }
        }
        let mut prediction = Prediction {
            label: 0,
            probabilities: Vec::new(),
            because,
            bias: self.bias.clone(),
            neighbours: Vec::new(),
        };
        let scores = prediction.scores();
        let none = vec![0.0; labels];
        prediction.probabilities = calibrate::probabilities(&scores, model.temperature, &none);
        prediction.label = largest(&prediction.probabilities);
        prediction.sort();
        prediction
    }

    fn scale(&self, squares: f32) -> f64 {
        if self.model.options.unit && squares > 0.0 {
            f64::from(squares).sqrt().recip()
        } else {
            1.0
        }
    }
}

/// Occurrences of one feature in a passage beyond so many are not counted.
pub(super) const MOST: u32 = u16::MAX as u32;

/// What a feature that occurs `count` times counts, before its group's weight.
pub(super) fn damped(model: &Model, count: u32) -> f32 {
    let count = count.min(MOST);
    if model.options.damped && count > 0 {
        1.0 + (count as f32).ln()
    } else {
        count as f32
    }
}

/// Every occurrence of every feature.
#[derive(Default)]
struct Found(Vec<(u32, Span)>);

impl Sink for Found {
    fn take(&mut self, column: u32, span: Span) {
        self.0.push((column, span));
    }
}
