//! `Scene`: the narrator's text at one level, quotes folded into single items, cut into sentences.

use crate::lexicon::{
    Agreement, Lexicon, PhraseKind, PhrasePlace, Reading, Tags, VerbReading, Word,
};
use crate::quote::Quote;
use crate::span::Span;
use crate::text::tokens::{Case, Kind, Token};
use std::ops::Range;

/// A sentence is cut after so many items: no reader follows further, and no rule has to.
const MAX_ITEMS: usize = 500;

/// A sentence has so many items or more, most of the time.
const LIKELY: usize = 8;

/// One item of the narrator's text: a token with its word, or a whole quote. All that rules ask of
/// it stands side by side, for they ask often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Item<'a> {
    /// What is written there: cut out once, for it is compared with many words.
    text: &'a str,
    /// What the lexicon knows of it; nothing of a quote.
    word: Word,
    /// Its place, kind and case; [`Kind::Other`] for a quote.
    token: Token,
    /// Index of the quote; [`NO_QUOTE`] for a token.
    quote: u32,
}

/// Stands for the index of a quote where there is none.
const NO_QUOTE: u32 = u32::MAX;

impl<'a> Item<'a> {
    fn token(text: &'a str, token: Token, word: Word) -> Self {
        Self {
            text: token.span.of(text),
            word,
            token,
            quote: NO_QUOTE,
        }
    }

    fn quote(text: &'a str, index: u32, span: Span) -> Self {
        let token = Token {
            span,
            kind: Kind::Other,
            case: Case::Lower,
            glued: false,
        };
        Self {
            text: span.of(text),
            word: Word::default(),
            token,
            quote: index,
        }
    }

