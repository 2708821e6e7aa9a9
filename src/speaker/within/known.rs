//! Whom an epithet means that only the news explains: the one whom the tables know so, if the article names no other.

use super::posts::{Posts, akin, differs, elsewhere, otherwise_employed};
use super::public::{Call, Demonym, Fit, Public};
use super::{Agreement, Description, Figure, Lexicon, Resolver, Span, SpeakerKind};
use crate::lexicon::Sorts;
use std::rc::Rc;

/// So many figures, and so many mentions before an epithet, are asked whether they are meant.
const MAX_FIGURES: usize = 256;
const MAX_BEFORE: usize = 200;
/// Parts of words that tell of somebody new in an office.
const SUCCESSION: &[&str] = &[
    " mort",
    " élu",
    "démission",
    "limog",
    "nommé",
    "prêté serment",
    "quitt",
    "remplac",
    "succed",
    "succéd",
    "succèd",
];
/// So many mentions of a sentence are looked at before an epithet.
const MAX_FRONTED: usize = 6;
/// A body is called by a noun so many sentences behind its name.
const REACH: u32 = 12;

impl Resolver<'_, '_> {
    /// « Paul Riou et Angela Merkel se sont vus. “Non”, a dit la chancelière allemande »: the only one of whom the article tells that is
    /// known to hold the office, or to have held it where nobody else has acted since; and the first mention.
    pub(super) fn known_holder(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let written = figure.first.of(self.text());
        let new = ["nouveau ", "nouvel ", "nouvelle "]
            .iter()
            .any(|n| written.contains(n));
        if figure.pointed || new {
            return None;
        }
        let at = *places.first()?;
        if figure.related {
            return self.counterpart(id, at);
        }
        let fit = |other: &Figure| {
            let several = |d: &&Rc<Description>| d.is_long() && !d.demonym.is_some_and(|d| d.alone);
            let asked = figure.descriptions.iter().filter(several);
            asked.map(|d| other.known_as(d)).max().unwrap_or(Fit::Not)
        };
        let person =
            |other: &Figure| other.kind == SpeakerKind::Person && fit(other) >= Fit::Former;
        let found = self.only_known(id, person)?;
        let own = fit(&self.figures[found.0 as usize]) == Fit::Own;
        // « Angela Merkel a démissionné. Paul Riou lui succède »: the tables may be out of date.
        let from = found.1.end().min(figure.first.start()) as usize;
        let between = &self.text()[from..figure.first.start() as usize];
        let succeeded = SUCCESSION.iter().any(|word| between.contains(word));
        (own && !succeeded || self.is_last_told(found.0, figure, at)).then_some(found)
    }

    /// True if the article tells of somebody who is known to hold the office of the epithet now.
    pub(super) fn is_held_now(&self, epithet: &Figure) -> bool {
        let mut figures = self.figures.iter().take(MAX_FIGURES);
        figures.any(|figure| figure.known_like(epithet) >= Fit::Office)
    }

    /// True if `who` was mentioned before `at`, and nobody since who acts, is known by a full name alone, and could be meant.
    fn is_last_told(&self, who: u32, epithet: &Figure, at: usize) -> bool {
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        for seen in before {
            let other = self.now(seen.who);
            let figure = &self.figures[other as usize];
            if other == who {
                return true;
            }
            let acts = seen.subject && !seen.pronoun && figure.kind == SpeakerKind::Person;
            let unknown =
                figure.public.is_none() && figure.is_full() && figure.descriptions.is_empty();
            if acts && unknown && figure.agreement.fits(epithet.agreement) {
                return false;
            }
        }
        false
    }

    /// « Lors de la visite de Mona Ferrand, maire de Lori, l'édile a rappelé … »: whom a fronted phrase tells of, where the epithet behind
    /// its comma is one for the office.
    pub(super) fn fronted_holder(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let at = *places.first()?;
        let seen = &self.seen[at];
        if figure.related || !seen.subject {
            return None;
        }
        let before = self.seen[..at]
            .iter()
            .rev()
            .take_while(|s| s.line == seen.line);
        let mut before = before.take(MAX_FRONTED);
        let named = before.find(|s| {
            let other = &self.figures[self.now(s.who) as usize];
            let fits = other.agreement.fits(figure.agreement) && other.is_full();
            s.inner && other.kind == SpeakerKind::Person && fits
        })?;
        let who = self.now(named.who);
        let other = &self.figures[who as usize];
        let between = self
            .text()
            .get(named.span.end() as usize..seen.span.start() as usize)?;
        let known = akin(figure, other) || other.known_like(figure) > Fit::Not;
        let unlike =
            elsewhere(figure, other) || differs(figure, other) || otherwise_employed(figure, other);
        (known && !unlike && between.contains(", ")).then_some((who, other.first))
    }

