//! Words of time, where a sentence is cut into pieces: *jeudi soir*, *il y a dix ans*.

use crate::attribution::piece::Cutter;
use crate::lexicon::{PhraseKind, Tags};
use crate::text::tokens::{Case, Kind};

impl Cutter<'_, '_> {
    /// *il y a un an*, *il y a dix jours*, *courant juin*: the item after it.
    pub(super) fn ago(&self, at: usize, tags: Tags) -> Option<usize> {
        let next = self.tags(at + 1);
        if next.contains(Tags::DATE) && self.scene.word(at) == "courant" {
            return self.time(at + 1);
        }
        let there = tags.contains(Tags::SUBJ)
            && next.contains(Tags::CLITIC)
            && at + 3 < self.end
            && self.scene.word(at) == "il"
            && self.scene.word(at + 1) == "y"
            && self.scene.word(at + 2) == "a";
        there.then(|| self.time(at + 3)).flatten()
    }

    /// *Midi Libre*, *20 Minutes*: the word of time at `at`, with a capital, opens a name, or stands behind its number.
    fn opens_with_time(&self, at: usize) -> bool {
        let known = matches!(self.scene.phrase(at, self.end), Some((PhraseKind::Name, _)));
        let number = at > 0 && self.scene.kind(at - 1) == Some(Kind::Number);
        known || number && self.tags(at).contains(Tags::MOMENT)
    }

    /// The end of words of time that start at `at`: *jeudi soir*, *le 22 mai*, *en 2021*.
    pub(super) fn time(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < at + 2
            && self.tags(next).intersects(Tags::DET)
            && !self.tags(next).contains(Tags::PREP)
        {
            next += 1;
        }
        // *ces derniers jours*
        if self.tags(next).intersects(Tags::ADJ | Tags::LATTER)
            && self.tags(next + 1).intersects(Tags::DATE | Tags::MOMENT)
        {
            next += 1;
        }
        let is_number = |i: usize| i < self.end && self.scene.kind(i) == Some(Kind::Number);
        if is_number(next) && (self.tags(next + 1).intersects(Tags::DATE | Tags::MOMENT)) {
            next += 1;
        }
        if !self.tags(next).intersects(Tags::DATE | Tags::MOMENT)
            || self.tags(next).intersects(Tags::NAME)
            || self.scene.case(next) == Case::Capital && self.opens_with_time(next)
        {
            return None;
        }
        next += 1;
        while self.tags(next).intersects(Tags::DATE | Tags::MOMENT)
            || is_number(next)
            || self.tags(next).contains(Tags::LATTER)
        {
            next += 1;
        }
        Some(next)
    }
}
