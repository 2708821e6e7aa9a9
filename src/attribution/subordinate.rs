//! Clauses that concede or set a time before the main one: what is said in them is not said in it; and infinitives that hang on a
//! verb of saying.

use crate::attribution::clause::Clauses;
use crate::attribution::governor::{Governor, Link, main_verb};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Context;
use crate::lexicon::takes::Class;
use crate::text::fold;

/// « Si le maire répète que tout va bien, les habitants dénoncent “…” », « Le maire a beau répéter …, les habitants … »:
/// where the main clause starts behind the one that concedes.
pub fn main_clause(clauses: &Clauses<'_, '_>, inner: &Governor) -> Option<usize> {
    let pieces = clauses.pieces;
    let subject = inner.mention?;
    let start = pieces[..inner.verb]
        .iter()
        .rposition(|p| p.what == What::Comma)?
        + 1;
    let first = pieces[start..inner.verb]
        .iter()
        .find(|p| !p.is_adjunct() || p.free_mention().is_some())?;
    let own = first
        .free_mention()
        .is_some_and(|m| m.span.overlaps(subject.span));
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let subordinate = pieces[..start]
        .iter()
        .take_while(|p| !finite(p) && p.free_mention().is_none())
        .any(|p| p.what == What::Sub || is_elided_if(clauses, p));
    let concedes = || {
        pieces[..start].windows(2).any(|pair| {
            let beau = clauses.scene.word(pair[1].from as usize) == "beau";
            beau && pair[0].predicate().is_some_and(|p| p.lemma == "avoir")
        })
    };
    (own && (subordinate || concedes())).then_some(start)
}

/// « se plaint d'être vu comme un “voleur” »: nobody is told who sees him so, and these are the words of the one who complains.
/// *être traité de “voleur”* cites those who did it.
pub fn seen_as(context: &Context<'_, '_>, suffered: &Governor) -> Option<Governor> {
    let pieces = context.pieces();
    let likened = pieces[suffered.verb + 1..context.at]
        .iter()
        .any(|p| fold::is_key(context.story.scene.word(p.from as usize), "comme"));
    let open = suffered.predicate.shape == Shape::Infinitive && suffered.mention.is_none();
    if !likened || !open {
        return None;
    }
    let verb = main_verb(pieces, suffered)?;
    let predicate = *pieces[verb].predicate()?;
    let mention = context.clauses.subject(verb)?;
    let wishes = predicate.class == Class::Urge || WISHING.contains(&predicate.lemma);
    (predicate.reports() && !wishes && mention.is_someone_or_body()).then_some(Governor {
        verb,
        predicate,
        link: Link::That,
        mention: Some(mention),
    })
}

/// *s'il*, *s'ils*: the conjunction, not the pronoun.
fn is_elided_if(clauses: &Clauses<'_, '_>, piece: &Piece) -> bool {
    let at = piece.from as usize;
    piece.what == What::Word
        && fold::is_key(clauses.scene.word(at), "s'")
        && clauses.scene.token(at + 1).is_some_and(|next| {
            let word = next.span.of(clauses.scene.reading.text);
            matches!(word, "il" | "ils")
        })
}

/// Verbs for what somebody would like to be.
const WISHING: &[&str] = &[
    "ambitionner",
    "demander",
    "espérer",
    "réclamer",
    "rêver",
    "souhaiter",
    "vouloir",
];
