//! *Pour* and a holder of an opinion.

use crate::attribution::governor::governor;
use crate::attribution::mention::{self, Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::typing::is_verbal;
use crate::lexicon::Tags;

/// So many pieces may stand between someone and *pour qui*.
const REACH: usize = 5;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "point-of-view",
    about: "*Pour* and someone who can hold an opinion, at the start of the sentence or between commas before the quote; *pour qui* and *selon \
            qui* after someone; *lui paraît*, *leur semble*. Not *pour* and a thing, and not a purpose.",
    run,
    examples: &[
        Example::Hit("{Pour} [Inès Vaillant], « la trêve est fragile »."),
        Example::Hit("{Pour} [les avocats], il s’agit d’un « recul » sans précédent."),
        Example::Hit("On écoute [Inès Vaillant], {pour} qui la trêve reste « un pari »."),
        Example::Hit("« L’heure des comptes », {pour} [Mona Ferrand]."),
        Example::Hit("La trêve est, {pour} [Inès Vaillant], « un pari »."),
        Example::Hit("Mona Ferrand hésite. L’accord {[lui] paraît} « bancal »."),
        Example::Miss("L’accord paraît « bancal »."),
        Example::Miss("Pour la fête, un « grand bal » aura lieu."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    relative(context, Tags::FOR)
        .or_else(|| opening(context))
        .or_else(|| between(context))
        .or_else(|| behind(context))
        .or_else(|| appears(context))
}

/// « Inès Vaillant, pour qui la trêve est “fragile” »: a preposition of these tags and a relative pronoun.
pub(super) fn relative(context: &Context<'_, '_>, prepositions: Tags) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let holds = |i: &usize| {
        let at = pieces[*i].from as usize;
        pieces[*i].what == What::Preposition
            && scene.tags(at).intersects(prepositions)
            && matches!(pieces[*i + 1].what, What::Relative | What::Oblique)
    };
    let place = (1..context.at).rev().find(holds)?;
    // « l'affirmation de Jean Talec selon laquelle »: of words, the one they come from.
    let words = (place > 0)
        .then(|| context.clauses.last_noun(place - 1))
        .flatten();
    let before = (place.saturating_sub(REACH)..place).rev().find_map(|i| {
        // « Alix Tran, de la compagnie Volta, en visite à Dakar, pour qui … »
        let aside = |m: &Mention| m.tie == Tie::Of && i > 0 && pieces[i - 1].what == What::Comma;
        pieces[i].mention().filter(|m| {
            !aside(m)
                && !matches!(
                    m.kind,
                    MentionKind::Place | MentionKind::Thing | MentionKind::Neuter
                )
        })
    });
    // « est revenue sur sa promesse selon laquelle “…” »
    let promised = || {
        let own = |i: &usize| {
            let piece = &pieces[*i];
            let head = piece.mention().and_then(|m| m.head);
            let holds = |tags: Tags| {
                (piece.from..piece.to).any(|at| scene.tags(at as usize).contains(tags))
            };
            head.is_some() && holds(Tags::POSS) && holds(Tags::SPEECH)
        };
        let noun = (place.saturating_sub(REACH)..place).rev().find(own)?;
        let verb = pieces[..noun]
            .iter()
            .rposition(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))?;
        context
            .clauses
            .subject(verb)
            .filter(Mention::is_someone_or_body)
    };
    let words = words.or_else(promised);
    let told = context.clauses.told_before(place);
    let told = told.map(|named| context.clauses.whole(named));
    let mention = words.or(told).or(before.copied())?;
    let other = governor(context).is_some_and(|g| {
        let speaks = |m: Mention| !matches!(m.kind, MentionKind::Thing | MentionKind::Neuter);
        g.verb > place && g.mention.is_some_and(speaks)
    });
    (!other).then(|| {
        let cue = context.sign(place);
        Found::new(mention, cue)
    })
}

