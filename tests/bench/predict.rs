//! Ready-made quotes classified per second on one core: `cargo bench --bench predict -- FILE [MODEL]`,
//! FILE holding one quote a line, or examples as JSON Lines.

use stance::stance::classes::CLASSES;
use stance::stance::model::Model;
use stance::stance::passage::{Excerpt, Marks, Read};
use stance::stance::predict::Predictor;
use std::time::Instant;

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let Some(path) = args.next() else {
        println!("no file given: nothing to measure");
        return;
    };
    let model = args
        .next()
        .unwrap_or_else(|| "models/stance-fr.json".into());
    let model = std::fs::read_to_string(model).expect("a model file");
    let start = Instant::now();
    let model = Model::from_json(&model).expect("a model");
    let loading = start.elapsed().as_secs_f64();
    let text = std::fs::read_to_string(&path).expect("a readable file");
    let quotes: Vec<String> = text.lines().map(quote).collect();
    let bytes: usize = quotes.iter().map(String::len).sum();
    let rounds = 200_000 / quotes.len().max(1) + 1;
    let mut predictor = Predictor::new(&model, CLASSES);
    let mut labels = vec![0usize; model.labels().len()];
    let start = Instant::now();
    for _ in 0..rounds {
        for quote in &quotes {
            let excerpt = Excerpt::whole(quote);
            labels[predictor.predict(&excerpt.passage(quote)).label] += 1;
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let count = rounds * quotes.len();
    println!(
        "{{\"quotes\":{count},\"bytes_each\":{:.1},\"per_second\":{:.0},\"load_seconds\":{loading:.4},\"labels\":{labels:?}}}",
        bytes as f64 / quotes.len() as f64,
        count as f64 / seconds
    );
}

/// The spoken words of a line.
fn quote(line: &str) -> String {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else {
        return line.to_owned();
    };
    let sentence = value["sentence"].as_str().unwrap_or_default();
    let found = Marks.read(sentence);
    let spoken = found.first().map_or(sentence, |e| e.spoken[0].of(sentence));
    spoken.trim().to_owned()
}
