//! Web pages: the article without its menus, captions, comments and notices; paragraphs as lines.

use super::piece::Reading;
use crate::problem::{Place, Problem};

/// This build reads no pages.
#[cfg(not(feature = "html"))]
pub fn not_built(place: &Place) -> Reading {
    Reading::fault(Problem::new(
        "unsupported",
        place.clone(),
        "this build of stance reads no HTML",
        "build it with the feature `html`",
    ))
}

/// The article of a page.
#[cfg(not(feature = "html"))]
pub fn read(place: &Place, _: Vec<u8>) -> Reading {
    not_built(place)
}

#[cfg(feature = "html")]
pub use built::{line_of, lines_of, read};

#[cfg(feature = "html")]
mod built {
    use super::{Place, Problem, Reading};
    use crate::article::{Article, Meta};
    use crate::corpus::nesting::too_deep;
    use crate::corpus::{date, encoding, piece};
    use crate::table::Table;
    use dom_query::{Document, NodeRef};
    use dom_smoothie::{Config, Readability};
    use rustc_hash::FxHashSet;
    use std::sync::LazyLock;

    /// The article of a page.
    pub fn read(place: &Place, bytes: Vec<u8>) -> Reading {
        if encoding::is_binary(&bytes) {
            let help = "give the page as its browser saved it";
            return Reading::fault(Problem::new(
                "not-text",
                place.clone(),
                "this is not a page",
                help,
            ));
        }
        if let Some(problem) = too_deep(place, &bytes) {
            return Reading::fault(problem);
        }
        let declared = encoding::declared(&bytes);
        let (page, flaw) = encoding::decode(bytes, declared);
        let problems = flaw
            .map(|f| piece::flawed(place.clone(), &page, f))
            .into_iter()
            .collect();
        match extract(page) {
            Some((meta, text)) => {
                let article = Article::with_meta(place.source.as_ref(), text, meta);
                Reading {
                    article: Some(article),
                    problems,
                }
            }
            None => Reading::fault(Problem::new(
                "no-article",
                place.clone(),
                "no article found in this page",
                "give the page of one article, or its text",
            )),
        }
    }

    fn extract(page: String) -> Option<(Meta, String)> {
        let document = Document::from(page);
        let said = Said::of(&document);
        strip(&document);
        let config = Config {
            char_threshold: 200,
            ..Config::default()
        };
        let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
        let article = reader.parse().ok()?;
        let body = lines_of(&Document::fragment(article.content).root());
        if body.is_empty() {
            return None;
        }
        let kept = |s: String| Some(s.trim().to_owned()).filter(|s| !s.is_empty());
        let meta = Meta {
            title: said.heading.or_else(|| kept(article.title)),
            date: article.published_time.or(said.date).map(|d| date::iso(&d)),
            source: article.site_name.and_then(kept),
            url: article.url.or(said.url).and_then(kept),
            author: article.byline.and_then(kept),
        };
        // Headline and standfirst often stand outside what scores as the article.
        let mut text = String::with_capacity(body.len() + 512);
        for line in meta.title.iter().chain(&said.standfirst) {
            if !body.contains(line.as_str()) && !text.contains(line.as_str()) {
                text.push_str(line);
                text.push_str("\n\n");
            }
        }
        text.push_str(&body);
        Some((meta, text))
    }

    /// What a page says of its article outside it.
    struct Said {
        heading: Option<String>,
        standfirst: Option<String>,
        date: Option<String>,
        url: Option<String>,
    }

    impl Said {
        fn of(document: &Document) -> Self {
            let attribute = |selectors: &[(&str, &str)]| {
                selectors.iter().find_map(|(selector, name)| {
                    document.select(selector).attr(name).map(|v| v.to_string())
                })
            };
            let headings = document.select("h1");
            // A heading of a word or two is the paper's name; of several, none is the article's.
            let heading = (headings.length() == 1)
                .then(|| line_of(headings.nodes()))
                .flatten();
            let standfirst = document
                .select("[class*='standfirst'], [class*='chapo'], [class*='article__desc']");
            let standfirst = standfirst.nodes().iter().find_map(|n| line_of(&[*n]));
            Self {
                heading: heading.filter(|h| h.split(' ').nth(2).is_some()),
                // Shorter ones are labels.
                standfirst: standfirst.filter(|s| s.chars().count() > 60),
                date: attribute(&[
                    ("[itemprop='datePublished'][datetime]", "datetime"),
                    ("[itemprop='datePublished'][content]", "content"),
                    ("article time[datetime]", "datetime"),
                    ("main time[datetime]", "datetime"),
                ]),
                url: attribute(&[
                    ("link[rel='canonical']", "href"),
                    ("meta[property='og:url']", "content"),
                ]),
            }
        }
    }

