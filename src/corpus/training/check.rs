//! Checks of examples against each other, one after another: none of them is kept.

use super::{Example, FEWEST};
use crate::problem::{Place, Problem};
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Checks examples against those before them and, if given, against the labels that may be used.
///
/// ```
/// use stance::corpus::training::{Check, Format, read};
///
/// let (examples, _) = read("a.csv", "text,label\noui,support\noui,support\n", Format::Csv);
/// let mut check = Check::new(None);
/// assert!(check.example(&examples[0]).is_empty());
/// assert_eq!(check.example(&examples[1])[0].message, "the same text as a.csv:2");
/// assert_eq!(check.finish()[0].code, "few-examples");
/// ```
#[derive(Debug)]
pub struct Check<'a> {
    allowed: Option<&'a [String]>,
    /// The sources of examples, each of which most of its neighbours share.
    sources: Vec<Arc<str>>,
    labels: Vec<String>,
    /// How many examples each label has.
    counts: Vec<usize>,
    numbers: FxHashMap<String, u32>,
    /// Where each text stands first, and its label's number.
    texts: FxHashMap<Mark, (Spot, u32)>,
    /// Where each id stands last.
    ids: FxHashMap<Mark, Spot>,
    unknown: BTreeSet<String>,
}

/// What a text or id is known by: it takes two unlike hashes to agree for two of them to be taken for one.
type Mark = (u64, u64);

/// A place, with the number of its source.
#[derive(Clone, Copy, Debug)]
struct Spot {
    source: u32,
    line: Option<u32>,
}

fn mark(text: &str) -> Mark {
    let (mut strong, mut quick) = (DefaultHasher::new(), FxHasher::default());
    text.hash(&mut strong);
    text.hash(&mut quick);
    (strong.finish(), quick.finish())
}

/// A text with single blanks between its words and none around them.
fn single_spaced(text: &str) -> Cow<'_, str> {
    // The bytes that blanks other than a space open with. All bytes are looked at, which is quicker than to stop
    // at the first.
    let suspect = |found, byte: &u8| found | matches!(byte, ..b' ' | 0xc2 | 0xe1..=0xe3);
    let blank = text.as_bytes().iter().fold(false, suspect) && {
        let mut chars = text.chars();
        chars.any(|c| c != ' ' && c.is_whitespace())
    };
    if blank || text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

impl<'a> Check<'a> {
    /// A check that has seen no example; none of the labels: all may be used.
    pub fn new(allowed: Option<&'a [String]>) -> Self {
        Self {
            allowed,
            sources: Vec::new(),
            labels: Vec::new(),
            counts: Vec::new(),
            numbers: FxHashMap::default(),
            texts: FxHashMap::default(),
            ids: FxHashMap::default(),
            unknown: BTreeSet::new(),
        }
    }

    /// The problems of the next example.
    pub fn example(&mut self, example: &Example) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut fault = |code, message: String, help: &str| {
            problems.push(Problem::new(code, example.place.clone(), message, help));
        };
        if let Some(allowed) = self.allowed
            && !allowed.contains(&example.label)
        {
            self.unknown.insert(example.label.clone());
            fault(
                "unknown-label",
                format!("unknown label “{}”", example.label),
                &format!("use one of: {}", allowed.join(", ")),
            );
        }
        let label = self.number(&example.label);
        self.counts[label as usize] += 1;
        let spot = self.spot(&example.place);
        let id = match &example.id {
            Some(id) => Cow::Borrowed(id.as_str()),
            None => Cow::Owned(example.place.to_string()),
        };
        if let Some(other) = self.ids.insert(mark(&id), spot) {
            fault(
                "same-id",
                format!("the id “{id}” is also at {}", self.place(other)),
                "give each example its own id",
            );
        }
        let text = mark(&single_spaced(&example.text));
        match self.texts.get(&text) {
            None => {
                self.texts.insert(text, (spot, label));
            }
            Some((other, same)) if *same == label => fault(
                "same-text",
                format!("the same text as {}", self.place(*other)),
                "remove one of the two",
            ),
            Some((other, same)) => fault(
                "contradiction",
                format!(
                    "labelled “{}”, but the same text at {} is “{}”",
                    example.label,
                    self.place(*other),
                    self.labels[*same as usize]
                ),
                "keep the label that the code book asks for",
            ),
        }
        problems
    }

    /// The problems of all examples together: labels that have too few of them.
    pub fn finish(self) -> Vec<Problem> {
        let Some(first) = self.sources.first() else {
            return Vec::new();
        };
        let known = self.allowed.unwrap_or_default().iter();
        let mut counts: BTreeMap<&str, usize> = known.map(|label| (label.as_str(), 0)).collect();
        let labels = self.labels.iter().map(String::as_str);
        counts.extend(labels.zip(self.counts.iter().copied()));
        counts
            .into_iter()
            .filter(|(label, count)| *count < FEWEST && !self.unknown.contains(*label))
            .map(|(label, count)| {
                Problem::new(
                    "few-examples",
                    Place::whole(Arc::clone(first)),
                    format!("label “{label}” has {count} examples, and needs {FEWEST}"),
                    "write more of them, or remove the label",
                )
            })
            .collect()
    }

    fn number(&mut self, label: &str) -> u32 {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        let number = self.labels.len() as u32;
        self.labels.push(label.to_owned());
        self.counts.push(0);
        self.numbers.insert(label.to_owned(), number);
        number
    }

    fn spot(&mut self, place: &Place) -> Spot {
        let known = |source: &Arc<str>| Arc::ptr_eq(source, &place.source);
        if !self.sources.last().is_some_and(known) {
            self.sources.push(Arc::clone(&place.source));
        }
        Spot {
            source: self.sources.len() as u32 - 1,
            line: place.line,
        }
    }

    fn place(&self, spot: Spot) -> Place {
        Place {
            source: Arc::clone(&self.sources[spot.source as usize]),
            line: spot.line,
        }
    }
}

/// Checks examples against each other and, if given, against the labels that may be used.
pub fn check(examples: &[Example], labels: Option<&[String]>) -> Vec<Problem> {
    let mut check = Check::new(labels);
    let mut problems: Vec<Problem> = examples.iter().flat_map(|e| check.example(e)).collect();
    problems.extend(check.finish());
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_counts_as_one_space() {
        let blanks = ('\0'..=char::MAX).filter(|c| c.is_whitespace());
        for blank in blanks {
            assert_eq!(single_spaced(&format!("un{blank}deux")), "un deux");
            assert_eq!(single_spaced(&format!("un {blank}deux")), "un deux");
            assert_eq!(single_spaced(&format!("{blank}un deux")), "un deux");
            assert_eq!(single_spaced(&format!("un deux{blank}")), "un deux");
        }
        let text = "« été », dit l’élue.";
        assert!(matches!(single_spaced(text), Cow::Borrowed(t) if t == text));
    }
}
