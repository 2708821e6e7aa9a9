//! `stance explain`: the words that made the stance of each quote in a text.

use super::output::print;
use super::{Outcome, data};
use crate::stance::classes::CLASSES;
use crate::stance::model::Model;
use crate::stance::predict::{Contribution, Prediction, Predictor};
use crate::stance::train::number_shares;
use anyhow::{Context, Result, anyhow};
use std::fmt::Write;
use std::io::Read;
use std::path::PathBuf;

/// Arguments of `stance explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A sentence with its quote in « », or a quote alone; - reads it from stdin
    #[arg(value_name = "TEXT")]
    text: String,
    /// Model to use; the built-in one if not given
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Share of a label to assume, such as none=0.6; may be repeated
    #[arg(long, value_parser = data::share, value_name = "LABEL=SHARE")]
    prior: Vec<(String, f64)>,
    /// How many features to show; 0 shows all
    #[arg(long, default_value_t = 12, value_name = "COUNT")]
    top: usize,
    /// How to print the explanation
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let mut model = data::model(args.model.as_deref())?;
    if !args.prior.is_empty() {
        let numbered =
            number_shares(model.labels(), &args.prior).map_err(|e| anyhow!("prior: {e}"))?;
        model = model
            .with_prior(&numbered)
            .map_err(|e| anyhow!("prior: {e}"))?;
    }
    let mut text = args.text.clone();
    if text == "-" {
        text.clear();
        let read = std::io::stdin().read_to_string(&mut text);
        read.context("cannot read stdin as UTF-8")?;
    }
    let mut predictor = Predictor::new(&model, CLASSES);
    let mut out = String::new();
    for (index, excerpt) in data::quotes(&text).iter().enumerate() {
        let prediction = predictor.explain(&excerpt.passage(&text));
        match args.format {
            Form::Text => {
                if index > 0 {
                    out.push('\n');
                }
                let _ = writeln!(out, "« {} »", data::spoken(excerpt, &text));
                table(&mut out, &model, &prediction, args.top);
            }
            Form::Json => {
                let value = json(&model, &prediction, args.top, &text);
                let _ = writeln!(out, "{value}");
            }
        }
    }
    print(&out)?;
    Ok(Outcome::Done)
}

fn shown(because: &[Contribution], top: usize) -> &[Contribution] {
    let count = if top == 0 {
        because.len()
    } else {
        top.min(because.len())
    };
    &because[..count]
}

fn table(out: &mut String, model: &Model, prediction: &Prediction, top: usize) {
    let label = &model.labels()[prediction.label];
    let probability = prediction.probabilities[prediction.label];
    let _ = writeln!(out, "→ {label} {probability:.2}\n");
    let name = |c: &Contribution| format!("{} ({})", c.name.trim(), c.group);
    let listed = shown(&prediction.because, top);
    let width = listed
        .iter()
        .map(|c| name(c).chars().count())
        .max()
        .unwrap_or(0)
        .max(24);
    let _ = write!(out, "{:width$}", "");
    for label in model.labels() {
        let _ = write!(out, "  {label:>13}");
    }
    out.push('\n');
    let mut row = |name: &str, numbers: &[f64], sign: bool| {
        let pad = width - name.chars().count().min(width);
        let _ = write!(out, "{name}{:pad$}", "");
        for number in numbers {
            let _ = if sign {
                write!(out, "  {number:>+13.2}")
            } else {
                write!(out, "  {number:>13.2}")
            };
        }
        out.push('\n');
    };
    for contribution in listed {
        row(&name(contribution), &contribution.effects, true);
    }
    let rest = &prediction.because[listed.len()..];
    if !rest.is_empty() {
        let mut sums = vec![0.0; model.labels().len()];
        for contribution in rest {
            for (sum, effect) in sums.iter_mut().zip(&contribution.effects) {
                *sum += effect;
            }
        }
        row(&format!("{} others", rest.len()), &sums, true);
    }
    row("before any word", &prediction.bias, true);
    row("score", &prediction.scores(), true);
    row("probability", &prediction.probabilities, false);
}

fn json(model: &Model, prediction: &Prediction, top: usize, text: &str) -> serde_json::Value {
    let by_label = |numbers: &[f64]| -> serde_json::Map<String, serde_json::Value> {
        model
            .labels()
            .iter()
            .zip(numbers)
            .map(|(label, number)| (label.clone(), serde_json::json!(number)))
            .collect()
    };
    let code_point = |byte: u32| text[..byte as usize].chars().count();
    let because: Vec<serde_json::Value> = shown(&prediction.because, top)
        .iter()
        .map(|c| {
            let spans: Vec<[usize; 2]> = c
                .spans
                .iter()
                .map(|s| [code_point(s.start()), code_point(s.end())])
                .collect();
            serde_json::json!({
                "effects": by_label(&c.effects),
                "group": c.group.name(),
                "name": c.name,
                "spans": spans,
            })
        })
        .collect();
    serde_json::json!({
        "because": because,
        "bias": by_label(&prediction.bias),
        "label": model.labels()[prediction.label],
        "probabilities": by_label(&prediction.probabilities),
        "probability": prediction.probabilities[prediction.label],
        "scores": by_label(&prediction.scores()),
    })
}
