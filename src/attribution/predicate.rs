//! Predicates: verb groups with their auxiliaries, clitics, inverted pronouns and locutions.

use crate::attribution::clause::STRESSED;
use crate::attribution::forms::{best, is_conditional, is_graded, person};
use crate::attribution::scene::Scene;
use crate::lexicon::form::{Mood, Tense};
use crate::lexicon::takes::{Class, Takes};
use crate::lexicon::{Lexicon, PhraseKind, Tags, VerbReading};
use crate::span::Span;
use crate::text::tokens::{Case, Kind};

/// The shape of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// It agrees with a subject.
    Finite,
    /// An infinitive.
    Infinitive,
    /// A present participle.
    Participle,
    /// A present participle made a gerund.
    Gerund,
    /// A past participle alone.
    Past,
}

/// A verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of grammar of its own"
)]
pub struct Predicate {
    /// Its words, from the first clitic or auxiliary to the verb that means something.
    pub span: Span,
    /// Dictionary form, of the locution where it is one.
    pub lemma: &'static str,
    /// What kind of verb it is.
    pub class: Class,
    /// What it can be followed by.
    pub takes: Takes,
    /// Finite or not.
    pub shape: Shape,
    /// The item of the pronoun inverted with it.
    pub tail: Option<u32>,
    /// True with a reflexive pronoun.
    pub reflexive: bool,
    /// True with a word of negation.
    pub negated: bool,
    /// True in the passive voice.
    pub passive: bool,
    /// Number of a finite form; `None` if it does not tell.
    pub plural: Option<bool>,
    /// True if it can have a subject of the third person.
    pub third: bool,
    /// True of a conditional: after *que*, the future of what is reported.
    pub conditional: bool,
    /// The item of the verb itself.
    pub head: u32,
}

impl Predicate {
    /// True if it reports speech.
    pub fn reports(&self) -> bool {
        !matches!(self.class, Class::Plain | Class::Naming)
    }
}

/// The predicate that starts with the item `at`, and the item after it. `after_subject` tells whether
/// a subject stands just before, so that a word that could be a noun is a verb.
pub fn predicate(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    after_subject: bool,
) -> Option<(Predicate, usize)> {
    Parser { scene, end }.parse(at, after_subject)
}

/// Verbs whose past is formed with *être*.
const MOVING: &[&str] = &[
    "aller",
    "arriver",
    "demeurer",
    "devenir",
    "entrer",
    "intervenir",
    "monter",
    "partir",
    "parvenir",
    "rester",
    "retourner",
    "revenir",
    "sortir",
    "tomber",
    "venir",
];

/// So many items may stand between *nous* and its verb: « Nous, habitants du quartier, demandons ».
const FAR_PRONOUN: usize = 8;

/// Reads a predicate; nothing beyond the end is looked at.
pub(super) struct Parser<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) end: usize,
}

impl Parser<'_, '_> {
    pub(super) fn tags(&self, at: usize) -> Tags {
        if at < self.end {
            self.scene.tags(at)
        } else {
            Tags::empty()
        }
    }

