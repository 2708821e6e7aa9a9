//! Whether a quote is a sentence, a fragment, or no quote of anyone’s words at all.

use crate::attribution::fragment::{goes_on, is_blame, is_loose, is_phrase};
use crate::attribution::governor::{Governor, Link, governor};
use crate::attribution::inside::Inside;
use crate::attribution::labels::WORKS;
use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Attribution, Context};
use crate::attribution::titles::capitals;
use crate::attribution::worded;
use crate::lexicon::takes::{Class, Takes};
use crate::lexicon::{Reading, Tags};
use crate::quote::{Kind, Quote};
use crate::text::fold;
use crate::text::tokens::{Case, Kind as Token};

/// A fragment of so many words is somebody's words even where nobody can tell whose.
pub(super) const LONG: usize = 8;

/// The kind of a quote, once the rules have answered.
pub fn kind(context: &Context<'_, '_>) -> Kind {
    let attributed = context.outcomes[context.index as usize].is_some();
    if stands_as_sentence(context) {
        return Kind::Direct;
    }
    let named = || is_label(context) || is_work(context) || is_cited(context);
    if attributed && !is_shouted(context) && named() {
        return Kind::Term;
    }
    // Capitals make a title, unless somebody speaks of himself.
    let title = looks_like_title(context) && !speaks_of_self(context);
    let long = context.inside().words >= LONG && !title;
    if attributed
        || long
        || is_phrase(context)
        || goes_on(context)
        || is_blame(context)
        || is_loose(context)
    {
        Kind::Partial
    } else {
        Kind::Term
    }
}

/// True if the quote holds a pronoun of the first or second person: nobody names a thing so.
pub(super) fn speaks_of_self(context: &Context<'_, '_>) -> bool {
    context.inside().tags.contains(Tags::SPEAKER)
}

/// « a chanté “Demain les cerises” »: what is performed or published has a title.
fn is_work(context: &Context<'_, '_>) -> bool {
    context.words().trim_start().starts_with(char::is_uppercase)
        && !context.ends_as_sentence()
        && context.pieces()[..context.at]
            .iter()
            .rev()
            .find(|p| !matches!(p.what, What::Adverb | What::Time))
            .and_then(|p| p.predicate())
            .is_some_and(|p| WORKS.contains(&p.lemma))
}

/// True of words with *je* in them.
pub fn says_i(reading: &Reading<'_>, quote: &Quote) -> bool {
    (quote.first as usize + 1..quote.last as usize).any(|at| {
        let i = |word: &str| ["je", "j'"].iter().any(|i| fold::is_key(word, i));
        reading.words[at].tags.contains(Tags::SPEAKER)
            && i(reading.tokens[at].span.of(reading.text))
    })
}

/// « “Atlas of Hidden Rivers” (Keller et Roux, 2019) »: a title with its authors in brackets.
fn is_cited(context: &Context<'_, '_>) -> bool {
    let attribution = context.outcomes[context.index as usize].as_ref();
    attribution.is_some_and(|a| a.rule == "signature")
        && context.words().trim_start().starts_with(char::is_uppercase)
        && looks_like_title(context)
        && !context.ends_as_sentence()
        && !is_verbal(context)
}

/// True if the quote holds a verb other than a participle, or a word that stands by one only.
pub(super) fn is_verbal(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let range = context.quote.first as usize..context.quote.last as usize;
    let nominal = Tags::SPEAKING | Tags::DET | Tags::NAMING | Tags::SPEECH | Tags::ADJ;
    let mut governed = false;
    reading.words[range.clone()]
        .iter()
        .zip(&reading.tokens[range])
        .any(|(w, t)| {
            // *des neiges*: what an article governs is a noun.
            let noun = governed && !w.tags.contains(Tags::INFINITIVE);
            governed =
                w.tags.intersects(Tags::DET | Tags::CONTRACT) && !w.tags.contains(Tags::CLITIC);
            !noun
                && w.tags
                    .intersects(Tags::FINITE | Tags::INFINITIVE | Tags::SUBJ | Tags::NE)
                && !w.tags.intersects(nominal)
                && t.case == Case::Lower
        })
}

