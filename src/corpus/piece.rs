//! `Piece`: the bytes of one article, cut out of an input but not yet looked into.

use super::head::{Head, Input};
use super::{Charset, Format, Options, compressed, encoding, europresse, format, html, json};
use super::{lines::Lines, rows, rows::Rows, values::Values};
use crate::article::Article;
use crate::problem::{Place, Problem};
use std::io::{self, Read};

/// The bytes of one article, and where they stand.
#[derive(Debug)]
pub struct Piece {
    pub(super) place: Place,
    pub(super) body: Body,
}

/// What a piece holds, by the way it is to be read.
#[derive(Debug)]
pub(super) enum Body {
    Text(Vec<u8>),
    Html(Vec<u8>),
    Json(Vec<u8>),
    Export(Vec<u8>, Option<Charset>),
    Row(rows::Row),
    Fault(Problem),
}

/// What a piece turned out to be: an article, or problems, or both.
#[derive(Debug, Default)]
pub struct Reading {
    /// The article, unless a problem says why there is none.
    pub article: Option<Article>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// No article, for this reason.
    pub(super) fn fault(problem: Problem) -> Self {
        Self {
            article: None,
            problems: vec![problem],
        }
    }
}

impl Piece {
    /// A piece that is nothing but a problem; so that problems keep their place among articles.
    pub fn fault(problem: Problem) -> Self {
        Self {
            place: problem.place.clone(),
            body: Body::Fault(problem),
        }
    }

    /// Its size in bytes, as a measure of work and memory.
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Text(b) | Body::Html(b) | Body::Json(b) | Body::Export(b, _) => b.len(),
            Body::Row(row) => row.size(),
            Body::Fault(_) => 0,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The JSON object that it holds, as it stands; for those who read other objects than articles.
    pub fn json(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Json(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Decodes and parses it.
    pub fn read(self, options: &Options) -> Reading {
        let Self { place, body } = self;
        let mut reading = match body {
            Body::Fault(problem) => return Reading::fault(problem),
            Body::Text(bytes) => text(place.clone(), bytes),
            Body::Html(bytes) => html::read(&place, bytes),
            Body::Json(bytes) => json::read(&place, bytes, &options.columns),
            Body::Export(bytes, declared) => europresse::read(&place, bytes, declared),
            Body::Row(row) => rows::read(&place, &row),
        };
        if reading
            .article
            .as_ref()
            .is_some_and(|a| a.text().contains('\0'))
        {
            reading.problems.push(Problem::new(
                "nul-bytes",
                place,
                "the text holds NUL characters; it was read as it stands",
                "check how the file was made: such characters come from truncated copies",
            ));
        }
        reading
    }
}

fn text(place: Place, bytes: Vec<u8>) -> Reading {
    if encoding::is_binary(&bytes) {
        return Reading::fault(Problem::new(
            "not-text",
            place,
            "this is not text",
            "give the article as text, HTML, JSON Lines or CSV; for UTF-16 without its mark say --encoding utf-16le",
        ));
    }
    let (text, flaw) = encoding::decode(bytes, None);
    let problems = flaw
        .map(|f| flawed(place.clone(), &text, f))
        .into_iter()
        .collect();
    if text.trim().is_empty() {
        return Reading::fault(empty(place));
    }
    Reading {
        article: Some(Article::new(place.source.as_ref(), text)),
        problems,
    }
}

/// There is an article, but nothing in it.
pub(super) fn empty(place: Place) -> Problem {
    Problem::new(
        "empty",
        place,
        "the article is empty",
        "remove it, or give its text",
    )
}

/// An encoding problem, at its line if that can be told.
pub(super) fn flawed(mut place: Place, text: &str, flaw: encoding::Flaw) -> Problem {
    match flaw {
        encoding::Flaw::Mixed(byte) => {
            let before = memchr::memchr_iter(b'\n', &text.as_bytes()[..byte]).count() as u32;
            place.line = Some(place.line.unwrap_or(1) + before);
            Problem::new(
                "mixed-encodings",
                place,
                "bytes that are not UTF-8 in a text that otherwise is; they were read as windows-1252",
                "save the file in one encoding, or name it by --encoding",
            )
        }
        encoding::Flaw::Meaningless(name) => Problem::new(
            "undecodable",
            place,
            format!("bytes that mean nothing in {name}; they were read as U+FFFD"),
            "name the encoding by --encoding",
        ),
    }
}

/// The problem that an error in reading is.
pub(super) fn unreadable(place: Place, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Problem::new(
            "truncated",
            place,
            "the compressed data end too early; what follows is lost",
            "get the file again; articles before this place were read",
        ),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Problem::new(
            "corrupt",
            place,
            format!("the compressed data are damaged ({error}); what follows is lost"),
            "get the file again; articles before this place were read",
        ),
        _ => Problem::new(
            "unreadable",
            place,
            format!("cannot read: {error}"),
            "check the file",
        ),
    }
}

/// An input that this build cannot unpack.
pub(super) fn packed(name: &str, message: String) -> Problem {
    Problem::new("compressed", Place::whole(name), message, "unpack it first")
}

/// An article beyond the bound.
pub(super) fn too_long(place: Place, limit: usize) -> Problem {
    Problem::new(
        "too-long",
        place,
        format!("more than {limit} bytes in one article; it was left out"),
        "split it, or raise --max-article-bytes",
    )
}

/// The pieces of one input, in order.
pub struct Pieces<'a> {
    name: String,
    cutter: Cutter<'a>,
}

