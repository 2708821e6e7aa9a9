//! Whether the words before and after a quote say that it is a name, a title or a word, not speech.

use crate::attribution::charge::is_charge;
use crate::attribution::fragment::PHRASE;
use crate::attribution::fragment::opens_with_verb;
use crate::attribution::labels::{
    MAKERS, WORDS_FOR_WORDS, called_behind, called_by, entitled, glossed, law, led, made, meaning,
    rather_than, talked_of,
};
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::quality::{is_adjectival, is_quality};
use crate::attribution::reference::{
    is_gloss, is_inverted_speaker, is_medium, is_model, is_pointer, is_proper, is_reference,
    is_spelt_out,
};
use crate::attribution::rule::Context;
use crate::attribution::titles::is_apposed_title;
use crate::attribution::typing::speaks_of_self;
use crate::lexicon::takes::{Class, Takes};
use crate::lexicon::{Agreement, Lexicon, PhraseKind, Tags};
use crate::span::Span;
use crate::text::fold;
use crate::text::tokens::{Case, Kind as Token};

/// True in a paragraph of one sentence that links to another article.
fn is_teaser(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let lines = &context.story.lines;
    let paragraph = lines[context.line].paragraph;
    let shares = |line: Option<usize>| {
        line.and_then(|l| lines.get(l))
            .is_some_and(|l| l.paragraph == paragraph)
    };
    if shares(context.line.checked_sub(1)) || shares(Some(context.line + 1)) {
        return false;
    }
    // « Sur le même sujet, la guide ajoute : “…” »
    let told = |p: &Piece| {
        p.predicate()
            .is_some_and(|p| p.shape == Shape::Finite && p.third && p.reports())
    };
    let start = context.pieces()[0].from as usize;
    let end = context.pieces()[context.at].from as usize;
    !context.pieces()[..context.at].iter().any(told)
        && (start..end.min(start + 3))
            .any(|at| matches!(scene.phrase(at, end), Some((PhraseKind::Teaser, _))))
}

/// « la doctrine dite de la “zone grise” »
fn is_so_called(context: &Context<'_, '_>, before: usize) -> bool {
    let scene = &context.story.scene;
    let article = context.pieces()[before].to as usize - 1;
    let Some(noun) = article.checked_sub(3) else {
        return false;
    };
    let verb = Tags::SUBJ | Tags::AVOIR | Tags::ETRE | Tags::CLITIC | Tags::NE;
    scene.tags(article).contains(Tags::DEF)
        && scene.tags(article - 1).contains(Tags::OF)
        && matches!(scene.word(article - 2), "dit" | "dite" | "dits" | "dites")
        && !scene.tags(noun).intersects(verb)
        && scene.case(noun) == Case::Lower
}

/// « le projet de loi dit “de modernisation” inquiète »: a small *de* and a noun, and behind the quote a verb or what is done.
fn opens_with_of(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = context.quote.first as usize + 1;
    let word = reading.tokens[first].span.of(reading.text);
    let next = reading
        .words
        .get(first + 1)
        .map_or(Tags::empty(), |w| w.tags);
    let noun = matches!(word, "de" | "d'" | "d’") && !next.intersects(Tags::INFINITIVE | Tags::NE);
    let at = context.at + 1;
    let comma = usize::from(context.what(at) == Some(&What::Comma));
    let shape = context
        .piece(at + comma)
        .and_then(Piece::predicate)
        .map(|p| p.shape);
    noun && shape
        == Some(if comma > 0 {
            Shape::Past
        } else {
            Shape::Finite
        })
}

/// *des « gilets jaunes »*, *30 000 « gilets jaunes »*: a name of several words that the lexicon knows, behind the article, the *de* or
/// the number at `last`.
fn is_known(context: &Context<'_, '_>, last: usize) -> bool {
    let scene = &context.story.scene;
    let several = (2..=MAX_KNOWN).contains(&context.inside().words);
    let small = Tags::DEF | Tags::OF | Tags::CONTRACT | Tags::NUM;
    let counted = scene.kind(last) == Some(Token::Number);
    several && (counted || scene.tags(last).intersects(small)) && {
        let key = fold::name_key(context.words());
        Lexicon::french().name(&key).is_some()
    }
}

