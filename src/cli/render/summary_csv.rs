//! A summary as a CSV table: a row per speaker, or per speaker and period, source or stance.

use crate::cli::render::summary::View;
use crate::summary::{By, Counts, Share, Tally};

/// The table, with its header. Quotes without a speaker stand in rows of the kind `unattributed`.
///
/// # Errors
/// Never for data of ours: writing to memory does not fail.
pub fn csv(view: &View<'_>) -> Result<String, csv::Error> {
    let labels = view.labels();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(header(view.by, &labels))?;
    let speakers = view.speakers.iter().map(|s| {
        let names: Vec<&str> = s.names.iter().map(|n| n.name.as_str()).collect();
        (s.name.as_str(), s.kind.as_str(), names.join("; "), &s.tally)
    });
    let nobody = Some(("", "unattributed", String::new(), view.unattributed));
    let nobody = nobody.filter(|n| n.3.counts.quotes > 0);
    for (name, kind, names, tally) in speakers.chain(nobody) {
        let lead = [harmless(name), kind.to_owned()];
        match view.by {
            None => out.write_record(lead.into_iter().chain(whole(&names, tally, &labels)))?,
            Some(By::Label) => {
                for label in &labels {
                    let lead = lead.iter().cloned();
                    out.write_record(lead.chain(of_label(tally, label)))?;
                }
            }
            Some(_) => {
                for (key, counts) in &tally.parts {
                    let row = [harmless(key), counts.quotes.to_string()];
                    let row = row.into_iter().chain(shares(counts, &labels));
                    out.write_record(lead.iter().cloned().chain(row))?;
                }
            }
        }
    }
    let bytes = out
        .into_inner()
        .map_err(|e| csv::Error::from(e.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn header(by: Option<By>, labels: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = ["speaker", "kind"].map(str::to_owned).to_vec();
    let mut add = |words: &[&str]| out.extend(words.iter().map(|w| (*w).to_owned()));
    if by == Some(By::Label) {
        add(&[
            "label",
            "count",
            "share",
            "low",
            "high",
            "witness",
            "probability",
            "article",
            "quote",
        ]);
        return out;
    }
    match by {
        Some(by) => add(&[by.name(), "quotes"]),
        None => add(&["quotes", "first", "last", "sources", "names"]),
    }
    for label in labels {
        out.extend(["", "_share", "_low", "_high"].map(|end| format!("{label}{end}")));
    }
    if by.is_none() {
        for label in labels {
            out.extend(["_witness", "_article"].map(|end| format!("{label}{end}")));
        }
    }
    out
}

/// All columns of a speaker.
fn whole(names: &str, tally: &Tally, labels: &[&str]) -> Vec<String> {
    let sources: Vec<&str> = tally.sources.keys().map(String::as_str).collect();
    let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let mut row = vec![
        tally.counts.quotes.to_string(),
        day(tally.first),
        day(tally.last),
    ];
    row.extend([harmless(&sources.join("; ")), harmless(names)]);
    row.extend(shares(&tally.counts, labels));
    for label in labels {
        let witness = tally.witnesses.get(*label);
        row.push(witness.map(|w| harmless(&w.text)).unwrap_or_default());
        row.push(witness.map(|w| harmless(&w.article)).unwrap_or_default());
    }
    row
}

fn shares(counts: &Counts, labels: &[&str]) -> Vec<String> {
    labels
        .iter()
        .flat_map(|label| share(counts.share(label)))
        .collect()
}

fn share(share: Option<Share>) -> [String; 4] {
    share.map_or_else(Default::default, |s| {
        [
            s.count.to_string(),
            number(s.share),
            number(s.low),
            number(s.high),
        ]
    })
}

fn of_label(tally: &Tally, label: &str) -> Vec<String> {
    let mut row = vec![label.to_owned()];
    row.extend(share(tally.counts.share(label)));
    let witness = tally.witnesses.get(label);
    row.extend(witness.map_or_else(Default::default, |w| {
        [
            harmless(&w.text),
            number(w.probability),
            harmless(&w.article),
            w.quote.to_string(),
        ]
    }));
    row
}

fn number(x: f64) -> String {
    format!("{x:.4}")
}

/// A field that no spreadsheet runs as a formula.
fn harmless(field: &str) -> String {
    let runs = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if runs {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}
