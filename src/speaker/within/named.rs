//! Figures with a proper name: who bears it already, and what is told besides.

use super::figures::{MAX_BEARERS, MAX_SEEN, remember};
use super::nicknames::opens_anyhow;
use super::{
    Agreement, Description, Figure, Lexicon, MAX_SPELLINGS, Mention, MentionKind, NameKey, Reason,
    Resolver, Span, SpeakerKind, Spelled, Tags,
};
use crate::lexicon::names_alone;
use smallvec::{SmallVec, smallvec};
use std::rc::Rc;

/// Whom a name can mean where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    /// Anyone.
    Anyone,
    /// A person: a title or a given name stands before.
    Person,
    /// A place.
    Place,
    /// A body: its noun stands before.
    Body,
}

impl Sought {
    /// What the mention of a name tells of who bears it.
    fn by(mention: &Mention, spelled: &Spelled) -> Self {
        let body = matches!(mention.kind, MentionKind::Body | MentionKind::Medium);
        match mention.kind {
            MentionKind::Place => Self::Place,
            MentionKind::Person => Self::Person,
            _ if body && mention.head.is_some() => Self::Body,
            MentionKind::Name if spelled.given && spelled.key.words.len() > 1 => Self::Person,
            _ => Self::Anyone,
        }
    }

    /// False of a person where a body is meant, and the reverse: *le groupe Talec* is not *Jean Talec*.
    pub(super) fn may_be(self, figure: &Figure, spelled: &Spelled) -> bool {
        match self {
            Self::Person => figure.own_name.is_none(),
            Self::Body => {
                let person = figure.kind == SpeakerKind::Person && figure.own_name.is_none();
                let own = figure.name.as_ref();
                let same = || own.is_some_and(|(own, _)| own.words == spelled.key.words);
                // « confie Lina. L'association Lina la soutient »
                let told = spelled.given || figure.personal && spelled.key.words.len() == 1;
                !figure.place && (!person || !told && figure.descriptions.is_empty() && same())
            }
            Self::Anyone | Self::Place => true,
        }
    }
}

impl Resolver<'_, '_> {
    /// True if the noun before a given name is a part of what its bearer is called; nobody's own relative: *sa sœur Agathe*.
    fn is_styled(&self, mention: &Mention, head: Span, name: Span) -> bool {
        let text = self.text();
        let noun = head.of(text).to_lowercase();
        // *Tonton Marcel*
        let called = mention.span.start() == head.start()
            && text[..head.start() as usize].ends_with([' ', '\u{a0}'])
            && head.of(text).starts_with(char::is_uppercase);
        head.end() < name.start()
            && Span::new(head.end(), name.start())
                .of(text)
                .trim()
                .is_empty()
            && (called || STYLES.binary_search(&noun.as_str()).is_ok())
            && !self.is_related(mention)
    }

