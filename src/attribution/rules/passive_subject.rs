//! The quote is the subject of a passive verb of speech, or a participle says by whom it was spoken.

use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::Tags;
use crate::lexicon::takes::{Class, Takes};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "passive-subject",
    about: "The quote, or a list that it belongs to, is what has been said, chanted or answered, and *par* names by \
            whom. Not a thing that is done.",
    run,
    examples: &[
        Example::Hit("« Dehors » et « Justice » {ont été scandés} par [la foule]."),
        Example::Hit("« On ne lâche rien » {a été répété} par [les grévistes] toute la nuit."),
        Example::Hit("Le « ni digue ni dune » {prôné} par [la préfète] divise."),
        Example::Miss("Le « Vieux Port » a été repeint par les pêcheurs."),
        Example::Miss("Le « plan bleu » lancé par la région divise."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if let Some(found) = said_by(context) {
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
    let says = matches!(predicate.class, Class::Say | Class::Urge | Class::Continue)
        && predicate.takes.has(Takes::QUOTE)
        && !NAMING.contains(&predicate.lemma);
    let someone = mention.is_someone_or_body() && mention.span.overlaps(agent.span);
    (predicate.shape == Shape::Past && someone && (told && predicate.reports() || says))
        .then(|| Found::new(mention, Cue::of(predicate)))
}

/// The noun for the words stands among so many pieces before them.
const MAX_NOUN: usize = 5;

/// Verbs of what is founded or named as well: *le « plan bleu » lancé par la région*.
const NAMING: &[&str] = &["appeler", "lancer", "présenter", "proposer", "soumettre"];
