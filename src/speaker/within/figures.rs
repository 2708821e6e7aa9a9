//! Figures: whom a mention with words of its own speaks of, founded where it is new.

use smallvec::SmallVec;
use std::rc::Rc;

use super::wording::{COLLECTIVE, GENERIC, PEOPLE, before_head, is_pointed};
use super::{
    Agreement, Bearers, Clauses, Description, Figure, Join, Lexicon, Mention, MentionKind, NameKey,
    Reason, Resolver, Seen, Span, SpeakerKind, Tags, fold,
};

impl Figure {
    /// True if its name has several words.
    pub(super) fn is_full(&self) -> bool {
        self.name
            .as_ref()
            .is_some_and(|(key, _)| key.words.len() > 1)
    }

    /// True if the words can be said of the figure: they are a longer or shorter form of what was said of it,
    /// and speak of no other place: the president of one country is not that of another.
    pub(super) fn is_described(&self, words: &Description) -> bool {
        let mut places = self.descriptions.iter().flat_map(|d| &d.places).peekable();
        let elsewhere = !words.places.is_empty()
            && places.peek().is_some()
            && !places.any(|p| words.places.contains(p));
        // *le groupe de travail* is not *le groupe Lovana*.
        let alike = |d: &Description| match self.own_name {
            Some(_) => d.holds(words),
            None => d.compatible(words),
        };
        let means = |d: &Description| alike(d) || d.is_of_same_state(words);
        !elsewhere && self.descriptions.iter().any(|d| means(d))
    }
}

impl Resolver<'_, '_> {
    /// The figure of a mention by office or description.
    pub(super) fn described(&mut self, mention: &Mention, line: usize) -> u32 {
        let head = mention.head.unwrap_or(mention.span);
        let words = self.description(mention, head);
        if mention.definite {
            let known = self.described_by(words.head);
            // *le vieil homme*: not any man told of before.
            let text = self.text();
            let told = |figure: &Figure| {
                PEOPLE.contains(&head.of(text))
                    && !figure.first.of(text).contains(" ans")
                    && before_head(text, mention.span, head)
                        .is_some_and(|adjective| !figure.first.of(text).contains(adjective))
            };
            let fits = |id: &&u32| {
                let figure = &self.figures[self.now(**id) as usize];
                figure.agreement.fits(mention.agreement)
                    && figure.is_described(&words)
                    && !figure.is_known_to_be_elsewhere(&words)
                    && !told(figure)
            };
            // « le président russe »: whoever was called so, before the president last named.
            let called = |id: &&u32| {
                let figure = &self.figures[self.now(**id) as usize];
                fits(id) && figure.descriptions.iter().any(|d| d.holds(&words))
            };
            let so = words.is_long().then(|| known.iter().rev().find(called));
            let so = so
                .flatten()
                .or_else(|| known.iter().rev().find(fits))
                .copied();
            if let Some(id) = so.or_else(|| self.told_besides(mention, &words)) {
                let id = self.now(id);
                let figure = &mut self.figures[id as usize];
                // « Ministre des Ports, … Le ministre …»
                figure.definite |= figure.bare;
                // *le groupe breton* is no fuller name of *la banque Lovana*.
                if so.is_some() && figure.longest.is_none_or(|l| l.len() < mention.span.len()) {
                    figure.longest = Some(mention.span);
                }
                self.join(mention.span, id, Reason::Office);
                if so.is_none() {
                    self.describe(id, words);
                }
                return id;
            }
        }
        if let Some(id) = self.group_meant(mention, line) {
            self.join(mention.span, id, Reason::Office);
            return id;
        }
        // « est une plongeuse qui promet … »: who she is has been said.
        let mut near = self.joins.iter().rev().take(MAX_JOINS);
        if !mention.definite
            && let Some(known) = near.find(|j| j.mention == mention.span)
            && known.reason == Reason::Apposition
        {
            return self.now(known.speaker);
        }
        // *le document*, *le même texte*: the one last spoken of.
        let generic = || GENERIC.contains(&head.of(self.text()));
        if mention.kind == MentionKind::Document
            && mention.definite
            && !words.is_long()
            && generic()
        {
            let near = self
                .seen
                .iter()
                .rev()
                .take_while(|s| line as u32 - s.line <= 6);
            let last = near
                .take(MAX_SEEN)
                .find(|s| self.figures[self.now(s.who) as usize].kind == SpeakerKind::Document);
            if let Some(seen) = last.copied() {
                let id = self.now(seen.who);
                self.join(mention.span, id, Reason::Office);
                return id;
            }
        }
        let id = self.found(mention, None);
        // « La Ligue a présenté ses “condoléances”. “…”, dit le communiqué »: the one that spoke just before has issued it.
        if mention.kind == MentionKind::Document
            && mention.definite
            && !words.is_long()
            && ISSUED.contains(&head.of(self.text()))
            && let Some((speaker, at)) = self.last_speaker
            && line as u32 - at <= 1
        {
            let body = self.figures[self.now(speaker) as usize].kind == SpeakerKind::Organization;
            self.figures[id as usize].issuer = body.then_some(speaker);
        }
        self.describe(id, words);
        self.join(mention.span, id, Reason::Founded);
        id
    }

