//! A written thing and the words on it.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::typing::LONG;
use crate::lexicon::Tags;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "inscription",
    about: "A written thing right before the quote, which has a verb or stands as a sentence, or a written \
            thing as subject of any verb before many words: the thing speaks. Not the title of a work, \
            and not an agreement that has a name.",
    run,
    examples: &[
        Example::Hit("[Cette pancarte] « Ce quai est à nous ! » a fait le tour du monde."),
        Example::Hit("Sur le pont pend [une banderole] « Nous ne partirons pas »."),
        Example::Hit("Sur la grille, [une affiche collée] hier {:} « Nous ne partirons pas. »"),
        Example::Hit("Ils défilent derrière [une banderole] {:} « Nous ne partirons pas. »"),
        Example::Hit(
            "[Le règlement] {autorise} la fermeture « dès que le vent dépasse le seuil fixé par la mairie ».",
        ),
        Example::Miss("Le traité « Horizon » entre en vigueur."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    held_up(context)
        .or_else(|| laid_down(context))
        .or_else(|| Some(Found::new(shown(context)?, context.sign(context.at - 1))))
}

/// « Sur la grille, une affiche : “Nous restons.” », « … derrière une banderole : “Nous restons.” »: what the words before the colon
/// show.
pub(super) fn shown(context: &Context<'_, '_>) -> Option<Mention> {
    let colon = context.at.checked_sub(1)?;
    let before = &context.pieces()[..colon];
    if context.what(colon) != Some(&What::Colon) || !context.ends_as_sentence() {
        return None;
    }
    let text = context.story.scene.reading.text;
    let sign = |m: &Mention| m.head.is_some_and(|h| SIGNS.contains(&h.of(text)));
    let last = before.last()?;
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    // Whoever stands behind it shows it.
    if before.iter().any(finite) {
        let word = context.story.scene.word(last.from as usize);
        let held = word == "derrière";
        return last.mention().filter(|m| held && sign(m)).copied();
    }
    let told = |p: &&Piece| p.is_adjunct() || p.predicate().is_some() || p.what == What::Adverb;
    // *un tag découvert par la concierge :* is what she says of it.
    let found = |p: &&Piece| context.story.scene.word(p.from as usize) == "par";
    if before.iter().rev().take_while(told).any(|p| found(&p)) {
        return None;
    }
    let place = before.iter().rev().find(|p| !told(p))?;
    let shown = place.free_mention()?;
    // *une affiche collée*, but *un panneau solaire* shows nothing.
    let last = place.to as usize - 1;
    let tags = context.story.scene.tags(last);
    let plain = shown
        .head
        .is_some_and(|h| h == context.story.scene.span(last));
    let kept = plain || tags.contains(Tags::PAST_PART) || !tags.contains(Tags::ADJ);
    (kept && sign(shown)).then_some(*shown)
}

/// What bears words for all to read.
const SIGNS: &[&str] = &[
    "affiche",
    "affichette",
    "autocollant",
    "banderole",
    "calicot",
    "fresque",
    "graffiti",
    "inscription",
    "panneau",
    "pancarte",
    "plaque",
    "tag",
    "écriteau",
];

/// « La loi autorise le maire à fermer les bains “dès que l'eau dépasse le seuil fixé par le préfet” »: many words
/// of a written thing, whatever its verb.
fn laid_down(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    if context.inside().words < LONG {
        return None;
    }
    let verb = (0..context.at).rev().find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    })?;
    let clear = pieces[verb..context.at].iter().all(|p| {
        !matches!(
            p.what,
            What::Semicolon | What::Colon | What::Quote(_) | What::Sub
        )
    });
    let mention = context.clauses.subject(verb)?;
    let predicate = pieces[verb].predicate()?;
    (clear && mention.kind == MentionKind::Document && !predicate.passive)
        .then(|| Found::new(mention, Cue::of(predicate)))
}

/// « une banderole “Nous restons” »
fn held_up(context: &Context<'_, '_>) -> Option<Found> {
    let before = context.at.checked_sub(1)?;
    let mention = *context.piece(before)?.mention()?;
    if mention.kind != MentionKind::Document || matches!(mention.tie, Tie::Source) {
        return None;
    }
    let words = &context.story.scene.reading.words
        [context.quote.first as usize..context.quote.last as usize];
    let sentence = words
        .iter()
        .any(|w| w.tags.intersects(Tags::FINITE) && !w.tags.intersects(Tags::SPEAKING | Tags::DET));
    (sentence && context.words().starts_with(char::is_uppercase)).then_some(Found {
        source: Source::Mention(mention),
        cue: None,
        inserted: None,
    })
}
