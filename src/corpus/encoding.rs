//! From bytes to text: UTF-8 if it can be, then the declared charset, then a guess with a French hint.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A character encoding, by one of the labels used on the Web.
///
/// ```
/// use stance::corpus::Charset;
/// assert_eq!(Charset::named("latin9").unwrap().name(), "ISO-8859-15");
/// assert!(Charset::named("klingon").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// The encoding that `label` names, if any.
    pub fn named(label: &str) -> Option<Self> {
        let label = label.trim();
        // Python and iconv write it so; the Web's list does not know it.
        let label = if label.eq_ignore_ascii_case("latin9") || label.eq_ignore_ascii_case("latin-9")
        {
            "iso-8859-15"
        } else {
            label
        };
        Encoding::for_label(label.as_bytes()).map(Self)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The encoding itself.
    pub(super) fn encoding(self) -> &'static Encoding {
        self.0
    }
}

/// The UTF-16 encoding that a byte order mark announces.
pub fn utf_16(first: &[u8]) -> Option<Charset> {
    match first {
        [0xff, 0xfe, ..] => Some(Charset(UTF_16LE)),
        [0xfe, 0xff, ..] => Some(Charset(UTF_16BE)),
        _ => None,
    }
}

/// What went wrong in decoding; the text is there all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Mostly UTF-8; from this byte on, stretches were not, and were read as windows-1252.
    Mixed(usize),
    /// Some bytes mean nothing in the encoding of this name, and became U+FFFD.
    Meaningless(&'static str),
}

/// The text that `bytes` hold, and what was wrong with them.
///
/// Valid UTF-8 wins over a declaration, for browsers save pages as UTF-8 without mending theirs.
pub fn decode(mut bytes: Vec<u8>, declared: Option<Charset>) -> (String, Option<Flaw>) {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let declared = declared.map(|c| c.0).filter(|e| *e != UTF_8);
    if declared.is_none() && is_mostly_utf_8(&bytes) {
        return mend(&bytes);
    }
    let encoding = declared.unwrap_or_else(|| guess(&bytes));
    let (text, had_errors) = encoding.decode_without_bom_handling(&bytes);
    (
        text.into_owned(),
        had_errors.then(|| Flaw::Meaningless(encoding.name())),
    )
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fr"), Utf8Detection::Deny)
}

/// Whether there are enough well-formed sequences that the rest must be an accident. In French
/// text of a one-byte encoding they hardly ever arise: the nearest is a capital É before ».
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // Both figures are guesses.
    good >= 3 && good * 10 >= bad
}

fn mend(bytes: &[u8]) -> (String, Option<Flaw>) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    (text, first.map(Flaw::Mixed))
}

/// The charset that a page declares in its first bytes.
pub fn declared(page: &[u8]) -> Option<Charset> {
    let head = &page[..page.len().min(4096)];
    ["charset", "encoding"].into_iter().find_map(|key| {
        let mut rest = head;
        while let Some(at) = find_ignoring_case(rest, key.as_bytes()) {
            rest = &rest[at + key.len()..];
            let value = rest.trim_ascii_start();
            let Some(value) = value.strip_prefix(b"=") else {
                continue;
            };
            let value = value.trim_ascii_start();
            let value = value
                .strip_prefix(b"\"")
                .or(value.strip_prefix(b"'"))
                .unwrap_or(value);
            let end = value
                .iter()
                .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)));
            let label = std::str::from_utf8(&value[..end.unwrap_or(value.len())]).ok()?;
            if let Some(charset) = Charset::named(label) {
                return Some(charset);
            }
        }
        None
    })
}

fn find_ignoring_case(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|w| w.eq_ignore_ascii_case(needle))
}

/// Whether bytes are no text at all: a document of another program, a picture, an archive.
pub fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 9] = [
        b"%PDF",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\xd0\xcf\x11\xe0",
        b"7z\xbc\xaf",
        b"Rar!\x1a",
        b"\x7fELF",
    ];
    // Text has no NUL and no other control byte; a share of one in a hundred is a guess that lets
    // stray ones pass.
    let head = &bytes[..bytes.len().min(64 << 10)];
    MAGIC.iter().any(|m| bytes.starts_with(m))
        || head.iter().filter(|b| is_control(**b)).count() * 100 > head.len()
}

/// A control byte that no text holds: all but tab, line ends, page breaks and escapes.
const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "« L’été à Orléans : 12 € l’œuvre », a jugé Zoé.";

    #[test]
    fn windows_1252_is_guessed() {
        let bytes = WINDOWS_1252.encode(PHRASE).0.into_owned();
        assert_eq!(decode(bytes, None), (PHRASE.to_owned(), None));
    }

    #[test]
    fn iso_8859_15_is_read_where_declared() {
        let phrase = "« L'œuvre à 12 € », dit Zoé.";
        let charset = Charset::named("ISO-8859-15").unwrap();
        let bytes = charset.0.encode(phrase).0.into_owned();
        assert_eq!(decode(bytes, Some(charset)), (phrase.to_owned(), None));
    }

    #[test]
    fn valid_utf_8_wins_over_a_declaration_left_behind() {
        let charset = Charset::named("iso-8859-1");
        assert_eq!(decode(PHRASE.into(), charset).0, PHRASE);
    }

    #[test]
    fn a_stray_byte_in_utf_8_costs_one_character_and_is_named() {
        let mut bytes = PHRASE.as_bytes().to_vec();
        bytes.extend(b" L'\xe9t\xe9.");
        let (text, flaw) = decode(bytes, None);
        assert_eq!(text, format!("{PHRASE} L'été."));
        assert_eq!(flaw, Some(Flaw::Mixed(PHRASE.len() + 3)));
    }

    #[test]
    fn a_page_declares_its_charset_in_several_ways() {
        let name = |page: &str| declared(page.as_bytes()).map(Charset::name);
        assert_eq!(name("<meta charset=iso-8859-15>"), Some("ISO-8859-15"));
        assert_eq!(
            name("<META content='text/html; CHARSET = windows-1252'>"),
            Some("windows-1252")
        );
        assert_eq!(
            name("<?xml version='1.0' encoding=\"latin1\"?>"),
            Some("windows-1252")
        );
        assert_eq!(name("<p>charset</p>"), None);
    }
}
