//! CSV and TSV for spreadsheets: one row a record, nothing that a spreadsheet would run.

use super::ggt::{self, GgtRecord};
use crate::record::Record;
use std::borrow::Cow;

/// What programs need that do not guess UTF-8.
pub const BOM: &[u8] = "\u{feff}".as_bytes();

/// The columns before those of each label's probability.
const BEFORE: [&str; 23] = [
    "article",
    "quote",
    "start",
    "end",
    "text",
    "parts",
    "kind",
    "depth",
    "speaker",
    "speaker_kind",
    "mention",
    "mention_start",
    "mention_end",
    "cue",
    "cue_lemma",
    "cue_start",
    "cue_end",
    "via",
    "rule",
    "tier",
    "confidence",
    "stance",
    "probability",
];
/// Those behind.
const BEHIND: [&str; 4] = ["title", "date", "source", "url"];

/// A table: its separator, and the labels whose probabilities have columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// `b','` or `b'\t'`.
    pub separator: u8,
    /// The model's labels.
    pub labels: Vec<String>,
    /// The columns of the Gender Gap Tracker instead of ours.
    pub ggt: bool,
}

impl Table {
    /// The header line.
    pub fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut row = Row::new(self.separator, &mut out);
        if self.ggt {
            row.cells(&ggt::COLUMNS);
        } else {
            row.cells(&BEFORE);
            for label in &self.labels {
                row.cell(&format!("probability_{label}"));
            }
            row.cells(&BEHIND);
        }
        row.end();
        out
    }

    /// Appends the records' rows.
    pub fn rows(&self, records: &[Record], out: &mut Vec<u8>) {
        for record in records {
            let mut row = Row::new(self.separator, out);
            if self.ggt {
                let Some(record) = GgtRecord::of(record) else {
                    continue;
                };
                row.cells(&record.cells());
            } else {
                self.record(record, &mut row);
            }
            row.end();
        }
    }

    fn record(&self, record: &Record, row: &mut Row<'_>) {
        let speaker = record.speaker.as_ref();
        let cue = record.cue.as_ref();
        let stance = record.stance.as_ref();
        row.cell(&record.article);
        row.number(Some(record.quote));
        row.number(Some(record.start));
        row.number(Some(record.end));
        row.cell(&record.text);
        let parts: Vec<String> = record
            .parts
            .iter()
            .map(|(from, to)| format!("{from}-{to}"))
            .collect();
        row.cell(&parts.join(" "));
        row.cell(record.kind);
        row.number(Some(record.depth));
        row.option(speaker.map(|s| &*s.name));
        row.option(speaker.map(|s| s.kind));
        row.option(speaker.and_then(|s| s.mention.as_deref()));
        row.number(speaker.and_then(|s| s.start));
        row.number(speaker.and_then(|s| s.end));
        row.option(cue.map(|c| &*c.text));
        row.option(cue.and_then(|c| c.lemma));
        row.number(cue.map(|c| c.start));
        row.number(cue.map(|c| c.end));
        let via: Vec<&str> = record.via.iter().map(|v| &*v.name).collect();
        row.cell(&via.join("; "));
        row.option(record.rule);
        row.option(record.tier);
        row.number(record.confidence);
        row.option(stance.map(|s| &*s.label));
        row.number(stance.map(|s| s.probability));
        for label in &self.labels {
            row.number(stance.and_then(|s| s.probability_of(label)));
        }
        row.option(record.title.as_deref());
        row.option(record.date.as_deref());
        row.option(record.source.as_deref());
        row.option(record.url.as_deref());
    }
}

/// One row under way.
struct Row<'a> {
    separator: u8,
    out: &'a mut Vec<u8>,
    start: usize,
}

impl<'a> Row<'a> {
    fn new(separator: u8, out: &'a mut Vec<u8>) -> Self {
        let start = out.len();
        Self {
            separator,
            out,
            start,
        }
    }

    fn cells(&mut self, cells: &[impl AsRef<str>]) {
        for cell in cells {
            self.cell(cell.as_ref());
        }
    }

    fn option(&mut self, words: Option<&str>) {
        self.cell(words.unwrap_or(""));
    }

    /// A number of ours; it starts with a digit.
    fn number(&mut self, number: Option<impl ToString>) {
        self.cell(&number.map(|n| n.to_string()).unwrap_or_default());
    }

    fn cell(&mut self, words: &str) {
        if self.out.len() > self.start {
            self.out.push(self.separator);
        }
        let words = harmless(words);
        // An empty first cell still has to be seen.
        let special = |b: u8| matches!(b, b'"' | b'\n' | b'\r') || b == self.separator;
        if words.bytes().any(special) || (words.is_empty() && self.out.len() == self.start) {
            self.out.push(b'"');
            self.out
                .extend_from_slice(words.replace('"', "\"\"").as_bytes());
            self.out.push(b'"');
        } else {
            self.out.extend_from_slice(words.as_bytes());
        }
    }

    fn end(self) {
        self.out.push(b'\n');
    }
}

/// The words with an apostrophe before them if a spreadsheet would run them as a formula.
fn harmless(words: &str) -> Cow<'_, str> {
    match words.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => {
            format!("'{words}").into()
        }
        _ => words.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut out = Vec::new();
        let mut row = Row::new(b',', &mut out);
        row.cells(cells);
        row.end();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        assert_eq!(
            row(&["=1+1", "-2", "@a", "+b", "a=b"]),
            "'=1+1,'-2,'@a,'+b,a=b\n"
        );
        assert_eq!(row(&["=\"a\",b"]), "\"'=\"\"a\"\",b\"\n");
    }

    #[test]
    fn cells_survive_a_round_trip() {
        let cells = ["", "« a, b »", "dit \"oui\"", "deux\nlignes", "fin\r", ""];
        let line = row(&cells);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(line.as_bytes());
        let back: Vec<_> = reader.records().map(|r| r.unwrap()).collect();
        assert_eq!(back[0].iter().collect::<Vec<_>>(), cells);
    }

    #[test]
    fn header_and_rows_have_the_same_columns() {
        use crate::{article::Article, pipeline::Analyzer};
        let article = Article::new(
            "a",
            "« La digue tiendra », a assuré la préfète Odile Carnac.",
        );
        let records = Analyzer::extractor().records(&article);
        for ggt in [false, true] {
            let table = Table {
                separator: b'\t',
                labels: vec!["none".into(), "support".into()],
                ggt,
            };
            let mut all = table.header();
            table.rows(&records, &mut all);
            let all = String::from_utf8(all).unwrap();
            let counts: Vec<usize> = all.lines().map(|l| l.split('\t').count()).collect();
            assert_eq!(counts.len(), 2);
            assert_eq!(counts[0], counts[1]);
        }
    }
}
