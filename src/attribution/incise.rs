//! Inserted clauses: a reporting verb and its speaker, turned round, after a comma or a quote.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie, mention};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::lexicon::{Agreement, Tags};

/// A clause like « a-t-elle dit » or « a déclaré hier le maire ».
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Incise {
    /// The place of its verb.
    pub verb: usize,
    /// The verb.
    pub predicate: Predicate,
    /// The speaker; for a pronoun, the pronoun.
    pub mention: Mention,
    /// The place after the mention.
    pub end: usize,
}

/// The clause whose verb is at `at`, if the verb and what follows make one. Any verb will do with an
/// inverted pronoun; without one it must report, or `open` must be set.
pub fn incise(clauses: &Clauses<'_, '_>, at: usize, open: bool) -> Option<Incise> {
    let predicate = *clauses.pieces.get(at)?.predicate()?;
    if predicate.shape != Shape::Finite {
        return None;
    }
    // « n'a cessé de répéter le maire », « a-t-elle tenu à préciser »: the infinitive reports.
    let (last, said) = match infinitive_after(clauses, at) {
        Some((place, infinitive)) if infinitive.reports() => (place, infinitive),
        _ => (at, predicate),
    };
    let predicate = Predicate {
        span: predicate.span.join(said.span),
        lemma: said.lemma,
        class: said.class,
        takes: said.takes,
        ..predicate
    };
    if let Some(tail) = predicate.tail {
        let found = mention(clauses.scene, tail as usize, tail as usize + 1)?.0;
        // « …, est-ce utile ? » asks; « …, paraît-il, … » is the speaker's own.
        let seems = matches!(predicate.lemma, "paraître" | "sembler");
        if found.span.of(clauses.scene.reading.text) == "ce" || seems {
            return None;
        }
        return Some(Incise {
            verb: at,
            predicate,
            mention: found,
            end: last + 1,
        });
    }
    if !predicate.third || !(predicate.reports() || open) {
        return None;
    }
    // « a confié à la radio celle que tous attendaient »
    let told = clauses.pieces.get(last + 1).is_some_and(Piece::is_adjunct);
    let one = last + 1 + usize::from(told);
    if let Some(mention) = the_one_who(clauses, one)
        .filter(|m| behind_quote(clauses, at) && crate::attribution::clause::agrees(m, &predicate))
    {
        return Some(Incise {
            verb: at,
            predicate,
            mention,
            end: one + 1,
        });
    }
    let Some(place) = inverted_subject(clauses, last, &predicate) else {
        // « …, lance un “veilleur” »: named by a word in marks.
        let quote = (last + 1..clauses.pieces.len().min(last + 5))
            .find(|i| matches!(clauses.pieces[*i].what, What::Quote(_)))?;
        let mention = clauses.marked_noun(quote).filter(|m| !m.definite)?;
        return Some(Incise {
            verb: at,
            predicate,
            mention,
            end: quote + 1,
        });
    };
    if predicate.plural == Some(true)
        && let Some((group, end)) = crate::attribution::row::together(clauses, place)
    {
        return Some(Incise {
            verb: at,
            predicate,
            mention: group,
            end,
        });
    }
    let named = name_behind(clauses, place).or_else(|| woman_behind(clauses, place));
    let mention = named.unwrap_or_else(|| clauses.whole(place));
    Some(Incise {
        verb: at,
        predicate,
        mention,
        end: place + 1,
    })
}

/// « raconte un zingueur de Lori, Jean Talec »: the full name behind a noun that nobody knows; who says something is someone.
pub(super) fn name_behind(clauses: &Clauses<'_, '_>, place: usize) -> Option<Mention> {
    let first = clauses.pieces[place].mention()?;
    let [comma, second, ..] = clauses.pieces.get(place + 1..)? else {
        return None;
    };
    let name = second.free_mention()?;
    let ended = clauses
        .pieces
        .get(place + 3)
        .is_none_or(|p| matches!(p.what, What::Comma | What::End | What::Open));
    let one = first.agreement & Agreement::NUMBER != Agreement::PLURAL;
    let full = name.kind == MentionKind::Name && name.is_full(clauses.scene.reading.text);
    let unknown = first.kind == MentionKind::Thing && first.name.is_none() && one;
    (unknown && full && ended && comma.what == What::Comma).then(|| Mention {
        span: first.span.join(name.span),
        head: first.head,
        kind: MentionKind::Person,
        ..*name
    })
}

