//! Opening labelled examples, one after another or all together, with all their problems gathered.

use super::data::reader;
use crate::corpus::training::{self, Check, Example, Format};
use crate::problem::{Place, Problem};
use crate::stance::check::{self, Unmarked};
use crate::stance::dataset::Sample;
use crate::stance::passage::Excerpt;
use crate::table::Table;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

/// A labelled example and its one quote.
pub(super) struct Labelled {
    pub example: Example,
    pub excerpt: Excerpt,
    /// Number of its file.
    pub file: usize,
    /// Whether it is without a problem of its own; of near-duplicates nothing is known here.
    pub sound: bool,
}

impl Labelled {
    pub fn sample(&self) -> Sample<'_> {
        Sample {
            text: &self.example.text,
            excerpt: &self.excerpt,
            label: &self.example.label,
            weight: self.example.weight,
            group: self.example.group.as_deref(),
            source: self.file,
        }
    }
}

/// Labelled examples that have one quote, and the problems of all.
pub(super) struct Loaded {
    pub examples: Vec<Labelled>,
    pub problems: Vec<Problem>,
}

impl Loaded {
    pub fn samples(&self) -> Vec<Sample<'_>> {
        self.examples.iter().map(Labelled::sample).collect()
    }

    pub fn texts(&self) -> Vec<&str> {
        let texts = self.examples.iter().map(|e| e.example.text.as_str());
        texts.collect()
    }

    pub fn places(&self) -> Vec<Place> {
        let places = self.examples.iter().map(|e| e.example.place.clone());
        places.collect()
    }

    /// How many examples have no problem of their own.
    pub fn sound(&self) -> usize {
        let faulty = self.faulty();
        let sound = |e: &&Labelled| !faulty.contains(&e.example.place);
        self.examples.iter().filter(sound).count()
    }

    /// Leaves out the examples that have a problem of their own.
    pub fn without_faulty(mut self) -> Self {
        let faulty: BTreeSet<Place> = self.faulty().into_iter().cloned().collect();
        self.examples.retain(|e| !faulty.contains(&e.example.place));
        self
    }

    fn faulty(&self) -> BTreeSet<&Place> {
        self.problems.iter().map(|p| &p.place).collect()
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
    let mut examples = Vec::new();
    let problems = each(paths, |example| examples.push(example))?;
    Ok(Loaded { examples, problems })
}

/// Reads and checks the same examples one after another; each that has one quote goes to `take`. The problems of
/// all come back, in order.
pub(super) fn each(paths: &[PathBuf], mut take: impl FnMut(Labelled)) -> Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let (files, labels) = files(paths, &mut problems)?;
    let reader = reader();
    let mut check = Check::new(labels.as_deref());
    for (file, path) in files.iter().enumerate() {
        let name = path.display().to_string();
        let Some(input) = open(path, &mut problems)? else {
            continue;
        };
        let Some(format) = Format::of(&name) else {
            bail!("{name} is no file of examples: they end in .jsonl, .csv or .tsv");
        };
        let unmarked = match format {
            Format::JsonLines => Unmarked::Refused,
            Format::Csv | Format::Tsv => Unmarked::Whole,
        };
        let mut empty = true;
        let read = training::each(&name, input, format, |found| {
            empty = false;
            let example = match found {
                Ok(example) => example,
                Err(problem) => return problems.push(problem),
            };
            let faults = check.example(&example);
            let sound = faults.is_empty();
            problems.extend(faults);
            match check::one_quote(&reader, &example.text, &example.place, unmarked) {
                Ok(excerpt) => take(Labelled {
                    example,
                    excerpt,
                    file,
                    sound,
                }),
                Err(problem) => problems.push(problem),
            }
        });
        read.with_context(|| format!("cannot read {name}"))?;
        if empty {
            problems.push(Problem::new(
                "empty-file",
                Place::whole(name.as_str()),
                "the file holds no examples",
                "fill it, or remove it",
            ));
        }
    }
    problems.extend(check.finish());
    problems.sort();
    Ok(problems)
}

