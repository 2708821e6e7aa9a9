//! A summary as a JSON document: for other programs, and to be added to others of its kind.

use crate::summary::ledger::Summary;
use crate::summary::tally::{Counts, Share, Tally, Witness};
use crate::summary::{By, Ledger};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a document calls itself in its `format`.
pub const FORMAT: &str = "stance-summary/1";

/// A whole summary, ready to be written.
#[derive(Clone, Debug, Serialize)]
pub struct Document<'a> {
    format: &'static str,
    by: Option<By>,
    complete: bool,
    speakers: Vec<Line<'a>>,
    unattributed: &'a Tally,
}

/// A speaker in a document.
#[derive(Clone, Debug, Serialize)]
pub struct Line<'a> {
    /// Name.
    pub name: &'a str,
    /// Kind.
    pub kind: &'a str,
    /// True for words that describe.
    pub described: bool,
    /// All quotes.
    pub quotes: u64,
    /// Count, share and interval of each stance.
    pub stances: BTreeMap<&'a str, Share>,
    /// First day.
    pub first: Option<String>,
    /// Last day.
    pub last: Option<String>,
    /// Quotes per source.
    pub sources: &'a BTreeMap<String, u64>,
    /// The clearest quote of each stance.
    pub witnesses: &'a BTreeMap<String, Witness>,
    /// Counts by period or source; empty unless asked for.
    pub parts: &'a BTreeMap<String, Counts>,
    /// The names joined, each with its own counts: what another summary adds up.
    pub names: Vec<NamePart>,
}

/// A name with its counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamePart {
    /// As it is written.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Why it was joined to the speaker.
    #[serde(default)]
    pub because: Option<String>,
    /// Its counts.
    #[serde(flatten)]
    pub tally: Tally,
}

impl<'a> Document<'a> {
    /// The document of some speakers; `complete` if none was left out.
    pub fn new(ledger: &'a Ledger, speakers: &[&'a Summary], complete: bool) -> Self {
        let line = |speaker: &&'a Summary| {
            let counts = &speaker.tally.counts;
            let share = |label: &'a String| Some((label.as_str(), counts.share(label)?));
            Line {
                name: &speaker.name,
                kind: &speaker.kind,
                described: speaker.described,
                quotes: counts.quotes,
                stances: counts.stances.keys().filter_map(share).collect(),
                first: speaker.tally.first.map(|d| d.to_string()),
                last: speaker.tally.last.map(|d| d.to_string()),
                sources: &speaker.tally.sources,
                witnesses: &speaker.tally.witnesses,
                parts: &speaker.tally.parts,
                names: speaker
                    .names
                    .iter()
                    .map(|n| NamePart {
                        name: n.name.clone(),
                        kind: n.kind.clone(),
                        because: n.joined.as_ref().map(ToString::to_string),
                        tally: n.tally.clone(),
                    })
                    .collect(),
            }
        };
        Self {
            format: FORMAT,
            by: ledger.by(),
            complete,
            speakers: speakers.iter().map(line).collect(),
            unattributed: &ledger.unattributed,
        }
    }
}

/// A document as it is read back. Only names and their counts are read: the rest follows from them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Part {
    format: String,
    by: Option<By>,
    complete: bool,
    speakers: Vec<SpeakerPart>,
    unattributed: Tally,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct SpeakerPart {
    names: Vec<NamePart>,
}

/// Why a part cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// Of another version, or of another program.
    #[error("its format is `{0}`, not `{FORMAT}`")]
    Format(String),
    /// Counted by something else.
    #[error("it is divided by {found}, where {wanted} is asked for")]
    By {
        /// What the part was divided by.
        found: &'static str,
        /// What is asked for.
        wanted: &'static str,
    },
    /// Speakers were left out.
    #[error("speakers were left out of it, so it does not add up with others")]
    Incomplete,
}

impl Refused {
    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Format(_) => "make it again with this version of `stance summary --format json`",
            Self::By { .. } => "make all parts, and their sum, with the same --by",
            Self::Incomplete => "make it again without --speaker and --min-quotes; filter the sum",
        }
    }
}

impl Part {
    /// Whether the part can be added to a ledger divided by `by`.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self, by: Option<By>) -> Result<(), Refused> {
        let name = |by: Option<By>| by.map_or("nothing", By::name);
        if self.format != FORMAT {
            return Err(Refused::Format(self.format.clone()));
        }
        if !self.complete {
            return Err(Refused::Incomplete);
        }
        if self.by != by {
            let (found, wanted) = (name(self.by), name(by));
            return Err(Refused::By { found, wanted });
        }
        Ok(())
    }

    /// All names with their counts.
    pub fn names(&self) -> impl Iterator<Item = &NamePart> {
        self.speakers.iter().flat_map(|s| &s.names)
    }

    /// Counts of the quotes without a speaker.
    pub fn unattributed(&self) -> &Tally {
        &self.unattributed
    }
}
