//! Shows how a text is cut into pieces, or extracts JSON Lines: for those who write rules.
//!
//!     cargo run --example pieces -- pieces "« Oui », a dit Jean."
//!     cargo run --example pieces -- extract articles.jsonl

use std::io::Write;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("pieces") {
        let text = std::env::args().nth(2).unwrap();
        let reading = stance::lexicon::Reading::new(&text);
        let quotes = stance::quote::find::find(&reading).quotes;
        let (story, outcomes) = stance::attribution::attribute(&reading, &quotes);
        for line in 0..story.lines.len() {
            println!("--");
            for piece in story.line(line) {
                let words = story
                    .scene
                    .span_of(piece.from as usize, piece.to as usize)
                    .of(&text);
                match piece.what {
                    stance::attribution::piece::What::Mention(m) => println!(
                        "{words:40} M {:?} {:?} {:?} bare={} name={:?}",
                        m.kind,
                        m.tie,
                        m.agreement,
                        m.bare,
                        m.name.map(|n| n.of(&text))
                    ),
                    stance::attribution::piece::What::Predicate(p) => println!(
                        "{words:40} P {} {:?} {:?} tail={:?} refl={} pass={} pl={:?} {:?}",
                        p.lemma,
                        p.class,
                        p.shape,
                        p.tail.is_some(),
                        p.reflexive,
                        p.passive,
                        p.plural,
                        p.takes
                    ),
                    ref w => println!("{words:40} {w:?}"),
                }
            }
        }
        for o in outcomes {
            println!("{o:?}");
        }
        return;
    }
    let model = std::env::var("STANCE_MODEL").ok().map(|path| {
        stance::stance::model::Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
    });
    let analyzer = match &model {
        Some(model) => stance::pipeline::Analyzer::classifier(model),
        None => stance::pipeline::Analyzer::extractor(),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(2) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let article = stance::article::Article::new(
                value["id"].as_str().unwrap(),
                value["text"].as_str().unwrap(),
            );
            for record in analyzer.records(&article) {
                serde_json::to_writer(&mut out, &record).unwrap();
                writeln!(out).unwrap();
            }
        }
    }
}
