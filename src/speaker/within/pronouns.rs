//! Whom a pronoun means.

use super::{
    Agreement, Clauses, MAX_GROUPS, Mention, MentionKind, Reason, Resolver, Seen, SpeakerKind, What,
};
use crate::attribution::piece::Piece;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::typing::says_i;
use crate::speaker::salience::{Sort, Wanted, Weighed, choose};
use crate::text::marks::is_hyphen;
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// The figure that a pronoun, or a phrase like one, means.
    pub(super) fn pronoun(
        &mut self,
        mention: &Mention,
        line: usize,
        (before, goes_on): (u32, bool),
    ) -> u32 {
        let wanted = Wanted {
            goes_on,
            agreement: mention.agreement,
            line: line as u32,
            paragraph: self.story.lines[line].paragraph,
            before,
            except: self.spoken_of_here(mention, line),
            leads: self
                .leading_body(mention, line, goes_on)
                .filter(|_| !self.says_i()),
            says_i: self.says_i(),
            sort: match mention.kind {
                MentionKind::Latter => Sort::Latter,
                _ if self.is_announced(mention, line) => Sort::Announced,
                _ => Sort::Plain,
            },
            last_speaker: if mention.kind == MentionKind::Pronoun {
                self.last_speaker
            } else {
                None
            },
        };
        if let Some(who) = self.one_of_two(mention, line) {
            self.join(mention.span, who, Reason::Latter);
            return who;
        }
        if let Some(seen) = self.weighed(&wanted) {
            let reason = if mention.kind == MentionKind::Latter {
                Reason::Latter
            } else {
                Reason::Pronoun
            };
            let who = self.now(seen.who);
            self.join(mention.span, who, reason);
            return who;
        }
        if let Some(who) = self.named_behind(mention, line) {
            self.join(mention.span, who, Reason::Pronoun);
            return who;
        }
        let id = self.anonymous(mention);
        if mention.kind == MentionKind::Pronoun {
            self.unknown.push((id, self.seen.len()));
        }
        id
    }

    /// The person whom a pronoun that opens a sentence still means.
    pub(super) fn still(&self, mention: &Mention, line: usize) -> Option<u32> {
        let wanted = Wanted {
            goes_on: false,
            agreement: mention.agreement,
            line: line as u32,
            paragraph: self.story.lines[line].paragraph,
            before: mention.span.start(),
            except: None,
            leads: None,
            says_i: false,
            sort: Sort::Plain,
            last_speaker: self.last_speaker,
        };
        let chosen = self.weighed(&wanted)?;
        let who = self.now(chosen.who);
        let figure = &self.figures[who as usize];
        let known = figure.name.is_some() || figure.definite;
        (known && figure.kind == SpeakerKind::Person).then_some(who)
    }

    /// « “Je pars”, dit Talec »: whoever speaks the quote in hand is a person, for no body says *je*.
    pub(super) fn note_person(&mut self, who: u32) {
        let figure = &self.figures[who as usize];
        let open = figure.kind == SpeakerKind::Person && !figure.personal;
        if open && self.says_i() {
            self.figures[who as usize].personal = true;
        }
    }

    /// True if the words asked about hold *je*: no body says that.
    fn says_i(&self) -> bool {
        let scene = &self.story.scene;
        let quote = scene.quotes.get(self.asked);
        quote.is_some_and(|quote| says_i(scene.reading, quote))
    }

    /// « …, spécialiste des ports : “…”, souligne-t-il »: a colon stands right before the words asked about, and the pronoun behind.
    fn is_announced(&self, pronoun: &Mention, line: usize) -> bool {
        let scene = &self.story.scene;
        scene.quotes.get(self.asked).is_some_and(|quote| {
            let colon = |at: u32| {
                let token = scene.reading.tokens.get(at as usize);
                token.is_some_and(|t| t.kind == Kind::Colon)
            };
            // « Une décision qui n'étonne pas …, assumée par … », but « Nouvelle charge contre Jean Talec : … »
            let told = || {
                let before = self.story.line(line).iter();
                let mut before = before
                    .take_while(|p| !matches!(p.what, What::Quote(q) if q as usize == self.asked));
                before.any(|p| {
                    let done = p.predicate().is_some_and(|p| p.shape == Shape::Past);
                    done || p.what == What::Relative
                })
            };
            quote.span.end() <= pronoun.span.start()
                && quote.first.checked_sub(1).is_some_and(colon)
                && told()
        })
    }

    /// « le maire, qu'elle accuse »: the one whom the relative clause with the pronoun for its subject speaks of.
    fn spoken_of_here(&self, pronoun: &Mention, line: usize) -> Option<u32> {
        let text = self.text();
        let before = |s: &&Seen| s.span.end() <= pronoun.span.start();
        let near = self.seen.iter().rev().take(MAX_GROUPS).find(before)?;
        // « Un professeur doit arriver “lundi”, précise-t-il »: not the one whom the sentence brings in.
        let figure = &self.figures[self.now(near.who) as usize];
        let inverted = text[..pronoun.span.start() as usize].ends_with(is_hyphen);
        let new = figure.name.is_none() && !figure.definite && figure.first == near.span;
        let here = || {
            !self.says_something(line)
                && self
                    .last_speaker
                    .is_some_and(|(_, at)| line as u32 - at <= 1)
        };
        if inverted && new && near.subject && near.line == line as u32 && here() {
            return Some(near.who);
        }
        let between = &text[near.span.end() as usize..pronoun.span.start() as usize];
        matches!(between, ", qu’" | ", qu'" | " qu’" | " qu'").then_some(near.who)
    }

    /// True if sentence `line` announces its first quote by a verb that reports or a sign.
    fn says_something(&self, line: usize) -> bool {
        let pieces = self.story.line(line);
        let before = pieces
            .iter()
            .take_while(|p| !matches!(p.what, What::Quote(_)));
        let sign = |p: &Piece| matches!(p.what, What::Colon | What::Comma | What::Dash);
        let mut before = before.peekable();
        before.any(|p| sign(p) || p.predicate().is_some_and(Predicate::reports))
    }

    /// The mention that weighs most.
    fn weighed(&self, wanted: &Wanted) -> Option<Seen> {
        choose(&self.seen, wanted, |who| {
            let figure = &self.figures[self.now(who) as usize];
            // *une mère et son enfant*: she rather than the child.
            let owned = figure.related && figure.name.is_none();
            Weighed {
                kind: figure.kind,
                agreement: figure.agreement,
                personal: figure.personal && !owned,
                // « Interrogé par LTV, il répond »
                obscure: figure.obscure || figure.medium,
            }
        })
    }
}