/// « “Le grand soir”, pour l'Écho du Lac »: right behind the quote, and nothing more is said.
fn behind(context: &Context<'_, '_>) -> Option<Found> {
    let comma = context.what(context.at + 1) == Some(&What::Comma);
    let place = context.at + 1 + usize::from(comma);
    let mention = context.piece(place)?.mention()?;
    // « “La coupe déborde” pour Mona Ferrand »
    let sentence = || {
        context.at == 0 && is_verbal(context) && mention.is_full(context.story.scene.reading.text)
    };
    let holds = matches!(
        mention.kind,
        MentionKind::Medium | MentionKind::Name | MentionKind::Person | MentionKind::Body
    );
    let ended = matches!(
        context.what(place + 1),
        None | Some(What::Comma | What::End | What::Semicolon | What::Quote(_))
    );
    if let Some(found) = in_list(context) {
        return Some(found);
    }
    // « …, “un cauchemar” pour Jean Talec. »
    let apposed = || {
        context.at > 0
            && context.pieces()[context.at - 1].what == What::Comma
            && mention.is_full(context.story.scene.reading.text)
    };
    ((comma || sentence() || apposed()) && mention.tie == Tie::For && holds && ended).then(|| {
        let cue = context.sign(place);
        Found::new(context.clauses.whole(place), cue)
    })
}

/// « “Honteux” pour Inès Vaillant (FSU), “hors-sol” selon Marc Delune »: each word has its holder behind it.
pub(super) fn in_list(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, place) = (context.pieces(), context.at + 1);
    let held = |at: usize| {
        let mention = pieces.get(at).and_then(Piece::mention);
        mention.is_some_and(|m| matches!(m.tie, Tie::For | Tie::Source) && m.is_someone_or_body())
    };
    if !held(place) {
        return None;
    }
    let quoted = |i: &usize| matches!(pieces[*i].what, What::Quote(_));
    let another = (0..pieces.len())
        .filter(quoted)
        .any(|i| i != context.at && held(i + 1));
    another.then(|| Found::new(context.clauses.whole(place), context.sign(place)))
}

/// « La trêve est, pour Inès Vaillant, “un pari” »
fn between(context: &Context<'_, '_>) -> Option<Found> {
    let place = context.at.checked_sub(2)?;
    let comma = |at: usize| context.what(at) == Some(&What::Comma);
    let mention = context.piece(place)?.mention()?;
    let holds = mention.is_someone_or_body();
    (holds && mention.tie == Tie::For && place > 0 && comma(place - 1) && comma(place + 1)).then(
        || {
            let cue = context.sign(place);
            Found::new(context.clauses.whole(place), cue)
        },
    )
}

/// « Mona Ferrand hésite. L'accord lui paraît “bancal”. »: whoever it seems so to.
fn appears(context: &Context<'_, '_>) -> Option<Found> {
    let before = context.pieces()[..context.at].iter().rev().take(REACH);
    let seems = before
        .take_while(|p| p.mention().is_none() && p.what != What::Comma)
        .find(|p| p.predicate().is_some())?;
    let predicate = seems
        .predicate()
        .filter(|p| matches!(p.lemma, "paraître" | "sembler") && p.shape == Shape::Finite)?;
    let scene = &context.story.scene;
    let to = (seems.from as usize..seems.to as usize)
        .find(|at| matches!(scene.word(*at), "leur" | "lui"))?;
    Some(Found::new(mention::owner(scene, to), Cue::of(predicate)))
}

/// « Pour Inès Vaillant, la trêve est “fragile” »
fn opening(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let place = pieces[..context.at.min(3)].iter().position(|p| {
        p.mention().is_some_and(|m| {
            m.tie == Tie::For
                && !matches!(
                    m.kind,
                    MentionKind::Thing | MentionKind::Neuter | MentionKind::Document
                )
        })
    })?;
    if pieces[..place]
        .iter()
        .any(|p| !matches!(p.what, What::And | What::Adverb | What::Comma))
    {
        return None;
    }
    let cue = context.sign(place);
    Some(Found::new(context.clauses.whole(place), cue))
}
