//! Word classes: what a word does (calms, threatens, backs …), by its stem.

use super::forms::Classes;
use crate::lexicon::tables;
use crate::table::Table;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The classes that models are trained and used with. One function, so that training and use
/// cannot differ.
pub const CLASSES: Classes = classes_of;

/// The classes of a stem; none for most.
fn classes_of(stem: &str) -> &'static [&'static str] {
    static CLASSES: OnceLock<FxHashMap<String, Vec<&'static str>>> = OnceLock::new();
    CLASSES
        .get_or_init(read)
        .get(stem)
        .map_or(&[], Vec::as_slice)
}

fn read() -> FxHashMap<String, Vec<&'static str>> {
    let name = "word-classes.tsv";
    let table = Table::parse(name, tables::text(name)).expect("our own table");
    let stemmer = Stemmer::create(Algorithm::French);
    let mut by_stem: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for row in table.rows() {
        let stem = stemmer.stem(row.cell(0));
        let classes = by_stem
            .entry(super::merges::merged(&stem).to_owned())
            .or_default();
        if !classes.contains(&row.cell(1)) {
            classes.push(row.cell(1));
        }
    }
    by_stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_kind_share_a_class() {
        assert!(classes_of("retenu").contains(&"calm"));
        assert!(classes_of("zzz").is_empty());
    }
}
