//! Resolves mentions within one article: reads it from top to bottom, founds and joins speakers.

mod attributes;
mod bodies;
mod echoes;
mod figures;
mod foremost;
mod groups;
mod holders;
mod joins;
mod known;
mod leads;
mod left;
mod letters;
mod memory;
mod named;
mod nicknames;
mod own_names;
mod posts;
mod pronouns;
mod public;
mod read;
mod shapes;
mod together;
mod told;
mod trades;
mod wording;

use crate::attribution::Outcome;
use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::rule::{Source, Story};
use crate::lexicon::{Agreement, Beside, Lexicon, Tags, beside};
use crate::span::Span;
use crate::speaker::cast::{Cast, Join, Reason, Spoken};
use crate::speaker::name::NameKey;
use crate::speaker::salience::Seen;
use crate::speaker::{Speaker, SpeakerKind};
use crate::text::fold;
use memory::{Description, Memory, Spelled};
use public::Public;
use rustc_hash::{FxBuildHasher, FxHashMap};
use shapes::is_work;
use smallvec::SmallVec;
use std::ops::Range;
use std::rc::Rc;

/// Someone the article speaks of.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was read of someone, bit by bit"
)]
struct Figure {
    /// Proper names, the fullest first found.
    name: Option<(Rc<NameKey>, Span)>,
    /// Descriptions: the folded words of *président russe*, without article.
    descriptions: SmallVec<[Rc<Description>; 2]>,
    kind: SpeakerKind,
    agreement: Agreement,
    /// The first mention.
    first: Span,
    /// True if it was brought in as someone known: *l’édile*, not *une élue*.
    definite: bool,
    /// True if it was brought in without a word before it: *ministre des Ports, …*.
    bare: bool,
    /// True if it was brought in as someone else's: *son frère*.
    related: bool,
    /// True if it was pointed at: *cette infirmière*.
    pointed: bool,
    /// The longest description, as it stands.
    longest: Option<Span>,
    /// Of a body that a noun and a name tell: both together, *ONG Racines Vives*; the name alone where the noun stands behind it.
    own_name: Option<Span>,
    /// What its letters stand for, where brackets tell: *Fédération des ports*.
    full: Option<Span>,
    /// Style and name together, where the name is a single given name: *pape François*.
    styled: Option<Span>,
    /// The spellings of the fullest name, and how often each stands.
    spellings: SmallVec<[(Span, u32); 1]>,
    /// True if something says that it is a person: a title, an office, a given name.
    personal: bool,
    /// True of a country, a town.
    place: bool,
    /// True of a place that the lexicon does not know: nobody speaks for it.
    obscure: bool,
    /// True of a newspaper, a broadcaster, an agency.
    medium: bool,
    /// Of a document: who speaks through it.
    issuer: Option<u32>,
    /// What the news knows of whoever bears the name.
    public: Option<Rc<Public>>,
    /// Of those who are named together: each of them.
    members: Vec<u32>,
}

/// Those who bear a word, latest last; nearly always one or two.
type Bearers = SmallVec<[u32; 4]>;

struct Resolver<'s, 'a> {
    story: &'s Story<'a>,
    outcomes: &'s [Outcome],
    figures: Vec<Figure>,
    /// Number of the first or last word of a name → figures that bear it.
    by_word: FxHashMap<u32, Bearers>,
    /// Number of a head noun → figures so described, latest last.
    by_head: FxHashMap<u32, Bearers>,
    seen: Vec<Seen>,
    joins: Vec<Join>,
    /// Figures of those who were named together.
    groups: Vec<u32>,
    last_speaker: Option<(u32, u32)>,
    /// Where figures were found to be one: each points to the one it became.
    became: Vec<u32>,
    /// What was worked out for a spelling: names come again and again.
    memory: Memory,
    /// What was seen in each sentence as it was read.
    sentences: Vec<Range<usize>>,
    /// Who says what a sentence reports without marks, by the number of the sentence.
    tellers: Vec<(u32, u32)>,
    /// The quote whose speaker is asked for.
    asked: usize,
    /// Pronouns before anyone is named whom they could mean, and how many mentions stood before each.
    unknown: Vec<(u32, usize)>,
    /// Pairs of figures named in one sentence: they are two. In order; found when asked for.
    together: Vec<(u32, u32)>,
}

