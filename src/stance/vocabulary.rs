//! Features as numbers: strings become ids, and a group with one or two ids becomes a column.

use super::groups::{Group, Options};
use super::sieve::Sieve;
use super::slots::Slots;
use rustc_hash::FxHashMap;

/// An id or column that does not exist.
pub(super) const NONE: u32 = u32::MAX;

/// Where ids and columns come from: a vocabulary that takes in all it is asked for, in training,
/// or a shared reference to one that only looks up, in use.
pub(super) trait Source {
    /// The id of a string, or [`NONE`].
    fn id(&mut self, string: &str) -> u32;

    /// The column of a feature of two ids, the second of which may be [`NONE`]; or [`NONE`].
    fn pair(&mut self, group: Group, first: u32, second: u32) -> u32;

    /// True if features of the group can have columns.
    fn takes(&self, _group: Group) -> bool {
        true
    }

    /// The column of a feature of one id, or [`NONE`].
    fn column(&mut self, group: Group, id: u32) -> u32 {
        self.pair(group, id, NONE)
    }
}

/// The features that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    strings: Vec<Box<str>>,
    columns: FxHashMap<(u32, u32), u32>,
    keys: Vec<(u32, u32)>,
    /// The columns of features of two ids once more, for they are asked for at every word.
    pairs: Slots<u64>,
    /// Which features of two ids there may be: most that are asked for are none.
    sieve: Sieve,
    /// Groups that are not taken in, a bit each.
    shut: u32,
}

/// Ids stay below this, so that a group fits beside one.
const IDS: u32 = 1 << 27;

/// A feature of two ids as one number above 0.
fn joined((first, second): (u32, u32)) -> u64 {
    (u64::from(first) << 32 | u64::from(second)) + 1
}

impl Source for Vocabulary {
    fn id(&mut self, string: &str) -> u32 {
        if let Some(id) = self.ids.get(string) {
            return *id;
        }
        let id = self.strings.len() as u32;
        if id >= IDS {
            return NONE;
        }
        self.strings.push(string.into());
        self.ids.insert(string.into(), id);
        id
    }

    fn takes(&self, group: Group) -> bool {
        self.shut >> group as u32 & 1 == 0
    }

    fn pair(&mut self, group: Group, first: u32, second: u32) -> u32 {
        if first == NONE || !self.takes(group) {
            return NONE;
        }
        let next = self.keys.len() as u32;
        let key = (group as u32 * IDS + first, second);
        let column = *self.columns.entry(key).or_insert(next);
        if column == next {
            self.keys.push(key);
            if second != NONE {
                self.sieve.add(key);
                self.pairs.insert(joined(key), column);
            }
        }
        column
    }
}

impl Source for &Vocabulary {
    fn id(&mut self, string: &str) -> u32 {
        self.ids.get(string).copied().unwrap_or(NONE)
    }

    #[inline]
    fn pair(&mut self, group: Group, first: u32, second: u32) -> u32 {
        if first == NONE {
            return NONE;
        }
        let key = (group as u32 * IDS + first, second);
        let column = if second == NONE {
            self.columns.get(&key).copied()
        } else if self.sieve.may_hold(key) {
            self.pairs.get(joined(key))
        } else {
            None
        };
        column.unwrap_or(NONE)
    }
}

impl Vocabulary {
    /// An empty vocabulary that takes in the groups that count under `options`.
    pub fn of(options: &Options) -> Self {
        let out = Group::ALL.into_iter().filter(|g| options.weight(*g) <= 0.0);
        Self {
            shut: out.fold(0, |bits, g| bits | 1 << g as u32),
            ..Self::default()
        }
    }

    /// Makes room for so many features.
    pub fn reserve(&mut self, features: usize) {
        self.ids.reserve(features);
        self.strings.reserve(features);
        self.columns.reserve(features);
        self.keys.reserve(features);
    }

    /// Number of columns.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The group of a column.
    pub fn group(&self, column: u32) -> Group {
        Group::ALL[(self.keys[column as usize].0 / IDS) as usize]
    }

    /// The name of a column within its group.
    pub fn name(&self, column: u32) -> String {
        let (first, second) = self.keys[column as usize];
        let string = |id: u32| &*self.strings[id as usize];
        let mut name = string(first % IDS).to_owned();
        if second != NONE {
            name.push(' ');
            name.push_str(string(second));
        }
        name
    }

    /// Adds the feature of a group and a name, as [`Self::name`] gives it; its column.
    pub fn insert(&mut self, group: Group, name: &str) -> u32 {
        let two = matches!(group, Group::Pair | Group::AroundPair);
        match name.split_once(' ') {
            Some((first, second)) if two => {
                let (first, second) = (self.id(first), self.id(second));
                self.pair(group, first, second)
            }
            _ => {
                let id = self.id(name);
                self.column(group, id)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_columns() {
        let mut words = Vocabulary::default();
        let a = words.insert(Group::Pair, "cess feu");
        let b = words.insert(Group::Chars, " feu");
        assert_eq!(words.name(a), "cess feu");
        assert_eq!(words.group(b), Group::Chars);
        assert_eq!(words.insert(Group::Pair, "cess feu"), a);
        assert_eq!(words.len(), 2);
        let mut shut = &words;
        let feu = shut.id("feu");
        assert_eq!(shut.column(Group::Word, feu), NONE);
        assert_eq!(shut.id("eau"), NONE);
    }
}
