//! Finds quotes: one pass over the tokens with a stack of open marks, bounded by paragraphs.

use crate::lexicon::{Reading, Tags, Word};
use crate::quote::{Closing, Quote};
use crate::span::Span;
use crate::text::marks::Mark;
use crate::text::tokens::{Kind, Token};
use smallvec::SmallVec;

/// Deeper marks than this are left alone: no newspaper nests so far.
const MAX_DEPTH: usize = 6;

/// A mark that could not be matched, by its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Index of the token.
    pub token: u32,
    /// True for an opening mark without end, false for a closing one without start.
    pub opening: bool,
}

/// The quotes of a text, sorted by where they start, and the marks that found no partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The quotes; any two are nested or disjoint.
    pub quotes: Vec<Quote>,
    /// Marks that were recovered from, or ignored.
    pub strays: Vec<Stray>,
}

/// Families of marks that close one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Family {
    Guillemet,
    Single,
    Curly,
    Straight,
    Inner,
}

/// What a mark does at its place.
enum Role {
    Open(Family),
    Close(Family),
    /// It shows no side: it closes what is open, else it opens.
    Either(Family),
    /// An inch, a foot, an apostrophe.
    Nothing,
}

pub(super) struct Opened {
    pub(super) family: Family,
    token: usize,
    /// Breaks inside it, as pairs (token before the break, first token after the reopening mark).
    pub(super) gaps: Vec<(usize, usize)>,
    /// Token of the mark that closed a quote inside it: the first that an inserted clause follows,
    /// else the last.
    pub(super) inner_close: Option<usize>,
}

pub(super) struct Finder<'a> {
    text: &'a str,
    pub(super) tokens: &'a [Token],
    words: &'a [Word],
    pub(super) stack: Vec<Opened>,
    /// Index of the first token of the paragraph.
    paragraph: usize,
    found: Found,
}

/// Finds all quotes of a text.
///
/// ```
/// use stance::{lexicon::Reading, quote::find::find};
/// let text = "Il craint « une “vraie” guerre », dit-il.";
/// let found = find(&Reading::new(text));
/// let inner: Vec<&str> = found.quotes.iter().map(|q| q.inner.of(text)).collect();
/// assert_eq!(inner, ["une “vraie” guerre", "vraie"]);
/// assert_eq!(found.quotes[1].depth, 1);
/// ```
pub fn find(reading: &Reading<'_>) -> Found {
    let tokens = &reading.tokens;
    let mut finder = Finder {
        text: reading.text,
        tokens,
        words: &reading.words,
        stack: Vec::new(),
        paragraph: 0,
        found: Found::default(),
    };
    let mut at = 0;
    // Only marks, breaks and signs have anything to tell.
    for sign in reading.signs.iter().map(|sign| *sign as usize) {
        if sign >= at {
            at = finder.step(sign);
        }
    }
    finder.end_paragraph(tokens.len(), None);
    finder
        .found
        .quotes
        .sort_by_key(|q| (q.first, std::cmp::Reverse(q.last)));
    set_depths(&mut finder.found.quotes);
    finder.found
}

/// Depth of each quote, from sorted nested spans.
fn set_depths(quotes: &mut [Quote]) {
    let mut open: Vec<u32> = Vec::new();
    for quote in quotes {
        while open.last().is_some_and(|end| *end <= quote.span.start()) {
            open.pop();
        }
        quote.depth = open.len() as u8;
        open.push(quote.span.end());
    }
}

