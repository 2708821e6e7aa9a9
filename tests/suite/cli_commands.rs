//! Transcripts of summary, rules and defaults; manners that a transcript cannot show.

use crate::command::{command, ended, stance, unread};
use crate::samples::{articles, model, root};
use std::path::Path;

/// What a command prints in the folder of the repository, where it must be done without a problem.
fn printed(arguments: &[&str]) -> String {
    let run = stance(arguments, root());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout
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

/// The README shows what its first command prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut lines = readme
        .lines()
        .skip_while(|l| !l.starts_with("    $ stance "));
    let command = lines.next().unwrap();
    let arguments: Vec<&str> = command.split_whitespace().skip(2).collect();
    let shown: Vec<&str> = lines.map_while(|l| l.strip_prefix("    ")).collect();
    assert!(shown.len() > 10, "{shown:?}");
    let printed = printed(&arguments);
    let told: Vec<&str> = printed.lines().take(shown.len()).collect();
    assert_eq!(told, shown);
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
    assert!(all.lines().count() > articles().len(), "{all}");
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
    let mut forced = command(&args, root());
    let forced = ended(forced.env("CLICOLOR_FORCE", "1").spawn().unwrap());
    assert!(forced.stdout.contains('\u{1b}'));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let run = unread(&["completions", "bash"], root());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stderr, "");
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
