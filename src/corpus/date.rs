//! Dates as sources write them: ISO 8601, day first with points or slashes, months in words.

use crate::table::Table;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static MONTHS: LazyLock<BTreeMap<&'static str, i8>> = LazyLock::new(|| {
    let table = Table::parse("months.tsv", include_str!("data/months.tsv"));
    let table = table.expect("the table of months is sound");
    table
        .rows()
        .map(|r| (r.cell(0), r.cell(1).parse().expect("a month is a number")))
        .collect()
});

/// The first day named in `words`, if any.
///
/// ```
/// use stance::corpus::date::day;
/// assert_eq!(day("2025-06-14T08:30:00+02:00").unwrap().to_string(), "2025-06-14");
/// assert_eq!(day("Le Littoral, samedi 14 juin 2025, p. 3").unwrap().to_string(), "2025-06-14");
/// assert_eq!(day("14/06/2025").unwrap().to_string(), "2025-06-14");
/// assert!(day("hier").is_none());
/// ```
pub fn day(words: &str) -> Option<Date> {
    // No source writes more before its date than this; a bound keeps odd fields cheap.
    let pieces: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
        .take(64)
        .collect();
    (0..pieces.len()).find_map(|at| {
        compact(pieces[at]).or_else(|| match pieces[at..] {
            [a, b, c, ..] => triple(a, b, c),
            _ => None,
        })
    })
}

/// `date` in ISO 8601: as given if it already is, else its day if it can be told, else as given.
pub fn iso(date: &str) -> String {
    let date = date.trim();
    let is_iso = date.get(..10).is_some_and(|d| d.parse::<Date>().is_ok());
    match day(date) {
        Some(day) if !is_iso => day.to_string(),
        _ => date.to_owned(),
    }
}

/// `20250614`, also with a time right behind.
fn compact(piece: &str) -> Option<Date> {
    if piece.len() != 8 || !piece.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    date(
        piece[..4].parse().ok()?,
        piece[4..6].parse().ok()?,
        piece[6..].parse().ok()?,
    )
}

/// Three neighbours that make a day.
fn triple(a: &str, b: &str, c: &str) -> Option<Date> {
    let year = |s: &str| (s.len() == 4).then(|| s.parse::<i16>().ok()).flatten();
    // A day may carry its ordinal (`1er`) or the time that ISO joins to it (`14T08`).
    let number = |s: &str| -> Option<i8> {
        let digits = s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
        (1..=2)
            .contains(&digits)
            .then(|| s[..digits].parse().ok())
            .flatten()
    };
    let month = |s: &str| MONTHS.get(s.to_lowercase().as_str()).copied();
    if let Some(y) = year(a) {
        return date(y, number(b)?, number(c)?);
    }
    let y = year(c)?;
    if let Some(m) = month(b) {
        return date(y, m, number(a)?);
    }
    if let Some(m) = month(a) {
        return date(y, m, number(b)?);
    }
    date(y, number(b)?, number(a)?)
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    // Newspapers have been printed since about 1600.
    (1600..=2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_the_ways_sources_write_them() {
        for words in [
            "2025-06-01",
            "2025-06-01 10:00:00",
            "20250601",
            "1er juin 2025",
            "dimanche 1 juin 2025 - 08:12",
            "01/06/2025 à 8h12",
            "1.6.2025",
            "Sun, 01 Jun 2025 08:12:00 GMT",
            "June 1, 2025",
            "news·20250601·LIT·0003",
        ] {
            assert_eq!(day(words), Date::new(2025, 6, 1).ok(), "{words}");
        }
    }

    #[test]
    fn what_is_no_day_stays_as_given() {
        for words in ["", "hier", "2025", "juin 2025", "31/02/2025", "12 000 2025"] {
            assert_eq!(day(words), None, "{words}");
            assert_eq!(iso(words), words);
        }
        assert_eq!(iso("2025-06-14T08:30:00Z"), "2025-06-14T08:30:00Z");
        assert_eq!(iso("14 juin 2025"), "2025-06-14");
    }

    #[test]
    fn the_table_of_months_is_in_normal_form() {
        let text = include_str!("data/months.tsv");
        assert_eq!(
            Table::parse("months.tsv", text).unwrap().normal_form(),
            text
        );
    }
}
