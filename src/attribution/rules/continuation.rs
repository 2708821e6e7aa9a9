//! A quote without a cue goes on with the words of the quote before it.

use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::attribution::typing::is_verbal;

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
        Example::Hit("« Il pleut encore. » « Il vente. » « Nous rentrons », {dit} [la capitaine]."),
        Example::Hit(
            "Les travaux ont repris, a indiqué [Odile Carnac].\nIls s’étendent « à tout le port et à ses deux môles ».",
        ),
        Example::Miss("La digue est vieille.\nUn « plan » existe."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if opens_run(context) {
        return ahead(context).or_else(|| back(context));
    }
    back(context).or_else(|| ahead(context))
}

/// « “Il pleut.” “Il vente.” “Nous rentrons”, dit la capitaine »: of quotes that follow one another in a paragraph, each a
/// sentence, the last has its speaker behind it.
pub(super) fn ahead(context: &Context<'_, '_>) -> Option<Found> {
    if !context.stands_alone() {
        return None;
    }
    let (line, quote) = following(context).last()?;
    let found = context.outcomes[quote as usize].as_ref()?;
    let inverted = matches!(found.rule, "inversion" | "pronoun-inversion");
    (inverted && !is_lone(context, line)).then_some(Found {
        source: Source::SameAs(quote),
        cue: None,
        inserted: None,
    })
}

/// The sentences that open with a quote and follow in the paragraph, up to the first that says more than it: each with
/// its quote.
fn following(context: &Context<'_, '_>) -> impl Iterator<Item = (usize, u32)> {
    let story = context.story;
    let paragraph = story.lines[context.line].paragraph;
    let mut ended = false;
    (context.line + 1..story.lines.len())
        .take(MAX_RUN)
        .map_while(move |line| {
            let What::Quote(quote) = story.line(line).first()?.what else {
                return None;
            };
            let here = !ended && story.lines[line].paragraph == paragraph;
            ended |= !is_lone(context, line);
            here.then_some((line, quote))
        })
}

/// True of a sentence that is a quote and nothing else.
fn is_lone(context: &Context<'_, '_>, line: usize) -> bool {
    let [quote, rest @ ..] = context.story.line(line) else {
        return false;
    };
    matches!(quote.what, What::Quote(_)) && rest.iter().all(|p| p.what == What::End)
}

/// True if nothing but such sentences stands before this one in its paragraph.
fn opens_run(context: &Context<'_, '_>) -> bool {
    let lines = &context.story.lines;
    let same = |l: &usize| lines[*l].paragraph == lines[context.line].paragraph;
    let before = (0..context.line).rev().take_while(same);
    before.take(MAX_RUN).all(|line| is_lone(context, line))
}

fn back(context: &Context<'_, '_>) -> Option<Found> {
    let lines = &context.story.lines;
    let paragraph = lines[context.line].paragraph;
    let previous = (0..context.index).rev().take(MAX_BACK).find(|i| {
        context.story.scene.quotes[*i as usize].depth == context.quote.depth
            && context.outcomes[*i as usize].is_some()
    });
    let near = previous.and_then(|p| Some((p, context.lines_of(p)?)));
    // « Les travaux ont repris, a indiqué la préfète.¶Ils se déroulent “dans tout le port”. »
    let after = near.map_or(0, |(_, line)| line + 1);
    if after < context.line
        && !context.is_heading()
        && context.inside().words >= MIN_WORDS
        && let Some(found) = told_since(context, after.max(context.line.saturating_sub(2)))
    {
        return Some(found);
    }
    let (previous, line) = near?;
    // A heading between two paragraphs parts nothing.
    let headings = (line + 1..context.line)
        .filter(|l| is_heading(context, *l))
        .count() as u32;
    let gap = (paragraph - lines[line].paragraph).saturating_sub(headings);
    if gap > 0 && (context.is_crosshead() || opens_entry(context)) {
        return None;
    }
    // The questions of an interview stand between its answers.
    let asked = context.stands_alone()
        && gap <= 6
        && line + 1 < context.line
        && (line + 1..context.line).all(|l| context.story.asks(l));
    if gap == 0
        && let Some(found) = told_since(context, line + 1)
    {
        return Some(found);
    }
    if context.stands_alone() && (gap <= 1 || asked) {
        return Some(Found {
            source: Source::SameAs(previous),
            cue: None,
            inserted: None,
        });
    }
    // « “D'une part, c'est ma première finale”, depuis mai. »: a sentence that opens the next paragraph.
    let opens = context.at == 0
        && gap <= 1
        && context.words().starts_with(char::is_uppercase)
        && is_verbal(context)
        && context.inside().words >= MIN_WORDS
        && context
            .pieces()
            .iter()
            .all(|p| p.predicate().is_none_or(|p| p.shape != Shape::Finite));
    (gap == 0 || opens).then_some(Found {
        source: Source::SameAs(previous),
        cue: None,
        inserted: None,
    })
}

/// « “Tout va bien”, a dit Jean Talec. Trois maisons ont brûlé, a précisé la préfète. Nul n'est “en danger”. »: who reports,
/// without marks, a sentence between the two quotes.
fn told_since(context: &Context<'_, '_>, from: usize) -> Option<Found> {
    (from..context.line).rev().take(2).find_map(|line| {
        let clauses = context.story.clauses(line);
        let told = clauses.pieces.iter().enumerate().find_map(|(at, piece)| {
            let predicate = piece.predicate().filter(|p| p.shape == Shape::Finite)?;
            clauses.inverted(at, predicate)
        })?;
        let mention = clauses.whole(told);
        mention.definite.then_some(Found {
            source: Source::Mention(mention),
            cue: None,
            inserted: None,
        })
    })
}

/// « 15h10. “Tout a brûlé.” »: a new entry of a running report.
fn opens_entry(context: &Context<'_, '_>) -> bool {
    let lines = &context.story.lines;
    let paragraph = lines[context.line].paragraph;
    let before = context.line.checked_sub(1);
    before.is_some_and(|l| lines[l].paragraph == paragraph && context.story.is_stamp(l))
}

/// True of a short line without a verb or final point that has a paragraph to itself.
fn is_heading(context: &Context<'_, '_>, line: usize) -> bool {
    let story = context.story;
    let lines = &story.lines;
    let own = |other: usize| {
        lines
            .get(other)
            .is_none_or(|l| l.paragraph != lines[line].paragraph)
    };
    let pieces = story.line(line);
    own(line + 1)
        && line.checked_sub(1).is_none_or(own)
        && pieces.len() <= MAX_HEADING
        && pieces.iter().all(|p| {
            !matches!(p.what, What::End | What::Quote(_) | What::Colon)
                && p.predicate().is_none_or(|p| p.shape == Shape::Past)
        })
}

/// So many quotes at most follow one another before somebody is named.
const MAX_RUN: usize = 6;

/// So many words are no name.
const MIN_WORDS: usize = 5;

/// A heading has so many pieces at most.
const MAX_HEADING: usize = 8;

/// A quote goes on from one among so many before it.
const MAX_BACK: usize = 256;