/// So many words a known name in marks has at most.
const MAX_KNOWN: usize = 6;

/// True if the words before the quote say that a name, title or word follows: *intitulé*, *le mot*,
/// *soi-disant*.
pub fn is_named(context: &Context<'_, '_>) -> bool {
    let scene = &context.story.scene;
    let Some(before) = context.at.checked_sub(1) else {
        return is_by(context);
    };
    if is_teaser(context) || is_pointer(context, before) || is_so_called(context, before) {
        return true;
    }
    // « placé sous le thème : … », « le mot “ … ” », « ou, en breton : “ … ” »
    if context.pieces()[before].what == What::Colon && before > 1 {
        return is_announced(context, before);
    }
    let before = first_of_list(context, before);
    let piece = &context.pieces()[before];
    let last_item = piece.to as usize - 1;
    let tags = scene.tags(last_item);
    if tags.intersects(Tags::SOCALLED) {
        // « Le verrou, dit “de mer”, s'ouvre à la main »
        let set_off = before > 0
            && context.pieces()[before - 1].what == What::Comma
            && context.what(context.at + 1) == Some(&What::Comma)
            && context
                .piece(context.at + 2)
                .and_then(Piece::predicate)
                .is_some_and(|p| p.shape == Shape::Finite && p.third && p.tail.is_none());
        if set_off && scene.word(last_item) == "dit" {
            return true;
        }
        return match piece.what {
            // « le plan dit “Horizon” » names, « le maire dit “non” » speaks.
            What::Predicate(p) if p.shape == Shape::Past => true,
            What::Predicate(p) => {
                // « il n'y a plus de loup dit “solitaire” »: the noun is the object of another verb.
                let object = || {
                    before > 0
                        && context.pieces()[before - 1].mention().is_some()
                        && context.clauses.governor(before - 1).is_some()
                };
                !p.reflexive
                    && p.tail.is_none()
                    && p.span == scene.span(last_item)
                    && (context.clauses.subject(before).is_none_or(|m| {
                        m.kind == MentionKind::Thing
                            || m.kind == MentionKind::Document && opens_with_of(context)
                    }) || object())
            }
            _ => true,
        };
    }
    if is_christened(context, piece)
        || is_known(context, last_item)
        || glossed(context, before)
        || talked_of(context, before)
        || called_behind(context)
        || entitled(context, before)
        || law(context, before)
    {
        return true;
    }
    if speaks_of_self(context) || opens_with_verb(context) {
        return false;
    }
    // « Un “vieux routier” confie »: who speaks, not what is said.
    let speaker = context.clauses.in_marks(context.at).is_some()
        && context
            .piece(context.at + 1)
            .and_then(Piece::predicate)
            .is_some_and(Predicate::reports);
    if speaker
        || is_gloss(context)
        || made(context, before)
        || is_inverted_speaker(context)
        || names_what_follows(context, meaning(context, before))
        || is_apposed_title(context)
        || is_charge(context)
        || is_spelt_out(context)
        || is_medium(context)
        || is_model(context)
        || is_word_itself(context)
        || is_proper(context, last_item)
        || is_reference(context)
    {
        return true;
    }
    match piece.what {
        What::Predicate(p) => p.class == Class::Naming && p.shape != Shape::Infinitive,
        What::Mention(m) => {
            !is_judged(context, before)
                && !opens_adverbial(context)
                && !is_quality(context, before, &m)
                && tags.contains(Tags::NAMING)
                && !tags.contains(Tags::SPEECH)
                && m.head.is_some()
                && (unlinked(context, &m, piece)
                    || WORDS_FOR_WORDS.contains(&scene.word(last_item)))
        }
        _ => {
            tags.contains(Tags::NAMING) && !tags.contains(Tags::SPEECH) && !is_done(context, before)
        }
    }
}

