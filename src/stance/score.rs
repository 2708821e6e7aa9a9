//! Adds up what the features of a passage weigh, for a known number of labels: word forms by their totals.
//!
//! A word form leads to a dozen features, and nearly all of them occur once in a passage. Their weights are added up once
//! for each form; of a feature that occurs again only the difference is added.

use super::features::Sink;
use super::model::Model;
use super::predict::damped;
use crate::span::Span;

/// Counts for which the damped value is looked up; that of higher ones is worked out.
const DAMPED: usize = 64;

/// What is remembered from one passage to the next.
pub(super) struct Totals {
    /// What a feature that occurs so many times counts, before its group's weight.
    damping: [f32; DAMPED],
    /// For each column the number of the passage that it was last seen in, and how often: small, for they are asked at
    /// every word, here and there.
    seen: Vec<(u16, u16)>,
    /// Number of the passage.
    passage: u16,
    /// For each form number the sums of its columns' weights, and of the squares of their values; not a number where
    /// they are not known yet.
    forms: Vec<f32>,
}

impl Totals {
    pub fn new(model: &Model) -> Self {
        Self {
            damping: std::array::from_fn(|n| damped(model, n as u32)),
            seen: vec![(0, 0); model.vocabulary.len()],
            passage: 0,
            forms: Vec::new(),
        }
    }

    /// Numbers of word forms mean others from now on.
    pub fn forget(&mut self) {
        self.forms.clear();
    }

    /// Starts with a new passage.
    pub fn start<'t, 'm, const L: usize>(&'t mut self, model: &'m Model) -> Scorer<'t, 'm, L> {
        self.passage = self.passage.checked_add(1).unwrap_or_else(|| {
            self.seen.fill((0, 0));
            1
        });
        Scorer {
            totals: self,
            model,
            weights: model.weights.as_chunks::<L>().0,
            scales: &model.scales,
            sums: [0.0; L],
            squares: 0.0,
        }
    }
}

/// The sums of one passage.
pub(super) struct Scorer<'t, 'm, const L: usize> {
    totals: &'t mut Totals,
    model: &'m Model,
    weights: &'m [[f32; L]],
    scales: &'m [f32],
    /// What the features add to the score of each label.
    pub sums: [f32; L],
    /// The sum of the squares of their values.
    pub squares: f32,
}

impl<const L: usize> Scorer<'_, '_, L> {
    /// Notes one occurrence of a column; how often it stood in the passage before, [`MOST`](super::predict::MOST) times if more often.
    #[inline]
    fn note(&mut self, column: u32) -> usize {
        let passage = self.totals.passage;
        let (last, times) = &mut self.totals.seen[column as usize];
        if *last != passage {
            (*last, *times) = (passage, 0);
        }
        let before = *times;
        *times = before.saturating_add(1);
        usize::from(before)
    }

    /// Adds what a column counts at one damped value more than at others; each of them once.
    #[inline]
    fn add(&mut self, column: u32, more: f32, less: [f32; 2]) {
        let scale = self.scales[column as usize];
        let value = scale * (more - less[0] - less[1]);
        for (sum, weight) in self.sums.iter_mut().zip(&self.weights[column as usize]) {
            *sum += weight * value;
        }
        self.squares += scale * scale * (more * more - less[0] * less[0] - less[1] * less[1]);
    }

    fn damped(&self, count: usize) -> f32 {
        let known = self.totals.damping.get(count);
        known.map_or_else(|| damped(self.model, count as u32), |d| *d)
    }

    /// Works out the totals of a form.
    #[cold]
    fn learn(&mut self, at: usize, columns: &[u32]) {
        let forms = &mut self.totals.forms;
        if forms.len() < at + L + 1 {
            forms.resize(at + L + 1, f32::NAN);
        }
        let once = self.totals.damping[1];
        let totals = &mut forms[at..=at + L];
        totals.fill(0.0);
        for column in columns {
            let value = self.scales[*column as usize] * once;
            for (sum, weight) in totals.iter_mut().zip(&self.weights[*column as usize]) {
                *sum += weight * value;
            }
            totals[L] += value * value;
        }
    }
}

impl<const L: usize> Sink for Scorer<'_, '_, L> {
    #[inline]
    fn take(&mut self, column: u32, _: Span) {
        let times = self.note(column);
        let (now, before) = (self.damped(times + 1), self.damped(times));
        self.add(column, now, [before, 0.0]);
    }

    #[inline]
    fn form(&mut self, number: u32, columns: &[u32], _: Span) {
        let at = number as usize * (L + 1);
        if self.totals.forms.get(at).is_none_or(|t| t.is_nan()) {
            self.learn(at, columns);
        }
        let totals = &self.totals.forms[at..=at + L];
        for (sum, total) in self.sums.iter_mut().zip(totals) {
            *sum += total;
        }
        self.squares += totals[L];
        for column in columns {
            let times = self.note(*column);
            if times > 0 {
                let (now, before, once) =
                    (self.damped(times + 1), self.damped(times), self.damped(1));
                self.add(*column, now, [before, once]);
            }
        }
    }
}
