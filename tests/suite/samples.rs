//! Samples that several tests use: the articles of this repository, labelled examples, a small model.

use crate::command::stance;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample articles, by name.
pub fn articles() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/articles")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

/// A training file of two easy labels.
pub fn examples() -> String {
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

/// A small model of these, called `m.json` in a folder of its own: what it says matters little.
pub fn model() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("data.csv"), examples()).unwrap();
    let arguments = ["train", "data.csv", "--output", "m.json", "--folds", "2"];
    let run = stance(&arguments, folder.path());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let file = folder.path().join("m.json");
    (folder, file.to_str().unwrap().to_owned())
}
