//! A quote without a cue goes on with the words of the quote before it.

use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "continuation",
    about: "A quote that stands as a sentence of its own, in the paragraph of an attributed quote or in \
            the next one, goes on with the same speaker; so does the answer to an interviewer’s question. \
            Not across a sentence that reports another, nor a heading of quoted words.",
    run,
    examples: &[
        Example::Hit("« La digue tiendra », {assure} [Odile Carnac]. « Je l’ai vue ce matin. »"),
        Example::Hit("« Oui », {a dit} [Paul Riou].\n« Le pont tiendra aussi. »"),
        Example::Hit("« Oui », {a dit} [Paul Riou].\nEt le pont ?\n« Il tiendra aussi. »"),
        Example::Hit("« Il pleut encore. » « Nous rentrons », {dit} [la capitaine]."),
        Example::Miss("La digue est vieille.\nUn « plan » existe."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    back(context).or_else(|| ahead(context))
}

/// « “Il pleut.” “Nous rentrons”, dit la capitaine »: the next sentence of the paragraph opens with a quote that has its
/// speaker behind it.
fn ahead(context: &Context<'_, '_>) -> Option<Found> {
    if !context.stands_alone() {
        return None;
    }
    let story = context.story;
    let next = context.line + 1;
    let same = story.lines.get(next)?.paragraph == story.lines[context.line].paragraph;
    let first = story.line(next).first()?;
    let What::Quote(quote) = first.what else {
        return None;
    };
    let found = context.outcomes[quote as usize].as_ref()?;
    (same && matches!(found.rule, "inversion" | "pronoun-inversion")).then_some(Found {
        source: Source::SameAs(quote),
        cue: None,
        inserted: None,
    })
}

fn back(context: &Context<'_, '_>) -> Option<Found> {
    let lines = &context.story.lines;
    let paragraph = lines[context.line].paragraph;
    let previous = (0..context.index).rev().take(MAX_BACK).find(|i| {
        context.story.scene.quotes[*i as usize].depth == context.quote.depth
            && context.outcomes[*i as usize].is_some()
    })?;
    let line = context.lines_of(previous)?;
    let gap = paragraph - lines[line].paragraph;
    if gap > 0 && context.is_crosshead() {
        return None;
    }
    // The questions of an interview stand between its answers.
    let asked = context.stands_alone()
        && gap <= 6
        && line + 1 < context.line
        && (line + 1..context.line).all(|l| context.story.asks(l));
    if context.stands_alone() && (gap <= 1 || asked) {
        return Some(Found {
            source: Source::SameAs(previous),
            cue: None,
            inserted: None,
        });
    }
    (gap == 0).then_some(Found {
        source: Source::SameAs(previous),
        cue: None,
        inserted: None,
    })
}

/// A quote goes on from one among so many before it.
const MAX_BACK: usize = 256;