    fn parse(&self, start: usize, after_subject: bool) -> Option<(Predicate, usize)> {
        let mut at = start;
        let mut reflexive = false;
        let mut speakers = 0u8;
        let mut negated = false;
        let mut bound = after_subject;
        // A clitic or *ne* before it: nothing but a verb can follow.
        let mut sure = false;
        let gerund = self.tags(at).contains(Tags::GERUND)
            && (at + 1..at + 4)
                .find(|i| !self.tags(*i).intersects(Tags::CLITIC | Tags::NE))
                .is_some_and(|i| self.tags(i).contains(Tags::PRES_PART));
        if gerund {
            at += 1;
        }
        if self.tags(at).contains(Tags::NE) {
            at += 1;
            negated = true;
            bound = true;
            sure = true;
        }
        while self.tags(at).contains(Tags::CLITIC)
            && at < start + 5
            && self.clitic_before_verb(at, bound)
        {
            let own = self.tags(at).contains(Tags::REFL);
            reflexive |= own && !self.tags(at).contains(Tags::SPEAKER);
            speakers += u8::from(own && self.tags(at).contains(Tags::SPEAKER));
            bound = true;
            sure = true;
            at += 1;
        }
        let tags = self.tags(at);
        if !tags.intersects(Tags::VERB) || self.scene.kind(at) != Some(Kind::Word) {
            return None;
        }
        // *la nuit*: a time, whatever harms.
        if self.scene.word(start) == "la" && at > start && self.scene.word(at) == "nuit" {
            return None;
        }
        // *très calme*: an adjective, whatever verb it could be.
        if at == start && is_graded(self.scene, at) {
            return None;
        }
        // *le préfet, Tendu Talec*: a capital before another, inside a sentence.
        if self.scene.case(at) == Case::Capital
            && self.scene.case(at + 1) == Case::Capital
            && self.scene.kind(at + 1) == Some(Kind::Word)
            && at > 0
            && matches!(self.scene.kind(at - 1), Some(Kind::Word | Kind::Comma))
        {
            return None;
        }
        if self.scene.case(at) != Case::Lower
            && (tags.contains(Tags::NAME & tags) && tags.intersects(Tags::NAME))
        {
            return None;
        }
        let noun = tags.intersects(Tags::SPEAKING | Tags::SPEECH | Tags::NAMING | Tags::GRAMMAR);
        if !bound
            && noun
            && !tags.intersects(Tags::AVOIR | Tags::ETRE)
            && !self.tags(at + 1).contains(Tags::INVERTED)
        {
            // A noun would stand behind a determiner, which has been read with it, or a preposition.
            let verb = tags.contains(Tags::FINITE | Tags::THIRD)
                && !tags.intersects(Tags::GRAMMAR)
                && self.scene.case(at) == Case::Lower
                && !self.scene.opens_complement(at + 1, self.end)
                && !(at > 0 && self.scene.tags(at - 1).contains(Tags::PREP))
                && (!tags.intersects(Tags::SPEAKING) || tags.contains(Tags::REPORTING));
            // « longtemps critiquée par le maire »
            let suffers = tags.contains(Tags::PAST_PART | Tags::REPORTING)
                && matches!(
                    self.scene.phrase(at + 1, self.end),
                    Some((PhraseKind::Agent, _))
                );
            if !verb && !suffers {
                return None;
            }
        }
        let auxiliary = tags.intersects(Tags::AVOIR | Tags::ETRE);
        if !sure && !auxiliary && tags.intersects(Tags::PREP | Tags::SUB | Tags::COORD) {
            return None;
        }
        // « je me demande », « nous nous demandons », but « il me demande »
        let first = start.checked_sub(1).map(|i| self.scene.tags(i));
        let first = first.is_some_and(|t| t.contains(Tags::SPEAKER));
        reflexive |= speakers > 1 || speakers > 0 && first;
        let mut parsed = self.group(start, at, bound, reflexive)?;
        parsed.0.reflexive = reflexive;
        parsed.0.passive &= !reflexive;
        parsed.0.negated |= negated;
        if gerund {
            parsed.0.shape = Shape::Gerund;
        }
        Some(parsed)
    }

    /// True if the clitic at `at` stands before a verb and is not an article before a noun.
    fn clitic_before_verb(&self, at: usize, bound: bool) -> bool {
        let tags = self.tags(at);
        let next = self.tags(at + 1);
        let verb = next.intersects(
            Tags::FINITE | Tags::AVOIR | Tags::ETRE | Tags::PRES_PART | Tags::INFINITIVE,
        ) || (next.contains(Tags::CLITIC) && at + 2 < self.end);
        if !verb {
            return false;
        }
        if tags.intersects(Tags::DET | Tags::PREP) {
            let noun = next.intersects(
                Tags::SPEAKING | Tags::SPEECH | Tags::NAMING | Tags::ADJ | Tags::DEMONYM,
            );
            // « la disant “prématurée” »
            let said = next.contains(Tags::PRES_PART | Tags::REPORTING);
            let sure = (next.intersects(Tags::AVOIR | Tags::ETRE) || said || self.is_told(at + 1))
                && !noun;
            return sure
                || (bound && !noun && !next.contains(Tags::DET))
                || !noun && self.is_appeal(at)
                || self.is_behind_quote(at)
                || self.tags(at + 2).contains(Tags::INVERTED)
                || bound && self.is_judged(at);
        }
        true
    }

    /// « Mona Ferrand le juge “imprudent” »: behind a subject and before a quote, *le* and a form that a noun looks like.
    fn is_judged(&self, at: usize) -> bool {
        let told = Tags::FINITE | Tags::THIRD | Tags::REPORTING;
        let behind = (at + 2..at + 4).find(|i| !self.tags(*i).contains(Tags::ADV));
        self.tags(at).contains(Tags::DET)
            && self.tags(at + 1).contains(told)
            && behind.is_some_and(|i| i < self.end && self.scene.quote(i).is_some())
    }

