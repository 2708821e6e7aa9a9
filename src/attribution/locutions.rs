//! Locutions: verbs with set words, *mettre en garde*, and with an adjective that tells an attitude, *être prêt à*.

use crate::attribution::predicate::Parser;
use crate::lexicon::{Lexicon, Locution, Tags, initial};
use crate::text::fold;
use crate::text::tokens::Kind;

impl Parser<'_, '_> {
    /// The locutions of a verb whose first word may be the one at `at`, or the one behind the adverb there.
    #[inline]
    pub(super) fn likely_locutions(
        &self,
        verb: u16,
        at: usize,
    ) -> impl Iterator<Item = &'static Locution> {
        let locutions = Lexicon::french().locutions_of(verb);
        let after = at;
        let further = at + usize::from(self.tags(at).contains(Tags::ADV));
        let likely = |at: usize| at < self.end && self.scene.follows_verb(at);
        let first = if likely(after) || further > after && likely(further) {
            0
        } else {
            // Those that are a preposition alone, which may hide in an article, are the shortest.
            let short = |locution: &&Locution| locution.rest.len() <= "de".len();
            locutions.len() - locutions.iter().rev().take_while(short).count()
        };
        let locutions = &locutions[first..];
        let word = |at: usize| {
            let known = !locutions.is_empty() && at < self.end;
            known.then(|| (self.scene.entry(at), initial(self.scene.word(at))))
        };
        let (after, further) = (word(after), word(further));
        locutions.iter().filter(move |locution| {
            let opens = |(entry, letter): (Option<u32>, u8)| {
                if locution.first == 0 || !locution.forms.is_empty() {
                    letter == locution.initial
                } else {
                    entry == Some(locution.first)
                }
            };
            let alone = matches!(locution.rest, "à" | "de");
            after.is_some_and(opens) || further.is_some_and(opens) || alone
        })
    }

    /// « est décidé à », « était opposé à »: the participle at `at` is an adjective that tells an attitude.
    pub(super) fn holds_attitude(&self, verb: u16, at: usize) -> bool {
        self.tags(at).contains(Tags::PAST_PART)
            && self
                .likely_locutions(verb, at)
                .any(|l| !l.forms.is_empty() && self.matches(l, at).is_some())
    }

    /// The item after the words of a locution that follow its verb, if they stand at `at`; one adverb may come before them.
    pub(super) fn matches(&self, locution: &Locution, at: usize) -> Option<usize> {
        let mut at = at;
        if self.tags(at).contains(Tags::ADV) && !locution.rest.starts_with(self.scene.word(at)) {
            at += 1;
        }
        for (place, word) in locution.words.iter().enumerate() {
            if at >= self.end || self.scene.kind(at) != Some(Kind::Word) {
                return None;
            }
            let own = self.scene.word(at);
            let agrees = place == 0 && !locution.forms.is_empty() && locution.starts_with(own);
            if !agrees && !fold::is_key(own, word) {
                return contracted(self.scene.word(at), locution.rest).then_some(at);
            }
            at += 1;
        }
        Some(at)
    }
}

/// « s'en est pris au syndicat »: the article that holds the preposition stays with its noun.
fn contracted(word: &str, rest: &str) -> bool {
    match rest {
        "à" => matches!(word, "au" | "aux"),
        "de" => matches!(word, "du" | "des"),
        _ => false,
    }
}
