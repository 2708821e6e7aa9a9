//! The embedded tables, one place where each is named; tests hold all of them to their normal form.

/// Name and text of every embedded table.
pub const ALL: [(&str, &str); 13] = [
    ("bodies.tsv", include_str!("data/bodies.tsv")),
    ("conjugation.tsv", include_str!("data/conjugation.tsv")),
    (
        "function-words.tsv",
        include_str!("data/function-words.tsv"),
    ),
    ("given-names.tsv", include_str!("data/given-names.tsv")),
    ("locutions.tsv", include_str!("data/locutions.tsv")),
    ("media.tsv", include_str!("data/media.tsv")),
    ("nouns.tsv", include_str!("data/nouns.tsv")),
    ("phrases.tsv", include_str!("data/phrases.tsv")),
    ("places.tsv", include_str!("data/places.tsv")),
    ("plain-verbs.tsv", include_str!("data/plain-verbs.tsv")),
    ("stem-merges.tsv", include_str!("data/stem-merges.tsv")),
    ("verbs.tsv", include_str!("data/verbs.tsv")),
    ("word-classes.tsv", include_str!("data/word-classes.tsv")),
];

/// The text of the table called `name`.
///
/// # Panics
/// If no table is called so.
pub fn text(name: &str) -> &'static str {
    let found = ALL.iter().find(|(known, _)| *known == name);
    found.expect("an embedded table").1
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::table::Table;
    use unicode_normalization::is_nfc;

    #[test]
    fn every_table_stands_in_normal_form() {
        for (name, text) in ALL {
            let table = Table::parse(name, text).unwrap_or_else(|p| panic!("{p:?}"));
            assert!(table.normal_form() == text, "{name} is not in normal form");
            assert!(is_nfc(text), "{name} is not NFC");
            assert!(table.rows().count() > 40, "{name}");
        }
    }

    #[test]
    fn every_file_of_data_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/data");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        assert_eq!(files, ALL.map(|(name, _)| name));
    }

    /// Table, column, and all that may stand in its cells.
    const CLOSED: [(&str, &str, &str); 10] = [
        (
            "nouns.tsv",
            "kind",
            "office relation title group body document source speech naming",
        ),
        (
            "places.tsv",
            "kind",
            "country capital palace region city continent",
        ),
        ("places.tsv", "gender", "m f -"),
        ("places.tsv", "number", "s p"),
        ("bodies.tsv", "kind", "body armed party company union court"),
        ("bodies.tsv", "gender", "m f -"),
        ("bodies.tsv", "number", "s p"),
        ("media.tsv", "kind", "agency press broadcast web social"),
        ("given-names.tsv", "gender", "m f b"),
        ("plain-verbs.tsv", "note", ""),
    ];

    #[test]
    fn cells_of_a_closed_column_are_among_those_it_allows() {
        for (name, column, allowed) in CLOSED {
            let table = Table::parse(name, super::text(name)).unwrap();
            let index = table.column(column).unwrap();
            for row in table.rows() {
                let cell = row.cell(index);
                let known = allowed.split(' ').any(|a| a == cell);
                assert!(known, "{name}:{}: {column} “{cell}”", row.line);
            }
        }
    }

    #[test]
    fn a_name_stands_in_a_table_once() {
        for (name, text) in ALL {
            let table = Table::parse(name, text).unwrap();
            let keys = match name {
                "conjugation.tsv" => continue,
                "nouns.tsv" | "locutions.tsv" | "word-classes.tsv" | "phrases.tsv" => 2,
                _ => 1,
            };
            let mut seen = std::collections::BTreeSet::new();
            for row in table.rows() {
                let key: Vec<&str> = (0..keys).map(|i| row.cell(i)).collect();
                assert!(seen.insert(key), "{name}:{}", row.line);
            }
        }
    }

    #[test]
    fn a_noun_is_of_one_kind() {
        let table = Table::parse("nouns.tsv", super::text("nouns.tsv")).unwrap();
        let mut kinds = std::collections::BTreeMap::new();
        for row in table.rows() {
            let forms = [row.cell(0), row.cell(1)].map(|cell| cell.split('/'));
            for word in forms.into_iter().flatten().filter(|w| *w != "-") {
                let kind = *kinds.entry(word).or_insert(row.cell(2));
                assert_eq!(kind, row.cell(2), "{word}");
            }
        }
    }
}
