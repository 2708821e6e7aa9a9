//! Attribution rules for people: the list, and one rule with its examples.

use crate::attribution::rule::{Example, Rule};
use crate::attribution::rules::measured::trust;
use crate::cli::render::cells::wrapped;
use crate::cli::render::color::Palette;
use crate::cli::render::marks::{Frame, Mark, Role, draw};
use crate::cli::render::table::{Field, lines};
use crate::span::Span;
use anstyle::Style;
use std::fmt::Write;

/// Columns that a list leaves to name, tier and precision.
const NAME_COLUMNS: usize = 42;

/// Each rule on a line: place in the order, name, tier, precision, what it catches in a sentence.
pub fn list(rules: &[&Rule], width: usize, palette: &Palette) -> String {
    let room = width.clamp(60, 200).saturating_sub(NAME_COLUMNS).max(30);
    let mut rows = vec![
        ["", "rule", "tier", "right", "what it catches"]
            .map(|w| Field::new(palette.faint, w))
            .to_vec(),
    ];
    for (number, rule) in (1..).zip(rules) {
        let (tier, confidence) = trust(rule.name);
        let about = rule
            .about
            .split_once(". ")
            .map_or(rule.about, |(first, _)| first);
        for (at, words) in wrapped(about.trim_end_matches('.'), room)
            .iter()
            .enumerate()
        {
            let mut row = vec![Field::default(); 4];
            if at == 0 {
                row = vec![
                    Field::right(&number),
                    Field::new(palette.strong, rule.name),
                    Field::plain(tier.name()),
                    Field::right(&format!("{confidence:.2}")),
                ];
            }
            row.push(Field::plain(words));
            rows.push(row);
        }
    }
    lines(&rows, "", palette)
}

/// One rule: its place, trust, whole explanation, and its examples with cue and speaker marked.
pub fn one(rule: &Rule, place: usize, of: usize, width: usize, palette: &Palette) -> String {
    let width = width.clamp(60, 200);
    let (tier, confidence) = trust(rule.name);
    let mut out = palette.paint(palette.strong, rule.name);
    let _ = writeln!(
        out,
        " · {} · right {confidence:.2} · asked as number {place} of {of}\n",
        tier.name()
    );
    for line in wrapped(rule.about, width - 2) {
        let _ = writeln!(out, "  {line}");
    }
    let wins = |e: &&Example| matches!(e, Example::Hit(_));
    let (hits, misses): (Vec<&Example>, Vec<&Example>) = rule.examples.iter().partition(wins);
    for (title, examples) in [("It answers:", hits), ("It leaves to others:", misses)] {
        if examples.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", palette.paint(palette.faint, title));
        for (at, example) in examples.into_iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            let (Example::Hit(marked) | Example::Miss(marked)) = example;
            out.push_str(&drawn(marked, width, palette));
        }
    }
    out
}

/// An example with its marks drawn.
fn drawn(marked: &str, width: usize, palette: &Palette) -> String {
    let (text, marks) = read(marked, palette);
    let mut out = String::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::at(start, start + line.len());
        start += line.len() + 1;
        let here: Vec<Mark> = marks
            .iter()
            .filter(|m| span.contains(m.span))
            .cloned()
            .collect();
        let frame = Frame {
            width: width - 4,
            head: "  │ ".into(),
            side: "  │ ".into(),
            fold: false,
        };
        out.push_str(&draw(&text, span, &here, &frame, palette));
    }
    out
}

/// The text of an example and what its brackets and braces mark.
fn read(marked: &str, palette: &Palette) -> (String, Vec<Mark>) {
    let mut text = String::with_capacity(marked.len());
    let mut marks: Vec<Mark> = Vec::new();
    let mut start = 0;
    for c in marked.chars() {
        let (role, label, style): (Role, &str, Style) = match c {
            '[' | '{' => {
                start = text.len();
                continue;
            }
            ']' => (Role::Mention, "speaker", palette.mention),
            '}' => (Role::Cue, "cue", palette.cue),
            c => {
                text.push(c);
                continue;
            }
        };
        // A cue in two pieces is labelled once.
        let again = marks.iter().any(|m| m.role == role);
        let label = if again {
            String::new()
        } else {
            label.to_owned()
        };
        marks.push(Mark {
            span: Span::at(start, text.len()),
            role,
            label,
            style,
        });
    }
    (text, marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_with_its_first_sentence_whole() {
        let rules: Vec<&Rule> = crate::attribution::rules::all().collect();
        let shown = list(&rules, 100, &Palette::new(false));
        for rule in rules {
            assert!(shown.contains(rule.name));
        }
        assert!(
            shown
                .lines()
                .all(|l| crate::cli::render::cells::width(l) <= 100)
        );
    }

    #[test]
    fn the_marks_of_an_example_are_drawn_in_place() {
        let shown = drawn("« Oui », {a-t-}[elle] {dit}.", 60, &Palette::new(false));
        let expected = [
            "  │ « Oui », a-t-elle dit.",
            "  │          ╌╌╌╌──── ╌╌╌",
            "  │          cue speaker",
        ];
        let shown: Vec<&str> = shown.lines().collect();
        assert_eq!(shown, expected);
    }
}
