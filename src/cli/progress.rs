//! Progress by bytes, with rate and remaining time, on stderr where it is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};

/// A bar on a terminal, nothing elsewhere; problems are printed above it.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Whether there is somebody to show it to.
    pub fn wanted(quiet: bool) -> bool {
        !quiet && io::stderr().is_terminal()
    }

    /// A bar over `total` bytes (0 if not known); `None` for no bar.
    pub fn new(total: Option<u64>) -> Self {
        let bar = total.map(|total| {
            let (bar, shape) = if total > 0 {
                (
                    ProgressBar::new(total),
                    "{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left {msg}",
                )
            } else {
                (
                    ProgressBar::no_length(),
                    "{spinner} {bytes}  {bytes_per_sec} {msg}",
                )
            };
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
            if let Ok(style) = ProgressStyle::with_template(shape) {
                bar.set_style(style);
            }
            bar
        });
        Self { bar }
    }

    /// Shows that so many bytes have been read.
    pub fn at(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
        }
    }

    /// Prints a line on stderr, above the bar.
    pub fn say(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| anstream::eprintln!("{line}")),
            // A closed stderr is no reason to stop.
            None => drop(writeln!(anstream::stderr(), "{line}")),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
