//! `stance report`: the same page from articles and from their records, and what it does with others.

use crate::command::stance;
use serde_json::Value;
use std::path::Path;

const TEXT: &str = "La digue\n\n« La digue tiendra, </script> », a assuré Odile Carnac.\n\n« Gare à la crue », a prévenu M. Carnac.";

fn data(page: &Path) -> Value {
    let page = std::fs::read_to_string(page).unwrap();
    let (_, after) = page.split_once("id=\"data\">").unwrap();
    serde_json::from_str(after.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn records_behind_their_articles_give_the_same_page_but_for_the_words_that_moved() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.txt"), TEXT).unwrap();
    let run = stance(&["report", "a.txt", "--output", "a.html"], folder.path());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr.contains("a.html: 1 articles, 2 quotes"),
        "{}",
        run.stderr
    );
    let records = stance(
        &["classify", "a.txt", "--format", "jsonl", "--emit-text"],
        folder.path(),
    );
    std::fs::write(at("r.jsonl"), &records.stdout).unwrap();
    let run = stance(
        &["report", "r.jsonl", "--output", "r.html", "--lang", "en"],
        folder.path(),
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let (mut one, other) = (data(&at("a.html")), data(&at("r.html")));
    for quote in one["quotes"].as_array_mut().unwrap() {
        assert!(!quote[17].as_array().unwrap().is_empty());
        quote[17] = Value::Array(Vec::new());
    }
    assert_eq!(one, other);
    let again = stance(&["report", "a.txt"], folder.path());
    assert_eq!(again.stdout, std::fs::read_to_string(at("a.html")).unwrap());
}

#[test]
fn records_alone_are_shown_without_their_articles_and_faults_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.txt"), TEXT).unwrap();
    let records = stance(&["classify", "a.txt", "--format", "jsonl"], folder.path()).stdout;
    std::fs::write(at("r.jsonl"), records + "{\"quote\": 1}\n").unwrap();
    let run = stance(&["report", "r.jsonl", "--output", "r.html"], folder.path());
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("r.jsonl:3"), "{}", run.stderr);
    let data = data(&at("r.html"));
    assert_eq!(data["articles"][0][0], "a.txt");
    assert_eq!(data["articles"][0][5], Value::Null);
    assert_eq!(
        data["quotes"][1][18].as_str().unwrap().trim(),
        "Gare à la crue"
    );
}
