//! From figures to the cast that is told: the fullest name of each, in order of first quote.

use super::{Cast, FxHashMap, Join, Resolver, Span, Speaker, Spoken, squeezed, without_article};

impl Resolver<'_, '_> {
    /// The cast: figures that speak, in order of their first quote.
    pub(super) fn cast(&self, who: &[Option<(u32, Option<Span>)>]) -> Cast {
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
            .filter_map(|j| {
                index
                    .get(&self.now(j.speaker))
                    .map(|s| Join { speaker: *s, ..*j })
            })
            .collect();
        cast
    }

    pub(super) fn speaker_of(&self, figure: u32) -> Speaker {
        let acronym = self.is_acronym(figure);
        let figure = &self.figures[figure as usize];
        let name = match (&figure.name, figure.styled) {
            (Some((key, _)), Some(styled)) if key.words.len() == 1 => {
                squeezed(styled.of(self.text()))
            }
            // The body whose letters they are.
            (Some(_), _)
                if acronym
                    && figure
                        .longest
                        .is_some_and(|l| l.of(self.text()).contains(' ')) =>
            {
                without_article(self.text(), figure.longest.unwrap_or(figure.first))
            }
            (Some((_, span)), _) => {
                // The spelling used most often; the first where they are level.
                let most = figure
                    .spellings
                    .iter()
                    .rev()
                    .max_by_key(|(_, times)| *times)
                    .map_or(*span, |(s, _)| *s);
                squeezed(most.of(self.text()))
            }
            (None, _) => without_article(self.text(), figure.longest.unwrap_or(figure.first)),
        };
        Speaker {
            name,
            kind: figure.kind,
        }
    }
}
