//! Given names that are places too: *Victoria*, *Florence*, *Maurice*.

use super::{Reading, Tags};
use crate::text::tokens::Case;

impl Reading<'_> {
    /// « Victoria savait tout. […] Victoria ne s'en plaint pas. »: a given name that is a place too is nobody's town, where it is the subject
    /// of verbs more than once and nothing happens there, in the whole text.
    pub(super) fn settle_namesakes(&mut self) {
        let both = Tags::GIVEN | Tags::PLACE;
        let alone = |reading: &Self, at: usize| {
            let word = |at: usize| reading.tokens.get(at).map(|t| t.case);
            let before = at.checked_sub(1).and_then(word);
            reading.words[at].tags.contains(both)
                && reading.tokens[at].case == Case::Capital
                && before != Some(Case::Capital)
                && word(at + 1) != Some(Case::Capital)
        };
        let (mut from, mut told) = (0, Vec::new());
        while let Some(next) = self.words[from..]
            .iter()
            .position(|w| w.tags.contains(both))
        {
            let at = from + next;
            from = at + 1;
            let name = self.tokens[at].span.of(self.text);
            if !alone(self, at) || told.contains(&name) || told.len() >= MOST {
                continue;
            }
            told.push(name);
            let same = |i: &usize| alone(self, *i) && self.tokens[*i].span.of(self.text) == name;
            let all: Vec<usize> = (at..self.words.len()).filter(same).take(MOST).collect();
            let tags = |i: usize| self.words.get(i).map_or(Tags::empty(), |w| w.tags);
            let acts = |i: usize| {
                let next = tags(i + 1);
                let verb = next.contains(Tags::FINITE) && !next.intersects(Tags::PREP | Tags::DET);
                verb || next.intersects(Tags::NE)
            };
            let there = |i: usize| {
                let before = i.checked_sub(1).map_or(Tags::empty(), tags);
                before.intersects(Tags::PREP | Tags::CONTRACT | Tags::DEF)
                    && !before.contains(Tags::OF)
            };
            let person = all.iter().filter(|i| acts(**i)).count() > 1;
            if person && !all.iter().any(|i| there(*i)) {
                for at in all {
                    self.words[at].tags -= Tags::PLACE;
                }
            }
        }
    }
}

/// So many names, and so many of one name, are looked at.
const MOST: usize = 64;
