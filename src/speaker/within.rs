//! Resolves mentions within one article: reads it from top to bottom, founds and joins speakers.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::rule::{Source, Story};
use crate::attribution::Outcome;
use crate::lexicon::{Agreement, Lexicon, NameKind, Tags};
use crate::speaker::cast::{Cast, Join, Reason, Spoken};
use crate::speaker::name::NameKey;
use crate::speaker::salience::{Seen, Wanted, choose};
use crate::speaker::{Speaker, SpeakerKind};
use crate::span::Span;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// Someone the article speaks of.
#[derive(Clone, Debug)]
struct Figure {
    /// Proper names, the fullest first found.
    name: Option<(NameKey, Span)>,
    /// Descriptions: the folded words of *président russe*, without article.
    descriptions: Vec<String>,
    kind: SpeakerKind,
    agreement: Agreement,
    /// The first mention.
    first: Span,
    /// The longest description, as it stands.
    longest: Option<Span>,
    /// Style and name together, where the name is a single given name: *pape François*.
    styled: Option<Span>,
    /// The spellings of the fullest name, and how often each stands.
    spellings: Vec<(Span, u32)>,
    /// True if something says that it is a person: a title, an office, a given name.
    personal: bool,
}

struct Resolver<'s, 'a> {
    story: &'s Story<'a>,
    figures: Vec<Figure>,
    /// Last word of a name → figures that bear it.
    by_word: FxHashMap<String, Vec<u32>>,
    /// Head noun of a description → figures so described, latest last.
    by_head: FxHashMap<String, Vec<u32>>,
    seen: Vec<Seen>,
    joins: Vec<Join>,
    last_speaker: Option<(u32, u32)>,
    /// Where figures were found to be one: each points to the one it became.
    became: Vec<u32>,
    /// Pairs of figures named in one sentence: they are two.
    together: FxHashSet<(u32, u32)>,
}

