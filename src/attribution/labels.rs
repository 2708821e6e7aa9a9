//! Nouns and verbs that make what follows in marks a label: a title, a name, a word.

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
