//! People of public life and well-known bodies: the words by which the news calls them once it has named them; and titles of works.

use crate::baked;
use crate::lexicon::{Agreement, Lexicon, tables};
use crate::table::{Row, Table};
use crate::text::fold;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Someone, or a body, whom the news knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Public {
    /// Masculine or feminine; nothing of a body.
    pub agreement: Agreement,
    /// The adjectives of the places that it belongs to, the country's first.
    adjectives: &'static str,
    /// The words by which it is called, each without article and country, from the table's cell.
    calls: &'static str,
}

impl Public {
    /// The adjectives of the places that it belongs to, masculine.
    pub fn adjectives(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.adjectives.split(' ').filter(|a| *a != "-")
    }

    /// Each office or noun without its article, and true if it is an office that has been left.
    pub fn calls(&self) -> impl Iterator<Item = (&'static str, bool)> + use<> {
        self.calls.split("; ").map(|call| {
            let left = ["ancien ", "ancienne "];
            let plain = left.iter().find_map(|l| call.strip_prefix(l));
            (plain.unwrap_or(call), plain.is_some())
        })
    }
}

/// Lines of what is known, in the order of the folded names that open them; a tab ends each name.
type Lines = LazyLock<&'static str>;

static PEOPLE: Lines = LazyLock::new(|| baked::people().unwrap_or_else(|| people().leak()));
static TITLES: Lines = LazyLock::new(|| baked::titles().unwrap_or_else(|| titles().leak()));
static BODIES: Lines = LazyLock::new(|| baked::bodies().unwrap_or_else(|| bodies().leak()));
static COUNTRIES: Lines = LazyLock::new(|| {
    let made = || countries(Lexicon::french()).leak();
    baked::countries().unwrap_or_else(|| made())
});

