//! Groups: people or bodies that are named together, whom *ils*, *ces derniers*, *les deux élus* may mean.

use super::posts::heads;
use super::read::Sofar;
use super::{
    Agreement, Clauses, Figure, Mention, MentionKind, Resolver, Seen, Span, SpeakerKind, Tags, Tie,
    What,
};
use crate::attribution::apposition::of_both;
use crate::attribution::mention::mention;
use crate::attribution::predicate::{Predicate, Shape};
use crate::lexicon::{Sorts, called, names_alone};
use crate::text::fold;
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
        if pieces[at.checked_sub(1)?].what != What::And {
            return None;
        }
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
        let mut sign = at - 1;
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
            let listed = pieces[sign].what == What::And
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

    /// *les deux élus*, *ces trois organisations*: the last so many that were named together and can be called so;
    /// *les ONG*: the last that were called so, or likewise, when they were named.
    pub(super) fn group_meant(&mut self, mention: &Mention, line: usize) -> Option<u32> {
        let written = mention.span.of(self.text());
        // *les*, *Les*, *ces*, *Ces*
        if !is_plural(mention.agreement) || written.get(1..4) != Some("es ") {
            return None;
        }
        let mut words = written[4..].split(' ');
        let mut noun = words.next()?;
        let count = match noun {
            "deux" => 2,
            "trois" => 3,
            "quatre" => 4,
            _ => 0,
        };
        if count > 0 {
            noun = words.next()?;
        }
        let named = words.any(|word| word.contains(char::is_uppercase));
        if named {
            return None;
        }
        let reach = if count > 0 { REACH } else { NEAR };
        let near = self.seen.iter().rev().take(MAX_SEEN);
        let mut near = near.take_while(|s| line as u32 - s.line <= reach);
        let found = near.find(|s| {
            let figure = &self.figures[self.now(s.who) as usize];
            let counted = count > 0
                && figure.members.len() == count
                && self.can_all_be(figure, noun)
                && (mention.kind != MentionKind::Person
                    || figure.agreement.fits(mention.agreement));
            counted || [0, figure.members.len()].contains(&count) && likewise(figure, noun)
        });
        found
            .map(|s| self.now(s.who))
            .or_else(|| self.two_apart(mention, noun, count, line))
    }

    /// « Jean Talec a reçu Paul Riou. Les deux hommes … »: the only two of the last sentences who can be called so.
    fn two_apart(
        &mut self,
        mention: &Mention,
        noun: &str,
        count: usize,
        line: usize,
    ) -> Option<u32> {
        let known = PERSONS.contains(&noun) || PLACES.contains(&noun) || sorts(noun).is_some();
        if count != 2 || !known {
            return None;
        }
        let near = self.seen.iter().rev().take(MAX_NEAR);
        let near = near.take_while(|s| line as u32 - s.line <= NEAR);
        let near = near.filter(|s| !s.inner);
        let mut members: Vec<u32> = Vec::new();
        for who in near.map(|s| self.now(s.who)) {
            let figure = &self.figures[who as usize];
            let person = figure.kind == SpeakerKind::Person && figure.personal && figure.is_full();
            let fits = if PERSONS.contains(&noun) {
                person && figure.agreement.fits(mention.agreement & Agreement::GENDER)
            } else if PLACES.contains(&noun) {
                figure.place
            } else {
                figure.name.is_some()
                    && sorts(noun).is_some_and(|s| s.intersects(self.sorts_of(figure)))
            };
            if fits && !members.contains(&who) {
                members.push(who);
            }
        }
        if members.len() != count {
            return None;
        }
        members.reverse();
        let id = self.found(mention, None);
        let figure = &mut self.figures[id as usize];
        figure.kind = SpeakerKind::Group;
        figure.members = members;
        self.groups.push(id);
        Some(id)
    }

    /// *le premier*, *la seconde*: of the two who were named together last.
    pub(super) fn one_of_two(&self, mention: &Mention, line: usize) -> Option<u32> {
        if mention.kind != MentionKind::Latter {
            return None;
        }
        let place = match mention.span.of(self.text()).split(' ').nth(1)? {
            "premier" | "première" => 0,
            "second" | "seconde" => 1,
            _ => return None,
        };
        let near = self.seen.iter().rev().take(MAX_NEAR);
        let mut near = near.take_while(|s| line as u32 - s.line <= NEAR);
        let pair = near.find_map(|s| {
            let members = &self.figures[self.now(s.who) as usize].members;
            (members.len() == 2).then_some(members)
        });
        let meant = match pair {
            Some(pair) => pair[place],
            None => self.side_by_side(line)?[place],
        };
        let meant = self.now(meant);
        let figure = &self.figures[meant as usize];
        figure.agreement.fits(mention.agreement).then_some(meant)
    }

    /// « Une infirmière et un aide-soignant veillent. »: the last two who stand side by side.
    fn side_by_side(&self, line: usize) -> Option<[u32; 2]> {
        let near = &self.seen[self.seen.len().saturating_sub(MAX_NEAR)..];
        let mut pairs = near.windows(2).rev();
        let apart = |a: &Seen, b: &Seen| {
            let (from, to) = (a.span.end() as usize, b.span.start() as usize);
            self.text().get(from..to) != Some(" et ")
        };
        let found = pairs.find(|pair| {
            line as u32 - pair[1].line <= NEAR && !pair[1].inner && !apart(&pair[0], &pair[1])
        })?;
        Some([found[0].who, found[1].who])
    }

    /// True if the plural noun can be said of all members.
    fn can_all_be(&self, group: &Figure, noun: &str) -> bool {
        let figures = group
            .members
            .iter()
            .map(|who| &self.figures[self.now(*who) as usize]);
        let mut figures = figures.peekable();
        if ANY.contains(&noun) {
            return true;
        }
        if figures
            .peek()
            .is_some_and(|f| f.kind == SpeakerKind::Person)
        {
            // *les députés … les deux députés*, *le député … et la députée …*
            let key = fold::name_key(noun);
            let said = |f: &Figure, word: &str| heads(f).any(|head| head == word);
            let one = key.strip_suffix('s').unwrap_or(&key);
            return PERSONS.contains(&noun)
                || said(group, &key)
                || figures.all(|f| said(f, one) || said(f, &format!("{one}e")));
        }
        if PLACES.contains(&noun) {
            return figures.all(|f| f.place);
        }
        sorts(noun).is_some_and(|sorts| figures.all(|f| sorts.intersects(self.sorts_of(f))))
    }
}

