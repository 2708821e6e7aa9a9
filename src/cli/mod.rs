//! The command line: one file per command. Only here are files opened and lines printed.

mod classify;
mod extract;
mod input;
mod jobs;
mod ordered;
mod progress;
pub mod render;
mod run;
mod sink;

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
    /// Find quotes, who speaks, and the stance of each
    Classify(classify::Args),
    /// Find quotes and who speaks, without stances
    Extract(extract::Args),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All done.
    Done,
    /// Done, but some inputs had problems, each named on stderr; or a measure fell short.
    Problems,
    /// Ended by the user before its time, with what was done so far kept.
    Interrupted,
}

/// Runs the command that the arguments ask for and tells its exit code: 0 done; 1 done, but some
/// inputs had problems; 2 could not start or go on; 130 interrupted, as shells have it.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Classify(args) => classify::run(&args),
        Command::Extract(args) => extract::run(&args),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(130),
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