/// The place of what stands before the first of the quotes that end with the one behind `before`, adverbs aside: a list shares it, *les
/// mots « a » ou « b »*, *que veut donc dire « a »*.
fn first_of_list(context: &Context<'_, '_>, before: usize) -> usize {
    let pieces = context.pieces();
    let mut before = before;
    let joins = |p: &Piece| match p.what {
        What::And | What::Comma => true,
        // *ou encore « b »*
        What::Adverb => context
            .story
            .scene
            .tags(p.from as usize)
            .contains(Tags::COORD),
        _ => false,
    };
    while before >= 2 && joins(&pieces[before]) && matches!(pieces[before - 1].what, What::Quote(_))
    {
        before -= 2;
    }
    // « le mot de “a” plutôt que de “b” »
    before = rather_than(context, before).unwrap_or(before);
    while before > 0 && pieces[before].what == What::Adverb {
        before -= 1;
    }
    before
}

/// « un programme baptisé “Parlons-nous” »
fn is_christened(context: &Context<'_, '_>, before: &Piece) -> bool {
    let named = |p: &Predicate| p.class == Class::Naming && p.shape == Shape::Past;
    let capital = context.words().starts_with(char::is_uppercase);
    capital && !context.ends_as_sentence() && before.predicate().is_some_and(named)
}

/// « juge l'opération “risquée” », « rend l'exercice “périlleux” »: what the noun at `before` is, not what it is called.
fn is_judged(context: &Context<'_, '_>, before: usize) -> bool {
    let words = context.words();
    let verb = context.pieces()[..before]
        .iter()
        .rev()
        .find(|p| !matches!(p.what, What::Adverb | What::Time))
        .and_then(|p| p.predicate());
    let object = context.pieces()[before].free_mention().is_some();
    let judged = || object && words.starts_with(char::is_lowercase) && is_adjectival(words, false);
    verb.is_some_and(|p| {
        let verdict = ["juger", "rendre", "trouver"].contains(&p.lemma);
        p.takes.has(Takes::COMME) && p.class != Class::Naming || verdict && judged()
    })
}

/// « “L'Équipe”, de Mona Ferrand, … »: a title that opens the sentence, and whose it is.
fn is_by(context: &Context<'_, '_>) -> bool {
    let author = context.piece(context.at + 2).and_then(Piece::mention);
    let text = context.story.scene.reading.text;
    context.at == 0
        && context.what(1) == Some(&What::Comma)
        && context.words().starts_with(char::is_uppercase)
        && !context.ends_as_sentence()
        && author.is_some_and(|m| m.tie == Tie::Of && m.is_full(text))
}

/// « tenait la nouvelle “d'un pêcheur rentré de la côte” »: how or where, which is nobody's name.
fn opens_adverbial(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    let first = (context.quote.first as usize + 1).min(reading.words.len() - 1);
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    let tags = reading.words[first].tags;
    // *avant Noël*, *en prenant mon café*
    let next = reading.words.get(first + 1).map(|w| w.tags);
    let when = [
        "avant", "après", "d'ici", "d’ici", "depuis", "dès", "pendant",
    ]
    .contains(&reading.tokens[first].span.of(reading.text));
    let gerund = tags.contains(Tags::GERUND) && next.is_some_and(|t| t.contains(Tags::PRES_PART));
    if lower && (when || gerund) {
        return true;
    }
    lower
        && tags.intersects(Tags::PREP | Tags::REL | Tags::THAT)
        && !tags.contains(Tags::DET)
        && context.inside().words >= PHRASE
}

/// *faire campagne* is one verb.
fn is_done(context: &Context<'_, '_>, noun: usize) -> bool {
    let verb = noun.checked_sub(1).map(|i| &context.pieces()[i]);
    verb.and_then(Piece::predicate)
        .is_some_and(|p| p.lemma == "faire")
}

