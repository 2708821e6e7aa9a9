//! Relays: who passed the words on without having spoken them.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::own_name;
use crate::attribution::piece::What;
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Found, Source};
use crate::lexicon::Tags;
use crate::lexicon::takes::Class;
use crate::span::Span;

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
        if mention.span.overlaps(speaker.span) {
            continue;
        }
        let relayed = match mention.tie {
            Tie::Source => true,
            Tie::To => is_medium(mention) && i > context.at,
            Tie::Other => is_medium(mention) || cites(context, i),
            _ if matches!(told, Source::Mention(m) if m.span.overlaps(mention.span)) => true,
            Tie::Free => mention.kind == MentionKind::Medium && publishes(context, i),
            Tie::Of | Tie::For => false,
        };
        if relayed {
            out.push(name_of(context, i, mention));
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

fn is_medium(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Medium | MentionKind::Informant)
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
