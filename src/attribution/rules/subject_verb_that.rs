//! A reporting verb, its conjunction, and the quote in the reported clause.

use crate::attribution::governor::{Governor, Link, governor};
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "subject-verb-that",
    about: "A reporting verb whose *que*-clause holds the quote; its subject speaks, or, where *Et d’ajouter que* \
            has none, whoever spoke last. Not a relative clause that stands between and reports something else.",
    run,
    examples: &[
        Example::Hit("[Le maire] {estime} que la taxe est « injuste et inutile »."),
        Example::Hit(
            "[La procureure], qui suivait l’affaire, {a affirmé} qu’il s’agissait d’« un piège ».",
        ),
        Example::Miss("Le « piège » que le maire a posé ne sert à rien."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    if found.link != Link::That {
        return None;
    }
    let cue = Cue::of(&found.predicate);
    match found.mention {
        Some(m) if m.kind == MentionKind::Indefinite && found.predicate.negated => None,
        Some(m) => Some(Found::new(m, cue)),
        None if goes_on(context, &found) => Some(Found {
            source: Source::Last,
            cue: Some(cue),
            inserted: None,
        }),
        None => None,
    }
}

/// « Et d'ajouter que … »: nothing but *et* stands before the infinitive and its preposition.
fn goes_on(context: &Context<'_, '_>, found: &Governor) -> bool {
    let mut before = context.pieces()[..found.verb].iter().rev();
    found.predicate.shape == Shape::Infinitive
        && before.next().is_some_and(|p| p.what == What::Preposition)
        && before.all(|p| matches!(p.what, What::And | What::Adverb))
}
