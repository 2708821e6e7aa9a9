//! `stance extract`: quotes and who speaks, without stances.

use super::{Outcome, run as engine};
use crate::pipeline::Analyzer;
use anyhow::Result;

/// Arguments of `stance extract`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    run: engine::Args,
}

const EXAMPLES: &str = "\
Examples:
  stance extract article.txt                         quotes and speakers of one article
  stance extract pages/ --format csv --output quotes.csv
  stance extract dump.jsonl.gz --output quotes.jsonl --resume
  curl -s https://… | stance extract - --input-format html
  stance extract export.csv --text-column corps --id-column cle --since 2025-01-01";

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let analyzer = Analyzer::extractor();
    engine::run(&args.run, "extract", &[], &analyzer)
}
