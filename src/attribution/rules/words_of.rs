//! What follows the quote says whose words they were.

use crate::attribution::clause::Clauses;
use crate::attribution::incise::inverted_subject;
use crate::attribution::mention::{Mention, MentionKind, Tie, linked};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::attribution::{typing, worded};
use crate::lexicon::Tags;
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "words-of",
    about: "The next sentence, or what stands behind the quote and a sign, opens by pointing back at the words (*Ces mots sont ceux \
            de…*, *c’est par ces mots que…*, *voilà comment…*, *la phrase est de…*, *ainsi parle…*) and names their speaker. Not \
            a sentence that judges them.",
    run,
    examples: &[
        Example::Hit("« Je démissionne. » C’est par ces mots que [Hugo Bast] a quitté la tribune."),
        Example::Hit("« Je démissionne » : c’est par ces mots que [Hugo Bast] a fini."),
        Example::Hit(
            "« Froid », « distant »… Voilà comment [ses anciens élèves] décrivent le sculpteur.",
        ),
        Example::Hit("« Nous avons perdu. » Ces mots sont ceux de [la capitaine]."),
        Example::Hit("« Nous avons perdu. » C’est le constat de [la capitaine Mona Ferrand]."),
        Example::Hit("« Nous avons perdu. » Ce sont les mots de [la capitaine Mona Ferrand]."),
        Example::Hit("« Nous avons perdu. » C’est le sentiment d’[un arbitre]."),
        Example::Hit("« Nous avons perdu. » La phrase est de [Mona Ferrand]."),
        Example::Hit("« Nous avons perdu. » La phrase est d’[un arbitre]."),
        Example::Hit("« Nous avons perdu. » Ainsi parle [Mona Ferrand]."),
        Example::Hit("« Nous avons perdu. » C’est [Mona Ferrand] qui le dit."),
        Example::Hit("« Nous avons perdu. » Le message, publié par [Mona Ferrand], a surpris."),
        Example::Hit("« Sortez d’ici. » Ces mots ont été prononcés par [le gardien]."),
        Example::Miss("« Je démissionne. » Ces mots n’ont surpris personne."),
        Example::Miss("« Je démissionne. » La lettre de Mona Ferrand est arrivée hier."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let here = behind(context).and_then(|from| {
        let clauses = &context.clauses;
        points_back(clauses, from).or_else(|| whose_words(clauses, from))
    });
    let found = here.or_else(|| {
        let line = context.line + 1;
        context.story.lines.get(line)?;
        let clauses = context.story.clauses(line);
        points_back(&clauses, 0).or_else(|| told_behind(context, &clauses))
    })?;
    Some(Found {
        source: Source::Mention(found),
        cue: None,
        inserted: None,
    })
}

/// « “Je pars” : c'est par ces mots que … »: the place behind the quote and its sign, where the quote
/// opens its sentence and holds a verb.
fn behind(context: &Context<'_, '_>) -> Option<usize> {
    let sign = matches!(
        context.what(context.at + 1)?,
        What::Colon | What::Comma | What::Dash
    );
    let opens = context.at == 0 && sign && !context.is_heading();
    (opens && typing::is_verbal(context)).then_some(context.at + 2)
}

/// Whose the words are, by a sentence that points back at them from `from` on.
fn points_back(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let rest = clauses.pieces.get(from..)?;
    let has = |p: &Piece, tags: Tags| {
        (p.from..p.to).any(|i| clauses.scene.tags(i as usize).intersects(tags))
    };
    let opening = rest.iter().take(3).take_while(|p| {
        p.free_mention()
            .is_none_or(|m| m.kind == MentionKind::Neuter)
            || has(p, Tags::DEM)
    });
    let points = opening
        .into_iter()
        .any(|p| p.mention().is_some() && has(p, Tags::DEM) && has(p, Tags::SPEECH | Tags::NAMING));
    if points {
        return of_these(clauses, from);
    }
    is_of(clauses, from)
        .or_else(|| cleft(clauses, from))
        .or_else(|| shown(clauses, from))
}

/// « Ces mots ont été prononcés par la gardienne. », « C'est par ces mots que la gardienne … »
fn of_these(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let pieces = clauses.pieces;
    let done = |p: &Piece| {
        p.predicate()
            .is_some_and(|p| p.passive && p.shape == Shape::Finite)
    };
    let near = pieces[from..].iter().take(MAX_BEFORE).position(done);
    if let Some(verb) = near
        && let Some(found) = clauses.agent(from + verb).filter(names)
    {
        return Some(found);
    }
    // « Ces mots, c'est la gardienne qui les a prononcés. »
    let comma = pieces.get(from + 1).is_some_and(|p| p.what == What::Comma);
    if comma && let Some(found) = cleft(clauses, from + 2) {
        return Some(found);
    }
    let that = (from..pieces.len()).find(|i| pieces[*i].what == What::That);
    let found = match that {
        Some(that) => {
            let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
            let verb = (that..pieces.len()).find(|i| finite(&pieces[*i]))?;
            // « c'est par ces mots que s'ouvre le communiqué »
            let inverted = || {
                let predicate = pieces[verb].predicate()?;
                let place = inverted_subject(clauses, verb, predicate)?;
                (verb == that + 1).then(|| clauses.whole(place))
            };
            inverted().or_else(|| clauses.subject(verb))
        }
        None => pieces.iter().skip(from + 1).find_map(|p| {
            p.mention()
                .filter(|m| names(m) && m.tie == Tie::Of)
                .copied()
        }),
    }?;
    (names(&found) || found.kind == MentionKind::Document && found.definite).then_some(found)
}

/// What a sentence of its own says: whose the phrase is, or who wrote it.
fn told_behind(context: &Context<'_, '_>, clauses: &Clauses<'_, '_>) -> Option<Mention> {
    if !context.ends_or_holds_verb() || !context.stands_alone() {
        return None;
    }
    whose_words(clauses, 0).or_else(|| by_its_author(clauses))
}

/// « La phrase est de Mona Ferrand. », « La voix est celle de Mona Ferrand. », « Le message, publié par la préfète, … »
fn whose_words(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let pieces = clauses.pieces;
    let noun = pieces.get(from)?.free_mention()?;
    if !noun.definite || !worded::is_words(clauses, from) {
        return None;
    }
    if from > 0 || pieces.get(from + 1)?.what == What::Comma {
        return worded::author(clauses, from)
            .or_else(|| is_of_behind(clauses, from))
            .filter(names);
    }
    let verb = pieces.get(from + 1)?.predicate()?;
    let next = from + 2;
    let word = |at: usize| Some(clauses.scene.word(pieces.get(at)?.from as usize));
    let owner = match verb.lemma {
        "être" | "venir" | "émaner" => {
            let place =
                next + usize::from(matches!(word(next)?, "celle" | "celles" | "celui" | "ceux"));
            let tied = pieces.get(place)?.mention()?.tie == Tie::Of;
            tied.then(|| clauses.whole(place))
        }
        // « La phrase est signée Mona Ferrand. »
        "signer" if verb.passive => pieces
            .get(next)?
            .free_mention()
            .map(|_| clauses.whole(next)),
        // « La question a été posée par Mona Ferrand. »
        lemma if verb.passive && UTTERED.contains(&lemma) => clauses.agent(from + 1),
        _ => None,
    };
    owner.filter(|m| names(m) && (m.name.is_some() || m.is_someone()))
}

/// What is done to words by whoever speaks or writes them.
const UTTERED: &[&str] = &[
    "adresser",
    "dire",
    "envoyer",
    "faire",
    "formuler",
    "glisser",
    "lancer",
    "lâcher",
    "poser",
    "poster",
    "prononcer",
    "publier",
    "rédiger",
    "écrire",
];

/// « La phrase, dite mardi, est de Mona Ferrand. »: what commas set off stands before the verb.
fn is_of_behind(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let pieces = clauses.pieces;
    let be = |p: &Piece| {
        p.predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.lemma == "être")
    };
    let verb = (from + 2..pieces.len())
        .take(MAX_BEFORE)
        .find(|i| be(&pieces[*i]))?;
    let tied = pieces.get(verb + 1)?.mention()?.tie == Tie::Of;
    let closed = pieces[verb - 1].what == What::Comma;
    (tied && closed).then(|| clauses.whole(verb + 1))
}

