//! What names and descriptions tell by their spelling alone, worked out once for a thread's articles:
//! the same names and offices come again and again in the news.

use super::attributes::{is_attribute, is_leaning, is_local};
use super::left::{FORMER, left_key, plain_office};
use super::letters::initials;
use super::posts::Posts;
use super::public::{Demonym, Public};
use super::trades::Work;
use crate::lexicon::{Lexicon, NameKind, Sorts, Tags, called, letters_of};
use crate::span::Span;
use crate::speaker::name::NameKey;
use crate::text::fold;
use crate::text::tokens::{Kind, each_token};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use std::rc::Rc;

/// What the spelling of a name tells.
#[derive(Debug)]
pub(super) struct Spelled {
    pub(super) key: Rc<NameKey>,
    /// What transliterations of its first and last words share, and of the first of two surnames, by number.
    pub(super) ends: [u32; 3],
    /// The number of the letters that the lexicon has for it.
    pub(super) letters: Option<u32>,
    /// True if it starts with a given name.
    pub(super) given: bool,
    /// True of a given name of two that a hyphen joins: *Paul-Henri*.
    pub(super) compound: bool,
    /// True if it looks like a person's.
    pub(super) personal: bool,
    /// What the news knows of whoever bears it.
    pub(super) public: Option<Rc<Public>>,
    /// Its initials, once somebody has asked.
    initials: OnceCell<[String; 2]>,
}

impl Spelled {
    /// The initials of the name, with and without its small words; `written` is how it is spelt.
    pub fn initials(&self, written: &str) -> &[String; 2] {
        self.initials.get_or_init(|| initials(written))
    }
}

/// A description: its comparable words.
#[derive(Debug)]
pub(super) struct Description {
    words: Box<str>,
    /// The words, by number.
    numbers: Box<[u32]>,
    /// The head noun, by number: one for all forms that fold to one.
    pub(super) head: u32,
    /// The places among the words, by number.
    pub(super) places: Box<[u32]>,
    /// Bytes of the first word.
    first: usize,
    /// What the first word says of an office.
    pub(super) posts: Posts,
    /// The sorts of bodies that can be called by the first word.
    pub(super) called: Option<Sorts>,
    /// Where somebody is at work who is told so.
    pub(super) work: Work,
    /// What a president presides over: *de la République*, or nothing but a place.
    state: Option<State>,
    /// The words that tell of the office alone, by number, where others tell of who holds it; the places left out.
    pub(super) core: Option<Box<[u32]>>,
    /// True if a word tells of a view or a party.
    pub(super) viewed: bool,
    /// True if a word stands behind the head.
    qualified: bool,
    /// The place that an adjective tells: *français*, *parisienne*.
    pub(super) demonym: Option<Demonym>,
    /// True of *de 51 ans*: what somebody is besides the office told before.
    pub(super) aged: bool,
}

/// How a head of state is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Republic,
    Place,
}

impl std::ops::Deref for Description {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl PartialEq for Description {
    fn eq(&self, other: &Self) -> bool {
        self.numbers == other.numbers
    }
}

impl Description {
    /// True if every word of the shorter description is in the longer one, and both start alike: an
    /// ordinal before the head makes another office.
    pub fn compatible(&self, asked: &Self) -> bool {
        let (short, long) = if self.words.len() <= asked.words.len() {
            (&self.numbers, &asked.numbers)
        } else {
            (&asked.numbers, &self.numbers)
        };
        short.first() == long.first() && short.iter().all(|w| long.contains(w))
    }

    /// True if it holds every word of `asked`, and both start alike.
    pub fn holds(&self, asked: &Self) -> bool {
        self.numbers.len() >= asked.numbers.len() && self.compatible(asked)
    }

    /// *le président français*, *le président de la République*: true if one tells of the state what the other leaves to the
    /// reader.
    pub fn is_of_same_state(&self, asked: &Self) -> bool {
        let apart = self
            .state
            .zip(asked.state)
            .is_some_and(|(own, other)| own != other);
        apart && self.starts_like(asked)
    }

