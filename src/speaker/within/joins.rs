//! Joins found once the whole article is read: epithets and acronyms.

use crate::lexicon::Agreement;
use std::mem;
use std::ops::ControlFlow;

use super::leads::Told;
use super::posts::{Posts, akin, differs, elsewhere, otherwise_employed, stated};
use super::public::Fit;
use super::trades::Kin;
use super::wording::{is_anonymous, is_told_anew};
use super::{EPITHET_REACH, Figure, Join, Reason, Resolver, Seen, SmallVec, Span, SpeakerKind};

/// So many mentions of an epithet, and so many mentions before each, are looked at.
const MAX_PLACES: usize = 32;
const MAX_BEFORE: usize = 64;
/// The only person of an article is looked for among so many figures.
const MAX_FIGURES: usize = 256;
/// Between a quote and whoever answers it stand so many bytes.
const ANSWER: usize = 80;
/// So many verbs of one sentence have a teller that is looked at.
const MAX_TELLERS: usize = 8;
/// So many descriptions of one figure are kept.
const MAX_DESCRIPTIONS: usize = 16;

/// Who is meant before whom: whoever acts, who works elsewhere, who is told of besides.
const NEAREST: usize = 0;
const FAR: usize = 1;
const INNER: usize = 2;

/// An epithet, and what is asked of whom it means.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what an epithet tells, bit by bit"
)]
struct Asked<'f> {
    id: u32,
    figure: &'f Figure,
    /// Somebody new is told of: *l'acteur qui joue son rôle*.
    another: bool,
    /// It names an office of state and more.
    posts_of_state: bool,
    /// It has several words.
    several: bool,
    /// It can name a body.
    firm: bool,
    /// It names an office that may stand without a name.
    holds: bool,
    /// It tells an age, and so whoever has been named: *l'avocate de 51 ans*.
    aged: bool,
}

impl Asked<'_> {
    /// True if what is told of somebody speaks against the epithet.
    fn speaks_against(&self, known: &Figure) -> bool {
        let figure = self.figure;
        elsewhere(figure, known)
            || known.is_known_elsewhere(figure)
            || !(figure.pointed || self.aged)
                && (differs(figure, known) || otherwise_employed(figure, known))
    }
}

/// The places of someone among all that were seen.
type Places = SmallVec<[usize; 6]>;

impl Resolver<'_, '_> {
    /// Makes one figure of two: `from` becomes `into`.
    pub(super) fn merge(&mut self, from: u32, into: u32) {
        let (from, into) = (self.now(from), self.now(into));
        // Nobody is a group that he is a member of.
        let holds = |group: u32, who: u32| {
            let members = &self.figures[group as usize].members;
            members.iter().any(|member| self.now(*member) == who)
        };
        if from == into || holds(from, into) || holds(into, from) {
            return;
        }
        self.became[from as usize] = into;
        let gone = self.figures[from as usize].clone();
        let kept = &mut self.figures[into as usize];
        kept.agreement = kept.agreement.narrowed(gone.agreement);
        kept.personal |= gone.personal;
        kept.longest = kept.longest.or(gone.longest);
        kept.full = kept.full.or(gone.full);
        if kept.name.is_none() {
            kept.name = gone.name;
            kept.public = gone.public;
        }
        kept.descriptions.extend(gone.descriptions);
        kept.descriptions.truncate(MAX_DESCRIPTIONS);
    }

    /// Speakers of these kinds that are only described, in order, and where each is mentioned.
    pub(super) fn described_speakers(
        &mut self,
        who: &[Option<(u32, Option<Span>)>],
        kinds: &[SpeakerKind],
    ) -> Vec<(u32, Places)> {
        let mut order: Vec<u32> = who.iter().flatten().map(|(id, _)| self.now(*id)).collect();
        order.sort_unstable();
        order.dedup();
        order.retain(|id| {
            let figure = &self.figures[*id as usize];
            figure.name.is_none()
                && figure.members.is_empty()
                && figure.definite
                && kinds.contains(&figure.kind)
                && !figure.descriptions.is_empty()
        });
        let places = order.into_iter().map(|id| (id, Places::new()));
        let mut places: Vec<(u32, Places)> = places.collect();
        if !places.is_empty() {
            if self.together.is_empty() {
                self.pair();
            }
            // For each figure, its number among them, counted from one.
            let mut numbers = vec![0; self.figures.len()];
            for (number, (id, _)) in (1..).zip(&places) {
                numbers[*id as usize] = number;
            }
            for (at, seen) in self.seen.iter().enumerate() {
                let number: usize = numbers[self.now(seen.who) as usize];
                if number > 0 && !seen.pronoun {
                    places[number - 1].1.push(at);
                }
            }
        }
        places
    }

