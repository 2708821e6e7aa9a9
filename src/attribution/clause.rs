//! Clauses: who is the subject of a verb, and which verb governs a place in a sentence.

use crate::attribution::apposition::apposed;
use crate::attribution::hops::Hops;
use crate::attribution::mention::{Mention, MentionKind, Tie, linked};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::scene::Scene;
use crate::lexicon::takes::Takes;
use crate::lexicon::{Agreement, Tags};

/// The pieces of one sentence.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'s, 'a> {
    /// The scene they were cut from.
    pub scene: &'s Scene<'a>,
    /// All pieces of the sentence, in order.
    pub pieces: &'s [Piece],
}

impl Clauses<'_, '_> {
    /// The subject of the predicate at piece `at`: an inverted pronoun, or a mention before it.
    pub fn subject(&self, at: usize) -> Option<Mention> {
        let left = Hops::all();
        self.subject_within(at, Hops::new(&left))
    }

    fn subject_within(&self, at: usize, hops: Hops<'_>) -> Option<Mention> {
        let hops = hops.next()?;
        let predicate = self.pieces.get(at)?.predicate()?;
        if let Some(tail) = predicate.tail {
            return crate::attribution::mention::mention(
                self.scene,
                tail as usize,
                tail as usize + 1,
            )
            .map(|m| m.0);
        }
        // « Vous nous reprochez »: read with the pronouns that are objects.
        let first = self.pieces[at].from as usize;
        if predicate.shape == Shape::Finite
            && !predicate.third
            && self.scene.tags(first).contains(Tags::SPEAKER)
        {
            return crate::attribution::mention::mention(self.scene, first, first + 1).map(|m| m.0);
        }
        match predicate.shape {
            Shape::Finite => self.before_finite(at, predicate, hops),
            Shape::Infinitive | Shape::Gerund | Shape::Participle | Shape::Past => {
                self.borrowed(at, predicate, hops)
            }
        }
    }

