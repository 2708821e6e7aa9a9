//! *selon*, *d’après* and their like.

use crate::attribution::governor::governor;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::nobody::is_deed;
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::rules::point_of_view;
use crate::attribution::typing::is_verbal;
use crate::attribution::via;
use crate::lexicon::{PhraseKind, Tags};
use crate::span::Span;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "according-to",
    about: "A preposition that names the source, before or after the quote. Not a relay behind a \
            speaker who is named already, nor the way it is put (*selon l’expression consacrée*).",
    run,
    examples: &[
        Example::Miss("Il faut « laisser filer », selon l’adage."),
        Example::Hit("La route est « impraticable », {selon} [la gendarmerie]."),
        Example::Hit("{D’après} [Lina Roux], « tout était prévu »."),
        Example::Hit("Le pont tient, dit [Lina Roux], {selon} laquelle « rien ne presse »."),
        Example::Hit("Une ville qui, {selon} [lui], veut « bétonner les dunes »."),
        Example::Miss("« Rien », a dit le palais, selon l’agence Norda."),
        Example::Miss("Lina Roux a promis « la vérité », selon son avocate."),
        Example::Miss("Selon une carte « muette », le lac baissera."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    // « la préfète Odile Carnac, selon laquelle “rien n'est joué” »
    if let Some(found) = point_of_view::relative(context, Tags::SOURCE) {
        return Some(found);
    }
    // Each word of a list has its holder behind it.
    if let Some(found) = point_of_view::in_list(context) {
        let own = context.piece(context.at + 1)?.mention()?;
        return (own.tie == Tie::Source).then_some(found);
    }
    let pieces = context.pieces();
    let is_source = |i: usize| {
        pieces[i].mention().is_some_and(|m| {
            m.kind != MentionKind::Neuter
                && (m.tie == Tie::Source || is_view(context, i))
                && !is_wording(context, i)
        })
    };
    // Behind the quote first, then before it.
    let behind = (context.at + 1..pieces.len())
        .take_while(|i| !matches!(pieces[*i].what, What::Semicolon | What::Colon | What::That))
        .find(|i| is_source(*i));
    let near =
        |i: usize| (context.at + 1..i).all(|k| !matches!(pieces[k].what, What::Predicate(_)));
    let before = (0..context.at)
        .rev()
        .take_while(|i| !matches!(pieces[*i].what, What::Semicolon))
        .find(|i| is_source(*i));
    // A verb between the source and the quote says who speaks, unless its subject cannot.
    let reported = |i: usize| {
        !is_within_relative(context, i)
            && governor(context).is_some_and(|g| {
                g.verb > i
                    && !is_deed(context, &g)
                    && g.mention.is_some_and(|m| {
                        !matches!(m.kind, MentionKind::Thing | MentionKind::Neuter)
                    })
            })
    };
    let place = behind
        .filter(|i| near(*i))
        .or_else(|| before.filter(|i| !reported(*i) && !describes(context, *i)))
        .or_else(|| {
            behind.filter(|_| {
                !pieces[..context.at].iter().any(|p| {
                    p.predicate()
                        .is_some_and(super::super::predicate::Predicate::reports)
                })
            })
        })?;
    let mention = context
        .clauses
        .author(place)
        .unwrap_or_else(|| context.clauses.whole(place));
    // A medium behind words that someone else is said to have spoken only passes them on.
    let relay = matches!(
        mention.kind,
        MentionKind::Medium | MentionKind::Informant | MentionKind::Document
    ) || mention.head.is_some_and(|h| {
        let tags = crate::lexicon::Lexicon::french()
            .look_up(h.of(context.story.scene.reading.text))
            .tags;
        tags.intersects(Tags::MEDIA | Tags::INFORMANT | Tags::SPEECH)
    }) || via::speaks_for(context, &mention);
    if relay && super::verb_inside::has_subject(context) {
        return None;
    }
    if relay
        && governor(context).is_some_and(|g| {
            !g.predicate.conditional
                && g.mention
                    .is_some_and(|m| !matches!(m.kind, MentionKind::Thing | MentionKind::Neuter))
        })
    {
        return None;
    }
    Some(Found::new(
        mention,
        Cue::words(before_mention(context, place, &mention), ""),
    ))
}

/// « Selon une carte “muette” », « selon les rameurs du clan “bleu” »: the quote belongs to the source's own noun.
fn describes(context: &Context<'_, '_>, place: usize) -> bool {
    let noun = context.pieces()[context.at - 1].mention();
    let lower = context.words().starts_with(char::is_lowercase);
    (place..context.at).all(|i| i == place || context.pieces()[i].mention().is_some())
        && noun.is_some_and(|m| m.name.is_none() && m.head.is_some())
        && context.inside().words <= 3
        && lower
        && !is_verbal(context)
}

/// « une commune qui, selon lui, préfère “bétonner” »: what the clause says of the commune is his word.
fn is_within_relative(context: &Context<'_, '_>, place: usize) -> bool {
    let what = |at: Option<usize>| at.and_then(|at| context.what(at));
    what(place.checked_sub(1)) == Some(&What::Comma)
        && what(place.checked_sub(2)) == Some(&What::Relative)
        && what(Some(place + 1)) == Some(&What::Comma)
}

/// « selon l'expression consacrée », « selon l'adage »: how it is worded, not who says it; *selon l'expression du maire* is his.
fn is_wording(context: &Context<'_, '_>, place: usize) -> bool {
    let text = context.story.scene.reading.text;
    let head = context.pieces()[place].mention().and_then(|m| m.head);
    head.is_some_and(|h| WORDINGS.contains(&h.of(text)))
        && context.clauses.author(place).is_none()
        && context.clauses.last_complement(place).is_none()
}

/// Nouns for the way something is put.
const WORDINGS: &[&str] = &[
    "adage",
    "dicton",
    "expression",
    "formule",
    "légende",
    "maxime",
    "mot",
    "proverbe",
    "terme",
    "tournure",
];

/// « aux yeux du maire », « du point de vue des joueurs »: a phrase of several words, not *pour*.
fn is_view(context: &Context<'_, '_>, place: usize) -> bool {
    let scene = &context.story.scene;
    let piece = &context.pieces()[place];
    let (from, to) = (piece.from as usize, piece.to as usize);
    piece.mention().is_some_and(|m| m.tie == Tie::For)
        && matches!(scene.phrase(from, to), Some((PhraseKind::View, _)))
}

/// The preposition's own words.
fn before_mention(context: &Context<'_, '_>, place: usize, mention: &Mention) -> Span {
    let scene = &context.story.scene;
    let piece = &context.pieces()[place];
    let mut to = piece.from as usize;
    while to + 1 < piece.to as usize && scene.span(to + 1).start() < mention.span.start() {
        to += 1;
    }
    scene.span_of(piece.from as usize, to + 1)
}
