//! What the shape of a sentence says of a mention in it.

use super::bodies::said_of_body;
use super::{Clauses, Mention, MentionKind, Tags, What};
use crate::attribution::piece::Piece;
use crate::attribution::predicate::Shape;
use crate::lexicon::Lexicon;
use crate::span::Span;

/// « Ingénieur à Khartoum, négociant à Lori. »: a sentence without a verb.
pub(super) fn is_verbless(clauses: &Clauses<'_, '_>) -> bool {
    clauses.pieces.iter().all(|p| p.predicate().is_none())
}

/// « Elle voulait que je sois pharmacienne. »: what somebody is or was to be, and nobody else.
pub(super) fn is_predicative(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let bare = clauses.pieces[at]
        .free_mention()
        .is_some_and(|m| m.bare && m.name.is_none());
    let verb = at
        .checked_sub(1)
        .and_then(|i| clauses.pieces[i].predicate());
    bare && verb
        .is_some_and(|p| !p.third && ["devenir", "redevenir", "rester", "être"].contains(&p.lemma))
}

/// True of a mention with *par* behind a participle, where the sentence has no verb but what tells of him.
pub(super) fn is_agent(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let by = clauses.scene.word(clauses.pieces[at].from as usize) == "par";
    let behind = at.checked_sub(1).is_some_and(|k| {
        let last = clauses.pieces[k].to as usize - 1;
        clauses.scene.tags(last).contains(Tags::PAST_PART)
    });
    if !(by && behind) {
        return false;
    }
    // What verbs there are tell of him: *balayé par la chimiste, qui a coordonné …*.
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let mut behind_him = clauses.pieces[at + 1..].iter();
    let told = behind_him
        .find(|p| finite(p) || matches!(p.what, What::Relative | What::Oblique | What::That))
        .is_none_or(|p| !finite(p));
    told && !clauses.pieces[..at].iter().any(finite)
}

/// « Un argument que balaie Jean Talec, chef du port. »: the person behind the verb at `at` of an object relative clause.
pub(super) fn behind_that(clauses: &Clauses<'_, '_>, at: usize) -> Option<usize> {
    let that = clauses.pieces[at.checked_sub(1)?].what == What::That;
    let person = |m: &Mention| matches!(m.kind, MentionKind::Name | MentionKind::Person);
    let next = clauses.pieces.get(at + 1)?.free_mention()?;
    let closed = clauses.pieces.get(at + 2);
    let closed = closed.is_none_or(|p| matches!(p.what, What::Comma | What::End));
    (that && person(next) && closed).then_some(at + 1)
}

/// « Devant son parti, l'Alliance, il s'est tu. »: a pronoun is the subject of the next verb.
pub(super) fn stands_before_pronoun(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let rest = &clauses.pieces[at + 1..];
    let verb = rest.iter().take(MAX_FRONTED).position(finite);
    verb.and_then(|v| rest[..v].last())
        .and_then(Piece::free_mention)
        .is_some_and(|m| m.kind == MentionKind::Pronoun)
}

/// « C'est son frère, Jean Talec, qui parle. »
pub(super) fn is_cleft(clauses: &Clauses<'_, '_>, at: usize, whole: &Mention) -> bool {
    let [it, is] = match at.checked_sub(2) {
        Some(from) => [&clauses.pieces[from], &clauses.pieces[from + 1]],
        None => return false,
    };
    let neuter = it.mention().is_some_and(|m| m.kind == MentionKind::Neuter);
    let is = is
        .predicate()
        .is_some_and(|p| p.lemma == "être" && !p.negated);
    let mut behind = clauses.pieces[at..]
        .iter()
        .skip_while(|p| clauses.scene.span(p.from as usize).start() < whole.span.end())
        .take(MAX_FRONTED)
        .skip_while(|p| {
            p.what == What::Comma || p.is_adjunct() || p.mention().is_some_and(|m| m.bare)
        });
    // « C'est Jean Talec, qui dirige le club, que Paul Riou accuse. »
    let accused = clauses.pieces[at..]
        .windows(2)
        .any(|pair| pair[0].what == What::Comma && pair[1].what == What::That);
    neuter && is && behind.next().is_some_and(|p| p.what == What::Relative) && !accused
}

/// So many pieces stand between what opens a sentence and its verb.
const MAX_FRONTED: usize = 12;

/// True of a mention that opens the sentence, small words aside, where a comma and a finite verb follow.
pub(super) fn opens_sentence(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let small = |p: &Piece| matches!(p.what, What::And | What::Adverb | What::Comma);
    let comma = clauses.pieces[at..]
        .iter()
        .position(|p| p.what == What::Comma);
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let verb = clauses.pieces[at..].iter().position(finite);
    clauses.pieces[..at].iter().all(small)
        && matches!((comma, verb), (Some(comma), Some(verb)) if comma < verb)
}