/// The files of examples, and the labels that may be used, where a folder says which.
fn files(
    paths: &[PathBuf],
    problems: &mut Vec<Problem>,
) -> Result<(Vec<PathBuf>, Option<Vec<String>>)> {
    let mut labels = None;
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let table = path.join("labels.tsv");
            if table.is_file() {
                labels = Some(read_labels(&table, problems)?);
            }
            let examples = path.join("examples");
            let folder = if examples.is_dir() { &examples } else { path };
            files.extend(in_folder(folder)?);
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        let names: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        bail!(
            "no files of examples in {}; they end in .jsonl, .csv or .tsv",
            names.join(", ")
        );
    }
    Ok((files, labels))
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
    let Some(mut input) = open(path, problems)? else {
        return Ok(Vec::new());
    };
    let mut text = String::new();
    let read = input.read_to_string(&mut text);
    read.with_context(|| format!("cannot read {name}"))?;
    match Table::parse(&name, &text) {
        Ok(table) => Ok(table.rows().map(|row| row.cell(0).to_owned()).collect()),
        Err(found) => {
            problems.extend(found);
            Ok(Vec::new())
        }
    }
}

/// A file to read; a problem where its bytes are not UTF-8. They are looked through before the first of
/// them is used: what can be read twice need not be kept for that.
fn open(path: &Path, problems: &mut Vec<Problem>) -> Result<Option<Box<dyn BufRead>>> {
    let name = path.display();
    let open = || -> std::io::Result<(Option<u32>, Box<dyn BufRead>)> {
        let mut file = File::open(path)?;
        if file.metadata()?.is_file() {
            let fault = not_utf8(&file)?;
            file.rewind()?;
            return Ok((fault, Box::new(BufReader::with_capacity(BLOCK, file))));
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((not_utf8(bytes.as_slice())?, Box::new(Cursor::new(bytes))))
    };
    let (fault, input) = open().with_context(|| format!("cannot read {name}"))?;
    let Some(line) = fault else {
        return Ok(Some(input));
    };
    problems.push(Problem::new(
        "not-utf-8",
        Place::line(name.to_string(), line),
        "the bytes are not UTF-8 text",
        "save the file as UTF-8",
    ));
    Ok(None)
}

/// How many bytes of a file are held at a time.
const BLOCK: usize = 1 << 16;

/// The line of the first byte that is not UTF-8.
fn not_utf8(mut input: impl Read) -> std::io::Result<Option<u32>> {
    let mut block = vec![0; BLOCK];
    let mut line = 1;
    // A character that the block cuts waits at its head for the rest.
    let mut waiting = 0;
    loop {
        let read = match input.read(&mut block[waiting..]) {
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let filled = waiting + read;
        let (good, broken) = match simdutf8::compat::from_utf8(&block[..filled]) {
            Ok(text) => (text.len(), false),
            Err(error) => (
                error.valid_up_to(),
                error.error_len().is_some() || read == 0,
            ),
        };
        line += memchr::memchr_iter(b'\n', &block[..good]).count() as u32;
        if broken {
            return Ok(Some(line));
        }
        if read == 0 {
            return Ok(None);
        }
        block.copy_within(good..filled, 0);
        waiting = filled - good;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf_8_are_found_wherever_a_block_ends() {
        let wide = "é\n".repeat(BLOCK);
        for shift in 0..3 {
            let mut bytes = vec![b'x'; shift];
            bytes.extend(wide.as_bytes());
            assert_eq!(not_utf8(bytes.as_slice()).unwrap(), None);
            bytes.push(0xc3);
            let last = Some(BLOCK as u32 + 1);
            assert_eq!(not_utf8(bytes.as_slice()).unwrap(), last);
            bytes.push(b'x');
            assert_eq!(not_utf8(bytes.as_slice()).unwrap(), last);
        }
        assert_eq!(not_utf8(&b""[..]).unwrap(), None);
    }
}
