//! Names: when two spellings can be one person’s.

use crate::text::fold;

/// A name in comparable words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameKey {
    /// Folded words, in order.
    pub words: Vec<String>,
}

impl NameKey {
    /// The key of a written name.
    pub fn new(name: &str) -> Self {
        let key = fold::name_key(name);
        Self {
            words: key
                .split(' ')
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// True if one of the two is the other, or its last words, or its first word alone: *Angela* and
    /// *Angela Merkel*, *Le Gall* and *Odile Le Gall*.
    ///
    /// ```
    /// use stance::speaker::name::NameKey;
    /// let full = NameKey::new("Odile Le Gall");
    /// assert!(full.extends(&NameKey::new("Le Gall")));
    /// assert!(full.extends(&NameKey::new("LE GALL")));
    /// assert!(!full.extends(&NameKey::new("Jean Le Gall")));
    /// ```
    pub fn extends(&self, shorter: &Self) -> bool {
        let (long, short) = (&self.words, &shorter.words);
        if short.is_empty() || short.len() > long.len() {
            return false;
        }
        let tail = &long[long.len() - short.len()..];
        let same = |(a, b): (&String, &String)| similar(a, b);
        if tail.iter().zip(short).all(same) {
            return true;
        }
        // Words left out in the middle: *Joan Jesús Vaquero*, *Joan Vaquero*.
        short.len() >= 2
            && similar(&long[0], &short[0])
            && similar(&long[long.len() - 1], &short[short.len() - 1])
    }

    /// True if the two are the same words.
    pub fn same(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && self
                .words
                .iter()
                .zip(&other.words)
                .all(|(a, b)| similar(a, b))
    }
}

/// Equal, or two transliterations of one word: *Raïssi* and *Raisi*, *Zelensky* and *Zelenski*.
pub fn similar(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    a.len() >= 4 && b.len() >= 4 && skeleton(a) == skeleton(b)
}

/// What transliterations of one word share: doubled letters once, signs for one sound alike.
pub fn skeleton(word: &str) -> String {
    const SOUNDS: [(&str, &str); 18] = [
        ("tch", "c"),
        ("tsch", "c"),
        ("sch", "s"),
        ("ch", "s"),
        ("sh", "s"),
        ("dj", "j"),
        ("dzh", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ck", "k"),
        ("qu", "k"),
        ("ei", "e"),
        ("iy", "i"),
        ("yi", "i"),
    ];
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (sound, len) = SOUNDS
            .iter()
            .find(|(sign, _)| rest.starts_with(sign))
            .map_or_else(
                || (single(c), c.len_utf8()),
                |(sign, sound)| ((*sound).to_owned(), sign.len()),
            );
        if !out.ends_with(&sound) {
            out.push_str(&sound);
        }
        rest = &rest[len..];
    }
    // A final mute e, or i for y.
    if out.len() > 3 && out.ends_with('e') {
        out.pop();
    }
    out
}

fn single(c: char) -> String {
    match c {
        'y' | 'j' => 'i',
        'w' => 'v',
        'q' | 'c' => 'k',
        'z' => 's',
        other => other,
    }
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_are_similar_and_names_are_not() {
        assert!(similar("raissi", "raisi"));
        assert!(similar("zelensky", "zelenski"));
        assert!(similar("sorokine", "sorokin"));
        assert!(similar("chirokov", "shirokov"));
        assert!(!similar("martin", "marin"));
        assert!(!similar("dupont", "dupond"));
    }
}
