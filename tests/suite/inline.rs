//! Articles and sentences annotated in the text itself: `»{term}`, `»{q|full name of the speaker}`,
//! `»{q|?}` where nobody can tell. What comes of them is counted and held against
//! `tests/gold/inline/FIGURES`, which `STANCE_BLESS=1` writes.

use crate::gold::folder;
use stance::article::{Article, CodePoints};
use stance::pipeline::Analyzer;
use stance::record::Record;
use std::collections::BTreeMap;
use std::fmt::Write;

/// One annotated quote: its code points, and what was noted.
struct Noted {
    start: u32,
    end: u32,
    note: String,
}

/// The text without notes, and the notes.
fn parse(raw: &str) -> (String, Vec<Noted>) {
    let mut text = String::new();
    let mut spans: Vec<(usize, usize, String)> = Vec::new();
    let mut rest = raw;
    while let Some(at) = ["»{", "”{", "\"{"]
        .iter()
        .filter_map(|m| rest.find(m))
        .min()
    {
        let mark = rest[at..].chars().next().expect("a mark");
        let open = at + mark.len_utf8();
        let close = open + rest[open..].find('}').expect("a note ends");
        text.push_str(&rest[..open]);
        let end = text.len() - mark.len_utf8();
        spans.push((
            opening(&text[..end], mark),
            end,
            rest[open + 1..close].to_owned(),
        ));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    let mut points = CodePoints::new(&text);
    let noted = spans
        .into_iter()
        .map(|(start, end, note)| Noted {
            start: points.at(start as u32),
            end: points.at(end as u32),
            note,
        })
        .collect();
    (text, noted)
}

/// The byte after the mark that `closing`, which stands right after `before`, closes.
fn opening(before: &str, closing: char) -> usize {
    let opens = match closing {
        '»' => '«',
        '”' => '“',
        other => other,
    };
    let mut depth = 0;
    for (at, c) in before.char_indices().rev() {
        if c == opens {
            if depth == 0 {
                return at + c.len_utf8();
            }
            depth -= 1;
        } else if c == closing {
            depth += 1;
        }
    }
    // The inner mark of a quote that is opened anew in each paragraph.
    before.rfind(opens).map_or(0, |at| at + opens.len_utf8())
}

/// What came of an annotated quote.
fn verdict(noted: &Noted, records: &[Record]) -> &'static str {
    let share = |r: &&Record| {
        let common = r
            .end
            .min(noted.end)
            .saturating_sub(r.start.max(noted.start));
        r.depth == 0 && common * 10 >= (noted.end - noted.start) * 7
    };
    let Some(record) = records.iter().find(share) else {
        return "not found";
    };
    let told = record.kind != "term";
    match (noted.note.strip_prefix("q|"), &record.speaker) {
        (None, _) if told => "term told as quotation",
        (None, _) => "term as term",
        (Some(_), _) if !told => "quotation told as term",
        (Some(_), None) => "without speaker",
        (Some("?"), Some(_)) => "named where nobody can tell",
        (Some(name), Some(speaker)) if same(name, &speaker.name) => "full name right",
        (Some(_), Some(_)) => "another name",
    }
}

/// Equal but for case, accents, articles and forms of address.
fn same(wanted: &str, told: &str) -> bool {
    let key = |name: &str| {
        let small = [
            "le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "m", "mme",
        ];
        let key = stance::text::fold::name_key(name);
        let words = key.split(' ').filter(|w| !small.contains(w));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    key(wanted) == key(told)
}

fn counted(articles: &[&str]) -> BTreeMap<&'static str, u32> {
    let analyzer = Analyzer::extractor();
    let mut counts = BTreeMap::new();
    for raw in articles {
        let (text, noted) = parse(raw.trim());
        let article = Article::new("a", text);
        let records = analyzer.records(&article);
        for quote in &noted {
            *counts.entry(verdict(quote, &records)).or_default() += 1;
        }
    }
    counts
}

#[test]
fn annotated_texts_come_out_as_counted() {
    let read = |name: &str| {
        std::fs::read_to_string(folder("gold").join("inline").join(name)).expect("a text")
    };
    let articles: String = (1..=4)
        .map(|n| read(&format!("articles-{n}.txt")))
        .collect();
    let sets = [
        ("articles", articles),
        ("hard articles, read", read("hard-articles-1.txt")),
        ("hard articles, not read", read("hard-articles-2.txt")),
        ("hard sentences, read", read("hard-sentences-1.txt")),
        ("hard sentences, not read", read("hard-sentences-2.txt")),
        ("sentences", read("sentences.txt")),
        (
            "typical articles, read",
            [
                "typical-1.txt",
                "typical-3.txt",
                "typical-4.txt",
                "typical-6.txt",
                "typical-7.txt",
                "typical-9.txt",
                "typical-10.txt",
            ]
            .map(read)
            .join("\n"),
        ),
        (
            "typical articles, not read",
            ["typical-2.txt", "typical-5.txt", "typical-8.txt"]
                .map(read)
                .join("\n"),
        ),
        ("varied texts, read", read("varied-1.txt")),
        ("varied texts, not read", read("varied-2.txt")),
    ];
    let mut figures = "# What comes of the annotated texts beside this file. Written by\n\
                       # STANCE_BLESS=1 cargo test --test suite inline\n"
        .to_owned();
    for (what, written) in &sets {
        let texts: Vec<&str> = if written.starts_with("=== ") {
            let blocks = written.split("=== ");
            blocks
                .filter_map(|block| block.split_once('\n').map(|(_, body)| body))
                .collect()
        } else {
            written.lines().filter(|l| !l.trim().is_empty()).collect()
        };
        for (verdict, count) in counted(&texts) {
            writeln!(figures, "{what}: {verdict}: {count}").expect("memory takes any words");
        }
    }
    let path = folder("gold").join("inline/FIGURES");
    if std::env::var_os("STANCE_BLESS").is_some() {
        std::fs::write(&path, &figures).expect("room");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(figures, known, "look at what changed, then bless it");
}
