//! Other words for an office: *chef de l'État* for a president.

use crate::lexicon::{Lexicon, Tags, tables};
use crate::table::Table;
use crate::text::fold;
use crate::text::tokens::{Kind, each_token};
use std::sync::LazyLock;

/// Other words for an office, and the office: folded, without small words.
static OFFICES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let name = "offices.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let rows = table.rows();
    rows.map(|row| (large_words(row.cell(0)), large_words(row.cell(1))))
        .collect()
});

/// The folded words of a phrase without determiners and prepositions.
fn large_words(phrase: &str) -> String {
    let lexicon = Lexicon::french();
    let mut out = String::new();
    each_token(phrase, |token| {
        let word = token.span.of(phrase);
        let small = lexicon
            .look_up(word)
            .tags
            .intersects(Tags::DET | Tags::PREP);
        if token.kind == Kind::Word && (!small || word.starts_with(char::is_uppercase)) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&fold::name_key(word));
        }
    });
    out
}

/// The same description with the plain word for the office that it opens with, and the head noun of that
/// word; `None` if it opens with none. `words` are folded, without small words.
///
/// ```
/// let found = stance::lexicon::office("chef etat malien");
/// assert_eq!(found, Some(("president malien".to_owned(), "president".to_owned())));
/// assert_eq!(stance::lexicon::office("maire elu"), None);
/// ```
pub fn office(words: &str) -> Option<(String, String)> {
    OFFICES.iter().find_map(|(other, plain)| {
        let rest = words.strip_prefix(other.as_str())?;
        if !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        // An ordinal before the noun is no head: *premier ministre*.
        let mut nouns = plain.split(' ');
        let first = nouns.next()?;
        let head = if first.starts_with("premi") {
            nouns.next()?
        } else {
            first
        };
        Some((format!("{plain}{rest}"), head.to_owned()))
    })
}
