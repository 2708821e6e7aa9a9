//! Proper names that the tables know: places, bodies and media, single words or several.

use crate::lexicon::{Agreement, Sorts};

/// What a known proper name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// Country, capital, palace, region: a government speaks through it.
    Place,
    /// Institution, party, company, court, armed group.
    Body,
    /// Newspaper, agency, channel, network.
    Medium,
}

/// A known proper name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEntry {
    /// What it stands for.
    pub kind: NameKind,
    /// Its gender and number.
    pub agreement: Agreement,
    /// What sort of body it may be; none of a place.
    pub sorts: Sorts,
}
