//! Words of speech that stand in marks behind an article, as a noun would: « d'un “non” sec ».

use crate::attribution::fragment::opens_with_verb;
use crate::attribution::mention::{Mention, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::typing::{is_verbal, speaks_of_self};
use crate::attribution::worded;
use crate::lexicon::Tags;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "called-out",
    about: "A word or sentence of speech behind an article, as a noun: *le « non » de X* and *un « non » lancé par X* are X’s; of \
            *d’un « non » sec*, *par un « je ne sais pas »*, the subject of the clause. Not a term, which is no speech.",
    run,
    examples: &[
        Example::Hit("{Le} « non » de [Lina Roux] a surpris."),
        Example::Hit("{Un} « non » lancé par [Lina Roux] a suffi."),
        Example::Hit("[Lina Roux] a fermé la séance d’{un} « je ne sais pas » sec."),
        Example::Hit("D’{un} « bravo ! » sonore, [Lina Roux] a fermé la séance."),
        Example::Miss("Le « patron » de la capitainerie a fermé la séance."),
        Example::Miss("Le « non » l’a emporté."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let before = &pieces[context.at.checked_sub(1)?];
    let article = before.to as usize - 1;
    let alone = matches!(before.what, What::Word | What::Preposition | What::Adverb);
    if !alone || !scene.tags(article).intersects(Tags::DET | Tags::CONTRACT) || !is_speech(context)
    {
        return None;
    }
    let found = owner(context).or_else(|| subject(context, article))?;
    Some(Found::new(found, Cue::words(scene.span(article), "")))
}

/// True of what nobody would take for a noun: *oui*, *bravo !*, *je ne sais pas*.
fn is_speech(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = (context.quote.first as usize + 1).min(reading.words.len() - 1);
    let calls = reading.words[first].tags.contains(Tags::INTERJ);
    let called = context.words().trim_end().ends_with(['!', '?']);
    let several = context.inside().words > 1;
    // *un « l'accord est mauvais »*: no noun opens with an article of its own.
    let opens = reading.words[first].tags.intersects(Tags::DET | Tags::SUBJ) && is_verbal(context);
    calls || called || several && (opens || speaks_of_self(context) || opens_with_verb(context))
}

/// « le “non” de Lina Roux », « un “non” lancé par Lina Roux »
fn owner(context: &Context<'_, '_>) -> Option<Mention> {
    let place = context.at + 1;
    let next = context.piece(place)?;
    if next.mention().is_some_and(|m| m.tie == Tie::Of) {
        return Some(context.clauses.whole(place)).filter(worded::speaks);
    }
    let by = context.clauses.made_by_participle(place)?;
    worded::speaks(&by).then_some(by)
}

/// « Lina Roux a fermé la séance d'un “non” sec »: the subject of the verb that the preposition hangs on, or of the one behind.
fn subject(context: &Context<'_, '_>, article: usize) -> Option<Mention> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let link = article.checked_sub(1).filter(|_| context.at >= 2)?;
    let with = scene.tags(link).contains(Tags::OF)
        || matches!(
            scene.word(link),
            "par" | "Par" | "avec" | "Avec" | "sur" | "Sur"
        );
    let one = scene.word(article).starts_with("un");
    if !(with && one) {
        return None;
    }
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let verb = match pieces[..context.at].iter().rposition(finite) {
        Some(verb) => verb,
        None => context.at + pieces[context.at..].iter().position(finite)?,
    };
    let acts = pieces[verb].predicate().is_some_and(|p| !p.passive);
    let subject = context.clauses.subject(verb).filter(|_| acts)?;
    subject.is_someone_or_body().then_some(subject)
}
