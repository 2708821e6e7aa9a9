//! What a rule is, what it sees, and what it answers.

use crate::attribution::clause::Clauses;
use crate::attribution::governor::Governor;
use crate::attribution::inside::Inside;
use crate::attribution::interview::interviewee;
use crate::attribution::mention::Mention;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Predicate;
use crate::attribution::scene::Scene;
use crate::attribution::typing;
use crate::lexicon::takes::Class;
use crate::quote::Quote;
use crate::span::Span;
use crate::text::tokens::Kind;
use std::cell::OnceCell;
use std::ops::Range;

/// How far a rule is trusted. Earned: see DESIGN §7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 95 % right over at least 20 firings.
    Firm,
    /// 80 % right.
    Likely,
    /// Less, or not measured.
    Guess,
}

impl Tier {
    /// Its name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Likely => "likely",
            Self::Guess => "guess",
        }
    }
}

/// A heading of quoted words has fewer tokens than this, marks included.
const CROSSHEAD: u32 = 20;

/// The letters of an agency in brackets make so many pieces at most.
const MAX_AGENCY: usize = 6;

/// A heading has fewer pieces than this.
const HEADING: usize = 16;

/// The words that announce speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Dictionary form of the verb, locution or noun; empty for a bare colon.
    pub lemma: &'static str,
    /// Class of the verb; `None` for prepositions, nouns and signs.
    pub class: Option<Class>,
}

impl Cue {
    /// The cue that a predicate is.
    pub fn of(predicate: &Predicate) -> Self {
        Self {
            span: predicate.span,
            lemma: predicate.lemma,
            class: Some(predicate.class),
        }
    }

    /// A cue that is no verb.
    pub fn words(span: Span, lemma: &'static str) -> Self {
        Self {
            span,
            lemma,
            class: None,
        }
    }
}

/// Who speaks, as far as a rule can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The one that these words mention.
    Mention(Mention),
    /// Whoever speaks the quote of this index.
    SameAs(u32),
    /// Whoever spoke last.
    Last,
    /// The document or body that spoke last; whoever spoke last where there is none.
    Issuer,
}

/// What a rule found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who speaks.
    pub source: Source,
    /// By which words; `None` where there are none.
    pub cue: Option<Cue>,
    /// The narrator's words inside the quote, commas included.
    pub inserted: Option<Span>,
}

impl Found {
    /// A mention and a cue.
    pub fn new(mention: Mention, cue: Cue) -> Self {
        Self {
            source: Source::Mention(mention),
            cue: Some(cue),
            inserted: None,
        }
    }
}

/// A sentence of a story: its pieces and its paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its pieces among all pieces of the story.
    pub pieces: Range<usize>,
    /// Its paragraph.
    pub paragraph: u32,
}

/// The whole narrator's text, cut into pieces.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// The scene.
    pub scene: Scene<'a>,
    /// All pieces, sentence after sentence.
    pub pieces: Vec<Piece>,
    /// The sentences.
    pub lines: Vec<Line>,
    /// For each quote of the article, what is inside it.
    pub inside: Vec<Inside>,
    /// For each quote of the article, where this story holds it: its sentence and its place there.
    pub places: Vec<Option<(u32, u32)>>,
    /// Who answers its questions, once somebody has asked.
    asked: OnceCell<Option<Mention>>,
}

impl<'a> Story<'a> {
    /// Cuts a scene into pieces, and notes where each quote stands.
    pub fn new(scene: Scene<'a>) -> Self {
        let mut story = Self::inner(scene);
        let quotes = story.scene.quotes.iter();
        story.inside = quotes.map(|q| Inside::of(story.scene.reading, q)).collect();
        story.places = vec![None; story.scene.quotes.len()];
        for (number, line) in story.lines.iter().enumerate() {
            for (at, piece) in story.pieces[line.pieces.clone()].iter().enumerate() {
                if let What::Quote(quote) = piece.what {
                    story.places[quote as usize] = Some((number as u32, at as u32));
                }
            }
        }
        story
    }

    /// Cuts a scene into pieces without noting where quotes stand: for the words of one quote.
    pub fn inner(scene: Scene<'a>) -> Self {
        let mut pieces = Vec::with_capacity(scene.len() * 2 / 3);
        let mut lines = Vec::with_capacity(scene.sentences.len());
        for sentence in &scene.sentences {
            let start = pieces.len();
            crate::attribution::piece::cut(&scene, sentence.items.clone(), &mut pieces);
            lines.push(Line {
                pieces: start..pieces.len(),
                paragraph: sentence.paragraph,
            });
        }
        Self {
            scene,
            pieces,
            lines,
            inside: Vec::new(),
            places: Vec::new(),
            asked: OnceCell::new(),
        }
    }