    /// « Emmanuel Macron a reçu Angela Merkel. “Oui”, dit son homologue allemande »: who holds such an office there as the last one
    /// told of holds.
    fn counterpart(&self, id: u32, at: usize) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let asked = figure.descriptions.first()?;
        let place = asked.demonym.map(|d| d.place)?;
        if asked.first_word() != "homologue" {
            return None;
        }
        // *son homologue allemande*
        let last = figure
            .first
            .of(self.text())
            .split([' ', '\u{a0}'])
            .next_back()?;
        let gender = Lexicon::french().look_up(last).agreement & Agreement::GENDER;
        let here = |other: &Figure| {
            let public = other.public.as_ref();
            public.is_some_and(|p| !p.body && p.places.first() == Some(&place))
        };
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        let line = self.seen[at].line;
        let mut near = before
            .take_while(|s| line - s.line <= 2)
            .map(|s| self.now(s.who));
        let own = near.find(|who| {
            let other = &self.figures[*who as usize];
            *who != id && other.kind == SpeakerKind::Person && !here(other)
        })?;
        let own = &self.figures[own as usize];
        self.only_known(id, |other| {
            here(other) && other.agreement.fits(gender) && holds_alike(own, other)
        })
    }

    /// « Apple et Samsung … “Non”, a dit le géant américain »: the same of a body; for a noun that can mean bodies of these sorts, the
    /// only one of a sort from the place that an adjective tells.
    pub(super) fn known_body(
        &self,
        id: u32,
        places: &[usize],
        sorts: Option<Sorts>,
    ) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let at = *places.first()?;
        let asked = || figure.descriptions.iter().filter(|d| d.is_long());
        // « L'équipementier Lovana … “…”, dit l'équipementier français »: a body that the article itself calls so.
        let own = |other: &Figure| {
            let named = other.name.is_some() || other.own_name.is_some();
            named
                && other.public.is_none()
                && other
                    .descriptions
                    .iter()
                    .any(|d| asked().any(|a| a.starts_like(d)))
        };
        // *le mouvement islamiste palestinien* tells more than *le mouvement Lovana*.
        let plain = asked().all(|d| d.split(' ').count() <= 2);
        if plain && self.figures.iter().take(MAX_FIGURES).any(own) {
            return None;
        }
        let near = |who: u32| {
            let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
            let mut before = before.take_while(|s| self.seen[at].line - s.line <= REACH);
            before.any(|s| self.now(s.who) == who)
        };
        let body = |other: &Figure| other.public.as_ref().is_some_and(|p| p.body);
        let known = |other: &Figure| body(other) && asked().any(|d| other.known_as(d) > Fit::Not);
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
        let found = self.only_known(id, known);
        let found = found
            .or_else(|| self.only_known(id, |other| sorts.is_some_and(|sorts| from(other, sorts))));
        // « La laiterie Lovana fournit Danone. “…”, dit l'entreprise »: a body that nobody knows acts, and the known one does not.
        let acts = |known: bool| {
            let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
            let mut before = before.take_while(|s| self.seen[at].line - s.line <= REACH);
            before.any(|s| {
                let other = &self.figures[self.now(s.who) as usize];
                let body = other.kind == SpeakerKind::Organization && !other.place;
                let same = found.is_some_and(|(who, _)| self.now(s.who) == who);
                s.subject
                    && if known {
                        same
                    } else {
                        body && other.public.is_none()
                    }
            })
        };
        found.filter(|(who, _)| near(*who) && (acts(true) || !acts(false)))
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

/// True if both lead a country, or both are ministers of the same.
fn holds_alike(one: &Figure, other: &Figure) -> bool {
    let calls = |figure: &Figure| {
        let calls = figure.public.clone();
        let known = calls
            .iter()
            .flat_map(|p| p.calls.iter().map(|call: &Call| call.words.clone()));
        let told = figure.descriptions.iter().cloned();
        known.chain(told).collect::<Vec<_>>()
    };
    let (own, others) = (calls(one), calls(other));
    let state = |d: &&Rc<Description>| d.posts.contains(Posts::STATE);
    let minister = |d: &&Rc<Description>| d.first_word().starts_with("ministre");
    let leads = |all: &[Rc<Description>]| all.iter().filter(state).any(|d| !minister(&d));
    let same = |d: &Rc<Description>| others.iter().filter(minister).any(|o| d.compatible(o));
    leads(&own) && leads(&others) || own.iter().filter(minister).any(same)
}
