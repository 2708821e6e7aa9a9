//! A summary for people: a block per speaker with counts, shares, a bar and witnesses.

use crate::cli::render::cells::{cut, plain, width, wrapped};
use crate::cli::render::color::{Palette, letter, rank};
use crate::cli::render::table::{Field, bar, lines};
use crate::summary::{By, Counts, Summary, Tally, Witness};
use anstyle::Style;
use std::collections::BTreeSet;
use std::fmt::Write;

/// What is to be shown, in order.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The speakers.
    pub speakers: &'a [&'a Summary<'a>],
    /// How many speakers were not asked for.
    pub left_out: usize,
    /// The quotes without a speaker.
    pub unattributed: &'a Tally,
    /// What the counts are divided by.
    pub by: Option<By>,
}

/// How it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Columns; held between 60 and 200.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// One line per speaker.
    pub brief: bool,
    /// Why names were joined.
    pub explain: bool,
}

/// Columns of a bar, and where the page is narrow.
const BAR: (usize, usize) = (20, 10);

/// A page is narrow with fewer columns.
const NARROW: usize = 80;

/// Columns for a name: at least, at most.
const NAMES: (usize, usize) = (12, 60);

impl View<'_> {
    /// All stances that occur, in the order in which they are always listed.
    pub fn labels(&self) -> Vec<&str> {
        let tallies = self
            .speakers
            .iter()
            .map(|s| &*s.tally)
            .chain([self.unattributed]);
        let all: BTreeSet<&str> = tallies.flat_map(|t| t.counts.stances.keys()).collect();
        let mut all: Vec<&str> = all.into_iter().collect();
        all.sort_by_key(|l| rank(l));
        all
    }
}

/// The whole summary.
pub fn text(view: &View<'_>, options: &Options) -> String {
    let page = Page {
        palette: Palette::new(options.color),
        width: options.width.clamp(60, 200),
    };
    let mut out = String::new();
    if options.brief {
        out.push_str(&page.brief(view));
    } else if view.by == Some(By::Label) {
        for label in view.labels() {
            out.push_str(&page.label(label, view));
        }
    } else {
        for speaker in view.speakers {
            out.push_str(&page.speaker(speaker, options.explain));
        }
        out.push_str(&page.unattributed(view.unattributed));
    }
    out.push_str(&page.end(view));
    out
}

struct Page {
    palette: Palette,
    width: usize,
}

impl Page {
    fn bar(&self) -> usize {
        if self.width < NARROW { BAR.1 } else { BAR.0 }
    }

    /// Columns for a name beside a bar and so many others.
    fn room(&self, others: usize) -> usize {
        self.width
            .saturating_sub(others + self.bar() + 2)
            .clamp(NAMES.0, NAMES.1)
    }

    /// One speaker, with everything.
    fn speaker(&self, speaker: &Summary<'_>, explain: bool) -> String {
        let palette = &self.palette;
        let mut out = self.heading(&name(speaker), Some(&speaker.kind), &speaker.tally);
        out.push_str(&self.counts(&speaker.tally));
        let others = speaker
            .names
            .iter()
            .filter(|n| n.joined.is_some() || n.name != speaker.name);
        let mut told: Vec<String> = Vec::new();
        for other in others {
            let count = quotes(other.tally.counts.quotes);
            match &other.joined {
                Some(why) if explain => told.push(format!("“{}”, {count}: {why}", other.name)),
                _ => told.push(format!("“{}”, {count}", other.name)),
            }
        }
        let told = if explain {
            told
        } else {
            vec![told.join(" · ")]
        };
        for line in told.iter().filter(|t| !t.is_empty()) {
            for (at, words) in wrapped(line, self.width - 8).iter().enumerate() {
                let lead = if at == 0 { "  also " } else { "       " };
                out.push_str(&palette.paint(palette.faint, &format!("{lead}{words}")));
                out.push('\n');
            }
        }
        out.push_str(&self.parts(&speaker.tally));
        out.push('\n');
        out
    }

    fn unattributed(&self, tally: &Tally) -> String {
        if tally.counts.quotes == 0 {
            return String::new();
        }
        let mut out = self.heading("Unattributed", None, tally);
        out.push_str(&self.counts(tally));
        out.push_str(&self.parts(tally));
        out.push('\n');
        out
    }

    fn heading(&self, name: &str, kind: Option<&str>, tally: &Tally) -> String {
        let mut known: Vec<String> = kind.iter().map(|k| plain(k)).collect();
        known.push(quotes(tally.counts.quotes));
        match (tally.first, tally.last) {
            (Some(first), Some(last)) if first == last => known.push(first.to_string()),
            (Some(first), Some(last)) => known.push(format!("{first} to {last}")),
            _ => {}
        }
        match tally.sources.len() {
            0 => {}
            1 => known.extend(tally.sources.keys().map(plain)),
            more => known.push(format!("{more} sources")),
        }
        let palette = &self.palette;
        let mut out = String::new();
        for (at, line) in wrapped(
            &format!("{}\u{a0}· {}", plain(name), known.join(" · ")),
            self.width,
        )
        .iter()
        .enumerate()
        {
            let style = if at == 0 {
                palette.strong
            } else {
                palette.faint
            };
            out.push_str(&palette.paint(style, line));
            out.push('\n');
        }
        out
    }

