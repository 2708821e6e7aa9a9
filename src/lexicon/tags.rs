//! What a word can do, as bits: word classes, kinds of noun and name, forms of verbs.

use bitflags::bitflags;

bitflags! {
    /// Everything the lexicon says of one spelling; several readings are added up.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Tags: u64 {
        /// Determiner.
        const DET = 1;
        /// Definite article.
        const DEF = 1 << 1;
        /// Indefinite article or quantifier.
        const INDEF = 1 << 2;
        /// Demonstrative determiner.
        const DEM = 1 << 3;
        /// Possessive determiner.
        const POSS = 1 << 4;
        /// A quantifier that stands before another determiner.
        const ALL = 1 << 5;
        /// Number in letters.
        const NUM = 1 << 6;
        /// Preposition.
        const PREP = 1 << 7;
        /// Preposition and article in one.
        const CONTRACT = 1 << 8;
        /// The preposition that links nouns.
        const OF = 1 << 9;
        /// The preposition of aim.
        const TO = 1 << 10;
        /// The preposition that names a source of information.
        const SOURCE = 1 << 11;
        /// The preposition that names a holder of an opinion.
        const FOR = 1 << 12;
        /// Subject pronoun.
        const SUBJ = 1 << 13;
        /// The indefinite subject pronoun.
        const ON = 1 << 14;
        /// First or second person.
        const SPEAKER = 1 << 15;
        /// Object pronoun before a verb.
        const CLITIC = 1 << 16;
        /// Reflexive pronoun.
        const REFL = 1 << 17;
        /// A pronoun that may follow its verb after a hyphen.
        const TAIL = 1 << 18;
        /// Demonstrative pronoun.
        const DEMO = 1 << 19;
        /// A demonstrative that waits for a relative clause.
        const ANTECEDENT = 1 << 20;
        /// A demonstrative that names a thing.
        const NEUTER = 1 << 21;
        /// The noun of phrases that name the one just mentioned.
        const LATTER = 1 << 22;
        /// Indefinite pronoun.
        const INDEFINITE = 1 << 23;
        /// Relative pronoun.
        const REL = 1 << 24;
        /// A relative pronoun that is not the subject of its clause.
        const OBLIQUE = 1 << 25;
        /// The conjunction of reported clauses.
        const THAT = 1 << 26;
        /// Coordinating conjunction.
        const COORD = 1 << 27;
        /// The conjunction that joins mentions.
        const AND = 1 << 28;
        /// Subordinating conjunction.
        const SUB = 1 << 29;
        /// Word of negation.
        const NEG = 1 << 30;
        /// The first word of negation, before the verb.
        const NE = 1 << 31;
        /// Adverb.
        const ADV = 1 << 32;
        /// Day or month.
        const DATE = 1 << 33;
        /// Noun of time.
        const MOMENT = 1 << 34;
        /// Small word inside a name.
        const PARTICLE = 1 << 35;
        /// Adjective.
        const ADJ = 1 << 36;
        /// An adjective or participle that takes its noun's name in doubt.
        const SOCALLED = 1 << 37;
        /// Yes and no.
        const INTERJ = 1 << 38;
        /// The word that makes a gerund of a present participle.
        const GERUND = 1 << 39;
        /// Noun of office, profession or role.
        const OFFICE = 1 << 40;
        /// Noun of a tie to another person.
        const RELATION = 1 << 41;
        /// Form of address before a name.
        const TITLE = 1 << 42;
        /// Noun of a group of people.
        const GROUP = 1 << 43;
        /// Noun of an institution.
        const BODY = 1 << 44;
        /// Noun of a written or shown thing that can speak.
        const DOCUMENT = 1 << 45;
        /// Noun of an unnamed informant.
        const INFORMANT = 1 << 46;
        /// Noun of an act of speech.
        const SPEECH = 1 << 47;
        /// Noun that announces a word, title or name.
        const NAMING = 1 << 48;
        /// Given name.
        const GIVEN = 1 << 49;
        /// Place that can stand for its government.
        const PLACE = 1 << 50;
        /// Proper name of a body.
        const ORG = 1 << 51;
        /// Newspaper, agency, channel, network.
        const MEDIA = 1 << 52;
        /// Finite verb form.
        const FINITE = 1 << 53;
        /// Past participle.
        const PAST_PART = 1 << 54;
        /// Present participle.
        const PRES_PART = 1 << 55;
        /// Infinitive.
        const INFINITIVE = 1 << 56;
        /// A form of a verb that reports speech.
        const REPORTING = 1 << 57;
        /// A form of the auxiliary of possession.
        const AVOIR = 1 << 58;
        /// A form of the auxiliary of being.
        const ETRE = 1 << 59;
        /// A pronoun that follows its verb after a hyphen, here.
        const INVERTED = 1 << 60;
        /// A finite form of the third person.
        const THIRD = 1 << 61;
        /// An adjective of nation or place.
        const DEMONYM = 1 << 62;
        /// The adjective of identity.
        const SAME = 1 << 63;

        /// Any noun of a person.
        const PERSON = Self::OFFICE.bits() | Self::RELATION.bits() | Self::TITLE.bits();
        /// Any noun that can name a speaker.
        const SPEAKING = Self::PERSON.bits() | Self::GROUP.bits() | Self::BODY.bits()
            | Self::DOCUMENT.bits() | Self::INFORMANT.bits();
        /// Any proper name; holds for capitalised words only.
        const NAME = Self::GIVEN.bits() | Self::PLACE.bits() | Self::ORG.bits() | Self::MEDIA.bits();
        /// Any verb form.
        const VERB = Self::FINITE.bits() | Self::PAST_PART.bits() | Self::PRES_PART.bits()
            | Self::INFINITIVE.bits();
        /// Any word that belongs to grammar more than to meaning.
        const GRAMMAR = Self::DET.bits() | Self::PREP.bits() | Self::SUBJ.bits() | Self::CLITIC.bits()
            | Self::REL.bits() | Self::THAT.bits() | Self::COORD.bits() | Self::SUB.bits()
            | Self::NE.bits() | Self::NEG.bits() | Self::DEMO.bits() | Self::ADV.bits();
    }
}

