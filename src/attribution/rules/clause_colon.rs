//! A clause without a verb of speech, a colon, the quote.

use crate::attribution::mention::{Mention, MentionKind, Tie, owner};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::attribution::rules::cue_noun::AIMS;
use crate::attribution::rules::{inscription, introduced, signature};
use crate::attribution::tone;
use crate::attribution::touched::touched;
use crate::attribution::worded;
use crate::lexicon::{Lexicon, Tags};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "clause-colon",
    about: "A clause whose verb does not report (*hausse les épaules*, *a une formule*) before a colon and \
            the quote: its subject speaks, if it is someone; without a verb, whose word it is (*un avis partagé par X :*, *belle soirée pour X :*); \
            of a thing, the one whom it touches (*l’idée plaît à X :*). Not a thing that happens.",
    run,
    examples: &[
        Example::Hit("[Lina Roux] {soulève} sa casquette : « Tout était prévu. »"),
        Example::Hit("[Le capitaine] {sort} du vestiaire : « On a mal joué. »"),
        Example::Hit("C’{est} le cas de [Lina Roux], arrivée hier : « On m’a tout pris. »"),
        Example::Hit("Un avis partagé par [Lina Roux, plongeuse] {:} « La grotte est vide. »"),
        Example::Hit("La voix de [Lina Roux] {se brise} : « La grotte est vide. »"),
        Example::Hit("Belle soirée pour [la plongeuse Lina Roux] {:} « La grotte est vide. »"),
        Example::Hit("[Le docteur] sort, car le but {est} de soigner : « On manque de tout. »"),
        Example::Hit("Le constat de [Lina Roux] {est} sévère : « La grotte est vide. »"),
        Example::Hit("La nouvelle a bouleversé [Lina Roux] {:} « La grotte est vide. »"),
        Example::Miss("Une salle pleine pour la plongeuse Lina Roux : « Les Grottes bleues »."),
        Example::Hit("Lina Roux s’est tue.\n[Sa] réponse a surpris {:} « La grotte est vide. »"),
        Example::Miss("La nuit tombe : « Nous rentrons. »"),
        Example::Miss("Lina Roux découvre ce message sur sa porte : « Partez. »"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let colon = context.at.checked_sub(1)?;
    let pieces = context.pieces();
    let shown = || inscription::shown(context).is_some();
    if pieces[colon].what != What::Colon || signature::in_brackets(context) || shown() {
        return None;
    }
    let verb = (0..colon).rev().find(|i| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.shape == Shape::Finite)
    });
    if let Some(mention) = owned(context, colon).or_else(|| touched(context)) {
        return Some(Found::new(mention, context.sign(colon)));
    }
    let Some(verb) = verb else {
        return shared_by(context, colon).or_else(|| turned(context, colon));
    };
    // « Le docteur se tait car le but est de soigner : “…” »
    let first = || {
        let because = pieces[..verb].iter().rposition(|p| {
            p.what == What::Sub
                || p.what == What::And && context.story.scene.word(p.from as usize) == "car"
        })?;
        let main = pieces[..because]
            .iter()
            .rposition(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))?;
        context.clauses.subject(main).filter(Mention::is_someone)
    };
    let mention = case_of(context, verb)
        .or_else(|| owner_of_words(context, verb))
        .or_else(|| heard_of(context, verb))
        .or_else(|| {
            let own = context.clauses.subject(verb);
            // « attendu par tous, notamment par le maire : “…” »
            let passive = pieces[verb].predicate().is_some_and(|p| p.passive);
            let agent = || {
                let found = context.clauses.agent(verb).filter(|_| passive)?;
                found.is_someone().then_some(found)
            };
            own.filter(Mention::is_someone)
                .or_else(first)
                .or_else(agent)
                .or(own)
        })?;
    let writes = matches!(mention.kind, MentionKind::Body | MentionKind::Document);
    let speaks = writes || mention.is_someone();
    let predicate = pieces[verb].predicate()?;
    // « Il faudra choisir : “…” »
    let speaks =
        speaks && !IMPERSONAL.contains(&predicate.lemma) && !receives(context, verb, colon);
    speaks.then(|| Found::new(mention, Cue::of(predicate)))
}

/// « Mona Ferrand s'est levée. Puis, se tournant vers les élus : “…” »: its subject is that of the sentence
/// before.
fn turned(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let pieces = &context.pieces()[..colon];
    let goes_on = pieces.first().is_some_and(|p| p.what == What::And);
    let turns = |p: &Piece| {
        p.predicate().is_some_and(|p| {
            p.shape == Shape::Participle && (p.reflexive || GESTURES.contains(&p.lemma))
        })
    };
    let quiet = |p: &Piece| {
        matches!(
            p.what,
            What::And | What::Comma | What::Adverb | What::Preposition | What::Word | What::Time
        )
    };
    // « Elle se tait d'abord. Puis, à mi-voix : “…” »
    let scene = &context.story.scene;
    let voice = |p: &Piece| (p.from..p.to).any(|i| VOICES.contains(&scene.word(i as usize)));
    let goes_on_so = goes_on
        && context.ends_as_sentence()
        && pieces.iter().all(quiet)
        && pieces.iter().any(voice);
    let turned = pieces
        .iter()
        .position(turns)
        .or(goes_on_so.then_some(pieces.len()))?;
    let another = pieces[..turned].iter().any(|p| p.mention().is_some());
    if another || !(goes_on || turned == 0) {
        return None;
    }
    introduced::before(context)
}

