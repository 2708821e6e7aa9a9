//! One article for people: its quotes in their paragraphs, underlined and labelled, or in a list.

use crate::article::Article;
use crate::cli::render::cells::{cut, wrapped};
use crate::cli::render::color::{Palette, letter};
use crate::cli::render::marks::{Frame, Mark, Role, draw};
use crate::record::Record;
use crate::span::Span;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;

/// How an article is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; held between 60 and 200.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// The list alone, without the paragraphs.
    pub quotes_only: bool,
    /// Terms too.
    pub terms: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            quotes_only: false,
            terms: false,
        }
    }
}

/// The narrowest and the widest page.
const WIDTHS: (usize, usize) = (60, 200);

/// A speaker's name takes no more columns: it shares a line with number and stance.
const NAME_COLUMNS: usize = 28;

/// The article's name and its quotes; empty if there is none to show.
///
/// ```
/// use stance::{article::Article, cli::render::text, pipeline::Analyzer};
/// let article = Article::new("a.txt", "« La digue tiendra », a assuré la préfète Odile Carnac.");
/// let records = Analyzer::extractor().records(&article);
/// let options = text::Options { quotes_only: true, ..text::Options::default() };
/// let shown = text::article(&article, &records, &options);
/// assert!(shown.starts_with("a.txt\n  #0 Odile Carnac\n     «\u{a0}La digue tiendra\u{a0}»\n"));
/// ```
pub fn article(article: &Article, records: &[Record], options: &Options) -> String {
    let palette = Palette::new(options.color);
    let width = options.width.clamp(WIDTHS.0, WIDTHS.1);
    let shown: Vec<&Record> = records
        .iter()
        .filter(|r| options.terms || r.kind != "term")
        .collect();
    if shown.is_empty() {
        return String::new();
    }
    let mut out = heading(article, width, &palette);
    if options.quotes_only {
        for record in shown {
            out.push_str(&listed(record, width, &palette));
        }
    } else {
        out.push_str(&paragraphs(article, &shown, width, &palette));
    }
    out
}

/// The article's name, then what is known of it.
fn heading(article: &Article, width: usize, palette: &Palette) -> String {
    let mut out = String::new();
    for line in wrapped(article.id(), width) {
        out.push_str(&palette.paint(palette.strong, &line));
        out.push('\n');
    }
    let meta = &article.meta;
    let known: Vec<&str> = [&meta.title, &meta.source, &meta.date]
        .into_iter()
        .filter_map(Option::as_deref)
        .collect();
    for line in wrapped(&known.join(" · "), width) {
        out.push_str(&palette.paint(palette.faint, &line));
        out.push('\n');
    }
    out
}

/// A quote in the list.
fn listed(record: &Record, width: usize, palette: &Palette) -> String {
    let mut out = format!("  {}\n", title(record, palette));
    for line in wrapped(&format!("«\u{a0}{}\u{a0}»", record.text.trim()), width - 5) {
        let style = record
            .stance
            .as_ref()
            .map_or_else(Default::default, |s| palette.stance(&s.label));
        let _ = writeln!(out, "     {}", palette.paint(style, &line));
    }
    let known = grounds(record, true);
    for line in wrapped(&known, width - 5) {
        let _ = writeln!(out, "     {}", palette.paint(palette.faint, &line));
    }
    out
}

