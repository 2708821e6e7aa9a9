//! Grounds that someone gives for what he does.

use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::PhraseKind;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "on-grounds",
    about: "*Au motif que*, *sous prétexte de* before the quote: the subject of the verb that they explain \
            gives these grounds. Not a thing, and not a passive verb.",
    run,
    examples: &[
        Example::Hit("[La mairie] a fermé le bal {au motif} d’une « gêne intolérable »."),
        Example::Hit("[Le juge] l’a relâché, {au motif} que le dossier était « mince »."),
        Example::Miss("Le bal a été fermé au motif d’une « gêne intolérable »."),
    ],
};

/// So many pieces may stand between the phrase and the quote.
const REACH: usize = 8;

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let limit = pieces[context.at].from as usize;
    let (place, cue) = (context.at.saturating_sub(REACH)..context.at)
        .rev()
        .take_while(|i| {
            !matches!(
                pieces[*i].what,
                What::Quote(_) | What::Semicolon | What::Colon
            )
        })
        .find_map(|i| {
            let from = pieces[i].from as usize;
            match scene.phrase(from, limit) {
                Some((PhraseKind::Grounds, end)) => Some((i, scene.span_of(from, end))),
                _ => None,
            }
        })?;
    let verb = (0..place).rev().find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    })?;
    let predicate = pieces[verb].predicate()?;
    let mention = context.clauses.subject(verb)?;
    let speaks = |m: &Mention| {
        !matches!(
            m.kind,
            MentionKind::Thing | MentionKind::Neuter | MentionKind::Impersonal
        )
    };
    (!predicate.passive && speaks(&mention)).then(|| Found::new(mention, Cue::words(cue, "")))
}
