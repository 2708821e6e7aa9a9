//! Groups: people or bodies that are named together, whom *ils*, *ces derniers*, *les deux élus* may mean.

use super::read::Sofar;
use super::{
    Agreement, Clauses, Mention, MentionKind, Resolver, Seen, Span, SpeakerKind, Tags, Tie, What,
};
use crate::attribution::apposition::of_both;
use crate::attribution::mention::mention;
use crate::attribution::predicate::{Predicate, Shape};
use crate::lexicon::names_alone;
use crate::text::tokens::Case;

impl Resolver<'_, '_> {
    /// « Jean Talec et Mona Ferrand protestent », « entre Paris et Berlin »: those who are named in a row that ends at `at`,
    /// together.
    pub(super) fn meet_group(&mut self, clauses: &Clauses<'_, '_>, at: usize, sofar: &Sofar<'_>) {
        let Some(row) = self.row(clauses, at) else {
            self.meet_people(clauses, at, sofar);
            return;
        };
        let members: Vec<u32> = row.iter().map(|(_, who)| *who).collect();
        let (first, last) = (row[0].0, &clauses.pieces[at]);
        let (Some(from), Some(to)) = (clauses.pieces[first].mention(), last.mention()) else {
            return;
        };
        let noun = first_of_many(clauses, first);
        let whole = Mention {
            span: from.span.join(to.span),
            name: None,
            head: None,
            kind: MentionKind::Group,
            agreement: noun.map_or_else(|| self.agreement_of(&members), |(many, _)| many.agreement),
            ..*from
        };
        let mut known = self.groups.iter().rev().take(MAX_GROUPS);
        let known = known.find(|id| self.figures[**id as usize].members == members);
        let who = known.copied().unwrap_or_else(|| {
            let id = self.anonymous(&whole);
            self.figures[id as usize].members = members;
            self.groups.push(id);
            id
        });
        if let Some((many, name)) = noun
            && let Some(head) = many.head
        {
            let noun = Mention {
                span: Span::new(many.span.start(), name.span.start()),
                name: None,
                ..many
            };
            self.are_bodies(who, head);
            let words = self.description(&noun, head);
            self.describe(who, words);
        }
        let owned = noun.is_none_or(|(many, _)| many.span != from.span)
            && from.name.is_none()
            && from.kind != MentionKind::Body;
        let told = is_told(clauses, first);
        let subject = !owned
            && (whole.tie == Tie::Source || whole.tie == Tie::Free && !told && !sofar.bracket);
        self.see_group(who, &whole, sofar, (subject, owned));
    }

    /// *les associations Blum et Racines Vives*: the members of a group that the noun at `head` makes bodies.
    fn are_bodies(&mut self, group: u32, head: Span) {
        let noun = head.of(self.text());
        if !names_alone(noun.strip_suffix('s').unwrap_or(noun)) {
            return;
        }
        for member in 0..self.figures[group as usize].members.len() {
            let who = self.now(self.figures[group as usize].members[member]);
            let figure = &mut self.figures[who as usize];
            if let Some((_, name)) = figure.name
                && figure.descriptions.is_empty()
                && figure.kind == SpeakerKind::Person
            {
                figure.kind = SpeakerKind::Organization;
                figure.personal = false;
                figure.own_name = Some(name);
            }
        }
    }

    /// « Les pêcheurs et les marins protestent »: people without names are a group as the subject of one verb.
    fn meet_people(&mut self, clauses: &Clauses<'_, '_>, at: usize, sofar: &Sofar<'_>) {
        let pieces = clauses.pieces;
        let people = |m: &Mention| {
            m.name.is_none()
                && m.definite
                && m.is_someone()
                && !m.is_pronoun()
                && is_plural(m.agreement)
        };
        let free = |at: usize| pieces[at].free_mention().is_some_and(people);
        let verb = pieces.get(at + 1).and_then(|p| p.predicate());
        let acts = verb.is_some_and(|p| p.shape == Shape::Finite && p.plural == Some(true));
        if !acts
            || !clauses.is_coordinated(at)
            || !free(at)
            || !free(at - 2)
            || is_told(clauses, at - 2)
        {
            return;
        }
        let whole = clauses.whole(at);
        let who = self.anonymous(&whole);
        self.see_group(who, &whole, sofar, (true, false));
    }

    /// Notes where a group is met, and whether as a subject and inside another phrase.
    fn see_group(
        &mut self,
        who: u32,
        whole: &Mention,
        sofar: &Sofar<'_>,
        (subject, inner): (bool, bool),
    ) {
        // « Jean Talec et Mona Ferrand sont venus. “Je pars”, dit-elle »: neither is the subject alone.
        for seen in self.seen.iter_mut().rev().take(MAX_NEAR) {
            seen.subject &= !whole.span.contains(seen.span);
        }
        self.seen.push(Seen {
            who,
            line: sofar.line as u32,
            paragraph: sofar.paragraph,
            span: whole.span,
            subject,
            inner,
            pronoun: false,
        });
    }

