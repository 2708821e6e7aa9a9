//! How inputs are read, as said on the command line: format, encoding, columns, bounds.

use crate::corpus::{Charset, Columns, Format, Options, Role};
use clap::builder::PossibleValuesParser;

/// Arguments of every command that reads articles, its paths aside.
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Format of the inputs; by default told by name and content
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)), help_heading = "Input")]
    input_format: Option<String>,
    /// Encoding of the inputs, such as iso-8859-15; by default as declared, or guessed
    #[arg(long, value_name = "NAME", value_parser = charset, help_heading = "Input")]
    encoding: Option<Charset>,
    /// Column or key that holds the text
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    text_column: Option<String>,
    /// Column or key that holds the article's name
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    id_column: Option<String>,
    /// Column or key that holds the headline
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    title_column: Option<String>,
    /// Column or key that holds the date
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    date_column: Option<String>,
    /// Column or key that holds the newspaper, site or agency
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    source_column: Option<String>,
    /// Column or key that holds the address
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    url_column: Option<String>,
    /// Leave out articles longer than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "16M", value_parser = bytes, help_heading = "Input")]
    max_article_bytes: usize,
}

fn charset(label: &str) -> Result<Charset, String> {
    let help = "use a name such as utf-8, windows-1252, iso-8859-15 or utf-16le";
    Charset::named(label).ok_or_else(|| format!("no such encoding; {help}"))
}

fn bytes(number: &str) -> Result<usize, String> {
    let (digits, shift) = match number.as_bytes().last() {
        Some(b'K' | b'k') => (&number[..number.len() - 1], 10),
        Some(b'M' | b'm') => (&number[..number.len() - 1], 20),
        Some(b'G' | b'g') => (&number[..number.len() - 1], 30),
        _ => (number, 0),
    };
    let count = digits
        .parse::<usize>()
        .map_err(|_| "write a number of bytes, such as 16M".to_owned())?;
    // Offsets into an article are 32 bits wide, and encodings may double its length.
    let whole = count
        .checked_shl(shift)
        .filter(|w| w >> shift == count && (1..=1 << 30).contains(w));
    whole.ok_or_else(|| "it must lie between 1 and 1G".to_owned())
}

impl Args {
    /// What the readers are told.
    pub fn options(&self) -> Options {
        let mut columns = Columns::default();
        for (role, name) in [
            (Role::Text, &self.text_column),
            (Role::Id, &self.id_column),
            (Role::Title, &self.title_column),
            (Role::Date, &self.date_column),
            (Role::Source, &self.source_column),
            (Role::Url, &self.url_column),
        ] {
            if let Some(name) = name {
                columns.say(role, name);
            }
        }
        Options {
            format: self.input_format.as_deref().and_then(Format::named),
            encoding: self.encoding,
            columns,
            max_article_bytes: self.max_article_bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_with_or_without_a_letter() {
        assert_eq!(bytes("16M"), Ok(16 << 20));
        assert_eq!(bytes("4096"), Ok(4096));
        for wrong in ["", "M", "0", "2G", "99999999999999999999", "-1", "1e3"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }
}
