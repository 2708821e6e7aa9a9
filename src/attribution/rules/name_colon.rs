//! A speaker, a colon, the quote: no verb.

use crate::attribution::mention::{MentionKind, tonic};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule};
use crate::attribution::tone;
use crate::lexicon::PhraseKind;
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "name-colon",
    about: "A speaker alone before the colon, as in headlines and interviews, or behind *entretien avec* and *même son de cloche \
            chez*. Not a topic: *Tempête :*.",
    run,
    examples: &[
        Example::Hit("Même son de cloche chez [Lina Roux] {:} « La grotte est vide. »"),
        Example::Hit("Entretien avec [Lina Roux, plongeuse] {:} « La grotte est vide. »"),
        Example::Hit("[Marc Delune] inaugurant le port {:} « Rien ne manque. »"),
        Example::Hit("[Marc Delune] {:} « On attend le feu vert. »"),
        Example::Hit("[Mme Ferrand] (Union civique) {:} « C’est non. »"),
        Example::Hit("Devant la mairie, [Mme Ferrand], de l’Union civique {:} « C’est non. »"),
        Example::Hit("[Delune] {:} « On attend le feu vert. »\nMarc Delune a parlé."),
        Example::Hit("Beaucoup restent prudents, comme [Lina Roux] {:} « La grotte est vide. »"),
        Example::Hit("[Elle] {:} « On attend le feu vert. »"),
        Example::Miss("Tempête : « On a tout perdu »"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let colon = context.at.checked_sub(1)?;
    if pieces[colon].what != What::Colon {
        return None;
    }
    if let Some(found) = one_of(context, colon) {
        return Some(found);
    }
    if let Some(found) = talks(context, colon).or_else(|| in_turn(context, colon)) {
        return Some(found);
    }
    if let Some(mention) = tone::heard_from(&context.clauses, colon) {
        return Some(Found::new(mention, context.sign(colon)));
    }
    let place = pieces[..colon]
        .iter()
        .position(|p| p.free_mention().is_some())?;
    let mention = context.clauses.whole(place);
    let first_ok = pieces[..place]
        .iter()
        .all(|p| matches!(p.what, What::Dash | What::And | What::Comma) || p.is_adjunct());
    let first_ok = first_ok || asked(&pieces[..place]);
    // *Jean Talec (demi de mêlée)*: what stands in brackets tells of him.
    let mut bracket = false;
    let rest_ok = pieces[place + 1..colon].iter().all(|p| {
        bracket = p.what == What::Open || bracket && p.what != What::Close;
        let past = bracket && p.predicate().is_some_and(|p| p.shape == Shape::Past);
        p.predicate().is_none() || past || does(context, place, p)
    });
    let speaks = match mention.kind {
        MentionKind::Person | MentionKind::Group => true,
        MentionKind::Name => {
            mention.is_full(context.story.scene.reading.text)
                || mention
                    .name
                    .is_some_and(|n| context.story.scene.reading.is_surname(n))
        }
        _ => false,
    };
    (first_ok && rest_ok && speaks).then(|| Found::new(mention, context.sign(colon)))
}

/// « Interrogée sur le port, Lina Roux : “Jamais.” »: a participle, which a comma closes.
fn asked(before: &[Piece]) -> bool {
    let past = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Past);
    let quiet = |p: &Piece| p.predicate().is_none() && !matches!(p.what, What::Quote(_));
    let [first, rest @ .., comma] = before else {
        return false;
    };
    past(first) && rest.iter().all(quiet) && comma.what == What::Comma
}

/// « Elle : “Jamais.” », « Lui : “Pourquoi ?” »: one of those who talk, told by a pronoun alone.
fn in_turn(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let piece = context.piece(0).filter(|_| colon == 1)?;
    let at = piece.from as usize;
    let stressed = fold::is_key(context.story.scene.word(at), "lui")
        || fold::is_key(context.story.scene.word(at), "eux");
    let mention = match piece.what {
        What::Mention(m) if m.kind == MentionKind::Pronoun => m,
        What::Word if stressed => tonic(&context.story.scene, at),
        _ => return None,
    };
    Some(Found::new(mention, context.sign(colon)))
}

/// « Marc Delune inaugurant le port : “…” »: in a headline, what a full name is doing.
fn does(context: &Context<'_, '_>, place: usize, piece: &Piece) -> bool {
    let pieces = context.pieces();
    let full = pieces[place]
        .mention()
        .is_some_and(|m| m.is_full(context.story.scene.reading.text));
    let doing = piece
        .predicate()
        .is_some_and(|p| p.shape == Shape::Participle);
    doing && full && place == 0
}

/// « Entretien avec Lina Roux, plongeuse : “…” »
fn talks(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let whom = pieces.get(1..colon)?.first()?.mention()?;
    if scene.word(pieces[1].from as usize) != "avec" {
        return None;
    }
    let talk = TALKS.contains(&fold::key(scene.word(pieces[0].from as usize)).as_str());
    let told = |p: &Piece| p.what == What::Comma || p.mention().is_some() || p.is_adjunct();
    let person = whom.is_full(scene.reading.text)
        && matches!(whom.kind, MentionKind::Name | MentionKind::Person);
    (talk && person && pieces[2..colon].iter().all(told)).then(|| {
        let cue = context.sign(colon);
        Found::new(context.clauses.whole(1), cue)
    })
}

/// What one has with somebody whose words then follow.
const TALKS: &[&str] = &[
    "conversation",
    "dialogue",
    "entretien",
    "interview",
    "rencontre",
];

/// « vit dans les récits des anciens, dont Jean Talec, 70 ans : “…” », « sont prudents, comme Jean Talec : “…” »: one of those
/// spoken of is named right before the colon.
pub(super) fn one_of(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let (from, place) = brought_in(context, colon)?;
    // No verb stands between, and nobody else before.
    let rest = context.pieces()[from..colon].iter().all(|p| {
        p.predicate().is_none() && !matches!(p.what, What::Quote(_) | What::That | What::Relative)
    });
    rest.then(|| {
        let cue = context.sign(colon);
        Found::new(context.clauses.whole(place), cue)
    })
}

/// The places of the word that brings in one of several, and of whoever is named so, before the colon.
pub(super) fn brought_in(context: &Context<'_, '_>, colon: usize) -> Option<(usize, usize)> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let text = scene.reading.text;
    let brings = |i: &usize| {
        let word = scene.word(pieces[*i].from as usize);
        let circle = (pieces[*i].from as usize, pieces[*i].to as usize);
        let like = matches!(
            scene.phrase(circle.0, circle.1),
            Some((PhraseKind::Circle, _))
        );
        matches!(pieces[*i].what, What::Oblique | What::Sub)
            && matches!(word, "dont" | "lesquels" | "lesquelles" | "comme")
            || like && word == "à"
    };
    let from = (1..colon).rev().take(MAX_ONE).find(brings)?;
    let person = |i: &usize| {
        pieces[*i].mention().is_some_and(|m| {
            matches!(m.kind, MentionKind::Name | MentionKind::Person) && m.is_full(text)
        })
    };
    Some((from, (from..colon).find(person)?))
}

/// The word that brings in one of several stands among so many pieces before the colon.
const MAX_ONE: usize = 12;
