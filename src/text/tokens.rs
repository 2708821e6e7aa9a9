//! Tokens: words, numbers, marks and line breaks, each a span of the untouched text.

use crate::span::Span;
use crate::text::marks::{self, Mark};
use crate::text::plain::plain;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, with inner hyphens, apostrophes and digits: `porte-parole`, `l’`, `G7`.
    Word,
    /// Digits, with inner points, commas and spaces between groups left apart.
    Number,
    /// A quotation mark.
    Quote(Mark),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `.`
    Stop,
    /// `…` or two or more points.
    Ellipsis,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// A dash between words, or a hyphen with blanks around it.
    Dash,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// One or more line ends: a paragraph ends here.
    Break,
    /// Anything else: symbols, lone apostrophes.
    Other,
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital at the start.
    Lower,
    /// A capital at the start.
    Capital,
    /// Two letters or more, all capitals.
    Upper,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its case; `Lower` for what is not a word.
    pub case: Case,
    /// True if it follows the token before without blank or break.
    pub glued: bool,
}

/// The tokens of `text`, in order; every character that is neither blank nor a control belongs to
/// exactly one. Elided words end after their apostrophe (`l’` `Iran`); hyphenated words stay whole.
///
/// ```
/// use stance::text::tokens::tokens;
/// let text = "L’Iran « nie », dit-on.";
/// let words: Vec<&str> = tokens(text).iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["L’", "Iran", "«", "nie", "»", ",", "dit-on", "."]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    each_token(text, |token| out.push(token));
    out
}

/// Calls `each` with the tokens of `text`, in order; see [`tokens`].
pub fn each_token(text: &str, mut each: impl FnMut(Token)) {
    each_keyed(text, 0..text.len(), |token, _| each(token));
}

/// Calls `each` with the tokens of a range of `text`, in order, and with the lexicon key of those that tell it at a glance:
/// its bytes (see [`fold::key_into`](crate::text::fold::key_into)), the first one lowest, zeros behind them; 0 for all
/// others.
#[inline]
pub(crate) fn each_keyed(text: &str, range: Range<usize>, mut each: impl FnMut(Token, u128)) {
    let all = text.as_bytes();
    let text = &text[..range.end];
    let bytes = text.as_bytes();
    let mut at = range.start;
    let mut glued = false;
    while let Some(&byte) = bytes.get(at) {
        let letter = byte.is_ascii_alphabetic() || byte == 0xc3;
        if letter
            && let Some(word) = plain(all, at)
            && word.end <= bytes.len()
        {
            let token = Token {
                span: Span::at(at, word.end),
                kind: Kind::Word,
                case: word.case,
                glued,
            };
            each(token, word.key);
            // Most are followed by a blank.
            let blank = bytes.get(word.end) == Some(&b' ');
            glued = !blank;
            at = word.end + usize::from(blank);
            continue;
        }
        let (kind, end, case) = match byte {
            b' ' => {
                glued = false;
                at += 1;
                continue;
            }
            b',' => (Kind::Comma, at + 1, Case::Lower),
            b'.' if bytes.get(at + 1) != Some(&b'.') => (Kind::Stop, at + 1, Case::Lower),
            b'a'..=b'z' | b'A'..=b'Z' => {
                let (end, case) = word(text, at);
                (Kind::Word, end, case)
            }
            _ => match other(text, at) {
                Ok(found) => found,
                Err(next) => {
                    glued = false;
                    at = next;
                    continue;
                }
            },
        };
        let token = Token {
            span: Span::at(at, end),
            kind,
            case,
            glued,
        };
        each(token, 0);
        glued = kind != Kind::Break;
        at = end;
    }
}

/// Kind, end and case of the token at `at`, whatever it starts with; of a blank or a control, what follows it.
#[inline(never)]
fn other(text: &str, at: usize) -> Result<(Kind, usize, Case), usize> {
    let bytes = text.as_bytes();
    // What is met often is told by its bytes.
    let plain = match bytes[at] {
        b':' => Some(Kind::Colon),
        b';' => Some(Kind::Semicolon),
        b'?' => Some(Kind::Question),
        b'!' => Some(Kind::Exclamation),
        b'(' | b'[' => Some(Kind::Open),
        b')' | b']' => Some(Kind::Close),
        b'\n' => return Ok((Kind::Break, last_break(text, at + 1), Case::Lower)),
        _ => None,
    };
    if let Some(kind) = plain {
        return Ok((kind, at + 1, Case::Lower));
    }
    // The signs from U+0080 to U+00BF: the no-break space, « and ».
    if let [0xc2, second, ..] = bytes[at..] {
        let c = char::from(second);
        if is_silent(c) {
            return Err(at + 2);
        }
        if let Some(mark) = marks::mark(c) {
            return Ok((Kind::Quote(mark), at + 2, Case::Lower));
        }
    }
    let Some(c) = text[at..].chars().next() else {
        return Err(text.len());
    };
    let next = at + c.len_utf8();
    if is_silent(c) {
        return Err(next);
    }
    if is_letter(c) {
        let (end, case) = word(text, at);
        return Ok((Kind::Word, end, case));
    }
    if is_numeric(c) {
        return Ok(number(text, at));
    }
    let (kind, end) = sign(text, c, next);
    let end = match kind {
        Kind::Break => last_break(text, end),
        _ => end,
    };
    Ok((kind, end, Case::Lower))
}

