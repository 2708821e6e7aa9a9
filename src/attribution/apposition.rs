//! Apposition and coordination: several mentions side by side that are one speaker.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::lexicon::Agreement;

impl Clauses<'_, '_> {
    /// True if the mention at `k` is joined to another by *et*, so that a plural verb may follow.
    pub(super) fn is_coordinated(&self, k: usize) -> bool {
        k >= 2 && self.pieces[k - 1].what == What::And && self.pieces[k - 2].mention().is_some()
    }

    /// The mention at `k` with the one that it is in apposition to, or coordinated with.
    pub fn whole(&self, k: usize) -> Mention {
        let Some(mut mention) = self.pieces[k].mention().copied() else {
            unreachable!("k is a mention")
        };
        // « A et B »
        if self.is_coordinated(k)
            && let Some(first) = self.pieces[k - 2].mention()
            && first.tie == mention.tie
            && first.can_speak()
            && self.governor(k - 2).is_none()
        {
            return Mention {
                span: first.span.join(mention.span),
                name: None,
                kind: MentionKind::Group,
                agreement: (mention.agreement - Agreement::NUMBER - Agreement::GENDER)
                    | Agreement::PLURAL,
                tie: first.tie,
                ..mention
            };
        }
        // « Jean Talec, chef de la mission, »: the first names him. « le chef, Jean Talec, »: the second does.
        if k >= 2
            && self.pieces[k - 1].what == What::Comma
            && let Some(first) = self.pieces[k - 2].mention().copied()
            && apposed(&first, &mention)
            && (first.tie == mention.tie
                || mention.bare && first.kind == MentionKind::Name
                || first.tie != crate::attribution::mention::Tie::Free
                    && self.governor(k - 2).is_none())
        {
            return merged(&first, &mention);
        }
        // The same, read from the first of the two.
        if k + 2 < self.pieces.len()
            && self.pieces[k + 1].what == What::Comma
            && let Some(second) = self.pieces[k + 2].mention()
            && apposed(&mention, second)
            && (second.bare
                || self.pieces.get(k + 3).is_none_or(|p| {
                    matches!(
                        p.what,
                        What::Comma | What::End | What::Close | What::Relative
                    )
                }))
        {
            mention = merged(&mention, second);
        }
        mention
    }
}

/// True if the two can be one person or body named twice.
pub(super) fn apposed(first: &Mention, second: &Mention) -> bool {
    use MentionKind::{Body, Group, Name, Person};
    let pair = match (first.kind, second.kind) {
        (Name, Person) => second.name.is_none() || first.name.is_none(),
        (Person, Name) => first.name.is_none(),
        (Person, Person) => first.name.is_none() != second.name.is_none(),
        (Body, Body | Person) | (Name, Body | Group) => !second.definite,
        _ => false,
    };
    // A given name's gender is a guess beside a noun that stands bare next to it.
    let (a, b) = if second.bare && first.kind == Name {
        (
            first.agreement - Agreement::GENDER,
            second.agreement - Agreement::GENDER,
        )
    } else {
        (first.agreement, second.agreement)
    };
    pair && a.fits(b)
}

/// One mention of the two: the words of both, the name of either.
fn merged(first: &Mention, second: &Mention) -> Mention {
    let named = if first.kind == MentionKind::Name {
        first
    } else {
        second
    };
    Mention {
        span: first.span.join(second.span),
        name: first.name.or(second.name),
        head: first.head.or(second.head),
        kind: if first.kind == MentionKind::Body {
            MentionKind::Body
        } else {
            MentionKind::Person
        },
        agreement: if second.head.is_some() {
            second.agreement.narrowed(first.agreement)
        } else {
            first.agreement.narrowed(second.agreement)
        },
        tie: first.tie,
        bare: first.bare && second.bare,
        definite: named.definite,
    }
}
