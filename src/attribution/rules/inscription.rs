//! A written thing and the words on it.

use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::typing::{LONG, words};
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
        Example::Hit(
            "[Le règlement] {autorise} la fermeture « dès que le vent dépasse le seuil fixé par la mairie ».",
        ),
        Example::Miss("Le traité « Horizon » entre en vigueur."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    held_up(context).or_else(|| laid_down(context))
}

/// « La loi autorise le maire à fermer les bains “dès que l'eau dépasse le seuil fixé par le préfet” »: many words
/// of a written thing, whatever its verb.
fn laid_down(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    if words(context.story.scene.reading, context.quote) < LONG {
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
