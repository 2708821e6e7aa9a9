//! Word classes: what a word does (calms, threatens, backs …), by its stem.

use super::forms::Classes;
use crate::lexicon::tables;
use crate::table::Table;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Stems stand in the table, so that a start does not wait for thousands of words to be stemmed.
const NAME: &str = "word-classes.tsv";

/// The classes that models are trained and used with. One function, so that training and use
/// cannot differ.
pub const CLASSES: Classes = classes_of;

/// The classes of a stem; none for most.
fn classes_of(stem: &str) -> &'static [&'static str] {
    static BY_STEM: OnceLock<FxHashMap<&str, Vec<&str>>> = OnceLock::new();
    BY_STEM
        .get_or_init(read)
        .get(stem)
        .map_or(&[], Vec::as_slice)
}

fn read() -> FxHashMap<&'static str, Vec<&'static str>> {
    let table = Table::parse(NAME, tables::text(NAME)).expect("our own table");
    let mut by_stem: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for row in table.rows() {
        let classes = by_stem.entry(row.cell(2)).or_default();
        if !classes.contains(&row.cell(1)) {
            classes.push(row.cell(1));
        }
    }
    by_stem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::merges::merged;
    use rust_stemmers::{Algorithm, Stemmer};

    #[test]
    fn every_word_stands_beside_its_stem() {
        let text = tables::text(NAME);
        let stemmer = Stemmer::create(Algorithm::French);
        let mut right = String::with_capacity(text.len());
        let mut rows = false;
        for line in text.lines() {
            let mut cells: Vec<&str> = line.split('\t').collect();
            let stem = stemmer.stem(cells[0]);
            if rows {
                cells[2] = merged(&stem);
            }
            rows |= cells[0] == "word";
            right.push_str(&cells.join("\t"));
            right.push('\n');
        }
        if std::env::var_os("STANCE_BLESS").is_some() {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path.join("src/lexicon/data").join(NAME), &right).unwrap();
            return;
        }
        let wrong = text.lines().zip(right.lines()).filter(|(a, b)| a != b);
        let wrong: Vec<_> = wrong.collect();
        assert!(wrong.is_empty(), "stands, should stand: {wrong:#?}");
    }

    #[test]
    fn words_of_one_kind_share_a_class() {
        assert!(classes_of("retenu").contains(&"calm"));
        assert!(classes_of("zzz").is_empty());
    }
}
