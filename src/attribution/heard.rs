//! Where a medium hears or carries the words: *à l'AFP*, *au micro de LTV*, *sur LTV*, *dans les colonnes du Monde*, *invitée de LTV*.

use crate::attribution::channels::{
    ASKING, CHANNELS, COLLEAGUES, DEMANDING, GUESTS, INTO, ISSUES, MOUTHS, NETWORKED, NETWORKS,
    OCCASIONS, OTHER, SENT, SHOWN,
};
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::own_name;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;
use crate::attribution::via::{PRESS, cites, is_medium};
use crate::lexicon::takes::Class;
use crate::lexicon::{Lexicon, Tags};
use crate::span::Span;
use crate::text::fold;

/// The medium of *dans les colonnes du Monde*, *sur le plateau de LTV*, *à un journaliste de LTV*, *sur son compte X*, *invitée de
/// LTV* at `at`; `speaker` is who has spoken.
pub(super) fn channel(context: &Context<'_, '_>, at: usize, speaker: Span) -> Option<Mention> {
    let text = context.story.scene.reading.text;
    let mention = context.pieces()[at].mention()?;
    let head = mention.head?;
    if mention.tie == Tie::Of || mention.tie == Tie::Free && !mention.bare {
        return None;
    }
    let noun = head.of(text);
    let within = || context.clauses.last_complement(at).filter(is_medium);
    if is_guest(text, mention) {
        return within();
    }
    if mention.tie == Tie::Free || mention.span.overlaps(speaker) {
        return None;
    }
    let preposition = || first_word(context, at);
    let before = |list: &[&str]| {
        list.iter()
            .any(|word| preposition().eq_ignore_ascii_case(word))
    };
    if CHANNELS.contains(&noun) && before(&["à", "au", "aux", "dans", "devant", "en", "sur"]) {
        // *sur le site de la catastrophe*, *devant les studios de LTV*
        let shut = noun.starts_with("studio") && before(&["devant"]);
        return within().filter(|m| !shut && (m.kind == MentionKind::Medium || noun != "site"));
    }
    if (OCCASIONS.contains(&noun) || ISSUES.contains(&noun)) && before(&["dans", "lors"]) {
        return within().filter(|m| m.kind == MentionKind::Medium);
    }
    if MOUTHS.contains(&noun) && before(&["par"]) {
        return context.clauses.last_complement(at);
    }
    if COLLEAGUES.contains(&noun) {
        return within().filter(|m| m.kind == MentionKind::Medium);
    }
    if NETWORKED.contains(&noun) && before(&["dans", "sur", "via"]) {
        return last_word(context, at, mention);
    }
    None
}

/// The network that ends the phrase at `at`: *sur son compte X*.
fn last_word(context: &Context<'_, '_>, at: usize, mention: &Mention) -> Option<Mention> {
    let last = (context.pieces()[at].to as usize).checked_sub(1)?;
    let span = context.story.scene.span(last);
    let key = fold::name_key(span.of(context.story.scene.reading.text));
    let medium = Lexicon::french().is_medium(&key);
    (medium && mention.head.is_some_and(|head| head.end() < span.start())).then_some(Mention {
        span,
        name: Some(span),
        head: None,
        kind: MentionKind::Medium,
        ..*mention
    })
}

/// *Invitée de LTV, Mona Talec*: true of whoever is told by where she speaks.
fn is_guest(text: &str, mention: &Mention) -> bool {
    let noun = mention.head.map(|head| head.of(text));
    mention.bare && noun.is_some_and(|noun| GUESTS.contains(&noun))
}

/// *au micro de LTV*, *auprès de LTV*, *invitée mardi de LTV*: the *de* of the medium at `at` ends a set phrase.
pub(super) fn behind_channel(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let text = context.story.scene.reading.text;
    let Some(before) = (pieces[at].from as usize).checked_sub(1) else {
        return false;
    };
    let word = context.story.scene.word(before);
    if word.eq_ignore_ascii_case("auprès") {
        return is_told(context, at);
    }
    let guest = || {
        let timed = at >= 2 && matches!(pieces[at - 1].what, What::Time | What::Adverb);
        timed && pieces[at - 2].mention().is_some_and(|m| is_guest(text, m))
    };
    CHANNELS.contains(&word) || guest()
}

/// « s'est plaint auprès de LTV »: false where the verb before the medium at `at` tells nobody anything.
fn is_told(context: &Context<'_, '_>, at: usize) -> bool {
    let mut before = context.pieces()[..at].iter().rev().take(MAX_BETWEEN);
    let verb = before.find_map(|p| p.predicate());
    verb.is_none_or(|verb| verb.reports() && !DEMANDING.contains(&verb.lemma))
}