    /// The figure of a mention with a proper name.
    pub(super) fn named(&mut self, mention: &Mention, name: Span) -> u32 {
        let spelled = self.memory.spelled(name.of(self.story.scene.reading.text));
        let key = &spelled.key;
        let given = spelled.given;
        let aged = mention.kind == MentionKind::Name && self.is_aged(mention.span);
        // « La société Riou Traiteur ferme. “C'est fini”, soupire Riou, 62 ans »
        let sought = if aged {
            Sought::Person
        } else {
            Sought::by(mention, &spelled)
        };
        let personal = sought != Sought::Body
            && (mention.kind == MentionKind::Person || spelled.personal || aged);
        let found = self
            .by_name(&spelled, mention.agreement, sought)
            .or_else(|| self.by_surname(mention, &spelled))
            .or_else(|| self.spelt_otherwise(&spelled))
            .or_else(|| self.shortened(mention, name));
        let text = self.story.scene.reading.text;
        let id = if let Some(id) = found {
            let figure = &mut self.figures[id as usize];
            let known = figure.name.as_ref().map(|(k, _)| k.words.len());
            let known = known.unwrap_or(key.words.len() + 1);
            // A name of nothing but signs has no word.
            let first = |key: &NameKey| key.words.first().map_or(0, String::len);
            let initial = figure.name.as_ref().is_some_and(|(k, _)| first(k) == 1);
            let own = figure.name.as_ref();
            let longer = key.words.len() > known
                && !own.is_some_and(|(short, _)| opens_anyhow(text, name, key, short));
            let shorter = own.is_some_and(|(long, at)| opens_anyhow(text, *at, long, key));
            if longer || shorter || key.words.len() == known && initial && first(key) > 1 {
                figure.name = Some((key.clone(), name));
                figure.public.clone_from(&spelled.public);
                figure.spellings = smallvec![(name, 1)];
            } else if key.words.len() == known && (initial || first(key) > 1) {
                let written = name.of(text);
                if let Some((_, times)) = figure
                    .spellings
                    .iter_mut()
                    .find(|(s, _)| s.of(text) == written)
                {
                    *times += 1;
                } else if figure.spellings.len() < MAX_SPELLINGS {
                    figure.spellings.push((name, 1));
                }
            }
            figure.agreement = figure.agreement.narrowed(mention.agreement);
            figure.personal |= personal && figure.own_name.is_none();
            self.join(mention.span, id, Reason::Name);
            id
        } else {
            let id = self.found(mention, Some((key.clone(), name)));
            let figure = &mut self.figures[id as usize];
            figure.personal = personal;
            figure.public.clone_from(&spelled.public);
            self.join(mention.span, id, Reason::Founded);
            id
        };
        if let Some(public) = spelled.public.as_ref().filter(|p| p.full) {
            let figure = &mut self.figures[id as usize];
            figure.agreement = public.agreement.narrowed(figure.agreement);
        }
        if sought == Sought::Body {
            let figure = &mut self.figures[id as usize];
            figure.kind = SpeakerKind::Organization;
            figure.personal = false;
        }
        for end in spelled.ends.into_iter().chain(spelled.letters) {
            let bearers = self.by_word.entry(end).or_default();
            if !bearers.contains(&id) {
                remember(bearers, id);
            }
        }
        let title = mention.span.of(text).split([' ', '\u{a0}']).next();
        if title == Some("Me") {
            self.describe_as_lawyer(id);
        }
        if let Some(head) = mention.head {
            if given
                && key.words.len() == 1
                && sought != Sought::Body
                && self.is_styled(mention, head, name)
            {
                self.figures[id as usize].styled = Some(head.join(name));
            }
            let words = self.description(mention, head);
            if !self.is_related(mention) {
                self.adopt(id, mention, &words, sought);
            }
            self.describe(id, words);
        } else if mention.kind == MentionKind::Body
            && let Some(head) = self.common_noun(name)
        {
            // *l'Association des pêcheurs* is *l'association* further down.
            let words = self.description(mention, head);
            self.describe(id, words);
        }
        self.now(id)
    }

    /// *La Fédération*: the body that was described by this noun and more.
    fn shortened(&mut self, mention: &Mention, name: Span) -> Option<u32> {
        let written = name.of(self.text());
        let common = || Lexicon::french().look_up(written).tags.contains(Tags::BODY);
        if mention.kind != MentionKind::Body || mention.head.is_some() || !common() {
            return None;
        }
        let words = self.description(mention, name);
        let known = self.described_by(words.head).iter().rev();
        let mut known = known.map(|id| self.now(*id));
        known.find(|id| {
            let figure = &self.figures[*id as usize];
            figure.agreement.fits(mention.agreement) && figure.is_described(&words)
        })
    }

