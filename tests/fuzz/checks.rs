//! What must hold of any bytes, for each fuzz target; used by the fuzzer and by the ordinary tests.

use stance::article::Article;
use stance::corpus::{Format, Options, articles, training};
use stance::pipeline::{analyze, records};
use stance::stance::model::Model;
use std::io::BufReader;

/// Checks `bytes` as the target called `name` does; panics if anything does not hold.
///
/// # Panics
/// If something does not hold, or there is no such target.
pub fn check(name: &str, bytes: &[u8]) {
    match name {
        "article" => article(&String::from_utf8_lossy(bytes)),
        "model" => model(&String::from_utf8_lossy(bytes)),
        "training" => training(&String::from_utf8_lossy(bytes)),
        "packed" => reader(None, bytes),
        _ => reader(Some(Format::named(name).expect("a target")), bytes),
    }
}

/// The whole pipeline: spans slice the article, records point where they say.
fn article(text: &str) {
    let article = Article::new("a", text);
    let analysis = analyze(&article);
    let points: Vec<char> = text.chars().collect();
    for (record, quote) in records(&article, &analysis).iter().zip(&analysis.quotes) {
        let (start, end) = (record.start as usize, record.end as usize);
        assert_eq!(points[start..end].iter().collect::<String>(), record.text);
        assert_eq!(quote.inner.of(text), record.text);
        assert!(
            record
                .parts
                .iter()
                .all(|(from, to)| from <= to && *to <= record.end)
        );
    }
}

/// A reader: bounded, the same whatever the size of its buffer, every problem with its place.
fn reader(format: Option<Format>, bytes: &[u8]) {
    let options = Options {
        format,
        max_article_bytes: 1 << 16,
        ..Options::default()
    };
    let found: Vec<_> = articles("a", bytes, &options).collect();
    let small = BufReader::with_capacity(3, bytes);
    // Only the head of an input tells its format, and a small buffer gives a smaller head.
    if format.is_some() {
        assert_eq!(found, articles("a", small, &options).collect::<Vec<_>>());
    }
    for each in &found {
        match each {
            Ok(article) => assert!(!article.text().trim().is_empty()),
            Err(problem) => assert!(&*problem.place.source == "a" && !problem.message.is_empty()),
        }
    }
}

/// A model file: read, or refused.
fn model(text: &str) {
    if let Ok(model) = Model::from_json(text) {
        assert!(model.labels().len() > 1);
    }
}

/// A training file: examples and problems, and checks over both.
fn training(text: &str) {
    for format in [
        training::Format::JsonLines,
        training::Format::Csv,
        training::Format::Tsv,
    ] {
        let (examples, _) = training::read("a", text, format);
        training::check(&examples, None);
    }
}
