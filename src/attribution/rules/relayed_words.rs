//! Somebody else's words, read out, cited or remembered, before a colon and the quote.

use crate::attribution::mention::{Mention, Tie};
use crate::attribution::piece::{Piece, What};
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
        Example::Miss(
            "Après avoir lu la lettre de Lina Roux, le maire a répondu : « La grotte est vide. »",
        ),
        Example::Miss("Le maire a cité Lina Roux et a conclu : « La grotte est vide. »"),
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
    if let Some(found) = signed(context, colon) {
        return Some(Found::new(found, context.sign(colon)));
    }
    let verb = relaying_verb(pieces, colon)?;
    let predicate = pieces[verb].predicate().filter(|p| !p.negated)?;
    let lemma = predicate.lemma.split(' ').next()?;
    let found = if COMING.contains(&lemma) {
        comes_from(context, verb)
    } else if OWING.contains(&lemma) {
        owed_to(context, verb, colon)
    } else if RELAYING.contains(&lemma) {
        object(context, verb, colon).or_else(|| before(context, verb, colon))
    } else {
        None
    }?;
    Some(Found::new(found, Cue::of(predicate)))
}

/// « … un mot signé de Lina Roux : »: who has signed.
fn signed(context: &Context<'_, '_>, colon: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let place = colon.checked_sub(1)?;
    let signer = pieces[place].mention()?;
    let verb = pieces[place.checked_sub(1)?].predicate()?;
    let free = signer.tie == Tie::Free && signer.name.is_some();
    let tied = free
        || signer.tie == Tie::Of
        || context.story.scene.word(pieces[place].from as usize) == "par";
    let signs = verb.lemma == "signer" && verb.shape == Shape::Past && tied;
    (signs && worded::speaks(signer)).then(|| context.clauses.whole(place))
}

/// The only finite verb before the colon that no relative pronoun parts from it, or the infinitive that stands in its place: *Et de
/// citer Lina Roux :*.
fn relaying_verb(pieces: &[Piece], colon: usize) -> Option<usize> {
    let finite = |i: &usize| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    };
    // What a relative clause says comes behind whom it tells of.
    let opens = |p: &Piece| matches!(p.what, What::Relative | What::Oblique | What::That);
    let told = pieces[..colon].iter().position(opens).unwrap_or(colon);
    let mut verbs = (0..told).filter(finite);
    if let Some(verb) = verbs.next() {
        // *a cité Lina Roux et a conclu :* is his conclusion.
        let infinitive = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Infinitive);
        let more = verbs.next().is_some() || pieces[verb + 1..told].iter().any(infinitive);
        let closed = told == colon || !ends_in_verb(pieces, told, colon);
        return (!more && closed).then_some(verb);
    }
    let historic = |i: &usize| {
        let infinitive = pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Infinitive);
        infinitive && *i > 0 && pieces[..*i].iter().all(is_small)
    };
    (told == colon).then(|| (0..colon).find(historic)).flatten()
}

/// True of *Et de* before an infinitive.
fn is_small(piece: &Piece) -> bool {
    matches!(
        piece.what,
        What::And | What::Preposition | What::Word | What::Adverb
    )
}

/// True if a verb of the main clause follows the relative clause that opens at `told`: one more than it has pronouns.
fn ends_in_verb(pieces: &[Piece], told: usize, colon: usize) -> bool {
    let rest = &pieces[told..colon];
    let count = |is: fn(&Piece) -> bool| rest.iter().filter(|p| is(p)).count();
    let opens = count(|p| matches!(p.what, What::Relative | What::Oblique | What::That));
    count(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite)) > opens
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
