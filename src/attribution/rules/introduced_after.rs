//! The sentence after the quote says who has spoken.

use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::attribution::typing::says_i;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "introduced-after",
    about: "A quote that opens a paragraph by itself, before a sentence whose subject is named for the first \
            time: that one has spoken. Not before someone the article has named already.",
    run,
    examples: &[
        Example::Hit(
            "Le village est désert.\n« J’ai vu l’eau monter. » [Jean Talec], 58 ans, nettoie sa cour.",
        ),
        Example::Hit(
            "« Je chante comme ma mère parlait »\nRévélée à Lunac, [Mona Ferrand] publie un album.",
        ),
        Example::Hit("15h10. « Tout a brûlé. » [Le maire, Paul Riou], montre les ruines."),
        Example::Hit("« On a tout perdu. » Devant sa grange, [Paule Riou] ne cache pas sa colère."),
        Example::Hit(
            "« Nul n’a sa place ici. »\n[La maire Mona Ferrand] a condamné hier ces jets de pierres.",
        ),
        Example::Miss(
            "Jean Talec a tout vu.\n« L’eau a monté d’un coup. » Jean Talec nettoie sa cour.",
        ),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    alone_in_lead(context).or_else(|| behind(context))
}

/// Who acts in the sentence behind the quote.
fn behind(context: &Context<'_, '_>) -> Option<Found> {
    if !context.stands_alone() {
        return None;
    }
    let story = context.story;
    let paragraph = story.lines[context.line].paragraph;
    let before = context
        .line
        .checked_sub(1)
        .filter(|before| story.lines[*before].paragraph == paragraph);
    // « 15h10. “Tout a brûlé.” Paul Riou montre les ruines. »
    let stamped = before.is_some_and(|before| story.is_stamp(before));
    let opens = before.is_none() || stamped;
    let next = story.lines.get(context.line + 1)?;
    let clauses = story.clauses(context.line + 1);
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    // « “Nul n'a sa place ici.”¶La maire Mona Ferrand a condamné hier … »: a headline, and who says it.
    if context.line == 0 && next.paragraph > paragraph && context.ends_as_sentence() {
        let verb = clauses.pieces.iter().position(finite)?;
        let reports = clauses.pieces[verb].predicate()?.reports();
        let subject = clauses
            .subject(verb)
            .filter(|m| reports && m.is_someone())?;
        return subject.name.map(|_| Found {
            source: Source::Mention(subject),
            cue: None,
            inserted: None,
        });
    }
    if !opens || next.paragraph != paragraph {
        return None;
    }
    let quote = clauses
        .pieces
        .iter()
        .position(|p| matches!(p.what, What::Quote(_)));
    let before = quote.unwrap_or(clauses.pieces.len());
    let mut verbs = (0..before).filter(|i| finite(&clauses.pieces[*i]));
    let first = verbs.next()?;
    let known = |m: &Mention| stamped && m.name.is_some() && m.is_someone();
    let new = |verb: usize| {
        let subject = clauses.subject(verb);
        subject.filter(|m| known(m) || is_new(context, m))
    };
    // « Jean Talec, dont le fils pêche, nettoie sa cour »: the second verb is his.
    let aside = clauses.pieces[..first]
        .iter()
        .any(|p| p.what == What::Oblique);
    let mention = match new(first) {
        None if aside => new(verbs.next()?),
        found => found,
    }?;
    Some(Found {
        source: Source::Mention(mention),
        cue: None,
        inserted: None,
    })
}

/// « “Je chante comme ma mère parlait”¶Révélée à Lunac, Mona Ferrand publie un album. »: a headline of nothing but words with *je*,
/// and the only one in the lead below it who does something, told by a full name.
fn alone_in_lead(context: &Context<'_, '_>) -> Option<Found> {
    let story = context.story;
    let label = |p: &Piece| p.predicate().is_none() && !matches!(p.what, What::Quote(_));
    let colon = context.at == 0 || context.what(context.at - 1) == Some(&What::Colon);
    let ended = |p: &Piece| p.what == What::End;
    let whole = colon
        && context.pieces()[..context.at].iter().all(label)
        && context.pieces()[context.at + 1..].iter().all(ended);
    if context.line > 0 || !whole || !says_i(story.scene.reading, context.quote) {
        return None;
    }
    let paragraph = story.lines.get(1)?.paragraph;
    let last = story.lines.len().min(MAX_LEAD);
    let lead = (1..last).take_while(|l| story.lines[*l].paragraph == paragraph);
    let text = story.scene.reading.text;
    let mut only: Option<Mention> = None;
    for line in lead {
        let clauses = story.clauses(line);
        for (at, piece) in clauses.pieces.iter().enumerate() {
            if matches!(piece.what, What::Quote(_)) {
                return None;
            }
            let finite = piece.predicate().is_some_and(|p| p.shape == Shape::Finite);
            let subject = if finite { clauses.subject(at) } else { None };
            let subject = subject.filter(Mention::is_someone);
            let again = |m: &Mention| only.is_some_and(|o| o.span == m.span) || m.is_pronoun();
            let Some(subject) = subject.filter(|m| !again(m)) else {
                continue;
            };
            if !subject.is_full(text) || only.replace(subject).is_some() {
                return None;
            }
        }
    }
    let apart = paragraph > story.lines[0].paragraph;
    only.filter(|_| apart).map(|mention| Found {
        source: Source::Mention(mention),
        cue: None,
        inserted: None,
    })
}

/// A lead has so many sentences at most.
const MAX_LEAD: usize = 6;

/// True of a person's full name that does not stand earlier in the article, its headline aside, as far back as
/// anyone remembers.
fn is_new(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let text = context.story.scene.reading.text;
    let person = matches!(mention.kind, MentionKind::Name | MentionKind::Person);
    let Some(name) = mention.name.filter(|_| person) else {
        return false;
    };
    let story = context.story;
    let headed = context.line > 0
        && story.lines[1].paragraph > story.lines[0].paragraph
        && story.line(0).last().is_none_or(|p| p.what != What::End);
    let body = if headed {
        let last = story.scene.sentences[0].items.end - 1;
        story.scene.span(last).end() as usize
    } else {
        0
    };
    let mut from = (name.start() as usize).saturating_sub(REACH).max(body);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let written = name.of(text);
    // *le pape François*
    let titled = mention.kind == MentionKind::Person && mention.head.is_some();
    (written.contains(' ') || titled) && !text[from..name.start() as usize].contains(written)
}

/// So many bytes back a name is looked for.
const REACH: usize = 20_000;