/// A blank or a control that ends no line.
fn is_silent(c: char) -> bool {
    marks::is_blank(c) || (c.is_control() && !marks::is_break(c))
}

/// The end of the last of the breaks that follow one that ends at `end`, blanks between them.
fn last_break(text: &str, end: usize) -> usize {
    let mut last = end;
    for (at, c) in text[end..].char_indices() {
        if marks::is_break(c) {
            last = end + at + c.len_utf8();
        } else if !is_silent(c) {
            break;
        }
    }
    last
}

/// A letter; those of French without a look at the tables.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ')
        || (c > 'ÿ' && !is_general_sign(c) && c.is_alphabetic())
}

/// A digit or another sign for a number.
fn is_numeric(c: char) -> bool {
    c.is_ascii_digit() || (c > '±' && c != '»' && !is_general_sign(c) && c.is_numeric())
}

/// Spaces, dashes, quotation marks, points: never a letter nor a number.
fn is_general_sign(c: char) -> bool {
    ('\u{2000}'..='\u{206f}').contains(&c)
}

/// End and case of the word that starts at `start`.
#[inline(never)]
fn word(text: &str, start: usize) -> (usize, Case) {
    let mut end = start;
    let mut letters = 0u32;
    let mut capitals = 0u32;
    let mut first_capital = false;
    let bytes = text.as_bytes();
    loop {
        // ASCII letters and digits without decoding.
        while let Some(&b) = bytes.get(end) {
            if b.is_ascii_lowercase() {
                letters += 1;
            } else if b.is_ascii_uppercase() {
                first_capital |= letters == 0;
                letters += 1;
                capitals += 1;
            } else if b == 0xc3 {
                // À to ÿ, without the two signs of reckoning among them.
                match bytes.get(end + 1) {
                    Some(0xa0..=0xb6 | 0xb8..=0xbf) => letters += 1,
                    Some(0x80..=0x96 | 0x98..=0x9e) => {
                        first_capital |= letters == 0;
                        letters += 1;
                        capitals += 1;
                    }
                    _ => break,
                }
                end += 1;
            } else if !b.is_ascii_digit() {
                break;
            }
            end += 1;
        }
        if matches!(bytes.get(end), None | Some(b' ' | b',' | b'.')) {
            break;
        }
        let Some(c) = text[end..].chars().next() else {
            break;
        };
        let next = end + c.len_utf8();
        let hidden = || c == '\u{ad}' || marks::is_hidden(c) && text[next..].starts_with(is_letter);
        if is_letter(c) || is_numeric(c) || ('\u{300}'..='\u{36f}').contains(&c) || hidden() {
            if !matches!(c, 'à'..='ÿ') && c.is_uppercase() {
                first_capital |= letters == 0;
                capitals += 1;
            }
            letters += u32::from(is_letter(c));
            end = next;
        } else if marks::is_hyphen(c) && text[next..].starts_with(|c| is_letter(c) || is_numeric(c))
        {
            end = next;
        } else if marks::is_apostrophe(c) && letters > 0 {
            match elision(&text[start..end], &text[next..]) {
                Elision::Split => return (next, case(first_capital, letters, capitals)),
                Elision::Inner => end = next,
                Elision::None => break,
            }
        } else {
            break;
        }
    }
    (end, case(first_capital, letters, capitals))
}

fn case(first_capital: bool, letters: u32, capitals: u32) -> Case {
    if letters >= 2 && capitals == letters {
        Case::Upper
    } else if first_capital {
        Case::Capital
    } else {
        Case::Lower
    }
}

enum Elision {
    /// The apostrophe ends the token.
    Split,
    /// The apostrophe is part of a longer word.
    Inner,
    /// The apostrophe does not belong to the word.
    None,
}

/// What an apostrophe does after `before` and in front of `after`.
fn elision(before: &str, after: &str) -> Elision {
    let last = before.rsplit(marks::is_hyphen).next().unwrap_or(before);
    let mut chars = last.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return Elision::None;
    };
    let short = second.is_none();
    let ends_qu = last.len() >= 2 && last.as_bytes()[last.len() - 2..].eq_ignore_ascii_case(b"qu");
    let follows = after.chars().next();
    let Some(letter) = follows.filter(|c| is_letter(*c) || is_numeric(*c)) else {
        // `l’« accord »`, `d’ `: an elided word in front of a mark; else a closing inner mark.
        let marked = follows.is_some_and(|c| marks::mark(c).is_some());
        return if (short || ends_qu) && (marked || follows == Some(' ')) {
            Elision::Split
        } else {
            Elision::None
        };
    };
    if !short && !ends_qu {
        return Elision::Inner;
    }
    if short && first.is_uppercase() && letter.is_uppercase() && marks::keeps_apostrophe(first) {
        return Elision::Inner;
    }
    Elision::Split
}

