//! Words in brackets behind the clause that tells of them.

use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "bracketed",
    about: "A quote with a verb, in brackets: the subject of the verb of speech before the bracket speaks, or the \
            person or paper that stands right before it. Not a nickname, and not a gloss.",
    run,
    examples: &[
        Example::Hit("[La maire] {a tout démenti} (« La clé est restée au port »)."),
        Example::Hit("La presse s’en mêle, dont [Le Monde] {(}« Le port change de mains »)."),
        Example::Miss("Le capitaine (« le Vieux ») dort."),
        Example::Miss("Le traité (« Horizon ») entre en vigueur."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let open = context.at.checked_sub(1)?;
    let closed = context.what(context.at + 1) == Some(&What::Close);
    let count = context.inside().words;
    if pieces[open].what != What::Open || !closed || count < WORDS || !context.ends_or_holds_verb()
    {
        return None;
    }
    let verb = (0..open)
        .rev()
        .take_while(|i| !matches!(pieces[*i].what, What::Semicolon | What::Quote(_)))
        .find(|i| {
            pieces[*i]
                .predicate()
                .is_some_and(|p| p.shape == Shape::Finite && p.reports() && !p.passive)
        });
    if let Some(verb) = verb
        && let Some(mention) = context.clauses.subject(verb).filter(speaks)
    {
        return Some(Found::new(mention, Cue::of(pieces[verb].predicate()?)));
    }
    let before = open.checked_sub(1)?;
    pieces[before]
        .free_mention()
        .filter(|m| m.name.is_some() && speaks(m))?;
    let cue = context.sign(open);
    Some(Found::new(context.clauses.whole(before), cue))
}

/// So many words at least are no nickname.
const WORDS: usize = 3;

fn speaks(mention: &Mention) -> bool {
    mention.is_someone_or_body() || mention.kind == MentionKind::Medium
}
