//! Verbs whose subject is nobody, and verbs of saying that say nothing of the quote.

use crate::attribution::clause::Clauses;
use crate::attribution::governor::Governor;
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;

/// True of a verb that reports nothing of the quote, though the quote stands in its reach.
pub(super) fn is_unsaid(context: &Context<'_, '_>, found: &Governor) -> bool {
    is_topic(context, found) || is_needed(context, found)
}

/// « s'exprimer sur “l'avenir du port” »: what is spoken of, not what is said.
fn is_topic(context: &Context<'_, '_>, found: &Governor) -> bool {
    let before = context.at.checked_sub(1).map(|i| &context.pieces()[i]);
    found.predicate.reflexive
        && matches!(found.predicate.lemma, "exprimer" | "prononcer")
        && before.is_some_and(|p| {
            p.what == What::Preposition && context.story.scene.word(p.from as usize) == "sur"
        })
}

/// « il faut trouver mieux que “tant pis” »: an infinitive that nobody in particular is the subject of.
fn is_needed(context: &Context<'_, '_>, found: &Governor) -> bool {
    let pieces = context.pieces();
    let before = pieces[..found.verb]
        .iter()
        .rposition(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite));
    let needed = |at: usize| {
        let predicate = pieces[at].predicate();
        predicate.is_some_and(|p| context.clauses.is_nobodys(at, p))
            && !pieces[at..found.verb].iter().any(|p| p.what == What::That)
    };
    found.predicate.shape == Shape::Infinitive
        && found.mention.is_none()
        && before.is_some_and(needed)
}

impl Clauses<'_, '_> {
    /// True of *il faut*, *il s'agit*, *il y a*: their *il* is nobody.
    pub(super) fn is_nobodys(&self, at: usize, predicate: &Predicate) -> bool {
        let word = |item: usize| self.scene.word(item);
        let from = self.pieces[at].from as usize;
        // *il y a*, *il n'y a*, but *Paul y a son bureau*
        let there = || {
            let il = at
                .checked_sub(1)
                .map(|i| word(self.pieces[i].from as usize));
            let own = from..predicate.head as usize;
            matches!(il, Some("il" | "Il")) && own.into_iter().any(|item| word(item) == "y")
        };
        match predicate.lemma {
            "falloir" => true,
            "agir" => predicate.reflexive,
            "avoir" => there(),
            _ => false,
        }
    }

    /// True of the infinitive at `at` in *il est à noter*, *il est à rappeler*.
    pub(super) fn is_to_be_told(&self, at: usize) -> bool {
        let Some([pronoun, verb, preposition]) = at.checked_sub(3).map(|i| [i, i + 1, i + 2])
        else {
            return false;
        };
        let word = |i: usize| self.scene.word(self.pieces[i].from as usize);
        matches!(word(pronoun), "Il" | "il")
            && self.pieces[verb]
                .predicate()
                .is_some_and(|p| p.lemma == "être")
            && self.pieces[preposition].what == What::Preposition
            && word(preposition) == "à"
    }
}
