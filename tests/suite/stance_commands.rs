//! The commands around the stance model: what they print, write and refuse.

use crate::command::stance;
use crate::samples::{examples, model};

#[test]
fn training_twice_writes_the_same_bytes_and_the_model_works() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("data.csv"), examples()).unwrap();
    for output in ["a.json", "b.json"] {
        let run = stance(
            &["train", "data.csv", "--output", output, "--folds", "3"],
            folder.path(),
        );
        assert!(run.code == Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("macro-F1"));
    }
    let model = std::fs::read(at("a.json")).unwrap();
    assert_eq!(model, std::fs::read(at("b.json")).unwrap());
    let card = std::fs::read_to_string(at("a.md")).unwrap();
    assert!(card.contains("## Cross-validation") && card.contains("--folds 3"));

    let good = stance(
        &[
            "evaluate",
            "data.csv",
            "--model",
            "a.json",
            "--fail-under",
            "macro-f1=0.9",
        ],
        folder.path(),
    );
    assert_eq!(good.code, Some(0));
    let json = stance(
        &[
            "evaluate", "data.csv", "--model", "a.json", "--format", "json",
        ],
        folder.path(),
    );
    let scores: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(scores["examples"], 24);
    let short = stance(
        &[
            "evaluate",
            "data.csv",
            "--model",
            "a.json",
            "--fail-under",
            "macro-f1=1.1",
        ],
        folder.path(),
    );
    assert_eq!(short.code, Some(1));
    assert!(short.stderr.contains("below 1.1"));

    let text = "Il voit « une menace terrible ».";
    let why = stance(
        &[
            "explain", text, "--model", "a.json", "--format", "json", "--top", "0",
        ],
        folder.path(),
    );
    let value: serde_json::Value = serde_json::from_str(&why.stdout).unwrap();
    assert_eq!(value["label"], "alarm");
    let sum: f64 = value["because"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["effects"]["alarm"].as_f64().unwrap())
        .sum();
    let score = value["scores"]["alarm"].as_f64().unwrap();
    assert!((sum + value["bias"]["alarm"].as_f64().unwrap() - score).abs() < 1e-9);
}

#[test]
fn articles_are_explained_quote_by_quote_and_the_parts_add_up() {
    let (folder, _) = model();
    let article = "« La digue tiendra », a assuré Odile Carnac.\n\n\
        Elle voit « une menace terrible ». Le film « Digue » est terminé.";
    std::fs::write(folder.path().join("a.txt"), article).unwrap();
    std::fs::write(
        folder.path().join("page"),
        format!("<article><p>{article}</p></article>"),
    )
    .unwrap();
    let explain = |arguments: &[&str]| {
        let run = stance(
            &[&["explain", "--model", "m.json"], arguments].concat(),
            folder.path(),
        );
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run.stdout
    };
    let text = explain(&["a.txt"]);
    assert_eq!(text, explain(&["--article", "a.txt"]));
    assert!(
        text.starts_with("a.txt #0 Odile Carnac\n  « La digue tiendra »\n  → "),
        "{text}"
    );
    assert!(
        text.contains("\n  words   ") && text.contains(" · before any word "),
        "{text}"
    );
    assert!(
        explain(&["--article", "page", "--input-format", "html"]).contains("page #0 Odile Carnac")
    );
    let lines = explain(&["a.txt", "--format", "json", "--top", "0"]);
    let quotes: Vec<serde_json::Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(quotes[1]["text"], "une menace terrible");
    assert_eq!(quotes[1]["label"], "alarm");
    for quote in &quotes {
        let number = |value: &serde_json::Value| value["alarm"].as_f64().unwrap();
        let groups = quote["groups"].as_object().unwrap();
        let sum: f64 = groups.values().map(number).sum();
        let sum = sum + number(&quote["bias"]) + number(&quote["neighbours"]);
        assert!((sum - number(&quote["scores"])).abs() < 1e-9);
        for word in quote["words"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(word[key].as_u64().unwrap()).unwrap();
            let stands: String = article
                .chars()
                .skip(at("start"))
                .take(at("end") - at("start"))
                .collect();
            assert_eq!(word["text"], stands);
        }
    }
    let run = stance(
        &["explain", "--model", "m.json", "--article", "gone.txt"],
        folder.path(),
    );
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.starts_with("no such file or folder"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_failed_training_leaves_the_old_model_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("data.csv"), "text,label\nun,a\n").unwrap();
    std::fs::write(at("old.json"), "old").unwrap();
    let run = stance(
        &["train", "data.csv", "--output", "old.json"],
        folder.path(),
    );
    assert_eq!(run.code, Some(2));
    assert_eq!(std::fs::read_to_string(at("old.json")).unwrap(), "old");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing half-written stays"
    );
}

#[test]
fn problems_are_told_at_once_and_texts_shared_with_a_test_set_are_leaks() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("data.csv"), examples()).unwrap();
    std::fs::write(
        at("test.csv"),
        "text,label\nLe pont numéro 0 retrouve le calme et la paix,calm\n",
    )
    .unwrap();
    let clean = stance(&["check", "data.csv"], folder.path());
    assert_eq!(clean.code, Some(0), "{}", clean.stderr);
    let leak = stance(
        &["check", "data.csv", "--against", "test.csv"],
        folder.path(),
    );
    assert_eq!(leak.code, Some(1));
    assert!(
        leak.stderr
            .contains("the training data hold this text at data.csv:2\n  --> test.csv:2")
    );
}

#[test]
fn the_lexicon_is_checked_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let run = stance(&["check", "--lexicon"], folder.path());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("the lexicon: "), "{}", run.stdout);
    assert!(
        run.stdout.ends_with(" tables, 0 problems\n"),
        "{}",
        run.stdout
    );
    let run = stance(&["check"], folder.path());
    assert_eq!(
        run.code,
        Some(2),
        "no folder `training` here: {}",
        run.stderr
    );
}

#[test]
fn transcripts_of_train_and_check_hold() {
    let cases = trycmd::TestCases::new();
    cases
        .case("tests/cmd/check.trycmd")
        .case("tests/cmd/train.trycmd");
}
