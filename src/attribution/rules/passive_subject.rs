//! The quote is the subject of a passive verb of speech, or a participle says by whom it was spoken.

use crate::attribution::clause::agrees;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::Tags;
use crate::lexicon::takes::{Class, Takes};
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "passive-subject",
    about: "The quote, or a list that it belongs to, is what has been said, chanted or answered, and *par* names by \
            whom. Not a thing that is done.",
    run,
    examples: &[
        Example::Hit("« Dehors » et « Justice » {ont été scandés} par [la foule]."),
        Example::Hit("« On ne lâche rien » {a été répété} par [les grévistes] toute la nuit."),
        Example::Hit("L’« abus » que {dénonce} [la préfète] dure."),
        Example::Hit("Le « ni digue ni dune » {prôné} par [la préfète] divise."),
        Example::Miss("Le « Vieux Port » a été repeint par les pêcheurs."),
        Example::Miss("Le « plan bleu » lancé par la région divise."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if let Some(found) = said_by(context).or_else(|| told_of(context)) {
        return Some(found);
    }
    let mut verb = context.at + 1;
    while matches!(context.what(verb), Some(What::And | What::Comma))
        && matches!(context.what(verb + 1), Some(What::Quote(_)))
    {
        verb += 2;
    }
    let predicate = context.piece(verb)?.predicate()?;
    let says = matches!(
        predicate.class,
        Class::Say | Class::Continue | Class::Answer | Class::Ask
    );
    if !predicate.passive || predicate.tail.is_some() || !says {
        return None;
    }
    Some(Found::new(context.clauses.agent(verb)?, Cue::of(predicate)))
}

/// « le “ni oui ni non” prôné par la préfète », « les appels à “la grève” lancés par le syndicat »: the participle that follows
/// the quote says by whom.
fn said_by(context: &Context<'_, '_>) -> Option<Found> {
    let verb = context.at + 1;
    let predicate = context.piece(verb)?.predicate()?;
    let agent = context.piece(verb + 1)?.mention()?;
    let mention = context.clauses.agent(verb)?;
    let scene = &context.story.scene;
    let speech = |p: &Piece| {
        let head = p.mention().and_then(|m| m.head);
        head.is_some_and(|h| {
            let noun = (p.from..p.to).find(|at| scene.span(*at as usize) == h);
            noun.is_some_and(|at| scene.tags(at as usize).contains(Tags::SPEECH))
        })
    };
    let near = context.at.saturating_sub(MAX_NOUN)..context.at;
    let told = context.pieces()[near].iter().any(speech);
    // « l'“abus” dénoncé par la préfète »
    let judges = matches!(predicate.class, Class::Condemn | Class::Warn)
        && context.words().starts_with(char::is_lowercase);
    let says = (judges || matches!(predicate.class, Class::Say | Class::Urge | Class::Continue))
        && predicate.takes.has(Takes::QUOTE)
        && !NAMING.contains(&predicate.lemma);
    let someone = mention.is_someone_or_body() && mention.span.overlaps(agent.span);
    (predicate.shape == Shape::Past && someone && (told && predicate.reports() || says))
        .then(|| Found::new(mention, Cue::of(predicate)))
}

/// « l'“abus” que dénonce la préfète », « ce que veut la préfète, c'est “un accord” »: a verb of saying with its subject, in a
/// clause whose object is the quote.
fn told_of(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let that = |at: usize| context.what(at) == Some(&What::That);
    let before = context.at.checked_sub(1).map(|i| &pieces[i]);
    let governed = before.is_some_and(|p| {
        let article = scene.tags(p.to as usize - 1).contains(Tags::DET) && p.what == What::Word;
        article || p.predicate().is_some_and(|p| p.lemma == "être")
    });
    let verb = if that(context.at + 1) && governed {
        context.at + 2
    } else {
        // « Ce que …, c'est “…” »
        let be = context.at.checked_sub(1).filter(|be| *be >= 5)?;
        let is = pieces[be].predicate().is_some_and(|p| p.lemma == "être");
        let it = pieces[be - 1]
            .mention()
            .is_some_and(|m| m.kind == MentionKind::Neuter);
        let opens = fold::is_key(scene.word(pieces[0].from as usize), "ce") && that(1);
        (is && it && opens && pieces[be - 2].what == What::Comma && (6..=MAX_CLEFT).contains(&be))
            .then_some(2)?
    };
    let turned = context.piece(verb)?.predicate().is_some();
    let (verb, subject) = if turned {
        (verb, verb + 1)
    } else {
        (verb + 1, verb)
    };
    let predicate = context.piece(verb)?.predicate()?;
    let mention = context.piece(subject)?.free_mention()?;
    let says = predicate.reports()
        && predicate.shape == Shape::Finite
        && predicate.takes.has(Takes::NOUN)
        && predicate.tail.is_none()
        && !NAMING.contains(&predicate.lemma)
        && predicate.class != Class::Naming;
    let lower = context.words().starts_with(char::is_lowercase);
    let speaks = mention.is_someone_or_body() || mention.kind == MentionKind::Place;
    (says && lower && speaks && agrees(mention, predicate))
        .then(|| Found::new(context.clauses.whole(subject), Cue::of(predicate)))
}

/// The verb *être* of « Ce que …, c'est “…” » stands among so many pieces.
const MAX_CLEFT: usize = 14;

/// The noun for the words stands among so many pieces before them.
const MAX_NOUN: usize = 5;

/// Verbs of what is founded or named as well: *le « plan bleu » lancé par la région*.
const NAMING: &[&str] = &["appeler", "lancer", "présenter", "proposer", "soumettre"];