    /// The places and figures of the row of names that ends with the one at `at`, behind *et*.
    fn row(&self, clauses: &Clauses<'_, '_>, at: usize) -> Option<Vec<(usize, u32)>> {
        let pieces = clauses.pieces;
        let joint = clauses.joint_before(at)?;
        let last = pieces[at].mention()?;
        // « Jean Talec a parlé et Mona Ferrand s'est tue »: two sentences.
        let next = pieces.get(clauses.behind_bracket(at))?;
        let finite = |p: &&Predicate| p.shape == Shape::Finite;
        let one = next
            .predicate()
            .filter(finite)
            .is_some_and(|p| p.plural == Some(false));
        let who = self.member(clauses, at)?;
        let person = self.figures[who as usize].kind == SpeakerKind::Person;
        let mut row = vec![(at, who)];
        let mut sign = joint;
        while row.len() <= MAX_MEMBERS {
            let Some(place) = before_sign(clauses, sign) else {
                break;
            };
            let tie = pieces[place].mention().map(|m| m.tie);
            let tied = last.tie == Tie::Free || tie == Some(last.tie);
            let Some(who) = self.member(clauses, place).filter(|_| tied) else {
                break;
            };
            // « Les avocats de Jean Talec, Me Riou et Me Carnac, »: the names say who they are.
            let listed = sign == joint
                || pieces[place]
                    .mention()
                    .is_some_and(|m| m.name.is_some() || !m.is_someone());
            let same = (self.figures[who as usize].kind == SpeakerKind::Person) == person;
            if !same || !listed || row.iter().any(|(_, known)| *known == who) {
                break;
            }
            row.push((place, who));
            let Some(before) = place.checked_sub(1) else {
                break;
            };
            if pieces[before].what != What::Comma {
                break;
            }
            sign = before;
        }
        row.reverse();
        // « Le recours de Jean Talec et Mona Ferrand a été rejeté »: the verb is that of the noun before them.
        let first = row[0].0;
        let told = is_told(clauses, first);
        let own = pieces[first].mention().is_some_and(|m| m.name.is_some());
        (row.len() > 1 && (!one || !told && !own)).then_some(row)
    }

    /// The figure whose name ends the mention at `at`.
    fn member(&self, clauses: &Clauses<'_, '_>, at: usize) -> Option<u32> {
        let end = clauses.pieces[at].mention()?.span.end();
        let near = self.seen.iter().rev().take(MAX_NEAR);
        let within = near.filter(|s| s.span.start() < end && s.span.end() >= end);
        let named = within.filter(|s| {
            let figure = &self.figures[self.now(s.who) as usize];
            figure.members.is_empty() && self.is_named(figure)
        });
        named.min_by_key(|s| s.span.len()).map(|s| self.now(s.who))
    }

    fn agreement_of(&self, members: &[u32]) -> Agreement {
        let agreements = members.iter().map(|m| self.figures[*m as usize].agreement);
        agreements.reduce(of_both).unwrap_or_default()
    }
}

/// « les députés Jean Talec et Mona Ferrand », « les mots des députés Jean Talec et Mona Ferrand »: the plural noun that is
/// said of all, and the first name alone.
pub(super) fn first_of_many(clauses: &Clauses<'_, '_>, at: usize) -> Option<(Mention, Mention)> {
    let sign = clauses.behind_bracket(at);
    let [sign, next] = clauses.pieces.get(sign..sign + 2)? else {
        return None;
    };
    let next = next.mention()?;
    let listed = next.name.is_some() && next.head.is_none();
    if !matches!(sign.what, What::And | What::Comma) || !listed {
        return None;
    }
    let many = [
        clauses.pieces[at].mention().copied(),
        clauses.last_complement(at),
    ];
    many.into_iter().flatten().find_map(|many| {
        let head = many.head.filter(|_| is_plural(many.agreement))?;
        let scene = clauses.scene;
        let to = clauses.pieces[at].to as usize;
        let from = clauses.pieces[at].from as usize;
        let mut behind = (from..to).filter(|i| scene.span(*i).start() > head.start());
        let ends = |i: &usize| scene.case(*i) != Case::Lower || scene.tags(*i).contains(Tags::OF);
        let (alone, end) = mention(scene, behind.find(ends)?, to)?;
        let alone = Mention {
            tie: many.tie,
            ..alone
        };
        (alone.name.is_some() && end == to).then_some((many, alone))
    })
}

/// True if a verb stands before the place.
fn is_told(clauses: &Clauses<'_, '_>, at: usize) -> bool {
    let mut before = clauses.pieces[at.saturating_sub(MAX_PIECES)..at].iter();
    before.any(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))
}

/// The mention before the sign at `at`, what is said of it left out: *Jean Talec (PS)*, *Jean Talec, maire de Brest,*.
fn before_sign(clauses: &Clauses<'_, '_>, at: usize) -> Option<usize> {
    let pieces = clauses.pieces;
    let mut place = at.checked_sub(1)?;
    if pieces[place].what == What::Comma {
        place = place.checked_sub(1)?;
    }
    place = clauses.before_bracket(place)?;
    let office = pieces[place].mention()?;
    if office.bare
        && office.name.is_none()
        && pieces.get(place.checked_sub(1)?)?.what == What::Comma
    {
        place = clauses.before_bracket(place.checked_sub(2)?)?;
    }
    pieces[place].mention().is_some().then_some(place)
}

/// True if nothing but a plural agrees.
pub(super) fn is_plural(agreement: Agreement) -> bool {
    agreement & Agreement::NUMBER == Agreement::PLURAL
}

/// A row has at most so many members.
const MAX_MEMBERS: usize = 8;
/// The verb of a row stands among so many pieces before it.
const MAX_PIECES: usize = 64;
/// A member was seen among so many mentions.
const MAX_NEAR: usize = 24;
/// So many groups back one may be named again.
const MAX_GROUPS: usize = 16;
