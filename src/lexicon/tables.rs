//! The embedded tables, one place where each is named.

/// Name and text of every embedded table.
pub const ALL: [(&str, &str); 25] = [
    ("attitudes.tsv", include_str!("data/attitudes.tsv")),
    ("beside-names.tsv", include_str!("data/beside-names.tsv")),
    ("bodies.tsv", include_str!("data/bodies.tsv")),
    ("body-nouns.tsv", include_str!("data/body-nouns.tsv")),
    ("conjugation.tsv", include_str!("data/conjugation.tsv")),
    ("epithets.tsv", include_str!("data/epithets.tsv")),
    ("fields.tsv", include_str!("data/fields.tsv")),
    (
        "function-words.tsv",
        include_str!("data/function-words.tsv"),
    ),
    ("given-names.tsv", include_str!("data/given-names.tsv")),
    ("known-bodies.tsv", include_str!("data/known-bodies.tsv")),
    ("letters.tsv", include_str!("data/letters.tsv")),
    ("locutions.tsv", include_str!("data/locutions.tsv")),
    ("media.tsv", include_str!("data/media.tsv")),
    ("nouns.tsv", include_str!("data/nouns.tsv")),
    ("offices.tsv", include_str!("data/offices.tsv")),
    ("people.tsv", include_str!("data/people.tsv")),
    ("phrases.tsv", include_str!("data/phrases.tsv")),
    ("places.tsv", include_str!("data/places.tsv")),
    ("plain-verbs.tsv", include_str!("data/plain-verbs.tsv")),
    ("stem-merges.tsv", include_str!("data/stem-merges.tsv")),
    ("things.tsv", include_str!("data/things.tsv")),
    ("topics.tsv", include_str!("data/topics.tsv")),
    ("verbs.tsv", include_str!("data/verbs.tsv")),
    ("word-classes.tsv", include_str!("data/word-classes.tsv")),
    ("works.tsv", include_str!("data/works.tsv")),
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
}
