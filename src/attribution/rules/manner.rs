//! How somebody does something, in his own words.

use crate::attribution::fragment::is_loose;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "manner",
    about: "A fragment that says how, or that a comma sets off behind a clause, where nothing says whose words it holds: those of \
            the person who is the clause's subject. Not of a thing, a place or a body.",
    run,
    examples: &[
        Example::Hit("[Lina Roux] {ira} au bal « sans illusion »."),
        Example::Hit("[Le capitaine] {a compté} onze incidents, « aucun de grave »."),
        Example::Miss("Les sacs ont été livrés « contre signature »."),
        Example::Miss("La tortue « à nez court » vit au fond du lac."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if !is_loose(context) {
        return None;
    }
    let pieces = context.pieces();
    let parts = |what: &What| {
        matches!(
            what,
            What::Colon
                | What::Semicolon
                | What::Quote(_)
                | What::Relative
                | What::Oblique
                | What::Sub
                | What::That
                | What::Open
        )
    };
    let near = (0..context.at)
        .rev()
        .take_while(|i| !parts(&pieces[*i].what));
    let verb = near.take(REACH).find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.third)
    })?;
    let mention = context.clauses.subject(verb)?;
    let person = matches!(
        mention.kind,
        MentionKind::Person | MentionKind::Name | MentionKind::Pronoun | MentionKind::Latter
    );
    let predicate = pieces[verb].predicate()?;
    person.then(|| Found::new(mention, Cue::of(predicate)))
}

/// So many pieces may stand between the verb and the quote.
const REACH: usize = 8;