impl Finder<'_> {
    /// Takes the token `at`, and answers where to go on.
    fn step(&mut self, at: usize) -> usize {
        match self.tokens[at].kind {
            Kind::Break => {
                let next = self.reopening(at + 1);
                if next.is_none() && self.runs_on(at) {
                    self.stack[0].gaps.push((at, at + 1));
                } else {
                    self.end_paragraph(at, next);
                }
                self.paragraph = at + 1;
                return next.map_or(at + 1, |n| n + 1);
            }
            Kind::Quote(mark) => match self.role(at, mark) {
                Role::Open(family) => self.open(at, family),
                Role::Close(family) => self.close(at, family),
                Role::Either(family) => {
                    if self.stack.iter().any(|o| o.family == family) {
                        self.close(at, family);
                    } else {
                        self.open(at, family);
                    }
                }
                Role::Nothing => {}
            },
            Kind::Other => {
                let top_is_inner = self.stack.last().is_some_and(|o| o.family == Family::Inner);
                if top_is_inner && self.tokens[at].glued && !self.next_glued_word(at) {
                    self.close(at, Family::Inner);
                }
            }
            _ => {}
        }
        at + 1
    }

    fn next_glued_word(&self, at: usize) -> bool {
        self.tokens
            .get(at + 1)
            .is_some_and(|t| t.glued && matches!(t.kind, Kind::Word | Kind::Number))
    }

    /// What the mark at `at` does there.
    fn role(&self, at: usize, mark: Mark) -> Role {
        let before = at.checked_sub(1).map(|i| self.tokens[i]);
        let after = self.tokens.get(at + 1);
        let glued_before = self.tokens[at].glued;
        let glued_after = after.is_some_and(|t| t.glued);
        let ends = after.is_none_or(|t| {
            matches!(
                t.kind,
                Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Break | Kind::Close
            )
        });
        let elided = before.is_some_and(|t| {
            self.text[t.span.range()]
                .chars()
                .next_back()
                .is_some_and(crate::text::marks::is_apostrophe)
                || t.kind == Kind::Open
        });
        match mark {
            // A « that touches the word before it and not the one after, or stands before a comma,
            // was meant to close.
            Mark::OpenGuillemet => {
                let open = self.stack.iter().any(|o| o.family == Family::Guillemet);
                if open && ends && !elided {
                    Role::Close(Family::Guillemet)
                } else {
                    Role::Open(Family::Guillemet)
                }
            }
            Mark::CloseGuillemet => Role::Close(Family::Guillemet),
            Mark::OpenSingle => Role::Open(Family::Single),
            Mark::CloseSingle => Role::Close(Family::Single),
            Mark::Low => Role::Open(Family::Curly),
            Mark::OpenCurly => {
                let low = self
                    .stack
                    .last()
                    .is_some_and(|o| self.tokens[o.token].kind == Kind::Quote(Mark::Low));
                if low || (ends && glued_before && !elided) {
                    Role::Close(Family::Curly)
                } else {
                    Role::Open(Family::Curly)
                }
            }
            Mark::CloseCurly => {
                let open = self
                    .stack
                    .iter()
                    .any(|o| matches!(o.family, Family::Curly | Family::Straight));
                // « l'”audace” », « Il part.”Il reste” »: the wrong side shows behind an apostrophe or a stop.
                let stopped = before
                    .is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::Colon | Kind::Comma));
                if !open && (!glued_before || elided || stopped) && glued_after && !ends {
                    Role::Open(Family::Curly)
                } else {
                    Role::Close(Family::Curly)
                }
            }
            Mark::OpenInner
                if glued_after
                    && !(glued_before && before.is_some_and(|t| t.kind == Kind::Word)) =>
            {
                Role::Open(Family::Inner)
            }
            Mark::OpenInner => Role::Nothing,
            Mark::Prime => {
                let open = |o: &Opened| matches!(o.family, Family::Straight | Family::Curly);
                if ends && glued_before && self.stack.iter().any(open) {
                    Role::Close(Family::Straight)
                } else {
                    Role::Nothing
                }
            }
            Mark::Straight => {
                let open = self
                    .stack
                    .iter()
                    .any(|o| matches!(o.family, Family::Straight | Family::Curly));
                let after_number = glued_before && before.is_some_and(|t| t.kind == Kind::Number);
                match (glued_before && !elided, glued_after && !ends) {
                    (true, false) if !open && after_number => Role::Nothing,
                    (true, false) => Role::Close(Family::Straight),
                    (false, true) if !open || elided => Role::Open(Family::Straight),
                    // « aujourd’’hui »: a slip.
                    (true, true) if self.token_text(at).starts_with('’') => Role::Nothing,
                    _ => Role::Either(Family::Straight),
                }
            }
        }
    }

    fn token_text(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range()]
    }

    fn open(&mut self, at: usize, family: Family) {
        if self.stack.len() >= MAX_DEPTH {
            self.found.strays.push(Stray {
                token: at as u32,
                opening: true,
            });
            return;
        }
        self.stack.push(Opened {
            family,
            token: at,
            gaps: Vec::new(),
            inner_close: None,
        });
    }

    fn close(&mut self, at: usize, family: Family) {
        let fits = |o: &Opened| {
            o.family == family
                || matches!(
                    (o.family, family),
                    (Family::Curly, Family::Straight) | (Family::Straight, Family::Curly)
                )
        };
        let mut index = self.stack.iter().rposition(fits);
        // « "Le bar a fermé », regrette Nora Talec »: opened by another hand than closed.
        let mixed = |o: &Opened| o.family != Family::Single && o.family != Family::Inner;
        if index.is_none()
            && family != Family::Single
            && self.stack.len() == 1
            && self.stack.first().is_some_and(mixed)
            && self.clause_follows(at)
        {
            index = Some(0);
        }
        let Some(index) = index else {
            self.unopened(at, family);
            return;
        };
        for inner in self.stack.drain(index + 1..) {
            self.found.strays.push(Stray {
                token: inner.token as u32,
                opening: true,
            });
        }
        if let Some(opened) = self.stack.pop() {
            self.emit(&opened, at, at + 1, Closing::Marked);
        }
        let sure = |close: usize| self.clause_follows(close);
        if let Some(outer) = self.stack.last()
            && !outer.inner_close.is_some_and(sure)
            && let Some(outer) = self.stack.last_mut()
        {
            outer.inner_close = Some(at);
        }
    }

    /// True if a comma and a verb of speech follow the mark at `at`.
    fn clause_follows(&self, at: usize) -> bool {
        self.tokens
            .get(at + 1)
            .is_some_and(|t| t.kind == Kind::Comma)
            && self.words[at + 2..(at + 5).min(self.words.len())]
                .iter()
                .any(|w| w.tags.intersects(Tags::REPORTING | Tags::INVERTED))
    }

    /// A closing mark without an opening one: the quote is taken to start with its sentence, if
    /// what follows looks like an inserted clause.
    fn unopened(&mut self, at: usize, family: Family) {
        self.found.strays.push(Stray {
            token: at as u32,
            opening: false,
        });
        let comma = self
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.kind == Kind::Comma)
            || (at > 0 && self.tokens[at - 1].kind == Kind::Comma);
        if family != Family::Guillemet || !comma || !self.stack.is_empty() {
            return;
        }
        let last = self.found.quotes.last().map_or(0, |q| q.last as usize);
        let floor = last.max(self.paragraph);
        let mut start = at;
        while start > floor
            && !(start + 1 < at
                && matches!(
                    self.tokens[start - 1].kind,
                    Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis | Kind::Colon
                ))
        {
            start -= 1;
        }
        // Touching the quote before would claim the narrator's words between the two.
        if at > start && (start > last || last == 0) {
            let opened = Opened {
                family,
                token: start,
                gaps: Vec::new(),
                inner_close: None,
            };
            self.emit(&opened, at, at + 1, Closing::Unopened);
        }
    }

    /// The paragraph ends at token `end`; `reopened` is the mark that goes on with the first open quote.
    fn end_paragraph(&mut self, end: usize, reopened: Option<usize>) {
        if let Some(mark) = reopened {
            for inner in self.stack.drain(1..) {
                self.found.strays.push(Stray {
                    token: inner.token as u32,
                    opening: true,
                });
            }
            self.stack[0].gaps.push((end, mark + 1));
            return;
        }
        while let Some(opened) = self.stack.pop() {
            self.found.strays.push(Stray {
                token: opened.token as u32,
                opening: true,
            });
            if !self.stack.is_empty() || opened.family == Family::Inner {
                continue;
            }
            match opened.inner_close {
                Some(close) => self.shared(&opened, close, end),
                None => self.bounded(&opened, end),
            }
        }
    }

    /// An unclosed quote that held a closed one: « … « … ». If a sentence ended before the inner one
    /// opened, the outer closing mark was forgotten there; else the two share their closing mark.
    fn shared(&mut self, opened: &Opened, close: usize, end: usize) {
        let inner = self
            .found
            .quotes
            .iter()
            .rfind(|q| q.last as usize == close + 1)
            .cloned();
        let Some(inner) = inner else {
            return self.bounded(opened, end);
        };
        let certain = self.clause_follows(close);
        let forgot = if certain {
            None
        } else {
            self.sentence_end(opened.token + 2, inner.first as usize)
        };
        match forgot {
            Some(stop) => self.emit(opened, stop + 1, stop + 1, Closing::Paragraph),
            None => self.emit(opened, close, close + 1, Closing::Shared),
        }
    }

    /// The last point that ends a sentence between two tokens, outside every quote found there.
    fn sentence_end(&self, from: usize, to: usize) -> Option<usize> {
        let mut inner: Vec<(usize, usize)> = self
            .found
            .quotes
            .iter()
            .rev()
            .take_while(|q| q.last as usize > from)
            .map(|q| (q.first as usize, q.last as usize))
            .collect();
        inner.sort_unstable();
        // Those inside another need no look.
        let mut end = 0;
        inner.retain(|(_, last)| {
            let outermost = *last > end;
            end = end.max(*last);
            outermost
        });
        let mut at = to;
        while at > from {
            at -= 1;
            while inner.last().is_some_and(|(first, _)| *first > at) {
                inner.pop();
            }
            match inner.last() {
                Some((first, last)) if *last > at => at = *first,
                _ if matches!(
                    self.tokens[at].kind,
                    Kind::Stop | Kind::Question | Kind::Exclamation
                ) =>
                {
                    return Some(at);
                }
                _ => {}
            }
        }
        None
    }

    fn bounded(&mut self, opened: &Opened, end: usize) {
        if end > opened.token + 1 {
            self.emit(opened, end, end, Closing::Paragraph);
        }
    }

    /// Records the quote from `opened` to the token `stop` (exclusive), its marks ending before `last`.
    fn emit(&mut self, opened: &Opened, stop: usize, last: usize, closing: Closing) {
        let start = if closing == Closing::Unopened {
            opened.token
        } else {
            opened.token + 1
        };
        let mut parts: SmallVec<[Span; 2]> = SmallVec::new();
        let mut from = start;
        let gaps = opened.gaps.iter().take_while(|gap| gap.1 <= stop);
        for &(to, next) in gaps.chain(&[(stop, stop)]) {
            if from < to {
                parts.push(self.tokens[from].span.join(self.tokens[to - 1].span));
            }
            from = next;
        }
        let (Some(head), Some(tail)) = (parts.first(), parts.last()) else {
            return;
        };
        let inner = head.join(*tail);
        let span = self.tokens[opened.token]
            .span
            .join(self.tokens[last - 1].span);
        self.found.quotes.push(Quote {
            span: Span::new(span.start(), span.end()),
            inner,
            continues: parts.len() > 1,
            parts,
            depth: 0,
            closing,
            first: opened.token as u32,
            last: last as u32,
        });
    }
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
