//! Clauses: who is the subject of a verb, and which verb governs a place in a sentence.

use crate::attribution::apposition::apposed;
use crate::attribution::hops::Hops;
use crate::attribution::mention::{Mention, MentionKind, Tie, linked, tonic};
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

    pub(super) fn subject_within(&self, at: usize, hops: Hops<'_>) -> Option<Mention> {
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
        if let Some(stressed) = self.stressed(at, predicate) {
            return Some(stressed);
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

    /// « Lui assure que … », « Eux-mêmes dénoncent … »: the stressed pronoun that opens the sentence before its verb.
    pub(crate) fn stressed(&self, at: usize, predicate: &Predicate) -> Option<Mention> {
        let place = if self.pieces[..at].iter().all(|p| p.what == What::And) {
            (self.pieces[at].from < predicate.head).then_some(at)
        } else {
            let opens = |i: &usize| self.pieces[..*i].iter().all(|p| p.what == What::And);
            at.checked_sub(1)
                .filter(|i| self.pieces[*i].what == What::Adverb && opens(i))
        }?;
        let first = self.pieces[place].from as usize;
        let word = self.scene.word(first);
        let (_, agreement) = *STRESSED.iter().find(|(pronoun, _)| {
            let (head, tail) = word.split_at_checked(pronoun.len()).unwrap_or_default();
            head.eq_ignore_ascii_case(pronoun) && (tail.is_empty() || tail.starts_with("-même"))
        })?;
        let mention = Mention {
            agreement,
            ..tonic(self.scene, first)
        };
        (predicate.shape == Shape::Finite && agrees(&mention, predicate)).then_some(mention)
    }

    /// The subject before a finite verb: walks to the left over adjuncts and what stands between commas.
    fn before_finite(&self, at: usize, predicate: &Predicate, hops: Hops<'_>) -> Option<Mention> {
        if self.is_nobodys(at, predicate) {
            return None;
        }
        if let Some(place) = self.inverted(at, predicate) {
            return Some(self.whole(place));
        }
        if let Some(row) = self.row_before(at, predicate) {
            return Some(row);
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
                What::That => return self.told_of_here(k, at).filter(fits),
                // « Sa voisine, dix ans de maison dont trois de nuit, se tait »
                What::Oblique if self.is_verbless(k, at) => {}
                What::Sub | What::Colon | What::Semicolon | What::Oblique => return None,
                What::Mention(m) if piece.free_mention().is_some() => {
                    if self.is_passed_over(k, at, &m) {
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
                    let verb = self
                        .reporter(k)
                        .filter(|_| predicate.reports())
                        .unwrap_or(k);
                    // « une note dont la mairie a copie prévoit »: she has a copy, the note foresees.
                    let apart = self.pieces[at - 1].what != What::And;
                    let told = self.oblique(verb).filter(|i| {
                        apart && *i > 0 && self.pieces[*i - 1].free_mention().is_some()
                    });
                    if let Some(opened) = told {
                        k = opened;
                        continue;
                    }
                    match self.passed(verb, hops) {
                        Some(subject) if fits(&subject) => return Some(subject),
                        // « les élus dont la voix compte ont dit »: *la voix* is not their subject.
                        Some(_) => k = self.oblique(verb).unwrap_or(k),
                        None => {}
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

    /// « Un officier que nous avons rencontré disait »: the one before the *que* at `that`, if the sentence opens with him and his
    /// clause holds a verb of its own.
    fn told_of_here(&self, that: usize, at: usize) -> Option<Mention> {
        let place = that.checked_sub(1)?;
        let named = self.pieces[place].free_mention()?;
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let opens = place <= MAX_OPENING && !self.pieces[..place].iter().any(finite);
        let held = self.pieces[that..at].iter().filter(|p| finite(p)).count() == 1;
        (opens && held && named.is_someone()).then(|| self.whole(place))
    }

    /// True of a mention at `k` that stands before the verb at `at` and is not its subject, whatever its number: one more that
    /// is said of another, a place that a preposition governs, a thing that somebody repeats.
    fn is_passed_over(&self, k: usize, at: usize, m: &Mention) -> bool {
        // « la médiation entre la Suisse et le Tyrol, … »: the preposition governs both.
        let between = self.is_coordinated(k)
            && self.pieces[k - 2].mention().is_some_and(|first| {
                // « partie avec un chèque et une clause, décrit »
                let unnamed = !m.definite && m.name.is_none();
                let closed = self.pieces[at - 1].what == What::Comma;
                let entre = self.scene.word(self.pieces[k - 2].from as usize) == "entre";
                first.tie != Tie::Free && (entre || unnamed && closed)
            });
        let joined = k > 0
            && !matches!(
                self.pieces[k - 1].what,
                What::And | What::Comma | What::Dash
            );
        let bare = m.bare && m.name.is_none() && joined;
        let aside = (m.bare || !m.definite) && self.is_set_off(k);
        // « Jean Talec, chef du mouvement fondé en mai et allié du maire, a dit », « Jean Talec, chef de la police, la
        // Brigade, a dit »
        let body = m.kind == MentionKind::Body
            && k >= 4
            && self.pieces[k - 2]
                .free_mention()
                .is_some_and(|m| m.bare && m.name.is_none());
        // « Le locataire du palais, qui a dit, mardi, son souhait, a répété »: things repeat nothing.
        let own = m.kind == MentionKind::Thing
            && k > 0
            && self
                .scene
                .tags(self.pieces[k].from as usize)
                .contains(Tags::POSS)
            && self.pieces[k - 1].what == What::Comma
            && self.pieces[at - 1].what == What::Comma
            && self.pieces[at].predicate().is_some_and(Predicate::reports);
        // « Une habitante de Lori, un village de montagne, résume »
        let what = m.kind == MentionKind::Thing
            && !m.definite
            && m.name.is_none()
            && k >= 2
            && [k - 1, k + 1].map(|i| &self.pieces[i].what) == [&What::Comma; 2]
            && self.pieces[k - 2]
                .free_mention()
                .is_some_and(Mention::is_someone)
            && self.pieces[at].predicate().is_some_and(Predicate::reports);
        // « Cette infirmière, mère de deux enfants, compte », « Jean Talec, médecin à Lori, chercheur en biologie dénonce »
        let closed = self.pieces[at - 1].what == What::Comma;
        let besides = m.bare
            && m.name.is_none()
            && k >= 2
            && self.pieces[k - 1].what == What::Comma
            && self.led_by(k - 2).is_some_and(|first| {
                let row = k >= 4 && first.bare && self.pieces[k - 2].free_mention().is_none();
                first.kind == MentionKind::Person
                    && (closed && !first.bare || row)
                    && first.agreement.fits(m.agreement)
            })
            && !self.pieces[k..at]
                .iter()
                .any(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite));
        between
            || bare
            || besides
            || aside
            || own
            || what
            || (m.name.is_none() || body) && self.is_one_more(k, at)
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
        let after_clause = self.pieces[at - 1].what == What::Comma
            && self.clause_is_complete(at - 1)
            && !self.is_listed(at, predicate);
        // « Un chantier retardé, précise la maire : “…” »: a thing says nothing.
        let after_thing = !after_clause
            && self.pieces[at - 1].what == What::Comma
            && self.pieces[..at].iter().all(|p| {
                p.predicate().is_none_or(|p| p.shape == Shape::Past)
                    && p.free_mention()
                        .is_none_or(|m| m.kind == MentionKind::Thing)
            });
        let after_clause = after_clause || after_thing || self.is_cleft_behind(at);
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
        ) || self.pieces[place + 1].is_adjunct()
            || self.pieces[place + 1]
                .predicate()
                .is_some_and(|p| matches!(p.shape, Shape::Past | Shape::Participle));
        (after_quote || speaks && ended).then_some(place)
    }

    /// True if a comma before the verb at `at` closes what the pronoun at `k` opens, and no verb stands there.
    fn is_verbless(&self, k: usize, at: usize) -> bool {
        let rest = &self.pieces[k..at];
        let comma = rest.iter().position(|p| p.what == What::Comma);
        comma.is_some_and(|comma| rest[..comma].iter().all(|p| p.predicate().is_none()))
    }

    /// « pose la main, compte les coups, appelle l'interne »: the verb at `at` is one more of the same subject, and reports no clause.
    fn is_listed(&self, at: usize, predicate: &Predicate) -> bool {
        if predicate.takes.has(Takes::QUE) {
            return false;
        }
        let thing = |p: &Piece| {
            p.free_mention()
                .is_some_and(|m| m.kind == MentionKind::Thing)
        };
        let finite = |p: &Piece| {
            p.predicate()
                .is_some_and(|p| p.shape == Shape::Finite && p.tail.is_none())
        };
        self.pieces[..at - 1]
            .windows(3)
            .any(|three| three[0].what == What::Comma && finite(&three[1]) && thing(&three[2]))
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

    /// The pronoun that opens the clause of the verb at `verb`, if it is *dont*, *où* or the like.
    fn oblique(&self, verb: usize) -> Option<usize> {
        let opens = |i: &usize| {
            matches!(
                self.pieces[*i].what,
                What::Oblique | What::Comma | What::That
            )
        };
        let first = (0..verb).rev().find(opens)?;
        (self.pieces[first].what == What::Oblique).then_some(first)
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
}

/// Pronouns that stress a subject: before the verb they can be it, by themselves or with *aussi* and *-même*.
pub(crate) const STRESSED: [(&str, Agreement); 4] = [
    ("lui", Agreement::MASCULINE.union(Agreement::SINGULAR)),
    ("elle", Agreement::FEMININE.union(Agreement::SINGULAR)),
    ("eux", Agreement::MASCULINE.union(Agreement::PLURAL)),
    ("elles", Agreement::FEMININE.union(Agreement::PLURAL)),
];

/// So many pieces may stand before the one whom the first relative clause tells of.
const MAX_OPENING: usize = 16;

/// True if the mention can be the subject of the verb, in number and person.
pub(super) fn agrees(mention: &Mention, predicate: &Predicate) -> bool {
    if mention.kind == MentionKind::Speaker {
        // *je*, *nous*, *vous*: whatever form is not plainly of the third person.
        if predicate.third
            && predicate.plural == Some(false)
            && mention.agreement == Agreement::PLURAL
        {
            return false;
        }
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