/// « a dit à LTV : “…” », « Dans un entretien à LTV, Mona Talec a dit : “…” »: the medium at `at` is told the words, behind their
/// verb or the occasion.
pub(super) fn hears(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let text = context.story.scene.reading.text;
    let medium = pieces[at].mention();
    let behind = at > context.at;
    // *à la chaîne de magasins*, *à leur agence*: before the words a name has to say that it is a medium.
    let other = medium.is_some_and(|m| {
        let noun = m.head.map(|head| head.of(text));
        let sold = m
            .head
            .is_some_and(|h| text[h.end() as usize..].starts_with(" de "));
        m.kind != MentionKind::Medium
            && (sold || noun.is_some_and(|noun| OTHER.contains(&noun)))
            && own_name::behind_noun(text, m).is_none()
    });
    if !behind && other {
        return false;
    }
    for (back, piece) in pieces[..at].iter().enumerate().rev().take(MAX_BETWEEN) {
        match piece.what {
            // « dans une déclaration transmise à LTV », but « dit Paul Riou, entré à LTV en mai »
            What::Predicate(p) if p.shape == Shape::Past => {
                if !p.reports() && !SENT.contains(&p.lemma) {
                    return false;
                }
            }
            // « Après avoir confié à LTV sa tristesse, il a dit »
            What::Predicate(p) if p.shape == Shape::Infinitive && is_aside(pieces, back) => {
                return false;
            }
            What::Predicate(p) if behind => return !DEMANDING.contains(&p.lemma),
            What::Predicate(p) => return tells(&p) && !is_network(context, at),
            What::Mention(m) => {
                let noun = m.head.map(|head| head.of(text));
                if noun.is_some_and(|noun| OCCASIONS.contains(&noun)) {
                    return true;
                }
                if noun.is_some_and(|noun| ISSUES.contains(&noun)) {
                    return m.tie == Tie::Other;
                }
                // « a raconté ses débuts à LTV », « dit Paul Riou, reporter à LTV », but « dit Paul Riou, élu du Nord, à LTV »
                let closed = m.bare && matches!(pieces[back + 1].what, What::Comma);
                if m.tie == Tie::Free
                    && !closed
                    && (m.bare || !m.is_someone_or_body() && !is_medium(&m))
                {
                    return false;
                }
            }
            What::Quote(_) if behind => return true,
            What::Adverb | What::Time | What::Quote(_) | What::Comma | What::And => {}
            // « dit Paul Riou, reporter à LTV »
            What::Word if is_aside(pieces, back) => return false,
            _ => return behind,
        }
    }
    behind
}

/// True of the infinitive or word at `at` behind *après*, *avant de*, *pour*, *sans*, or set off by a comma.
fn is_aside(pieces: &[Piece], at: usize) -> bool {
    at > 0 && matches!(pieces[at - 1].what, What::Preposition | What::Comma)
}

/// Networks, where many are written to.
fn is_network(context: &Context<'_, '_>, at: usize) -> bool {
    let name = context.pieces()[at].mention().and_then(|m| m.name);
    name.is_some_and(|name| NETWORKS.contains(&name.of(context.story.scene.reading.text)))
}

/// « sur LTV », « dans Le Monde », « interrogée par LTV »: the preposition of the medium at `at` tells where the words were said.
pub(super) fn carries(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let text = context.story.scene.reading.text;
    let Some(medium) = pieces[at].mention().filter(|m| is_medium(m)) else {
        return false;
    };
    // *sur Radio Lovana*
    let capital = |head: Span| head.of(text).starts_with(char::is_uppercase);
    let named = medium.kind == MentionKind::Medium
        || medium.head.is_some_and(capital)
        || own_name::behind_noun(text, medium).is_some();
    let before = at.checked_sub(1).map(|i| &pieces[i]);
    let verb = before.and_then(|p| p.predicate());
    match first_word(context, at).to_lowercase().as_str() {
        "par" => {
            let asks = |p: &Predicate| {
                let one = p.lemma;
                ASKING.contains(&one) || SENT.contains(&one)
            };
            // *un arrêté obtenu par LTV*
            let first = pieces[at].from as usize;
            let within = || {
                let noun = before.and_then(|p| p.mention());
                let past = context
                    .story
                    .scene
                    .tags(first - 1)
                    .contains(Tags::PAST_PART);
                past && noun.is_some_and(|m| m.tie == Tie::Other)
            };
            cites(context, at)
                || verb.is_some_and(asks)
                || asked(pieces, at).is_some_and(asks)
                || first > 0 && within()
        }
        "avec" => before.is_some_and(|p| {
            let noun = p.mention().and_then(|m| m.head);
            noun.is_some_and(|noun| OCCASIONS.contains(&noun.of(text)))
        }),
        "dans" | "devant" | "sur" | "via" => {
            // « La série, diffusée sur LTV, … », but « dans une vidéo diffusée sur LTV »
            let shown = verb.is_some_and(|p| p.shape == Shape::Past && SHOWN.contains(&p.lemma));
            let within = || {
                let noun = at.checked_sub(2).and_then(|i| pieces[i].mention());
                noun.is_some_and(|m| m.tie == Tie::Other)
            };
            // *un plateau de télévision*, *à la radio*, but *sur le site de la catastrophe*
            let noun = medium.head.map(|head| head.of(text));
            let behind = medium.head.map(|head| &text[head.end() as usize..]);
            let channel = matches!(noun, Some("chaîne" | "chaînes"))
                && behind.is_some_and(|rest| !rest.starts_with(" de "));
            let plain = channel || noun.is_some_and(|noun| PRESS.contains(&noun));
            (named || plain) && (!shown || within())
        }
        "à" | "au" | "aux" | "chez" | "contre" | "pour" | "sans" | "malgré" | "après" | "avant" => {
            false
        }
        _ => named && verb.is_none_or(Predicate::reports),
    }
}

