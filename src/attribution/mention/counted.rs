//! Phrases that count: *plus de 40 pêcheurs*, *près de cent de ses voisins*, *80 % des habitants*, *un élu sur deux*.

use super::phrase::THEM;
use super::{MAX_COMPLEMENTS, Mention, MentionKind, Parser, Tie, linked, opens_many};
use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, Tags};
use crate::span::Span;
use crate::text::marks::is_apostrophe;
use crate::text::tokens::{Case, Kind};

/// True if the preposition at `at` opens a phrase that counts: *de nombreux élus*, *près de 200 élus*.
pub fn counts(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let many = scene.tags(at).contains(Tags::OF) && opens_many(scene, at).is_some();
    many || Parser { scene, end }.approximates(at).is_some()
}

impl Parser<'_, '_> {
    /// The phrase that a number opens which is only near the truth, or a share, and the item after it.
    pub(super) fn counted(&self, at: usize) -> Option<(Mention, usize)> {
        if self.kind(at) == Some(Kind::Number) {
            return self.share(at);
        }
        if let Some(found) = self.among(at).or_else(|| self.one_of_two(at)) {
            return Some(found);
        }
        if let Some(found) = self.both_of_them(at) {
            return Some(found);
        }
        let number = self.approximates(at)?;
        // *près de cent de ses voisins*
        let noun = if self.tags(number + 1).contains(Tags::OF)
            && self.tags(number + 2).contains(Tags::DET)
        {
            number + 3
        } else {
            number
        };
        self.common_after(at, noun, Agreement::PLURAL, false, false, MAX_COMPLEMENTS)
    }

    /// *l'un d'eux*, *l'une des organisatrices*, *un de ses voisins*: true if the determiners from `start` to the *de* at `at` tell one
    /// or some of those who follow.
    pub(super) fn counts_among(&self, start: usize, at: usize) -> bool {
        let one = self.tags(start).contains(Tags::INDEF) && !self.tags(start).contains(Tags::OF);
        let noun = if self.tags(at).contains(Tags::CONTRACT) {
            at + 1
        } else {
            at + 2
        };
        // *l'un de ses deux avocats*, *un des plus vieux habitants*
        let noun = (noun..noun + 3)
            .find(|i| !self.tags(*i).contains(Tags::NUM) && !self.is_superlative(*i))
            .map_or(noun, |i| {
                let adjective = i > noun && self.is_superlative(i - 1);
                i + usize::from(adjective)
            });
        let many = self.tags(noun).intersects(Tags::PERSON)
            && self.scene.agreement(noun).contains(Agreement::PLURAL);
        at == start + 2
            && self.tags(start).contains(Tags::DEF)
            && self.tags(start + 1).contains(Tags::INDEF)
            || at == start + 1 && one && many
    }

    /// *deux d'entre eux*, *certaines d'entre elles*
    fn among(&self, at: usize) -> Option<(Mention, usize)> {
        let some = self.tags(at).intersects(Tags::NUM | Tags::INDEFINITE)
            && self.tags(at + 1).contains(Tags::OF);
        let them = || self.word(at + 2) == "entre" && THEM.contains(&self.word(at + 3));
        (some && them()).then(|| {
            let mut mention = self.single(at, MentionKind::Indefinite);
            mention.span = self.scene.span_of(at, at + 4);
            mention.agreement = Agreement::PLURAL;
            mention.definite = false;
            (mention, at + 4)
        })
    }

    /// The end of *du plus âgé des deux* at `of`: the preposition holds the article.
    pub(super) fn superlative(&self, of: usize, depth: u8) -> Option<usize> {
        let (degree, adjective) = (of + 1, of + 2);
        let told = self.tags(of).contains(Tags::CONTRACT)
            && matches!(self.word(degree), "plus" | "moins")
            && self.case(adjective) == Case::Lower
            && !self
                .tags(adjective)
                .intersects(Tags::DET | Tags::OF | Tags::THAT);
        let end = adjective + 1;
        // *du plus grand groupe hôtelier*: the noun follows.
        let of = self.tags(end).contains(Tags::OF);
        let told = told && (of || self.kind(end) != Some(Kind::Word));
        let more = of && depth > 0;
        let rest = || self.complement(end, depth - 1);
        told.then(|| more.then(rest).flatten().unwrap_or(end))
    }

