//! Summaries: where each speaker stands, counted from records in one pass. Parts add up.

mod entry;
mod ledger;
mod part;
mod tally;

pub use entry::{Entry, Spoke, Stood};
pub use ledger::{Ledger, Summary, Written};
pub use part::{Document, FORMAT, Line, NamePart, Part, Refused};
pub use tally::{Counts, Share, Tally, Witness};

/// What the counts of a speaker are divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum By {
    /// Month of the article: `2025-06`.
    Month,
    /// ISO week of the article: `2025-W24`.
    Week,
    /// Day of the article.
    Day,
    /// Newspaper, site or agency.
    Source,
    /// Stance.
    Label,
}

impl By {
    /// The part that a quote belongs to, empty if its article does not tell; `None` where nothing
    /// needs counting apart, for stances are counted anyway.
    pub fn key(self, entry: &Entry<'_>) -> Option<String> {
        let day = || entry.day();
        let key = match self {
            Self::Month => day().map(|d| format!("{:04}-{:02}", d.year(), d.month())),
            Self::Week => day().map(|d| {
                let week = d.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }),
            Self::Day => day().map(|d| d.to_string()),
            Self::Source => entry.source.as_ref().map(ToString::to_string),
            Self::Label => return None,
        };
        Some(key.unwrap_or_default())
    }

    /// Its name on the command line and in summaries.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Source => "source",
            Self::Label => "label",
        }
    }
}