/// Works out who speaks each quote of a story.
pub fn resolve(story: &Story<'_>, outcomes: &[Outcome]) -> Cast {
    let mut resolver = Resolver {
        story,
        outcomes,
        figures: Vec::with_capacity(32),
        by_word: FxHashMap::with_capacity_and_hasher(56, FxBuildHasher),
        by_head: FxHashMap::with_capacity_and_hasher(28, FxBuildHasher),
        seen: Vec::with_capacity(64),
        joins: Vec::with_capacity(64),
        groups: Vec::new(),
        last_speaker: None,
        became: Vec::with_capacity(32),
        memory: Memory::take(),
        sentences: Vec::with_capacity(story.lines.len()),
        tellers: Vec::new(),
        asked: 0,
        unknown: Vec::new(),
        together: Vec::new(),
    };
    let mut who: Vec<Option<(u32, Option<Span>)>> = vec![None; outcomes.len()];
    for line in 0..story.lines.len() {
        resolver.read(line);
        for piece in story.line(line) {
            if let What::Quote(quote) = piece.what {
                who[quote as usize] = resolver.speaker(line, quote, outcomes, &who);
                if let Some((figure, mention)) = who[quote as usize] {
                    resolver.last_speaker = Some((figure, line as u32));
                    // « Paul Riou a été traité de “menteur” par Jean Talec. »: it is still about Paul Riou.
                    let agent = outcomes[quote as usize]
                        .attribution
                        .as_ref()
                        .is_some_and(|a| a.rule == "passive-subject");
                    resolver.spoke(figure, mention, line, quote, !agent);
                    resolver.note_person(figure);
                }
            }
        }
    }
    // A quote may go on with the words of one that stands below it.
    for quote in 0..outcomes.len() {
        if who[quote].is_none()
            && let Some(a) = &outcomes[quote].attribution
            && let Source::SameAs(other) = a.source
        {
            who[quote] = who[other as usize].map(|(figure, _)| (figure, None));
        }
    }
    resolver.join_pronouns();
    resolver.join_echoes(&who);
    resolver.join_epithets(&who);
    resolver.join_introductions(&who);
    resolver.join_bodies(&who);
    resolver.join_acronyms();
    let cast = resolver.cast(&who);
    resolver.memory.give_back();
    cast
}

