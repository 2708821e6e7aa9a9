//! The law's name of an offence, in marks: nobody's words.

use crate::attribution::piece::What;
use crate::attribution::rule::Context;
use crate::lexicon::Tags;
use crate::text::fold;

/// « poursuivi pour “usage de faux” », « répond de “faux en écriture” », « coupable de diffusion de “fausses nouvelles” »: the law's
/// name of an offence.
pub(super) fn is_charge(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let Some(before) = context.at.checked_sub(1) else {
        return false;
    };
    let mut before = before;
    let mut piece = &context.pieces()[before];
    // « pour des “faux en écriture” »
    if before > 0 && piece.what == What::Word && scene.tags(piece.from as usize).contains(Tags::DET)
    {
        before -= 1;
        piece = &context.pieces()[before];
    }
    if piece.what != What::Preposition || piece.from == 0 || context.ends_as_sentence() {
        return false;
    }
    let at = piece.from as usize;
    if scene.tags(at).contains(Tags::OF) {
        let verb = before
            .checked_sub(1)
            .and_then(|v| context.pieces()[v].predicate());
        let word = |back: usize| at.checked_sub(back).map_or("", |i| scene.word(i));
        let offence = at > 0 && scene.tags(at - 1).is_empty();
        let guilty = word(3).trim_end_matches('s') == "coupable" && word(2) == "de" && offence;
        return guilty || verb.is_some_and(|p| p.lemma == "répondre" && p.tail.is_none());
    }
    fold::is_key(scene.word(at), "pour")
        && (at.saturating_sub(8)..at)
            .rev()
            .take_while(|i| !scene.tags(*i).contains(Tags::THAT))
            .any(|i| {
                PROSECUTION.contains(&scene.word(i).trim_end_matches('s').trim_end_matches('e'))
            })
}

/// Words of criminal procedure that *pour* and the offence follow, less the endings of feminine and plural.
const PROSECUTION: &[&str] = &[
    "assise",
    "condamné",
    "correctionnel",
    "enquêt",
    "examen",
    "incarcéré",
    "inculpé",
    "interpellé",
    "jugé",
    "plaint",
    "poursuivi",
    "procè",
    "tribunal",
    "écroué",
];
