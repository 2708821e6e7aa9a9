//! Records under the names that users of the Gender Gap Tracker know.

use crate::record::Record;
use crate::text::tokens::tokens;
use serde::Serialize;

/// A quote as the Gender Gap Tracker writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GgtRecord {
    /// Name of the article; not of that schema, but nothing can be joined without it.
    pub article: String,
    /// Who speaks, by the words of the article; empty if nobody can tell.
    pub speaker: String,
    /// Where those words stand: `(start,end)` in code points.
    pub speaker_index: String,
    /// The words between the marks.
    pub quote: String,
    /// Where they stand.
    pub quote_index: String,
    /// The words that announce the quote.
    pub verb: String,
    /// Where they stand.
    pub verb_index: String,
    /// How many words and signs the quote has.
    pub quote_token_count: usize,
    /// The order of quote, verb and speaker (`QVS`), `AccordingTo`, or `Heuristic` without a cue.
    pub quote_type: String,
    /// Whether the quote stands alone and its speaker is that of the one before.
    pub is_floating_quote: bool,
    /// The speaker's full name.
    pub reference: String,
}

/// The names of the columns.
pub const COLUMNS: [&str; 11] = [
    "article",
    "speaker",
    "speaker_index",
    "quote",
    "quote_index",
    "verb",
    "verb_index",
    "quote_token_count",
    "quote_type",
    "is_floating_quote",
    "reference",
];

impl GgtRecord {
    /// The record in that shape; `None` for a term, where nobody is quoted.
    pub fn of(record: &Record) -> Option<Self> {
        if record.kind == "term" {
            return None;
        }
        let pair = |start: u32, end: u32| format!("({start},{end})");
        let speaker = record.speaker.as_ref();
        let mention = speaker.and_then(|s| Some((s.mention.as_deref()?, s.start?, s.end?)));
        let cue = record.cue.as_ref();
        let is_floating = record.rule == Some("continuation");
        Some(Self {
            article: record.article.to_string(),
            speaker: mention
                .as_ref()
                .map(|m| m.0)
                .or(speaker.map(|s| &*s.name))
                .unwrap_or_default()
                .to_owned(),
            speaker_index: mention
                .as_ref()
                .map_or_else(String::new, |m| pair(m.1, m.2)),
            quote: record.text.to_string(),
            quote_index: pair(record.start, record.end),
            verb: cue.map_or_else(String::new, |c| c.text.to_string()),
            verb_index: cue.map_or_else(String::new, |c| pair(c.start, c.end)),
            quote_token_count: tokens(&record.text).len(),
            quote_type: order(record, mention.as_ref().map(|m| m.1)),
            is_floating_quote: is_floating,
            reference: speaker.map_or_else(String::new, |s| s.name.to_string()),
        })
    }

    /// Its cells, in the order of [`COLUMNS`].
    pub fn cells(self) -> [String; 11] {
        [
            self.article,
            self.speaker,
            self.speaker_index,
            self.quote,
            self.quote_index,
            self.verb,
            self.verb_index,
            self.quote_token_count.to_string(),
            self.quote_type,
            if self.is_floating_quote {
                "True"
            } else {
                "False"
            }
            .to_owned(),
            self.reference,
        ]
    }
}

fn order(record: &Record, speaker: Option<u32>) -> String {
    let Some(cue) = &record.cue else {
        return "Heuristic".to_owned();
    };
    if record.rule == Some("according-to") {
        return "AccordingTo".to_owned();
    }
    let mut letters = vec![(record.start, 'Q'), (cue.start, 'V')];
    letters.extend(speaker.map(|at| (at, 'S')));
    letters.sort_unstable();
    letters.into_iter().map(|(_, letter)| letter).collect()
}
