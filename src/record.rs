//! The output record: one per quote, as DESIGN §12 says, ready to be written.

use serde::ser::{SerializeMap, Serializer};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::sync::Arc;

/// One quote, with its speaker and stance. Offsets are Unicode code points into the article's text,
/// half-open, quotation marks excluded. Its words are those of the article and need not be copied.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Record<'a> {
    /// Name of the article.
    pub article: Cow<'a, str>,
    /// Number of the quote in its article, from 0.
    pub quote: u32,
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words between the marks, as they stand.
    pub text: Cow<'a, str>,
    /// The spoken words: without inserted clauses and reopening marks.
    pub parts: SmallVec<[(u32, u32); 2]>,
    /// `direct`, `partial` or `term`.
    pub kind: &'static str,
    /// 0 for an outermost quote.
    pub depth: u8,
    /// Who spoke; `None` if nobody can tell.
    pub speaker: Option<SpeakerRecord<'a>>,
    /// The words that announce the quote.
    pub cue: Option<CueRecord<'a>>,
    /// Relays.
    pub via: Vec<ViaRecord<'a>>,
    /// The rule that found the speaker.
    pub rule: Option<&'static str>,
    /// How far the rule is trusted.
    pub tier: Option<&'static str>,
    /// The rule's measured precision.
    pub confidence: Option<f64>,
    /// What the speaker does with these words; `None` for terms and where no model was asked.
    pub stance: Option<StanceRecord<'a>>,
    /// Headline of the article.
    pub title: Option<Cow<'a, str>>,
    /// Its date.
    pub date: Option<Cow<'a, str>>,
    /// Its newspaper, site or agency.
    pub source: Option<Cow<'a, str>>,
    /// Its address.
    pub url: Option<Cow<'a, str>>,
}

/// The speaker of a record.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SpeakerRecord<'a> {
    /// Fullest form in the article, without title.
    pub name: Arc<str>,
    /// `person`, `organization`, `group` or `document`.
    pub kind: &'static str,
    /// The words that name the speaker where the quote is reported.
    pub mention: Option<Cow<'a, str>>,
    /// Where they start.
    pub start: Option<u32>,
    /// Where they end.
    pub end: Option<u32>,
}

/// The cue of a record.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct CueRecord<'a> {
    /// Its words.
    pub text: Cow<'a, str>,
    /// Dictionary form of a verb; null for signs and prepositions.
    pub lemma: Option<&'static str>,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A relay.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ViaRecord<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The stance of a record.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct StanceRecord<'a> {
    /// The likeliest label.
    pub label: Cow<'a, str>,
    /// Its calibrated probability.
    pub probability: f64,
    /// All labels' probabilities, in the order of the labels.
    #[serde(serialize_with = "as_map")]
    pub probabilities: SmallVec<[(Cow<'a, str>, f64); 4]>,
}

impl StanceRecord<'_> {
    /// The probability of a label, if it is one of the model's.
    pub fn probability_of(&self, label: &str) -> Option<f64> {
        let found = self.probabilities.iter().find(|(own, _)| own == label);
        found.map(|(_, probability)| *probability)
    }
}

fn as_map<S: Serializer>(
    probabilities: &SmallVec<[(Cow<'_, str>, f64); 4]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(probabilities.len()))?;
    for (label, probability) in probabilities {
        map.serialize_entry(label, probability)?;
    }
    map.end()
}