/// Number, stance and speaker of a quote.
fn title(record: &Record, palette: &Palette) -> String {
    let number = format!("#{}", record.quote);
    let stance = record.stance.as_ref().map(|s| {
        let words = format!(
            "{} {} {:.0}%",
            letter(&s.label),
            cut(&s.label, 16),
            s.probability * 100.0
        );
        palette.paint(palette.stance(&s.label), &words)
    });
    let speaker = match &record.speaker {
        Some(speaker) => palette.paint(palette.strong, &cut(&speaker.name, NAME_COLUMNS)),
        None if record.kind == "term" => palette.paint(palette.faint, "term"),
        None => palette.paint(palette.faint, "speaker unknown"),
    };
    let parts = [Some(number), stance, Some(speaker)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the attribution stands on: cue and mention if `words`, rule, trust, relays.
fn grounds(record: &Record, words: bool) -> String {
    let mut parts = Vec::new();
    if words {
        parts.extend(record.cue.as_ref().map(|c| format!("cue “{}”", c.text)));
        let mention = record.speaker.as_ref().and_then(|s| s.mention.as_ref());
        parts.extend(mention.map(|m| format!("named “{m}”")));
    }
    if let Some(rule) = record.rule {
        let confidence = record
            .confidence
            .map(|c| format!(" {c:.2}"))
            .unwrap_or_default();
        let tier = record
            .tier
            .map(|t| format!(" ({t}{confidence})"))
            .unwrap_or_default();
        parts.push(format!("{rule}{tier}"));
    }
    parts.extend(record.via.iter().map(|v| format!("via {}", v.name)));
    parts.join(" · ")
}

/// The paragraphs that hold quotes, each followed by a line per quote that starts in it.
fn paragraphs(article: &Article, shown: &[&Record], width: usize, palette: &Palette) -> String {
    let places = Places::new(article.text());
    let mut marks = marks(shown, &places, palette);
    marks.sort_by_key(|m| m.span);
    let mut coming = marks.iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut told = shown.iter().peekable();
    let last = article.text().lines().count();
    let gutter = last.to_string().len();
    let side = format!(" {:gutter$} │ ", "");
    let mut out = String::new();
    // Line numbers are counted on the way: asking the article each time would be quadratic.
    let (mut line, mut counted) = (1, 0);
    for paragraph in article.paragraphs() {
        let before = &article.text().as_bytes()[counted..paragraph.start() as usize];
        line += memchr::memchr_iter(b'\n', before).count();
        counted = paragraph.start() as usize;
        while let Some(mark) = coming.next_if(|m| m.span.start() < paragraph.end()) {
            open.push(mark);
        }
        let here: Vec<Mark> = open.iter().filter_map(|m| clipped(m, paragraph)).collect();
        open.retain(|m| m.span.end() > paragraph.end());
        if here.is_empty() {
            continue;
        }
        let head = format!(" {line:gutter$} │ ");
        let frame = Frame {
            width: width - gutter - 4,
            head,
            side: side.clone(),
            fold: true,
        };
        let _ = writeln!(out, "{}", palette.paint(palette.faint, side.trim_end()));
        out.push_str(&draw(article.text(), paragraph, &here, &frame, palette));
        let here = |r: &&&Record| places.byte(r.start).is_none_or(|at| at < paragraph.end());
        while let Some(record) = told.next_if(here) {
            let lead = palette.paint(palette.faint, &format!(" {:gutter$} = ", ""));
            let _ = writeln!(out, "{lead}{}", title(record, palette));
            for words in wrapped(&grounds(record, false), width - gutter - 8) {
                let _ = writeln!(
                    out,
                    " {:gutter$}       {}",
                    "",
                    palette.paint(palette.faint, &words)
                );
            }
        }
    }
    out.push('\n');
    out
}

/// The part of a mark that lies in a paragraph.
fn clipped(mark: &Mark, paragraph: Span) -> Option<Mark> {
    let start = mark.span.start().max(paragraph.start());
    let end = mark.span.end().min(paragraph.end());
    (start < end).then(|| Mark {
        span: Span::new(start, end),
        ..mark.clone()
    })
}

/// Everything to underline; words that serve several quotes carry all their numbers.
fn marks(shown: &[&Record], places: &Places, palette: &Palette) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut known: BTreeMap<(Span, Role), usize> = BTreeMap::new();
    for record in shown {
        let number = format!("#{}", record.quote);
        let stance = record.stance.as_ref();
        let style = stance.map_or_else(Default::default, |s| palette.stance(&s.label));
        let label = stance.map_or_else(
            || number.clone(),
            |s| format!("{number} {}", letter(&s.label)),
        );
        for (index, (start, end)) in record.parts.iter().enumerate() {
            let label = if index == 0 {
                label.clone()
            } else {
                String::new()
            };
            out.extend(places.span(*start, *end).map(|span| Mark {
                span,
                role: Role::Quote,
                label,
                style,
            }));
        }
        let mut also = |start: u32, end: u32, role: Role, word: &str, style| {
            let Some(span) = places.span(start, end) else {
                return;
            };
            match known.entry((span, role)) {
                Entry::Occupied(at) => {
                    let label = &mut out[*at.get()].label;
                    let (numbers, word) = label.rsplit_once(' ').unwrap_or((label, ""));
                    *label = format!("{numbers},{number} {word}");
                }
                Entry::Vacant(free) => {
                    free.insert(out.len());
                    out.push(Mark {
                        span,
                        role,
                        label: format!("{number} {word}"),
                        style,
                    });
                }
            }
        };
        if let Some(cue) = &record.cue {
            also(cue.start, cue.end, Role::Cue, "cue", palette.cue);
        }
        if let Some((start, end)) = record.speaker.as_ref().and_then(|s| s.start.zip(s.end)) {
            also(start, end, Role::Mention, "speaker", palette.mention);
        }
        for via in &record.via {
            also(via.start, via.end, Role::Via, "via", palette.via);
        }
    }
    out
}

/// Bytes of code points: records count the ones, text is cut by the others.
struct Places {
    bytes: Vec<u32>,
}

impl Places {
    fn new(text: &str) -> Self {
        let ends = [text.len() as u32];
        Self {
            bytes: text
                .char_indices()
                .map(|(i, _)| i as u32)
                .chain(ends)
                .collect(),
        }
    }

    fn byte(&self, point: u32) -> Option<u32> {
        self.bytes.get(point as usize).copied()
    }

    /// The span of some code points; `None` if the text has no such place.
    fn span(&self, start: u32, end: u32) -> Option<Span> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start < end).then(|| Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Analyzer;
    use crate::record::StanceRecord;
    use proptest::prelude::*;
    use smallvec::SmallVec;

    fn shown(text: &str, options: &Options) -> String {
        let article_ = Article::new("a.txt", text);
        let mut records = Analyzer::extractor().records(&article_);
        for record in &mut records {
            record.stance = Some(StanceRecord {
                label: "warning".into(),
                probability: 0.814,
                probabilities: SmallVec::new(),
            });
        }
        article(&article_, &records, options)
    }

    #[test]
    fn the_article_view_underlines_quote_cue_and_mention() {
        let text = "Rien ici.\n\n« La digue\u{a0}tiendra », a assuré la préfète Odile Carnac.";
        let expected = "\
a.txt
   │
 3 │ « La digue\u{a0}tiendra », a assuré la préfète Odile Carnac.
   │   ━━━━━━━━━━━━━━━━    ╌╌╌╌╌╌╌╌ ───────────────────────
   │   #0 W                #0 cue   #0 speaker
   = #0 W warning 81% Odile Carnac
         inversion";
        let got = shown(text, &Options::default());
        assert!(got.starts_with(expected), "{got}");
    }

    #[test]
    fn hostile_text_prints_no_control_character() {
        let text =
            "« La \u{1b}]0;x\u{7}digue \u{202e}tiendra », a assuré Odile\u{9b}2J Carnac.\u{8}";
        for quotes_only in [false, true] {
            let got = shown(
                text,
                &Options {
                    quotes_only,
                    ..Options::default()
                },
            );
            let bad =
                |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            assert!(!got.contains(bad), "{got:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let text = include_str!("../../../tests/articles/08-detroit-de-sunha.txt");
        for (width, quotes_only) in [
            (60, false),
            (97, false),
            (200, false),
            (60, true),
            (120, true),
        ] {
            let got = shown(
                text,
                &Options {
                    width,
                    quotes_only,
                    ..Options::default()
                },
            );
            let wide = got
                .lines()
                .find(|l| crate::cli::render::cells::width(l) > width);
            assert_eq!(wide, None);
        }
    }

    proptest! {
        #[test]
        fn any_text_fits_the_page_and_moves_no_cursor(
            text in "([«»“”\"]|, dit-il|, a dit Odile Carnac|\\. |\n|\\PC{0,12}|\\p{Cc}|日本|e\u{301}| ){0,40}",
            width in 60usize..=200,
            quotes_only: bool,
        ) {
            let got = shown(&text, &Options { width, quotes_only, terms: true, ..Options::default() });
            prop_assert!(!got.contains(|c: char| c.is_control() && c != '\n'));
            for line in got.lines() {
                prop_assert!(crate::cli::render::cells::width(line) <= width, "{}", line);
            }
        }
    }

    #[test]
    fn colour_adds_nothing_but_escape_sequences() {
        let text = include_str!("../../../tests/articles/03-mine-de-kassela.txt");
        for quotes_only in [false, true] {
            let plain = shown(
                text,
                &Options {
                    quotes_only,
                    ..Options::default()
                },
            );
            let colored = shown(
                text,
                &Options {
                    quotes_only,
                    color: true,
                    ..Options::default()
                },
            );
            assert!(colored.contains('\u{1b}'));
            assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
        }
    }

    #[test]
    fn records_of_another_text_do_not_panic() {
        let article_ = Article::new(
            "a.txt",
            "« La digue tiendra », a assuré la préfète Odile Carnac.",
        );
        let records = Analyzer::extractor().records(&article_);
        let other = Article::new("b.txt", "Court.");
        assert!(article(&other, &records, &Options::default()).starts_with("b.txt"));
    }
}