    /// « “…”, en plaisante le maire », « “…”, le défend un collègue »: a clitic before the verb of a clause behind a quote.
    fn is_behind_quote(&self, at: usize) -> bool {
        let told = Tags::FINITE | Tags::THIRD | Tags::REPORTING;
        let noun = Tags::SPEAKING | Tags::SPEECH | Tags::NAMING | Tags::ADJ;
        let article = self.tags(at).contains(Tags::DET) && !self.tags(at + 1).intersects(noun);
        (self.tags(at).contains(Tags::PREP) || article)
            && at >= 2
            && self.scene.kind(at - 1) == Some(Kind::Comma)
            && self.scene.quote(at - 2).is_some()
            && self.tags(at + 1).contains(told)
            && (self.scene.case(at + 2) == Case::Capital || self.tags(at + 2).contains(Tags::DET))
    }

    /// True of *en appelle à*, *en réfère au*.
    fn is_appeal(&self, at: usize) -> bool {
        self.tags(at).contains(Tags::PREP)
            && self
                .tags(at + 1)
                .contains(Tags::FINITE | Tags::THIRD | Tags::REPORTING)
            && self.tags(at + 2).contains(Tags::TO)
    }

    /// True of a form that no noun looks like: *l'accusa*, *l'écrivait*.
    fn is_told(&self, at: usize) -> bool {
        let tags = self.tags(at);
        tags.contains(Tags::FINITE | Tags::THIRD | Tags::REPORTING)
            && !tags.intersects(Tags::PAST_PART)
            && self
                .scene
                .verb_readings(at)
                .iter()
                .filter(|r| r.form.person == 3)
                .all(|r| r.form.tense != Tense::Present && r.form.mood == Mood::Indicative)
    }

    /// The verb at `at`, with what follows it.
    fn group(
        &self,
        start: usize,
        at: usize,
        bound: bool,
        reflexive: bool,
    ) -> Option<(Predicate, usize)> {
        let tags = self.tags(at);
        let auxiliary = tags.intersects(Tags::AVOIR | Tags::ETRE)
            && tags.intersects(Tags::FINITE | Tags::INFINITIVE | Tags::PRES_PART);
        let shape = if tags.contains(Tags::FINITE) && (self.scene.case(at) == Case::Lower || bound)
        {
            Shape::Finite
        } else if tags.contains(Tags::PRES_PART) {
            Shape::Participle
        } else if tags.contains(Tags::INFINITIVE) {
            Shape::Infinitive
        } else if tags.contains(Tags::PAST_PART) {
            Shape::Past
        } else if tags.contains(Tags::FINITE) && self.tags(at + 1).contains(Tags::INVERTED) {
            Shape::Finite
        } else {
            return None;
        };
        if shape == Shape::Finite && !tags.contains(Tags::THIRD) && !self.is_spoken(start, at) {
            return None;
        }
        let mut next = at + 1;
        let mut tail = None;
        if self.tags(next).contains(Tags::INVERTED) {
            tail = Some(next as u32);
            next += 1;
        }
        let readings = self.scene.verb_readings(at);
        let own = best(readings, |f| match shape {
            Shape::Finite => f.person != 0,
            Shape::Participle | Shape::Gerund => f.mood == Mood::PresentParticiple,
            Shape::Infinitive => f.mood == Mood::Infinitive,
            Shape::Past => f.mood == Mood::PastParticiple,
        })?;
        let (third, plural) = person(readings);
        let conditional = is_conditional(readings);
        let mut negated = false;
        if auxiliary {
            let mut verb = next;
            while verb < next + 12
                && let Some(after) = self.between(verb)
            {
                negated |= self.tags(verb).contains(Tags::NEG);
                verb = after;
            }
            let attitude = !reflexive && self.holds_attitude(own.verb, verb);
            if self.tags(verb).contains(Tags::PAST_PART) && !attitude {
                let mut passive = tags.contains(Tags::ETRE) && !tags.contains(Tags::AVOIR);
                let mut head = verb;
                if self.tags(verb).contains(Tags::ETRE) {
                    let mut further = verb + 1;
                    while further < verb + 6
                        && let Some(after) = self.between(further)
                    {
                        further = after;
                    }
                    if self.tags(further).contains(Tags::PAST_PART) {
                        head = further;
                        passive = true;
                    }
                }
                if let Some(reading) = best(self.scene.verb_readings(head), |f| {
                    f.mood == Mood::PastParticiple
                }) {
                    let (predicate, end) =
                        self.finish(start, head, reading, shape, tail, reflexive);
                    // *est resté persuadé*, *est revenue à la charge*
                    let verb = Lexicon::french().verb(reading.verb).lemma;
                    passive &= !MOVING.contains(&verb);
                    return Some((
                        Predicate {
                            negated,
                            passive,
                            plural,
                            third,
                            conditional,
                            ..predicate
                        },
                        end,
                    ));
                }
            }
        } else {
            negated = (next..next + 2).any(|i| self.tags(i).contains(Tags::NEG))
                && self.tags(next).contains(Tags::NEG);
        }
        let (mut predicate, mut end) = self.finish(start, at, own, shape, tail, reflexive);
        if end < next {
            end = next;
            predicate.span = self.scene.span_of(start, end);
        }
        Some((
            Predicate {
                negated,
                plural,
                third,
                conditional,
                ..predicate
            },
            end,
        ))
    }

