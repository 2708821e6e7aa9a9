//! *comme le dit*: what stands right before or after it is somebody's.

use crate::attribution::incise::inverted_subject;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::Tags;
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "as-says",
    about: "*comme le dit*, *comme l’a dit*, *ainsi que l’écrit* behind the quote, and one who can speak behind or \
            before the verb. Not a comparison, nor what something is called.",
    run,
    examples: &[
        Example::Hit("Une « cage de verre », comme {le dit} [la guide], abrite le musée."),
        Example::Hit("Ce « pacte du pire », comme [la ministre] {l’a dénoncé}, fait débat."),
        Example::Miss("Ce « moulin », comme l’appellent les voisins, a brûlé."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let at = context.after_comma();
    let word = |i: usize| scene.word(pieces[i].from as usize);
    let first = pieces.get(at)?;
    let comes = if first.what == What::Sub && fold::is_key(word(at), "comme") {
        at + 1
    } else if fold::is_key(word(at), "ainsi")
        && pieces.get(at + 1).is_some_and(|p| p.what == What::That)
    {
        at + 2
    } else {
        return None;
    };
    let verb = (comes..pieces.len().min(comes + 3)).find(|i| pieces[*i].predicate().is_some())?;
    let predicate = pieces[verb].predicate()?;
    // *le dit*, *l'a nommée*: the object is what stands before.
    let object = scene
        .tags(pieces[verb].from as usize)
        .contains(Tags::CLITIC)
        && !predicate.reflexive;
    // *comme on l'appelle*: what it is called.
    // *comme disait mon père* needs no object.
    let object = object || verb == comes && predicate.lemma == "dire";
    let says = predicate.reports() && !predicate.lemma.contains("appeler");
    if predicate.shape != Shape::Finite || !predicate.third || !object || !says {
        return None;
    }
    let mention = if verb == comes {
        context
            .clauses
            .whole(inverted_subject(&context.clauses, verb, predicate)?)
    } else {
        context.clauses.subject(verb)?
    };
    let speaks = !matches!(
        mention.kind,
        MentionKind::Thing | MentionKind::Document | MentionKind::Neuter
    );
    speaks.then(|| Found::new(mention, Cue::of(predicate)))
}
