//! `Ledger`: counts under every name as it is written; and `Summary`, one speaker with all names.

use crate::speaker::across::{self, Aliases, Joined, Named};
use crate::summary::{By, Entry, Part, Tally};
use std::collections::BTreeMap;

/// Counts under each name, in whatever order the records come. Memory grows with the names, never
/// with the records. Which names are one speaker is decided at the end, from all of them.
///
/// ```
/// use stance::{article::Article, pipeline::Analyzer, speaker::across::Aliases, summary::Ledger};
/// let text = "« La digue tiendra », a assuré Odile Carnac. « Je l’ai vue », a-t-elle dit.";
/// let mut ledger = Ledger::default();
/// for record in &Analyzer::extractor().records(&Article::new("a", text)) {
///     ledger.count(&record.into());
/// }
/// let speakers = ledger.summaries(&Aliases::default());
/// assert_eq!((speakers[0].name.as_str(), speakers[0].tally.counts.quotes), ("Odile Carnac", 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    by: Option<By>,
    /// Name, then kind.
    names: BTreeMap<String, BTreeMap<String, Tally>>,
    /// Quotes whose speaker nobody can tell.
    pub unattributed: Tally,
}

/// Where one speaker stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The fullest of the names, or the one that the alias table gives.
    pub name: String,
    /// `person`, `organization`, `group` or `document`.
    pub kind: String,
    /// True for words that describe, such as an office alone: perhaps several speakers.
    pub described: bool,
    /// All counts.
    pub tally: Tally,
    /// The names that were taken for this speaker, the one that the others joined first.
    pub names: Vec<Written>,
}

/// One of a speaker's names.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// As it is written.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Why it is this speaker's; `None` for the name that the others joined.
    pub joined: Option<Joined>,
    /// Its own counts.
    pub tally: Tally,
}

impl Ledger {
    /// A ledger that also counts by period or source.
    pub fn new(by: Option<By>) -> Self {
        Self {
            by,
            ..Self::default()
        }
    }

    /// What the counts are divided by.
    pub fn by(&self) -> Option<By> {
        self.by
    }

    /// Counts one quote, unless it is a term or stands inside another quote.
    pub fn count(&mut self, entry: &Entry<'_>) {
        if !entry.counts() {
            return;
        }
        let by = self.by;
        match &entry.speaker {
            Some(spoke) => self.tally(&spoke.name, &spoke.kind).count(entry, by),
            None => self.unattributed.count(entry, by),
        }
    }

    /// Adds a part that was summarised elsewhere. See [`Part::check`] for what must be checked first.
    pub fn absorb(&mut self, part: &Part) {
        for name in part.names() {
            self.tally(&name.name, &name.kind).absorb(&name.tally);
        }
        self.unattributed.absorb(part.unattributed());
    }

    fn tally(&mut self, name: &str, kind: &str) -> &mut Tally {
        // The double look-up spares a copy of the name for every quote but the first.
        if !self.names.contains_key(name) {
            self.names.insert(name.to_owned(), BTreeMap::new());
        }
        let kinds = self.names.get_mut(name).expect("inserted above");
        if !kinds.contains_key(kind) {
            kinds.insert(kind.to_owned(), Tally::default());
        }
        kinds.get_mut(kind).expect("inserted above")
    }