    /// The subject before a finite verb: walks to the left over adjuncts and what stands between commas.
    fn before_finite(&self, at: usize, predicate: &Predicate, hops: Hops<'_>) -> Option<Mention> {
        if self.is_nobodys(at, predicate) {
            return None;
        }
        if let Some(place) = self.inverted(at, predicate) {
            return Some(self.whole(place));
        }
        if let Some(first) = self.parallel(at) {
            return self.subject_within(first, hops);
        }
        let fits = |m: &Mention| agrees(m, predicate);
        let mut k = self.set_off(at).unwrap_or(at);
        while let Some(previous) = k.checked_sub(1) {
            k = previous;
            let piece = &self.pieces[k];
            match piece.what {
                What::Relative => return self.antecedent(k),
                What::That | What::Sub | What::Colon | What::Semicolon | What::Oblique => {
                    return None;
                }
                What::Mention(m) if piece.free_mention().is_some() => {
                    if m.bare
                        && k > 0
                        && m.name.is_none()
                        && !matches!(
                            self.pieces[k - 1].what,
                            What::And | What::Comma | What::Dash
                        )
                    {
                        continue;
                    }
                    if (m.bare || !m.definite) && self.is_set_off(k) {
                        continue;
                    }
                    // « Jean Talec, chef du mouvement fondé en mai et allié du maire, a dit »
                    if m.name.is_none() && self.is_one_more(k, at) {
                        continue;
                    }
                    if !fits(&m) && !self.is_coordinated(k) {
                        continue;
                    }
                    if let Some(name) = self.named_right_before(k) {
                        return Some(self.whole(name));
                    }
                    if let Some(verb) = self.governor(self.named_first(k))
                        && !matches!(
                            m.kind,
                            MentionKind::Pronoun | MentionKind::Impersonal | MentionKind::Speaker
                        )
                    {
                        // It is the object of an earlier verb, with which this verb shares its subject,
                        // unless that verb stands in a relative clause.
                        if let Some(subject) = self.passed(verb, hops) {
                            return Some(subject);
                        }
                        k = verb + 1;
                        continue;
                    }
                    return Some(self.whole(k));
                }
                What::Predicate(p) if p.shape == Shape::Finite || p.shape == Shape::Past => {
                    if let Some(relative) = self.relative(k, at) {
                        k = relative;
                        continue;
                    }
                    // « a dit que la digue tenait et dément la rumeur »: who has said the one denies the other.
                    let k = self
                        .reporter(k)
                        .filter(|_| predicate.reports())
                        .unwrap_or(k);
                    if let Some(subject) = self.passed(k, hops) {
                        return Some(subject);
                    }
                }
                What::Close => k = self.opening(k),
                What::Dash => k = self.other_dash(k),
                What::Quote(_) => {
                    let speaks = |m: &Mention| predicate.reports() || !m.definite;
                    if let Some(found) = self.in_marks(k).filter(|m| fits(m) && speaks(m)) {
                        return Some(found);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// « son voisin, Jean Talec, »: the place of the office that the name at `k` is in apposition to; else `k`.
    fn named_first(&self, k: usize) -> usize {
        let office = k
            .checked_sub(2)
            .filter(|_| self.pieces[k - 1].what == What::Comma)
            .and_then(|i| self.pieces[i].free_mention());
        match (office, self.pieces[k].mention()) {
            (Some(office), Some(name)) if apposed(office, name) => k - 2,
            _ => k,
        }
    }

    /// True if the mention at `k` is one more thing that commas say of a name: it stands behind a comma or *et*, no
    /// other verb is near, and a comma closes it all before the verb at `at`.
    fn is_one_more(&self, k: usize, at: usize) -> bool {
        let joined = k > 0 && matches!(self.pieces[k - 1].what, What::Comma | What::And);
        if !joined || self.pieces[at - 1].what != What::Comma {
            return false;
        }
        let before = self.pieces[..k].windows(2).rposition(|pair| {
            pair[1].what == What::Comma && pair[0].free_mention().is_some_and(|m| m.name.is_some())
        });
        before.is_some_and(|name| {
            self.pieces[name..at].iter().all(|p| {
                p.predicate().is_none_or(|p| p.shape != Shape::Finite)
                    && !matches!(p.what, What::Quote(_) | What::That)
            })
        })
    }

    /// The subject that stands after its verb, in a clause inserted after a quote or a clause that is
    /// complete: « …, a précisé Jean Talec, rendant… ».
    pub fn inverted(&self, at: usize, predicate: &Predicate) -> Option<usize> {
        if !predicate.reports() || at == 0 {
            return None;
        }
        let after_quote = matches!(self.pieces[at - 1].what, What::Quote(_))
            || at >= 2
                && self.pieces[at - 1].what == What::Comma
                && matches!(self.pieces[at - 2].what, What::Quote(_));
        let after_clause =
            self.pieces[at - 1].what == What::Comma && self.clause_is_complete(at - 1);
        // « Un chantier retardé, précise la maire : “…” »: a thing says nothing.
        let after_thing = !after_clause
            && self.pieces[at - 1].what == What::Comma
            && self.pieces[..at].iter().all(|p| {
                p.predicate().is_none_or(|p| p.shape == Shape::Past)
                    && p.free_mention()
                        .is_none_or(|m| m.kind == MentionKind::Thing)
            });
        let after_clause = after_clause || after_thing;
        if !after_quote && !after_clause {
            return None;
        }
        let place = crate::attribution::incise::inverted_subject(self, at, predicate)?;
        let speaks = !matches!(
            self.pieces[place].mention()?.kind,
            MentionKind::Thing | MentionKind::Document
        );
        let ended = matches!(
            self.pieces.get(place + 1).map(|p| &p.what),
            None | Some(
                What::Comma
                    | What::Colon
                    | What::End
                    | What::Close
                    | What::Open
                    | What::Dash
                    | What::Semicolon
            )
        ) || self.pieces[place + 1].is_adjunct();
        (after_quote || speaks && ended).then_some(place)
    }

    /// True if a finite verb outside a relative clause stands before the comma at `comma`.
    fn clause_is_complete(&self, comma: usize) -> bool {
        let mut relative = false;
        for piece in &self.pieces[..comma] {
            match &piece.what {
                What::Relative | What::Oblique | What::Sub => relative = true,
                What::Comma => relative = false,
                What::Predicate(p) if p.shape == Shape::Finite => {
                    if !relative {
                        return true;
                    }
                    relative = false;
                }
                _ => {}
            }
        }
        false
    }

    /// The subject that a verb to the left hands on: of a relative clause, the antecedent's own
    /// place; of a coordinated verb, its subject.
    fn passed(&self, verb: usize, hops: Hops<'_>) -> Option<Mention> {
        let predicate = self.pieces[verb].predicate()?;
        if predicate.shape == Shape::Past {
            return None;
        }
        self.subject_within(verb, hops)
    }

    /// The verb whose object the mention at `k` is: the one right before it, adverbs aside.
    pub(super) fn governor(&self, k: usize) -> Option<usize> {
        let mut i = k;
        while let Some(previous) = i.checked_sub(1) {
            i = previous;
            match &self.pieces[i].what {
                What::Predicate(p) => {
                    // *a déclaré Jean* at the end of a sentence: its inverted subject, not an object.
                    return (p.tail.is_none()).then_some(i);
                }
                What::Adverb | What::Quote(_) | What::Word => {}
                // « avoir posé au dernier moment la question »
                What::Time if i + 2 >= k => {}
                What::Mention(m) if m.tie != Tie::Free && i + 2 >= k => {}
                _ => return None,
            }
        }
        None
    }

    /// Of a thing with complements, the first that ends it and can speak: « le départ du chef de l'opposition, qui … ».
    pub fn last_noun(&self, k: usize) -> Option<Mention> {
        if self.pieces[k].mention()?.kind != MentionKind::Thing {
            return None;
        }
        self.last_complement(k)
    }

    /// The same, with the name that a comma sets off behind it: « un message de son président, Jean Talec ».
    pub fn named_complement(&self, k: usize) -> Option<Mention> {
        let owner = self.last_complement(k)?;
        let named = match self.pieces.get(k + 1..k + 3) {
            Some([sign, name]) if sign.what == What::Comma => name.free_mention(),
            _ => None,
        };
        let named = named.filter(|n| {
            owner.name.is_none() && n.is_full(self.scene.reading.text) && apposed(&owner, n)
        });
        Some(named.copied().unwrap_or(owner))
    }

    /// The first complement of the mention at `k` that ends it and can speak.
    pub fn last_complement(&self, k: usize) -> Option<Mention> {
        let piece = &self.pieces[k];
        let (from, to) = (piece.from as usize, piece.to as usize);
        let mut links = (from + 1..to).filter(|i| self.scene.tags(*i).contains(Tags::OF));
        links.find_map(|of| {
            linked(self.scene, of, to)
                .filter(|(m, end)| {
                    *end == to && !matches!(m.kind, MentionKind::Thing | MentionKind::Document)
                })
                .map(|(m, _)| m)
        })
    }

    /// The subject of a form that has none of its own: that of the verb it hangs on.
    fn borrowed(&self, at: usize, predicate: &Predicate, hops: Hops<'_>) -> Option<Mention> {
        // « Et Jean Talec de conclure »
        if predicate.shape == Shape::Infinitive
            && let Some(mention) = self.before_preposition(at)
        {
            return Some(mention);
        }
        // « on voit la capitaine promettre que … »: the one who is heard.
        if predicate.shape == Shape::Infinitive
            && at >= 2
            && self.pieces[at - 1].free_mention().is_some()
            && self.pieces[at - 2]
                .predicate()
                .is_some_and(|p| PERCEIVING.contains(&p.lemma))
        {
            return Some(self.whole(at - 1));
        }
        if predicate.shape == Shape::Participle
            && let Some(own) = self.own_subject(at)
        {
            return Some(own);
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

    /// « …, la porte-parole accusant… »: of the participle at `at`, the subject that stands right before it.
    fn own_subject(&self, at: usize) -> Option<Mention> {
        let free = |back: usize| self.pieces[at.checked_sub(back)?].free_mention();
        let what = |back: usize| Some(&self.pieces[at.checked_sub(back)?].what);
        if let Some(m) = free(1)
            && matches!(what(2), Some(What::Comma | What::And | What::Close))
            && !matches!(m.kind, MentionKind::Thing | MentionKind::Neuter)
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
    fn reporter(&self, k: usize) -> Option<usize> {
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let that = (0..k).rev().find(|i| {
            self.pieces[*i].what == What::That
                || matches!(self.pieces[*i].what, What::Semicolon | What::Colon)
                || finite(&self.pieces[*i])
        })?;
        if self.pieces[that].what != What::That {
            return None;
        }
        let verb = (0..that).rev().find(|i| finite(&self.pieces[*i]))?;
        let predicate = self.pieces[verb].predicate()?;
        let next = self.pieces[verb + 1..that]
            .iter()
            .all(|p| p.is_adjunct() || matches!(p.what, What::Quote(_) | What::Word));
        (predicate.reports() && predicate.takes.has(Takes::QUE) && next).then_some(verb)
    }

    /// The mention of « Et *mention* de conclure ».
    fn before_preposition(&self, at: usize) -> Option<Mention> {
        let k = at.checked_sub(2)?;
        if self.pieces[at - 1].what != What::Preposition {
            return None;
        }
        let mention = self.pieces[k].free_mention()?;
        let starts = k == 0 || matches!(self.pieces[k - 1].what, What::And | What::Comma);
        (starts && mention.can_speak() && self.pieces[..k].iter().all(|p| p.predicate().is_none()))
            .then(|| self.whole(k))
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

/// True of a participle that reports: *ajoutant*, *précisant*.
fn adds(predicate: &Predicate) -> bool {
    predicate.shape == Shape::Participle && predicate.reports()
}

/// True if the mention can be the subject of the verb, in number and person.
pub(super) fn agrees(mention: &Mention, predicate: &Predicate) -> bool {
    if mention.kind == MentionKind::Speaker {
        // *je*, *nous*, *vous*: whatever form is not plainly of the third person.
        return !predicate.third || predicate.plural.is_none() || predicate.plural == Some(false);
    }
    if !predicate.third {
        return false;
    }
    match predicate.plural {
        Some(plural) => {
            let wanted = if plural {
                Agreement::PLURAL
            } else {
                Agreement::SINGULAR
            };
            mention.agreement.fits(wanted)
        }
        None => true,
    }
}
