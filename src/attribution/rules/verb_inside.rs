//! The quote opens with the verb of the narrator's sentence.

use crate::attribution::apposition::apposed;
use crate::attribution::clause::STRESSED;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::lexicon::{Agreement, Lexicon, Tags};
use crate::text::fold;
use crate::text::tokens::{Case, Kind};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "verb-inside",
    about: "The subject stands before the marks and its verb opens the quote, wholly or but for the \
            auxiliary: the subject is shown in its own words. Not a thing, which says nothing.",
    run,
    examples: &[
        Example::Hit("[Les évêques] « se réjouissent de la reprise des travaux »."),
        Example::Hit("Consultée mardi, [la commune] n’a « rien trouvé à redire au tracé »."),
        Example::Hit("[La Ligue], dont le siège est à Lori, « condamne fermement ces départs »."),
        Example::Hit("[Le président] en profite pour « exprimer sa solidarité » aux pêcheurs."),
        Example::Miss("Le barrage « tiendra jusqu’au printemps »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let before = context.at.checked_sub(1)?;
    let pieces = context.pieces();
    // « Si deux voisins “ont vu la lumière”, … »: what somebody grants.
    let scene = &context.story.scene;
    let granted = pieces[..context.at]
        .iter()
        .rev()
        .take_while(|p| p.what != What::Comma)
        .any(|p| p.what == What::Sub && fold::is_key(scene.word(p.from as usize), "si"));
    if granted {
        return None;
    }
    // « La mairie y “déplore un manque de moyens” »
    let there = before > 0 && scene.word(pieces[before].from as usize) == "y";
    let before = before - usize::from(there);
    let mention = match pieces[before].what {
        What::Mention(m) => {
            let number = opens_with_finite(context)?;
            let governed = before > 0 && matches!(pieces[before - 1].what, What::Predicate(_));
            let mention = context.clauses.whole(before);
            (m.tie == Tie::Free && !governed && agrees(&mention, number)).then_some(mention)?
        }
        What::And => return coordinated(context, before),
        // « L'organisation, dont le siège est à Lori, “condamne” … »
        // « La maire, Mona Ferrand, “regrette” … », « L'Union des gardiens (Uga) “dénonce” … »
        What::Comma | What::Close => {
            let number = opens_with_finite(context)?;
            let place = named(context, before)
                .or_else(|| context.clauses.set_off(context.at)?.checked_sub(1))?;
            pieces[place].free_mention()?;
            let mention = context.clauses.whole(place);
            agrees(&mention, number).then_some(mention)?
        }
        // « Le président en profite pour “exprimer sa solidarité” »
        What::Preposition if opens_with_saying(context) => {
            let verb = pieces[..before]
                .iter()
                .rposition(|p| p.predicate().is_some())?;
            let predicate = pieces[verb].predicate()?;
            let near = pieces[verb + 1..before].iter().all(Piece::is_adjunct);
            let acts = predicate.shape == Shape::Finite && predicate.lemma == "profiter";
            (acts && near)
                .then(|| context.clauses.subject(verb))
                .flatten()?
        }
        _ => {
            let auxiliary = auxiliary(context, before)?;
            opens_with_participle(context).then_some(())?;
            context.clauses.subject(auxiliary)?
        }
    };
    speaks(&mention).then_some(Found {
        source: Source::Mention(mention),
        cue: None,
        inserted: None,
    })
}

/// Where the subject stands whom a bracket, a name in apposition or a pronoun between commas parts from the quote; `end`
/// is the sign before it.
fn named(context: &Context<'_, '_>, end: usize) -> Option<usize> {
    let pieces = context.pieces();
    // « La maire (PS) “regrette” », « Le syndicat, l'Union des gardiens (Uga), “regrette” »
    let bracketed = end > 0 && pieces[end - 1].what == What::Close;
    if pieces[end].what == What::Close || bracketed {
        let close = end - usize::from(pieces[end].what != What::Close);
        return context.clauses.opening(close).checked_sub(1);
    }
    let (first, aside) = (end.checked_sub(3)?, end - 1);
    // « Lina Roux, elle, “n'exclut rien” », « Paul Roux (PS), lui, “n'exclut rien” »
    let word = context.story.scene.word(pieces[aside].from as usize);
    let set_off = STRESSED.iter().any(|s| s.0 == word);
    if set_off && pieces[end - 2].what == What::Comma {
        return context.clauses.set_off_from(end - 2);
    }
    let mention = pieces[first].free_mention()?;
    let other = pieces[aside].free_mention()?;
    let apart = pieces[end - 2].what == What::Comma;
    let stressed = other.is_pronoun() && mention.agreement.fits(other.agreement);
    let told = mention.definite && mention.name.is_none() && other.name.is_some();
    // « Le syndicat, l'Union des gardiens, “regrette” »: the second names it.
    let names = told && other.kind == MentionKind::Body && !apposed(mention, other);
    let place = if names { aside } else { first };
    (apart && (stressed || told || apposed(mention, other))).then_some(place)
}

/// True if the quote opens with the verb of somebody named before it.
pub(super) fn has_subject(context: &Context<'_, '_>) -> bool {
    run(context).is_some()
}

/// « Il “prend note” de l'offre et “invite” les parties »: the subject of the first serves the second.
fn coordinated(context: &Context<'_, '_>, and: usize) -> Option<Found> {
    let number = opens_with_finite(context)?;
    let pieces = &context.pieces()[..and];
    let first = pieces.iter().rev().find_map(|piece| match piece.what {
        What::Quote(quote) => Some(quote),
        _ => None,
    })?;
    let outcome = context.outcomes[first as usize].as_ref()?;
    let Source::Mention(mention) = outcome.source else {
        return None;
    };
    (outcome.rule == RULE.name && agrees(&mention, number)).then_some(Found {
        source: Source::SameAs(first),
        cue: None,
        inserted: None,
    })
}

/// The place of an auxiliary without its participle, right before the quote, adverbs aside. That of
/// being only with a reflexive pronoun: else the participle may be said of the subject by anybody.
fn auxiliary(context: &Context<'_, '_>, before: usize) -> Option<usize> {
    let pieces = context.pieces();
    let at = (0..=before)
        .rev()
        .find(|i| pieces[*i].what != What::Adverb)?;
    let predicate = pieces[at].predicate()?;
    let tags = context.story.scene.tags(predicate.head as usize);
    let helps = tags.contains(Tags::AVOIR) || tags.contains(Tags::ETRE) && predicate.reflexive;
    (predicate.shape == Shape::Finite && helps).then_some(at)
}

/// Tags of the quote's words, as far as they are needed to tell how it opens.
fn opening<'c>(context: &'c Context<'_, '_>) -> impl Iterator<Item = (Tags, Case)> + 'c {
    let reading = context.story.scene.reading;
    first_words(context).map(|t| (reading.words[t].tags, reading.tokens[t].case))
}

