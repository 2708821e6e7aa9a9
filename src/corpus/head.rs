//! `Head`: an input whose first bytes can be looked at before it is read.

use std::io::{self, BufRead, Read};

/// A boxed input.
pub type Input<'a> = Box<dyn BufRead + Send + 'a>;

/// An input that can be peeked into; what was peeked is read again as if it had not been.
pub struct Head<'a> {
    inner: Input<'a>,
    seen: Vec<u8>,
    at: usize,
    fault: Option<io::Error>,
}

impl<'a> Head<'a> {
    /// An input of which nothing has been seen.
    pub fn new(inner: Input<'a>) -> Self {
        Self {
            inner,
            seen: Vec::new(),
            at: 0,
            fault: None,
        }
    }

    /// The first `wanted` bytes, fewer only at the end of the input. Must come before any reading.
    ///
    /// A slow pipe is asked for no more than is needed: callers raise `wanted` step by step.
    pub fn peek(&mut self, wanted: usize) -> &[u8] {
        while self.seen.len() < wanted && self.fault.is_none() {
            match self.inner.fill_buf() {
                Ok([]) => break,
                Ok(bytes) => {
                    let taken = bytes.len();
                    self.seen.extend_from_slice(bytes);
                    self.inner.consume(taken);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => self.fault = Some(error),
            }
        }
        &self.seen
    }
}

impl Read for Head<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let taken = bytes.len().min(out.len());
        out[..taken].copy_from_slice(&bytes[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl BufRead for Head<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.seen.len() {
            return Ok(&self.seen[self.at..]);
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if !self.seen.is_empty() {
            self.seen = Vec::new();
            self.at = 0;
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, taken: usize) {
        if self.at < self.seen.len() {
            self.at += taken;
        } else {
            self.inner.consume(taken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn what_was_peeked_is_read_again() {
        let slow = BufReader::with_capacity(3, &b"une longue phrase"[..]);
        let mut head = Head::new(Box::new(slow));
        assert!(head.peek(4).starts_with(b"une "));
        assert!(head.peek(8).starts_with(b"une long"));
        let mut all = String::new();
        head.read_to_string(&mut all).unwrap();
        assert_eq!(all, "une longue phrase");
    }
}
