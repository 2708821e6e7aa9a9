//! Government: the reporting verb to the left of a quote in whose reach the quote stands.

use crate::attribution::clause::Clauses;
use crate::attribution::incise::{Incise, incise};
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::nobody::is_unsaid;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::reach::{
    has_object, in_reach, made_to_say, opens_circumstance, reaches, says_nothing,
};
use crate::attribution::rule::Context;
use crate::attribution::rules::signature;
use crate::attribution::subordinate;
use crate::lexicon::takes::{Class, Takes};
use crate::lexicon::{PhraseKind, Tags};
use crate::text::fold;

/// How a verb governs a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Through a colon.
    Colon,
    /// Through a reported clause.
    That,
    /// As its object or complement.
    Object,
    /// It stands in an inserted clause before the quote.
    Incise,
}

/// A verb that governs a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Governor {
    /// Place of the verb.
    pub verb: usize,
    /// The verb.
    pub predicate: Predicate,
    /// How.
    pub link: Link,
    /// The speaker, if its clause names one.
    pub mention: Option<Mention>,
}

/// The nearest verb to the left that reports and whose reach the quote is in.
pub fn governor(context: &Context<'_, '_>) -> Option<Governor> {
    // Several rules ask, and the answer hangs on the story alone.
    *context.governed.get_or_init(|| {
        let found = nearest(context).filter(|found| !is_unsaid(context, found))?;
        // « Les commerçants confirment : “C'est bien” (Mona Ferrand, épicière). »
        let people = |m: Mention| m.name.is_none() && m.kind != MentionKind::Body;
        if found.mention.is_none_or(people) && signature::in_brackets(context) {
            return None;
        }
        Some(outer(context, &found).unwrap_or(found))
    })
}

/// The verb whose reported clause holds the clause of `inner`: what a speaker reports that others
/// ask, blame or do are the speaker's words, unless the outer verb only passes them on or the inner
/// one is a verb of saying.
fn outer(context: &Context<'_, '_>, inner: &Governor) -> Option<Governor> {
    let pieces = context.pieces();
    let own = matches!(
        inner.predicate.class,
        Class::Say
            | Class::Continue
            | Class::Answer
            | Class::Assure
            | Class::Deny
            | Class::Warn
            | Class::Opine
            | Class::Channel
    );
    // « estimant que celui-ci garantit “la paix” »: he sees to it.
    let ensures = inner.predicate.class == Class::Assure && inner.link == Link::Object;
    // « a dit que la mairie entendait “réparer” le pont »: what she means to do.
    let intends = inner.predicate.lemma == "entendre" && inner.link == Link::Object;
    // « a dit que le port voyait “un piège” dans l'offre »
    let sees = inner.predicate.lemma == "voir" && inner.link == Link::Object;
    // « a dit avoir lu la lettre “par hasard” »: the object is told, and what the quote says of it.
    let learnt = inner.predicate.shape == Shape::Infinitive
        && inner.verb > 0
        && pieces[inner.verb - 1]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.reports())
        && pieces
            .get(inner.verb + 1..context.at)
            .is_some_and(|between| between.iter().any(|p| p.free_mention().is_some()));
    let acts = ensures || intends || sees || learnt;
    let own = own
        && !acts
        // « a dit que le maire se considérait comme un “perdant” »
        && !(inner.predicate.reflexive && inner.predicate.class == Class::Opine)
        && (inner.predicate.takes.has(Takes::QUOTE) || inner.predicate.takes.has(Takes::COMME))
        && !inner.predicate.conditional;
    // A body named in a reported clause is more often spoken of than speaking.
    let own = own
        && inner
            .mention
            .is_some_and(|m| m.is_someone() || m.kind == MentionKind::Speaker);
    let thing = inner
        .mention
        .is_none_or(|m| matches!(m.kind, MentionKind::Thing | MentionKind::Neuter));
    if own && !thing
        || inner.link == Link::Incise
        || inner.link == Link::Colon
            && inner.predicate.takes.has(Takes::QUOTE)
            && !matches!(
                inner.predicate.class,
                Class::Deny | Class::Condemn | Class::Support
            )
            && inner.mention.is_some_and(|m| m.is_someone())
        || !matches!(inner.predicate.shape, Shape::Finite | Shape::Infinitive)
    {
        return None;
    }
    let mut that = false;
    let from = subordinate::main_clause(&context.clauses, inner).unwrap_or(0);
    let verb = main_verb(pieces, inner)?;
    for i in (from..verb).rev() {
        match pieces[i].what {
            // « tandis que le préfet réclame “la fin” »: a clause of its own.
            What::That if i > 0 && opens_circumstance(context, i - 1) => return None,
            What::That => that |= !is_relative(pieces, i) && !is_of_a_thing(context, i),
            What::Predicate(p)
                if that && p.reports() && p.shape != Shape::Past && p.takes.has(Takes::QUE) =>
            {
                let mention = context.clauses.subject(i)?;
                let passes_on = p.class == Class::Channel || mention.kind == MentionKind::Medium;
                return (!passes_on).then_some(Governor {
                    verb: i,
                    predicate: p,
                    link: Link::That,
                    mention: Some(mention),
                });
            }
            What::Predicate(p) if p.shape == Shape::Finite => return None,
            What::Semicolon | What::Colon | What::Quote(_) => return None,
            _ => {}
        }
    }
    None
}

