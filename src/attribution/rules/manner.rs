//! How somebody does something, in his own words.

use crate::attribution::fragment::is_loose;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "manner",
    about: "A fragment that says how, or that a comma sets off behind a clause, where nothing says whose words it holds: those of \
            the person who is the clause's subject. Not of a thing, a place or a body.",
    run,
    examples: &[
        Example::Hit("[Lina Roux] {ira} au bal « sans illusion »."),
        Example::Hit("[Le capitaine] {a compté} onze incidents, « aucun de grave »."),
        Example::Miss("Le capitaine a été suspendu « sans autre forme de procès »."),
        Example::Miss("Les sacs ont été livrés « contre signature »."),
        Example::Miss("La tortue « à nez court » vit au fond du lac."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if !is_loose(context) {
        return None;
    }
    let pieces = context.pieces();
    let parts = |what: &What| {
        matches!(
            what,
            What::Colon
                | What::Semicolon
                | What::Quote(_)
                | What::Relative
                | What::Oblique
                | What::Sub
                | What::That
                | What::Open
        )
    };
    let near = (0..context.at)
        .rev()
        .take_while(|i| !parts(&pieces[*i].what));
    let verb = near.take(REACH).find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.third)
    })?;
    let mention = context.clauses.subject(verb)?;
    let person = matches!(
        mention.kind,
        MentionKind::Person | MentionKind::Name | MentionKind::Pronoun | MentionKind::Latter
    );
    let predicate = pieces[verb].predicate()?;
    // *a été suspendu « à titre provisoire »*, *aurait agi*, *le suspect*: others say so.
    let text = context.story.scene.reading.text;
    let blamed = mention.head.is_some_and(|h| BLAMED.contains(&h.of(text)));
    let own = !predicate.passive && !predicate.conditional && !blamed;
    // « a vendu des plats “pour tous” »: what a thing is like.
    let before = &pieces[context.at - 1];
    let of_thing = before
        .free_mention()
        .is_some_and(|m| !m.is_someone() && m.kind != MentionKind::Neuter);
    let set_off = before.what == What::Comma;
    let opening = context.words().trim_start().split([' ', '\u{a0}']).next();
    let opens = opening.is_some_and(|w| OPENING.contains(&w));
    (person && own && !of_thing && (!set_off || opens))
        .then(|| Found::new(mention, Cue::of(predicate)))
}

/// What a fragment opens with that a comma sets off and somebody adds to what he does.
const OPENING: &[&str] = &[
    "aucun",
    "aucune",
    "avec",
    "comme",
    "et",
    "jamais",
    "mais",
    "ni",
    "par",
    "pas",
    "pour",
    "sans",
    "simplement",
    "toujours",
];

/// Those of whom others tell how they acted.
const BLAMED: &[&str] = &[
    "accusé",
    "accusée",
    "auteur",
    "autrice",
    "chauffard",
    "conducteur",
    "conductrice",
    "prévenu",
    "prévenue",
    "suspect",
    "suspecte",
    "victime",
];

/// So many pieces may stand between the verb and the quote.
const REACH: usize = 8;
