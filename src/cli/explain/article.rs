//! Explaining articles: for each quote the words and groups of features that moved the decision.

use super::{Args, Form, by_label, fields, shown};
use crate::article::{Article, CodePoints};
use crate::cli::input::{self, Tally};
use crate::cli::jobs::Jobs;
use crate::cli::output::print;
use crate::cli::{Outcome, output};
use crate::pipeline::Analyzer;
use crate::record::Record;
use crate::report::{Moved, words};
use crate::stance::groups::Group;
use crate::stance::model::Model;
use crate::stance::predict::Prediction;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

/// Explains every quote that has a stance, article by article.
pub(super) fn run(args: &Args, model: &Model, path: PathBuf) -> Result<Outcome> {
    let (paths, tally) = ([path], Tally::default());
    let (options, stop) = (args.reading.options(), AtomicBool::new(false));
    let analyzer = Analyzer::classifier(model);
    let mut outcome = Outcome::Done;
    let listed = input::list(&paths, None, &tally);
    for job in Jobs::new(listed, &options, &tally, &stop) {
        let reading = job.piece.read(&options);
        if !reading.problems.is_empty() {
            outcome = Outcome::Problems;
            output::tell(&reading.problems);
        }
        if let Some(article) = reading.article {
            let mut out = String::new();
            let (records, because) = analyzer.explained(&article);
            for (record, prediction) in records.iter().zip(&because) {
                let Some(prediction) = prediction else {
                    continue;
                };
                match args.format {
                    Form::Text => text(&mut out, args, model, record, prediction, &article),
                    Form::Json => {
                        let value = value(args, model, record, prediction, &article);
                        let _ = writeln!(out, "{}", Value::from(value));
                    }
                }
            }
            print(&out)?;
        }
    }
    if let Some(note) = tally.skipped() {
        anstream::eprintln!("note: {note}");
    }
    Ok(outcome)
}

/// What the features of each group added to the scores, the group that moved the label chosen most
/// first.
fn groups(prediction: &Prediction) -> Vec<(Group, Vec<f64>)> {
    let mut sums: BTreeMap<Group, Vec<f64>> = BTreeMap::new();
    for contribution in &prediction.because {
        let none = || vec![0.0; contribution.effects.len()];
        let sum = sums.entry(contribution.group).or_insert_with(none);
        for (sum, effect) in sum.iter_mut().zip(&contribution.effects) {
            *sum += effect;
        }
    }
    let mut out: Vec<_> = sums.into_iter().collect();
    let size = |effects: &[f64]| effects.get(prediction.label).map_or(0.0, |e| e.abs());
    out.sort_by(|a, b| size(&b.1).total_cmp(&size(&a.1)));
    out
}

fn text(
    out: &mut String,
    args: &Args,
    model: &Model,
    record: &Record,
    prediction: &Prediction,
    article: &Article,
) {
    let speaker = record.speaker.as_ref();
    let speaker = speaker.map_or("unattributed", |s| &*s.name);
    let (label, chosen) = (&model.labels()[prediction.label], prediction.label);
    let _ = writeln!(
        out,
        "{} #{} {speaker}\n  « {} »\n  → {label} {:.2}",
        record.article,
        record.quote,
        record.text.split_whitespace().collect::<Vec<_>>().join(" "),
        prediction.probabilities[chosen],
    );
    let words = words(prediction, article.text());
    let moved = shown(&words, args.top).iter();
    let moved = moved.map(|m| (m.span.of(article.text()), m.effect));
    line(out, "words ", moved);
    let groups = groups(prediction);
    let groups = groups
        .iter()
        .map(|(g, effects)| (g.name(), effects[chosen]));
    let beside = prediction.neighbours.get(chosen);
    let beside = beside.map(|effect| ("the other quotes", *effect));
    let before = ("before any word", prediction.bias[chosen]);
    line(out, "groups", groups.chain(beside).chain([before]));
    out.push('\n');
}

fn line<'a>(out: &mut String, what: &str, effects: impl Iterator<Item = (&'a str, f64)>) {
    let told: Vec<String> = effects
        .map(|(name, effect)| format!("{name} {effect:+.2}"))
        .collect();
    let _ = writeln!(out, "  {what}  {}", told.join(" · "));
}

fn value(
    args: &Args,
    model: &Model,
    record: &Record,
    prediction: &Prediction,
    article: &Article,
) -> Map<String, Value> {
    let mut points = CodePoints::new(article.text());
    let mut value = fields(model, prediction, args.top, &mut points);
    let words = words(prediction, article.text());
    let mut word = |m: &Moved| {
        json!({
            "effect": m.effect,
            "end": points.at(m.span.end()),
            "start": points.at(m.span.start()),
            "text": m.span.of(article.text()),
        })
    };
    let words: Vec<Value> = shown(&words, args.top).iter().map(&mut word).collect();
    let groups: Map<String, Value> = groups(prediction)
        .iter()
        .map(|(group, effects)| (group.name().to_owned(), json!(by_label(model, effects))))
        .collect();
    let speaker = record.speaker.as_ref().map(|s| &s.name);
    for (key, part) in [
        ("article", json!(record.article)),
        ("groups", json!(groups)),
        ("neighbours", json!(by_label(model, &prediction.neighbours))),
        ("quote", json!(record.quote)),
        ("speaker", json!(speaker)),
        ("text", json!(record.text)),
        ("words", json!(words)),
    ] {
        value.insert(key.to_owned(), part);
    }
    value
}
