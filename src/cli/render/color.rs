//! Colours: which ones, and whether to use any. Nothing is told by colour alone.

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR`, `CLICOLOR=0` or `TERM=dumb` say otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl When {
    /// Whether to colour what goes to `stream`.
    pub fn on(self, stream: &impl anstream::stream::RawStream) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
        }
    }
}

/// Styles by what they mean; all empty where nothing is to be coloured.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    colored: bool,
    /// Names of articles and speakers.
    pub strong: Style,
    /// What matters less.
    pub faint: Style,
    /// Words that name a speaker.
    pub mention: Style,
    /// Words that announce speech.
    pub cue: Style,
    /// Relays.
    pub via: Style,
}

impl Palette {
    /// The palette, or an empty one.
    pub fn new(colored: bool) -> Self {
        let style = |s: Style| if colored { s } else { Style::new() };
        Self {
            colored,
            strong: style(Style::new().bold()),
            faint: style(Style::new().dimmed()),
            mention: style(AnsiColor::Cyan.on_default()),
            cue: style(AnsiColor::Magenta.on_default()),
            via: style(AnsiColor::BrightBlack.on_default()),
        }
    }

    /// The style of a stance.
    pub fn stance(&self, label: &str) -> Style {
        if !self.colored {
            return Style::new();
        }
        match label {
            "de-escalation" => AnsiColor::BrightBlue.on_default().bold(),
            "warning" => AnsiColor::Yellow.on_default().bold(),
            "support" => AnsiColor::Green.on_default().bold(),
            _ => Style::new(),
        }
    }

    /// `words` in `style`.
    pub fn paint(&self, style: Style, words: &str) -> String {
        if style.is_plain() || words.is_empty() {
            return words.to_owned();
        }
        format!("{style}{words}{style:#}")
    }
}

/// The letter that stands for a stance where there is no room for its name.
pub fn letter(label: &str) -> char {
    let first = label.chars().find(|c| c.is_alphanumeric());
    first.map_or('?', |c| c.to_ascii_uppercase())
}

/// The rank of a stance wherever stances are listed: those of the shipped model first.
pub fn rank(label: &str) -> (usize, &str) {
    let known = ["de-escalation", "warning", "support", "none"];
    let at = known.iter().position(|k| *k == label);
    (at.unwrap_or(known.len()), label)
}