    /// A named figure takes over the one that was only described so far in the same words.
    pub(super) fn adopt(
        &mut self,
        id: u32,
        mention: &Mention,
        words: &Description,
        sought: Sought,
    ) {
        // *un autre étudiant, Jean Talec*: not the one before.
        if mention.span.of(self.text()).contains("autre ") {
            return;
        }
        // *sa fille, Mona Ferrand*: not the girl spoken of before.
        let related = self.is_related(mention);
        let known = self.described_by(words.head);
        let described = known.iter().rev().copied().find(|other| {
            // Whoever has got a name since is not without one.
            let figure = &self.figures[self.now(*other) as usize];
            self.now(*other) != self.now(id)
                && figure.name.is_none()
                && figure.members.is_empty()
                && (!related || figure.related)
                && figure.agreement.fits(mention.agreement)
                && figure.is_described(words)
                // *l'association des victimes* is not *l'association Racines Vives*.
                && (sought != Sought::Body || figure.descriptions.iter().all(|d| words.holds(d)))
                && !self.stands_for(*other, id, words)
        });
        if let Some(other) = described {
            self.merge(other, id);
        }
    }

    /// « … , a expliqué Jean Talec. “…”, a dit le président.¶Le président ukrainien …»: the bare office right behind a person's
    /// words was that person's.
    fn stands_for(&self, office: u32, named: u32, words: &Description) -> bool {
        let known = &self.figures[office as usize];
        let bare = known.descriptions.iter().all(|d| !d.is_long()) && known.definite;
        if !bare || !words.is_long() || words.places.is_empty() {
            return false;
        }
        let near = self.seen.iter().rev().take(MAX_SEEN);
        let own = near.clone().filter(|s| self.now(s.who) == office);
        let at = own.min_by_key(|s| s.span.start());
        at.is_some_and(|at| {
            let mut before = near.filter(|s| s.span.start() < at.span.start());
            let person = before.find(|s| {
                let other = &self.figures[self.now(s.who) as usize];
                other.kind == SpeakerKind::Person && other.personal
            });
            person.is_some_and(|s| {
                let other = &self.figures[self.now(s.who) as usize];
                self.now(s.who) != self.now(named)
                    && at.line - s.line <= 1
                    && s.subject
                    && other.name.is_some()
                    && other.agreement.fits(known.agreement)
            })
        })
    }

    /// The figure that bears a name, or a longer or shorter form of it: the newest, where there are several.
    pub(super) fn by_name(
        &self,
        spelled: &Spelled,
        agreement: Agreement,
        sought: Sought,
    ) -> Option<u32> {
        let place = sought == Sought::Place;
        let key = &spelled.key;
        let mut candidates = [0; 3 * MAX_BEARERS];
        let mut count = 0;
        let mut ends: SmallVec<[u32; 3]> = SmallVec::from(spelled.ends);
        ends.sort_unstable();
        ends.dedup();
        for bearers in ends.iter().filter_map(|end| self.by_word.get(end)) {
            candidates[count..count + bearers.len()].copy_from_slice(bearers);
            count += bearers.len();
        }
        let candidates = &mut candidates[..count];
        candidates.sort_unstable();
        let gender = agreement & Agreement::GENDER;
        let mut found = candidates.iter().rev().copied().filter(|id| {
            let figure = &self.figures[*id as usize];
            let Some((own, _)) = &figure.name else {
                return false;
            };
            if !sought.may_be(figure, spelled) {
                return false;
            }
            let agrees = figure.agreement.fits(gender);
            // *Paul*, *Paul-Henri*
            let called = key.words.len() == 1 || spelled.compound;
            let first_name =
                called && own.words.len() > key.words.len() && own.words.starts_with(&key.words);
            // *le Haut Conseil*, *le Haut Conseil pour le climat*
            let body = figure.kind == SpeakerKind::Organization && sought == Sought::Anyone;
            let opening = body
                && !spelled.personal
                && key.words.len() > 1
                && own.words.len() > key.words.len()
                && own.words.starts_with(&key.words)
                && Lexicon::french().name(&key.words.join(" ")).is_none();
            let first_name = first_name
                || opening
                || own.words.len() == 1 && key.words.len() > 1 && own.words[0] == key.words[0];
            // *le Sénat des États-Unis* is not *les États-Unis*.
            let longer = !place && own.extends(key) || !figure.place && key.extends(own);
            // *Franck* is not *la France*: places are spelt in one way.
            let spelt = own.words == key.words || !place && !figure.place;
            own.same(key) && spelt
                || own.shortens(key)
                || agrees && (longer || first_name && !place)
        });
        let first = found.next()?;
        // *le Haut Conseil*: one of two of that name.
        let opens = |id: u32| {
            let figure = &self.figures[id as usize];
            let own = figure.name.as_ref();
            figure.kind == SpeakerKind::Organization
                && own.is_some_and(|(own, _)| {
                    own.words.len() > key.words.len() && own.words.starts_with(&key.words)
                })
        };
        let mut others = found.clone().filter(|id| *id != first);
        if key.words.len() > 1 && opens(first) && others.any(opens) {
            return None;
        }
        // *Riou* is *Loïc Riou* before he is *la société Riou Bâtiment*.
        let part = |id: u32| {
            let figure = &self.figures[id as usize];
            let longer = |(own, _): &(Rc<NameKey>, Span)| own.words.len() > key.words.len();
            figure.own_name.is_some() && figure.name.as_ref().is_some_and(longer)
        };
        let person = |id: &u32| self.figures[*id as usize].personal;
        let person = if part(first) {
            found.find(person)
        } else {
            None
        };
        person.or(Some(first))
    }

