//! `stance check`: all problems in training data, models and the lexicon, at once.

use super::output::{print, tell};
use super::{Outcome, data, examples};
use crate::lexicon;
use crate::problem::{Place, Problem};
use crate::stance::check::{Width, leaks, widths};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Arguments of `stance check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folders or files of examples (.jsonl, .csv, .tsv), and models (.json); by default training,
    /// or nothing with --lexicon
    paths: Vec<PathBuf>,
    /// Labelled files that must not share texts with the examples
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// Check the tables of French words that are built in
    #[arg(long)]
    lexicon: bool,
    /// Say nothing but problems
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let default = [PathBuf::from("training")];
    let paths = if args.paths.is_empty() && !args.lexicon {
        &default[..]
    } else {
        &args.paths
    };
    let is_model = |path: &Path| path.extension().is_some_and(|e| e == "json");
    let (models, labelled): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|p| is_model(p));
    let mut problems = Vec::new();
    let mut said = Vec::new();
    if args.lexicon {
        let found = lexicon::problems();
        let rows = |text: &str| text.lines().filter(|l| !l.starts_with('#')).count() - 1;
        let tables = lexicon::tables::ALL;
        let all: usize = tables.iter().map(|(_, text)| rows(text)).sum();
        let (count, faults) = (tables.len(), found.len());
        said.push(format!(
            "the lexicon: {all} rows in {count} tables, {faults} problems"
        ));
        problems.extend(found);
    }
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
    if !labelled.is_empty() {
        let loaded = examples::load(&labelled)?;
        let sound = loaded.sound();
        problems.extend(loaded.problems.iter().cloned());
        said.push(format!("{sound} examples without problems of their own"));
        let labelled = loaded.examples.iter().filter(|l| l.sound);
        let texts = labelled.map(|l| (l.example.text.as_str(), l.example.label.as_str()));
        for (label, width) in widths(texts) {
            let Width { texts, stems } = width;
            said.push(format!(
                "  {label}: {texts} examples, {stems} distinct stems"
            ));
        }
        if !args.against.is_empty() {
            let other = examples::load(&args.against)?;
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
