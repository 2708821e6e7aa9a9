//! Interviews: an article whose paragraphs are questions and answers, and whom it asks.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Story;
use crate::text::fold;
use crate::text::tokens::Kind;

/// An interview has so many paragraphs at least that ask.
const QUESTIONS: usize = 3;
/// One paragraph of so many at most is a question, or says *vous*.
const ONE_IN: usize = 5;
/// Title, names of who has asked and lead have so many sentences at most.
const MAX_LEAD: usize = 14;

/// Whoever answers, if the story is an interview: the only person whom the lines above the first question name in full, or the only
/// one of them who does something there.
pub fn interviewee(story: &Story<'_>) -> Option<Mention> {
    let first = first_question(story)?;
    let text = story.scene.reading.text;
    let (mut named, mut acting) = (Only::default(), Only::default());
    for line in 0..first.min(MAX_LEAD) {
        let clauses = story.clauses(line);
        for (at, piece) in clauses.pieces.iter().enumerate() {
            match piece.what {
                What::Mention(m) if is_person(&m, text) && !matches!(m.tie, Tie::To | Tie::Of) => {
                    // « Propos recueillis par Paul Riou »
                    let by = story.scene.word(piece.from as usize);
                    if !fold::is_key(by, "par") {
                        named.add(m, text);
                    }
                }
                What::Predicate(p) if p.shape == Shape::Finite => {
                    let subject = clauses.subject(at).filter(|m| is_person(m, text));
                    if let Some(subject) = subject {
                        acting.add(subject, text);
                    }
                }
                _ => {}
            }
        }
    }
    named.found().or_else(|| acting.found())
}

/// The line of the first question, if enough paragraphs are questions and one says *vous*.
fn first_question(story: &Story<'_>) -> Option<usize> {
    let (mut first, mut asked, mut told, mut paragraphs) = (None, 0, 0, 0);
    let (mut addressed, mut to_them) = (false, false);
    for (line, here) in story.lines.iter().enumerate() {
        // « Votre nom circule. »: no question, but said to whoever answers.
        to_them |= is_addressed(story, line);
        let next = story.lines.get(line + 1);
        if next.is_some_and(|next| next.paragraph == here.paragraph) {
            continue;
        }
        paragraphs += 1;
        let pieces = story.line(line);
        let ends = |p: &Piece| {
            p.what == What::End && story.scene.kind(p.from as usize) == Some(Kind::Question)
        };
        let asks = pieces.last().is_some_and(ends);
        if asks {
            asked += 1;
            addressed |= is_addressed(story, line);
            first = first.or(Some(line));
        }
        told += usize::from(asks || to_them);
        to_them = false;
    }
    first.filter(|_| addressed && asked >= QUESTIONS && told * ONE_IN >= paragraphs)
}

/// True of *que demandez-vous ?*, *pourquoi votre livre ?*.
fn is_addressed(story: &Story<'_>, line: usize) -> bool {
    let items = story.scene.sentences[line].items.clone();
    let you = |word: &str| {
        ["vous", "votre", "vos"]
            .iter()
            .any(|y| y.eq_ignore_ascii_case(word))
    };
    // Most words open otherwise.
    items.into_iter().any(|at| {
        let word = story.scene.word(at).trim_start_matches('-');
        word.starts_with(['v', 'V']) && you(word)
    })
}

/// True of a person's full name.
fn is_person(mention: &Mention, text: &str) -> bool {
    matches!(mention.kind, MentionKind::Name | MentionKind::Person) && mention.is_full(text)
}

/// The only one of those who were added.
#[derive(Default)]
struct Only {
    one: Option<Mention>,
    more: bool,
}

impl Only {
    fn add(&mut self, mention: Mention, text: &str) {
        let name = |m: &Mention| m.name.map(|n| n.of(text));
        match self.one {
            None => self.one = Some(mention),
            Some(known) => self.more |= name(&known) != name(&mention),
        }
    }

    fn found(&self) -> Option<Mention> {
        self.one.filter(|_| !self.more)
    }
}
