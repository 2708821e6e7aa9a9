//! Nicknames: « Jean Talec, dit “Tonton”, », « Mona Ferrand alias Momo »: one person under two names; and openings of a sentence that are none.

use super::{
    Agreement, Clauses, Lexicon, Mention, MentionKind, NameKey, Resolver, Span, SpeakerKind, Tags,
};
use crate::attribution::mention::Tie;
use crate::attribution::piece::{Piece, What};
use crate::text::tokens::Kind;

/// Words right before a nickname.
const CALLED: &[&str] = &["alias", "dit", "dite", "surnommé", "surnommée"];

/// What goes before *de* and a nickname: *connue sous le nom de*.
const UNDER: &[&str] = &["nom", "pseudo", "pseudonyme", "sobriquet", "surnom"];

/// A nickname has so many words at most.
const MAX_WORDS: usize = 3;

/// What may stand before a nickname inside the marks.
const ARTICLES: &[&str] = &["le", "la", "Le", "La", "l’", "l'"];

/// So many mentions back the name is looked for.
const MAX_SEEN: usize = 4;

impl Resolver<'_, '_> {
    /// Joins the nickname that the quote or name at `at` is, of sentence `line`, with whoever is named right before it.
    pub(super) fn nickname(&mut self, clauses: &Clauses<'_, '_>, at: usize, line: usize) {
        let Some(given) = self.given(clauses, at) else {
            return;
        };
        // *Le fils de Jean Talec, surnommé « Junior »*: the son.
        let mut before = clauses.pieces[..at].iter().rev().take(MAX_SEEN);
        let outer = before
            .find_map(Piece::mention)
            .is_some_and(|m| m.kind == MentionKind::Person && m.name.is_none());
        let mut near = self.seen.iter().rev().take(MAX_SEEN);
        let bearer = near.find(|s| {
            let figure = &self.figures[self.now(s.who) as usize];
            s.line as usize == line
                && s.span.end() <= given.start()
                && figure.kind == SpeakerKind::Person
                && figure.name.is_some()
                && !(s.inner && outer)
                && self.goes_between(s.span, given, figure.agreement)
        });
        let Some(bearer) = bearer.map(|s| self.now(s.who)) else {
            return;
        };
        let named = Mention {
            span: given,
            name: Some(given),
            head: None,
            kind: MentionKind::Name,
            agreement: self.figures[bearer as usize].agreement | Agreement::SINGULAR,
            tie: Tie::Free,
            definite: true,
            bare: false,
        };
        let other = self.named(&named, given);
        self.merge(other, bearer);
    }

    /// True if nothing but the words that give a nickname stands between it and the name before, in the gender of the latter.
    fn goes_between(&self, name: Span, given: Span, agreement: Agreement) -> bool {
        let between = &self.text()[name.end() as usize..given.start() as usize];
        let plain = [',', '(', '«', '“', '"', ' ', '\u{a0}', '\u{202f}'];
        let words: Vec<&str> = between
            .split(plain)
            .filter(|w| !w.is_empty() && !ARTICLES.contains(w))
            .collect();
        let fits = |gender: Agreement| agreement.fits(gender);
        match words[..] {
            ["alias"] => true,
            ["dit" | "surnommé"] => fits(Agreement::MASCULINE),
            ["dite" | "surnommée"] => fits(Agreement::FEMININE),
            [.., "connu" | "connue", "sous", noun, _] => UNDER.contains(&noun),
            _ => false,
        }
    }

    /// The nickname, without its article, if the piece at `at` is one.
    fn given(&self, clauses: &Clauses<'_, '_>, at: usize) -> Option<Span> {
        let scene = &self.story.scene;
        let piece = clauses.pieces[at];
        let span = match piece.what {
            What::Quote(quote) => scene.quotes[quote as usize].inner,
            What::Mention(m) if m.kind == MentionKind::Name => m.name?,
            _ => return None,
        };
        let before = |back: u32| {
            let place = piece.from.checked_sub(back)?;
            (scene.quote(place as usize).is_none()).then(|| scene.word(place as usize))
        };
        let word = before(1)?;
        // *Jean Talec a dit « Non »* names nobody.
        let set_off = piece.from > 1
            && matches!(
                scene.kind(piece.from as usize - 2),
                Some(Kind::Comma | Kind::Open)
            );
        let quoted = matches!(piece.what, What::Quote(_));
        let called = word == "alias"
            || quoted && set_off && CALLED.contains(&word)
            || quoted
                && matches!(word, "de" | "d’" | "d'")
                && before(2).is_some_and(|noun| UNDER.contains(&noun));
        if !called {
            return None;
        }
        let words = span.of(self.text());
        let article = ["le ", "la ", "l’", "l'", "Le ", "La ", "L’", "L'"];
        let cut = article.iter().find(|a| words.starts_with(**a));
        let from = span.start() + cut.map_or(0, |a| a.len() as u32);
        let own = words.get((from - span.start()) as usize..)?;
        let short = own.split_whitespace().count() <= MAX_WORDS;
        (short && own.starts_with(char::is_uppercase)).then(|| Span::new(from, span.end()))
    }
}

/// « Exit Jean Talec. […] Jean Talec a dit »: true if the longer name at `at` is the shorter one, which opens with a given name, behind the
/// first word of a sentence.
pub(super) fn opens_anyhow(text: &str, at: Span, long: &NameKey, short: &NameKey) -> bool {
    if long.words.len() != short.words.len() + 1
        || short.words.len() < 2
        || long.words[1..] != short.words[..]
    {
        return false;
    }
    let lexicon = Lexicon::french();
    let written = at.of(text);
    let before = text[..at.start() as usize].trim_end_matches([' ', '\u{a0}']);
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '\n', '»', '«']);
    let mut words = written.split([' ', '\u{a0}']);
    let given =
        |word: Option<&str>| word.is_some_and(|w| lexicon.look_up(w).tags.contains(Tags::GIVEN));
    opens && !given(words.next()) && given(words.next())
}
