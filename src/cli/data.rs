//! Opening labelled examples and models, with all their problems gathered.

use crate::corpus::training::{self, Example, Format};
use crate::pipeline::AsArticle;
use crate::problem::{Place, Problem};
use crate::span::Span;
use crate::stance::check::{self, Unmarked};
use crate::stance::dataset::Sample;
use crate::stance::file::LARGEST;
use crate::stance::model::Model;
use crate::stance::passage::{Excerpt, Read};
use crate::stance::train::number_shares;
use crate::table::Table;
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The model that is built in.
const SHIPPED: &str = include_str!("../../models/stance-fr.json");

/// How examples are read: the same way as articles.
pub(super) fn reader() -> impl Read {
    AsArticle
}

/// Labelled examples that are sound, and the problems of the others.
pub(super) struct Loaded {
    pub examples: Vec<Example>,
    pub excerpts: Vec<Excerpt>,
    /// For each example, the number of its file.
    pub sources: Vec<usize>,
    pub problems: Vec<Problem>,
}

impl Loaded {
    pub fn samples(&self) -> Vec<Sample<'_>> {
        self.examples
            .iter()
            .zip(&self.excerpts)
            .zip(&self.sources)
            .map(|((example, excerpt), source)| Sample {
                text: &example.text,
                excerpt,
                label: &example.label,
                weight: example.weight,
                group: example.group.as_deref(),
                source: *source,
            })
            .collect()
    }

    pub fn texts(&self) -> Vec<&str> {
        self.examples.iter().map(|e| e.text.as_str()).collect()
    }

    pub fn places(&self) -> Vec<Place> {
        self.examples.iter().map(|e| e.place.clone()).collect()
    }
}

/// Reads examples from files and folders and runs every check on them. Where a folder has
/// `labels.tsv`, no other labels may be used.
pub(super) fn load(paths: &[PathBuf]) -> Result<Loaded> {
    let mut out = load_apart(paths)?;
    let near = check::near(&out.texts(), &out.places());
    let known: BTreeSet<Place> = out
        .problems
        .iter()
        .filter(|p| matches!(p.code, "same-text" | "contradiction"))
        .map(|p| p.place.clone())
        .collect();
    out.problems
        .extend(near.into_iter().filter(|p| !known.contains(&p.place)));
    out.problems.sort();
    Ok(out)
}

/// The same without the search for near-duplicates, which only matter between folds.
pub(super) fn load_apart(paths: &[PathBuf]) -> Result<Loaded> {
    let mut problems = Vec::new();
    let mut all = Vec::new();
    let mut labels = None;
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let table = path.join("labels.tsv");
            if table.is_file() {
                labels = Some(read_labels(&table, &mut problems)?);
            }
            let examples = path.join("examples");
            let folder = if examples.is_dir() { &examples } else { path };
            files.extend(in_folder(folder)?);
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        bail!(
            "no files of examples in {}; they end in .jsonl, .csv or .tsv",
            shown(paths)
        );
    }
    let mut sources = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let name = file.display().to_string();
        let Some(text) = text_of(file, &mut problems)? else {
            continue;
        };
        let Some(format) = Format::of(&name) else {
            bail!("{name} is no file of examples: they end in .jsonl, .csv or .tsv");
        };
        let (examples, found) = training::read(&name, &text, format);
        if examples.is_empty() && found.is_empty() {
            problems.push(Problem::new(
                "empty-file",
                Place::whole(name.as_str()),
                "the file holds no examples",
                "fill it, or remove it",
            ));
        }
        sources.extend(examples.iter().map(|_| (number, format)));
        if all.is_empty() {
            all = examples;
        } else {
            all.extend(examples);
        }
        problems.extend(found);
    }
    problems.extend(training::check(&all, labels.as_deref()));
    let mut out = Loaded {
        examples: Vec::new(),
        excerpts: Vec::with_capacity(all.len()),
        sources: Vec::with_capacity(all.len()),
        problems,
    };
    let reader = reader();
    // The examples stay where they are: many of them fill most of the memory.
    let mut sources = sources.into_iter();
    all.retain(|example| {
        let Some((source, format)) = sources.next() else {
            return false;
        };
        let unmarked = match format {
            Format::JsonLines => Unmarked::Refused,
            Format::Csv | Format::Tsv => Unmarked::Whole,
        };
        match check::one_quote(&reader, &example.text, &example.place, unmarked) {
            Ok(excerpt) => {
                out.excerpts.push(excerpt);
                out.sources.push(source);
                true
            }
            Err(problem) => {
                out.problems.push(problem);
                false
            }
        }
    });
    out.examples = all;
    out.problems.sort();
    Ok(out)
}

