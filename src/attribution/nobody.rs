//! Verbs whose subject is nobody, and verbs of saying that say nothing of the quote.

use crate::attribution::clause::Clauses;
use crate::attribution::governor::{Governor, Link};
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::Context;
use crate::lexicon::Tags;

/// True of a verb that reports nothing of the quote, though the quote stands in its reach.
pub(super) fn is_unsaid(context: &Context<'_, '_>, found: &Governor) -> bool {
    // « les débats, qui se sont poursuivis hier, … »: what goes on.
    let goes_on = found.predicate.reflexive && found.predicate.lemma == "poursuivre";
    is_topic(context, found)
        || is_needed(context, found)
        || goes_on
        || is_seen(context, found)
        || is_settled(context, found)
}

/// « décida de la “solution” »: what is decided on is a thing; « décida de “partir” » is a word.
fn is_settled(context: &Context<'_, '_>, found: &Governor) -> bool {
    let scene = &context.story.scene;
    let Some(before) = context.at.checked_sub(1).map(|i| &context.pieces()[i]) else {
        return false;
    };
    let last = scene.tags(before.to as usize - 1);
    let article = last.contains(Tags::DEF) || last.contains(Tags::OF | Tags::CONTRACT);
    found.predicate.lemma == "décider"
        && found.link == Link::Object
        && article
        && (found.verb + 1..=found.verb + 3).contains(&context.at)
}

/// « On voit partout l'affiche “à louer” »: what a sign says names it.
fn is_seen(context: &Context<'_, '_>, found: &Governor) -> bool {
    let text = context.story.scene.reading.text;
    let before = context.at.checked_sub(1);
    let sign = before.and_then(|i| context.pieces()[i].free_mention());
    let head = sign.and_then(|m| m.head).map(|h| h.of(text));
    found.predicate.lemma == "voir" && head.is_some_and(|h| SIGNS.contains(&h))
}

/// What one reads in passing.
const SIGNS: &[&str] = &[
    "affiche",
    "affiches",
    "banderole",
    "banderoles",
    "panneau",
    "panneaux",
    "pancarte",
    "pancartes",
    "plaque",
    "plaques",
    "écriteau",
    "écriteaux",
];

/// « s'est lancé dans une “fuite en avant” », « ont présenté une version “arrangée” »: what somebody does, where another
/// is the source.
pub(super) fn is_deed(context: &Context<'_, '_>, found: &Governor) -> bool {
    let next = context.pieces().get(found.verb + 1);
    let into = next.is_some_and(|p| context.story.scene.word(p.from as usize) == "dans");
    let infinitive = found.predicate.shape == Shape::Infinitive;
    let shows = (found.predicate.lemma == "présenter"
        || infinitive && found.predicate.lemma == "lancer")
        && next.is_some_and(|p| p.free_mention().is_some());
    let sets_out =
        found.predicate.reflexive && matches!(found.predicate.lemma, "engager" | "lancer");
    shows || into && sets_out && found.predicate.tail.is_none()
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
        && found.mention.is_none_or(|m| m.kind == MentionKind::Pronoun)
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