/// True if what stands before the colon at `before` makes the quote a label: « placé sous le thème : … ».
fn is_announced(context: &Context<'_, '_>, before: usize) -> bool {
    let scene = &context.story.scene;
    // « des titres célèbres comme : “…” »
    let like = scene.word(context.pieces()[before - 1].from as usize) == "comme";
    if like && before > 1 {
        let noun = context.pieces()[before - 2].mention().and_then(|m| m.head);
        let titles = noun.is_some_and(|n| TITLED.contains(&n.of(scene.reading.text)));
        if titles {
            return !context.ends_as_sentence();
        }
    }
    // « Le thème choisi est : “…” »
    let is = context.pieces()[before - 1].predicate();
    if is.is_some_and(|p| p.lemma == "être" && p.shape == Shape::Finite && !p.negated) {
        let subject = context.clauses.subject(before - 1).and_then(|m| m.head);
        let head = subject.map(|h| h.of(scene.reading.text));
        let names = head.is_some_and(|h| NAMES.contains(&h) || h == "thème" || h == "devise");
        return names && context.what(context.at + 1) != Some(&What::Comma);
    }
    let noun = context.pieces()[before - 1].to as usize - 1;
    let tongue = scene.tags(noun).contains(Tags::DEMONYM)
        && scene.case(noun) == Case::Lower
        && noun > 0
        && fold::is_key(scene.word(noun - 1), "en");
    let announced = &context.pieces()[before - 1];
    let head = announced.mention().and_then(|m| m.head);
    let under = scene.word(announced.from as usize) == "sous"
        && head.is_some_and(|h| {
            let at = (announced.from as usize..=noun).find(|at| scene.span(*at) == h);
            at.is_some_and(|at| scene.tags(at).contains(Tags::NAMING))
        });
    (tongue || under) && !context.ends_as_sentence()
        || scene.tags(noun).contains(Tags::NAMING)
            && !scene.tags(noun).contains(Tags::SPEECH)
            && !context.ends_as_sentence()
            && (NAMES.contains(&scene.word(noun))
                && context.what(context.at + 1) != Some(&What::Comma)
                || !context.words().starts_with(char::is_uppercase))
}

/// Works, whose titles *comme* lists.
const TITLED: &[&str] = &[
    "albums", "chansons", "films", "livres", "ouvrages", "pièces", "poèmes", "romans", "titres",
    "tubes",
];

/// Nouns for a name itself: what they announce is one, whatever its first letter.
const NAMES: &[&str] = &["nom", "sobriquet", "surnom", "titre"];

/// « la notion de “…” », « ce qu'on appelle “…” », « veut dire “…” »: the word itself is meant.
fn names_what_follows(context: &Context<'_, '_>, before: usize) -> bool {
    let scene = &context.story.scene;
    let pieces = context.pieces();
    let piece = &pieces[before];
    match piece.what {
        // « Yombé (signifiant “le lac”) »: what a word means, not what somebody made known.
        What::Predicate(p) if p.lemma == "signifier" => {
            // « Mona Ferrand, selon laquelle ces mesures signifient “la fin” »
            let viewed = pieces[..before].windows(2).any(|pair| {
                let tags = scene.tags(pair[0].from as usize);
                tags.intersects(Tags::SOURCE | Tags::FOR)
                    && matches!(pair[1].what, What::Relative | What::Oblique)
            });
            if viewed {
                return false;
            }
            p.shape == Shape::Participle
                || before > 0 && pieces[before - 1].what == What::Relative
                || context
                    .clauses
                    .subject(before)
                    .is_none_or(|m| m.kind == MentionKind::Thing)
        }
        What::Predicate(p) => called_by(context, before, &p),
        What::Preposition => {
            // « la notion de “…” », « des communes dites de “…” »
            let linked = |at: usize| {
                let capital = context.words().trim_start().starts_with(char::is_uppercase);
                WORDS_FOR_WORDS.contains(&scene.word(at))
                    || capital && MAKERS.contains(&scene.word(at))
                    || scene.tags(at).contains(Tags::SOCALLED)
                        && before > 1
                        && pieces[before - 2].mention().is_some()
            };
            // « on les appelle des “veilleurs” »
            let called = |verb: usize| {
                let everybody = |p: &Predicate| {
                    let subject = || context.clauses.subject(verb);
                    p.plural == Some(true)
                        || subject().is_some_and(|m| m.kind == MentionKind::Impersonal)
                };
                let predicate = pieces[verb].predicate();
                predicate.is_some_and(|p| p.lemma == "appeler" && everybody(p))
            };
            if led(context, before) {
                return true;
            }
            let contract = scene.tags(piece.from as usize).contains(Tags::CONTRACT);
            scene.tags(piece.from as usize).contains(Tags::OF)
                && piece.from > 0
                && (linked(piece.from as usize - 1)
                    || speaks_of_a_word(context, before)
                    || contract && before.checked_sub(1).is_some_and(called))
        }
        // « cela s'appelle un “…” »
        What::Word if before > 0 => {
            let naming = |p: &Predicate| {
                let impersonal = || {
                    let verb = (0..before).rev().find(|i| pieces[*i].predicate().is_some());
                    let subject = verb.and_then(|verb| context.clauses.subject(verb));
                    subject.is_some_and(|m| m.kind == MentionKind::Impersonal)
                };
                let everybody = p.reflexive || p.plural == Some(true) || impersonal();
                p.class == Class::Naming || p.lemma == "appeler" && everybody
            };
            scene.tags(piece.from as usize).intersects(Tags::DET)
                && pieces[..before]
                    .iter()
                    .rev()
                    .find(|p| p.what != What::Adverb)
                    .and_then(Piece::predicate)
                    .is_some_and(naming)
        }
        _ => false,
    }
}

