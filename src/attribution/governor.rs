//! Government: the reporting verb to the left of a quote in whose reach the quote stands.

use crate::attribution::incise::incise;
use crate::attribution::mention::Mention;
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;

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
    let pieces = context.pieces();
    let mut link = Link::Object;
    // A finite verb that reports nothing stands between, and no conjunction has explained it yet.
    let mut blocked = false;
    let mut i = context.at;
    while let Some(previous) = i.checked_sub(1) {
        i = previous;
        match pieces[i].what {
            What::Predicate(p) if p.reports() && (p.shape != Shape::Past) => {
                if let Some(found) = inserted(context, i) {
                    return Some(Governor { verb: i, predicate: p, link: Link::Incise, mention: Some(found) });
                }
                if blocked {
                    return None;
                }
                if p.passive && p.tail.is_none() {
                    return passive(context, i, p, link);
                }
                let mention = context.clauses.subject(i);
                return Some(Governor { verb: i, predicate: p, link, mention });
            }
            What::Predicate(p) if p.shape == Shape::Finite => {
                if inserted(context, i).is_some() {
                    continue;
                }
                blocked = true;
            }
            What::Colon if i + 1 == context.at => link = Link::Colon,
            What::Semicolon => return None,
            What::That => {
                blocked = false;
                if link == Link::Object {
                    link = Link::That;
                }
            }
            What::Relative | What::Oblique | What::Sub => blocked = false,
            What::Close => i = (0..i).rev().find(|k| pieces[*k].what == What::Open)?,
            What::Open => return None,
            _ => {}
        }
    }
    None
}

/// The speaker of an inserted clause at `verb`: « Q, a promis Jean, Q ».
fn inserted(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let before = verb.checked_sub(1)?;
    let follows = matches!(pieces[before].what, What::Comma | What::Quote(_) | What::Dash);
    let found = incise(&context.clauses, verb, false)?;
    if !follows || found.end > context.at {
        return None;
    }
    let sure = found.predicate.tail.is_some()
        || matches!(pieces[before].what, What::Quote(_))
        || (verb >= 2 && matches!(pieces[verb - 2].what, What::Quote(_)));
    sure.then_some(found.mention)
}

/// A passive verb reports what its agent says: « a été qualifié de … par Jean ».
fn passive(context: &Context<'_, '_>, verb: usize, predicate: Predicate, link: Link) -> Option<Governor> {
    let agent = context.pieces()[verb + 1..].iter().position(|p| {
        p.mention().is_some_and(|m| m.tie == crate::attribution::mention::Tie::Other)
            && context.story.scene.word(p.from as usize) == agent_preposition()
    });
    let mention = agent.map(|k| context.clauses.whole(verb + 1 + k));
    Some(Governor { verb, predicate, link, mention })
}

/// The preposition of agents, kept in the table of function words.
fn agent_preposition() -> &'static str {
    "par"
}
