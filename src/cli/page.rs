//! The terminal as a page: how wide, whether coloured; printing what is already styled.

use crate::cli::render::color::When;
use anyhow::Result;
use std::io::{self, Write};

/// Arguments of every command that prints for people.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Columns of the page, 60 to 200; by default those of the terminal
    #[arg(long, value_name = "COLUMNS", help_heading = "Page")]
    width: Option<usize>,
    /// When to colour; the variables `NO_COLOR` and `CLICOLOR_FORCE` are heeded
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto, help_heading = "Page")]
    color: When,
}

/// Columns where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;

impl Args {
    /// Columns of the page.
    pub fn width(self) -> usize {
        let terminal = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
        self.width.or_else(terminal).unwrap_or(DEFAULT_WIDTH)
    }

    /// Columns of what goes to a file: the same whatever the terminal.
    pub fn width_of_file(self) -> usize {
        self.width.unwrap_or(DEFAULT_WIDTH)
    }

    /// Whether to colour what goes to stdout.
    pub fn color(self) -> bool {
        self.color.on(&io::stdout())
    }
}

/// Prints text that carries its own styles.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
