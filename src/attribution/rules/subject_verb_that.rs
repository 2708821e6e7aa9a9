//! A reporting verb, its conjunction, and the quote in the reported clause.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::MentionKind;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "subject-verb-that",
    about: "A reporting verb whose *que*-clause holds the quote; its subject speaks. Not a relative \
            clause that stands between and reports something else.",
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
    let mention = found
        .mention
        .filter(|m| m.kind != MentionKind::Indefinite || !found.predicate.negated)?;
    Some(Found::new(mention, Cue::of(&found.predicate)))
}
