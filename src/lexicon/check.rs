//! Every fault in the embedded tables: how they are written, what their cells say, what they make.

use super::{Lexicon, tables};
use crate::problem::{Place, Problem};
use crate::table::Table;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::is_nfc;

/// Table, column, and all that may stand in its cells.
const CLOSED: [(&str, &str, &str); 11] = [
    ("beside-names.tsv", "kind", "field namesake"),
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
    ("bodies.tsv", "number", "s p -"),
    ("media.tsv", "kind", "agency press broadcast web social"),
    ("given-names.tsv", "gender", "m f b"),
    ("plain-verbs.tsv", "note", ""),
];

/// All that is wrong with the tables that this crate ships; nothing, or a test fails.
///
/// ```
/// assert_eq!(stance::lexicon::problems(), []);
/// ```
pub fn problems() -> Vec<Problem> {
    let tables = tables::ALL.into_iter();
    let mut found: Vec<Problem> = tables.flat_map(|(name, text)| of(name, text)).collect();
    // Tables that are not sound are not built from.
    if found.is_empty() {
        found = Lexicon::from_tables().err().unwrap_or_default();
    }
    found.sort();
    found
}

/// What is wrong with one table by itself.
fn of(name: &str, text: &str) -> Vec<Problem> {
    let table = match Table::parse(name, text) {
        Ok(table) => table,
        Err(found) => return found,
    };
    let mut found: Vec<Problem> = order(name, text, &table).into_iter().collect();
    let mut fault = |line, message: String, help: &str| {
        found.push(Problem::new(
            "table",
            Place::line(name, line),
            message,
            help,
        ));
    };
    for (number, line) in (1..).zip(text.lines()) {
        if !is_nfc(line) {
            let help = "write accented letters as one character (NFC)";
            fault(number, "letters and accents apart".to_owned(), help);
        }
    }
    for (_, column, allowed) in CLOSED.iter().filter(|(table, ..)| *table == name) {
        let Some(index) = table.column(column) else {
            fault(1, format!("no column `{column}`"), "add it");
            continue;
        };
        for row in table.rows() {
            let cell = row.cell(index);
            if !allowed.split(' ').any(|a| a == cell) {
                let help = format!("use one of: {allowed}");
                fault(row.line, format!("{column} “{cell}”"), &help);
            }
        }
    }
    let keys = match name {
        "conjugation.tsv" => 0,
        "nouns.tsv" | "locutions.tsv" | "word-classes.tsv" | "phrases.tsv" => 2,
        _ => 1,
    };
    let mut seen = BTreeMap::new();
    for row in table.rows().filter(|_| keys > 0) {
        let key: Vec<&str> = (0..keys).map(|i| row.cell(i)).collect();
        let shown = key.join(" ");
        if let Some(first) = seen.insert(key, row.line) {
            let message = format!("“{shown}” is also in line {first}");
            fault(row.line, message, "keep one of the two lines");
        }
    }
    let mut kinds = BTreeMap::new();
    for row in table.rows().filter(|_| name == "nouns.tsv") {
        let forms = [row.cell(0), row.cell(1)].map(|cell| cell.split('/'));
        let words: BTreeSet<&str> = forms.into_iter().flatten().filter(|w| *w != "-").collect();
        for word in words {
            let kind = *kinds.entry(word).or_insert(row.cell(2));
            if kind != row.cell(2) {
                let message = format!("“{word}” is {kind} elsewhere and {} here", row.cell(2));
                fault(row.line, message, "a noun is of one kind");
            }
        }
    }
    found
}

/// The first line that does not stand where normal form has it.
fn order(name: &str, text: &str, table: &Table<'_>) -> Option<Problem> {
    let normal = table.normal_form();
    if normal == text {
        return None;
    }
    let same = text.lines().zip(normal.lines()).take_while(|(a, b)| a == b);
    let place = Place::line(name, same.count() as u32 + 1);
    let help = "sort the rows by their bytes, each once, and end the last one with a line break";
    let message = "not in normal form from this line on";
    Some(Problem::new("table", place, message, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_are_sound_and_none_is_nearly_empty() {
        assert_eq!(problems(), []);
        for (name, text) in tables::ALL {
            assert!(text.lines().count() > 40, "{name}");
        }
    }

    #[test]
    fn each_kind_of_fault_is_told_with_its_line() {
        let table = |rows: &str| {
            let head = "# source: own\n# licence: MIT\n# made-by: us\n";
            format!("{head}name\tkind\tgender\tnumber\tnote\n{rows}")
        };
        let told = |rows: &str| -> Vec<(u32, String)> {
            let found = of("places.tsv", &table(rows)).into_iter();
            found.map(|p| (p.place.line.unwrap(), p.message)).collect()
        };
        assert_eq!(told("a\tcity\tf\ts\t\nb\tcity\tf\ts\t\n"), []);
        let unsorted = "not in normal form from this line on".to_owned();
        assert_eq!(told("b\tcity\tf\ts\t\na\tcity\tf\ts\t\n"), [(5, unsorted)]);
        let kind = "kind “town”".to_owned();
        assert_eq!(told("a\ttown\tf\ts\t\n"), [(5, kind)]);
        let double = "“a” is also in line 5".to_owned();
        assert_eq!(told("a\tcity\tf\ts\t\na\tcity\tm\ts\t\n"), [(6, double)]);
        let apart = "letters and accents apart".to_owned();
        assert_eq!(told("e\u{301}\tcity\tf\ts\t\n"), [(5, apart)]);
        let short = "1 cells where there are 5 columns".to_owned();
        assert_eq!(told("a\n"), [(5, short)]);
    }
}
