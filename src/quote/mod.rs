//! Quotes: where the marks open and close, and what kind of quote stands between them.

use crate::span::Span;
use smallvec::SmallVec;

mod breaks;
pub mod find;

/// A stretch of text between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening mark to the closing one, marks included.
    pub span: Span,
    /// What stands between the marks, without the blanks beside them.
    pub inner: Span,
    /// The spoken words: `inner`, less the marks that reopen paragraphs and the inserted clauses.
    pub parts: SmallVec<[Span; 2]>,
    /// 0 for an outermost quote, 1 for a quote inside it, and so on.
    pub depth: u8,
    /// How it ended.
    pub closing: Closing,
    /// True if it runs over several paragraphs, each reopened with a mark.
    pub continues: bool,
    /// Index of the opening mark among the article's tokens; of the first word where the mark lacks.
    pub first: u32,
    /// Index one past its last token, the closing mark included.
    pub last: u32,
}

/// How a quote ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// By its own mark.
    Marked,
    /// By the mark of a quote inside it: « … « … ».
    Shared,
    /// Never closed: it was taken to end with its paragraph.
    Paragraph,
    /// It was closed but never opened: it was taken to open with its sentence.
    Unopened,
}

/// What is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It stands as a sentence.
    Direct,
    /// A fragment inside the reporter's sentence.
    Partial,
    /// A title, nickname, scare quote or word mentioned: nobody is quoted.
    Term,
}

impl Kind {
    /// Its name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Term => "term",
        }
    }
}
