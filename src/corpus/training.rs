//! Labelled examples: read from JSON Lines, CSV or TSV, with every fault told by file and line.

use crate::problem::{Place, Problem};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One labelled example as its file gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name; the file's and line's where it has none.
    pub id: String,
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

/// One line of JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    id: Option<String>,
    #[serde(alias = "text")]
    sentence: String,
    label: String,
    #[serde(default)]
    #[expect(
        dead_code,
        reason = "part of the format; authors use it to plan their subjects"
    )]
    topic: Option<String>,
    #[serde(default, alias = "comment")]
    note: Option<String>,
    #[serde(default)]
    weight: Option<f32>,
    #[serde(default)]
    group: Option<String>,
}

/// Reads all examples of a source. Those that can be read come back even if others cannot.
///
/// ```
/// use stance::corpus::training::{Format, read};
///
/// let (examples, problems) = read("a.csv", "text,label\n« oui »,support\n,none\n", Format::Csv);
/// assert_eq!(examples.len(), 1);
/// assert_eq!(problems[0].place.to_string(), "a.csv:3");
/// ```
pub fn read(source: &str, text: &str, format: Format) -> (Vec<Example>, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // One name for the places of all examples.
    let source = &Arc::from(source);
    // Room for one example a line: a vector that grows is there twice while it moves. Blank lines get none.
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut examples = Vec::with_capacity(lines.min(text.len() / 64 + 1));
    let mut problems = Vec::new();
    match format {
        Format::JsonLines => json_lines(source, text, &mut examples, &mut problems),
        Format::Csv => columns(source, text, b',', &mut examples, &mut problems),
        Format::Tsv => columns(source, text, b'\t', &mut examples, &mut problems),
    }
    (examples, problems)
}

fn json_lines(
    source: &Arc<str>,
    text: &str,
    examples: &mut Vec<Example>,
    problems: &mut Vec<Problem>,
) {
    for (number, line) in (1u32..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let place = Place::line(Arc::clone(source), number);
        match serde_json::from_str::<Line>(line) {
            Ok(line) => {
                let example = Example {
                    id: line.id.unwrap_or_else(|| place.to_string()),
                    text: line.sentence,
                    label: line.label,
                    weight: line.weight.unwrap_or(1.0),
                    group: line.group,
                    note: line.note.unwrap_or_default(),
                    place,
                };
                take(example, examples, problems);
            }
            Err(error) => {
                // The line of serde's message is always 1 here, and the column says enough.
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or(&message);
                problems.push(Problem::new(
                    "broken-line",
                    place,
                    format!("not an example: {message} (column {})", error.column()),
                    "write {\"id\": …, \"sentence\": …, \"label\": …, \"topic\": …, \"note\": …} on one line",
                ));
            }
        }
    }
}

fn columns(
    source: &Arc<str>,
    text: &str,
    delimiter: u8,
    examples: &mut Vec<Example>,
    problems: &mut Vec<Problem>,
) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(delimiter == b',')
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            let place = Place::line(Arc::clone(source), 1);
            problems.push(Problem::new(
                "broken-line",
                place,
                error.to_string(),
                "mend the header",
            ));
            return;
        }
    };
    let known = ["text", "label", "id", "weight", "group", "comment"];
    let column = |name: &str| headers.iter().position(|h| h.trim() == name);
    for header in headers.iter().filter(|h| !known.contains(&h.trim())) {
        problems.push(Problem::new(
            "unknown-column",
            Place::line(Arc::clone(source), 1),
            format!("unknown column “{header}”"),
            format!("use the columns {}", known.join(", ")),
        ));
    }
    let (Some(text_column), Some(label_column)) = (column("text"), column("label")) else {
        problems.push(Problem::new(
            "missing-column",
            Place::line(Arc::clone(source), 1),
            "no columns `text` and `label`",
            "open the file with a line that names its columns",
        ));
        return;
    };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, |p| p.line() as u32);
                let place = Place::line(Arc::clone(source), line);
                problems.push(Problem::new(
                    "broken-line",
                    place,
                    error.to_string(),
                    "mend the line",
                ));
                continue;
            }
        };
        let place = Place::line(
            Arc::clone(source),
            record.position().map_or(1, |p| p.line() as u32),
        );
        if record.len() != headers.len() {
            problems.push(Problem::new(
                "broken-line",
                place,
                format!(
                    "{} cells where there are {} columns",
                    record.len(),
                    headers.len()
                ),
                "put a text that holds the separator between straight quotes",
            ));
            continue;
        }
        let cell = |name: &str| {
            let value = column(name).and_then(|c| record.get(c)).unwrap_or("");
            (!value.is_empty()).then(|| value.to_owned())
        };
        let weight = match cell("weight").map(|w| w.trim().parse::<f32>()) {
            None => 1.0,
            Some(Ok(weight)) => weight,
            Some(Err(_)) => f32::NAN,
        };
        let example = Example {
            id: cell("id").unwrap_or_else(|| place.to_string()),
            text: record.get(text_column).unwrap_or("").to_owned(),
            label: record.get(label_column).unwrap_or("").trim().to_owned(),
            weight,
            group: cell("group"),
            note: cell("comment").unwrap_or_default(),
            place,
        };
        take(example, examples, problems);
    }
}