    /// *Mona Martin*, *Martin*: a given name tells no gender where it is somebody's surname.
    fn by_surname(&self, mention: &Mention, spelled: &Spelled) -> Option<u32> {
        // *Martin, 8 ans*: a child.
        if !spelled.given || mention.kind != MentionKind::Name || self.is_aged(mention.span) {
            return None;
        }
        let found = self.by_name(spelled, Agreement::empty(), Sought::Anyone)?;
        let known = &self.figures[found as usize];
        let (own, span) = known.name.as_ref()?;
        // *le Tour de Mona Martin* is not hers.
        let public = known.public.as_ref().is_some_and(|p| p.full);
        let given = || public || Lexicon::french().given(span.of(self.text())).is_some();
        let rest = own.words.strip_suffix(&spelled.key.words[..])?;
        (!rest.is_empty() && known.personal && given()).then_some(found)
    }

    /// The first of several words of a name, where it is a common noun that means a body.
    fn common_noun(&self, name: Span) -> Option<Span> {
        let (first, rest) = name.of(self.text()).split_once([' ', '\u{a0}'])?;
        let tags = Lexicon::french().look_up(first).tags;
        // *le Collectif Racines Vives*
        let common = tags.contains(Tags::BODY) || tags.contains(Tags::GROUP) && names_alone(first);
        (common && !rest.is_empty())
            .then(|| Span::new(name.start(), name.start() + first.len() as u32))
    }
}

/// What stands before a single given name as a part of it: *pape François*, *sœur Agathe*; of anybody else it tells who she is
/// (*la boulangère Corinne*).
const STYLES: &[&str] = &[
    "abbé",
    "archiduc",
    "archiduchesse",
    "ayatollah",
    "calife",
    "cheikh",
    "comte",
    "comtesse",
    "dom",
    "duc",
    "duchesse",
    "empereur",
    "frère",
    "grand-duc",
    "grande-duchesse",
    "impératrice",
    "mollah",
    "mère",
    "pape",
    "patriarche",
    "pharaon",
    "prince",
    "princesse",
    "père",
    "reine",
    "roi",
    "saint",
    "sainte",
    "sire",
    "sultan",
    "sœur",
    "tsar",
    "tsarine",
    "émir",
];
