//! Quotes over several paragraphs: with a mark that opens each anew, or none.

use super::find::{Family, Finder};
use crate::text::marks::Mark;
use crate::text::tokens::Kind;

/// A quote that is not marked anew goes over so few breaks, and is closed within so many tokens.
const MAX_RUN: usize = 3;
const FAR: usize = 300;

impl Finder<'_> {
    /// The mark that reopens an open quote at the start of a paragraph, if one does.
    pub(super) fn reopening(&self, start: usize) -> Option<usize> {
        let open = self.stack.first()?;
        let Kind::Quote(mark) = self.tokens.get(start)?.kind else {
            return None;
        };
        let same = match open.family {
            Family::Guillemet => matches!(mark, Mark::OpenGuillemet | Mark::CloseGuillemet),
            Family::Curly => matches!(mark, Mark::OpenCurly | Mark::CloseCurly),
            Family::Single => matches!(mark, Mark::OpenSingle | Mark::CloseSingle),
            Family::Straight => mark == Mark::Straight,
            Family::Inner => false,
        };
        same.then_some(start)
    }

    /// True if a quote in « » goes on behind the break at `at` without a new mark: the next guillemet, not far
    /// away, closes it.
    pub(super) fn runs_on(&self, at: usize) -> bool {
        let [open] = &self.stack[..] else {
            return false;
        };
        let ahead = &self.tokens[at..self.tokens.len().min(at + FAR)];
        let next = ahead.iter().find_map(|t| match t.kind {
            Kind::Quote(mark @ (Mark::OpenGuillemet | Mark::CloseGuillemet)) => Some(mark),
            _ => None,
        });
        open.family == Family::Guillemet
            && open.gaps.len() < MAX_RUN
            && open.inner_close.is_none()
            && next == Some(Mark::CloseGuillemet)
    }
}