/// « a prévenu le médecin de l'équipe, Odile Carnac »: many offices have no feminine.
fn woman_behind(clauses: &Clauses<'_, '_>, place: usize) -> Option<Mention> {
    let one = |gender| gender | Agreement::SINGULAR;
    let first = clauses.pieces[place].free_mention()?;
    let [comma, second, rest @ ..] = clauses.pieces.get(place + 1..)? else {
        return None;
    };
    let name = second.free_mention()?;
    let office = first.kind == MentionKind::Person && first.name.is_none() && first.definite;
    let full = name.kind == MentionKind::Name && name.is_full(clauses.scene.reading.text);
    let apart =
        first.agreement == one(Agreement::MASCULINE) && name.agreement == one(Agreement::FEMININE);
    // *le préfet, Odile Carnac, Paul Riou*
    let listed = rest
        .get(1)
        .is_some_and(|p| p.free_mention().is_some_and(|m| m.name.is_some()));
    let ended = rest
        .first()
        .is_none_or(|p| matches!(p.what, What::Comma | What::End | What::Open));
    (office && full && apart && ended && !listed && comma.what == What::Comma).then(|| Mention {
        span: first.span.join(name.span),
        head: first.head,
        kind: MentionKind::Person,
        ..*name
    })
}

/// True if the verb at `at` stands right behind a quote before which no verb stands.
fn behind_quote(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let quote = clauses.pieces[..at]
        .iter()
        .rposition(|p| p.what != What::Comma);
    quote.is_some_and(|quote| {
        matches!(clauses.pieces[quote].what, What::Quote(_))
            && clauses.pieces[..quote]
                .iter()
                .all(|p| p.predicate().is_none())
    })
}

/// « dit celle que tous attendaient »: the pronoun that a relative clause tells of, at `at`.
fn the_one_who(clauses: &Clauses<'_, '_>, at: usize) -> Option<Mention> {
    let piece = clauses.pieces.get(at)?;
    let relative = matches!(
        clauses.pieces.get(at + 1)?.what,
        What::Relative | What::Oblique | What::That
    );
    let place = piece.from as usize;
    let one = clauses
        .scene
        .tags(place)
        .contains(Tags::DEMO | Tags::ANTECEDENT)
        && !clauses.scene.tags(place).contains(Tags::NEUTER);
    (relative && one && piece.what == What::Word).then(|| Mention {
        span: clauses.scene.span(place),
        name: None,
        head: None,
        kind: MentionKind::Pronoun,
        agreement: clauses.scene.agreement(place),
        tie: Tie::Free,
        definite: true,
        bare: false,
    })
}

/// The infinitive that hangs on the verb at `at`, with or without a preposition, and its place.
fn infinitive_after(clauses: &Clauses<'_, '_>, at: usize) -> Option<(usize, Predicate)> {
    let skip = usize::from(clauses.pieces.get(at + 1)?.what == What::Preposition);
    let place = at + 1 + skip;
    let infinitive = clauses.pieces.get(place)?.predicate()?;
    (infinitive.shape == Shape::Infinitive).then_some((place, *infinitive))
}

