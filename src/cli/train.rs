//! `stance train`: from labelled examples to a model and its card.

use super::output::{Progress, print, tell, write_whole};
use super::{Outcome, data, examples};
use crate::problem::Problem;
use crate::stance::card::{self, card};
use crate::stance::classes::CLASSES;
use crate::stance::dataset::Counter;
use crate::stance::groups::Group;
use crate::stance::metrics::calibration_error;
use crate::stance::solver::dense::Solver;
use crate::stance::train::{Plan, Prior, fit_only, train};
use crate::stance::validate::Recipe;
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::path::PathBuf;

/// Arguments of `stance train`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct Args {
    /// Folder with examples/*.jsonl and labels.tsv, or files of examples (.jsonl, .csv, .tsv)
    #[arg(default_value = "training", value_name = "DIR")]
    paths: Vec<PathBuf>,
    /// Where to write the model; its card goes beside it, with the ending .md
    #[arg(
        long,
        short,
        default_value = "models/stance-fr.json",
        value_name = "FILE"
    )]
    output: PathBuf,
    /// Which solver fits: auto, linfa (dense, for small data) or sparse
    #[arg(long, default_value = "auto")]
    solver: Solver,
    /// How much the data count against the penalty on weights
    #[arg(long, short = 'C', value_name = "NUMBER")]
    c: Option<f64>,
    /// How far labels are balanced: 0 not at all, 1 fully
    #[arg(long, value_name = "POWER")]
    balance: Option<f64>,
    /// In how many examples a feature must occur
    #[arg(long, value_name = "COUNT")]
    least: Option<u32>,
    /// Try values of C and balance and each group of features, and take the best
    #[arg(long)]
    tune: bool,
    /// Share of a label to assume in use, such as none=0.6; may be repeated
    #[arg(long, value_parser = data::share, value_name = "LABEL=SHARE")]
    prior: Vec<(String, f64)>,
    /// Assume in use that all labels are equally frequent
    #[arg(long, conflicts_with = "prior")]
    even: bool,
    /// Number of folds in cross-validation
    #[arg(long, default_value_t = 5, value_name = "COUNT")]
    folds: usize,
    /// Seed of folds and resampling
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// Leave out examples that have problems and train on the others
    #[arg(long)]
    keep_going: bool,
    /// Groups of features to use and their weights, such as word=1,chars=0.5
    #[arg(long, value_delimiter = ',', value_parser = group, value_name = "GROUP=WEIGHT")]
    groups: Vec<(Group, f32)>,
    /// How much an article's other quotes count beside a quote's own words, from 0 to 1
    #[arg(long, value_parser = neighbours, value_name = "WEIGHT")]
    neighbours: Option<f32>,
    /// Fit without cross-validation and card: faster, but nothing is known of the model
    #[arg(long, conflicts_with = "tune")]
    fit_only: bool,
    /// Say nothing but problems
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let plan = plan(args);
    let mut progress = Progress::new(args.quiet);
    progress.step("checking examples");
    if args.fit_only {
        let mut counter = Counter::new(CLASSES, &plan.recipe.options);
        let problems = examples::each(&args.paths, |labelled| {
            if labelled.sound {
                counter.add(&labelled.sample());
            }
        })?;
        let mut progress = judged(progress, &problems, args)?;
        progress.step("fitting");
        let model = fit_only(counter.finish(), &plan).context("training")?;
        write_whole(&args.output, &model.to_json())?;
        return Ok(outcome(&problems));
    }
    let loaded = examples::load(&args.paths)?;
    let mut progress = judged(progress, &loaded.problems, args)?;
    let loaded = loaded.without_faulty();
    let samples = loaded.samples();
    let result = train(&samples, CLASSES, &plan, &mut |step| progress.step(step));
    drop(progress);
    let (model, report) = result.context("training")?;
    write_whole(&args.output, &model.to_json())?;
    let texts = loaded.texts();
    let page = card(&model, &report, &command(args), &texts);
    write_whole(&args.output.with_extension("md"), &page)?;
    if !args.quiet {
        let mut out = String::new();
        let confusion = &report.confusion;
        let _ = writeln!(
            out,
            "{} examples, {} features, solver {}\nmacro-F1 {:.3} ({:.3} to {:.3}), accuracy {:.3}, κ {:.3}, log-loss {:.3}, calibration error {:.3}\n",
            model.training().examples,
            model.features(),
            report.answer,
            confusion.macro_f1(),
            report.interval.0,
            report.interval.1,
            confusion.accuracy(),
            confusion.kappa(),
            report.log_loss.1,
            calibration_error(&report.reliability.1),
        );
        card::per_label(&mut out, &report.labels, confusion);
        let _ = writeln!(out, "\nwritten: {}", args.output.display());
        print(&out)?;
    }
    Ok(outcome(&loaded.problems))
}

