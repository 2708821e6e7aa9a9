//! How far a search for a subject may go, from verb to verb.

use std::cell::Cell;

/// How often a search may pass from one verb to another.
const MAX_HOPS: u8 = 6;

/// How many verbs may be asked for one subject, on all ways together.
const MAX_TRIES: u16 = 64;

/// What is left of a search for a subject.
#[derive(Clone, Copy)]
pub(super) struct Hops<'c> {
    depth: u8,
    left: &'c Cell<u16>,
}

impl<'c> Hops<'c> {
    /// As many tries as there are for one subject.
    pub fn all() -> Cell<u16> {
        Cell::new(MAX_TRIES)
    }

    /// A search at its start.
    pub fn new(left: &'c Cell<u16>) -> Self {
        Self {
            depth: MAX_HOPS,
            left,
        }
    }

    /// One verb further; `None` where the search has gone far enough.
    pub fn next(self) -> Option<Self> {
        self.left.set(self.left.get().checked_sub(1)?);
        let depth = self.depth.checked_sub(1)?;
        Some(Self { depth, ..self })
    }
}
