//! People of public life and well-known bodies: an epithet may tell what the article itself never says of whom it names.

use super::leads::BODIES;
use super::left::FORMER;
use super::memory::{Description, Memory};
use super::posts::Posts;
use super::{Agreement, Figure, Lexicon, Span, Tags};
use crate::lexicon::{Sorts, can_be_called, is_country, public_body, public_person};
use crate::speaker::name::NameKey;
use crate::text::fold;
use std::rc::Rc;

/// Parts of the world, folded: a body of one country is called by them too.
const WIDE: &[&str] = &["afrique", "amerique", "asie", "europe", "occident"];

/// What the news knows of someone, or of a body, by the name alone.
#[derive(Debug)]
pub(super) struct Public {
    pub agreement: Agreement,
    /// True of a person's first name and surname, false of a surname alone.
    pub full: bool,
    /// True of a body.
    pub body: bool,
    /// The places that it belongs to, by number, the country first.
    pub places: Box<[u32]>,
    /// The words of their names, by number.
    place_words: Box<[u32]>,
    pub calls: Box<[Call]>,
}

/// The place that an adjective in a description tells, by number, and whether that is a country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demonym {
    pub place: u32,
    pub country: bool,
    /// True of the whole description: *le Hongrois*.
    pub alone: bool,
}

impl Demonym {
    /// The place with this folded name, unless it is a part of the world.
    pub fn of(place: &str, alone: bool, number: impl FnOnce() -> u32) -> Option<Self> {
        (!WIDE.contains(&place)).then(|| Self {
            place: number(),
            country: is_country(place),
            alone,
        })
    }

    /// The same, where another word follows.
    pub fn and_more(self) -> Self {
        Self {
            alone: false,
            ..self
        }
    }
}

/// An office or a noun by which it is called.
#[derive(Debug)]
pub(super) struct Call {
    pub words: Rc<Description>,
    /// True of an office that has been left.
    left: bool,
    /// True of one that a single person holds: *président*, *PDG de Tesla*; not *député*, *écrivain*.
    single: bool,
    /// The words before any complement: two of *secrétaire général de l'ONU*.
    group: usize,
    /// The words of the complement that tell which: *ONU*; all of them, where none has a capital.
    telling: Box<[u32]>,
}

/// How well words fit one of whom the news knows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Not,
    /// Others may be called so too: *l'économiste*, *le président du groupe*.
    Shared,
    /// Few have held such an office, but the words do not say of what, and it has been left.
    Former,
    /// Few hold such an office, but the words do not say of what: *le chancelier*.
    Office,
    /// An office that the person has left, told with its place or body.
    Left,
    /// An office told with its place or body: *le premier ministre hongrois*, *le patron de Tesla*.
    Own,
}

impl Call {
    fn new(call: &str, left: bool, memory: &mut Memory) -> Self {
        let words = memory.description(call, head_of(call));
        let lexicon = Lexicon::french();
        let small = |word: &str| {
            lexicon
                .look_up(word)
                .tags
                .intersects(Tags::PREP | Tags::DET)
        };
        let cut = call
            .split(' ')
            .position(|word| small(word) || word.starts_with("d'") || word.starts_with("l'"));
        let group = cut.unwrap_or(usize::MAX).min(words.split(' ').count());
        let behind = call.split([' ', '\'']).skip(group);
        let proper = behind.filter(|word| word.starts_with(char::is_uppercase));
        let proper = proper.flat_map(|word| {
            let key = fold::name_key(word);
            let words: Vec<_> = key.split(' ').map(str::to_owned).collect();
            words
        });
        let mut telling: Vec<u32> = proper.map(|word| memory.number_of(&word)).collect();
        telling.retain(|number| words.has(*number));
        let count = words.split(' ').count();
        if telling.is_empty() {
            telling = (group.min(count)..count)
                .map(|at| words.number(at))
                .collect();
        }
        let head = words.first_word();
        Self {
            left,
            single: SINGLE.binary_search(&head).is_ok() || RARE.contains(&head),
            group: group.min(count),
            telling: telling.into(),
            words,
        }
    }

