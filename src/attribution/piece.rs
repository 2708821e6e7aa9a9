//! Pieces: a sentence cut into mentions, predicates, quotes and the small words between them.

use crate::attribution::fronted::opens_with_quality;
use crate::attribution::mention::{
    Mention, MentionKind, Tie, counts, is_accused, mention, surname,
};
use crate::attribution::parting::{awaits_subject, closes_aside, name_at_end, placed};
use crate::attribution::predicate::{Predicate, Shape, predicate};
use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, PhraseKind, Tags};
use crate::text::fold::is_key;
use crate::text::tokens::{Case, Kind};
use std::ops::Range;

pub use crate::attribution::what::What;

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// Its first item; a preposition before a mention is counted in.
    pub from: u32,
    /// One past its last item.
    pub to: u32,
}

impl Piece {
    /// The mention it is, if it is one.
    pub fn mention(&self) -> Option<&Mention> {
        match &self.what {
            What::Mention(mention) => Some(mention),
            _ => None,
        }
    }

    /// The mention it is, if it is one that no preposition governs.
    pub fn free_mention(&self) -> Option<&Mention> {
        self.mention().filter(|m| m.tie == Tie::Free)
    }

    /// The predicate it is, if it is one.
    pub fn predicate(&self) -> Option<&Predicate> {
        match &self.what {
            What::Predicate(predicate) => Some(predicate),
            _ => None,
        }
    }

    /// True if it says when or how, and may stand anywhere.
    pub fn is_adjunct(&self) -> bool {
        matches!(self.what, What::Adverb | What::Time)
            || matches!(self.what, What::Mention(m) if m.tie != Tie::Free)
    }
}

/// Cuts the items of one sentence into pieces, appended to `out`.
pub fn cut(scene: &Scene<'_>, items: Range<usize>, out: &mut Vec<Piece>) {
    let mut cutter = Cutter {
        scene,
        end: items.end,
        after_subject: false,
        after_noun: false,
        after_relative: false,
        after_and: false,
        after_of: false,
        after_as: false,
        after_preposition: false,
        compound: false,
        awaits: false,
    };
    let first = out.len();
    let mut at = items.start;
    while at < items.end {
        // Between a colon and the quote that it announces.
        if scene.kind(at) == Some(Kind::Break) {
            at += 1;
            continue;
        }
        let (what, next) = cutter.next(at);
        debug_assert!(next > at);
        if cutter.awaits
            && cutter.end == items.end
            && let What::Mention(m) = what
            // « a dit devant les députés Jean Talec »: read again, up to the name.
            && let Some(name) = name_at_end(scene, &m, at, next)
        {
            cutter.end = name;
            continue;
        }
        cutter.end = items.end;
        cutter.awaits = awaits_subject(&out[first..], &what, cutter.awaits);
        cutter.after_subject = match what {
            What::Mention(m) => m.tie == Tie::Free || cutter.after_subject,
            What::Relative => true,
            What::Adverb | What::Time | What::Close | What::Quote(_) => cutter.after_subject,
            What::Comma => closes_aside(&out[first..]),
            _ => false,
        };
        cutter.after_relative = what == What::Relative;
        cutter.after_and = what == What::And;
        cutter.after_of = match what {
            What::Mention(m) => m.tie == Tie::Of,
            _ => cutter.after_of && matches!(what, What::And | What::Comma),
        };
        cutter.after_as = matches!(what, What::Sub | What::That) && cutter.likens(at, next);
        cutter.after_preposition = what == What::Preposition;
        cutter.compound = match what {
            What::Predicate(p) if p.shape == Shape::Finite => {
                scene.tags(p.head as usize).contains(Tags::PAST_PART)
            }
            What::Relative | What::Sub | What::Semicolon | What::End => false,
            _ => cutter.compound,
        };
        cutter.after_noun = match what {
            // « ont dit à l'AFP des habitants »
            What::Mention(m) if m.kind == MentionKind::Medium && cutter.awaits => false,
            What::Mention(_) | What::Word | What::Close | What::Quote(_) | What::Adverb => true,
            What::Predicate(p) => p.shape == Shape::Past,
            _ => false,
        };
        out.push(Piece {
            what,
            from: at as u32,
            to: next as u32,
        });
        at = next;
    }
    if opens_with_quality(scene, &out[first..]) {
        out[first].what = What::Adverb;
    }
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "what was read just before, bit by bit"
)]
pub(super) struct Cutter<'s, 'a> {
    /// The sentence's text and tokens.
    pub(super) scene: &'s Scene<'a>,
    /// The item after its last.
    pub(super) end: usize,
    after_subject: bool,
    /// A noun, adjective or participle stands just before.
    after_noun: bool,
    /// The subject of a relative clause stands just before.
    after_relative: bool,
    /// A conjunction that joins stands just before.
    after_and: bool,
    /// What stands before depends on a noun, or is joined to what does: *du Patrimoine et*.
    after_of: bool,
    /// *comme* stands just before, and a pronoun with a verb of saying follows: *comme le dit la guide*.
    after_as: bool,
    /// A preposition stands just before: only an infinitive or a noun can follow.
    after_preposition: bool,
    /// The verb last read is a participle with its auxiliary.
    compound: bool,
    /// The subject of an inserted clause may follow.
    awaits: bool,
}

