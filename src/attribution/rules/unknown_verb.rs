//! A verb that the lexicon does not know to report, after the quote.

use crate::attribution::incise::incise;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "unknown-verb",
    about: "After the quote and a comma, any verb, or a word that nobody knows, then someone who can \
            speak: the open class of French verbs of speech. Not a verb of which the quote is the subject.",
    run,
    examples: &[
        Example::Hit("« Tout va bien », {anticipe} [Nora Petit]."),
        Example::Hit("« On verra », {marmotine} [le gardien]."),
        Example::Miss("La « grande roue », puis le manège ont fermé."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let at = context.after_comma();
    if at == context.at + 1 && !context.ends_as_sentence() {
        return None;
    }
    let speaks = |kind: MentionKind| {
        matches!(
            kind,
            MentionKind::Person
                | MentionKind::Name
                | MentionKind::Group
                | MentionKind::Pronoun
                | MentionKind::Latter
                | MentionKind::Informant
                | MentionKind::Document
                | MentionKind::Body
        )
    };
    if let Some(found) = incise(&context.clauses, at, true) {
        return speaks(found.mention.kind)
            .then(|| Found::new(found.mention, Cue::of(&found.predicate)));
    }
    let piece = context.piece(at)?;
    let scene = &context.story.scene;
    let word = piece.from as usize;
    if piece.what != What::Word
        || !scene.is_unknown(word)
        || scene.case(word) != crate::text::tokens::Case::Lower
    {
        return None;
    }
    let place = at + 1;
    let found = *context.piece(place)?.free_mention()?;
    speaks(found.kind).then(|| {
        Found::new(
            context.clauses.whole(place),
            Cue::words(scene.span(word), ""),
        )
    })
}
