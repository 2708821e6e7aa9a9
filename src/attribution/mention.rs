//! Mentions: the noun phrases, names and pronouns by which a text speaks of someone.

use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, Lexicon, NameKind, Tags};
use crate::span::Span;
use crate::text::fold;
use crate::text::tokens::{Case, Kind};

/// What kind of phrase a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A proper name of unknown sort, most often a person.
    Name,
    /// A person by office or tie, with or without a name: *la préfète Odile Carnac*, *M. Peskov*.
    Person,
    /// A group of people.
    Group,
    /// An institution.
    Body,
    /// A place that can stand for its government.
    Place,
    /// A newspaper, agency, channel or network.
    Medium,
    /// A written thing.
    Document,
    /// An unnamed informant.
    Informant,
    /// A third-person pronoun.
    Pronoun,
    /// *on*
    Impersonal,
    /// *je*, *nous*, *vous*
    Speaker,
    /// *ce dernier*, *celle-ci*
    Latter,
    /// *cela*, *ce*
    Neuter,
    /// A noun phrase whose head the lexicon does not know as a speaker.
    Thing,
    /// *certains*, *d’autres*
    Indefinite,
}

/// How a mention is tied to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// By nothing: it can be a subject.
    Free,
    /// By the preposition that links nouns.
    Of,
    /// By the preposition of aim.
    To,
    /// By one that names a source of information.
    Source,
    /// By one that names a holder of an opinion.
    For,
    /// By any other preposition.
    Other,
}

/// A mention: a span, what it is, and how it agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words, without a preposition before it.
    pub span: Span,
    /// The proper name in it, without form of address.
    pub name: Option<Span>,
    /// The common noun that heads it.
    pub head: Option<Span>,
    /// What kind of phrase it is.
    pub kind: MentionKind,
    /// Gender and number, as far as its words tell.
    pub agreement: Agreement,
    /// How it is tied to what stands before it.
    pub tie: Tie,
    /// True if it is definite: it may speak of someone known.
    pub definite: bool,
    /// True of a common noun without determiner: in apposition, or a complement.
    pub bare: bool,
}

impl Mention {
    /// True if it can be the source of words.
    pub fn can_speak(&self) -> bool {
        !matches!(self.kind, MentionKind::Neuter)
    }

    /// True if it says nothing of who is meant but gender and number.
    pub fn is_pronoun(&self) -> bool {
        matches!(self.kind, MentionKind::Pronoun | MentionKind::Impersonal | MentionKind::Speaker | MentionKind::Latter)
    }
}

/// How deep complements may nest.
const MAX_COMPLEMENTS: u8 = 4;

struct Parser<'s, 'a> {
    scene: &'s Scene<'a>,
    end: usize,
}

/// The mention that starts with the item `at`, and the item after it; nothing beyond `end` is read.
pub fn mention(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Mention, usize)> {
    let parser = Parser { scene, end };
    let tags = parser.tags(at);
    if tags.contains(Tags::INVERTED) {
        return parser.pronoun(at, tags);
    }
    if tags.intersects(Tags::DET) || (parser.kind(at) == Some(Kind::Number) && parser.counts(at)) {
        return parser.common(at, MAX_COMPLEMENTS).or_else(|| parser.indefinite(at, tags));
    }
    if tags.contains(Tags::SUBJ) {
        return parser.pronoun(at, tags);
    }
    if tags.intersects(Tags::DEMO) && !tags.intersects(Tags::ANTECEDENT) {
        let kind = if tags.contains(Tags::NEUTER) { MentionKind::Neuter } else { MentionKind::Latter };
        return Some((parser.single(at, kind), at + 1));
    }
    if let Some(found) = parser.name(at) {
        return Some(found);
    }
    if tags.intersects(Tags::SPEAKING) && parser.kind(at) == Some(Kind::Word) && !tags.intersects(Tags::GRAMMAR) {
        return parser.bare(at);
    }
    parser.indefinite(at, tags)
}

