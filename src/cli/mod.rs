//! The command line: one file per command. Only here are files opened and lines printed.

mod output;
mod page;
pub mod render;
mod rules;
mod summary;

use clap::{Parser, Subcommand};
use std::io;
use std::process::ExitCode;

/// Reads French news, finds quotes, works out who speaks and gives each quote a stance.
#[derive(Debug, Parser)]
#[command(name = "stance", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show per speaker the quotes, stances over time, and witnesses
    Summary(summary::Args),
    /// List the rules that attribute quotes, or explain one with its examples
    Rules(rules::Args),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All done.
    Done,
    /// Done, but some inputs had problems, each named on stderr; or a measure fell short.
    Problems,
}

/// Runs the command that the arguments ask for and tells its exit code: 0 done; 1 done, but some
/// inputs had problems; 2 could not start.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Summary(args) => summary::run(&args),
        Command::Rules(args) => rules::run(&args),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// True if whoever read our output has stopped reading: no fault of anybody's.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
