//! Comparison keys: how two spellings of a word are found to be the same.

use crate::text::marks;
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
    let mut combining = false;
    for c in word.chars() {
        if marks::is_apostrophe(c) {
            out.push('\'');
        } else if marks::is_hyphen(c) {
            out.push('-');
        } else if c != '\u{ad}' {
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
    let mut out = String::with_capacity(name.len());
    if latin_key(name, &mut out).is_some() {
        return out;
    }
    out.clear();
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
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The name key of letters that French and its neighbours write; `None` if another one comes up.
fn latin_key(name: &str, out: &mut String) -> Option<()> {
    for c in name.chars() {
        let plain = match c {
            'a'..='z' | '0'..='9' => c,
            'A'..='Z' => c.to_ascii_lowercase(),
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => {
                'a'
            }
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
            'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
            'ô' | 'ö' | 'ó' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Õ' => 'o',
            'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
            'ç' | 'Ç' => 'c',
            'ñ' | 'Ñ' => 'n',
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '\'' | '’' | '.' | ',' | '«' | '»' | '!' | '?'
            | ':' | '\n' => ' ',
            _ => return None,
        };
        if plain != ' ' {
            out.push(plain);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