    /// Joins a person who speaks and is only described with the person who is named, for the first time
    /// and without a word of introduction, in one of the next sentences: « La préfète appelle au calme.
    /// Odile Carnac a rappelé que… ».
    pub(super) fn join_introductions(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        for (id, places) in self.described_speakers(who, &[SpeakerKind::Person]) {
            if let Some((named, because)) = self.named_after(id, &places) {
                self.unite(id, named, because);
            }
        }
    }

    /// Makes the described figure `id` the named one, and says which mention of it told so.
    pub(super) fn unite(&mut self, id: u32, named: u32, because: Span) {
        self.merge(id, named);
        self.joins.push(Join {
            mention: self.figures[id as usize].first,
            speaker: named,
            reason: Reason::Office,
            because: Some(because),
        });
    }

    /// The person first named right after a mention of `id`, who is nowhere described.
    fn named_after(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        places.iter().take(MAX_PLACES).find_map(|at| {
            let seen = &self.seen[*at];
            let after = self.seen[at + 1..]
                .iter()
                .take(MAX_BEFORE)
                .take_while(|s| s.line - seen.line <= 2)
                .take_while(|s| {
                    // « “Non”, tranche la ministre du Port.¶Mona Ferrand a prévu … »
                    let next = s.line - seen.line <= 1 && stated(figure);
                    s.paragraph == seen.paragraph || seen.paragraph == 0 || next
                });
            let mut persons = after.filter(|s| {
                let known = &self.figures[self.now(s.who) as usize];
                known.kind == SpeakerKind::Person && known.personal && self.now(s.who) != id
            });
            let other = persons.next()?;
            let candidate = self.now(other.who);
            let known = &self.figures[candidate as usize];
            let pair = (candidate.min(id), candidate.max(id));
            let fits = known.is_full()
                && known.first == other.span
                && other.subject
                && known.descriptions.is_empty()
                && known.agreement.fits(figure.agreement)
                && self.together.binary_search(&pair).is_err();
            fits.then_some((candidate, other.span))
        })
    }

    /// Joins a person who speaks and is only described (*l’édile*) with the named person who stands
    /// right before such a description, if the two are never named in one sentence.
    pub(super) fn join_epithets(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        // « Le PDG pâlit. “Non”, lâche le dirigeant. »: the one may be the other, who is somebody too.
        let mut again = true;
        for _ in 0..2 {
            if !mem::take(&mut again) {
                break;
            }
            for (id, places) in self.described_speakers(who, &[SpeakerKind::Person]) {
                if self.is_firm(id, &places) {
                    continue;
                }
                if let Some((named, because)) = self.named_before(id, &places) {
                    again |= self.figures[named as usize].name.is_none();
                    self.unite(id, named, because);
                }
            }
        }
    }

    /// The named person who stands nearest before a mention of `id`, within two sentences.
    pub(super) fn named_before(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        // *L'acteur qui joue son rôle*: not the one named before.
        let rest = &self.text()[figure.first.end() as usize..];
        // *Sa directrice générale* is named like anybody; *sa fille* is somebody else.
        if is_told_anew(rest) || is_anonymous(rest) {
            return None;
        }
        let known = self.known_holder(id, places);
        if let Some(known) = known.or_else(|| self.fronted_holder(id, places)) {
            return Some(known);
        }
        if figure.related && !stated(figure) {
            return self.named_below(id, places);
        }
        let asked = Asked {
            id,
            figure,
            // *Cette infirmière qui se bat*: she has been spoken of.
            another: !figure.pointed && (rest.starts_with(" qui ") || rest.starts_with(" dont ")),
            posts_of_state: figure
                .descriptions
                .iter()
                .any(|d| d.is_long() && d.posts.contains(Posts::STATE)),
            several: !figure.pointed && figure.descriptions.iter().any(|d| d.is_qualified()),
            firm: figure.descriptions.iter().any(|d| d.called.is_some()),
            holds: stated(figure) && !figure.pointed,
            aged: figure.descriptions.iter().any(|d| d.aged),
        };
        let leader = self.leads_same(id);
        if let Some((found, Told::Exactly)) = leader {
            return Some(found);
        }
        let leader = leader.map(|(found, _)| found);
        let mut near = places.iter().take(MAX_PLACES);
        match near.try_for_each(|at| self.named_near(&asked, *at)) {
            ControlFlow::Break(None) => leader
                .or_else(|| self.foremost(id, places))
                .or_else(|| self.in_heading(id, places)),
            ControlFlow::Break(found) => found,
            ControlFlow::Continue(()) if asked.firm => leader,
            ControlFlow::Continue(()) => leader
                .or_else(|| self.sole(id, places))
                .or_else(|| self.foremost(id, places))
                .or_else(|| self.named_below(id, places))
                .or_else(|| self.in_heading(id, places)),
        }
    }

