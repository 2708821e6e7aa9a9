//! People of public life and well-known bodies: an epithet may tell what the article itself never says of whom it names.

use super::leads::BODIES;
use super::memory::{Description, FORMER, Memory};
use super::posts::{Posts, differs, elsewhere, otherwise_employed};
use super::{Agreement, Figure, Lexicon, Resolver, Span, SpeakerKind, Tags};
use crate::lexicon::{Sorts, can_be_called, is_country, public_body, public_person};
use crate::speaker::name::NameKey;
use crate::text::fold;
use std::rc::Rc;

/// So many figures are asked whether they are meant.
const MAX_FIGURES: usize = 256;
/// Parts of the world, folded: a body of one country is called by them too.
const WIDE: &[&str] = &["afrique", "amerique", "asie", "europe", "occident"];

/// What the news knows of someone, or of a body, by the name alone.
#[derive(Debug)]
pub(super) struct Public {
    pub agreement: Agreement,
    /// True of a person's first name and surname, false of a surname alone.
    pub full: bool,
    /// True of a body.
    body: bool,
    /// The places that it belongs to, by number, the country first.
    places: Box<[u32]>,
    /// The words of their names, by number.
    place_words: Box<[u32]>,
    calls: Box<[Call]>,
}

/// The place that an adjective in a description tells, by number, and whether that is a country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demonym {
    pub place: u32,
    pub country: bool,
}

impl Demonym {
    /// The place with this folded name, unless it is a part of the world.
    pub fn of(place: &str, number: impl FnOnce() -> u32) -> Option<Self> {
        (!WIDE.contains(&place)).then(|| Self {
            place: number(),
            country: is_country(place),
        })
    }
}

/// An office or a noun by which it is called.
#[derive(Debug)]
struct Call {
    words: Rc<Description>,
    /// True of an office that has been left.
    left: bool,
}

impl Public {
    /// True if `asked` calls it by one of its words: it may leave some out, name the place, and say that an office has been left.
    fn is_called(&self, asked: &Description) -> bool {
        self.calls.iter().any(|call| self.is_call(call, asked))
    }

    fn is_call(&self, call: &Call, asked: &Description) -> bool {
        let mut told = (0..).zip(asked.split(' ')).peekable();
        let before = told.next_if(|(_, word)| *word == "ex" || FORMER.contains(word));
        // *le futur chancelier* is nobody who has been one.
        if before.is_some_and(|(_, word)| !call.left || word.starts_with("futur")) {
            return false;
        }
        let Some((first, word)) = told.next() else {
            return false;
        };
        let same = call.words.number(0) == asked.number(first);
        let own = |number: u32| call.words.has(number) || self.place_words.contains(&number);
        // *le secrétaire général de l'organisation*
        let general =
            |word: &str| !self.body && call.words.is_long() && BODIES.binary_search(&word).is_ok();
        (same || !self.body && can_be_called(call.words.first_word(), word))
            && told.all(|(at, word)| own(asked.number(at)) || general(word))
    }

    /// The sorts of bodies that its nouns can mean.
    pub fn sorts(&self) -> Sorts {
        let told = self.calls.iter().filter_map(|call| call.words.called);
        told.filter(|_| self.body)
            .fold(Sorts::empty(), |all, sorts| all | sorts)
    }

    /// True if the words tell of a place that it does not belong to.
    fn is_elsewhere(&self, words: &Description) -> bool {
        let told = words.demonym.filter(|d| self.body || d.country);
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
        let calls = known.calls().map(|(call, left)| {
            let words = self.description(call, head_of(call));
            Call { words, left }
        });
        let calls = calls.collect();
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
    /// True if the words are such by which the news calls this person or body.
    pub(super) fn is_known_as(&self, words: &Description) -> bool {
        self.public.as_ref().is_some_and(|p| p.is_called(words))
    }

    /// True if the words of the other tell of another place than those that this one is known to belong to.
    pub(super) fn is_known_elsewhere(&self, other: &Self) -> bool {
        let public = self.public.as_ref();
        public.is_some_and(|p| other.descriptions.iter().any(|d| p.is_elsewhere(d)))
    }
}

impl Resolver<'_, '_> {
    /// « Paul Riou et Angela Merkel se sont vus. “Non”, a dit la chancelière allemande »: the only one of whom the article tells that is
    /// known to hold the office, or to have held it; and the first mention.
    pub(super) fn known_holder(&self, id: u32) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        if figure.pointed {
            return None;
        }
        if figure.related {
            return self.counterpart(id);
        }
        let called = |other: &Figure| {
            let mut asked = figure.descriptions.iter();
            asked.any(|d| d.is_long() && other.is_known_as(d))
        };
        let person = |other: &Figure| other.kind == SpeakerKind::Person && called(other);
        self.only_known(id, person)
    }

    /// « Paul Riou a reçu Angela Merkel. “Oui”, dit son homologue allemande »: who holds an office of state there.
    fn counterpart(&self, id: u32) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let asked = figure.descriptions.first()?;
        let place = asked.demonym.map(|d| d.place)?;
        if asked.first_word() != "homologue" {
            return None;
        }
        let holds = |call: &Call| call.words.posts.intersects(Posts::STATE);
        self.only_known(id, |other| {
            let public = other.public.as_ref();
            let here =
                |p: &Rc<Public>| p.places.first() == Some(&place) && p.calls.iter().any(holds);
            other.kind == SpeakerKind::Person && public.is_some_and(here)
        })
    }

    /// « Apple et Samsung … “Non”, a dit le géant américain »: the same of a body; for a noun that can mean bodies of these sorts, the
    /// only one of a sort from the place that an adjective tells.
    pub(super) fn known_body(&self, id: u32, sorts: Option<Sorts>) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let asked = || figure.descriptions.iter().filter(|d| d.is_long());
        let body = |other: &Figure| other.public.as_ref().is_some_and(|p| p.body);
        let known = |other: &Figure| body(other) && asked().any(|d| other.is_known_as(d));
        // *la compagnie américaine*: of that sort, and from there.
        let from = |other: &Figure, sorts: Sorts| {
            let here = |p: &Rc<Public>, d: &Demonym| p.places.contains(&d.place);
            let told = asked().any(|d| {
                let place = d.demonym.as_ref().filter(|_| d.split(' ').count() == 2);
                let public = other.public.as_ref();
                public.zip(place).is_some_and(|(p, d)| here(p, d))
            });
            body(other) && told && sorts.intersects(self.sorts_of(other))
        };
        self.only_known(id, known)
            .or_else(|| self.only_known(id, |other| sorts.is_some_and(|sorts| from(other, sorts))))
    }

    /// The only one whom the news knows and who is `called` so, where nothing that the article tells speaks against it.
    fn only_known(&self, id: u32, called: impl Fn(&Figure) -> bool) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let ids = (0u32..).zip(&self.figures).take(MAX_FIGURES);
        let mut found = ids.filter(|(who, other)| {
            let pair = (id.min(*who), id.max(*who));
            let Some(public) = &other.public else {
                return false;
            };
            self.now(*who) == *who
                && (public.body || other.agreement.fits(figure.agreement))
                && called(other)
                && !elsewhere(figure, other)
                && !differs(figure, other)
                && !otherwise_employed(figure, other)
                && self.together.binary_search(&pair).is_err()
        });
        let (who, other) = found.next()?;
        found.next().is_none().then_some((who, other.first))
    }
}