    /// The item after the adverb at `at` that stands between an auxiliary and its participle; one
    /// between commas counts with them.
    fn between(&self, at: usize) -> Option<usize> {
        if self.scene.kind(at) == Some(Kind::Comma) {
            let mut inner = at + 1;
            while inner < at + 9 && inner < self.end {
                if self.scene.kind(inner) == Some(Kind::Comma) {
                    return (inner > at + 1).then_some(inner + 1);
                }
                if let Some((PhraseKind::Adverb, next)) = self.scene.phrase(inner, self.end) {
                    inner = next;
                    continue;
                }
                let tags = self.tags(inner);
                if self.scene.kind(inner) != Some(Kind::Word)
                    && self.scene.kind(inner) != Some(Kind::Number)
                    || tags.intersects(Tags::FINITE | Tags::REL | Tags::THAT)
                        && !tags.intersects(Tags::PREP | Tags::ADV | Tags::GRAMMAR)
                {
                    return None;
                }
                inner += 1;
            }
            return None;
        }
        if let Some((PhraseKind::Adverb, next)) = self.scene.phrase(at, self.end) {
            return Some(next);
        }
        let tags = self.tags(at);
        // « Les experts ont depuis relevé … »
        let past = self.tags(at + 1).contains(Tags::PAST_PART);
        // « Le maire a lui dénoncé … »: it stresses the subject.
        let stressed = || STRESSED.iter().any(|s| s.0 == self.scene.word(at));
        if past && (self.scene.word(at) == "depuis" || stressed()) {
            return Some(at + 1);
        }
        // « ont tous deux dit », « ont tous les deux dit »
        let two = at + 1 + usize::from(self.tags(at + 1).contains(Tags::DEF));
        if tags.contains(Tags::ALL) && self.tags(two).contains(Tags::NUM) {
            return Some(two + 1);
        }
        let adverb = tags.intersects(Tags::ADV | Tags::NEG | Tags::ALL)
            && !tags.intersects(Tags::AVOIR | Tags::ETRE | Tags::PAST_PART);
        (adverb || tags.contains(Tags::DATE)).then_some(at + 1)
    }

    /// True if a form of the first or second person at `at` has its pronoun, before it or inverted: without
    /// one, *portions* and *vides* are no verbs.
    fn is_spoken(&self, start: usize, at: usize) -> bool {
        self.tags(at + 1).contains(Tags::INVERTED)
            || (start.saturating_sub(FAR_PRONOUN)..at)
                .any(|i| self.scene.tags(i).contains(Tags::SPEAKER))
    }

    /// Puts the predicate together, taking in the words of a locution.
    fn finish(
        &self,
        start: usize,
        head: usize,
        reading: VerbReading,
        shape: Shape,
        tail: Option<u32>,
        reflexive: bool,
    ) -> (Predicate, usize) {
        let lexicon = Lexicon::french();
        let verb = lexicon.verb(reading.verb);
        let mut end = head + 1;
        if tail.is_some_and(|t| t as usize == end) {
            end += 1;
        }
        let (mut lemma, mut class, mut takes): (&'static str, _, _) =
            (verb.lemma, verb.class, verb.takes);
        if verb.only_reflexive && !reflexive {
            class = Class::Plain;
        }
        for locution in self.likely_locutions(reading.verb, end) {
            if locution.takes.has(Takes::REFL) && !reflexive {
                continue;
            }
            if let Some(after) = self.matches(locution, end) {
                (lemma, class, takes) = (&locution.lemma, locution.class, locution.takes);
                end = after;
                break;
            }
        }
        let predicate = Predicate {
            span: self.scene.span_of(start, end),
            lemma,
            class,
            takes,
            shape,
            tail,
            reflexive: false,
            negated: false,
            passive: false,
            plural: None,
            third: false,
            conditional: false,
            head: head as u32,
        };
        (predicate, end)
    }
}
