//! The speaker's name after the quote, behind a dash, in brackets or on the next line.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::lexicon::{Lexicon, Tags};
use crate::span::Span;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "signature",
    about: "A name behind a dash, in brackets, or alone on the next line, after a quote that stands by \
            itself. Not a gloss or a party in brackets.",
    run,
    examples: &[
        Example::Hit("« L’art ou rien. » {—} [Mona Ferrand, sculptrice]"),
        Example::Hit("Tempête : « On a tout perdu » {(}[un pêcheur])"),
        Example::Hit("« La mer ne rend jamais ce qu’elle prend », [Mona Ferrand], 1962."),
        Example::Hit("« La mer a tout repris », l’aveu de [Mona Ferrand]"),
        Example::Miss("« Pas un sou » pour Jean Talec"),
        Example::Miss("« Hold fast » (« tenez bon »), a-t-il crié."),
    ],
};

/// « “…” (Rires.) »: what is heard or seen while somebody speaks.
fn is_stage(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let written = mention
        .span
        .of(context.story.scene.reading.text)
        .to_lowercase();
    let first = written.split([' ', '\u{a0}']).next().unwrap_or_default();
    STAGES.contains(&first.strip_suffix('s').unwrap_or(first))
}

/// What is heard or seen while somebody speaks, in the singular.
const STAGES: &[&str] = &[
    "applaudissement",
    "exclamation",
    "murmure",
    "rire",
    "rumeur",
    "sifflet",
    "silence",
    "soupir",
    "sourire",
];

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let next = context.at + 1;
    match context.what(next) {
        Some(What::Dash | What::Open) => {
            let place = next + 1;
            // « gatekeeper » (gardien du seuil): what a word means.
            let sentence = context.ends_or_holds_verb();
            let signs = |m: &&Mention| {
                named(m) && (sentence || !m.bare || m.name.is_some()) && !is_stage(context, m)
            };
            pieces.get(place)?.free_mention().filter(signs)?;
            let closed = pieces[place + 1..].iter().all(|p| p.predicate().is_none());
            let cue = context.sign(next);
            closed.then(|| Found::new(context.clauses.whole(place), cue))
        }
        // « … », Jean Talec, 1962.
        Some(What::Comma) if context.at == 0 => {
            let rest = &pieces[next + 1..];
            let first = rest
                .first()?
                .free_mention()
                .filter(|_| context.ends_or_holds_verb())?;
            let text = context.story.scene.reading.text;
            let tags = |head: Span| Lexicon::french().look_up(head.of(text)).tags;
            let signer = match first.kind {
                MentionKind::Name => context.clauses.whole(next + 1),
                // « “On a perdu”, l'aveu de Jean Talec »
                _ if first.head.is_some_and(|h| tags(h).contains(Tags::SPEECH)) => {
                    context.clauses.last_noun(next + 1)?
                }
                _ => return None,
            };
            let alone = rest.iter().all(|p| {
                p.mention().is_some() || matches!(p.what, What::Comma | What::End | What::Time)
            });
            alone.then_some(Found {
                source: Source::Mention(signer),
                cue: None,
                inserted: None,
            })
        }
        // « … » Une habitante du port: nothing else in the line.
        Some(What::Mention(mention))
            if context.at == 0 && mention.tie == Tie::Free && named(mention) =>
        {
            let rest = &pieces[next..];
            let alone = rest
                .iter()
                .all(|p| p.mention().is_some() || matches!(p.what, What::Comma | What::End));
            alone.then(|| Found {
                source: Source::Mention(context.clauses.whole(next)),
                cue: None,
                inserted: None,
            })
        }
        None | Some(What::End) if context.stands_alone() => {
            let line = context.line + 1;
            let lines = &context.story.lines;
            if lines.get(line)?.paragraph == lines[context.line].paragraph {
                return None;
            }
            let signed = context.story.line(line);
            let skip = usize::from(signed.first().is_some_and(|p| p.what == What::Dash));
            let text = context.story.scene.reading.text;
            signed.get(skip)?.free_mention().filter(|m| {
                m.kind == MentionKind::Name
                    && (skip == 1 || m.is_full(text))
                    && !is_title_in_capitals(m, text)
                    || m.name.is_some() && m.kind == MentionKind::Person
            })?;
            // « Mona Ferrand, Carnets du large. »
            let credit = signed.get(skip + 1).is_some_and(|p| p.what == What::Comma);
            let body = match signed.split_last() {
                Some((last, rest)) if credit && last.what == What::End => rest,
                _ => signed,
            };
            let short = signed.len() < 8
                && body.iter().all(|p| {
                    p.predicate().is_none()
                        && !matches!(p.what, What::Quote(_) | What::Colon | What::End)
                });
            let alone = lines
                .get(line + 1)
                .is_none_or(|l| l.paragraph != lines[line].paragraph);
            (short && alone).then(|| Found {
                source: Source::Mention(context.story.clauses(line).whole(skip)),
                cue: None,
                inserted: None,
            })
        }
        _ => None,
    }
}

fn named(mention: &Mention) -> bool {
    matches!(
        mention.kind,
        MentionKind::Name | MentionKind::Person | MentionKind::Group | MentionKind::Body
    )
}

/// True if a name in brackets, and what is said of it, stand behind the words.
pub(in crate::attribution) fn in_brackets(context: &Context<'_, '_>) -> bool {
    let open = context.what(context.at + 1) == Some(&What::Open);
    let name = context.piece(context.at + 2).and_then(|p| p.free_mention());
    let comma = context.what(context.at + 3) == Some(&What::Comma);
    let person = name.is_some_and(|m| {
        m.name.is_some() && matches!(m.kind, MentionKind::Name | MentionKind::Person)
    });
    let office = context.piece(context.at + 4).and_then(|p| p.free_mention());
    let office = office.is_some_and(|m| m.bare && m.kind == MentionKind::Person);
    let closed = context.what(context.at + 5) == Some(&What::Close);
    open && person && comma && office && closed && context.ends_or_holds_verb()
}

/// *EN BREF*, *BIO EXPRESS*: words in capitals, the first no given name, head what follows.
fn is_title_in_capitals(mention: &Mention, text: &str) -> bool {
    let name = mention.name.map_or("", |n| n.of(text));
    !name.contains(char::is_lowercase) && Lexicon::french().given(name).is_none()
}
