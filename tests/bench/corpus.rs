//! Whole corpora: bytes a second, threads, peak memory, start-up, pages a second; each figure with the
//! answer asserted. `cargo bench --bench corpus -- [MEGABYTES]`, 200 by default; 1000 shows that memory
//! does not grow.
//!
//! The corpus is `tests/articles` repeated as JSON Lines. Figures per core are of CPU time, so that
//! neighbours on the machine do not count; those of threads are of wall time, and want it idle.

use std::fs;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const STANCE: &str = env!("CARGO_BIN_EXE_stance");

/// What a run cost and gave.
struct Cost {
    cpu: f64,
    wall: f64,
    peak_megabytes: u64,
    lines: u64,
}

fn main() {
    let megabytes = std::env::args()
        .skip(1)
        .find_map(|a| a.parse().ok())
        .unwrap_or(200u64);
    let folder = tempfile::tempdir().expect("a folder");
    let mut kept = true;
    let mut claim = |what: &str, figure: f64, holds: bool| {
        println!(
            "{} {what}: {figure:.1}",
            if holds { "ok  " } else { "MISS" }
        );
        kept &= holds;
    };

    let first = start_up();
    claim(
        "milliseconds to the first record (30 at most)",
        first * 1e3,
        first <= 0.030,
    );

    let corpus = folder.path().join("corpus.jsonl");
    let (rounds, text) = write_corpus(&corpus, megabytes << 20);
    let each_round = run(&["classify", "tests/articles", "--format", "jsonl"], 1).lines;
    let path = corpus.to_str().expect("a plain path");
    let one = run(&["classify", path], 1);
    assert_eq!(
        one.lines,
        each_round * rounds,
        "each round gives the same records"
    );
    let speed = text as f64 / 1e6 / one.cpu;
    claim(
        "MB of article text a second and core, classify (25 at least)",
        speed,
        speed >= 25.0,
    );
    claim(
        "MB at most in memory, 1 thread (100)",
        one.peak_megabytes as f64,
        one.peak_megabytes <= 100,
    );
    let two = run(&["classify", path], 2);
    assert_eq!(two.lines, one.lines);
    let gain = one.wall / two.wall;
    claim(
        "times as fast with 2 threads (1.8 at least)",
        gain,
        gain >= 1.8,
    );
    claim(
        "MB at most in memory, 2 threads (100)",
        two.peak_megabytes as f64,
        two.peak_megabytes <= 100,
    );
    let extract = run(&["extract", path], 1);
    let speed = text as f64 / 1e6 / extract.cpu;
    claim(
        "MB of article text a second and core, extract (30 at least)",
        speed,
        speed >= 30.0,
    );
    let growth = growth(folder.path());
    claim(
        "times the time for one article of 20 MB as for one of 2.5 MB (10 at most)",
        growth,
        growth <= 10.0,
    );

    match pages(folder.path()) {
        None => {
            println!("skipped: no pages in ../shared/articles/html nor where STANCE_PAGES says");
        }
        Some((pages, articles)) => {
            let cost = run(
                &[
                    "extract",
                    pages.to_str().expect("a plain path"),
                    "--format",
                    "jsonl",
                    "--emit-text",
                ],
                1,
            );
            let per_second = articles as f64 / cost.cpu;
            assert!(cost.lines >= articles, "each page gives its article");
            claim(
                "pages a second and core (150 at least)",
                per_second,
                per_second >= 150.0,
            );
        }
    }
    assert!(kept, "a figure was missed");
}

