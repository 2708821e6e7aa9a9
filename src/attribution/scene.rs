//! `Scene`: the narrator's text at one level, quotes folded into single items, cut into sentences.

use crate::lexicon::{Agreement, Lexicon, PhraseKind, Reading, Tags};
use crate::quote::Quote;
use crate::span::Span;
use crate::text::tokens::{Case, Kind, Token};
use std::ops::Range;

/// A sentence is cut after so many items: no reader follows further, and no rule has to.
const MAX_ITEMS: usize = 500;

/// One item of the narrator's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A token, by its index.
    Token(u32),
    /// A whole quote, by its index.
    Quote(u32),
}

/// A sentence of the narrator: quotes stand in it as single items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its items.
    pub items: Range<usize>,
    /// Number of its paragraph, counted from 0.
    pub paragraph: u32,
}

/// The narrator's text at one level of nesting.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// The text with its tokens and words.
    pub reading: &'a Reading<'a>,
    /// All quotes of the article.
    pub quotes: &'a [Quote],
    /// Tokens and folded quotes.
    pub items: Vec<Item>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl<'a> Scene<'a> {
    /// The narrator's text of a whole article: its outermost quotes are folded.
    pub fn new(reading: &'a Reading<'a>, quotes: &'a [Quote]) -> Self {
        Self::within(reading, quotes, 0..reading.tokens.len(), 0)
    }

    /// The text of a range of tokens, with the quotes of `depth` in it folded: for the words of
    /// an outer quote, which is the narrator of those inside it.
    pub fn within(
        reading: &'a Reading<'a>,
        quotes: &'a [Quote],
        tokens: Range<usize>,
        depth: u8,
    ) -> Self {
        let mut items = Vec::with_capacity(tokens.len());
        let first = quotes.partition_point(|q| (q.first as usize) < tokens.start);
        let mut folded = (first..)
            .zip(&quotes[first..])
            .filter(|(_, q)| q.depth == depth)
            .peekable();
        let mut at = tokens.start;
        while at < tokens.end {
            while folded.peek().is_some_and(|(_, q)| (q.first as usize) < at) {
                folded.next();
            }
            match folded.peek() {
                Some(&(index, quote)) if quote.first as usize == at => {
                    items.push(Item::Quote(index as u32));
                    at = (quote.last as usize).max(at + 1);
                    folded.next();
                }
                _ => {
                    items.push(Item::Token(at as u32));
                    at += 1;
                }
            }
        }
        let mut scene = Self {
            reading,
            quotes,
            items,
            sentences: Vec::new(),
        };
        scene.cut();
        scene
    }

    /// Cuts the items into sentences.
    fn cut(&mut self) {
        let mut start = 0;
        let mut paragraph = 0;
        for at in 0..self.items.len() {
            let is_break = self.kind(at) == Some(Kind::Break);
            let ends = is_break || at - start >= MAX_ITEMS || self.ends_sentence(at);
            if ends {
                let end = if is_break { at } else { at + 1 };
                if end > start {
                    self.sentences.push(Sentence {
                        items: start..end,
                        paragraph,
                    });
                }
                start = at + 1;
            }
            paragraph += u32::from(is_break);
        }
        if start < self.items.len() {
            self.sentences.push(Sentence {
                items: start..self.items.len(),
                paragraph,
            });
        }
    }

    /// True if a sentence ends after the item `at`.
    fn ends_sentence(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.items.len() {
            return true;
        }
        let starts = match self.items[next] {
            Item::Quote(_) => true,
            Item::Token(t) => {
                let token = self.reading.tokens[t as usize];
                match token.kind {
                    Kind::Word => token.case != Case::Lower,
                    Kind::Number | Kind::Dash | Kind::Open => true,
                    _ => false,
                }
            }
        };
        match self.items[at] {
            Item::Quote(q) => {
                // « Je pars. » Elle est partie.
                let inner = self.quotes[q as usize].inner.of(self.reading.text);
                starts
                    && inner.ends_with(['.', '!', '?', '…'])
                    && !matches!(self.kind(next), Some(Kind::Open | Kind::Dash))
            }
            Item::Token(_) => match self.kind(at) {
                Some(Kind::Stop) => starts && !self.is_abbreviated(at),
                Some(Kind::Question | Kind::Exclamation | Kind::Ellipsis) => starts,
                _ => false,
            },
        }
    }

    /// True if the stop at `at` belongs to an abbreviation or initial.
    fn is_abbreviated(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let Some(token) = self.token(before) else {
            return false;
        };
        if token.kind != Kind::Word || !self.token(at).is_some_and(|t| t.glued) {
            return false;
        }
        let word = token.span.of(self.reading.text);
        let letters = word.chars().count();
        (letters == 1 && token.case != Case::Lower)
            || (letters <= 4 && self.tags(before).contains(Tags::TITLE))
    }

    /// The token at `at`, if it is one.
    pub fn token(&self, at: usize) -> Option<Token> {
        match self.items.get(at)? {
            Item::Token(t) => Some(self.reading.tokens[*t as usize]),
            Item::Quote(_) => None,
        }
    }

    /// The kind of the token at `at`; `None` for a quote or beyond the end.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|t| t.kind)
    }

    /// The lexicon's tags at `at`; nothing for a quote or beyond the end.
    pub fn tags(&self, at: usize) -> Tags {
        match self.items.get(at) {
            Some(Item::Token(t)) => self.reading.words[*t as usize].tags,
            _ => Tags::empty(),
        }
    }

    /// True if the item is a word, and the lexicon does not know it.
    pub fn is_unknown(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(Item::Token(t)) => {
                let at = *t as usize;
                self.reading.tokens[at].kind == Kind::Word && self.reading.words[at].tags.is_empty()
            }
            _ => false,
        }
    }

    /// The set phrase that starts at `at`, within `end`, and the item after it.
    pub fn phrase(&self, at: usize, end: usize) -> Option<(PhraseKind, usize)> {
        let entry = self.entry(at)?;
        Lexicon::french().phrases(entry).iter().find_map(|phrase| {
            let to = at + phrase.words.len();
            let same = to <= end
                && (at + 1..to)
                    .zip(&phrase.words[1..])
                    .all(|(i, word)| self.entry(i) == Some(*word));
            same.then_some((phrase.kind, to))
        })
    }

    fn entry(&self, at: usize) -> Option<u32> {
        match self.items.get(at)? {
            Item::Token(t) => Some(self.reading.words[*t as usize].entry).filter(|e| *e != 0),
            Item::Quote(_) => None,
        }
    }

    /// Case of the word at `at`.
    pub fn case(&self, at: usize) -> Case {
        self.token(at).map_or(Case::Lower, |t| t.case)
    }

    /// Gender and number of the word at `at`.
    pub fn agreement(&self, at: usize) -> Agreement {
        match self.items.get(at) {
            Some(Item::Token(t)) => self.reading.agreement(*t as usize),
            _ => Agreement::empty(),
        }
    }

    /// The quote at `at`, if it is one.
    pub fn quote(&self, at: usize) -> Option<u32> {
        match self.items.get(at)? {
            Item::Quote(q) => Some(*q),
            Item::Token(_) => None,
        }
    }

    /// The words of the item at `at`.
    pub fn word(&self, at: usize) -> &'a str {
        self.span(at).of(self.reading.text)
    }

    /// The bytes of the item at `at`.
    pub fn span(&self, at: usize) -> Span {
        match self.items[at] {
            Item::Token(t) => self.reading.tokens[t as usize].span,
            Item::Quote(q) => self.quotes[q as usize].span,
        }
    }

    /// The bytes of the items `from..to`.
    ///
    /// # Panics
    /// If the range is empty.
    pub fn span_of(&self, from: usize, to: usize) -> Span {
        self.span(from).join(self.span(to - 1))
    }
}
