//! A verb that the lexicon does not know to report, after the quote.

use crate::attribution::clause::agrees;
use crate::attribution::incise::incise;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::rules::coined_verb::unknown;
use crate::attribution::rules::inversion;
use crate::lexicon::Tags;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "unknown-verb",
    about: "After the quote and a comma, any verb, or a word that nobody knows, then someone who can \
            speak: the open class of French verbs of speech. Not a verb of which the quote is the subject.",
    run,
    examples: &[
        Example::Hit("« Tout va bien », {anticipe} [Nora Petit]."),
        Example::Hit("« On verra », {marmotine} [l’état-major]."),
        Example::Miss("La « grande roue », puis le manège ont fermé."),
        Example::Miss("Les jardins, clos de « haies sèches », longent la rivière."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let at = context.after_comma();
    if at == context.at + 1 && !context.ends_as_sentence() {
        return None;
    }
    // « le “pont Talec”, fragile témoin de la guerre »: a noun with its article, and what is said of it.
    let before = context.at.checked_sub(1).and_then(|i| context.piece(i));
    let scene = &context.story.scene;
    if before.is_some_and(|p| {
        p.what == What::Word
            && scene
                .tags(p.to as usize - 1)
                .intersects(Tags::DET | Tags::CONTRACT)
    }) {
        return None;
    }
    let speaks = |mention: &Mention| {
        let informs = matches!(
            mention.kind,
            MentionKind::Informant | MentionKind::Document | MentionKind::Body
        );
        informs || mention.is_someone()
    };
    if inversion::goes_on_behind_relative(context, at) {
        return None;
    }
    if let Some(found) = incise(&context.clauses, at, true) {
        if found.predicate.tail.is_none() && awaited(context, &found.predicate) {
            return None;
        }
        return speaks(&found.mention)
            .then(|| Found::new(found.mention, Cue::of(&found.predicate)));
    }
    let found = unknown(context, at)?;
    speaks(&found.mention).then(|| Found::new(found.mention, found.cue))
}

/// « Les jardins, clos de “haies sèches”, longent la rivière »: a subject before the quote still waits for the verb.
fn awaited(context: &Context<'_, '_>, predicate: &Predicate) -> bool {
    let before = &context.pieces()[..context.at];
    before
        .iter()
        .all(|p| p.predicate().is_none_or(|p| p.shape != Shape::Finite))
        && before.iter().any(|p| {
            p.free_mention()
                .is_some_and(|m| !m.bare && agrees(m, predicate))
        })
}