/// How many times as long one article takes that is eight times as long.
fn growth(folder: &Path) -> f64 {
    let seconds = |size: u64| {
        let path = folder.join(format!("one-{size}.txt"));
        let mut text = String::new();
        let mut articles: Vec<PathBuf> = fs::read_dir("tests/articles")
            .expect("articles")
            .map(|e| e.expect("an entry").path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .collect();
        articles.sort();
        for article in articles.iter().cycle() {
            if text.len() as u64 >= size {
                break;
            }
            text += &fs::read_to_string(article).expect("text");
            text.push('\n');
        }
        fs::write(&path, text).expect("room");
        let path = path.to_str().expect("a plain path");
        let once = || {
            let article = ["extract", path, "--max-article-bytes", "40M"];
            let cost = run(&[&article[..], &["--format", "jsonl"]].concat(), 1);
            assert!(cost.lines > size / 1000, "the article is read to its end");
            cost.cpu
        };
        // Memory touched for the first time is dear now and then: the best of several, as for the start.
        (0..4).map(|_| once()).fold(f64::INFINITY, f64::min)
    };
    seconds(20 << 20) / seconds(20 << 17)
}

/// Seconds from the start of the process to its first record on a pipe; the best of several.
fn start_up() -> f64 {
    let once = || {
        let begun = Instant::now();
        let mut child = Command::new(STANCE)
            .args([
                "classify",
                "tests/articles/pair-1-a.txt",
                "--format",
                "jsonl",
                "-j",
                "1",
            ])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut byte = [0];
        child
            .stdout
            .as_mut()
            .expect("a pipe")
            .read_exact(&mut byte)
            .expect("a record");
        let span = begun.elapsed();
        child.wait().expect("an end");
        span
    };
    (0..20)
        .map(|_| once())
        .min()
        .unwrap_or(Duration::MAX)
        .as_secs_f64()
}

/// Writes the sample articles again and again; returns how often, and their bytes of text in all.
fn write_corpus(path: &Path, size: u64) -> (u64, u64) {
    let mut articles: Vec<PathBuf> = fs::read_dir("tests/articles")
        .expect("articles")
        .map(|e| e.expect("an entry").path())
        .collect();
    articles.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    articles.sort();
    let texts: Vec<String> = articles
        .iter()
        .map(|p| fs::read_to_string(p).expect("text"))
        .collect();
    let round: u64 = texts.iter().map(|t| t.len() as u64).sum();
    let rounds = size.div_ceil(round);
    let mut out = BufWriter::new(fs::File::create(path).expect("a file"));
    for n in 0..rounds {
        for (number, text) in texts.iter().enumerate() {
            let line = serde_json::json!({"id": format!("{n}-{number}"), "text": text});
            writeln!(out, "{line}").expect("room");
        }
    }
    out.flush().expect("room");
    (rounds, rounds * round)
}

/// Runs the command, counting what it prints.
fn run(arguments: &[&str], threads: u32) -> Cost {
    let begun = Instant::now();
    // The shell tells the CPU time of what it ran.
    let mut shell = Command::new("sh")
        .args(["-c", "\"$@\"; times >&2", "sh", STANCE])
        .args(arguments)
        .args(["--quiet", "-j", &threads.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut out = shell.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        let mut lines = 0;
        loop {
            match out.read(&mut buffer).expect("a pipe") {
                0 => return lines,
                n => lines += memchr::memchr_iter(b'\n', &buffer[..n]).count() as u64,
            }
        }
    });
    let mut peak_megabytes = 0;
    while shell.try_wait().expect("a child").is_none() {
        peak_megabytes = peak(shell.id()).unwrap_or(0).max(peak_megabytes);
        std::thread::sleep(Duration::from_millis(5));
    }
    let wall = begun.elapsed().as_secs_f64();
    let lines = reader.join().expect("a count");
    let mut told = String::new();
    shell
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut told)
        .expect("text");
    let cpu = told
        .lines()
        .last()
        .expect("times")
        .split_whitespace()
        .map(seconds)
        .sum();
    Cost {
        cpu,
        wall,
        peak_megabytes,
        lines,
    }
}

/// `0m1.25s` or `0m1,25s`.
fn seconds(words: &str) -> f64 {
    let (minutes, rest) = words.split_once('m').expect("minutes");
    let rest = rest.trim_end_matches('s').replace(',', ".");
    minutes.parse::<f64>().expect("minutes") * 60.0 + rest.parse::<f64>().expect("seconds")
}

/// The high-water mark of the command that a shell runs.
fn peak(shell: u32) -> Option<u64> {
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).ok()?;
    let child = children.split_whitespace().next()?;
    let status = fs::read_to_string(format!("/proc/{child}/status")).ok()?;
    let name = status.lines().next()?;
    let line = status
        .lines()
        .find(|l| l.starts_with("VmHWM:"))
        .filter(|_| name.ends_with("stance"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// A folder with many copies of the real pages, and how many; `None` where there are none.
fn pages(folder: &Path) -> Option<(PathBuf, u64)> {
    let from =
        std::env::var_os("STANCE_PAGES").map_or("../shared/articles/html".into(), PathBuf::from);
    let pages: Vec<PathBuf> = fs::read_dir(from)
        .ok()?
        .filter_map(|e| Some(e.ok()?.path()))
        .collect();
    let pages: Vec<&PathBuf> = pages
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "html"))
        .collect();
    let to = folder.join("pages");
    fs::create_dir(&to).ok()?;
    let mut count = 0;
    for round in 0..60 {
        for page in &pages {
            fs::copy(
                page,
                to.join(format!("{round}-{}", page.file_name()?.display())),
            )
            .ok()?;
            count += 1;
        }
    }
    Some((to, count))
}