/// How one goes on to speak.
const VOICES: &[&str] = &[
    "bas",
    "doucement",
    "gravement",
    "haut",
    "lentement",
    "mi-voix",
    "sèchement",
    "voix",
];

/// « Un constat partagé par Lina Roux, plongeuse : “…” »: no verb but the participle of what is said.
fn shared_by(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let pieces = context.pieces();
    let tags = said(context);
    // « La réponse du maire : “…” », but « Le livre du maire : “…” »
    let scene = &context.story.scene;
    let noun = scene.word(pieces[0].from as usize).to_lowercase();
    let words = tags.contains(Tags::SPEECH) || AIMS.contains(&noun.as_str());
    let owner = || {
        let owner = context.clauses.named_complement(0);
        owner.filter(|m| m.name.is_some() || words && m.definite)
    };
    if let Some(found) = meant_for(context, colon) {
        return Some(found);
    }
    let mention = owner().or_else(|| context.clauses.made_by(0))?;
    let ended = scene.span(pieces[colon].from as usize).start();
    let near = pieces[..colon]
        .iter()
        .filter(|p| p.mention().is_some())
        .count()
        <= 3;
    let cue = context.sign(colon);
    ((words || tags.contains(Tags::DOCUMENT))
        && near
        && (mention.is_someone()
            || words && !matches!(mention.kind, MentionKind::Thing | MentionKind::Document))
        && mention.span.end() <= ended)
        .then(|| Found::new(mention, cue))
}

/// « Grosse déception pour le capitaine Hugo Salles : “…” »: the last who is named before the colon, where the quote is a
/// sentence.
fn meant_for(context: &Context<'_, '_>, colon: usize) -> Option<Found> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let place = pieces[..colon].iter().rposition(|p| {
        let word = scene.word(p.from as usize);
        p.mention().is_some_and(|m| m.tie != Tie::Free) && matches!(word, "chez" | "par" | "pour")
    })?;
    let mention = context.clauses.whole(place);
    let ended = scene.span(pieces[colon].from as usize).start();
    let rest = pieces[place + 1..colon].iter().all(|p| {
        p.what == What::Comma || p.mention().is_some_and(|m| mention.span.overlaps(m.span))
    });
    let person = mention.name.is_some()
        && matches!(mention.kind, MentionKind::Person | MentionKind::Name)
        && mention.is_full(scene.reading.text);
    (place > 0 && person && rest && mention.span.end() <= ended && context.ends_as_sentence())
        .then(|| Found::new(mention, context.sign(colon)))
}

/// « Sa réponse a surpris le maire : “Nous restons.” », « C'est sa phrase qui a choqué : “…” »: whose words those are that open the
/// sentence, where no other words are told of before the colon.
fn owned(context: &Context<'_, '_>, colon: usize) -> Option<Mention> {
    let (pieces, scene) = (context.pieces(), &context.story.scene);
    let words = |place: usize| worded::is_words(&context.clauses, place);
    let own = |place: &usize| {
        let at = pieces[*place].from as usize;
        scene.tags(at).contains(Tags::POSS)
            && OWN.contains(&scene.word(at).to_lowercase().as_str())
            && words(*place)
    };
    let place = (0..colon).take(MAX_CLEFT).find(own)?;
    let opens = pieces[..place].iter().all(|p| match p.what {
        What::Predicate(p) => p.lemma == "être",
        What::Mention(m) => m.kind == MentionKind::Neuter,
        _ => matches!(p.what, What::And | What::Adverb),
    });
    let mut rest = place + 1..colon;
    // « Ses propos ont fait réagir la maire : “Il rêve.” »: the answer of whom they reach.
    let moves = rest
        .clone()
        .filter_map(|i| pieces[i].predicate())
        .any(|p| MOVING.contains(&p.lemma));
    let reached = rest
        .clone()
        .filter_map(|i| pieces[i].mention())
        .any(Mention::is_someone_or_body);
    if reached && !moves {
        return None;
    }
    let told = rest.clone().any(|i| pieces[i].predicate().is_some());
    (opens && told && !rest.any(words) && context.ends_as_sentence()).then(|| Mention {
        tie: Tie::Free,
        ..owner(scene, pieces[place].from as usize)
    })
}

/// Possessives of one who is told of.
const OWN: &[&str] = &["sa", "ses", "son"];

/// What words do to those who hear them, and are quoted for.
const MOVING: &[&str] = &[
    "blesser",
    "bouleverser",
    "choquer",
    "embarrasser",
    "hanter",
    "marquer",
    "surprendre",
    "toucher",
    "émouvoir",
];

/// *Mais c'est sa phrase*: the words stand so many pieces on at most.
const MAX_CLEFT: usize = 5;