impl Cutter<'_, '_> {
    pub(super) fn tags(&self, at: usize) -> Tags {
        if at < self.end {
            self.scene.tags(at)
        } else {
            Tags::empty()
        }
    }

    /// True if the conjunction at `at` is *comme* or that of *ainsi que*, and a clitic with a verb of saying follows at `next`.
    fn likens(&self, at: usize, next: usize) -> bool {
        self.tags(next).contains(Tags::CLITIC)
            && self
                .tags(next + 1)
                .contains(Tags::FINITE | Tags::THIRD | Tags::REPORTING)
            && (is_key(self.scene.word(at), "comme")
                || at > 0 && is_key(self.scene.word(at - 1), "ainsi"))
    }

    /// The piece that starts at `at`, and the item after it.
    fn next(&mut self, at: usize) -> (What, usize) {
        if let Some(quote) = self.scene.quote(at) {
            return (What::Quote(quote), at + 1);
        }
        let what = match self.scene.kind(at) {
            Some(Kind::Word) => return self.word(at),
            Some(Kind::Comma) => What::Comma,
            Some(Kind::Colon) => What::Colon,
            Some(Kind::Semicolon) => What::Semicolon,
            Some(Kind::Dash) => What::Dash,
            Some(Kind::Open) => What::Open,
            Some(Kind::Close) => What::Close,
            Some(Kind::Stop | Kind::Question | Kind::Exclamation | Kind::Ellipsis) => What::End,
            Some(Kind::Number | Kind::Other) => {
                return match mention(self.scene, at, self.end) {
                    Some((m, next)) => (What::Mention(m), next),
                    None if self.scene.kind(at) == Some(Kind::Other) => (What::Word, at + 1),
                    None => (What::Time, at + 1),
                };
            }
            _ => What::Word,
        };
        (what, at + 1)
    }

