//! Whom a clause about a thing ends with, before a colon and the quote: « La nouvelle a bouleversé Lina Roux : “…” », or whom its pronoun means: « L'idée leur plaît : “…” ».

use crate::attribution::mention::{Mention, MentionKind, Tie, owner};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Context;
use crate::lexicon::Tags;

/// The person whom the clause before the colon ends with, where its subject is a thing and the quote a sentence.
pub fn touched(context: &Context<'_, '_>) -> Option<Mention> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let colon = context.at.checked_sub(1)?;
    if pieces[colon].what != What::Colon || !context.ends_as_sentence() {
        return None;
    }
    if let Some(found) = by_clitic(context, colon) {
        return Some(found);
    }
    let ended = scene.span(pieces[colon].from as usize).start();
    let place = (0..colon)
        .rev()
        .take(MAX_APPOSED)
        .find(|k| {
            let whole = || context.clauses.whole(*k).span.end();
            let person = |m: &Mention| {
                matches!(m.kind, MentionKind::Person | MentionKind::Name)
                    && whole() <= ended
                    && scene.reading.text[whole() as usize..ended as usize]
                        .trim_matches([' ', '\u{a0}', '\u{202f}', ','])
                        .is_empty()
            };
            pieces[*k].mention().is_some_and(person)
        })
        .filter(|k| *k > 0)?;
    let mention = context.clauses.whole(place);
    let place = office_before(pieces, place).unwrap_or(place);
    // « Lina Roux, la trésorière : »
    let place = (0..=place)
        .rev()
        .take(MAX_APPOSED)
        .find(|k| scene.span(pieces[*k].from as usize).start() <= mention.span.start())
        .filter(|k| *k > 0)?;
    let verb = verb_before(context, place);
    let word = scene.word(pieces[place].from as usize);
    let reached = match mention.tie {
        Tie::Free => verb != Verb::None,
        Tie::To => true,
        _ => word == "pour",
    };
    // « Une prudence que raille un diplomate : »
    let told = pieces[..place].windows(2).any(|pair| {
        pair[0].what == What::That
            && verb == Verb::Made
            && pair[1]
                .predicate()
                .is_some_and(|p| p.reports() || p.lemma == "partager")
    });
    let known = mention.name.is_some() && mention.is_full(scene.reading.text)
        || mention.kind == MentionKind::Person && (mention.definite || told);
    // Nobody else does anything: *elle a rencontré Lina Roux :* are her words.
    let alone = pieces[..place]
        .iter()
        .filter_map(Piece::free_mention)
        .all(|m| match m.kind {
            MentionKind::Thing | MentionKind::Impersonal | MentionKind::Neuter => true,
            MentionKind::Document => verb == Verb::Made,
            _ => false,
        });
    (reached && known && alone).then_some(mention)
}

/// « L'idée lui plaît : “…” », « Ce voyage ne semble pas l'inquiéter : “…” »: the person whom a pronoun before the verb means, where
/// nothing but a thing and verbs stand before the colon.
fn by_clitic(context: &Context<'_, '_>, colon: usize) -> Option<Mention> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let [thing, verbs @ ..] = pieces.get(..colon)? else {
        return None;
    };
    let about = thing
        .free_mention()
        .is_some_and(|m| m.kind == MentionKind::Thing && m.definite);
    let plain = |p: &Piece| match p.what {
        What::Predicate(p) => {
            !p.reports()
                && !p.reflexive
                && !p.passive
                && matches!(p.shape, Shape::Finite | Shape::Infinitive)
        }
        What::Adverb => true,
        _ => false,
    };
    if !about || verbs.is_empty() || verbs.len() > MAX_APPOSED || !verbs.iter().all(plain) {
        return None;
    }
    let items = verbs[0].from as usize..verbs[verbs.len() - 1].to as usize;
    let means =
        |at: &usize| scene.tags(*at).contains(Tags::CLITIC) && CLITICS.contains(&scene.word(*at));
    let at = items.into_iter().find(means)?;
    Some(Mention {
        tie: Tie::Free,
        ..owner(scene, at)
    })
}

/// Pronouns for the one whom something touches.
const CLITICS: &[&str] = &["l'", "l’", "la", "le", "les", "leur", "lui"];

/// « que partage l'experte nommée par la mairie, Lina Roux : »: the place of the office whose complement parts it from the name at
/// `place`.
fn office_before(pieces: &[Piece], place: usize) -> Option<usize> {
    let comma = place.checked_sub(1)?;
    if pieces[comma].what != What::Comma {
        return None;
    }
    let office = pieces[..comma].iter().rposition(|p| !p.is_adjunct())?;
    let held = pieces[office].free_mention()?;
    (held.kind == MentionKind::Person && held.definite && held.name.is_none()).then_some(office)
}

/// What stands right before the one whom it touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// No verb, or one that says, makes or shows.
    None,
    /// A verb.
    Plain,
    /// *ont fait réagir*, *un avis que partage*.
    Made,
}

fn verb_before(context: &Context<'_, '_>, place: usize) -> Verb {
    let pieces = context.pieces();
    let verb = pieces[..place]
        .iter()
        .rposition(|p| !matches!(p.what, What::Adverb | What::Word));
    let Some((at, verb)) = verb.and_then(|k| Some((k, pieces[k].predicate()?))) else {
        return Verb::None;
    };
    let before = at.checked_sub(1).map(|k| &pieces[k]);
    let made = before.is_some_and(|p| {
        p.predicate().is_some_and(|p| p.lemma == "faire")
            || matches!(p.what, What::Oblique | What::That)
    });
    if !matches!(verb.shape, Shape::Finite | Shape::Infinitive) || verb.lemma == "être" {
        Verb::None
    } else if made {
        Verb::Made
    } else if verb.reports() {
        Verb::None
    } else {
        Verb::Plain
    }
}

/// The person stands so many pieces before the colon at most.
const MAX_APPOSED: usize = 6;
