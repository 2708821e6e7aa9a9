//! What `stance summary` reads: plain articles, JSON Lines of articles or records, its own JSON.

use crate::article::{Article, Meta};
use crate::cli::data;
use crate::pipeline::Analyzer;
use crate::problem::{Place, Problem};
use crate::summary::{Entry, Ledger, Part};
use anyhow::{Result, anyhow, bail};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::cell::OnceCell;
use std::fmt;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// So many problems of one source are kept; the others are counted.
const MAX_PROBLEMS: usize = 20;

/// What stdin is called in problems and as an article.
const STDIN: &str = "<stdin>";

/// What to do about JSON that is something else.
const NEITHER: &str =
    "a record is a line of `stance classify --format jsonl`; an article has `id` and `text`";

/// Reads all paths into the ledger and returns what was wrong with them.
///
/// # Errors
/// If there is nothing to read at all, or the model is none.
pub(super) fn read(
    paths: &[PathBuf],
    model: Option<&Path>,
    ledger: &mut Ledger,
) -> Result<Vec<Problem>> {
    let stdin = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &stdin[..] } else { paths };
    if paths == stdin && io::stdin().is_terminal() {
        bail!("nothing to read; name files or folders, or pipe records to stdin");
    }
    let (loaded, analyzer) = (OnceCell::new(), OnceCell::new());
    let load = || {
        let loaded = loaded.get_or_init(|| data::model(model));
        let model = loaded.as_ref().map_err(|fault| anyhow!("{fault:#}"))?;
        Ok(analyzer.get_or_init(|| Analyzer::classifier(model)))
    };
    // Who reads records alone need not wait for a model; whoever names one wants it to be sound.
    if model.is_some() {
        load()?;
    }
    let mut sink = Sink {
        ledger,
        load: &load,
        unsound: None,
        problems: Vec::new(),
        pending: None,
        of_source: 0,
    };
    for path in paths {
        if path.as_os_str() == "-" {
            sink.source(STDIN, io::stdin().lock());
        } else {
            sink.path(path);
        }
    }
    match sink.unsound {
        Some(fault) => Err(fault),
        None => Ok(sink.problems),
    }
}

/// A line that is an article.
#[derive(Deserialize)]
struct ArticleLine {
    id: String,
    text: String,
    #[serde(flatten)]
    meta: Meta,
}

struct Sink<'a, 'm> {
    ledger: &'a mut Ledger,
    load: &'a dyn Fn() -> Result<&'a Analyzer<'m>>,
    /// Why there is no model.
    unsound: Option<anyhow::Error>,
    problems: Vec<Problem>,
    /// The last article of JSON: the records that may follow are its quotes, read already.
    pending: Option<Article>,
    /// How many problems the source at hand has.
    of_source: usize,
}

impl Sink<'_, '_> {
    fn fault(&mut self, code: &'static str, place: Place, message: &impl ToString, help: &str) {
        self.of_source += 1;
        if self.of_source <= MAX_PROBLEMS {
            let problem = Problem::new(code, place, message.to_string(), help);
            self.problems.push(problem);
        }
    }

    fn path(&mut self, path: &Path) {
        let shown = path.display().to_string();
        if path.is_dir() {
            match entries(path) {
                Ok(entries) => entries.iter().for_each(|e| self.path(e)),
                Err(fault) => self.fault(
                    "unreadable",
                    Place::whole(shown),
                    &fault,
                    "check the folder's rights",
                ),
            }
            return;
        }
        match std::fs::File::open(path) {
            Ok(file) => self.source(&shown, BufReader::new(file)),
            Err(fault) => self.fault(
                "unreadable",
                Place::whole(shown),
                &fault,
                "check the path and its rights",
            ),
        }
    }

    /// Tells by the first line what a source holds, and reads it.
    fn source(&mut self, name: &str, mut reader: impl BufRead) {
        self.of_source = 0;
        let mut first = Vec::new();
        let begun = loop {
            first.clear();
            match reader.read_until(b'\n', &mut first) {
                Ok(0) => break Ok(false),
                Ok(_) if first.trim_ascii().is_empty() => {}
                Ok(_) => break Ok(true),
                Err(fault) => break Err(fault),
            }
        };
        let json = first.trim_ascii_start().starts_with(b"{");
        match begun {
            Err(fault) => self.fault("unreadable", Place::whole(name), &fault, "check the file"),
            // No records are a result like any other; an article without text is not.
            Ok(false) if name == STDIN || lines_by_name(name) => {}
            Ok(false) => {
                let help = "remove it, or see why nothing was written to it";
                self.fault("empty", Place::whole(name), &"nothing to read", help);
            }
            Ok(true) if first.trim_ascii() == b"{" => self.parts(name, first.chain(reader)),
            Ok(true)
                if first.trim_ascii_start().starts_with(b"[{") || first.trim_ascii() == b"[" =>
            {
                self.array(name, first.chain(reader));
            }
            Ok(true) if json => self.lines(name, first.chain(reader)),
            Ok(true) => self.article(name, first.chain(reader)),
        }
        self.finish();
        if let Some(more @ 1..) = self.of_source.checked_sub(MAX_PROBLEMS) {
            let message = format!("{more} more problems like these");
            self.problems
                .push(Problem::new("more", Place::whole(name), message, ""));
        }
    }

