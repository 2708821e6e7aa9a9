//! The page: one HTML file that shows articles, quotes and speakers, and needs nothing but a browser.
//!
//! Articles are hostile: what they say goes into the page as JSON in which no markup can start, and
//! from there into the document as text alone. A policy in the page forbids all that is not its own.

mod data;
mod html;
mod moved;
mod told;
mod words;

pub use moved::{Moved, moved, words};
pub use told::{Cue, Speaker, Stance, Told, Via};
pub use words::Lang;

use crate::article::Article;
use crate::speaker::across::Aliases;
use crate::summary::Ledger;
use std::collections::HashMap;

/// Articles and their quotes, gathered for a page.
///
/// ```
/// use stance::article::Article;
/// use stance::pipeline::Analyzer;
/// use stance::report::{Lang, Report, Told};
/// let article = Article::new("a.txt", "« La digue tiendra », a assuré <b>Odile Carnac</b>.");
/// let quotes = Analyzer::extractor().records(&article);
/// let quotes: Vec<Told> = quotes.into_iter().map(Told::from).collect();
/// let mut report = Report::default();
/// report.article(article);
/// for quote in quotes {
///     report.quote(quote, Vec::new());
/// }
/// let page = report.page(Lang::Fr, None);
/// assert!(page.starts_with("<!doctype html>") && !page.contains("<b>"));
/// ```
#[derive(Debug, Default)]
pub struct Report {
    articles: Vec<Shown>,
    /// The last article of each name: records follow theirs.
    by_name: HashMap<String, usize>,
    quotes: Vec<Quoted>,
    ledger: Ledger,
    aliases: Aliases,
}

/// An article, with or without its text.
#[derive(Debug)]
struct Shown {
    article: Article,
    has_text: bool,
}

/// A quote in its article.
#[derive(Debug)]
struct Quoted {
    article: usize,
    told: Told,
    moved: Vec<Moved>,
}

impl Report {
    /// A report in which names are also joined by a table of aliases.
    pub fn new(aliases: Aliases) -> Self {
        Self {
            aliases,
            ..Self::default()
        }
    }

    /// Adds an article. Its quotes are to follow before another one of its name.
    pub fn article(&mut self, article: Article) {
        self.add(article, true);
    }

    /// Adds a quote, and the words that moved its stance as places in the text of its article.
    pub fn quote(&mut self, told: Told, moved: Vec<Moved>) {
        let known = self.by_name.get(&told.article).copied();
        let article = known.unwrap_or_else(|| {
            let mut article = Article::new(told.article.clone(), "");
            article.meta.title.clone_from(&told.title);
            article.meta.date.clone_from(&told.date);
            article.meta.source.clone_from(&told.source);
            article.meta.url.clone_from(&told.url);
            self.add(article, false)
        });
        self.ledger.count(&told.entry());
        self.quotes.push(Quoted {
            article,
            told,
            moved,
        });
    }

    /// How many articles and quotes there are.
    pub fn len(&self) -> (usize, usize) {
        (self.articles.len(), self.quotes.len())
    }

    /// True if there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The page, with its words in `lang` and under `title`.
    pub fn page(&self, lang: Lang, title: Option<&str>) -> String {
        html::page(self, lang, title)
    }

    fn add(&mut self, article: Article, has_text: bool) -> usize {
        let index = self.articles.len();
        self.by_name.insert(article.id().to_owned(), index);
        self.articles.push(Shown { article, has_text });
        index
    }
}