    #[inline]
    fn word(&self, at: usize) -> (What, usize) {
        let tags = self.tags(at);
        let lower = self.scene.case(at) == Case::Lower;
        if tags.is_empty() && lower && self.scene.opens_no_phrase(at) {
            if self.scene.is_particled(at)
                && let Some((found, next)) = mention(self.scene, at, self.end)
            {
                return (What::Mention(found), next);
            }
            return (What::Word, at + 1);
        }
        if let Some(found) = self.set_phrase(at) {
            return found;
        }
        if !lower
            && !tags.is_empty()
            && let Some((found, next)) = surname(self.scene, at, self.end)
        {
            return (What::Mention(found), next);
        }
        // « L'opposition, elle, exige »: a pronoun between commas only stresses the subject.
        if tags.contains(Tags::SUBJ) && self.is_comma(at + 1) && at > 0 && self.is_comma(at - 1) {
            return (What::Adverb, at + 1);
        }
        if let Some(next) = self.ago(at, tags) {
            return (What::Time, next);
        }
        // A verb group may start with a clitic that looks like an article or a preposition.
        if tags.intersects(Tags::VERB | Tags::NE | Tags::CLITIC | Tags::GERUND)
            && let Some((found, next)) = predicate(
                self.scene,
                at,
                self.end,
                self.after_subject || self.after_as,
            )
            && !self.only_qualifies(at, &found)
            && !(self.after_preposition && found.shape == Shape::Finite)
        {
            return (What::Predicate(found), next);
        }
        // « a salué l'accord et prévenu que »: a participle that shares the auxiliary, not a noun.
        if tags.contains(Tags::PAST_PART | Tags::REPORTING)
            && (self.after_and && self.compound || is_accused(self.scene, at))
            && let Some((found, next)) = predicate(self.scene, at, self.end, true)
            && found.shape == Shape::Past
        {
            return (What::Predicate(found), next);
        }
        if tags.intersects(Tags::OF | Tags::PREP)
            && counts(self.scene, at, self.end)
            && let Some((found, next)) = mention(self.scene, at, self.end)
        {
            return (What::Mention(found), next);
        }
        if tags.contains(Tags::PREP) {
            return self.preposition(at, tags);
        }
        if let Some(next) = self.time(at) {
            return (What::Time, next);
        }
        if tags.contains(Tags::REL) {
            // « son homologue, lequel avait accusé »
            let next = self.tags(at + 1);
            let verb = next.intersects(Tags::FINITE | Tags::NE | Tags::CLITIC);
            let subject = self.scene.word(at).starts_with(['l', 'L']) && verb;
            // *à laquelle*, *pour qui*
            let what = if self.after_preposition || tags.contains(Tags::OBLIQUE) && !subject {
                What::Oblique
            } else {
                What::Relative
            };
            return (what, at + 1);
        }
        if tags.contains(Tags::THAT) {
            return (What::That, at + 1);
        }
        if tags.contains(Tags::COORD) {
            return (What::And, at + 1);
        }
        if self.after_relative && tags.contains(Tags::DET | Tags::CLITIC) {
            // A verb that the lexicon does not know: « qui le fabrique ».
            return (What::Word, (at + 2).min(self.end));
        }
        if let Some((found, next)) = mention(self.scene, at, self.end) {
            return (What::Mention(found), next);
        }
        // « raconte alors la guide », but *alors que*
        let adverb = tags.contains(Tags::ADV) && !self.tags(at + 1).contains(Tags::THAT);
        if tags.contains(Tags::SUB) && !adverb {
            return (What::Sub, at + 1);
        }
        if tags.contains(Tags::ADV) {
            return (What::Adverb, at + 1);
        }
        (What::Word, at + 1)
    }

    /// The set phrase that starts at `at`: an adverb, a known name, a source.
    #[inline]
    fn set_phrase(&self, at: usize) -> Option<(What, usize)> {
        match self.scene.phrase(at, self.end) {
            Some((PhraseKind::Adverb, next)) => return Some((What::Adverb, next)),
            // *L'Est républicain*, *Le Matin*: before any verb, or time of day.
            Some((PhraseKind::Name, next)) if next > at + 1 => {
                if let Some(named) = mention(self.scene, at, self.end)
                    && named.1 >= next
                    && named.0.name.is_some()
                {
                    return Some((What::Mention(named.0), named.1));
                }
            }
            Some((PhraseKind::Own, next)) => {
                if let Some(found) = self.owned(at, next) {
                    return Some((What::Mention(found), next));
                }
            }
            Some((kind @ (PhraseKind::Source | PhraseKind::View | PhraseKind::Circle), next)) => {
                let tie = match kind {
                    PhraseKind::Source => Tie::Source,
                    PhraseKind::View => Tie::For,
                    _ => Tie::Other,
                };
                if let Some((found, end)) = self.after_phrase(next) {
                    return Some((What::Mention(Mention { tie, ..found }), end));
                }
            }
            _ => {}
        }
        None
    }

    /// True of a participle that only qualifies a noun: no predicate of its own.
    fn only_qualifies(&self, at: usize, found: &Predicate) -> bool {
        // *le bouillonnant avocat*: its *le* is the noun's article, not an object.
        let head = found.head as usize;
        let qualifies = found.shape == Shape::Participle
            && head == at + 1
            && self.tags(at).contains(Tags::DET)
            && self.tags(head + 1).intersects(Tags::SPEAKING)
            && self.scene.case(head + 1) == Case::Lower;
        qualifies || found.shape == Shape::Past && self.tags(at).intersects(Tags::ADJ)
    }

