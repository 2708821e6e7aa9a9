//! What `stance summary` reads: every format that `classify` reads, records, its own JSON; each once.

use crate::command::{command, ended, gzip, stance};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;

const TEXT: &str = "Le fleuve est monté de deux mètres dans la nuit, et la ville s’est réveillée inquiète.\n\n\
    « La digue tiendra », a assuré la préfète Odile Carnac. « Je l’ai vue », a-t-elle ajouté.";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The summary, which must be made without a problem.
fn summary(arguments: &[&str], folder: &Path) -> Value {
    let run = stance(
        &[&["summary", "--format", "json"], arguments].concat(),
        folder,
    );
    assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

/// How often the préfète is quoted.
fn quotes(summary: &Value) -> u64 {
    let speakers = summary["speakers"].as_array().unwrap();
    assert_eq!(speakers.len(), 1, "{summary}");
    assert_eq!(speakers[0]["name"], "Odile Carnac");
    speakers[0]["quotes"].as_u64().unwrap()
}

#[test]
fn articles_come_in_every_format_that_classify_reads() {
    let paragraphs = TEXT.replace("\n\n", "</p><p>");
    let page = format!(
        "<!DOCTYPE html><html><head><title>Crue</title></head><body><nav>Accueil</nav><article><h1>Crue</h1>\
        <p>{paragraphs}</p></article></body></html>"
    );
    let lines = format!("{}\n", json!({"id": "a", "contenu": TEXT}));
    let array = json!([{"id": "a", "text": TEXT}]).to_string();
    let table = format!("id,text\na,\"{TEXT}\"\n");
    let old = encoding_rs::WINDOWS_1252.encode(TEXT).0;
    let files: [(&str, &[u8]); 9] = [
        ("a.txt", TEXT.as_bytes()),
        ("b/c/old.txt", &old),
        ("b/page.html", page.as_bytes()),
        ("b/array.json", array.as_bytes()),
        ("b/table.csv", table.as_bytes()),
        ("lines.jsonl.gz", &gzip(lines.as_bytes())),
        (
            "packed.txt.zst",
            &zstd::encode_all(TEXT.as_bytes(), 1).unwrap(),
        ),
        ("b/notes.md", b"no article"),
        ("page", page.as_bytes()),
    ];
    let folder = folder(&files);
    for (name, _) in &files[..7] {
        let column: &[&str] = if name.starts_with("lines") {
            &["--text-column", "contenu"]
        } else {
            &[]
        };
        let all = summary(&[&[*name], column].concat(), folder.path());
        assert_eq!(quotes(&all), 2, "{name}");
    }
    let named = ["page", "--input-format", "html"];
    assert_eq!(quotes(&summary(&named, folder.path())), 2);
    let run = stance(&["summary", "b", "--brief"], folder.path());
    assert!(run.stdout.contains("1 speaker, 8 quotes"), "{}", run.stdout);
    assert!(
        run.stderr.contains("1 file of no known format skipped"),
        "{}",
        run.stderr
    );
    for threads in ["1", "3"] {
        assert_eq!(quotes(&summary(&["b", "-j", threads], folder.path())), 8);
    }
}

#[test]
fn articles_are_read_from_stdin_and_an_empty_one_is_no_problem() {
    let folder = folder(&[]);
    let piped = |text: &str| {
        let mut child = command(&["summary", "-", "--brief"], folder.path())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        pipe.write_all(text.as_bytes()).unwrap();
        drop(pipe);
        let run = ended(child);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    assert!(piped(TEXT).contains("1 speaker, 2 quotes"));
    assert!(piped("").contains("0 speakers, 0 quotes"));
}

#[test]
fn records_behind_their_article_are_counted_once() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let path = folder.path();
    let both = |more: &[&str]| {
        let run = stance(&[&["classify", "a.txt", "b.txt"], more].concat(), path);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    let whole = summary(&["a.txt", "b.txt"], path);
    assert_eq!(quotes(&whole), 4);
    for (name, format) in [("r.jsonl", "jsonl"), ("r.json", "json")] {
        for more in [
            &["--format", format][..],
            &["--format", format, "--emit-text"],
        ] {
            fs::write(path.join(name), both(more)).unwrap();
            for threads in ["1", "4"] {
                assert_eq!(
                    summary(&[name, "-j", threads], path),
                    whole,
                    "{name} {more:?}"
                );
            }
        }
    }
    // An article whose records are another's is read.
    let text = json!({"id": "c", "text": TEXT});
    fs::write(
        path.join("c.jsonl"),
        format!("{text}\n{}", both(&["--format", "jsonl"])),
    )
    .unwrap();
    assert_eq!(quotes(&summary(&["c.jsonl"], path)), 6);
}

#[test]
fn a_broken_record_is_not_taken_for_an_article() {
    let record = json!({"article": "a", "quote": 0, "text": TEXT, "kind": 3});
    let folder = folder(&[("r.jsonl", format!("\n{record}\n").as_bytes())]);
    for command in ["summary", "report"] {
        let run = stance(&[command, "r.jsonl"], folder.path());
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.starts_with("not a record: "), "{}", run.stderr);
        assert!(run.stderr.contains("--> r.jsonl:2\n"), "{}", run.stderr);
    }
}

#[test]
fn its_own_json_is_added_packed_in_one_line_or_several_in_a_row() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let path = folder.path();
    let one = stance(&["summary", "a.txt", "--format", "json"], path).stdout;
    let line = serde_json::from_str::<Value>(&one).unwrap();
    // In the order that it is written in: `format` first.
    let line = format!(
        "{{\"format\":\"stance-summary/1\",{}",
        line.to_string()
            .strip_prefix('{')
            .unwrap()
            .replace("\"format\":\"stance-summary/1\",", "")
    );
    fs::write(path.join("packed.json.gz"), gzip(one.as_bytes())).unwrap();
    fs::write(path.join("line.json"), &line).unwrap();
    fs::write(path.join("row.json"), format!("{one}\n{line}\n{one}")).unwrap();
    assert_eq!(quotes(&summary(&["packed.json.gz"], path)), 2);
    assert_eq!(quotes(&summary(&["line.json", "packed.json.gz"], path)), 4);
    assert_eq!(quotes(&summary(&["row.json", "a.txt"], path)), 8);
    fs::write(path.join("cut.json"), format!("{one}{}", &one[..90])).unwrap();
    let run = stance(&["summary", "cut.json", "--brief"], path);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("not a summary"), "{}", run.stderr);
    assert!(run.stdout.contains("1 speaker, 2 quotes"), "{}", run.stdout);
}

#[test]
fn records_stream_in_bounded_memory() {
    let folder = folder(&[]);
    let words = "mot ".repeat(500);
    let record = json!({"article": "a", "quote": 0, "text": words, "kind": "direct",
        "speaker": {"name": "Odile Carnac", "kind": "person"}});
    let write = |name: &str, records: usize| {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        let mut file = std::io::BufWriter::new(file);
        for _ in 0..records {
            writeln!(file, "{record}").unwrap();
        }
        file.into_inner().unwrap();
        stance(&["summary", name, "-j", "2"], folder.path())
    };
    let (few, many) = (write("few.jsonl", 2_000), write("many.jsonl", 20_000));
    assert!(many.stdout.contains("20,000 quotes") || many.stdout.contains("20000 quotes"));
    // Nine tenths of 40 MB of records more, and next to nothing more in memory.
    if let (Some(few), Some(many)) = (few.peak_megabytes, many.peak_megabytes) {
        assert!(
            many < few + 16 && many < 100,
            "{many} MB of 40 MB of records, {few} MB of 4"
        );
    }
}
