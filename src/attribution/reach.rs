//! What a reporting verb to the left of a quote reaches, and clauses whose verbs report nothing of it.

use crate::attribution::governor::Link;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;
use crate::lexicon::Tags;
use crate::lexicon::takes::{Class, Takes};
use crate::text::fold;

/// True if the verb at `verb` reports nothing of a quote that `link` would tie to it, though it may report elsewhere.
pub(super) fn says_nothing(context: &Context<'_, '_>, verb: usize, link: Link) -> bool {
    let pieces = context.pieces();
    befalls(pieces, verb)
        || link == Link::Colon && is_set_aside(context, verb)
        || is_watched(pieces, verb)
        || link == Link::Object && (provides(pieces, verb) || is_mirrored(pieces, verb))
}

/// « ne se reconnaissent plus dans le discours du … »: nobody speaks.
fn is_mirrored(pieces: &[Piece], verb: usize) -> bool {
    let finds = |p: &Predicate| p.reflexive && p.lemma == "reconnaître";
    pieces[verb].predicate().is_some_and(finds)
}

/// « a répété sa phrase sans que le juge le lui demande : “…” »: the verb at `verb` stands in the clause of a circumstance.
fn is_set_aside(context: &Context<'_, '_>, verb: usize) -> bool {
    let pieces = context.pieces();
    let opens = pieces[..verb].iter().rposition(|p| {
        matches!(
            p.what,
            What::Sub | What::That | What::Relative | What::Colon | What::Comma
        ) || p.predicate().is_some_and(|p| p.shape == Shape::Finite)
    });
    opens.is_some_and(|at| {
        let scene = &context.story.scene;
        let word = scene.word(pieces[at].from as usize);
        let before = at
            .checked_sub(1)
            .map(|i| scene.word(pieces[i].from as usize));
        matches!(word, "sans" | "avant") && at > 0
            || pieces[at].what == What::That && matches!(before, Some("sans" | "avant"))
    })
}

/// « se dit surprise de voir les autorités refuser … “…” »: what is seen happens.
fn is_watched(pieces: &[Piece], verb: usize) -> bool {
    // « voir les autorités refuser de dialoguer »
    let verb = match verb.checked_sub(2).map(|i| &pieces[i..=i + 1]) {
        Some([first, link]) if first.predicate().is_some() && link.what == What::Preposition => {
            verb - 2
        }
        _ => verb,
    };
    let infinitive = |at: Option<usize>| {
        at.and_then(|at| pieces[at].predicate())
            .filter(|p| p.shape == Shape::Infinitive)
    };
    infinitive(Some(verb)).is_some()
        && verb >= 2
        && pieces[verb - 1].free_mention().is_some()
        && infinitive(verb.checked_sub(2)).is_some_and(|p| p.lemma == "voir")
}

/// « assurer la sécurité du port “par la force” », « un accord qui garantit “une paix durable” »: what is provided.
fn provides(pieces: &[Piece], verb: usize) -> bool {
    let thing = |p: &Piece| {
        p.free_mention()
            .is_some_and(|m| m.kind == MentionKind::Thing && m.definite)
    };
    let relative = verb
        .checked_sub(1)
        .map(|i| pieces[i].what == What::Relative);
    let made = verb >= 2
        && relative == Some(true)
        && pieces[..verb - 1]
            .iter()
            .rev()
            .find_map(Piece::mention)
            .is_some_and(|m| matches!(m.kind, MentionKind::Thing | MentionKind::Document));
    pieces[verb].predicate().is_some_and(|p| {
        matches!(p.lemma, "assurer" | "garantir")
            && (made || p.shape == Shape::Infinitive && pieces.get(verb + 1).is_some_and(thing))
    })
}

/// « se voit confier un “trésor” »: what befalls the subject.
fn befalls(pieces: &[Piece], verb: usize) -> bool {
    let infinitive = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Infinitive);
    pieces[verb]
        .predicate()
        .is_some_and(|p| p.reflexive && p.lemma == "voir")
        && pieces.get(verb + 1).is_some_and(infinitive)
}

