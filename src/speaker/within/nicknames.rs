//! Nicknames: « Jean Talec, dit “Tonton”, », « Mona Ferrand alias Momo »: one person under two names; and openings of a sentence that are none.

use super::{
    Agreement, Clauses, Lexicon, Mention, MentionKind, NameKey, Resolver, Span, SpeakerKind, Tags,
};
use crate::attribution::mention::Tie;
use crate::attribution::piece::What;
use crate::text::tokens::Kind;

/// Words right before a nickname.
const CALLED: &[&str] = &["alias", "dit", "dite", "surnommé", "surnommée"];

/// What goes before *de* and a nickname: *connue sous le nom de*.
const UNDER: &[&str] = &["nom", "pseudo", "pseudonyme", "sobriquet", "surnom"];

/// A nickname has so many words at most.
const MAX_WORDS: usize = 3;

/// Between a name and a nickname stand so many bytes at most.
const NEAR: u32 = 48;

/// So many mentions back the name is looked for.
const MAX_SEEN: usize = 4;

impl Resolver<'_, '_> {
    /// Joins the nickname that the quote or name at `at` is, of sentence `line`, with whoever is named right before it.
    pub(super) fn nickname(&mut self, clauses: &Clauses<'_, '_>, at: usize, line: usize) {
        let Some(given) = self.given(clauses, at) else {
            return;
        };
        let mut near = self.seen.iter().rev().take(MAX_SEEN);
        let bearer = near.find(|s| {
            let figure = &self.figures[self.now(s.who) as usize];
            s.line as usize == line
                && s.span.end() <= given.start()
                && given.start() - s.span.end() <= NEAR
                && figure.kind == SpeakerKind::Person
                && figure.name.is_some()
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
        let words = span.of(self.text());
        let article = ["le ", "la ", "l’", "l'", "Le ", "La ", "L’", "L'"];
        let cut = article.iter().find(|a| words.starts_with(**a));
        let from = span.start() + cut.map_or(0, |a| a.len() as u32);
        let own = words.get((from - span.start()) as usize..)?;
        let short = own.split_whitespace().count() <= MAX_WORDS;
        (called && short && own.starts_with(char::is_uppercase))
            .then(|| Span::new(from, span.end()))
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
