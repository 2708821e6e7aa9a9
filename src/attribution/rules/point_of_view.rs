//! *Pour* and a holder of an opinion.

use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "point-of-view",
    about: "*Pour* and someone who can hold an opinion, at the start of the sentence. Not *pour* and a \
            thing, and not a purpose.",
    run,
    examples: &[
        Example::Hit("{Pour} [Inès Vaillant], « la trêve est fragile »."),
        Example::Hit("{Pour} [les avocats], il s’agit d’un « recul » sans précédent."),
        Example::Miss("Pour la fête, un « grand bal » aura lieu."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let place = pieces[..context.at.min(3)].iter().position(|p| {
        p.mention().is_some_and(|m| {
            m.tie == Tie::For
                && !matches!(
                    m.kind,
                    MentionKind::Thing | MentionKind::Neuter | MentionKind::Document
                )
        })
    })?;
    if pieces[..place]
        .iter()
        .any(|p| !matches!(p.what, What::And | What::Adverb | What::Comma))
    {
        return None;
    }
    let scene = &context.story.scene;
    let cue = scene.span(pieces[place].from as usize);
    Some(Found::new(
        context.clauses.whole(place),
        Cue::words(cue, ""),
    ))
}
