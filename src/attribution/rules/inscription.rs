//! A written thing and the words on it.

use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::lexicon::Tags;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "inscription",
    about: "A written thing right before the quote, which has a verb or stands as a sentence: the thing \
            speaks. Not the title of a work, and not an agreement that has a name.",
    run,
    examples: &[
        Example::Hit("[Cette pancarte] « Ce quai est à nous ! » a fait le tour du monde."),
        Example::Hit("Sur le pont pend [une banderole] « Nous ne partirons pas »."),
        Example::Miss("Le traité « Horizon » entre en vigueur."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
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