/// « L'auteure de ces mots, Mona Ferrand, … », « Celui qui parle ainsi s'appelle Hugo Bast. », « Ainsi parle Hugo Bast. »
fn by_its_author(clauses: &Clauses<'_, '_>) -> Option<Mention> {
    let pieces = clauses.pieces;
    let scene = clauses.scene;
    let first = scene.word(pieces.first()?.from as usize).to_lowercase();
    let text = scene.reading.text;
    if first == "ainsi" {
        let verb = pieces.get(1)?.predicate().filter(|p| p.reports())?;
        let place = inverted_subject(clauses, 1, verb)?;
        return Some(clauses.whole(place)).filter(names);
    }
    let parting = matches!(first.as_str(), "celui" | "celle") && {
        let says = |p: &Piece| p.predicate().is_some_and(|p| p.lemma == "parler");
        pieces.get(1)?.what == What::Relative && says(pieces.get(2)?)
    };
    let head = pieces[0].free_mention()?.head.map(|h| h.of(text));
    let these = (pieces[0].from..pieces[0].to).any(|i| scene.tags(i as usize).contains(Tags::DEM));
    let author = these && matches!(head, Some("auteur" | "auteure" | "autrice"));
    if !(parting || author) {
        return None;
    }
    let named = |i: &usize| {
        let mention = pieces[*i].free_mention();
        mention.is_some_and(|m| m.is_full(text) && m.is_someone())
    };
    let place = (1..pieces.len().min(1 + MAX_NAMED)).find(named)?;
    Some(clauses.whole(place))
}

