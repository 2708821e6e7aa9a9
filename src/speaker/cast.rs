//! The cast of an article: its speakers, and why mentions were joined to them.

use crate::span::Span;
use crate::speaker::Speaker;

/// Why a mention was taken to speak of a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It founded the speaker.
    Founded,
    /// The same name, or part of it, or another spelling of it.
    Name,
    /// Named beside it, in apposition.
    Apposition,
    /// The same office or description.
    Office,
    /// A pronoun that agrees with the most salient speaker.
    Pronoun,
    /// A phrase that points to the speaker last mentioned.
    Latter,
    /// The quote goes on with another’s speaker.
    Continuation,
}

/// One join: a mention, its speaker, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// The mention.
    pub mention: Span,
    /// Index of the speaker in the cast.
    pub speaker: u32,
    /// Why.
    pub reason: Reason,
    /// The earlier mention that justifies it, if there is one.
    pub because: Option<Span>,
}

/// All speakers of an article and who speaks each quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    /// The speakers, in the order in which they are first quoted.
    pub speakers: Vec<Speaker>,
    /// For each quote, its speaker and the mention that stands for it there.
    pub of_quote: Vec<Option<Spoken>>,
    /// The joins that stand behind the quotes.
    pub joins: Vec<Join>,
}

/// Who speaks a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Index of the speaker.
    pub speaker: u32,
    /// The words that name the speaker where the quote is reported, if any do.
    pub mention: Option<Span>,
}