    /// Whoever answers, if the story is an interview.
    pub fn interviewee(&self) -> Option<Mention> {
        *self.asked.get_or_init(|| interviewee(self))
    }

    /// The pieces of sentence `line`.
    pub fn line(&self, line: usize) -> &[Piece] {
        &self.pieces[self.lines[line].pieces.clone()]
    }

    /// The bytes of the sentence that holds a quote; of the quote itself where no sentence does.
    pub fn sentence_of(&self, quote: usize) -> Span {
        match self.places[quote] {
            Some((line, _)) => {
                let items = &self.scene.sentences[line as usize].items;
                self.scene.span_of(items.start, items.end)
            }
            None => self.scene.quotes[quote].span,
        }
    }

    /// True if sentence `line` is short, has no final point, and a paragraph to itself.
    pub fn is_heading(&self, line: usize) -> bool {
        let paragraph = self.lines[line].paragraph;
        let lines = &self.lines;
        let other = |line: usize| lines.get(line).is_some_and(|l| l.paragraph == paragraph);
        let pieces = self.line(line);
        pieces.len() < HEADING
            && pieces.last().is_none_or(|p| p.what != What::End)
            && !other(line + 1)
            && !line.checked_sub(1).is_some_and(other)
    }

    /// True of *14h30.*: a sentence that is a time and nothing else opens an entry of a running report.
    pub fn is_stamp(&self, line: usize) -> bool {
        let pieces = self.line(line);
        // *14h30*, *14 h 30*
        let hour = |p: &Piece| p.what == What::Word && self.scene.word(p.from as usize) == "h";
        let time = |p: &Piece| p.what == What::Time || hour(p);
        let digit = |p: &Piece| {
            self.scene
                .word(p.from as usize)
                .starts_with(|c: char| c.is_ascii_digit())
        };
        let sign = |p: &Piece| matches!(p.what, What::End | What::Dash | What::Colon);
        pieces.first().is_some_and(|p| time(p) && digit(p))
            && pieces.iter().all(|p| time(p) || sign(p))
    }

    /// True if the narrator asks in sentence `line`, or speaks to whoever answers next: a question mark at
    /// its end, or *vous* in it, and no quote.
    pub fn asks(&self, line: usize) -> bool {
        let items = &self.scene.sentences[line].items;
        let pieces = self.line(line);
        let addressed = || {
            items
                .clone()
                .any(|at| self.scene.tags(at).contains(crate::lexicon::Tags::SPEAKER))
        };
        !pieces.iter().any(|p| matches!(p.what, What::Quote(_)))
            && (self.scene.kind(items.end - 1) == Some(Kind::Question) || addressed())
    }

    /// The clauses of sentence `line`.
    pub fn clauses(&self, line: usize) -> Clauses<'_, 'a> {
        Clauses {
            scene: &self.scene,
            pieces: self.line(line),
        }
    }
}

/// What a rule sees: one quote and everything around it, read only.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c, 'a> {
    /// The narrator's text.
    pub story: &'c Story<'a>,
    /// Number of the sentence that holds the quote.
    pub line: usize,
    /// The pieces of that sentence.
    pub clauses: Clauses<'c, 'a>,
    /// Place of the quote among them.
    pub at: usize,
    /// Index of the quote.
    pub index: u32,
    /// The quote.
    pub quote: &'c Quote,
    /// What was found for the quotes so far, by index.
    pub outcomes: &'c [Option<Attribution>],
    /// The verb that governs the quote, once somebody has asked.
    pub(crate) governed: &'c OnceCell<Option<Governor>>,
}

