//! Speakers: the people, bodies, groups and documents behind the mentions of an article.

pub mod across;
mod cast;
pub mod name;
mod salience;
mod within;

pub use cast::{Cast, Join, Reason};
pub use within::resolve;

use std::sync::Arc;

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerKind {
    /// One person.
    Person,
    /// A body: state, institution, company, armed group, newspaper.
    Organization,
    /// Several people.
    Group,
    /// A written thing.
    Document,
}

impl SpeakerKind {
    /// Its name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Document => "document",
        }
    }
}

/// Someone who speaks in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form in the article, without title or article.
    pub name: Arc<str>,
    /// What it is.
    pub kind: SpeakerKind,
}
