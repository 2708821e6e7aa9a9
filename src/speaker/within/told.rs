//! From figures to the cast that is told: the fullest name of each, in order of first quote.

use super::read::Sofar;
use super::{
    Cast, Clauses, Figure, Join, Lexicon, Mention, MentionKind, NameKey, Resolver, Span, Speaker,
    SpeakerKind, Spoken,
    wording::{members, squeezed, without_article},
};
use crate::text::tokens::Case;
use std::sync::Arc;

/// Stands for the number of a figure that does not speak.
const UNTOLD: u32 = u32::MAX;

impl Resolver<'_, '_> {
    /// The cast: figures that speak, in order of their first quote.
    pub(super) fn cast(&self, who: &[Option<(u32, Option<Span>)>]) -> Cast {
        let mut cast = Cast::default();
        cast.of_quote.reserve(who.len());
        // For each figure, its number in the cast.
        let mut index = vec![UNTOLD; self.figures.len()];
        for spoken in who {
            let entry = spoken.map(|(figure, mention)| {
                let figure = self.now(figure);
                let known = &mut index[figure as usize];
                if *known == UNTOLD {
                    *known = cast.speakers.len() as u32;
                    cast.speakers.push(self.speaker_of(figure));
                }
                Spoken {
                    speaker: *known,
                    mention,
                }
            });
            cast.of_quote.push(entry);
        }
        cast.joins.reserve(self.joins.len());
        cast.joins.extend(self.joins.iter().filter_map(|join| {
            let speaker = index[self.now(join.speaker) as usize];
            (speaker != UNTOLD).then_some(Join { speaker, ..*join })
        }));
        cast
    }

    /// The person who is the subject of the verb at `at`, among those seen last.
    pub(super) fn told_by(&self, clauses: &Clauses<'_, '_>, at: usize) -> Option<u32> {
        let subject = clauses.subject(at).filter(|m| {
            matches!(
                m.kind,
                MentionKind::Person | MentionKind::Name | MentionKind::Group
            )
        })?;
        let mut near = self.seen.iter().rev().take(MAX_NEAR);
        let seen = near.find(|s| s.span.overlaps(subject.span) && !s.inner)?;
        Some(self.now(seen.who))
    }

    /// « …, glisse un conseiller de Jean Talec. Lui s'en défend. “…” »: the one last named who did not speak last.
    pub(super) fn contrast(&mut self, stressed: &Mention, sofar: &mut Sofar<'_>) {
        let line = sofar.line as u32;
        let spoke = self.last_speaker.map(|(who, _)| self.now(who));
        let near = self.seen.iter().rev().take(MAX_NEAR);
        let mut near = near.take_while(|s| line - s.line <= 1);
        let found = near.find(|s| {
            let who = self.now(s.who);
            let figure = &self.figures[who as usize];
            let agrees = figure.agreement.fits(stressed.agreement);
            figure.kind == SpeakerKind::Person && figure.is_full() && agrees && spoke != Some(who)
        });
        if let Some(who) = found.map(|s| self.now(s.who)) {
            self.means(stressed, who, sofar);
            sofar.teller = Some(who);
        }
    }

    /// Those who were named together: *Jean Talec, Paul Riou et Mona Ferrand*.
    fn told_together(&self, figure: &Figure) -> Speaker {
        // A member that was joined with a group is told by its first words.
        let member = |who: &u32| {
            let who = self.now(*who);
            let own = &self.figures[who as usize];
            if own.members.is_empty() {
                self.speaker_of(who).name
            } else {
                squeezed(own.first.of(self.text())).into()
            }
        };
        let mut names: Vec<Arc<str>> = figure.members.iter().map(member).collect();
        let last = names.pop().unwrap_or_else(|| "".into());
        Speaker {
            name: format!("{} et {last}", names.join(", ")).into(),
            kind: figure.kind,
        }
    }

