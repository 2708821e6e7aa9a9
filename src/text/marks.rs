//! Code points: the only file that spells quotation marks, odd spaces, apostrophes and dashes.

/// A quotation mark, by the family it belongs to and the side it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// « (or the ASCII pair `<<`).
    OpenGuillemet,
    /// » (or the ASCII pair `>>`).
    CloseGuillemet,
    /// ‹
    OpenSingle,
    /// ›
    CloseSingle,
    /// “, which closes „ in German style and opens otherwise.
    OpenCurly,
    /// ”
    CloseCurly,
    /// „
    Low,
    /// The straight mark ", whose side is told by its surroundings only.
    Straight,
    /// ‘ as an opening mark.
    OpenInner,
    /// ″, an inch or a second, and what some editors make of a straight mark behind a number.
    Prime,
}

/// The quotation mark that `c` is, if it is one by itself.
pub const fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '«' => Mark::OpenGuillemet,
        '»' => Mark::CloseGuillemet,
        '‹' => Mark::OpenSingle,
        '›' => Mark::CloseSingle,
        '“' | '‟' => Mark::OpenCurly,
        '”' => Mark::CloseCurly,
        '„' => Mark::Low,
        '"' | '＂' => Mark::Straight,
        '‘' => Mark::OpenInner,
        '″' => Mark::Prime,
        _ => return None,
    })
}

/// False if no quotation mark stands in the text, by one look at its bytes. A mark is a character that [`mark`]
/// knows, or one of `<`, `>`, `'` and `’` twice over.
///
/// ```
/// use stance::text::marks::may_hold_quotes;
/// assert!(may_hold_quotes("« oui »") && may_hold_quotes("<<oui>>"));
/// assert!(!may_hold_quotes("L’été n'a pas de marques."));
/// ```
pub fn may_hold_quotes(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at).copied().unwrap_or(0);
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'"' => true,
        b'<' | b'>' | b'\'' => next(at + 1) == *byte,
        // « » and the curly, single and low marks, by the bytes that they start with.
        0xC2 => matches!(next(at + 1), 0xAB | 0xBB),
        0xE2 if next(at + 1) == 0x80 => match next(at + 2) {
            0x98 | 0x9C..=0x9F | 0xB3 | 0xB9 | 0xBA => true,
            0x99 => bytes.get(at + 3..at + 6) == Some("’".as_bytes()),
            _ => false,
        },
        0xEF => next(at + 1) == 0xBC && next(at + 2) == 0x82,
        _ => false,
    })
}

/// The straight or curly apostrophe, and the signs mistaken for it.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '′' | '´' | '`')
}

/// Blank within a line: the plain, no-break and thin spaces and the marks that show nothing.
pub const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200f}' | '\u{202a}'
            ..='\u{202f}' | '\u{205f}' | '\u{2060}'
            ..='\u{2064}' | '\u{2066}'
            ..='\u{2069}' | '\u{3000}' | '\u{feff}' | '\u{ad}'
    )
}

/// A character that shows nothing and may stand inside a word: the soft hyphen, the blank and joiners without width, the mark of byte
/// order.
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// A character that ends a line: and with it, in a newspaper text, the paragraph.
pub const fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The hyphens that join words.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The dashes that stand between words.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '−')
}

/// Capitals that keep a following apostrophe inside a name (`O’Brien`, `N’Djamena`), unlike the
/// elided articles and prepositions (`L’Iran`, `D’Oran`).
pub const fn keeps_apostrophe(capital: char) -> bool {
    !matches!(capital, 'L' | 'D')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_seen_by_its_bytes() {
        for c in (0..=0x10_FFFFu32).filter_map(char::from_u32) {
            let text = format!("a {c}oui");
            assert_eq!(may_hold_quotes(&text), mark(c).is_some(), "{c:?}");
        }
        for (once, twice) in [("<", "<<"), (">", ">>"), ("'", "''"), ("’", "’’")] {
            assert!(may_hold_quotes(twice) && !may_hold_quotes(once));
        }
    }
}