    /// *le plus âgé des deux*, *la plus jeune des sœurs*: somebody told by an adjective of degree at `at`, among others.
    pub(super) fn foremost(
        &self,
        start: usize,
        at: usize,
        agreement: Agreement,
        depth: u8,
    ) -> Option<(Mention, usize)> {
        let degree = matches!(self.word(at), "plus" | "moins") && self.word(at + 2) == "des";
        let no = Tags::DET | Tags::OF | Tags::THAT | Tags::PREP;
        let adjective = self.case(at + 1) == Case::Lower && !self.tags(at + 1).intersects(no);
        if !degree || !adjective || depth == 0 {
            return None;
        }
        let counted = self.tags(at + 3).contains(Tags::NUM);
        let noun = self.tags(at + 3 + usize::from(counted));
        let people = noun.intersects(Tags::PERSON | Tags::GROUP) || self.word(at + 4) == "jeunes";
        let alone = counted && !people;
        let ended = self.kind(at + 4) != Some(Kind::Word)
            || self.tags(at + 4).intersects(Tags::FINITE | Tags::NE);
        if alone && !ended || !counted && !people {
            return None;
        }
        let end = if alone {
            at + 4
        } else {
            self.complement(at + 2, depth)?
        };
        let mut mention = self.single(at + 1, MentionKind::Person);
        mention.head = Some(mention.span);
        mention.span = self.scene.span_of(start, end);
        mention.agreement = agreement.narrowed(Agreement::SINGULAR);
        Some((mention, end))
    }

    /// *le premier*, *la seconde* before a verb, or behind one that reports: one of two who were named.
    fn one_of_two(&self, at: usize) -> Option<(Mention, usize)> {
        let article = self.tags(at).contains(Tags::DEF)
            && self.tags(at + 1).contains(Tags::ADJ | Tags::NUM)
            && self.word(at).len() == 2;
        let acts = Tags::FINITE | Tags::AVOIR | Tags::ETRE | Tags::NE;
        // « “…”, souffle la première. »
        let told = || {
            let says = Tags::FINITE | Tags::THIRD | Tags::REPORTING;
            let before = at.checked_sub(1).map(|i| self.scene.tags(i));
            let named = self.kind(at + 2) == Some(Kind::Comma) && self.case(at + 3) != Case::Lower;
            before.is_some_and(|tags| tags.contains(says))
                && self.kind(at + 2) != Some(Kind::Word)
                && !named
        };
        let alone = || {
            ["premier", "première", "second", "seconde"].contains(&self.word(at + 1))
                && (self.tags(at + 2).intersects(acts)
                    || at + 2 < self.end && self.scene.quote(at + 2).is_some()
                    || told())
                && !self.tags(at + 2).intersects(Tags::SPEAKING | Tags::ADJ)
                && !self.is_thing_counted(at + 1)
        };
        (article && alone()).then(|| {
            let mut mention = self.single(at + 1, MentionKind::Latter);
            mention.span = self.scene.span_of(at, at + 2);
            (mention, at + 2)
        })
    }

    /// *tous deux*, *toutes les trois*, *les deux* before a verb, *l'un et l'autre*: all who were named together.
    fn both_of_them(&self, at: usize) -> Option<(Mention, usize)> {
        if !self.tags(at).intersects(Tags::DET | Tags::INDEFINITE) {
            return None;
        }
        let few = |at: usize| matches!(self.word(at), "deux" | "trois" | "quatre" | "cinq");
        let the = usize::from(self.word(at + 1) == "les");
        let (end, gender) = match self.word(at) {
            "Tous" | "tous" if few(at + the + 1) => (at + the + 2, Agreement::MASCULINE),
            "Toutes" | "toutes" if few(at + the + 1) => (at + the + 2, Agreement::FEMININE),
            "Les" | "les" if few(at + 1) => (at + 2, Agreement::empty()),
            word if word.len() <= "L’".len()
                && self.word(at + 1).starts_with("un")
                && matches!(self.word(at + 2), "et" | "comme")
                && self.word(at + 4).starts_with("autre") =>
            {
                (at + 5, Agreement::empty())
            }
            _ => return None,
        };
        // *les deux juges* is a noun, *les deux jugent* none.
        let next = self.tags(end);
        let acts = next.intersects(Tags::NE | Tags::CLITIC)
            || next.intersects(Tags::FINITE & Tags::VERB) && self.word(end).ends_with("nt");
        let ended = self.kind(end) != Some(Kind::Word);
        let before = at
            .checked_sub(1)
            .map_or(Tags::empty(), |i| self.scene.tags(i));
        let told = before.contains(Tags::FINITE | Tags::REPORTING)
            || before.intersects(Tags::SOURCE | Tags::FOR);
        (acts || ended && (self.word(at).len() > "les".len() || told)).then(|| {
            let mut mention = self.single(at, MentionKind::Pronoun);
            mention.span = self.scene.span_of(at, end);
            mention.agreement = Agreement::PLURAL | gender;
            (mention, end)
        })
    }

