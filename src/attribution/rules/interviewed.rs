//! Title and headings of an interview are the answers of whoever is asked.

use crate::attribution::piece::{Piece, What};
use crate::attribution::rule::{Context, Example, Found, Rule, Source};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "interviewed",
    about: "Title or heading of an interview, nothing but the words and a label before their colon: whoever answers the questions, named \
            in full above the first of them. Not where fewer than three paragraphs ask, nor where several are named.",
    run,
    examples: &[
        Example::Hit(
            "« Le port se meurt »\n[Mona Ferrand] dirige le port de Lunac.\nPourquoi ce livre ?\nParce que rien ne bouge.\nQue feriez-vous ?\nCreuser.\nEt après ?\nNaviguer.",
        ),
        Example::Hit(
            "Entretien. « Le port se meurt »\nSelon [Mona Ferrand], le port de Lunac est vide.\nPourquoi ce livre ?\nParce que rien ne bouge.\nQue feriez-vous ?\nCreuser.\nEt après ?\nNaviguer.",
        ),
        Example::Miss(
            "« Le port se meurt »\nLa cale de Lunac est vide.\nPourquoi ce livre ?\nParce que rien ne bouge.\nQue feriez-vous ?\nCreuser.",
        ),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let label = |p: &Piece| p.predicate().is_none() && !matches!(p.what, What::Quote(_));
    let labelled = context.at == 0
        || matches!(
            context.what(context.at - 1),
            Some(What::Colon | What::End | What::Dash)
        );
    let ended = |p: &Piece| p.what == What::End;
    let whole = labelled
        && pieces[..context.at].iter().all(label)
        && pieces[context.at + 1..].iter().all(ended);
    let story = context.story;
    let paragraph = story.lines[context.line].paragraph;
    let next = story.lines.get(context.line + 1);
    // « Entretien. “Le port se meurt” »
    let opens = context.line.checked_sub(1).is_none_or(|before| {
        let small = story.line(before).len() <= MAX_LABEL;
        story.lines[before].paragraph != paragraph || small && story.line(before).iter().all(label)
    });
    let long = context.words().split(' ').nth(2).is_some();
    // The last answer of all.
    let asked = context.line.checked_sub(1).is_some_and(|l| story.asks(l));
    let closed = next.map_or(asked, |next| next.paragraph != paragraph);
    if !whole || !long || !opens || !closed {
        return None;
    }
    let mention = story.interviewee()?;
    Some(Found {
        source: Source::Mention(mention),
        cue: None,
        inserted: None,
    })
}

/// A label before a heading has so many pieces at most.
const MAX_LABEL: usize = 3;