/// The sorts of bodies that a noun in the plural can mean.
fn sorts(noun: &str) -> Option<Sorts> {
    called(noun.strip_suffix('s').unwrap_or(noun))
}

/// True of bodies that were named behind a noun of the same sort: *les associations Blum et Racines Vives*, *les ONG*.
fn likewise(group: &Figure, noun: &str) -> bool {
    if group.members.is_empty() {
        return false;
    }
    let own = heads(group).find_map(sorts);
    own.zip(sorts(noun)).is_some_and(|(a, b)| a.intersects(b))
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

/// What any that were named together can be called.
const ANY: &[&str] = &["camps", "parties"];

/// The same of people.
const PERSONS: &[&str] = &[
    "auteurs",
    "candidates",
    "candidats",
    "chefs",
    "collègues",
    "dirigeantes",
    "dirigeants",
    "femmes",
    "hommes",
    "jeunes",
    "ministres",
    "personnalités",
    "personnes",
    "présidentes",
    "présidents",
    "responsables",
    "élues",
    "élus",
];

/// The same of places.
const PLACES: &[&str] = &[
    "États",
    "Etats",
    "capitales",
    "gouvernements",
    "nations",
    "pays",
    "voisins",
    "villes",
];

/// A row has at most so many members.
const MAX_MEMBERS: usize = 8;
/// The verb of a row stands among so many pieces before it.
const MAX_PIECES: usize = 64;
/// A member was seen among so many mentions.
const MAX_NEAR: usize = 24;
/// So many groups back one may be named again.
const MAX_GROUPS: usize = 16;
/// *Les deux élus* are among those named so many sentences and mentions before.
const REACH: u32 = 8;
/// *Les ONG* among those named so many sentences before.
const NEAR: u32 = 3;
const MAX_SEEN: usize = 200;