/// « a fixé un délai à ses équipes : nul ne quittera le “navire” »: the verb has its object.
/// A counted one is told behind the colon: « dénonce trois fautes : le “retard” des uns, … ».
pub(super) fn has_object(context: &Context<'_, '_>, verb: usize) -> bool {
    let counted = |p: &Piece| {
        let tags = context.story.scene.tags(p.from as usize);
        tags.contains(Tags::NUM)
    };
    context.pieces().get(verb + 1).is_some_and(|p| {
        p.free_mention()
            .is_some_and(|m| m.kind == MentionKind::Thing)
            && !counted(p)
    })
}

/// True if the quote is the verb's own object, or the verb can report more than one word.
pub(super) fn in_reach(context: &Context<'_, '_>, verb: usize, predicate: &Predicate) -> bool {
    let strong = predicate.takes.has(Takes::QUOTE) || predicate.takes.has(Takes::COMME);
    // « se dit prêt à recevoir les deux camps “dès demain” »: the infinitive's clause is the complement.
    let pieces = context.pieces();
    let clause = pieces[verb + 1].what == What::Preposition
        && pieces
            .get(verb + 2)
            .is_some_and(|p| p.predicate().is_some_and(|p| p.shape == Shape::Infinitive));
    // « a sommé la mairie de “payer” »: whom it asks stands between.
    let asks = predicate.class == Class::Urge
        && verb + 1 < context.at
        && pieces[context.at - 1].what == What::Preposition
        && pieces[verb + 1..context.at].iter().all(|p| {
            p.mention().is_some()
                || matches!(
                    p.what,
                    What::Preposition | What::Adverb | What::Word | What::Time
                )
        });
    // « justifie la fermeture par des “raisons de sécurité” »: the ground that the subject gives.
    let grounds = matches!(predicate.lemma, "expliquer" | "justifier" | "motiver")
        && pieces[verb + 1..context.at].iter().any(|p| {
            p.what == What::Preposition && context.story.scene.word(p.from as usize) == "par"
        });
    strong
        || asks
        || grounds
        || clause && verb + 2 < context.at
        || context.pieces()[verb + 1..context.at].iter().all(|p| {
            matches!(
                p.what,
                What::Preposition
                    | What::Adverb
                    | What::Word
                    | What::Quote(_)
                    | What::And
                    | What::Comma
                    | What::Time
            )
        })
}

/// True if the verb can take a quote in this way; verbs that only follow a quote cannot stand in front.
pub(super) fn reaches(predicate: &Predicate, link: Link) -> bool {
    let takes = predicate.takes;
    match link {
        Link::Colon | Link::Incise => true,
        Link::That => takes.has(Takes::QUE) || takes.has(Takes::COMME) || takes.has(Takes::QUOTE),
        Link::Object => [
            Takes::NOUN,
            Takes::DE,
            Takes::A,
            Takes::CONTRE,
            Takes::COMME,
        ]
        .into_iter()
        .any(|t| takes.has(t)),
    }
}

/// True of the *tandis* of *tandis que*.
pub(super) fn opens_circumstance(context: &Context<'_, '_>, at: usize) -> bool {
    let piece = &context.pieces()[at];
    let word = context.story.scene.word(piece.to as usize - 1);
    [
        "alors", "après", "avant", "bien", "pendant", "sans", "tandis",
    ]
    .iter()
    .any(|w| fold::is_key(word, w))
}

/// « ce qui fait dire à Jean Talec que “…” »: who is made to say it.
pub(super) fn made_to_say(pieces: &[Piece], verb: usize) -> Option<Mention> {
    let before = pieces[verb.checked_sub(1)?].predicate()?;
    let said = pieces[verb].predicate()?;
    let whom = pieces.get(verb + 1)?.mention()?;
    let says = matches!(
        said.lemma,
        "affirmer" | "conclure" | "craindre" | "croire" | "dire" | "déclarer" | "penser" | "écrire"
    );
    (before.lemma == "faire" && says && said.shape == Shape::Infinitive && whom.tie == Tie::To)
        .then_some(*whom)
}