/// A number, or a word that starts with a digit (`20h`, `3e`).
fn number(text: &str, start: usize) -> (Kind, usize, Case) {
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(c) = text[end..].chars().next() {
        if is_numeric(c) {
            end += c.len_utf8();
        } else if matches!(c, '.' | ',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            end += 1;
        } else {
            break;
        }
    }
    if text[end..].starts_with(is_letter) {
        let (end, _) = word(text, end);
        return (Kind::Number, end, Case::Lower);
    }
    (Kind::Number, end, Case::Lower)
}

/// Kind and end of a token that is neither word nor number.
fn sign(text: &str, c: char, next: usize) -> (Kind, usize) {
    let again = c.is_ascii() && text.as_bytes().get(next) == Some(&(c as u8));
    let kind = match c {
        '<' if again => return (Kind::Quote(Mark::OpenGuillemet), next + 1),
        '>' if again => return (Kind::Quote(Mark::CloseGuillemet), next + 1),
        '\'' if again => return (Kind::Quote(Mark::Straight), next + 1),
        // ‘’oui’’, as it is typed where « is not at hand.
        '‘' | '’' if text[next..].starts_with(['‘', '’']) => {
            return (Kind::Quote(Mark::Straight), next + '’'.len_utf8());
        }
        '.' if again => {
            let dots = text[next..].bytes().take_while(|b| *b == b'.').count();
            return (Kind::Ellipsis, next + dots);
        }
        // *--*, as agencies write a dash.
        '-' if again => {
            let more = text[next..].bytes().take_while(|b| *b == b'-').count();
            return (Kind::Dash, next + more);
        }
        '.' => Kind::Stop,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        ';' => Kind::Semicolon,
        '…' => Kind::Ellipsis,
        '?' => Kind::Question,
        '!' => Kind::Exclamation,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        c if marks::is_break(c) => Kind::Break,
        c if marks::is_dash(c) || marks::is_hyphen(c) => Kind::Dash,
        c => marks::mark(c).map_or(Kind::Other, Kind::Quote),
    };
    (kind, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn elisions_are_split_and_names_are_not() {
        assert_eq!(
            words("qu’il l'a jusqu’ici"),
            ["qu’", "il", "l'", "a", "jusqu’", "ici"]
        );
        assert_eq!(
            words("N’Djamena, O'Brien, aujourd’hui"),
            ["N’Djamena", ",", "O'Brien", ",", "aujourd’hui"]
        );
        assert_eq!(words("l’« accord »"), ["l’", "«", "accord", "»"]);
        assert_eq!(words("lorsqu’« on » a"), ["lorsqu’", "«", "on", "»", "a"]);
    }

    #[test]
    fn marks_without_spaces_are_tokens() {
        assert_eq!(words("région.»"), ["région", ".", "»"]);
        assert_eq!(words("<<oui>>..."), ["<<", "oui", ">>", "..."]);
        assert_eq!(words("oui -- non"), ["oui", "--", "non"]);
    }

    #[test]
    fn the_plain_way_finds_the_words_of_the_long_way() {
        let letters = [
            "a", "z", "é", "ÿ", "à", "÷", "×", "É", "A", "ß", "œ", "1", "’", "-", "ç",
        ];
        for one in letters {
            for two in letters {
                let ends = [
                    " ", ",", ".", "..", "!", "", "\u{a0}", "é ", "\n", "»", ")", ";", "?", "…",
                    "\u{ad}b", "\u{301}", "´", "'a", "’a", "’A", "`", "-a",
                ];
                for end in ends {
                    let text = format!("{one}bcdefg{two}{end}");
                    let behind = format!("{text} and eight bytes");
                    let first = tokens(&behind)[0];
                    let (last, case) = match text.chars().next() {
                        Some(c) if is_letter(c) => word(&behind, 0),
                        _ => continue,
                    };
                    assert_eq!((first.span.range().end, first.case), (last, case), "{text}");
                }
            }
        }
    }

    #[test]
    fn elided_words_end_where_the_long_way_ends_them() {
        for before in [
            "l", "L", "à", "qu", "Qu", "QU", "jusqu", "Jusqu", "O", "aujourd", "A", "1",
        ] {
            for sign in ["'", "’", "´", "`"] {
                for after in ["il", "Il", "été", "Été", "1", "«", " ", "", "’", "-il"] {
                    let text = format!("{before}{sign}{after} and eight bytes");
                    let first = tokens(&text)[0];
                    if first.kind == Kind::Word {
                        assert_eq!(
                            (first.span.range().end, first.case),
                            word(&text, 0),
                            "{text}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn breaks_are_one_token() {
        let kinds: Vec<Kind> = tokens("a\n\n b").iter().map(|t| t.kind).collect();
        assert_eq!(kinds, [Kind::Word, Kind::Break, Kind::Word]);
    }
}
