//! Whether a quote is a sentence, a fragment, or no quote of anyone’s words at all.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Context;
use crate::lexicon::takes::{Class, Takes};
use crate::lexicon::{Agreement, PhraseKind, Reading, Tags};
use crate::quote::{Kind, Quote};
use crate::text::tokens::{Case, Kind as Token};

/// A fragment of so many words is somebody's words even where nobody can tell whose.
const LONG: usize = 8;

/// True in a paragraph of one sentence that links to another article.
fn is_teaser(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let lines = &context.story.lines;
    let paragraph = lines[context.line].paragraph;
    let shares = |line: Option<usize>| {
        line.and_then(|l| lines.get(l))
            .is_some_and(|l| l.paragraph == paragraph)
    };
    if shares(context.line.checked_sub(1)) || shares(Some(context.line + 1)) {
        return false;
    }
    let start = context.pieces()[0].from as usize;
    let end = context.pieces()[context.at].from as usize;
    (start..end.min(start + 3))
        .any(|at| matches!(scene.phrase(at, end), Some((PhraseKind::Teaser, _))))
}

/// True if the words before the quote say that a name, title or word follows: *intitulé*, *le mot*,
/// *soi-disant*.
pub fn is_named(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let Some(before) = context.at.checked_sub(1) else {
        return false;
    };
    if is_teaser(context) {
        return true;
    }
    let mut before = before;
    // « placé sous le thème : … », « le mot “ … ” »
    if context.pieces()[before].what == What::Colon && before > 1 {
        let noun = context.pieces()[before - 1].to as usize - 1;
        return scene.tags(noun).contains(Tags::NAMING)
            && !scene.tags(noun).contains(Tags::SPEECH)
            && !context.ends_as_sentence()
            && !context.words().starts_with(char::is_uppercase);
    }
    // A list shares what stands before its first member: « les mots “a” ou “b” ».
    while before >= 2
        && matches!(context.pieces()[before].what, What::And | What::Comma)
        && matches!(context.pieces()[before - 1].what, What::Quote(_))
    {
        before -= 2;
    }
    let piece = &context.pieces()[before];
    let last_item = piece.to as usize - 1;
    let tags = scene.tags(last_item);
    if tags.intersects(Tags::SOCALLED) {
        return match piece.what {
            // « le plan dit “Horizon” » names, « le maire dit “non” » speaks.
            What::Predicate(p) if p.shape == Shape::Past => true,
            What::Predicate(p) => {
                !p.reflexive
                    && p.tail.is_none()
                    && p.span == scene.span(last_item)
                    && context
                        .clauses
                        .subject(before)
                        .is_none_or(|m| m.kind == MentionKind::Thing)
            }
            _ => true,
        };
    }
    if speaks_of_self(context) {
        return false;
    }
    if names_what_follows(context, before) || is_apposed_title(context) {
        return true;
    }
    match piece.what {
        What::Predicate(p) => p.class == Class::Naming && p.shape != Shape::Infinitive,
        What::Mention(m) => {
            // « juge l'opération “risquée” » says what it is, not what it is called.
            let judged = before > 0
                && context.pieces()[..before]
                    .iter()
                    .rev()
                    .find(|p| !matches!(p.what, What::Adverb | What::Time))
                    .and_then(|p| p.predicate())
                    .is_some_and(|p| p.takes.has(Takes::COMME) && p.class != Class::Naming);
            !judged
                && tags.contains(Tags::NAMING)
                && !tags.contains(Tags::SPEECH)
                && m.head.is_some_and(|h| h.end() == m.span.end())
        }
        _ => tags.contains(Tags::NAMING) && !tags.contains(Tags::SPEECH),
    }
}

/// « la notion de “…” », « ce qu'on appelle “…” », « veut dire “…” »: the word itself is meant.
fn names_what_follows(context: &Context<'_, '_>, before: usize) -> bool {
    let scene = &context.story.scene;
    let pieces = context.pieces();
    let piece = &pieces[before];
    match piece.what {
        // Only *appeler à* is an appeal: with a plain object it gives a name. Everybody's, unless it is
        // said of one who calls it so.
        What::Predicate(p) => {
            let everybody = || {
                context.clauses.subject(before).is_none_or(|m| {
                    m.agreement & Agreement::NUMBER == Agreement::PLURAL
                        || matches!(m.kind, MentionKind::Impersonal | MentionKind::Thing)
                })
            };
            let calls = p.lemma == "appeler"
                && p.shape != Shape::Past
                && (p.reflexive || p.shape == Shape::Infinitive || everybody());
            let means = p.lemma == "dire"
                && p.shape == Shape::Infinitive
                && before > 0
                && pieces[before - 1]
                    .predicate()
                    .is_some_and(|p| p.lemma == "vouloir" && p.plural == Some(false));
            // « on dit “char” pour voiture »
            let said = p.lemma == "dire"
                && context
                    .clauses
                    .subject(before)
                    .is_some_and(|m| m.kind == MentionKind::Impersonal)
                && context.words().trim_start().starts_with(char::is_lowercase)
                && words(scene.reading, context.quote) <= 5;
            (calls || means || said) && !context.ends_as_sentence()
        }
        What::Preposition => {
            scene.tags(piece.from as usize).contains(Tags::OF)
                && piece.from > 0
                && WORDS_FOR_WORDS.contains(&scene.word(piece.from as usize - 1))
        }
        _ => false,
    }
}

