//! `stance classify`: quotes, who speaks, and the stance of each.

use super::{Outcome, data, run as engine};
use crate::lexicon::Lexicon;
use crate::pipeline::Analyzer;
use crate::stance::classes::CLASSES;
use crate::stance::merges::merged;
use anyhow::Result;
use std::path::PathBuf;

/// Arguments of `stance classify`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    run: engine::Args,
    /// Model to use instead of the built-in one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  stance classify article.txt                        quotes, speakers and stances of one article
  stance classify articles/ --format csv --output stances.csv
  stance classify dump.jsonl.gz --output stances.jsonl --resume
  stance classify articles/ --format jsonl | stance summary -
  stance classify export.html --since 2025-01-01 --until 2025-03-31";

pub(super) fn run(args: &Args) -> Result<Outcome> {
    // The lexicon and the word classes are made ready while the model is read.
    let ahead = std::thread::Builder::new().spawn(|| {
        Lexicon::french();
        CLASSES(merged(""));
    });
    drop(ahead);
    let model = data::model(args.model.as_deref())?;
    let analyzer = Analyzer::classifier(&model);
    let labels: Vec<String> = model.labels().to_vec();
    // A run is not to be resumed with another model.
    let (training, bias, scale) = (model.training(), model.bias(), model.temperature());
    let name = format!("classify {training:?} {bias:?} {scale}");
    engine::run(&args.run, &name, &labels, &analyzer)
}
