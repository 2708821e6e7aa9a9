//! `Article`: one text with its metadata, the only owner of characters; paragraphs, lines, columns.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What is known of an article beside its text; `None` where the source does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Date of publication, as given; ISO 8601 where the reader could tell.
    pub date: Option<String>,
    /// Newspaper, site or agency.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who signed it.
    pub author: Option<String>,
}

/// One article. Its text never changes after construction; all else points into it by [`Span`].
///
/// ```
/// use stance::article::Article;
/// let article = Article::new("a", "Un.\n\nDeux « trois ».");
/// assert_eq!(article.paragraphs().count(), 2);
/// assert_eq!(article.line_column(5), (3, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    id: String,
    /// Headline, date, source, address.
    pub meta: Meta,
    text: String,
}

impl Article {
    /// An article without metadata.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self::with_meta(id, text, Meta::default())
    }

    /// An article with metadata.
    ///
    /// # Panics
    /// If the text is longer than 4 GiB; readers refuse such input first.
    pub fn with_meta(id: impl Into<String>, text: impl Into<String>, meta: Meta) -> Self {
        let text = text.into();
        assert!(
            u32::try_from(text.len()).is_ok(),
            "an article is at most 4 GiB"
        );
        Self {
            id: id.into(),
            meta,
            text,
        }
    }

    /// Its name: a path or the `id` of its record.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its characters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Lines that hold more than blanks, each a paragraph.
    pub fn paragraphs(&self) -> impl Iterator<Item = Span> {
        let base = self.text.as_ptr() as usize;
        self.text
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(move |line| {
                let start = line.as_ptr() as usize - base;
                Span::at(start, start + line.len())
            })
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    ///
    /// # Panics
    /// If `byte` does not stand on a character boundary of the text.
    pub fn line_column(&self, byte: u32) -> (u32, u32) {
        let before = &self.text[..byte as usize];
        let line = before.bytes().filter(|b| *b == b'\n').count() as u32 + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (line, before[start..].chars().count() as u32 + 1)
    }
}

/// Turns byte offsets of one text into code-point offsets, walking the text once when asked in
/// rising order.
///
/// ```
/// let mut points = stance::article::CodePoints::new("« é »");
/// assert_eq!(points.at(3), 2); // after « and the space: bytes 2 + 1, code points 1 + 1
/// assert_eq!(points.at(5), 3);
/// assert_eq!(points.at(0), 0);
/// ```
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: u32,
}

impl<'a> CodePoints<'a> {
    /// A counter at the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            point: 0,
        }
    }

    /// The number of code points before byte `byte`.
    ///
    /// # Panics
    /// If `byte` lies beyond the text.
    pub fn at(&mut self, byte: u32) -> u32 {
        let byte = byte as usize;
        let bytes = self.text.as_bytes();
        if byte >= self.byte {
            self.point += count(&bytes[self.byte..byte]);
        } else if self.byte - byte <= byte {
            self.point -= count(&bytes[byte..self.byte]);
        } else {
            self.point = count(&bytes[..byte]);
        }
        self.byte = byte;
        self.point
    }
}

/// The number of code points that start in these bytes, counted eight bytes at a time.
fn count(bytes: &[u8]) -> u32 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // No sum in one byte grows beyond it.
    const STEPS: usize = 31;
    // One for each byte that starts none.
    let inner = |eight: &[u8; 8]| {
        let eight = u64::from_le_bytes(*eight);
        eight >> 7 & !eight >> 6 & ONES
    };
    let summed = |eights: &[[u8; 8]]| eights.iter().map(inner).sum::<u64>();
    let (eights, rest) = bytes.as_chunks::<8>();
    let (some, mut more) = eights.split_at(eights.len().min(STEPS - 1));
    // The last bytes of the text stand highest; those before them were counted.
    let last = bytes.last_chunk().map_or_else(
        || rest.iter().filter(|b| **b & 0xC0 == 0x80).count() as u64,
        |eight| inner(eight) >> (8 * (7 - rest.len())) >> 8,
    );
    let mut sum = (summed(some) + last).wrapping_mul(ONES) >> 56;
    while !more.is_empty() {
        let (some, rest) = more.split_at(more.len().min(STEPS));
        sum += summed(some).wrapping_mul(ONES) >> 56;
        more = rest;
    }
    bytes.len() as u32 - sum as u32
}
