//! Whom *les deux élus*, *le couple*, *la première* mean: those who were named together, or side by side.

use super::groups::is_plural;
use super::posts::heads;
use super::{Agreement, Figure, Mention, MentionKind, Resolver, Seen, SpeakerKind};
use crate::lexicon::{Sorts, called};
use crate::text::fold;

impl Resolver<'_, '_> {
    /// *les deux élus*, *ces trois organisations*: the last so many that were named together and can be called so;
    /// *les ONG*: the last that were called so, or likewise, when they were named.
    pub(super) fn group_meant(&mut self, mention: &Mention, line: usize) -> Option<u32> {
        let written = mention.span.of(self.text());
        if let Some(two) = self.couple_meant(written, line) {
            return Some(two);
        }
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

    /// *le couple*, *ce duo*: the last people who were named together, so many.
    fn couple_meant(&self, written: &str, line: usize) -> Option<u32> {
        let (article, noun) = written.split_once([' ', '\u{a0}'])?;
        let count = match noun {
            "couple" | "duo" | "tandem" | "binôme" => 2,
            "trio" => 3,
            _ => return None,
        };
        let told = ["Ce", "Le", "ce", "le"].contains(&article);
        let near = told.then(|| self.seen.iter().rev().take(MAX_SEEN))?;
        let mut near = near.take_while(|s| line as u32 - s.line <= REACH);
        let figure = |who: &u32| &self.figures[self.now(*who) as usize];
        let found = near.find(|s| {
            let one = figure(&s.who);
            let other = one.members.is_empty() && heads(one).any(|head| PAIRS.contains(&head));
            other || s.subject && one.members.len() == count
        })?;
        let members = &figure(&found.who).members;
        let mut people = members.iter().map(figure);
        // *le couple* holds no two offices, and seldom two men or two women.
        let apart = noun != "couple"
            || people.clone().all(|f| f.descriptions.is_empty())
                && !people
                    .clone()
                    .zip(people.clone().skip(1))
                    .any(|(a, b)| a.agreement.fits(b.agreement) && one_gender(a.agreement));
        (members.len() == count && apart && people.all(|f| f.kind == SpeakerKind::Person))
            .then(|| self.now(found.who))
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

/// True where the gender is known.
fn one_gender(agreement: Agreement) -> bool {
    let gender = agreement & Agreement::GENDER;
    gender == Agreement::MASCULINE || gender == Agreement::FEMININE
}

/// Other words for two who belong together.
const PAIRS: &[&str] = &["couple", "duo", "epoux", "tandem"];

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

/// *Les deux élus* are among those named so many sentences and mentions before.
const REACH: u32 = 8;
/// *Les ONG* among those named so many sentences before.
const NEAR: u32 = 3;
const MAX_SEEN: usize = 200;
/// Members were seen among so many mentions.
const MAX_NEAR: usize = 24;
