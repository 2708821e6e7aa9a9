//! Runs: the same bytes for any number of threads, and after any number of interruptions.

use crate::command::{command, ended, gzip, stance, unread};
use crate::samples::articles;
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A corpus of several files, one of them packed, with `rounds` times the sample articles in each.
fn corpus(rounds: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut lines = String::new();
    for round in 0..rounds {
        for (number, path) in articles().iter().enumerate() {
            let article = serde_json::json!({
                "id": format!("{round}-{number}"),
                "date": format!("2025-{:02}-{:02}", round % 12 + 1, number % 28 + 1),
                "text": fs::read_to_string(path).unwrap(),
            });
            lines.push_str(&article.to_string());
            lines.push('\n');
        }
        lines.push_str("{\"text\": broken\n");
    }
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a.jsonl"), &lines).unwrap();
    fs::write(folder.path().join("in/b.jsonl.gz"), gzip(lines.as_bytes())).unwrap();
    fs::write(
        folder.path().join("in/c.txt"),
        fs::read(&articles()[0]).unwrap(),
    )
    .unwrap();
    folder
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = corpus(2);
    for format in ["jsonl", "json", "csv", "tsv", "text"] {
        let run = |threads| {
            let run = stance(
                &["extract", "in", "--format", format, "-j", threads],
                folder.path(),
            );
            assert_eq!(run.code, Some(1), "{}", run.stderr);
            (run.stdout, run.stderr)
        };
        let one = run("1");
        assert!(one.0.len() > 10_000, "{format}");
        assert_eq!(one, run("2"), "{format}");
        assert_eq!(one, run("8"), "{format}");
    }
}

#[test]
fn a_run_killed_again_and_again_ends_with_the_same_bytes() {
    let folder = corpus(40);
    let whole = folder.path().join("whole.jsonl");
    let begun = Instant::now();
    let run = stance(
        &["extract", "in", "-o", "whole.jsonl", "-j", "2"],
        folder.path(),
    );
    let span = begun.elapsed();
    assert_eq!(run.code, Some(1), "{}", run.stderr);

    let file = folder.path().join("out.jsonl");
    let resume = ["extract", "in", "-o", "out.jsonl", "--resume", "-j", "2"];
    let mut read = Vec::new();
    for kill in 1u32..=8 {
        let mut child = command(&resume, folder.path())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // At odd moments, over and over.
        sleep(span.mul_f64(0.2 + f64::from(kill * 37 % 10) / 40.0) + Duration::from_millis(60));
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        // It may have ended between the look and the kill: then the file is whole.
        if ended || file.exists() {
            let same = fs::read(&file).unwrap() == fs::read(&whole).unwrap();
            assert!(same, "a file that is not whole has its name");
            break;
        }
        let state = fs::read_to_string(folder.path().join("out.jsonl.partial.state"));
        let state: serde_json::Value = serde_json::from_str(&state.unwrap_or("{}".into())).unwrap();
        read.push(state["articles"].as_u64().unwrap_or(0));
    }
    let last = stance(&resume, folder.path());
    assert_eq!(last.code, Some(1), "{}", last.stderr);
    assert!(
        fs::read(&file).unwrap() == fs::read(&whole).unwrap(),
        "other bytes after {read:?}"
    );
    assert!(
        read.is_sorted() && read.last() > read.first(),
        "no run went on from the last: {read:?}"
    );
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_what_is_done_and_says_how_to_go_on() {
    let folder = corpus(40);
    let child = command(&["extract", "in", "-o", "out.json"], folder.path())
        .spawn()
        .unwrap();
    let partial = folder.path().join("out.json.partial");
    let begun = Instant::now();
    while fs::metadata(&partial).map_or(0, |m| m.len()) == 0 && begun.elapsed().as_secs() < 20 {
        sleep(Duration::from_millis(5));
    }
    Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    let run = ended(child);
    assert_eq!(run.code, Some(130), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("run the same command with --resume to go on"),
        "{}",
        run.stderr
    );
    let other = stance(
        &["extract", "in", "-o", "out.json", "--resume", "--emit-text"],
        folder.path(),
    );
    assert_eq!(other.code, Some(2));
    assert!(
        other.stderr.contains("begun with other options"),
        "{}",
        other.stderr
    );
    fs::rename(
        folder.path().join("in/c.txt"),
        folder.path().join("in/0.txt"),
    )
    .unwrap();
    let other = stance(
        &["extract", "in", "-o", "out.json", "--resume"],
        folder.path(),
    );
    assert_eq!(other.code, Some(2));
    assert!(
        other.stderr.contains("the inputs are not those"),
        "{}",
        other.stderr
    );
    fs::rename(
        folder.path().join("in/0.txt"),
        folder.path().join("in/c.txt"),
    )
    .unwrap();
    assert_eq!(
        stance(
            &["extract", "in", "-o", "out.json", "--resume"],
            folder.path()
        )
        .code,
        Some(1)
    );
    stance(&["extract", "in", "-o", "again.json"], folder.path());
    assert!(
        fs::read(folder.path().join("out.json")).unwrap()
            == fs::read(folder.path().join("again.json")).unwrap()
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_not() {
    let folder = corpus(2);
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut child = command(&["extract", "in/c.txt"], folder.path());
    let run = ended(child.stdout(full).spawn().unwrap());
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr
            .contains("cannot write the output: No space left on device"),
        "{}",
        run.stderr
    );
    let run = stance(
        &["extract", "in/c.txt", "--output", "/dev/full"],
        folder.path(),
    );
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert!(
        run.stderr.contains("No space left on device"),
        "{}",
        run.stderr
    );

    let run = unread(&["extract", "in/a.jsonl", "--quiet"], folder.path());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stderr, "");
}

#[test]
fn limit_and_dates_choose_articles() {
    let folder = corpus(3);
    let ids = |arguments: &[&str]| {
        let all = [
            &["extract", "in/a.jsonl", "--emit-text", "--format", "jsonl"],
            arguments,
        ]
        .concat();
        let run = stance(&all, folder.path());
        let lines = run
            .stdout
            .lines()
            .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
        lines
            .filter_map(|v| v["id"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let count = articles().len();
    assert_eq!(ids(&[]).len(), 3 * count);
    for threads in ["1", "4"] {
        assert_eq!(ids(&["--limit", "2", "-j", threads]), ["0-0", "0-1"]);
    }
    assert_eq!(ids(&["--limit", "0"]).len(), 0);
    assert!(
        ids(&["--since", "2025-02-01", "--until", "2025-02-28"])
            .iter()
            .all(|i| i.starts_with("1-"))
    );
    assert_eq!(ids(&["--since", "2025-02-01"]).len(), 2 * count);
}

#[test]
fn an_output_in_a_folder_that_is_read_is_no_input() {
    let folder = corpus(1);
    let arguments = ["extract", "in", "-o", "in/out.jsonl", "--quiet"];
    assert_eq!(stance(&arguments, folder.path()).code, Some(1));
    let first = fs::read(folder.path().join("in/out.jsonl")).unwrap();
    stance(&arguments, folder.path());
    assert!(fs::read(folder.path().join("in/out.jsonl")).unwrap() == first);
}
