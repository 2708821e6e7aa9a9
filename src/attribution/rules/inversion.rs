//! A verb and its speaker after the quote.

use crate::attribution::clause::agrees;
use crate::attribution::fragment::opens_with_verb;
use crate::attribution::governor::governor;
use crate::attribution::incise::{Incise, incise};
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::rules::attributive;
use crate::attribution::via;
use crate::lexicon::takes::{Class, Takes};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "inversion",
    about: "After the quote and a comma, a reporting verb, then its speaker; dates, places and \
            addressees may stand between. Not a quote that is the subject of its sentence.",
    run,
    examples: &[
        Example::Hit("« La digue tiendra », {a assuré} [la préfète Odile Carnac]."),
        Example::Hit("« Nous restons », {tempère}, jeudi à Brest, [Louis Hardel]."),
        Example::Hit("« Usé », « vidé », {soupirent} [ses proches]."),
        Example::Miss("Les « jeunes loups » ont accusé Louis Hardel."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let mut at = context.after_comma();
    // « Usé », « vidé », soupirent ses proches: a list shares its verb.
    while at > context.at + 1
        && matches!(context.what(at), Some(What::Quote(_)))
        && matches!(context.what(at + 1), Some(What::Comma))
    {
        at += 2;
    }
    // « …, ainsi a parlé la capitaine »
    if at > context.at + 1
        && matches!(context.what(at), Some(What::Adverb))
        && context
            .piece(at + 1)
            .is_some_and(|p| p.predicate().is_some())
    {
        at += 1;
    }
    // « Le parti – son nom veut dire “demain” – défend »: the dash closes what another opened.
    let bracketed = matches!(context.what(context.at + 1), Some(What::Dash))
        && context.pieces()[..context.at]
            .iter()
            .filter(|p| p.what == What::Dash)
            .count()
            % 2
            == 1
        && context.at > 1
        && context.pieces()[0].what != What::Dash;
    if bracketed {
        return None;
    }
    if at == context.at + 1 {
        // Without a comma the quote may be the verb's subject: it must stand as a sentence.
        let starts = context.at == 0
            || matches!(
                context.what(context.at - 1),
                Some(What::End | What::Colon | What::Dash | What::Comma)
            );
        let closes = context.ends_as_sentence() || context.words().starts_with(char::is_uppercase);
        if !(starts && closes || context.at > 0 && said_by_name(context)) {
            return None;
        }
    }
    let found = incise(&context.clauses, at, false)?;
    // « La maire, “épuisée”, annonce son départ »: the subject stands before, and a thing is the object.
    // « “Le Réveil” publie une enquête »: the subject stands in the marks.
    let subject =
        at == context.at + 1 && !context.ends_as_sentence() && context.inside().words <= TITLE;
    let object = found.mention.kind == MentionKind::Thing
        && (subject || attributive::apposed(context).is_some());
    if object
        || passes_on(context, &found)
        || goes_on_behind_relative(context, at)
        || context.clauses.is_between(context.at)
        || attributive::stands(context).is_some()
    {
        return None;
    }
    Some(Found::new(found.mention, Cue::of(&found.predicate)))
}

/// « Le procureur, qui parle d'une “mise en scène”, demande une peine plus dure »: the quote stands in a relative clause
/// of the subject, and the verb behind it is the subject's own.
pub(super) fn goes_on_behind_relative(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    // *qui l'a dit et qui y voit*: the first of them.
    let mut relatives = (0..context.at).filter(|i| pieces[*i].what == What::Relative);
    let opens = |i: &usize| *i > 0 && pieces[*i - 1].what == What::Comma;
    let Some(relative) = relatives.find(opens) else {
        return false;
    };
    let subject = |p: &Piece| {
        let free = p.free_mention();
        let verb = pieces.get(at).and_then(Piece::predicate);
        free.is_some_and(|m| verb.is_some_and(|p| agrees(m, p)))
    };
    relative >= 2
        && at == context.at + 2
        && pieces[relative - 1].what == What::Comma
        && !pieces[..relative].iter().any(finite)
        && pieces[..relative].iter().any(subject)
        && pieces[relative + 1..context.at].iter().any(finite)
        && !context.ends_as_sentence()
        // « Ce navire, qui venait du nord, “a été fouillé”, a indiqué la maire »: the subject has its verb in the marks.
        && !(pieces[context.at - 1].what == What::Comma && opens_with_verb(context))
}

/// « Les tournois se jouent “au fond des cours” raconte Jean Talec, du club. »: behind a clause that is complete, a verb
/// of saying and a full name without a comma.
fn said_by_name(context: &Context<'_, '_>) -> bool {
    let at = context.at + 1;
    let text = context.story.scene.reading.text;
    let complete = context.pieces()[..context.at]
        .iter()
        .any(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite));
    let says = context
        .piece(at)
        .and_then(Piece::predicate)
        .is_some_and(|p| {
            p.takes.has(Takes::QUOTE) && p.tail.is_none() && !p.reflexive && !p.passive
        });
    let named = context
        .piece(at + 1)
        .and_then(Piece::free_mention)
        .is_some_and(|m| m.is_full(text));
    let ended = matches!(
        context.what(at + 2),
        None | Some(What::Comma | What::End | What::Open)
    );
    complete && says && named && ended
}

/// True if the clause only says who relays words whose speaker stands before them: « …, rapporte *La
/// Rade* ».
pub fn passes_on(context: &Context<'_, '_>, found: &Incise) -> bool {
    (found.mention.kind == MentionKind::Medium
        || found.predicate.class == Class::Channel
        || via::speaks_for(context, &found.mention))
        && governor(context).is_some_and(|g| {
            g.mention.is_some_and(|m| {
                !matches!(
                    m.kind,
                    MentionKind::Thing | MentionKind::Neuter | MentionKind::Medium
                )
            })
        })
}

/// A title in marks that is a verb's subject has at most so many words.
const TITLE: usize = 5;