    /// True if it says of what: *PDG de Tesla*.
    fn has_complement(&self) -> bool {
        self.group < self.words.split(' ').count()
    }
}

impl Public {
    /// How well `asked` calls it by one of its words: it may leave the body out, name the place, and say that an office has been left.
    fn fit(&self, asked: &Description) -> Fit {
        // *le Hongrois*
        let own = |d: &Demonym| d.alone && !self.body && self.places.contains(&d.place);
        let from = asked.demonym.as_ref().is_some_and(own);
        let best = self.calls.iter().map(|call| self.fit_of(call, asked)).max();
        best.unwrap_or(Fit::Not)
            .max(if from { Fit::Shared } else { Fit::Not })
    }

    fn fit_of(&self, call: &Call, asked: &Description) -> Fit {
        let mut told = (0..).zip(asked.split(' ')).peekable();
        let before = told.next_if(|(_, word)| FORMER.contains(word));
        // *le futur chancelier* is nobody who has been one.
        if before.is_some_and(|(_, word)| !call.left || word.starts_with("futur")) {
            return Fit::Not;
        }
        let Some((first, word)) = told.next() else {
            return Fit::Not;
        };
        let same = call.words.number(0) == asked.number(first);
        if !same && (self.body || !can_be_called(call.words.first_word(), word)) {
            return Fit::Not;
        }
        let (mut behind, mut placed, mut general) = (false, false, false);
        for (at, word) in told {
            let number = asked.number(at);
            let own =
                (1..call.words.split(' ').count()).find(|own| call.words.number(*own) == number);
            match own {
                Some(own) => behind |= own >= call.group,
                None if self.place_words.contains(&number) => placed = true,
                // *le secrétaire général de l'organisation*
                None if !self.body && BODIES.binary_search(&word).is_ok() => general = true,
                None => return Fit::Not,
            }
        }
        if self.body {
            return Fit::Own;
        }
        let head = call.words.first_word();
        // *le président du groupe* is not that of each *groupe*.
        if behind && !call.telling.iter().all(|word| asked.has(*word)) {
            return Fit::Not;
        }
        let whole = behind || !call.has_complement() && placed;
        if !whole && placed && head.starts_with("president") {
            return Fit::Not;
        }
        match (call.single && whole && !general, call.left) {
            (true, true) => Fit::Left,
            (true, false) => Fit::Own,
            // *le chancelier* is whoever is, before those who were.
            (false, false) if RARE.contains(&head) && !general => Fit::Office,
            (false, true) if RARE.contains(&head) && !general => Fit::Former,
            _ => Fit::Shared,
        }
    }

    /// The sorts of bodies that its nouns can mean.
    pub fn sorts(&self) -> Sorts {
        let told = self.calls.iter().filter_map(|call| call.words.called);
        told.filter(|_| self.body)
            .fold(Sorts::empty(), |all, sorts| all | sorts)
    }

    /// True if the words tell of a place that it does not belong to.
    fn is_elsewhere(&self, words: &Description) -> bool {
        // A surname alone may be another's.
        let told = words
            .demonym
            .filter(|d| self.body || self.full && d.country && (d.alone || governs(words)));
        told.is_some_and(|d| !self.places.is_empty() && !self.places.contains(&d.place))
    }
}

