//! The user's table of other names.

use crate::problem::{Place, Problem};
use crate::text::fold;
use std::collections::BTreeMap;

/// The user's own table: which other names mean whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// Folded alias → name as it is to be shown, and its line.
    pub(super) names: BTreeMap<String, (String, u32)>,
}

impl Aliases {
    /// Reads a table of two columns, alias and name, separated by a tab; empty lines, lines that
    /// start with # and a first line with the words alias and name are passed over. A name that is its own alias is
    /// kept apart from all others.
    ///
    /// ```
    /// use stance::speaker::across::Aliases;
    /// assert!(Aliases::parse("a.tsv", "# mine\nPorte-parole du Kremlin\tDmitri Peskov\n").is_ok());
    /// let faults = Aliases::parse("a.tsv", "Peskov Dmitri Peskov\n").unwrap_err();
    /// assert_eq!(faults[0].place.to_string(), "a.tsv:1");
    /// ```
    ///
    /// # Errors
    /// All faults at once: another number of columns, an alias given twice for two names, an alias
    /// of an alias.
    pub fn parse(source: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut names: BTreeMap<String, (String, u32)> = BTreeMap::new();
        let mut fault = |line: u32, message: String, help: &str| {
            problems.push(Problem::new(
                "alias",
                Place::line(source, line),
                message,
                help,
            ));
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in (1u32..).zip(text.lines()) {
            let heading = number == 1 && line.trim() == "alias\tname";
            if heading || line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let [alias, name] = cells[..] else {
                let found = cells.len();
                let message = format!("columns: {found}, where there must be two");
                fault(number, message, "write the alias, one tab, and the name");
                continue;
            };
            let key = fold::name_key(alias);
            if key.is_empty() || fold::name_key(name).is_empty() {
                fault(
                    number,
                    "a name without letters".into(),
                    "fill both columns, or remove the line",
                );
                continue;
            }
            match names.get(&key) {
                Some((known, at)) if known != name => {
                    let message = format!("“{alias}” is “{name}” here and “{known}” in line {at}");
                    fault(number, message, "keep one of the two lines");
                }
                Some(_) => {}
                None => {
                    names.insert(key, (name.to_owned(), number));
                }
            }
        }
        for (key, (name, line)) in &names {
            let target = fold::name_key(name);
            if let Some((further, _)) = names.get(&target).filter(|_| target != *key)
                && fold::name_key(further) != target
            {
                let message = format!("“{name}” is itself an alias, of “{further}”");
                fault(
                    *line,
                    message,
                    "give the last name of the chain in both lines",
                );
            }
        }
        problems.sort();
        if problems.is_empty() {
            Ok(Self { names })
        } else {
            Err(problems)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_an_alias_table_are_told_with_their_lines() {
        let text = "alias\tname\nA\tB\nB\tC\nA\tD\nx\nz\t\n";
        let faults = Aliases::parse("a.tsv", text).unwrap_err();
        let lines: Vec<u32> = faults.iter().filter_map(|p| p.place.line).collect();
        assert_eq!(lines, [2, 4, 5, 6], "{faults:#?}");
    }
}
