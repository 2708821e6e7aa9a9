//! Figures: whom a mention with words of its own speaks of, founded where it is new.

use std::rc::Rc;

use super::{
    Agreement, Figure, Join, Lexicon, MAX_SPELLINGS, Mention, MentionKind, NameKey, Reason,
    Resolver, Span, SpeakerKind, Spelled, Tags, compatible, fold, skeleton,
};

impl Resolver<'_, '_> {
    /// The figure of a mention with a proper name.
    pub(super) fn named(&mut self, mention: &Mention, name: Span) -> u32 {
        let spelled = self.spelled(name);
        let key = &spelled.key;
        let given = spelled.given;
        let personal = mention.kind == MentionKind::Person || spelled.personal;
        let found = self.by_name(&spelled, mention.agreement);
        let text = self.story.scene.reading.text;
        let id = if let Some(id) = found {
            let figure = &mut self.figures[id as usize];
            let known = figure.name.as_ref().map_or(0, |(k, _)| k.words.len());
            if key.words.len() > known {
                figure.name = Some((key.clone(), name));
                figure.spellings = vec![(name, 1)];
            } else if key.words.len() == known {
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
            figure.personal |= personal;
            self.join(mention.span, id, Reason::Name);
            id
        } else {
            let id = self.found(mention, Some((key.clone(), name)));
            self.figures[id as usize].personal = personal;
            self.join(mention.span, id, Reason::Founded);
            id
        };
        for end in &spelled.ends {
            match self.by_word.get_mut(end) {
                Some(bearers) if bearers.contains(&id) => {}
                Some(bearers) => remember(bearers, id),
                None => {
                    self.by_word.insert(end.clone(), vec![id]);
                }
            }
        }
        if let Some(head) = mention.head {
            if given
                && key.words.len() == 1
                && head.end() < name.start()
                && name.start() - head.end() < 4
            {
                self.figures[id as usize].styled = Some(head.join(name));
            }
            self.adopt(id, mention, head);
            self.describe(id, mention, head);
        }
        self.now(id)
    }

    /// What the spelling of a name tells, worked out once.
    fn spelled(&mut self, name: Span) -> Rc<Spelled> {
        let written = name.of(self.text());
        if let Some(known) = self.names.get(written) {
            return Rc::clone(known);
        }
        let lexicon = Lexicon::french();
        let key = NameKey::new(written);
        let given = lexicon.given(written).is_some();
        // A line in capitals is a heading more often than a name.
        let shouted = written.chars().all(|c| !c.is_lowercase());
        // A word that names a body, a place or a thing is in no person's name.
        let impersonal = || {
            written.split([' ', '\u{a0}']).any(|word| {
                let tags = lexicon.look_up(word).tags;
                tags.intersects(
                    Tags::ORG
                        | Tags::MEDIA
                        | Tags::PLACE
                        | Tags::BODY
                        | Tags::DOCUMENT
                        | Tags::NAMING,
                ) && !tags.contains(Tags::GIVEN)
            })
        };
        let personal = given || key.words.len() > 1 && !shouted && !impersonal();
        let end = |word: Option<&String>| word.map_or_else(String::new, |w| skeleton(w));
        let ends = [end(key.words.first()), end(key.words.last())];
        let spelled = Rc::new(Spelled {
            key,
            ends,
            given,
            personal,
        });
        self.names.insert(written, Rc::clone(&spelled));
        spelled
    }

    /// A named figure takes over the one that was only described so far in the same words.
    pub(super) fn adopt(&mut self, id: u32, mention: &Mention, head: Span) {
        let words = self.description(mention, head);
        let head_key = fold::name_key(head.of(self.text()));
        let Some(known) = self.by_head.get(&head_key) else {
            return;
        };
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

    pub(super) fn by_name(&self, spelled: &Spelled, agreement: Agreement) -> Option<u32> {
        let key = &spelled.key;
        let mut candidates: Vec<u32> = Vec::new();
        for end in &spelled.ends {
            if let Some(bearers) = self.by_word.get(end) {
                candidates.extend(bearers);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let gender = agreement & Agreement::GENDER;
        candidates.into_iter().rev().find(|id| {
            let figure = &self.figures[*id as usize];
            let Some((own, _)) = &figure.name else {
                return false;
            };
            let agrees = figure.agreement.fits(gender);
            let first_name =
                key.words.len() == 1 && own.words.len() > 1 && own.words[0] == key.words[0];
            let first_name = first_name
                || own.words.len() == 1 && key.words.len() > 1 && own.words[0] == key.words[0];
            own.same(key) || agrees && (own.extends(key) || key.extends(own) || first_name)
        })
    }

    /// The figure of a mention by office or description.
    pub(super) fn described(&mut self, mention: &Mention, line: usize) -> u32 {
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
                return id;
            }
        }
        // *le document*, *le même texte*: the one last spoken of.
        if mention.kind == MentionKind::Document && mention.definite && !words.contains(' ') {
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
        self.describe(id, mention, head);
        self.join(mention.span, id, Reason::Founded);
        id
    }

    /// The comparable words of a description: from its first ordinal or its head to its end, the
    /// name left out, adjectives of place as the place, small words dropped.
    pub(super) fn description(&mut self, mention: &Mention, head: Span) -> Rc<str> {
        let lexicon = Lexicon::french();
        let end = mention
            .name
            .filter(|n| n.start() > head.start())
            .map_or(mention.span.end(), Span::start);
        let before = mention
            .name
            .filter(|n| n.start() < head.start())
            .map_or(mention.span.start(), Span::end);
        let text = self.text();
        let from = before.min(head.start());
        let written = &text[from as usize..end.max(head.end()) as usize];
        if let Some(known) = self.described.get(written) {
            return Rc::clone(known);
        }
        let mut out = String::new();
        for token in crate::text::tokens::tokens(written) {
            let word = token.span.of(written);
            let at = from + token.span.start();
            let entry = lexicon.look_up(word);
            let small = entry.tags.intersects(Tags::DET | Tags::PREP | Tags::COORD)
                && !entry.tags.contains(Tags::NUM);
            let early = at < head.start()
                && !(entry.tags.contains(Tags::NUM) && entry.tags.contains(Tags::ADJ));
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
        let out: Rc<str> = out.into();
        self.described.insert(written, Rc::clone(&out));
        out
    }

    pub(super) fn describe(&mut self, id: u32, mention: &Mention, head: Span) {
        // « Jean Talec, chef de la mission »: the head stands after the name.
        let words = self.description(mention, head);
        if words.is_empty() {
            return;
        }
        let head_key = fold::name_key(head.of(self.text()));
        let figure = &mut self.figures[id as usize];
        if figure.descriptions.len() < 8 && !figure.descriptions.iter().any(|d| **d == *words) {
            figure.descriptions.push(words.to_string());
        }
        let bearers = self.by_head.entry(head_key).or_default();
        if bearers.last() != Some(&id) {
            bearers.retain(|b| *b != id);
            remember(bearers, id);
        }
    }

    pub(super) fn found(&mut self, mention: &Mention, name: Option<(NameKey, Span)>) -> u32 {
        let spellings = name.iter().map(|(_, span)| (*span, 1)).collect();
        let many = mention.agreement.contains(Agreement::PLURAL);
        let kind = match mention.kind {
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
        let id = self.figures.len() as u32;
        self.figures.push(Figure {
            name,
            descriptions: Vec::new(),
            kind,
            agreement: mention.agreement,
            first: mention.span,
            definite: mention.definite,
            longest: mention.head.is_some().then_some(mention.span),
            styled: None,
            spellings,
            personal: mention.kind == MentionKind::Person,
        });
        self.became.push(id);
        id
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
fn remember(bearers: &mut Vec<u32>, id: u32) {
    if bearers.len() >= MAX_BEARERS {
        bearers.remove(0);
    }
    bearers.push(id);
}

/// So many figures may bear one word or office.
const MAX_BEARERS: usize = 48;

/// So many mentions are looked at for a document that is meant.
const MAX_SEEN: usize = 200;
