//! A reporting verb with the quote as its object or complement.

use crate::attribution::governor::{Governor, Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::lexicon::takes::Takes;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "subject-verb-object",
    about: "A reporting verb that has the quote, or the words it stands in, as object or complement; its \
            subject speaks. Not across a verb that reports nothing.",
    run,
    examples: &[
        Example::Hit("[Le consul] {a salué} « un geste courageux »."),
        Example::Hit("[Dakar] {a appelé} les parties à « reprendre les discussions »."),
        Example::Miss("Le consul a salué la foule, puis il a bu un « café noir »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    let cue = Cue::of(&found.predicate);
    if found.link == Link::Object && !in_reach(context, &found) {
        return None;
    }
    let mute = |m: &Mention| matches!(m.kind, MentionKind::Thing | MentionKind::Neuter);
    match (found.mention, found.link) {
        (Some(m), _) if mute(&m) => None,
        (Some(m), _) if m.kind == MentionKind::Indefinite && found.predicate.negated => None,
        (Some(m), _) => Some(Found::new(m, cue)),
        (None, Link::Object) if found.predicate.shape == Shape::Infinitive => {
            Some(Found { source: Source::Last, cue: Some(cue), inserted: None })
        }
        _ => None,
    }
}

/// True if the quote is the verb's own object, or the verb can report more than one word.
fn in_reach(context: &Context<'_, '_>, found: &Governor) -> bool {
    let strong = found.predicate.takes.has(Takes::QUOTE);
    if found.verb > context.at {
        return true;
    }
    let between = &context.pieces()[found.verb + 1..context.at];
    let near = between.iter().all(|p| matches!(p.what, What::Preposition | What::Adverb | What::Word | What::Quote(_) | What::And | What::Comma));
    strong || near || found.predicate.takes.has(Takes::COMME)
}
