//! Cutting JSON Lines: one piece a line, long lines skipped in bounded memory.

use super::head::Head;
use super::piece::{Body, Cut, Fault, Next, SKIPS};
use std::io::BufRead;

/// The lines of an input, blank ones left out.
pub struct Lines<'a> {
    head: Head<'a>,
    limit: usize,
    line: u32,
    over: bool,
}

impl<'a> Lines<'a> {
    pub fn new(head: Head<'a>, limit: usize) -> Self {
        Self {
            head,
            limit,
            line: 0,
            over: false,
        }
    }

    pub fn next_line(&mut self) -> Next {
        loop {
            if self.over {
                return Ok(None);
            }
            self.line = self.line.saturating_add(1);
            let mut bytes = Vec::new();
            let length = self.read_line(&mut bytes).map_err(|e| (self.line, e))?;
            let body = if length > self.limit {
                Err(Fault::too_long(self.limit))
            } else if bytes.trim_ascii() == b"\xef\xbb\xbf" || bytes.trim_ascii().is_empty() {
                continue;
            } else {
                Ok(Body::Json(bytes))
            };
            return Ok(Some(Cut {
                line: self.line,
                body,
            }));
        }
    }

    /// Reads up to and with the next line feed; returns the length of the line, of which no more
    /// than the bound is kept.
    fn read_line(&mut self, out: &mut Vec<u8>) -> std::io::Result<usize> {
        let mut length = 0;
        loop {
            let bytes = match self.head.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if bytes.is_empty() {
                self.over = true;
                return Ok(length);
            }
            let end = memchr::memchr(b'\n', bytes);
            let taken = end.unwrap_or(bytes.len());
            length += taken;
            if length <= self.limit {
                out.extend_from_slice(&bytes[..taken]);
            } else {
                *out = Vec::new();
            }
            let used = end.map_or(taken, |e| e + 1);
            self.head.consume(used);
            if end.is_some() {
                return Ok(length);
            }
            if length > self.limit.saturating_mul(SKIPS) {
                self.over = true;
                return Ok(length);
            }
        }
    }
}