impl<'c> Context<'c, '_> {
    /// The sentence that holds another quote of the same story.
    pub fn lines_of(&self, quote: u32) -> Option<usize> {
        self.story.places[quote as usize].map(|(line, _)| line as usize)
    }

    /// The pieces of the sentence.
    pub fn pieces(&self) -> &'c [Piece] {
        self.clauses.pieces
    }

    /// The piece at `at`; `None` beyond the ends.
    pub fn piece(&self, at: usize) -> Option<&'c Piece> {
        self.pieces().get(at)
    }

    /// What stands at `at`.
    pub fn what(&self, at: usize) -> Option<&'c What> {
        self.piece(at).map(|p| &p.what)
    }

    /// The first token of the piece at `at` as a cue: a sign, a preposition.
    ///
    /// # Panics
    /// If there is no such piece.
    pub fn sign(&self, at: usize) -> Cue {
        let first = self.pieces()[at].from as usize;
        Cue::words(self.story.scene.span(first), "")
    }

    /// The quoted words.
    pub fn words(&self) -> &'c str {
        self.quote.inner.of(self.story.scene.reading.text)
    }

    /// What is inside the quote.
    #[inline]
    pub fn inside(&self) -> Inside {
        self.story.inside[self.index as usize]
    }

    /// The place after the comma or dash that may follow the quote.
    pub fn after_comma(&self) -> usize {
        match self.what(self.at + 1) {
            Some(What::Comma | What::Dash) => self.at + 2,
            _ => self.at + 1,
        }
    }

    /// True if the quote ends like a sentence.
    pub fn ends_as_sentence(&self) -> bool {
        // « Il disait : “Tenez bon.” »
        let words = self.words().trim_end_matches(['”', '’', '"', '›']);
        words.ends_with(['.', '!', '?', '…', ','])
    }

    /// True if the quote ends like a sentence or holds a verb.
    pub fn ends_or_holds_verb(&self) -> bool {
        self.ends_as_sentence() || typing::is_verbal(self)
    }

    /// True if the sentence is short, has no final point, and a paragraph to itself.
    pub fn is_heading(&self) -> bool {
        self.story.is_heading(self.line)
    }

    /// True of a heading of quoted words between two paragraphs: it belongs to what follows.
    pub fn is_crosshead(&self) -> bool {
        let (Some(before), after) = (self.line.checked_sub(1), self.line + 1) else {
            return false;
        };
        if after >= self.story.lines.len() || !self.is_heading() || !self.stands_alone() {
            return false;
        }
        let prose = |line: usize| {
            let quoted = |p: &Piece| matches!(p.what, What::Quote(_) | What::End);
            !self.story.line(line).iter().all(quoted)
        };
        let announced = self
            .story
            .line(before)
            .last()
            .is_some_and(|p| p.what == What::Colon);
        let short = self.quote.last - self.quote.first < CROSSHEAD;
        // « … “J'ai tout relu.”¶“Les commandes, on les a”¶Le groupe … »
        let finished = || {
            let items = &self.story.scene.sentences[before].items;
            let span = self.story.scene.span_of(items.start, items.end);
            let said = span.of(self.story.scene.reading.text);
            let said =
                said.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"'));
            said.ends_with(['.', '!', '?', '…'])
        };
        let parted = prose(before) || finished();
        short && !announced && !self.ends_as_sentence() && parted && prose(after)
    }

    /// True if nothing but the quote and its final point makes up the sentence; the short label of a
    /// printed interview may stand before it: *R :*.
    pub fn stands_alone(&self) -> bool {
        let labelled = self.at >= 2
            && matches!(self.pieces()[1].what, What::Colon)
            && self.pieces()[0].to == 1 + self.pieces()[0].from
            && self
                .story
                .scene
                .word(self.pieces()[0].from as usize)
                .chars()
                .count()
                <= 2;
        let pieces = &self.pieces()[if labelled { 2 } else { 0 }..];
        // « Nous agirons. » (ats/jch)
        let signed = pieces.last().is_some_and(|p| p.what == What::Close);
        let open = pieces
            .iter()
            .rposition(|p| p.what == What::Open)
            .filter(|open| signed && pieces.len() - open <= MAX_AGENCY);
        pieces[..open.unwrap_or(pieces.len())]
            .iter()
            .all(|p| matches!(p.what, What::Quote(_) | What::End | What::Dash))
    }
}

/// Who spoke one quote, and how that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Index of the quote.
    pub quote: u32,
    /// Who speaks.
    pub source: Source,
    /// By which words.
    pub cue: Option<Cue>,
    /// Relays, in order: *selon TASS*.
    pub via: Vec<Span>,
    /// The narrator's words inside the marks.
    pub inserted: Option<Span>,
    /// The rule that joined them.
    pub rule: &'static str,
    /// How far it is trusted.
    pub tier: Tier,
    /// The rule's measured precision.
    pub confidence: f64,
}

/// An example of a rule: `[…]` marks the mention and `{…}` the cue of the first quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// The rule wins with exactly these words.
    Hit(&'static str),
    /// The rule does not win.
    Miss(&'static str),
}

/// One way in which a newspaper names a speaker.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, which it signs.
    pub name: &'static str,
    /// What it catches, and what not, in a sentence or two.
    pub about: &'static str,
    /// Its function.
    pub run: for<'c, 'a> fn(&Context<'c, 'a>) -> Option<Found>,
    /// At least two hits and a near miss.
    pub examples: &'static [Example],
}
