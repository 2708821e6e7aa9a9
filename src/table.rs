//! Commented TSV tables: how every French word list of this crate is kept, and read.
//!
//! A table opens with comment lines `# source: …`, `# licence: …`, `# made-by: …` (others may
//! follow), then a line of column names, the last of which is `note`, then one row a line.

use crate::problem::{Place, Problem};

/// Comment keys that every table must open with.
const REQUIRED: [&str; 3] = ["source", "licence", "made-by"];

/// A table read from its text; cells borrow from it.
///
/// ```
/// let text = "# source: own knowledge\n# licence: MIT\n# made-by: the authors\n\
///             word\tnote\nbleu\t\n";
/// let table = stance::table::Table::parse("colours.tsv", text).unwrap();
/// assert_eq!(table.rows().next().unwrap().cell(0), "bleu");
/// assert_eq!(table.normal_form(), text);
/// ```
#[derive(Clone, Debug)]
pub struct Table<'a> {
    name: String,
    comments: Vec<&'a str>,
    columns: Vec<&'a str>,
    rows: Vec<Row<'a>>,
}

/// One row: its line number (from 1) and its cells, as many as there are columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Line in the table's file, from 1.
    pub line: u32,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell of column `index`, counted from 0.
    ///
    /// # Panics
    /// If the table has no such column.
    pub fn cell(&self, index: usize) -> &'a str {
        self.cells[index]
    }
}

impl<'a> Table<'a> {
    /// Reads a table called `name` (used in messages).
    ///
    /// # Errors
    /// All faults at once: a missing header comment, no column line, a last column that is not
    /// `note`, a row with another number of cells.
    pub fn parse(name: &str, text: &'a str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut fault = |line: u32, message: String, help: &str| {
            problems.push(Problem::new(
                "table",
                Place::line(name, line),
                message,
                help,
            ));
        };
        let mut table = Self {
            name: name.to_owned(),
            comments: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        for (number, line) in (1u32..).zip(text.lines()) {
            if let Some(comment) = line.strip_prefix('#') {
                table.comments.push(comment.trim());
            } else if line.is_empty() {
                fault(number, "an empty line".into(), "remove it");
            } else if table.columns.is_empty() {
                table.columns = line.split('\t').collect();
                if table.columns.last() != Some(&"note") {
                    fault(
                        number,
                        "the last column must be `note`".into(),
                        "add the column",
                    );
                }
            } else {
                let cells: Vec<&str> = line.split('\t').collect();
                if cells.len() == table.columns.len() {
                    table.rows.push(Row {
                        line: number,
                        cells,
                    });
                } else {
                    let message = format!(
                        "{} cells where there are {} columns",
                        cells.len(),
                        table.columns.len()
                    );
                    fault(
                        number,
                        message,
                        "separate cells by one tab; an empty note still has its tab",
                    );
                }
            }
        }
        for key in REQUIRED {
            if table.comment(key).is_none() {
                fault(
                    1,
                    format!("no comment `# {key}: …`"),
                    "say where the words come from",
                );
            }
        }
        if table.columns.is_empty() {
            fault(
                1,
                "no line of column names".into(),
                "name the columns, the last one `note`",
            );
        }
        if problems.is_empty() {
            Ok(table)
        } else {
            Err(problems)
        }
    }

    /// The table's name, as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the comment `# key: …` says.
    pub fn comment(&self, key: &str) -> Option<&'a str> {
        self.comments
            .iter()
            .find_map(|c| c.strip_prefix(key)?.strip_prefix(':'))
            .map(str::trim)
    }

    /// Index of a column, by its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| *c == name)
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter()
    }

    /// The table as it should stand on disk: comments, columns, then the rows sorted and unique.
    pub fn normal_form(&self) -> String {
        let mut rows: Vec<String> = self.rows.iter().map(|r| r.cells.join("\t")).collect();
        rows.sort();
        rows.dedup();
        let mut out = String::new();
        for comment in &self.comments {
            out.push_str("# ");
            out.push_str(comment);
            out.push('\n');
        }
        for line in std::iter::once(self.columns.join("\t")).chain(rows) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once() {
        let found = Table::parse("t.tsv", "# source: x\nword\tnote\nbleu\n").unwrap_err();
        let lines: Vec<_> = found
            .iter()
            .map(|p| (p.place.line.unwrap(), p.message.as_str()))
            .collect();
        assert_eq!(found.len(), 3, "{lines:?}");
        assert_eq!(lines[0], (3, "1 cells where there are 2 columns"));
    }
}
