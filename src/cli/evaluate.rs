//! `stance evaluate`: the scores of a model on labelled examples.

use super::output::{print, tell};
use super::{Outcome, data, examples};
use crate::stance::card;
use crate::stance::classes::CLASSES;
use crate::stance::metrics::{Confusion, calibration_error, interval, log_loss, reliability};
use crate::stance::predict::Predictor;
use anyhow::{Result, bail};
use std::fmt::Write;
use std::path::PathBuf;

/// Arguments of `stance evaluate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files of labelled examples (.jsonl, .csv, .tsv), or folders of them
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// Model to score; the built-in one if not given
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Share of a label to assume, such as none=0.6; may be repeated
    #[arg(long, value_parser = data::share, value_name = "LABEL=SHARE")]
    prior: Vec<(String, f64)>,
    /// Exit with 1 if a measure is lower: macro-f1, accuracy or kappa
    #[arg(long, value_parser = bound, value_name = "MEASURE=NUMBER")]
    fail_under: Vec<(String, f64)>,
    /// How to print the scores
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

fn bound(argument: &str) -> Result<(String, f64), String> {
    let (name, number) = argument
        .split_once('=')
        .ok_or("write MEASURE=NUMBER, such as macro-f1=0.6")?;
    if !["macro-f1", "accuracy", "kappa"].contains(&name) {
        return Err(format!(
            "no measure “{name}”: use macro-f1, accuracy or kappa"
        ));
    }
    let number = number
        .parse()
        .map_err(|_| format!("“{number}” is not a number"))?;
    Ok((name.to_owned(), number))
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let model = data::model_with_prior(args.model.as_deref(), &args.prior)?;
    let mut loaded = examples::load_apart(&args.paths)?;
    // Measuring needs neither many examples nor different ones.
    loaded
        .problems
        .retain(|p| !matches!(p.code, "few-examples" | "same-text"));
    let faulty = !loaded.problems.is_empty();
    tell(&loaded.problems);
    let loaded = loaded.without_faulty();
    let mut predictor = Predictor::new(&model, CLASSES);
    let mut pairs = Vec::new();
    let mut probabilities = Vec::new();
    let mut targets = Vec::new();
    for labelled in &loaded.examples {
        let example = &labelled.example;
        let Some(truth) = model.label(&example.label) else {
            bail!(
                "{}: label “{}” is not one of the model's: {}",
                example.place,
                example.label,
                model.labels().join(", ")
            );
        };
        let prediction = predictor.predict(&labelled.excerpt.passage(&example.text));
        pairs.push((truth, prediction.label));
        probabilities.push(prediction.probabilities);
        targets.push(truth as u32);
    }
    if pairs.is_empty() {
        bail!("no examples to measure on");
    }
    let labels = model.labels();
    let confusion = Confusion::new(labels.len(), pairs.iter().copied());
    let (low, high) = interval(labels.len(), &pairs, 1000, 1);
    let bins = reliability(&probabilities, &targets);
    let loss = log_loss(&probabilities, &targets);
    let mut out = String::new();
    match args.format {
        Form::Text => {
            let _ = writeln!(
                out,
                "{} examples\nmacro-F1 {:.3} ({low:.3} to {high:.3}), accuracy {:.3}, κ {:.3}, log-loss {loss:.3}, calibration error {:.3}\n",
                pairs.len(),
                confusion.macro_f1(),
                confusion.accuracy(),
                confusion.kappa(),
                calibration_error(&bins)
            );
            card::per_label(&mut out, labels, &confusion);
            out.push('\n');
            card::reliability(&mut out, &bins);
        }
        Form::Json => {
            let per_label: serde_json::Map<String, serde_json::Value> = labels
                .iter()
                .enumerate()
                .map(|(i, label)| (label.clone(), serde_json::json!(confusion.label(i))))
                .collect();
            let value = serde_json::json!({
                "accuracy": confusion.accuracy(),
                "calibration_error": calibration_error(&bins),
                "confusion": confusion.counts(),
                "examples": pairs.len(),
                "kappa": confusion.kappa(),
                "labels": per_label,
                "log_loss": loss,
                "macro_f1": confusion.macro_f1(),
                "macro_f1_interval": [low, high],
            });
            let _ = writeln!(out, "{value}");
        }
    }
    print(&out)?;
    let short = args.fail_under.iter().filter(|(name, least)| {
        let value = match name.as_str() {
            "accuracy" => confusion.accuracy(),
            "kappa" => confusion.kappa(),
            _ => confusion.macro_f1(),
        };
        if value < *least {
            anstream::eprintln!("{name} is {value:.3}, below {least}");
        }
        value < *least
    });
    if short.count() > 0 || faulty {
        return Ok(Outcome::Problems);
    }
    Ok(Outcome::Done)
}
