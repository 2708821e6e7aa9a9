//! The subject of a form that has none of its own: that of the verb it hangs on.

use crate::attribution::apposition::apposed;
use crate::attribution::clause::{Clauses, agrees};
use crate::attribution::hops::Hops;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::lexicon::takes::Takes;

impl Clauses<'_, '_> {
    /// « on voit la capitaine promettre que … », « j'ai entendu la ministre, Mona Ferrand, dire que … »: the one who is heard.
    fn heard(&self, at: usize) -> Option<Mention> {
        let before = at.checked_sub(1)?;
        let named = before.checked_sub(usize::from(self.pieces[before].what == What::Comma))?;
        self.pieces[named].free_mention()?;
        let mut pieces = self.pieces[..named].iter().rev().take(MAX_HEARD);
        let verb = pieces.find(|p| p.free_mention().is_none() && p.what != What::Comma);
        let perceives = verb.and_then(Piece::predicate);
        perceives
            .is_some_and(|p| PERCEIVING.contains(&p.lemma))
            .then(|| self.whole(named))
    }

    /// The subject of a form that has none of its own: that of the verb it hangs on.
    pub(super) fn borrowed(
        &self,
        at: usize,
        predicate: &Predicate,
        hops: Hops<'_>,
    ) -> Option<Mention> {
        // « Et Jean Talec de conclure »
        if predicate.shape == Shape::Infinitive
            && let Some(mention) = self.before_preposition(at)
        {
            return Some(mention);
        }
        if predicate.shape == Shape::Infinitive
            && let Some(heard) = self.heard(at)
        {
            return Some(heard);
        }
        if predicate.shape == Shape::Participle
            && let Some(own) = self.own_subject(at)
        {
            return Some(own);
        }
        // « une résolution appelant les parties à “…” »: what is written speaks.
        if predicate.shape == Shape::Participle
            && let Some(text) = at.checked_sub(1).and_then(|k| self.pieces[k].mention())
            && text.kind == MentionKind::Document
            && !text.definite
        {
            return Some(self.whole(at - 1));
        }
        // « une lettre du préfet craignant que … »: of a thing, the one it comes from.
        if predicate.shape == Shape::Participle
            && at > 0
            && let Some(last) = self.pieces[at - 1]
                .mention()
                .and_then(|_| self.last_noun(at - 1))
        {
            return Some(last);
        }
        // « Il est à noter que … »: nobody notes it.
        if predicate.shape == Shape::Infinitive && self.is_to_be_told(at) {
            return None;
        }
        let mut things = None;
        let mut here = at;
        while let Some(k) = here.checked_sub(1) {
            here = k;
            match self.pieces[k].what {
                What::Predicate(p)
                    if p.shape != Shape::Past && (p.shape == Shape::Finite || !adds(predicate)) =>
                {
                    // « a dit la maire, dont le fils pêche, ajoutant que … »
                    if let Some(relative) = self.set_off_relative(k, at) {
                        here = relative;
                        continue;
                    }
                    // « a dit que la digue tenait, ajoutant que … »: who has said the one adds the other.
                    let k = self.reporter(k).filter(|_| adds(predicate)).unwrap_or(k);
                    if let Some(subject) = self.subject_within(k, hops) {
                        // « C'est sa manière de dire … »
                        if subject.kind == MentionKind::Neuter {
                            return None;
                        }
                        // « a pris le micro qui traînait pour lancer “…” »: things say nothing.
                        let mute =
                            matches!(subject.kind, MentionKind::Thing | MentionKind::Document);
                        if mute && predicate.shape == Shape::Infinitive && predicate.reports() {
                            things.get_or_insert(subject);
                            continue;
                        }
                        return Some(subject);
                    }
                }
                What::Colon | What::Semicolon => return things,
                What::Close => here = self.opening(k),
                _ => {}
            }
        }
        if things.is_some() {
            return things;
        }
        if let Some(found) = self.interrupted(at, predicate) {
            return Some(found);
        }
        // « Dénonçant …, le maire a quitté la salle »: the verb comes later. Without any verb, as in a
        // headline, the first mention is all there is.
        let mut inner = false;
        let later = (at + 1..self.pieces.len()).find(|i| match &self.pieces[*i].what {
            What::That | What::Relative | What::Oblique | What::Sub => {
                inner = true;
                false
            }
            What::Comma => {
                inner = false;
                false
            }
            What::Predicate(p) => p.shape == Shape::Finite && !inner,
            _ => false,
        });
        if let Some(next) = later {
            let subject = self.subject_within(next, hops)?;
            return (subject.span.start() > predicate.span.end()
                && self.pieces[..at].iter().all(|p| p.free_mention().is_none()))
            .then_some(subject);
        }
        let verbless = self.pieces[..at].iter().all(|p| p.predicate().is_none());
        let first = self.pieces[..at]
            .iter()
            .position(|p| p.free_mention().is_some_and(Mention::can_speak))?;
        (verbless && self.pieces[at - 1].what == What::Preposition).then(|| self.whole(first))
    }

