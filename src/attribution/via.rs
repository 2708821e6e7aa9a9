//! Relays: who passed the words on without having spoken them.

use crate::attribution::heard;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::own_name;
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::{Context, Found, Source};
use crate::lexicon::takes::Class;
use crate::lexicon::{Lexicon, NameKind, Tags};
use crate::span::Span;
use crate::text::fold;
use std::borrow::Cow;

/// The relays named in the quote's sentence, in order: *selon TASS*, *cité par…*, *au quotidien…*; `told` is who the rule
/// says has spoken, a relay too where it [cites](cited) the speaker.
pub fn relays(context: &Context<'_, '_>, found: &Found, told: &Source) -> Vec<Span> {
    let Source::Mention(speaker) = found.source else {
        return Vec::new();
    };
    let mut out = Vec::new();
    // The place of the relay told last.
    let mut last = None;
    for (i, piece) in context.pieces().iter().enumerate() {
        let Some(mention) = piece.mention() else {
            // *à « Ouest-France »*
            out.extend(heard::marked(context, i));
            continue;
        };
        let near = || heard::shares_clause(context, i);
        let channel = heard::channel(context, i, speaker.span);
        if let Some(medium) = channel.filter(|_| near()) {
            out.push(name_of(context, i, &medium));
            last = Some(i);
            continue;
        }
        if mention.span.overlaps(speaker.span) {
            continue;
        }
        // *à l'AFP et à Reuters*
        let row = || {
            let known = mention.kind == MentionKind::Medium;
            let sign = i >= 2 && matches!(context.pieces()[i - 1].what, What::And | What::Comma);
            known && sign && last == Some(i - 2)
        };
        let medium = is_medium(mention);
        let relayed = match mention.tie {
            // *selon des mesures faites par la mairie*: they pass nothing on.
            Tie::Source => mention.kind != MentionKind::Thing,
            Tie::To => medium && near() && (heard::hears(context, i) || row()),
            Tie::Other if medium => heard::carries(context, i) && (cites(context, i) || near()),
            Tie::Other => cites(context, i),
            _ if matches!(told, Source::Mention(m) if m.span.overlaps(mention.span)) => true,
            Tie::Free if medium || mention.kind == MentionKind::Body => {
                let relay = |verb: &Predicate| {
                    is_press(context, mention) || reports_news(context, mention, verb)
                };
                publishes(context, i, relay) || row()
            }
            Tie::Of => medium && near() && heard::behind_channel(context, i),
            Tie::Free | Tie::For => false,
        };
        if relayed {
            out.push(name_of(context, i, mention));
            last = Some(i);
        }
    }
    out
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

/// What a relay is called that stands as `written`: *Le Monde*, also of *au Monde* and *le Monde*, but not of *la presse*.
pub fn relay_name(written: &str) -> Cow<'_, str> {
    if !written.contains(char::is_uppercase) {
        return written.into();
    }
    let medium = |key: &str| Lexicon::french().is_medium(key);
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

pub(super) fn is_medium(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Medium | MentionKind::Informant)
}

/// True of a medium that is known by name, or that a noun of the press and a name tell: *le quotidien Lovana*, but not
/// *une source*, *le groupe Lovana*, *la revue*.
fn is_press(context: &Context<'_, '_>, mention: &Mention) -> bool {
    let text = context.story.scene.reading.text;
    let behind = || own_name::behind_noun(text, mention);
    let known = || behind().is_some_and(|(_, kind)| kind == Some(NameKind::Medium));
    let noun = mention.head.map(|head| head.of(text));
    let named = || behind().is_some() || noun.is_some_and(|n| n.starts_with(char::is_uppercase));
    let press = || {
        let noun = noun.map(str::to_lowercase);
        let press = noun.is_some_and(|noun| PRESS.contains(&&*noun));
        press && (mention.definite || named())
    };
    mention.kind == MentionKind::Medium || press() || known()
}

/// « l'agence Lovana rapporte que »: a name behind a noun that is a medium's among others, before a verb of passing on.
fn reports_news(context: &Context<'_, '_>, mention: &Mention, verb: &Predicate) -> bool {
    let text = context.story.scene.reading.text;
    let noun = mention.head.map(|head| head.of(text));
    matches!(noun, Some("agence" | "chaîne" | "site" | "revue"))
        && matches!(verb.lemma, "rapporter" | "relater" | "relayer")
        && own_name::behind_noun(text, mention).is_some()
}

/// Nouns that nothing but a medium bears before its name.
pub(super) const PRESS: &[&str] = &[
    "bimensuel",
    "hebdomadaire",
    "hebdo",
    "journal",
    "magazine",
    "mensuel",
    "médias",
    "presse",
    "quotidien",
    "radio",
    "télé",
    "télévision",
    "tabloïd",
    "webzine",
];

/// « cité par », « rapporté par »: a participle of speech before the preposition.
pub(super) fn cites(context: &Context<'_, '_>, at: usize) -> bool {
    at > 0
        && context.pieces()[at - 1].predicate().is_some_and(|p| {
            p.shape == Shape::Past
                && matches!(p.class, Class::Channel | Class::Say | Class::Continue)
        })
}

/// « TASS rapporte que », « …, rapporte TASS »: the subject of a verb of passing on, whose clause tells the words.
fn publishes(context: &Context<'_, '_>, at: usize, is_relay: impl Fn(&Predicate) -> bool) -> bool {
    let pieces = context.pieces();
    let passes_on = |i: usize| {
        let verb = pieces.get(i).and_then(|p| p.predicate());
        verb.is_some_and(|p| {
            matches!(p.class, Class::Channel | Class::Say) && !p.passive && is_relay(p)
        })
    };
    // « Le Monde et Mediapart rapportent que »
    let row = pieces.get(at + 1).is_some_and(|p| p.what == What::And)
        && pieces.get(at + 2).is_some_and(|p| p.mention().is_some());
    let verb = if row { at + 3 } else { at + 1 };
    let verb = verb + usize::from(matches!(context.what(verb), Some(What::Time)));
    let told = pieces[(verb + 1).min(pieces.len())..]
        .iter()
        .find(|p| !matches!(p.what, What::Time | What::Adverb));
    let clause = told.is_some_and(|p| matches!(p.what, What::That | What::Colon));
    let inserted = |i: usize| {
        let before = i.checked_sub(1).and_then(|before| context.what(before));
        passes_on(i)
            && before.is_none_or(|what| {
                matches!(
                    what,
                    What::Comma | What::Quote(_) | What::Dash | What::Sub | What::Adverb
                )
            })
    };
    passes_on(verb) && clause || at.checked_sub(1).is_some_and(inserted)
}
