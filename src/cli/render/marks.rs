//! A paragraph with some of its words underlined and labelled, wrapped to the width.

use crate::cli::render::cells::{Cell, cells, cut, width, wrap};
use crate::cli::render::color::Palette;
use crate::span::Span;
use anstyle::Style;
use std::fmt::Write;
use std::ops::Range;

/// What a mark stands for; the line under it tells, with and without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Spoken words.
    Quote,
    /// Words that name the speaker.
    Mention,
    /// Words that announce speech.
    Cue,
    /// A relay.
    Via,
}

impl Role {
    const fn sign(self) -> char {
        match self {
            Self::Quote => '━',
            Self::Mention => '─',
            Self::Cue => '╌',
            Self::Via => '┈',
        }
    }
}

/// Words to underline.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where they stand in the text.
    pub span: Span,
    /// What they are.
    pub role: Role,
    /// What is written under their start; may be empty.
    pub label: String,
    /// How the line and its label are coloured.
    pub style: Style,
}

/// How a paragraph is drawn.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Columns for text, the gutter left out.
    pub width: usize,
    /// What stands left of the first line.
    pub head: String,
    /// What stands left of every other line.
    pub side: String,
    /// True if lines far from any mark are left out.
    pub fold: bool,
}

/// Labels that do not fit on this many rows go without a stem.
const MAX_ROWS: usize = 8;

/// A label takes at most so many columns.
const MAX_LABEL: usize = 24;

/// A space inside a label, while labels are placed.
const HELD: char = '\u{a0}';

/// Draws the paragraph `span` of `text`; where marks overlap, the shorter is drawn.
pub fn draw(text: &str, span: Span, marks: &[Mark], frame: &Frame, palette: &Palette) -> String {
    let offset = span.start();
    let cells: Vec<Cell> = cells(span.of(text));
    let owners = owners(&cells, offset, marks);
    // A label stands where its mark is first seen.
    let mut firsts = vec![None; marks.len()];
    for (at, owner) in owners.iter().enumerate() {
        if let Some(mark) = owner {
            let _ = firsts[*mark].get_or_insert(at);
        }
    }
    let drawing = Drawing {
        cells: &cells,
        owners: &owners,
        firsts: &firsts,
        marks,
        palette,
    };
    let lines = wrap(&cells, frame.width);
    let marked: Vec<bool> = lines
        .iter()
        .map(|line| owners[line.clone()].iter().any(Option::is_some))
        .collect();
    let mut out = String::new();
    let mut left_out = false;
    for (number, line) in lines.iter().enumerate() {
        let side = if number == 0 {
            &frame.head
        } else {
            &frame.side
        };
        let side = palette.paint(palette.faint, side);
        let near = number.saturating_sub(1)..(number + 2).min(lines.len());
        if frame.fold && number > 0 && !marked[near].contains(&true) {
            if !left_out {
                let _ = writeln!(out, "{side}{}", palette.paint(palette.faint, "⋮"));
            }
            left_out = true;
            continue;
        }
        left_out = false;
        let rows = drawing.under(line, frame.width);
        let words = runs(line.clone(), |at| {
            let quote = owners[at].filter(|m| marks[*m].role == Role::Quote);
            let style = quote.map_or(Style::new(), |m| marks[m].style);
            (style, cells[at].shown.to_string())
        });
        let _ = writeln!(out, "{side}{}", joined(&words, palette));
        let below = palette.paint(palette.faint, &frame.side);
        for row in rows {
            let _ = writeln!(out, "{below}{row}");
        }
    }
    out
}

/// For each cell, the shortest mark on it.
fn owners(cells: &[Cell], offset: u32, marks: &[Mark]) -> Vec<Option<usize>> {
    let mut out = vec![None; cells.len()];
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|m| std::cmp::Reverse((marks[*m].span.len(), *m)));
    for index in order {
        let span = marks[index].span;
        let at = |byte: u32| cells.partition_point(|c| c.byte + offset < byte);
        out[at(span.start())..at(span.end())].fill(Some(index));
    }
    out
}

/// What all lines of a paragraph share.
struct Drawing<'a> {
    cells: &'a [Cell],
    owners: &'a [Option<usize>],
    /// For each mark, the first cell that it owns.
    firsts: &'a [Option<usize>],
    marks: &'a [Mark],
    palette: &'a Palette,
}

impl Drawing<'_> {
    /// The underline of a line, then its labels, hung from stems where they would collide.
    fn under(&self, line: &Range<usize>, room: usize) -> Vec<String> {
        let mut signs = Vec::new();
        let mut labels: Vec<(usize, usize)> = Vec::new();
        for at in line.clone() {
            let sign = self.owners[at].map_or((' ', Style::new()), |index| {
                let mark = &self.marks[index];
                if self.firsts[index] == Some(at) && !mark.label.is_empty() {
                    labels.push((index, signs.len()));
                }
                (mark.role.sign(), mark.style)
            });
            signs.resize(signs.len() + usize::from(self.cells[at].width), sign);
        }
        if signs.iter().all(|s| s.0 == ' ') {
            return Vec::new();
        }
        let mut grid = vec![signs];
        for (index, column) in labels.into_iter().rev() {
            let mark = &self.marks[index];
            hang(&mut grid, column, &mark.label, mark.style, room);
        }
        let shown = |c: char| if c == HELD { ' ' } else { c };
        let row = |row: &Vec<(char, Style)>| {
            let end = row.iter().rposition(|c| c.0 != ' ').map_or(0, |i| i + 1);
            joined(
                &runs(0..end, |at| (row[at].1, shown(row[at].0).to_string())),
                self.palette,
            )
        };
        grid.iter().map(row).collect()
    }
}