    /// « La maire, dénonçant …, a quitté la salle »: commas set the participle at `at` off between subject and verb.
    fn interrupted(&self, at: usize, predicate: &Predicate) -> Option<Mention> {
        let bare = matches!(predicate.shape, Shape::Participle | Shape::Gerund);
        if !bare && predicate.shape != Shape::Infinitive {
            return None;
        }
        // « La maire, après avoir dénoncé …, a quitté la salle »
        let linked = |p: &Piece| matches!(p.what, What::Preposition | What::Sub) && !bare;
        let comma = (at.saturating_sub(MAX_LINK)..at)
            .rev()
            .find(|i| self.pieces[*i].what != What::Adverb && !linked(&self.pieces[*i]))?;
        if !bare && comma + 1 == at {
            return None;
        }
        let place = self.set_off_from(comma)?;
        let subject = self.pieces[place].free_mention()?;
        let opens = self.pieces[comma].what == What::Comma;
        let speaks = subject.is_someone_or_body() || subject.kind == MentionKind::Place;
        let near = self.pieces.len().min(at + MAX_SET_OFF);
        let closed = (at + 1..near).find(|i| {
            self.pieces[*i].what == What::Comma
                && self.pieces.get(*i + 1).is_some_and(|next| {
                    next.predicate().is_some_and(|p| {
                        p.shape == Shape::Finite && p.tail.is_none() && agrees(subject, p)
                    })
                })
        });
        // « Le port rouvre, annonçant …, a dit la maire »: the verb of an inserted clause has another subject.
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let own = closed.is_some() && !self.pieces[..comma].iter().any(finite);
        (opens && speaks && own).then(|| self.whole(place))
    }

    /// « La maire, dénonçant “un abus”, appelle à la grève »: the quote at `at` stands with a participle between subject and verb.
    pub fn is_between(&self, at: usize) -> bool {
        let participle = (0..at)
            .rev()
            .take(MAX_SET_OFF)
            .find(|i| self.pieces[*i].predicate().is_some());
        participle.is_some_and(|i| {
            let predicate = self.pieces[i].predicate();
            predicate.is_some_and(|p| self.interrupted(i, p).is_some())
        })
    }

    /// « …, la porte-parole accusant… »: of the participle at `at`, the subject that stands right before it.
    pub(super) fn own_subject(&self, at: usize) -> Option<Mention> {
        let free = |back: usize| self.pieces[at.checked_sub(back)?].free_mention();
        let what = |back: usize| Some(&self.pieces[at.checked_sub(back)?].what);
        if let Some(m) = free(1)
            && matches!(what(2), Some(What::Comma | What::And | What::Close))
            && !matches!(m.kind, MentionKind::Thing | MentionKind::Neuter)
        {
            // « L'agence, un géant contrôlant la filière, »
            let told = at >= 3 && self.is_set_off(at - 1);
            return Some(self.whole(if told { at - 3 } else { at - 1 }));
        }
        // « …, la porte-parole (voir plus haut) accusant … »
        if what(1) == Some(&What::Close)
            && let Some(place) = self.before_bracket(at - 1).filter(|k| *k > 0)
            && let Some(m) = self.pieces[place].free_mention()
            && self.pieces[place - 1].what == What::Comma
            && m.is_someone_or_body()
        {
            return Some(self.whole(place));
        }
        // « saisi par Paul Riou expliquant que … »
        if let Some(m) = at.checked_sub(1).and_then(|k| self.pieces[k].mention())
            && m.is_full(self.scene.reading.text)
            && self.scene.word(self.pieces[at - 1].from as usize) == "par"
            // « une lettre reçue par Paul Riou accusant son frère »
            && !at.checked_sub(2).is_some_and(|k| {
                let received = self.pieces[k].predicate().is_some_and(|p| p.shape == Shape::Past);
                received || self.pieces[k].mention().is_some()
            })
        {
            return Some(self.whole(at - 1));
        }
        // « …, la porte-parole, Mona Ferrand, accusant… »
        let commas = what(1) == Some(&What::Comma) && what(3) == Some(&What::Comma);
        let named = free(2).filter(|m| commas && m.name.is_some())?;
        free(4)
            .is_some_and(|first| apposed(first, named))
            .then(|| self.whole(at - 2))
    }