/// Works out who speaks each quote of a story.
pub fn resolve(story: &Story<'_>, outcomes: &[Outcome]) -> Cast {
    let mut resolver = Resolver {
        story,
        figures: Vec::new(),
        by_word: FxHashMap::default(),
        by_head: FxHashMap::default(),
        seen: Vec::new(),
        joins: Vec::new(),
        last_speaker: None,
        became: Vec::new(),
        together: FxHashSet::default(),
    };
    let mut who: Vec<Option<(u32, Option<Span>)>> = vec![None; outcomes.len()];
    for line in 0..story.lines.len() {
        resolver.read(line);
        for piece in story.line(line) {
            if let What::Quote(quote) = piece.what {
                who[quote as usize] = resolver.speaker(line, quote, outcomes, &who);
                if let Some((figure, _)) = who[quote as usize] {
                    resolver.last_speaker = Some((figure, line as u32));
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
    resolver.join_epithets(&who);
    resolver.join_acronyms();
    resolver.cast(&who)
}

impl Resolver<'_, '_> {
    fn text(&self) -> &str {
        self.story.scene.reading.text
    }

    /// Reads the mentions of a sentence.
    fn read(&mut self, line: usize) {
        let clauses = self.story.clauses(line);
        let paragraph = self.story.lines[line].paragraph;
        let mut verb_before = false;
        let first_seen = self.seen.len();
        let mut at = 0;
        while at < clauses.pieces.len() {
            let piece = &clauses.pieces[at];
            match piece.what {
                What::Predicate(_) => verb_before = true,
                What::Comma | What::And | What::Colon | What::Semicolon => verb_before = false,
                What::Mention(mention) => {
                    let whole = clauses.whole(at);
                    let joined = whole.span.end() > mention.span.end() && whole.kind != MentionKind::Group;
                    let meant = if joined { whole } else { mention };
                    if let Some(who) = self.figure(&meant, line) {
                        let subject = meant.tie == Tie::Free && !verb_before;
                        self.seen.push(Seen { who, line: line as u32, paragraph, span: meant.span, subject });
                    }
                    if joined {
                        while at + 1 < clauses.pieces.len()
                            && clauses.pieces[at + 1].mention().is_none_or(|m| whole.span.contains(m.span))
                            && self.story.scene.span(clauses.pieces[at + 1].from as usize).end() <= whole.span.end()
                        {
                            at += 1;
                        }
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let here: Vec<u32> = self.seen[first_seen..].iter().map(|s| s.who).take(MAX_TOGETHER).collect();
        for (i, a) in here.iter().enumerate() {
            for b in &here[..i] {
                self.together.insert((*a.min(b), *a.max(b)));
            }
        }
    }

    /// The figure that `id` became.
    fn now(&self, id: u32) -> u32 {
        let mut id = id;
        while self.became[id as usize] != id {
            id = self.became[id as usize];
        }
        id
    }

    /// Makes one figure of two: `from` becomes `into`.
    fn merge(&mut self, from: u32, into: u32) {
        let (from, into) = (self.now(from), self.now(into));
        if from == into {
            return;
        }
        self.became[from as usize] = into;
        let gone = self.figures[from as usize].clone();
        let kept = &mut self.figures[into as usize];
        kept.agreement = kept.agreement.narrowed(gone.agreement);
        kept.personal |= gone.personal;
        kept.longest = kept.longest.or(gone.longest);
        if kept.name.is_none() {
            kept.name = gone.name;
        }
        kept.descriptions.extend(gone.descriptions);
    }

    /// Joins a person who speaks and is only described (*l’édile*) with the named person who stands
    /// right before such a description, if the two are never named in one sentence.
    fn join_epithets(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        let speaking: FxHashSet<u32> = who.iter().flatten().map(|(id, _)| self.now(*id)).collect();
        let mut order: Vec<u32> = speaking.into_iter().collect();
        order.sort_unstable();
        for id in order {
            let figure = &self.figures[id as usize];
            if figure.name.is_some() || figure.kind != SpeakerKind::Person || figure.descriptions.is_empty() {
                continue;
            }
            if let Some((named, because)) = self.named_before(id) {
                self.merge(id, named);
                self.joins.push(Join { mention: self.figures[id as usize].first, speaker: named, reason: Reason::Office, because: Some(because) });
            }
        }
    }

    /// The named person who stands nearest before a mention of `id`, within two sentences.
    fn named_before(&self, id: u32) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        for (at, seen) in self.seen.iter().enumerate().filter(|(_, s)| self.now(s.who) == id) {
            // A longer description may name an office that someone else holds.
            let several = figure.descriptions.iter().any(|d| d.contains(' '));
            let reach = if several { 2 } else { EPITHET_REACH };
            let before = self.seen[..at].iter().rev().take_while(|s| seen.line - s.line <= reach);
            for other in before {
                let candidate = self.now(other.who);
                let known = &self.figures[candidate as usize];
                let pair = (candidate.min(id), candidate.max(id));
                let fits = known.name.is_some()
                    && known.kind == SpeakerKind::Person
                    && known.personal
                    && known.agreement.fits(figure.agreement);
                let elsewhere = several && self.places(figure).iter().any(|p| {
                    let own = self.places(known);
                    !own.is_empty() && !own.contains(p)
                });
                if candidate != id && fits && !elsewhere && !self.together.contains(&pair) {
                    return Some((candidate, other.span));
                }
            }
        }
        None
    }

    /// The places that someone's descriptions speak of.
    fn places(&self, figure: &Figure) -> Vec<String> {
        let lexicon = Lexicon::french();
        let words = figure.descriptions.iter().flat_map(|d| d.split(' '));
        words.filter(|w| lexicon.name(w).is_some_and(|n| n.kind == NameKind::Place)).map(str::to_owned).collect()
    }

    /// Joins an acronym with the body whose initials it is.
    fn join_acronyms(&mut self) {
        let mut by_initials: FxHashMap<String, u32> = FxHashMap::default();
        for (id, figure) in self.figures.iter().enumerate() {
            if let Some((key, span)) = &figure.name
                && key.words.len() > 1
            {
                for initials in initials(span.of(self.text())) {
                    by_initials.entry(initials).or_insert(id as u32);
                }
            }
        }
        for id in 0..self.figures.len() as u32 {
            let Some((key, span)) = &self.figures[id as usize].name else { continue };
            let written = span.of(self.text());
            let acronym = key.words.len() == 1 && written.len() >= 2 && written.chars().all(char::is_uppercase);
            if acronym && let Some(&full) = by_initials.get(&written.to_lowercase()) {
                self.merge(id, full);
            }
        }
    }

    /// The figure that a mention with words of its own speaks of, founded if it is new.
    fn figure(&mut self, mention: &Mention, line: usize) -> Option<u32> {
        match mention.kind {
            MentionKind::Pronoun
            | MentionKind::Impersonal
            | MentionKind::Speaker
            | MentionKind::Latter
            | MentionKind::Neuter
            | MentionKind::Indefinite
            | MentionKind::Thing => None,
            _ if mention.name.is_some() => Some(self.named(mention, mention.name?)),
            _ => self.described(mention, line),
        }
    }

    /// The figure of a mention with a proper name.
    fn named(&mut self, mention: &Mention, name: Span) -> u32 {
        let key = NameKey::new(name.of(self.text()));
        let given = {
            let written = name.of(self.text());
            let first = written.split([' ', '\u{a0}', '-']).next().unwrap_or(written);
            Lexicon::french().look_up(first).tags.contains(Tags::GIVEN)
        };
        // A line in capitals is a heading more often than a name.
        let shouted = name.of(self.text()).chars().all(|c| !c.is_lowercase());
        let personal = mention.kind == MentionKind::Person || given || key.words.len() > 1 && !shouted;
        let found = self.by_name(&key, mention.agreement);
        let text = self.story.scene.reading.text;
        let id = match found {
            Some(id) => {
                let figure = &mut self.figures[id as usize];
                let known = figure.name.as_ref().map_or(0, |(k, _)| k.words.len());
                if key.words.len() > known {
                    figure.name = Some((key.clone(), name));
                    figure.spellings = vec![(name, 1)];
                } else if key.words.len() == known {
                    let written = name.of(text);
                    if let Some((_, times)) = figure.spellings.iter_mut().find(|(s, _)| s.of(text) == written) {
                        *times += 1;
                    } else if figure.spellings.len() < MAX_SPELLINGS {
                        figure.spellings.push((name, 1));
                    }
                }
                figure.agreement = figure.agreement.narrowed(mention.agreement);
                figure.personal |= personal;
                self.join(mention.span, id, Reason::Name);
                id
            }
            None => {
                let id = self.found(mention, Some((key.clone(), name)));
                self.figures[id as usize].personal = personal;
                self.join(mention.span, id, Reason::Founded);
                id
            }
        };
        for word in [key.words.first(), key.words.last()].into_iter().flatten() {
            let bearers = self.by_word.entry(skeleton_key(word)).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        }
        if let Some(head) = mention.head {
            if given && key.words.len() == 1 && head.end() < name.start() && name.start() - head.end() < 4 {
                self.figures[id as usize].styled = Some(head.join(name));
            }
            self.adopt(id, mention, head);
            self.describe(id, mention, head);
        }
        self.now(id)
    }

    /// A named figure takes over the one that was only described so far in the same words.
    fn adopt(&mut self, id: u32, mention: &Mention, head: Span) {
        let words = self.description(mention, head);
        let head_key = fold::name_key(head.of(self.text()));
        let Some(known) = self.by_head.get(&head_key) else { return };
        let described = known.iter().rev().copied().find(|other| {
            let figure = &self.figures[*other as usize];
            self.now(*other) != self.now(id)
                && figure.name.is_none()
                && figure.agreement.fits(mention.agreement)
                && figure.descriptions.iter().any(|d| compatible(d, &words))
        });
        if let Some(other) = described {
            self.merge(other, id);
        }
    }

    fn by_name(&self, key: &NameKey, agreement: Agreement) -> Option<u32> {
        let mut candidates: Vec<u32> = Vec::new();
        for word in [key.words.first(), key.words.last()].into_iter().flatten() {
            if let Some(bearers) = self.by_word.get(&skeleton_key(word)) {
                candidates.extend(bearers);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let gender = agreement & Agreement::GENDER;
        candidates.into_iter().rev().find(|id| {
            let figure = &self.figures[*id as usize];
            let Some((own, _)) = &figure.name else { return false };
            let agrees = figure.agreement.fits(gender);
            let first_name = key.words.len() == 1 && own.words.len() > 1 && own.words[0] == key.words[0];
            let first_name = first_name || own.words.len() == 1 && key.words.len() > 1 && own.words[0] == key.words[0];
            own.same(key) || agrees && (own.extends(key) || key.extends(own) || first_name)
        })
    }

    /// The figure of a mention by office or description.
    fn described(&mut self, mention: &Mention, line: usize) -> Option<u32> {
        let head = mention.head.unwrap_or(mention.span);
        let head_key = fold::name_key(head.of(self.text()));
        let words = self.description(mention, head);
        if mention.definite
            && let Some(known) = self.by_head.get(&head_key)
        {
            let fits = |id: &&u32| {
                let figure = &self.figures[self.now(**id) as usize];
                figure.agreement.fits(mention.agreement)
                    && figure.descriptions.iter().any(|d| compatible(d, &words))
            };
            if let Some(&id) = known.iter().rev().find(fits) {
                let id = self.now(id);
                let figure = &mut self.figures[id as usize];
                if figure.longest.is_none_or(|l| l.len() < mention.span.len()) {
                    figure.longest = Some(mention.span);
                }
                self.join(mention.span, id, Reason::Office);
                return Some(id);
            }
        }
        // *le document*, *le même texte*: the one last spoken of.
        if mention.kind == MentionKind::Document && mention.definite {
            let last = self.seen.iter().rev().find(|s| {
                line as u32 - s.line <= 6 && self.figures[self.now(s.who) as usize].kind == SpeakerKind::Document
            });
            if let Some(seen) = last.copied() {
                let id = self.now(seen.who);
                self.join(mention.span, id, Reason::Office);
                return Some(id);
            }
        }
        let id = self.found(mention, None);
        self.describe(id, mention, head);
        self.join(mention.span, id, Reason::Founded);
        Some(id)
    }

    /// The comparable words of a description: from its first ordinal or its head to its end, the
    /// name left out, adjectives of place as the place, small words dropped.
    fn description(&self, mention: &Mention, head: Span) -> String {
        let lexicon = Lexicon::french();
        let end = mention.name.filter(|n| n.start() > head.start()).map_or(mention.span.end(), Span::start);
        let before = mention.name.filter(|n| n.start() < head.start()).map_or(mention.span.start(), Span::end);
        let text = self.text();
        let mut out = String::new();
        for token in crate::text::tokens::tokens(&text[before.min(head.start()) as usize..end.max(head.end()) as usize]) {
            let word = token.span.of(&text[before.min(head.start()) as usize..]);
            let at = before.min(head.start()) + token.span.start();
            let entry = lexicon.look_up(word);
            let small = entry.tags.intersects(Tags::DET | Tags::PREP | Tags::COORD) && !entry.tags.contains(Tags::NUM);
            let early = at < head.start() && !(entry.tags.contains(Tags::NUM) && entry.tags.contains(Tags::ADJ));
            if token.kind != crate::text::tokens::Kind::Word || small || early {
                continue;
            }
            let key = fold::name_key(word);
            let key = lexicon.place_of(&key).unwrap_or(&key);
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(key);
        }
        out
    }

    fn describe(&mut self, id: u32, mention: &Mention, head: Span) {
        // « Jean Talec, chef de la mission »: the head stands after the name.
        let words = self.description(mention, head);
        if words.is_empty() {
            return;
        }
        let head_key = fold::name_key(head.of(self.text()));
        let figure = &mut self.figures[id as usize];
        if figure.descriptions.len() < 8 && !figure.descriptions.contains(&words) {
            figure.descriptions.push(words);
        }
        let bearers = self.by_head.entry(head_key).or_default();
        bearers.retain(|b| *b != id);
        bearers.push(id);
    }

    fn found(&mut self, mention: &Mention, name: Option<(NameKey, Span)>) -> u32 {
        let kind = match mention.kind {
            MentionKind::Person => SpeakerKind::Person,
            MentionKind::Body | MentionKind::Place | MentionKind::Medium => SpeakerKind::Organization,
            MentionKind::Group | MentionKind::Indefinite => SpeakerKind::Group,
            MentionKind::Document => SpeakerKind::Document,
            MentionKind::Informant => {
                if mention.agreement.contains(Agreement::PLURAL) { SpeakerKind::Group } else { SpeakerKind::Person }
            }
            MentionKind::Name => SpeakerKind::Person,
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
        let id = self.figures.len() as u32;
        self.figures.push(Figure {
            name: name.clone(),
            descriptions: Vec::new(),
            kind,
            agreement: mention.agreement,
            first: mention.span,
            longest: mention.head.is_some().then_some(mention.span),
            styled: None,
            spellings: name.as_ref().map(|(_, s)| (*s, 1)).into_iter().collect(),
            personal: mention.kind == MentionKind::Person,
        });
        self.became.push(id);
        id
    }

    fn join(&mut self, mention: Span, speaker: u32, reason: Reason) {
        let because = (reason != Reason::Founded).then(|| self.figures[speaker as usize].first);
        self.joins.push(Join { mention, speaker, reason, because });
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
        match attribution.source {
            Source::SameAs(other) => who[other as usize].map(|(figure, _)| (figure, None)),
            Source::Last => self.last_speaker.map(|(figure, _)| (figure, None)),
            Source::Mention(mention) => {
                let before = attribution.cue.map_or(mention.span.start(), |_| mention.span.start());
                let figure = self.meant(&mention, line, before)?;
                Some((figure, Some(mention.span)))
            }
        }
    }

    /// The figure that a speaker's mention means.
    fn meant(&mut self, mention: &Mention, line: usize, before: u32) -> Option<u32> {
        if let Some(name) = mention.name {
            return Some(self.named(mention, name));
        }
        match mention.kind {
            MentionKind::Pronoun | MentionKind::Latter => {
                let wanted = Wanted {
                    agreement: mention.agreement,
                    line: line as u32,
                    paragraph: self.story.lines[line].paragraph,
                    before,
                    last_speaker: if mention.kind == MentionKind::Pronoun { self.last_speaker } else { None },
                };
                let chosen = choose(&self.seen, &wanted, |who| {
                    let figure = &self.figures[self.now(who) as usize];
                    (figure.kind, figure.agreement, figure.personal)
                });
                match chosen {
                    Some(seen) => {
                        let reason = if mention.kind == MentionKind::Latter { Reason::Latter } else { Reason::Pronoun };
                        let who = self.now(seen.who);
                        self.join(mention.span, who, reason);
                        Some(who)
                    }
                    None => Some(self.anonymous(mention)),
                }
            }
            MentionKind::Impersonal | MentionKind::Speaker => {
                Some(match self.last_speaker {
                    Some((figure, at)) if line as u32 - at <= 2 => figure,
                    _ => self.anonymous(mention),
                })
            }
            MentionKind::Group if mention.head.is_none() && mention.name.is_none() => Some(self.anonymous(mention)),
            MentionKind::Indefinite | MentionKind::Neuter => Some(self.anonymous(mention)),
            _ => self.described(mention, line),
        }
    }

    fn anonymous(&mut self, mention: &Mention) -> u32 {
        let id = self.found(mention, None);
        self.join(mention.span, id, Reason::Founded);
        id
    }

    /// The cast: figures that speak, in order of their first quote.
    fn cast(&self, who: &[Option<(u32, Option<Span>)>]) -> Cast {
        let mut cast = Cast::default();
        let mut index: FxHashMap<u32, u32> = FxHashMap::default();
        for spoken in who {
            let entry = spoken.map(|(figure, mention)| {
                let figure = self.now(figure);
                let speaker = *index.entry(figure).or_insert_with(|| {
                    cast.speakers.push(self.speaker_of(figure));
                    cast.speakers.len() as u32 - 1
                });
                Spoken { speaker, mention }
            });
            cast.of_quote.push(entry);
        }
        cast.joins = self
            .joins
            .iter()
            .filter_map(|j| index.get(&self.now(j.speaker)).map(|s| Join { speaker: *s, ..*j }))
            .collect();
        cast
    }

    fn speaker_of(&self, figure: u32) -> Speaker {
        let figure = &self.figures[figure as usize];
        let name = match (&figure.name, figure.styled) {
            (Some((key, _)), Some(styled)) if key.words.len() == 1 => squeezed(styled.of(self.text())),
            (Some((_, span)), _) => {
                // The spelling used most often; the first where they are level.
                let most = figure.spellings.iter().rev().max_by_key(|(_, times)| *times).map_or(*span, |(s, _)| *s);
                squeezed(most.of(self.text()))
            }
            (None, _) => without_article(self.text(), figure.longest.unwrap_or(figure.first)),
        };
        Speaker { name, kind: figure.kind }
    }
}

/// The words of a description without its determiner.
fn without_article(text: &str, span: Span) -> String {
    let lexicon = Lexicon::french();
    let mut words = span.of(text);
    loop {
        let end = words
            .char_indices()
            .find(|(_, c)| c.is_whitespace() || crate::text::marks::is_apostrophe(*c))
            .map(|(i, c)| (i, i + c.len_utf8()));
        let Some((cut, next)) = end else { break };
        let with_apostrophe = &words[..next];
        let key = if with_apostrophe.trim_end() == &words[..cut] { &words[..cut] } else { with_apostrophe };
        let tags = lexicon.look_up(key.trim_end()).tags;
        let counts = tags.contains(Tags::NUM) || tags.contains(Tags::INDEF) && lexicon.look_up(key.trim_end()).agreement == Agreement::PLURAL && !tags.contains(Tags::PREP);
        if !tags.intersects(Tags::DET | Tags::SAME) || counts {
            break;
        }
        words = words[next..].trim_start();
    }
    squeezed(words)
}

/// Runs of blanks and breaks as one space.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn skeleton_key(word: &str) -> String {
    crate::speaker::name::skeleton(word)
}

/// True if every word of the shorter description is in the longer one, and both start alike: an
/// ordinal before the head makes another office.
fn compatible(known: &str, asked: &str) -> bool {
    let (short, long) = if known.len() <= asked.len() { (known, asked) } else { (asked, known) };
    short.split(' ').next() == long.split(' ').next() && short.split(' ').all(|w| long.split(' ').any(|l| l == w))
}

/// The initials of a name, with and without its small words.
fn initials(name: &str) -> [String; 2] {
    let lexicon = Lexicon::french();
    let mut all = String::new();
    let mut large = String::new();
    for token in crate::text::tokens::tokens(name) {
        let word = token.span.of(name);
        let Some(first) = fold::name_key(word).chars().next() else { continue };
        all.push(first);
        if !lexicon.look_up(word).tags.intersects(Tags::DET | Tags::PREP | Tags::COORD) {
            large.push(first);
        }
    }
    [large, all]
}

/// So many spellings of one name are kept.
const MAX_SPELLINGS: usize = 8;

/// How many sentences back the name behind an epithet may stand.
const EPITHET_REACH: u32 = 3;

/// More figures than this in one sentence are a list: no pairs are kept.
const MAX_TOGETHER: usize = 12;
