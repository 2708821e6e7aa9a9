//! Comparison keys: how two spellings of a word are found to be the same.

use crate::text::marks;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Writes the lexicon key of `word` into `out`: lower case, NFC, plain apostrophe and hyphen.
/// Accents stay, for *a* and *à* are two words. `out` is cleared first and keeps its memory.
///
/// ```
/// let mut key = String::new();
/// stance::text::fold::key_into("L’Élysée", &mut key);
/// assert_eq!(key, "l'élysée");
/// ```
pub fn key_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let mut short = [0; SHORT];
    if let Some(key) = short_key(word, &mut short)
        && let Ok(key) = str::from_utf8(key)
    {
        out.push_str(key);
        return;
    }
    let mut combining = false;
    for c in word.chars() {
        if marks::is_apostrophe(c) {
            out.push('\'');
        } else if marks::is_hyphen(c) {
            out.push('-');
        } else if !marks::is_hidden(c) {
            combining |= is_combining_mark(c);
            match c {
                'à'..='ö' | 'ø'..='ÿ' => out.push(c),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    if combining {
        let composed: String = out.nfc().collect();
        out.clear();
        out.push_str(&composed);
    }
}

/// Bytes of the longest key that [`short_key`] writes.
pub const SHORT: usize = 32;

/// The bytes of the lexicon key of a word of ordinary French letters, written into `out`; `None` if it
/// is long, or has other letters, and [`key_into`] must write it.
///
/// ```
/// use stance::text::fold::{SHORT, short_key};
/// assert_eq!(short_key("L’ÉTÉ", &mut [0; SHORT]), Some("l'été".as_bytes()));
/// assert_eq!(short_key("Łódź", &mut [0; SHORT]), None);
/// ```
#[inline]
pub fn short_key<'o>(word: &str, out: &'o mut [u8; SHORT]) -> Option<&'o [u8]> {
    let bytes = word.as_bytes();
    if bytes.len() > SHORT {
        return None;
    }
    let (mut from, mut to) = (0, 0);
    while let Some(&b) = bytes.get(from) {
        if b.is_ascii() {
            out[to] = match b {
                // The other signs that stand for an apostrophe.
                b'`' => b'\'',
                b => b.to_ascii_lowercase(),
            };
            (from, to) = (from + 1, to + 1);
            continue;
        }
        let second = *bytes.get(from + 1)?;
        match (b, second) {
            // À to Þ, without the sign of multiplication: thirty-two below à to þ.
            (0xc3, 0x80..=0x96 | 0x98..=0x9e) => {
                (out[to], out[to + 1]) = (b, second + 0x20);
            }
            (0xc3, 0xa0..=0xb6 | 0xb8..=0xbf) | (0xc5, 0x93) => {
                (out[to], out[to + 1]) = (b, second);
            }
            (0xc5, 0x92) => (out[to], out[to + 1]) = (b, 0x93),
            // ’ and the hyphens that are not the plain one.
            (0xe2, 0x80) => {
                out[to] = match bytes.get(from + 2)? {
                    0x99 => b'\'',
                    0x90 | 0x91 => b'-',
                    _ => return None,
                };
                (from, to) = (from + 3, to + 1);
                continue;
            }
            _ => return None,
        }
        (from, to) = (from + 2, to + 2);
    }
    Some(&out[..to])
}

/// True if `key` is the lexicon key of `word`.
pub fn is_key(word: &str, key: &str) -> bool {
    // Another letter in front rules most words out; no accent makes one plain letter of another.
    if let (Some(a), Some(b)) = (word.as_bytes().first(), key.as_bytes().first())
        && a.is_ascii_alphabetic()
        && b.is_ascii_alphabetic()
        && a.to_ascii_lowercase() != *b
    {
        return false;
    }
    let mut short = [0; SHORT];
    match short_key(word, &mut short) {
        Some(own) => own == key.as_bytes(),
        None => self::key(word) == key,
    }
}

