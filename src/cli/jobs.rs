//! The pieces of all inputs in order, each with its place in the run, so that a run can be resumed.

use super::input::{Input, Tally};
use super::sink::State;
use crate::corpus::{self, Piece, Pieces};
use crate::problem::Problem;
use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a piece stands: the input it is cut from, and how many of its pieces it closes.
pub(super) struct Mark {
    pub inputs: u64,
    pub seen: Arc<str>,
    pub pieces: u64,
}

/// A piece to be worked on.
pub(super) struct Job {
    pub piece: Piece,
    pub mark: Mark,
}

/// The first half of a hash, in letters.
pub(super) fn hex(digest: &[u8]) -> String {
    digest.iter().take(16).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The pieces of all inputs, each with its place in the run.
pub(super) struct Jobs<'a, I: Iterator<Item = Result<Input, Problem>>> {
    inputs: I,
    options: &'a corpus::Options,
    tally: &'a Tally,
    stop: &'a AtomicBool,
    current: Option<Pieces<'static>>,
    /// How many inputs were opened or found wanting, and a hash over what they are called.
    opened: u64,
    hash: Sha256,
    seen: Arc<str>,
    cut: u64,
}

impl<'a, I: Iterator<Item = Result<Input, Problem>>> Jobs<'a, I> {
    pub fn new(
        inputs: I,
        options: &'a corpus::Options,
        tally: &'a Tally,
        stop: &'a AtomicBool,
    ) -> Self {
        Self {
            inputs,
            options,
            tally,
            stop,
            current: None,
            opened: 0,
            hash: Sha256::new(),
            seen: Arc::from(""),
            cut: 0,
        }
    }

    /// Goes to where an earlier run ended. Inputs that are done are not opened; of the one in
    /// hand, pieces that are done are cut again but not looked into.
    pub fn skip_to(&mut self, state: &State) -> Result<()> {
        if state.seen.is_empty() {
            return Ok(());
        }
        while self.opened < state.inputs {
            let Some(input) = self.inputs.next() else {
                break;
            };
            self.note(&input);
            if self.opened == state.inputs {
                self.current = input
                    .ok()
                    .and_then(|i| i.open(self.options, self.tally).ok());
            } else if let Ok(input) = input {
                self.tally.bytes.fetch_add(input.size, Ordering::Relaxed);
            }
        }
        if *self.seen != *state.seen {
            bail!(
                "the inputs are not those that the unfinished run read; run without --resume to start over"
            );
        }
        if let Some(pieces) = &mut self.current {
            self.cut = pieces.take(usize::try_from(state.pieces)?).count() as u64;
        }
        Ok(())
    }

    /// Counts an input in.
    fn note(&mut self, input: &Result<Input, Problem>) {
        let line = match input {
            Ok(input) => format!("{} {}\n", input.name, input.size),
            Err(problem) => format!("{}\n", problem.place),
        };
        self.hash.update(line);
        self.seen = Arc::from(hex(&self.hash.clone().finalize()));
        self.opened += 1;
        self.cut = 0;
    }

    fn job(&mut self, piece: Piece) -> Job {
        self.cut += 1;
        Job {
            piece,
            mark: Mark {
                inputs: self.opened,
                seen: Arc::clone(&self.seen),
                pieces: self.cut,
            },
        }
    }
}

impl<I: Iterator<Item = Result<Input, Problem>>> Iterator for Jobs<'_, I> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            if let Some(piece) = self.current.as_mut().and_then(Iterator::next) {
                return Some(self.job(piece));
            }
            let input = self.inputs.next()?;
            self.note(&input);
            match input.and_then(|i| i.open(self.options, self.tally)) {
                Ok(pieces) => self.current = Some(pieces),
                Err(problem) => {
                    self.current = None;
                    return Some(self.job(Piece::fault(problem)));
                }
            }
        }
    }
}
