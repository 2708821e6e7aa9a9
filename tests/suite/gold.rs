//! Whole articles of our own writing, with expectations written as words; and a ratchet: the gaps
//! that are known are listed, and the list must be exact.
//!
//! After a change for the better, write the list anew: `STANCE_BLESS=1 cargo test --test suite gold`.

use stance::article::Article;
use stance::pipeline::Analyzer;
use stance::record::Record;
use std::collections::BTreeSet;
use std::path::PathBuf;

pub fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// One expectation: a row of a table beside the article.
struct Row {
    quote: String,
    kind: String,
    speaker: String,
    mention: String,
    via: String,
}

fn rows(text: &str) -> Vec<Row> {
    text.lines()
        .skip(1)
        .filter(|l| !l.is_empty())
        .map(|line| {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut next = || cells.next().unwrap_or_default();
            Row {
                quote: next(),
                kind: next(),
                speaker: next(),
                mention: next(),
                via: next(),
            }
        })
        .collect()
}

/// What an article's records miss of its rows, each as `article:row what`.
fn gaps(name: &str, rows: &[Row], records: &[Record]) -> (usize, Vec<String>) {
    let mut out = Vec::new();
    let mut checked = 0;
    let mut used = vec![false; records.len()];
    for (number, row) in rows.iter().enumerate() {
        let found =
            (0..records.len()).find(|i| !used[*i] && records[*i].text.starts_with(&row.quote));
        let mut check = |what: &str, holds: bool| {
            checked += 1;
            if !holds {
                out.push(format!("{name}:{} {what}", number + 1));
            }
        };
        check("quote", found.is_some());
        let Some(i) = found else { continue };
        used[i] = true;
        let record = &records[i];
        check("term", (row.kind == "term") == (record.kind == "term"));
        if row.kind == "term" || record.kind == "term" {
            continue;
        }
        let speaker = record.speaker.as_ref();
        let named = speaker.map_or("-", |s| &*s.name);
        check(
            "speaker",
            named == row.speaker || named.to_lowercase() == row.speaker.to_lowercase(),
        );
        if row.mention != "-" {
            let mention = speaker.and_then(|s| s.mention.as_deref()).unwrap_or("-");
            check(
                "mention",
                mention.contains(&row.mention) || row.mention.contains(mention),
            );
        }
        if row.via != "-" {
            let via = row.via.split("; ").all(|v| {
                record
                    .via
                    .iter()
                    .any(|r| r.name.contains(v) || v.contains(&*r.name))
            });
            check("via", via);
        }
    }
    (checked, out)
}

#[test]
fn gold_articles_are_read_as_expected_but_for_the_known_gaps() {
    let analyzer = Analyzer::extractor();
    let mut all = BTreeSet::new();
    let mut checked = 0;
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder("gold"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for path in names
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
    {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(folder("articles").join(format!("{name}.txt"))).unwrap();
        let article = Article::new(name, text);
        let records = analyzer.records(&article);
        let (count, missed) = gaps(
            name,
            &rows(&std::fs::read_to_string(path).unwrap()),
            &records,
        );
        checked += count;
        all.extend(missed);
    }
    let list = folder("gold").join("KNOWN-GAPS");
    let head = format!(
        "# Expectations of tests/gold that are not met: {} of {checked}. Written by\n# STANCE_BLESS=1 cargo test --test suite gold\n",
        all.len()
    );
    if std::env::var_os("STANCE_BLESS").is_some() {
        let body = all
            .iter()
            .fold(String::new(), |body, gap| body + gap + "\n");
        std::fs::write(&list, head + &body).unwrap();
        return;
    }
    let listed = std::fs::read_to_string(&list).unwrap_or_default();
    let known: BTreeSet<String> = listed
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let fallen: Vec<_> = all.difference(&known).collect();
    let closed: Vec<_> = known.difference(&all).collect();
    assert!(
        fallen.is_empty(),
        "expectations that no longer hold: {fallen:#?}"
    );
    assert!(
        closed.is_empty(),
        "gaps that are closed; take them off the list: {closed:#?}"
    );
}

/// Paired articles, alike but for the speaker's gender, must be read alike.
#[test]
fn women_and_men_are_read_alike() {
    let analyzer = Analyzer::extractor();
    let mut unlike = Vec::new();
    for pair in 1..=6 {
        let read = |side: &str| {
            let name = format!("pair-{pair}-{side}");
            let text =
                std::fs::read_to_string(folder("articles").join(format!("{name}.txt"))).unwrap();
            let expected =
                rows(&std::fs::read_to_string(folder("gold").join(format!("{name}.tsv"))).unwrap());
            let article = Article::new(name.clone(), text);
            let records = analyzer.records(&article);
            let (_, missed) = gaps("", &expected, &records);
            (
                records.iter().map(|r| (r.kind, r.rule)).collect::<Vec<_>>(),
                missed,
            )
        };
        let (a, b) = (read("a"), read("b"));
        if a != b {
            unlike.push(format!("pair {pair}: {a:?}\n{b:?}"));
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

/// The README tells the figures of the scoreboard.
#[test]
fn the_readme_tells_the_scoreboard() {
    let board = std::fs::read_to_string(folder("gold").join("SCOREBOARD")).unwrap();
    let readme = std::fs::read_to_string(folder("../README.md")).unwrap();
    let figure = |set: &str, name: &str| {
        let lines = board.lines().skip_while(|l| *l != format!("## {set}"));
        let mut found = lines.filter(|l| l.starts_with(name));
        let line = found.next().unwrap();
        line.split(' ').next_back().unwrap().to_owned()
    };
    for (told, name) in [
        ("quotes found, F1", "quotes overlap"),
        ("right speaker, of quotes found", "speaker right"),
        ("quote and speaker, F1", "end-to-end"),
    ] {
        let [articles, sentences] = ["dev/articles", "dev/sentences"].map(|set| figure(set, name));
        let row = format!("| {told} | {articles} | {sentences} |");
        assert!(readme.contains(&row), "{row}");
    }
    let stance = figure("dev/articles", "stance macro-F1");
    let row = format!("| stance, macro-F1 over four labels | {stance} | – |");
    assert!(readme.contains(&row), "{row}");
    assert!(readme.contains(&format!("{stance} on these articles")));
}
