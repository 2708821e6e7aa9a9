//! What is inside a quote, looked at once: many rules ask for it.

use crate::lexicon::{Reading, Tags};
use crate::quote::Quote;
use crate::text::tokens::Kind;

/// What the words of a quote are, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inside {
    /// So many words.
    pub words: usize,
    /// All that any of them can be.
    pub tags: Tags,
}

impl Inside {
    /// Looks at the words of `quote`.
    pub fn of(reading: &Reading<'_>, quote: &Quote) -> Self {
        let tokens = quote.first as usize..quote.last as usize;
        let words = reading.tokens[tokens.clone()].iter();
        let tags = reading.words[tokens].iter().map(|w| w.tags);
        Self {
            // Added up and not filtered: no branch that nobody can foretell.
            words: words
                .map(|t| usize::from(matches!(t.kind, Kind::Word)))
                .sum(),
            tags: tags.fold(Tags::empty(), Tags::union),
        }
    }
}
