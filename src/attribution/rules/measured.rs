//! How often each rule was right on the annotated sets: the figures behind tiers and confidence.
//! Written by tests/gold/measure.py.

use crate::attribution::rule::Tier;

/// A rule's name, how often it fired and how often it was right.
const MEASURED: &[(&str, u32, u32)] = &[
    ("according-to", 24, 24),
    ("attributive", 11, 10),
    ("clause-colon", 3, 3),
    ("coined-verb", 1, 1),
    ("continuation", 26, 22),
    ("echo", 11, 10),
    ("impersonal", 7, 6),
    ("inscription", 1, 1),
    ("inserted-clause", 4, 4),
    ("introduced", 1, 1),
    ("inversion", 109, 109),
    ("name-colon", 1, 1),
    ("participle", 16, 15),
    ("passive-subject", 1, 1),
    ("point-of-view", 4, 4),
    ("pronoun-inversion", 53, 53),
    ("reported-sentence", 32, 32),
    ("signature", 3, 3),
    ("subject-verb-colon", 26, 25),
    ("subject-verb-object", 128, 126),
    ("subject-verb-that", 111, 110),
    ("verb-inside", 3, 2),
    ("words-of", 1, 1),
];

/// Fewer firings than this say nothing.
const MIN_FIRINGS: u32 = 20;

/// Tier and confidence of a rule. The confidence is the share of right answers with one success and
/// one failure added (Laplace), so that few firings claim little.
pub fn trust(name: &str) -> (Tier, f64) {
    let (fired, right) = MEASURED
        .iter()
        .find(|m| m.0 == name)
        .map_or((0, 0), |m| (m.1, m.2));
    let confidence = f64::from(right + 1) / f64::from(fired + 2);
    let share = if fired == 0 {
        0.0
    } else {
        f64::from(right) / f64::from(fired)
    };
    let tier = if fired < MIN_FIRINGS || share < 0.80 {
        Tier::Guess
    } else if share < 0.95 {
        Tier::Likely
    } else {
        Tier::Firm
    };
    (tier, (confidence * 100.0).round() / 100.0)
}