/// Keeps an example if it is sound by itself.
fn take(example: Example, examples: &mut Vec<Example>, problems: &mut Vec<Problem>) {
    let before = problems.len();
    let mut fault = |code, message: String, help: &str| {
        problems.push(Problem::new(code, example.place.clone(), message, help));
    };
    if example.text.trim().is_empty() {
        fault(
            "empty-text",
            "the text is empty".into(),
            "write it, or remove the line",
        );
    } else if example.text.len() > LONGEST {
        let message = format!(
            "the text has {} bytes, and an example at most {LONGEST}",
            example.text.len()
        );
        fault(
            "long-text",
            message,
            "keep the reporting sentence and its quote",
        );
    }
    if let Some(at) = damage(&example.text) {
        fault(
            "damaged-text",
            format!("damaged characters: “{at}”"),
            "save the file as UTF-8 and mend the text",
        );
    }
    if example.label.trim().is_empty() {
        fault(
            "empty-label",
            "the label is empty".into(),
            "write one of the labels",
        );
    } else if example.label.trim() != example.label {
        fault(
            "empty-label",
            format!("blanks around the label “{}”", example.label),
            "remove them",
        );
    }
    if !(example.weight.is_finite() && example.weight > 0.0) {
        fault(
            "bad-weight",
            "the weight is not a number above 0".into(),
            "write a number such as 1",
        );
    }
    if problems.len() == before {
        examples.push(example);
    }
}

/// A trace of text that was decoded in the wrong way, or of control characters.
fn damage(text: &str) -> Option<String> {
    // Most texts hold none of the characters that the marks below open with.
    let suspect = text.contains(['Ã', 'Â', '\u{fffd}']) || text.contains("â€");
    for mark in ["Ã©", "Ã¨", "Ãª", "Ã ", "Â«", "Â»", "â€™", "\u{fffd}"] {
        if suspect && text.contains(mark) {
            return Some(mark.to_owned());
        }
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    text.chars()
        .find(control)
        .map(|c| c.escape_unicode().to_string())
}

/// A text with single blanks between its words and none around them.
fn single_spaced(text: &str) -> Cow<'_, str> {
    let mut blank = true;
    let odd = text.chars().any(|c| {
        let before = std::mem::replace(&mut blank, c.is_whitespace());
        blank && (before || c != ' ')
    });
    if odd || text.ends_with(' ') {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Checks examples against each other and, if given, against the labels that may be used.
pub fn check(examples: &[Example], labels: Option<&[String]>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut texts: FxHashMap<Cow<str>, &Example> = FxHashMap::default();
    let mut ids: FxHashMap<&str, &Place> = FxHashMap::default();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unknown = BTreeSet::new();
    for example in examples {
        if let Some(labels) = labels
            && !labels.contains(&example.label)
        {
            unknown.insert(example.label.as_str());
            problems.push(Problem::new(
                "unknown-label",
                example.place.clone(),
                format!("unknown label “{}”", example.label),
                format!("use one of: {}", labels.join(", ")),
            ));
        }
        *counts.entry(&example.label).or_default() += 1;
        if let Some(place) = ids.insert(&example.id, &example.place) {
            problems.push(Problem::new(
                "same-id",
                example.place.clone(),
                format!("the id “{}” is also at {place}", example.id),
                "give each example its own id",
            ));
        }
        let key = single_spaced(&example.text);
        match texts.get(&key) {
            None => {
                texts.insert(key, example);
            }
            Some(other) if other.label == example.label => problems.push(Problem::new(
                "same-text",
                example.place.clone(),
                format!("the same text as {}", other.place),
                "remove one of the two",
            )),
            Some(other) => problems.push(Problem::new(
                "contradiction",
                example.place.clone(),
                format!(
                    "labelled “{}”, but the same text at {} is “{}”",
                    example.label, other.place, other.label
                ),
                "keep the label that the code book asks for",
            )),
        }
    }
    if let Some(first) = examples.first() {
        let known = labels.unwrap_or_default().iter().map(String::as_str);
        for label in known {
            counts.entry(label).or_default();
        }
        for (label, count) in counts {
            if count < FEWEST && !unknown.contains(label) {
                problems.push(Problem::new(
                    "few-examples",
                    Place::whole(first.place.source.clone()),
                    format!("label “{label}” has {count} examples, and needs {FEWEST}"),
                    "write more of them, or remove the label",
                ));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

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