    /// The same, before the mention of it at `at`; goes on where no one stands there who may be meant.
    fn named_near(&self, asked: &Asked<'_>, at: usize) -> ControlFlow<Option<(u32, Span)>> {
        let Asked { id, figure, .. } = *asked;
        let seen = &self.seen[at];
        // A longer description may name an office that someone else holds.
        let reach = if asked.several { 2 } else { EPITHET_REACH };
        // « La skippeuse, elle, dormait »: not the one spoken of just before.
        let contrasted = self.is_contrasted(seen.span) || self.answers(seen.span);
        let mut last = None;
        let before = self.seen[..at]
            .iter()
            .rev()
            .take(MAX_BEFORE)
            .take_while(|s| seen.line - s.line <= reach);
        let mut ranks = [None; 3];
        let (mut teller, mut oblique, mut acting, mut outer) = (None, None, None, false);
        for other in before {
            let candidate = self.now(other.who);
            let known = &self.figures[candidate as usize];
            let pair = (candidate.min(id), candidate.max(id));
            let full = known.is_full();
            // « le pré de Mona Roux. “…”, dit l'éleveuse laitière », but not *le délégué du port de Lori*
            let long = || figure.descriptions.iter().any(|d| d.split(' ').count() > 2);
            let other_one = || asked.several && long() && !akin(figure, known);
            if other.inner && (asked.firm || stated(figure) || other_one()) {
                continue;
            }
            // « Le maire refuse. Paul Riou insiste. “Non”, répond l'élu »: the mayor, though he has no name.
            let nameless = known.name.is_none() && candidate != id;
            if nameless
                && other.subject
                && known.definite
                && seen.line - other.line <= 1
                && akin(figure, known)
            {
                let apart = self.together.binary_search(&pair).is_err();
                return ControlFlow::Break(apart.then_some((candidate, other.span)));
            }
            outer |= nameless
                && !other.inner
                && other.subject
                && is_another(figure, known)
                && seen.line - other.line <= 1;
            let person = known.kind == SpeakerKind::Person && candidate != id;
            if contrasted && person && *last.get_or_insert(candidate) == candidate {
                continue;
            }
            let next = self.is_next_to(other, seen) && !stated(figure) && !self.is_named(figure);
            let fits = (full || (!asked.several || next || asked.aged) && known.name.is_some())
                && known.kind == SpeakerKind::Person
                && known.personal
                && known.agreement.fits(figure.agreement);
            let either =
                asked.posts_of_state && self.is_one_of_two(&self.seen[..at], other, figure);
            // Nobody is meant before being named, but for one who then acts.
            let named_first = known.first.start() < figure.first.start();
            let late = !named_first && !other.subject || asked.another && named_first;
            let barred = late || asked.holds && self.is_aged(known.first);
            if candidate != id
                && fits
                && !either
                && !barred
                && !asked.speaks_against(known)
                && self.together.binary_search(&pair).is_err()
            {
                let acts = other.subject && !other.inner;
                let first = acts && *acting.get_or_insert(candidate) == candidate;
                // *l'édile* is the mayor rather than whoever stands nearer.
                let fit = known.known_like(figure);
                let holds = fit >= Fit::Office || fit == Fit::Former && !self.is_held_now(figure);
                let known_so = holds && acting.is_none() || first && fit > Fit::Not;
                let kin = self.kin(figure, other, seen);
                if known_so || kin == Kin::Called {
                    return ControlFlow::Break(Some((candidate, other.span)));
                }
                // Whoever does another work is meant where nobody else can be.
                let rank = match kin {
                    Kin::Far if !acts => continue,
                    Kin::Far => FAR,
                    _ if other.inner => INNER,
                    _ => NEAREST,
                };
                let near = ranks[rank].get_or_insert((candidate, other.span));
                if kin == Kin::Far {
                    continue;
                }
                // « Mona Roux marque d'un tir repoussé par Odile Riou. “…”, dit la joueuse »: whom the sentence is about.
                if near.0 == candidate {
                    oblique = (!other.subject && !other.inner).then_some(other.line);
                } else if oblique == Some(other.line) && other.subject && !other.inner {
                    teller = teller.or(Some((candidate, other.span)));
                }
                // « Paul Riou juge que Jean Talec a tort. “…”, raille l'élu »: the one who judges.
                if seen.line - other.line <= 1
                    && near.0 != candidate
                    && self.tells(other.line, candidate)
                {
                    teller = Some((candidate, other.span));
                }
            }
        }
        if outer {
            ranks[INNER] = None;
        }
        match teller.or_else(|| ranks.into_iter().flatten().next()) {
            None if !contrasted => ControlFlow::Continue(()),
            found => ControlFlow::Break(found),
        }
    }

