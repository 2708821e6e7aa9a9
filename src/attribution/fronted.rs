//! What a subject is like, set before it: « Furieux, le maire refuse ».

use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::scene::Scene;
use crate::text::tokens::Case;

/// « Furieux, le maire refuse », « Pragmatique, elle attend »: an unknown word with the capital of its sentence, before a subject
/// that no comma parts from its verb, says what the subject is like. *Riou, le maire de Lori, refuse* names him.
pub fn opens_with_quality(scene: &Scene<'_>, pieces: &[Piece]) -> bool {
    let [word, comma, subject, rest @ ..] = pieces else {
        return false;
    };
    let named =
        matches!(word.what, What::Mention(m) if m.kind == MentionKind::Name && m.tie == Tie::Free);
    if !named || word.to != word.from + 1 || comma.what != What::Comma {
        return false;
    }
    let lower = |at: u32| scene.case(at as usize) == Case::Lower;
    let unknown = scene.entry(word.from as usize).is_none()
        && scene.case(word.from as usize) == Case::Capital;
    let mut behind = rest.iter().take(MAX_BEHIND).skip_while(|p| p.is_adjunct());
    let acts = behind.next().and_then(Piece::predicate);
    let acts = acts.filter(|p| p.shape == Shape::Finite);
    let led = subject.free_mention().is_some_and(|m| {
        let bare = m.name.is_some_and(|n| n.start() == m.span.start());
        // *Riou, Carnac et Talec refusent* are three.
        let one = bare && acts.is_some_and(|p| p.plural == Some(false));
        let she = m.kind == MentionKind::Pronoun && acts.is_some_and(|p| p.lemma != "être");
        she || one || m.definite && lower(subject.from) && !bare
    });
    unknown && led && acts.is_some()
}

/// Between a subject and its verb stand so many adjuncts.
const MAX_BEHIND: usize = 4;