    /// The figures that a head noun describes, latest last.
    pub(super) fn described_by(&self, head: u32) -> &[u32] {
        self.by_head.get(&head).map_or(&[], SmallVec::as_slice)
    }

    /// The comparable words of a description: from its first ordinal or its head to its end, the
    /// name left out.
    pub(super) fn description(&mut self, mention: &Mention, head: Span) -> Rc<Description> {
        let end = mention
            .name
            .filter(|n| n.start() > head.start())
            .map_or(mention.span.end(), Span::start);
        let before = mention
            .name
            .filter(|n| n.start() < head.start())
            .map_or(mention.span.start(), Span::end);
        let from = before.min(head.start());
        let written = &self.text()[from as usize..end.max(head.end()) as usize];
        let head = Span::new(head.start() - from, head.end() - from);
        self.memory.description(written, head)
    }

    pub(super) fn describe(&mut self, id: u32, words: Rc<Description>) {
        if words.is_empty() {
            return;
        }
        let head = words.head;
        let figure = &mut self.figures[id as usize];
        if figure.descriptions.len() < 8 && !figure.descriptions.contains(&words) {
            figure.descriptions.push(words);
        }
        let bearers = self.by_head.entry(head).or_default();
        if bearers.last() != Some(&id) {
            bearers.retain(|b| *b != id);
            remember(bearers, id);
        }
    }

    /// *la communauté de communes*: towns that act together, not people.
    fn is_union(&self, mention: &Mention) -> bool {
        let head = mention
            .head
            .filter(|head| head.of(self.text()) == "communauté");
        let rest = head.map(|head| &self.text()[head.end() as usize..]);
        rest.is_some_and(|rest| UNIONS.iter().any(|union| rest.starts_with(union)))
    }

