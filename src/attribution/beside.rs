//! What stands right beside a mention: a bracket, an age, an office without a comma, a place.

use crate::attribution::apposition::apposed;
use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::lexicon::Tags;
use crate::text::fold;
use crate::text::tokens::Kind;

impl Clauses<'_, '_> {
    /// « L'adjoint au maire de Lori »: the free mention that the one at `k` ends, less what prepositions tie to it.
    pub(super) fn led_by(&self, k: usize) -> Option<&Mention> {
        let tied = |k: &usize| {
            let mention = self.pieces[*k].mention();
            mention.is_some_and(|m| m.tie != Tie::Free)
        };
        let places = (k.saturating_sub(MAX_TIED)..=k).rev();
        let first = places.into_iter().find(|k| !tied(k))?;
        self.pieces[first].free_mention()
    }

    /// « Paul Riou, qui l'a lu et qui y voit … »: the place of the first of two relative pronouns that *et* joins, of which that
    /// at `k` is the second; else `k`.
    pub(super) fn paired(&self, k: usize) -> usize {
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        if k == 0 || self.pieces[k - 1].what != What::And {
            return k;
        }
        let mut near = (k.saturating_sub(MAX_PAIRED)..k).rev();
        let first = near.find(|i| self.pieces[*i].what == What::Relative);
        first
            .filter(|first| self.pieces[first + 1..k].iter().any(finite))
            .unwrap_or(k)
    }

    /// « le secrétaire, Jean Talec au conseil de Lori »: a full name, and where or to whom behind it.
    pub(super) fn is_placed(&self, name: usize) -> bool {
        let text = self.scene.reading.text;
        let full = self.pieces[name]
            .free_mention()
            .is_some_and(|m| m.kind == MentionKind::Name && m.is_full(text));
        let placed = |p: &Piece| {
            p.mention()
                .is_some_and(|m| matches!(m.tie, Tie::To | Tie::Other))
        };
        full && self.pieces.get(name + 1).is_some_and(placed)
    }

    /// « Jeudi sur Radio Lac, la préfète a dit », « Face au préfet, Jean Talec a dit »: where the sentence opens with a place, a medium
    /// or somebody beside, the subject right before its verb is another.
    pub(super) fn acts_alone(&self, place: usize, k: usize) -> bool {
        let opens = |i: usize| {
            self.pieces[..i]
                .iter()
                .all(|p| p.free_mention().is_none() && p.predicate().is_none())
        };
        let acts = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let preposition = self.scene.word(self.pieces[place].from as usize);
        BESIDE.iter().any(|w| fold::is_key(preposition, w))
            && opens(place)
            && self.pieces.get(k + 1).is_some_and(acts)
    }

    /// « une lettre rédigée hier par la fédération », « un texte envoyé par la maire »: who wrote the document at `k`.
    pub fn author(&self, k: usize) -> Option<Mention> {
        let document = self.pieces[k].mention()?;
        // *selon les termes employés par la mairie*, *selon des mesures faites par la mairie*
        let source = document.kind == MentionKind::Thing && document.tie == Tie::Source;
        // The participle may stand in the phrase or behind it.
        let made = |at: usize| {
            let done = self
                .scene
                .word(at)
                .trim_end_matches('s')
                .trim_end_matches('e');
            source && MADE.contains(&done)
        };
        let words = source && crate::attribution::worded::is_words(self, k);
        let thing = words
            || made(self.pieces[k].to as usize - 1)
            || self
                .pieces
                .get(k + 1)
                .is_some_and(|p| made(p.from as usize));
        (document.kind == MentionKind::Document || thing)
            .then(|| self.made_by(k))
            .flatten()
    }

    /// The place that the piece at `k` ends, where it may be a bracket or an age: *Jean Talec (Les Rives)*, *Jean Talec, 43 ans*.
    pub fn before_bracket(&self, k: usize) -> Option<usize> {
        if k >= 3 && self.is_age(k) && self.pieces[k - 2].what == What::Comma {
            return Some(k - 3);
        }
        if self.pieces[k].what != What::Close {
            return Some(k);
        }
        let first = k.saturating_sub(MAX_BRACKET);
        let open = (first..k).rfind(|i| self.pieces[*i].what == What::Open)?;
        open.checked_sub(1)
    }

