//! `Tally`: what is counted of one name. Adding tallies is exact and knows no order.

use crate::speaker::across::Gender;
use crate::summary::{By, Entry};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Counts and evidence for one name, or for the quotes without a speaker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// All quotes and how many of each stance.
    #[serde(flatten)]
    pub counts: Counts,
    /// The first day on which the name is quoted.
    pub first: Option<Date>,
    /// The last one.
    pub last: Option<Date>,
    /// Quotes per newspaper, site or agency.
    pub sources: BTreeMap<String, u64>,
    /// For each stance, the quote that shows it most clearly.
    pub witnesses: BTreeMap<String, Witness>,
    /// The same counts by period or source; the empty key stands for those that have none.
    pub parts: BTreeMap<String, Counts>,
    /// What the mentions tell of the speaker's gender.
    #[serde(default, skip_serializing_if = "Gender::is_unknown")]
    pub gender: Gender,
}

/// How many quotes, and of each stance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Quotes, those without a stance too.
    pub quotes: u64,
    /// Quotes of each stance.
    pub stances: BTreeMap<String, u64>,
}

/// A quote that shows a stance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Witness {
    /// Name of its article.
    pub article: String,
    /// Its number there.
    pub quote: u32,
    /// Its words, cut if there are very many.
    pub text: String,
    /// The probability of the stance.
    pub probability: f64,
    /// Date of the article.
    pub date: Option<String>,
}

/// A share with its 95 % interval (Wilson).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many, as a share.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A witness keeps so many characters: a summary must not grow with the length of quotes.
const MAX_WITNESS: usize = 1000;

/// Two-sided 95 % of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

impl Share {
    /// The share of `count` among `total`; `None` of nothing.
    ///
    /// ```
    /// let share = stance::summary::Share::of(3, 12).unwrap();
    /// assert_eq!((share.share, (share.low * 1000.0).round()), (0.25, 89.0));
    /// ```
    pub fn of(count: u64, total: u64) -> Option<Self> {
        if total == 0 {
            return None;
        }
        let (n, share) = (total as f64, count as f64 / total as f64);
        let middle = share + Z * Z / (2.0 * n);
        let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        let low = ((middle - spread) / scale).clamp(0.0, share);
        let high = ((middle + spread) / scale).clamp(share, 1.0);
        Some(Self {
            count,
            share,
            low,
            high,
        })
    }
}

impl Counts {
    /// Quotes that have a stance.
    pub fn judged(&self) -> u64 {
        self.stances
            .values()
            .fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The share of a stance among the quotes that have one.
    pub fn share(&self, label: &str) -> Option<Share> {
        Share::of(self.stances.get(label).copied().unwrap_or(0), self.judged())
    }

    fn count(&mut self, label: Option<&str>) {
        self.quotes += 1;
        if let Some(label) = label {
            add_to(&mut self.stances, label, 1);
        }
    }

    fn absorb(&mut self, other: &Self) {
        self.quotes = self.quotes.saturating_add(other.quotes);
        for (label, count) in &other.stances {
            add_to(&mut self.stances, label, *count);
        }
    }
}

impl Witness {
    /// The clearer one: by probability, then by the name of the article and the number of the quote.
    fn clearer(&self, other: &Self) -> Ordering {
        let place = (&self.article, self.quote);
        let by_probability = other.probability.total_cmp(&self.probability);
        by_probability
            .then_with(|| place.cmp(&(&other.article, other.quote)))
            .then_with(|| self.text.cmp(&other.text))
            .then_with(|| self.date.cmp(&other.date))
    }
}

impl Tally {
    /// Counts one quote.
    pub fn count(&mut self, entry: &Entry<'_>, by: Option<By>) {
        let label = entry.stance.as_ref().map(|s| s.label.as_ref());
        self.counts.count(label);
        let day = entry.day();
        self.first = earliest(self.first, day);
        self.last = self.last.max(day);
        if let Some(source) = &entry.source {
            add_to(&mut self.sources, source, 1);
        }
        if let Some(key) = by.and_then(|by| by.key(entry)) {
            match self.parts.get_mut(key.as_str()) {
                Some(counts) => counts.count(label),
                None => self.parts.entry(key).or_default().count(label),
            }
        }
        if let Some(spoke) = &entry.speaker {
            let mention = spoke.mention.as_deref().unwrap_or("");
            self.gender = self
                .gender
                .and(Gender::of(&spoke.name, &spoke.kind, mention));
        }
        if let Some(stance) = &entry.stance {
            let known = self.witnesses.get(stance.label.as_ref());
            if known.is_none_or(|k| stance.probability >= k.probability) {
                self.witness(&stance.label, Witness::of(entry, stance.probability));
            }
        }
    }

    /// Adds what another tally holds.
    pub fn absorb(&mut self, other: &Self) {
        self.counts.absorb(&other.counts);
        self.first = earliest(self.first, other.first);
        self.last = self.last.max(other.last);
        self.gender = self.gender.and(other.gender);
        for (source, count) in &other.sources {
            add_to(&mut self.sources, source, *count);
        }
        for (key, counts) in &other.parts {
            self.parts.entry(key.clone()).or_default().absorb(counts);
        }
        for (label, witness) in &other.witnesses {
            self.witness(label, witness.clone());
        }
    }

    fn witness(&mut self, label: &str, new: Witness) {
        match self.witnesses.get_mut(label) {
            Some(known) => {
                if new.clearer(known).is_lt() {
                    *known = new;
                }
            }
            None => {
                self.witnesses.insert(label.to_owned(), new);
            }
        }
    }
}

impl Witness {
    fn of(entry: &Entry<'_>, probability: f64) -> Self {
        let text = entry.text.trim();
        let text = match text.char_indices().nth(MAX_WITNESS) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        Self {
            article: entry.article.to_string(),
            quote: entry.quote,
            text,
            probability,
            date: entry.date.as_ref().map(ToString::to_string),
        }
    }
}

fn earliest(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.into_iter().chain(b).min()
}

fn add_to(counts: &mut BTreeMap<String, u64>, key: &str, count: u64) {
    match counts.get_mut(key) {
        Some(known) => *known = known.saturating_add(count),
        None => {
            counts.insert(key.to_owned(), count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_wide_for_few_quotes_and_stays_between_0_and_1() {
        let all = Share::of(2, 2).unwrap();
        assert!(all.low < 0.35 && (all.high - 1.0).abs() < 1e-12);
        let none = Share::of(0, 50).unwrap();
        assert!(none.low.abs() < 1e-12 && none.high < 0.08);
        assert_eq!(Share::of(0, 0), None);
    }
}