    /// « la présidente du groupe Grand Large à l'Assemblée », « … au palais du Lac »: true if two words or more behind the
    /// first are the same, and no other place is named.
    pub fn shares_most(&self, other: &Self) -> bool {
        let shared = self.numbers[1..]
            .iter()
            .filter(|w| other.numbers[1..].contains(w));
        let elsewhere = |a: &Self, b: &Self| a.places.iter().any(|p| !b.places.contains(p));
        shared.count() >= 2 && !elsewhere(self, other) && !elsewhere(other, self)
    }

    /// True if one of its words has this number.
    pub fn has(&self, word: u32) -> bool {
        self.numbers.contains(&word)
    }

    /// The number of the word at `at`.
    pub fn number(&self, at: usize) -> u32 {
        self.numbers[at]
    }

    /// The first word.
    pub fn first_word(&self) -> &str {
        &self.words[..self.first]
    }

    /// True of *l'ancien maire*, *l'ex-maire*.
    pub fn is_former(&self) -> bool {
        self.first_word() == "ancien"
    }

    /// The word for the office: *maire* of *ancien maire*.
    pub fn office_word(&self) -> &str {
        let mut words = self.split(' ');
        let first = words.next().unwrap_or_default();
        words.next().filter(|_| self.is_former()).unwrap_or(first)
    }

    /// True if both have the same first word.
    pub fn starts_like(&self, other: &Self) -> bool {
        self.numbers.first() == other.numbers.first()
    }

    /// True of more than one word.
    pub fn is_long(&self) -> bool {
        self.numbers.len() > 1
    }

    /// True if something stands behind the noun: not *l'ancienne avocate*, *la jeune femme*.
    pub fn is_qualified(&self) -> bool {
        self.qualified
    }
}

/// What was worked out so far. Answers depend on the words asked about only.
#[derive(Default)]
pub(super) struct Memory {
    names: FxHashMap<Box<str>, Rc<Spelled>>,
    /// By the words, and where among them the head stands.
    descriptions: FxHashMap<Box<str>, Vec<(Span, Rc<Description>)>>,
    /// Words with their numbers.
    numbers: FxHashMap<Box<str>, u32>,
}

/// The number of a word.
fn number(numbers: &mut FxHashMap<Box<str>, u32>, word: &str) -> u32 {
    if let Some(known) = numbers.get(word) {
        return *known;
    }
    let new = numbers.len() as u32;
    numbers.insert(word.into(), new);
    new
}

thread_local! {
    static IDLE: Cell<Option<Memory>> = const { Cell::new(None) };
}

/// So many spellings of each kind are kept; then the memory starts anew.
const KEPT: usize = 20_000;

impl Memory {
    /// This thread's memory, to be given back.
    pub fn take() -> Self {
        let mut memory = IDLE.take().unwrap_or_default();
        if memory.names.len() > KEPT || memory.descriptions.len() > KEPT {
            memory = Self::default();
        }
        memory
    }

    /// Keeps the memory for the next article.
    pub fn give_back(self) {
        IDLE.set(Some(self));
    }

    /// The number of a folded word.
    pub fn number_of(&mut self, word: &str) -> u32 {
        number(&mut self.numbers, word)
    }

