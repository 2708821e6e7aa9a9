//! Columns and keys: which field of a row or object is the text, the title, the date.

use crate::article::{Article, Meta};
use crate::corpus::date;
use crate::table::Table;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a field is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Its name.
    Id,
    /// Its text.
    Text,
    /// Its headline.
    Title,
    /// Its date.
    Date,
    /// Its newspaper, site or agency.
    Source,
    /// Its address.
    Url,
    /// Who signed it.
    Author,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Id,
        Self::Text,
        Self::Title,
        Self::Date,
        Self::Source,
        Self::Url,
        Self::Author,
    ];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "id" => Self::Id,
            "text" => Self::Text,
            "title" => Self::Title,
            "date" => Self::Date,
            "source" => Self::Source,
            "url" => Self::Url,
            "author" => Self::Author,
            _ => return None,
        })
    }
}

/// How fields are named: those the user says, and for other roles those that known programs use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    said: [Option<String>; 7],
}

/// The names in use, each with its role and rank.
static KNOWN: LazyLock<FxHashMap<&'static str, (Role, u8)>> = LazyLock::new(|| {
    let table = Table::parse("columns.tsv", include_str!("data/columns.tsv"));
    let table = table.expect("the table of columns is sound");
    let row = |r: &crate::table::Row<'static>| {
        let role = Role::named(r.cell(1)).expect("a known role");
        (
            r.cell(0),
            (role, r.cell(2).parse().expect("a rank is a number")),
        )
    };
    table.rows().map(row).collect()
});

/// A rank behind all others: a value taken for want of a better one.
const LAST: u8 = u8::MAX;

impl Columns {
    /// Says that the field called `name` has this role, and no other field.
    pub fn say(&mut self, role: Role, name: impl Into<String>) {
        self.said[role as usize] = Some(name.into());
    }

    /// The name the user gave for a role.
    pub fn said(&self, role: Role) -> Option<&str> {
        self.said[role as usize].as_deref()
    }

    /// The role of the field called `name`, and its rank among those of that role (lowest wins).
    pub fn role(&self, name: &str) -> Option<(Role, u8)> {
        let name = name.trim();
        let said = |r: &Role| self.said(*r).is_some_and(|n| n == name);
        if let Some(role) = Role::ALL.into_iter().find(said) {
            return Some((role, 0));
        }
        let known = KNOWN.get(name).copied().or_else(|| {
            // Headers come in any case; most do not, and cost no copy.
            let upper = name.chars().any(char::is_uppercase);
            upper
                .then(|| KNOWN.get(name.to_lowercase().as_str()).copied())
                .flatten()
        });
        known.filter(|(role, _)| self.said(*role).is_none())
    }

    /// Whether a line of names is the header of a table of articles: one is a text, another is
    /// known too.
    pub fn know_header<'a>(&self, names: impl Iterator<Item = &'a str>) -> bool {
        let roles: Vec<Role> = names
            .filter_map(|n| self.role(n.trim().trim_matches('"')))
            .map(|r| r.0)
            .collect();
        roles.contains(&Role::Text) && roles.len() > 1
    }
}

/// The fields of one article as they are met; of several for one role the best is kept.
#[derive(Debug, Default)]
pub struct Found {
    slots: [Option<(u8, String)>; 7],
}

impl Found {
    /// Whether a field of this rank would be kept.
    pub fn wants(&self, role: Role, rank: u8) -> bool {
        self.slots[role as usize]
            .as_ref()
            .is_none_or(|(r, _)| rank < *r)
    }

    /// Keeps the field if it is the best for its role; blank ones never are.
    pub fn put(&mut self, role: Role, rank: u8, value: String) {
        if value.trim().is_empty() {
            return;
        }
        // trafilatura's `source` is an address, not a name.
        let is_address = role == Role::Source && value.contains("://");
        let (role, rank) = if is_address {
            (Role::Url, LAST)
        } else {
            (role, rank)
        };
        if self.wants(role, rank) {
            self.slots[role as usize] = Some((rank, value));
        }
    }

    fn take(&mut self, role: Role) -> Option<String> {
        self.slots[role as usize].take().map(|(_, value)| value)
    }

    /// The article, called `name` unless a field says otherwise; `None` if there is no text.
    pub fn article(mut self, name: impl FnOnce() -> String) -> Option<Article> {
        let text = self.take(Role::Text)?;
        let trimmed = |value: Option<String>| value.map(|v| v.trim().to_owned());
        let meta = Meta {
            title: trimmed(self.take(Role::Title)),
            date: self.take(Role::Date).map(|d| date::iso(&d)),
            source: trimmed(self.take(Role::Source)),
            url: trimmed(self.take(Role::Url)),
            author: trimmed(self.take(Role::Author)),
        };
        Some(Article::with_meta(
            self.take(Role::Id).unwrap_or_else(name),
            text,
            meta,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_known_programs_are_recognised() {
        let columns = Columns::default();
        let know = |header: &str| columns.know_header(header.split(','));
        assert!(know(
            "url,id,fingerprint,hostname,title,image,date,text,comments,license"
        ));
        assert!(know(
            "url,extract_error,canonical_url,title,description,raw_content,author,date,sitename"
        ));
        assert!(know(
            "id,indexed_date,language,media_name,media_url,publish_date,title,url,text"
        ));
        assert!(!know("prénom,nom,âge"));
    }

    #[test]
    fn what_the_user_says_comes_first() {
        let mut columns = Columns::default();
        columns.say(Role::Text, "corps");
        assert_eq!(columns.role("corps"), Some((Role::Text, 0)));
        assert_eq!(columns.role("text"), None);
        assert_eq!(columns.role("Title"), Some((Role::Title, 1)));
    }

    #[test]
    fn the_table_of_columns_is_in_normal_form() {
        let text = include_str!("data/columns.tsv");
        assert_eq!(
            Table::parse("columns.tsv", text).unwrap().normal_form(),
            text
        );
    }
}
