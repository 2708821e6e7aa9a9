//! Records among the inputs: lines of `stance classify`, told from articles by their keys.

use crate::corpus::Piece;
use crate::problem::Problem;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What every record has and no article does, both of them.
#[derive(Deserialize)]
struct Keys {
    article: Option<IgnoredAny>,
    quote: Option<IgnoredAny>,
}

/// The record that a piece holds, or why it cannot be read; `None` if it is no record.
pub(super) fn record<'a, R: Deserialize<'a>>(piece: &'a Piece) -> Option<Result<R, Problem>> {
    let json = piece.json()?;
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    // Cheap, and most articles need no closer look.
    memchr::memmem::find(json, b"\"quote\"")?;
    let fault = match serde_json::from_slice(json) {
        Ok(record) => return Some(Ok(record)),
        Err(fault) => fault,
    };
    // A broken record must not be taken for an article of its `text`.
    let keys: Keys = serde_json::from_slice(json).ok()?;
    (keys.article.is_some() && keys.quote.is_some()).then(|| {
        let mut place = piece.place().clone();
        let inside = u32::try_from(fault.line()).unwrap_or(1).saturating_sub(1);
        place.line = place.line.map(|line| line.saturating_add(inside));
        let words = fault.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        let message = format!("not a record: {words}, at column {}", fault.column());
        Err(Problem::new("bad-record", place, message, HELP))
    })
}

/// What to do about JSON that is neither a record nor an article.
pub(super) const HELP: &str = "a record is a line of `stance classify --format jsonl`; an article has a `text`, or --text-column";
