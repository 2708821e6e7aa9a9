//! A reporting verb, a colon, the quote.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::rules::name_colon;
use crate::attribution::touched::touched;
use crate::lexicon::Agreement;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "subject-verb-colon",
    about: "A reporting verb before a colon and the quote; its subject speaks, or, where an infinitive \
            or participle has none (*Et d’ajouter :*), whoever spoke last. Not a denied report.",
    run,
    examples: &[
        Example::Hit("[Le recteur] {a répondu} : « Les examens sont maintenus. »"),
        Example::Hit("Interrogé jeudi à Brest, [Yves Talec] {a lâché} : « Je n’irai pas. »"),
        Example::Hit("Et [la ministre] de {conclure} : « Le texte passera. »"),
        Example::Miss("Nul n’a dit : « c’est fini »."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let found = governor(context)?;
    if found.link != Link::Colon {
        return None;
    }
    // « Beaucoup restent prudents, comme Lina Roux : “…” », but « Le maire a prévenu, comme Lina Roux : “…” »
    let before = context.at.checked_sub(1)?;
    let several = found
        .mention
        .is_none_or(|m| !m.definite || m.agreement & Agreement::NUMBER == Agreement::PLURAL);
    if several && name_colon::one_of(context, before).is_some() {
        return None;
    }
    let cue = Cue::of(&found.predicate);
    // « Beaucoup restent prudents, comme Lina Roux, qui dirige le port : “…” »
    let who = name_colon::brought_in(context, before).filter(|_| several);
    if let Some((from, place)) = who
        && context.pieces()[from].what == What::Sub
        && from > found.verb
        // « dénoncent des hommes comme Lina Roux »: those who are accused.
        && context.pieces()[found.verb..from]
            .iter()
            .all(|p| p.free_mention().is_none())
    {
        return Some(Found::new(context.clauses.whole(place), cue));
    }
    // « Les chiffres donnent raison à la plongeuse : “…” », « ont fait réagir Lina Roux : “…” »
    let thing = found
        .mention
        .is_none_or(|m| m.kind == MentionKind::Thing || found.predicate.shape != Shape::Finite);
    if thing && touched(context).is_some() {
        return None;
    }
    match found.mention {
        Some(m) if m.kind == MentionKind::Indefinite && found.predicate.negated => None,
        // « après que la parole lui fut rendue en disant : »
        Some(m) if m.kind == MentionKind::Thing && found.predicate.shape != Shape::Finite => {
            Some(Found {
                source: Source::Last,
                cue: Some(cue),
                inserted: None,
            })
        }
        // « Un proverbe de la conteuse Mona Ferrand dit : »
        Some(m) if m.kind == MentionKind::Thing => {
            let place = context
                .pieces()
                .iter()
                .position(|p| p.free_mention().is_some_and(|f| f.span == m.span));
            let owner = place.and_then(|k| context.clauses.last_noun(k));
            let owner = owner.filter(|o| o.name.is_some() && o.kind != MentionKind::Body);
            Some(Found::new(owner.unwrap_or(m), cue))
        }
        Some(m) => Some(Found::new(m, cue)),
        None if found.predicate.shape != Shape::Finite => Some(Found {
            source: Source::Last,
            cue: Some(cue),
            inserted: None,
        }),
        None => None,
    }
}
