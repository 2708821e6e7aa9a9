//! The speaker says something of himself: *se dit*, *se déclare*, *s’est dit prêt à*.

use crate::attribution::clause::agrees;
use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::lexicon::{Lexicon, Tags};

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
        Example::Hit("[La maire], {prête} à « tout reprendre », part demain."),
        Example::Miss("La maire, prête à partir, a pris « La Rade »."),
        Example::Miss("« Horizon », le bateau du maire, a coulé."),
        Example::Miss("Le bateau s’appelle « Horizon »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if let Some(found) = apposed(context)
        .or_else(|| felt(context))
        .or_else(|| stands(context))
    {
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

/// « La maire, prête à “tout reprendre”, part demain », « Opposée à “toute hausse”, la maire part »: an adjective that tells
/// an attitude, set off from the subject by a comma, with the quote in its complement.
pub(super) fn stands(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let comma = (context.at.saturating_sub(FAR)..context.at)
        .rev()
        .find(|i| pieces[*i].what == What::Comma);
    let start = comma.map_or(0, |i| i + 1);
    let start = start + usize::from(context.what(start) == Some(&What::Adverb));
    let inner = pieces[..context.at]
        .get(start..)
        .filter(|i| i.len() <= FAR)?;
    let scene = &context.story.scene;
    let adjective = inner.first()?.from as usize;
    let governs = scene
        .tags(adjective + 1)
        .intersects(Tags::PREP | Tags::OF | Tags::TO | Tags::THAT);
    if !governs {
        return None;
    }
    let attitude = Lexicon::french().attitude(scene.word(adjective))?;
    let clear = inner.iter().all(|p| {
        !matches!(
            p.what,
            What::Quote(_) | What::Colon | What::Semicolon | What::Relative
        ) && p
            .predicate()
            .is_none_or(|v| v.shape != Shape::Finite || p.from as usize == adjective)
    });
    let place = match comma {
        Some(comma) => context.clauses.set_off_from(comma)?,
        None => context.at + 2,
    };
    let set_off = matches!(
        context.what(context.at + 1),
        None | Some(What::Comma | What::End)
    );
    let subject = context.piece(place)?.free_mention()?;
    let who = subject.is_someone_or_body() || subject.kind == MentionKind::Place;
    (clear && set_off && who).then(|| {
        let span = scene.span_of(adjective, adjective + 1);
        let mut cue = Cue::words(span, &attitude.lemma);
        cue.class = Some(attitude.class);
        Found::new(context.clauses.whole(place), cue)
    })
}

/// So many pieces may stand between the adjective and the quote.
const FAR: usize = 6;

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
