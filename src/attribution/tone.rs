//! From whom a sentence without a verb says that something is heard: « Même son de cloche chez Lina Roux : “…” ».

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::lexicon::Tags;

/// Whom the pieces before `end` hear something from, where they hold no verb: *Soulagement du côté de la mairie*, *même analyse
/// de Lina Roux, plongeuse*.
pub fn heard_from(clauses: &Clauses<'_, '_>, end: usize) -> Option<Mention> {
    let pieces = &clauses.pieces[..end];
    let verb = |p: &Piece| p.predicate().is_some() || matches!(p.what, What::Quote(_));
    let same = is_same(clauses, pieces);
    // *Même analyse*: what looks like a verb is a noun there.
    let skipped = if same { 2 } else { 0 };
    let mut plain = pieces.iter().skip(skipped);
    if pieces.len() > SHORT || plain.any(verb) {
        return None;
    }
    let noun = pieces.iter().position(|p| holds_tone(clauses, p));
    let from = noun.or_else(|| same.then_some(1))?;
    let between = |p: &Piece| {
        matches!(
            p.what,
            What::Word | What::Adverb | What::Preposition | What::Mention(_)
        )
    };
    let owner = |k: usize| {
        let owner = if pieces[k].free_mention().is_some() {
            clauses.named_complement(k)?
        } else {
            clauses.whole(k)
        };
        let told = owner.definite || owner.name.is_some();
        (told && (owner.is_someone() || owner.kind == MentionKind::Body)).then_some(owner)
    };
    let mut places = (from..end).filter(|k| links(clauses, &pieces[*k]));
    let (place, owner) = places.find_map(|k| Some((k, owner(k)?)))?;
    let before = &pieces[skipped.min(place)..place];
    before.iter().all(between).then_some(owner)
}

/// True of a noun for what is heard, felt or told of somebody whose words then follow.
pub fn is_heard(noun: &str) -> bool {
    HEARD.contains(&noun.to_lowercase().as_str())
}

/// *Même analyse de …*: another who says what the one before has said.
fn is_same(clauses: &Clauses<'_, '_>, pieces: &[Piece]) -> bool {
    let first = pieces
        .first()
        .map(|p| clauses.scene.word(p.from as usize).to_lowercase());
    first.is_some_and(|word| matches!(word.as_str(), "idem" | "même" | "mêmes"))
}

/// True if a word of the piece is what is heard, and no more than adjectives stand before it.
fn holds_tone(clauses: &Clauses<'_, '_>, piece: &Piece) -> bool {
    let scene = clauses.scene;
    let tone = |at: usize| {
        !scene.tags(at).contains(Tags::POSS) && is_heard(&scene.word(at).to_lowercase())
    };
    let mut words = piece.from as usize..piece.to as usize;
    words.find(|at| tone(*at)).is_some_and(|at| {
        let link = Tags::PREP | Tags::OF;
        (piece.from as usize..at).all(|before| !scene.tags(before).intersects(link))
    })
}

/// True of a mention that *chez*, *de*, *du côté de*, *pour* or, before a body, *à* ties to what stands before.
fn links(clauses: &Clauses<'_, '_>, piece: &Piece) -> bool {
    let word = clauses.scene.word(piece.from as usize);
    piece.mention().is_some_and(|m| match m.tie {
        Tie::Of | Tie::For => true,
        Tie::To => m.kind == MentionKind::Body,
        Tie::Other => matches!(word, "chez" | "du"),
        // *l'analyse de la maire*
        Tie::Free => {
            matches!(m.kind, MentionKind::Thing | MentionKind::Document)
                && holds_tone(clauses, piece)
        }
        Tie::Source => false,
    })
}

/// Such a sentence has so many pieces at most.
const SHORT: usize = 12;

/// What is heard or seen of somebody who is about to speak, or what he feels or tells.
const HEARD: &[&str] = &[
    "agacement",
    "amertume",
    "analyse",
    "avis",
    "bilan",
    "certitude",
    "chagrin",
    "colère",
    "commentaire",
    "conclusion",
    "confidence",
    "consternation",
    "constat",
    "conviction",
    "credo",
    "diagnostic",
    "déception",
    "désarroi",
    "détresse",
    "enthousiasme",
    "espoir",
    "explication",
    "explications",
    "fatigue",
    "fierté",
    "incompréhension",
    "indignation",
    "inquiétude",
    "joie",
    "message",
    "opinion",
    "optimisme",
    "pari",
    "prudence",
    "regard",
    "regret",
    "regrets",
    "réaction",
    "récit",
    "réplique",
    "réponse",
    "riposte",
    "résignation",
    "satisfaction",
    "scepticisme",
    "sentiment",
    "son",
    "soulagement",
    "sourire",
    "stupeur",
    "surprise",
    "témoignage",
    "tonalité",
    "ton",
    "traduction",
    "tristesse",
    "verdict",
    "visage",
    "voix",
    "yeux",
    "écho",
    "émotion",
    "étonnement",
];
