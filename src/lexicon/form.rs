//! What a form of a verb says besides its meaning: mood, tense, person, number, gender.

/// Mood of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// *il dit*
    Indicative,
    /// *il dirait*
    Conditional,
    /// *qu’il dise*
    Subjunctive,
    /// *dites*
    Imperative,
    /// *dire*
    Infinitive,
    /// *disant*
    PresentParticiple,
    /// *dit, dite, dits, dites*
    PastParticiple,
}

/// Tense of a form; `Present` where a mood has one tense only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// *il dit*
    Present,
    /// *il disait*; with the subjunctive, *qu’il dît*
    Imperfect,
    /// The passé simple: *il annonça*
    Past,
    /// *il dira*
    Future,
}

/// Which forms of a verb are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Forms {
    /// All there are.
    #[default]
    All,
    /// Those that news hold: not *tu oublies*, *nous oubliâmes*, *nous oublierions*, *qu’il oubliât*.
    Common,
}

/// What a form of a verb says besides its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// Its mood.
    pub mood: Mood,
    /// Its tense.
    pub tense: Tense,
    /// True of a plural person, and of a past participle in the plural.
    pub plural: bool,
    /// 1 to 3, or 0 if it has none.
    pub person: u8,
    /// True of a past participle in the feminine.
    pub feminine: bool,
}

impl Form {
    /// The `index`-th person, from *je* (0) to *ils* (5).
    pub(crate) fn finite(mood: Mood, tense: Tense, index: usize) -> Self {
        Self {
            mood,
            tense,
            person: (index % 3) as u8 + 1,
            plural: index > 2,
            feminine: false,
        }
    }

    /// A form without person.
    pub(crate) fn impersonal(mood: Mood, plural: bool, feminine: bool) -> Self {
        Self {
            mood,
            tense: Tense::Present,
            person: 0,
            plural,
            feminine,
        }
    }

    /// A number in the order of forms.
    pub(crate) fn rank(self) -> u32 {
        let kind = (self.mood as u32) << 8 | (self.tense as u32) << 4;
        kind << 16
            | u32::from(self.plural) << 12
            | u32::from(self.person) << 4
            | u32::from(self.feminine)
    }

    /// The form whose [`rank`](Self::rank) is given.
    pub(super) fn ranked(rank: u32) -> Self {
        use Mood::{
            Conditional, Imperative, Indicative, Infinitive, PastParticiple, PresentParticiple,
            Subjunctive,
        };
        let mood = match rank >> 24 {
            0 => Indicative,
            1 => Conditional,
            2 => Subjunctive,
            3 => Imperative,
            4 => Infinitive,
            5 => PresentParticiple,
            _ => PastParticiple,
        };
        let tense = match rank >> 20 & 0xf {
            0 => Tense::Present,
            1 => Tense::Imperfect,
            2 => Tense::Past,
            _ => Tense::Future,
        };
        Self {
            mood,
            tense,
            plural: rank >> 12 & 1 != 0,
            person: (rank >> 4 & 0xf) as u8,
            feminine: rank & 1 != 0,
        }
    }

    /// True if the form is among those wanted.
    pub(crate) fn is_in(self, wanted: Forms) -> bool {
        let spoken = self.person == 1 || self.person == 2;
        let past = self.mood == Mood::Indicative && self.tense == Tense::Past;
        let bygone = self.mood == Mood::Subjunctive && self.tense == Tense::Imperfect;
        let rare = match self.mood {
            Mood::Indicative | Mood::Subjunctive => {
                spoken && past || bygone || self.person == 2 && !self.plural
            }
            Mood::Conditional => spoken && self.plural,
            _ => false,
        };
        wanted == Forms::All || !rare
    }

    /// True if the form agrees with a subject: all but infinitives and participles.
    pub fn is_finite(self) -> bool {
        self.person != 0
    }
}
