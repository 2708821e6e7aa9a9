//! Nobody is named: the verb is impersonal.

use crate::attribution::incise::incise;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::rules::read_on::holds;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "impersonal",
    about: "An impersonal verb after the quote: the speaker is the document or source named in the same \
            clause, or else whoever spoke last. Not a pronoun that stands for someone.",
    run,
    examples: &[
        Example::Hit("« Les vols sont suspendus », {est-il précisé} dans [la note]."),
        Example::Hit("« Défense d’entrer », {lit-on} sur [la pancarte]."),
        Example::Hit("« Rien n’est décidé », {glisse-t-on} à [Lisbonne]."),
        Example::Hit(
            "[Le texte] tient en dix lignes. « Seul le vote tranchera », {peut-on y lire}.",
        ),
        Example::Hit("À [la mairie], on hésite. « Ce n’est qu’une note », {y plaide-t-on}."),
        Example::Miss("« Les vols sont suspendus », précise-t-il dans la note."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let at = context.after_comma();
    let found = incise(&context.clauses, at, true)?;
    let predicate = found.predicate;
    let nobody = found.mention.kind == MentionKind::Impersonal
        || (predicate.passive && found.mention.kind == MentionKind::Pronoun);
    if predicate.tail.is_none() || !nobody {
        return None;
    }
    let cue = Cue::of(&predicate);
    let source = context.pieces()[found.end..]
        .iter()
        .take_while(|p| {
            // *y lit-on en lettres bleues, délavées par les averses*
            let told = p
                .predicate()
                .is_some_and(|p| p.shape == Shape::Past && !p.reports());
            !told && !matches!(p.what, What::End | What::Semicolon | What::Quote(_))
        })
        .filter(|p| context.story.scene.word(p.from as usize) != "en")
        .find_map(|p| p.mention().filter(|m| speaks(m)))
        .map_or(Source::Last, |m| Source::Mention(*m));
    // « Le texte est signé par dix élus. “…”, peut-on y lire »
    let source = match source {
        Source::Last if predicate.lemma == "lire" || predicate.passive => {
            text_before(context).map_or(Source::Last, Source::Mention)
        }
        other => other,
    };
    // « À la mairie, on hésite. “…”, y plaide-t-on »
    let verb = &context.pieces()[at];
    let there =
        (verb.from as usize..verb.to as usize).any(|at| context.story.scene.word(at) == "y");
    let source = match source {
        Source::Last if there => {
            place_before(context, predicate.lemma).map_or(source, Source::Mention)
        }
        other => other,
    };
    let source = match source {
        // *a-t-on appris*: without a source, the pronoun is all there is.
        Source::Last if found.mention.kind == MentionKind::Impersonal && !predicate.passive => {
            Source::Mention(found.mention)
        }
        Source::Last if predicate.passive => Source::Issuer,
        other => other,
    };
    Some(Found {
        source,
        cue: Some(cue),
        inserted: None,
    })
}

/// The document that the sentence before is about.
pub(super) fn text_before(context: &Context<'_, '_>) -> Option<Mention> {
    let clauses = context.story.clauses(context.line.checked_sub(1)?);
    let first = clauses.pieces.iter().find_map(Piece::free_mention)?;
    (first.kind == MentionKind::Document && first.definite).then_some(*first)
}

/// Where what the sentence before tells happens.
fn place_before(context: &Context<'_, '_>, lemma: &str) -> Option<Mention> {
    let clauses = context.story.clauses(context.line.checked_sub(1)?);
    let text = |p: &Piece| p.mention().is_some_and(|m| m.kind == MentionKind::Document);
    if lemma == "lire" && clauses.pieces.iter().any(text) {
        return None;
    }
    let first = clauses.pieces.first()?.mention()?;
    (holds(first) && first.definite).then_some(*first)
}

/// True of what can have said it: a document one reads in, a source one hears from.
fn speaks(mention: &Mention) -> bool {
    // *dit-on à Lisbonne*: those who govern there.
    let place = matches!(mention.kind, MentionKind::Place | MentionKind::Body);
    (mention.tie != Tie::To || place)
        && matches!(
            mention.kind,
            MentionKind::Document
                | MentionKind::Informant
                | MentionKind::Body
                | MentionKind::Thing
                | MentionKind::Place
                | MentionKind::Person
                | MentionKind::Group
                | MentionKind::Name
        )
}
