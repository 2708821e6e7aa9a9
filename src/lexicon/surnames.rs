//! Surnames: the words behind a given name or a form of address, by which the rest of a text calls the same person.

use super::{Beside, Reading, Tags, beside};
use crate::span::Span;
use crate::text::tokens::{Case, Kind};

/// Surnames are looked for among so many tokens of a text.
const MAX_TOKENS: usize = 4_000;
/// And so many are kept.
const MAX_KEPT: usize = 256;

impl Reading<'_> {
    /// The tokens, by number and in order, that stand behind a given name or a form of address with a capital.
    fn surnames(&self) -> &[u32] {
        self.surnames.get_or_init(|| {
            let last = self.tokens.len().min(MAX_TOKENS);
            let behind = (1..last).filter(|at| self.is_behind_given_name(*at));
            behind.map(|at| at as u32).take(MAX_KEPT).collect()
        })
    }

    fn is_behind_given_name(&self, at: usize) -> bool {
        let token = self.tokens[at];
        // *M. Talec*
        let point = self.tokens[at - 1].kind == Kind::Stop && self.tokens[at - 1].glued;
        let before = if point {
            at.checked_sub(2)
        } else {
            Some(at - 1)
        };
        let told = |before: usize| {
            let tags = self.words[before].tags;
            tags.contains(Tags::TITLE) || tags.contains(Tags::GIVEN) && !point
        };
        // *le pont George Lori*, *l'université Jean Lunac*
        let namesake = |before: usize| {
            let noun = before.checked_sub(1).map(|at| self.word_at(at));
            noun.is_some_and(|noun| beside(noun) == Some(Beside::Namesake))
        };
        token.kind == Kind::Word
            && token.case != Case::Lower
            && before.is_some_and(|before| told(before) && !namesake(before))
    }

    /// True if the text gives the word at `span` to a person elsewhere, as a surname.
    ///
    /// ```
    /// use stance::lexicon::Reading;
    /// use stance::span::Span;
    /// let reading = Reading::new("Mona Petit est là. Petit parle, Mona aussi.");
    /// assert!(reading.is_surname(Span::new(20, 25)));
    /// assert!(!reading.is_surname(Span::new(33, 37)));
    /// ```
    pub fn is_surname(&self, span: Span) -> bool {
        let written = span.of(self.text);
        let mut surnames = self.surnames().iter().map(|other| *other as usize);
        surnames.any(|other| self.word_at(other) == written && self.tokens[other].span != span)
    }

    /// True if the text gives two words, the first of them at `first`, to a person elsewhere: *Le Guen*, *De Wilde*.
    pub fn is_double_surname(&self, first: Span, second: &str) -> bool {
        let written = first.of(self.text);
        let mut surnames = self.surnames().iter().map(|other| *other as usize);
        surnames.any(|other| {
            self.word_at(other) == written
                && self.word_at(other + 1) == second
                && self.tokens[other].span != first
        })
    }

    /// True if the word stands behind one of these small words somewhere: *à Lori*.
    pub fn stands_behind(&self, word: &str, small: &[&str]) -> bool {
        let last = self.tokens.len().min(MAX_TOKENS);
        (1..last).any(|at| self.word_at(at) == word && small.contains(&self.word_at(at - 1)))
    }

    /// The token at `at`, as it stands; nothing beyond the end.
    fn word_at(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_given_names_are_surnames_elsewhere() {
        let text = "Mona Petit et Jean Le Guen sont là, M. Grand aussi. Petit parle, Le Guen aussi, Grand non.";
        let reading = Reading::new(text);
        let at = |word: &str, last: bool| {
            let from = if last {
                text.rfind(word)
            } else {
                text.find(word)
            };
            let from = from.unwrap() as u32;
            Span::new(from, from + word.len() as u32)
        };
        assert!(reading.is_surname(at("Petit", true)) && reading.is_surname(at("Grand", true)));
        assert!(!reading.is_surname(at("Petit", false)), "where it is given");
        assert!(!reading.is_surname(at("parle", true)));
        assert!(reading.is_double_surname(at("Le", true), "Guen"));
        assert!(!reading.is_double_surname(at("Le", true), "Petit"));
    }
}