/// True of the *que* at `at` that says more of what a comma sets off before it: *le texte sur la table, que le journal a lu, …*.
pub(super) fn told_of(pieces: &[Piece], at: usize) -> bool {
    pieces[at - 1].what == What::Comma && pieces[at - 2].mention().is_some()
}

/// True of a noun of person that brings in nobody new.
pub(super) fn is_said_of_another(clauses: &Clauses<'_, '_>, at: usize, noun: &Mention) -> bool {
    said_of_pronoun(clauses, at, noun) || said_of_body(clauses, at, noun)
}

/// True of a noun without article that opens the sentence and is said of the pronoun behind its comma.
fn said_of_pronoun(clauses: &Clauses<'_, '_>, at: usize, mention: &Mention) -> bool {
    let nobody = mention.kind != MentionKind::Person || mention.name.is_some();
    if nobody || !mention.bare || at >= MAX_SAID {
        return false;
    }
    // « Gérante d'une boutique à Lori, elle … », « Élue en 2024 sous une autre étiquette, elle … »
    let small = |w: &What| matches!(w, What::Preposition | What::Word | What::And);
    let bare = |p: &Piece| p.free_mention().is_some_and(|m| m.bare);
    let told = |p: &Piece| p.is_adjunct() || small(&p.what) || bare(p);
    let rest = clauses.pieces.iter().skip(at + 1).take(MAX_SAID);
    let comma = at + 1 + rest.take_while(|p| told(p)).count();
    // « Née à Lori, fille de marin, elle … »
    let told_before = |p: &Piece| {
        told(p) || p.what == What::Comma || p.predicate().is_some_and(|p| p.shape == Shape::Past)
    };
    let opens = clauses.pieces[..at].iter().all(told_before);
    // « Bénévole à Lori, cette ancienne libraire … »
    let next = clauses.pieces.get(comma + 1);
    let pointed = next.is_some_and(|p| clauses.scene.tags(p.from as usize).contains(Tags::DEM));
    let pronoun = |m: &Mention| {
        let told = m.kind == MentionKind::Person && m.name.is_none() && pointed;
        (m.kind == MentionKind::Pronoun || told) && m.agreement.fits(mention.agreement)
    };
    opens
        && matches!(&clauses.pieces.get(comma..comma + 2), Some([comma, next])
            if comma.what == What::Comma && next.free_mention().is_some_and(pronoun))
}

/// « a cité les mots de l'un de ses voisins, Jean Talec. »: the name at `at` is that of someone whom a complement brings in.
pub(super) fn names_another(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(2) else {
        return false;
    };
    let named = clauses.pieces[at].mention();
    let person = |m: &Mention| {
        // « Parmi les convives, Jean Talec. »
        let same = named.is_none_or(|n| n.agreement.fits(m.agreement));
        m.kind == MentionKind::Person && m.name.is_none() && same
    };
    let piece = &clauses.pieces[before];
    clauses.pieces[at - 1].what == What::Comma
        && (piece.mention().is_some_and(person)
            || clauses.last_noun(before).is_some_and(|m| person(&m)))
}

/// What is said of the pronoun behind its comma has so many pieces at most.
const MAX_SAID: usize = 8;

/// « Nuit noire, le dernier film de Paul Riou »: true if the name at `name` is said to be that of a work or thing, and opens with
/// no given name; not « Réalisé par Jean Talec, le film sort mercredi ».
pub(super) fn is_work(text: &str, name: Span) -> bool {
    let Some(rest) = text[name.end() as usize..].strip_prefix(", ") else {
        return false;
    };
    let article = ["le ", "la ", "l’", "l'", "un ", "une "];
    let Some(rest) = article.iter().find_map(|a| rest.strip_prefix(a)) else {
        return false;
    };
    // *le dernier film*
    let mut words = rest.split([' ', ',', '.', '\u{a0}', '’', '\'']);
    let work = words.by_ref().take(2).any(|word| WORKS.contains(&word));
    let mut goes_on = || matches!(words.next(), Some("d" | "de" | "des" | "du" | "qui"));
    work && goes_on() && Lexicon::french().given(name.of(text)).is_none()
}

/// Works and things that bear names.
const WORKS: &[&str] = &[
    "album",
    "biopic",
    "chanson",
    "court-métrage",
    "documentaire",
    "feuilleton",
    "film",
    "logiciel",
    "long-métrage",
    "navire",
    "opéra",
    "paquebot",
    "podcast",
    "roman",
    "satellite",
    "série",
    "thriller",
    "tube",
    "téléfilm",
    "voilier",
];
