//! Cutting JSON: the elements of an array, or values one after the other, by counting brackets.

use super::head::Head;
use super::piece::{Body, Cut, Fault, Next, SKIPS};
use std::io::{self, BufRead};

/// The elements of a JSON array of any length, without reading it whole.
pub struct Values<'a> {
    head: Head<'a>,
    limit: usize,
    line: u32,
    begun: bool,
    over: bool,
}

/// How far into a value the scan has come.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Bare words and numbers end where a separator stands.
    bare: bool,
}

impl Scan {
    /// Takes one byte of a value; whether the value ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    return self.depth == 0;
                }
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            _ if self.depth == 0 => self.bare = true,
            _ => {}
        }
        false
    }
}

impl<'a> Values<'a> {
    pub fn new(head: Head<'a>, limit: usize) -> Self {
        Self {
            head,
            limit,
            line: 1,
            begun: false,
            over: false,
        }
    }

    pub fn next_value(&mut self) -> Next {
        if self.over {
            return Ok(None);
        }
        let found = self.skip_to_value().map_err(|e| (self.line, e))?;
        if !found {
            self.over = true;
            return Ok(None);
        }
        let line = self.line;
        let mut bytes = Vec::new();
        let (length, whole) = self.read_value(&mut bytes).map_err(|e| (self.line, e))?;
        let body = if length > self.limit {
            Err(Fault::too_long(self.limit))
        } else if whole {
            Ok(Body::Json(bytes))
        } else {
            Err(Fault::new(
                "bad-json",
                "the value that starts here never ends",
                "close its brackets and quotation marks, or get the file again",
            ))
        };
        Ok(Some(Cut { line, body }))
    }

    /// Skips blanks, commas, and the brackets of the outermost array.
    fn skip_to_value(&mut self) -> io::Result<bool> {
        loop {
            let bytes = self.head.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let mut used = 0;
            let mut found = false;
            for &byte in bytes {
                match byte {
                    b'\n' => self.line = self.line.saturating_add(1),
                    b' ' | b'\t' | b'\r' | b',' | b']' | 0xef | 0xbb | 0xbf => {}
                    b'[' if !self.begun => self.begun = true,
                    _ => {
                        found = true;
                        self.begun = true;
                        break;
                    }
                }
                used += 1;
            }
            self.head.consume(used);
            if found {
                return Ok(true);
            }
        }
    }

    /// Reads a value; returns its length, of which no more than the bound is kept, and whether it
    /// came to its end.
    fn read_value(&mut self, out: &mut Vec<u8>) -> io::Result<(usize, bool)> {
        let mut scan = Scan::default();
        let mut length = 0;
        loop {
            let bytes = self.head.fill_buf()?;
            if bytes.is_empty() {
                self.over = true;
                return Ok((length, scan.bare && scan.depth == 0));
            }
            let mut used = 0;
            let mut ended = false;
            for &byte in bytes {
                let separates = matches!(byte, b',' | b']' | b'\n' | b'{' | b'[');
                if scan.bare && scan.depth == 0 && !scan.in_string && separates {
                    ended = true;
                    break;
                }
                used += 1;
                self.line = self.line.saturating_add(u32::from(byte == b'\n'));
                if scan.ends_with(byte) {
                    ended = true;
                    break;
                }
            }
            length += used;
            if length <= self.limit {
                out.extend_from_slice(&bytes[..used]);
            } else {
                *out = Vec::new();
            }
            self.head.consume(used);
            if ended {
                return Ok((length, true));
            }
            if length > self.limit.saturating_mul(SKIPS) {
                self.over = true;
                return Ok((length, false));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(input: &'static str) -> Vec<(u32, Result<String, &'static str>)> {
        let small = io::BufReader::with_capacity(2, input.as_bytes());
        let mut values = Values::new(Head::new(Box::new(small)), 30);
        let mut out = Vec::new();
        while let Some(cut) = values.next_value().unwrap() {
            out.push((
                cut.line,
                match cut.body {
                    Ok(Body::Json(bytes)) => Ok(String::from_utf8(bytes).unwrap()),
                    Ok(_) => unreachable!(),
                    Err(fault) => Err(fault.code),
                },
            ));
        }
        out
    }

    #[test]
    fn elements_are_cut_by_brackets_not_by_lines() {
        let found = cut("[\n {\"a\": \"}]\\\"\"},\n {\n\"b\": [1]\n}, 12, \"x\"\n]\n");
        let want = ["{\"a\": \"}]\\\"\"}", "{\n\"b\": [1]\n}", "12", "\"x\""];
        assert_eq!(
            found
                .iter()
                .map(|f| f.1.clone().unwrap())
                .collect::<Vec<_>>(),
            want
        );
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [2, 3, 5, 5]);
    }

    #[test]
    fn objects_may_follow_each_other_without_an_array() {
        assert_eq!(cut("{\"a\":1}\n{\"b\":2}").len(), 2);
        assert_eq!(cut("[]"), []);
        assert_eq!(cut(""), []);
    }

    #[test]
    fn a_value_too_long_or_without_end_is_named() {
        let found = cut("[{\"a\": \"0123456789012345678901234567890\"}, {\"b\":1}, {\"c\"");
        assert_eq!(found[0].1, Err("too-long"));
        assert_eq!(found[1].1, Ok("{\"b\":1}".to_owned()));
        assert_eq!(found[2].1, Err("bad-json"));
    }
}
