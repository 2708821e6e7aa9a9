//! Transcripts of summary, rules and defaults; manners that a transcript cannot show.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

fn stance() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("STANCE_CONFIG");
    command
}

fn printed(args: &[&str]) -> String {
    let output = stance().args(args).output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A small model in a folder of its own: what it says does not matter here.
fn model() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let things = [
        "pont", "port", "village", "marché", "lycée", "train", "barrage", "fleuve", "stade",
        "musée",
    ];
    let lines = things.iter().enumerate().map(|(i, thing)| {
        format!("Le {thing} numéro {i} retrouve le calme,calm\nUne menace vise ce {thing} dès {i} heures,alarm\n")
    });
    let data = folder.path().join("data.csv");
    std::fs::write(&data, format!("text,label\n{}", lines.collect::<String>())).unwrap();
    let file = folder.path().join("m.json").to_str().unwrap().to_owned();
    printed(&[
        "train",
        data.to_str().unwrap(),
        "--output",
        &file,
        "--folds",
        "2",
    ]);
    (folder, file)
}

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    for name in [
        "summary",
        "summary-parts",
        "summary-problems",
        "rules",
        "config",
    ] {
        cases.case(format!("tests/cmd/{name}.trycmd"));
    }
}

#[test]
fn a_summary_of_the_sample_articles_names_their_speakers() {
    let (_folder, model) = model();
    let with = ["--model", model.as_str()];
    let shown = printed(
        &[
            &["summary", "tests/articles/pair-1-a.txt", "--color", "never"],
            &with[..],
        ]
        .concat(),
    );
    assert!(
        shown.contains("Gilles Mareuil-Tanguy\u{a0}· person"),
        "{shown}"
    );
    let all = printed(
        &[
            &["summary", "tests/articles", "--brief", "--width", "200"],
            &with[..],
        ]
        .concat(),
    );
    let articles = std::fs::read_dir("tests/articles").unwrap().filter(|e| {
        let path = e.as_ref().unwrap().path();
        path.extension().is_some_and(|x| x == "txt")
    });
    assert!(all.lines().count() > articles.count(), "{all}");
}

#[test]
fn articles_in_json_lines_are_read_with_their_dates_and_get_stances() {
    let (folder, model) = model();
    let path = folder.path().join("articles.jsonl");
    let text =
        "« La digue tiendra », a assuré la préfète Odile Carnac. « Je l’ai vue », a-t-elle ajouté.";
    let line =
        serde_json::json!({"id": "a", "text": text, "date": "2025-06-14", "source": "Le Matin"});
    std::fs::write(&path, format!("{line}\n")).unwrap();
    let shown = printed(&[
        "summary",
        path.to_str().unwrap(),
        "--format",
        "json",
        "--model",
        &model,
    ]);
    let summary: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let speaker = &summary["speakers"][0];
    assert_eq!(speaker["name"], "Odile Carnac");
    assert_eq!(
        (&speaker["quotes"], &speaker["first"]),
        (&2.into(), &"2025-06-14".into())
    );
    let stances = speaker["stances"].as_object().unwrap();
    let judged: u64 = stances.values().map(|s| s["count"].as_u64().unwrap()).sum();
    assert_eq!(judged, 2);
    // Its own records after it are its quotes, not others.
    let record = r#"{"article":"a","quote":0,"text":"x","kind":"direct","speaker":null}"#;
    std::fs::write(&path, format!("{line}\n{record}\n")).unwrap();
    let shown = printed(&["summary", path.to_str().unwrap()]);
    assert!(
        shown.contains("0 speakers, 0 quotes; 1 quote unattributed"),
        "{shown}"
    );
}

#[test]
fn colour_can_be_forced_and_forbidden() {
    let args = ["rules", "inversion"];
    assert!(!printed(&args).contains('\u{1b}'));
    assert!(printed(&[&args[..], &["--color", "always"]].concat()).contains('\u{1b}'));
    let forced = stance()
        .args(args)
        .env("CLICOLOR_FORCE", "1")
        .env_remove("NO_COLOR")
        .output()
        .unwrap();
    assert!(forced.stdout.contains(&0x1b));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = stance()
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{told}");
    assert_eq!(told, "");
}

#[test]
fn there_is_a_page_and_a_completion_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    printed(&["man", "--output", folder.path().to_str().unwrap()]);
    for command in ["summary", "rules", "completions", "man"] {
        let page = folder.path().join(format!("stance-{command}.1"));
        let page = std::fs::read_to_string(&page).unwrap();
        assert!(page.contains("Examples:"), "{command}");
        for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
            assert!(printed(&["completions", shell]).contains(command));
        }
    }
    assert!(Path::new(&folder.path().join("stance.1")).exists());
}
