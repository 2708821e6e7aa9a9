//! Fragments that name nothing, whether or not anybody can tell who has said them.

use crate::attribution::governor::{Governor, Link, governor};
use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Context;
use crate::attribution::typing::{is_subject, is_taken_up, is_verbal, looks_like_title};
use crate::lexicon::Tags;
use crate::lexicon::takes::{Class, Takes};
use crate::text::tokens::Case;

/// A fragment that names nothing: it opens with a preposition, an adverb or a small word, or holds a verb.
pub(super) fn is_phrase(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = context.quote.first as usize + 1;
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    let opens = reading.words[first.min(reading.words.len() - 1)].tags;
    let small = opens.intersects(Tags::PREP | Tags::NE | Tags::SUB | Tags::THAT | Tags::SUBJ)
        && !opens.contains(Tags::DET);
    let count = context.inside().words;
    lower && count >= PHRASE && (small || is_verbal(context)) || opens_with_verb(context)
}

/// A fragment that takes up the verb before it: « ont “perdu des heures” ».
pub(super) fn goes_on(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = (context.quote.first as usize + 1).min(reading.words.len() - 1);
    let tags = reading.words[first].tags;
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    let Some(before) = context.at.checked_sub(1).and_then(|i| context.piece(i)) else {
        return false;
    };
    let several = context.inside().words > 1;
    let auxiliary = before
        .predicate()
        .is_some_and(|p| matches!(p.lemma, "avoir" | "être"));
    let shared = auxiliary && tags.contains(Tags::PAST_PART) && !tags.intersects(Tags::SPEAKING);
    lower && several && shared
}

/// « Les retards “sont incroyables” »: no name opens with a verb that agrees with a subject.
pub(super) fn opens_with_verb(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = (context.quote.first as usize + 1).min(reading.words.len() - 1);
    let tags = reading.words[first].tags;
    let nominal = Tags::SPEAKING
        | Tags::DET
        | Tags::SPEECH
        | Tags::ADJ
        | Tags::PAST_PART
        | Tags::NAMING
        | Tags::PREP;
    let verb = tags.contains(Tags::FINITE) && !tags.intersects(nominal) || tags.contains(Tags::NE);
    // « une “prime de risque” »: what an article or a preposition governs is a noun.
    let governed = context.at > 0 && {
        let last = context.pieces()[context.at - 1].to as usize - 1;
        let before = context.story.scene.tags(last);
        before.intersects(Tags::DET | Tags::PREP)
    };
    let verb = verb && !governed;
    verb && context.words().trim_start().starts_with(char::is_lowercase)
        && context.inside().words > 1
}

/// « est accusé de “favoritisme” »: what someone is blamed for or judged to be, by whoever it is.
pub(super) fn is_blame(context: &Context<'_, '_>) -> bool {
    let blames = |f: &Governor| f.link == Link::Object && f.mention.is_none();
    let Some(found) = governor(context).filter(blames) else {
        return false;
    };
    let predicate = &found.predicate;
    let suffered = predicate.passive || predicate.shape == Shape::Past;
    let judged = predicate.takes.has(Takes::COMME) || predicate.class == Class::Condemn;
    let between = context.pieces().get(found.verb + 1..context.at);
    let next = between.unwrap_or_default().iter().all(|p| {
        matches!(
            p.what,
            What::Preposition | What::Adverb | What::Sub | What::Time
        )
    });
    suffered && judged && next && found.verb < context.at && !looks_like_title(context)
}

/// « Le synode s'ouvre “sans tabou” », « Elle n'a pas signé, “ni le lundi ni le mardi” »: what says how or when, or is set off by a
/// comma, is said of something, and is no name for it.
pub(super) fn is_loose(context: &Context<'_, '_>) -> bool {
    let (scene, pieces) = (&context.story.scene, context.pieces());
    let reading = scene.reading;
    let first = context.quote.first as usize + 1;
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    let Some(before) = context.at.checked_sub(1).filter(|_| lower) else {
        return false;
    };
    let inside = first..(context.quote.last as usize).saturating_sub(1);
    let spelt = inside
        .clone()
        .any(|at| reading.tokens[at].case != Case::Lower);
    let tags = reading.words[first.min(reading.words.len() - 1)].tags;
    let opening = context.words().split([' ', '\u{a0}', '’', '\'']).next();
    let opening = opening.unwrap_or_default();
    let listed = before > 0 && matches!(pieces[before - 1].what, What::Quote(_));
    // « doit son nom, “belle-au-seuil”, à … », « “faire le mur” se disait … », « être “à la colonne”, c'était … »
    let noun = before > 0 && {
        let last = pieces[before - 1].to as usize - 1;
        scene.tags(last).contains(Tags::NAMING)
    };
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    if spelt
        || is_subject(context, 1)
        || is_taken_up(context)
        || !context.is_heading() && !pieces[..before].iter().any(finite) && !finite(&pieces[before])
    {
        return false;
    }
    // *el gordo*, *le boucher*, *non au nucléaire* name somebody or stand on a sign.
    let small =
        Tags::PREP | Tags::ADV | Tags::NEG | Tags::COORD | Tags::SUB | Tags::DEM | Tags::INDEF;
    let count = context.inside().words;
    let told = tags.contains(Tags::PAST_PART) && count > 2;
    let set_off = pieces[before].what == What::Comma && before > 0 && !listed && !noun;
    if set_off {
        return !tags.intersects(Tags::DEF) && (tags.intersects(small) || told);
    }
    // *au lait cru*, *en direct*: a set phrase, where it is short.
    let how = tags.intersects(Tags::PREP | Tags::ADV) && !tags.intersects(Tags::DET | Tags::OF);
    let least = if SET.contains(&opening) {
        PHRASE - 1
    } else {
        2
    };
    // « l'affiche “à louer” », « un bar “sans alcool” »
    let shown = pieces[before].mention().is_some_and(|m| {
        m.kind == MentionKind::Document || m.tie == Tie::Free && !m.definite && !m.is_someone()
    });
    let free = !shown
        && matches!(
            pieces[before].what,
            What::Mention(_) | What::Predicate(_) | What::Adverb | What::Time
        );
    how && free && count >= least
}

/// Small words that open many set phrases.
const SET: &[&str] = &[
    "au", "aux", "chez", "dans", "de", "en", "par", "sous", "sur", "à",
];

/// So many words at least make a phrase.
pub(super) const PHRASE: usize = 5;
