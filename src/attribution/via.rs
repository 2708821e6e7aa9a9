//! Relays: who passed the words on without having spoken them.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::own_name;
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::{Context, Found, Source};
use crate::lexicon::takes::Class;
use crate::lexicon::{Lexicon, NameKind, Sorts, Tags, called};
use crate::span::Span;
use crate::text::fold;
use std::borrow::Cow;

/// The relays named in the quote's sentence, in order: *selon TASS*, *cité par…*, *au quotidien…*; `told` is who the rule
/// says has spoken, a relay too where it [cites](cited) the speaker.
pub fn relays(context: &Context<'_, '_>, found: &Found, told: &Source) -> Vec<Span> {
    let Source::Mention(speaker) = found.source else {
        return Vec::new();
    };
    let pieces = context.pieces();
    let mut out = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        let Some(mention) = piece.mention() else {
            continue;
        };
        if let Some(medium) = channel(context, i) {
            out.push(name_of(context, i, &medium));
            continue;
        }
        if mention.span.overlaps(speaker.span) {
            continue;
        }
        let relayed = match mention.tie {
            Tie::Source => true,
            Tie::To => is_medium(mention) && hears(context, i),
            Tie::Other => is_medium(mention) || cites(context, i),
            _ if matches!(told, Source::Mention(m) if m.span.overlaps(mention.span)) => true,
            Tie::Free => is_press(context, mention) && publishes(context, i),
            Tie::Of => is_medium(mention) && behind_channel(context, i),
            Tie::For => false,
        };
        if relayed {
            out.push(name_of(context, i, mention));
        }
    }
    out
}

/// The medium of *dans les colonnes du Monde*, *sur le plateau de LTV*, *invitée de LTV* at `at`.
fn channel(context: &Context<'_, '_>, at: usize) -> Option<Mention> {
    let mention = context.pieces()[at].mention()?;
    let noun = mention.head?.of(context.story.scene.reading.text);
    let heard = mention.tie != Tie::Of && CHANNELS.contains(&noun) || is_guest(context, mention);
    let medium = heard
        .then(|| context.clauses.last_complement(at))
        .flatten()?;
    is_medium(&medium).then_some(medium)
}

/// *Invitée de LTV, Mona Talec*: true of whoever is told by where she speaks.
fn is_guest(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let text = context.story.scene.reading.text;
    let noun = mention.head.map(|head| head.of(text).to_lowercase());
    noun.is_some_and(|noun| noun.starts_with("invité"))
}

/// *au micro de LTV*, *auprès de LTV*: the *de* of the medium at `at` ends a set phrase.
fn behind_channel(context: &Context<'_, '_>, at: usize) -> bool {
    let scene = &context.story.scene;
    let before = (context.pieces()[at].from as usize).checked_sub(1);
    before.is_some_and(|i| {
        let word = scene.word(i);
        CHANNELS.contains(&word) || word.eq_ignore_ascii_case("auprès")
    })
}

/// « a dit à LTV : “…” », « Dans un entretien à LTV, Mona Talec a dit : “…” »: the medium at `at` is told the words, behind their
/// verb or the occasion.
fn hears(context: &Context<'_, '_>, at: usize) -> bool {
    let pieces = context.pieces();
    let text = context.story.scene.reading.text;
    let near = pieces[..at].iter().rev().take(MAX_BETWEEN);
    for piece in near {
        match piece.what {
            What::Predicate(p) if OCCASIONS.contains(&p.lemma) => return true,
            // « dans une déclaration transmise à LTV »
            What::Predicate(p) if p.shape == Shape::Past => {}
            What::Predicate(p) => return at > context.at || tells(&p),
            What::Mention(m) => {
                if m.head
                    .is_some_and(|head| OCCASIONS.contains(&head.of(text)))
                {
                    return true;
                }
            }
            What::Adverb | What::Time | What::Quote(_) | What::Comma => {}
            _ => return at > context.at,
        }
    }
    at > context.at
}

/// What the relay at `at` is called: its name, without the noun before it (*l'agence Lovana*), or its words without their article.
fn name_of(context: &Context<'_, '_>, at: usize, mention: &Mention) -> Span {
    let scene = &context.story.scene;
    let behind = || own_name::behind_noun(scene.reading.text, mention).map(|(name, _)| name);
    // *au journal « Le Matin de Lunac »*
    let marked = || {
        let (quote, name) = own_name::in_marks(&context.clauses, at)?;
        (quote != context.index).then_some(name)
    };
    let words = || {
        let piece = &context.pieces()[at];
        let told = |i: &usize| {
            let tags = scene.tags(*i);
            let article = tags.contains(Tags::DET) && tags.intersects(Tags::DEF | Tags::INDEF);
            mention.span.contains(scene.span(*i)) && !article
        };
        let first = (piece.from as usize..piece.to as usize).find(told);
        first.map(|i| Span::new(scene.span(i).start(), mention.span.end()))
    };
    mention
        .name
        .or_else(behind)
        .or_else(marked)
        .or_else(words)
        .unwrap_or(mention.span)
}