    /// The end of the number of a law's article at `at`: *12*, *L. 212-1*, *R.41-3-2*; or of a rank: *numéro deux*.
    pub(super) fn numbered(&self, at: usize) -> Option<usize> {
        let head = self.scene.word(at.checked_sub(1)?);
        // *le Dr. Jean Talec*
        if self.is_point_of_title(at) {
            return Some(at + 1);
        }
        if !matches!(head, "numéro" | "article" | "articles") {
            return None;
        }
        let ranks = self.kind(at) == Some(Kind::Number)
            || self.tags(at).contains(Tags::NUM)
            || self.word(at) == "un";
        if head == "numéro" {
            return ranks.then_some(at + 1);
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

    /// The number behind *plus de*, *près de*, *environ* and their like at `at`.
    fn approximates(&self, at: usize) -> Option<usize> {
        // All of them are small words.
        if !self.tags(at).intersects(Tags::GRAMMAR) {
            return None;
        }
        let counts =
            |i: usize| self.kind(i) == Some(Kind::Number) || self.tags(i).contains(Tags::NUM);
        let of = |i: usize| self.tags(i).contains(Tags::OF) && counts(i + 1);
        let is =
            |i: usize, list: &[&str]| list.iter().any(|w| self.word(i).eq_ignore_ascii_case(w));
        if of(at + 1) && is(at, &["moins", "plus", "près"]) {
            return Some(at + 2);
        }
        if counts(at + 1) && is(at, &["environ", "presque", "quelque"]) {
            return Some(at + 1);
        }
        let pair = counts(at + 2) && is(at, &["au"]) && is(at + 1, &["moins", "plus"]);
        let less = of(at + 2) && is(at, &["pas"]) && is(at + 1, &["moins"]);
        pair.then_some(at + 2).or_else(|| less.then_some(at + 3))
    }

    /// The last item of the number at `at`, whose thousands may stand apart: *4 000*, *140'000*.
    pub(super) fn number_end(&self, at: usize) -> usize {
        let text = self.scene.reading.text;
        let digits = |at: usize| {
            let number = self.kind(at) == Some(Kind::Number);
            number.then(|| self.scene.span(at)).filter(|span| {
                let digit = |b: u8| b.is_ascii_digit();
                span.len() <= 3 && span.of(text).bytes().all(digit)
            })
        };
        let mut last = at;
        while let Some(span) = digits(last).filter(|_| last < at + 6) {
            let beside = |i: &usize| {
                digits(*i).is_some_and(|next| {
                    let between = &text[span.end() as usize..next.start() as usize];
                    let mut signs = between.chars();
                    let parts = |c: char| c.is_whitespace() || is_apostrophe(c);
                    next.len() == 3 && signs.next().is_some_and(parts) && signs.next().is_none()
                })
            };
            match [last + 1, last + 2].into_iter().find(beside) {
                Some(next) => last = next,
                None => break,
            }
        }
        last
    }

    /// *80 % des élus*
    fn share(&self, at: usize) -> Option<(Mention, usize)> {
        if self.word(at + 1) != "%" || !self.tags(at + 2).contains(Tags::OF) {
            return None;
        }
        let (found, end) = linked(self.scene, at + 2, self.end)?;
        let span = Span::new(self.scene.span(at).start(), found.span.end());
        let share = Mention {
            span,
            tie: Tie::Free,
            definite: false,
            ..found
        };
        Some((share, end))
    }

    /// The item after *sur deux*, *sur dix* at `at`, before a verb.
    pub(super) fn out_of(&self, at: usize) -> Option<usize> {
        if !self.tags(at).contains(Tags::PREP) {
            return None;
        }
        let counts =
            self.kind(at + 1) == Some(Kind::Number) || self.tags(at + 1).contains(Tags::NUM);
        let acts = self
            .tags(at + 2)
            .intersects(Tags::FINITE | Tags::NE | Tags::CLITIC);
        (self.word(at) == "sur" && counts && acts).then_some(at + 2)
    }
}
