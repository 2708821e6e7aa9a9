//! The quote is the subject of a passive verb of speech.

use crate::attribution::governor::agent;
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::takes::Class;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "passive-subject",
    about: "The quote, or a list that it belongs to, is what has been said, chanted or answered, and *par* names by \
            whom. Not a thing that is done.",
    run,
    examples: &[
        Example::Hit("« Dehors » et « Justice » {ont été scandés} par [la foule]."),
        Example::Hit("« On ne lâche rien » {a été répété} par [les grévistes] toute la nuit."),
        Example::Miss("Le « Vieux Port » a été repeint par les pêcheurs."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let mut verb = context.at + 1;
    while matches!(context.what(verb), Some(What::And | What::Comma))
        && matches!(context.what(verb + 1), Some(What::Quote(_)))
    {
        verb += 2;
    }
    let predicate = context.piece(verb)?.predicate()?;
    let says = matches!(
        predicate.class,
        Class::Say | Class::Continue | Class::Answer | Class::Ask
    );
    if !predicate.passive || predicate.tail.is_some() || !says {
        return None;
    }
    Some(Found::new(agent(context, verb)?, Cue::of(predicate)))
}