    /// « Le problème, explique Jean Talec, c'est que … »: the verb at `at` opens a clause inserted before its predicate.
    pub(super) fn is_cleft_behind(&self, at: usize) -> bool {
        let opens = self.pieces[..at].iter().filter(|p| p.what != What::Comma);
        let short = self.pieces[at - 1].what == What::Comma && opens.count() <= MAX_CLEFT;
        let mut behind = self.pieces[at..].windows(2).take(MAX_CLEFT);
        short
            && behind.any(|pair| {
                pair[0].what == What::Comma && {
                    let from = pair[1].from as usize;
                    let is = self.scene.tags(from + 1).contains(Tags::ETRE);
                    is && ["c’", "c'", "c"].contains(&self.scene.word(from))
                }
            })
    }

    /// True of the *ans* of *43 ans*.
    pub(super) fn is_age(&self, k: usize) -> bool {
        let first = |k: usize| self.pieces[k].from as usize;
        k > 0
            && self.pieces[k].what == What::Time
            && self.scene.word(first(k)) == "ans"
            && self.scene.kind(first(k - 1)) == Some(Kind::Number)
    }

    /// The place after the piece at `k`, and after the bracket or age that may follow it.
    pub fn behind_bracket(&self, k: usize) -> usize {
        let aged = self
            .pieces
            .get(k + 1)
            .is_some_and(|p| p.what == What::Comma)
            && k + 3 < self.pieces.len()
            && self.is_age(k + 3);
        let next = if aged { k + 4 } else { k + 1 };
        let rest = self.pieces.get(next..).unwrap_or_default();
        if rest.first().is_none_or(|p| p.what != What::Open) {
            return next;
        }
        let close = rest.iter().take(MAX_BRACKET + 1);
        let close = close.into_iter().position(|p| p.what == What::Close);
        close.map_or(next, |close| next + close + 1)
    }

    /// The full name that stands right before the capitalised office at `k`.
    pub(super) fn named_just_before(&self, k: usize, office: &Mention) -> Option<&Mention> {
        let text = self.scene.reading.text;
        let capital = office.kind == MentionKind::Person
            && office.name.is_none()
            && office.definite
            && office
                .head
                .is_some_and(|h| h.of(text).starts_with(char::is_uppercase));
        let named = self.pieces[k.checked_sub(1)?].mention()?;
        let free = named.tie == Tie::Free;
        let full = free && named.kind == MentionKind::Name && named.is_full(text);
        // « Mme Carnac la préfète de la région, »
        let civil = named.head.is_none()
            && CIVILITIES
                .iter()
                .any(|title| named.span.of(text).starts_with(title));
        let ended = self.pieces.get(k + 1).is_none_or(|p| {
            p.what == What::Comma || p.predicate().is_some_and(|p| p.shape == Shape::Finite)
        });
        let civil = civil
            && ended
            && office.kind == MentionKind::Person
            && office.name.is_none()
            && office.definite;
        (capital && full || civil)
            .then_some(named)
            .filter(|named| apposed(named, office))
    }

    /// « le parti de Jean Talec, maire de Brest, »: what follows the body at `k` is said of the one whom it names last.
    pub(super) fn is_said_within(&self, k: usize, body: &Mention, office: &Mention) -> bool {
        let said = |m: Mention| m.is_full(self.scene.reading.text) && apposed(&m, office);
        body.kind == MentionKind::Body && self.last_complement(k).is_some_and(said)
    }
}

/// A bracket behind a name has at most so many pieces.
const MAX_BRACKET: usize = 6;

/// How a name opens to which an office may be set without a comma.
const CIVILITIES: &[&str] = &[
    "M. ",
    "M.\u{a0}",
    "Mme ",
    "Mme\u{a0}",
    "Mlle ",
    "Mlle\u{a0}",
];

/// So many pieces open a sentence that says *c'est* further on, and stand in the clause inserted in it.
const MAX_CLEFT: usize = 10;

/// Two relative pronouns that are joined stand so many pieces apart at most.
const MAX_PAIRED: usize = 24;

/// So many mentions are tied to one by prepositions.
const MAX_TIED: usize = 3;

/// Prepositions of places and of whoever is met, not of sources.
const BESIDE: &[&str] = &[
    "après",
    "au",
    "aux",
    "avant",
    "avec",
    "chez",
    "contre",
    "dans",
    "derrière",
    "devant",
    "envers",
    "malgré",
    "sans",
    "sous",
    "sur",
    "vers",
    "à",
];

/// What is done to figures and findings by those whose they are.
const MADE: &[&str] = &[
    "calculé",
    "collecté",
    "communiqué",
    "conduit",
    "dressé",
    "effectué",
    "fait",
    "fourni",
    "mené",
    "produit",
    "publié",
    "recueilli",
    "réalisé",
    "établi",
];
