//! The command line: one file per command. Only here are files opened and lines printed.

mod check;
mod classify;
mod completions;
mod config;
mod data;
mod evaluate;
mod examples;
mod explain;
mod extract;
mod input;
mod jobs;
mod man;
mod ordered;
mod output;
mod page;
mod progress;
mod reading;
mod records;
pub mod render;
mod report;
mod rules;
mod run;
mod sink;
mod summary;
mod train;

use anyhow::{Context, Result, bail};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::io;
use std::process::ExitCode;

/// Reads French news, finds quotes, works out who speaks and gives each quote a stance.
#[derive(Debug, Parser)]
#[command(name = "stance", version, about, max_term_width = 100, after_help = config::HELP)]
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
    /// Show per speaker the quotes, stances over time, and witnesses
    Summary(summary::Args),
    /// Check, cross-validate and fit labelled examples; write a model and its card
    Train(train::Args),
    /// Score a model on labelled examples
    Evaluate(evaluate::Args),
    /// Show which words made the stance of a quote
    Explain(explain::Args),
    /// List all problems in training data, models and the lexicon
    Check(check::Args),
    /// List the rules that attribute quotes, or explain one with its examples
    Rules(rules::Args),
    /// Write one HTML page to read and filter
    Report(report::Args),
    /// Print a script that completes commands and options in a shell
    Completions(completions::Args),
    /// Print a manual page, or write all of them
    Man(man::Args),
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
    match parsed().and_then(|cli| dispatch(&cli)) {
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

fn dispatch(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Classify(args) => classify::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Summary(args) => summary::run(args),
        Command::Train(args) => train::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Check(args) => check::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Report(args) => report::run(args),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => man::run(args, Cli::command()),
    }
}

/// The arguments: flags, else the environment, else `stance.toml`. Ends the program where they ask
/// for help or are faulty.
fn parsed() -> Result<Cli> {
    let mut command = Cli::command();
    let named = std::env::var_os(config::VARIABLE);
    let path = named.clone().unwrap_or_else(|| config::FILE.into());
    let shown = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            command = config::with_file(command, &shown, &text).or_else(|problems| {
                output::tell(&problems);
                bail!("{shown} has problems")
            })?;
        }
        Err(fault)
            if fault.kind() == io::ErrorKind::NotFound && named.is_none_or(|n| n.is_empty()) => {}
        Err(fault) => return Err(fault).with_context(|| format!("cannot read {shown}")),
    }
    let is_set = |variable: &str| std::env::var_os(variable).is_some_and(|v| !v.is_empty());
    let matches = config::with_environment(command, is_set).get_matches();
    Cli::from_arg_matches(&matches).map_err(|fault| fault.exit())
}

/// True if whoever read our output has stopped reading: no fault of anybody's.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn no_option_is_defined_twice() {
        Cli::command().debug_assert();
    }
}
