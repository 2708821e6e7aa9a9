//! Noun phrases: determiners, head, adjectives, complements.

use super::grade::{EITHER, gender_before};
use super::qualify::is_accused;
use super::{MAX_COMPLEMENTS, Mention, MentionKind, Parser, Tie, head_kind};
use crate::lexicon::{Agreement, Tags};
use crate::span::Span;
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// Determiner, adjectives, noun, complements, name.
    pub(super) fn common(&self, start: usize, depth: u8) -> Option<(Mention, usize)> {
        // « La présidente la fait revenir »
        if self.word(start + 1) == "fait" && self.tags(start + 2).contains(Tags::INFINITIVE) {
            return None;
        }
        let mut at = start;
        let mut agreement = Agreement::empty();
        let mut definite = true;
        let mut demonstrative = false;
        while self.tags(at).intersects(Tags::DET) && at < start + 3 {
            let tags = self.tags(at);
            agreement = agreement.narrowed(self.scene.agreement(at));
            definite &= !tags.contains(Tags::INDEF) || tags.contains(Tags::NUM) && at > start;
            demonstrative |= tags.contains(Tags::DEM);
            at += 1;
        }
        if self.tags(at).contains(Tags::OF)
            && self.counts_among(start, at)
            && let Some(end) = self.complement(at, depth)
        {
            let mut mention = self.single(start, MentionKind::Person);
            mention.span = self.scene.span_of(start, end);
            mention.head = Some(self.scene.span(at - 1));
            mention.agreement = agreement;
            mention.definite = false;
            return Some((mention, end));
        }
        self.common_after(start, at, agreement, definite, demonstrative, depth)
    }

    /// The rest of a noun phrase whose determiners end at `at`.
    pub(super) fn common_after(
        &self,
        start: usize,
        at: usize,
        agreement: Agreement,
        definite: bool,
        demonstrative: bool,
        depth: u8,
    ) -> Option<(Mention, usize)> {
        let mut agreement = agreement;
        let mut at = at;
        let bare_determiner = at;
        if definite && let Some((mut known, end)) = self.known_after(start, at) {
            known.agreement = known.agreement.narrowed(agreement);
            return Some((known, end));
        }
        if definite && let Some(found) = self.foremost(start, at, agreement, depth) {
            return Some(found);
        }
        // *le plus vieux habitant*
        if self.is_superlative(at) && self.head_follows(at + 1) {
            at += 2;
        }
        while at < self.end
            && at < start + 6
            && (self.kind(at) == Some(Kind::Number)
                || self.tags(at).intersects(Tags::ADJ | Tags::NUM)
                || self.qualifies_next(at)
                || self.presents_name(at))
            && self.head_follows(self.number_end(at))
        {
            at = self.number_end(at);
            // *les Nouvelles Bretonnes*: two capitals make a name; *le Premier ministre* does not.
            let named = self.case(at) == Case::Capital
                && self.case(at + 1) == Case::Capital
                && !self.tags(at).contains(Tags::DEMONYM)
                && !self.tags(at + 1).intersects(Tags::SPEAKING | Tags::NAME);
            if self.tags(at).contains(Tags::DATE) || named {
                break;
            }
            // *l'ancien maire*, *l'ancienne maire*
            agreement = agreement.narrowed(gender_before(self.scene.word(at)));
            at += 1;
        }
        if demonstrative && self.tags(at).contains(Tags::LATTER) && at == bare_determiner {
            let mut mention = self.single(at, MentionKind::Latter);
            mention.span = self.scene.span_of(start, at + 1);
            mention.agreement = agreement.narrowed(mention.agreement);
            return Some((mention, at + 1));
        }
        if self.kind(at) != Some(Kind::Word) {
            return None;
        }
        let tags = self.tags(at);
        if tags.intersects(Tags::DATE | Tags::MOMENT) && !tags.intersects(Tags::SPEAKING) {
            return None;
        }
        if self.case(at) != Case::Lower && !tags.intersects(Tags::SPEAKING)
            || tags.contains(Tags::NAME & tags) && self.is_name(at)
        {
            return Some(self.named_whole(start, at, agreement, definite, depth));
        }
        if tags.intersects(Tags::GRAMMAR | Tags::INVERTED)
            && !tags.intersects(Tags::SPEAKING | Tags::ADJ)
            && !self.ends_as_adverb(at)
        {
            return None;
        }
        // *tout est*: a verb, not a noun.
        if tags.intersects(Tags::AVOIR | Tags::ETRE)
            && !(self.tags(start).contains(Tags::DEF) && self.tags(at + 1).contains(Tags::OF))
        {
            return None;
        }
        let kind = if self.is_someone_here(start, at) {
            MentionKind::Person
        } else if self.is_drafted(at) {
            MentionKind::Document
        } else if self.is_no_speaker(start, at) {
            MentionKind::Thing
        } else {
            head_kind(tags)
        };
        let head = self.scene.span(at);
        // *la star*, *l'une des figures du parti*
        let one = self.word(at).trim_end_matches('s');
        if kind == MentionKind::Person && EITHER.contains(&one) {
            agreement -= Agreement::GENDER;
        } else {
            agreement = agreement.narrowed(self.scene.agreement(at));
        }
        // « La plupart des habitants parlent »: the verb agrees with those who are counted.
        if self.tags(at + 1).contains(Tags::OF) && QUANTITIES.contains(&self.scene.word(at)) {
            agreement = Agreement::empty();
        }
        let (name, end) = self.modifiers(at + 1, kind, depth);
        let end = self.out_of(end).unwrap_or(end);
        // *le pilier Jean Talec*: whatever the noun, who bears a given name is a person.
        let (name, kind) = match self.person_after(at, end) {
            Some(person) if kind == MentionKind::Thing => (Some(person), MentionKind::Person),
            _ => (name, kind),
        };
        let mention = Mention {
            span: self.scene.span_of(start, end),
            name,
            head: Some(head),
            kind,
            agreement: self.with_given_name(agreement, name),
            tie: Tie::Free,
            definite,
            bare: false,
        };
        Some((mention, end))
    }

    /// True of a word that is taken for an adverb by its end alone: after a determiner or *de* it is a noun, *le
    /// lancement*, *une demande de logement*.
    fn ends_as_adverb(&self, at: usize) -> bool {
        self.tags(at) == Tags::ADV && self.scene.entry(at).is_none()
    }

    /// True if `at` is followed by something that can head a noun phrase.
    pub(super) fn head_follows(&self, at: usize) -> bool {
        self.kind(at + 1) == Some(Kind::Word)
            && !self.tags(at + 1).intersects(
                Tags::PREP | Tags::COORD | Tags::REL | Tags::THAT | Tags::AVOIR | Tags::ETRE,
            )
            // *la Suédoise s'est tue*
            && !self.tags(at + 1).intersects(Tags::REFL | Tags::NE)
            && (!self.tags(at + 1).intersects(Tags::FINITE & Tags::VERB)
                // *la jeune Élise*
                || self.tags(at + 1).contains(Tags::GIVEN) && self.case(at + 1) == Case::Capital
                || self.tags(at + 1).intersects(Tags::SPEAKING | Tags::ADJ)
                || self.is_last_of_things(at)
                || self.is_thing_counted(at)
                || !self.tags(at + 1).contains(Tags::REPORTING)
                    && !self
                        .tags(at)
                        .intersects(Tags::NUM | Tags::SPEAKING | Tags::LATTER))
    }

    /// A noun without determiner: in apposition, or in a headline.
    pub(super) fn bare(&self, at: usize) -> Option<(Mention, usize)> {
        let tags = self.tags(at);
        if tags.contains(Tags::TITLE)
            && let Some(found) = self.titled(at, at)
        {
            return Some(found);
        }
        // *une localité proche de Lori*, *tout proches*, but *Mona Ferrand, proche du maire*
        let beside = at > 0 && self.scene.kind(at - 1) == Some(Kind::Word);
        if beside && matches!(self.scene.word(at), "proche" | "proches") {
            return None;
        }
        // *son point de presse hebdomadaire*
        let weekly = ["hebdomadaire", "mensuel", "quotidien"].contains(&self.scene.word(at));
        if is_accused(self.scene, at) || weekly && beside {
            return None;
        }
        // *élu PLR*
        let office = tags.contains(Tags::PAST_PART | Tags::OFFICE)
            && self.case(at + 1) == Case::Upper
            && self.kind(at + 1) == Some(Kind::Word);
        if tags.intersects(Tags::VERB)
            && self.case(at) == Case::Lower
            && !self.scene.opens_complement(at + 1, self.end)
            && !office
        {
            return None;
        }
        let kind = head_kind(tags);
        let (name, end) = self.modifiers(at + 1, kind, MAX_COMPLEMENTS);
        let mention = Mention {
            span: self.scene.span_of(at, end),
            name,
            head: Some(self.scene.span(at)),
            kind,
            agreement: self.with_given_name(self.scene.agreement(at), name),
            tie: Tie::Free,
            definite: name.is_some(),
            bare: true,
        };
        Some((mention, end))
    }

    /// What follows the head: adjectives, complements, a name. Answers the name and the end.
    pub(super) fn modifiers(
        &self,
        start: usize,
        kind: MentionKind,
        depth: u8,
    ) -> (Option<Span>, usize) {
        let mut at = self.numbered(start).unwrap_or(start);
        let (person, mut complements) = (kind == MentionKind::Person, 0);
        while at < self.end && at < start + 30 {
            let tags = self.tags(at);
            if person && let Some(close) = self.party(start, at) {
                at = close;
                continue;
            }
            if self.kind(at) != Some(Kind::Word) {
                break;
            }
            if self.case(at) != Case::Lower && !tags.contains(Tags::OF) {
                let titled = (at > start || !person) && self.opens_titled(start - 1, at);
                let one = at > start && self.is_one_of_many(start, at);
                if titled || one || self.is_heard_by(start, at) {
                    break;
                }
                if person && !self.is_common_capital(at) {
                    match self.bearer(start, at) {
                        (None, end) => {
                            at = end;
                            continue;
                        }
                        found => return found,
                    }
                }
                if at > start && self.opens_person(start, at)
                    || self.follows_many(at)
                    || self.is_somebody_else(start, at)
                {
                    break;
                }
                at = self.name_run(at).max(at + 1);
                if !person && self.joins_names(start, at) {
                    at += 2;
                }
                continue;
            }
            // *la CGT de son côté*
            if tags.contains(Tags::OF) && !self.scene.opens_complement(at, self.end) {
                break;
            }
            if tags.contains(Tags::OF) && depth > 0 {
                match self.complement(at, depth) {
                    Some(end) => {
                        let end = self.listed(start, end, depth).unwrap_or(end);
                        complements += 1;
                        let holder = if person { self.holder(at, end) } else { None };
                        at = holder.unwrap_or(end);
                        continue;
                    }
                    None => break,
                }
            }
            if depth > 0
                && let Some(end) = self.sent_to(start, at, depth)
            {
                at = end;
                continue;
            }
            if tags.contains(Tags::COORD)
                && complements > 0
                && tags.contains(Tags::AND)
                && self.tags(at + 1).contains(Tags::OF)
                && self.tags(at + 1).contains(Tags::PREP)
                && let Some(end) = self.complement(at + 1, depth)
            {
                at = end;
                continue;
            }
            if self.goes_on_by_two(start, at, person) {
                at += 2;
                continue;
            }
            if person && let Some(name) = self.named_beyond(at) {
                at = name;
                continue;
            }
            // *l'ambassade du Portugal à Lori*, *une source au port*
            let inside = kind == MentionKind::Informant && tags.contains(Tags::TO);
            if (person || inside || complements > 0 && POSTED.contains(&self.word(start - 1)))
                && depth > 0
                && let Some(end) = self.field(start, at, depth)
            {
                at = end;
                continue;
            }
            if let Some(next) = self.degree(at) {
                // *une lettre assez sèche*
                if self.takes_degree(next) {
                    at = next + 1;
                    continue;
                }
                break;
            }
            if self.is_modifier(at, tags) {
                at += 1;
                continue;
            }
            break;
        }
        let spelt = (!person).then(|| self.named_to(start, at)).flatten();
        (None, spelt.unwrap_or(at))
    }

    /// A capitalised noun of office inside a phrase, as in *la vice-Première ministre*.
    pub(super) fn is_common_capital(&self, at: usize) -> bool {
        self.tags(at)
            .intersects(Tags::OFFICE | Tags::BODY | Tags::DEMONYM)
            && !self.tags(at).intersects(Tags::GIVEN)
            && self.case(at + 1) == Case::Lower
    }

    /// A complement: the linking preposition and a noun phrase; answers its end.
    pub(super) fn complement(&self, of: usize, depth: u8) -> Option<usize> {
        let next = of + 1;
        if next >= self.end {
            return None;
        }
        let tags = self.tags(next);
        // *cliente de longue date*
        if self.word(next) == "longue" && self.word(next + 1) == "date" {
            return Some(next + 2);
        }
        // *l'un d'entre eux*
        if self.word(next) == "entre" && THEM.contains(&self.word(next + 1)) {
            return Some(next + 2);
        }
        if let Some(end) = self.superlative(of, depth) {
            return Some(end);
        }
        if self.kind(next) == Some(Kind::Number) {
            // *de 14 ans*, *des 27*
            return Some(
                if self.kind(next + 1) == Some(Kind::Word)
                    && self.case(next + 1) == Case::Lower
                    && !self.tags(next + 1).intersects(Tags::GRAMMAR | Tags::VERB)
                {
                    next + 2
                } else {
                    next + 1
                },
            );
        }
        if self.kind(next) != Some(Kind::Word)
            || tags.contains(Tags::INFINITIVE) && !tags.intersects(Tags::SPEAKING)
        {
            return None;
        }
        if self.tags(of).contains(Tags::CONTRACT)
            && (self.case(next) == Case::Lower && tags.contains(Tags::ADJ)
                || self.case(next) != Case::Lower
                    // *du Premier ministre Jean Talec*
                    && (tags.intersects(Tags::PERSON)
                        || tags.contains(Tags::ADJ)
                            && self.tags(next + 1).intersects(Tags::PERSON)
                            && self.case(next + 1) == Case::Lower))
            && let Some((_, end)) =
                self.common_after(of, next, Agreement::empty(), true, false, depth - 1)
        {
            // *auteur du seul but*, *l'avis du PDG*: the preposition holds the article.
            return Some(end);
        }
        if tags.intersects(Tags::SUBJ) && !tags.intersects(Tags::SPEAKER) {
            return Some(next + 1);
        }
        // *députés de La République en marche*
        if tags.contains(Tags::DEF)
            && self.case(next) != Case::Lower
            && let Some((_, end)) = self.known_name(next)
        {
            return Some(end);
        }
        if tags.intersects(Tags::DET) {
            return self.common(next, depth - 1).map(|(_, end)| end);
        }
        if self.case(next) != Case::Lower {
            if let Some((_, end)) = tags
                .contains(Tags::TITLE)
                .then(|| self.titled(next, next))
                .flatten()
            {
                return Some(end);
            }
            let mut end = self.name_run(next);
            // *le patron de Volta Luca Meo*: a given name inside the run starts the person's name.
            if self.known(next, end).is_none()
                && let Some(split) = (next + 1..end).find(|i| {
                    (self.tags(*i).contains(Tags::GIVEN)
                        && *i + 1 < end
                        && !self.tags(next).contains(Tags::GIVEN)
                        && !self.is_place_before_person(*i, end))
                        || (self.known(next, *i).is_some()
                            && *i < end
                            && self.case(*i) != Case::Lower)
                })
            {
                end = split;
            }
            while self.is_modifier(end, self.tags(end))
                && self.case(end) == Case::Lower
                && end < self.end
            {
                end += 1;
            }
            return Some(end.max(next + 1));
        }
        if tags.intersects(Tags::GRAMMAR | Tags::DATE | Tags::MOMENT)
            && !tags.intersects(Tags::ADJ | Tags::SPEAKING)
            && !self.ends_as_adverb(next)
        {
            return None;
        }
        // A bare noun: *chef de cabinet*.
        let (_, end) = self.modifiers(next + 1, MentionKind::Thing, depth - 1);
        Some(end.max(next + 1))
    }
}

/// Bodies that are told apart by where they are posted.
const POSTED: &[&str] = &[
    "ambassade",
    "antenne",
    "bureau",
    "consulat",
    "légation",
    "mission",
    "nonciature",
    "représentation",
    "secrétariat",
];

/// Those among whom *d'entre* counts.
pub(super) const THEM: &[&str] = &["elles", "eux", "nous", "vous"];

/// Nouns that count what follows them.
pub(super) const QUANTITIES: &[&str] = &[
    "centaine",
    "cinquantaine",
    "dizaine",
    "douzaine",
    "groupe",
    "majorité",
    "millier",
    "moitié",
    "nombre",
    "partie",
    "plupart",
    "poignée",
    "quarantaine",
    "quinzaine",
    "soixantaine",
    "trentaine",
    "vingtaine",
];