/// The mention whose article is the preposition at `at` (*du*, *aux*), and the item after it. Its
/// span starts after the preposition.
pub fn after_article(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Mention, usize)> {
    let parser = Parser { scene, end };
    let (mut found, next) = parser.common_after(at, at + 1, scene.agreement(at), true, false, MAX_COMPLEMENTS)?;
    found.span = Span::new(scene.span(at + 1).start(), found.span.end());
    Some((found, next))
}

/// The stressed pronoun at `at`: *selon lui*.
pub fn tonic(scene: &Scene<'_>, at: usize) -> Mention {
    Parser { scene, end: at + 1 }.single(at, MentionKind::Pronoun)
}

impl Parser<'_, '_> {
    fn tags(&self, at: usize) -> Tags {
        if at < self.end { self.scene.tags(at) } else { Tags::empty() }
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        if at < self.end { self.scene.kind(at) } else { None }
    }

    fn case(&self, at: usize) -> Case {
        if at < self.end { self.scene.case(at) } else { Case::Lower }
    }

    fn single(&self, at: usize, kind: MentionKind) -> Mention {
        Mention {
            span: self.scene.span(at),
            name: None,
            head: None,
            kind,
            agreement: self.scene.agreement(at),
            tie: Tie::Free,
            definite: true,
            bare: false,
        }
    }

    fn pronoun(&self, at: usize, tags: Tags) -> Option<(Mention, usize)> {
        let kind = if tags.contains(Tags::ON) {
            MentionKind::Impersonal
        } else if tags.contains(Tags::SPEAKER) {
            MentionKind::Speaker
        } else {
            MentionKind::Pronoun
        };
        let mut mention = self.single(at, kind);
        if tags.contains(Tags::INVERTED) {
            // The hyphens are not part of the pronoun.
            let word = self.scene.word(at);
            let skip = word.rfind(crate::text::marks::is_hyphen).map_or(0, |i| {
                i + word[i..].chars().next().map_or(0, char::len_utf8)
            });
            mention.span = Span::new(mention.span.start() + skip as u32, mention.span.end());
        }
        Some((mention, at + 1))
    }

    fn indefinite(&self, at: usize, tags: Tags) -> Option<(Mention, usize)> {
        if !tags.contains(Tags::INDEFINITE) || self.kind(at) != Some(Kind::Word) {
            return None;
        }
        let mut mention = self.single(at, MentionKind::Indefinite);
        mention.definite = false;
        Some((mention, at + 1))
    }

    /// True if a number stands before a noun, not in a date or measure.
    fn counts(&self, at: usize) -> bool {
        self.tags(at + 1).intersects(Tags::SPEAKING)
    }

    /// Determiner, adjectives, noun, complements, name.
    fn common(&self, start: usize, depth: u8) -> Option<(Mention, usize)> {
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
        // *l'un d'eux*, *l'une des organisatrices*
        if at == start + 2
            && self.tags(start).contains(Tags::DEF)
            && self.tags(start + 1).contains(Tags::INDEF)
            && self.tags(at).contains(Tags::OF)
            && let Some(end) = self.complement(at, depth)
        {
            let mut mention = self.single(start, MentionKind::Person);
            mention.span = self.scene.span_of(start, end);
            mention.head = Some(self.scene.span(start + 1));
            mention.agreement = agreement;
            mention.definite = false;
            return Some((mention, end));
        }
        self.common_after(start, at, agreement, definite, demonstrative, depth)
    }

