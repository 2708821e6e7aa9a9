//! Somebody else's words, read out, cited or remembered, before a colon and the quote.

use crate::attribution::mention::{Mention, Tie};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::worded;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "relayed-words",
    about: "The words, letter or answer of somebody that another reads out, cites or remembers (*lit la lettre de X :*, *cite X :*, *de \
            X, il garde une phrase :*, *on doit à X ce mot :*), or that come from somebody (*l’aveu vient de X :*): whose they are speaks. \
            Not who comments on them.",
    run,
    examples: &[
        Example::Hit("Le juge {lit} la lettre de [Lina Roux] : « La grotte est vide. »"),
        Example::Hit("Le juge {cite} [Lina Roux] : « La grotte est vide. »"),
        Example::Hit("De [Lina Roux], Marc Delune {garde} une phrase : « La grotte est vide. »"),
        Example::Hit("On {doit} à [Lina Roux] cette formule : « La grotte est vide. »"),
        Example::Hit("L’aveu {vient} de [Lina Roux] : « La grotte est vide. »"),
        Example::Miss("Marc Delune commente la lettre de Lina Roux : « La grotte est vide. »"),
        Example::Miss("Marc Delune lit une lettre de démission : « La grotte est vide. »"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let colon = context.at.checked_sub(1)?;
    if pieces[colon].what != What::Colon {
        return None;
    }
    let (verb, found) = (0..colon).find_map(|verb| {
        let predicate = pieces[verb].predicate().filter(|p| !p.negated)?;
        // *sans citer son rival*
        let word = |i: usize| context.story.scene.word(pieces[i].from as usize);
        let without = verb > 0 && matches!(word(verb - 1), "sans" | "pour");
        if predicate.shape != Shape::Finite && (predicate.shape != Shape::Infinitive || without) {
            return None;
        }
        let lemma = predicate.lemma.split(' ').next()?;
        let found = if COMING.contains(&lemma) {
            comes_from(context, verb)
        } else if OWING.contains(&lemma) {
            owed_to(context, verb, colon)
        } else if RELAYING.contains(&lemma) {
            object(context, verb, colon).or_else(|| before(context, verb, colon))
        } else {
            None
        };
        Some((verb, found?))
    })?;
    let predicate = pieces[verb].predicate()?;
    Some(Found::new(found, Cue::of(predicate)))
}

/// « lit la lettre de Lina Roux : », « cite Lina Roux : »: whose words the object of the verb at `verb` are.
fn object(context: &Context<'_, '_>, verb: usize, colon: usize) -> Option<Mention> {
    let (pieces, clauses) = (context.pieces(), &context.clauses);
    let place = (verb + 1..colon).find(|i| {
        pieces[*i].mention().is_some_and(|m| {
            m.tie == Tie::Free || m.tie == Tie::Of && worded::is_words(clauses, *i)
        })
    })?;
    if worded::is_words(clauses, place) {
        return worded::author(clauses, place);
    }
    let names = pieces[verb].predicate()?.lemma == "citer";
    let cited = clauses.whole(place);
    (names && place == verb + 1 && worded::speaks(&cited)).then_some(cited)
}

/// « De Lina Roux, il garde une phrase : »: the one whom the sentence opens with.
fn before(context: &Context<'_, '_>, verb: usize, colon: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let of = pieces[0].mention().filter(|m| m.tie == Tie::Of)?;
    let words = (verb + 1..colon).any(|i| worded::is_words(&context.clauses, i));
    let apart = pieces.get(1)?.what == What::Comma;
    (words && apart && worded::speaks(of)).then(|| context.clauses.whole(0))
}

/// « On doit à Lina Roux cette formule : »
fn owed_to(context: &Context<'_, '_>, verb: usize, colon: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let words = (verb + 1..colon).any(|i| worded::is_words(&context.clauses, i));
    let to = (0..colon).find(|i| {
        pieces[*i]
            .mention()
            .is_some_and(|m| m.tie == Tie::To && worded::speaks(m))
    })?;
    words.then(|| context.clauses.whole(to))
}

/// « L'aveu vient de Lina Roux : »
fn comes_from(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let words = (0..verb).any(|i| worded::is_words(&context.clauses, i));
    let from = verb + 1;
    let of = pieces.get(from)?.mention()?.tie == Tie::Of;
    (words && of)
        .then(|| context.clauses.whole(from))
        .filter(worded::speaks)
}

/// What one does with another's words.
const RELAYING: &[&str] = &[
    "brandir",
    "citer",
    "conserver",
    "diffuser",
    "découvrir",
    "déchiffrer",
    "entendre",
    "exhiber",
    "garder",
    "lire",
    "montrer",
    "partager",
    "produire",
    "publier",
    "raconter",
    "rappeler",
    "rapporter",
    "recevoir",
    "relayer",
    "relire",
    "reprendre",
    "reproduire",
    "retenir",
    "retranscrire",
    "réciter",
    "souvenir",
    "traduire",
    "transmettre",
];

/// How words come to be known as somebody's.
const OWING: &[&str] = &["attribuer", "devoir", "prêter"];

/// Where words come from.
const COMING: &[&str] = &["arriver", "provenir", "venir", "émaner"];
