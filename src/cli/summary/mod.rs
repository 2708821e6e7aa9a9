//! `stance summary`: where each speaker stands, from articles, records, or other summaries.

mod input;

use super::output::{tell, write_whole};
use super::render::summary::{Options, View, text};
use super::render::summary_csv::csv;
use super::{Outcome, page, reading};
use crate::problem::{Place, Problem};
use crate::speaker::across::Aliases;
use crate::speaker::name::NameKey;
use crate::summary::{By, Document, Ledger, Summary, Tally};
use anyhow::{Context, Result, bail};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Arguments of `stance summary`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Articles in any format, records, summaries in JSON, or folders of them; - is stdin
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    reading: reading::Args,
    /// How to print the summary
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// File to write, whole or not at all; stdout if not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Divide the counts
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// Only the speaker of this name, or of a name that ends in it; may be repeated
    #[arg(long, value_name = "NAME")]
    speaker: Vec<String>,
    /// Only speakers with so many quotes
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    min_quotes: u64,
    /// Order of speakers: quotes, name, first, last, or a stance (largest share first)
    #[arg(long, value_name = "KEY", default_value = "quotes")]
    sort: String,
    /// Names that you know to be one speaker's: a table of alias, tab, name
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Tell why names were joined
    #[arg(long)]
    explain_merges: bool,
    /// One line per speaker
    #[arg(long)]
    brief: bool,
    /// Model that gives articles their stances; the built-in one if not given
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Threads to work on; by default one for each processor
    #[arg(long, short = 'j', value_name = "COUNT")]
    threads: Option<NonZeroUsize>,
    /// No progress and no notes; problems are told all the same
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    page: page::Args,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// A table: a row per speaker, and per part with --by.
    Csv,
    /// A document that `stance summary` can add to others.
    Json,
}

const EXAMPLES: &str = "\
Examples:
  stance summary articles/                         who says what in a folder of articles
  stance summary dump.csv.gz export.html           articles in any format that classify reads
  stance classify articles/ --format jsonl | stance summary -
  stance summary records.jsonl --by month --speaker Peskov
  stance summary records.jsonl --sort warning --min-quotes 10 --brief
  stance summary day1.json day2.json               add summaries made with --format json
  stance summary records.jsonl --aliases names.tsv --explain-merges
  stance summary records.jsonl --format csv --output summary.csv

Terms and quotes inside quotes are not counted; shares are of the quotes that have a stance.";

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let aliases = match read_aliases(args.aliases.as_deref())? {
        Ok(aliases) => aliases,
        Err(problems) => {
            tell(&problems);
            bail!("the alias table has problems");
        }
    };
    let mut ledger = Ledger::new(args.by);
    let problems = input::read(args, &mut ledger)?;
    let all = ledger.summaries(&aliases);
    let mut chosen: Vec<&Summary<'_>> = all.iter().filter(|s| wanted(s, args)).collect();
    sort(&mut chosen, &args.sort, &all)?;
    let out = print(args, &ledger, &chosen, all.len())?;
    match &args.output {
        Some(path) => write_whole(path, &out)?,
        None => page::print(&out)?,
    }
    Ok(if problems == 0 {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

/// The table of aliases in a file, none without a file, or what is wrong with it.
pub(super) fn read_aliases(path: Option<&Path>) -> Result<Result<Aliases, Vec<Problem>>> {
    let Some(path) = path else {
        return Ok(Ok(Aliases::default()));
    };
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    Ok(match std::str::from_utf8(&bytes) {
        Ok(text) => Aliases::parse(&shown, text),
        Err(fault) => {
            let before = &bytes[..fault.valid_up_to()];
            let line = memchr::memchr_iter(b'\n', before).count() as u32 + 1;
            let help = "save the table as UTF-8";
            Err(vec![Problem::new(
                "encoding",
                Place::line(shown, line),
                "not UTF-8",
                help,
            )])
        }
    })
}

/// Whether a speaker is asked for.
fn wanted(speaker: &Summary<'_>, args: &Args) -> bool {
    let named = |asked: &String| {
        let asked = NameKey::new(asked);
        let names = speaker.names.iter().map(|n| n.name);
        names
            .chain([speaker.name.as_str()])
            .any(|n| NameKey::new(n).extends(&asked))
    };
    let asked = args.speaker.is_empty() || args.speaker.iter().any(named);
    asked && speaker.tally.counts.quotes >= args.min_quotes
}

/// Sorts by a key; ties by quotes, then by name.
fn sort(chosen: &mut [&Summary<'_>], key: &str, all: &[Summary<'_>]) -> Result<()> {
    // They come sorted by name, and every sort here is stable.
    chosen.sort_by_key(|s| Reverse(s.tally.counts.quotes));
    match key {
        "quotes" => {}
        "name" => chosen.sort_by_key(|s| NameKey::new(&s.name).words),
        "first" => chosen.sort_by_key(|s| (s.tally.first.is_none(), s.tally.first)),
        "last" => chosen.sort_by_key(|s| Reverse(s.tally.last)),
        label => {
            let labels: BTreeSet<&str> = all
                .iter()
                .flat_map(|s| s.tally.counts.stances.keys())
                .collect();
            if !labels.contains(label) {
                let known: Vec<&str> = ["quotes", "name", "first", "last"]
                    .into_iter()
                    .chain(labels)
                    .collect();
                bail!("cannot sort by `{label}`; use one of: {}", known.join(", "));
            }
            let share = |s: &Summary<'_>| {
                s.tally
                    .counts
                    .share(label)
                    .map_or(-1.0, |share| share.share)
            };
            chosen.sort_by(|a, b| share(b).total_cmp(&share(a)));
        }
    }
    Ok(())
}

fn print(args: &Args, ledger: &Ledger, chosen: &[&Summary<'_>], all: usize) -> Result<String> {
    // Who asks for a speaker does not ask for quotes of nobody.
    let nobody = Tally::default();
    let view = View {
        speakers: chosen,
        left_out: all - chosen.len(),
        unattributed: if args.speaker.is_empty() {
            &ledger.unattributed
        } else {
            &nobody
        },
        by: args.by,
    };
    Ok(match args.format {
        Form::Text => {
            let color = args.output.is_none() && args.page.color();
            let (brief, explain) = (args.brief, args.explain_merges);
            text(
                &view,
                &Options {
                    width: args.page.width(),
                    color,
                    brief,
                    explain,
                },
            )
        }
        Form::Csv => csv(&view)?,
        Form::Json => {
            let document = Document::new(ledger, chosen, view.left_out == 0);
            serde_json::to_string_pretty(&document)? + "\n"
        }
    })
}
