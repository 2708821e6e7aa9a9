//! Proper names: with and without form of address, of people, places, bodies and media.

use super::{Mention, MentionKind, Parser, Tie};
use crate::attribution::scene::SMALL;
use crate::lexicon::{Agreement, Lexicon, NameKind, PhraseKind, Tags};
use crate::span::Span;
use crate::text::fold;
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// True if the word at `at` opens a proper name rather than being a capitalised noun.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let tags = self.tags(at);
        // *ONG*, *CHU*
        let letters = self.case(at) == Case::Upper && tags.contains(Tags::BODY);
        let common = letters && !tags.intersects(Tags::NAME);
        self.case(at) != Case::Lower && !tags.intersects(Tags::OFFICE | Tags::TITLE) && !common
    }

    /// A proper name, with or without form of address.
    pub(super) fn name(&self, at: usize) -> Option<(Mention, usize)> {
        if self.kind(at) != Some(Kind::Word)
            || self.case(at) == Case::Lower && !self.scene.is_particled(at)
        {
            return None;
        }
        let tags = self.tags(at);
        if tags.contains(Tags::TITLE)
            && !tags.contains(Tags::GIVEN)
            && let Some(found) = self.titled(at, at)
        {
            return Some(found);
        }
        if tags.intersects(Tags::SPEAKING) && !tags.intersects(Tags::NAME) {
            return None;
        }
        let alone = self.case(at + 1) == Case::Lower || self.kind(at + 1) != Some(Kind::Word);
        let grammatical = tags.intersects(Tags::GRAMMAR | Tags::DATE | Tags::INTERJ | Tags::COORD);
        if grammatical && !tags.intersects(Tags::NAME) {
            return None;
        }
        // *Juste après*, *Constant dans l'effort*: a given name that is a small word too.
        if grammatical && alone && self.tags(at + 1).contains(Tags::PREP) {
            return None;
        }
        // *depuis Juillet 1830*
        if tags.contains(Tags::DATE) && self.kind(at + 1) == Some(Kind::Number) {
            return None;
        }
        // A sentence may start with any word: only names and unknown words count there.
        let known_word =
            tags.intersects(Tags::VERB | Tags::ADJ | Tags::SPEECH | Tags::NAMING | Tags::MOMENT);
        if alone && known_word && !tags.intersects(Tags::NAME) {
            return None;
        }
        if self.stands_before_person(at, tags) || alone && self.opens_small(at) {
            return None;
        }
        let end = self.name_run(at);
        Some((self.proper(at, at, end, Agreement::empty()), end))
    }

    /// « Pourquoi Jean Talec … », « Alerte : Jean Talec … »: true of a known word with the capital of its sentence, before somebody's full name.
    fn stands_before_person(&self, at: usize, tags: Tags) -> bool {
        let opens = at == 0
            || !matches!(
                self.kind(at - 1),
                Some(Kind::Word | Kind::Number | Kind::Comma | Kind::Other)
            );
        let common =
            !tags.is_empty() && !tags.intersects(Tags::NAME | Tags::PARTICLE | Tags::TITLE);
        opens
            && common
            && self.case(at) == Case::Capital
            && self.case(at + 1) == Case::Capital
            && self.tags(at + 1).contains(Tags::GIVEN)
            && self.kind(at + 2) == Some(Kind::Word)
            && self.case(at + 2) != Case::Lower
    }

    /// A form of address and what follows: a name, or nothing for those that are offices too.
    pub(super) fn titled(&self, start: usize, title: usize) -> Option<(Mention, usize)> {
        let mut at = title;
        let (mut agreement, mut before_last) = <(Agreement, Agreement)>::default();
        while self.tags(at).contains(Tags::TITLE) && at < title + 4 {
            before_last = agreement;
            agreement = agreement.narrowed(self.scene.agreement(at));
            at += 1;
            // The point of an abbreviation: *M. Talec*
            let short = self.scene.word(at - 1).len() <= "Mlle".len();
            if short
                && self.kind(at) == Some(Kind::Stop)
                && self.scene.token(at).is_some_and(|t| t.glued)
            {
                at += 1;
            }
            // *M. le Pr Jean Talec*
            let address = self.tags(at + 1) & (Tags::TITLE | Tags::OFFICE) == Tags::TITLE;
            let capital = address && self.case(at + 1) == Case::Capital;
            at += usize::from(capital && self.tags(at).contains(Tags::DEF));
        }
        // *sœur d'Adam Talec*: hers, not her name.
        let kin = matches!(self.word(at - 1), "frère" | "mère" | "père" | "sœur");
        if kin && self.tags(at).contains(Tags::OF) {
            return None;
        }
        // *Mme la maire*, *M. le préfet*
        if self.tags(at).contains(Tags::DEF)
            && self.case(at) == Case::Lower
            && self.tags(at + 1).contains(Tags::OFFICE)
            && let Some((office, end)) = self.common(at, 1)
            && office.kind == MentionKind::Person
        {
            let span = self.scene.span_of(start, end);
            return Some((Mention { span, ..office }, end));
        }
        let names = |at: usize| {
            self.kind(at) == Some(Kind::Word)
                && (self.case(at) != Case::Lower
                    || self.tags(at).contains(Tags::PARTICLE) && self.case(at + 1) != Case::Lower)
        };
        // *Me Baron*: a title as a name.
        if !names(at) && at >= title + 2 && self.case(at - 1) == Case::Capital {
            (at, agreement) = (at - 1, before_last);
        }
        if !names(at) {
            return None;
        }
        // *M. de Montbrun*: the particle opens the name.
        let mut capital = at;
        while self.case(capital) == Case::Lower && capital < at + 3 {
            capital += 1;
        }
        if self.kind(capital) != Some(Kind::Word) || self.case(capital) == Case::Lower {
            return None;
        }
        let mut end = self.name_run(capital);
        let mut name = self.scene.span_of(at, end);
        // *Monsieur R.*: a letter alone is no name.
        if end == at + 1 && self.scene.word(at).chars().count() == 1 {
            end += usize::from(self.is_cut_short(end));
            name = self.scene.span_of(start, end);
        }
        let mention = Mention {
            span: self.scene.span_of(start, end),
            name: Some(name),
            head: None,
            kind: MentionKind::Person,
            // *Me Martin*, *Me Claude*: a surname tells no gender.
            agreement: if end == at + 1 {
                agreement
            } else {
                self.with_given_name(agreement, Some(name))
            },
            tie: Tie::Free,
            definite: true,
            bare: false,
        };
        Some((mention, end))
    }

    /// The end of a run of capitalised words and the particles between them.
    pub(super) fn name_run(&self, start: usize) -> usize {
        // *Corée du Sud*: as far as a known name goes.
        let known = match self.scene.phrase(start, self.end) {
            Some((PhraseKind::Name, end)) => end,
            _ => start,
        };
        let (mut at, mut end) = (known, known);
        if SMALL.contains(&self.word(start)) {
            return start + 1;
        }
        while at < self.end && at < start + 12 {
            if self.kind(at) == Some(Kind::Word)
                && (self.case(at) != Case::Lower || self.scene.is_particled(at))
            {
                if at > start
                    && (self
                        .tags(at)
                        .intersects(Tags::DET | Tags::PREP | Tags::SUBJ)
                        && !self.tags(at).intersects(Tags::NAME | Tags::PARTICLE)
                        && !self.elides_name(at)
                        && !self.is_surname_of_given(at)
                        && !self.is_firm_suffix(start, at)
                        || self.opens_person(start, at)
                        || self.opens_titled(start, at)
                        || self.is_platform(start, at))
                {
                    break;
                }
                at += 1;
                end = at;
                // Initials: `J.-M. Lorme`, `J. Lorme`.
                if let Some(next) = self.behind_double_initial(at) {
                    at = next;
                } else if self.kind(at) == Some(Kind::Stop)
                    && self.scene.word(at - 1).chars().count() == 1
                    // « Elle quitte X. Lunac Université aussi »: the network.
                    && !(at == start + 1 && self.scene.word(start) == "X")
                    && (self.case(at + 1) != Case::Lower || self.goes_on_of(at + 1))
                    && self.kind(at + 1) == Some(Kind::Word)
                    && !(self.tags(at + 1).intersects(Tags::PREP | Tags::DET)
                        && self.case(at + 2) == Case::Lower)
                {
                    at += 1;
                } else if at > start + 1 && self.is_cut_short(at) {
                    // *Paul T., couvreur*: the point is the name's.
                    return at + 1;
                }
            } else if at > start
                && self.tags(at).contains(Tags::PARTICLE)
                && !self.after_place(start, at)
            {
                let mut next = at + 1;
                while self.tags(next).contains(Tags::PARTICLE)
                    && self.case(next) == Case::Lower
                    && next < at + 3
                {
                    next += 1;
                }
                // *Odile Carnac des Amis du lac*, *Jean Talec de la Brigade*: where they belong.
                let full = at >= start + 2 && self.tags(start).contains(Tags::GIVEN);
                let belongs = self.tags(at).contains(Tags::CONTRACT) || next > at + 1;
                // *Anne de la Tour du Pin*
                let body = Tags::ORG | Tags::BODY | Tags::MEDIA | Tags::PLACE;
                let noble = next == at + 1
                    && !self.tags(next).intersects(body)
                    && (start + 1..at).any(|i| self.case(i) == Case::Lower);
                if full && !noble && belongs && self.tags(at).contains(Tags::OF) {
                    break;
                }
                // *Odile Carnac la Préfète*: an office, not the rest of a name.
                let office = self.tags(at).contains(Tags::DEF)
                    && self.tags(next).contains(Tags::OFFICE)
                    && !self.tags(next).intersects(Tags::NAME);
                if self.kind(next) == Some(Kind::Word) && self.case(next) != Case::Lower && !office
                {
                    at = next;
                } else {
                    break;
                }
            } else if at > start
                && self.kind(at) == Some(Kind::Other)
                && self.word(at) == "&"
                && self.kind(at + 1) == Some(Kind::Word)
                && self.case(at + 1) != Case::Lower
            {
                // *Standard & Poor's*, *S&P*
                at += 1;
            } else if let Some(next) = self.behind_slash(start, at) {
                // *Lunac/La Rive*
                at = next;
                end = at;
            } else if let Some(next) = self.behind_foreign_link(start, at) {
                // *School of Ports and Tropical Seas*
                at = next;
            } else if at > start && self.word(at) == "sans" && self.word(at + 1) == "frontières" {
                // *Plongeurs sans frontières*
                at += 2;
                end = at;
            } else {
                if at == start + 1
                    && (self.is_channel(at)
                        || self.kind(at) == Some(Kind::Number)
                            && self.known(start, at + 1).is_some())
                {
                    end = at + 1;
                } else if at > start && self.is_domain(at) {
                    end = at + 2;
                }
                break;
            }
        }
        end
    }

    pub(super) fn known(&self, start: usize, end: usize) -> Option<NameKind> {
        let lexicon = Lexicon::french();
        if self.is_paper_behind(start, end) {
            return Some(NameKind::Medium);
        }
        if end == start + 1 {
            let tags = self.tags(start);
            return if tags.contains(Tags::PLACE) {
                Some(NameKind::Place)
            } else if tags.contains(Tags::ORG) {
                Some(NameKind::Body)
            } else if tags.contains(Tags::MEDIA) {
                Some(NameKind::Medium)
            } else {
                None
            };
        }
        let key = fold::name_key(self.scene.span_of(start, end).of(self.scene.reading.text));
        lexicon.name(&key).map(|n| n.kind)
    }

    /// A mention that is a proper name from `from` to `to`, starting at `start`.
    pub(super) fn proper(
        &self,
        start: usize,
        from: usize,
        to: usize,
        agreement: Agreement,
    ) -> Mention {
        let name = self.scene.span_of(from, to);
        let given = self.tags(from).contains(Tags::GIVEN) && to > from + 1;
        let kind = match self.known(from, to) {
            // *Caroline du Sud*
            Some(NameKind::Place) => MentionKind::Place,
            // *France Inter*
            Some(NameKind::Body) => MentionKind::Body,
            Some(NameKind::Medium) => MentionKind::Medium,
            None if SMALL.contains(&self.scene.word(from)) => MentionKind::Medium,
            None if given => MentionKind::Name,
            None if to == from + 1 && self.is_of_a_field(from) => MentionKind::Thing,
            None if to == from + 1
                && self.case(from) == Case::Upper
                && self.scene.word(from).len() <= 6 =>
            {
                MentionKind::Body
            }
            None => MentionKind::Name,
        };
        let mut agreement = agreement;
        if kind == MentionKind::Name {
            agreement = self.with_given_name(agreement | Agreement::SINGULAR, Some(name));
        } else if to == from + 1 {
            agreement = agreement.narrowed(self.scene.agreement(from));
        } else {
            let key = fold::name_key(name.of(self.scene.reading.text));
            if let Some(entry) = Lexicon::french().name(&key) {
                agreement = agreement.narrowed(entry.agreement);
            }
        }
        // *Les Échos écrivent*: its article may make a name plural.
        let article = self.tags(start).contains(Tags::DEF)
            && self.scene.agreement(start).contains(Agreement::PLURAL);
        if article && !self.scene.agreement(start).contains(Agreement::SINGULAR) {
            agreement |= Agreement::PLURAL;
        }
        Mention {
            span: self.scene.span_of(start, to),
            name: Some(name),
            head: None,
            kind,
            agreement,
            tie: Tie::Free,
            definite: true,
            bare: false,
        }
    }

    /// A determiner and a proper name: *le Kremlin*, *la Commission européenne*, *les Républicains*.
    pub(super) fn named_thing(
        &self,
        start: usize,
        at: usize,
        agreement: Agreement,
        definite: bool,
        depth: u8,
    ) -> (Mention, usize) {
        let run = self.name_run(at);
        // *l'Association Terre et Mer*
        let run = if run == at + 2 && self.joins_names(at + 1, run) {
            run + 2
        } else {
            run
        };
        let unknown = self.unknown_demonym(start, at);
        let demonym = self.tags(at).contains(Tags::DEMONYM) || unknown.is_some();
        // *l'Algérienne des eaux*: a company.
        if run == at + 1
            && demonym
            && definite
            && self.word(at).ends_with('e')
            && self.word(run) == "des"
            && self.kind(run + 1) == Some(Kind::Word)
            && self.case(run + 1) == Case::Lower
        {
            let mut mention = self.proper(start, at, run + 2, agreement);
            mention.kind = MentionKind::Body;
            return (mention, run + 2);
        }
        if run == at + 1 && demonym && (unknown.is_some() || !self.tags(at).intersects(Tags::NAME))
        {
            // *le Serbe*, *les Ukrainiens*
            let own = unknown.unwrap_or(self.scene.agreement(at));
            let agreement = agreement.narrowed(own);
            let many =
                agreement.contains(Agreement::PLURAL) && !agreement.contains(Agreement::SINGULAR);
            let mut mention = self.single(
                at,
                if many {
                    MentionKind::Group
                } else {
                    MentionKind::Person
                },
            );
            let (_, end) = self.modifiers(run, mention.kind, depth);
            mention.span = self.scene.span_of(start, end);
            mention.head = Some(self.scene.span(at));
            mention.agreement = agreement;
            mention.definite = definite;
            return (mention, end);
        }
        // *la Vaudoise Lise Carnac*
        if let Some(own) = unknown
            && self.tags(at + 1).contains(Tags::GIVEN)
            && run > at + 2
        {
            let mut mention = self.proper(start, at + 1, run, agreement.narrowed(own));
            mention.kind = MentionKind::Person;
            mention.head = Some(self.scene.span(at));
            return (mention, run);
        }
        let mut mention = self.proper(start, at, run, agreement);
        // *le Burkinabè Issouf Ouattara*
        if at > start
            && self.tags(at - 1).contains(Tags::DEMONYM)
            && self.case(at - 1) != Case::Lower
            && mention.kind == MentionKind::Name
        {
            mention.kind = MentionKind::Person;
            mention.head = Some(self.scene.span(at - 1));
            mention.agreement = agreement;
            mention.definite = definite;
            return (mention, run);
        }
        let mut end = run;
        if mention.kind == MentionKind::Place {
            // *la France insoumise*, *la Turquie voisine*
            while self.tags(end).contains(Tags::DEMONYM) && self.case(end) == Case::Lower {
                end += 1;
            }
            mention.span = self.scene.span_of(start, end);
        } else if !definite && mention.kind == MentionKind::Name {
            // *un Talec fatigué*
            let (_, modified) = self.modifiers(run, MentionKind::Body, depth);
            end = modified.max(run);
            mention.span = self.scene.span_of(start, end);
            mention.definite = definite;
            return (mention, end);
        } else if mention.kind != MentionKind::Medium
            && (self.case(run) == Case::Lower || self.kind(run) != Some(Kind::Word))
        {
            // Lower-case words that belong to the name: *le Conseil européen de la recherche*.
            let (_, modified) = self.modifiers(run, MentionKind::Body, depth);
            // *la CGT recense*: letters go with what is plainly an adjective or a complement only.
            let letters = run == at + 1 && self.case(at) == Case::Upper;
            let plain = self
                .tags(run)
                .intersects(Tags::ADJ | Tags::DEMONYM | Tags::OF);
            if modified > run && (!letters || plain) {
                end = modified;
                mention.span = self.scene.span_of(start, end);
                mention.name = Some(self.scene.span_of(at, end));
            }
        }
        if mention.kind == MentionKind::Name && !self.tags(at).contains(Tags::GIVEN) {
            mention.kind = MentionKind::Body;
        }
        mention.definite = definite;
        (mention, end)
    }

    /// Gender from a given name, where the phrase's own words leave it open.
    pub(super) fn with_given_name(&self, agreement: Agreement, name: Option<Span>) -> Agreement {
        if agreement.intersects(Agreement::GENDER)
            && (agreement & Agreement::GENDER) != Agreement::GENDER
        {
            // *le capitaine Mona Ferrand*: she, whatever the noun.
            let own = name.and_then(|n| Lexicon::french().given(n.of(self.scene.reading.text)));
            return match own {
                Some(Agreement::FEMININE) => agreement | Agreement::FEMININE,
                _ => agreement,
            };
        }
        let Some(name) = name else { return agreement };
        // *Ben Lunac*: a son of, more often than Benjamin.
        if name.of(self.scene.reading.text).starts_with("Ben ") {
            return agreement;
        }
        match Lexicon::french().given(name.of(self.scene.reading.text)) {
            Some(gender) => (agreement - Agreement::GENDER) | gender,
            None => agreement,
        }
    }
}
