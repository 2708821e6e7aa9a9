//! Whether a quote is the name of a medium or a body, or of a work told with it.

use crate::attribution::governor::governor;
use crate::attribution::mention::MentionKind;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::Context;
use crate::attribution::typing::{is_likened, is_verbal};
use crate::lexicon::Tags;
use crate::lexicon::takes::Class;
use crate::text::{fold, letters};

/// « …, a confié la ministre au “Courrier du soir” »: behind words and who has spoken them, to whom.
pub(super) fn is_medium(context: &Context<'_, '_>) -> bool {
    let pieces = context.pieces();
    let Some(speaker) = context.at.checked_sub(2) else {
        return false;
    };
    let scene = &context.story.scene;
    let to = scene.word(pieces[context.at - 1].from as usize);
    let name = context.words().trim_start();
    let spelt = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let said = speaker > 1
        && pieces[speaker].free_mention().is_some()
        && pieces[speaker - 1]
            .predicate()
            .is_some_and(|p| p.reports() && p.shape == Shape::Finite)
        && pieces[..speaker - 1]
            .iter()
            .rev()
            .take(2)
            .any(|p| matches!(p.what, What::Quote(_)));
    said && matches!(to, "à" | "au")
        && spelt
        && context.inside().words <= MAX_TITLE
        && !context.ends_as_sentence()
}

/// The name of a newspaper has so many words at most.
const MAX_TITLE: usize = 5;

/// « son “K90” », « un “M4lune” »: one word of letters and digits names a make.
pub(super) fn is_model(context: &Context<'_, '_>) -> bool {
    let word = context.words().trim();
    let governed = context.at > 0 && {
        let last = context.pieces()[context.at - 1].to as usize - 1;
        context
            .story
            .scene
            .tags(last)
            .intersects(Tags::DET | Tags::CONTRACT)
    };
    // *le « 8h30 »*
    let hour = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['h', 'H']);
    governed
        && !word.contains([' ', '\u{a0}', '%'])
        && word.contains(|c: char| c.is_ascii_digit())
        && (hour || word.contains(char::is_uppercase))
}

/// « “La digue cède”, Le Courrier, 3 avril 1998 »: a title, where it was published, and when.
pub(super) fn is_reference(context: &Context<'_, '_>) -> bool {
    let comma = |at: usize| context.what(at) == Some(&What::Comma);
    let medium = context
        .piece(context.at + 2)
        .and_then(Piece::mention)
        .is_some_and(|m| m.kind == MentionKind::Medium);
    comma(context.at + 1)
        && medium
        && comma(context.at + 3)
        && matches!(context.what(context.at + 4), Some(What::Time))
}

/// « (lire l'entretien : “…”) »: the headline of another article.
pub(super) fn is_pointer(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    if pieces[before].what != What::Colon {
        return false;
    }
    let bracket = |p: &Piece| matches!(p.what, What::Open | What::Close);
    let open = pieces[..before].iter().rposition(bracket);
    let open = open.filter(|open| pieces[*open].what == What::Open);
    let verb = open.and_then(|open| pieces[open + 1].predicate());
    let reads = ["consulter", "lire", "relire", "voir", "écouter"];
    verb.is_some_and(|p| p.shape == Shape::Infinitive && reads.contains(&p.lemma))
}

/// « a fondé un “Comité des rivages” »: after a determiner of the narrator's, a capital opens a name; the words
/// of somebody's sentence open small.
pub(super) fn is_proper(context: &Context<'_, '_>, last: usize) -> bool {
    let scene = &context.story.scene;
    let tags = scene.tags(last);
    let count = context.inside().words;
    tags.contains(Tags::DET)
        && !tags.intersects(Tags::PREP)
        && (2..=6).contains(&count)
        && context.words().trim_start().starts_with(char::is_uppercase)
        && !context.ends_as_sentence()
        && !is_verbal(context)
        && !is_likened(context, governor(context))
}

/// « une “brigade mobile de secours” (BMS) »: letters in brackets stand for a name.
pub(super) fn is_spelt_out(context: &Context<'_, '_>) -> bool {
    let at = context.at;
    if context.what(at + 1) != Some(&What::Open) || context.what(at + 3) != Some(&What::Close) {
        return false;
    }
    let Some(piece) = context.piece(at + 2) else {
        return false;
    };
    let short = context
        .story
        .scene
        .span_of(piece.from as usize, piece.to as usize)
        .of(context.story.scene.reading.text);
    (2..=8).contains(&short.len())
        && short.chars().all(char::is_uppercase)
        && letters::abbreviates(&fold::name_key(short), context.words())
}

/// « le roman “High Tide” (“Marée haute”) »: in brackets right behind a title, what it means.
pub(super) fn is_gloss(context: &Context<'_, '_>) -> bool {
    let at = context.at;
    let pieces = context.pieces();
    // « la Lifeboat Union (“Union des canots”) »
    let capital = context.words().trim_start().starts_with(char::is_uppercase);
    if at >= 2
        && capital
        && pieces[at - 1].what == What::Open
        && pieces[at - 2]
            .mention()
            .is_some_and(|m| m.name.is_some() && m.kind != MentionKind::Person)
        && matches!(context.what(at + 1), Some(What::Close | What::Comma))
        && !context.ends_as_sentence()
        && !is_verbal(context)
    {
        return true;
    }
    if is_defined(context) {
        return true;
    }
    let bracketed = at >= 3
        && pieces[at - 1].what == What::Open
        && matches!(pieces[at - 2].what, What::Quote(_))
        && context.what(at + 1) == Some(&What::Close);
    bracketed && {
        let before = &pieces[at - 3];
        let tags = context.story.scene.tags(before.to as usize - 1);
        tags.intersects(Tags::NAMING | Tags::SOCALLED)
            || before.predicate().is_some_and(|p| p.class == Class::Naming)
    }
}

/// « “On nous oublie”, lance un “veilleur” »: the quote names who has just spoken.
pub(super) fn is_inverted_speaker(context: &Context<'_, '_>) -> bool {
    let pieces = context.pieces();
    let indefinite = context
        .clauses
        .marked_noun(context.at)
        .is_some_and(|m| !m.definite);
    let verb = (0..context.at)
        .rev()
        .take(MAX_BETWEEN)
        .find(|i| pieces[*i].predicate().is_some());
    let inserted = |verb: usize| {
        pieces[verb]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.reports())
            && verb > 0
            && matches!(pieces[verb - 1].what, What::Comma | What::Quote(_))
            && pieces[..verb]
                .iter()
                .rev()
                .take(2)
                .any(|p| matches!(p.what, What::Quote(_)))
    };
    indefinite && verb.is_some_and(inserted)
}

/// So many pieces may stand between a verb and the word in marks that names its subject.
const MAX_BETWEEN: usize = 4;

/// « les jours de “burle”, ce vent qui soulève la neige, »: a word or two that nobody says, and behind the comma
/// what they mean.
fn is_defined(context: &Context<'_, '_>) -> bool {
    let words = context.words();
    let few = || words.starts_with(char::is_lowercase) && words.split_whitespace().nth(2).is_none();
    let comma = context.what(context.at + 1) == Some(&What::Comma);
    let Some(noun) = context.piece(context.at + 2).filter(|_| comma && few()) else {
        return false;
    };
    let scene = &context.story.scene;
    let pointed = scene.tags(noun.from as usize).contains(Tags::DEM);
    let told = matches!(
        context.what(context.at + 3),
        Some(What::Relative | What::Oblique)
    );
    let thing = noun.free_mention().is_some_and(|m| !m.is_someone());
    pointed && told && thing && governor(context).is_none()
}
