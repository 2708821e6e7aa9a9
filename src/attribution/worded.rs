//! Nouns for words that somebody has spoken or written, and whose they are: « les mots de Lina Roux ».

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::lexicon::{Lexicon, Tags};

/// True if the mention at `place` is of words: *la phrase*, *les derniers mots*, *un courriel*.
pub fn is_words(clauses: &Clauses<'_, '_>, place: usize) -> bool {
    let piece = &clauses.pieces[place];
    let kind = piece.mention().map(|m| m.kind);
    let thing = matches!(
        kind,
        Some(MentionKind::Thing | MentionKind::Document | MentionKind::Informant)
    );
    let link = Tags::PREP | Tags::CONTRACT | Tags::OF;
    let own = piece.from as usize;
    let first = own + usize::from(clauses.scene.tags(own).intersects(link));
    let words = first..piece.to as usize;
    // No more than adjectives stand before it: *les derniers mots de la lettre*.
    let mut head = words.take_while(|at| !clauses.scene.tags(*at).intersects(link));
    thing && head.any(|at| is_noun(clauses.scene.word(at)))
}

fn is_noun(word: &str) -> bool {
    WORDS.contains(&word) || Lexicon::french().look_up(word).tags.contains(Tags::SPEECH)
}

/// Whose words the mention at `place` are: those *de* somebody, written or signed *par* somebody.
pub fn author(clauses: &Clauses<'_, '_>, place: usize) -> Option<Mention> {
    // « la lettre d'une infirmière »
    let speaks = |m: &Mention| speaks(m) || m.kind == MentionKind::Person && !m.bare;
    let owner = clauses.named_complement(place).or_else(|| {
        let next = place + 1;
        let tied = clauses.pieces.get(next)?.mention()?.tie == Tie::Of;
        tied.then(|| clauses.whole(next))
    });
    owner
        .filter(speaks)
        .or_else(|| clauses.made_by(place))
        .or_else(|| set_off(clauses, place))
        .filter(speaks)
}

/// « le message, publié lundi par Lina Roux, »: the participle behind a comma.
fn set_off(clauses: &Clauses<'_, '_>, place: usize) -> Option<Mention> {
    let comma = clauses.pieces.get(place + 1)?.what == What::Comma;
    let told = clauses.pieces[place].mention()?.definite;
    (comma && told)
        .then(|| clauses.made_by_participle(place + 2))
        .flatten()
}

/// True of somebody, or a body, whose words they can be.
pub fn speaks(mention: &Mention) -> bool {
    mention.is_someone_or_body() && (mention.definite || mention.name.is_some())
}

/// Nouns for words; more are words of speech in the lexicon.
const WORDS: &[&str] = &[
    "SMS",
    "citation",
    "conseil",
    "courriel",
    "courriels",
    "courrier",
    "devise",
    "déclaration",
    "déclarations",
    "expression",
    "formule",
    "lettre",
    "lettres",
    "mail",
    "maxime",
    "message",
    "messages",
    "mot",
    "mots",
    "post",
    "posts",
    "termes",
    "texto",
    "tweet",
    "tweets",
    "vers",
    "voix",
];
