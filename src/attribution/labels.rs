//! Nouns and verbs that make what follows in marks a label: a title, a name, a word.

use crate::attribution::mention::{MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::quality::is_adjectival;
use crate::attribution::rule::Context;
use crate::attribution::typing;
use crate::lexicon::takes::Class;
use crate::lexicon::{Agreement, Tags};
use crate::text::fold;

/// « qui signifie en vieux breton “…” »: of a word's meaning, the verb before the tongue that is named in front of the quote;
/// else `before`, the piece in front of it.
pub(super) fn meaning(context: &Context<'_, '_>, before: usize) -> usize {
    let pieces = context.pieces();
    let near = before.saturating_sub(MAX_TONGUE)..=before;
    let verb = near.rev().find(|i| pieces[*i].predicate().is_some());
    let means = |i: &usize| {
        pieces[*i]
            .predicate()
            .is_some_and(|p| p.lemma == "signifier")
    };
    let scene = &context.story.scene;
    let tongue = |i: &usize| {
        let next = &pieces[i + 1..=before];
        let signs = next
            .iter()
            .any(|p| matches!(p.what, What::Comma | What::Quote(_)));
        let first = next.first().map(|p| scene.word(p.from as usize));
        !signs && first.is_some_and(|word| fold::is_key(word, "en"))
    };
    verb.filter(means).filter(tongue).unwrap_or(before)
}

/// True if the verb at `before`, in front of the quote, makes it a name or a word. Only *appeler à* is an appeal: with a plain object it gives a
/// name, everybody's, unless it is said of one who calls it so.
pub(super) fn called_by(context: &Context<'_, '_>, before: usize, p: &Predicate) -> bool {
    let scene = &context.story.scene;
    let pieces = context.pieces();
    let everybody = || {
        context.clauses.subject(before).is_none_or(|m| {
            m.agreement & Agreement::NUMBER == Agreement::PLURAL
                || matches!(m.kind, MentionKind::Impersonal | MentionKind::Thing)
        })
    };
    let calls = p.lemma == "appeler"
        && match p.shape {
            // « la lecture en commun, appelée “fluence” », but not *appelé « à partir »*
            Shape::Past => !opens_with_to(context.words()) && !by_somebody(context),
            Shape::Infinitive => true,
            _ => p.reflexive || everybody(),
        };
    let means = p.lemma == "dire"
        && p.shape == Shape::Infinitive
        && before > 0
        && pieces[before - 1]
            .predicate()
            .is_some_and(|p| p.lemma == "vouloir" && p.plural == Some(false));
    // « la façon de prononcer “merci” »
    let manner = p.shape == Shape::Infinitive
        && UTTERING.contains(&p.lemma)
        && before > 1
        && pieces[before - 1].what == What::Preposition
        && pieces[before - 2].mention().is_some_and(|m| {
            let head = m.head.map_or(m.span, |h| h).of(scene.reading.text);
            MANNERS.contains(&fold::key(head).as_str())
        });
    // « on dit “char” pour voiture »
    let said = p.lemma == "dire"
        && context
            .clauses
            .subject(before)
            .is_some_and(|m| m.kind == MentionKind::Impersonal)
        && context.words().trim_start().starts_with(char::is_lowercase)
        && context.inside().words <= 5;
    // « Ybarre (se prononce “ibar”) »
    let sounds = p.lemma == "prononcer" && p.reflexive && context.inside().words == 1;
    (calls || means || manner || said || sounds) && !context.ends_as_sentence()
}

/// True of *à partir*, *au calme*: what somebody is called upon to do.
fn opens_with_to(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let first = first.trim_start_matches('…');
    ["à", "À", "a", "au", "aux", "pour", "trop", "en", "par"].contains(&first)
}

/// « appelé “voleur” par l'entraîneur »: somebody's words behind all.
fn by_somebody(context: &Context<'_, '_>) -> bool {
    let next = context.pieces().get(context.at + 1);
    next.is_some_and(|p| {
        let word = context.story.scene.word(p.from as usize);
        p.mention().is_some() && (word == "par" || word == "selon")
    })
}

/// « Mona Ferrand, porte-parole des “gilets jaunes”, », « a dit le porte-parole des “gilets jaunes” »: who is led, behind the
/// noun of the one who leads them, where `before` is the article in front of the quote. Nobody is blamed there: *accuse le maire des
/// « pires » fautes*.
pub(super) fn led(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    let Some(place) = before.checked_sub(1) else {
        return false;
    };
    let office = pieces[place]
        .free_mention()
        .filter(|m| m.kind == MentionKind::Person && m.name.is_none());
    let behind_verb = || {
        let verb = place.checked_sub(1).and_then(|i| pieces[i].predicate());
        let said = || {
            pieces[..place]
                .iter()
                .any(|p| matches!(p.what, What::Quote(_)))
        };
        verb.is_some_and(Predicate::reports) && said()
    };
    let scene = &context.story.scene;
    let few = context.inside().words <= MAX_LED;
    let article = matches!(scene.word(pieces[before].from as usize), "du" | "des");
    article && few && office.is_some_and(|m| m.bare || behind_verb())
}

/// What stands before the quote to which this one is preferred, where *plutôt que de* stands between, which ends at `before`.
pub(super) fn rather_than(context: &Context<'_, '_>, before: usize) -> Option<usize> {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let of = usize::from(pieces[before].what == What::Preposition);
    let that = before.checked_sub(of)?;
    let rather = that.checked_sub(1)?;
    let told =
        pieces[that].what == What::That && scene.word(pieces[rather].from as usize) == "plutôt";
    let first = rather.checked_sub(1).filter(|_| told)?;
    let quoted = matches!(pieces[first].what, What::Quote(_));
    first.checked_sub(1).filter(|_| quoted)
}

/// Those who are led are named in so many words at most.
const MAX_LED: usize = 4;

/// A tongue is named in so many pieces at most.
const MAX_TONGUE: usize = 4;

/// Those who make a work, and what becomes of it: its title follows, *l'auteur de « … »*, *la parution de « … »*.
pub const MAKERS: &[&str] = &[
    "adaptation",
    "auteur",
    "auteure",
    "auteurs",
    "autrice",
    "compositeur",
    "compositrice",
    "créateur",
    "créatrice",
    "diffusion",
    "interprète",
    "lauréat",
    "lauréate",
    "lecture",
    "parution",
    "projection",
    "publication",
    "réalisateur",
    "réalisatrice",
    "réédition",
    "scénariste",
    "sortie",
    "tournage",
    "traducteur",
    "traductrice",
];

/// Verbs whose plain object is a work.
pub const WORKS: &[&str] = &[
    "adapter",
    "chanter",
    "composer",
    "diffuser",
    "enregistrer",
    "interpréter",
    "jouer",
    "présenter",
    "publier",
    "regarder",
    "réaliser",
    "signer",
    "tourner",
    "traduire",
];

/// Nouns that speak of a word, not of what it means.
pub const WORDS_FOR_WORDS: &[&str] = &[
    "appellation",
    "concept",
    "concepts",
    "dénomination",
    "label",
    "mot",
    "mots",
    "notion",
    "notions",
    "nom",
    "surnom",
    "terme",
    "termes",
    "titre",
    "vocable",
    "vocables",
];

/// « Lunac signifie “lac sans lune” », « un mot signifiant “rocher” », « signifiait le “rocher” »: what a name or a word means,
/// where nobody lets anybody know.
pub(super) fn glossed(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let article = pieces[before].what == What::Word
        && scene.tags(pieces[before].from as usize).contains(Tags::DET);
    let Some(verb) = before.checked_sub(usize::from(article)) else {
        return false;
    };
    let verb = if pieces[verb].what == What::Adverb {
        verb.saturating_sub(1)
    } else {
        verb
    };
    let Some(means) = pieces[verb].predicate().filter(|p| p.lemma == "signifier") else {
        return false;
    };
    let told_to = || {
        let clitic = |at: usize| {
            matches!(
                scene.word(at),
                "lui" | "leur" | "nous" | "vous" | "m’" | "m'"
            )
        };
        (pieces[verb].from as usize..pieces[verb].to as usize).any(clitic)
    };
    let named = || {
        let subject = context.clauses.subject(verb);
        subject.is_some_and(|m| {
            m.kind == MentionKind::Name && !m.is_full(scene.reading.text)
                || matches!(m.kind, MentionKind::Place | MentionKind::Thing)
        })
    };
    !means.negated
        && !told_to()
        && !context.ends_as_sentence()
        && match means.shape {
            Shape::Participle => true,
            Shape::Finite => named(),
            _ => false,
        }
}

/// « présente le “vélobus” de la marque »: a verb by which a thing is made or shown, the article of one thing, and one word. *présente ses
/// « excuses »* is speech.
pub(super) fn made(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let article = pieces[before].to as usize - 1;
    let one = matches!(
        scene.word(article),
        "la" | "le" | "un" | "une" | "sa" | "son" | "cette" | "ce"
    );
    let by = |p: &Piece| p.predicate().is_some_and(|p| MAKING.contains(&p.lemma));
    let verb = || {
        pieces[..before]
            .iter()
            .rev()
            .find(|p| !matches!(p.what, What::Adverb | What::Time) && !p.is_adjunct())
    };
    pieces[before].what == What::Word
        && one
        && context.inside().words == 1
        && !context.ends_as_sentence()
        && !told_behind(context)
        && verb().is_some_and(by)
}

/// « …, dénonce la préfète », « …, selon la préfète »: somebody is told behind the quote.
fn told_behind(context: &Context<'_, '_>) -> bool {
    let behind = context
        .pieces()
        .iter()
        .skip(context.at + 1)
        .take(MAX_BEHIND);
    let mut behind = behind.take_while(|p| p.what != What::End);
    let mut comma = false;
    behind.any(|p| {
        let says = comma && p.predicate().is_some_and(Predicate::reports);
        comma = p.what == What::Comma;
        says || p.mention().is_some_and(|m| m.tie == Tie::Source)
    })
}

/// Whoever is told behind the quote stands so many pieces behind it.
const MAX_BEHIND: usize = 12;

/// « on parle parfois de “guerre tiède” », « on entend parler de “circuits” »: what everybody says.
pub(super) fn talked_of(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let of = &pieces[before];
    if of.what != What::Preposition || !scene.tags(of.from as usize).contains(Tags::OF) {
        return false;
    }
    let mut at = before;
    let mut back = |wanted: fn(&Piece) -> bool| {
        let found = at.checked_sub(1).filter(|i| wanted(&pieces[*i]));
        at = found.unwrap_or(at);
        found
    };
    let adverb = back(|p| p.what == What::Adverb).is_some();
    let Some(verb) = back(|p| p.predicate().is_some_and(|p| p.lemma == "parler")) else {
        return false;
    };
    // *on entend beaucoup parler*
    back(|p| {
        p.mention()
            .is_some_and(|m| m.kind == MentionKind::Indefinite)
    });
    let heard = back(|p| p.what == What::Adverb).is_some() | back(hears).is_some();
    let said = pieces[verb]
        .predicate()
        .is_some_and(|p| p.shape == Shape::Finite && !p.conditional);
    let subject = context.clauses.subject(if heard { at } else { verb });
    let everybody = subject.is_some_and(|m| m.kind == MentionKind::Impersonal);
    // « À la mairie, on parle déjà de “trahison” »: those of the place.
    let somewhere = pieces[..verb]
        .iter()
        .any(|p| p.mention().is_some_and(|m| m.tie != Tie::Free));
    everybody
        && !somewhere
        && !told_behind(context)
        && (heard || adverb && said)
        && context.inside().words <= MAX_MADE
        && !context.ends_as_sentence()
        && !typing::is_verbal(context)
}

/// « le “train fantôme”, comme le surnomment les voisins »: what many call it.
pub(super) fn called_behind(context: &Context<'_, '_>) -> bool {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let at = context.after_comma();
    let opens =
        |p: &Piece| p.what == What::Sub && fold::is_key(scene.word(p.from as usize), "comme");
    if !pieces.get(at).is_some_and(opens) {
        return false;
    }
    let calls = |i: &usize| {
        pieces[*i].predicate().is_some_and(|p| {
            (p.class == Class::Naming || p.lemma == "appeler") && p.shape == Shape::Finite
        })
    };
    let verb = (at + 1..pieces.len().min(at + 4)).find(calls);
    verb.is_some_and(|verb| {
        let clitic = scene
            .tags(pieces[verb].from as usize)
            .contains(Tags::CLITIC);
        let many = pieces[verb]
            .predicate()
            .is_some_and(|p| p.plural == Some(true));
        let on = pieces[at + 1]
            .mention()
            .is_some_and(|m| m.kind == MentionKind::Impersonal);
        clitic && (many || on)
    })
}

/// « a tout montré dans “Introduction au port” »: a work, by its capital; « en appelant le “17” »: a number alone.
pub(super) fn entitled(context: &Context<'_, '_>, before: usize) -> bool {
    let words = context.words().trim();
    let place = &context.pieces()[before];
    let inside = place.what == What::Preposition
        && fold::is_key(context.story.scene.word(place.from as usize), "dans");
    let article = || {
        let last = place.to as usize - 1;
        place.what == What::Word && context.story.scene.tags(last).contains(Tags::DEF)
    };
    let number = || !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit());
    // « est entrée dans “Une nouvelle ère” »
    let title = words.starts_with(char::is_uppercase) && !words.starts_with("Un");
    article() && number() || inside && title && !context.ends_as_sentence() && !told_behind(context)
}

