//! `stance report`: one HTML page to read and filter.

use super::jobs::{Job, Jobs};
use super::ordered::ordered;
use super::progress::Progress;
use super::records::record;
use super::summary::read_aliases;
use super::{Outcome, data, input, output};
use crate::article::Article;
use crate::corpus;
use crate::pipeline::Analyzer;
use crate::problem::{Place, Problem};
use crate::report::{Lang, Moved, Report, Told, moved};
use anyhow::{Result, bail};
use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Arguments of `stance report`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: input::Args,
    /// File to write, whole or not at all; stdout if not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the page
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Heading of the page
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// Names that you know to be one speaker's: a table of alias, tab, name
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Model to use instead of the built-in one
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Threads to work on; by default one for each processor
    #[arg(long, short = 'j', value_name = "COUNT")]
    threads: Option<NonZeroUsize>,
    /// No progress and no notes; problems are told all the same
    #[arg(long, short)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  stance report articles/ --output report.html       read, classify and show a folder of articles
  stance report dump.jsonl.gz --output report.html --lang en
  stance classify articles/ --format jsonl --emit-text > records.jsonl
  stance report records.jsonl --output report.html   show what was classified before

The page holds the articles whole, needs no network, and can be mailed and archived. Records
without --emit-text are shown without their articles; records do not tell which words moved a stance.";

/// What a piece turned out to be.
enum Found {
    Article(Option<Article>, Vec<Problem>),
    Record(Box<Told>),
}

/// An article and the records of its quotes, as far as the inputs hold them.
struct Gathered {
    name: String,
    article: Option<Article>,
    told: Vec<Told>,
}

/// What was gathered, in the order of the inputs; a record belongs to the last article of its name.
#[derive(Default)]
struct All {
    gathered: Vec<Gathered>,
    by_name: HashMap<String, usize>,
}

impl All {
    fn article(&mut self, article: Article) {
        let name = article.id().to_owned();
        self.put(name, Some(article));
    }

    fn put(&mut self, name: String, article: Option<Article>) -> usize {
        self.by_name.insert(name.clone(), self.gathered.len());
        self.gathered.push(Gathered {
            name,
            article,
            told: Vec::new(),
        });
        self.gathered.len() - 1
    }

    fn record(&mut self, told: Told) {
        let known = self.by_name.get(&told.article).copied();
        let at = known.unwrap_or_else(|| self.put(told.article.clone(), None));
        self.gathered[at].told.push(told);
    }
}

/// An article with its quotes, and for each the words that moved it.
struct Made {
    article: Option<Article>,
    quotes: Vec<(Told, Vec<Moved>)>,
    problem: Option<Problem>,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    if args.output.is_none() && io::stdout().is_terminal() {
        bail!("a page is no reading for a terminal; name a file by --output");
    }
    let aliases = match read_aliases(args.aliases.as_deref())? {
        Ok(aliases) => aliases,
        Err(problems) => {
            output::tell(&problems);
            bail!("the alias table has problems");
        }
    };
    let model = data::model(args.model.as_deref())?;
    let analyzer = Analyzer::classifier(&model);
    let options = args.input.reading.options();
    let (tally, stop) = (input::Tally::default(), AtomicBool::new(false));
    let (paths, besides) = (&args.input.paths, args.output.as_deref());
    let total = Progress::wanted(args.quiet).then(|| {
        let inputs = input::list(paths, besides, &input::Tally::default());
        inputs.filter_map(Result::ok).map(|i| i.size).sum()
    });
    let progress = Progress::new(total);
    let (mut all, mut problems) = (All::default(), 0);
    let threads = args.threads.or(std::thread::available_parallelism().ok());
    let threads = threads.map_or(1, NonZeroUsize::get);
    ordered(
        threads,
        Jobs::new(input::list(paths, besides, &tally), &options, &tally, &stop),
        |job| job.piece.size(),
        |job| find(job, &options),
        |found| {
            match found {
                Found::Record(told) => all.record(*told),
                Found::Article(article, faults) => {
                    problems += faults.len();
                    let told = faults.iter().map(|fault| format!("{fault}\n"));
                    told.for_each(|line| progress.say(&line));
                    if let Some(article) = article {
                        all.article(article);
                    }
                }
            }
            progress.at(tally.bytes.load(Ordering::Relaxed));
            ControlFlow::Continue(())
        },
    );
    // Only now is it known which articles came without records.
    let mut report = Report::new(aliases);
    ordered(
        threads,
        all.gathered.into_iter(),
        |gathered| gathered.article.as_ref().map_or(0, |a| a.text().len()),
        |gathered| make(gathered, &analyzer),
        |made| {
            if let Some(problem) = &made.problem {
                problems += 1;
                progress.say(&format!("{problem}\n"));
            }
            if let Some(article) = made.article {
                report.article(article);
            }
            for (told, moved) in made.quotes {
                report.quote(told, moved);
            }
            ControlFlow::Continue(())
        },
    );
    let page = report.page(args.lang, args.title.as_deref());
    match &args.output {
        Some(path) => output::write_whole(path, &page)?,
        None => output::print(&page)?,
    }
    if !args.quiet {
        if let Some(note) = tally.skipped() {
            progress.say(&format!("note: {note}"));
        }
        if let Some(path) = &args.output {
            let (articles, quotes) = report.len();
            let megabytes = page.len() as f64 / 1e6;
            progress.say(&format!(
                "{}: {articles} articles, {quotes} quotes, {megabytes:.1} MB",
                path.display()
            ));
        }
    }
    Ok(if problems > 0 {
        Outcome::Problems
    } else {
        Outcome::Done
    })
}

/// Reads one piece: a record or an article. A fault of ours costs it alone.
fn find(job: Job, options: &corpus::Options) -> Found {
    let piece = job.piece;
    match record(&piece) {
        Some(Ok(told)) => return Found::Record(Box::new(told)),
        Some(Err(fault)) => return Found::Article(None, vec![fault]),
        None => {}
    }
    let place = piece.place().clone();
    let reading = catch_unwind(AssertUnwindSafe(|| piece.read(options)));
    reading.map_or_else(
        |_| Found::Article(None, vec![super::run::broken(place)]),
        |reading| Found::Article(reading.article, reading.problems),
    )
}

/// Takes the records as they are; analyses an article that has none.
fn make(gathered: Gathered, analyzer: &Analyzer<'_>) -> Made {
    let Gathered {
        name,
        article,
        told,
    } = gathered;
    let mut made = Made {
        quotes: told.into_iter().map(|t| (t, Vec::new())).collect(),
        article,
        problem: None,
    };
    let Some(article) = made.article.as_ref().filter(|_| made.quotes.is_empty()) else {
        return made;
    };
    let work = || {
        let (records, because) = analyzer.explained(article);
        let because = because.iter().map(|prediction| {
            let words = prediction.as_ref().map(|p| moved(p, article.text()));
            words.unwrap_or_default()
        });
        records.into_iter().map(Told::from).zip(because).collect()
    };
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(quotes) => made.quotes = quotes,
        Err(_) => made.problem = Some(super::run::broken(Place::whole(name))),
    }
    made
}
