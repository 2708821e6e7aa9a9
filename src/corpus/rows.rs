//! Cutting and reading CSV and TSV under a header line.

use super::encoding::{self, decode};
use super::fields::{Columns, Found, Role};
use super::format::Format;
use super::head::Head;
use super::piece::{Body, Cut, Fault, Next, Reading, SKIPS, empty, flawed};
use crate::problem::{Place, Problem};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::io::{self, BufRead};
use std::sync::Arc;

/// Of each column its role and rank.
type Header = Arc<[Option<(Role, u8)>]>;

/// One row: the bytes of its cells, and what its columns mean.
#[derive(Debug)]
pub struct Row {
    cells: Cells,
    header: Header,
}

/// Cells end to end.
#[derive(Debug, Default)]
struct Cells {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(from, to)| &self.bytes[from..*to])
    }
}

impl Row {
    pub fn size(&self) -> usize {
        self.cells.bytes.len()
    }
}

/// The rows of a table.
pub struct Rows<'a> {
    head: Head<'a>,
    reader: Reader,
    columns: Columns,
    header: Option<Header>,
    limit: usize,
    over: bool,
    scratch: Vec<u8>,
}

impl<'a> Rows<'a> {
    pub fn new(mut head: Head<'a>, format: Format, columns: &Columns, limit: usize) -> Self {
        let separator = if format == Format::Tsv {
            b'\t'
        } else {
            separator(&mut head)
        };
        let marks = marks(&mut head);
        head.consume(marks);
        Self {
            head,
            reader: ReaderBuilder::new().delimiter(separator).build(),
            columns: columns.clone(),
            header: None,
            limit,
            over: false,
            scratch: vec![0; 16 << 10],
        }
    }

    pub fn next_row(&mut self) -> Next {
        loop {
            if self.over {
                return Ok(None);
            }
            let line = u32::try_from(self.reader.line()).unwrap_or(u32::MAX);
            let (cells, length) = self.read_row().map_err(|e| (line, e))?;
            if cells.ends.is_empty() && length == 0 {
                self.over = true;
                return Ok(None);
            }
            let Some(header) = &self.header else {
                if let Err(fault) = self.learn(&cells) {
                    self.over = true;
                    return Ok(Some(Cut {
                        line,
                        body: Err(fault),
                    }));
                }
                continue;
            };
            let body = if length > self.limit {
                Err(Fault::new(
                    "too-long",
                    format!("more than {} bytes in one row; it was left out", self.limit),
                    "look for a quotation mark that is never closed, or raise --max-article-bytes",
                ))
            } else {
                Ok(Body::Row(Row {
                    cells,
                    header: Arc::clone(header),
                }))
            };
            return Ok(Some(Cut { line, body }));
        }
    }

    /// Learns from the header which column is what.
    fn learn(&mut self, cells: &Cells) -> Result<(), Fault> {
        let names: Vec<String> = cells.iter().map(|c| decode(c.to_vec(), None).0).collect();
        let roles: Header = names.iter().map(|n| self.columns.role(n)).collect();
        let missing = |role: Role| !roles.iter().flatten().any(|(r, _)| *r == role);
        let said = Role::ALL
            .into_iter()
            .find(|r| self.columns.said(*r).is_some() && missing(*r));
        if let Some(name) = said.and_then(|r| self.columns.said(r)) {
            let message = format!("no column `{name}`; there are: {}", names.join(", "));
            return Err(Fault::new(
                "no-column",
                message,
                "name a column that is there",
            ));
        }
        if missing(Role::Text) {
            let message = format!("no column of texts among: {}", names.join(", "));
            return Err(Fault::new("no-column", message, "name it by --text-column"));
        }
        self.header = Some(roles);
        Ok(())
    }

    /// Reads a row; returns its cells, and its length in bytes, of which no more than the bound is
    /// kept.
    fn read_row(&mut self) -> io::Result<(Cells, usize)> {
        let mut cells = Cells::default();
        let mut length = 0;
        loop {
            let input = self.head.fill_buf()?;
            // An empty input tells the reader that this is the end.
            let (result, used, written) = self.reader.read_field(input, &mut self.scratch);
            self.head.consume(used);
            length += written;
            if length <= self.limit {
                cells.bytes.extend_from_slice(&self.scratch[..written]);
            } else {
                cells.bytes = Vec::new();
            }
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    // Columns beyond any sensible number are not kept apart.
                    if cells.ends.len() < 10_000 {
                        cells.ends.push(cells.bytes.len());
                    }
                    if record_end {
                        return Ok((cells, length));
                    }
                }
                ReadFieldResult::End => return Ok((cells, length)),
            }
            if length > self.limit.saturating_mul(SKIPS) {
                self.over = true;
                return Ok((cells, length));
            }
        }
    }
}

/// How many bytes of byte order marks the table begins with. The reader of cells would skip them too,
/// but takes a buffer that holds nothing else for the end.
fn marks(head: &mut Head<'_>) -> usize {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let mut end = 0;
    while head
        .peek(end + MARK.len())
        .get(end..)
        .is_some_and(|rest| rest.starts_with(MARK))
    {
        end += MARK.len();
    }
    end
}

/// The separator of the header line: the one of comma, semicolon and tab that it holds most of.
fn separator(head: &mut Head<'_>) -> u8 {
    let mut wanted = 1;
    loop {
        let bytes = head.peek(wanted);
        let end = memchr::memchr(b'\n', bytes);
        if end.is_some() || bytes.len() >= 4 << 10 || bytes.len() < wanted {
            let line = &bytes[..end.unwrap_or(bytes.len())];
            let count = |s: &u8| memchr::memchr_iter(*s, line).count();
            return [b'\t', b';', b',']
                .into_iter()
                .max_by_key(count)
                .unwrap_or(b',');
        }
        wanted = bytes.len() + 1;
    }
}

/// The article of a row.
pub fn read(place: &Place, row: &Row) -> Reading {
    let mut found = Found::default();
    let mut problems = Vec::new();
    for (cell, column) in row.cells.iter().zip(row.header.iter()) {
        let Some((role, rank)) = *column else {
            continue;
        };
        if !found.wants(role, rank) {
            continue;
        }
        if role == Role::Text && encoding::is_binary(cell) {
            let message = "the text of this row is not text";
            return Reading::fault(Problem::new("not-text", place.clone(), message, ""));
        }
        let (value, flaw) = decode(cell.to_vec(), None);
        if let Some(flaw) = flaw.filter(|_| role == Role::Text) {
            problems.push(flawed(place.clone(), &value, flaw));
        }
        found.put(role, rank, value);
    }
    let article = found.article(|| place.to_string());
    if article.is_none() {
        return Reading::fault(empty(place.clone()));
    }
    Reading { article, problems }
}