/// « interrogée mardi par LTV », « joint par téléphone par LTV »: the participle before what stands before the place `at`.
fn asked(pieces: &[Piece], at: usize) -> Option<&Predicate> {
    let aside = |p: &&Piece| p.is_adjunct();
    let back = pieces[..at].iter().rev().take(MAX_BETWEEN);
    let asides = back.take_while(aside).count();
    let verb = at.checked_sub(asides + 1).filter(|_| asides > 0)?;
    pieces[verb].predicate().filter(|p| p.shape == Shape::Past)
}

/// *à « Ouest-France »*: the known medium that the marks of the quote at `at` hold, behind a preposition.
pub(super) fn marked(context: &Context<'_, '_>, at: usize) -> Option<Span> {
    let What::Quote(quote) = context.pieces()[at].what else {
        return None;
    };
    let scene = &context.story.scene;
    let first = context.pieces()[at].from as usize;
    let before = scene.word(first.checked_sub(1)?);
    let inner = scene.quotes[quote as usize].inner;
    if quote == context.index || inner.len() > MAX_NAME || !INTO.contains(&before) {
        return None;
    }
    let key = fold::name_key(inner.of(scene.reading.text));
    let medium = |key: &str| Lexicon::french().is_medium(key);
    (medium(&key) || medium(&format!("le {key}"))).then_some(inner)
}

/// True if no other words with a verb of their own stand between the medium at `at` and the quote: « a dit à l'AFP “non”,
/// tandis que X dénonce sur LTV “une honte” ».
pub(super) fn shares_clause(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let quoted = |p: &Piece| matches!(p.what, What::Quote(_));
    let to = at.max(context.at);
    let from = (at.min(context.at) + 1).min(to);
    let reports = |p: &Piece| finite(p) && p.predicate().is_some_and(Predicate::reports);
    if at < context.at {
        // *à l'hebdomadaire « Lunac Matin »*
        let marked = own_name::in_marks(&context.clauses, at).is_some();
        let from = (from + usize::from(marked)).min(to);
        let other = pieces[from..to].iter().position(quoted);
        return other.is_none_or(|q| !pieces[from + q..to].iter().any(reports));
    }
    let own = pieces[from..to].iter().position(|p| {
        finite(p)
            && p.predicate()
                .is_some_and(|p| p.tail.is_none() && p.reports())
    });
    let Some(own) = own.map(|i| i + from) else {
        return true;
    };
    let subject = pieces[own - 1].free_mention().is_some();
    !(subject && pieces[own..].iter().any(quoted))
}

/// The first word of the piece at `at`.
fn first_word<'a>(context: &Context<'_, 'a>, at: usize) -> &'a str {
    context.story.scene.word(context.pieces()[at].from as usize)
}

/// True of a verb that may stand with whom it is said to: *dire*, *confirmer*, *dénoncer*.
fn tells(predicate: &Predicate) -> bool {
    let said = match predicate.class {
        Class::Say
        | Class::Continue
        | Class::Answer
        | Class::Assure
        | Class::Deny
        | Class::Warn
        | Class::Concede
        | Class::Opine
        | Class::Emotion => true,
        Class::Condemn | Class::Support => !predicate.reflexive,
        _ => false,
    };
    said && !DEMANDING.contains(&predicate.lemma)
}

/// So many pieces may stand between a verb and whom it is said to.
const MAX_BETWEEN: usize = 6;

/// The name of a medium has so many bytes at most.
const MAX_NAME: u32 = 40;
