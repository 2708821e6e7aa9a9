//! The sentence before the quote says who is about to speak.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::attribution::rules::continuation;
use crate::attribution::tone;
use crate::lexicon::takes::Takes;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "introduced",
    about: "A quote that stands by itself after a sentence of the narrator’s about someone: that one \
            speaks, or who says or feels something of them. Not after a sentence about a thing, or one that holds a quote; \
            nor a heading of quoted words.",
    run,
    examples: &[
        Example::Hit(
            "[La directrice] s’est expliquée devant la presse.\n« Nous fermons deux classes. »",
        ),
        Example::Hit(
            "Interrogé sur ces reproches, [M. Talec] n’a pas voulu polémiquer. « Le temps viendra. »",
        ),
        Example::Hit("[La directrice] nous reçoit debout.\nFermez-vous ?\n« Deux classes. »"),
        Example::Hit(
            "[La directrice] déplore que le maire se taise. « Nous fermons deux classes. »",
        ),
        Example::Hit("C’est la peur qui habite [Mona Ferrand] depuis mai. « Je ne dors plus. »"),
        Example::Hit("Même fatigue chez [Jean Talec]. « On ne dort plus. »"),
        Example::Hit("La voix de [Jean Talec] tremble. « On ne dort plus. »"),
        Example::Hit("Le plus heureux : [Jean Talec] (Lori)\n« Nous avons bien joué. »"),
        Example::Miss("Le temps passe. « Nous fermons deux classes. »"),
        Example::Miss("Le maire se tait.\n« Deux classes en moins »\nLa cour est vide."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    if !context.stands_alone() || context.at > 1 || context.is_crosshead() {
        return None;
    }
    // « “Il pleut.” “Nous rentrons”, dit la capitaine », unless the sentence right before has its own subject.
    let ahead = continuation::ahead(context).is_some();
    let found = before(context)?;
    let lines = &context.story.lines;
    let same = lines[context.line].paragraph == lines[context.line - 1].paragraph;
    let Source::Mention(mention) = &found.source else {
        return None;
    };
    let named = mention.is_someone() && (mention.name.is_some() || mention.definite);
    (!ahead || same && named).then_some(found)
}

/// Who speaks according to the sentence before.
pub(super) fn before(context: &Context<'_, '_>) -> Option<Found> {
    let mut line = context.line.checked_sub(1)?;
    let lines = &context.story.lines;
    // The first question of an interview stands between.
    let mut asked = 0;
    while line > 0 && asked < 2 && context.story.asks(line) {
        line -= 1;
        asked += 1;
    }
    if lines[context.line].paragraph - lines[line].paragraph > 2 + asked {
        return None;
    }
    let clauses = context.story.clauses(line);
    if let Some(found) = announced(clauses.pieces, &clauses) {
        return Some(Found {
            source: Source::Mention(found),
            cue: None,
            inserted: None,
        });
    }
    // Words that nobody has spoken are a name or a title.
    let spoken = |p: &Piece| match p.what {
        What::Quote(quote) => context.outcomes[quote as usize].is_some(),
        _ => false,
    };
    if clauses.pieces.iter().any(spoken) {
        return None;
    }
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let Some(verb) = clauses.pieces.iter().rposition(finite) else {
        return opens_with_person(context, line)
            .or_else(|| headed_by(context, line))
            .or_else(|| {
                let last = clauses.pieces.len();
                let ended = clauses.pieces.last().is_some_and(|p| p.what == What::End);
                let last = last - usize::from(ended);
                let heard = || tone::heard_from(&clauses, last);
                let told = heard().filter(|_| context.ends_as_sentence());
                let named = told.or_else(|| brought_up(context, &clauses))?;
                Some(Found {
                    source: Source::Mention(named),
                    cue: None,
                    inserted: None,
                })
            });
    };
    // « Mais, précise-t-il, la digue doit être refaite. “C'est clair.” »
    let reporter = clauses.pieces.iter().enumerate().find_map(|(at, piece)| {
        let said = piece.predicate().filter(|p| p.reports())?;
        if said.tail.is_some() {
            return clauses.subject(at);
        }
        clauses.inverted(at, said).map(|place| clauses.whole(place))
    });
    let main = reporter.or_else(|| {
        let opens = opinion(clauses.pieces)
            .or_else(|| main_verb(clauses.pieces, verb))
            .or_else(|| beyond_relative(&clauses, verb));
        let subject = opens.and_then(|main| clauses.subject(main));
        // *est-ce un hasard que*
        subject.filter(|m| m.span.of(clauses.scene.reading.text) != "ce")
    });
    let source = main.filter(|m| m.kind == MentionKind::Informant);
    // « D'après elle, le maire avait promis un pont. “Nous attendons.” »
    let mut opening = clauses.pieces.iter().take(2).filter_map(Piece::mention);
    let sourced = opening
        .find(|m| m.tie == Tie::Source && m.kind == MentionKind::Pronoun)
        .copied();
    let found = sourced
        .or(main)
        .filter(Mention::is_someone)
        .or(source)
        .or_else(|| clauses.subject(verb))
        // *Personne ne bouge.*
        .filter(|m| m.is_someone() && m.kind != MentionKind::Indefinite)
        .or_else(|| {
            let first = clauses
                .pieces
                .iter()
                .position(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))?;
            clauses.subject(first).filter(Mention::is_someone)
        });
    // « Pour le syndicat, tout reste à faire. “Nous restons.” »
    let found = found.or_else(|| {
        let opening = clauses.pieces.iter().take(3);
        let viewed = opening
            .filter_map(Piece::mention)
            .find(|m| matches!(m.tie, Tie::Source | Tie::For))?;
        viewed.is_someone_or_body().then_some(*viewed)
    });
    let found = found
        .or_else(|| only_person(&clauses))
        .or_else(|| brought_up(context, &clauses))?;
    Some(Found {
        source: Source::Mention(found),
        cue: None,
        inserted: None,
    })
}

