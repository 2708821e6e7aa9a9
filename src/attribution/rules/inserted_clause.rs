//! The narrator's clause stands inside the marks.

use crate::attribution::clause::Clauses;
use crate::attribution::incise::incise;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source, Story};
use crate::attribution::scene::Scene;
use crate::lexicon::{Lexicon, Reading, Tags, Word};
use crate::text::tokens::Kind;
use std::ops::Range;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "inserted-clause",
    about: "The reporter’s clause stands between commas, or behind *!*, *?* or *…*, inside the marks; it is cut out of \
            the spoken words. Not a clause that the speaker reports himself (« comme l’a dit Jean »).",
    run,
    examples: &[
        Example::Hit("« C’est vrai, {nous explique} [Mona Ferrand], la salle est vide. »"),
        Example::Hit("« Le budget est voté, {précise} [la rapporteure]. Il faut l’appliquer. »"),
        Example::Hit("« On a attendu, {raconte-t-[il]}, et puis le pont a cédé. »"),
        Example::Hit("« On a attendu, {leur a-t-[il] confié}. Et puis le pont a cédé. »"),
        Example::Hit(
            "« Le budget est voté, {a fait valoir} [Mona Ferrand]. Il faut l’appliquer. »",
        ),
        Example::Hit("« Quelle tempête ! {souffle} [Jean Morvan]. On n’avait jamais vu ça. »"),
        Example::Miss("« La mer monte ! criait la radio. On a fui », raconte Alma Rey."),
        Example::Miss("« Il manque du pain, m’a dit la caissière, et du lait », raconte Alma Rey."),
        Example::Miss("« Comme l’a dit Jean Morvan, le pont a cédé », regrette Alma Rey."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let reading = context.story.scene.reading;
    let range = context.quote.first as usize + 1..context.quote.last as usize;
    if range.len() < 6 {
        return None;
    }
    if !may_hold_clause(reading, &range) {
        return None;
    }
    let story = Story::inner(Scene::within(
        reading,
        context.story.scene.quotes,
        range,
        context.quote.depth + 1,
    ));
    for line in 0..story.lines.len() {
        let clauses = story.clauses(line);
        for at in 1..clauses.pieces.len() {
            let sign = &clauses.pieces[at - 1];
            // « Quelle aventure ! sourit le patron. »
            let called = sign.what == What::End
                && story.scene.kind(sign.from as usize).is_some_and(ends_call);
            if !called && !matches!(sign.what, What::Comma | What::Dash) {
                continue;
            }
            let Some(found) = incise(&clauses, at, false) else {
                continue;
            };
            let named = matches!(found.mention.kind, MentionKind::Person | MentionKind::Name);
            if called && !(named && found.mention.definite && found.predicate.tail.is_none()) {
                continue;
            }
            let ended = |from: usize| {
                clauses.pieces[from..]
                    .iter()
                    .find(|p| {
                        !found.predicate.reports() || !p.is_adjunct() && p.mention().is_none()
                    })
                    .is_none_or(|p| matches!(p.what, What::Comma | What::End | What::Dash))
                    // « explique-t-elle en riant. »
                    || found.predicate.reports() && (is_gerund(&clauses, from) || named && opens_infinitive(&clauses, from))
                    // « affirme une guide qui tait son nom, … »
                    || named
                        && clauses.pieces.get(from).is_some_and(|p| {
                            matches!(p.what, What::Relative | What::Oblique | What::That)
                        })
                        && clauses.pieces[from..]
                            .iter()
                            .any(|p| p.what == What::Comma)
            };
            let third = found.predicate.third && found.mention.kind != MentionKind::Speaker;
            // *a déclaré Jean Talec (maire), député,*: all that is said of the speaker goes with the clause.
            let said = clauses.pieces[found.end..].iter();
            let said = said.take_while(|p| {
                story.scene.span(p.from as usize).start() < found.mention.span.end()
            });
            let after = clauses.behind_bracket(found.end + said.count() - 1);
            // « …, nous explique la patronne, … »: the reporter is told, or another, not *they explain it to us*.
            let from = clauses.pieces[at].from as usize;
            let first = story.scene.tags(from);
            if first.contains(Tags::SPEAKER) && is_told_outside(context) {
                continue;
            }
            let to_whom = first.contains(Tags::SPEAKER)
                || matches!(story.scene.word(from), "lui" | "leur") && found.predicate.reports();
            let asks = clauses.pieces.last().is_some_and(|p| {
                p.what == What::End && story.scene.kind(p.from as usize) == Some(Kind::Question)
            });
            let turned = found.predicate.tail.is_some()
                && !first.contains(Tags::SPEAKER)
                && found.mention.kind == MentionKind::Pronoun
                && !asks;
            let told = to_whom && (turned || named && found.mention.definite);
            let object = first.contains(Tags::CLITIC) && !found.predicate.reflexive && !told;
            let Some(mut end) = [after, found.end].into_iter().find(|at| ended(*at)) else {
                continue;
            };
            if !third || object {
                continue;
            }
            while clauses
                .pieces
                .get(end)
                .is_some_and(|p| !matches!(p.what, What::Comma | What::End | What::Dash))
            {
                end += 1;
            }
            // The comma that closes the clause goes with it; a full stop ends the spoken sentence.
            let closes = clauses
                .pieces
                .get(end)
                .is_some_and(|p| !matches!(p.what, What::End));
            let from = clauses.pieces[if called { at } else { at - 1 }].from as usize;
            let to = clauses.pieces[if closes { end } else { end - 1 }].to as usize;
            return Some(Found {
                source: Source::Mention(found.mention),
                cue: Some(Cue::of(&found.predicate)),
                inserted: Some(story.scene.span_of(from, to)),
            });
        }
    }
    None
}

/// Most quotes hold no verb of speech after a comma: look before cutting.
fn may_hold_clause(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|t| {
        let kind = reading.tokens[t].kind;
        (matches!(kind, Kind::Comma | Kind::Dash) || ends_call(kind))
            && t + 1 < range.end
            && reading.words[t + 1..(t + 4).min(range.end)]
                .iter()
                .any(|w| w.tags.intersects(Tags::REPORTING | Tags::INVERTED) || opens_locution(w))
    })
}