impl Tags {
    /// The tag that tables call `name`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "det" => Self::DET,
            "def" => Self::DEF,
            "indef" => Self::INDEF,
            "dem" => Self::DEM,
            "poss" => Self::POSS,
            "all" => Self::ALL,
            "num" => Self::NUM,
            "prep" => Self::PREP,
            "contract" => Self::CONTRACT,
            "of" => Self::OF,
            "to" => Self::TO,
            "source" => Self::SOURCE,
            "for" => Self::FOR,
            "subj" => Self::SUBJ,
            "on" => Self::ON,
            "speaker" => Self::SPEAKER,
            "clitic" => Self::CLITIC,
            "refl" => Self::REFL,
            "tail" => Self::TAIL,
            "demo" => Self::DEMO,
            "antecedent" => Self::ANTECEDENT,
            "neuter" => Self::NEUTER,
            "latter" => Self::LATTER,
            "indefinite" => Self::INDEFINITE,
            "rel" => Self::REL,
            "oblique" => Self::OBLIQUE,
            "that" => Self::THAT,
            "coord" => Self::COORD,
            "and" => Self::AND,
            "sub" => Self::SUB,
            "neg" => Self::NEG,
            "ne" => Self::NE,
            "adv" => Self::ADV,
            "date" => Self::DATE,
            "moment" => Self::MOMENT,
            "particle" => Self::PARTICLE,
            "adj" => Self::ADJ,
            "same" => Self::SAME,
            "socalled" => Self::SOCALLED,
            "interj" => Self::INTERJ,
            "gerund" => Self::GERUND,
            "office" => Self::OFFICE,
            "relation" => Self::RELATION,
            "title" => Self::TITLE,
            "group" => Self::GROUP,
            "body" => Self::BODY,
            "document" => Self::DOCUMENT,
            "informant" => Self::INFORMANT,
            "speech" => Self::SPEECH,
            "naming" => Self::NAMING,
            _ => return None,
        })
    }
}

bitflags! {
    /// Gender and number that a word can have; nothing set means unknown.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
    pub struct Agreement: u8 {
        /// Masculine.
        const MASCULINE = 1;
        /// Feminine.
        const FEMININE = 2;
        /// Singular.
        const SINGULAR = 4;
        /// Plural.
        const PLURAL = 8;
        /// Either gender.
        const GENDER = 3;
        /// Either number.
        const NUMBER = 12;
    }
}

impl Agreement {
    /// From the cells of a table: gender `m`, `f` or `-`, number `s`, `p` or `-`.
    pub fn from_cells(gender: &str, number: &str) -> Option<Self> {
        let gender = match gender {
            "m" => Self::MASCULINE,
            "f" => Self::FEMININE,
            "-" | "b" => Self::empty(),
            _ => return None,
        };
        let number = match number {
            "s" => Self::SINGULAR,
            "p" => Self::PLURAL,
            "-" => Self::empty(),
            _ => return None,
        };
        Some(gender | number)
    }

    /// True unless the two contradict each other; the unknown fits all.
    ///
    /// ```
    /// use stance::lexicon::Agreement as A;
    /// assert!(A::FEMININE.fits(A::FEMININE | A::SINGULAR));
    /// assert!(A::FEMININE.fits(A::PLURAL));
    /// assert!(!A::FEMININE.fits(A::MASCULINE));
    /// ```
    #[must_use]
    pub fn fits(self, other: Self) -> bool {
        let clash = |mask: Self| {
            let (a, b) = (self & mask, other & mask);
            !a.is_empty() && !b.is_empty() && (a & b).is_empty()
        };
        !clash(Self::GENDER) && !clash(Self::NUMBER)
    }

    /// What both allow; the unknown allows all.
    #[must_use]
    pub fn narrowed(self, other: Self) -> Self {
        let pick = |mask: Self| {
            let (a, b) = (self & mask, other & mask);
            if a.is_empty() {
                b
            } else if b.is_empty() || (a & b).is_empty() {
                a
            } else {
                a & b
            }
        };
        pick(Self::GENDER) | pick(Self::NUMBER)
    }
}
