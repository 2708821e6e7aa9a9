//! What `stance summary` reads: articles in any shape, records, its own JSON; on any number of threads.

use super::Args;
use crate::cli::input::{self, Input, Tally};
use crate::cli::ordered::ordered;
use crate::cli::progress::Progress;
use crate::cli::records::{self, record};
use crate::cli::{data, run::broken};
use crate::corpus::{self, Head, Piece, pieces};
use crate::pipeline::Analyzer;
use crate::problem::{Place, Problem};
use crate::summary::{By, Entry, FORMAT, Ledger, Part};
use anyhow::{Result, anyhow, bail};
use serde::Deserialize;
use std::io::{self, BufRead, IsTerminal};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

/// Something to be worked on.
enum Job {
    /// An article or a record, and the article that a record right behind it belongs to.
    Piece(Piece, Option<String>),
    /// Summaries, under the name of their input.
    Summaries(String, Head<'static>),
}

/// What it turned out to hold.
enum Found {
    Entry(Box<Entry<'static>>),
    Entries(Vec<Entry<'static>>),
    Parts(Vec<Part>),
}

/// What was found, and what was wrong. An error is the model's: nothing can be done without it.
type Made = Result<(Option<Found>, Vec<Problem>)>;

/// Reads all inputs into the ledger, tells what was wrong with them, and how often.
///
/// # Errors
/// If there is nothing to read at all, or the model is none.
pub(super) fn read(args: &Args, ledger: &mut Ledger) -> Result<usize> {
    let stdin = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() {
        &stdin[..]
    } else {
        &args.paths
    };
    if paths == stdin && io::stdin().is_terminal() {
        bail!("nothing to read; name files or folders, or pipe records to stdin");
    }
    let (loaded, analyzer) = (OnceLock::new(), OnceLock::new());
    let load = || -> Result<&Analyzer<'_>> {
        let loaded = loaded.get_or_init(|| data::model(args.model.as_deref()));
        let model = loaded.as_ref().map_err(|fault| anyhow!("{fault:#}"))?;
        Ok(analyzer.get_or_init(|| Analyzer::classifier(model)))
    };
    // Who reads records alone need not wait for a model; whoever names one wants it to be sound.
    if args.model.is_some() {
        load()?;
    }
    let options = args.reading.options();
    let besides = args.output.as_deref();
    let total = Progress::wanted(args.quiet).then(|| {
        let inputs = input::list(paths, besides, &Tally::default());
        inputs.filter_map(Result::ok).map(|i| i.size).sum()
    });
    let (progress, tally) = (Progress::new(total), Tally::default());
    let threads = args.threads.or(std::thread::available_parallelism().ok());
    let (mut problems, mut unsound) = (0, None);
    ordered(
        threads.map_or(1, NonZeroUsize::get),
        jobs(input::list(paths, besides, &tally), &options, &tally),
        |job| match job {
            Job::Piece(piece, _) => piece.size(),
            Job::Summaries(..) => 0,
        },
        |job| match job {
            Job::Piece(piece, next) => look(piece, next.as_deref(), &options, load),
            Job::Summaries(name, head) => Ok(summaries(&name, args.by, head)),
        },
        |made: Made| {
            let (found, mut faults) = match made {
                Ok(made) => made,
                Err(fault) => {
                    unsound = Some(fault);
                    return ControlFlow::Break(());
                }
            };
            match found {
                None => {}
                Some(Found::Entry(entry)) => ledger.count(&entry),
                Some(Found::Entries(entries)) => entries.iter().for_each(|e| ledger.count(e)),
                Some(Found::Parts(parts)) => parts.iter().for_each(|part| ledger.absorb(part)),
            }
            problems += faults.len();
            faults
                .drain(..)
                .for_each(|f| progress.say(&format!("{f}\n")));
            progress.at(tally.bytes.load(Ordering::Relaxed));
            ControlFlow::Continue(())
        },
    );
    if let Some(note) = tally.skipped().filter(|_| !args.quiet) {
        progress.say(&format!("note: {note}"));
    }
    unsound.map_or(Ok(problems), Err)
}

/// The pieces of all inputs in order; of each the reader looks one piece ahead, no further.
fn jobs<'a>(
    inputs: impl Iterator<Item = Result<Input, Problem>> + Send + 'a,
    options: &'a corpus::Options,
    tally: &'a Tally,
) -> impl Iterator<Item = Job> + Send + 'a {
    let one = |job| Box::new(std::iter::once(job)) as Box<dyn Iterator<Item = Job> + Send>;
    let mut all = inputs
        .flat_map(move |input| {
            let (name, mut head) = match input.and_then(|i| Ok((i.unpacked(tally)?, i.name))) {
                Ok((head, name)) => (name, head),
                Err(problem) => return one(Job::Piece(Piece::fault(problem), None)),
            };
            if name == input::STDIN && head.peek(1).is_empty() {
                // No records are a result like any other.
                return Box::new(std::iter::empty());
            }
            if is_summary(&mut head) {
                return one(Job::Summaries(name, head));
            }
            Box::new(pieces(&name, head, options).map(|piece| Job::Piece(piece, None)))
        })
        .peekable();
    std::iter::from_fn(move || {
        let mut job = all.next()?;
        if let Job::Piece(piece, next) = &mut job
            && piece.json().is_some()
            && record::<Owner>(piece).is_none()
            && let Some(Job::Piece(behind, _)) = all.peek()
            && let Some(Ok(owner)) = record::<Owner>(behind)
        {
            *next = Some(owner.article);
        }
        Some(job)
    })
}

