//! The words of a description as they are told: without article, participle and line breaks.

use super::Resolver;
use crate::attribution::mention::MANY;
use crate::lexicon::{Agreement, Lexicon, Tags};
use crate::span::Span;
use crate::text::fold;
use crate::text::marks::is_hidden;
use std::borrow::Cow;

/// The words of a description without its determiner.
pub(super) fn without_article(text: &str, span: Span) -> Cow<'_, str> {
    let lexicon = Lexicon::french();
    let mut words = span.of(text);
    loop {
        let end = words
            .char_indices()
            .find(|(_, c)| c.is_whitespace() || crate::text::marks::is_apostrophe(*c))
            .map(|(i, c)| (i, i + c.len_utf8()));
        let Some((cut, next)) = end else { break };
        let with_apostrophe = &words[..next];
        let key = if with_apostrophe.trim_end() == &words[..cut] {
            &words[..cut]
        } else {
            with_apostrophe
        };
        let tags = lexicon.look_up(key.trim_end()).tags;
        let counts = tags.contains(Tags::NUM)
            || tags.contains(Tags::INDEF)
                && lexicon.look_up(key.trim_end()).agreement == Agreement::PLURAL
                && !tags.contains(Tags::PREP);
        // *La Haye*: the article is part of the name.
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let own = || {
            let rest = words[next..].trim_start();
            let mut rest = rest.split(char::is_whitespace);
            let second = rest.next().unwrap_or_default();
            // *L'Union syndicale des ports* is not the newspaper.
            let goes_on = rest
                .next()
                .is_some_and(|third| third != "et" && third.starts_with(char::is_lowercase));
            let known = |name: &str| lexicon.name(&fold::name_key(name)).is_some();
            capital(second) && (known(words) || !goes_on && known(&format!("{key} {second}")))
        };
        if !tags.intersects(Tags::DET | Tags::SAME) || counts || capital(key) && own() {
            break;
        }
        words = words[next..].trim_start();
        // « l'un des voisins »
        let one = key.eq_ignore_ascii_case("un") || key.eq_ignore_ascii_case("une");
        if one && words.starts_with("des ") {
            words = span.of(text);
            break;
        }
    }
    // *de nombreux habitants*
    if let Some(many) = words
        .strip_prefix("de ")
        .or_else(|| words.strip_prefix("De "))
        && MANY.contains(&many.split(' ').next().unwrap_or_default())
    {
        return squeezed(many);
    }
    // « l'un de ses voisins »: a pronoun, not an article.
    let next = words.split([' ', '\u{a0}']).next().unwrap_or_default();
    let elided = next.starts_with("d’") || next.starts_with("d'");
    if elided || lexicon.look_up(next).tags.contains(Tags::OF) {
        words = span.of(text);
    }
    let follows = &text[span.end() as usize..];
    let stressed = [" lui-même", " elle-même", " eux-mêmes", " elles-mêmes"];
    let plain = stressed.iter().find_map(|s| words.strip_suffix(s));
    squeezed(without_participle(plain.unwrap_or(words), follows))
}

/// « Jean Talec (maire), Mona Ferrand, préfète, et leurs proches »: the members alone.
pub(super) fn members(words: &str) -> String {
    let Some((before, last)) = words.rsplit_once(" et ") else {
        return words.to_owned();
    };
    let mut listed = String::with_capacity(before.len());
    for (i, part) in before.split(',').enumerate() {
        let part = part.split('(').next().unwrap_or(part).trim();
        let first = part.split(' ').next().unwrap_or(part);
        let tags = Lexicon::french().look_up(first).tags;
        let told = first.starts_with(char::is_lowercase)
            && !first.contains(crate::text::marks::is_apostrophe)
            && !tags.intersects(Tags::DET);
        if part.is_empty() || i > 0 && told {
            continue;
        }
        if !listed.is_empty() {
            listed.push_str(", ");
        }
        listed.push_str(part);
    }
    format!("{listed} et {last}")
}

