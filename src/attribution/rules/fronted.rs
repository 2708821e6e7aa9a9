//! What somebody means to do, or stands before, told in front of the clause in which he speaks.

use crate::attribution::fragment::{PHRASE, opens_with_verb};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

use crate::lexicon::Tags;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "fronted",
    about: "A fragment in what is set before a clause (*pour éviter*, *face à*, *devant*), where the subject of that clause says or \
            asks something: these are his words too. Not a title, and not behind another speaker or verb.",
    run,
    examples: &[
        Example::Hit(
            "Pour éviter une « ruée sur les ports », [la maire] {a invité} chacun à patienter.",
        ),
        Example::Hit(
            "Face à des gestes « qui ne seraient pas sages », [Jean Talec] {a appelé au calme}.",
        ),
        Example::Miss("Pour éviter une « ruée sur les ports », la maire a fermé la digue."),
        Example::Miss("Face aux accusations de « laxisme des ports », la maire a appelé au calme."),
        Example::Miss("Pour le « Réveil des ports », la maire a invité chacun à venir."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let reading = scene.reading;
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    let count = context.inside().words;
    if !lower && count < PHRASE || context.at == 0 || context.is_heading() {
        return None;
    }
    let opens = OPENERS.contains(&scene.word(pieces[0].from as usize));
    // « Pour éviter une “ruée” », « Face à des gestes “qui ne seraient pas sages” »: an aim, or what somebody judges.
    let aim = pieces[1..context.at]
        .iter()
        .any(|p| p.predicate().is_some_and(|p| p.shape == Shape::Infinitive));
    let first = reading.words[context.quote.first as usize + 1].tags;
    let judged = first.contains(Tags::REL) || opens_with_verb(context);
    let last = scene.tags(pieces[context.at - 1].to as usize - 1);
    let definite = last.contains(Tags::DEF);
    if definite || !aim && !judged {
        return None;
    }
    let quiet = |p: &Piece| {
        !p.predicate()
            .is_some_and(|p| matches!(p.shape, Shape::Finite))
            && !matches!(
                p.what,
                What::Comma | What::Colon | What::Quote(_) | What::Relative
            )
    };
    if !opens || !pieces[..context.at].iter().all(quiet) {
        return None;
    }
    let behind = &pieces[context.at + 1..];
    let comma = behind
        .iter()
        .take(MAX_REST)
        .position(|p| p.what == What::Comma)?;
    if !behind[..comma].iter().all(quiet) {
        return None;
    }
    let subject = context.at + comma + 2;
    let mention = context.piece(subject).and_then(Piece::free_mention)?;
    let verb =
        (subject + 1..pieces.len().min(subject + MAX_REST)).find(|i| !pieces[*i].is_adjunct())?;
    let predicate = pieces[verb].predicate().filter(|p| says(p))?;
    let speaker = context.clauses.subject(verb)?;
    (mention.is_someone_or_body() && speaker.span.end() >= mention.span.end())
        .then(|| Found::new(speaker, Cue::of(predicate)))
}

fn says(predicate: &Predicate) -> bool {
    !SHOWING.contains(&predicate.lemma)
        && predicate.reports()
        && predicate.shape == Shape::Finite
        && !predicate.passive
        && predicate.tail.is_none()
}

/// What opens an aim, or what one faces. *Sans* and *après* open what the reporter tells.
const OPENERS: &[&str] = &["Afin", "Contre", "Devant", "Face", "Pour"];

/// Verbs of what one will do, and of getting up to speak.
const SHOWING: &[&str] = &["annoncer", "prendre la parole", "promettre"];

/// So many pieces may stand between the quote and the comma, and between a subject and its verb.
const MAX_REST: usize = 6;
