//! `Entry`: the part of a record that a summary counts, borrowed from a line of JSON or a record.

use crate::record::Record;
use jiff::civil::Date;
use serde::Deserialize;
use std::borrow::Cow;

/// What a summary reads of a record.
///
/// ```
/// use stance::summary::Entry;
/// let line = r#"{"article":"a","quote":0,"text":"Non.","kind":"direct","depth":0,"speaker":null,
///     "stance":{"label":"warning","probability":0.8},"date":"2025-06-14","rule":null}"#;
/// let entry: Entry = serde_json::from_str(line).unwrap();
/// assert_eq!(entry.day().unwrap().to_string(), "2025-06-14");
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Entry<'a> {
    /// Name of the article.
    #[serde(borrow)]
    pub article: Cow<'a, str>,
    /// Number of the quote in its article.
    pub quote: u32,
    /// The words between the marks.
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    /// `direct`, `partial` or `term`.
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    /// 0 for an outermost quote.
    #[serde(default)]
    pub depth: u8,
    /// Who spoke.
    #[serde(borrow, default)]
    pub speaker: Option<Spoke<'a>>,
    /// The stance.
    #[serde(borrow, default)]
    pub stance: Option<Stood<'a>>,
    /// Date of the article.
    #[serde(borrow, default)]
    pub date: Option<Cow<'a, str>>,
    /// Its newspaper, site or agency.
    #[serde(borrow, default)]
    pub source: Option<Cow<'a, str>>,
}

/// Who spoke, as a record tells it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Spoke<'a> {
    /// Fullest form in the article.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    /// `person`, `organization`, `group` or `document`.
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    /// The words that name the speaker there.
    #[serde(borrow, default)]
    pub mention: Option<Cow<'a, str>>,
}

/// A stance, as a record tells it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Stood<'a> {
    /// The likeliest label.
    #[serde(borrow)]
    pub label: Cow<'a, str>,
    /// Its probability.
    pub probability: f64,
}

impl Entry<'_> {
    /// The same, borrowing nothing.
    pub fn into_owned(self) -> Entry<'static> {
        fn own(words: Cow<'_, str>) -> Cow<'static, str> {
            Cow::Owned(words.into_owned())
        }
        Entry {
            article: own(self.article),
            quote: self.quote,
            text: own(self.text),
            kind: own(self.kind),
            depth: self.depth,
            speaker: self.speaker.map(|s| Spoke {
                name: own(s.name),
                kind: own(s.kind),
                mention: s.mention.map(own),
            }),
            stance: self.stance.map(|s| Stood {
                label: own(s.label),
                probability: s.probability,
            }),
            date: self.date.map(own),
            source: self.source.map(own),
        }
    }

    /// True if somebody is quoted and the words are counted once: no term, and no quote in a quote.
    pub fn counts(&self) -> bool {
        self.kind != "term" && self.depth == 0
    }

    /// The day of the article, if its date opens with one in ISO 8601.
    pub fn day(&self) -> Option<Date> {
        self.date.as_deref()?.get(..10)?.parse().ok()
    }
}

impl<'a> From<&'a Record<'_>> for Entry<'a> {
    fn from(record: &'a Record<'_>) -> Self {
        let borrowed = |s: &'a Option<Cow<'_, str>>| s.as_deref().map(Cow::Borrowed);
        Self {
            article: Cow::Borrowed(&record.article),
            quote: record.quote,
            text: Cow::Borrowed(&record.text),
            kind: Cow::Borrowed(record.kind),
            depth: record.depth,
            speaker: record.speaker.as_ref().map(|s| Spoke {
                name: Cow::Borrowed(&s.name),
                kind: Cow::Borrowed(s.kind),
                mention: borrowed(&s.mention),
            }),
            stance: record.stance.as_ref().map(|s| Stood {
                label: Cow::Borrowed(&s.label),
                probability: s.probability,
            }),
            date: borrowed(&record.date),
            source: borrowed(&record.source),
        }
    }
}
