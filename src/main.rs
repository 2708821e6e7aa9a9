//! The `stance` command: hands over to the library's command line.

use std::io::Write;

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(2) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let article = stance::article::Article::new(value["id"].as_str().unwrap(), value["text"].as_str().unwrap());
            let analysis = stance::pipeline::analyze(&article);
            for record in stance::pipeline::records(&article, &analysis) {
                serde_json::to_writer(&mut out, &record).unwrap();
                writeln!(out).unwrap();
            }
        }
    }
}