    pub(super) fn found(&mut self, mention: &Mention, name: Option<(Rc<NameKey>, Span)>) -> u32 {
        let spellings = name.iter().map(|(_, span)| (*span, 1)).collect();
        let many = mention.agreement.contains(Agreement::PLURAL);
        // *un jeune*, *une personne*: one of those whom the plural means; *cette personne* may be anybody.
        let pointed = mention.span.of(self.text()).get(1..3) == Some("et");
        let member = |head: Span| !pointed && MEMBERS.contains(&head.of(self.text()));
        let kind = match mention.kind {
            MentionKind::Group if !many && mention.head.is_some_and(member) => SpeakerKind::Person,
            MentionKind::Group if self.is_union(mention) => SpeakerKind::Organization,
            MentionKind::Group | MentionKind::Indefinite => SpeakerKind::Group,
            MentionKind::Informant if many => SpeakerKind::Group,
            MentionKind::Body
            | MentionKind::Place
            | MentionKind::Medium
            | MentionKind::Informant => SpeakerKind::Organization,
            MentionKind::Document => SpeakerKind::Document,
            _ => SpeakerKind::Person,
        };
        let kind = if kind == SpeakerKind::Person
            && mention.agreement.contains(Agreement::PLURAL)
            && !mention.agreement.contains(Agreement::SINGULAR)
        {
            SpeakerKind::Group
        } else {
            kind
        };
        // « Un couple hésite. “…”, confient-ils »
        let head = mention.head.map(|head| head.of(self.text()));
        let collective = name.is_none() && head.is_some_and(|h| COLLECTIVE.contains(&h));
        let members = if collective {
            Agreement::PLURAL
        } else {
            Agreement::empty()
        };
        let known = |(_, name): &(Rc<NameKey>, Span)| {
            let key = fold::name_key(name.of(self.text()));
            Lexicon::french().name(&key).is_some()
        };
        let obscure = mention.kind == MentionKind::Place && !name.as_ref().is_some_and(known);
        let id = self.figures.len() as u32;
        self.figures.push(Figure {
            name,
            descriptions: SmallVec::new(),
            kind,
            agreement: mention.agreement | members,
            first: mention.span,
            definite: mention.definite,
            bare: mention.bare && mention.kind == MentionKind::Person,
            related: self.is_related(mention),
            pointed: is_pointed(mention.span.of(self.text())),
            longest: mention.head.is_some().then_some(mention.span),
            full: None,
            styled: None,
            spellings,
            personal: mention.kind == MentionKind::Person,
            place: mention.kind == MentionKind::Place,
            obscure,
            medium: mention.kind == MentionKind::Medium,
            own_name: None,
            issuer: None,
            public: None,
            members: Vec::new(),
        });
        self.became.push(id);
        id
    }

    /// Whoever speaks in sentence `line` under the name that the quote at `at` holds: *un « vieux routier » confie*.
    pub(super) fn in_marks(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        line: usize,
    ) -> Option<Seen> {
        let next = clauses.pieces.get(at + 1)?.predicate()?;
        let named = clauses.in_marks(at).filter(|_| next.reports())?;
        Some(Seen {
            who: self.figure(&named, line)?,
            line: line as u32,
            paragraph: self.story.lines[line].paragraph,
            span: named.span,
            subject: true,
            inner: false,
            pronoun: false,
        })
    }

    /// « son frère », « son homologue »: someone told by another.
    pub(super) fn is_related(&self, mention: &Mention) -> bool {
        let written = mention.span.of(self.text());
        // All of them but *leur* start with these.
        if !written.starts_with(['m', 't', 's', 'n', 'v', 'M', 'T', 'S', 'N', 'V'])
            && !written.get(1..).is_some_and(|rest| rest.starts_with("eur"))
        {
            return false;
        }
        let first = written.split([' ', '\u{a0}']).next();
        first.is_some_and(|word| Lexicon::french().look_up(word).tags.contains(Tags::POSS))
    }

    pub(super) fn join(&mut self, mention: Span, speaker: u32, reason: Reason) {
        let because = (reason != Reason::Founded).then(|| self.figures[speaker as usize].first);
        self.joins.push(Join {
            mention,
            speaker,
            reason,
            because,
        });
    }
}

/// Adds the newest of those who bear a word; the oldest is forgotten.
pub(super) fn remember(bearers: &mut Bearers, id: u32) {
    if bearers.len() >= MAX_BEARERS {
        bearers.remove(0);
    }
    bearers.push(id);
}

/// So many figures may bear one word or office.
pub(super) const MAX_BEARERS: usize = 48;

/// So many joins back a mention that speaks was read.
const MAX_JOINS: usize = 64;

/// So many mentions are looked at for a document that is meant.
pub(super) const MAX_SEEN: usize = 200;

/// What makes a *communauté* a union of towns.
const UNIONS: &[&str] = &[
    " d'agglomération",
    " d’agglomération",
    " de communes",
    " métropolitaine",
    " urbaine",
];

/// Nouns of groups that are said of one of them in the singular.
const MEMBERS: &[&str] = &[
    "arabe",
    "catholique",
    "chrétien",
    "chrétienne",
    "jeune",
    "juif",
    "juive",
    "kabyle",
    "kurde",
    "musulman",
    "musulmane",
    "personne",
    "protagoniste",
    "protestant",
    "protestante",
    "taliban",
    "tutsi",
];

/// Texts that a body issues, when nothing else has been said of them.
const ISSUED: &[&str] = &["communiqué", "déclaration", "message", "texte"];
