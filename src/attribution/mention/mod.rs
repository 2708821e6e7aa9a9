//! Mentions: the noun phrases, names and pronouns by which a text speaks of someone.

mod counted;
mod going_on;
mod grade;
mod holder;
mod known;
mod names;
mod phrase;
mod qualify;
mod shapes;
mod surname;

use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, Tags};
use crate::span::Span;
use crate::text::tokens::{Case, Kind};

pub use counted::counts;
pub use qualify::is_accused;

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

    /// True if it is a person, a name, or people: not a body, a place or a thing.
    pub fn is_someone(&self) -> bool {
        matches!(
            self.kind,
            MentionKind::Person
                | MentionKind::Name
                | MentionKind::Pronoun
                | MentionKind::Latter
                | MentionKind::Group
        )
    }

    /// True if it is a person, people, or a body.
    pub fn is_someone_or_body(&self) -> bool {
        self.is_someone() || self.kind == MentionKind::Body
    }

    /// True if it holds a name of several words.
    pub fn is_full(&self, text: &str) -> bool {
        let name = self.name.map(|n| n.of(text));
        name.is_some_and(|n| n.contains([' ', '\u{a0}']))
    }

    /// True if it says nothing of who is meant but gender and number.
    pub fn is_pronoun(&self) -> bool {
        matches!(
            self.kind,
            MentionKind::Pronoun
                | MentionKind::Impersonal
                | MentionKind::Speaker
                | MentionKind::Latter
        )
    }
}

/// How deep complements may nest.
const MAX_COMPLEMENTS: u8 = 4;

struct Parser<'s, 'a> {
    scene: &'s Scene<'a>,
    end: usize,
}

/// The item after a phrase that counts like a determiner: *de nombreux*, *beaucoup de*, *bon nombre d'*.
fn opens_many(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let of =
        |at: usize| scene.tags(at).contains(Tags::OF) && !scene.tags(at).contains(Tags::CONTRACT);
    let is = |at: usize, words: &[&str]| {
        let token = scene.token(at);
        token.is_some_and(|t| {
            let word = t.span.of(scene.reading.text);
            words.iter().any(|w| w.eq_ignore_ascii_case(word))
        })
    };
    if of(at) {
        return is(at + 1, MANY).then_some(at + 2);
    }
    if of(at + 1) {
        return is(at, MUCH).then_some(at + 2);
    }
    (of(at + 2) && is(at, &["bon"]) && is(at + 1, MUCH)).then_some(at + 3)
}

/// Adjectives of number.
pub const MANY: &[&str] = &["autres", "multiples", "nombreuses", "nombreux"];

/// Words that count with *de*.
const MUCH: &[&str] = &["beaucoup", "nombre", "peu", "quantité", "tant", "trop"];

/// The mention that starts with the item `at`, and the item after it; nothing beyond `end` is read.
pub fn mention(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Mention, usize)> {
    let parser = Parser { scene, end };
    let tags = parser.tags(at);
    if tags.contains(Tags::INVERTED) {
        return Some(parser.pronoun(at, tags));
    }
    if let Some((found, next)) = parser.known_name(at) {
        return Some(parser.station(at, found, next));
    }
    if let Some(found) = parser.surname(at) {
        return Some(found);
    }
    if let Some(found) = parser.local_radio(at).or_else(|| parser.handle(at)) {
        return Some(found);
    }
    if let Some(found) = parser.opens_with_number(at).or_else(|| parser.counted(at)) {
        return Some(found);
    }
    if let Some(noun) = opens_many(scene, at) {
        return parser.common_after(at, noun, Agreement::PLURAL, false, false, MAX_COMPLEMENTS);
    }
    if parser.is_surname_first(at) {
        return Some((parser.proper(at, at, at + 2, Agreement::empty()), at + 2));
    }
    if tags.intersects(Tags::DET) || (parser.kind(at) == Some(Kind::Number) && parser.counts(at)) {
        return parser
            .common(at, MAX_COMPLEMENTS)
            .or_else(|| parser.indefinite(at, tags));
    }
    if tags.contains(Tags::SUBJ) {
        return Some(parser.pronoun(at, tags));
    }
    // *celle qui dirige le club*, but *à ceux qui …*
    let free = |at: usize| {
        let before = scene.tags(at);
        !before.contains(Tags::PREP) || before.contains(Tags::SOURCE)
    };
    let told = || parser.word(at + 1) == "qui" && at.checked_sub(1).is_none_or(free);
    if tags.intersects(Tags::DEMO) && (!tags.intersects(Tags::ANTECEDENT) || told()) {
        let kind = if tags.contains(Tags::NEUTER) {
            MentionKind::Neuter
        } else {
            MentionKind::Latter
        };
        return Some((parser.single(at, kind), at + 1));
    }
    if let Some((found, next)) = parser.name(at) {
        return Some(parser.station(at, found, next));
    }
    if tags.intersects(Tags::SPEAKING)
        && parser.kind(at) == Some(Kind::Word)
        && !tags.intersects(Tags::GRAMMAR)
    {
        return parser.bare(at);
    }
    if parser.qualifies_bare(at, tags) {
        let (mut found, end) = parser.bare(at + 1)?;
        found.span = Span::new(scene.span(at).start(), found.span.end());
        found.agreement = found
            .agreement
            .narrowed(grade::gender_before(scene.word(at)));
        return Some((found, end));
    }
    parser.indefinite(at, tags)
}

