//! Checks of labelled texts that need to know what a quote is and when two texts are alike.

use super::folds::near_duplicates;
use super::merges::merged;
use super::passage::{Excerpt, Read};
use crate::problem::{Place, Problem};
use crate::text::fold;
use crate::text::tokens::{Kind, tokens};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How wide the vocabulary of a label is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Width {
    /// Texts with the label.
    pub texts: usize,
    /// Stems that occur in them, each counted once.
    pub stems: usize,
}

/// Of each label, in the order of their names, how many texts have it and how many distinct stems these hold.
///
/// ```
/// use stance::stance::check::widths;
///
/// let found = widths([("paix et trêve, trêve et paix", "calm"), ("la guerre", "alarm")].into_iter());
/// assert_eq!((found["calm"].texts, found["calm"].stems), (1, 3));
/// ```
pub fn widths<'a>(examples: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, Width> {
    let stemmer = Stemmer::create(Algorithm::French);
    let mut seen: BTreeMap<&str, (usize, FxHashSet<String>)> = BTreeMap::new();
    for (text, label) in examples {
        let (texts, stems) = seen.entry(label).or_default();
        *texts += 1;
        let words = tokens(text).into_iter().filter(|t| t.kind == Kind::Word);
        for word in words {
            let key = fold::key(word.span.of(text));
            let stem = stemmer.stem(&key);
            if !stems.contains(merged(&stem)) {
                stems.insert(merged(&stem).to_owned());
            }
        }
    }
    let width = |(texts, stems): (usize, FxHashSet<String>)| Width {
        texts,
        stems: stems.len(),
    };
    seen.into_iter()
        .map(|(label, found)| (label, width(found)))
        .collect()
}

/// Whether a text may come without marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// It is then a quote as a whole.
    Whole,
    /// It is then a problem.
    Refused,
}

/// The one quote of an example's text.
///
/// # Errors
/// If there is none or more than one, or no word is spoken.
pub fn one_quote(
    reader: &dyn Read,
    text: &str,
    place: &Place,
    unmarked: Unmarked,
) -> Result<Excerpt, Problem> {
    let mut found = reader.read(text);
    let problem =
        |code, message: String, help: &str| Err(Problem::new(code, place.clone(), message, help));
    match (found.len(), unmarked) {
        (0, Unmarked::Whole) => Ok(Excerpt::whole(text)),
        (0, Unmarked::Refused) => problem(
            "no-quote",
            "no quote between « and »".into(),
            "put the spoken words between « and »",
        ),
        (1, _) => {
            let excerpt = found.remove(0);
            let letters = |s: &crate::span::Span| s.of(text).chars().any(char::is_alphanumeric);
            if excerpt.spoken.iter().any(letters) {
                Ok(excerpt)
            } else {
                problem(
                    "empty-quote",
                    "the quote holds no word".into(),
                    "write the spoken words, or remove the line",
                )
            }
        }
        (count, _) => problem(
            "several-quotes",
            format!("{count} quotes, where an example has one"),
            "keep the quote that the label is about and write the others without marks",
        ),
    }
}

/// Texts that are nearly the same, each with the earlier one it resembles.
pub fn near(texts: &[&str], places: &[Place]) -> Vec<Problem> {
    near_duplicates(texts)
        .into_iter()
        .map(|(earlier, later, share)| {
            Problem::new(
                "near-duplicate",
                places[later].clone(),
                format!(
                    "nearly the same text as {} ({:.0} % of word trigrams in common)",
                    places[earlier],
                    share * 100.0
                ),
                "remove one of the two, or write it anew",
            )
        })
        .collect()
}

/// Texts of the second list that stand, nearly or wholly, in the first: what a model has learnt
/// from cannot measure it.
pub fn leaks(
    learnt: &[&str],
    learnt_places: &[Place],
    measured: &[&str],
    places: &[Place],
) -> Vec<Problem> {
    let all: Vec<&str> = learnt.iter().chain(measured).copied().collect();
    near_duplicates(&all)
        .into_iter()
        .filter(|(earlier, later, _)| *earlier < learnt.len() && *later >= learnt.len())
        .map(|(earlier, later, _)| {
            Problem::new(
                "leak",
                places[later - learnt.len()].clone(),
                format!(
                    "the training data hold this text at {}",
                    learnt_places[earlier]
                ),
                "remove it from one of the two",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::passage::Marks;

    #[test]
    fn an_example_has_one_quote_with_a_word_in_it() {
        let place = Place::line("a.jsonl", 3);
        let code = |text| one_quote(&Marks, text, &place, Unmarked::Refused).map_err(|p| p.code);
        assert_eq!(code("rien"), Err("no-quote"));
        assert_eq!(code("« un » et « deux »"), Err("several-quotes"));
        assert_eq!(code("« … », dit-il"), Err("empty-quote"));
        assert!(code("« un », dit-il").is_ok());
        assert!(one_quote(&Marks, "rien", &place, Unmarked::Whole).is_ok());
    }

    #[test]
    fn leaks_are_found_across_the_two_lists_only() {
        let learnt = [
            "le pont sera fermé toute la nuit",
            "un deux trois quatre cinq",
        ];
        let measured = ["un deux trois quatre cinq", "autre chose de très nouveau"];
        let place = |name: &str| vec![Place::line(name, 1), Place::line(name, 2)];
        let found = leaks(&learnt, &place("a"), &measured, &place("b"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, Place::line("b", 1));
        assert_eq!(found[0].message, "the training data hold this text at a:2");
    }
}
