//! Other words for an office: *chef de l'État* for a president.

use crate::lexicon::{Lexicon, Tags, tables};
use crate::table::Table;
use crate::text::fold;
use crate::text::tokens::{Kind, each_token};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Other words for an office, and the office: folded, without small words.
static OFFICES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let name = "offices.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let rows = table.rows();
    let told = rows.map(|row| (large_words(row.cell(0)), large_words(row.cell(1))));
    let mut told: Vec<_> = told.collect();
    // *premier magistrat de la ville* before *premier magistrat*
    told.sort_by_key(|(words, _)| Reverse(words.len()));
    told
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

/// Folded names of bodies and states, and their folded letters; the letters stand for themselves.
static LETTERS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let name = "letters.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let rows = table
        .rows()
        .map(|row| (fold::name_key(row.cell(0)), fold::name_key(row.cell(1))));
    rows.flat_map(|(body, letters)| [(body, letters.clone()), (letters.clone(), letters)])
        .collect()
});

/// The folded letters of a body or state whose folded name or letters these are: two names with the same are one.
///
/// ```
/// use stance::lexicon::letters_of;
/// assert_eq!(letters_of("nations unies"), letters_of("onu"));
/// assert_eq!(letters_of("jean talec"), None);
/// ```
pub fn letters_of(name: &str) -> Option<&'static str> {
    LETTERS.get(name).map(String::as_str)
}

/// Folded epithets, and the folded offices of those whom each can mean.
static EPITHETS: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let name = "epithets.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let offices = |cell: &str| cell.split(' ').map(fold::name_key).collect();
    let rows = table.rows();
    rows.map(|row| (fold::name_key(row.cell(0)), offices(row.cell(1))))
        .collect()
});

/// True if one who is brought in with the office can be called by the epithet later: a mayor *l’édile*. Both are folded.
///
/// ```
/// use stance::lexicon::can_be_called;
/// assert!(can_be_called("maire", "edile"));
/// assert!(!can_be_called("depute", "edile"));
/// ```
pub fn can_be_called(office: &str, epithet: &str) -> bool {
    let offices = EPITHETS.get(epithet);
    offices.is_some_and(|offices| offices.iter().any(|o| o == office))
}

/// True of a folded word that only certain offices can be called by: *l’édile* is a mayor, and nobody else.
///
/// ```
/// use stance::lexicon::is_epithet;
/// assert!(is_epithet("edile") && !is_epithet("quinquagenaire"));
/// ```
pub fn is_epithet(word: &str) -> bool {
    EPITHETS.contains_key(word)
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
