//! The commands around the stance model: what they print, write and refuse.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

fn stance(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the command runs")
}

/// A training file of two easy labels.
fn examples() -> String {
    let mut out = String::from("text,label\n");
    let things = [
        "pont", "port", "village", "marché", "lycée", "train", "barrage", "fleuve", "stade",
        "quartier", "musée", "phare",
    ];
    for (index, thing) in things.iter().enumerate() {
        writeln!(
            out,
            "Le {thing} numéro {index} retrouve le calme et la paix,calm"
        )
        .unwrap();
        writeln!(
            out,
            "Une menace terrible vise ce {thing} dès {index} heures,alarm"
        )
        .unwrap();
    }
    out
}

#[test]
fn training_twice_writes_the_same_bytes_and_the_model_works() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("data.csv"), examples()).unwrap();
    for output in ["a.json", "b.json"] {
        let run = stance(
            folder.path(),
            &["train", "data.csv", "--output", output, "--folds", "3"],
        );
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        assert!(String::from_utf8_lossy(&run.stdout).contains("macro-F1"));
    }
    let model = std::fs::read(at("a.json")).unwrap();
    assert_eq!(model, std::fs::read(at("b.json")).unwrap());
    let card = std::fs::read_to_string(at("a.md")).unwrap();
    assert!(card.contains("## Cross-validation") && card.contains("--folds 3"));

    let good = stance(
        folder.path(),
        &[
            "evaluate",
            "data.csv",
            "--model",
            "a.json",
            "--fail-under",
            "macro-f1=0.9",
        ],
    );
    assert_eq!(good.status.code(), Some(0));
    let json = stance(
        folder.path(),
        &[
            "evaluate", "data.csv", "--model", "a.json", "--format", "json",
        ],
    );
    let scores: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(scores["examples"], 24);
    let short = stance(
        folder.path(),
        &[
            "evaluate",
            "data.csv",
            "--model",
            "a.json",
            "--fail-under",
            "macro-f1=1.1",
        ],
    );
    assert_eq!(short.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&short.stderr).contains("below 1.1"));

    let text = "Il voit « une menace terrible ».";
    let why = stance(
        folder.path(),
        &[
            "explain", text, "--model", "a.json", "--format", "json", "--top", "0",
        ],
    );
    let value: serde_json::Value = serde_json::from_slice(&why.stdout).unwrap();
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
fn a_failed_training_leaves_the_old_model_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("data.csv"), "text,label\nun,a\n").unwrap();
    std::fs::write(at("old.json"), "old").unwrap();
    let run = stance(
        folder.path(),
        &["train", "data.csv", "--output", "old.json"],
    );
    assert_eq!(run.status.code(), Some(2));
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
    let clean = stance(folder.path(), &["check", "data.csv"]);
    assert_eq!(
        clean.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&clean.stderr)
    );
    let leak = stance(
        folder.path(),
        &["check", "data.csv", "--against", "test.csv"],
    );
    assert_eq!(leak.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&leak.stderr)
            .contains("the training data hold this text at data.csv:2\n  --> test.csv:2")
    );
}

#[test]
fn transcripts_of_train_and_check_hold() {
    let cases = trycmd::TestCases::new();
    cases
        .case("tests/cmd/check.trycmd")
        .case("tests/cmd/train.trycmd");
}