/// What stands behind the name in its line.
pub(super) fn find(lines: &'static str, name: &str) -> Option<&'static str> {
    let (mut from, mut to) = (0, lines.len());
    while from < to {
        let before = &lines.as_bytes()[from..from.midpoint(to)];
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(from, |at| from + at + 1);
        let line = lines[start..].split('\n').next().unwrap_or_default();
        let (own, rest) = line.split_once('\t')?;
        match own.cmp(name) {
            Ordering::Equal => return Some(rest),
            Ordering::Less => from = start + line.len() + 1,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// What a line tells behind the name.
fn told(rest: &'static str) -> Option<Public> {
    let mut parts = rest.split('\t');
    let agreement = match parts.next()? {
        "f" => Agreement::FEMININE,
        "m" => Agreement::MASCULINE,
        _ => Agreement::empty(),
    };
    let (adjectives, calls) = (parts.next()?, parts.next()?);
    Some(Public {
        agreement,
        adjectives,
        calls,
    })
}

/// The names of a table, folded, each with the other cells of its row.
fn rows(name: &str) -> Vec<(String, Vec<&'static str>)> {
    let table = Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let names = |row: &Row<'static>| {
        let cells: Vec<_> = (1..4).map(|at| row.cell(at)).collect();
        let names = row.cell(0).split('|').map(fold::name_key);
        let names: Vec<_> = names.map(|name| (name, cells.clone())).collect();
        names
    };
    table.rows().flat_map(names).collect()
}

/// The lines of people, by their full names and by surnames that only one of them has.
pub(crate) fn people() -> String {
    let rows = rows("people.tsv");
    let mut people: BTreeMap<&str, Option<&[&str]>> = BTreeMap::new();
    people.extend(
        rows.iter()
            .map(|(name, cells)| (name.as_str(), Some(&cells[..]))),
    );
    for (name, cells) in &rows {
        let surname = name.split_once(' ').map_or("", |(_, rest)| rest);
        let last = name.rsplit(' ').next().unwrap_or_default();
        for short in [surname, last] {
            let known = people.entry(short).or_insert(Some(cells));
            *known = known.filter(|known| known == cells);
        }
    }
    let lines = people.into_iter().filter_map(|(name, cells)| {
        let cells = cells?;
        Some(format!(
            "{name}\t{}\t{}\t{}\n",
            cells[0], cells[1], cells[2]
        ))
    });
    lines.collect()
}

/// The lines of bodies, by each of their names; *La Redoute* is *Redoute* where the article is a word of its own.
pub(crate) fn bodies() -> String {
    let rows = rows("known-bodies.tsv");
    let mut bodies: BTreeMap<&str, &[&str]> = BTreeMap::new();
    bodies.extend(rows.iter().map(|(name, cells)| (name.as_str(), &cells[..])));
    for (name, cells) in &rows {
        let articles = ["la ", "le ", "les ", "l "];
        let bare = articles
            .iter()
            .find_map(|article| name.strip_prefix(article));
        if let Some(bare) = bare {
            bodies.entry(bare).or_insert(cells);
        }
    }
    let lines = bodies
        .into_iter()
        .map(|(name, cells)| format!("{name}\t\t{}\t{}\n", cells[0], cells[1]));
    lines.collect()
}

/// The lines of the countries for which people of public life act, by their folded names.
pub(crate) fn countries(lexicon: &Lexicon) -> String {
    let rows = rows("people.tsv");
    let adjectives: BTreeSet<&str> = rows.iter().map(|(_, cells)| cells[1]).collect();
    let place = |adjective: &&str| {
        let key = fold::name_key(adjective);
        lexicon.place_of(&key).map(str::to_owned).unwrap_or(key)
    };
    let places: BTreeSet<String> = adjectives
        .iter()
        .filter(|a| **a != "-")
        .map(place)
        .collect();
    places.into_iter().map(|place| place + "\t\n").collect()
}

/// The lines of titles, folded.
pub(crate) fn titles() -> String {
    let table =
        Table::parse("works.tsv", tables::text("works.tsv")).expect("an embedded table is sound");
    let titles: BTreeSet<String> = table
        .rows()
        .map(|row| fold::name_key(row.cell(0)))
        .collect();
    titles.into_iter().map(|title| title + "\t\n").collect()
}

/// True of the folded title of a well-known film, book, song or other work.
///
/// ```
/// use stance::lexicon::is_title;
/// assert!(is_title("le nom de la rose") && !is_title("il fait beau"));
/// ```
pub fn is_title(words: &str) -> bool {
    find(&TITLES, words).is_some()
}

/// True of the folded name of a country for which people of public life act.
///
/// ```
/// use stance::lexicon::is_country;
/// assert!(is_country("hongrie") && !is_country("paris"));
/// ```
pub fn is_country(place: &str) -> bool {
    find(&COUNTRIES, place).is_some()
}

/// The person of public life whose folded full name this is, or whose folded surname, if no other has the same.
///
/// ```
/// use stance::lexicon::public_person;
/// let merkel = public_person("angela merkel").unwrap();
/// assert!(merkel.adjectives().eq(["allemand"]));
/// assert!(merkel.calls().any(|office| office == ("chancelière", true)));
/// assert_eq!(public_person("merkel"), Some(merkel));
/// assert_eq!(public_person("jean talec"), None);
/// ```
pub fn public_person(key: &str) -> Option<Public> {
    let known = told(find(&PEOPLE, key)?)?;
    let given = || Lexicon::french().given(key).is_some();
    (key.contains(' ') || !given()).then_some(known)
}

/// The well-known body that one of these folded names is.
///
/// ```
/// use stance::lexicon::public_body;
/// let toyota = public_body("toyota").unwrap();
/// assert!(toyota.adjectives().any(|adjective| adjective == "japonais"));
/// assert!(toyota.calls().any(|noun| noun == ("constructeur", false)));
/// assert_eq!(public_body("racines vives"), None);
/// ```
pub fn public_body(key: &str) -> Option<Public> {
    told(find(&BODIES, key)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for lines in [&PEOPLE, &BODIES, &COUNTRIES, &TITLES] {
            for line in lines.lines() {
                let (name, rest) = line.split_once('\t').unwrap();
                assert_eq!(find(lines, name), Some(rest), "{name}");
                assert_eq!(find(lines, &format!("{name} x")), None, "{name}");
            }
            assert_eq!((find(lines, ""), find(lines, "zzzz")), (None, None));
        }
    }

    #[test]
    fn what_was_baked_is_what_the_tables_tell() {
        assert_eq!(**PEOPLE, people());
        assert_eq!(**BODIES, bodies());
        assert_eq!(**TITLES, titles());
        assert_eq!(**COUNTRIES, countries(Lexicon::french()));
    }

    #[test]
    fn surnames_of_several_are_nobodys() {
        assert!(
            people()
                .lines()
                .any(|line| line.starts_with("hillary clinton\t"))
        );
        assert_eq!(public_person("clinton"), None);
    }
}
