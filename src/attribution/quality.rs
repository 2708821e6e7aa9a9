//! Adjectives in marks: what a noun is said to be, and not what it is called.

use crate::attribution::incise::incise;
use crate::attribution::mention::Mention;
use crate::attribution::piece::{Piece, What};
use crate::attribution::rule::Context;
use crate::lexicon::takes::Class;
use crate::lexicon::{Lexicon, Tags};

/// « dénonce un projet “absurde” », « promet un plan “très ambitieux” »: under a verb that reports, an adjective is no name.
pub(super) fn is_quality(context: &Context<'_, '_>, before: usize, noun: &Mention) -> bool {
    let verb = before.checked_sub(1).and_then(|i| context.piece(i));
    let reports = verb.and_then(Piece::predicate).filter(|p| p.reports());
    let words = context.words();
    let Some(told) = reports else {
        return is_ruled(context, before);
    };
    if noun.definite || !words.starts_with(char::is_lowercase) {
        return false;
    }
    is_adjectival(words, told.class == Class::Condemn)
}

/// « Un dispositif “bancal”, tranche l'économiste »: a verdict without a verb, and who gives it.
fn is_ruled(context: &Context<'_, '_>, before: usize) -> bool {
    let words = context.words();
    let alone = context.pieces()[..before]
        .iter()
        .all(|p| p.predicate().is_none());
    let comma = context.what(context.at + 1) == Some(&What::Comma);
    let inserted = || incise(&context.clauses, context.at + 2, false).is_some();
    alone && comma && !words.contains(' ') && is_adjective(words) && inserted()
}

/// True of *absurde*, *très ambitieux*, *absurde et cher*: words that judge. Behind an adverb any word does where `any` is true.
pub(super) fn is_adjectival(words: &str, any: bool) -> bool {
    let mut parts = words.split(' ');
    let first = parts.next().unwrap_or(words);
    let degree = ["assez", "bien", "plutôt", "si", "trop", "très"].contains(&first);
    let adverb = degree
        || first.ends_with("ment")
        || Lexicon::french().look_up(first).tags.contains(Tags::ADV);
    // *purement financier*: what stands behind such an adverb is an adjective, but *ville morte* is a name.
    match parts.next() {
        Some(next) if adverb => any || degree || is_adjective(next),
        None => is_adjective(first),
        Some(next) => {
            let behind = [
                "et", "mais", "ou", "à", "avec", "dans", "par", "pour", "sur",
            ];
            is_adjective(first) && behind.contains(&next)
        }
    }
}

/// True of an adjective or participle that the lexicon knows, or that its end tells.
fn is_adjective(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    // *logement*, *bâtiment*
    if word.ends_with("ment") {
        return false;
    }
    let known = Lexicon::french().look_up(word).tags;
    let singular = word.strip_suffix('s').unwrap_or(word);
    known.intersects(Tags::ADJ | Tags::PAST_PART)
        || !known.intersects(Tags::SPEAKING | Tags::SPEECH | Tags::NAMING)
            && (ADJECTIVES.iter().any(|end| singular.ends_with(end)) || PLAIN.contains(&singular))
}

/// How adjectives that judge end, and few nouns.
const ADJECTIVES: &[&str] = &[
    "able", "absurde", "al", "ale", "ant", "ante", "atoire", "el", "elle", "ent", "ente", "euse",
    "eux", "ible", "if", "ile", "ique", "ive",
];

/// Adjectives that judge whose ends tell nothing.
const PLAIN: &[&str] = &[
    "absolu", "absolue", "ambigu", "ambiguë", "bon", "bonne", "clair", "claire", "digne", "faux",
    "flou", "floue", "fort", "forte", "indigne", "injuste", "juste", "large", "libre", "lourd",
    "lourde", "léger", "légère", "mauvais", "mauvaise", "neutre", "nul", "nulle", "propre",
    "rapide", "serein", "sereine", "simple", "sobre", "solide",
];
