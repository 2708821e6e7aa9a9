//! From a passage to its features: which columns occur, and how often.
//!
//! The reporting sentence is read once for all its quotes. Word forms are remembered, so that a known
//! word costs one look-up and no allocation.

use super::forms::{Classes, Forms};
use super::groups::Group;
use super::passage::Passage;
use super::vocabulary::{NONE, Source};
use crate::span::Span;
use crate::text::marks::Mark;
use crate::text::tokens::{Case, Kind, each_keyed};
use std::ops::Range;

/// So many words and signs on either side of the spoken words count as standing around them: in a long sentence
/// what is farther off, and all that others say in it, belongs to something else.
const NEAR: usize = 6;

/// So many words right before the quote count as between cue and quote: they hold what governs a fragment.
const BEFORE: usize = 3;

/// Takes in the features of a passage, one occurrence at a time, with the words behind it.
pub(super) trait Sink {
    fn take(&mut self, column: u32, span: Span);

    /// All features of a word form, which has a number for spoken words and one for those around them.
    #[inline]
    fn form(&mut self, _number: u32, columns: &[u32], span: Span) {
        for column in columns {
            self.take(*column, span);
        }
    }
}

/// Finds features over a vocabulary.
pub(super) struct Extractor<V> {
    pub vocabulary: V,
    forms: Forms,
    /// The words of the stretch read last.
    words: Vec<Word>,
    /// Where among them the spoken parts of the passage stand.
    parts: Vec<Range<usize>>,
    /// That stretch, as long as the text is the same.
    read: Option<Span>,
}

/// A word or number, or a sign that parts two words.
#[derive(Clone, Copy)]
struct Word {
    span: Span,
    /// Number of its form; [`NONE`] of a sign.
    form: u32,
    /// True inside the marks of any quote.
    quoted: bool,
}

/// Where a token stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Spoken,
    Between,
    Around,
    /// Farther off, or in another quote.
    Far,
}

impl<V: Source> Extractor<V> {
    pub fn new(vocabulary: V, classes: Classes) -> Self {
        Self {
            vocabulary,
            forms: Forms::new(classes),
            words: Vec::new(),
            parts: Vec::new(),
            read: None,
        }
    }

    /// Another text follows.
    pub fn turn(&mut self) {
        self.read = None;
    }

    /// Reads the words of a passage, to be [extracted](Self::extract) next. Passages of one text may share their words:
    /// between texts [`Self::turn`] must be called. True if the numbers of word forms mean others from now on.
    #[must_use]
    pub fn read(&mut self, passage: &Passage) -> bool {
        let range = range(passage);
        if self.read == Some(range) {
            return false;
        }
        let forgotten = self.forms.make_room();
        self.read_words(passage.text, range);
        forgotten
    }

    /// Sends every feature of the passage [read](Self::read) last to `sink`.
    pub fn extract(&mut self, passage: &Passage, sink: &mut impl Sink) {
        let range = range(passage);
        debug_assert_eq!(self.read, Some(range));
        if let Some(cue) = passage.cue {
            let id = self.vocabulary.id(cue.lemma);
            send(self.vocabulary.column(Group::Cue, id), cue.span, sink);
            let id = self.vocabulary.id(cue.class);
            send(self.vocabulary.column(Group::CueClass, id), cue.span, sink);
        }
        let between = between(passage);
        let stretch = self.place(passage, between);
        let mut part = 0;
        let mut last = (NONE, Zone::Far, range);
        for at in stretch {
            let Word { span, form, quoted } = self.words[at];
            while self.parts.get(part).is_some_and(|p| p.end <= at) {
                part += 1;
            }
            let zone = self.zone(passage, between, part, at);
            let other = quoted && zone != Zone::Spoken;
            if form == NONE || other || zone == Zone::Far {
                last.0 = NONE;
                continue;
            }
            let previous = if (last.1 == Zone::Spoken) == (zone == Zone::Spoken) {
                last.0
            } else {
                NONE
            };
            self.word(form, previous, zone, span, last.2, sink);
            last = (self.forms.form(form).stem, zone, span);
        }
    }