    /// The speakers, by name, with the names that are theirs.
    pub fn summaries(&self, aliases: &Aliases) -> Vec<Summary> {
        let flat: Vec<(&str, &str, &Tally)> = self
            .names
            .iter()
            .flat_map(|(name, kinds)| {
                kinds
                    .iter()
                    .map(move |(k, t)| (name.as_str(), k.as_str(), t))
            })
            .collect();
        let named: Vec<Named<'_>> = flat
            .iter()
            .map(|(name, kind, tally)| Named {
                name,
                kind,
                quotes: tally.counts.quotes,
                gender: tally.gender,
            })
            .collect();
        let groups = across::merge(&named, aliases);
        let summary = |group: across::Group| {
            let mut tally = Tally::default();
            let mut joined = Vec::with_capacity(group.members.len());
            for member in group.members {
                let (name, kind, own) = flat[member.index];
                tally.absorb(own);
                joined.push(Written {
                    name: name.to_owned(),
                    kind: kind.to_owned(),
                    joined: member.joined,
                    tally: own.clone(),
                });
            }
            Summary {
                described: across::described(&group.name, &group.kind),
                name: group.name,
                kind: group.kind,
                tally,
                names: joined,
            }
        };
        groups.into_iter().map(summary).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::{Document, Spoke, Stood};
    use proptest::prelude::*;

    const NAMES: [&str; 8] = [
        "Dmitri Peskov",
        "Peskov",
        "Ebrahim Raïssi",
        "Ebrahim Raisi",
        "PESKOV",
        "préfet",
        "Anne Peskov",
        "Kremlin",
    ];

    prop_compose! {
        fn entry()(
            article in 0u8..6, quote in 0u32..4, name in 0..NAMES.len() + 2, kind in 0..4,
            label in 0..5usize, probability in 0u8..=4, month in 1u8..4, source in 0..3usize, depth in 0u8..2,
        ) -> Entry<'static> {
            let label = ["warning", "support", "none", "de-escalation"].get(label);
            Entry {
                article: format!("a{article}").into(),
                quote,
                text: format!("« {article} {quote} »").into(),
                kind: if kind == 0 { "term".into() } else { "direct".into() },
                depth,
                speaker: NAMES.get(name).map(|n| Spoke {
                    name: (*n).into(),
                    kind: if *n == "Kremlin" { "organization".into() } else { "person".into() },
                    mention: (kind == 1).then(|| "Mme Peskov".into()),
                }),
                stance: label.map(|l| Stood { label: (*l).into(), probability: f64::from(probability) / 4.0 }),
                date: Some(format!("2025-{month:02}-0{}", quote + 1).into()),
                source: ["Le Matin", "La Gazette"].get(source).map(|s| (*s).into()),
            }
        }
    }

    fn ledger(entries: &[Entry<'_>], by: Option<By>) -> Ledger {
        let mut ledger = Ledger::new(by);
        for entry in entries {
            ledger.count(entry);
        }
        ledger
    }

    fn document(ledger: &Ledger) -> String {
        let speakers = ledger.summaries(&Aliases::default());
        let all: Vec<&Summary> = speakers.iter().collect();
        serde_json::to_string_pretty(&Document::new(ledger, &all, true)).unwrap()
    }

    proptest! {
        #[test]
        fn summaries_of_parts_add_up(
            mut entries in prop::collection::vec(entry(), 0..60),
            cut in 0..60usize,
            by in prop::option::of(prop::sample::select(vec![By::Month, By::Week, By::Day, By::Source, By::Label])),
        ) {
            let whole = document(&ledger(&entries, by));
            let (left, right) = entries.split_at(cut.min(entries.len()));
            let mut sum = Ledger::new(by);
            for part in [right, left] {
                let part: Part = serde_json::from_str(&document(&ledger(part, by))).unwrap();
                part.check(by).unwrap();
                sum.absorb(&part);
            }
            prop_assert_eq!(&document(&sum), &whole);
            entries.reverse();
            prop_assert_eq!(&document(&ledger(&entries, by)), &whole);
        }

        #[test]
        fn no_quote_is_lost_or_counted_twice(entries in prop::collection::vec(entry(), 0..60)) {
            let ledger = ledger(&entries, Some(By::Month));
            let speakers = ledger.summaries(&Aliases::default());
            let told: u64 = speakers.iter().map(|s| s.tally.counts.quotes).sum();
            let counted = entries.iter().filter(|e| e.counts()).count() as u64;
            prop_assert_eq!(told + ledger.unattributed.counts.quotes, counted);
            for speaker in &speakers {
                let parts: u64 = speaker.tally.parts.values().map(|c| c.quotes).sum();
                prop_assert_eq!(parts, speaker.tally.counts.quotes);
            }
        }
    }

    #[test]
    fn a_part_that_would_not_add_up_is_refused() {
        let document = |by, complete| {
            serde_json::to_string(&Document::new(&Ledger::new(by), &[], complete)).unwrap()
        };
        let check = |text: &str| {
            serde_json::from_str::<Part>(text)
                .unwrap()
                .check(Some(By::Month))
        };
        assert!(check(&document(Some(By::Month), true)).is_ok());
        assert!(check(&document(Some(By::Month), false)).is_err());
        assert!(check(&document(None, true)).is_err());
        assert!(check(&document(Some(By::Month), true).replace("/1", "/9")).is_err());
    }
}