    static NOISE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let table = Table::parse("noise.tsv", include_str!("data/noise.tsv"));
        let table = table.expect("the table of noise is sound");
        table.rows().map(|r| r.cell(0)).collect()
    });

    /// Takes out what is no part of the article and would score as if it were.
    fn strip(document: &Document) {
        document.select(NEVER).remove();
        let whole = document.body().map_or(0, |body| words_in(&body));
        let is_noise = |names: &str| {
            names.split_ascii_whitespace().any(|name| {
                let end = name
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(name.len());
                NOISE.contains(name[..end].to_ascii_lowercase().as_str())
            })
        };
        for node in document.select("[class], [id]").nodes() {
            let named = |name: &str| node.attr(name).is_some_and(|v| is_noise(&v));
            if !named("class") && !named("id") {
                continue;
            }
            // A page whose article stands inside such an element keeps it.
            let holds_page = node
                .node_name()
                .is_some_and(|n| matches!(&*n, "html" | "body" | "main" | "article"));
            if !holds_page && words_in(node) * 3 < whole {
                node.remove_from_parent();
            }
        }
    }

    /// The bytes of text in paragraphs below a node.
    fn words_in(node: &NodeRef<'_>) -> usize {
        node.descendants_it()
            .filter(|n| n.has_name("p"))
            .map(|p| p.text().len())
            .sum()
    }

    /// Elements that never hold the article's words.
    const NEVER: &str = "script:not([type='application/ld+json']), style, noscript, template, iframe, svg, button, \
        select, textarea, nav, figcaption";

    /// Elements whose words are none of the article's, inside what was found to be it.
    fn is_skipped(name: &str) -> bool {
        matches!(
            name,
            "figure"
                | "figcaption"
                | "aside"
                | "nav"
                | "form"
                | "button"
                | "script"
                | "style"
                | "noscript"
                | "iframe"
                | "svg"
                | "video"
                | "audio"
                | "template"
                | "select"
        )
    }

    /// Elements that stand within a line.
    fn is_inline(name: &str) -> bool {
        matches!(
            name,
            "a" | "abbr"
                | "b"
                | "bdi"
                | "bdo"
                | "big"
                | "cite"
                | "code"
                | "del"
                | "dfn"
                | "em"
                | "font"
                | "i"
                | "ins"
                | "kbd"
                | "mark"
                | "q"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "time"
                | "tt"
                | "u"
                | "var"
                | "wbr"
                | "img"
        )
    }

    /// The words of an element, one line for each block, blanks as a browser would show them.
    pub fn lines_of(node: &NodeRef<'_>) -> String {
        let mut lines = Lines::default();
        lines.walk(*node);
        lines.text
    }

    /// The words of elements on one line; `None` if there are none.
    pub fn line_of(nodes: &[NodeRef<'_>]) -> Option<String> {
        let mut lines = Lines::default();
        lines.walk(*nodes.first()?);
        Some(lines.text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty())
    }

    #[derive(Default)]
    struct Lines {
        text: String,
        /// Where the current line starts; it may be empty so far.
        start: usize,
    }

    impl Lines {
        /// Walks by siblings and parents, for depth must not cost stack.
        fn walk(&mut self, root: NodeRef<'_>) {
            let mut node = root;
            loop {
                let skipped = self.enter(&node);
                let child = if skipped { None } else { node.first_child() };
                if let Some(child) = child {
                    node = child;
                    continue;
                }
                loop {
                    self.leave(&node);
                    if node.id == root.id {
                        self.end_line();
                        self.text.truncate(self.text.trim_end().len());
                        return;
                    }
                    if let Some(next) = node.next_sibling() {
                        node = next;
                        break;
                    }
                    match node.parent() {
                        Some(parent) => node = parent,
                        None => return,
                    }
                }
            }
        }

        /// Whether what is inside is to be skipped.
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            if node.is_text() {
                self.words(&node.text());
                return true;
            }
            let Some(name) = node.node_name().filter(|_| node.is_element()) else {
                return node.is_comment();
            };
            if !is_inline(&name) {
                self.end_line();
            }
            is_skipped(&name)
        }

        fn leave(&mut self, node: &NodeRef<'_>) {
            if node.is_element() && node.node_name().is_some_and(|n| !is_inline(&n)) {
                self.end_line();
            }
        }

        /// Adds words; ASCII blanks count as one, the no-break spaces of French typography stay.
        fn words(&mut self, words: &str) {
            for c in words.chars() {
                if !c.is_ascii_whitespace() {
                    self.text.push(c);
                } else if self.text.len() > self.start && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            }
        }

        fn end_line(&mut self) {
            let line = self.text[self.start..].trim().len();
            if line == 0 {
                self.text.truncate(self.start);
                return;
            }
            self.text
                .truncate(self.start + self.text[self.start..].trim_end().len());
            self.text.push_str("\n\n");
            self.start = self.text.len();
        }
    }
}
