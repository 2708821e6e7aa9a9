//! One reads or hears the words somewhere: the place speaks.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::rules::impersonal::text_before;
use crate::lexicon::takes::Takes;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "read-on",
    about: "*on lit*, *on peut lire*, *je lis*, *il est écrit*, *on ajoute* before the quote: what is read, or the circle where it is \
            heard, speaks. Not where the narrator means everybody.",
    run,
    examples: &[
        Example::Hit("Sur [la pancarte], on {lit} « Défense d’entrer »."),
        Example::Hit("À [la mairie], on {reconnaît} « un oubli », en renvoyant au règlement."),
        Example::Hit("On {ajoute}, dans [l’entourage du maire], que tout est « sous contrôle »."),
        Example::Hit("À [Lisbonne], on {dénonce} « une manœuvre »."),
        Example::Hit("Je {lis} dans [le règlement] que les chiens sont « tolérés »."),
        Example::Hit("Dans [le bail], il {est écrit} : « Les chiens sont interdits. »"),
        Example::Hit("[Le rapport] est ancien. On {y lit} que les chiens sont « interdits »."),
        Example::Miss("Elle lit sur la pancarte « Défense d’entrer »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    // « Je lis au paragraphe 22 que … »
    let reader = |m: Mention| m.kind == MentionKind::Speaker && found.predicate.lemma == "lire";
    // « Dans le bail, il est écrit que … »
    let written = || {
        let subject = || context.clauses.subject(found.verb);
        found.mention.is_none()
            && matches!(found.link, Link::That | Link::Colon)
            && found.predicate.passive
            && found.predicate.takes.has(Takes::IMPERS)
            && subject().is_some_and(|m| {
                let words = m.span.of(context.story.scene.reading.text);
                words.eq_ignore_ascii_case("il")
            })
    };
    let read = |m: Mention| m.kind == MentionKind::Impersonal || reader(m);
    if !(found.mention.is_some_and(read) || written()) {
        return None;
    }
    let pieces = context.pieces();
    // « On pourrait parler de … » supposes.
    let supposed = found.verb > 0
        && pieces[found.verb - 1]
            .predicate()
            .is_some_and(|p| p.conditional);
    // « si l'on veut bien que … »: what everybody wants nobody says.
    let wanted = matches!(found.predicate.lemma, "appeler" | "penser" | "vouloir");
    if supposed || found.predicate.conditional || wanted {
        return None;
    }
    let near = |i: usize| {
        let word = context
            .story
            .scene
            .word(pieces[i].from as usize)
            .to_lowercase();
        // *chez Lina Roux*, *du côté de Lina Roux*
        let inside = matches!(word.as_str(), "dans" | "chez" | "du");
        let mention = pieces[i]
            .mention()
            .filter(|m| holds(m) || inside && m.tie == Tie::Other && m.kind == MentionKind::Name)?;
        let before = context.story.scene.word(pieces[i].from as usize);
        let elsewhere = ["avec", "contre", "depuis", "entre", "pour", "sans", "vers"];
        (mention.tie == Tie::To || !elsewhere.contains(&before)).then_some(i)
    };
    let place = antecedent(context, found.verb)
        .or_else(|| {
            // « À la mairie, on reconnaît “un oubli”, en renvoyant au règlement », « on conseille aux voisins de … »
            let told = |i: &usize| {
                let people =
                    |m: &Mention| matches!(m.kind, MentionKind::Person | MentionKind::Group);
                pieces[*i]
                    .mention()
                    .is_some_and(|m| m.tie == Tie::To && people(m))
            };
            (found.verb + 1..context.at)
                .filter(|i| !told(i))
                .find_map(near)
        })
        .or_else(|| {
            // « À Lori, on lit “Dehors” sur une affiche »
            let held = |i: &usize| {
                let word = context.story.scene.word(pieces[*i].from as usize);
                found.link != Link::That && matches!(word, "dans" | "sur")
            };
            (context.at + 1..pieces.len()).filter(held).find_map(near)
        })
        .or_else(|| {
            (0..found.verb)
                .rev()
                .take_while(|i| !matches!(pieces[*i].what, What::Semicolon))
                .find_map(near)
        })
        .or_else(|| {
            // What stands behind a reported clause says nothing of where it is said.
            let behind = match found.link {
                Link::That => 0..0,
                _ => context.at + 1..pieces.len(),
            };
            behind.into_iter().find_map(near)
        });
    let cue = Cue::of(&found.predicate);
    let mention = if let Some(place) = place {
        context.clauses.whole(place)
    } else {
        // « Le rapport est sorti. On y lit que … »: the document of the sentence before.
        let verb = &pieces[found.verb];
        let there = |at: usize| context.story.scene.word(at) == "y";
        let there = (verb.from as usize..verb.to as usize).any(there);
        text_before(context).filter(|_| there)?
    };
    Some(Found::new(mention, cue))
}

/// A place where words stand, or a circle where they are said.
pub(super) fn holds(mention: &Mention) -> bool {
    matches!(mention.tie, Tie::Other | Tie::To)
        && matches!(
            mention.kind,
            MentionKind::Document
                | MentionKind::Informant
                | MentionKind::Group
                | MentionKind::Body
                | MentionKind::Thing
                | MentionKind::Medium
                | MentionKind::Person
                | MentionKind::Place
        )
}

/// « une feuille où l’on lit »: what the relative clause is about.
fn antecedent(context: &Context<'_, '_>, verb: usize) -> Option<usize> {
    let pieces = context.pieces();
    let oblique = (0..verb).rev().find(|i| pieces[*i].what == What::Oblique)?;
    // Right before it, its preposition aside: *sur laquelle*.
    let near = pieces[oblique + 1..verb].iter().all(|p| {
        !matches!(
            p.what,
            What::That | What::Sub | What::Relative | What::Comma
        )
    });
    let before = oblique.checked_sub(1)?;
    let noun = if pieces[before].what == What::Preposition {
        before.checked_sub(1)?
    } else {
        before
    };
    (near && pieces[noun].mention().is_some()).then_some(noun)
}
