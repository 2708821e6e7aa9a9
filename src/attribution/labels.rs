//! Nouns and verbs that make what follows in marks a label: a title, a name, a word.

use crate::attribution::piece::What;
use crate::attribution::rule::Context;
use crate::text::fold;

/// « qui signifie en vieux breton “…” »: of a word's meaning, the verb before the tongue that is named in front of the quote;
/// else `before`, the piece in front of it.
pub(super) fn meaning(context: &Context<'_, '_>, before: usize) -> usize {
    let pieces = context.pieces();
    let near = before.saturating_sub(MAX_TONGUE)..=before;
    let verb = near.rev().find(|i| pieces[*i].predicate().is_some());
    let means = |i: &usize| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.lemma == "signifier")
    };
    let scene = &context.story.scene;
    let tongue = |i: &usize| {
        let next = &pieces[i + 1..=before];
        let signs = next
            .iter()
            .any(|p| matches!(p.what, What::Comma | What::Quote(_)));
        let first = next.first().map(|p| scene.word(p.from as usize));
        !signs && first.is_some_and(|word| fold::is_key(word, "en"))
    };
    verb.filter(means).filter(tongue).unwrap_or(before)
}

/// A tongue is named in so many pieces at most.
const MAX_TONGUE: usize = 4;

/// Those who make a work, and what becomes of it: its title follows, *l'auteur de « … »*, *la parution de « … »*.
pub const MAKERS: &[&str] = &[
    "adaptation",
    "auteur",
    "auteure",
    "auteurs",
    "autrice",
    "compositeur",
    "compositrice",
    "créateur",
    "créatrice",
    "diffusion",
    "interprète",
    "lauréat",
    "lauréate",
    "lecture",
    "parution",
    "projection",
    "publication",
    "réalisateur",
    "réalisatrice",
    "réédition",
    "scénariste",
    "sortie",
    "tournage",
    "traducteur",
    "traductrice",
];

/// Verbs whose plain object is a work.
pub const WORKS: &[&str] = &[
    "adapter",
    "chanter",
    "composer",
    "diffuser",
    "enregistrer",
    "interpréter",
    "jouer",
    "présenter",
    "publier",
    "regarder",
    "réaliser",
    "signer",
    "tourner",
    "traduire",
];

/// Nouns that speak of a word, not of what it means.
pub const WORDS_FOR_WORDS: &[&str] = &[
    "appellation",
    "concept",
    "concepts",
    "dénomination",
    "label",
    "mot",
    "mots",
    "notion",
    "notions",
    "nom",
    "surnom",
    "terme",
    "termes",
    "titre",
];

/// Nouns of how a word is said: *la façon de prononcer « merci »*.
pub const MANNERS: &[&str] = &["art", "façon", "manière"];

/// Verbs whose object is then the word itself.
pub const UTTERING: &[&str] = &["dire", "écrire", "prononcer"];
