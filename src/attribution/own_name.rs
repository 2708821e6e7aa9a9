//! Names that bodies bear behind the noun that says what they are: *l'ONG Racines Vives*, *le collectif « Ports unis »*.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::Mention;
use crate::attribution::piece::What;
use crate::lexicon::{Agreement, Lexicon, NameKind, Tags, names_alone};
use crate::span::Span;
use crate::text::fold;
use crate::text::tokens::{Case, Kind, each_token};

/// The name that stands behind the noun of a mention, of a body that is told without the noun, and what the lexicon knows it
/// for: *Racines Vives* of *l'ONG britannique Racines Vives*.
pub fn behind_noun(text: &str, mention: &Mention) -> Option<(Span, Option<NameKind>)> {
    let head = mention.head.filter(|_| mention.name.is_none())?;
    let rest = text.get(head.end() as usize..mention.span.end() as usize)?;
    let single = mention.agreement.fits(Agreement::SINGULAR);
    if rest.is_empty() || !single || !names_alone(head.of(text)) {
        return None;
    }
    let from = name_behind(rest)?;
    // *le groupe Lovana, propriétaire du site,*
    let written = rest[from as usize..].split([',', '(']).next()?;
    let (len, known) = known_part(written.trim_end_matches([' ', '\u{a0}']));
    let start = head.end() + from;
    Some((Span::new(start, start + len), known))
}

/// The name that stands in marks behind the noun of the body at `at`, and the index of the quote that it is: *le collectif « Ports
/// unis »*.
pub fn in_marks(clauses: &Clauses<'_, '_>, at: usize) -> Option<(u32, Span)> {
    let mention = clauses.pieces[at].mention()?;
    let What::Quote(quote) = clauses.pieces.get(at + 1)?.what else {
        return None;
    };
    let head = mention.head.filter(|_| mention.name.is_none())?;
    let text = clauses.scene.reading.text;
    let name = clauses.scene.quotes[quote as usize].inner;
    let words = name.of(text);
    let short = words.split([' ', '\u{a0}']).count() <= MAX_MARKED;
    let titled = words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphanumeric);
    let plain = mention.agreement.fits(Agreement::SINGULAR)
        && !text[head.start() as usize..mention.span.end() as usize].contains(char::is_uppercase);
    (short && titled && plain && names_alone(head.of(text))).then_some((quote, name))
}

/// Where in the words behind the noun of a body its name opens: behind adjectives and complements of small letters, *l'agence de
/// presse Lovana*, but not *l'association des Amis du port*.
fn name_behind(rest: &str) -> Option<u32> {
    let lexicon = Lexicon::french();
    let (mut found, mut broken) = (None, false);
    let (mut linked, mut links) = (false, 0);
    each_token(rest, |token| {
        if found.is_some() || broken {
            return;
        }
        let tags = lexicon.look_up(token.span.of(rest)).tags;
        let link = tags.intersects(Tags::OF | Tags::PREP);
        if token.kind != Kind::Word {
            broken = true;
        } else if token.case != Case::Lower && !matches!(token.span.of(rest), "État" | "Etat") {
            found = (!linked).then_some(token.span.start());
            broken = linked;
        } else if link || tags.contains(Tags::DET) {
            links += u32::from(link);
            linked = true;
            broken = links > MAX_LINKS;
        } else {
            linked = false;
            broken = tags.intersects(Tags::COORD | Tags::REL | Tags::SUBJ);
        }
    });
    found
}

/// So many prepositions may stand between a noun and its name: *l'association de défense des usagers Racines Vives*.
const MAX_LINKS: u32 = 3;

/// How many bytes of a name the lexicon knows, and what by: *Lovana* of *Lovana de Lunac*; all of it where it knows none.
pub fn known_part(written: &str) -> (u32, Option<NameKind>) {
    let lexicon = Lexicon::french();
    let mut end = written.len();
    loop {
        let key = fold::name_key(&written[..end]);
        // *Le Monde diplomatique*, *Air Lori*: what follows is no part of a longer name.
        let ends = !written[end..].trim_start().starts_with(char::is_uppercase);
        if ends && let Some(entry) = lexicon.name(&key) {
            return (end as u32, Some(entry.kind));
        }
        match written[..end].rfind(' ') {
            Some(before) => end = before,
            None => return (written.len() as u32, None),
        }
    }
}

/// A name in marks has so many words at most.
const MAX_MARKED: usize = 6;
