//! The model card: what a model is, what it learnt from and how far it can be trusted, as Markdown.

use super::groups::SCHEME;
use super::metrics::{Bin, calibration_error};
use super::model::Model;
use super::train::Report;
use std::fmt::Write;

/// The card of a model. `command` is how it was made, `texts` the samples it learnt from.
pub fn card(model: &Model, report: &Report, command: &str, texts: &[&str]) -> String {
    let mut out = String::new();
    head(&mut out, model, report, command);
    measures(&mut out, model, report);
    calibration(&mut out, model, report);
    choices(&mut out, model, report);
    words(&mut out, report);
    mistakes(&mut out, report, texts);
    out
}

/// Writes a line; writing to a string cannot fail.
macro_rules! line {
    ($out:expr) => { $out.push('\n') };
    ($out:expr, $($arg:tt)*) => {{ let _ = writeln!($out, $($arg)*); }};
}

fn head(out: &mut String, model: &Model, report: &Report, command: &str) {
    line!(out, "# Model card");
    line!(out);
    line!(
        out,
        "A bag-of-words multinomial logistic regression over {}. Features: `{SCHEME}`, {} of them. Written by:",
        model.labels().join(", "),
        model.features()
    );
    line!(out);
    line!(out, "    {command}");
    line!(out);
    line!(out, "| | |");
    line!(out, "|---|---|");
    let training = model.training();
    line!(out, "| examples | {} |", training.examples);
    for (label, count) in &training.labels {
        line!(out, "| of them `{label}` | {count} |");
    }
    line!(out, "| SHA-256 of the examples | `{}` |", training.sha256);
    line!(out, "| C | {} |", model.c());
    line!(
        out,
        "| labels balanced to the power | {} |",
        model.balance()
    );
    let groups: Vec<String> = model
        .options()
        .groups
        .iter()
        .map(|(group, weight)| format!("{group} × {weight}"))
        .collect();
    line!(out, "| groups | {} |", groups.join(", "));
    line!(
        out,
        "| a feature occurs in at least | {} examples |",
        model.options().least
    );
    line!(
        out,
        "| weight of an article's other quotes | {} |",
        model.options().neighbours
    );
    line!(out, "| solver | {} |", report.answer);
    let prior: Vec<String> = model
        .labels()
        .iter()
        .zip(model.prior())
        .map(|(label, share)| format!("{label} {share:.3}"))
        .collect();
    line!(out, "| prior assumed in use | {} |", prior.join(", "));
    line!(out);
    line!(
        out,
        "Probabilities assume the shares of labels in the last row. Where other shares are known, `--prior LABEL=SHARE` sets them. Measures on folds take each quote by itself, without the other quotes of its article."
    );
}

fn measures(out: &mut String, model: &Model, report: &Report) {
    let confusion = &report.confusion;
    line!(out);
    line!(out, "## Cross-validation");
    line!(out);
    line!(
        out,
        "{} folds, near-duplicates never parted, at the shares of the data.",
        model.scores().map_or(0, |s| s.folds)
    );
    line!(out);
    line!(out, "| measure | value |");
    line!(out, "|---|---|");
    line!(
        out,
        "| macro-F1 | {:.3} (95 %: {:.3} to {:.3}) |",
        confusion.macro_f1(),
        report.interval.0,
        report.interval.1
    );
    if let Some(score) = report.across_sources {
        line!(out, "| macro-F1, each file held out in turn | {score:.3} |");
    }
    line!(
        out,
        "| macro-F1 at the prior assumed in use | {:.3} |",
        report.prior_macro_f1
    );
    line!(
        out,
        "| macro-F1 at even shares | {:.3} |",
        report.even_macro_f1
    );
    line!(out, "| accuracy | {:.3} |", confusion.accuracy());
    line!(out, "| Cohen's κ | {:.3} |", confusion.kappa());
    line!(
        out,
        "| always the most frequent label | macro-F1 {:.3}, accuracy {:.3} |",
        report.baseline.0,
        report.baseline.1
    );
    line!(out);
    per_label(out, &report.labels, confusion);
    if !report.curve.is_empty() {
        line!(out);
        line!(out, "### Learning curve");
        line!(out);
        line!(out, "| examples learnt from | macro-F1 |");
        line!(out, "|---|---|");
        for (count, score) in &report.curve {
            line!(out, "| {count} | {score:.3} |");
        }
    }
}

