//! Bodies that a noun and a name of their own tell: *l'ONG Racines Vives*, *le collectif « Ports unis »*. They are called by the name alone.

use super::named::Sought;
use super::{
    Agreement, Clauses, Lexicon, Mention, MentionKind, NameKey, Resolver, Span, Tags, What, fold,
};
use crate::lexicon::{NameKind, names_alone};
use crate::quote;
use crate::text::tokens::{Case, Kind, each_token};

impl Resolver<'_, '_> {
    /// The figure of a body that is told by a noun and its own name: *l'ONG britannique Racines Vives*.
    pub(super) fn body_with_name(&mut self, mention: &Mention) -> Option<u32> {
        let name = self.own_name(mention)?;
        Some(self.body_named(mention, name))
    }

    /// The figure of the body that bears a name, whose noun is the head of the mention.
    fn body_named(&mut self, mention: &Mention, name: Span) -> u32 {
        let kind = match mention.kind {
            MentionKind::Medium => MentionKind::Medium,
            _ => MentionKind::Body,
        };
        let body = Mention {
            name: Some(name),
            kind,
            ..*mention
        };
        let id = self.named(&body, name);
        let noun = mention.head.filter(|head| head.end() < name.start());
        self.figures[id as usize].own_name = Some(noun.map_or(name, |head| head.join(name)));
        id
    }

    /// *le collectif « Racines Vives »*: the body whose name stands in marks behind the noun at `at`.
    pub(super) fn body_in_marks(&mut self, clauses: &Clauses<'_, '_>, at: usize) -> Option<u32> {
        let mention = *clauses.pieces[at].mention()?;
        let next = clauses.pieces.get(at + 1)?;
        let What::Quote(quote) = next.what else {
            return None;
        };
        let head = mention.head.filter(|_| mention.name.is_none())?;
        let text = self.text();
        let name = self.story.scene.quotes[quote as usize].inner;
        let words = name.of(text);
        let short = words.split([' ', '\u{a0}']).count() <= MAX_MARKED;
        let titled =
            words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphanumeric);
        let plain = mention.agreement.fits(Agreement::SINGULAR)
            && !mention.span.of(text)[(head.start() - mention.span.start()) as usize..]
                .contains(char::is_uppercase);
        let outcome = &self.outcomes[quote as usize];
        let said = outcome.kind != quote::Kind::Term && outcome.attribution.is_some();
        let named = short && titled && plain && !said && names_alone(head.of(text));
        named.then(|| self.body_named(&mention, name))
    }

    /// *Terre et Mer*: the body whose name looks like a row of two.
    pub(super) fn named_in_row(&mut self, mention: &Mention) -> Option<u32> {
        if mention.kind != MentionKind::Group || mention.head.is_some() || mention.name.is_some() {
            return None;
        }
        let key = NameKey::new(mention.span.of(self.text()));
        let mut figures = (0..).zip(&self.figures);
        let named = figures.find(|(id, figure)| {
            let own = figure.name.as_ref();
            self.now(*id) == *id
                && figure.own_name.is_some()
                && own.is_some_and(|(own, _)| own.words == key.words)
        });
        named.map(|(id, _)| id)
    }

    /// The name behind the noun of a body that is told without the noun: *Racines Vives* of *l'ONG britannique Racines Vives*. Not
    /// where somebody else bears it: *le groupe Talec* beside *Jean Talec*.
    pub(super) fn own_name(&mut self, mention: &Mention) -> Option<Span> {
        let head = mention.head?;
        let person = mention.kind == MentionKind::Person;
        let kind = person
            || matches!(
                mention.kind,
                MentionKind::Body
                    | MentionKind::Group
                    | MentionKind::Informant
                    | MentionKind::Medium
            );
        let single = mention.agreement.fits(Agreement::SINGULAR);
        let text = self.text();
        let alone = kind && single && names_alone(head.of(text));
        let (name, known) = match mention.name {
            _ if !alone => return None,
            // « Racines Vives, une association de Lori, », but « Talec, fabricant de voiles, »
            Some(name) => {
                let said = name.start() < head.start();
                let tags = Lexicon::french().look_up(head.of(text)).tags;
                // « Talec, parti de Lunac, »
                if said && tags.intersects(Tags::PERSON | Tags::PAST_PART) {
                    return None;
                }
                (name, known_part(name.of(text)).1)
            }
            None => {
                let rest = text.get(head.end() as usize..mention.span.end() as usize)?;
                let from = name_behind(rest)?;
                // *le groupe Lovana, propriétaire du site,*
                let written = rest[from as usize..].split([',', '(']).next()?;
                let (len, known) = known_part(written.trim_end_matches([' ', '\u{a0}']));
                let start = head.end() + from;
                (Span::new(start, start + len), known)
            }
        };
        let given = || Lexicon::french().given(name.of(text)).is_some();
        // *le groupe Jean Talec*, *le fabricant Jean Talec*
        let other = match known {
            Some(kind) => kind == NameKind::Place,
            None => (person || name.of(text).contains(' ')) && given(),
        };
        if other {
            return None;
        }
        let spelled = self.memory.spelled(name.of(text));
        let bearer = self.by_name(&spelled, Agreement::empty(), Sought::Anyone);
        let taken = bearer.is_some_and(|id| {
            let figure = &self.figures[self.now(id) as usize];
            !Sought::Body.may_be(figure, &spelled.key)
        });
        (!taken).then_some(name)
    }
}

/// Where in the words behind the noun of a body its name opens: behind adjectives and complements of small letters, *l'agence de
/// presse Lovana*, but not *l'association des Amis du port*.
fn name_behind(rest: &str) -> Option<u32> {
    let lexicon = Lexicon::french();
    let (mut found, mut broken) = (None, false);
    let (mut linked, mut links) = (false, 0);
    each_token(rest, |token| {
        if found.is_some() || broken {
            return;
        }
        let tags = lexicon.look_up(token.span.of(rest)).tags;
        let link = tags.intersects(Tags::OF | Tags::PREP);
        if token.kind != Kind::Word {
            broken = true;
        } else if token.case != Case::Lower {
            found = (!linked).then_some(token.span.start());
            broken = linked;
        } else if link || tags.contains(Tags::DET) {
            links += u32::from(link);
            linked = true;
            broken = links > MAX_LINKS;
        } else {
            linked = false;
            broken = tags.intersects(Tags::COORD | Tags::REL | Tags::SUBJ);
        }
    });
    found
}

/// So many prepositions may stand between a noun and its name: *l'association de défense des usagers Racines Vives*.
const MAX_LINKS: u32 = 3;

/// How many bytes of a name the lexicon knows, and what by: *Lovana* of *Lovana de Lunac*; all of it where it knows none.
fn known_part(written: &str) -> (u32, Option<NameKind>) {
    let lexicon = Lexicon::french();
    let mut end = written.len();
    loop {
        let key = fold::name_key(&written[..end]);
        // *Le Monde diplomatique*, *Air Lori*: what follows is no part of a longer name.
        let ends = !written[end..].trim_start().starts_with(char::is_uppercase);
        if ends && let Some(entry) = lexicon.name(&key) {
            return (end as u32, Some(entry.kind));
        }
        match written[..end].rfind(' ') {
            Some(before) => end = before,
            None => return (written.len() as u32, None),
        }
    }
}

/// A name in marks has so many words at most.
const MAX_MARKED: usize = 6;
