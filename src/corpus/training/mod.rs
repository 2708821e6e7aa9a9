//! Labelled examples: read from JSON Lines, CSV or TSV, with every fault told by file and line.

mod check;
mod read;

pub use check::{Check, check};
pub use read::{each, read};

use crate::problem::Place;

/// One labelled example as its file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name; where it has none, its place serves as one.
    pub id: Option<String>,
    /// The reporting sentence with its quote, or the quote alone.
    pub text: String,
    /// Its label.
    pub label: String,
    /// How much it counts.
    pub weight: f32,
    /// Examples of one group are never parted by folds.
    pub group: Option<String>,
    /// What its author noted.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// How examples are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line: `sentence`, `label`, and optionally `id`, `topic`, `note`, `weight`,
    /// `group`.
    JsonLines,
    /// Columns `text` and `label`, and optionally `id`, `weight`, `group`, `comment`, set apart by
    /// commas.
    Csv,
    /// The same, set apart by tabs.
    Tsv,
}

impl Format {
    /// The format that a file's name tells by its ending.
    pub fn of(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }
}

/// The fewest examples of a label from which anything can be learnt.
pub const FEWEST: usize = 10;

/// The longest text of an example, in bytes.
pub const LONGEST: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    fn codes(problems: &[Problem]) -> Vec<(String, &'static str)> {
        problems
            .iter()
            .map(|p| (p.place.to_string(), p.code))
            .collect()
    }

    #[test]
    fn every_broken_line_is_told_and_the_others_are_kept() {
        let text = "{\"sentence\":\"« oui »\",\"label\":\"a\"}\n{\"sentence\":\n\n\
                    {\"sentence\":\"« x »\",\"label\":\"a\",\"colour\":1}\n\
                    {\"sentence\":\" \",\"label\":\"a\"}\n\
                    {\"sentence\":\"« Ã©té »\",\"label\":\"a\"}\n\
                    {\"sentence\":\"« y »\",\"label\":\"\"}\n\
                    {\"sentence\":\"« z »\",\"label\":\"b\",\"weight\":-1}";
        let (examples, problems) = read("f.jsonl", text, Format::JsonLines);
        assert_eq!(examples.len(), 1);
        let expected = [
            ("f.jsonl:2", "broken-line"),
            ("f.jsonl:4", "broken-line"),
            ("f.jsonl:5", "empty-text"),
            ("f.jsonl:6", "damaged-text"),
            ("f.jsonl:7", "empty-label"),
            ("f.jsonl:8", "bad-weight"),
        ];
        assert_eq!(codes(&problems), expected.map(|(p, c)| (p.to_owned(), c)));
        assert!(problems[1].message.contains("unknown field `colour`"));
    }

    #[test]
    fn every_control_character_and_trace_of_a_wrong_encoding_is_damage() {
        let code = |text: &str| {
            let (_, problems) = read("a.tsv", &format!("text\tlabel\n{text}\tx\n"), Format::Tsv);
            problems.first().map(|p| p.code)
        };
        let control = ('\0'..'\u{a0}').filter(|c| c.is_control());
        for c in control.filter(|c| !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) {
            assert_eq!(code(&format!("un{c}deux")), Some("damaged-text"), "{c:?}");
        }
        for mark in ["Ã©", "Ã¨", "Ãª", "Ã ", "Â«", "Â»", "â€™", "\u{fffd}"] {
            assert_eq!(
                code(&format!("un {mark} deux")),
                Some("damaged-text"),
                "{mark}"
            );
        }
        assert_eq!(code("« L’été » à 3 €, — Éçœ\u{a0}: Âge, Ã"), None);
    }

    #[test]
    fn columns_may_come_in_any_order_and_cells_over_lines() {
        let text = "\u{feff}label,comment,text,weight\na,\"n, o\",\"un\ndeux\",2\nb,,trois,\nb,x\n";
        let (examples, problems) = read("f.csv", text, Format::Csv);
        assert_eq!(examples[0].text, "un\ndeux");
        assert_eq!(
            (examples[0].note.as_str(), examples[0].weight.to_bits()),
            ("n, o", 2f32.to_bits())
        );
        assert_eq!(
            (examples[1].place.line, examples[1].label.as_str()),
            (Some(4), "b")
        );
        assert_eq!(codes(&problems), [("f.csv:5".to_owned(), "broken-line")]);
        let (_, problems) = read("f.tsv", "texte\tlabel\nx\ta\n", Format::Tsv);
        let found: Vec<&str> = problems.iter().map(|p| p.code).collect();
        assert_eq!(found, ["unknown-column", "missing-column"]);
    }

    #[test]
    fn examples_are_checked_against_each_other() {
        let text = "text,label,id\nun,a,1\nun,a,2\nun,b,3\ndeux,c,3\n";
        let (examples, _) = read("f.csv", text, Format::Csv);
        let labels = ["a".to_owned(), "b".to_owned()];
        let problems = check(&examples, Some(&labels));
        let expected = [
            ("f.csv:3", "same-text"),
            ("f.csv:4", "contradiction"),
            ("f.csv:5", "unknown-label"),
            ("f.csv:5", "same-id"),
            ("f.csv", "few-examples"),
            ("f.csv", "few-examples"),
        ];
        assert_eq!(codes(&problems), expected.map(|(p, c)| (p.to_owned(), c)));
        assert_eq!(problems[2].help, "use one of: a, b");
    }
}
