//! A reporting participle or gerund before the quote.

use crate::attribution::governor::governor;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "participle",
    about: "A present participle or gerund that reports (*dénonçant*, *en promettant*); the subject of \
            the verb it hangs on speaks. Not a participle that only describes.",
    run,
    examples: &[
        Example::Hit("[Le syndicat] a quitté la salle, {dénonçant} « un simulacre de dialogue »."),
        Example::Hit("[Elle] a fini {en promettant} « une réponse rapide »."),
        Example::Miss("Le maire, portant un « gilet jaune », a quitté la salle."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    if !matches!(found.predicate.shape, Shape::Participle | Shape::Gerund) {
        return None;
    }
    Some(Found::new(found.mention?, Cue::of(&found.predicate)))
}