    /// The rest of a noun phrase whose determiners end at `at`.
    fn common_after(
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
        while at < self.end
            && at < start + 6
            && (self.kind(at) == Some(Kind::Number) || self.tags(at).intersects(Tags::ADJ | Tags::NUM))
            && self.head_follows(at)
        {
            if self.tags(at).contains(Tags::DATE) {
                break;
            }
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
        if self.case(at) != Case::Lower && !tags.intersects(Tags::SPEAKING) || tags.contains(Tags::NAME & tags) && self.is_name(at) {
            return self.named_thing(start, at, agreement, definite, depth);
        }
        if tags.intersects(Tags::GRAMMAR | Tags::INVERTED) && !tags.intersects(Tags::SPEAKING | Tags::ADJ) {
            return None;
        }
        let kind = head_kind(tags);
        let head = self.scene.span(at);
        agreement = agreement.narrowed(self.scene.agreement(at));
        let (name, end) = self.modifiers(at + 1, kind, depth);
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

    /// True if the word at `at` opens a proper name rather than being a capitalised noun.
    fn is_name(&self, at: usize) -> bool {
        self.case(at) != Case::Lower && !self.tags(at).intersects(Tags::OFFICE | Tags::TITLE)
    }

    /// True if `at` is followed by something that can head a noun phrase.
    fn head_follows(&self, at: usize) -> bool {
        self.kind(at + 1) == Some(Kind::Word)
            && !self.tags(at + 1).intersects(Tags::PREP | Tags::COORD | Tags::REL | Tags::THAT | Tags::AVOIR | Tags::ETRE)
            && (!self.tags(at + 1).intersects(Tags::FINITE & Tags::VERB)
                || self.tags(at + 1).intersects(Tags::SPEAKING | Tags::ADJ)
                || !self.tags(at + 1).contains(Tags::REPORTING) && !self.tags(at).intersects(Tags::NUM | Tags::SPEAKING | Tags::LATTER))
    }

    /// A noun without determiner: in apposition, or in a headline.
    fn bare(&self, at: usize) -> Option<(Mention, usize)> {
        let tags = self.tags(at);
        if tags.contains(Tags::TITLE)
            && let Some(found) = self.titled(at, at)
        {
            return Some(found);
        }
        if tags.intersects(Tags::VERB) && self.case(at) == Case::Lower && !self.tags(at + 1).intersects(Tags::OF) {
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

    /// A proper name, with or without form of address.
    fn name(&self, at: usize) -> Option<(Mention, usize)> {
        if self.kind(at) != Some(Kind::Word) || self.case(at) == Case::Lower {
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
        // A sentence may start with any word: only names and unknown words count there.
        let known_word = tags.intersects(Tags::VERB | Tags::ADJ | Tags::SPEECH | Tags::NAMING | Tags::MOMENT);
        if alone && known_word && !tags.intersects(Tags::NAME) {
            return None;
        }
        let end = self.name_run(at);
        Some((self.proper(at, at, end, Agreement::empty()), end))
    }

    /// A form of address and what follows: a name, or nothing for those that are offices too.
    fn titled(&self, start: usize, title: usize) -> Option<(Mention, usize)> {
        let mut at = title;
        let mut agreement = Agreement::empty();
        while self.tags(at).contains(Tags::TITLE) && at < title + 3 {
            agreement = agreement.narrowed(self.scene.agreement(at));
            at += 1;
            if self.kind(at) == Some(Kind::Stop) && self.scene.token(at).is_some_and(|t| t.glued) {
                at += 1;
            }
        }
        if self.kind(at) != Some(Kind::Word) || self.case(at) == Case::Lower && !self.tags(at).contains(Tags::PARTICLE) {
            return None;
        }
        if self.case(at) == Case::Lower && self.case(at + 1) == Case::Lower {
            return None;
        }
        let end = self.name_run(at);
        let name = self.scene.span_of(at, end);
        let mention = Mention {
            span: self.scene.span_of(start, end),
            name: Some(name),
            head: None,
            kind: MentionKind::Person,
            agreement: self.with_given_name(agreement, Some(name)),
            tie: Tie::Free,
            definite: true,
            bare: false,
        };
        Some((mention, end))
    }

    /// The end of a run of capitalised words and the particles between them.
    fn name_run(&self, start: usize) -> usize {
        let mut at = start;
        let mut end = start;
        while at < self.end && at < start + 12 {
            if self.kind(at) == Some(Kind::Word) && self.case(at) != Case::Lower {
                if at > start
                    && (self.tags(at).intersects(Tags::DET | Tags::PREP | Tags::SUBJ)
                        && !self.tags(at).intersects(Tags::NAME | Tags::PARTICLE)
                        || self.opens_person(start, at))
                {
                    break;
                }
                at += 1;
                end = at;
                // Initials: `J. Lorme`.
                if self.scene.word(at - 1).chars().count() == 1
                    && self.kind(at) == Some(Kind::Stop)
                    && self.case(at + 1) != Case::Lower
                    && self.kind(at + 1) == Some(Kind::Word)
                {
                    at += 1;
                }
            } else if at > start && self.tags(at).contains(Tags::PARTICLE) && !self.after_place(start, at) {
                let mut next = at + 1;
                while self.tags(next).contains(Tags::PARTICLE) && self.case(next) == Case::Lower && next < at + 3 {
                    next += 1;
                }
                if self.kind(next) == Some(Kind::Word) && self.case(next) != Case::Lower {
                    at = next;
                } else {
                    break;
                }
            } else {
                break;
            }
        }
        end
    }

    /// True if a person's name starts at `at`, inside a run that started as something else:
    /// *Radio Littoral Jean Talec*.
    fn opens_person(&self, start: usize, at: usize) -> bool {
        self.tags(at).contains(Tags::GIVEN)
            && !self.tags(at - 1).contains(Tags::GIVEN)
            && !self.tags(start).contains(Tags::GIVEN)
            && self.case(at + 1) != Case::Lower
            && self.kind(at + 1) == Some(Kind::Word)
            && (at > start + 1
                || self.known(start, at).is_some()
                || start > 0 && self.scene.tags(start - 1).intersects(Tags::BODY | Tags::MEDIA | Tags::INFORMANT | Tags::DOCUMENT))
    }

    /// True if the run from `start` to `at` is a known place or body: what follows is not its name.
    fn after_place(&self, start: usize, at: usize) -> bool {
        self.known(start, at).is_some()
    }

    fn known(&self, start: usize, end: usize) -> Option<NameKind> {
        let lexicon = Lexicon::french();
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
    fn proper(&self, start: usize, from: usize, to: usize, agreement: Agreement) -> Mention {
        let name = self.scene.span_of(from, to);
        let given = self.tags(from).contains(Tags::GIVEN) && to > from + 1;
        let kind = match self.known(from, to) {
            _ if given => MentionKind::Name,
            Some(NameKind::Place) => MentionKind::Place,
            Some(NameKind::Body) => MentionKind::Body,
            Some(NameKind::Medium) => MentionKind::Medium,
            None if to == from + 1 && self.case(from) == Case::Upper && self.scene.word(from).len() <= 6 => {
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
    fn named_thing(
        &self,
        start: usize,
        at: usize,
        agreement: Agreement,
        definite: bool,
        depth: u8,
    ) -> Option<(Mention, usize)> {
        let run = self.name_run(at);
        if run == at + 1 && self.tags(at).contains(Tags::DEMONYM) && !self.tags(at).intersects(Tags::NAME) {
            // *le Serbe*, *les Ukrainiens*
            let agreement = agreement.narrowed(self.scene.agreement(at));
            let many = agreement.contains(Agreement::PLURAL) && !agreement.contains(Agreement::SINGULAR);
            let mut mention = self.single(at, if many { MentionKind::Group } else { MentionKind::Person });
            let (_, end) = self.modifiers(run, mention.kind, depth);
            mention.span = self.scene.span_of(start, end);
            mention.head = Some(self.scene.span(at));
            mention.agreement = agreement;
            mention.definite = definite;
            return Some((mention, end));
        }
        let mut mention = self.proper(start, at, run, agreement);
        let mut end = run;
        if mention.kind != MentionKind::Place {
            // Lower-case words that belong to the name: *le Conseil européen de la recherche*.
            let (_, modified) = self.modifiers(run, MentionKind::Body, depth);
            if modified > run {
                end = modified;
                mention.span = self.scene.span_of(start, end);
                mention.name = Some(self.scene.span_of(at, end));
            }
            if mention.kind == MentionKind::Name && !self.tags(at).contains(Tags::GIVEN) {
                mention.kind = MentionKind::Body;
            }
        } else {
            // *la France insoumise*, *la Turquie voisine*
            while self.tags(end).contains(Tags::DEMONYM) && self.case(end) == Case::Lower {
                end += 1;
            }
            mention.span = self.scene.span_of(start, end);
        }
        mention.definite = definite;
        Some((mention, end))
    }

    /// Gender from a given name, where the phrase's own words leave it open.
    fn with_given_name(&self, agreement: Agreement, name: Option<Span>) -> Agreement {
        if agreement.intersects(Agreement::GENDER) && (agreement & Agreement::GENDER) != Agreement::GENDER {
            return agreement;
        }
        let Some(name) = name else { return agreement };
        let text = name.of(self.scene.reading.text);
        let first = text.split([' ', '\u{a0}', '-']).next().unwrap_or(text);
        let entry = Lexicon::french().look_up(first);
        if entry.tags.contains(Tags::GIVEN) {
            let gender = entry.agreement & Agreement::GENDER;
            return (agreement - Agreement::GENDER) | gender;
        }
        agreement
    }

    /// What follows the head: adjectives, complements, a name. Answers the name and the end.
    fn modifiers(&self, start: usize, kind: MentionKind, depth: u8) -> (Option<Span>, usize) {
        let mut at = start;
        let person = matches!(kind, MentionKind::Person);
        let mut complements = 0;
        while at < self.end && at < start + 30 {
            let tags = self.tags(at);
            if self.kind(at) != Some(Kind::Word) {
                break;
            }
            if self.case(at) != Case::Lower && !tags.contains(Tags::OF) {
                if person && !self.is_common_capital(at) {
                    if let Some((mention, end)) = tags.contains(Tags::TITLE).then(|| self.titled(at, at)).flatten() {
                        return (mention.name, end);
                    }
                    let end = self.name_run(at);
                    if self.known(at, end).is_some() && at == start && self.tags(at).intersects(Tags::ORG | Tags::MEDIA) {
                        at = end;
                        continue;
                    }
                    return (Some(self.scene.span_of(at, end)), end);
                }
                if at > start && self.opens_person(start, at) {
                    break;
                }
                at = self.name_run(at).max(at + 1);
                continue;
            }
            if tags.contains(Tags::OF) && depth > 0 {
                match self.complement(at, depth) {
                    Some(end) => {
                        complements += 1;
                        at = end;
                        continue;
                    }
                    None => break,
                }
            }
            if tags.contains(Tags::COORD) && complements > 0 && tags.contains(Tags::AND)
                && self.tags(at + 1).contains(Tags::OF) && self.tags(at + 1).contains(Tags::PREP)
                && let Some(end) = self.complement(at + 1, depth)
            {
                at = end;
                continue;
            }
            if tags.contains(Tags::AND) && at > start
                && self.tags(at - 1).intersects(Tags::ADJ | Tags::DEMONYM)
                && self.tags(at + 1).intersects(Tags::ADJ | Tags::DEMONYM)
                && self.case(at + 1) == Case::Lower
            {
                // *les agences japonaise et coréenne*
                at += 2;
                continue;
            }
            if person && tags.contains(Tags::PREP) && self.tags(at + 1).contains(Tags::PLACE)
                && self.case(at + 1) != Case::Lower && depth > 0 && at > start
            {
                // The post of an office: *à Erevan*, *en France*.
                at = self.name_run(at + 1);
                continue;
            }
            if person && tags.contains(Tags::TO) && depth > 0
                && let Some(end) = self.post(at)
            {
                at = end;
                continue;
            }
            if self.is_modifier(at, tags) {
                at += 1;
                continue;
            }
            break;
        }
        (None, at)
    }

    /// A capitalised noun of office inside a phrase, as in *la vice-Première ministre*.
    fn is_common_capital(&self, at: usize) -> bool {
        self.tags(at).intersects(Tags::OFFICE | Tags::BODY | Tags::DEMONYM) && !self.tags(at).intersects(Tags::GIVEN)
            && self.case(at + 1) == Case::Lower
    }

    /// A lower-case word that qualifies the head.
    fn is_modifier(&self, at: usize, tags: Tags) -> bool {
        if tags.intersects(Tags::ADJ | Tags::DEMONYM) {
            return true;
        }
        if tags.intersects(Tags::GRAMMAR | Tags::DATE | Tags::MOMENT | Tags::INVERTED | Tags::PRES_PART | Tags::INFINITIVE) {
            return false;
        }
        if tags.contains(Tags::FINITE) {
            // *la ministre déléguée*: a participle that no finite reading shares.
            return false;
        }
        if tags.contains(Tags::PAST_PART) {
            return !self.tags(at).contains(Tags::REPORTING) || self.tags(at + 1).contains(Tags::TO | Tags::PREP);
        }
        self.scene.is_unknown(at) || tags.intersects(Tags::SPEAKING | Tags::SPEECH | Tags::NAMING)
    }

    /// A complement: the linking preposition and a noun phrase; answers its end.
    fn complement(&self, of: usize, depth: u8) -> Option<usize> {
        let next = of + 1;
        if next >= self.end {
            return None;
        }
        let tags = self.tags(next);
        if self.kind(next) == Some(Kind::Number) {
            // *de 14 ans*, *des 27*
            return Some(if self.kind(next + 1) == Some(Kind::Word) && self.case(next + 1) == Case::Lower
                && !self.tags(next + 1).intersects(Tags::GRAMMAR | Tags::VERB) { next + 2 } else { next + 1 });
        }
        if self.kind(next) != Some(Kind::Word) || tags.contains(Tags::INFINITIVE) && !tags.intersects(Tags::SPEAKING) {
            return None;
        }
        if tags.intersects(Tags::SUBJ) && !tags.intersects(Tags::SPEAKER) {
            return Some(next + 1);
        }
        if tags.intersects(Tags::DET) {
            return self.common(next, depth - 1).map(|(_, end)| end);
        }
        if self.case(next) != Case::Lower {
            let mut end = self.name_run(next);
            // *le patron de Volta Luca Meo*: a given name inside the run starts the person's name.
            if let Some(split) = (next + 1..end).find(|i| {
                (self.tags(*i).contains(Tags::GIVEN) && *i + 1 < end && !self.tags(next).contains(Tags::GIVEN))
                    || (self.known(next, *i).is_some() && *i < end && self.case(*i) != Case::Lower)
            }) {
                end = split;
            }
            while self.is_modifier(end, self.tags(end)) && self.case(end) == Case::Lower && end < self.end {
                end += 1;
            }
            return Some(end.max(next + 1));
        }
        if tags.intersects(Tags::GRAMMAR | Tags::DATE | Tags::MOMENT) && !tags.intersects(Tags::ADJ | Tags::SPEAKING) {
            return None;
        }
        // A bare noun: *chef de cabinet*.
        let (_, end) = self.modifiers(next + 1, MentionKind::Thing, depth - 1);
        Some(end.max(next + 1))
    }

    /// The post of an office: *à la Santé*, *aux Affaires étrangères*, *à l’ONU*; not whom one speaks to.
    fn post(&self, to: usize) -> Option<usize> {
        let mut next = to + 1;
        if self.tags(next).intersects(Tags::DEF) {
            next += 1;
        } else if !self.tags(to).contains(Tags::CONTRACT) {
            return None;
        }
        if self.case(next) == Case::Lower && !self.tags(to - 1).contains(Tags::OFFICE)
            || self.tags(next).intersects(Tags::MEDIA | Tags::INFORMANT)
            || self.kind(next) != Some(Kind::Word)
            || (self.case(next) == Case::Lower && self.tags(next).intersects(Tags::PERSON | Tags::GROUP | Tags::MOMENT))
        {
            return None;
        }
        let end = if self.case(next) == Case::Lower { next + 1 } else { self.name_run(next) };
        let mut end = end;
        while self.is_modifier(end, self.tags(end)) && self.case(end) == Case::Lower && end < self.end {
            end += 1;
        }
        Some(end)
    }
}

fn head_kind(tags: Tags) -> MentionKind {
    if tags.intersects(Tags::PERSON) {
        MentionKind::Person
    } else if tags.contains(Tags::GROUP) {
        MentionKind::Group
    } else if tags.contains(Tags::BODY) {
        MentionKind::Body
    } else if tags.contains(Tags::DOCUMENT) {
        MentionKind::Document
    } else if tags.contains(Tags::INFORMANT) {
        MentionKind::Informant
    } else {
        MentionKind::Thing
    }
}
