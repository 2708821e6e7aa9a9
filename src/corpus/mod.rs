//! Reading corpora: from bytes in any supported shape to a stream of articles and problems.
//!
//! Two steps, so that the first can stay on one thread and the second spread over many:
//! [`pieces`] cuts an input into one [`Piece`] per article, in bounded memory and without looking
//! inside; [`Piece::read`] decodes and parses one of them. [`articles`] does both in a row.
//! Nothing here opens a file: input is anything that reads, under a name to use in messages.

mod compressed;
pub mod date;
mod encoding;
mod europresse;
mod fields;
mod format;
mod head;
mod html;
mod json;
mod lines;
#[cfg(feature = "html")]
mod nesting;
mod piece;
mod rows;
pub mod training;
mod values;

pub use encoding::Charset;
pub use fields::{Columns, Role};
pub use format::Format;
pub use head::Head;
pub use piece::{Piece, Pieces, Reading};

use crate::article::Article;
use crate::problem::Problem;
use std::io::BufRead;

/// The default of [`Options::max_article_bytes`]: 16 MiB.
pub const MAX_ARTICLE_BYTES: usize = 16 << 20;

/// How inputs are to be read, where their content and name are not to decide.
#[derive(Clone, Debug)]
pub struct Options {
    /// The format of every input; `None` to tell by name and content.
    pub format: Option<Format>,
    /// The encoding of every input; `None` to honour what is declared, then to guess.
    pub encoding: Option<Charset>,
    /// The names of columns and keys.
    pub columns: Columns,
    /// An article (a file, a line, a row) longer than this is left out and named as a problem.
    pub max_article_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            encoding: None,
            columns: Columns::default(),
            max_article_bytes: MAX_ARTICLE_BYTES,
        }
    }
}

/// Cuts an input called `name` into pieces, one per article, in order.
///
/// Memory is bounded by a few times [`Options::max_article_bytes`] whatever the input.
pub fn pieces<'a>(name: &str, input: impl BufRead + Send + 'a, options: &Options) -> Pieces<'a> {
    Pieces::new(name, Box::new(input), options)
}

/// An input called `name` without its packing, if it is packed: to look into before it is cut.
///
/// # Errors
/// If this build cannot unpack it.
pub fn unpack<'a>(name: &str, input: impl BufRead + Send + 'a) -> Result<Head<'a>, Problem> {
    compressed::unpack(Head::new(Box::new(input))).map_err(|m| piece::packed(name, m))
}

/// The articles of an input called `name`, and what was wrong with it, in order.
///
/// ```
/// use stance::corpus::{articles, Options};
/// let input = "{\"id\": \"a\", \"text\": \"« Oui. »\"}\nnot JSON\n{\"text\": \"Non.\"}\n";
/// let found: Vec<_> = articles("news.jsonl", input.as_bytes(), &Options::default()).collect();
/// assert_eq!(found[0].as_ref().unwrap().id(), "a");
/// assert_eq!(found[1].as_ref().unwrap_err().place.to_string(), "news.jsonl:2");
/// assert_eq!(found[2].as_ref().unwrap().id(), "news.jsonl:3");
/// ```
pub fn articles<'a>(
    name: &str,
    input: impl BufRead + Send + 'a,
    options: &'a Options,
) -> impl Iterator<Item = Result<Article, Problem>> + 'a {
    pieces(name, input, options).flat_map(|piece| {
        let reading = piece.read(options);
        reading
            .problems
            .into_iter()
            .map(Err)
            .chain(reading.article.map(Ok))
    })
}