/// The article that a record belongs to.
#[derive(Deserialize)]
struct Owner {
    article: String,
}

/// Whether an input begins with what `--format json` of this command writes.
fn is_summary(head: &mut Head<'_>) -> bool {
    let start = head.peek(1).trim_ascii_start();
    if !(start.is_empty() || start.starts_with(b"{")) {
        return false;
    }
    let (name, _) = FORMAT.split_once('/').unwrap_or((FORMAT, ""));
    let wanted = [b"{\"format\":\"", name.as_bytes(), b"/"].concat();
    // Its own blanks, or none: a hundred bytes hold them.
    let bytes = head.peek(100).iter().take(100);
    let bytes: Vec<u8> = bytes
        .filter(|b| !b.is_ascii_whitespace())
        .copied()
        .collect();
    bytes.starts_with(&wanted)
}

/// Reads one piece: a record, or an article of which no record stands behind it. A fault of ours
/// costs it alone.
fn look<'a, 'm: 'a>(
    piece: Piece,
    next: Option<&str>,
    options: &corpus::Options,
    load: impl Fn() -> Result<&'a Analyzer<'m>>,
) -> Made {
    match record::<Entry<'_>>(&piece) {
        Some(Ok(entry)) => {
            return Ok((Some(Found::Entry(Box::new(entry.into_owned()))), Vec::new()));
        }
        Some(Err(fault)) => return Ok((None, vec![fault])),
        None => {}
    }
    let place = piece.place().clone();
    let work = || -> Made {
        let mut reading = piece.read(options);
        for fault in reading.problems.iter_mut().filter(|p| p.code == "no-text") {
            fault.message = format!("neither a record nor an article: {}", fault.message);
            records::HELP.clone_into(&mut fault.help);
        }
        let article = reading.article.filter(|a| next != Some(a.id()));
        let entries = article.map(|article| {
            let records = load()?.records(&article);
            let entries = records.iter().map(|r| Entry::from(r).into_owned());
            Ok::<_, anyhow::Error>(entries.collect())
        });
        Ok((entries.transpose()?.map(Found::Entries), reading.problems))
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Ok((None, vec![broken(place)])))
}

/// Documents that this command wrote, one after the other.
fn summaries(name: &str, by: Option<By>, input: impl BufRead) -> (Option<Found>, Vec<Problem>) {
    let (mut parts, mut problems) = (Vec::new(), Vec::new());
    for part in serde_json::Deserializer::from_reader(input).into_iter::<Part>() {
        match part {
            Ok(part) => match part.check(by) {
                Ok(()) => parts.push(part),
                Err(refused) => {
                    let message = format!("cannot add this summary: {refused}");
                    let place = Place::whole(name);
                    problems.push(Problem::new("part", place, message, refused.help()));
                }
            },
            Err(fault) => {
                let place = Place::line(name, fault.line() as u32);
                let message = format!("not a summary: {fault}");
                let help = "make it again by --format json; what stands before this was added";
                problems.push(Problem::new("json", place, message, help));
                break;
            }
        }
    }
    (Some(Found::Parts(parts)), problems)
}
