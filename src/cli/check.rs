//! `stance check`: all problems in training data and models, at once.

use super::output::{print, tell};
use super::{Outcome, data};
use crate::problem::{Place, Problem};
use crate::stance::check::leaks;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Arguments of `stance check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folders or files of examples (.jsonl, .csv, .tsv), and models (.json)
    #[arg(default_value = "training")]
    paths: Vec<PathBuf>,
    /// Labelled files that must not share texts with the examples
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// Say nothing but problems
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let is_model = |path: &Path| path.extension().is_some_and(|e| e == "json");
    let (models, examples): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|p| is_model(p));
    let mut problems = Vec::new();
    let mut said = Vec::new();
    for path in &models {
        match data::model(Some(path)) {
            Ok(model) => said.push(format!(
                "{}: a model of {} features",
                path.display(),
                model.features()
            )),
            Err(error) => {
                let message = format!("{:#}", error.root_cause());
                problems.push(Problem::new(
                    "model",
                    Place::whole(path.display().to_string()),
                    message,
                    "",
                ));
            }
        }
    }
    if !examples.is_empty() {
        let loaded = data::load(&examples)?;
        let sound = data::sound_count(&loaded);
        problems.extend(loaded.problems.iter().cloned());
        said.push(format!("{sound} examples without problems of their own"));
        if !args.against.is_empty() {
            let other = data::load(&args.against)?;
            let found = leaks(
                &loaded.texts(),
                &loaded.places(),
                &other.texts(),
                &other.places(),
            );
            problems.extend(found);
        }
    }
    tell(&problems);
    if !args.quiet {
        print(&(said.join("\n") + "\n"))?;
    }
    Ok(if problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}
