//! Bodies under a common noun: *le quotidien*, *l'organisation*, *le groupe* for the one named just before.

use super::{Figure, NameKind, Resolver, Span, SpeakerKind, Tags, fold};
use crate::lexicon::{Beside, Lexicon, beside};

/// So many sentences back a body may have been named.
const REACH: u32 = 3;
/// So many mentions are looked at.
const MAX_BEFORE: usize = 32;

impl Resolver<'_, '_> {
    /// Joins a body that speaks under a bare common noun with the body of that sort that is named last before it, if
    /// the two never stand in one sentence.
    pub(super) fn join_bodies(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        for (id, places) in self.described_speakers(who, SpeakerKind::Organization) {
            let Some(medium) = self.common_sort(id) else {
                continue;
            };
            let named = places
                .first()
                .and_then(|at| self.body_before(id, *at, medium));
            if let Some((named, because)) = named {
                self.unite(id, named, because);
                self.figures[named as usize].kind = SpeakerKind::Organization;
            }
        }
    }

    /// Whether the figure is called by a bare noun for media (true) or for other bodies (false).
    fn common_sort(&self, id: u32) -> Option<bool> {
        let words = self.figures[id as usize].descriptions.first()?;
        let mut parts = words.split(' ');
        let head = parts.next()?;
        // *le groupe californien*
        let lexicon = Lexicon::french();
        let bare = parts.all(|word| {
            let place = lexicon
                .name(word)
                .is_some_and(|n| n.kind == NameKind::Place);
            place || lexicon.look_up(word).tags.contains(Tags::ADJ)
        });
        match beside(head).filter(|_| bare) {
            Some(Beside::Medium) => Some(true),
            Some(Beside::Body) => Some(false),
            _ => None,
        }
    }

    /// True if no other name that may be a body's stands near before the mention at `at`.
    fn is_only_name(&self, candidate: u32, at: usize) -> bool {
        let line = self.seen[at].line;
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        let mut before = before.take_while(|s| line - s.line <= REACH);
        before.all(|other| {
            let who = self.now(other.who);
            let known = &self.figures[who as usize];
            who == candidate || known.name.is_none() || known.personal
        })
    }

    fn body_before(&self, id: u32, at: usize, medium: bool) -> Option<(u32, Span)> {
        let seen = &self.seen[at];
        let words = self.figures[id as usize].descriptions.first();
        let firm = words.is_some_and(|w| FIRMS.iter().any(|f| w.split(' ').next() == Some(f)));
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        before
            .take_while(|s| seen.line - s.line <= REACH)
            .find_map(|other| {
                let candidate = self.now(other.who);
                let known = &self.figures[candidate as usize];
                let (_, name) = known.name.as_ref()?;
                let key = fold::name_key(name.of(self.text()));
                let sort = Lexicon::french().name(&key).map(|n| n.kind);
                let fits = if medium {
                    sort == Some(NameKind::Medium)
                } else {
                    !matches!(sort, Some(NameKind::Medium | NameKind::Place))
                };
                let pair = (candidate.min(id), candidate.max(id));
                (fits
                    && candidate != id
                    && (known.kind == SpeakerKind::Organization
                        || firm && bare_name(known) && self.is_only_name(candidate, at))
                    && self.together.binary_search(&pair).is_err())
                .then_some((candidate, other.span))
            })
    }
}

/// What only a company is called.
const FIRMS: &[&str] = &[
    "constructeur",
    "entreprise",
    "fabricant",
    "firme",
    "geant",
    "groupe",
    "operateur",
    "societe",
];

/// True of a name that nothing says to be a person's: *Volta*.
fn bare_name(figure: &Figure) -> bool {
    figure.kind == SpeakerKind::Person && !figure.personal && figure.descriptions.is_empty()
}
