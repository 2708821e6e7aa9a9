//! The words that moved a decision: a prediction's contributions gathered by word of the text.

use crate::span::Span;
use crate::stance::predict::Prediction;
use std::collections::BTreeMap;

/// A word, or a few, and what it added to the score of the label chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Where it first stands.
    pub span: Span,
    /// What all its features added, negative where they spoke against the label.
    pub effect: f64,
}

/// So many words are shown for a quote.
const TOP: usize = 6;

/// What adds less is not shown.
const LEAST: f64 = 0.01;

/// The few words that moved a prediction most, the strongest first.
pub fn moved(prediction: &Prediction, text: &str) -> Vec<Moved> {
    let mut out = words(prediction, text);
    out.truncate(TOP);
    out
}

/// All words that moved a prediction, the strongest first. A feature that was found in several
/// places counts in each for its part; letters count for the word that holds them.
pub fn words(prediction: &Prediction, text: &str) -> Vec<Moved> {
    let mut words: BTreeMap<String, Moved> = BTreeMap::new();
    for contribution in &prediction.because {
        let effect = contribution.effects.get(prediction.label).copied();
        let share = effect.unwrap_or(0.0) / contribution.spans.len().max(1) as f64;
        for span in contribution.spans.iter().filter(|s| s.start() < s.end()) {
            let span = whole(*span, text);
            let words = words.entry(span.of(text).to_lowercase());
            let known = words.or_insert(Moved { span, effect: 0.0 });
            known.effect += share;
            known.span = known.span.min(span);
        }
    }
    let mut out: Vec<Moved> = words.into_values().collect();
    out.retain(|m| m.effect.abs() >= LEAST);
    out.sort_by(|a, b| {
        let order = b.effect.abs().total_cmp(&a.effect.abs());
        order.then_with(|| a.span.cmp(&b.span))
    });
    out
}

/// The span with the rest of the words that it cuts.
fn whole(span: Span, text: &str) -> Span {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let letter = |c: char| c.is_alphanumeric();
    let before = text[..start].chars().rev().take_while(|c| letter(*c));
    let after = text[end..].chars().take_while(|c| letter(*c));
    let opens = text[start..].chars().next().is_some_and(letter);
    let closes = text[..end].chars().next_back().is_some_and(letter);
    let back: usize = before.map(char::len_utf8).sum();
    let on: usize = after.map(char::len_utf8).sum();
    Span::at(
        start - if opens { back } else { 0 },
        end + if closes { on } else { 0 },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::groups::Group;
    use crate::stance::predict::Contribution;

    #[test]
    fn letters_count_for_their_word_and_repeats_are_gathered() {
        let text = "Déluge, déluge et feu";
        let of = |spans: Vec<Span>, effect: f64| Contribution {
            group: Group::Chars,
            name: String::new(),
            effects: vec![0.0, effect],
            spans,
        };
        let prediction = Prediction {
            label: 1,
            probabilities: vec![0.2, 0.8],
            because: vec![
                of(vec![Span::new(3, 6), Span::new(12, 15)], 1.0),
                of(vec![Span::new(20, 23)], -0.5),
                of(vec![Span::new(17, 19)], 0.001),
            ],
            bias: Vec::new(),
            neighbours: Vec::new(),
        };
        let found = moved(&prediction, text);
        let told: Vec<_> = found.iter().map(|m| (m.span.of(text), m.effect)).collect();
        assert_eq!(told[0], ("Déluge", 1.0));
        assert_eq!(told.len(), 2);
    }
}