/// The lexicon key of `word` as a new string; see [`key_into`].
pub fn key(word: &str) -> String {
    let mut out = String::new();
    key_into(word, &mut out);
    out
}

/// The name key of `name`: lower case without accents, punctuation as single spaces, so that
/// *Gonçalves*, *GONCALVES* and *goncalves* are equal.
///
/// ```
/// assert_eq!(stance::text::fold::name_key("Jean-Noël  L’Été"), "jean noel l ete");
/// ```
pub fn name_key(name: &str) -> String {
    let mut latin = vec![0; name.len()];
    if let Some(len) = latin_key(name, &mut latin).map(<[u8]>::len) {
        latin.truncate(len);
        if let Ok(key) = String::from_utf8(latin) {
            return key;
        }
    }
    let mut out = String::with_capacity(name.len());
    for c in name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            c if c.is_alphanumeric() => out.push(c),
            c if marks::is_hidden(c) => {}
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// What a table of words in name keys says of `word`; for a short word no key need be put into memory of its own.
pub(crate) fn by_name_key<V: Copy>(table: &FxHashMap<String, V>, word: &str) -> Option<V> {
    let mut short = [0; 2 * SHORT];
    let key = short
        .get_mut(..word.len())
        .and_then(|out| str::from_utf8(latin_key(word, out)?).ok());
    match key {
        Some(key) => table.get(key),
        None => table.get(&name_key(word)),
    }
    .copied()
}

/// The name key of letters that French and its neighbours write, which is ASCII and no longer than `name`, at the start of `out`;
/// `None` if another one comes up.
fn latin_key<'o>(name: &str, out: &'o mut [u8]) -> Option<&'o [u8]> {
    let mut len = 0;
    for c in name.chars() {
        let plain = match c {
            'a'..='z' | '0'..='9' => c as u8,
            'A'..='Z' => c.to_ascii_lowercase() as u8,
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => {
                b'a'
            }
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => b'e',
            'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => b'i',
            'ô' | 'ö' | 'ó' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Õ' => b'o',
            'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => b'u',
            'ç' | 'Ç' => b'c',
            'ñ' | 'Ñ' => b'n',
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '\'' | '’' | '.' | ',' | '«' | '»' | '!' | '?'
            | ':' | '\n' => b' ',
            _ => return None,
        };
        if plain != b' ' || len > 0 && out[len - 1] != b' ' {
            *out.get_mut(len)? = plain;
            len += 1;
        }
    }
    Some(out[..len].trim_ascii_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_asked_by_the_name_key() {
        let words = ["É", "été", "Jean-Noël", "Œuvre", "", " L’Été ", "Łódź"];
        let long = words.map(|word| word.repeat(9));
        for word in words.into_iter().chain(long.iter().map(String::as_str)) {
            let table = FxHashMap::from_iter([(name_key(word), 7), ("x".to_owned(), 8)]);
            assert_eq!(by_name_key(&table, word), Some(7), "{word}");
            assert_eq!(by_name_key(&table, "y"), None);
        }
    }

    #[test]
    fn short_keys_are_the_keys() {
        let long = |word: &str| {
            // A letter that the short way does not take, and that stays as it is.
            let mut out = String::new();
            key_into(&format!("ŷ{word}"), &mut out);
            out["ŷ".len()..].to_owned()
        };
        let letters = ('!'..='ÿ')
            .chain("ŒœŸŁ’‐‑ʼ′".chars())
            .filter(|c| *c != '\u{ad}');
        for letter in letters.map(String::from) {
            let mut out = [0; SHORT];
            if let Some(short) = short_key(&letter, &mut out) {
                assert_eq!(
                    str::from_utf8(short),
                    Ok(long(&letter).as_str()),
                    "{letter}"
                );
            }
        }
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(key("E\u{301}lyse\u{301}e"), "élysée");
        assert_eq!(name_key("Erdoğan"), "erdogan");
        assert_eq!(
            name_key("« L’Été » à Saint-Nazaire !"),
            "l ete a saint nazaire"
        );
    }
}