impl<'a> Resolver<'_, 'a> {
    fn text(&self) -> &'a str {
        self.story.scene.reading.text
    }

    /// Finds the pairs of figures that are named in one sentence.
    fn pair(&mut self) {
        for sentence in &self.sentences {
            let here = &self.seen[sentence.clone()];
            let here = &here[..here.len().min(MAX_TOGETHER)];
            let named = |s: &&Seen| !s.pronoun;
            for (i, a) in here.iter().enumerate().filter(|(_, s)| named(s)) {
                for b in here[..i].iter().filter(named) {
                    self.together.push((a.who.min(b.who), a.who.max(b.who)));
                }
            }
        }
        self.together.sort_unstable();
        self.together.dedup();
    }

    /// Someone who speaks is on the reader's mind, whether a pronoun names them or nothing does.
    fn spoke(&mut self, who: u32, mention: Option<Span>, line: usize, quote: u32, subject: bool) {
        let span = mention.unwrap_or(self.story.scene.quotes[quote as usize].span);
        if let Some(last) = self.seen.last_mut()
            && last.who == who
            && last.span.overlaps(span)
        {
            last.subject |= subject;
            return;
        }
        let paragraph = self.story.lines[line].paragraph;
        self.seen.push(Seen {
            who,
            line: line as u32,
            paragraph,
            span,
            subject,
            inner: false,
            pronoun: false,
        });
    }

    /// The figure that `id` became.
    fn now(&self, id: u32) -> u32 {
        let mut id = id;
        while self.became[id as usize] != id {
            id = self.became[id as usize];
        }
        id
    }

    /// The figure that a mention with words of its own speaks of, founded if it is new.
    fn figure(&mut self, mention: &Mention, line: usize) -> Option<u32> {
        Some(match mention.name {
            _ if !has_figure(mention.kind)
                || self.is_person_spoken_of(mention)
                || self.is_none(mention) =>
            {
                return None;
            }
            Some(_) if self.is_namesake(mention) => return None,
            name => match (self.body_with_name(mention), name) {
                (Some(body), _) => body,
                (None, Some(name)) => self.named(mention, name),
                (None, None) => self.described(mention, line),
            },
        })
    }

    /// Who speaks a quote, and the mention there.
    fn speaker(
        &mut self,
        line: usize,
        quote: u32,
        outcomes: &[Outcome],
        who: &[Option<(u32, Option<Span>)>],
    ) -> Option<(u32, Option<Span>)> {
        let attribution = outcomes[quote as usize].attribution.as_ref()?;
        self.asked = quote as usize;
        match attribution.source {
            Source::SameAs(other) => who[other as usize].map(|(figure, _)| (figure, None)),
            Source::Last => self.last_speaker.map(|(figure, _)| (figure, None)),
            Source::Issuer => {
                let issues = |figure: &u32| {
                    let kind = self.figures[self.now(*figure) as usize].kind;
                    matches!(kind, SpeakerKind::Document | SpeakerKind::Organization)
                };
                let before = who[..quote as usize]
                    .iter()
                    .rev()
                    .take(MAX_ISSUERS)
                    .flatten();
                before
                    .map(|(figure, _)| *figure)
                    .find(issues)
                    .or(self.last_speaker.map(|(figure, _)| figure))
                    .map(|figure| (figure, None))
            }
            Source::Mention(mention) => {
                // « a confié à la radio celle que tous attendaient »: not the radio.
                let start = mention.span.start();
                let before = attribution.cue.map_or(start, |c| c.span.start().min(start));
                let goes_on = attribution.cue.is_some_and(|c| GOING_ON.contains(&c.lemma));
                let figure = self.meant(&mention, line, (before, goes_on));
                // A document passes on what its issuer says.
                let known = &self.figures[self.now(figure) as usize];
                // *un communiqué du ministère* names its issuer itself.
                let complete = mention.head.is_some_and(|h| h.end() < mention.span.end());
                let figure = match known.issuer {
                    Some(issuer) if mention.definite || complete => self.now(issuer),
                    _ => figure,
                };
                Some((figure, Some(mention.span)))
            }
        }
    }

    /// The figure that a speaker's mention means.
    fn meant(&mut self, mention: &Mention, line: usize, cue: (u32, bool)) -> u32 {
        if let Some(body) = self.body_with_name(mention) {
            return body;
        }
        if let Some(name) = mention.name {
            return self.named(mention, name);
        }
        if let Some((speaker, _)) = self.last_speaker
            && self.is_interlocutor(mention)
        {
            self.join(mention.span, self.now(speaker), Reason::Office);
            return self.now(speaker);
        }
        if let Some(known) = self.named_in_row(mention) {
            return known;
        }
        let spoken_of = self.is_person_spoken_of(mention);
        match mention.kind {
            _ if spoken_of => self
                .person_spoken_of(mention, line)
                .unwrap_or_else(|| self.pronoun(mention, line, cue)),
            // *Lui s'en défend*
            MentionKind::Pronoun if matches!(mention.span.of(self.text()), "Lui" | "Eux") => self
                .met_as(mention.span)
                .unwrap_or_else(|| self.pronoun(mention, line, cue)),
            MentionKind::Pronoun | MentionKind::Latter => self.pronoun(mention, line, cue),
            // « Vous écrivez que … »
            MentionKind::Speaker if self.story.interviewee().is_some() => self
                .story
                .interviewee()
                .and_then(|asked| self.figure(&asked, line))
                .unwrap_or_else(|| self.anonymous(mention)),
            MentionKind::Impersonal | MentionKind::Speaker => self
                .spoke_near(line)
                .unwrap_or_else(|| self.anonymous(mention)),
            MentionKind::Group if mention.head.is_none() && mention.name.is_none() => self
                .met_as(mention.span)
                .unwrap_or_else(|| self.anonymous(mention)),
            MentionKind::Indefinite | MentionKind::Neuter => self.anonymous(mention),
            MentionKind::Document => self
                .met_as(mention.span)
                .unwrap_or_else(|| self.described(mention, line)),
            _ => self.described(mention, line),
        }
    }

    /// Who spoke last, in the sentence `line` or one of the two before.
    fn spoke_near(&self, line: usize) -> Option<u32> {
        let near = self.last_speaker.filter(|(_, at)| line as u32 - at <= 2);
        near.map(|(figure, _)| figure)
    }

    /// True of the name that a street, a school or a film bears: *rue Jean Talec*.
    fn is_namesake(&self, mention: &Mention) -> bool {
        if mention.kind != MentionKind::Name {
            return false;
        }
        let first = mention.span.of(self.text()).split(' ').next();
        if first.is_some_and(|word| STREETS.contains(&word)) {
            return true;
        }
        if is_work(self.text(), mention.span) {
            return true;
        }
        let before = self.text()[..mention.span.start() as usize].trim_end_matches([' ', '\u{a0}']);
        // No noun stands behind a sign; most names follow one, or a small word.
        let noun = before
            .rsplit([' ', '\u{a0}', '\n', '’', '\''])
            .next()
            .unwrap_or(before);
        noun.starts_with(char::is_lowercase)
            && noun.ends_with(char::is_alphabetic)
            && noun.len() > 2
            && beside(noun) == Some(Beside::Namesake)
    }

    /// True of *l'intéressé*: whoever was last spoken of.
    fn is_person_spoken_of(&self, mention: &Mention) -> bool {
        mention.name.is_none()
            && mention.definite
            && mention.head.is_some_and(|head| {
                let head = head.of(self.text());
                head.starts_with("intéressé") && head.len() <= "intéressées".len()
            })
    }

    /// True of *aucun propriétaire*: nobody is meant.
    fn is_none(&self, mention: &Mention) -> bool {
        let written = mention.span.of(self.text());
        mention.name.is_none()
            && ["aucun", "Aucun", "nul ", "Nul ", "nulle ", "Nulle "]
                .iter()
                .any(|none| written.starts_with(none))
    }

    /// True of *notre interlocutrice*: whoever the newspaper is talking to.
    fn is_interlocutor(&self, mention: &Mention) -> bool {
        let written = mention.span.of(self.text());
        ["notre interlocut", "Notre interlocut"]
            .iter()
            .any(|words| written.starts_with(words))
    }

    /// The group or document that was met in these words.
    fn met_as(&self, span: Span) -> Option<u32> {
        let mut near = self.seen.iter().rev().take(MAX_GROUPS);
        let together = |s: &&Seen| {
            let group = !self.figures[s.who as usize].members.is_empty();
            s.span == span
                || group
                    && s.span.end() >= span.end()
                    && s.span.start() >= span.start()
                    && s.span.start() < span.end()
        };
        near.find(together).map(|s| self.now(s.who))
    }

    fn anonymous(&mut self, mention: &Mention) -> u32 {
        let id = self.found(mention, None);
        self.join(mention.span, id, Reason::Founded);
        id
    }
}