impl Memory {
    /// What the news knows of whoever bears the name.
    pub fn public(&mut self, key: &NameKey) -> Option<Rc<Public>> {
        let written = key.words.join(" ");
        let body = public_body(&written).filter(|_| key.words.len() == 1);
        let person = public_person(&written).filter(|_| body.is_none());
        let known = person.or(body).or_else(|| public_body(&written))?;
        let (mut places, mut place_words) = (Vec::new(), Vec::new());
        for adjective in known.adjectives() {
            let folded = match fold::name_key(adjective) {
                folded if folded == "onusien" => "onu".to_owned(),
                folded => folded,
            };
            let Some(place) = Lexicon::french().place_of(&folded) else {
                // *parisien*, *parisienne*
                let feminine = feminine(&folded);
                let words = folded.split(' ').chain(feminine.split(' '));
                place_words.extend(words.map(|word| self.number_of(word)));
                continue;
            };
            places.push(self.number_of(place));
            place_words.extend(place.split(' ').map(|word| self.number_of(word)));
        }
        let calls = known.calls();
        let calls = calls
            .map(|(call, left)| Call::new(call, left, self))
            .collect();
        Some(Rc::new(Public {
            agreement: known.agreement,
            full: person.is_some() && key.words.len() > 1,
            body: person.is_none(),
            places: places.into(),
            place_words: place_words.into(),
            calls,
        }))
    }
}

/// True of the words for an office that one holds for a country.
fn governs(words: &Description) -> bool {
    words.posts.contains(Posts::STATE) || matches!(words.first_word(), "dirigeant" | "dirigeante")
}

/// The feminine of a folded adjective of place.
fn feminine(adjective: &str) -> String {
    match adjective {
        a if a.ends_with('e') => a.to_owned(),
        a if a.ends_with("en") || a.ends_with("on") => format!("{a}ne"),
        a => format!("{a}e"),
    }
}

/// The head noun of a call: the first word that may speak, before any complement (*premier ministre*, *haut représentant de l'UE*).
fn head_of(call: &str) -> Span {
    let lexicon = Lexicon::french();
    let nouns = Tags::PERSON | Tags::OFFICE | Tags::BODY | Tags::GROUP;
    let mut from = 0;
    for word in call.split(' ') {
        let tags = lexicon.look_up(word).tags;
        if tags.intersects(Tags::PREP | Tags::DET) {
            break;
        }
        if tags.intersects(nouns) && !word.starts_with("premi") {
            return Span::new(from as u32, (from + word.len()) as u32);
        }
        from += word.len() + 1;
    }
    Span::new(0, call.find(' ').unwrap_or(call.len()) as u32)
}

impl Figure {
    /// How well the words fit what the news knows of this person or body.
    pub(super) fn known_as(&self, words: &Description) -> Fit {
        self.public.as_ref().map_or(Fit::Not, |p| p.fit(words))
    }

    /// The same, for the words by which another is told.
    pub(super) fn known_like(&self, epithet: &Self) -> Fit {
        let told = epithet.descriptions.iter();
        told.map(|d| self.known_as(d)).max().unwrap_or(Fit::Not)
    }

    /// True if the words tell of another place than those that this person or body is known to belong to.
    pub(super) fn is_known_to_be_elsewhere(&self, words: &Description) -> bool {
        self.public.as_ref().is_some_and(|p| p.is_elsewhere(words))
    }

    /// True if the words of the other tell of another place than those that this one is known to belong to.
    pub(super) fn is_known_elsewhere(&self, other: &Self) -> bool {
        self.public.is_some()
            && other
                .descriptions
                .iter()
                .any(|d| self.is_known_to_be_elsewhere(d))
    }
}

/// Folded heads of offices of which a country or a body has one.
const SINGLE: &[&str] = &[
    "archeveque",
    "chef",
    "cheffe",
    "cofondateur",
    "cofondatrice",
    "directeur",
    "directrice",
    "dirigeant",
    "dirigeante",
    "eveque",
    "fondateur",
    "fondatrice",
    "gouverneur",
    "gouverneure",
    "grand",
    "haut",
    "haute",
    "leader",
    "maire",
    "ministre",
    "patron",
    "patronne",
    "pdg",
    "president",
    "presidente",
    "prince",
    "princesse",
    "procureur",
    "procureure",
    "secretaire",
    "vice",
];

/// Folded heads of offices that tell who is meant by themselves.
const RARE: &[&str] = &[
    "chancelier",
    "chanceliere",
    "emir",
    "empereur",
    "guide",
    "monarque",
    "pape",
    "premier",
    "premiere",
    "rais",
    "reine",
    "roi",
    "souverain",
    "souveraine",
    "sultan",
];
