//! Stems that the stemmer leaves apart though they are one word: irregular verbs, and verbs with
//! their nouns.

use crate::table::Table;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../lexicon/data/stem-merges.tsv");

/// The stem that stands for `stem`; itself where nothing is merged.
///
/// ```
/// assert_eq!(
///     stance::stance::merges::merged("soutiennent"),
///     stance::stance::merges::merged("soutien"),
/// );
/// assert_eq!(stance::stance::merges::merged("fleur"), "fleur");
/// ```
pub fn merged(stem: &str) -> &str {
    stems().get(stem).map_or(stem, |base| base.as_str())
}

fn stems() -> &'static FxHashMap<String, String> {
    static STEMS: OnceLock<FxHashMap<String, String>> = OnceLock::new();
    STEMS.get_or_init(|| {
        let table = Table::parse("stem-merges.tsv", TABLE).expect("our own table");
        let stemmer = Stemmer::create(Algorithm::French);
        table
            .rows()
            .map(|row| (stemmer.stem(row.cell(0)), stemmer.stem(row.cell(1))))
            .filter(|(form, base)| form != base)
            .map(|(form, base)| (form.into_owned(), base.into_owned()))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_normal_form_and_wide_enough() {
        let table = Table::parse("stem-merges.tsv", TABLE).unwrap();
        assert_eq!(table.normal_form(), TABLE);
        assert!(table.rows().count() >= 150);
    }

    #[test]
    fn no_merge_leads_to_a_word_that_is_merged_itself() {
        for (form, base) in stems() {
            assert!(
                !stems().contains_key(base),
                "{form} → {base} → {}",
                stems()[base]
            );
        }
    }

    #[test]
    fn no_form_leads_to_two_words() {
        let table = Table::parse("stem-merges.tsv", TABLE).unwrap();
        let stemmer = Stemmer::create(Algorithm::French);
        let mut bases = FxHashMap::default();
        for row in table.rows() {
            let base = stemmer.stem(row.cell(1)).into_owned();
            let before = bases.insert(stemmer.stem(row.cell(0)).into_owned(), base.clone());
            assert!(
                before.is_none_or(|b| b == base),
                "{} leads to two words",
                row.cell(0)
            );
        }
    }
}
