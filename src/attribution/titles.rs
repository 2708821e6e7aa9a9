//! Titles in apposition: « Sa thèse, “Recherches sur les lies”, … », « Le livre de Mona Ferrand, “Marées hautes”, raconte … ».

use crate::attribution::labels::MAKERS;
use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;
use crate::attribution::typing::is_verbal;
use crate::lexicon::{Lexicon, Tags, is_title};
use crate::text::fold;
use crate::text::tokens::{Case, Kind as Token};

/// So many words a well-known title has at most.
const MAX_TITLE: usize = 12;

/// « on joue “Le Nom de la rose” »: the title of a work that everybody knows, and nothing besides.
pub(super) fn is_known_title(context: &Context<'_, '_>) -> bool {
    let words = context.words().trim();
    // « “C'est pas sorcier”, assure le boulanger », « il l'a dit : “C'est pas sorcier” »: somebody says it.
    let reports = |at: usize| {
        let verb = context.piece(at).and_then(Piece::predicate);
        verb.is_some_and(Predicate::reports)
    };
    let comma = context.what(context.at + 1) == Some(&What::Comma);
    let colon = context.at > 0 && context.pieces()[context.at - 1].what == What::Colon;
    if colon || reports(context.at + if comma { 2 } else { 1 }) {
        return false;
    }
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !words.ends_with('.')
        && (2..=MAX_TITLE).contains(&context.inside().words)
        && is_title(&fold::name_key(words))
}

/// « l'agence “Table rase” », « Sa thèse, “Recherches sur les lies”, »: a capital after a noun that is
/// neither an act of speech nor a speaker with a verb of speech.
pub(super) fn is_apposed_title(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let pieces = context.pieces();
    let capital = context.words().trim_start().starts_with(char::is_uppercase);
    if !capital || context.words().ends_with(['.', '!', '?', '…']) || context.at == 0 {
        return false;
    }
    let set_off = context.at >= 2
        && pieces[context.at - 1].what == What::Comma
        && matches!(
            context.what(context.at + 1),
            None | Some(What::Comma | What::End)
        );
    let place = context.at - if set_off { 2 } else { 1 };
    let Some(mention) = pieces[place].mention() else {
        return false;
    };
    let Some(head) = mention.head else {
        return false;
    };
    let last = pieces[place].to as usize - 1;
    let tags = scene.tags(last);
    let noun = matches!(
        mention.kind,
        MentionKind::Thing | MentionKind::Document | MentionKind::Body | MentionKind::Informant
    ) && mention.name.is_none()
        && head.end() == mention.span.end()
        && !tags.contains(Tags::SPEECH);
    // « l'animatrice de la chaîne “Hirondelle” »: the last noun of a longer phrase.
    let before = scene.tags(last.saturating_sub(1));
    let someone = Tags::SPEAKING | Tags::SPEECH | Tags::ADJ | Tags::DEMONYM | Tags::GRAMMAR;
    let inner = !set_off
        && before.intersects(Tags::DET | Tags::OF)
        && scene.case(last) == Case::Lower
        && !tags.intersects(someone);
    // « un dernier recueil, “Marées hautes”. »
    let work = set_off && set_off_work(context);
    // « a jugé l'affaire “Grotesque” » is no name, but such capitals are rare.
    let closed = context.what(context.at + 1) == Some(&What::Comma);
    let subject = set_off && closed && is_titled_subject(context, place);
    inner || work || subject || noun && (!set_off || closed && verb_after(context))
}

/// « Le livre de Mona Ferrand, “Marées hautes”, raconte … »: a work that opens the sentence, its title, its verb.
fn is_titled_subject(context: &Context<'_, '_>, place: usize) -> bool {
    let pieces = context.pieces();
    let small = |p: &Piece| matches!(p.what, What::And | What::Adverb | What::Comma);
    let head = pieces[place].free_mention().and_then(|m| m.head);
    let text = context.story.scene.reading.text;
    let tags = head.map(|h| Lexicon::french().look_up(h.of(text)).tags);
    let work = tags.is_some_and(|t| {
        let written = t.contains(Tags::DOCUMENT) && !is_verbal(context);
        !t.contains(Tags::SPEECH) && (t.contains(Tags::NAMING) || written)
    });
    let acts = context
        .piece(context.at + 2)
        .and_then(Piece::predicate)
        .is_some_and(|p| p.shape == Shape::Finite && p.third && p.tail.is_none());
    work && acts && pieces[..place].iter().all(small)
}

/// « un dernier recueil, “Marées hautes”. »: set off behind a noun for a work, at the end of the sentence.
fn set_off_work(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let ended = matches!(context.what(context.at + 1), None | Some(What::End));
    let Some(piece) = context.at.checked_sub(2).map(|i| &context.pieces()[i]) else {
        return false;
    };
    let noun = piece.to as usize - 1;
    let works = |tags: Tags| tags.contains(Tags::NAMING) && !tags.contains(Tags::SPEECH);
    // « un roman très attendu, “Marées hautes”. »
    let head = piece.mention().and_then(|m| m.head);
    let text = scene.reading.text;
    let headed = head.is_some_and(|h| works(Lexicon::french().look_up(h.of(text)).tags));
    ended && (MAKERS.contains(&scene.word(noun)) || works(scene.tags(noun)) || headed)
}

/// True if a verb follows the comma after the quote, that no inverted speaker follows.
fn verb_after(context: &Context<'_, '_>) -> bool {
    let at = context.at + 2;
    context
        .piece(at)
        .and_then(|p| p.predicate())
        .is_some_and(|p| {
            let inserted = crate::attribution::incise::incise(&context.clauses, at, true);
            let said = inserted.is_some_and(|i| {
                p.reports() || i.mention.kind != MentionKind::Thing || p.tail.is_some()
            });
            !said && p.third
        })
        || matches!(
            context.what(at),
            None | Some(What::End | What::Preposition | What::Word)
        )
        || context.piece(at).is_some_and(Piece::is_adjunct)
}

/// How many of the quote's `count` words are spelt as names.
pub(super) fn capitals(context: &Context<'_, '_>, count: usize) -> usize {
    let reading = context.story.scene.reading;
    let range = context.quote.first as usize..context.quote.last as usize;
    // The capital of a sentence is no name's: *Oui*.
    let first = reading.words[range.start + 1..range.end].first();
    let said = count > 1
        || first.is_some_and(|w| {
            w.tags
                .intersects(Tags::INTERJ | Tags::ADJ | Tags::PAST_PART)
        });
    let capitals = reading.tokens[range]
        .iter()
        .filter(|t| t.kind == Token::Word && t.case != Case::Lower)
        .count();
    // « “Impensable”, pour Paul Riou »
    let viewed = || {
        let next = context.piece(context.at + 2).and_then(|p| p.mention());
        context.what(context.at + 1) == Some(&What::Comma)
            && next.is_some_and(|m| m.tie == Tie::For)
    };
    capitals - usize::from(capitals > 0 && context.at == 0 && (said || viewed()))
}