/// « La maire regrette que le préfet ait tardé. »: the verb whose clause with *que* holds the finite verb at `verb`.
fn main_verb(pieces: &[Piece], verb: usize) -> Option<usize> {
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let before = &pieces[..verb];
    let that = before.iter().rposition(|p| p.what == What::That)?;
    let main = before[..that].iter().rposition(finite)?;
    let apart = |p: &Piece| finite(p) || matches!(p.what, What::Semicolon | What::Colon);
    // « assurant que c'est l'équipe qui a failli »
    let cleft = |p: &Piece| p.predicate().is_some_and(|p| p.lemma == "être");
    let pointed = |p: &Piece| p.mention().is_some_and(|m| m.kind == MentionKind::Neuter);
    let clefts = before[that + 1..]
        .windows(2)
        .take(1)
        .filter(|two| pointed(&two[0]) && cleft(&two[1]));
    let from = that + 1 + 2 * clefts.count();
    (!before[from..].iter().any(apart)).then_some(main)
}

/// « Elle emploie deux matelots, qui partiront en mai. »: the main verb, where the last one stands in a relative clause about
/// nobody known.
fn beyond_relative(clauses: &Clauses<'_, '_>, verb: usize) -> Option<usize> {
    let pieces = clauses.pieces;
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let opens = |p: &Piece| matches!(p.what, What::Relative | What::Oblique);
    let relative = pieces[..verb].iter().rposition(opens)?;
    if pieces[relative..verb].iter().any(finite) {
        return None;
    }
    let main = pieces[..relative].iter().rposition(finite)?;
    let told = clauses.subject(verb)?;
    let subject = clauses.subject(main)?;
    // *elle écoute un patient, qui se plaint*: he is about to be heard.
    let lemma = pieces[main].predicate()?.lemma;
    let meets = MEETING.contains(&lemma) || pieces[verb].predicate()?.reports();
    let unknown = !told.definite && told.name.is_none() && told.kind != MentionKind::Pronoun;
    (subject.kind == MentionKind::Pronoun && unknown && !meets).then_some(main)
}

/// Verbs by which somebody comes to hear another.
const MEETING: &[&str] = &[
    "accueillir",
    "apercevoir",
    "croiser",
    "entendre",
    "interroger",
    "recevoir",
    "rencontrer",
    "retrouver",
    "suivre",
    "trouver",
    "voir",
    "écouter",
];

/// « La maire espère que le préfet, en tant que garant, viendra. »: the first finite verb, where it holds an opinion and *que*
/// follows it.
fn opinion(pieces: &[Piece]) -> Option<usize> {
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    let first = pieces.iter().position(finite)?;
    let predicate = pieces[first].predicate()?;
    let next = pieces.get(first + 1)?;
    (predicate.reports() && predicate.takes.has(Takes::QUE) && next.what == What::That)
        .then_some(first)
}

/// « C'est la peur qui habite Mona Ferrand depuis mai. »: the only one whose full name the sentence holds.
fn only_person(clauses: &Clauses<'_, '_>) -> Option<Mention> {
    let text = clauses.scene.reading.text;
    let mut persons = clauses
        .pieces
        .iter()
        .filter_map(Piece::mention)
        .filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Name) && m.is_full(text));
    let only = persons.next()?;
    (persons.next().is_none() && only.tie == Tie::Free).then_some(*only)
}

/// « Le plus satisfait : Jean Talec (Lori) »: a heading whose last words are a full name.
fn headed_by(context: &Context<'_, '_>, line: usize) -> Option<Found> {
    let clauses = context.story.clauses(line);
    let colon = clauses.pieces.iter().position(|p| p.what == What::Colon)?;
    let last = clauses.before_bracket(clauses.pieces.len() - 1)?;
    let person = only_person(&clauses)?;
    let ends = clauses.pieces[last].mention()?.span.overlaps(person.span);
    let parted = context.story.lines[context.line].paragraph > context.story.lines[line].paragraph;
    (ends && parted && colon + 1 == last && context.ends_as_sentence()).then_some(Found {
        source: Source::Mention(person),
        cue: None,
        inserted: None,
    })
}

