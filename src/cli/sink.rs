//! Where records go: stdout, or a file that appears only when it is whole and can be resumed.

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often the state of an unfinished file is put on disk: what a killed run does twice at most.
const EVERY: Duration = Duration::from_millis(250);

/// How far an unfinished run has come; kept beside the partial file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    /// What the run was told to do, and by which version.
    pub settings: String,
    /// How many inputs are done.
    pub inputs: u64,
    /// The names and sizes of those and of the one in hand, as a hash.
    pub seen: String,
    /// How many pieces of the input in hand are done.
    pub pieces: u64,
    /// How many bytes of the partial file are good.
    pub bytes: u64,
    /// How many articles were read.
    pub articles: u64,
    /// How many records were written.
    pub records: u64,
    /// How many problems were named.
    pub problems: u64,
}

/// Where records go.
pub(super) struct Sink {
    out: Out,
    written: u64,
}

enum Out {
    Stream(Stream),
    File(Box<Partial>),
}

/// A terminal, a pipe, a device.
struct Stream {
    out: BufWriter<Box<dyn Write>>,
    /// True if each article is shown at once: somebody may wait for it before the next is given.
    live: bool,
    /// When what was written was last shown.
    shown: Instant,
}

/// Where nobody waits, what was written is shown so often: to wake a reader for each article would cost more than many an
/// article.
const SHOWN_EVERY: Duration = Duration::from_millis(10);

struct Partial {
    file: BufWriter<File>,
    whole: PathBuf,
    records: PathBuf,
    state: PathBuf,
    saved: Instant,
}

/// `path` with `suffix` behind its name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

impl Sink {
    /// Standard output; `live` if articles may be given one by one, each when the one before was answered.
    pub fn stdout(live: bool) -> Self {
        let live = live || io::stdout().is_terminal();
        Self::stream(Box::new(io::stdout().lock()), live)
    }

    fn stream(out: Box<dyn Write>, live: bool) -> Self {
        let stream = Stream {
            out: BufWriter::with_capacity(64 << 10, out),
            live,
            shown: Instant::now(),
        };
        Self {
            out: Out::Stream(stream),
            written: 0,
        }
    }

    /// The file `path`, and the state to go on from: the one that an earlier run left, if `resume`
    /// is set and there is one.
    pub fn file(path: &Path, resume: bool, settings: &str) -> Result<(Self, State)> {
        let fresh = State {
            settings: settings.to_owned(),
            ..State::default()
        };
        if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
            if path.is_dir() {
                bail!("cannot write {}: it is a folder", path.display());
            }
            // A device or a pipe: nothing to rename.
            let out = OpenOptions::new().write(true).open(path);
            let out = out.with_context(|| format!("cannot write {}", path.display()))?;
            return Ok((Self::stream(Box::new(out), true), fresh));
        }
        let (partial, state) = (beside(path, ".partial"), beside(path, ".partial.state"));
        let found = if resume {
            left(&partial, &state, settings)?
        } else {
            None
        };
        let mut file = OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(found.is_none())
            .open(&partial)
            .with_context(|| format!("cannot write {}", partial.display()))?;
        let found = found.unwrap_or(fresh);
        file.set_len(found.bytes)
            .and_then(|()| file.seek(SeekFrom::End(0)).map(drop))
            .with_context(|| format!("cannot write {}", partial.display()))?;
        let out = Partial {
            file: BufWriter::with_capacity(64 << 10, file),
            whole: path.to_owned(),
            records: partial,
            state,
            saved: Instant::now(),
        };
        if found.bytes == 0 {
            // A state of an older run must not outlive its file.
            out.forget()?;
        }
        Ok((
            Self {
                out: Out::File(Box::new(out)),
                written: found.bytes,
            },
            found,
        ))
    }

    /// Writes the bytes of one article.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match &mut self.out {
            Out::Stream(stream) => stream.write(bytes).context("cannot write the output")?,
            Out::File(out) => {
                let done = out.file.write_all(bytes);
                done.with_context(|| format!("cannot write {}", out.records.display()))?;
            }
        }
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// Shows what was written so far, where somebody may look on; a file has its own time.
    pub fn show(&mut self) -> Result<()> {
        match &mut self.out {
            Out::Stream(stream) => stream.show().context("cannot write the output"),
            Out::File(_) => Ok(()),
        }
    }

    /// Keeps how far the run has come, if it is time, or in any case if it is `now`.
    pub fn keep(&mut self, state: &mut State, now: bool) -> Result<()> {
        state.bytes = self.written;
        if let Out::File(out) = &mut self.out
            && (now || out.saved.elapsed() >= EVERY)
        {
            out.keep(state)
                .with_context(|| format!("cannot write {}", out.records.display()))?;
            out.saved = Instant::now();
        }
        Ok(())
    }

    /// Ends the output: a file gets its name.
    pub fn finish(self) -> Result<()> {
        match self.out {
            Out::Stream(mut stream) => stream.out.flush().context("cannot write the output"),
            Out::File(mut out) => {
                let name = out.whole.display().to_string();
                let synced = out
                    .file
                    .flush()
                    .and_then(|()| out.file.get_ref().sync_all());
                synced.with_context(|| format!("cannot write {}", out.records.display()))?;
                fs::rename(&out.records, &out.whole)
                    .with_context(|| format!("cannot write {name}"))?;
                out.forget()
            }
        }
    }

    /// What to tell somebody whose run ended early; `None` if nothing was kept.
    pub fn hint(&self) -> Option<String> {
        match &self.out {
            Out::Stream(_) => None,
            Out::File(out) => Some(format!(
                "what is done is in {}; run the same command with --resume to go on",
                out.records.display()
            )),
        }
    }
}

impl Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        if self.live || self.shown.elapsed() >= SHOWN_EVERY {
            self.show()?;
        }
        Ok(())
    }

    fn show(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.shown = Instant::now();
        Ok(())
    }
}

impl Partial {
    /// First the records, then the state that vouches for them.
    fn keep(&mut self, state: &State) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        let new = beside(&self.state, ".new");
        let mut file = File::create(&new)?;
        serde_json::to_writer(&mut file, state)?;
        file.write_all(b"\n")?;
        file.sync_data()?;
        fs::rename(new, &self.state)
    }

    fn forget(&self) -> Result<()> {
        match fs::remove_file(&self.state) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", self.state.display()))
            }
            _ => Ok(()),
        }
    }
}

/// What an earlier run left, if anything that can be gone on from.
fn left(partial: &Path, state: &Path, settings: &str) -> Result<Option<State>> {
    let Ok(text) = fs::read_to_string(state) else {
        return Ok(None);
    };
    let again = "run without --resume to start over";
    let found: State = serde_json::from_str(&text).with_context(|| {
        format!(
            "{} is not a state of an unfinished run; {again}",
            state.display()
        )
    })?;
    if found.settings != settings {
        bail!(
            "{} was begun with other options or another version; {again}",
            partial.display()
        );
    }
    match fs::metadata(partial) {
        Ok(data) if data.len() >= found.bytes => Ok(Some(found)),
        // Ended between giving the file its name and forgetting the state: nothing is left to do,
        // or else everything.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        _ => bail!("{} is shorter than it was; {again}", partial.display()),
    }
}