/// What a relay is called that stands as `written`: *Le Monde*, also of *au Monde* and *le Monde*.
pub fn relay_name(written: &str) -> Cow<'_, str> {
    let medium = |key: &str| {
        let known = Lexicon::french().name(key);
        known.is_some_and(|known| known.kind == NameKind::Medium)
    };
    let key = fold::name_key(written);
    for (folded, article) in ARTICLES {
        if key.starts_with(folded) && written.starts_with(char::is_lowercase) && medium(&key) {
            let mut letters = written.chars();
            let first = letters.next().map(char::to_uppercase);
            return first.into_iter().flatten().chain(letters).collect();
        }
        if medium(&format!("{folded}{key}")) {
            return format!("{article}{written}").into();
        }
    }
    written.into()
}

/// The articles that newspapers bear, as keys and as printed.
const ARTICLES: [(&str, &str); 4] = [
    ("le ", "Le "),
    ("la ", "La "),
    ("les ", "Les "),
    ("l ", "L’"),
];

/// « indique la chaîne, citant Jean Talec », « selon le quotidien, qui cite Jean Talec »: who has said what a medium passes on.
pub fn cited(context: &Context<'_, '_>, found: &Found) -> Option<Mention> {
    let Source::Mention(medium) = found.source else {
        return None;
    };
    let passes_on = is_medium(&medium) || medium.kind == MentionKind::Body;
    let pieces = context.pieces();
    let place = pieces
        .iter()
        .position(|p| p.mention().is_some_and(|m| m.span.overlaps(medium.span)))
        .filter(|_| passes_on)?;
    let mut rest = pieces[place + 1..]
        .iter()
        .skip_while(|p| matches!(p.what, What::Comma | What::Relative))
        .take(2);
    let cites = rest.next()?.predicate().is_some_and(|p| p.lemma == "citer");
    rest.next()
        .and_then(|p| p.free_mention())
        .filter(|m| cites && m.is_someone_or_body())
        .copied()
}

/// « a promis “la vérité”, selon son avocate »: whoever speaks for the speaker passes the words on.
pub fn speaks_for(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let text = context.story.scene.reading.text;
    let first = mention.span.of(text).split(' ').next();
    let own = first.is_some_and(|word| matches!(word, "son" | "sa" | "ses" | "leur" | "leurs"));
    own && mention.head.is_some_and(|h| AIDES.contains(&h.of(text)))
}

/// Those who speak for somebody else.
const AIDES: &[&str] = &[
    "avocat",
    "avocate",
    "avocates",
    "avocats",
    "bureau",
    "cabinet",
    "conseil",
    "conseils",
    "défenseur",
    "défenseurs",
    "entourage",
    "porte-parole",
    "proches",
    "services",
];

/// True of a verb that may stand with whom it is said to: *dire*, *confirmer*, *écrire*.
fn tells(predicate: &Predicate) -> bool {
    let said = matches!(
        predicate.class,
        Class::Say
            | Class::Continue
            | Class::Answer
            | Class::Assure
            | Class::Deny
            | Class::Warn
            | Class::Concede
    );
    said && !DEMANDING.contains(&predicate.lemma) || predicate.lemma == "écrire"
}

/// Where a medium is spoken to, before *de* and its name.
const CHANNELS: &[&str] = &[
    "antenne", "antennes", "caméra", "caméras", "colonnes", "matinale", "micro", "micros", "ondes",
    "page", "pages", "plateau", "plateaux", "site", "studio", "studios",
];

/// What is given to a medium, and how.
const OCCASIONS: &[&str] = &[
    "accorder",
    "déclaration",
    "entretien",
    "entrevue",
    "interview",
    "message",
    "réaction",
    "réponse",
    "tribune",
];

/// Verbs of saying that ask whom they are said to for something, or blame him.
const DEMANDING: &[&str] = &[
    "commander",
    "demander",
    "enjoindre",
    "interdire",
    "intimer",
    "ordonner",
    "reprocher",
];

/// So many pieces may stand between a verb and whom it is said to.
const MAX_BETWEEN: usize = 5;

fn is_medium(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Medium | MentionKind::Informant)
}

/// True of a medium by name, or by the noun before its name: *l'agence Lovana*, but not *une source*.
fn is_press(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let text = context.story.scene.reading.text;
    let noun = mention.head.and_then(|head| called(head.of(text)));
    mention.kind == MentionKind::Medium || noun.is_some_and(|sorts| sorts.contains(Sorts::MEDIA))
}

/// « cité par », « rapporté par »: a participle of speech before the preposition.
fn cites(context: &Context<'_, '_>, at: usize) -> bool {
    at > 0
        && context.pieces()[at - 1].predicate().is_some_and(|p| {
            p.shape == Shape::Past
                && matches!(p.class, Class::Channel | Class::Say | Class::Continue)
        })
}

/// « TASS rapporte »: the subject of a verb of passing on.
fn publishes(context: &Context<'_, '_>, at: usize) -> bool {
    let near = |i: usize| {
        context
            .pieces()
            .get(i)
            .and_then(|p| p.predicate())
            .is_some_and(|p| matches!(p.class, Class::Channel | Class::Say))
    };
    near(at + 1)
        || at.checked_sub(1).is_some_and(near)
        || matches!(context.what(at + 1), Some(What::Time)) && near(at + 2)
}
