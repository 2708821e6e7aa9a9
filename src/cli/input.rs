//! Which inputs are read, in which order: files, folders, stdin.

use super::reading;
use crate::corpus::{self, Format, Head, Pieces, pieces};
use crate::problem::{Place, Problem};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use walkdir::WalkDir;

/// What stdin is called in problems, and as an article.
pub(super) const STDIN: &str = "<stdin>";

/// Arguments of every command that reads articles.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Files, folders (with all below them), or - for stdin
    #[arg(required = true, value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: reading::Args,
}

/// One file or stdin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Its path as given or found; names it in problems and, if it is one article, in records.
    pub name: String,
    path: Option<PathBuf>,
    /// Its size in bytes; 0 if it is not known.
    pub size: u64,
}

/// Counts what happens to inputs; shared with whoever shows or tells it.
#[derive(Clone, Default)]
pub(super) struct Tally {
    /// Bytes read so far, packed as they are.
    pub bytes: Arc<AtomicU64>,
    skipped: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Tally {
    fn skip(&self, path: &Path) {
        let extension = path
            .extension()
            .map_or("no extension".into(), |e| format!(".{}", e.display()));
        *self
            .skipped
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(extension)
            .or_default() += 1;
    }

    /// One line about files that folders hold and that no reader takes.
    pub fn skipped(&self) -> Option<String> {
        let skipped = self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        let total: u64 = skipped.values().sum();
        let kinds: Vec<String> = skipped
            .iter()
            .map(|(kind, n)| format!("{kind} {n}"))
            .collect();
        let files = if total == 1 { "file" } else { "files" };
        (total > 0).then(|| {
            format!("{total} {files} of no known format skipped in folders ({}); name them one by one to read them as text", kinds.join(", "))
        })
    }
}

/// The inputs that `paths` lead to, in order: of a folder by name, the rest as given.
///
/// `besides` is our own output, which is no input even if it lies in a folder that is.
pub(super) fn list<'a>(
    paths: &'a [PathBuf],
    besides: Option<&Path>,
    tally: &Tally,
) -> impl Iterator<Item = Result<Input, Problem>> + Send + use<'a> {
    let besides = besides.and_then(|p| fs::canonicalize(p).ok());
    let tally = tally.clone();
    paths
        .iter()
        .flat_map(move |path| -> Box<dyn Iterator<Item = _> + Send> {
            if path.as_os_str() == "-" {
                return Box::new(std::iter::once(Ok(Input {
                    name: STDIN.to_owned(),
                    path: None,
                    size: 0,
                })));
            }
            match fs::metadata(path) {
                Ok(data) if data.is_dir() => Box::new(folder(path, besides.clone(), tally.clone())),
                Ok(data) => Box::new(std::iter::once(Ok(file(path.clone(), data.len())))),
                Err(error) => Box::new(std::iter::once(Err(unreadable(path, &error)))),
            }
        })
}

fn file(path: PathBuf, size: u64) -> Input {
    Input {
        name: path.display().to_string(),
        path: Some(path),
        size,
    }
}

fn folder(
    path: &Path,
    besides: Option<PathBuf>,
    tally: Tally,
) -> impl Iterator<Item = Result<Input, Problem>> + Send + use<> {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |e| e.depth() == 0 || !hidden(e.file_name()))
        .filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => {
                let size = entry.metadata().map_or(0, |m| m.len());
                let path = entry.into_path();
                let ours = besides
                    .as_ref()
                    .is_some_and(|b| fs::canonicalize(&path).is_ok_and(|p| p == *b));
                if ours || path.extension().is_some_and(|e| e == "partial") {
                    None
                } else if fs::metadata(&path).is_ok_and(|m| m.is_file())
                    && Format::of_name(&path.to_string_lossy()).is_some()
                {
                    Some(Ok(file(path, size)))
                } else {
                    tally.skip(&path);
                    None
                }
            }
            Err(error) => Some(Err(unwalkable(&error))),
        })
}

fn unwalkable(error: &walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(Path::new("?"));
    if let Some(ancestor) = error.loop_ancestor() {
        return Problem::new(
            "link-loop",
            Place::whole(path.display().to_string()),
            format!(
                "this link leads back to {}, which holds it",
                ancestor.display()
            ),
            "remove the link; all else in the folder is read",
        );
    }
    match error.io_error() {
        Some(io) => unreadable(path, io),
        None => Problem::new(
            "unreadable",
            Place::whole(path.display().to_string()),
            "cannot read",
            "check it",
        ),
    }
}

/// The problem with a path that cannot be read.
fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let (code, what, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            "missing",
            "no such file or folder".to_owned(),
            "check the path",
        ),
        io::ErrorKind::PermissionDenied => (
            "unreadable",
            "no permission to read".to_owned(),
            "ask for it, or leave this path out",
        ),
        _ => (
            "unreadable",
            format!("cannot read: {error}"),
            "check the path",
        ),
    };
    Problem::new(code, Place::whole(path.display().to_string()), what, help)
}

impl Input {
    /// Opens it and cuts it into pieces.
    pub fn open(
        &self,
        options: &corpus::Options,
        tally: &Tally,
    ) -> Result<Pieces<'static>, Problem> {
        Ok(pieces(&self.name, self.bytes(tally)?, options))
    }

    /// Opens it and unpacks it, to be looked into before it is cut.
    pub fn unpacked(&self, tally: &Tally) -> Result<Head<'static>, Problem> {
        corpus::unpack(&self.name, self.bytes(tally)?)
    }

    fn bytes(&self, tally: &Tally) -> Result<BufReader<Counted>, Problem> {
        let inner: Box<dyn Read + Send> = match &self.path {
            None => Box::new(io::stdin()),
            Some(path) => Box::new(File::open(path).map_err(|error| unreadable(path, &error))?),
        };
        let bytes = Arc::clone(&tally.bytes);
        Ok(BufReader::with_capacity(64 << 10, Counted { inner, bytes }))
    }
}

/// Counts the bytes that pass.
struct Counted {
    inner: Box<dyn Read + Send>,
    bytes: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
