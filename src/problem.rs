//! `Problem`: one fault in someone's data: what, where, and what to do about it.

use std::fmt;
use std::sync::Arc;

/// One fault in the input, told so that its owner can mend it.
///
/// Printed as
/// ```text
/// unknown label “threat”
///   --> training/examples/a.jsonl:12
///   help: use one of: de-escalation, none, support, warning
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where the fault lies.
    pub place: Place,
    /// A short stable name of the kind of fault, for scripts: `unknown-label`.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do next, in one line; empty if there is nothing to say.
    pub help: String,
}

/// A place in the input: a file or other source, and where known its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Path of the file, or a name such as `<stdin>`.
    pub source: Arc<str>,
    /// Line, counted from 1; `None` where the whole source is meant.
    pub line: Option<u32>,
}

impl Place {
    /// The source as a whole.
    pub fn whole(source: impl Into<Arc<str>>) -> Self {
        Self {
            source: source.into(),
            line: None,
        }
    }

    /// One line of a source, counted from 1.
    pub fn line(source: impl Into<Arc<str>>, line: u32) -> Self {
        Self {
            source: source.into(),
            line: Some(line),
        }
    }
}

impl Problem {
    /// A problem of kind `code` at `place`.
    pub fn new(
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            place,
            code,
            message: message.into(),
            help: help.into(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.source),
            None => f.write_str(&self.source),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  --> {}", self.message, self.place)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}