/// Measures of each label, then the confusion of labels, as two tables.
pub fn per_label(out: &mut String, labels: &[String], confusion: &super::metrics::Confusion) {
    line!(out, "| label | precision | recall | F1 | count |");
    line!(out, "|---|---|---|---|---|");
    for (index, label) in labels.iter().enumerate() {
        let m = confusion.label(index);
        line!(
            out,
            "| {label} | {:.3} | {:.3} | {:.3} | {} |",
            m.precision,
            m.recall,
            m.f1,
            m.count
        );
    }
    line!(out);
    line!(out, "| true label, given → | {} |", labels.join(" | "));
    line!(out, "|---|{}", "---|".repeat(labels.len()));
    for (label, row) in labels.iter().zip(confusion.counts()) {
        let counts: Vec<String> = row.iter().map(u64::to_string).collect();
        line!(out, "| {label} | {} |", counts.join(" | "));
    }
}

fn calibration(out: &mut String, model: &Model, report: &Report) {
    let (before, after) = &report.reliability;
    line!(out);
    line!(out, "## Calibration");
    line!(out);
    line!(
        out,
        "Temperature {:.3}, fitted on out-of-fold scores. Log-loss {:.3} before, {:.3} after; expected calibration error {:.3} before, {:.3} after.",
        model.temperature(),
        report.log_loss.0,
        report.log_loss.1,
        calibration_error(before),
        calibration_error(after)
    );
    line!(out);
    reliability(out, after);
}

/// Confidence against accuracy as a table.
pub fn reliability(out: &mut String, bins: &[Bin]) {
    line!(out, "| answers | mean probability | share right |");
    line!(out, "|---|---|---|");
    for bin in bins.iter().filter(|b| b.count > 0) {
        line!(
            out,
            "| {} | {:.3} | {:.3} |",
            bin.count,
            bin.confidence,
            bin.accuracy
        );
    }
}

fn choices(out: &mut String, model: &Model, report: &Report) {
    if !report.ablation.is_empty() {
        line!(out);
        line!(out, "## Ablation");
        line!(out);
        line!(out, "| without | macro-F1 |");
        line!(out, "|---|---|");
        line!(out, "| nothing | {:.3} |", report.confusion.macro_f1());
        for (group, score) in &report.ablation {
            line!(out, "| {group} | {score:.3} |");
        }
    }
    if !report.tried.is_empty() {
        line!(out);
        line!(out, "## Recipes tried");
        line!(out);
        line!(out, "| C | balance | groups | macro-F1 |");
        line!(out, "|---|---|---|---|");
        for (recipe, score) in &report.tried {
            let groups = recipe.options.groups.len();
            line!(
                out,
                "| {} | {} | {groups} | {score:.3} |",
                recipe.c,
                recipe.balance
            );
        }
        line!(out);
        line!(
            out,
            "Chosen: C = {}, balance {}.",
            model.c(),
            model.balance()
        );
    }
}

fn words(out: &mut String, report: &Report) {
    line!(out);
    line!(out, "## Strongest features");
    for (label, features) in report.labels.iter().zip(&report.strongest) {
        let list: Vec<String> = features
            .iter()
            .map(|(group, name, weight)| format!("{name} ({group}, {weight:+.2})"))
            .collect();
        line!(out);
        line!(out, "- `{label}`: {}", list.join("; "));
    }
}

fn mistakes(out: &mut String, report: &Report, texts: &[&str]) {
    line!(out);
    line!(out, "## Most confident mistakes");
    for mistake in &report.mistakes {
        line!(out);
        line!(
            out,
            "- {:.2} `{}`: {}",
            mistake.probability,
            report.labels[mistake.given],
            texts.get(mistake.sample).unwrap_or(&"")
        );
    }
}