    fn preposition(&self, at: usize, tags: Tags) -> (What, usize) {
        if tags.contains(Tags::OF)
            && let Some(others) = crate::attribution::mention::others(self.scene, at, self.end)
        {
            return (What::Mention(others), at + 2);
        }
        let tie = if tags.contains(Tags::OF) {
            Tie::Of
        } else if tags.contains(Tags::SOURCE) {
            Tie::Source
        } else if tags.contains(Tags::FOR) {
            Tie::For
        } else if tags.contains(Tags::TO) {
            Tie::To
        } else {
            Tie::Other
        };
        if tags.contains(Tags::CONTRACT)
            && let Some((found, next)) = self.contracted(at)
        {
            // *des* is an article unless a noun stands before it.
            // « chargé de la Mer, du Sport et des Ports »
            let row = self.after_and && self.after_of && self.scene.case(at + 1) != Case::Lower;
            if tags.contains(Tags::INDEF) && !self.after_noun && !row {
                let span = self.scene.span(at).join(found.span);
                return (
                    What::Mention(Mention {
                        tie: Tie::Free,
                        span,
                        definite: false,
                        ..found
                    }),
                    next,
                );
            }
            return (What::Mention(Mention { tie, ..found }), next);
        }
        if let Some(next) = self.time(at + 1)
            && !tags.contains(Tags::SOURCE)
        {
            return (What::Time, next);
        }
        if let Some((found, next)) = mention(self.scene, at + 1, self.end) {
            let found = placed(self.scene, at, found);
            return (What::Mention(Mention { tie, ..found }), next);
        }
        let next = self.tags(at + 1);
        if next.contains(Tags::CLITIC)
            && !next.intersects(Tags::DET | Tags::PREP | Tags::REFL)
            && self.scene.agreement(at + 1).contains(Agreement::SINGULAR)
        {
            let found = crate::attribution::mention::tonic(self.scene, at + 1);
            return (What::Mention(Mention { tie, ..found }), at + 2);
        }
        (What::Preposition, at + 1)
    }

    /// Whom the possessive or pronoun of the phrase from `at` to `next` points to: *selon ses mots*; *à l'entendre* where a comma
    /// parts it from the rest.
    fn owned(&self, at: usize, next: usize) -> Option<Mention> {
        let owns = |i: &usize| self.tags(*i).intersects(Tags::POSS | Tags::CLITIC);
        let owner = (at..next).rev().find(owns)?;
        let parted = self.is_comma(next) || at > 0 && self.is_comma(at - 1);
        (parted || self.tags(owner).contains(Tags::POSS))
            .then(|| crate::attribution::mention::owner(self.scene, owner))
    }

    fn is_comma(&self, at: usize) -> bool {
        self.scene.kind(at) == Some(Kind::Comma)
    }

    /// The mention after a phrase that names a source, with or without its linking preposition.
    fn after_phrase(&self, at: usize) -> Option<(Mention, usize)> {
        let tags = self.tags(at);
        // *de source proche du dossier*
        let close = at >= 2 && self.scene.word(at - 1) == "proche";
        if close && self.tags(at - 2).contains(Tags::INFORMANT) && tags.contains(Tags::OF) {
            let (_, end) = crate::attribution::mention::linked(self.scene, at, self.end)?;
            let (found, _) = mention(self.scene, at - 2, at)?;
            let span = self.scene.span_of(at - 2, end);
            return Some((Mention { span, ..found }, end));
        }
        // *de source policière*: the phrase ends with the one who knows.
        if self.tags(at - 1).contains(Tags::INFORMANT)
            && self.scene.case(at) == Case::Lower
            && !tags.intersects(Tags::DET | Tags::PREP)
        {
            return mention(self.scene, at - 1, self.end);
        }
        if tags.contains(Tags::CONTRACT) {
            return self.contracted(at);
        }
        let start = if tags.contains(Tags::OF) { at + 1 } else { at };
        mention(self.scene, start, self.end)
    }

    /// The mention after a preposition that holds its article: *du Kremlin*, *aux habitants*.
    fn contracted(&self, at: usize) -> Option<(Mention, usize)> {
        if self.time(at + 1).is_some() && !self.tags(at + 1).intersects(Tags::SPEAKING) {
            return None;
        }
        // Read as if the contraction were the article itself.
        let (found, next) = crate::attribution::mention::after_article(self.scene, at, self.end)?;
        (found.kind != MentionKind::Pronoun).then_some((found, next))
    }
}
