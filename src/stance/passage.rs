//! `Passage`: a quote with the sentence that reports it, as the features see it; and how an
//! example's text becomes one.

use crate::span::Span;
use crate::text::marks::{self, Mark};

/// One quote in its text, with all that its features are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The article or example.
    pub text: &'a str,
    /// The spoken words, in parts and in order, marks excluded.
    pub spoken: &'a [Span],
    /// The reporting sentence, which holds the quote; the quote itself where there is none.
    pub sentence: Span,
    /// The words that announce speech, where they are known.
    pub cue: Option<Cue<'a>>,
}

/// The words that announce speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue<'a> {
    /// Where they stand; outside the spoken words.
    pub span: Span,
    /// Lemma of the verb or noun: *avertir*.
    pub lemma: &'a str,
    /// Class of the verb: *warn*.
    pub class: &'a str,
}

/// A passage that owns what it says about a text it does not hold.
///
/// ```
/// use stance::span::Span;
/// use stance::stance::passage::Excerpt;
/// let text = "« oui », dit-il.";
/// let excerpt = Excerpt { spoken: vec![Span::new(3, 7)], sentence: Span::new(0, 18), cue: None };
/// assert_eq!(excerpt.passage(text).spoken[0].of(text), "oui ");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// As in [`Passage`].
    pub spoken: Vec<Span>,
    /// As in [`Passage`].
    pub sentence: Span,
    /// Span, lemma and class of the cue.
    pub cue: Option<(Span, String, String)>,
}

impl Excerpt {
    /// The passage in `text`, for which the excerpt was made.
    pub fn passage<'a>(&'a self, text: &'a str) -> Passage<'a> {
        Passage {
            text,
            spoken: &self.spoken,
            sentence: self.sentence,
            cue: self.cue.as_ref().map(|(span, lemma, class)| Cue {
                span: *span,
                lemma,
                class,
            }),
        }
    }

    /// The whole of `text` as a ready-made quote without a reporting sentence.
    pub fn whole(text: &str) -> Self {
        let all = Span::at(0, text.len());
        Self {
            spoken: vec![all],
            sentence: all,
            cue: None,
        }
    }
}

/// How the text of an example becomes passages: one for each quote, in order.
pub trait Read {
    /// The quotes of `text`, each with its reporting sentence and cue.
    fn read(&self, text: &str) -> Vec<Excerpt>;
}

/// Reads by the marks « and » alone: the whole text is the reporting sentence, and no cue is known.
///
/// ```
/// use stance::stance::passage::{Marks, Read};
///
/// let text = "Elle appelle à la « retenue ».";
/// let found = Marks.read(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].spoken[0].of(text).trim(), "retenue");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks;

impl Read for Marks {
    fn read(&self, text: &str) -> Vec<Excerpt> {
        let sentence = Span::at(0, text.len());
        let mut found = Vec::new();
        let mut open = None;
        let mut depth = 0u32;
        for (at, c) in text.char_indices() {
            match marks::mark(c) {
                Some(Mark::OpenGuillemet) => {
                    if depth == 0 {
                        open = Some(at + c.len_utf8());
                    }
                    depth += 1;
                }
                Some(Mark::CloseGuillemet) if depth > 0 => {
                    depth -= 1;
                    if depth == 0
                        && let Some(start) = open.take()
                    {
                        found.push(Excerpt {
                            spoken: vec![Span::at(start, at)],
                            sentence,
                            cue: None,
                        });
                    }
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_quotes_belong_to_the_outer_one() {
        let text = "« on a dit « non » hier », puis « oui »";
        let found = Marks.read(text);
        let said: Vec<&str> = found.iter().map(|e| e.spoken[0].of(text).trim()).collect();
        assert_eq!(said, ["on a dit « non » hier", "oui"]);
        assert!(Marks.read("« jamais fermé").is_empty());
    }
}