/// The finite verb of the clause of `inner`: « pouvait reprendre », « n'a pas le droit d'exiger ».
pub(super) fn main_verb(pieces: &[Piece], inner: &Governor) -> Option<usize> {
    if inner.predicate.shape == Shape::Finite {
        return Some(inner.verb);
    }
    let parts = |p: &Piece| {
        matches!(
            p.what,
            What::Comma
                | What::That
                | What::Relative
                | What::Oblique
                | What::Sub
                | What::Colon
                | What::Quote(_)
        )
    };
    let mut before = (0..inner.verb).rev().take_while(|i| !parts(&pieces[*i]));
    before.find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    })
}

/// « a exhorté les parties et salué “…” »: the participle shares the auxiliary, and the subject.
fn coordinated(
    context: &Context<'_, '_>,
    verb: usize,
    predicate: Predicate,
    link: Link,
) -> Option<Governor> {
    let first = sharing(context, verb)?;
    let near = link != Link::Object || in_reach(context, verb, &predicate);
    // « est blâmé pour ses retards et accusé de “…” »: the subject suffers both.
    if context.pieces()[first]
        .predicate()
        .is_some_and(|p| p.passive)
    {
        return (near && reaches(&predicate, link))
            .then(|| passive(context, verb, predicate, link));
    }
    (near && reaches(&predicate, link)).then(|| Governor {
        verb,
        predicate,
        link,
        mention: context.clauses.subject(first),
    })
}

/// « une mesure jugée “brutale” par les riverains », « accusé par eux de “mentir” »: the agent of the
/// participle speaks.
fn judged_by(context: &Context<'_, '_>, verb: usize, predicate: Predicate) -> Option<Governor> {
    let mut agent_before = None;
    let near = context.pieces()[verb + 1..context.at].iter().all(|p| {
        // « soupçonnée par le préfet de “…” »
        if agent_before.is_none() && p.mention().is_some_and(|m| m.tie == Tie::Other) {
            agent_before = p.mention().map(|m| m.span);
            return true;
        }
        // « accusé par lui d'avoir “menti” »
        let had = predicate.takes.has(Takes::DE)
            && p.predicate().is_some_and(|p| {
                p.shape == Shape::Infinitive && matches!(p.lemma, "avoir" | "être")
            });
        had || matches!(
            p.what,
            What::Preposition | What::Adverb | What::Word | What::Sub
        )
    });
    // « la note signée par le préfet “ne vaut plus rien” »: nothing ties the quote to the participle.
    let untied = agent_before.is_some() && context.pieces()[context.at - 1].mention().is_some();
    if predicate.shape != Shape::Past || !near || untied {
        return None;
    }
    let found = passive(context, verb, predicate, Link::Object);
    let after = || Some(context.piece(context.at + 1)?.mention()?.span);
    let place = agent_before.or_else(after)?;
    found
        .mention
        .is_some_and(|m| m.span.overlaps(place))
        .then_some(found)
}

/// The compound verb whose auxiliary the participle at `at` shares: joined to it by *et*,
/// with no other verb between.
fn sharing(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let pieces = context.pieces();
    if pieces[at - 1].what != What::And {
        return None;
    }
    let first = pieces[..at]
        .iter()
        .rposition(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))?;
    let compound = context
        .story
        .scene
        .tags(pieces[first].predicate()?.head as usize)
        .contains(Tags::PAST_PART);
    let clear = pieces[first + 1..at].iter().all(|p| {
        !matches!(
            p.what,
            What::Relative | What::That | What::Sub | What::Semicolon
        )
    });
    (compound && clear).then_some(first)
}

