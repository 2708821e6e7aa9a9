//! A reporting participle or gerund before the quote.

use crate::attribution::governor::governor;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "participle",
    about: "A present participle or gerund that reports (*dénonçant*, *en promettant*); the subject of \
            the verb it hangs on speaks. Not a participle that only describes.",
    run,
    examples: &[
        Example::Hit("[Le syndicat] a quitté la salle, {dénonçant} « un simulacre de dialogue »."),
        Example::Hit("[Le syndicat], {parlant} d’« un simulacre », appelle à la grève."),
        Example::Hit("[Elle] a fini {en promettant} « une réponse rapide »."),
        Example::Miss("Le maire, portant un « gilet jaune », a quitté la salle."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    if !matches!(found.predicate.shape, Shape::Participle | Shape::Gerund) {
        return None;
    }
    let cue = Cue::of(&found.predicate);
    if let Some(mention) = found.mention {
        return Some(Found::new(mention, cue));
    }
    // « Rappelant : “…” »: a sentence without subject or verb goes on with the last one.
    let pieces = context.pieces();
    let alone = pieces[..found.verb].iter().all(|p| p.mention().is_none())
        && pieces
            .iter()
            .all(|p| p.predicate().is_none_or(|p| p.shape != Shape::Finite));
    alone.then_some(Found {
        source: Source::Last,
        cue: Some(cue),
        inserted: None,
    })
}
