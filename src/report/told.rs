//! `Told`: a quote as the page shows it, from a record at hand or from a line of JSON.

use crate::record::Record;
use crate::summary::{Entry, Spoke, Stood};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One quote. Nothing in it is trusted: places are checked against the article's text.
///
/// ```
/// use stance::report::Told;
/// let line = r#"{"article":"a","quote":0,"start":2,"end":5,"text":"Non","kind":"direct"}"#;
/// let told: Told = serde_json::from_str(line).unwrap();
/// assert_eq!((told.text.as_str(), told.speaker.is_none()), ("Non", true));
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Told {
    /// Name of the article.
    pub article: String,
    /// Number of the quote in its article.
    pub quote: u32,
    /// First code point.
    #[serde(default)]
    pub start: u32,
    /// One past the last.
    #[serde(default)]
    pub end: u32,
    /// The words between the marks.
    pub text: String,
    /// The spoken words.
    #[serde(default)]
    pub parts: Vec<(u32, u32)>,
    /// `direct`, `partial` or `term`.
    pub kind: String,
    /// 0 for an outermost quote.
    #[serde(default)]
    pub depth: u8,
    /// Who spoke.
    #[serde(default)]
    pub speaker: Option<Speaker>,
    /// The words that announce the quote.
    #[serde(default)]
    pub cue: Option<Cue>,
    /// Relays.
    #[serde(default)]
    pub via: Vec<Via>,
    /// The rule that found the speaker.
    #[serde(default)]
    pub rule: Option<String>,
    /// How far the rule is trusted.
    #[serde(default)]
    pub tier: Option<String>,
    /// The rule's measured precision.
    #[serde(default)]
    pub confidence: Option<f64>,
    /// What the speaker does with these words.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// Headline of the article.
    #[serde(default)]
    pub title: Option<String>,
    /// Its date.
    #[serde(default)]
    pub date: Option<String>,
    /// Its newspaper, site or agency.
    #[serde(default)]
    pub source: Option<String>,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
}

/// Who spoke.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Speaker {
    /// Fullest form in the article.
    pub name: String,
    /// `person`, `organization`, `group` or `document`.
    pub kind: String,
    /// The words that name the speaker where the quote is reported.
    #[serde(default)]
    pub mention: Option<String>,
    /// Where they start.
    #[serde(default)]
    pub start: Option<u32>,
    /// Where they end.
    #[serde(default)]
    pub end: Option<u32>,
}

/// The words that announce a quote.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Cue {
    /// As they stand.
    pub text: String,
    /// Dictionary form of a verb.
    #[serde(default)]
    pub lemma: Option<String>,
    /// Where they start.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

/// A relay.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Via {
    /// Its name.
    pub name: String,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A stance.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Stance {
    /// The likeliest label.
    pub label: String,
    /// Its probability.
    pub probability: f64,
    /// All labels' probabilities.
    #[serde(default)]
    pub probabilities: BTreeMap<String, f64>,
}

impl From<Record<'_>> for Told {
    fn from(record: Record<'_>) -> Self {
        let owned = |words: Option<Cow<'_, str>>| words.map(Cow::into_owned);
        Self {
            article: record.article.into_owned(),
            quote: record.quote,
            start: record.start,
            end: record.end,
            text: record.text.into_owned(),
            parts: record.parts.into_vec(),
            kind: record.kind.to_owned(),
            depth: record.depth,
            speaker: record.speaker.map(|s| Speaker {
                name: s.name.to_string(),
                kind: s.kind.to_owned(),
                mention: owned(s.mention),
                start: s.start,
                end: s.end,
            }),
            cue: record.cue.map(|c| Cue {
                text: c.text.into_owned(),
                lemma: c.lemma.map(str::to_owned),
                start: c.start,
                end: c.end,
            }),
            via: record
                .via
                .into_iter()
                .map(|v| Via {
                    name: v.name.into_owned(),
                    start: v.start,
                    end: v.end,
                })
                .collect(),
            rule: record.rule.map(str::to_owned),
            tier: record.tier.map(str::to_owned),
            confidence: record.confidence,
            stance: record.stance.map(|s| Stance {
                label: s.label.into_owned(),
                probability: s.probability,
                probabilities: s
                    .probabilities
                    .into_iter()
                    .map(|(label, p)| (label.into_owned(), p))
                    .collect(),
            }),
            title: owned(record.title),
            date: owned(record.date),
            source: owned(record.source),
            url: owned(record.url),
        }
    }
}

impl Told {
    /// What a summary counts of it.
    pub(super) fn entry(&self) -> Entry<'_> {
        Entry {
            article: Cow::Borrowed(&self.article),
            quote: self.quote,
            text: Cow::Borrowed(&self.text),
            kind: Cow::Borrowed(&self.kind),
            depth: self.depth,
            speaker: self.speaker.as_ref().map(|s| Spoke {
                name: Cow::Borrowed(&s.name),
                kind: Cow::Borrowed(&s.kind),
                mention: s.mention.as_deref().map(Cow::Borrowed),
            }),
            stance: self.stance.as_ref().map(|s| Stood {
                label: Cow::Borrowed(&s.label),
                probability: s.probability,
            }),
            date: self.date.as_deref().map(Cow::Borrowed),
            source: self.source.as_deref().map(Cow::Borrowed),
        }
    }
}
