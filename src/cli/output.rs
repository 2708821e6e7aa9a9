//! What commands share in writing: problems on stderr, files whole or not at all, progress.

use crate::problem::Problem;
use anyhow::{Context, Result};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Names every problem on stderr, and how many there are.
pub(super) fn tell(problems: &[Problem]) {
    let mut out = anstream::stderr().lock();
    for problem in problems {
        let _ = writeln!(out, "{problem}\n");
    }
    if problems.len() > 1 {
        let _ = writeln!(out, "{} problems", problems.len());
    }
}

/// Writes a file whole or not at all: to a neighbour, synced, then renamed.
pub(super) fn write_whole(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let shown = path.display();
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut file = tempfile::Builder::new()
        .prefix(".stance-")
        .suffix(".partial")
        .tempfile_in(folder)
        .with_context(|| format!("cannot write in {}", folder.display()))?;
    let write = file
        .write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all());
    write.with_context(|| format!("cannot write {shown}"))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o644, |m| m.permissions().mode());
        let permissions = std::fs::Permissions::from_mode(mode);
        let set = file.as_file().set_permissions(permissions);
        set.with_context(|| format!("cannot write {shown}"))?;
    }
    file.persist(path)
        .with_context(|| format!("cannot write {shown}"))?;
    Ok(())
}

/// Prints text for people or programs on stdout.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Tells the step that is under way on stderr, where it is a terminal, each over the last.
pub(super) struct Progress {
    shown: bool,
}

impl Progress {
    pub fn new(quiet: bool) -> Self {
        Self {
            shown: !quiet && io::stderr().is_terminal(),
        }
    }

    pub fn step(&mut self, what: &str) {
        if self.shown {
            eprint!("\r\x1b[K{what} …");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            eprint!("\r\x1b[K");
        }
    }
}
