//! The run: articles in, records out, in order, on any number of threads, to be broken off and resumed.

use super::Outcome;
use super::input::{self, Tally};
use super::jobs::{self, Job, Jobs, Mark};
use super::ordered::ordered;
use super::progress::Progress;
use super::render::output::{Output, Settings};
use super::sink::{Sink, State};
use crate::article::Article;
use crate::corpus::{self, date};
use crate::pipeline::Analyzer;
use crate::problem::{Place, Problem};
use anyhow::{Context, Result};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Arguments of every command that turns articles into records.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    #[command(flatten)]
    pub input: input::Args,
    #[command(flatten)]
    pub settings: Settings,
    /// File to write; it appears when it is whole. By default stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on with what an interrupted run left beside FILE
    #[arg(long, requires = "output")]
    resume: bool,
    /// Threads to work on; by default one for each processor
    #[arg(long, short = 'j', value_name = "COUNT")]
    threads: Option<NonZeroUsize>,
    /// Stop after so many articles
    #[arg(long, value_name = "COUNT")]
    limit: Option<u64>,
    /// Only articles of this day or later (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = a_day)]
    since: Option<Date>,
    /// Only articles of this day or earlier (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = a_day)]
    until: Option<Date>,
    /// No progress and no notes; problems are told all the same
    #[arg(long, short)]
    quiet: bool,
}

fn a_day(words: &str) -> Result<Date, String> {
    date::day(words).ok_or_else(|| "write a day, such as 2025-06-14".to_owned())
}

/// What became of a piece.
struct Made {
    bytes: Vec<u8>,
    problems: Vec<Problem>,
    articles: u64,
    records: u64,
    /// Left out, for it could not be told whether its day is asked for.
    undated: u64,
    mark: Mark,
}