/// Nouns that speak of a word, not of what it means.
const WORDS_FOR_WORDS: &[&str] = &[
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

/// « l'agence “Table rase” », « Sa thèse, “Recherches sur les lies”, »: a capital after a noun that is
/// neither an act of speech nor a speaker with a verb of speech.
fn is_apposed_title(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let pieces = context.pieces();
    let capital = context.words().trim_start().starts_with(char::is_uppercase);
    if !capital || context.words().ends_with(['.', '!', '?', '…']) || context.at == 0 {
        return false;
    }
    let set_off = context.at >= 2
        && pieces[context.at - 1].what == What::Comma
        && matches!(context.what(context.at + 1), Some(What::Comma));
    let place = context.at - if set_off { 2 } else { 1 };
    let Some(mention) = pieces[place].mention() else {
        return false;
    };
    let Some(head) = mention.head else {
        return false;
    };
    let last = pieces[place].to as usize - 1;
    let tags = scene.tags(last);
    let noun = matches!(
        mention.kind,
        MentionKind::Thing | MentionKind::Document | MentionKind::Body
    ) && mention.name.is_none()
        && head.end() == mention.span.end()
        && !tags.contains(Tags::SPEECH);
    // « a jugé l'affaire “Grotesque” » is no name, but such capitals are rare.
    noun && (!set_off || verb_after(context))
}

/// True if a verb follows the comma after the quote, that no inverted speaker follows.
fn verb_after(context: &Context<'_, '_>) -> bool {
    let at = context.at + 2;
    context
        .piece(at)
        .and_then(|p| p.predicate())
        .is_some_and(|p| {
            crate::attribution::incise::incise(&context.clauses, at, true).is_none() && p.third
        })
        || matches!(context.what(at), None | Some(What::End | What::Preposition))
}

/// The kind of a quote, once the rules have answered.
pub fn kind(context: &Context<'_, '_>) -> Kind {
    let reading = context.story.scene.reading;
    let attributed = context.outcomes[context.index as usize].is_some();
    if stands_as_sentence(context) {
        return Kind::Direct;
    }
    if attributed && (is_label(context) || is_work(context)) {
        return Kind::Term;
    }
    let long = words(reading, context.quote) >= LONG && !looks_like_title(reading, context.quote);
    if attributed || long {
        Kind::Partial
    } else {
        Kind::Term
    }
}

/// True if the quote holds a pronoun of the first or second person: nobody names a thing so.
fn speaks_of_self(context: &Context<'_, '_>) -> bool {
    let words = &context.story.scene.reading.words
        [context.quote.first as usize..context.quote.last as usize];
    words.iter().any(|w| w.tags.contains(Tags::SPEAKER))
}

/// « a chanté “Demain les cerises” »: what is performed or published has a title.
fn is_work(context: &Context<'_, '_>) -> bool {
    context.words().trim_start().starts_with(char::is_uppercase)
        && !context.ends_as_sentence()
        && context.at > 0
        && context.pieces()[context.at - 1]
            .predicate()
            .is_some_and(|p| WORKS.contains(&p.lemma))
}

/// Verbs whose plain object is a work.
const WORKS: &[&str] = &[
    "chanter",
    "composer",
    "enregistrer",
    "interpréter",
    "jouer",
    "publier",
    "réaliser",
    "traduire",
];

/// A short nominal fragment that the reporter uses as a label, although somebody speaks in its
/// sentence: a proper name in marks, a noun hung on another noun, or a definite noun far from the
/// verb.
fn is_label(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let reading = scene.reading;
    let attribution = context.outcomes[context.index as usize].as_ref();
    let weak = attribution.is_some_and(|a| WEAK.contains(&a.rule));
    let range = context.quote.first as usize..context.quote.last as usize;
    let verbal = reading.words[range.clone()]
        .iter()
        .zip(&reading.tokens[range.clone()])
        .any(|(w, t)| {
            w.tags
                .intersects(Tags::FINITE | Tags::INFINITIVE | Tags::SUBJ | Tags::NE)
                && !w.tags.intersects(Tags::SPEAKING | Tags::DET)
                && t.case == Case::Lower
        });
    let count = words(reading, context.quote);
    if !weak || verbal || count > 5 || context.ends_as_sentence() {
        return false;
    }
    let capitals = reading.tokens[range]
        .iter()
        .filter(|t| t.kind == Token::Word && t.case != Case::Lower)
        .count();
    // The capital of a sentence is no name's.
    let capitals = capitals - usize::from(capitals > 0 && context.at == 0 && count > 1);
    if capitals > 0 && (capitals >= 2 || count <= 2) && !context.stands_alone() {
        return true;
    }
    let Some(before) = context.at.checked_sub(1) else {
        return false;
    };
    let last = context.pieces()[before].to as usize - 1;
    let tags = scene.tags(last);
    let found = governor(context);
    // « ce qu'on appelle “…” »: everybody's word is nobody's.
    if found.is_some_and(|f| {
        f.link == Link::Object && f.mention.is_some_and(|m| m.kind == MentionKind::Impersonal)
    }) {
        return true;
    }
    let takes = |t: Takes| found.is_some_and(|f| f.predicate.takes.has(t));
    // « les groupes de “…” »: hung on a noun, not on the verb.
    let hung = tags.contains(Tags::OF)
        && !tags.contains(Tags::CONTRACT)
        && before > 0
        && matches!(context.pieces()[before].what, What::Preposition)
        && matches!(
            context.pieces()[before - 1].what,
            What::Mention(_) | What::Word
        );
    let own =
        found.is_some_and(|f| f.link == Link::Object) && (takes(Takes::COMME) || takes(Takes::DE));
    if hung && count == 1 && !own {
        return true;
    }
    // « discours sur la “…” »: definite, and not the verb's own object.
    let definite =
        tags.contains(Tags::DEF) || tags.contains(Tags::CONTRACT) && !tags.contains(Tags::INDEF);
    if !definite || count > 4 {
        return false;
    }
    match found {
        Some(f) if f.link == Link::Object && f.verb < context.at => {
            let own = context.pieces()[f.verb + 1..context.at].iter().all(|p| {
                matches!(
                    p.what,
                    What::Adverb
                        | What::Word
                        | What::Preposition
                        | What::Quote(_)
                        | What::And
                        | What::Comma
                        | What::Time
                )
            });
            !own && !takes(Takes::COMME) && f.predicate.class != Class::Condemn
        }
        Some(_) => false,
        // « Selon lui, le “web profond” représente… »: the subject of what is said.
        None => attribution.is_some_and(|a| {
            a.rule == "continuation"
                || matches!(a.rule, "according-to" | "point-of-view")
                    && count <= 3
                    && context
                        .piece(context.at + 1)
                        .is_some_and(|p| p.predicate().is_some())
        }),
    }
}

/// Rules that reach far: a fragment they attribute may still be a label.
const WEAK: &[&str] = &[
    "subject-verb-object",
    "subject-verb-that",
    "participle",
    "attributive",
    "continuation",
    "reported-sentence",
    "according-to",
    "point-of-view",
    "echo",
];

/// The kind of a quote that stands inside another: no rule has looked at it.
pub fn unread(reading: &Reading<'_>, quote: &Quote) -> Kind {
    let words = words(reading, quote);
    if words > 6 { Kind::Direct } else { Kind::Term }
}

fn words(reading: &Reading<'_>, quote: &Quote) -> usize {
    reading.tokens[quote.first as usize..quote.last as usize]
        .iter()
        .filter(|t| t.kind == Token::Word)
        .count()
}

/// It opens with a capital, has a verb, and stands where a sentence can.
fn stands_as_sentence(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let tokens = context.quote.first as usize..context.quote.last as usize;
    let capital = reading.tokens[tokens.clone()]
        .iter()
        .find(|t| matches!(t.kind, Token::Word | Token::Number))
        .is_some_and(|t| t.case != Case::Lower || t.kind == Token::Number);
    let verb = reading.words[tokens.clone()]
        .iter()
        .any(|w| w.tags.contains(Tags::FINITE));
    let ends = context.ends_as_sentence();
    let placed = context.at == 0
        || matches!(
            context.what(context.at - 1),
            Some(What::Colon | What::Dash | What::End | What::Comma | What::Quote(_))
        );
    capital && placed && (verb || ends) && words(reading, context.quote) > 1
}

/// Capitals inside: the name of a work, an operation, a movement.
fn looks_like_title(reading: &Reading<'_>, quote: &Quote) -> bool {
    let tokens = &reading.tokens[quote.first as usize..quote.last as usize];
    let capitals = tokens
        .iter()
        .filter(|t| t.kind == Token::Word && t.case != Case::Lower)
        .count();
    capitals >= 2
}