/// « banderole accrochée », « communiqué conjoint publié (à l'issue…) »: what was done to it is no part of its
/// name.
fn without_participle<'t>(words: &'t str, follows: &str) -> &'t str {
    let Some((head, last)) = words.rsplit_once(' ') else {
        return words;
    };
    let lexicon = Lexicon::french();
    let tags = lexicon.look_up(last).tags;
    let done = tags.contains(Tags::PAST_PART)
        && !tags.intersects(Tags::ADJ | Tags::SPEAKING | Tags::FINITE | Tags::NAMING);
    let goes_on = || {
        let next = follows.split_whitespace().next().unwrap_or_default();
        let tags = lexicon.look_up(next).tags;
        tags.intersects(Tags::PREP | Tags::DATE | Tags::MOMENT)
    };
    if done && (!head.contains(' ') || goes_on()) {
        head
    } else {
        words
    }
}

/// Runs of blanks and breaks as one space, brackets left out: *maire (centriste) de Lori*.
pub(super) fn squeezed(words: &str) -> Cow<'_, str> {
    if !words.is_ascii() && words.contains(is_hidden) {
        let shown: String = words.chars().filter(|c| !is_hidden(*c)).collect();
        return squeezed(&shown).into_owned().into();
    }
    let mut blank = true;
    let plain = |c: char| {
        let before = std::mem::replace(&mut blank, c == ' ');
        !(c.is_whitespace() && (before || c != ' ') || c == '(')
    };
    if words.chars().all(plain) && !blank {
        return words.into();
    }
    let mut out = String::with_capacity(words.len());
    let mut inside = false;
    for word in words.split_whitespace() {
        inside |= word.starts_with('(') && words.contains(')');
        if inside {
            inside = !word.ends_with(')');
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.into()
}

/// True of *, un Letton de 52 ans*: behind it, what somebody is, as one says of who is new.
pub(super) fn is_told_anew(rest: &str) -> bool {
    let article = [", un ", ", une "]
        .iter()
        .find_map(|a| rest.strip_prefix(a));
    let noun = article.and_then(|rest| rest.split([' ', ',']).next());
    noun.is_some_and(|noun| {
        let tags = Lexicon::french().look_up(noun).tags;
        noun.starts_with(char::is_uppercase) || tags.intersects(Tags::PERSON)
    })
}

/// « affirme cet homme qui requiert l'anonymat »: nobody who has been named.
pub(super) fn is_anonymous(rest: &str) -> bool {
    let end = rest.find(['.', '\n', '«']).unwrap_or(rest.len());
    if !rest[..end].contains("anonym") {
        return false;
    }
    let told = [
        "anonymat",
        "anonymement",
        "rester anonyme",
        "resté anonyme",
        "restée anonyme",
    ];
    told.iter().any(|words| rest[..end].contains(words))
}

/// The adjective between the article of a phrase and its head.
pub(super) fn before_head(text: &str, phrase: Span, head: Span) -> Option<&str> {
    let before = text.get(phrase.start() as usize..head.start() as usize)?;
    let (_, adjective) = before.trim_end().rsplit_once([' ', '’', '\''])?;
    Some(adjective)
}

/// *ce maire*, *cette élue*
pub(super) fn is_pointed(words: &str) -> bool {
    if !words.starts_with(['C', 'c']) {
        return false;
    }
    let determiner = words.split_once(' ').map(|(first, _)| first);
    matches!(
        determiner,
        Some("Ce" | "Cet" | "Cette" | "ce" | "cet" | "cette")
    )
}

/// Nouns for anybody.
pub(super) const PEOPLE: &[&str] = &["dame", "femme", "fille", "garçon", "homme", "monsieur"];

/// Nouns of one word for several people, who speak together.
pub(super) const COLLECTIVE: &[&str] = &["binôme", "couple", "duo", "famille", "fratrie", "trio"];

/// Words for any written thing, whatever it was called before.
pub(super) const GENERIC: &[&str] = &[
    "document",
    "documents",
    "dossier",
    "papier",
    "texte",
    "écrit",
];

impl Resolver<'_, '_> {
    /// « Paul Riou, 20 ans, »: told by an age, and so by no office.
    pub(super) fn is_aged(&self, span: Span) -> bool {
        let rest = &self.text()[span.end() as usize..];
        let Some(rest) = rest.strip_prefix(", ") else {
            return false;
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits) && rest[digits..].trim_start().starts_with("ans")
    }

    /// « Quant à Mona Ferrand, elle … »: the sentence turns to the one at `span`.
    pub(super) fn is_turned_to(&self, span: Span) -> bool {
        let before = &self.text()[..span.start() as usize];
        ["Quant à ", "Quant au ", "Quant aux "]
            .iter()
            .any(|turn| before.ends_with(turn))
    }
}
