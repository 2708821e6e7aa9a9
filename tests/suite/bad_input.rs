//! Bad input: each case has its named problem, the run goes on, and nothing else is lost.

use crate::command::{PROGRAM, Run, command, command_of, ended, gzip, stance};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use tempfile::TempDir;

/// The article that stands beside every bad one.
const SOUND: &str = "« La digue tiendra », a assuré la préfète Odile Carnac.";

/// Runs over a folder that holds the given files and, last by name, a sound one.
fn beside(files: &[(&str, &[u8])], arguments: &[&str]) -> Run {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    over(folder.path(), arguments)
}

fn over(folder: &Path, arguments: &[&str]) -> Run {
    fs::write(folder.join("z.txt"), SOUND).unwrap();
    let run = stance(
        &[&["extract", ".", "-j", "2", "--quiet"], arguments].concat(),
        folder,
    );
    assert!(
        run.stdout.contains("\"article\":\"./z.txt\""),
        "the sound article is lost: {}",
        run.stderr
    );
    assert!(run.stdout.contains("Odile Carnac"));
    run
}

fn line(text: &str) -> String {
    format!("{{\"text\": \"{text}\"}}\n")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn each_bad_file_has_its_problem_and_the_others_are_read() {
    let good = line("« Oui », a dit Paul Riou.");
    let packed = gzip(good.repeat(500).as_bytes());
    let mut damaged = packed.clone();
    let end = damaged.len() - 6;
    damaged[end] ^= 0xff;
    let zst = zstd::encode_all(good.repeat(500).as_bytes(), 1).unwrap();
    let deep_page = format!("<html>{}x", "<div>".repeat(200_000));
    let deep_json = format!("{{\"text\": {}\n", "[".repeat(100_000));
    let lone = "{\"text\": \"« Non \\ud83d », a dit Paul Riou.\"}\n";
    let mixed = [
        good.as_bytes(),
        "« Été déjà là », a dit L\u{e9}a.".as_bytes(),
        b" \xe9t\xe9",
    ]
    .concat();
    let nul = b"\xc2\xab Oui \xc2\xbb,\0 a dit Paul Riou. Le reste de la phrase est bien plus long que cela, et sain.\
        Il en faut cent pour un.";
    let cases: [(&str, &[u8], &str, &str); 17] = [
        (
            "a.jsonl.gz",
            &packed[..packed.len() - 9],
            "the compressed data end too early",
            "a.jsonl.gz:",
        ),
        (
            "b.jsonl.gz",
            &damaged,
            "the compressed data are damaged",
            "b.jsonl.gz:501",
        ),
        (
            "c.jsonl.zst",
            &zst[..zst.len() - 4],
            "the compressed data end too early",
            "c.jsonl.zst:",
        ),
        ("d.txt", &mixed, "bytes that are not UTF-8", "d.txt:2"),
        ("e.txt", nul, "NUL characters", "e.txt"),
        ("f.txt", &[0; 5000], "this is not text", "f.txt"),
        ("g.txt", b"%PDF-1.7 ...", "this is not text", "g.txt"),
        ("h.txt", b"", "the article is empty", "h.txt"),
        (
            "i.jsonl",
            lone.as_bytes(),
            "half of a surrogate pair",
            "i.jsonl:1",
        ),
        (
            "j.jsonl",
            b"\n{\"text\": \"a\"\n",
            "not JSON: EOF",
            "j.jsonl:2",
        ),
        ("k.jsonl", deep_json.as_bytes(), "not JSON", "k.jsonl:1"),
        (
            "l.jsonl",
            b"{\"title\": \"a\"}\n",
            "no `text` in this object",
            "l.jsonl:1",
        ),
        (
            "m.csv",
            b"prix,poids\n1,2\n",
            "no column of texts among: prix, poids",
            "m.csv:1",
        ),
        (
            "n.html",
            deep_page.as_bytes(),
            "elements nested more than",
            "n.html",
        ),
        (
            "o.html",
            b"<html><body></body></html>",
            "no article found in this page",
            "o.html",
        ),
        (
            "p.json",
            b"[{\"text\": \"Oui.\"}, {\"text\":",
            "never ends",
            "p.json:1",
        ),
        (
            "q.html",
            b"<article><p class='rdp__articletitle'>",
            "never ends",
            "q.html:1",
        ),
    ];
    for (name, bytes, message, place) in cases {
        let run = beside(&[(name, bytes)], &[]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(place), "{name}: {}", run.stderr);
        assert_eq!(
            run.stderr.matches("-->").count(),
            1,
            "{name}: {}",
            run.stderr
        );
        assert!(run.stderr.contains("help: "), "{name}: {}", run.stderr);
    }
    // What was whole before the damage is there.
    let all: Vec<(&str, &[u8])> = cases.iter().map(|c| (c.0, c.1)).collect();
    let run = beside(&all, &[]);
    assert_eq!(
        run.stderr.matches("-->").count(),
        cases.len(),
        "{}",
        run.stderr
    );
    assert_eq!(run.stdout.matches("./b.jsonl.gz:").count(), 500);
    for name in ["d.txt", "e.txt", "i.jsonl"] {
        assert!(run.stdout.contains(name), "{name}");
    }
}

#[test]
fn bombs_and_endless_lines_cost_bounded_memory() {
    let zeros = vec![b'a'; 100 << 20];
    let bomb = gzip(&zeros);
    let mut long = b"{\"text\": \"".to_vec();
    long.extend_from_slice(&zeros);
    long.extend_from_slice(b"\"}\n");
    long.extend_from_slice(line("« Oui », a dit Paul Riou.").as_bytes());
    let unclosed = [b"id,text\n1,\"" as &[u8], &zeros].concat();
    let begun = Instant::now();
    let run = beside(
        &[
            ("a.txt.gz", &bomb),
            ("b.jsonl", &long),
            ("c.csv", &unclosed),
            ("d.jsonl.gz", &bomb),
            ("e.json.gz", &bomb),
        ],
        &[],
    );
    assert_eq!(
        run.stderr.matches("more than 16777216 bytes").count(),
        5,
        "{}",
        run.stderr
    );
    assert!(
        run.stdout.contains("./b.jsonl:2"),
        "the line after the long one is lost"
    );
    if let Some(peak) = run.peak_megabytes {
        assert!(peak < 150, "{peak} MB");
    }
    assert!(begun.elapsed().as_secs() < 60);
}

#[test]
fn a_million_guillemets_are_read_in_time() {
    let begun = Instant::now();
    let run = beside(
        &[("a.txt", "« ".repeat(1_000_000).as_bytes())],
        &["--max-article-bytes", "8M"],
    );
    assert!(run.code.is_some());
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[cfg(unix)]
#[test]
fn folders_that_cannot_be_walked_are_named() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("a");
    fs::create_dir(&inner).unwrap();
    symlink("..", inner.join("loop")).unwrap();
    symlink("nowhere.txt", inner.join("gone.txt")).unwrap();
    let run = over(folder.path(), &[]);
    assert!(
        run.stderr.contains("this link leads back to"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("./a/loop"), "{}", run.stderr);
    assert!(
        run.stderr
            .contains("no such file or folder\n  --> ./a/gone.txt"),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, Some(1));
}

/// The command as somebody who may not read everything: root becomes nobody.
#[cfg(unix)]
fn as_nobody(arguments: &[&str], folder: &Path) -> std::io::Result<Run> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65_534;
    let mut command = command(arguments, folder);
    // Whose the folder is that this process has just made tells who runs it.
    if fs::metadata(folder)?.uid() == 0 {
        // The program may lie where nobody else can reach it. A file that this process had open for
        // writing could be held open by the children of other tests, and not be run.
        let program = TempDir::new()?;
        let copy = program.path().join("stance");
        let copied = Command::new("cp").arg(PROGRAM).arg(&copy).status()?;
        assert!(copied.success());
        for open in [program.path(), folder] {
            fs::set_permissions(open, fs::Permissions::from_mode(0o755))?;
        }
        command = command_of(&copy, arguments, folder);
        return Ok(ended(command.uid(NOBODY).gid(NOBODY).spawn()?));
    }
    Ok(ended(command.spawn()?))
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let lock = |name: &str, mode| {
        fs::set_permissions(at(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::create_dir(at("locked")).unwrap();
    for name in ["locked/a.txt", "shut.txt", "z.txt"] {
        fs::write(at(name), SOUND).unwrap();
    }
    lock("locked", 0o000);
    lock("shut.txt", 0o000);
    lock("z.txt", 0o644);
    let run = as_nobody(&["extract", ".", "locked/a.txt", "--quiet"], folder.path());
    lock("locked", 0o700);
    let run = match run {
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            return eprintln!("skipped: root may not become another user here");
        }
        run => run.unwrap(),
    };
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for place in ["./locked", "./shut.txt", "locked/a.txt"] {
        let told = format!("no permission to read\n  --> {place}\n");
        assert!(run.stderr.contains(&told), "{place}: {}", run.stderr);
    }
    assert_eq!(run.stderr.matches("-->").count(), 3, "{}", run.stderr);
    assert!(
        run.stdout.contains("\"article\":\"./z.txt\""),
        "{}",
        run.stdout
    );
}

#[cfg(unix)]
#[test]
fn paths_that_no_system_takes_are_named_and_the_rest_is_read() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("z.txt"), SOUND).unwrap();
    let long = "a".repeat(5000);
    let run = stance(&["extract", "z.txt/a.txt", &long, "z.txt"], folder.path());
    assert_eq!(run.code, Some(1));
    for told in [
        "cannot read: Not a directory",
        "cannot read: File name too long",
    ] {
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    assert!(run.stdout.contains("Odile Carnac"));
}

#[test]
fn a_path_that_is_not_there_is_named_and_the_next_is_read() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), SOUND).unwrap();
    let run = stance(&["extract", "gone.txt", "a.txt"], folder.path());
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.stderr,
        "no such file or folder\n  --> gone.txt\n  help: check the path\n\n"
    );
    assert!(run.stdout.contains("Odile Carnac"));
}

#[test]
fn only_text_of_an_encoding_said_is_read_in_it() {
    let folder = TempDir::new().unwrap();
    let old = encoding_rs::ISO_8859_15
        .encode("« Douze € », a dit Zoé Lemaître.")
        .0;
    fs::File::create(folder.path().join("a.txt"))
        .unwrap()
        .write_all(&old)
        .unwrap();
    let run = stance(
        &["extract", "a.txt", "--encoding", "iso-8859-15"],
        folder.path(),
    );
    assert!(run.stdout.contains("\"Douze €\""), "{}", run.stdout);
    let run = stance(
        &["extract", "a.txt", "--encoding", "klingon"],
        folder.path(),
    );
    assert_eq!(run.code, Some(2));
}
