//! From the bytes of a source to its examples, one after another.

use super::{Example, Format, LONGEST};
use crate::problem::{Place, Problem};
use serde::Deserialize;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

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

/// What is told of a source: an example that is sound by itself, or a fault.
type Found = Result<Example, Problem>;

/// Reads the examples of a source one after another and keeps none: each that is sound by itself
/// goes to `found`, and so does every fault of the others.
///
/// # Errors
/// If the input cannot be read or is not UTF-8.
pub fn each(
    source: &str,
    mut input: impl BufRead,
    format: Format,
    mut found: impl FnMut(Result<Example, Problem>),
) -> io::Result<()> {
    // One name for the places of all examples.
    let source = &Arc::from(source);
    let mut head = Vec::new();
    input.by_ref().take(3).read_to_end(&mut head)?;
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&head);
    let input = head.chain(input);
    match format {
        Format::JsonLines => json_lines(source, input, &mut found),
        Format::Csv => columns(source, input, b',', &mut found),
        Format::Tsv => columns(source, input, b'\t', &mut found),
    }
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
///
/// # Panics
/// Never: text in memory can be read.
pub fn read(source: &str, text: &str, format: Format) -> (Vec<Example>, Vec<Problem>) {
    let mut examples = Vec::new();
    let mut problems = Vec::new();
    let take = |found: Found| match found {
        Ok(example) => examples.push(example),
        Err(problem) => problems.push(problem),
    };
    each(source, text.as_bytes(), format, take).expect("text in memory can be read");
    (examples, problems)
}

fn json_lines(
    source: &Arc<str>,
    mut input: impl BufRead,
    found: &mut dyn FnMut(Found),
) -> io::Result<()> {
    let mut text = String::new();
    for number in 1u32.. {
        text.clear();
        if input.read_line(&mut text)? == 0 {
            break;
        }
        let line = text.lines().next().unwrap_or_default();
        if line.trim().is_empty() {
            continue;
        }
        let place = Place::line(Arc::clone(source), number);
        match serde_json::from_str::<Line>(line) {
            Ok(line) => {
                let example = Example {
                    id: line.id,
                    text: line.sentence,
                    label: line.label,
                    weight: line.weight.unwrap_or(1.0),
                    group: line.group,
                    note: line.note.unwrap_or_default(),
                    place,
                };
                judge(example, found);
            }
            Err(error) => {
                // The line of serde's message is always 1 here, and the column says enough.
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or(&message);
                found(Err(Problem::new(
                    "broken-line",
                    place,
                    format!("not an example: {message} (column {})", error.column()),
                    "write {\"id\": …, \"sentence\": …, \"label\": …, \"topic\": …, \"note\": …} on one line",
                )));
            }
        }
    }
    Ok(())
}

/// The columns that a table of examples may have.
const COLUMNS: [&str; 6] = ["text", "label", "id", "weight", "group", "comment"];

fn columns(
    source: &Arc<str>,
    input: impl Read,
    delimiter: u8,
    found: &mut dyn FnMut(Found),
) -> io::Result<()> {
    let place = |line: u32| Place::line(Arc::clone(source), line);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(delimiter == b',')
        .flexible(true)
        .from_reader(input);
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) if error.is_io_error() => return Err(error.into()),
        Err(error) => {
            let message = error.to_string();
            found(Err(Problem::new(
                "broken-line",
                place(1),
                message,
                "mend the header",
            )));
            return Ok(());
        }
    };
    for header in headers.iter().filter(|h| !COLUMNS.contains(&h.trim())) {
        found(Err(Problem::new(
            "unknown-column",
            place(1),
            format!("unknown column “{header}”"),
            format!("use the columns {}", COLUMNS.join(", ")),
        )));
    }
    let column = |name: &str| headers.iter().position(|h| h.trim() == name);
    let [text, label, id, weight, group, comment] = COLUMNS.map(column);
    let (Some(text), Some(label)) = (text, label) else {
        found(Err(Problem::new(
            "missing-column",
            place(1),
            "no columns `text` and `label`",
            "open the file with a line that names its columns",
        )));
        return Ok(());
    };
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) if error.is_io_error() => return Err(error.into()),
            Err(error) => {
                let place = place(error.position().map_or(1, |p| p.line() as u32));
                let message = error.to_string();
                found(Err(Problem::new(
                    "broken-line",
                    place,
                    message,
                    "mend the line",
                )));
                continue;
            }
        }
        let place = place(record.position().map_or(1, |p| p.line() as u32));
        if record.len() != headers.len() {
            found(Err(Problem::new(
                "broken-line",
                place,
                format!(
                    "{} cells where there are {} columns",
                    record.len(),
                    headers.len()
                ),
                "put a text that holds the separator between straight quotes",
            )));
            continue;
        }
        let cell = |column: Option<usize>| {
            let value = column.and_then(|c| record.get(c));
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let weight = match cell(weight).map(|w| w.trim().parse::<f32>()) {
            None => 1.0,
            Some(Ok(weight)) => weight,
            Some(Err(_)) => f32::NAN,
        };
        let example = Example {
            id: cell(id),
            text: record.get(text).unwrap_or("").to_owned(),
            label: record.get(label).unwrap_or("").trim().to_owned(),
            weight,
            group: cell(group),
            note: cell(comment).unwrap_or_default(),
            place,
        };
        judge(example, found);
    }
}

/// Tells the example if it is sound by itself, and its faults if not.
fn judge(example: Example, found: &mut dyn FnMut(Found)) {
    let mut sound = true;
    let mut fault = |code, message: String, help: &str| {
        sound = false;
        found(Err(Problem::new(
            code,
            example.place.clone(),
            message,
            help,
        )));
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
    if sound {
        found(Ok(example));
    }
}

/// A trace of text that was decoded in the wrong way, or of control characters.
fn damage(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    // Each of the marks holds one of these bytes, and most texts hold none.
    if memchr::memchr3(0x82, 0x83, 0xef, bytes).is_some() {
        for mark in ["Ã©", "Ã¨", "Ãª", "Ã ", "Â«", "Â»", "â€™", "\u{fffd}"] {
            if text.contains(mark) {
                return Some(mark.to_owned());
            }
        }
    }
    // Control characters are single bytes, or open with the byte c2. All bytes are looked at, which is quicker
    // than to stop at the first.
    let suspect = |found, byte: &u8| found | matches!(byte, ..b' ' | 0x7f | 0xc2);
    if !bytes.iter().fold(false, suspect) {
        return None;
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    text.chars()
        .find(control)
        .map(|c| c.escape_unicode().to_string())
}