/// « C'est le constat de la préfète Mona Ferrand. »: whose words they are.
fn is_of(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let [it, verb, rest @ ..] = clauses.pieces.get(from..)? else {
        return None;
    };
    // « Ce sont là les mots de la préfète. »
    let skipped = rest.iter().take_while(|p| p.what == What::Adverb).count();
    let noun = rest.get(skipped)?;
    let neuter = it.mention().is_some_and(|m| m.kind == MentionKind::Neuter)
        || fold::is_key(clauses.scene.word(it.from as usize), "ce");
    let is = verb
        .predicate()
        .is_some_and(|p| p.lemma == "être" && !p.negated);
    let head = noun.free_mention()?.head?;
    let at = (noun.from as usize..noun.to as usize).find(|at| clauses.scene.span(*at) == head)?;
    let said = clauses.scene.word(at);
    let view = VIEWS.contains(&said);
    // *les mots de passe de la mairie*
    let own = !matches!(said, "mot" | "mots");
    let words = view || clauses.scene.tags(at).contains(Tags::SPEECH);
    let owner = clauses.last_complement(from + 2 + skipped).or_else(|| {
        // *le cri d'alarme de la préfète*
        let of = (at + 1..noun.to as usize)
            .rev()
            .find(|i| clauses.scene.tags(*i).contains(Tags::OF))?;
        linked(clauses.scene, of, noun.to as usize).map(|(m, _)| m)
    })?;
    let somebody = if own {
        owner.is_someone_or_body()
    } else {
        owner.is_someone()
    };
    (neuter && is && words && somebody).then_some(owner)
}

/// « C'est Mona Ferrand qui le dit. »: the one who speaks so.
fn cleft(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let pieces = clauses.pieces;
    let neuter = pieces.get(from)?.mention()?.kind == MentionKind::Neuter;
    let is = pieces.get(from + 1)?.predicate()?;
    let one = pieces.get(from + 2)?.free_mention()?;
    let who = (from + 3..pieces.len().min(from + 3 + MAX_NAMED))
        .rev()
        .find(|i| pieces[*i].what == What::Relative)?;
    let says = pieces.get(who + 1)?.predicate()?;
    // *qui le dit*, *qui les a prononcés*: the words are the object.
    let first = clauses.scene.tags(pieces[who + 1].from as usize);
    let speaks = first.contains(Tags::CLITIC) && !says.reflexive
        || matches!(says.lemma, "parler" | "exprimer");
    let ended = |p: &Piece| matches!(p.what, What::End | What::Comma) || p.is_adjunct();
    let whole = pieces.get(who + 2).is_none_or(ended);
    let is = is.lemma == "être" && !is.negated;
    (neuter && is && says.reports() && speaks && whole && names(one)).then(|| {
        let place = (from + 2..who)
            .rev()
            .find(|i| pieces[*i].free_mention().is_some_and(names));
        clauses.whole(place.unwrap_or(from + 2))
    })
}

/// *Voilà comment ses proches le décrivent*, *C’est ainsi que le maire résume*: the subject of that verb.
fn shown(clauses: &Clauses<'_, '_>, from: usize) -> Option<Mention> {
    let pieces = clauses.pieces;
    let first = pieces.get(from)?.from as usize;
    // Nearly no sentence opens so.
    if !clauses.scene.word(first).starts_with(['c', 'C', 'v', 'V']) {
        return None;
    }
    let end = pieces.last()?.to as usize;
    let opens = |words: &[&str]| {
        first + words.len() < end
            && words
                .iter()
                .enumerate()
                .all(|(i, word)| fold::is_key(clauses.scene.word(first + i), word))
    };
    if !SHOWING.iter().any(|words| opens(words)) {
        return None;
    }
    let verb = from
        + pieces[from..].iter().position(|p| {
            p.predicate()
                .is_some_and(|p| p.shape == Shape::Finite && p.reports())
        })?;
    let inverted = pieces[verb]
        .predicate()
        .and_then(|p| inverted_subject(clauses, verb, p))
        .map(|place| clauses.whole(place))
        .filter(names);
    inverted.or_else(|| clauses.subject(verb)).filter(names)
}

fn names(mention: &Mention) -> bool {
    mention.is_someone_or_body()
}

/// What somebody thinks, besides the nouns of speech.
const VIEWS: &[&str] = &[
    "avis",
    "certitude",
    "conclusion",
    "conviction",
    "credo",
    "diagnostic",
    "message",
    "mot",
    "mots",
    "opinion",
    "sentiment",
    "verdict",
];

/// The verb stands among so many pieces.
const MAX_BEFORE: usize = 4;

/// So many pieces may stand before the name.
const MAX_NAMED: usize = 12;

/// How such a sentence opens.
const SHOWING: &[&[&str]] = &[
    &["voilà", "comment"],
    &["voici", "comment"],
    &["c'", "est", "ainsi", "que"],
    &["c'", "est", "ainsi", "qu'"],
    &["c'", "est", "ce", "que"],
    &["c'", "est", "ce", "qu'"],
    &["voilà", "ce", "que"],
    &["voilà", "ce", "qu'"],
];
