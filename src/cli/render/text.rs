//! One article for people: its quotes in a list.

use crate::article::Article;
use crate::record::Record;
use std::fmt::Write;

/// How an article is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; held between 60 and 200.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// The list alone, without the paragraphs.
    pub quotes_only: bool,
    /// Terms too.
    pub terms: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            quotes_only: false,
            terms: false,
        }
    }
}

/// The article's name and its quotes; empty if there is none to show.
pub fn article(article: &Article, records: &[Record], options: &Options) -> String {
    let mut out = String::new();
    for record in records.iter().filter(|r| options.terms || r.kind != "term") {
        if out.is_empty() {
            let _ = writeln!(out, "{}", article.id());
        }
        let name = record.speaker.as_ref().map_or("?", |s| s.name.as_str());
        let words: Vec<&str> = record.text.split_whitespace().collect();
        let _ = writeln!(
            out,
            "  #{} {name}\n     « {} »",
            record.quote,
            words.join(" ")
        );
    }
    out
}