/// The surname at `at` that is a common word or opens with an article, and the item after it.
pub fn surname(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Mention, usize)> {
    Parser { scene, end }.surname(at)
}

/// The mention whose article is the preposition at `at` (*du*, *aux*), and the item after it. Its
/// span starts after the preposition.
pub fn after_article(scene: &Scene<'_>, at: usize, end: usize) -> Option<(Mention, usize)> {
    let parser = Parser { scene, end };
    let (mut found, next) = parser.common_after(
        at,
        at + 1,
        scene.agreement(at),
        true,
        false,
        MAX_COMPLEMENTS,
    )?;
    found.span = Span::new(scene.span(at + 1).start(), found.span.end());
    // *au Mans*: the article of the town's name is held by the preposition.
    let town = found.kind == MentionKind::Body && next == at + 2;
    if town && TOWNS.contains(&scene.word(at + 1)) {
        found.kind = MentionKind::Place;
    }
    Some((found, next))
}

/// Towns whose names open with *Le*, which hides in *au* and *du*.
const TOWNS: &[&str] = &[
    "Bourget",
    "Caire",
    "Cap",
    "Creusot",
    "Havre",
    "Lavandou",
    "Mans",
    "Perreux",
    "Pouliguen",
    "Puy",
    "Raincy",
    "Tampon",
    "Teil",
    "Touquet",
    "Vigan",
];

/// The mention that the linking preposition at `of` ties to a noun before it, and the item after it.
pub fn linked(scene: &Scene<'_>, of: usize, end: usize) -> Option<(Mention, usize)> {
    if scene.tags(of).contains(Tags::CONTRACT) {
        after_article(scene, of, end)
    } else {
        mention(scene, of + 1, end)
    }
}

/// The pronoun *d’autres* at `at`: no noun follows it.
pub fn others(scene: &Scene<'_>, at: usize, end: usize) -> Option<Mention> {
    let parser = Parser { scene, end };
    let elided = scene.word(at).ends_with(crate::text::marks::is_apostrophe);
    let alone = parser.kind(at + 2) != Some(Kind::Word)
        || parser
            .tags(at + 2)
            .intersects(Tags::FINITE | Tags::NE | Tags::CLITIC | Tags::REL | Tags::ADV);
    if !elided || at + 1 >= end || scene.word(at + 1) != "autres" || !alone {
        return None;
    }
    let mut mention = parser.single(at, MentionKind::Indefinite);
    mention.span = scene.span_of(at, at + 2);
    mention.agreement = Agreement::PLURAL;
    mention.definite = false;
    Some(mention)
}

/// The stressed pronoun at `at`: *selon lui*.
pub fn tonic(scene: &Scene<'_>, at: usize) -> Mention {
    Parser { scene, end: at + 1 }.single(at, MentionKind::Pronoun)
}

/// The one that the possessive or pronoun at `at` points to, as a source: *à ses yeux*, *selon leurs mots*, *à la croire*.
pub fn owner(scene: &Scene<'_>, at: usize) -> Mention {
    let agreement = match scene.word(at) {
        "leur" | "leurs" | "les" => Agreement::PLURAL,
        "la" => Agreement::FEMININE | Agreement::SINGULAR,
        "le" => Agreement::MASCULINE | Agreement::SINGULAR,
        _ => Agreement::SINGULAR,
    };
    Mention {
        agreement,
        tie: Tie::Source,
        ..tonic(scene, at)
    }
}

impl Parser<'_, '_> {
    fn tags(&self, at: usize) -> Tags {
        if at < self.end {
            self.scene.tags(at)
        } else {
            Tags::empty()
        }
    }

    /// The word at `at`; nothing beyond the end.
    fn word(&self, at: usize) -> &str {
        if at < self.end {
            self.scene.word(at)
        } else {
            ""
        }
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        if at < self.end {
            self.scene.kind(at)
        } else {
            None
        }
    }

    fn case(&self, at: usize) -> Case {
        if at < self.end {
            self.scene.case(at)
        } else {
            Case::Lower
        }
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

    fn pronoun(&self, at: usize, tags: Tags) -> (Mention, usize) {
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
        (mention, at + 1)
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
        self.tags(self.number_end(at) + 1)
            .intersects(Tags::SPEAKING)
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
