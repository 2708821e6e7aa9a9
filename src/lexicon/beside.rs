//! Common nouns beside names: fields of office, and what bears a name.

use crate::lexicon::tables;
use crate::table::Table;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a common noun is beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// A field of government, or a body of one word: a name behind it is a person's.
    Field,
    /// Something that bears the name of someone.
    Namesake,
}

static BESIDE: LazyLock<FxHashMap<String, Beside>> = LazyLock::new(|| {
    let name = "beside-names.tsv";
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let kind = |cell: &str| match cell {
        "field" => Beside::Field,
        _ => Beside::Namesake,
    };
    let rows = table.rows();
    rows.map(|row| (fold::name_key(row.cell(0)), kind(row.cell(1))))
        .collect()
});

/// What the noun is beside a name; `None` if it is nothing of the kind. The noun may be spelt in any way.
///
/// ```
/// use stance::lexicon::{Beside, beside};
/// assert_eq!(beside("Intérieur"), Some(Beside::Field));
/// assert_eq!(beside("préfecture"), None);
/// ```
pub fn beside(noun: &str) -> Option<Beside> {
    fold::by_name_key(&BESIDE, noun)
}