#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each input, not for each piece"
)]
enum Cutter<'a> {
    Whole(Head<'a>, Format, usize),
    Lines(Lines<'a>),
    Values(Values<'a>),
    Rows(Rows<'a>),
    Export(europresse::Articles<'a>),
    Fault(Problem),
    Done,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(name: &str, input: Input<'a>, options: &Options) -> Self {
        let name = name.to_owned();
        let cutter = match compressed::unpack(Head::new(input)) {
            Ok(head) => Self::cutter(&name, decoded(head, options), options),
            Err(message) => Cutter::Fault(packed(&name, message)),
        };
        Self { name, cutter }
    }

    fn cutter(name: &str, mut head: Head<'a>, options: &Options) -> Cutter<'a> {
        let format = options
            .format
            .unwrap_or_else(|| format::detect(name, &mut head, &options.columns));
        let limit = options.max_article_bytes;
        match format {
            Format::Text | Format::Html => Cutter::Whole(head, format, limit),
            Format::JsonLines => Cutter::Lines(Lines::new(head, limit)),
            Format::Json => Cutter::Values(Values::new(head, limit)),
            Format::Csv | Format::Tsv => {
                Cutter::Rows(Rows::new(head, format, &options.columns, limit))
            }
            Format::Europresse => Cutter::Export(europresse::Articles::new(head, limit)),
        }
    }
}

/// The input as UTF-8 where its encoding is forced, or announced by a UTF-16 mark; else as it is.
fn decoded<'a>(mut head: Head<'a>, options: &Options) -> Head<'a> {
    let Some(charset) = options.encoding.or_else(|| encoding::utf_16(head.peek(2))) else {
        return head;
    };
    if charset.name() == "UTF-8" {
        return head;
    }
    let utf_8 = encoding_rs_io::DecodeReaderBytesBuilder::new()
        .encoding(Some(charset.encoding()))
        .strip_bom(true)
        .build(head);
    Head::new(Box::new(io::BufReader::with_capacity(64 << 10, utf_8)))
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let cut = match &mut self.cutter {
            Cutter::Done => return None,
            Cutter::Lines(lines) => lines.next_line(),
            Cutter::Values(values) => values.next_value(),
            Cutter::Rows(rows) => rows.next_row(),
            Cutter::Export(articles) => articles.next_article(),
            Cutter::Fault(_) | Cutter::Whole(..) => {
                let body = match std::mem::replace(&mut self.cutter, Cutter::Done) {
                    Cutter::Whole(head, format, limit) => whole(&self.name, head, format, limit),
                    Cutter::Fault(problem) => Body::Fault(problem),
                    _ => unreachable!("matched above"),
                };
                return Some(Piece {
                    place: Place::whole(self.name.as_str()),
                    body,
                });
            }
        };
        let piece = match cut {
            Ok(Some(Cut { line, body })) => {
                let place = Place::line(self.name.as_str(), line);
                let body = match body {
                    Ok(body) => body,
                    Err(Fault {
                        code,
                        message,
                        help,
                    }) => Body::Fault(Problem::new(code, place.clone(), message, help)),
                };
                Piece { place, body }
            }
            Ok(None) => {
                self.cutter = Cutter::Done;
                return None;
            }
            Err((line, error)) => {
                self.cutter = Cutter::Done;
                Piece::fault(unreadable(Place::line(self.name.as_str(), line), &error))
            }
        };
        Some(piece)
    }
}

fn whole(name: &str, head: Head<'_>, format: Format, limit: usize) -> Body {
    let mut bytes = Vec::new();
    let place = || Place::whole(name);
    match head.take(limit as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => Body::Fault(unreadable(place(), &error)),
        Ok(_) if bytes.len() > limit => Body::Fault(too_long(place(), limit)),
        Ok(_) if format == Format::Html => Body::Html(bytes),
        Ok(_) => Body::Text(bytes),
    }
}

/// What a cutter cut: the line it starts on, and its bytes or what was wrong with them.
pub(super) struct Cut {
    pub line: u32,
    pub body: Result<Body, Fault>,
}

/// A problem that still lacks its place.
pub(super) struct Fault {
    pub code: &'static str,
    pub message: String,
    pub help: &'static str,
}

impl Fault {
    pub fn new(code: &'static str, message: impl Into<String>, help: &'static str) -> Self {
        Self {
            code,
            message: message.into(),
            help,
        }
    }

    pub fn too_long(limit: usize) -> Self {
        let Problem { code, message, .. } = too_long(Place::default(), limit);
        Self {
            code,
            message,
            help: "split it, or raise --max-article-bytes",
        }
    }
}

/// The next cut, `None` at the end, or an error in reading, with its line; nothing follows either.
pub(super) type Next = Result<Option<Cut>, (u32, io::Error)>;

/// How much of an article beyond the bound is skipped before the whole input is given up: a bound
/// on time, where the first is one on memory.
pub(super) const SKIPS: usize = 64;
