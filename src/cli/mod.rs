//! The command line: one file per command. Only here are files opened and lines printed.

mod check;
mod data;
mod evaluate;
mod explain;
mod output;
mod train;

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
    /// Check, cross-validate and fit labelled examples; write a model and its card
    Train(train::Args),
    /// Score a model on labelled examples
    Evaluate(evaluate::Args),
    /// Show which words made the stance of a quote
    Explain(explain::Args),
    /// List all problems in training data, tables and models
    Check(check::Args),
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
        Command::Train(args) => train::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Check(args) => check::run(&args),
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
