//! The whole sentence is reported by a clause at its end.

use crate::attribution::governor::governor;
use crate::attribution::incise::incise;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::takes::Takes;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "reported-sentence",
    about: "An inserted clause later in the sentence reports all of it, fragments included. Not where \
            another verb governs the fragment by itself.",
    run,
    examples: &[
        Example::Hit("La reprise des « navettes » soulage les îles, {a-t-}[elle] {déclaré}."),
        Example::Hit("Un pont « provisoire » ouvrira bientôt, {a indiqué} lundi [Vera Maric]."),
        Example::Miss("Le parti – cela s’appelle « un chantage » – a refusé l’offre."),
        Example::Miss("La « navette » dure, et Vera Maric a quitté la salle."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    // « Le parti – qui dénonce “un chantage” – a rejeté l'offre »: the dash closes what another opened.
    let dashes = pieces[..context.at].iter().filter(|p| p.what == What::Dash);
    let bracketed = dashes.count() % 2 == 1 && pieces[0].what != What::Dash;
    for at in context.at + 1..pieces.len() {
        match pieces[at].what {
            What::Semicolon | What::Colon => return None,
            What::Predicate(_)
                if matches!(
                    pieces[at - 1].what,
                    What::Comma | What::Quote(_) | What::Dash
                ) => {}
            _ => continue,
        }
        if bracketed && pieces[at - 1].what == What::Dash {
            continue;
        }
        if context.clauses.has_named_subject(at)
            || super::inversion::goes_on_behind_relative(context, at)
            || context.clauses.is_between(context.at)
            || super::attributive::stands(context).is_some()
        {
            return None;
        }
        let Some(found) = incise(&context.clauses, at, false) else {
            continue;
        };
        if matches!(pieces[at - 1].what, What::Quote(_)) && found.predicate.tail.is_none() {
            continue;
        }
        if found.mention.kind == MentionKind::Impersonal
            || super::inversion::passes_on(context, &found)
        {
            continue;
        }
        // « Jean Talec a exprimé son “amitié”, a annoncé la mairie »: a body only passes on what somebody has said.
        let passed = matches!(
            found.mention.kind,
            MentionKind::Body | MentionKind::Document
        ) && governor(context).is_some_and(|g| {
            let says = g.predicate.takes.has(Takes::QUOTE) && !g.predicate.passive;
            let person = |m: Mention| {
                matches!(m.kind, MentionKind::Person | MentionKind::Name) && m.name.is_some()
            };
            g.verb < context.at
                && says
                && g.predicate.shape == Shape::Finite
                && g.mention.is_some_and(person)
        });
        if passed {
            return None;
        }
        // The quote's own verb reports it, and the clause at the end reports another clause.
        let another = pieces[context.at + 1..at]
            .iter()
            .any(|p| matches!(p.what, What::Sub | What::That | What::Relative));
        if another
            && governor(context)
                .is_some_and(|g| g.mention.is_some_and(|m| m.kind != MentionKind::Thing))
        {
            return None;
        }
        return Some(Found::new(found.mention, Cue::of(&found.predicate)));
    }
    None
}