/// « “…, m'a dit l'agence, …”, soupire-t-il »: a clause behind the quote says who speaks.
fn is_told_outside(context: &Context<'_, '_>) -> bool {
    context.what(context.at + 1) == Some(&What::Comma)
        && incise(&context.clauses, context.at + 2, false).is_some()
}

/// The word at `at`, if a verb of this shape stands behind it: *en souriant*, *sans lever les yeux*.
fn before_shape<'c>(clauses: &Clauses<'c, '_>, at: usize, shape: Shape) -> Option<&'c Piece> {
    let [word, verb, ..] = clauses.pieces.get(at..)? else {
        return None;
    };
    verb.predicate()
        .is_some_and(|p| p.shape == shape)
        .then_some(word)
}

/// True if *en* and a participle stand at `at`: *en riant*, *en sortant de la salle*.
fn is_gerund(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let gerund = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Gerund);
    let one = clauses.pieces.get(at).is_some_and(gerund);
    one || before_shape(clauses, at, Shape::Participle)
        .is_some_and(|word| clauses.scene.word(word.from as usize) == "en")
}

/// True if a preposition and an infinitive stand at `at`: *sans lever les yeux*.
fn opens_infinitive(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    before_shape(clauses, at, Shape::Infinitive).is_some_and(|word| word.what == What::Preposition)
}

/// True of a verb that reports with set words behind it: *a fait valoir*.
fn opens_locution(word: &Word) -> bool {
    let lexicon = Lexicon::french();
    let plain = word.tags.contains(Tags::FINITE) || word.tags.contains(Tags::PAST_PART);
    plain
        && !word.tags.intersects(Tags::AVOIR | Tags::ETRE)
        && lexicon
            .verb_readings(word.entry)
            .iter()
            .any(|reading| !lexicon.locutions_of(reading.verb).is_empty())
}

/// True of the signs behind which a sentence may go on with a small letter.
fn ends_call(kind: Kind) -> bool {
    matches!(kind, Kind::Question | Kind::Exclamation | Kind::Ellipsis)
}
