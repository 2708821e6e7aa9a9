//! Sorts of bodies, and the common nouns by which each can be called.

use crate::lexicon::tables;
use crate::table::{Row, Table};
use crate::text::fold;
use bitflags::bitflags;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

bitflags! {
    /// What a body can be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Sorts: u8 {
        /// A company.
        const FIRM = 1;
        /// An association, a collective.
        const ASSOCIATION = 1 << 1;
        /// A trade union.
        const UNION = 1 << 2;
        /// A political party.
        const PARTY = 1 << 3;
        /// An armed group.
        const ARMED = 1 << 4;
        /// An institution of a state, or of several.
        const PUBLIC = 1 << 5;
        /// A court.
        const COURT = 1 << 6;
        /// A newspaper, channel, agency.
        const MEDIA = 1 << 7;
    }
}

impl Sorts {
    /// The sorts that the words of a table name; `None` if one of them is no sort.
    ///
    /// ```
    /// use stance::lexicon::Sorts;
    /// assert_eq!(Sorts::from_words("public court"), Some(Sorts::PUBLIC | Sorts::COURT));
    /// assert_eq!(Sorts::from_words("navy"), None);
    /// ```
    pub fn from_words(words: &str) -> Option<Self> {
        let sort = |word| Self::from_name(&str::to_uppercase(word));
        words.split(' ').map(sort).collect()
    }

    /// What a body of the table may be that is of this kind there.
    pub(super) fn of_kind(kind: &str) -> Self {
        match kind {
            "armed" => Self::ARMED,
            "party" => Self::PARTY,
            "union" => Self::UNION,
            "court" => Self::COURT | Self::PUBLIC,
            _ => Self::FIRM | Self::ASSOCIATION | Self::PUBLIC,
        }
    }
}

/// The sorts of bodies that each noun can mean, and whether a name behind it is told alone.
static NOUNS: LazyLock<FxHashMap<String, (Sorts, bool)>> = LazyLock::new(|| {
    let name = "body-nouns.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let noun = |row: &Row<'_>| {
        let sorts = match row.cell(1) {
            "-" => Sorts::empty(),
            words => Sorts::from_words(words)?,
        };
        Some((fold::name_key(row.cell(0)), (sorts, row.cell(2) == "yes")))
    };
    table.rows().filter_map(noun).collect()
});

/// The sorts of bodies that the noun can mean; `None` if no body is called so. The noun may be spelt in any way.
///
/// ```
/// use stance::lexicon::{Sorts, called};
/// assert!(called("Syndicat").is_some_and(|sorts| sorts == Sorts::UNION));
/// assert_eq!(called("marée"), None);
/// ```
pub fn called(noun: &str) -> Option<Sorts> {
    let (sorts, _) = fold::by_name_key(&NOUNS, noun)?;
    (!sorts.is_empty()).then_some(sorts)
}

/// True of a noun that only says what sort of body bears the name behind it: *l’ONG Racines Vives* is *Racines Vives*, but *la
/// fondation Racines Vives* is not.
///
/// ```
/// use stance::lexicon::names_alone;
/// assert!(names_alone("groupe"));
/// assert!(!names_alone("fondation"));
/// ```
pub fn names_alone(noun: &str) -> bool {
    fold::by_name_key(&NOUNS, noun).is_some_and(|(_, alone)| alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_has_its_sorts() {
        let table = Table::parse("body-nouns.tsv", tables::text("body-nouns.tsv")).unwrap();
        assert_eq!(table.rows().count(), NOUNS.len());
    }
}
