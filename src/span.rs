//! `Span`: a checked range of bytes into one article, the only way this crate points at words.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes `[start, end)` into the text of one article.
///
/// Both ends stand on character boundaries of the text it was made for, and `start <= end`.
///
/// ```
/// use stance::span::Span;
///
/// let text = "« Été », dit-elle";
/// let word = Span::new(3, 8);
/// assert_eq!(word.of(text), "Été");
/// assert!(Span::new(0, 12).contains(word));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`, both in bytes.
    ///
    /// # Panics
    /// If `start > end`: a broken promise of ours, never a property of the input.
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span must not end before it starts");
        Self { start, end }
    }

    /// The span as offsets of `usize`, for callers that count that way.
    ///
    /// # Panics
    /// If `start > end` or `end` does not fit 32 bits; readers refuse such articles first.
    pub fn at(start: usize, end: usize) -> Self {
        assert!(u32::try_from(end).is_ok(), "an article is at most 4 GiB");
        Self::new(start as u32, end as u32)
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words it covers.
    ///
    /// # Panics
    /// If the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// True if `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_touch_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert_eq!(Span::new(0, 3).join(Span::new(5, 7)), Span::new(0, 7));
    }
}
