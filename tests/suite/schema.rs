//! The JSON Schema of the output: real output keeps to it.

use crate::command::stance;
use serde_json::Value;
use std::path::Path;

const SCHEMA: &str = include_str!("../compat/record.schema.json");

#[test]
fn real_output_keeps_to_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for command in ["extract", "classify"] {
        let run = stance(
            &[
                command,
                "tests/articles",
                "--format",
                "jsonl",
                "--emit-text",
            ],
            home,
        );
        let (mut articles, mut records) = (0, 0);
        for line in run.stdout.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&value)
                .map(|e| e.to_string())
                .collect();
            assert!(errors.is_empty(), "{line}\n{errors:?}");
            if value.get("quote").is_some() {
                records += 1;
            } else {
                articles += 1;
            }
        }
        assert!(articles > 10 && records > 100);
    }
    // It would tell.
    for wrong in [
        "{}",
        "{\"article\": \"a\", \"quote\": 0}",
        "{\"id\": \"a\", \"text\": \"b\", \"quotes\": 1}",
    ] {
        assert!(
            !validator.is_valid(&serde_json::from_str(wrong).unwrap()),
            "{wrong}"
        );
    }
}

#[test]
fn offsets_are_code_points_of_the_text_emitted() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = stance(
        &[
            "extract",
            "tests/articles",
            "--format",
            "jsonl",
            "--emit-text",
        ],
        home,
    );
    let mut text = Vec::new();
    for line in run.stdout.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let Some(_) = value.get("quote") else {
            text = value["text"].as_str().unwrap().chars().collect();
            continue;
        };
        let at = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(value["text"], words);
    }
}