/// « Même fatigue chez Jean Talec. », « La voix de Mona Ferrand tremble. »: the only one whom a short sentence names in full,
/// at its end, or whose voice it tells of.
fn brought_up(context: &Context<'_, '_>, clauses: &Clauses<'_, '_>) -> Option<Mention> {
    let text = clauses.scene.reading.text;
    let pieces = clauses.pieces;
    let named = |p: &Piece| p.mention().is_some_and(|m| m.name.is_some());
    if pieces.len() > SHORT || !context.ends_as_sentence() {
        return None;
    }
    let voice = |k: usize| {
        let head = pieces[k].mention()?.head?.of(text);
        let owner = clauses.named_complement(k)?;
        (tone::is_heard(head) && owner.is_full(text)).then_some(owner)
    };
    if let Some(found) = (0..pieces.len()).find_map(voice) {
        return Some(found);
    }
    let place = pieces.iter().position(named)?;
    let person = clauses.whole(place);
    let word = clauses.scene.word(pieces[place].from as usize);
    // « Trois questions à Jean Talec »
    let asked = || {
        let first = pieces.iter().find_map(Piece::free_mention);
        let head = first.and_then(|m| m.head).map_or("", |h| h.of(text));
        let alone = pieces.get(place + 1).is_none_or(|p| p.what != What::And);
        word == "à" && alone && matches!(head, "question" | "questions")
    };
    let tied =
        person.tie == Tie::Free || matches!(word, "avec" | "chez" | "par" | "pour") || asked();
    let last = pieces[place + 1..]
        .iter()
        .all(|p| !named(p) && p.predicate().is_none());
    let fits = matches!(person.kind, MentionKind::Person | MentionKind::Name);
    (place > 0 && tied && (last || asked()) && fits && person.is_full(text)).then_some(person)
}

/// A short sentence has so many pieces at most.
const SHORT: usize = 8;

/// « Mme Talec chausse ses bottes. »: a person named before a verb that the lexicon does not know.
fn opens_with_person(context: &Context<'_, '_>, line: usize) -> Option<Found> {
    let clauses = context.story.clauses(line);
    let [first, second, ..] = clauses.pieces else {
        return None;
    };
    let scene = &context.story.scene;
    let verb = second.what == What::Word && scene.is_unknown(second.from as usize);
    let person = first.free_mention().filter(|m| {
        m.name.is_some() && matches!(m.kind, MentionKind::Person | MentionKind::Name)
    })?;
    verb.then_some(Found {
        source: Source::Mention(*person),
        cue: None,
        inserted: None,
    })
}

/// Who speaks according to a sentence that ends with a colon: the subject of its last verb, or the one whose name is
/// all there is behind its last quote.
fn announced(pieces: &[Piece], clauses: &Clauses<'_, '_>) -> Option<Mention> {
    let (colon, before) = pieces.split_last()?;
    if colon.what != What::Colon {
        return None;
    }
    let start = before
        .iter()
        .rposition(|p| matches!(p.what, What::Quote(_)))
        .map_or(0, |i| i + 1);
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    // « Et Jean Talec d'ajouter : »
    let adds = |p: &Piece| {
        p.predicate()
            .is_some_and(|p| p.shape == Shape::Infinitive && p.reports())
    };
    let verb = before
        .iter()
        .rposition(finite)
        .or_else(|| before.iter().rposition(adds));
    let issues = |m: &Mention| {
        m.is_someone()
            || matches!(
                m.kind,
                MentionKind::Body | MentionKind::Medium | MentionKind::Document
            )
    };
    match verb.filter(|v| *v >= start) {
        // « Relisons Jean Talec : »
        Some(verb) if cites(&before[verb]) => before[verb + 1..]
            .iter()
            .find_map(Piece::free_mention)
            .copied()
            .filter(issues),
        Some(verb) => clauses.subject(verb).filter(issues),
        None => match &before[start..] {
            [only] => only.free_mention().copied().filter(issues),
            // « L'avis du géologue Jean Talec, après le séisme : »
            [first, ..] if start == 0 => first
                .free_mention()
                .and_then(|_| clauses.last_noun(0))
                .filter(|m| m.name.is_some() && issues(m)),
            _ => None,
        },
    }
}

/// True of *citons*: what we are about to cite somebody else has said.
fn cites(piece: &Piece) -> bool {
    piece
        .predicate()
        .is_some_and(|p| !p.third && matches!(p.lemma, "citer" | "écouter" | "relire"))
}