    /// Finds the spoken parts among the words; the words that may have features.
    fn place(&mut self, passage: &Passage, between: Span) -> Range<usize> {
        let Self { words, parts, .. } = self;
        let index = |span: Span| {
            words.partition_point(|w| w.span.end() <= span.start())
                ..words.partition_point(|w| w.span.start() < span.end())
        };
        parts.clear();
        parts.extend(passage.spoken.iter().map(|s| index(*s)));
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return 0..words.len();
        };
        let near = first.start.saturating_sub(NEAR)..(last.end + NEAR).min(words.len());
        if between.is_empty() {
            return near;
        }
        let between = index(between);
        near.start.min(between.start)..near.end.max(between.end)
    }

    /// Where word `at` stands, of which `part` is the spoken part that holds it or comes next.
    #[inline]
    fn zone(&self, passage: &Passage, between: Span, part: usize, at: usize) -> Zone {
        let next = self.parts.get(part);
        if next.is_some_and(|p| p.contains(&at)) {
            return Zone::Spoken;
        }
        let span = self.words[at].span;
        if !passage.sentence.contains(span) {
            return Zone::Far;
        }
        let before = |p: &Range<usize>, so_many| at + so_many >= p.start;
        if between.contains(span) || part == 0 && next.is_some_and(|p| before(p, BEFORE)) {
            return Zone::Between;
        }
        let behind = part
            .checked_sub(1)
            .is_some_and(|last| at < self.parts[last].end + NEAR);
        if behind || self.parts.is_empty() || next.is_some_and(|p| before(p, NEAR)) {
            Zone::Around
        } else {
            Zone::Far
        }
    }

    /// Reads the words of a stretch of text.
    fn read_words(&mut self, text: &str, range: Span) {
        let Self {
            vocabulary,
            forms,
            words,
            read,
            ..
        } = self;
        words.clear();
        *read = Some(range);
        let mut opening = true;
        let mut quoted = false;
        each_keyed(text, range.range(), |token, key| {
            let span = token.span;
            let form = match token.kind {
                Kind::Word => {
                    let masked = match token.case {
                        Case::Lower => false,
                        Case::Capital => !opening,
                        Case::Upper => true,
                    };
                    opening = false;
                    if masked {
                        forms.name(vocabulary)
                    } else {
                        forms.word(text, span.range(), key, vocabulary)
                    }
                }
                Kind::Number => {
                    opening = false;
                    forms.number(vocabulary)
                }
                kind => {
                    if let Kind::Quote(mark) = kind {
                        quoted = opens_quote(mark).unwrap_or(!quoted);
                    }
                    opening |= opens(kind);
                    if matches!(kind, Kind::Comma | Kind::Other) {
                        return;
                    }
                    NONE
                }
            };
            words.push(Word { span, form, quoted });
        });
    }

    /// The features of one word, and of the pair with the one before it.
    #[inline]
    fn word(
        &mut self,
        number: u32,
        previous: u32,
        zone: Zone,
        span: Span,
        before: Span,
        sink: &mut impl Sink,
    ) {
        let form = self.forms.form(number);
        let spoken = zone == Zone::Spoken;
        let (columns, pairs) = if spoken {
            (self.forms.spoken(form), Group::Pair)
        } else {
            (self.forms.around(form), Group::AroundPair)
        };
        sink.form(2 * number + u32::from(spoken), columns, span);
        if zone == Zone::Between {
            send(form.between, span, sink);
        }
        if previous != NONE && form.stem != NONE {
            let pair = self.vocabulary.pair(pairs, previous, form.stem);
            if pair != NONE {
                sink.take(pair, before.join(span));
            }
        }
    }
}

#[inline]
fn send(column: u32, span: Span, sink: &mut impl Sink) {
    if column != NONE {
        sink.take(column, span);
    }
}

/// A sentence, or a new start inside one, may follow: a capital there tells nothing.
fn opens(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Comma | Kind::Semicolon | Kind::Other | Kind::Close
    )
}

/// Whether words are quoted behind this mark; `None` where the mark itself does not tell.
fn opens_quote(mark: Mark) -> Option<bool> {
    match mark {
        Mark::OpenGuillemet | Mark::OpenCurly | Mark::Low => Some(true),
        Mark::CloseGuillemet | Mark::CloseCurly => Some(false),
        _ => None,
    }
}

/// The stretch that a passage's words stand in.
fn range(passage: &Passage) -> Span {
    let spoken = passage.spoken.iter();
    spoken.fold(passage.sentence, |all, s| all.join(*s))
}

/// The stretch between the cue and the nearest spoken words; empty where there is none.
fn between(passage: &Passage) -> Span {
    let (Some(cue), Some(first), Some(end)) =
        (passage.cue, passage.spoken.first(), passage.spoken.last())
    else {
        return Span::default();
    };
    let next = passage.spoken.iter().find(|s| s.start() >= cue.span.end());
    if let Some(next) = next
        && cue.span.end() <= first.start()
    {
        return Span::new(cue.span.end(), next.start());
    }
    if end.end() <= cue.span.start() {
        return Span::new(end.end(), cue.span.start());
    }
    Span::default()
}

/// Counts the columns of one passage.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// How often each column occurred.
    times: Vec<u32>,
    /// The columns found, in the order of first occurrence, and room for more.
    seen: Vec<u32>,
    found: usize,
}

impl Counts {
    /// Calls `each` with every column and its count, in the order of first occurrence, and starts anew.
    pub fn drain(&mut self, mut each: impl FnMut(u32, u32)) {
        for column in &self.seen[..self.found] {
            let count = std::mem::take(&mut self.times[*column as usize]);
            each(*column, count);
        }
        self.found = 0;
    }
}

impl Sink for Counts {
    #[inline]
    fn take(&mut self, column: u32, _: Span) {
        let index = column as usize;
        if index >= self.times.len() {
            self.times.resize(index + 1, 0);
        }
        if self.found == self.seen.len() {
            self.seen.resize(2 * self.found + 64, 0);
        }
        // Whether it is new cannot be foretold: it is noted in any case, and kept if it is.
        let count = &mut self.times[index];
        self.seen[self.found] = column;
        self.found += usize::from(*count == 0);
        *count += 1;
    }
}