    /// True if `who` says what sentence `line` reports without marks.
    fn tells(&self, line: u32, who: u32) -> bool {
        let from = self.tellers.partition_point(|(l, _)| *l < line);
        let here = self.tellers[from..].iter().take_while(|(l, _)| *l == line);
        here.take(MAX_TELLERS)
            .any(|(_, teller)| self.now(*teller) == who)
    }

    /// « Nora est fatiguée. La mère de famille arrive de Lori. »: the subject of the sentence before, who is known by a single
    /// name and nothing else.
    fn is_next_to(&self, before: &Seen, seen: &Seen) -> bool {
        let known = &self.figures[self.now(before.who) as usize];
        before.subject
            && seen.subject
            && seen.line - before.line <= 1
            && seen.paragraph == before.paragraph
            && known.descriptions.is_empty()
            && known
                .name
                .as_ref()
                .is_some_and(|(key, _)| key.words.len() == 1)
    }

    /// « Paul Riou et Jean Talec ont signé. …, a dit le président portugais »: each of two who were named together, and of whom
    /// nothing else is said, may be meant.
    fn is_one_of_two(&self, before: &[Seen], mention: &Seen, epithet: &Figure) -> bool {
        let plain = |who: &u32| {
            let known = &self.figures[self.now(*who) as usize];
            known.descriptions.is_empty() && known.agreement.fits(epithet.agreement)
        };
        let mut rows = before.iter().rev().take(MAX_BEFORE);
        rows.any(|row| {
            let members = &self.figures[row.who as usize].members;
            row.span.contains(mention.span)
                && row.span != mention.span
                && members.iter().filter(|who| plain(who)).count() > 1
        })
    }

    /// The only person of the article who is named in full and can be meant, if named before.
    fn sole(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        // Somebody else has just been spoken of.
        let at = *places.first()?;
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        let mut before = before.take_while(|s| self.seen[at].line - s.line <= EPITHET_REACH);
        let other = before.any(|s| {
            let known = &self.figures[self.now(s.who) as usize];
            let nameless = known.name.is_none() && known.kind == SpeakerKind::Person;
            nameless && s.subject && known.agreement.fits(figure.agreement)
        });
        let long = !figure.pointed && figure.descriptions.iter().any(|d| d.is_long());
        if stated(figure) || other || long {
            return None;
        }
        let first = &self.seen[at];
        let (mut only, mut several) = (None, false);
        // *l'élu*: the only one of them who has been elected.
        let (mut called, mut many) = (None, false);
        for (other, known) in (0u32..).zip(self.figures.iter().take(MAX_FIGURES)) {
            let named = known.is_full();
            if self.now(other) != other
                || !named
                || known.kind != SpeakerKind::Person
                || !known.agreement.fits(figure.agreement)
            {
                continue;
            }
            several |= only.replace(other).is_some();
            if akin(figure, known) {
                many |= called.replace(other).is_some();
            }
        }
        let called: Option<u32> = called.filter(|_| !many);
        let candidate = only.filter(|_| !several).or(called)?;
        let known = &self.figures[candidate as usize];
        let pair = (candidate.min(id), candidate.max(id));
        let fits = known.personal
            && known.first.start() < first.span.start()
            && !elsewhere(figure, known)
            && !differs(figure, known)
            && !otherwise_employed(figure, known)
            && self.together.binary_search(&pair).is_err();
        fits.then_some((candidate, known.first))
    }

    /// True of a phrase that a stressed pronoun between commas follows: *le gardien, lui, …*.
    pub(super) fn is_contrasted(&self, span: Span) -> bool {
        let rest = self.text()[span.end() as usize..].trim_start();
        let rest = rest.strip_prefix(',').map(str::trim_start);
        rest.is_some_and(|rest| {
            ["lui,", "elle,", "eux,", "elles,"]
                .iter()
                .any(|p| rest.starts_with(p))
        })
    }

    /// « “Oui”, dit Paul Riou. “Non”, lui répond l'éleveur »: whoever stands at `span` speaks to another.
    fn answers(&self, span: Span) -> bool {
        let text = self.text();
        let mut from = (span.start() as usize).saturating_sub(ANSWER);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = &text[from..span.start() as usize];
        let Some((_, said)) = before.rsplit_once('»') else {
            return false;
        };
        let said = said.trim_start_matches([',', ' ', '\u{a0}', '\u{202f}']);
        ["lui ", "leur ", "l'", "l’"]
            .iter()
            .any(|clitic| said.starts_with(clitic))
    }
}

/// « Un automobiliste a percuté la maison de Paul Riou »: he is meant rather than the owner.
fn is_another(epithet: &Figure, nameless: &Figure) -> bool {
    let single = epithet.agreement & Agreement::GENDER;
    (single == Agreement::MASCULINE || single == Agreement::FEMININE)
        && nameless.kind == SpeakerKind::Person
        && nameless.agreement.fits(epithet.agreement)
}