/// Reads all inputs, asks `analyzer` for the records of each article, and writes them.
///
/// `name` tells what analyses, so that a run is not resumed with another; `labels` are the stances
/// that it knows.
pub(super) fn run(
    args: &Args,
    name: &str,
    labels: &[String],
    analyzer: &Analyzer<'_>,
) -> Result<Outcome> {
    let output = Output::new(&args.settings, args.output.as_deref(), labels)?;
    let options = args.input.reading.options();
    let settings = told(args, name, &output, &options);
    let (mut sink, mut state) = match &args.output {
        None => (
            Sink::stdout(!args.input.paths.iter().all(|path| lies(path))),
            State {
                settings,
                ..State::default()
            },
        ),
        Some(path) => Sink::file(path, args.resume, &settings)?,
    };
    let stop = watch()?;
    let tally = Tally::default();
    let total = Progress::wanted(args.quiet).then(|| {
        let inputs = input::list(&args.input.paths, args.output.as_deref(), &Tally::default());
        inputs.filter_map(Result::ok).map(|i| i.size).sum()
    });
    let progress = Progress::new(total);
    let listed = input::list(&args.input.paths, args.output.as_deref(), &tally);
    let mut jobs = Jobs::new(listed, &options, &tally, &stop);
    jobs.skip_to(&state)?;
    if state.bytes == 0 {
        sink.write(output.open())?;
    } else if !args.quiet {
        progress.say(&format!("going on after {} articles", state.articles));
    }

    let work = |job: Job| make(job, &options, args, &output, analyzer);
    let mut undated = 0;
    let mut failed = None;
    let threads = args.threads.map_or_else(processors, NonZeroUsize::get);
    let full = |state: &State| args.limit.is_some_and(|limit| state.articles >= limit);
    if !full(&state) {
        ordered(
            threads,
            jobs,
            |job| job.piece.size(),
            work,
            |made: Made| {
                undated += made.undated;
                if let Err(error) = take(&made, &mut sink, &mut state, &output, &progress) {
                    failed = Some(error);
                    return ControlFlow::Break(());
                }
                progress.at(tally.bytes.load(Ordering::Relaxed));
                if full(&state) || stop.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            },
        );
    }
    if let Some(error) = failed {
        return Err(error);
    }
    if stop.load(Ordering::Relaxed) && !full(&state) {
        sink.keep(&mut state, true)?;
        sink.show()?;
        progress.say("interrupted");
        sink.hint().iter().for_each(|hint| progress.say(hint));
        return Ok(Outcome::Interrupted);
    }
    sink.write(output.close())?;
    sink.finish()?;
    if !args.quiet {
        let articles = if undated == 1 { "article" } else { "articles" };
        let dateless =
            (undated > 0).then(|| format!("{undated} {articles} without a date left out"));
        let notes = dateless.into_iter().chain(tally.skipped());
        notes.for_each(|note| progress.say(&format!("note: {note}")));
    }
    Ok(if state.problems > 0 {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// What would make the output another one, in one word.
fn told(args: &Args, name: &str, output: &Output, options: &corpus::Options) -> String {
    let Args {
        limit,
        since,
        until,
        ..
    } = args;
    let all = format!(
        "{} {name} {output:?} {options:?} {limit:?} {since:?} {until:?}",
        env!("CARGO_PKG_VERSION")
    );
    jobs::hex(&Sha256::digest(all))
}

/// True of a file or folder, which is all there before it is read; not of a pipe.
fn lies(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| m.is_file() || m.is_dir())
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// A flag that is raised when the user or the system asks us to end; asked twice, we end at once.
fn watch() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("cannot watch for interrupts")?;
    Ok(stop)
}

/// Reads and analyses one piece. A fault of ours costs its article, not the run.
fn make(
    job: Job,
    options: &corpus::Options,
    args: &Args,
    output: &Output,
    analyzer: &Analyzer<'_>,
) -> Made {
    let Job { piece, mark } = job;
    let place = piece.place().clone();
    let work = || {
        let reading = piece.read(options);
        let mut made = (Vec::new(), reading.problems, 0, 0, 0);
        if let Some(article) = reading.article {
            match wanted(&article, args) {
                Some(true) => {
                    let records = analyzer.records(&article);
                    output.article(&article, &records, &mut made.0);
                    (made.2, made.3) = (1, records.len() as u64);
                }
                Some(false) => {}
                None => made.4 = 1,
            }
        }
        made
    };
    let (bytes, problems, articles, records, undated) = catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| (Vec::new(), vec![broken(place)], 0, 0, 0));
    Made {
        bytes,
        problems,
        articles,
        records,
        undated,
        mark,
    }
}

/// The problem with an article on which we failed.
pub(super) fn broken(place: Place) -> Problem {
    Problem::new(
        "internal",
        place,
        "stance failed on this article; it was left out",
        "this is a fault of stance: please report it, with the article",
    )
}

/// Whether the article's day is asked for; `None` if it has none that can be told.
fn wanted(article: &Article, args: &Args) -> Option<bool> {
    if args.since.is_none() && args.until.is_none() {
        return Some(true);
    }
    let day = article.meta.date.as_deref().and_then(date::day)?;
    Some(args.since.is_none_or(|since| since <= day) && args.until.is_none_or(|until| day <= until))
}

/// Writes what was made of a piece, and notes that it is done.
fn take(
    made: &Made,
    sink: &mut Sink,
    state: &mut State,
    output: &Output,
    progress: &Progress,
) -> Result<()> {
    if !made.problems.is_empty() {
        // What stands before them is shown before them.
        sink.show()?;
    }
    for problem in &made.problems {
        progress.say(&format!("{problem}\n"));
    }
    if !made.bytes.is_empty() {
        if state.bytes > output.open().len() as u64 {
            sink.write(output.between())?;
        }
        sink.write(&made.bytes)?;
    }
    state.problems += made.problems.len() as u64;
    state.articles += made.articles;
    state.records += made.records;
    state.inputs = made.mark.inputs;
    state.pieces = made.mark.pieces;
    if *state.seen != *made.mark.seen {
        state.seen = made.mark.seen.to_string();
    }
    sink.keep(state, false)
}