    /// True of the last words of somebody's name.
    fn is_persons(&self, key: &NameKey) -> bool {
        let figures = (0..self.figures.len() as u32)
            .zip(&self.figures)
            .rev()
            .take(MAX_FIGURES);
        let mut apart = figures.filter(|(id, f)| self.now(*id) == *id && f.own_name.is_none());
        apart.any(|(_, figure)| {
            let full = figure.name.as_ref();
            figure.personal && full.is_some_and(|(own, _)| own.words.ends_with(&key.words))
        })
    }

    /// « “Mona Talec l'a promis”, dit la préfète. […] Talec hésite. »: the full name of the surname `name`, where it stands in quotes only, and
    /// there is but one.
    fn named_in_quotes(&self, name: Span) -> Option<Span> {
        let reading = self.story.scene.reading;
        let surname = name.of(reading.text);
        let lexicon = Lexicon::french();
        let inside = |at: usize| {
            let token = &reading.tokens[at];
            let given = &reading.tokens[at - 1];
            let same = token.case != Case::Lower && token.span.of(reading.text) == surname;
            let given_name = |word: &str| lexicon.given(word).is_some();
            (same && given.case == Case::Capital && given_name(given.span.of(reading.text)))
                .then(|| given.span.join(token.span))
        };
        let quotes = self.story.scene.quotes.iter().take(MAX_QUOTES);
        let mut found = quotes
            .flat_map(|q| (q.first as usize + 2..q.last as usize).take(MAX_QUOTED))
            .filter_map(inside);
        let first = found.next()?;
        let words = |span: Span| span.of(reading.text);
        found
            .all(|other| words(other) == words(first))
            .then_some(first)
    }

    pub(super) fn speaker_of(&self, figure: u32) -> Speaker {
        let figure = &self.figures[figure as usize];
        if !figure.members.is_empty() {
            return self.told_together(figure);
        }
        let name = match (&figure.name, figure.styled) {
            (Some((key, _)), Some(styled)) if key.words.len() == 1 => {
                squeezed(styled.of(self.text()))
            }
            // *le groupe Talec*, where *Jean Talec* is named too.
            (Some((key, _)), _) if figure.own_name.is_some() && self.is_persons(key) => {
                squeezed(figure.own_name.unwrap_or(figure.first).of(self.text()))
            }
            // The body whose letters they are.
            (Some((_, span)), _) if figure.full.is_some_and(|full| full.len() > span.len()) => {
                without_article(self.text(), figure.full.unwrap_or(*span))
            }
            (Some((key, span)), _) => {
                let single = key.words.len() == 1 && figure.kind == SpeakerKind::Person;
                if let Some(full) = single.then(|| self.named_in_quotes(*span)).flatten() {
                    return Speaker {
                        name: squeezed(full.of(self.text())).into(),
                        kind: figure.kind,
                    };
                }
                // The spelling used most often; the first where they are level.
                let most = figure
                    .spellings
                    .iter()
                    .rev()
                    .max_by_key(|(_, times)| *times)
                    .map_or(*span, |(s, _)| *s);
                squeezed(most.of(self.text()))
            }
            // *tous deux*, *l'un et l'autre*: nobody knows who.
            (None, _) if is_all_of_them(figure.first.of(self.text())) => {
                squeezed(figure.first.of(self.text()))
            }
            (None, _) if figure.kind == SpeakerKind::Group && figure.descriptions.is_empty() => {
                members(&without_article(self.text(), figure.first)).into()
            }
            (None, _) => without_article(self.text(), figure.longest.unwrap_or(figure.first)),
        };
        Speaker {
            name: name.into(),
            kind: figure.kind,
        }
    }
}

/// *tous deux*, *les trois*, *l'un et l'autre*
fn is_all_of_them(words: &str) -> bool {
    let last = words.rsplit([' ', '\'', '’']).next();
    last.is_some_and(|last| ["autre", "cinq", "deux", "quatre", "trois"].contains(&last))
}

/// So many figures are asked whether a body bears their name.
const MAX_FIGURES: usize = 500;

/// So many quotes, and so many words of each, are searched for a full name.
const MAX_QUOTES: usize = 200;
const MAX_QUOTED: usize = 100;

/// The subject of a verb is among so many mentions before it.
const MAX_NEAR: usize = 12;
