//! What a piece of a sentence can be.

use crate::attribution::mention::Mention;
use crate::attribution::predicate::Predicate;

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// Someone or something is named.
    Mention(Mention),
    /// A verb group.
    Predicate(Predicate),
    /// A quote, by its index.
    Quote(u32),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash.
    Dash,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// A point, a question or exclamation mark, an ellipsis.
    End,
    /// A relative pronoun that is the subject of its clause.
    Relative,
    /// Another relative pronoun.
    Oblique,
    /// The conjunction of reported clauses.
    That,
    /// A coordinating conjunction.
    And,
    /// A subordinating conjunction.
    Sub,
    /// A preposition not followed by a mention.
    Preposition,
    /// An adverb.
    Adverb,
    /// Words of time.
    Time,
    /// Any other word or sign.
    Word,
}

/// Told apart at a glance: nearly every comparison is with a sign or a small word.
impl PartialEq for What {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        let same = std::mem::discriminant(self) == std::mem::discriminant(other);
        let plain = !matches!(
            other,
            Self::Mention(_) | Self::Predicate(_) | Self::Quote(_)
        );
        same && (plain || self.holds_same(other))
    }
}

impl What {
    /// True if what it holds is the same as what another of its kind holds.
    #[cold]
    fn holds_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mention(a), Self::Mention(b)) => a == b,
            (Self::Predicate(a), Self::Predicate(b)) => a == b,
            (Self::Quote(a), Self::Quote(b)) => a == b,
            _ => true,
        }
    }
}
