//! JSON Lines: one record a line, for `jq`, `DuckDB`, pandas and Spark.

use crate::article::Article;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io;

/// Appends a value as one line.
///
/// U+2028, U+2029 and U+0085 are escaped, for some programs take them for ends of lines.
///
/// ```
/// let mut out = Vec::new();
/// stance::cli::render::jsonl::line(&"a\u{2028}é", &mut out);
/// assert_eq!(out, "\"a\\u2028é\"\n".as_bytes());
/// ```
///
/// # Panics
/// If the value has keys that are no strings; ours have none.
pub fn line(value: &impl Serialize, out: &mut Vec<u8>) {
    let mut serializer = Serializer::with_formatter(&mut *out, OneLine);
    value
        .serialize(&mut serializer)
        .expect("memory takes any bytes");
    out.push(b'\n');
}

/// An article as `--emit-text` puts it before its records: what offsets refer to. It is of the
/// shape that articles are read in, and told from a record by having no `quote`.
#[derive(Debug, Serialize)]
pub struct ArticleRecord<'a> {
    id: &'a str,
    text: &'a str,
    title: Option<&'a str>,
    date: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    author: Option<&'a str>,
}

impl<'a> From<&'a Article> for ArticleRecord<'a> {
    fn from(article: &'a Article) -> Self {
        let meta = &article.meta;
        Self {
            id: article.id(),
            text: article.text(),
            title: meta.title.as_deref(),
            date: meta.date.as_deref(),
            source: meta.source.as_deref(),
            url: meta.url.as_deref(),
            author: meta.author.as_deref(),
        }
    }
}

struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        words: &str,
    ) -> io::Result<()> {
        let bytes = words.as_bytes();
        let mut kept = 0;
        // The first bytes of the three characters in UTF-8; what else starts so is told apart.
        for at in memchr::memchr2_iter(0xc2, 0xe2, bytes) {
            let (escape, len): (&[u8], usize) = match &bytes[at..] {
                [0xc2, 0x85, ..] => (b"\\u0085", 2),
                [0xe2, 0x80, 0xa8, ..] => (b"\\u2028", 3),
                [0xe2, 0x80, 0xa9, ..] => (b"\\u2029", 3),
                _ => continue,
            };
            out.write_all(&bytes[kept..at])?;
            out.write_all(escape)?;
            kept = at + len;
        }
        out.write_all(&bytes[kept..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_three_ends_of_lines_are_escaped() {
        let words = "«\u{85}é\u{2028}\u{2029}œ è © ¨ … »\n";
        let mut out = Vec::new();
        line(&words, &mut out);
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown.lines().count(), 1);
        assert_eq!(shown, "\"«\\u0085é\\u2028\\u2029œ è © ¨ … »\\n\"\n");
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), words);
    }
}