/// True if a mention of this kind speaks of someone by words of its own; joined to another mention, one
/// of another kind does not either.
fn has_figure(kind: MentionKind) -> bool {
    !matches!(
        kind,
        MentionKind::Pronoun
            | MentionKind::Impersonal
            | MentionKind::Speaker
            | MentionKind::Latter
            | MentionKind::Neuter
            | MentionKind::Indefinite
            | MentionKind::Thing
    )
}

/// What opens the name of a street, or of a case.
const STREETS: &[&str] = &[
    "Affaire",
    "Allée",
    "Avenue",
    "Boulevard",
    "Dossier",
    "Impasse",
    "Place",
    "Procès",
    "Quai",
    "Rue",
    "Square",
];

/// Verbs by which whoever spoke last goes on.
const GOING_ON: &[&str] = &["ajouter", "enchaîner", "poursuivre"];

/// So many spellings of one name are kept.
const MAX_SPELLINGS: usize = 8;

/// So many quotes back an impersonal verb looks for whoever issued the words.
const MAX_ISSUERS: usize = 8;

/// A group or document that speaks was met among so many mentions.
const MAX_GROUPS: usize = 24;

/// How many sentences back the name behind an epithet may stand.
const EPITHET_REACH: u32 = 3;

/// More figures than this in one sentence are a list: no pairs are kept.
const MAX_TOGETHER: usize = 12;