/// The place of the mention that follows its verb at `at`, adjuncts aside.
pub fn inverted_subject(
    clauses: &Clauses<'_, '_>,
    at: usize,
    predicate: &Predicate,
) -> Option<usize> {
    let pieces = clauses.pieces;
    let mut i = at + 1;
    while i < pieces.len() && i < at + 12 {
        let piece = &pieces[i];
        match piece.what {
            // « a dit la voix tremblante Jean Talec », « a dit, un brin agacé, la préfète »
            What::Mention(m) if is_manner(clauses, &m) => {
                let qualified = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Past);
                i += usize::from(pieces.get(i + 1).is_some_and(qualified));
            }
            // « a assuré lors du point presse la préfète », « a dit par liaison vidéo la préfète »
            What::Mention(m)
                if m.bare
                    && m.name.is_none()
                    && i > at + 2
                    && matches!(
                        m.kind,
                        MentionKind::Informant | MentionKind::Document | MentionKind::Thing
                    )
                    && matches!(pieces[i - 1].what, What::Word | What::Adverb) => {}
            What::Mention(m) if piece.free_mention().is_some() => {
                if m.kind == MentionKind::Pronoun
                    && !matches!(
                        pieces.get(i + 1).map(|p| &p.what),
                        None | Some(What::Comma | What::End)
                    )
                {
                    return None;
                }
                let number = agrees(pieces, i, &m, predicate);
                // « précise les ministères de la Mer. »: a slip of the pen.
                let many = m.agreement & Agreement::NUMBER == Agreement::PLURAL;
                let slip = i == at + 1
                    && many
                    && at > 0
                    && matches!(pieces[at - 1].what, What::Comma | What::Quote(_))
                    && m.is_someone_or_body()
                    && pieces
                        .get(i + 1)
                        .is_none_or(|p| matches!(p.what, What::End | What::Comma));
                return ((number || slip) && m.can_speak()).then_some(i);
            }
            _ if piece.is_adjunct() => {}
            // « croit savoir le maire »
            What::Predicate(p)
                if p.shape == Shape::Infinitive && i == at + 1 && predicate.reports() => {}
            // « raconte encore choqué Jean Talec »
            What::Predicate(p)
                if p.shape == Shape::Past
                    && i <= at + 3
                    && predicate.reports()
                    && (!p.reports() || is_told_of(pieces, i)) => {}
            // « a dit avant de partir Jean Talec »
            What::Predicate(p)
                if p.shape == Shape::Infinitive
                    && i > at + 1
                    && pieces[i - 1].what == What::Preposition
                    && predicate.reports()
                    && !p.reports() => {}
            // « corrige en riant la préfète », « a expliqué en ouvrant la séance, la préfète »
            What::Predicate(p)
                if p.shape == Shape::Gerund && i <= at + 2 && predicate.reports() =>
            {
                i += 2 * usize::from(is_done_to(pieces, i));
            }
            // « a lancé, la gorge nouée, la préfète », « racontait lundi, entourée de ses chèvres, la préfète »
            What::Comma
                if pieces[at + 1..i].iter().all(Piece::is_adjunct)
                    && absolute(clauses, i).is_some() =>
            {
                i = absolute(clauses, i)?;
            }
            // « a déclaré, jeudi, le maire »; a comma ends the clause unless an adjunct follows it.
            What::Comma
                if pieces
                    .get(i + 1)
                    .is_some_and(crate::attribution::piece::Piece::is_adjunct)
                    || i > at + 1
                        && pieces[i - 1].is_adjunct()
                        && pieces
                            .get(i + 1)
                            .is_some_and(|p| p.free_mention().is_some()) => {}
            What::Open => {
                i = (i..pieces.len()).find(|k| pieces[*k].what == What::Close)?;
            }
            What::Word => {}
            // « a raconté par téléphone la patronne », « a réagi auprès du journal le patron »
            What::Preposition
                if pieces.get(i + 1).is_some_and(|p| {
                    matches!(p.what, What::Word | What::Preposition)
                        || p.is_adjunct()
                        || p.predicate()
                            .is_some_and(|p| p.shape == Shape::Infinitive && !p.reports())
                        || is_noun_behind_en(clauses, i)
                }) => {}
            // « a prévenu en entrevue la patronne »
            What::Predicate(_) if is_noun_behind_en(clauses, i - 1) => {}
            _ => return None,
        }
        i += 1;
    }
    None
}