/// Tells the problems of the examples, if there are any; an error unless training is to go on without those.
fn judged(progress: Progress, problems: &[Problem], args: &Args) -> Result<Progress> {
    if problems.is_empty() {
        return Ok(progress);
    }
    drop(progress);
    tell(problems);
    if !args.keep_going {
        bail!("the examples have problems; mend them, or leave them out with --keep-going");
    }
    Ok(Progress::new(args.quiet))
}

fn outcome(problems: &[Problem]) -> Outcome {
    if problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    }
}

/// Reads `GROUP=WEIGHT`, or `GROUP` for weight 1.
fn group(argument: &str) -> Result<(Group, f32), String> {
    let (name, weight) = argument.split_once('=').unwrap_or((argument, "1"));
    let names = Group::ALL.map(Group::name).join(", ");
    let group = Group::named(name).ok_or(format!("no group “{name}”; there are {names}"))?;
    match weight.parse::<f32>() {
        Ok(weight) if weight.is_finite() && weight > 0.0 => Ok((group, weight)),
        _ => Err(format!("“{weight}” is not a number above 0")),
    }
}

/// Reads a weight between 0 and 1.
fn neighbours(argument: &str) -> Result<f32, String> {
    let weight = argument.parse().ok().filter(|w| (0.0..=1.0).contains(w));
    weight.ok_or_else(|| format!("“{argument}” is not a number from 0 to 1"))
}

fn plan(args: &Args) -> Plan {
    let mut recipe = Recipe {
        solver: args.solver,
        ..Recipe::default()
    };
    recipe.c = args.c.unwrap_or(recipe.c);
    recipe.balance = args.balance.unwrap_or(recipe.balance);
    if !args.groups.is_empty() {
        recipe.options.groups = args.groups.iter().copied().collect();
    }
    recipe.options.least = args.least.unwrap_or(recipe.options.least);
    recipe.options.neighbours = args.neighbours.unwrap_or(recipe.options.neighbours);
    Plan {
        recipe,
        folds: args.folds,
        seed: args.seed,
        tune: args.tune,
        prior: if args.even {
            Prior::Even
        } else if args.prior.is_empty() {
            Prior::Data
        } else {
            Prior::Shares(args.prior.clone())
        },
    }
}

/// The command as the card records it: what matters for its outcome.
fn command(args: &Args) -> String {
    let mut out = "stance train".to_owned();
    for path in &args.paths {
        let _ = write!(out, " {}", path.display());
    }
    let _ = write!(out, " --output {}", args.output.display());
    if let Some(c) = args.c {
        let _ = write!(out, " -C {c}");
    }
    if let Some(balance) = args.balance {
        let _ = write!(out, " --balance {balance}");
    }
    if let Some(least) = args.least {
        let _ = write!(out, " --least {least}");
    }
    if !args.groups.is_empty() {
        let groups: Vec<String> = args
            .groups
            .iter()
            .map(|(g, w)| format!("{g}={w}"))
            .collect();
        let _ = write!(out, " --groups {}", groups.join(","));
    }
    if let Some(neighbours) = args.neighbours {
        let _ = write!(out, " --neighbours {neighbours}");
    }
    if args.folds != 5 {
        let _ = write!(out, " --folds {}", args.folds);
    }
    if args.seed != 1 {
        let _ = write!(out, " --seed {}", args.seed);
    }
    if args.tune {
        out.push_str(" --tune");
    }
    for (label, share) in &args.prior {
        let _ = write!(out, " --prior {label}={share}");
    }
    if args.even {
        out.push_str(" --even");
    }
    if args.keep_going {
        out.push_str(" --keep-going");
    }
    out
}