/// True if the conjunction at `at` is a relative pronoun: a thing stands right before it.
fn is_relative(pieces: &[Piece], at: usize) -> bool {
    at > 0
        && match pieces[at - 1].what {
            What::Mention(m) => {
                matches!(m.kind, MentionKind::Thing | MentionKind::Document) && m.tie == Tie::Free
            }
            _ => false,
        }
}

/// « ce que la maire appelle “une folie” », « un plan, que la maire … »: the conjunction at `at` is a pronoun.
fn is_of_a_thing(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = context.story.scene.word(pieces[before].from as usize);
    let set_off = pieces[before].what == What::Comma
        && before > 0
        && pieces[before - 1]
            .free_mention()
            .is_some_and(|m| m.kind == MentionKind::Thing);
    pieces[before].what == What::Word && word == "ce" || set_off
}

/// A quote between an auxiliary and its participle: *a « fermement » nié*.
fn split(context: &Context<'_, '_>) -> Option<Governor> {
    let pieces = context.pieces();
    let auxiliary = context.at.checked_sub(1)?;
    let before = pieces[auxiliary].predicate()?;
    let after = pieces.get(context.at + 1)?.predicate()?;
    let scene = &context.story.scene;
    let auxiliar = scene
        .tags(before.head as usize)
        .intersects(Tags::AVOIR | Tags::ETRE);
    (auxiliar && after.shape == Shape::Past && after.reports()).then(|| Governor {
        verb: context.at + 1,
        predicate: *after,
        link: Link::Object,
        mention: context.clauses.subject(auxiliary),
    })
}

fn nearest(context: &Context<'_, '_>) -> Option<Governor> {
    if let Some(found) = split(context) {
        return Some(found);
    }
    let pieces = context.pieces();
    let mut link = Link::Object;
    // A finite verb that reports nothing stands between, and no conjunction has explained it yet.
    let mut blocked = false;
    let mut fallback = None;
    // A colon further left: what follows it explains what the verb has said already.
    let mut explained = false;
    let mut i = context.at;
    while let Some(previous) = i.checked_sub(1) {
        i = previous;
        match pieces[i].what {
            What::Predicate(p) if says_nothing(context, i, link) => {
                blocked |= p.shape == Shape::Finite;
            }
            What::Predicate(p) if p.reports() && (p.shape != Shape::Past) => {
                if let Some(found) = inserted(context, i) {
                    return Some(Governor {
                        verb: i,
                        predicate: p,
                        link: Link::Incise,
                        mention: Some(found),
                    });
                }
                if blocked && p.shape == Shape::Finite {
                    return fallback;
                }
                if blocked
                    || explained && has_object(context, i)
                    || !reaches(&p, link)
                    || link == Link::Object && !in_reach(context, i, &p)
                {
                    blocked |= p.shape == Shape::Finite;
                    continue;
                }
                if p.passive && p.tail.is_none() || is_suffered(pieces, i) {
                    let suffered = passive(context, i, p, link);
                    return Some(subordinate::seen_as(context, &suffered).unwrap_or(suffered));
                }
                let mention = sayer(context, i);
                // What cannot speak hands on to the verb that it hangs on.
                let mute = mention
                    .is_some_and(|m| matches!(m.kind, MentionKind::Thing | MentionKind::Neuter));
                let found = Governor {
                    verb: i,
                    predicate: p,
                    link,
                    mention,
                };
                if mute && link != Link::Colon {
                    fallback.get_or_insert(found);
                    blocked |= p.shape == Shape::Finite;
                    continue;
                }
                return Some(found);
            }
            What::Predicate(p) if p.reports() && !blocked => {
                if let Some(found) = judged_by(context, i, p) {
                    return Some(found);
                }
                if i > 0
                    && let Some(found) = coordinated(context, i, p, link)
                {
                    return Some(found);
                }
            }
            What::Predicate(p) if p.shape == Shape::Finite => {
                if inserted(context, i).is_some() {
                    continue;
                }
                blocked = true;
            }
            What::Semicolon | What::Open => return fallback,
            What::That => {
                blocked = false;
                if is_relative(pieces, i) {
                    continue;
                }
                if link == Link::Object {
                    link = Link::That;
                }
                i = first_that(pieces, i);
            }
            What::Colon => {
                blocked = false;
                if i + 1 == context.at {
                    link = Link::Colon;
                } else if link == Link::Object {
                    link = Link::That;
                    explained = true;
                }
            }
            What::Relative | What::Oblique | What::Sub => blocked = false,
            What::Close => i = (0..i).rev().find(|k| pieces[*k].what == What::Open)?,
            _ => {}
        }
    }
    fallback
}

