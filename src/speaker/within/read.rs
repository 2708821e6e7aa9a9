//! Reads one sentence: who is named in it, who is its subject, and who tells what it says.

use super::bodies::is_sited;
use super::groups::first_of_many;
use super::left::FORMER;
use super::named::Sought;
use super::pronouns::{follows_thing, tells_of_person};
use super::shapes::{
    behind_that, is_agent, is_cleft, is_predicative, is_said_of_another, is_verbless,
    names_another, opens_sentence, stands_before_pronoun, told_of,
};
use super::{
    Clauses, Lexicon, Mention, MentionKind, Reason, Resolver, Seen, Tags, Tie, What, has_figure,
};
use crate::attribution::mention::linked;
use crate::attribution::predicate::Shape;
use crate::text::tokens::Case;

/// What was read of a sentence so far.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was read just before, bit by bit"
)]
pub(super) struct Sofar<'p> {
    pub line: usize,
    pub paragraph: u32,
    /// A verb stands before in the clause.
    pub verb_before: bool,
    /// An open bracket stands before.
    pub bracket: bool,
    /// What it reads belongs to a relative clause: *dont le frère pêche*.
    aside: bool,
    /// The place of the sentence's last finite verb.
    last_verb: Option<usize>,
    /// The last verb's lemma.
    verb: Option<&'p str>,
    /// Its subject says something by it.
    says: bool,
    /// The place of its subject, where that stands behind it.
    inverted: Option<usize>,
    /// Whom the sentence is about.
    subject: Option<u32>,
    /// Who says what the sentence reports without marks.
    pub teller: Option<u32>,
}

impl Sofar<'_> {
    /// True if `pronoun` can be the subject of the sentence, which has none yet.
    fn awaits_subject(&self, pronoun: &Mention) -> bool {
        pronoun.tie == Tie::Free && self.subject.is_none() && !self.verb_before
    }
}