    /// The bar, then a line per stance: letter, name, count, share, interval, witness.
    fn counts(&self, tally: &Tally) -> String {
        let palette = &self.palette;
        let counts = &tally.counts;
        let mut labels: Vec<&str> = counts.stances.keys().collect();
        if labels.is_empty() {
            return String::new();
        }
        labels.sort_by_key(|l| rank(l));
        let mut out = lines(&[vec![bar(counts, self.bar(), palette)]], "  ", palette);
        let row = |label: &&str| {
            let mut row = vec![Field::new(
                palette.stance(label),
                &format!("{} {label}", letter(label)),
            )];
            row.extend(self.share(counts, label));
            (row, tally.witnesses.get(label))
        };
        out.push_str(&self.witnessed(&labels.iter().map(row).collect::<Vec<_>>()));
        out
    }

    /// Count, share and interval of a stance.
    fn share(&self, counts: &Counts, label: &str) -> Vec<Field> {
        let Some(share) = counts.share(label) else {
            return Vec::new();
        };
        let percent = |x: f64| format!("{:.0}", x * 100.0);
        let interval = format!("{}–{}%", percent(share.low), percent(share.high));
        vec![
            Field::right(&share.count),
            Field::right(&format!("{}%", percent(share.share))),
            Field::new(self.palette.faint, &interval),
        ]
    }

    /// Rows as lines, each followed by its witness.
    fn witnessed(&self, rows: &[(Vec<Field>, Option<&Witness>)]) -> String {
        let fields: Vec<Vec<Field>> = rows.iter().map(|r| r.0.clone()).collect();
        let mut out = String::new();
        for (line, (_, witness)) in lines(&fields, "  ", &self.palette).lines().zip(rows) {
            out.push_str(line);
            out.push('\n');
            out.extend(witness.map(|w| self.witness(w)));
        }
        out
    }

    /// A quote on one line: its words, cut to what its place leaves.
    fn witness(&self, witness: &Witness) -> String {
        let room = self.width - 6;
        let place = format!("{}#{}", plain(&witness.article), witness.quote);
        // Of a long path the end tells most.
        let cells = place.chars().count();
        let place: String = if cells > room / 2 {
            let kept = place.chars().skip(cells + 1 - room / 2);
            std::iter::once('…').chain(kept).collect()
        } else {
            place
        };
        let place = format!("{:.0}% {place}", witness.probability * 100.0);
        let words = cut(&witness.text, room.saturating_sub(width(&place) + 5));
        let place = self.palette.paint(self.palette.faint, &place);
        format!("      «\u{a0}{words}\u{a0}» {place}\n")
    }

    /// A line per period or source.
    fn parts(&self, tally: &Tally) -> String {
        let palette = &self.palette;
        let digits = digits(tally.parts.values().map(|c| c.quotes));
        let room = self.room(digits + 8 + tally.counts.stances.len() * (digits + 4));
        let row = |(key, counts): (&str, &Counts)| {
            let key = if key.is_empty() { "(none)" } else { key };
            let mut labels: Vec<&str> = counts.stances.keys().collect();
            labels.sort_by_key(|l| rank(l));
            let told: Vec<String> = labels
                .iter()
                .map(|l| format!("{} {}", letter(l), counts.stances[l]))
                .collect();
            let mut row = vec![
                Field::cut(Style::new(), key, room),
                Field::right(&counts.quotes),
            ];
            if self.width >= NARROW {
                row.push(bar(counts, self.bar(), palette));
            }
            row.push(Field::plain(&told.join("  ")));
            row
        };
        lines(
            &tally.parts.iter().map(row).collect::<Vec<_>>(),
            "    ",
            palette,
        )
    }

    /// A table with a line per speaker.
    fn brief(&self, view: &View<'_>) -> String {
        let palette = &self.palette;
        let labels = view.labels();
        let tallies = view
            .speakers
            .iter()
            .map(|s| &*s.tally)
            .chain([view.unattributed]);
        let digits = digits(tallies.map(|t| t.counts.quotes));
        let room = self.room(digits.max(6) + 2 + labels.len() * (digits + 2));
        let mut rows = vec![vec![
            Field::new(palette.faint, "speaker"),
            Field::right(&"quotes"),
        ]];
        rows[0].extend(labels.iter().map(|l| Field::right(&letter(l))));
        let mut row = |name: &str, style: Style, tally: &Tally| {
            let mut row = vec![
                Field::cut(style, name, room),
                Field::right(&tally.counts.quotes),
            ];
            for label in &labels {
                let count = tally.counts.stances.get(label).copied().unwrap_or(0);
                row.push(Field::right(&count));
            }
            row.push(bar(&tally.counts, self.bar(), palette));
            rows.push(row);
        };
        for speaker in view.speakers {
            row(&name(speaker), palette.strong, &speaker.tally);
        }
        if view.unattributed.counts.quotes > 0 {
            row("Unattributed", palette.faint, view.unattributed);
        }
        lines(&rows, "", palette) + "\n"
    }