/// True if the mention at `at` has the number of the verb before it; a row may follow.
fn agrees(pieces: &[Piece], at: usize, m: &Mention, predicate: &Predicate) -> bool {
    let next = pieces.get(at + 1).map(|p| &p.what);
    predicate.plural.is_none_or(|plural| {
        let wanted = if plural {
            Agreement::PLURAL
        } else {
            Agreement::SINGULAR
        };
        // *ainsi que*
        let such =
            next == Some(&What::Adverb) && pieces.get(at + 2).is_some_and(|p| p.what == What::That);
        let row = such || matches!(next, Some(What::And | What::Comma | What::Open));
        m.agreement.fits(wanted) || plural && row
    })
}

/// « en ouvrant la séance, »: a comma closes what is done to a thing.
fn is_done_to(pieces: &[Piece], at: usize) -> bool {
    let next = pieces.get(at + 1).and_then(Piece::free_mention);
    let comma = pieces.get(at + 2).is_some_and(|p| p.what == What::Comma);
    comma && next.is_some_and(|m| m.kind == MentionKind::Thing)
}

/// « en entrevue »: the participle behind the preposition at `at` is a noun.
fn is_noun_behind_en(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let piece = &clauses.pieces[at];
    let past = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Past);
    piece.what == What::Preposition
        && clauses.scene.word(piece.from as usize) == "en"
        && clauses.pieces.get(at + 1).is_some_and(past)
}

/// True of *l'air grave*, *la voix tremblante*: how somebody speaks.
fn is_manner(clauses: &Clauses<'_, '_>, mention: &Mention) -> bool {
    let text = clauses.scene.reading.text;
    let head = mention.head.map(|h| h.of(text));
    mention.name.is_none() && head.is_some_and(|h| MANNERS.contains(&h))
}

/// Nouns that tell how somebody speaks.
const MANNERS: &[&str] = &[
    "air", "brin", "gorge", "larmes", "main", "mine", "regard", "sourire", "tantinet", "visage",
    "voix", "yeux", "œil",
];

/// « a dit dans un message publié sur son compte Jean Talec », « a dit interrogé par la radio Jean Talec »: the participle at
/// `at` says something of what stands before it or of who speaks.
fn is_told_of(pieces: &[Piece], at: usize) -> bool {
    let adjunct = |p: &Piece| p.mention().is_some_and(|m| m.tie != Tie::Free);
    pieces.get(at + 1).is_some_and(adjunct)
}

/// The comma that closes what the one at `comma` opens, where that tells how, and someone who can speak follows: *, la gorge
/// nouée, la préfète*.
fn absolute(clauses: &Clauses<'_, '_>, comma: usize) -> Option<usize> {
    let pieces = clauses.pieces;
    let inner = pieces[comma + 1..]
        .iter()
        .take(MAX_HELD)
        .position(|p| p.what == What::Comma)?;
    let close = comma + 1 + inner;
    let held = &pieces[comma + 1..close];
    // « sourire aux lèvres », « la gorge nouée »: no verb of its own, nobody else.
    let quiet = held.iter().enumerate().all(|(i, p)| match p.what {
        What::Predicate(p) => match p.shape {
            Shape::Past | Shape::Gerund => true,
            Shape::Infinitive => i == 0,
            _ => false,
        },
        What::Mention(m) => {
            let thing = matches!(m.kind, MentionKind::Thing | MentionKind::Document);
            thing && m.name.is_none() || p.is_adjunct() || is_manner(clauses, &m)
        }
        _ => true,
    });
    let speaks = pieces.get(close + 1)?.free_mention().is_some_and(|m| {
        matches!(
            m.kind,
            MentionKind::Person | MentionKind::Name | MentionKind::Latter
        )
    });
    let speaks = speaks || name_behind(clauses, close + 1).is_some();
    (!held.is_empty() && quiet && speaks).then_some(close)
}

/// What is set off between a verb and its subject has at most so many pieces, the comma with them.
const MAX_HELD: usize = 7;
