//! Europresse exports: several `<article>`s in one page, each with its header of fixed classes.

use super::encoding::{self, Charset};
use super::head::Head;
use super::piece::{Body, Cut, Fault, Next, Reading, SKIPS};
use crate::problem::Place;
use std::io::{self, BufRead};

/// The `<article>` elements of an export, one at a time.
pub struct Articles<'a> {
    head: Head<'a>,
    declared: Option<Charset>,
    limit: usize,
    line: u32,
    any: bool,
    over: bool,
}

const OPEN: &[u8] = b"<article";
const CLOSE: &[u8] = b"</article>";

impl<'a> Articles<'a> {
    pub fn new(mut head: Head<'a>, limit: usize) -> Self {
        let declared = encoding::declared(head.peek(4096));
        Self {
            head,
            declared,
            limit,
            line: 1,
            any: false,
            over: false,
        }
    }

    pub fn next_article(&mut self) -> Next {
        if self.over {
            return Ok(None);
        }
        let mut found = Vec::new();
        let before = self
            .read_to(OPEN, &mut found, false)
            .map_err(|e| (self.line, e))?;
        let line = self.line;
        if before.is_none() {
            self.over = true;
            let fault = Fault::new(
                "no-text",
                "no <article> in this export",
                "say --input-format html if it is an ordinary page",
            );
            return Ok((!self.any).then_some(Cut {
                line,
                body: Err(fault),
            }));
        }
        self.any = true;
        let length = self
            .read_to(CLOSE, &mut found, true)
            .map_err(|e| (self.line, e))?;
        let body = match length {
            Some(length) if length <= self.limit => Ok(Body::Export(found, self.declared)),
            Some(_) => Err(Fault::too_long(self.limit)),
            None => {
                self.over = true;
                Err(Fault::new(
                    "truncated",
                    "the <article> that starts here never ends; it was left out",
                    "export it again; the articles before were read",
                ))
            }
        };
        Ok(Some(Cut { line, body }))
    }

    /// Reads up to and with `mark`; returns the length of what was read, `None` if the mark never
    /// comes. Of what is to be kept no more than the bound is.
    fn read_to(&mut self, mark: &[u8], out: &mut Vec<u8>, keep: bool) -> io::Result<Option<usize>> {
        let mut length = 0;
        // The last bytes seen, in case the mark lies across two buffers.
        let mut tail: Vec<u8> = Vec::new();
        loop {
            let bytes = self.head.fill_buf()?;
            if bytes.is_empty() || length > self.limit.saturating_mul(SKIPS) {
                return Ok(None);
            }
            let carried = tail.len();
            tail.extend_from_slice(&bytes[..bytes.len().min(mark.len() - 1)]);
            let across = memchr::memmem::find(&tail, mark).map(|at| at + mark.len() - carried);
            let end =
                across.or_else(|| memchr::memmem::find(bytes, mark).map(|at| at + mark.len()));
            let used = end.unwrap_or(bytes.len());
            length += used;
            self.line = self
                .line
                .saturating_add(memchr::memchr_iter(b'\n', &bytes[..used]).count() as u32);
            if keep && length <= self.limit {
                out.extend_from_slice(&bytes[..used]);
            } else {
                *out = Vec::new();
            }
            tail.truncate(carried);
            tail.extend_from_slice(&bytes[bytes.len().saturating_sub(mark.len() - 1)..]);
            tail.drain(..tail.len().saturating_sub(mark.len() - 1));
            self.head.consume(used);
            if end.is_some() {
                return Ok(Some(length));
            }
        }
    }
}

/// The article that one element holds.
#[cfg(not(feature = "html"))]
pub fn read(place: &Place, _: Vec<u8>, _: Option<Charset>) -> Reading {
    super::html::not_built(place)
}

/// The article that one element holds.
#[cfg(feature = "html")]
pub fn read(place: &Place, bytes: Vec<u8>, declared: Option<Charset>) -> Reading {
    use super::html::{line_of, lines_of};
    use super::nesting::too_deep;
    use crate::article::{Article, Meta};
    use crate::corpus::date;

    if let Some(problem) = too_deep(place, &bytes) {
        return Reading::fault(problem);
    }
    let (page, flaw) = encoding::decode(bytes, declared);
    let problems = flaw
        .map(|f| super::piece::flawed(place.clone(), &page, f))
        .into_iter()
        .collect();
    // The opening tag was cut off at its name: its attributes stand first.
    let page = format!("<article{page}");
    let document = dom_query::Document::fragment(page);
    let first = |selectors: &[&str]| {
        selectors.iter().find_map(|s| {
            let text = document.select(s).iter().find_map(|n| line_of(n.nodes()));
            text.filter(|t| !t.is_empty())
        })
    };
    let number = first(&[".publiC-lblNodoc"]);
    // Characters 6 to 13 of `news·20250614·LIT·…`.
    let stamped = number
        .as_deref()
        .map(|n| n.chars().skip(5).take(8).collect::<String>());
    let told = first(&[".rdp__DocHeader", ".DocHeader"]);
    let day = told
        .as_deref()
        .and_then(date::day)
        .or_else(|| stamped.as_deref().and_then(date::day));
    let source = first(&[".rdp__DocPublicationName", ".DocPublicationName"]);
    let meta = Meta {
        title: first(&[".rdp__articletitle", ".titreArticle", ".titreArticleVisu"]),
        date: day.map(|d| d.to_string()),
        // « Le Littoral, no. 4312 »: the number of the issue is not the paper's name.
        source: source.map(|s| s.split(',').next().unwrap_or(&s).trim().to_owned()),
        url: None,
        author: first(&[".docAuthors", ".sm-margin-bottomNews"]),
    };
    document
        .select("aside, footer, header, .publiC-lblNodoc, .apd-wrapper")
        .remove();
    let body = [".docOcurrContainer", ".DocText"]
        .into_iter()
        .find_map(|selector| {
            let text = lines_of(document.select(selector).nodes().first()?);
            (!text.is_empty()).then_some(text)
        });
    let Some(mut text) = body else {
        return Reading::fault(super::piece::empty(place.clone()));
    };
    if let Some(title) = &meta.title {
        text.insert_str(0, "\n\n");
        text.insert_str(0, title);
    }
    let id = number.unwrap_or_else(|| place.to_string());
    Reading {
        article: Some(Article::with_meta(id, text, meta)),
        problems,
    }
}
