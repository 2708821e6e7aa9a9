//! The speaker says something of himself: *se dit*, *se déclare*, *s’est dit prêt à*.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::MentionKind;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "attributive",
    about: "A reflexive verb of saying with the quote as attribute or in its complement; its subject \
            speaks. Not *s’appeler* and other verbs that name.",
    run,
    examples: &[
        Example::Hit("[Dakar] {se dit prêt} à « reprendre les discussions »."),
        Example::Hit("[La maire] {s’est dite} « épuisée »."),
        Example::Miss("Le bateau s’appelle « Horizon »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    if !found.predicate.reflexive || found.link != Link::Object || found.predicate.tail.is_some() {
        return None;
    }
    let mention = found.mention.filter(|m| m.kind != MentionKind::Thing)?;
    Some(Found::new(mention, Cue::of(&found.predicate)))
}