/// What the lexicon knows of the noun that opens the sentence.
fn said(context: &Context<'_, '_>) -> Tags {
    let scene = &context.story.scene;
    let first = &context.pieces()[0];
    let noun = match first.what {
        What::Mention(m) => m.head,
        _ => Some(scene.span(first.from as usize)),
    };
    noun.map_or(Tags::empty(), |n| {
        Lexicon::french().look_up(n.of(scene.reading.text)).tags
    })
}

/// « Le message de Lina Roux, plongeuse, est clair : “…” »: of words that are plain, whose they are.
fn owner_of_words(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let pieces = context.pieces();
    let be = pieces[verb].predicate()?.lemma == "être";
    let quality = context
        .story
        .scene
        .word(pieces.get(verb + 1)?.from as usize);
    // « Le constat de Lina Roux est sévère : “Rien ne tient.” »
    let short = context.at - verb <= FEW && context.ends_as_sentence();
    let plain = short || PLAIN.contains(&quality.strip_suffix('e').unwrap_or(quality));
    let noun = pieces[0].free_mention()?.head;
    let text = context.story.scene.reading.text;
    let words =
        said(context).contains(Tags::SPEECH) || noun.is_some_and(|n| tone::is_heard(n.of(text)));
    // « Le mot est de Lina Roux : “Rien ne tient.” »
    let of = pieces[verb + 1].mention().filter(|m| m.tie == Tie::Of);
    let named = said(context).intersects(Tags::SPEECH | Tags::NAMING);
    if let Some(owner) = of.filter(|m| be && named && m.name.is_some() && m.is_someone()) {
        return Some(*owner);
    }
    if !be || !plain || !words {
        return None;
    }
    let owner = context.clauses.named_complement(0)?;
    // « Le conseil de son oncle est simple »
    let own = owner.kind == MentionKind::Person && owner.definite;
    ((owner.name.is_some() || own) && owner.is_someone()).then_some(owner)
}

/// « La voix de Lina Roux se brise : “Rien ne tient.” », « La réponse de Lina Roux fuse : »: who is heard.
fn heard_of(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let clauses = &context.clauses;
    let place = (0..verb).find(|i| context.pieces()[*i].free_mention().is_some())?;
    let head = clauses.pieces[place].mention()?.head;
    let text = clauses.scene.reading.text;
    let told = head.is_some_and(|h| tone::is_heard(h.of(text))) || worded::is_words(clauses, place);
    let owner = clauses.named_complement(place).filter(|_| told)?;
    (owner.name.is_some() && owner.is_someone() && context.ends_as_sentence()).then_some(owner)
}

/// So many pieces may stand between the verb and the quote, the colon with them.
const FEW: usize = 5;

/// What words can be that are quoted next, without their last *e*.
const PLAIN: &[&str] = &[
    "bref", "cinglant", "clair", "direct", "explicit", "ferm", "laconiqu", "limpid", "net",
    "simpl", "sobr",
];

/// « a reçu ces mots : “…” », « découvre une affiche : “…” »: the words are someone else's.
fn receives(context: &Context<'_, '_>, verb: usize, colon: usize) -> bool {
    let pieces = context.pieces();
    let text = context.story.scene.reading.text;
    let words = |m: &Mention| {
        m.kind == MentionKind::Document
            || m.head.is_some_and(|h| {
                let tags = Lexicon::french().look_up(h.of(text)).tags;
                tags.intersects(Tags::SPEECH | Tags::NAMING)
            })
    };
    pieces[verb]
        .predicate()
        .is_some_and(|p| RECEIVING.contains(&p.lemma))
        && pieces[verb + 1..colon]
            .iter()
            .filter_map(|p| p.free_mention())
            .any(words)
}

/// Verbs of one whom words reach.
const RECEIVING: &[&str] = &[
    "apercevoir",
    "découvrir",
    "entendre",
    "lire",
    "recevoir",
    "retrouver",
    "trouver",
];

/// Verbs whose *il* is nobody.
const IMPERSONAL: &[&str] = &["agir", "falloir", "pleuvoir", "neiger", "valoir mieux"];

/// « C'est le cas de Jean Talec, qui attend depuis l'aube : “…” »: whose case it is.
fn case_of(context: &Context<'_, '_>, verb: usize) -> Option<Mention> {
    let adverb = context.what(verb + 1) == Some(&What::Adverb);
    let place = verb + 1 + usize::from(adverb);
    let case = context.piece(place)?.free_mention()?;
    let scene = &context.story.scene;
    let shared = |noun: &str| {
        noun == "cas" || verb == 1 && matches!(noun, "avis" | "constat" | "opinion" | "sentiment")
    };
    let head = case.head.filter(|h| shared(h.of(scene.reading.text)))?;
    (case.span.end() > head.end())
        .then(|| context.clauses.last_noun(place))
        .flatten()
}

/// What one does before one speaks.
const GESTURES: &[&str] = &[
    "agiter",
    "brandir",
    "désigner",
    "fixer",
    "hausser",
    "lever",
    "montrer",
    "pointer",
    "regarder",
];