/// Leaves out the examples that have a problem of their own.
pub(super) fn without_faulty(mut loaded: Loaded) -> Loaded {
    let bad: BTreeSet<Place> = loaded.problems.iter().map(|p| p.place.clone()).collect();
    let keep: Vec<bool> = loaded
        .examples
        .iter()
        .map(|e| !bad.contains(&e.place))
        .collect();
    let mut flags = keep.iter();
    loaded.examples.retain(|_| *flags.next().unwrap_or(&true));
    let mut flags = keep.iter();
    loaded.excerpts.retain(|_| *flags.next().unwrap_or(&true));
    let mut flags = keep.iter();
    loaded.sources.retain(|_| *flags.next().unwrap_or(&true));
    loaded
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        let labels = path.file_name().is_some_and(|n| n == "labels.tsv");
        if path.is_file() && !labels && Format::of(&path.display().to_string()).is_some() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read_labels(path: &Path, problems: &mut Vec<Problem>) -> Result<Vec<String>> {
    let name = path.display().to_string();
    let Some(text) = text_of(path, problems)? else {
        return Ok(Vec::new());
    };
    match Table::parse(&name, &text) {
        Ok(table) => Ok(table.rows().map(|row| row.cell(0).to_owned()).collect()),
        Err(found) => {
            problems.extend(found);
            Ok(Vec::new())
        }
    }
}

/// The text of a file; a problem where its bytes are not UTF-8.
pub(super) fn text_of(path: &Path, problems: &mut Vec<Problem>) -> Result<Option<String>> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let breaks = memchr::memchr_iter(b'\n', &error.as_bytes()[..good]).count();
            problems.push(Problem::new(
                "not-utf-8",
                Place::line(path.display().to_string(), breaks as u32 + 1),
                "the bytes are not UTF-8 text",
                "save the file as UTF-8",
            ));
            Ok(None)
        }
    }
}

/// The model of a file, or the one that is built in.
pub(super) fn model(path: Option<&Path>) -> Result<Model> {
    let Some(path) = path else {
        return Model::from_json(SHIPPED).context("the built-in model");
    };
    let name = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("cannot read {name}"))?;
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {name}"))?;
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{name}: this is not a stance model; `stance train` makes one"))?;
    Model::from_json(&text).with_context(|| format!("{name}"))
}

/// The same, with the shares of labels that the articles are taken to hold; none: those of the model.
pub(super) fn model_with_prior(path: Option<&Path>, shares: &[(String, f64)]) -> Result<Model> {
    let model = model(path)?;
    if shares.is_empty() {
        return Ok(model);
    }
    let numbered = number_shares(model.labels(), shares).map_err(|e| anyhow!("prior: {e}"))?;
    model
        .with_prior(&numbered)
        .map_err(|e| anyhow!("prior: {e}"))
}

/// The quotes of a text; the whole text as one where it has no marks.
pub(super) fn quotes(text: &str) -> Vec<Excerpt> {
    let found = reader().read(text);
    if found.is_empty() {
        vec![Excerpt::whole(text)]
    } else {
        found
    }
}

/// Words of a text without what surrounds them, for tables.
pub(super) fn spoken(excerpt: &Excerpt, text: &str) -> String {
    let parts: Vec<&str> = excerpt
        .spoken
        .iter()
        .map(|s: &Span| s.of(text).trim())
        .collect();
    parts.join(" … ")
}

fn shown(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
    names.join(", ")
}

/// Reads `LABEL=SHARE`.
pub(super) fn share(argument: &str) -> Result<(String, f64), String> {
    let (label, share) = argument
        .rsplit_once('=')
        .ok_or("write LABEL=SHARE, such as none=0.6")?;
    let share: f64 = share
        .parse()
        .map_err(|_| format!("“{share}” is not a number"))?;
    if share > 0.0 && share < 1.0 {
        Ok((label.to_owned(), share))
    } else {
        Err("a share lies between 0 and 1".into())
    }
}

/// How many examples have no problem of their own.
pub(super) fn sound_count(loaded: &Loaded) -> usize {
    let bad: BTreeSet<&Place> = loaded.problems.iter().map(|p| &p.place).collect();
    loaded
        .examples
        .iter()
        .filter(|e| !bad.contains(&e.place))
        .count()
}
