//! Surnames that are common words, places or open with an article: the article has told them with a given name.

use super::{Mention, MentionKind, Parser};
use crate::lexicon::{Agreement, Tags};
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// *Petit*, *Lunac* the man, *Le Guen*: the surname at `at` that stands behind a given name elsewhere in the article.
    pub(super) fn surname(&self, at: usize) -> Option<(Mention, usize)> {
        let tags = self.tags(at);
        if self.case(at) != Case::Capital || tags.is_empty() {
            return None;
        }
        let capital = |at: usize| self.kind(at) == Some(Kind::Word) && self.case(at) != Case::Lower;
        let small = tags.intersects(Tags::DET | Tags::PREP | Tags::CLITIC);
        let reading = self.scene.reading;
        let span = self.scene.span(at);
        let end = if small && capital(at + 1) && !capital(at + 2) {
            let double = reading.is_double_surname(span, self.scene.word(at + 1));
            double.then_some(at + 2)?
        } else if !small && !capital(at + 1) && self.can_be_surname(at, tags) {
            at + 1
        } else {
            return None;
        };
        // *Van der Riou*: the name goes on.
        let particled =
            self.tags(end).contains(Tags::PARTICLE) && !self.tags(end).intersects(Tags::FINITE);
        if particled && (capital(end + 1) || capital(end + 2))
            || end < self.end && self.scene.is_particled(end)
        {
            return None;
        }
        let mut mention = self.single(at, MentionKind::Name);
        mention.span = self.scene.span_of(at, end);
        mention.name = Some(mention.span);
        mention.head = None;
        mention.agreement = Agreement::SINGULAR;
        mention.definite = true;
        Some((mention, end))
    }

    /// True of a known word inside a sentence, and of a place that no preposition of place stands before anywhere in the article.
    fn can_be_surname(&self, at: usize, tags: Tags) -> bool {
        let before = at.checked_sub(1);
        let inside = before.is_some_and(|b| {
            matches!(self.scene.kind(b), Some(Kind::Word | Kind::Comma))
                && !self.scene.tags(b).contains(Tags::DET)
        });
        if tags.contains(Tags::PLACE) {
            let written = self.scene.word(at);
            let reading = self.scene.reading;
            return !tags.intersects(Tags::GIVEN | Tags::ORG)
                && reading.is_surname(self.scene.span(at))
                && !reading.stands_behind(written, PLACING);
        }
        inside && !tags.intersects(Tags::NAME) && self.scene.reading.is_surname(self.scene.span(at))
    }
}

/// Prepositions before the name of a place.
const PLACING: &[&str] = &[
    "D'", "D’", "Dans", "De", "Depuis", "En", "Vers", "À", "d'", "d’", "dans", "de", "depuis",
    "en", "vers", "à",
];
