//! Columns of text, as wide as their widest field, and bars of stances.

use crate::cli::render::cells::{cut, plain, width};
use crate::cli::render::color::{Palette, letter, rank};
use crate::summary::Counts;
use anstyle::Style;

/// One field of a row.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Runs of one style each.
    runs: Vec<(Style, String)>,
    right: bool,
}

impl Field {
    /// Words, made harmless.
    pub fn new(style: Style, words: &str) -> Self {
        Self {
            runs: vec![(style, plain(words))],
            right: false,
        }
    }

    /// Words without a style.
    pub fn plain(words: &str) -> Self {
        Self::new(Style::new(), words)
    }

    /// A number or anything else that stands at the right of its column.
    pub fn right(words: &impl ToString) -> Self {
        Self {
            right: true,
            ..Self::plain(&words.to_string())
        }
    }

    /// Words cut to so many columns.
    pub fn cut(style: Style, words: &str, columns: usize) -> Self {
        Self::new(style, &cut(words, columns))
    }

    fn width(&self) -> usize {
        self.runs.iter().map(|r| width(&r.1)).sum()
    }
}

/// The rows as lines, columns two blanks apart, each line after `indent`.
pub fn lines(rows: &[Vec<Field>], indent: &str, palette: &Palette) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |at: usize| {
        rows.iter()
            .filter_map(|r| r.get(at))
            .map(Field::width)
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        let mut owed = 0;
        for (at, field) in row.iter().enumerate() {
            let pad = widths[at] - field.width();
            let (before, after) = if field.right { (pad, 0) } else { (0, pad) };
            owed += before;
            if field.width() > 0 {
                line.push_str(&" ".repeat(owed));
                owed = 0;
                line.extend(
                    field
                        .runs
                        .iter()
                        .map(|(style, words)| palette.paint(*style, words)),
                );
            }
            owed += after + 2;
        }
        out.push_str(indent);
        out.push_str(&line);
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// A bar of `columns` cells in which each stance takes its share, by its letter as well as colour;
/// a stance that stands for none is dotted.
pub fn bar(counts: &Counts, columns: usize, palette: &Palette) -> Field {
    let judged = counts.judged();
    if judged == 0 {
        return Field::default();
    }
    let mut labels: Vec<&String> = counts.stances.keys().collect();
    labels.sort_by_key(|l| rank(l));
    // Largest remainders: the cells always add up to the bar.
    let exact = |l: &String| u128::from(counts.stances[l]) * columns as u128;
    let judged = u128::from(judged);
    let mut cells: Vec<usize> = labels
        .iter()
        .map(|l| (exact(l) / judged) as usize)
        .collect();
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(exact(labels[*at]) % judged), *at));
    let missing = columns.saturating_sub(cells.iter().sum());
    for at in order.into_iter().take(missing) {
        cells[at] += 1;
    }
    let run = |(label, cells): (&&String, usize)| {
        let sign = if label.as_str() == "none" {
            '·'
        } else {
            letter(label)
        };
        (palette.stance(label), sign.to_string().repeat(cells))
    };
    Field {
        runs: labels.iter().zip(cells).map(run).collect(),
        right: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_its_columns_whatever_the_counts() {
        for (warning, support, none) in [(1, 1, 1), (7, 0, 2), (1000, 1, 1)] {
            let pairs = [("warning", warning), ("support", support), ("none", none)];
            let stances = pairs.into_iter().map(|(l, c)| (l.to_owned(), c)).collect();
            let counts = Counts { quotes: 0, stances };
            assert_eq!(bar(&counts, 20, &Palette::new(false)).width(), 20);
        }
    }

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [
            vec![Field::plain("Été"), Field::right(&5), Field::plain("a")],
            vec![
                Field::plain("日本日本"),
                Field::right(&12),
                Field::plain(""),
            ],
        ];
        assert_eq!(
            lines(&rows, " ", &Palette::new(false)),
            " Été        5  a\n 日本日本  12\n"
        );
    }
}
