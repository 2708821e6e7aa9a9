//! The speaker says something of himself: *se dit*, *se déclare*, *s’est dit prêt à*.

use crate::attribution::clause::agrees;
use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "attributive",
    about: "A reflexive verb of saying with the quote as attribute or in its complement, or a quote that \
            commas set off between the subject and its verb of saying, or that tells what somebody feels; the subject speaks. Not *s’appeler* and other verbs that name.",
    run,
    examples: &[
        Example::Hit("[Dakar] {se dit prêt} à « reprendre les discussions »."),
        Example::Hit("[La maire] {s’est dite} « épuisée »."),
        Example::Hit("[La maire], « épuisée », {annonce} son départ."),
        Example::Hit("« Très choquée », [la maire] a quitté la salle."),
        Example::Hit("[La maire], « choquée », a quitté la salle."),
        Example::Miss("« Horizon », le bateau du maire, a coulé."),
        Example::Miss("Le bateau s’appelle « Horizon »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if let Some(found) = apposed(context).or_else(|| felt(context)) {
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

/// « “Choquée”, Mona Ferrand a quitté la salle », « Mona Ferrand, “choquée”, a quitté la salle »: what somebody feels, in
/// marks and set off by commas, is their word.
fn felt(context: &Context<'_, '_>) -> Option<Found> {
    let comma = |at: usize| context.what(at) == Some(&What::Comma);
    let place = if context.at == 0 {
        2
    } else {
        context
            .at
            .checked_sub(2)
            .filter(|_| comma(context.at - 1))?
    };
    let verb = if context.at == 0 {
        place + 1
    } else {
        context.at + 2
    };
    let person = context.piece(place)?.free_mention()?;
    let acts = context.piece(verb)?.predicate()?.shape == Shape::Finite;
    let reading = context.story.scene.reading;
    let first = context.quote.first as usize + 1;
    let range = first..context.quote.last as usize;
    let described = range.len() <= MAX_FELT
        && range.clone().any(|i| {
            let word = reading.tokens[i].span.of(reading.text).to_lowercase();
            FELT.iter().any(|stem| word.starts_with(stem))
        });
    let someone = matches!(
        person.kind,
        MentionKind::Person | MentionKind::Name | MentionKind::Group
    );
    (described && someone && acts && comma(context.at + 1)).then(|| {
        let whole = context.clauses.whole(place);
        Found {
            source: Source::Mention(whole),
            cue: None,
            inserted: None,
        }
    })
}

/// How somebody is takes so many words at most.
const MAX_FELT: usize = 4;

/// How words for what one feels oneself begin.
const FELT: &[&str] = &[
    "abasourdi",
    "abattu",
    "agacé",
    "bouleversé",
    "choqué",
    "confiant",
    "dépité",
    "déçu",
    "effondré",
    "ému",
    "épuisé",
    "fatigué",
    "furieu",
    "heureu",
    "inquièt",
    "inquiet",
    "ravi",
    "révolté",
    "résigné",
    "satisfait",
    "serein",
    "sidéré",
    "soulagé",
    "stupéfait",
];
