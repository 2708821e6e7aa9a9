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
    pub names: Vec<Name>,
}

/// One of a speaker's names.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
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
                joined.push(Name {
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
