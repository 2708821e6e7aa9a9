//! Plain words: short ones of French letters, measured and folded sixteen bytes at a time.

use crate::text::marks;
use crate::text::tokens::Case;

/// Bytes of the longest key that is told as a number.
pub(crate) const SHORT: usize = 16;

/// A word that one look at its bytes tells.
pub(super) struct Plain {
    /// Where it ends.
    pub end: usize,
    /// Its case: never all capitals.
    pub case: Case,
    /// The bytes of its lexicon key, the first one lowest, zeros behind them.
    pub key: u128,
}

/// The word at `at`, if it has fewer than sixteen bytes, all but the first small letters from a to z and à to ÿ, and
/// ends with what often ends words; *l’*, *d’*, *qu’* and their like are words too. None in the last sixteen bytes of
/// a text, nor where an accented capital opens the word: these take the long way.
#[inline(always)]
#[expect(clippy::inline_always, reason = "asked at every word, by one loop")]
pub(super) fn plain(bytes: &[u8], at: usize) -> Option<Plain> {
    let sixteen = bytes.get(at..)?.first_chunk::<SHORT>()?;
    let first = sixteen[0];
    let capital = first.is_ascii_uppercase();
    let head = half(sixteen, 0) | u64::from(capital) << 5;
    let (len, key) = match letters(head) {
        (8, head) => {
            let (len, tail) = letters(half(sixteen, 8));
            (8 + len, u128::from(head) | u128::from(tail) << 64)
        }
        (len, head) => (len, u128::from(head)),
    };
    let case = if capital { Case::Capital } else { Case::Lower };
    let end = at + len;
    let after = match *sixteen.get(len)? {
        b' ' | b',' | b'.' | b'\n' | b':' | b';' | b')' | b'?' | b'!' => {
            return (len > 0).then_some(Plain { end, case, key });
        }
        // The no-break space, « and ».
        0xc2 => {
            let ends = matches!(bytes.get(end + 1), Some(0xa0 | 0xab | 0xbb));
            return (ends && len > 0).then_some(Plain { end, case, key });
        }
        b'\'' => end + 1,
        0xe2 if bytes.get(end + 1..end + 3)? == [0x80, 0x99] => end + 3,
        _ => return None,
    };
    let elided = len == 1 || len > 1 && key >> (8 * (len - 2)) == QU;
    (elided && splits(bytes, after, len == 1 && capital, first)).then_some(Plain {
        end: after,
        case,
        key: key | u128::from(b'\'') << (8 * len),
    })
}

/// Eight of sixteen bytes from `at` on, the first one lowest.
#[inline]
fn half(sixteen: &[u8; SHORT], at: usize) -> u64 {
    let eight = sixteen[at..].first_chunk();
    u64::from_le_bytes(*eight.expect("eight of sixteen"))
}

/// The letters before the apostrophe of *qu’*, *jusqu’*, *lorsqu’*.
const QU: u128 = u16::from_le_bytes(*b"qu") as u128;

/// True if the letter at `after` starts a word of its own behind an elided one: not in *O’Brien*, *N’Djamena*, which
/// start with one `capital`, the byte `first`.
#[inline]
fn splits(bytes: &[u8], after: usize, capital: bool, first: u8) -> bool {
    match bytes.get(after) {
        Some(b'a'..=b'z') => true,
        Some(b'A'..=b'Z') => !capital || !marks::keeps_apostrophe(char::from(first)),
        Some(0xc3) => matches!(bytes.get(after + 1), Some(0xa0..=0xb6 | 0xb8..=0xbf)),
        _ => false,
    }
}

/// How many of eight bytes, the first one lowest, are small letters from a to z and à to ÿ, before one is not; and these
/// alone. Half a letter counts where the rest stands beyond the eighth, or is a capital's or a sign's.
#[inline]
fn letters(eight: u64) -> (usize, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte tells what is asked; no sum of seven bits carries over.
    let low = eight & !HIGH;
    let at_least = |byte: u8| low + ONES * u64::from(0x80 - byte);
    let other_than = |byte: u8| (low ^ (ONES * u64::from(byte))) + ONES * 0x7f;
    let plain = at_least(b'a') & !at_least(b'z' + 1) & !eight;
    // The bytes of à to ÿ: 0xc3, then 0xa0 to 0xbf but for the sign of division.
    let second = at_least(0x20) & !at_least(0x40) & other_than(0x37);
    let accented = (second | !other_than(0x43)) & eight;
    let other = !(plain | accented) & HIGH;
    // The lowest bit of the first other byte, and all below it.
    let first = other & other.wrapping_neg();
    let before = (first >> 7).wrapping_sub(1);
    (other.trailing_zeros() as usize / 8, eight & before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn its_key_is_the_lexicon_key() {
        let words = [
            "a",
            "Le",
            "été",
            "Ça",
            "naïf",
            "qu’",
            "l'",
            "L’",
            "Jusqu’",
            "août",
            "conseillère",
            "ÿ",
            "habitant",
            "internationale",
            "déréglementé",
        ];
        let mut told = 0;
        for word in words {
            for end in [
                " ", ",", ".", "\u{a0}»", "»", "«", "\n", "a", "É", "é", "÷", "_",
            ] {
                let text = format!("{word}{end} and sixteen bytes more");
                let Some(found) = plain(text.as_bytes(), 0) else {
                    continue;
                };
                let key = fold::key(&text[..found.end]);
                let bytes = found.key.to_le_bytes();
                let (bytes, rest) = bytes.split_at(key.len());
                assert_eq!(bytes, key.as_bytes(), "{text}");
                assert!(rest.iter().all(|b| *b == 0), "{text}");
                told += 1;
            }
        }
        assert!(told > 90, "{told}");
        assert!(plain(b"the last words", 0).is_none());
        assert!(plain(b" no word opens so", 0).is_none());
    }
}
