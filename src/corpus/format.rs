//! `Format`: the shapes a corpus comes in, told by name and by content.

use super::fields::Columns;
use super::head::Head;

/// The shape of one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One article in plain text.
    Text,
    /// One web page.
    Html,
    /// An export of the Europresse archive: several `<article>`s in one page.
    Europresse,
    /// One JSON object a line.
    JsonLines,
    /// A JSON array of objects, or objects one after the other over any number of lines.
    Json,
    /// Comma- or semicolon-separated values under a header line.
    Csv,
    /// Tab-separated values under a header line.
    Tsv,
}

/// How far a page is looked into for the marks of an archive export; those stand behind its styles.
const PAGE_HEAD: usize = 256 << 10;
/// How far other inputs are looked into.
const OTHER_HEAD: usize = 4 << 10;

impl Format {
    /// All formats, for help texts.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Html,
        Self::Europresse,
        Self::JsonLines,
        Self::Json,
        Self::Csv,
        Self::Tsv,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Europresse => "europresse",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }

    /// The format called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The format that a file's name announces, any `.gz` or `.zst` put aside.
    ///
    /// ```
    /// use stance::corpus::Format;
    /// assert_eq!(Format::of_name("presse/2024.JSONL.gz"), Some(Format::JsonLines));
    /// assert_eq!(Format::of_name("photo.jpg"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name
            .strip_suffix(".gz")
            .or_else(|| name.strip_suffix(".zst"))
            .unwrap_or(&name);
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension {
            "txt" | "text" => Self::Text,
            "html" | "htm" | "xhtml" => Self::Html,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            _ => return None,
        })
    }
}

/// The format of an input by its name, and by its content where the name does not settle it.
pub fn detect(name: &str, head: &mut Head<'_>, columns: &Columns) -> Format {
    match Format::of_name(name) {
        Some(Format::Html) => page(head),
        // `.json` is used for lines too.
        Some(Format::Json) => match of_content(head, columns) {
            Format::JsonLines => Format::JsonLines,
            _ => Format::Json,
        },
        Some(format) => format,
        None => of_content(head, columns),
    }
}

fn of_content(head: &mut Head<'_>, columns: &Columns) -> Format {
    let bytes = head.peek(1);
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    match start.first() {
        Some(b'<') if looks_like_page(start) => page(head),
        Some(b'{') => {
            let line = first_line(head);
            // An object that ends on its first line is a line of JSON Lines; one that does not,
            // and does end before the head does, is spread over lines.
            if line.complete && !line.bytes.ends_with(b"}") {
                Format::Json
            } else {
                Format::JsonLines
            }
        }
        Some(b'[') if matches!(start[1..].trim_ascii_start().first(), Some(b'{' | b']')) => {
            Format::Json
        }
        _ => {
            let line = first_line(head);
            let header = String::from_utf8_lossy(&line.bytes).into_owned();
            let known = |separator| columns.know_header(header.split(separator));
            if known('\t') {
                Format::Tsv
            } else if known(',') || known(';') {
                Format::Csv
            } else {
                Format::Text
            }
        }
    }
}

struct Line {
    bytes: Vec<u8>,
    complete: bool,
}

/// The first line that is not blank, as far as the head goes.
fn first_line(head: &mut Head<'_>) -> Line {
    let mut wanted = 1;
    loop {
        let bytes = head.peek(wanted);
        let seen = bytes.len();
        let start = bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(bytes)
            .trim_ascii_start();
        let end = memchr::memchr(b'\n', start);
        if end.is_some() || seen >= OTHER_HEAD || seen < wanted {
            let line = start[..end.unwrap_or(start.len())]
                .trim_ascii_end()
                .to_vec();
            return Line {
                bytes: line,
                complete: end.is_some(),
            };
        }
        wanted = seen + 1;
    }
}

fn looks_like_page(start: &[u8]) -> bool {
    const OPENINGS: [&[u8]; 9] = [
        b"<!doctype",
        b"<html",
        b"<head",
        b"<body",
        b"<?xml",
        b"<!--",
        b"<article",
        b"<div",
        b"<meta",
    ];
    OPENINGS.iter().any(|o| {
        start
            .get(..o.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(o))
    })
}

/// A page, or an archive's export of several articles.
fn page(head: &mut Head<'_>) -> Format {
    const MARKS: [&[u8]; 3] = [
        b"rdp__articletitle",
        b"publiC-lblNodoc",
        b"rdp__DocPublicationName",
    ];
    let bytes = head.peek(PAGE_HEAD);
    if MARKS
        .iter()
        .any(|mark| memchr::memmem::find(bytes, mark).is_some())
    {
        Format::Europresse
    } else {
        Format::Html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, content: &'static str) -> Format {
        detect(
            name,
            &mut Head::new(Box::new(content.as_bytes())),
            &Columns::default(),
        )
    }

    #[test]
    fn content_tells_the_format_where_the_name_does_not() {
        assert_eq!(told("-", "{\"text\": \"a\"}\n{"), Format::JsonLines);
        assert_eq!(told("-", "{\n  \"text\": \"a\"\n}"), Format::Json);
        assert_eq!(told("-", " [ {\"text\": \"a\"} ]"), Format::Json);
        assert_eq!(told("-", "[Entretien] « Oui. »"), Format::Text);
        assert_eq!(told("-", "<!DOCTYPE html><p>"), Format::Html);
        assert_eq!(
            told("-", "<article><p class=\"rdp__articletitle\">"),
            Format::Europresse
        );
        assert_eq!(told("-", "url,title,text\n"), Format::Csv);
        assert_eq!(told("-", "url;titre;texte\r\n"), Format::Csv);
        assert_eq!(told("-", "url\ttext\n"), Format::Tsv);
        assert_eq!(told("-", "Oui, le texte est là.\n"), Format::Text);
        assert_eq!(told("-", ""), Format::Text);
    }

    #[test]
    fn a_json_file_may_hold_lines_or_an_array() {
        assert_eq!(
            told("a.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}"),
            Format::JsonLines
        );
        assert_eq!(told("a.json", "[]"), Format::Json);
        assert_eq!(told("a.txt", "{\"text\": \"a\"}"), Format::Text);
    }
}
