//! What a terminal may be shown of somebody else's text, how wide it is, and where it breaks.

use crate::text::marks;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// One character as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Byte of the text that it stands for.
    pub byte: u32,
    /// What is printed: never a control character.
    pub shown: char,
    /// Columns it takes: 0 for combining marks, 2 for wide characters.
    pub width: u8,
}

/// The cells of `text`. Breaks and tabs become one space, control characters a picture or U+FFFD, and
/// what shows nothing is left out, so that no text can move the cursor or turn the line around.
///
/// ```
/// use stance::cli::render::cells::{cells, plain};
/// assert_eq!(plain("rouge\u{1b}[31m\n\nvif"), "rouge␛[31m vif");
/// assert_eq!(cells("é日").iter().map(|c| c.width).collect::<Vec<_>>(), [1, 2]);
/// ```
pub fn cells(text: &str) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        let blank = c == '\t' || marks::is_break(c);
        if blank && out.last().is_some_and(|last| last.shown == ' ') {
            continue;
        }
        let shown = if blank { Some(' ') } else { harmless(c) };
        if let Some(shown) = shown {
            let width = shown.width().unwrap_or(0) as u8;
            out.push(Cell {
                byte: byte as u32,
                shown,
                width,
            });
        }
    }
    out
}

/// `text` as it is shown, on one line.
pub fn plain(text: &str) -> String {
    cells(text).iter().map(|c| c.shown).collect()
}

/// Columns that `text` takes when shown.
pub fn width(text: &str) -> usize {
    total(&cells(text))
}

/// Columns of some cells.
pub fn total(cells: &[Cell]) -> usize {
    cells.iter().map(|c| usize::from(c.width)).sum()
}

/// What is shown for `c`; `None` for what shows nothing.
fn harmless(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        // Marks that turn the direction of a whole stretch, and control characters beyond ASCII.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        c => Some(c),
    }
}

/// Cuts cells into lines of at most `width` columns, at plain spaces: a no-break space holds. The
/// space at a cut belongs to no line. A word wider than a line is cut where it must be.
///
/// ```
/// use stance::cli::render::cells::{cells, wrap};
/// let cells = cells("la digue\u{a0}! tient");
/// let lines: Vec<String> =
///     wrap(&cells, 8).into_iter().map(|r| cells[r].iter().map(|c| c.shown).collect()).collect();
/// assert_eq!(lines, ["la", "digue\u{a0}!", "tient"]);
/// ```
pub fn wrap(cells: &[Cell], width: usize) -> Vec<Range<usize>> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let (mut start, mut used, mut space) = (0, 0, None);
    let mut at = 0;
    while at < cells.len() {
        let cell = cells[at];
        if cell.shown == ' ' {
            if at == start {
                start += 1;
                at += 1;
                continue;
            }
            space = Some(at);
        }
        used += usize::from(cell.width);
        if used > width && cell.shown != ' ' {
            let (end, next) = space.map_or((at, at), |s| (s, s + 1));
            lines.push(start..trimmed(cells, start, end));
            (start, at, used, space) = (next, next, 0, None);
            continue;
        }
        at += 1;
    }
    let end = trimmed(cells, start, cells.len());
    if end > start {
        lines.push(start..end);
    }
    lines
}

fn trimmed(cells: &[Cell], start: usize, mut end: usize) -> usize {
    while end > start && cells[end - 1].shown == ' ' {
        end -= 1;
    }
    end
}

/// The lines of `text`, shown and wrapped.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let cells = cells(text);
    let line = |r: Range<usize>| cells[r].iter().map(|c| c.shown).collect();
    wrap(&cells, width).into_iter().map(line).collect()
}

/// `text` cut to `width` columns, with … where something is left out.
pub fn cut(text: &str, width: usize) -> String {
    let cells = cells(text);
    if total(&cells) <= width {
        return cells.iter().map(|c| c.shown).collect();
    }
    let mut used = 0;
    let kept = cells.iter().take_while(|c| {
        used += usize::from(c.width);
        used < width
    });
    kept.map(|c| c.shown).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn direction_marks_and_escapes_are_shown_harmlessly() {
        assert_eq!(
            plain("a\u{202e}b\u{9b}31m\u{7}\u{200b}c"),
            "a\u{fffd}b\u{fffd}31m␇c"
        );
    }

    #[test]
    fn a_wide_cut_keeps_to_its_columns() {
        assert_eq!(cut("日本語です", 5), "日本…");
        assert_eq!(cut("digue", 5), "digue");
    }

    proptest! {
        #[test]
        fn wrapped_lines_fit_and_lose_only_spaces(text in "\\PC{0,120}", width in 2usize..40) {
            let cells = cells(&text);
            let lines = wrap(&cells, width);
            let mut next = 0;
            for line in &lines {
                prop_assert!(total(&cells[line.clone()]) <= width);
                prop_assert!(cells[next..line.start].iter().all(|c| c.shown == ' '));
                next = line.end;
            }
            prop_assert!(cells[next..].iter().all(|c| c.shown == ' '));
        }
    }
}
