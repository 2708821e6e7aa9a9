//! `stance classify`: quotes, who speaks, and the stance of each.

use super::{Outcome, run};
use crate::pipeline::Analyzer;
use anyhow::Result;

/// Arguments of `stance classify`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    run: run::Args,
}

const EXAMPLES: &str = "\
Examples:
  stance classify article.txt                        quotes, speakers and stances of one article
  stance classify articles/ --format csv --output stances.csv
  stance classify dump.jsonl.gz --output stances.jsonl --resume
  stance classify articles/ --format jsonl | stance summary -
  stance classify export.html --since 2025-01-01 --until 2025-03-31";

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let analyzer = Analyzer::extractor();
    run::run(&args.run, "classify", &[], |article| {
        analyzer.records(article)
    })
}
