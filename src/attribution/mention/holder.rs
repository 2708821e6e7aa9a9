//! Who holds an office, where the name stands right behind its field: *le ministre de l'Intérieur Jean Talec*.

use super::Parser;
use crate::lexicon::{Agreement, Beside, Tags, beside};
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
                        || self.known(first, *at).is_some()
                        || self.ends_field(first, *at);
                    field && self.opens_holder(*at)
                })
            })
    }

    /// « la flotte lorienne Antony Belval »: an adjective ends the field, and its noun bears no names.
    fn ends_field(&self, first: usize, at: usize) -> bool {
        let adjective = |i: &usize| {
            self.case(*i) == Case::Lower
                && (self.tags(*i).intersects(Tags::DEMONYM | Tags::ADJ)
                    || self.scene.is_unknown(*i))
        };
        let adjectives = (first + 1..at).rev().take_while(adjective).count();
        let noun = at - 1 - adjectives;
        let bears = Tags::BODY | Tags::MEDIA | Tags::DOCUMENT | Tags::NAMING | Tags::SPEAKING;
        adjectives > 0
            && self.case(noun) == Case::Lower
            && match beside(self.scene.word(noun)) {
                Some(beside) => beside == Beside::Field,
                None => !self.tags(noun).intersects(bears),
            }
    }

    /// « soupirait au pied des tribunes Jean Talec »: a person's full name at `at`, that no plural noun bears.
    pub(super) fn follows_many(&self, at: usize) -> bool {
        let Some(bearer) = at.checked_sub(1) else {
            return false;
        };
        let before = self.scene.agreement(bearer);
        let many = before.contains(Agreement::PLURAL) && !before.contains(Agreement::SINGULAR);
        let marked = self.scene.word(bearer).ends_with(['s', 'x'])
            && bearer > 0
            && self.tags(bearer - 1).intersects(Tags::DET);
        (many || marked)
            && self.case(bearer) == Case::Lower
            && self.tags(at).contains(Tags::GIVEN)
            && self.case(at + 1) == Case::Capital
            && self.kind(at + 1) == Some(Kind::Word)
            && !self.tags(bearer).intersects(Tags::SPEAKING | Tags::NAMING)
    }

    /// The end of the number of a law's article at `at`: *12*, *L. 212-1*, *R.41-3-2*.
    pub(super) fn numbered(&self, at: usize) -> Option<usize> {
        let head = self.scene.word(at.checked_sub(1)?);
        if head != "article" && head != "articles" {
            return None;
        }
        let mut end = at;
        let letter = self.case(at) != Case::Lower && self.kind(at) == Some(Kind::Word);
        if letter && self.scene.span(at).len() == 1 && self.kind(at + 1) == Some(Kind::Stop) {
            end += 2;
        }
        if self.kind(end) != Some(Kind::Number) {
            return None;
        }
        end += 1;
        let glued = |i: usize| self.scene.token(i).is_some_and(|t| t.glued);
        while glued(end) && glued(end + 1) && self.kind(end + 1) == Some(Kind::Number) {
            end += 2;
        }
        Some(end)
    }

    fn opens_given(&self, at: usize) -> bool {
        let joins = Tags::GIVEN | Tags::PARTICLE | Tags::TITLE;
        self.tags(at).contains(Tags::GIVEN) && !self.tags(at - 1).intersects(joins)
    }

    fn opens_holder(&self, at: usize) -> bool {
        let word = |at: usize| self.kind(at) == Some(Kind::Word);
        let part =
            |at: usize| self.case(at) != Case::Lower || self.tags(at).contains(Tags::PARTICLE);
        // *l'adjoint du maire Marc Belval*: the name is the president's.
        let mut noun = at - 1;
        while noun > 0 && self.tags(noun).intersects(Tags::DEMONYM | Tags::ADJ) {
            noun -= 1;
        }
        if self.tags(noun).contains(Tags::OFFICE) && self.case(noun) == Case::Lower {
            return false;
        }
        let full = word(at) && self.case(at) == Case::Capital && word(at + 1) && part(at + 1);
        let title = self.tags(at).contains(Tags::TITLE) && !self.tags(at).contains(Tags::GIVEN);
        full && !title && beside(self.scene.word(at - 1)) != Some(Beside::Namesake)
    }
}