    /// The verb of speech whose reported clause holds the finite verb at `k`.
    pub(super) fn reporter(&self, k: usize) -> Option<usize> {
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let that = (0..k).rev().find(|i| {
            self.pieces[*i].what == What::That
                || matches!(self.pieces[*i].what, What::Semicolon | What::Colon)
                || finite(&self.pieces[*i])
        })?;
        if self.pieces[that].what != What::That {
            return None;
        }
        let said = (0..that)
            .rev()
            .find(|i| self.pieces[*i].predicate().is_some())?;
        let predicate = self.pieces[said].predicate()?;
        let next = self.pieces[said + 1..that]
            .iter()
            .all(|p| p.is_adjunct() || matches!(p.what, What::Quote(_) | What::Word));
        if !(predicate.reports() && predicate.takes.has(Takes::QUE) && next) {
            return None;
        }
        let before = self.pieces[..said].last().map(|p| &p.what);
        match predicate.shape {
            Shape::Finite => Some(said),
            // « a critiqué le plan et promis que … », « a dit regretter que … »
            Shape::Past if before == Some(&What::And) => {
                (0..said).rev().find(|i| finite(&self.pieces[*i]))
            }
            Shape::Infinitive => said.checked_sub(1).filter(|i| finite(&self.pieces[*i])),
            _ => None,
        }
    }

    /// The mention of « Et *mention* de conclure ».
    pub(super) fn before_preposition(&self, at: usize) -> Option<Mention> {
        let k = at.checked_sub(2)?;
        if self.pieces[at - 1].what != What::Preposition {
            return None;
        }
        // « et Jean Talec, chef de la mission, de conclure »
        if self.pieces[k].what == What::Comma {
            let near = k.saturating_sub(MAX_TOLD);
            let and = (near..k).rfind(|i| self.pieces[*i].what == What::And)?;
            let first = self.pieces.get(and + 1)?.free_mention()?;
            let whole = self.whole(and + 1);
            let ended = self.pieces[k - 1]
                .mention()
                .is_some_and(|m| whole.span.overlaps(m.span));
            return (ended && first.can_speak() && whole.name.is_some()).then_some(whole);
        }
        let mention = self.pieces[k].free_mention()?;
        let starts = k == 0 || matches!(self.pieces[k - 1].what, What::And | What::Comma);
        let alone = self.pieces[..k].iter().all(|p| p.predicate().is_none());
        // « La salle applaudit, et Jean Talec de conclure »
        let joined = k > 1
            && self.pieces[k - 1].what == What::And
            && self.pieces[k - 2].what == What::Comma
            && mention.name.is_some();
        (starts && mention.can_speak() && (alone || joined)).then(|| self.whole(k))
    }
}

/// Verbs whose object may be the subject of an infinitive.
const PERCEIVING: &[&str] = &[
    "apercevoir",
    "entendre",
    "laisser",
    "regarder",
    "voir",
    "écouter",
];

/// So many small pieces may stand between the comma and the verb.
const MAX_LINK: usize = 4;

/// What is set off between a subject and its verb has so many pieces at most.
const MAX_SET_OFF: usize = 24;

/// True of a participle that reports: *ajoutant*, *précisant*.
fn adds(predicate: &Predicate) -> bool {
    matches!(predicate.shape, Shape::Participle | Shape::Gerund) && predicate.reports()
}

/// Someone who concludes is told of in so many pieces at most.
const MAX_TOLD: usize = 8;

/// Who is heard has so many pieces at most: *la ministre, Mona Ferrand,*.
const MAX_HEARD: usize = 4;