/// True of *elle repose*, *il a 20 ans*, but not *il faut*, *il est midi*: a pronoun before a verb that someone does.
pub(super) fn tells_of_person(clauses: &Clauses<'_, '_>, at: usize, pronoun: &Mention) -> bool {
    let Some(piece) = clauses.pieces.get(at + 1) else {
        return false;
    };
    let behind = clauses.pieces.get(at + 2).map(|p| &p.what);
    let she = pronoun.agreement & Agreement::GENDER == Agreement::FEMININE;
    let office =
        matches!(behind, Some(What::Mention(m)) if m.bare && m.kind == MentionKind::Person);
    piece.predicate().is_some_and(|p| {
        let there = p.lemma == "avoir" && clauses.scene.word(piece.from as usize) == "y";
        p.shape == Shape::Finite
            && p.third
            && p.plural == Some(false)
            && (she || !there && !IMPERSONAL.contains(&p.lemma) || office && p.lemma == "être")
            && behind != Some(&What::That)
            && !OF_THINGS.contains(&p.lemma)
    })
}

/// Verbs that *il* stands before for nobody.
const IMPERSONAL: &[&str] = &[
    "agir",
    "arriver",
    "convenir",
    "exister",
    "faire",
    "falloir",
    "geler",
    "importer",
    "manquer",
    "neiger",
    "paraître",
    "passer",
    "pleuvoir",
    "produire",
    "rester",
    "sembler",
    "suffire",
    "valoir",
    "être",
];

/// What things do: *elle coûtera dix millions*.
const OF_THINGS: &[&str] = &[
    "comporter",
    "concerner",
    "contenir",
    "coûter",
    "dater",
    "durer",
    "figurer",
    "mesurer",
    "peser",
    "prévoir",
];

/// « La tempête s'est levée. Elle dure. »: the sentence before is about a thing that the pronoun fits.
pub(super) fn follows_thing(before: &Clauses<'_, '_>, pronoun: &Mention) -> bool {
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let verb = before.pieces.iter().take(MAX_PIECES).position(finite);
    let subject = verb.and_then(|verb| before.subject(verb));
    subject.is_some_and(|m| {
        let thing = matches!(m.kind, MentionKind::Thing | MentionKind::Document);
        thing && m.agreement.fits(pronoun.agreement)
    })
}

/// The verb of the sentence before is looked for among so many pieces.
const MAX_PIECES: usize = 12;
