//! Where the name of who speaks begins that stands right behind what says where or how: « a dit devant les députés Jean Talec ».

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, Beside, Lexicon, Tags, beside};
use crate::text::fold;
use crate::text::tokens::{Case, Kind};

/// True after a piece behind which the subject of an inserted clause may follow: its verb, or what stands between the two.
/// `before` are the pieces read so far, and `waits` is the answer for the last of them.
pub(super) fn awaits_subject(before: &[Piece], what: &What, waits: bool) -> bool {
    match what {
        What::Predicate(p) if p.shape == Shape::Finite => {
            let inserted = before
                .last()
                .is_some_and(|p| matches!(p.what, What::Comma | What::Quote(_) | What::Dash));
            p.reports() && p.third && p.tail.is_none() && inserted
        }
        // « vient de déclarer à notre micro Jean Talec »
        What::Predicate(p) if p.shape == Shape::Infinitive && p.reports() => {
            let mut back = before.iter().rev();
            let verb = back.find(|p| p.what != What::Preposition);
            let inserted = back
                .next()
                .is_some_and(|p| matches!(p.what, What::Comma | What::Quote(_) | What::Dash));
            let plain = |p: &Piece| p.predicate().is_some_and(|p| p.third && p.tail.is_none());
            waits || inserted && verb.is_some_and(plain)
        }
        What::Mention(m) if m.tie == Tie::Free => waits && m.kind == MentionKind::Thing,
        What::Quote(_)
        | What::End
        | What::That
        | What::Relative
        | What::Oblique
        | What::Semicolon
        | What::Colon => false,
        _ => waits,
    }
}

/// « Jean Talec, de son côté, le décrit »: the comma behind `before` closes what stands between a subject and its verb.
pub(super) fn closes_aside(before: &[Piece]) -> bool {
    let [.., subject, comma, aside] = before else {
        return false;
    };
    aside.what == What::Adverb && comma.what == What::Comma && subject.free_mention().is_some()
}

/// *en Albanie*: behind this preposition at `at` a name that nobody knows is a place's.
pub(super) fn placed(scene: &Scene<'_>, at: usize, mention: Mention) -> Mention {
    let one = scene.span(at + 1) == mention.span;
    let near = || at > 0 && NEARBY.contains(&scene.word(at - 1));
    let place = mention.kind == MentionKind::Name
        && (fold::is_key(scene.word(at), "en") || near() || one && is_in_country(scene, at + 2))
        && !scene.tags(at + 1).intersects(Tags::GIVEN);
    Mention {
        kind: if place {
            MentionKind::Place
        } else {
            mention.kind
        },
        ..mention
    }
}

/// *de Santos, au Brésil*: a comma at `at`, and a country that one is in.
fn is_in_country(scene: &Scene<'_>, at: usize) -> bool {
    let comma = scene.kind(at) == Some(Kind::Comma) && scene.kind(at + 1) == Some(Kind::Word);
    let within = || ["au", "aux", "en"].contains(&scene.word(at + 1));
    comma && within() && scene.tags(at + 2).contains(Tags::PLACE)
}

/// Words before *de* and the name of a place: *près de Lori*.
const NEARBY: &[&str] = &[
    "alentours",
    "banlieue",
    "environs",
    "loin",
    "périphérie",
    "près",
];

/// The item where a person's name starts that ends the phrase from `from` to `to`, glued to a noun or a name of another sort.
pub(super) fn name_at_end(
    scene: &Scene<'_>,
    mention: &Mention,
    from: usize,
    to: usize,
) -> Option<usize> {
    let capital = |at: usize| scene.kind(at) == Some(Kind::Word) && scene.case(at) == Case::Capital;
    let ended = |at: usize| {
        !matches!(scene.kind(at), Some(Kind::Word | Kind::Number))
            || scene.tags(at).contains(Tags::PREP)
    };
    // « écrivent dans une tribune Mona Talec et Jean Riou »
    let row = scene.tags(to).contains(Tags::AND) && capital(to + 1);
    if to < from + 3 || !capital(to - 1) || !ended(to) && !row {
        return None;
    }
    let given = |at: usize| scene.tags(at).contains(Tags::GIVEN) && capital(at);
    let particle = |at: usize| {
        scene.tags(at).contains(Tags::PARTICLE)
            && scene.case(at) == Case::Lower
            && !scene.tags(at).contains(Tags::DEF)
    };
    let mut start = to - 1;
    while start > from + 1 && (capital(start - 1) || particle(start - 1)) {
        start -= 1;
    }
    let start = (start..to - 1).find(|at| {
        let unknown = (*at..to).all(|i| scene.tags(i).is_empty() || particle(i));
        capital(*at) && (given(*at) || unknown && *at == start)
    })?;
    // *devant les élus Me Talec*: the form of address goes with the name.
    let mut start = start;
    while start > from + 2 && is_address(scene, start - 1) {
        start -= 1;
    }
    let noun = start - 1;
    let word = scene.word(noun);
    let tags = scene.tags(noun);
    // *à l'antenne de Radio Lac Jean Talec*: behind a name that is known.
    let named = scene.case(noun) != Case::Lower && !tags.contains(Tags::TITLE) && {
        let first = (from..start)
            .rev()
            .take_while(|at| scene.case(*at) != Case::Lower)
            .last()?;
        let key = fold::name_key(scene.span_of(first, start).of(scene.reading.text));
        let sort = Tags::MEDIA | Tags::BODY | Tags::ORG;
        scene.tags(first).intersects(sort) || Lexicon::french().name(&key).is_some()
    };
    let small = Tags::DET | Tags::PREP | Tags::COORD | Tags::OF | Tags::TITLE | Tags::DEMONYM;
    // *devant le maire Jean Talec* is the mayor.
    let one = tags.intersects(Tags::PERSON)
        && scene.agreement(noun) & Agreement::NUMBER != Agreement::PLURAL;
    let common = scene.case(noun) == Case::Lower
        && scene.kind(noun) == Some(Kind::Word)
        && !tags.intersects(small)
        && !one
        && beside(word) != Some(Beside::Namesake);
    let held = mention.head.is_some_and(|head| {
        let at = (from..start).find(|at| scene.span(*at) == head);
        at.is_some_and(|at| {
            scene.tags(at).intersects(Tags::PERSON)
                && scene.agreement(at) & Agreement::NUMBER != Agreement::PLURAL
        })
    });
    // *explique la jeune Mona Talec*: nothing but adjectives before the name that the phrase is about.
    let own = mention.head.is_none()
        && mention.tie == Tie::Free
        && mention
            .name
            .is_some_and(|name| name.start() == scene.span(start).start());
    let written = ended(to) || WRITTEN.contains(&word);
    ((named || common) && !held && !own && written).then_some(start)
}

/// What several write together.
const WRITTEN: &[&str] = &[
    "communiqué",
    "courrier",
    "entretien",
    "lettre",
    "message",
    "texte",
    "tribune",
    "vidéo",
];

/// True of *Me*, *M.*, *Dr*, point included.
fn is_address(scene: &Scene<'_>, at: usize) -> bool {
    let title = |at: usize| scene.tags(at).contains(Tags::TITLE) && scene.case(at) != Case::Lower;
    title(at) || scene.kind(at) == Some(Kind::Stop) && at.checked_sub(1).is_some_and(title)
}
