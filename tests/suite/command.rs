//! Running the command in tests: what it prints, how it ends, how much memory it took.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

/// What a run left.
#[derive(Debug)]
pub struct Run {
    /// Exit code; `None` if it was killed.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The most memory it held, where the system tells.
    pub peak_megabytes: Option<u64>,
}

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_stance");

/// The command in a folder, ready to be started.
pub fn command(arguments: &[&str], folder: &Path) -> Command {
    command_of(PROGRAM.as_ref(), arguments, folder)
}

/// The same of a copy of the program.
pub fn command_of(program: &Path, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("STANCE_CONFIG")
        .stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command in a folder to its end.
pub fn stance(arguments: &[&str], folder: &Path) -> Run {
    ended(command(arguments, folder).spawn().unwrap())
}

/// Runs the command in a folder, and closes the pipe that it prints to.
pub fn unread(arguments: &[&str], folder: &Path) -> Run {
    let mut child = command(arguments, folder).spawn().unwrap();
    drop(child.stdout.take());
    ended(child)
}

/// Reads what a child prints and waits for its end.
pub fn ended(mut child: Child) -> Run {
    let stdout = child.stdout.take().map(read);
    let stderr = child.stderr.take().map(read);
    let mut peak_megabytes = None;
    while child.try_wait().unwrap().is_none() {
        peak_megabytes = peak(&child).or(peak_megabytes);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let code = child.wait().unwrap().code();
    let text =
        |pipe: Option<JoinHandle<String>>| pipe.map_or_else(String::new, |p| p.join().unwrap());
    Run {
        code,
        stdout: text(stdout),
        stderr: text(stderr),
        peak_megabytes,
    }
}

/// Reads a pipe to its end on a thread of its own, so that a full one holds up nobody.
fn read(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut out = String::new();
        pipe.read_to_string(&mut out).unwrap();
        out
    })
}

/// The high-water mark of a process under Linux.
pub fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// Bytes packed with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}