    /// What the spelling of a name tells.
    pub fn spelled(&mut self, written: &str) -> Rc<Spelled> {
        if let Some(known) = self.names.get(written) {
            return Rc::clone(known);
        }
        let lexicon = Lexicon::french();
        let key = NameKey::new(written);
        let given = lexicon.given(written).is_some();
        // A line in capitals is a heading more often than a name.
        let shouted = written.chars().all(|c| !c.is_lowercase());
        // A word that names a body, a place or a thing is in no person's name; nor is a plural or a trade the last of a name that opens
        // with no given name: *Lovana Médias*.
        let impersonal = || {
            let words = || written.split([' ', '\u{a0}']);
            let common = |word: &str| {
                let plain = word.to_lowercase();
                let tags = lexicon.look_up(&plain).tags;
                let many =
                    plain.len() > 5 && plain.ends_with('s') && lexicon.look_up(&plain).entry != 0;
                word.starts_with(char::is_uppercase)
                    && (many && !tags.intersects(Tags::PERSON | Tags::ADJ)
                        || TRADES.contains(&plain.as_str()))
            };
            words().any(|word| {
                let tags = lexicon.look_up(word).tags;
                tags.intersects(
                    Tags::ORG
                        | Tags::MEDIA
                        | Tags::PLACE
                        | Tags::BODY
                        | Tags::DOCUMENT
                        | Tags::NAMING,
                ) && !tags.contains(Tags::GIVEN)
            }) || words().next_back().is_some_and(common)
                || written.starts_with("Air ")
        };
        // *Rivière-aux-Aulnes* is a place, however many words its hyphens join.
        let single = !written.contains([' ', '\u{a0}', '\u{202f}']);
        let personal = given || key.words.len() > 1 && !single && !shouted && !impersonal();
        let public = self.public(&key);
        let personal = personal || public.as_ref().is_some_and(|p| p.full);
        let ends = key.ends().map(|end| number(&mut self.numbers, end));
        let letters = letters_of(&fold::name_key(written))
            .map(|l| number(&mut self.numbers, &format!("={l}")));
        let spelled = Rc::new(Spelled {
            letters,
            compound: given && single && key.words.len() == 2,
            key: Rc::new(key),
            ends,
            given,
            personal,
            public,
            initials: OnceCell::new(),
        });
        self.names.insert(written.into(), Rc::clone(&spelled));
        spelled
    }