/// « que …, mais que … »: the clauses are coordinated; both hang on the verb before the first.
fn first_that(pieces: &[Piece], at: usize) -> usize {
    let coordinated = at > 0 && matches!(pieces[at - 1].what, What::And);
    let first = || (0..at).rev().find(|k| pieces[*k].what == What::That);
    if coordinated {
        first().unwrap_or(at)
    } else {
        at
    }
}

/// Who says what the verb at `verb` reports of the quote.
fn sayer(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let gapped = context.clauses.gapped(verb, context.at);
    gapped
        .or_else(|| made_to_say(context.pieces(), verb))
        .or_else(|| context.clauses.subject(verb))
}

/// The speaker of an inserted clause at `verb`: « Q, a promis Jean, Q ».
fn inserted(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let before = verb.checked_sub(1)?;
    // « Comme disait mon père, “…” », « Ainsi que le dit le maire, “…” »
    let word = |i: usize| context.story.scene.word(pieces[i].from as usize);
    let likened = pieces[before].what == What::Sub && fold::is_key(word(before), "comme")
        || pieces[before].what == What::That
            && before > 0
            && fold::is_key(word(before - 1), "ainsi");
    let follows = likened
        || matches!(
            pieces[before].what,
            What::Comma | What::Quote(_) | What::Dash
        );
    let found = incise(&context.clauses, verb, false)?;
    if !follows || found.end > context.at {
        return None;
    }
    let sure = likened
        || found.predicate.tail.is_some()
        || matches!(pieces[before].what, What::Quote(_))
        || (verb >= 2 && matches!(pieces[verb - 2].what, What::Quote(_)))
        || bracketed(&found, pieces.get(found.end));
    sure.then_some(found.mention)
}

/// « La pierre, jure l'artiste, … »: between two commas, a verb of saying and someone who can speak.
fn bracketed(found: &Incise, next: Option<&Piece>) -> bool {
    let speaks = matches!(
        found.mention.kind,
        MentionKind::Person
            | MentionKind::Name
            | MentionKind::Group
            | MentionKind::Body
            | MentionKind::Place
            | MentionKind::Informant
            | MentionKind::Latter
    );
    speaks && found.predicate.takes.has(Takes::QUOTE) && next.is_some_and(|p| p.what == What::Comma)
}

/// « s'est fait traiter de “menteur” par eux », « s'est vu qualifier de … »: the subject suffers what the infinitive at `verb` says.
fn is_suffered(pieces: &[Piece], verb: usize) -> bool {
    let before = verb.checked_sub(1).and_then(|i| pieces[i].predicate());
    let said = pieces[verb].predicate();
    said.is_some_and(|p| p.shape == Shape::Infinitive)
        && before.is_some_and(|p| {
            p.reflexive && matches!(p.lemma, "entendre" | "faire" | "laisser" | "voir")
        })
}

/// A passive verb reports what its agent says: « a été qualifié de … par Jean ».
fn passive(context: &Context<'_, '_>, verb: usize, predicate: Predicate, link: Link) -> Governor {
    Governor {
        verb,
        predicate,
        link,
        mention: context.clauses.agent(verb),
    }
}

impl Clauses<'_, '_> {
    /// The agent of the passive verb at `verb`: *par la foule*.
    pub fn agent(&self, verb: usize) -> Option<Mention> {
        let agent = (verb + 1..self.pieces.len()).find(|i| {
            let (from, to) = (self.pieces[*i].from as usize, self.pieces[*i].to as usize);
            self.pieces[*i]
                .mention()
                .is_some_and(|m| m.tie == Tie::Other)
                && matches!(self.scene.phrase(from, to), Some((PhraseKind::Agent, _)))
        });
        agent.map(|k| self.whole(k))
    }
}
