//! A speaker, a colon, the quote: no verb.

use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "name-colon",
    about: "A speaker alone before the colon, as in headlines and interviews. Not a topic: *Tempête :*.",
    run,
    examples: &[
        Example::Hit("[Marc Delune] {:} « On attend le feu vert. »"),
        Example::Hit("[Mme Ferrand] (Union civique) {:} « C’est non. »"),
        Example::Hit("Devant la mairie, [Mme Ferrand], de l’Union civique {:} « C’est non. »"),
        Example::Miss("Tempête : « On a tout perdu »"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let colon = context.at.checked_sub(1)?;
    if pieces[colon].what != What::Colon {
        return None;
    }
    let place = pieces[..colon]
        .iter()
        .position(|p| p.free_mention().is_some())?;
    let mention = context.clauses.whole(place);
    let first_ok = pieces[..place]
        .iter()
        .all(|p| matches!(p.what, What::Dash | What::And | What::Comma) || p.is_adjunct());
    let rest_ok = pieces[place + 1..colon]
        .iter()
        .all(|p| !matches!(p.what, What::Predicate(_)));
    let speaks = match mention.kind {
        MentionKind::Person | MentionKind::Group => true,
        MentionKind::Name => mention.name.is_some_and(|n| {
            n.of(context.story.scene.reading.text)
                .contains([' ', '\u{a0}'])
        }),
        _ => false,
    };
    (first_ok && rest_ok && speaks).then(|| {
        Found::new(
            mention,
            Cue::words(context.story.scene.span(pieces[colon].from as usize), ""),
        )
    })
}
