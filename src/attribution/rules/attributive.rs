//! The speaker says something of himself: *se dit*, *se déclare*, *s’est dit prêt à*.

use crate::attribution::clause::agrees;
use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "attributive",
    about: "A reflexive verb of saying with the quote as attribute or in its complement, or a quote that \
            commas set off between the subject and its verb of saying; the subject speaks. Not *s’appeler* and other verbs that name.",
    run,
    examples: &[
        Example::Hit("[Dakar] {se dit prêt} à « reprendre les discussions »."),
        Example::Hit("[La maire] {s’est dite} « épuisée »."),
        Example::Hit("[La maire], « épuisée », {annonce} son départ."),
        Example::Miss("Le bateau s’appelle « Horizon »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if let Some(found) = apposed(context) {
        return Some(found);
    }
    let found = governor(context)?;
    if !found.predicate.reflexive || found.link != Link::Object || found.predicate.tail.is_some() {
        return None;
    }
    let mute = |m: &Mention| {
        matches!(
            m.kind,
            MentionKind::Thing | MentionKind::Neuter | MentionKind::Impersonal
        )
    };
    let mention = found.mention.filter(|m| !mute(m))?;
    Some(Found::new(mention, Cue::of(&found.predicate)))
}

/// « La maire, “épuisée”, a annoncé »: set off between the subject and its verb of saying.
pub(super) fn apposed(context: &Context<'_, '_>) -> Option<Found> {
    let comma = |at: usize| context.what(at) == Some(&What::Comma);
    let before = context.at.checked_sub(2)?;
    let verb = context.at + 2;
    if !comma(context.at - 1) || !comma(context.at + 1) {
        return None;
    }
    context.piece(before)?.free_mention()?;
    let predicate = context.piece(verb)?.predicate()?;
    let subject = context.clauses.whole(before);
    let speaks = !matches!(
        subject.kind,
        MentionKind::Thing | MentionKind::Document | MentionKind::Neuter
    );
    let says = predicate.reports() && predicate.shape == Shape::Finite && !predicate.passive;
    (speaks && says && agrees(&subject, predicate)).then(|| Found::new(subject, Cue::of(predicate)))
}