/// « contre la loi “sécurité partout” »: what a law is called behind its noun with the article; not *la loi « inutile et chère »*, *une
/// loi « avant Noël »*.
pub(super) fn law(context: &Context<'_, '_>, before: usize) -> bool {
    let scene = &context.story.scene;
    let noun = context.pieces()[before].to as usize - 1;
    let article =
        || noun > 0 && matches!(scene.word(noun - 1), "la" | "La" | "cette" | "Cette" | "de");
    // « estime la loi “contraire aux usages” »
    let judged = || {
        let verb = before
            .checked_sub(1)
            .and_then(|i| context.pieces()[i].predicate());
        verb.is_some_and(|p| JUDGING.contains(&p.lemma))
    };
    if scene.word(noun) != "loi" || !article() || judged() {
        return false;
    }
    let words = context.words().trim();
    let first = context.quote.first as usize + 1;
    let opening = scene
        .reading
        .words
        .get(first)
        .map_or(Tags::empty(), |w| w.tags);
    let phrase = context.inside().words >= 2 && context.inside().words <= MAX_MADE;
    let plain = !opening.intersects(Tags::PREP | Tags::ADV | Tags::GERUND);
    phrase
        && plain
        && !is_adjectival(words, false)
        && !typing::is_verbal(context)
        && !context.ends_as_sentence()
}

/// *on entend parler*
fn hears(piece: &Piece) -> bool {
    piece
        .predicate()
        .is_some_and(|p| p.lemma == "entendre" && p.shape == Shape::Finite)
}

/// Verbs that say what their object is thought to be.
const JUDGING: &[&str] = &[
    "considérer",
    "croire",
    "dire",
    "déclarer",
    "estimer",
    "juger",
    "rendre",
    "trouver",
];

/// Verbs by which a thing is made or shown.
const MAKING: &[&str] = &[
    "breveter",
    "commercialiser",
    "concevoir",
    "créer",
    "dévoiler",
    "fabriquer",
    "fonder",
    "inaugurer",
    "inventer",
    "présenter",
    "publier",
];

/// So many words name a thing.
const MAX_MADE: usize = 4;

/// Nouns of how a word is said: *la façon de prononcer « merci »*.
const MANNERS: &[&str] = &["art", "façon", "manière"];

/// Verbs whose object is then the word itself.
const UTTERING: &[&str] = &["dire", "écrire", "prononcer"];
