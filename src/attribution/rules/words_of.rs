//! The sentence after the quote says whose words they were.

use crate::attribution::clause::Clauses;
use crate::attribution::incise::inverted_subject;
use crate::attribution::mention::{Mention, MentionKind, Tie, linked};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::lexicon::Tags;
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "words-of",
    about: "The next sentence opens by pointing back at the words (*Ces mots sont ceux de…*, *C’est par \
            ces mots que…*, *Voilà comment…*) and names their speaker. Not a sentence that judges them.",
    run,
    examples: &[
        Example::Hit("« Je démissionne. » C’est par ces mots que [Hugo Bast] a quitté la tribune."),
        Example::Hit(
            "« Froid », « distant »… Voilà comment [ses anciens élèves] décrivent le sculpteur.",
        ),
        Example::Hit("« Nous avons perdu. » Ces mots sont ceux de [la capitaine]."),
        Example::Hit("« Nous avons perdu. » C’est le constat de [la capitaine Mona Ferrand]."),
        Example::Hit("« Sortez d’ici. » Ces mots ont été prononcés par [le gardien]."),
        Example::Miss("« Je démissionne. » Ces mots n’ont surpris personne."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let line = context.line + 1;
    context.story.lines.get(line)?;
    let clauses = context.story.clauses(line);
    let scene = &context.story.scene;
    let opening = clauses.pieces.iter().take(3).take_while(|p| {
        p.free_mention()
            .is_none_or(|m| m.kind == MentionKind::Neuter)
            || (p.from..p.to).any(|i| scene.tags(i as usize).contains(Tags::DEM))
    });
    let points_back = opening.into_iter().any(|p| {
        p.mention().is_some()
            && (p.from..p.to).any(|i| scene.tags(i as usize).contains(Tags::DEM))
            && (p.from..p.to).any(|i| {
                scene
                    .tags(i as usize)
                    .intersects(Tags::SPEECH | Tags::NAMING)
            })
    });
    if !points_back && let Some(found) = is_of(&clauses) {
        return Some(Found {
            source: Source::Mention(found),
            cue: None,
            inserted: None,
        });
    }
    if !points_back && !shows(context, line) {
        return None;
    }
    if !points_back {
        let verb = clauses.pieces.iter().position(|p| {
            p.predicate()
                .is_some_and(|p| p.shape == Shape::Finite && p.reports())
        })?;
        let inverted = clauses.pieces[verb]
            .predicate()
            .and_then(|p| inverted_subject(&clauses, verb, p))
            .map(|place| clauses.whole(place));
        let found = inverted.or_else(|| clauses.subject(verb)).filter(names)?;
        return Some(Found {
            source: Source::Mention(found),
            cue: None,
            inserted: None,
        });
    }
    // « Ces mots ont été prononcés par la gardienne. »
    let done = |p: &Piece| {
        p.predicate()
            .is_some_and(|p| p.passive && p.shape == Shape::Finite)
    };
    if let Some(verb) = clauses.pieces.iter().take(MAX_BEFORE).position(done)
        && let Some(found) = clauses.agent(verb).filter(names)
    {
        return Some(Found {
            source: Source::Mention(found),
            cue: None,
            inserted: None,
        });
    }
    let that = clauses.pieces.iter().position(|p| p.what == What::That);
    let found = match that {
        Some(that) => {
            let verb = (that..clauses.pieces.len()).find(|i| {
                clauses.pieces[*i]
                    .predicate()
                    .is_some_and(|p| p.shape == Shape::Finite)
            })?;
            clauses.subject(verb)
        }
        None => clauses.pieces.iter().skip(1).find_map(|p| {
            p.mention()
                .filter(|m| names(m) && m.tie == Tie::Of)
                .copied()
        }),
    }?;
    names(&found).then_some(Found {
        source: Source::Mention(found),
        cue: None,
        inserted: None,
    })
}

/// « C'est le constat de la préfète Mona Ferrand. »: whose words they are.
fn is_of(clauses: &Clauses<'_, '_>) -> Option<Mention> {
    let [it, verb, noun, ..] = clauses.pieces else {
        return None;
    };
    let neuter = it.mention().is_some_and(|m| m.kind == MentionKind::Neuter);
    let is = verb
        .predicate()
        .is_some_and(|p| p.lemma == "être" && !p.negated);
    let head = noun.free_mention()?.head?;
    let at = (noun.from as usize..noun.to as usize).find(|at| clauses.scene.span(*at) == head)?;
    let words = clauses.scene.tags(at).contains(Tags::SPEECH);
    let owner = clauses.last_complement(2).or_else(|| {
        // *le cri d'alarme de la préfète*
        let of = (at + 1..noun.to as usize)
            .rev()
            .find(|i| clauses.scene.tags(*i).contains(Tags::OF))?;
        linked(clauses.scene, of, noun.to as usize).map(|(m, _)| m)
    })?;
    (neuter && is && words && owner.is_someone_or_body()).then_some(owner)
}

/// The verb stands among so many pieces.
const MAX_BEFORE: usize = 4;

fn names(mention: &Mention) -> bool {
    mention.is_someone_or_body()
}

/// *Voilà comment ses proches le décrivent*, *C’est ainsi que le maire résume*: manner, not words.
fn shows(context: &Context<'_, '_>, line: usize) -> bool {
    let scene = &context.story.scene;
    let items = &scene.sentences[line].items;
    // Nearly no sentence opens so.
    if !scene.word(items.start).starts_with(['c', 'C', 'v', 'V']) {
        return false;
    }
    let opens = |words: &[&str]| {
        words.len() < items.len()
            && words
                .iter()
                .enumerate()
                .all(|(i, word)| fold::is_key(scene.word(items.start + i), word))
    };
    SHOWING.iter().any(|words| opens(words))
}

/// How such a sentence opens.
const SHOWING: &[&[&str]] = &[
    &["voilà", "comment"],
    &["voici", "comment"],
    &["c'", "est", "ainsi", "que"],
    &["c'", "est", "ainsi", "qu'"],
    &["c'", "est", "ce", "que"],
    &["c'", "est", "ce", "qu'"],
    &["voilà", "ce", "que"],
    &["voilà", "ce", "qu'"],
];
