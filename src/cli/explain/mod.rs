//! `stance explain`: the words that made the stance of each quote in a text.

mod article;

use super::output::print;
use super::{Outcome, data, reading};
use crate::article::CodePoints;
use crate::stance::classes::CLASSES;
use crate::stance::model::Model;
use crate::stance::predict::{Contribution, Prediction, Predictor};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::io::Read;
use std::path::PathBuf;

/// Arguments of `stance explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A sentence with its quote in « », a quote alone, or the path of an article; - reads a
    /// sentence from stdin
    #[arg(value_name = "TEXT", required_unless_present = "article")]
    text: Option<String>,
    /// File, folder or - with articles: shows for each of their quotes what moved the decision
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    article: Option<PathBuf>,
    /// Model to use; the built-in one if not given
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Share of a label to assume, such as none=0.6; may be repeated
    #[arg(long, value_parser = data::share, value_name = "LABEL=SHARE")]
    prior: Vec<(String, f64)>,
    /// How many features, or of articles words, to show; 0 shows all
    #[arg(long, default_value_t = 12, value_name = "COUNT")]
    top: usize,
    /// How to print the explanation
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    reading: reading::Args,
}

const EXAMPLES: &str = "\
Examples:
  stance explain \"Il met en garde contre « une escalade ».\"
  stance explain article.txt                         every quote of an article
  stance explain --article dump.jsonl.gz --format json --top 0
  stance explain article.txt --prior none=0.6

Of a sentence each feature is shown with what it adds to the score of each label. Of an article the
words and groups of features are shown with what they add to the score of the label chosen.";

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let model = data::model_with_prior(args.model.as_deref(), &args.prior)?;
    let mut text = args.text.clone().unwrap_or_default();
    let path = || Some(PathBuf::from(&text)).filter(|p| p.exists());
    if let Some(path) = args.article.clone().or_else(path) {
        return article::run(args, &model, path);
    }
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
                let value = fields(&model, &prediction, args.top, &mut CodePoints::new(&text));
                let _ = writeln!(out, "{}", Value::from(value));
            }
        }
    }
    print(&out)?;
    Ok(Outcome::Done)
}

/// The first `top`, or all for 0.
fn shown<T>(all: &[T], top: usize) -> &[T] {
    match top {
        0 => all,
        top => &all[..top.min(all.len())],
    }
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

/// Numbers by the name of their label.
fn by_label(model: &Model, numbers: &[f64]) -> Map<String, Value> {
    let named = model.labels().iter().zip(numbers);
    named.map(|(label, n)| (label.clone(), json!(n))).collect()
}

fn fields(
    model: &Model,
    prediction: &Prediction,
    top: usize,
    points: &mut CodePoints<'_>,
) -> Map<String, Value> {
    let because: Vec<Value> = shown(&prediction.because, top)
        .iter()
        .map(|c| {
            let spans = c.spans.iter();
            let spans: Vec<_> = spans
                .map(|s| [points.at(s.start()), points.at(s.end())])
                .collect();
            json!({
                "effects": by_label(model, &c.effects),
                "group": c.group.name(),
                "name": c.name,
                "spans": spans,
            })
        })
        .collect();
    let all = [
        ("because", json!(because)),
        ("bias", json!(by_label(model, &prediction.bias))),
        ("label", json!(model.labels()[prediction.label])),
        (
            "probabilities",
            json!(by_label(model, &prediction.probabilities)),
        ),
        (
            "probability",
            json!(prediction.probabilities[prediction.label]),
        ),
        ("scores", json!(by_label(model, &prediction.scores()))),
    ];
    all.into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}