    /// One article of plain text.
    fn article(&mut self, name: &str, mut reader: impl Read) {
        let mut bytes = Vec::new();
        if let Err(fault) = reader.read_to_end(&mut bytes) {
            return self.fault("unreadable", Place::whole(name), &fault, "check the file");
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.analyze(&Article::new(name, text)),
            Err(_) => self.fault(
                "encoding",
                Place::whole(name),
                &"not UTF-8 text",
                "save it as UTF-8",
            ),
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let own = |article: &Article| article.id() == entry.article;
        if self.pending.as_ref().is_some_and(own) {
            self.pending = None;
        }
        self.ledger.count(entry);
    }

    /// Reads the article before this one, unless its records came meanwhile.
    fn article_of(&mut self, line: ArticleLine) {
        self.finish();
        self.pending = Some(Article::with_meta(line.id, line.text, line.meta));
    }

    fn finish(&mut self) {
        if let Some(article) = self.pending.take() {
            self.analyze(&article);
        }
    }

    fn analyze(&mut self, article: &Article) {
        match (self.load)() {
            Ok(analyzer) => {
                for record in &analyzer.records(article) {
                    self.ledger.count(&record.into());
                }
            }
            Err(fault) => self.unsound = Some(fault),
        }
    }

    /// Documents that this command wrote.
    fn parts(&mut self, name: &str, reader: impl Read) {
        let help =
            "give JSON Lines of records or articles, or what --format json of this command wrote";
        for part in serde_json::Deserializer::from_reader(reader).into_iter::<Part>() {
            match part {
                Ok(part) => match part.check(self.ledger.by()) {
                    Ok(()) => self.ledger.absorb(&part),
                    Err(refused) => {
                        let message = format!("cannot add this summary: {refused}");
                        self.fault("part", Place::whole(name), &message, refused.help());
                    }
                },
                Err(fault) => {
                    let line = Place::line(name, fault.line() as u32);
                    return self.fault("json", line, &format!("not a summary: {fault}"), help);
                }
            }
        }
    }

    /// One array of records or articles. What stands before a fault is read.
    fn array(&mut self, name: &str, reader: impl Read) {
        let mut number = 0;
        let mut each = |value: &serde_json::Value| {
            number += 1;
            let read = self.value(value);
            if let Err(fault) = read {
                let message = format!("item {number} of the array: {fault}");
                self.fault("json", Place::whole(name), &message, NEITHER);
            }
        };
        let mut json = serde_json::Deserializer::from_reader(reader);
        if let Err(fault) = json
            .deserialize_seq(Each(&mut each))
            .and_then(|()| json.end())
        {
            let place = Place::line(name, fault.line() as u32);
            let help = "mend the array; what stands before this was read";
            self.fault("json", place, &format!("not JSON: {}", told(&fault)), help);
        }
    }

    fn value(&mut self, value: &serde_json::Value) -> Result<(), serde_json::Error> {
        let fault = match Entry::deserialize(value) {
            Ok(entry) => {
                self.entry(&entry);
                return Ok(());
            }
            Err(fault) => fault,
        };
        let article = ArticleLine::deserialize(value).map_err(|_| fault)?;
        self.article_of(article);
        Ok(())
    }

    /// JSON Lines: records and articles. A broken line costs itself alone.
    fn lines(&mut self, name: &str, mut reader: impl BufRead) {
        let mut line = Vec::new();
        for number in 1u32.. {
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => return,
                Ok(_) => {}
                Err(fault) => {
                    return self.fault(
                        "unreadable",
                        Place::line(name, number),
                        &fault,
                        "check the file",
                    );
                }
            }
            if !line.trim_ascii().is_empty() {
                self.line(name, number, &line);
            }
        }
    }

    fn line(&mut self, name: &str, number: u32, line: &[u8]) {
        let fault = match serde_json::from_slice::<Entry<'_>>(line.trim_ascii_end()) {
            Ok(entry) => return self.entry(&entry),
            Err(fault) => fault,
        };
        if let Ok(article) = serde_json::from_slice::<ArticleLine>(line) {
            return self.article_of(article);
        }
        let told = told(&fault);
        let (message, help) = if fault.is_data() {
            (format!("neither a record nor an article: {told}"), NEITHER)
        } else {
            (
                format!("not JSON: {told}"),
                "mend or remove the line; the others were read",
            )
        };
        self.fault("json", Place::line(name, number), &message, help);
    }
}

/// Hands over the items of an array one by one.
struct Each<'f>(&'f mut dyn FnMut(&serde_json::Value));

impl<'de> Visitor<'de> for Each<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            (self.0)(&item);
        }
        Ok(())
    }
}

/// A fault of JSON with its column; the line is told apart.
fn told(fault: &serde_json::Error) -> String {
    let words = fault.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    format!("{words} (column {})", fault.column())
}

/// What a folder holds, in the order of names, hidden files left out.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let readable = entry
            .path()
            .extension()
            .is_some_and(|e| ["txt", "jsonl", "ndjson", "json"].iter().any(|k| e == *k));
        if !hidden && (entry.file_type()?.is_dir() || readable) {
            out.push(entry.path());
        }
    }
    out.sort();
    Ok(out)
}

fn lines_by_name(name: &str) -> bool {
    [".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end))
}