/// Writes a label below `column`, on the first row where it and its stem hit nothing.
fn hang(grid: &mut Vec<Vec<(char, Style)>>, column: usize, label: &str, style: Style, room: usize) {
    let label = &cut(label, room.min(MAX_LABEL));
    let wide = width(label);
    let start = column.min(room.saturating_sub(wide));
    let free = |row: &[(char, Style)], from: usize, to: usize| {
        row.iter()
            .skip(from)
            .take(to.saturating_sub(from))
            .all(|c| c.0 == ' ')
    };
    let mut row = 1;
    loop {
        if row == grid.len() {
            grid.push(Vec::new());
        }
        let fits = free(&grid[row], start.saturating_sub(1), start + wide + 1);
        let stem = row > MAX_ROWS || grid[1..row].iter().all(|r| free(r, column, column + 1));
        if fits && stem {
            break;
        }
        row += 1;
    }
    let mut put = |row: usize, at: usize, c: char| {
        let cells = &mut grid[row];
        if cells.len() <= at {
            cells.resize(at + 1, (' ', Style::new()));
        }
        if cells[at].0 == ' ' {
            cells[at] = (c, style);
        }
    };
    for above in 1..row {
        put(above, column, '│');
    }
    // A space inside a label must not let another label through.
    for (at, c) in (start..).zip(label.chars()) {
        put(row, at, if c == ' ' { HELD } else { c });
    }
}

/// Neighbours of one style, together.
fn runs(range: Range<usize>, cell: impl Fn(usize) -> (Style, String)) -> Vec<(Style, String)> {
    let mut out: Vec<(Style, String)> = Vec::new();
    for at in range {
        let (style, shown) = cell(at);
        match out.last_mut() {
            Some(last) if last.0 == style => last.1.push_str(&shown),
            _ => out.push((style, shown)),
        }
    }
    out
}

fn joined(runs: &[(Style, String)], palette: &Palette) -> String {
    runs.iter()
        .map(|(style, words)| palette.paint(*style, words))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str, role: Role, label: &str) -> Mark {
        let start = text.find(words).unwrap();
        let span = Span::at(start, start + words.len());
        Mark {
            span,
            role,
            label: label.into(),
            style: Style::new(),
        }
    }

    fn drawn(text: &str, marks: &[Mark], width: usize) -> String {
        let frame = Frame {
            width,
            head: String::new(),
            side: String::new(),
            fold: true,
        };
        draw(
            text,
            Span::at(0, text.len()),
            marks,
            &frame,
            &Palette::new(false),
        )
    }

    #[test]
    fn lines_stand_under_accented_wide_and_combining_characters() {
        let text = "日本 « É\u{301}té\u{a0}! », dit 李";
        let marks = [
            mark(text, "É\u{301}té\u{a0}!", Role::Quote, "#0"),
            mark(text, "dit", Role::Cue, "cue"),
            mark(text, "李", Role::Mention, "who"),
        ];
        let shown = drawn(text, &marks, 60);
        assert_eq!(shown.lines().next(), Some(text));
        assert_eq!(shown.lines().nth(1).unwrap(), "       ━━━━━    ╌╌╌ ──");
        assert_eq!(shown.lines().nth(2).unwrap(), "       #0       cue who");
    }

    #[test]
    fn labels_that_would_collide_hang_from_stems() {
        let text = "a b c";
        let marks = [
            mark(text, "a", Role::Quote, "one"),
            mark(text, "b", Role::Cue, "two"),
            mark(text, "c", Role::Mention, "three"),
        ];
        assert_eq!(
            drawn(text, &marks, 60),
            "a b c\n━ ╌ ─\n│ │ three\n│ two\none\n"
        );
    }

    #[test]
    fn a_mark_over_two_lines_is_underlined_on_both_and_labelled_once() {
        let text = "un deux trois quatre";
        let marks = [mark(text, "deux trois", Role::Quote, "#0")];
        let expected = "un deux\n   ━━━━\n   #0\ntrois\n━━━━━\nquatre\n";
        assert_eq!(drawn(text, &marks, 8), expected);
    }

    #[test]
    fn lines_far_from_marks_are_left_out() {
        let text = "aaaa bbbb cccc dddd eeee ffff";
        let marks = [mark(text, "ffff", Role::Quote, "")];
        assert_eq!(drawn(text, &marks, 4), "aaaa\n⋮\neeee\nffff\n━━━━\n");
    }
}