/// True if a noun and adjectives make up the phrase: a complement between the noun and the quote says what the
/// noun is, and the quote something else.
fn unlinked(context: &Context<'_, '_>, mention: &Mention, piece: &Piece) -> bool {
    let scene = &context.story.scene;
    let head = mention.head.map_or(0, Span::end);
    (piece.from as usize..piece.to as usize)
        .filter(|at| scene.span(*at).start() >= head)
        .all(|at| !scene.tags(at).contains(Tags::PREP))
}

/// « on parle de “toux grasse” lorsque … », « parler de “crise” revient à … »: the word is what is spoken of.
fn speaks_of_a_word(context: &Context<'_, '_>, before: usize) -> bool {
    let pieces = context.pieces();
    let Some(verb) = before.checked_sub(1) else {
        return false;
    };
    let Some(predicate) = pieces[verb].predicate().filter(|p| p.lemma == "parler") else {
        return false;
    };
    let opens = pieces[..verb]
        .iter()
        .all(|p| matches!(p.what, What::And | What::Sub | What::Adverb | What::Word));
    match predicate.shape {
        Shape::Infinitive => opens,
        Shape::Finite => {
            let defined = matches!(context.what(context.at + 1), Some(What::Sub));
            let subject = context.clauses.subject(verb);
            let everybody = |m: Mention| {
                m.kind == MentionKind::Impersonal
                    || m.agreement & Agreement::NUMBER == Agreement::PLURAL
            };
            defined && subject.is_some_and(everybody)
        }
        _ => false,
    }
}

/// « considère que “permission” et “désertion” sont deux mots »: a noun without article as subject of its clause.
fn is_word_itself(context: &Context<'_, '_>) -> bool {
    let pieces = context.pieces();
    let scene = &context.story.scene;
    let range = context.quote.first as usize..context.quote.last as usize;
    let lower = context.words().trim_start().starts_with(char::is_lowercase);
    if context.inside().words != 1 || !lower {
        return false;
    }
    let verbal = scene.reading.words[range].iter().any(|w| {
        w.tags
            .intersects(Tags::INFINITIVE | Tags::ADV | Tags::PAST_PART)
    });
    let mut first = context.at;
    while first >= 2
        && matches!(pieces[first - 1].what, What::And | What::Comma)
        && matches!(pieces[first - 2].what, What::Quote(_))
    {
        first -= 2;
    }
    let mut last = context.at;
    while matches!(context.what(last + 1), Some(What::And | What::Comma))
        && matches!(context.what(last + 2), Some(What::Quote(_)))
    {
        last += 2;
    }
    let opens =
        first == 0 || matches!(pieces[first - 1].what, What::That | What::Sub | What::Colon);
    let subject = context
        .piece(last + 1)
        .and_then(Piece::predicate)
        .is_some_and(|p| p.shape == Shape::Finite && p.tail.is_none() && !p.reports());
    opens && subject && !verbal
}