/// A short nominal fragment that the reporter uses as a label, although somebody speaks in its
/// sentence: a proper name in marks, a noun hung on another noun, or a definite noun far from the
/// verb.
fn is_label(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let reading = scene.reading;
    let attribution = context.outcomes[context.index as usize].as_ref();
    let weak = attribution.is_some_and(|a| WEAK.contains(&a.rule));
    let count = context.inside().words;
    if is_capital_inside(context, attribution) || is_listed(context, attribution) {
        return true;
    }
    if !weak || is_verbal(context) || count > 6 || context.ends_as_sentence() {
        return false;
    }
    let found = governor(context).filter(|f| !is_passed_by_source(context, attribution, f));
    let capitals = capitals(context, count);
    let spelt = capitals > 0 && count <= 5 && (capitals >= 2 || count <= 2);
    let judged = is_judged_letters(context, found) || is_likened(context, found);
    // « un compromis “avant Noël” »
    let spelt = spelt && !(capitals == 1 && (judged || opens_small(context)));
    if spelt && !context.stands_alone() && !ends_with_person(reading, context.quote) {
        return true;
    }
    let Some(before) = context.at.checked_sub(1) else {
        return false;
    };
    let last = context.pieces()[before].to as usize - 1;
    let tags = scene.tags(last);
    let far = |f: &Governor| is_everybodys(f, attribution) || is_distant(context, f, count);
    if found.as_ref().is_some_and(far) {
        return true;
    }
    let takes = |t: Takes| found.is_some_and(|f| f.predicate.takes.has(t));
    // « dénonce la “fête des lampes” comme un reste d'autrefois »: what is judged, not the judgement.
    let compared = context
        .piece(context.at + 1)
        .is_some_and(|p| crate::text::fold::is_key(scene.word(p.from as usize), "comme"));
    if compared && tags.intersects(Tags::DET) && found.is_some_and(|f| f.link == Link::Object) {
        return true;
    }
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
    // « jure d'appliquer la “doctrine du bon voisin” »: the object of another verb.
    let inner = found.is_some_and(|f| {
        let between = context.pieces().get(f.verb + 1..context.at);
        between
            .unwrap_or_default()
            .iter()
            .any(|p| p.predicate().is_some_and(|p| p.shape == Shape::Infinitive))
    });
    if count == 1 && found.is_none() && is_reporters(context, attribution, tags) {
        return true;
    }
    if !definite || count > if inner { 6 } else { 4 } {
        return false;
    }
    match found {
        Some(f) if f.link == Link::Object && f.verb < context.at => {
            let own = context.pieces()[f.verb + 1..context.at].iter().all(|p| {
                // « a salué sur X le “courage” des soignants »
                let aside = p
                    .mention()
                    .is_some_and(|m| matches!(m.tie, Tie::Other | Tie::To) && !m.is_someone());
                aside
                    || matches!(
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
            // « a alerté l'agence sur la “forte usure des équipes” »: what she hears.
            let heard = matches!(f.predicate.class, Class::Warn | Class::Ask)
                && f.verb + 2 < context.at
                && scene.word(context.pieces()[context.at - 2].from as usize) == "sur";
            !own && !heard && !takes(Takes::COMME) && f.predicate.class != Class::Condemn
        }
        Some(_) => false,
        // « Selon lui, le “web profond” représente… »: the subject of what is said.
        None => attribution.is_some_and(|a| {
            a.rule == "continuation"
                || count <= 3
                    && match a.rule {
                        "according-to" | "point-of-view" => {
                            is_subject(context, 1) || is_taken_up(context)
                        }
                        "reported-sentence" => is_taken_up(context),
                        _ => false,
                    }
        }),
    }
}

/// « la chaîne “Le port chante” », « au cinéma (“Mon port”) »: a capital inside the reporter's sentence, where no colon announces it.
fn is_capital_inside(context: &Context<'_, '_>, attribution: Option<&Attribution>) -> bool {
    let announced = |p: &What| matches!(p, What::Colon | What::Dash | What::End | What::Quote(_));
    attribution.is_some_and(|a| a.rule == "continuation")
        && context.words().starts_with(char::is_uppercase)
        && !context.ends_as_sentence()
        && context.at > 0
        && !announced(&context.pieces()[context.at - 1].what)
        && !speaks_of_self(context)
}

/// « les mots de base : “marée”, “jusant”, “étale” »: three short fragments in a row that nobody's verb announces.
fn is_listed(context: &Context<'_, '_>, attribution: Option<&Attribution>) -> bool {
    let pieces = context.pieces();
    let row = |p: &Piece| {
        matches!(
            p.what,
            What::Quote(_) | What::Comma | What::And | What::Adverb
        )
    };
    let from = pieces[..context.at].iter().rposition(|p| !row(p));
    let from = from.map_or(0, |i| i + 1);
    let to = pieces[context.at..].iter().position(|p| !row(p));
    let to = to.map_or(pieces.len(), |i| context.at + i);
    let marks = |p: &&Piece| matches!(p.what, What::Quote(_));
    let few = context.inside().words <= 3;
    // « a eu des mots très durs : “honteux”, “indigne”, “vain” »
    let said = || worded::is_words(&context.clauses, from - 2);
    attribution.is_some_and(|a| matches!(a.rule, "clause-colon" | "continuation"))
        && from > 1
        && !said()
        && pieces[from - 1].what == What::Colon
        && pieces[from..to].iter().filter(marks).count() >= 3
        && few
        && context.words().starts_with(char::is_lowercase)
        && !is_verbal(context)
}

/// True of words that tell a time: *avant Noël*, but *chez Marcel* is a name.
fn opens_small(context: &Context<'_, '_>) -> bool {
    let first = context.words().split(' ').next();
    first.is_some_and(|w| ["avant", "après", "depuis", "dès", "jusqu’à", "pendant"].contains(&w))
}

/// « s'est dit favorable à un régime qui, selon lui, s'enferme dans la “peur” »: the source stands nearer than the verb.
fn is_passed_by_source(
    context: &Context<'_, '_>,
    attribution: Option<&Attribution>,
    found: &Governor,
) -> bool {
    let cue = attribution.and_then(|a| a.cue.filter(|_| a.rule == "according-to"));
    cue.is_some_and(|c| {
        found.predicate.span.end() <= c.span.start() && c.span.end() <= context.quote.inner.start()
    })
}

/// « un autre “veilleur” », « des “guetteurs” », « une guerre “propre” »: far from anyone's verb, a word in marks is the
/// reporter's.
fn is_reporters(
    context: &Context<'_, '_>,
    attribution: Option<&Attribution>,
    before: Tags,
) -> bool {
    let noun = || {
        let piece = &context.pieces()[context.at - 1];
        matches!(piece.what, What::Mention(_)) && !context.is_heading()
    };
    attribution.is_some_and(|a| a.rule == "continuation")
        && (before.intersects(Tags::DET | Tags::ADJ) || noun())
}

/// « dénonce une “TVA maquillée” »: letters, and what they are said to be.
fn is_judged_letters(context: &Context<'_, '_>, found: Option<Governor>) -> bool {
    let reading = context.story.scene.reading;
    let judged =
        |f: Governor| f.predicate.class == Class::Condemn || f.predicate.takes.has(Takes::COMME);
    context.inside().words == 2
        && reading.tokens[context.quote.first as usize + 1].case == Case::Upper
        && found.is_some_and(judged)
}

/// « dénonce un “budget Frankenstein” », « parlent d'un “Waterloo” »: what something is likened to has an article of its own.
pub(super) fn is_likened(context: &Context<'_, '_>, found: Option<Governor>) -> bool {
    let Some(before) = context.at.checked_sub(1) else {
        return false;
    };
    let last = context.pieces()[before].to as usize - 1;
    let article = context.story.scene.tags(last);
    article.contains(Tags::INDEF)
        && found.is_some_and(|f| {
            f.link == Link::Object
                && (f.predicate.class == Class::Condemn || f.predicate.lemma == "parler")
        })
}

/// « ce qu'on appelle “…” »: everybody's word is nobody's, unless a source is told: *selon la maire*.
fn is_everybodys(found: &Governor, attribution: Option<&Attribution>) -> bool {
    let sourced = attribution.is_some_and(|a| a.rule == "according-to");
    let nobody = found
        .mention
        .is_some_and(|m| m.kind == MentionKind::Impersonal);
    found.link == Link::Object && nobody && !sourced
}

/// A word that the verb does not reach: hung on a noun behind *comme l'espère…*, or the author's own.
fn is_distant(context: &Context<'_, '_>, found: &Governor, count: usize) -> bool {
    let text = context.story.scene.reading.text;
    match found.link {
        // « Comme l'espérait la capitaine, l'équipe a livré un match “plein” »
        Link::Incise => {
            found.verb < context.at
                && count == 1
                && matches!(context.pieces()[context.at - 1].what, What::Mention(_))
        }
        // « je cherche encore une “vraie” plage »
        Link::Object => {
            count <= 3
                && found.mention.is_some_and(|m| {
                    m.kind == MentionKind::Speaker && m.span.of(text).starts_with(['j', 'J'])
                })
        }
        _ => false,
    }
}

/// « ont crié “Dehors” »: the verb's own object, whatever its capital.
fn is_shouted(context: &Context<'_, '_>) -> bool {
    context.at > 0
        && context.pieces()[context.at - 1]
            .predicate()
            .is_some_and(|p| SHOUTS.contains(&p.lemma))
}

/// Verbs whose object is what was heard.
const SHOUTS: &[&str] = &["clamer", "crier", "hurler", "scander"];

/// « le “web profond” représente »: a verb stands `after` pieces on.
pub(super) fn is_subject(context: &Context<'_, '_>, after: usize) -> bool {
    context
        .piece(context.at + after)
        .is_some_and(|p| p.predicate().is_some())
}

/// « le “web profond”, c'est »
pub(super) fn is_taken_up(context: &Context<'_, '_>) -> bool {
    context.what(context.at + 1) == Some(&What::Comma)
        && context
            .piece(context.at + 2)
            .and_then(|p| p.mention())
            .is_some_and(|m| m.kind == MentionKind::Neuter)
        && is_subject(context, 3)
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
    if Inside::of(reading, quote).words > 6 {
        Kind::Direct
    } else {
        Kind::Term
    }
}

/// It opens with a capital, has a verb, and stands where a sentence can.
fn stands_as_sentence(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let tokens = context.quote.first as usize..context.quote.last as usize;
    let capital = reading.tokens[tokens]
        .iter()
        .find(|t| matches!(t.kind, Token::Word | Token::Number))
        .is_some_and(|t| t.case != Case::Lower || t.kind == Token::Number);
    let placed = context.at == 0
        || matches!(
            context.what(context.at - 1),
            Some(What::Colon | What::Dash | What::End | What::Comma | What::Open | What::Quote(_))
        );
    let Inside { words, tags } = context.inside();
    let whole = || tags.contains(Tags::FINITE) || context.ends_as_sentence();
    capital && placed && words > 1 && whole()
}

/// Capitals inside: the name of a work, an operation, a movement.
pub(super) fn looks_like_title(context: &Context<'_, '_>) -> bool {
    let (reading, quote) = (context.story.scene.reading, context.quote);
    let tokens = &reading.tokens[quote.first as usize..quote.last as usize];
    let capitals = tokens
        .iter()
        .filter(|t| t.kind == Token::Word && t.case != Case::Lower)
        .count();
    let verbal = || {
        let words = &reading.words[quote.first as usize..quote.last as usize];
        words.iter().any(|w| {
            w.tags.contains(Tags::FINITE)
                && !w
                    .tags
                    .intersects(Tags::DET | Tags::PREP | Tags::SPEAKING | Tags::ADJ)
        })
    };
    capitals >= 2
        && !(context.inside().words >= NO_TITLE && verbal())
        && !ends_with_person(reading, quote)
}

/// « celui de Mona Ferrand », « les erreurs de Mona Ferrand »: small words, and a person's name that holds all capitals.
fn ends_with_person(reading: &Reading<'_>, quote: &Quote) -> bool {
    let range = quote.first as usize + 1..quote.last as usize;
    let mut words = range.filter(|at| reading.tokens[*at].kind == Token::Word);
    let small = |at: usize| reading.tokens[at].case == Case::Lower;
    let opens = words.next().is_some_and(|at| {
        small(at)
            && reading.words[at]
                .tags
                .intersects(Tags::DET | Tags::DEMO | Tags::ANTECEDENT)
    });
    let Some(given) = words.find(|at| !small(*at)) else {
        return false;
    };
    let rest = words.filter(|at| !small(*at)).count();
    opens && reading.words[given].tags.contains(Tags::GIVEN) && rest <= MAX_SURNAMES
}

/// A person's name has so many words with a capital beside the given one.
const MAX_SURNAMES: usize = 2;

/// So many words with a verb make no title.
const NO_TITLE: usize = 16;
