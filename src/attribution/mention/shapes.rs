//! Shapes of names: a surname that comes first, an initial, a name glued to a medium, the end of who lives somewhere.

use super::{Mention, MentionKind, Parser};
use crate::lexicon::{Agreement, Lexicon, Tags, beside, called};
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// *Crise au port*, *Régulièrement accusé*: a common word at `at`, which has a capital because the sentence opens with it.
    pub(super) fn opens_small(&self, at: usize) -> bool {
        let opens = at == 0
            || !matches!(
                self.scene.kind(at - 1),
                Some(Kind::Word | Kind::Number | Kind::Comma | Kind::Other)
            );
        let word = self.word(at);
        let adverb = word.len() > "-ment".len() + 2 && ADVERBS.iter().any(|e| word.ends_with(e));
        let small = self.tags(at).intersects(Tags::INDEFINITE | Tags::LATTER)
            || OPENERS.iter().any(|o| o.eq_ignore_ascii_case(word));
        // *Crise a dit*, *Crise s'incline*, *Crise, 34 ans*: a surname all the same.
        let (next, behind) = (self.tags(at + 1), self.tags(at + 2));
        let acts = next.intersects(Tags::NE | Tags::REFL)
            || next.contains(Tags::CLITIC) && behind.contains(Tags::FINITE)
            || next.contains(Tags::FINITE)
                && next.intersects(Tags::AVOIR | Tags::ETRE | Tags::REPORTING);
        // *Furieux, le maire*: an adjective all the same.
        let told = self.scene.is_mute(at)
            && self.kind(at + 1) == Some(Kind::Comma)
            && (self.kind(at + 2) == Some(Kind::Number)
                || behind.intersects(Tags::PERSON | Tags::PAST_PART)
                || self.tags(at + 3).intersects(Tags::PERSON) && behind.contains(Tags::DEF)
                || matches!(self.word(at + 2), "lui" | "elle"));
        let noun = || self.scene.is_thing(at) && !acts && !told;
        let adverb =
            adverb && (next.contains(Tags::DET) || !next.contains(Tags::FINITE | Tags::THIRD));
        opens
            && !self.tags(at).intersects(Tags::NAME)
            && (small || (adverb || noun()) && !self.scene.reading.is_surname(self.scene.span(at)))
    }

    /// « devant le Sénat Mme Ferrand »: a form of address opens another name.
    pub(super) fn opens_titled(&self, start: usize, at: usize) -> bool {
        let point = self.kind(at + 1) == Some(Kind::Stop);
        self.tags(at).contains(Tags::TITLE)
            && !self.tags(at).contains(Tags::GIVEN)
            && !self.tags(start).intersects(Tags::GIVEN | Tags::TITLE)
            && self.scene.word(at).len() <= "Mlle".len()
            && (point || self.case(at + 1) == Case::Capital)
    }

    /// True if the run from `start` to `at` is a known place or body: what follows is not its name.
    pub(super) fn after_place(&self, start: usize, at: usize) -> bool {
        // *Dominique de Lunac*: a given name too, and an unknown name behind it.
        let person = at == start + 1
            && self.tags(start).contains(Tags::GIVEN)
            && self.tags(at + 1).is_empty()
            && self.case(at + 1) == Case::Capital;
        self.known(start, at).is_some() && !person
    }

    /// True if a person's name starts at `at`, inside a run that started as something else:
    /// *Radio Littoral Jean Talec*.
    pub(super) fn opens_person(&self, start: usize, at: usize) -> bool {
        self.tags(at).contains(Tags::GIVEN)
            && !self.tags(at - 1).contains(Tags::GIVEN)
            && !self.tags(start).contains(Tags::GIVEN)
            && self.goes_on_as_name(at + 1)
            && (at > start + 1
                || self.known(start, at).is_some()
                || self.is_told_to(start)
                || start > 0
                    && self
                        .scene
                        .tags(start - 1)
                        .intersects(Tags::BODY | Tags::MEDIA | Tags::INFORMANT | Tags::DOCUMENT))
    }

    /// *Ma Linwei*, *Son Tae-oh*: inside a sentence the capital says that it is no determiner.
    pub(super) fn is_surname_first(&self, at: usize) -> bool {
        let small = Tags::POSS | Tags::DATE | Tags::MOMENT;
        // *An Jin-ho*, which may open a sentence
        let hyphened = |at: usize| {
            let last = self.word(at).split_once('-').map(|(_, last)| last);
            last.is_some_and(|last| last.starts_with(char::is_lowercase))
        };
        let inside = at > 0
            && matches!(self.scene.kind(at - 1), Some(Kind::Word | Kind::Comma))
            && self.scene.case(at - 1) == Case::Lower;
        self.tags(at).intersects(small)
            && self.word(at).len() <= 3
            && self.case(at) == Case::Capital
            && self.case(at + 1) == Case::Capital
            && self.tags(at + 1).is_empty()
            && self.kind(at + 1) == Some(Kind::Word)
            && (inside || hyphened(at + 1))
    }

    /// *Jack Ma*: a possessive with a capital, right behind a given name, is a surname.
    pub(super) fn is_surname_of_given(&self, at: usize) -> bool {
        self.tags(at).contains(Tags::POSS)
            && self.case(at) == Case::Capital
            && self.tags(at - 1).contains(Tags::GIVEN)
    }

    /// *Paul W. de Lunac*: the particle at `at` and a name.
    pub(super) fn goes_on_of(&self, at: usize) -> bool {
        self.tags(at).contains(Tags::PARTICLE)
            && self.case(at + 1) == Case::Capital
            && self.tags(at + 1).is_empty()
    }

    /// *Anne L'Hermite*: the capital article at `at` is the surname's.
    pub(super) fn elides_name(&self, at: usize) -> bool {
        let surname = self.case(at + 1) == Case::Capital
            && self.scene.token(at + 1).is_some_and(|t| t.glued)
            && !self
                .tags(at + 1)
                .intersects(Tags::ORG | Tags::MEDIA | Tags::PLACE);
        surname && matches!(self.word(at), "L’" | "L'") && self.tags(at - 1).contains(Tags::GIVEN)
    }

    /// True of the point at `at` behind a single capital, where the sentence goes on.
    pub(super) fn is_cut_short(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Stop)
            && self.scene.token(at).is_some_and(|t| t.glued)
            && self.scene.word(at - 1).chars().count() == 1
            && (self.kind(at + 1) == Some(Kind::Comma)
                || self.kind(at + 1) == Some(Kind::Word) && self.case(at + 1) == Case::Lower)
    }

    /// The end of *Lunac/Lori*, *Lunac/La Rive*, where the sign stands at `at`.
    pub(super) fn behind_slash(&self, start: usize, at: usize) -> Option<usize> {
        let glued = |at: usize| self.scene.token(at).is_some_and(|t| t.glued);
        let name = |at: usize| {
            self.kind(at) == Some(Kind::Word) && self.case(at) != Case::Lower && at < self.end
        };
        let sign = at > start && self.kind(at) == Some(Kind::Other) && self.word(at) == "/";
        if !sign || !glued(at) || !glued(at + 1) || !name(at + 1) {
            return None;
        }
        // *Mona Talec/AFP*, *Mona Talec/Jean Riou*
        if self.tags(at + 1).intersects(Tags::MEDIA | Tags::GIVEN) {
            return None;
        }
        let article = self.tags(at + 1).contains(Tags::DEF) && name(at + 2);
        Some(at + 2 + usize::from(article))
    }

    /// *Lovana SA*, where the letters are a small word elsewhere.
    pub(super) fn is_firm_suffix(&self, start: usize, at: usize) -> bool {
        matches!(self.word(at), "SA" | "SE") && self.case(start) == Case::Capital
    }

    /// *J.-M. Talec*: the item of the surname, where the first point stands at `at`.
    pub(super) fn behind_double_initial(&self, at: usize) -> Option<usize> {
        let letter = |at: usize| {
            self.kind(at) == Some(Kind::Word)
                && self.case(at) != Case::Lower
                && self.word(at).chars().count() <= 2
                && self.kind(at + 1) == Some(Kind::Stop)
        };
        let second = self.kind(at) == Some(Kind::Stop)
            && self.kind(at + 1) == Some(Kind::Dash)
            && letter(at - 1)
            && letter(at + 2);
        let surname = self.kind(at + 4) == Some(Kind::Word) && self.case(at + 4) != Case::Lower;
        (second && surname).then_some(at + 4)
    }

    /// True of what follows a given name: *Ferrand*, *de Montbrun*.
    pub(super) fn goes_on_as_name(&self, at: usize) -> bool {
        let word = |at: usize| self.kind(at) == Some(Kind::Word) && self.case(at) != Case::Lower;
        word(at)
            || self.tags(at).contains(Tags::PARTICLE)
                && !self.tags(at).contains(Tags::DEF)
                && word(at + 1)
    }

    /// « avoue au JLR Jean Talec », « répond pour Le Large Jean Talec »: letters or a name behind a preposition and an
    /// article, to which a person speaks.
    pub(super) fn is_told_to(&self, start: usize) -> bool {
        let before = |back: usize| {
            let tags = start.checked_sub(back).map(|i| self.scene.tags(i));
            tags.unwrap_or(Tags::empty())
        };
        let told = Tags::TO | Tags::FOR;
        let letters = self.case(start) == Case::Upper && before(1).intersects(told | Tags::DEF);
        let article = before(1).contains(Tags::DEF) && before(2).intersects(told);
        // « a dit lors d'une réunion à Lori Jean Talec »
        let town = before(1).contains(Tags::TO) && self.scene.word(start - 1) == "à";
        (letters || article || town) && {
            let word = self.scene.word(start);
            beside(word).is_none() && called(word).is_none()
        }
    }

    /// « a écrit sur Telegram Jean Talec », « a dit à l'AFP Mona Ferrand »: a medium of one word after a preposition, or a
    /// town after *à*, and two words that the lexicon does not know but as names.
    pub(super) fn is_platform(&self, start: usize, at: usize) -> bool {
        let name = |at: usize| {
            let tags = self.tags(at);
            self.kind(at) == Some(Kind::Word)
                && self.case(at) == Case::Capital
                && (tags.is_empty() || tags.contains(Tags::GIVEN))
        };
        let before = |back: usize| {
            let tags = start.checked_sub(back).map(|i| self.scene.tags(i));
            tags.unwrap_or(Tags::empty())
        };
        let article = before(1).contains(Tags::DEF) && before(2).contains(Tags::PREP);
        let town = self.tags(start).contains(Tags::PLACE)
            && before(1).contains(Tags::TO)
            && !self.tags(start).intersects(Tags::GIVEN)
            && !self.tags(at + 1).contains(Tags::GIVEN);
        at == start + 1
            && (self.tags(start).contains(Tags::MEDIA) || town)
            && (before(1).contains(Tags::PREP) || article)
            && name(at)
            // « a dit à l'AFP Mona, une voisine »
            && (name(at + 1)
                || !town && self.tags(at).contains(Tags::GIVEN) && self.kind(at + 1) == Some(Kind::Comma))
    }

    /// *France Bleu Gironde*: the place behind a medium is part of its name, unless it does something.
    pub(super) fn station(&self, at: usize, found: Mention, next: usize) -> (Mention, usize) {
        let place = self.tags(next).contains(Tags::PLACE) && self.case(next) == Case::Capital;
        let station =
            place && found.kind == MentionKind::Medium && !AGENCIES.contains(&self.word(at));
        let name = found.name.filter(|_| station);
        match name {
            Some(name) if !self.tags(next + 1).intersects(Tags::FINITE | Tags::NE) => {
                let end = next + 1;
                let span = self.scene.span_of(at, end);
                let whole = Mention {
                    span,
                    name: Some(name.join(span)),
                    ..found
                };
                (whole, end)
            }
            _ => (found, next),
        }
    }

    /// *ICI Gironde*: three capitals and a name.
    pub(super) fn local_radio(&self, at: usize) -> Option<(Mention, usize)> {
        let named = self.case(at) == Case::Upper
            && self.word(at) == "ICI"
            && self.case(at + 1) == Case::Capital
            && self.kind(at + 1) == Some(Kind::Word);
        named.then(|| {
            let end = self.name_run(at + 1).max(at + 2);
            let mut mention = self.proper(at, at, end, Agreement::SINGULAR);
            mention.kind = MentionKind::Medium;
            (mention, end)
        })
    }

    /// *la Bernoise*, *l'Uranais*: gender and number of a word in capitals that nobody knows, behind an article, and that ends
    /// like the name of those who live somewhere. Not *dans le Lyonnais*.
    pub(super) fn unknown_demonym(&self, start: usize, at: usize) -> Option<Agreement> {
        let article = at == start + 1
            && self
                .tags(start)
                .intersects(Tags::DEF | Tags::DEM | Tags::INDEF);
        let region = start > 0 && {
            let before = self.scene.word(start - 1);
            ["dans", "en"]
                .iter()
                .any(|p| p.eq_ignore_ascii_case(before))
        };
        let contract = self.tags(start).intersects(Tags::OF | Tags::TO);
        if !article || region || contract || self.case(at) != Case::Capital {
            return None;
        }
        let word = self.scene.word(at);
        // *la Franco-Suédoise*, *le Haut-Valaisan*
        if let Some((first, last)) = word.split_once('-') {
            let known = Lexicon::french().look_up(&last.to_lowercase());
            let bound = first.ends_with('o') || ["Haut", "Bas"].contains(&first);
            let native = known.tags.contains(Tags::DEMONYM) && !known.tags.contains(Tags::PLACE);
            if native && bound {
                return Some(known.agreement);
            }
        }
        if !(self.scene.is_unknown(at) || self.is_verb_only(at)) {
            return None;
        }
        let (word, number) = match word.strip_suffix('s') {
            Some(one) if one.ends_with(['e', 'n']) => (one, Agreement::PLURAL),
            _ => (word, Agreement::SINGULAR),
        };
        let of = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
        if of(&["aise", "oise", "ienne", "éenne", "aine", "onne", "aisanne"]) {
            Some(number | Agreement::FEMININE)
        } else if of(&["ais", "ois"]) {
            Some(Agreement::NUMBER | Agreement::MASCULINE)
        } else {
            of(&["ien", "éen", "ain", "aisan"]).then_some(number | Agreement::MASCULINE)
        }
    }

    /// *Lovana France Mona Talec*: a place at `at` that is a given name, too, right before a person's whose name ends at `end`.
    pub(super) fn is_place_before_person(&self, at: usize, end: usize) -> bool {
        self.tags(at).contains(Tags::PLACE)
            && self.tags(at + 1).contains(Tags::GIVEN)
            && (at + 2 < end || self.tags(end).contains(Tags::PARTICLE))
    }

    /// *la Grisonne*: a word that is otherwise a form of a verb.
    fn is_verb_only(&self, at: usize) -> bool {
        let noun =
            Tags::SPEAKING | Tags::SPEECH | Tags::NAMING | Tags::NAME | Tags::GRAMMAR | Tags::ADJ;
        self.tags(at).intersects(Tags::VERB) && !self.tags(at).intersects(noun)
    }
}

/// How adverbs of manner end.
const ADVERBS: [&str; 6] = ["amment", "ement", "emment", "iment", "ument", "ément"];

/// Small words that open a sentence or stand alone, and name nobody.
const OPENERS: [&str; 9] = [
    "Quel", "Quelle", "Quelles", "Quels", "Quoi", "Tel", "Telle", "Telles", "Tels",
];

/// Agencies, which serve no place: *a dit à Reuters Moscou*.
const AGENCIES: &[&str] = &[
    "AFP",
    "ANSA",
    "AP",
    "ATS",
    "Anadolu",
    "Associated",
    "Belga",
    "Bloomberg",
    "DPA",
    "EFE",
    "Interfax",
    "Kyodo",
    "Reuters",
    "TASS",
    "Tass",
    "Xinhua",
    "Yonhap",
];
