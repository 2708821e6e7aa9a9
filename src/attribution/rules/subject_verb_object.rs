//! A reporting verb with the quote as its object or complement.

use crate::attribution::governor::{Governor, Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};

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
    let mute = |m: &Mention| matches!(m.kind, MentionKind::Thing | MentionKind::Neuter);
    // « La poursuite a qualifié le récit de “romancé” »: whoever judges speaks.
    let judges = matches!(found.predicate.lemma, "qualifier" | "taxer" | "traiter")
        && found.predicate.shape == Shape::Finite
        && found.link == Link::Object;
    match (found.mention, found.link) {
        (Some(m), _) if mute(&m) && !(judges && m.kind == MentionKind::Thing) => None,
        (Some(m), _) if m.kind == MentionKind::Indefinite && found.predicate.negated => None,
        // « si vous voulez “goûter” … »: nobody has spoken.
        (Some(m), _) if m.kind == MentionKind::Speaker && supposed(context, &found) => None,
        (Some(m), _) => Some(Found::new(m, cue)),
        (None, Link::Object) if found.predicate.shape == Shape::Infinitive => Some(Found {
            source: Source::Last,
            cue: Some(cue),
            inserted: None,
        }),
        _ => None,
    }
}

/// True if the verb stands in a condition: a conjunction that does not report opens its clause.
fn supposed(context: &Context<'_, '_>, found: &Governor) -> bool {
    let mut before = context.pieces()[..found.verb].iter().rev();
    let opens = before.find(|p| p.mention().is_none() && p.what != What::Adverb);
    opens.is_some_and(|p| p.what == What::Sub)
}
