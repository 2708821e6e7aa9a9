//! What is kept true of every text, whatever it is: DESIGN §3.

use crate::samples::articles;
use proptest::prelude::*;
use stance::article::Article;
use stance::attribution::rule::Source;
use stance::pipeline::{analyze, records};

/// Pieces from which texts are drawn: marks, cues, names, breaks, and things that go wrong.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "« ",
        " »",
        "«",
        "»",
        "\"",
        "“",
        "”",
        "‹",
        "›",
        "<<",
        ">>",
        "’",
        "'",
        "l’",
        ", ",
        ". ",
        " : ",
        "\n",
        "\n\n",
        "a déclaré ",
        "dit-il",
        "a-t-elle ajouté",
        "selon ",
        "Pour ",
        "le maire ",
        "Mme Le Gall ",
        "Odile Carnac",
        "Et d’ajouter : ",
        "que ",
        "qu’",
        "la digue tiendra ",
        "Oui ",
        "non ",
        "(",
        ")",
        "– ",
        "…",
        "12 ",
        "é",
        "\u{a0}",
        "\u{202f}",
        "🙂",
        "\u{301}",
        "qui ",
        "et ",
        "dénonçant ",
        "TASS",
        "M. ",
        "ce dernier ",
        "de ",
        "du ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) {
    let article = Article::new("a", text);
    let analysis = analyze(&article);
    for (i, a) in analysis.quotes.iter().enumerate() {
        assert!(a.span.contains(a.inner));
        assert!(text.get(a.span.range()).is_some() && text.get(a.inner.range()).is_some());
        assert!(
            a.parts
                .iter()
                .all(|p| a.inner.contains(*p) && text.get(p.range()).is_some())
        );
        assert!(
            a.parts.windows(2).all(|w| w[0].end() <= w[1].start()),
            "parts are in order"
        );
        for b in &analysis.quotes[i + 1..] {
            let nested = a.span.contains(b.span) || b.span.contains(a.span);
            assert!(
                nested || !a.span.overlaps(b.span),
                "{} and {} cross",
                a.span,
                b.span
            );
        }
    }
    for outcome in &analysis.outcomes {
        let Some(attribution) = &outcome.attribution else {
            continue;
        };
        let quote = &analysis.quotes[attribution.quote as usize];
        let outside = |span: stance::span::Span| quote.parts.iter().all(|p| !p.overlaps(span));
        if let Source::Mention(mention) = attribution.source {
            assert!(outside(mention.span), "a mention lies in the spoken words");
        }
        assert!(
            attribution.cue.is_none_or(|c| outside(c.span)),
            "a cue lies in the spoken words"
        );
    }
    let count = text.chars().count() as u32;
    for record in records(&article, &analysis) {
        assert!(record.start <= record.end && record.end <= count);
        let words: String = text
            .chars()
            .skip(record.start as usize)
            .take((record.end - record.start) as usize)
            .collect();
        assert_eq!(words, record.text, "offsets are code points");
        assert!(record.kind != "term" || record.speaker.is_none() && record.cue.is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_sound_in_any_text(text in text()) {
        holds(&text);
    }

    #[test]
    fn spans_are_sound_in_any_characters(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn a_paragraph_in_front_shifts_every_span_and_changes_nothing_else(text in text()) {
        let before = "La journée fut calme.\n\n\n\n\n\n";
        let plain = analyze(&Article::new("a", text.trim_start()));
        let shifted = analyze(&Article::new("a", format!("{before}{}", text.trim_start())));
        prop_assert_eq!(plain.quotes.len(), shifted.quotes.len());
        for (a, b) in plain.quotes.iter().zip(&shifted.quotes) {
            prop_assert_eq!(a.span.start() + before.len() as u32, b.span.start());
            prop_assert_eq!(a.span.len(), b.span.len());
            prop_assert_eq!(a.closing, b.closing);
        }
    }
}

#[test]
fn the_sample_articles_hold_what_is_promised() {
    for path in articles() {
        holds(&std::fs::read_to_string(path).unwrap());
    }
}