    /// A stance and the speakers that take it, most quotes first.
    fn label<'s>(&self, label: &str, view: &View<'s>) -> String {
        let palette = &self.palette;
        let count = |t: &Tally| t.counts.stances.get(label).copied().unwrap_or(0);
        let mut who: Vec<(String, &'s Tally)> = view
            .speakers
            .iter()
            .map(|s| (name(s), &*s.tally))
            .filter(|(_, t)| count(t) > 0)
            .collect();
        who.sort_by(|a, b| count(b.1).cmp(&count(a.1)).then_with(|| a.0.cmp(&b.0)));
        if count(view.unattributed) > 0 {
            who.push(("Unattributed".to_owned(), view.unattributed));
        }
        let total = quotes(who.iter().map(|(_, t)| count(t)).sum());
        let mut out = palette.paint(
            palette.stance(label),
            &format!("{} {}", letter(label), plain(label)),
        );
        let _ = writeln!(out, " · {total}");
        let row = |who: &(String, &'s Tally)| {
            let (name, tally) = (&who.0, who.1);
            let mut row = vec![Field::cut(palette.strong, name, self.width - 36)];
            row.extend(self.share(&tally.counts, label));
            (row, tally.witnesses.get(label))
        };
        out.push_str(&self.witnessed(&who.iter().map(row).collect::<Vec<_>>()));
        out.push('\n');
        out
    }

    /// What was counted, and how to read it.
    fn end(&self, view: &View<'_>) -> String {
        let told: u64 = view.speakers.iter().map(|s| s.tally.counts.quotes).sum();
        let mut words = format!(
            "{}, {}",
            many(view.speakers.len() as u64, "speaker"),
            quotes(told)
        );
        if view.left_out > 0 {
            let _ = write!(
                words,
                "; {} left out",
                many(view.left_out as u64, "speaker")
            );
        }
        if view.unattributed.counts.quotes > 0 {
            let _ = write!(
                words,
                "; {} unattributed",
                quotes(view.unattributed.counts.quotes)
            );
        }
        if !view.labels().is_empty() {
            words += ". Ranges are 95% intervals of the share.";
        }
        let palette = &self.palette;
        let line = |l: String| palette.paint(palette.faint, &l) + "\n";
        wrapped(&words, self.width).into_iter().map(line).collect()
    }
}

/// How many digits the greatest count has.
fn digits(counts: impl Iterator<Item = u64>) -> usize {
    counts.max().unwrap_or(0).to_string().len()
}

fn name(speaker: &Summary<'_>) -> String {
    let note = if speaker.described {
        " (described; perhaps several)"
    } else {
        ""
    };
    format!("{}{note}", speaker.name)
}

fn quotes(count: u64) -> String {
    many(count, "quote")
}

fn many(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speaker::across::Aliases;
    use crate::summary::{Entry, Ledger, Spoke, Stood};

    #[test]
    fn no_line_is_wider_than_the_page_and_nothing_is_told_by_colour_alone() {
        for by in [None, Some(By::Month), Some(By::Source), Some(By::Label)] {
            let mut ledger = Ledger::new(by);
            for number in 0..4000u32 {
                let label = ["warning", "support", "none", "de-escalation"][number as usize % 4];
                let name =
                    "Marie-Hélène de la Tour d’Auvergne-Lauraguais de Saint-Paulet 日本日本日本";
                ledger.count(&Entry {
                    article: "corpus/2025/06/14/un-tres-long-chemin-vers-un-article-de-presse.html"
                        .into(),
                    quote: number,
                    text: "Une phrase \u{1b}[31mqui dure, ".repeat(9).into(),
                    kind: "direct".into(),
                    depth: 0,
                    speaker: (number % 7 > 0).then(|| Spoke {
                        name: name.into(),
                        kind: "person".into(),
                        mention: None,
                    }),
                    stance: Some(Stood {
                        label: label.into(),
                        probability: 0.5,
                    }),
                    date: Some("2025-06-14".into()),
                    source: Some("Le Quotidien indépendant de la vallée et des plateaux".into()),
                });
            }
            let all = ledger.summaries(&Aliases::default());
            let speakers: Vec<&Summary<'_>> = all.iter().collect();
            let view = View {
                speakers: &speakers,
                left_out: 3,
                unattributed: &ledger.unattributed,
                by,
            };
            for (width, brief) in [(60, false), (60, true), (80, false), (200, true)] {
                let shown = |color| {
                    text(
                        &view,
                        &Options {
                            width,
                            color,
                            brief,
                            explain: true,
                        },
                    )
                };
                let plain = shown(false);
                let wide = plain
                    .lines()
                    .find(|l| crate::cli::render::cells::width(l) > width);
                assert_eq!(wide, None, "{by:?} {width} {brief}");
                assert!(!plain.contains(|c: char| c.is_control() && c != '\n'));
                assert_eq!(
                    anstream::adapter::strip_str(&shown(true)).to_string(),
                    plain
                );
            }
        }
    }
}