    fn is_quote(&self) -> bool {
        self.quote != NO_QUOTE
    }
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
    items: Vec<Item<'a>>,
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
        let mut items: Vec<Item<'a>> = Vec::with_capacity(tokens.len());
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
            let next = folded.next();
            let to = next.map_or(tokens.end, |(_, q)| (q.first as usize).min(tokens.end));
            let words = reading.tokens[at..to].iter().zip(&reading.words[at..to]);
            items.extend(words.map(|(token, word)| Item::token(reading.text, *token, *word)));
            at = to;
            if at < tokens.end
                && let Some((index, quote)) = next
            {
                items.push(Item::quote(reading.text, index as u32, quote.span));
                at = (quote.last as usize).max(at + 1);
            }
        }
        let left = items.len();
        let mut scene = Self {
            reading,
            quotes,
            items,
            sentences: Vec::with_capacity(left / LIKELY + 1),
        };
        scene.cut();
        scene
    }

    /// Cuts the items into sentences.
    fn cut(&mut self) {
        let mut start = 0;
        let mut paragraph = 0;
        // The paragraph that the sentence opens in.
        let mut opened = 0;
        for at in 0..self.items.len() {
            // Words, commas and numbers end no sentence, and there is little else.
            let inside = matches!(
                self.items[at].token.kind,
                Kind::Word | Kind::Comma | Kind::Number
            );
            if inside && at - start < MAX_ITEMS && at + 1 < self.items.len() {
                continue;
            }
            let is_break = self.kind(at) == Some(Kind::Break);
            let ends = is_break && !self.announces(start, at)
                || at - start >= MAX_ITEMS
                || !is_break && self.ends_sentence(at);
            if ends {
                let end = if is_break { at } else { at + 1 };
                if end > start {
                    self.sentences.push(Sentence {
                        items: start..end,
                        paragraph: opened,
                    });
                }
                start = at + 1;
            }
            paragraph += u32::from(is_break);
            if start == at + 1 {
                opened = paragraph;
            }
        }
        if start < self.items.len() {
            self.sentences.push(Sentence {
                items: start..self.items.len(),
                paragraph: opened,
            });
        }
    }

    /// True if the paragraph that the break at `at` ends goes on in the next: it announces the quote that opens it, « … explique :¶« … »,
    /// or was cut.
    fn announces(&self, start: usize, at: usize) -> bool {
        let Some(next) = self.items.get(at + 1).filter(|_| at > start) else {
            return false;
        };
        match self.kind(at - 1) {
            Some(Kind::Colon) => next.is_quote(),
            // « “…”,¶a déclaré Jean Talec »: a line that was cut in the middle.
            Some(Kind::Comma) => {
                at > start + 1
                    && self.items[at - 2].is_quote()
                    && next.token.kind == Kind::Word
                    && next.token.case == Case::Lower
            }
            // « ce qu'il a qualifié de¶“chantage” »
            Some(Kind::Word) => {
                next.is_quote() && self.tags(at - 1).intersects(Tags::OF | Tags::PREP)
            }
            _ => false,
        }
    }

    /// True if a sentence ends after the item `at`.
    fn ends_sentence(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.items.len() {
            return true;
        }
        let (item, after) = (&self.items[at], &self.items[next]);
        let starts = || {
            after.is_quote()
                || match after.token.kind {
                    Kind::Word => after.token.case != Case::Lower,
                    Kind::Number | Kind::Dash | Kind::Open => true,
                    _ => false,
                }
        };
        if item.is_quote() {
            // « Je pars. » Elle est partie.
            let inner = self.quotes[item.quote as usize].inner;
            return starts()
                && inner.of(self.reading.text).ends_with(['.', '!', '?', '…'])
                && !matches!(after.token.kind, Kind::Open | Kind::Dash);
        }
        match item.token.kind {
            // *lelarge.FR*: letters right behind the point.
            Kind::Stop => {
                let after = after.token;
                let domain = after.glued && after.case == Case::Upper && after.span.len() <= 3;
                starts() && !domain && !self.is_abbreviated(at)
            }
            Kind::Question | Kind::Exclamation | Kind::Ellipsis => starts(),
            _ => false,
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
        // « l'agent Paul J. Selon lui, …»: a small word opens the next sentence.
        let small = Tags::DET | Tags::PREP | Tags::SUBJ | Tags::SUB | Tags::COORD | Tags::DEMO;
        let opens = self.tags(at + 1).intersects(small)
            && !self.tags(at + 1).contains(Tags::NAME)
            && self.case(at + 2) == Case::Lower;
        // *Mgr. Talec*, but « Il appelle sa sœur. Épuisée, elle … »
        token.case != Case::Lower
            && (letters == 1 && !opens || letters <= 4 && self.tags(before).contains(Tags::TITLE))
    }

    /// Number of items: tokens and folded quotes.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True if there is no item.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The token at `at`, if it is one.
    #[inline]
    pub fn token(&self, at: usize) -> Option<Token> {
        let item = self.items.get(at).filter(|item| !item.is_quote())?;
        Some(item.token)
    }

    /// The kind of the token at `at`; `None` for a quote or beyond the end.
    #[inline]
    pub fn kind(&self, at: usize) -> Option<Kind> {
        let item = self.items.get(at)?;
        (!item.is_quote()).then_some(item.token.kind)
    }

    /// The lexicon's tags at `at`; nothing for a quote or beyond the end.
    #[inline]
    pub fn tags(&self, at: usize) -> Tags {
        self.items
            .get(at)
            .map_or(Tags::empty(), |item| item.word.tags)
    }

    /// True if the item is a word, and the lexicon does not know it.
    pub fn is_unknown(&self, at: usize) -> bool {
        let unknown = |item: &Item<'_>| item.token.kind == Kind::Word && item.word.tags.is_empty();
        self.items.get(at).is_some_and(unknown)
    }

    /// True if no set phrase starts with the item.
    pub fn opens_no_phrase(&self, at: usize) -> bool {
        let starts = PhrasePlace::ALONE | PhrasePlace::FIRST;
        let none = |item: &Item<'_>| !item.word.place.intersects(starts);
        self.items.get(at).is_none_or(none)
    }

    /// True if the item is a noun of what cannot speak.
    pub fn is_mute(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.word.mute)
    }

    /// True if the item is a word that names nobody.
    pub fn is_thing(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.word.thing)
    }

    /// The set phrase that starts at `at`, within `end`, and the item after it.
    #[inline]
    pub fn phrase(&self, at: usize, end: usize) -> Option<(PhraseKind, usize)> {
        let place = self.items.get(at)?.word.place;
        let second = |item: &Item<'_>| item.word.place.contains(PhrasePlace::SECOND);
        let next = || self.items.get(at + 1).is_some_and(second);
        if place.contains(PhrasePlace::ALONE) || place.contains(PhrasePlace::FIRST) && next() {
            self.opened_phrase(at, end)
        } else {
            None
        }
    }

    /// True if the word at `at` may be the first behind the verb of a locution: it is one, or unknown.
    #[inline]
    pub fn follows_verb(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            let unknown = item.word.entry == 0 && item.token.kind == Kind::Word;
            unknown || item.word.place.contains(PhrasePlace::BEHIND_VERB)
        })
    }

    /// True if the item at `at` is the *de* of a complement, not of *de son côté*.
    pub fn opens_complement(&self, at: usize, end: usize) -> bool {
        at < end
            && self.tags(at).contains(Tags::OF)
            && !matches!(self.phrase(at, end), Some((PhraseKind::Adverb, _)))
    }

    fn opened_phrase(&self, at: usize, end: usize) -> Option<(PhraseKind, usize)> {
        let phrases = Lexicon::french().phrases(self.entry(at)?);
        let next = self.entry(at + 1).unwrap_or(0);
        // They stand in the order of their second words, those of one word last.
        let order = |second: u32| second.wrapping_sub(1);
        let first = phrases.partition_point(|p| order(p.second) < order(next));
        let likely = phrases[first..].iter().take_while(|p| p.second == next);
        let alone = phrases.iter().rev().take_while(|p| p.second == 0).take(1);
        likely.chain(alone).find_map(|phrase| {
            let to = at + phrase.words.len();
            let same = to <= end
                && (at + 1..to)
                    .zip(&phrase.words[1..])
                    .all(|(i, word)| self.entry(i) == Some(*word));
            same.then_some((phrase.kind, to))
        })
    }

    /// The lexicon's entry of the word at `at`, if it has one.
    pub(crate) fn entry(&self, at: usize) -> Option<u32> {
        let item = self.items.get(at)?;
        (item.word.entry != 0).then_some(item.word.entry)
    }

    /// True of *al-Talmi*: a name that opens with a small particle and a hyphen.
    pub fn is_particled(&self, at: usize) -> bool {
        let word = self.word(at);
        if SMALL.contains(&word) {
            return true;
        }
        let hyphen = word.bytes().take(4).position(|b| b == b'-');
        // *ex-Premier ministre* is none.
        hyphen.is_some_and(|h| {
            h >= 2
                && word[h + 1..].starts_with(char::is_uppercase)
                && !matches!(&word[..h], "co" | "ex" | "mi" | "non" | "pro")
        })
    }

    /// Case of the word at `at`.
    #[inline]
    pub fn case(&self, at: usize) -> Case {
        self.items
            .get(at)
            .map_or(Case::Lower, |item| item.token.case)
    }

    /// Gender and number of the word at `at`.
    pub fn agreement(&self, at: usize) -> Agreement {
        self.items
            .get(at)
            .map_or(Agreement::empty(), |item| item.word.agreement)
    }

    /// The verb forms that the word at `at` can be.
    pub fn verb_readings(&self, at: usize) -> &'static [VerbReading] {
        let lexicon = Lexicon::french();
        let of = |entry| lexicon.verb_readings(entry);
        self.entry(at).map_or(&[], of)
    }

    /// The quote at `at`, if it is one.
    #[inline]
    pub fn quote(&self, at: usize) -> Option<u32> {
        let item = self.items.get(at)?;
        item.is_quote().then_some(item.quote)
    }

    /// The words of the item at `at`.
    pub fn word(&self, at: usize) -> &'a str {
        self.items[at].text
    }

    /// The bytes of the item at `at`.
    pub fn span(&self, at: usize) -> Span {
        self.items[at].token.span
    }

    /// The bytes of the items `from..to`.
    ///
    /// # Panics
    /// If the range is empty.
    pub fn span_of(&self, from: usize, to: usize) -> Span {
        self.span(from).join(self.span(to - 1))
    }
}
/// Media that are written without a capital.
pub(super) const SMALL: &[&str] = &["dpa", "franceinfo", "taz"];
