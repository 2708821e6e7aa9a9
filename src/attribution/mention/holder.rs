//! Who holds an office, where the name stands right behind its field: *le ministre de l'Intérieur Jean Talec*.

use super::Parser;
use crate::lexicon::{Beside, Tags, beside};
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// Where the name of an office's holder starts, inside the complement from `of` to `end` that was read with it.
    pub(super) fn holder(&self, of: usize, end: usize) -> Option<usize> {
        let first = (of + 1..end).find(|i| !self.tags(*i).intersects(Tags::DET))?;
        // A given name is surer than what stands before it.
        (first + 1..end)
            .find(|at| self.opens_holder(*at) && self.opens_given(*at))
            .or_else(|| {
                (first + 1..end).find(|at| {
                    let field = beside(self.scene.word(*at - 1)) == Some(Beside::Field)
                        || self.known(first, *at).is_some();
                    field && self.opens_holder(*at)
                })
            })
    }

    fn opens_given(&self, at: usize) -> bool {
        let joins = Tags::GIVEN | Tags::PARTICLE | Tags::TITLE;
        self.tags(at).contains(Tags::GIVEN) && !self.tags(at - 1).intersects(joins)
    }

    fn opens_holder(&self, at: usize) -> bool {
        let word = |at: usize| self.kind(at) == Some(Kind::Word);
        let part =
            |at: usize| self.case(at) != Case::Lower || self.tags(at).contains(Tags::PARTICLE);
        let full = word(at) && self.case(at) == Case::Capital && word(at + 1) && part(at + 1);
        let title = self.tags(at).contains(Tags::TITLE) && !self.tags(at).contains(Tags::GIVEN);
        full && !title && beside(self.scene.word(at - 1)) != Some(Beside::Namesake)
    }
}
