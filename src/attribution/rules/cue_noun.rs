//! A noun of speech with the one it comes from, and the quote as its complement.

use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::typing::is_verbal;
use crate::lexicon::{Lexicon, Tags};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "cue-noun",
    about: "*La promesse de X de*, *l’appel de X à* right before the quote: X, whose promise or appeal it is, speaks; \
            of *sa promesse*, the subject of a verb like *tenir*. The quote has a verb, unless it is what an appeal is for. Not \
            what is said about X.",
    run,
    examples: &[
        Example::Hit("La {promesse} de [Lina Roux] de « tout changer » est loin."),
        Example::Hit("L’{objectif} de [Lina Roux] est de « tout changer »."),
        Example::Hit("L’{appel} de [l’ONU] à « faire taire les armes » reste sans effet."),
        Example::Hit("[Lina Roux] est revenue sur sa {promesse} de « tout changer »."),
        Example::Miss("Le procès de Lina Roux pour « vol » est reporté."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    complement(context)
        .or_else(|| set_off(context))
        .or_else(|| aim(context))
}

/// « Les mots du maire, “le port rouvrira”, ont surpris »: between commas right behind the words and whose they are.
fn set_off(context: &Context<'_, '_>) -> Option<Found> {
    let comma = |at: usize| context.what(at) == Some(&What::Comma);
    let last = context.at.checked_sub(2)?;
    if !(comma(last + 1) && comma(context.at + 1) && is_verbal(context)) {
        return None;
    }
    // « Les mots de la maire, Lina Roux, “…”, »
    let told = |p: &What| matches!(p, What::Comma | What::Mention(_) | What::Word);
    let mut back = (0..=last).rev().take(MAX_TOLD);
    let place = back.find(|i| {
        let piece = &context.pieces()[*i];
        !told(&piece.what)
            || piece
                .free_mention()
                .is_some_and(|m| is_said(context, *i, m))
    })?;
    let noun = context.piece(place)?.free_mention()?;
    let head = noun.head.or_else(|| first_noun(context, place))?;
    let speaker = context.clauses.named_complement(place)?;
    let named = place == last || speaker.name.is_some();
    // « L'annonce du départ de Lina Roux, “elle nous manquera”, »: somebody else's.
    let text = context.story.scene.reading.text;
    let own = context.clauses.last_complement(place)?.span;
    let link = text.get(head.end() as usize..own.start() as usize)?;
    let near = link.split_whitespace().count() <= 1;
    // « Les propos du maire, “sortis de leur contexte”, »: what is said of them.
    let first = context.quote.first as usize + 1;
    let opens = context.story.scene.reading.words[first].tags;
    let whole =
        context.words().starts_with(char::is_uppercase) || opens.intersects(Tags::SUBJ | Tags::DET);
    (speaks(&speaker) && named && near && whole).then(|| Found::new(speaker, Cue::words(head, "")))
}

/// True of the words that the mention at `place` is: *les propos*, *le tweet*.
fn is_said(context: &Context<'_, '_>, place: usize, mention: &Mention) -> bool {
    let head = mention.head.or_else(|| first_noun(context, place));
    head.is_some_and(|head| {
        let word = head.of(context.story.scene.reading.text);
        Lexicon::french().look_up(word).tags.contains(Tags::SPEECH) || POSTS.contains(&word)
    })
}

/// Behind whose they are, so many pieces may tell of them.
const MAX_TOLD: usize = 6;

/// « L'objectif de la maire, Lina Roux, est de “tout changer” »: what tells of the owner stands between.
fn aim(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let be = context.at.checked_sub(2)?;
    let verb = pieces[be].predicate()?;
    let of = scene.tags(pieces[be + 1].from as usize).contains(Tags::OF);
    let head = pieces[0].free_mention()?.head?;
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let owner = context.clauses.named_complement(0)?;
    let told =
        be <= MAX_TOLD && pieces[1].what == What::Comma && pieces[be - 1].what == What::Comma;
    (verb.lemma == "être"
        && of
        && told
        && AIMS.contains(&head.of(scene.reading.text))
        && !pieces[..be].iter().any(finite)
        && is_verbal(context)
        && speaks(&owner))
    .then(|| Found::new(owner, Cue::words(head, "")))
}

/// « la promesse de Lina Roux de “tout changer” »
fn complement(context: &Context<'_, '_>) -> Option<Found> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let text = scene.reading.text;
    let mut link = false;
    let mut place = context.at;
    loop {
        place = place.checked_sub(1)?;
        match pieces[place].what {
            What::Preposition => {
                let tags = scene.tags(pieces[place].from as usize);
                link |= tags.intersects(Tags::OF | Tags::TO);
            }
            What::Word | What::Adverb if context.at - place <= MAX_SMALL => {}
            // « L'objectif de Lina Roux est de “tout changer” »
            What::Predicate(p) if link && p.lemma == "être" && p.shape == Shape::Finite => {}
            _ => break,
        }
    }
    let noun = pieces[place].mention().filter(|_| link)?;
    let head = noun.head.or_else(|| first_noun(context, place))?;
    let word = head.of(text);
    let tags = Lexicon::french().look_up(word).tags;
    if !tags.contains(Tags::SPEECH) && !AIMS.contains(&word) {
        return None;
    }
    // « la réponse du maire à la “crise” » speaks of a thing; an appeal may be for one.
    let appeal = word.starts_with("appel") && context.inside().words > 1;
    if !(is_verbal(context) || appeal) {
        return None;
    }
    let from = pieces[place].from as usize;
    let own = scene.tags(from).contains(Tags::POSS) || scene.tags(from + 1).contains(Tags::POSS);
    let speaker = if own {
        possessor(context, place)?
    } else {
        context.clauses.last_complement(place)?
    };
    speaks(&speaker).then(|| Found::new(speaker, Cue::words(head, "")))
}

/// The noun that a mention without a known head opens with.
fn first_noun(context: &Context<'_, '_>, place: usize) -> Option<crate::span::Span> {
    let (scene, piece) = (&context.story.scene, &context.pieces()[place]);
    let small = Tags::DET | Tags::PREP | Tags::CONTRACT | Tags::ADJ;
    (piece.from as usize..piece.to as usize)
        .find(|at| !scene.tags(*at).intersects(small))
        .map(|at| scene.span(at))
}

/// « Le maire a tenu sa promesse »: the subject of the verb before.
fn possessor(context: &Context<'_, '_>, place: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let verb = (0..place).rev().find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    })?;
    let keeps = pieces[verb]
        .predicate()
        .is_some_and(|p| KEEPING.iter().any(|k| p.lemma.split(' ').next() == Some(k)));
    keeps.then(|| context.clauses.subject(verb)).flatten()
}

fn speaks(mention: &Mention) -> bool {
    mention.is_someone_or_body() || mention.kind == MentionKind::Place
}

/// So many small words may stand between the noun and the quote.
const MAX_SMALL: usize = 3;

/// Nouns of what one wants, with the quote as its content.
pub(super) const AIMS: &[&str] = &[
    "ambition",
    "but",
    "désir",
    "détermination",
    "hantise",
    "idée",
    "intention",
    "objectif",
    "pari",
    "priorité",
    "refus",
    "rêve",
    "volonté",
    "vœu",
];

/// Messages that are their words.
const POSTS: &[&str] = &["message", "post", "tweet"];

/// What one does with one's own word.
const KEEPING: &[&str] = &[
    "maintenir",
    "rappeler",
    "renouveler",
    "revenir",
    "réaffirmer",
    "réitérer",
    "tenir",
    "trahir",
];