impl Resolver<'_, '_> {
    /// Reads the mentions of a sentence.
    pub(super) fn read(&mut self, line: usize) {
        let clauses = self.story.clauses(line);
        let mut sofar = Sofar {
            line,
            paragraph: self.story.lines[line].paragraph,
            last_verb: clauses
                .pieces
                .iter()
                .rposition(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite)),
            ..Sofar::default()
        };
        if self.is_byline(line) {
            return;
        }
        let mut quotes = false;
        let first_seen = self.seen.len();
        let mut at = 0;
        while at < clauses.pieces.len() {
            match clauses.pieces[at].what {
                What::Predicate(ref p) => {
                    if let Some(stressed) = clauses.stressed(at, p).filter(|_| !quotes) {
                        self.contrast(&stressed, &mut sofar);
                    }
                    sofar.verb_before = true;
                    sofar.verb = Some(p.lemma);
                    sofar.says = p.reports() && !p.passive;
                    sofar.inverted = clauses
                        .inverted(at, p)
                        .or_else(|| behind_that(&clauses, at));
                    if p.tail.is_some() {
                        // *lit-on*, *a-t-il dit*: what stands before is not its subject.
                        sofar.subject = None;
                    }
                    let next = clauses.pieces.get(at + 1).map(|p| &p.what);
                    if p.reports() && p.shape == Shape::Finite && next == Some(&What::That) {
                        let teller = self.told_by(&clauses, at);
                        self.tellers.extend(teller.map(|who| (line as u32, who)));
                        sofar.teller = teller.or(sofar.teller);
                    }
                }
                What::Comma | What::And | What::Colon | What::Semicolon => {
                    sofar.aside &= !sofar.verb_before;
                    sofar.verb_before = false;
                }
                What::Oblique => sofar.aside = sofar.subject.is_some(),
                // « Jean Talec, que Paul Riou accuse, dément »
                What::That if at >= 2 && told_of(clauses.pieces, at) => {
                    sofar.aside = sofar.subject.is_some();
                }
                sign @ (What::Open | What::Close) => sofar.bracket = sign == What::Open,
                What::Quote(_) => {
                    quotes = true;
                    self.nickname(&clauses, at, line);
                    if let Some(seen) = self.in_marks(&clauses, at, line) {
                        sofar.subject = Some(seen.who);
                        self.seen.push(seen);
                    }
                }
                // « Après dix ans en tant qu'agricultrice, elle part »: what somebody is, and nobody new.
                What::Mention(m) if self.is_role(&clauses, at, &m, first_seen) => {
                    self.tell_role(&clauses, at, &m, line);
                }
                // « Gérante d'une boutique, elle s'inquiète », « Habitat Lori, propriétaire de l'immeuble, »: nobody new.
                What::Mention(mention) if is_said_of_another(&clauses, at, &mention) => {}
                What::Mention(mention)
                    if has_figure(mention.kind) || self.is_person_spoken_of(&mention) =>
                {
                    at = self.meet(&clauses, at, &mention, &mut sofar);
                }
                // « Celui-ci ne cède pas. “Je reste”, dit-il »
                What::Mention(mention)
                    if mention.kind == MentionKind::Latter
                        && sofar.awaits_subject(&mention)
                        && !self.seen.is_empty() =>
                {
                    let who = self.pronoun(&mention, line, (mention.span.start(), false));
                    self.means(&mention, who, &mut sofar);
                }
                // « Elle repose sa tasse. “Non.” »: still she.
                What::Mention(mention)
                    if mention.kind == MentionKind::Pronoun
                        && sofar.awaits_subject(&mention)
                        && !quotes
                        && tells_of_person(&clauses, at, &mention) =>
                {
                    let before = line.checked_sub(1).map(|l| self.story.clauses(l));
                    let thing = before.is_some_and(|b| follows_thing(&b, &mention));
                    let still = if thing {
                        None
                    } else {
                        self.still(&mention, line)
                    };
                    if let Some(who) = still {
                        self.means(&mention, who, &mut sofar);
                    }
                }
                What::Mention(_) => self.meet_inner(&clauses, at, &mut sofar),
                _ => {}
            }
            at += 1;
        }
        if let Some(teller) = sofar.teller.filter(|_| !quotes) {
            self.last_speaker = Some((teller, line as u32));
        }
        if self.seen.len() > first_seen + 1 {
            self.sentences.push(first_seen..self.seen.len());
        }
    }

    /// A pronoun is the subject of the sentence, and means `who`.
    pub(super) fn means(&mut self, pronoun: &Mention, who: u32, sofar: &mut Sofar<'_>) {
        sofar.subject = Some(who);
        self.seen.push(Seen {
            who,
            line: sofar.line as u32,
            paragraph: sofar.paragraph,
            span: pronoun.span,
            subject: true,
            inner: false,
            pronoun: true,
        });
    }

    /// True of a bare noun behind *en tant que*, where nobody has been met in the sentence since `first_seen`.
    fn is_role(
        &self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        noun: &Mention,
        first_seen: usize,
    ) -> bool {
        let first = clauses.pieces[at].from as usize;
        let word = |back: usize| first.checked_sub(back).map(|i| clauses.scene.word(i));
        noun.bare
            && self.seen.len() == first_seen
            && at > 2
            && word(2) == Some("tant")
            && word(3).is_some_and(|w| w.eq_ignore_ascii_case("en"))
    }

    /// « Lori / AA / Jean Talec », « - JEAN TALEC jtalec@… »: a short line without a verb that says who has written.
    fn is_byline(&self, line: usize) -> bool {
        let pieces = self.story.line(line);
        let text = self.text();
        pieces.len() <= MAX_BYLINE
            && pieces
                .iter()
                .all(|p| p.predicate().is_none() && !matches!(p.what, What::Quote(_) | What::End))
            && pieces.iter().any(|p| {
                p.what == What::Word
                    && self
                        .story
                        .scene
                        .span_of(p.from as usize, p.to as usize)
                        .of(text)
                        .contains(['/', '@'])
            })
    }

    /// True of a heading inside the article, which is about nobody but those told of below it.
    fn is_crosshead(&self, line: usize) -> bool {
        line > 0 && self.story.is_heading(line)
    }

    /// Takes in the mention at `at`, with the one that it is in apposition to; the last of their pieces.
    fn meet(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        mention: &Mention,
        sofar: &mut Sofar<'_>,
    ) -> usize {
        let line = sofar.line;
        let alone = first_of_many(clauses, at);
        let alone = alone
            .filter(|(many, _)| many.span == mention.span)
            .map(|(_, alone)| alone);
        let mention = alone.as_ref().unwrap_or(mention);
        let whole = alone.unwrap_or_else(|| clauses.whole(at));
        let joined = whole.span.end() > mention.span.end() && whole.kind != MentionKind::Group;
        // « la politique de Jean Talec, maire de Lori, »: the name stands before, in another phrase.
        let named = whole.name.is_some() && mention.name.is_none();
        let before = named && whole.span.start() < mention.span.start();
        let meant = if joined || before { whole } else { *mention };
        let holder = self.holder(clauses, at, mention, line);
        if holder.is_none() && is_predicative(clauses, at) {
            return at;
        }
        if let Some(who) = holder {
            self.describe_offices(who, mention);
            self.join(mention.span, who, Reason::Apposition);
        } else if let Some(who) = self.called(clauses, at)
            && let Some(named) = self.figure(&meant, line)
        {
            self.merge(who, named);
        } else if let Some(who) = self
            .person_spoken_of(&meant, line)
            .or_else(|| self.body_in_marks(clauses, at))
            .or_else(|| self.figure(&meant, line))
        {
            let follows = sofar.inverted == Some(at);
            let told = sofar.last_verb.is_none_or(|verb| at > verb) && names_another(clauses, at);
            let is_subject = meant.tie == Tie::Free
                && !before
                && (follows || !told)
                && (follows || !sofar.verb_before && !sofar.bracket && !sofar.aside)
                && !stands_before_pronoun(clauses, at)
                && !(meant.name.is_none()
                    && (self.is_crosshead(line) || meant.bare && is_verbless(clauses)))
                || is_cleft(clauses, at, &meant);
            if is_subject {
                sofar.subject.get_or_insert(who);
            }
            // « Pour la préfète, la digue tiendra. “Il faut partir”, ajoute-t-elle »
            let fronted = meant.tie == Tie::For && opens_sentence(clauses, at);
            // « Un argument balayé par la chimiste. “Ils savaient”, dit-elle »: the sentence has no verb of its own.
            let agent = is_agent(clauses, at);
            // « …, selon la préfète. “Il faut partir”, a-t-elle ajouté »
            let source = (meant.tie == Tie::Source || fronted || agent)
                && matches!(
                    meant.kind,
                    MentionKind::Person | MentionKind::Name | MentionKind::Body
                );
            let to_them = self.is_turned_to(mention.span);
            // « Le gardien, lui, sourit. “J'ai tout oublié”, dit-il »: it is his turn.
            // « La formule fait sourire l'intéressée. “Non”, dit-elle »
            let spoken_of = self.is_person_spoken_of(&meant);
            let turn = spoken_of && (is_subject || sofar.subject.is_none())
                || is_subject && self.is_contrasted(meant.span);
            if source || turn || to_them {
                sofar.teller = Some(who);
            }
            self.abbreviated(clauses, at, who);
            let writer = self.writer(clauses, at, line);
            let verb = sofar.verb.filter(|_| sofar.verb_before);
            self.issued(who, &meant, writer, sofar.subject, (verb, sofar.says));
            self.seen.push(Seen {
                who,
                line: line as u32,
                paragraph: sofar.paragraph,
                span: meant.span,
                subject: is_subject || source || to_them || turn,
                inner: before,
                pronoun: false,
            });
        }
        self.nickname(clauses, at, line);
        self.meet_inner(clauses, at, sofar);
        self.meet_group(clauses, at, sofar);
        let mut last = at;
        while joined
            && clauses.pieces.get(last + 1).is_some_and(|p| {
                p.mention().is_none_or(|m| whole.span.contains(m.span))
                    && self.story.scene.span(p.from as usize).end() <= whole.span.end()
            })
        {
            last += 1;
            // « Jean Talec, président de l'association Racines Vives, »
            self.meet_within(clauses, last, sofar, true);
        }
        self.tell_besides(clauses, at, last, &meant)
    }

    /// « la politique d'Odile Carnac », « les membres de l'Association des pêcheurs »: who is named inside a longer phrase is
    /// known from then on.
    fn meet_inner(&mut self, clauses: &Clauses<'_, '_>, place: usize, sofar: &mut Sofar<'_>) {
        self.meet_within(clauses, place, sofar, false);
    }

    /// The same, or of bodies with a name behind their noun only.
    fn meet_within(
        &mut self,
        clauses: &Clauses<'_, '_>,
        place: usize,
        sofar: &mut Sofar<'_>,
        bodies: bool,
    ) {
        let scene = &self.story.scene;
        let piece = &clauses.pieces[place];
        let (from, to) = (piece.from as usize, piece.to as usize);
        // The name of who holds the office belongs to nobody before it.
        let name = piece.mention().and_then(|m| m.name);
        let to = name
            .and_then(|n| (from..to).find(|at| scene.span(*at).start() >= n.start()))
            .filter(|at| *at > from + 1)
            .unwrap_or(to);
        // « Paul Riou, ancien porte-parole du ministère »: he has left it.
        let former = |at: usize| {
            let word = scene.word(at);
            FORMER.contains(&word) || word.starts_with("ex-")
        };
        if bodies && (from..to).any(former) {
            return;
        }
        // Whoever is known by it has a name.
        let capital = (from + 1..to)
            .rev()
            .find(|at| scene.case(*at) != Case::Lower);
        let mut named_to = from;
        let capital = capital.unwrap_or(from);
        for at in from + 1..to {
            if !scene.tags(at).contains(Tags::OF) || at < named_to {
                continue;
            }
            // *le rapport de l'armée israélienne*
            let contracted = scene.tags(at).contains(Tags::CONTRACT);
            let definite = contracted || scene.tags(at + 1).contains(Tags::DEF);
            let noun = at + if contracted { 1 } else { 2 };
            if at >= capital && !(definite && scene.tags(noun).contains(Tags::BODY)) {
                continue;
            }
            let Some((found, end)) = linked(scene, at, to) else {
                continue;
            };
            if found.name.is_some() {
                named_to = end;
            }
            // *les proches des députés Jean Talec et …*: the noun is said of several.
            let many = first_of_many(clauses, place);
            let inner = many.filter(|(many, _)| many.span == found.span);
            let inner = inner.map_or(found, |(_, alone)| alone);
            // *le lycée public de Kurmin Gado*: a place, whoever it sounds like.
            let sited = inner.kind == MentionKind::Name && is_sited(scene, from, at);
            if inner.kind == MentionKind::Name && self.employs(&inner, scene.word(at - 1)) {
                continue;
            }
            // « L'armée libanaise dénonce les frappes de l'armée israélienne. “…”, dit l'armée »: who was told so first.
            if (bodies || at >= capital) && self.is_told_so(&inner) {
                continue;
            }
            if inner.span.end() <= scene.span(to - 1).end()
                && !sited
                && (!bodies || inner.kind == MentionKind::Body || self.own_name(&inner).is_some())
                && self.is_known_within(&inner)
            {
                let Some(who) = self.figure(&inner, sofar.line) else {
                    continue;
                };
                // Where somebody belongs is not on the reader's mind.
                if bodies {
                    continue;
                }
                // « La réponse de Paul Riou ne s'est pas fait attendre. »
                if ANSWERS.contains(&scene.word(at - 1)) {
                    sofar.teller = Some(who);
                }
                self.seen.push(Seen {
                    who,
                    line: sofar.line as u32,
                    paragraph: sofar.paragraph,
                    span: inner.span,
                    subject: false,
                    inner: true,
                    pronoun: false,
                });
            }
        }
    }

    /// True if somebody has been told by the noun of `inner`.
    fn is_told_so(&mut self, inner: &Mention) -> bool {
        let Some(head) = inner.head else {
            return false;
        };
        let words = self.description(inner, head);
        !self.described_by(words.head).is_empty()
    }

    /// True of a phrase inside another that makes someone known: a person, a body with its name.
    fn is_known_within(&mut self, inner: &Mention) -> bool {
        let text = self.text();
        match inner.kind {
            // *la visite de l'évêque de Lori*
            MentionKind::Person => {
                let ended = || text[inner.span.end() as usize..].starts_with(['.', '!', '?']);
                let place = inner.definite && inner.span.of(text).contains(char::is_uppercase);
                inner.name.is_some() || place && ended() || self.own_name(inner).is_some()
            }
            MentionKind::Name => inner.name.is_some_and(|name| {
                let spelled = self.memory.spelled(name.of(text));
                spelled.personal
                    || self
                        .by_name(&spelled, inner.agreement, Sought::Anyone)
                        .is_some()
            }),
            MentionKind::Medium | MentionKind::Place => true,
            MentionKind::Informant => self.own_name(inner).is_some(),
            MentionKind::Body | MentionKind::Group => {
                let head = inner.head.or(inner.name).unwrap_or(inner.span).of(text);
                let first = head.split([' ', '\u{a0}']).next().unwrap_or(head);
                let tags = Lexicon::french().look_up(first).tags;
                // *l'armée israélienne*, *la commission des lois*
                let told = inner.kind == MentionKind::Body && inner.definite;
                let longer = inner.head.is_some_and(|h| h.end() < inner.span.end());
                (inner.span.of(text).contains(char::is_uppercase) || told && longer)
                    && tags.intersects(Tags::BODY | Tags::GROUP | Tags::ORG)
            }
            _ => false,
        }
    }
}

/// What somebody is about to say, where the sentence tells of it and no more.
const ANSWERS: &[&str] = &["réaction", "réplique", "réponse", "riposte"];

/// A line that says who has written has so many pieces at most.
const MAX_BYLINE: usize = 14;
