//! `Few`: a small ordered map in one exact allocation; a summary holds several for every name.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Index;

/// A map with few keys, in their order.
///
/// ```
/// let mut few = stance::summary::Few::default();
/// *few.at("warning") += 2;
/// *few.at("none") += 1;
/// assert_eq!(few.iter().collect::<Vec<_>>(), [("none", &1), ("warning", &2)]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Few<V> {
    items: Vec<(Box<str>, V)>,
}

impl<V> Default for Few<V> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<V> Few<V> {
    fn find(&self, key: &str) -> Result<usize, usize> {
        self.items.binary_search_by(|(k, _)| k.as_ref().cmp(key))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.find(key).ok().map(|at| &self.items[at].1)
    }

    /// The value of a key, made by `new` if it is not there.
    pub fn or_insert_with(&mut self, key: &str, new: impl FnOnce() -> V) -> &mut V {
        let at = self.find(key).unwrap_or_else(|at| {
            // Most have one key or two: room to grow would be most of the memory.
            if self.items.len() < 4 {
                self.items.reserve_exact(1);
            }
            self.items.insert(at, (key.into(), new()));
            at
        });
        &mut self.items[at].1
    }

    /// Keys and values, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.items.iter().map(|(k, v)| (k.as_ref(), v))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(k, _)| k)
    }

    /// The values in the order of keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, v)| v)
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True if there is no key.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<V: Default> Few<V> {
    /// The value of a key, the default one if it is not there.
    pub fn at(&mut self, key: &str) -> &mut V {
        self.or_insert_with(key, V::default)
    }
}

impl<V> Index<&str> for Few<V> {
    type Output = V;

    fn index(&self, key: &str) -> &V {
        self.get(key).expect("a key that is there")
    }
}

impl<V> FromIterator<(String, V)> for Few<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(items: I) -> Self {
        let sorted: BTreeMap<String, V> = items.into_iter().collect();
        let items = sorted.into_iter().map(|(k, v)| (k.into_boxed_str(), v));
        Self {
            items: items.collect(),
        }
    }
}

impl<V: Serialize> Serialize for Few<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Few<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = BTreeMap::<String, V>::deserialize(deserializer)?;
        Ok(items.into_iter().collect())
    }
}
