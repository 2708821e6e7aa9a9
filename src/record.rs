//! The output record: one per quote, as DESIGN §12 says, ready to be written.

use serde::Serialize;
use std::collections::BTreeMap;

/// One quote, with its speaker and stance. Offsets are Unicode code points into the article's text,
/// half-open, quotation marks excluded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Name of the article.
    pub article: String,
    /// Number of the quote in its article, from 0.
    pub quote: u32,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words between the marks, as they stand.
    pub text: String,
    /// The spoken words: without inserted clauses and reopening marks.
    pub parts: Vec<(u32, u32)>,
    /// `direct`, `partial` or `term`.
    pub kind: &'static str,
    /// 0 for an outermost quote.
    pub depth: u8,
    /// Who spoke; `None` if nobody can tell.
    pub speaker: Option<SpeakerRecord>,
    /// The words that announce the quote.
    pub cue: Option<CueRecord>,
    /// Relays.
    pub via: Vec<ViaRecord>,
    /// The rule that found the speaker.
    pub rule: Option<&'static str>,
    /// How far the rule is trusted.
    pub tier: Option<&'static str>,
    /// The rule's measured precision.
    pub confidence: Option<f64>,
    /// What the speaker does with these words; `None` for terms and where no model was asked.
    pub stance: Option<StanceRecord>,
    /// Headline of the article.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Its newspaper, site or agency.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The speaker of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeakerRecord {
    /// Fullest form in the article, without title.
    pub name: String,
    /// `person`, `organization`, `group` or `document`.
    pub kind: &'static str,
    /// The words that name the speaker where the quote is reported.
    pub mention: Option<String>,
    /// Where they start.
    pub start: Option<u32>,
    /// Where they end.
    pub end: Option<u32>,
}

/// The cue of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CueRecord {
    /// Its words.
    pub text: String,
    /// Dictionary form of a verb; null for signs and prepositions.
    pub lemma: Option<&'static str>,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A relay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ViaRecord {
    /// Its name.
    pub name: String,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The stance of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StanceRecord {
    /// The likeliest label.
    pub label: String,
    /// Its calibrated probability.
    pub probability: f64,
    /// All labels' probabilities.
    pub probabilities: BTreeMap<String, f64>,
}