    /// The comparable words of a description whose head stands at `head`: adjectives of place as the
    /// place, small words dropped, and before the head all but ordinals.
    pub fn description(&mut self, written: &str, head: Span) -> Rc<Description> {
        if let Some(known) = self.descriptions.get(written)
            && let Some((_, words)) = known.iter().find(|(at, _)| *at == head)
        {
            return Rc::clone(words);
        }
        let lexicon = Lexicon::french();
        let mut out = String::with_capacity(written.len());
        let (mut pointed, mut qualified, mut aged, mut viewed) = (false, false, false, false);
        let mut demonym: Option<Demonym> = None;
        let mut besides = SmallVec::<[Range<u32>; 4]>::new();
        // Bytes of places that are not where somebody is from: *la coordinatrice pour le Soudan*.
        let (mut aim, mut aims) = (false, SmallVec::<[usize; 4]>::new());
        each_token(written, |token| {
            let word = token.span.of(written);
            let tags = lexicon.look_up(word).tags;
            aged |= word == "ans";
            if tags.contains(Tags::PREP) {
                aim = AIMS.contains(&word);
            }
            // *la maire de ce village de 900 âmes* is the mayor: the place has been told.
            pointed |= tags.contains(Tags::DEM) && token.span.start() > head.start();
            if pointed {
                return;
            }
            let small = tags.intersects(Tags::DET | Tags::PREP | Tags::COORD)
                && !tags.contains(Tags::NUM)
                || word.ends_with("-même")
                || word.ends_with("-mêmes");
            // *ancien maire* is not *maire*.
            let former = token.span.start() < head.start()
                && (FORMER.contains(&word) || word.starts_with("ex-"));
            let early = token.span.start() < head.start()
                && !tags.contains(Tags::NUM | Tags::ADJ)
                && !former;
            if token.kind != Kind::Word || small || early {
                return;
            }
            qualified |= token.span.start() > head.start();
            let alone = out.is_empty();
            let key = left_key(fold::name_key(word), alone, former);
            if !alone {
                out.push(' ');
            }
            demonym = demonym.map(Demonym::and_more);
            if aim {
                aims.push(out.len());
            }
            let united = key == "unies" && out.ends_with("nations ");
            if united {
                out.truncate(out.len() - "nations ".len());
            }
            let key = if united { "onu" } else { plain_key(&key) };
            let from = out.len() as u32;
            let place = lexicon.place_of(key);
            if let Some(place) = place.filter(|_| tags.contains(Tags::DEMONYM)) {
                demonym = Demonym::of(place, alone, || number(&mut self.numbers, place));
            }
            out.push_str(place.unwrap_or(key));
            let view = is_attribute(key);
            viewed |= is_leaning(key);
            if tags.contains(Tags::DEMONYM) || view || is_local(key, tags) {
                besides.push(from..out.len() as u32);
            }
        });
        let mut head_key = fold::name_key(head.of(written).trim_start_matches("ex-"));
        let plain = plain_office(&out);
        let by_house = plain.is_some();
        if by_house {
            besides.clear();
        }
        (out, head_key) = plain.unwrap_or((out, head_key));
        let numbers = out.split(' ').map(|w| number(&mut self.numbers, w));
        let numbers: Box<[u32]> = numbers.collect();
        let core = core(&out, &numbers, &besides);
        let is_place = |w: &str| lexicon.name(w).is_some_and(|n| n.kind == NameKind::Place);
        let places = places(&out, &numbers, &aims, is_place);
        let first = out.find(' ').unwrap_or(out.len());
        let state = presided(&out[..first], &out[first..], is_place);
        let out = Rc::new(Description {
            first,
            posts: Posts::of(&out[..first]),
            called: called(&out[..first]),
            work: Work::new(
                &out,
                &head_key,
                state.is_some() || by_house && out == "president",
            ),
            state,
            core,
            viewed,
            qualified,
            demonym,
            aged,
            places,
            numbers,
            head: number(&mut self.numbers, &head_key),
            words: out.into(),
        });
        let known = self.descriptions.entry(written.into()).or_default();
        known.push((head, Rc::clone(&out)));
        out
    }
}

/// The numbers of the places that are told, but for those whose bytes are `aims`.
fn places(
    words: &str,
    numbers: &[u32],
    aims: &[usize],
    is_place: impl Fn(&str) -> bool,
) -> Box<[u32]> {
    let mut from = 0;
    let told = words.split(' ').zip(numbers).filter(|(word, _)| {
        let at = from;
        from += word.len() + 1;
        is_place(word) && !aims.contains(&at)
    });
    told.map(|(_, number)| *number).collect()
}

/// What is told of a state behind the first word, if that is a president.
fn presided(first: &str, rest: &str, is_place: impl Fn(&str) -> bool) -> Option<State> {
    match rest {
        _ if !matches!(first, "president" | "presidente") => None,
        " republique" => Some(State::Republic),
        rest if rest.trim_start().split(' ').all(is_place) => Some(State::Place),
        _ => None,
    }
}

/// One word for those that mean the same: *le médiateur onusien* is that of the UN, and so is *le chef des Nations unies*.
fn plain_key(key: &str) -> &str {
    match key {
        "p dg" => "pdg",
        key if key.starts_with("onusien") => "onu",
        key => key,
    }
}

/// The numbers of the words that tell of the office, where `besides` holds the bytes of others.
fn core(words: &str, numbers: &[u32], besides: &[Range<u32>]) -> Option<Box<[u32]>> {
    let mut from = 0;
    let told = words.split(' ').zip(numbers).filter(|(word, _)| {
        let at = from;
        from += word.len() as u32 + 1;
        !besides.iter().any(|range| range.contains(&at))
    });
    let core: Box<[u32]> = told.map(|(_, number)| *number).collect();
    (!core.is_empty() && core.len() < numbers.len()).then_some(core)
}

/// Prepositions before a place that somebody works on, and need not be from.
const AIMS: &[&str] = &["pour", "sur"];

/// Words that end the names of firms.
const TRADES: &[&str] = &[
    "airlines",
    "airways",
    "automobiles",
    "bank",
    "bâtiment",
    "capital",
    "conseil",
    "consulting",
    "energy",
    "entertainment",
    "foods",
    "foundation",
    "games",
    "group",
    "industries",
    "institute",
    "international",
    "logistics",
    "motors",
    "networks",
    "partners",
    "pharma",
    "pictures",
    "records",
    "services",
    "shipping",
    "solutions",
    "studios",
    "systems",
    "technologies",
    "university",
    "ventures",
    "distribution",
    "environnement",
    "finance",
    "habitat",
    "holding",
    "immobilier",
    "industrie",
    "santé",
    "transport",
    "télécom",
    "énergie",
];