/// The tokens of those words; brackets around what an editor has changed are none: « ne [le] comprend pas ».
fn first_words<'c>(context: &'c Context<'_, '_>) -> impl Iterator<Item = usize> + 'c {
    let reading = context.story.scene.reading;
    let range = context.quote.first as usize + 1..context.quote.last as usize;
    range
        .take(8)
        .filter(|t| !matches!(reading.tokens[*t].kind, Kind::Open | Kind::Close))
        .take(4)
        .take_while(|t| reading.tokens[*t].kind == Kind::Word)
}

/// The numbers that the finite verb can have which opens the quote, pronouns and *ne* before it; `None` if
/// no verb does.
fn opens_with_finite(context: &Context<'_, '_>) -> Option<Agreement> {
    let mut sure = false;
    for (at, (tags, case)) in opening(context).enumerate() {
        if case != Case::Lower {
            return None;
        }
        let small = tags.intersects(Tags::CLITIC | Tags::NE);
        if small && !(tags.intersects(Tags::DET) && at > 0 && !sure) {
            // *le*, *la*, *les* alone may be articles.
            sure |= !tags.intersects(Tags::DET);
            continue;
        }
        let doubtful = Tags::SPEAKING | Tags::SPEECH | Tags::NAMING | Tags::ADJ | Tags::GRAMMAR;
        // « demande une trêve »: a noun has no article behind it.
        let object = || {
            let next = opening(context).nth(at + 1);
            next.is_some_and(|(t, _)| t.contains(Tags::DET) && !t.contains(Tags::OF))
        };
        let verb = tags.contains(Tags::FINITE | Tags::THIRD)
            && (sure || !tags.intersects(doubtful) || object());
        return verb.then(|| number(context, at));
    }
    None
}

/// The numbers that the finite verb that is word `at` of the quote can have.
fn number(context: &Context<'_, '_>, at: usize) -> Agreement {
    let reading = context.story.scene.reading;
    let lexicon = Lexicon::french();
    let entry = first_words(context)
        .nth(at)
        .map_or(0, |t| reading.words[t].entry);
    let forms = lexicon.verb_readings(entry);
    let third = forms.iter().filter(|f| f.form.person == 3);
    third.fold(Agreement::empty(), |all, f| {
        all | if f.form.plural {
            Agreement::PLURAL
        } else {
            Agreement::SINGULAR
        }
    })
}

/// True if the quote opens with the infinitive of a verb of saying.
fn opens_with_saying(context: &Context<'_, '_>) -> bool {
    opening(context)
        .next()
        .is_some_and(|(tags, _)| tags.contains(Tags::INFINITIVE | Tags::REPORTING))
}

/// True if the quote opens with a past participle, one word of negation or manner before it.
fn opens_with_participle(context: &Context<'_, '_>) -> bool {
    opening(context)
        .take(2)
        .find(|(tags, _)| !tags.intersects(Tags::ADV | Tags::NEG | Tags::INDEFINITE))
        .is_some_and(|(tags, case)| tags.contains(Tags::PAST_PART) && case == Case::Lower)
}

fn agrees(mention: &Mention, number: Agreement) -> bool {
    mention.agreement.fits(number)
}

fn speaks(mention: &Mention) -> bool {
    let stands_for_people = matches!(
        mention.kind,
        MentionKind::Body | MentionKind::Place | MentionKind::Informant | MentionKind::Document
    );
    stands_for_people || mention.is_someone()
}
