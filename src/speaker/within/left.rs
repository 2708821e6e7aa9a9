//! Offices that have been left, or will be held: *l'ancien maire*, *l'ex-maire*, *la future maire*.

use crate::lexicon::office;

/// Words before a noun that say that the office is no longer held, or not yet.
pub(super) const FORMER: &[&str] = &["ancien", "ancienne", "futur", "future"];

/// The plain words for an office that others name, *chef du gouvernement*, and their noun; it may have been left.
pub(super) fn plain_office(words: &str) -> Option<(String, String)> {
    let left = words.strip_prefix("ancien ");
    let (plain, noun) = office(left.unwrap_or(words))?;
    let plain = if left.is_some() {
        format!("ancien {plain}")
    } else {
        plain
    };
    Some((plain, noun))
}

/// One word for offices that have been left: *l'ex-maire*, *l'ancienne maire*; `alone` where no word stands before.
pub(super) fn left_key(mut key: String, alone: bool, former: bool) -> String {
    if alone && key.starts_with("ex ") {
        key.replace_range(.."ex".len(), "ancien");
    } else if former && key == "ancienne" {
        key.truncate("ancien".len());
    }
    key
}
