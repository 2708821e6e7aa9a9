//! Relays: who passed the words on without having spoken them.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Found, Source};
use crate::lexicon::takes::Class;
use crate::span::Span;

/// The relays named in the quote's sentence, in order: *selon TASS*, *cité par…*, *au quotidien…*.
pub fn relays(context: &Context<'_, '_>, found: &Found) -> Vec<Span> {
    let Source::Mention(speaker) = found.source else {
        return Vec::new();
    };
    let pieces = context.pieces();
    let mut out = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let Some(mention) = piece.mention() else {
            continue;
        };
        if mention.span.overlaps(speaker.span) {
            continue;
        }
        let relayed = match mention.tie {
            Tie::Source => true,
            Tie::To => is_medium(mention) && i > context.at,
            Tie::Other => is_medium(mention) || cites(context, i),
            Tie::Free => mention.kind == MentionKind::Medium && publishes(context, i),
            Tie::Of | Tie::For => false,
        };
        if relayed {
            out.push(mention.name.unwrap_or(mention.span));
        }
    }
    out
}

fn is_medium(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Medium | MentionKind::Informant)
}

/// « cité par », « rapporté par »: a participle of speech before the preposition.
fn cites(context: &Context<'_, '_>, at: usize) -> bool {
    at > 0
        && context.pieces()[at - 1].predicate().is_some_and(|p| {
            p.shape == Shape::Past
                && matches!(p.class, Class::Channel | Class::Say | Class::Continue)
        })
}

/// « TASS rapporte »: the subject of a verb of passing on.
fn publishes(context: &Context<'_, '_>, at: usize) -> bool {
    let near = |i: usize| {
        context
            .pieces()
            .get(i)
            .and_then(|p| p.predicate())
            .is_some_and(|p| matches!(p.class, Class::Channel | Class::Say))
    };
    near(at + 1)
        || at.checked_sub(1).is_some_and(near)
        || matches!(context.what(at + 1), Some(What::Time)) && near(at + 2)
}
