//! The shape of the house: who may know whom, how long a file may be, what it opens with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Who may use whom, beside what those may use in turn: DESIGN §5.
const EDGES: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("problem", &[]),
    ("article", &["span"]),
    ("text", &["span"]),
    ("table", &["problem"]),
    ("baked", &[]),
    ("lexicon", &["table", "text", "baked"]),
    ("quote", &["article", "text", "problem", "lexicon"]),
    ("attribution", &["quote", "lexicon"]),
    ("speaker", &["attribution"]),
    ("stance", &["text", "lexicon", "attribution"]),
    ("corpus", &["article", "problem", "table"]),
    ("record", &["speaker", "stance"]),
    ("pipeline", &["record"]),
    ("summary", &["record"]),
    ("report", &["pipeline", "summary"]),
];

/// The one file with a known, longer list of words or tests keeps to this many lines.
const CEILING: usize = 500;

fn sources() -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The module at the top of the crate that a file belongs to.
fn module(path: &Path) -> String {
    let src = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let first = path.strip_prefix(src).unwrap().components().next().unwrap();
    first
        .as_os_str()
        .to_str()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned()
}

fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (who, whom) in EDGES {
        let mut reach: BTreeSet<&str> = whom.iter().copied().collect();
        for w in *whom {
            reach.extend(all[w].iter());
        }
        all.insert(who, reach);
    }
    all
}

#[test]
fn modules_use_only_those_they_may() {
    let allowed = allowed();
    let mut faults = Vec::new();
    for path in sources() {
        let own = module(&path);
        let Some(reach) = allowed.get(own.as_str()) else {
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + 7..];
                let end = rest
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(rest.len());
                let used = &rest[..end];
                let known = EDGES.iter().any(|(m, _)| *m == used) || used == "cli";
                if known && used != own && !reach.contains(used) {
                    faults.push(format!(
                        "{}:{}: {own} may not use {used}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_solver_knows_numbers_and_no_french() {
    for path in sources()
        .iter()
        .filter(|p| p.to_str().unwrap().contains("stance/solver"))
    {
        let text = std::fs::read_to_string(path).unwrap();
        for module in ["lexicon", "text", "attribution", "quote"] {
            assert!(
                !text.contains(&format!("crate::{module}")),
                "{} uses {module}",
                path.display()
            );
        }
    }
}

#[test]
fn files_are_short_and_open_with_their_purpose() {
    let mut faults = Vec::new();
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines > CEILING {
            faults.push(format!("{}: {lines} lines", path.display()));
        }
        if !text.starts_with("//! ") {
            faults.push(format!("{}: does not say what it is for", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_library_opens_no_file_and_prints_nothing() {
    let mut faults = Vec::new();
    for path in sources() {
        let own = module(&path);
        // The build script is no part of the library.
        if matches!(own.as_str(), "cli" | "main" | "bake") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in code.lines().enumerate() {
            let comment = line.trim_start().starts_with("//");
            for word in [
                "println!",
                "eprintln!",
                "std::fs",
                "File::open",
                "std::env",
                "print!(",
            ] {
                if !comment && line.contains(word) {
                    faults.push(format!("{}:{}: {word}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
