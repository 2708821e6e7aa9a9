//! Names: when two spellings can be one person’s.

use crate::text::fold;

/// A name in comparable words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameKey {
    /// Folded words, in order.
    pub words: Vec<String>,
    /// For each word, what its transliterations share (see [`skeleton`]).
    skeletons: Vec<String>,
}

impl NameKey {
    /// The key of a written name.
    pub fn new(name: &str) -> Self {
        let key = fold::name_key(name);
        let words: Vec<String> = key
            .split(' ')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        Self {
            skeletons: words.iter().map(|w| skeleton(w)).collect(),
            words,
        }
    }

    /// What transliterations of its first and last words share, and of its second where it has three.
    pub fn ends(&self) -> [&str; 3] {
        let second = self.skeletons.get(1).filter(|_| self.words.len() == 3);
        let last = self.skeletons.last();
        let ends = [self.skeletons.first(), last, second.or(last)];
        ends.map(|word| word.map_or("", String::as_str))
    }

    /// True if word `at` is word `other` of another name, or another transliteration of it.
    fn similar(&self, at: usize, with: &Self, other: usize) -> bool {
        let (a, b) = (&self.words[at], &with.words[other]);
        a == b || a.len() >= LONG && b.len() >= LONG && self.skeletons[at] == with.skeletons[other]
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
        let (long, short) = (self.words.len(), shorter.words.len());
        if short == 0 || short > long {
            return false;
        }
        if (0..short).all(|at| self.similar(long - short + at, shorter, at)) {
            return true;
        }
        // Words left out in the middle: *Pilar Ana Orlen*, *Pilar Orlen*.
        // *Orlen* of *Pilar Orlen Casta*: the first of two surnames.
        if short == 1 && long == 3 && self.similar(1, shorter, 0) {
            return true;
        }
        let inside = |at: usize| (1..long - 1).any(|own| self.similar(own, shorter, at));
        short >= 2
            && self.similar(0, shorter, 0)
            && self.similar(long - 1, shorter, short - 1)
            && (1..short - 1).all(inside)
    }

    /// True if one of the two opens with the initial of the other, and all else is the same: *M. Ferrand*.
    pub fn shortens(&self, other: &Self) -> bool {
        let initial = |a: &str, b: &str| {
            (a.len() == 1) != (b.len() == 1) && a.bytes().next() == b.bytes().next()
        };
        let (own, others) = (self.words.len(), other.words.len());
        own == others
            && own > 1
            && initial(&self.words[0], &other.words[0])
            && (1..own).all(|at| self.similar(at, other, at))
    }

    /// True if the two are the same words.
    pub fn same(&self, other: &Self) -> bool {
        self.words.len() == other.words.len()
            && (0..self.words.len()).all(|at| self.similar(at, other, at))
    }
}

/// Shorter words are compared letter by letter.
const LONG: usize = 4;

/// Equal, or two transliterations of one word: *Raïssi* and *Raisi*, *Zelensky* and *Zelenski*.
pub fn similar(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    a.len() >= LONG && b.len() >= LONG && skeleton(a) == skeleton(b)
}

/// What transliterations of one word share: doubled letters once, signs for one sound alike.
///
/// ```
/// assert_eq!(stance::speaker::name::skeleton("tchirokoff"), "cirokof");
/// ```
pub fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    let mut last = None;
    while let Some(c) = rest.chars().next() {
        let (sound, len) = sound(rest.as_bytes()).unwrap_or((single(c), c.len_utf8()));
        if last != Some(sound) {
            out.push(sound);
            last = Some(sound);
        }
        rest = &rest[len..];
    }
    // A final mute e, or i for y.
    if out.len() > 3 && out.ends_with('e') {
        out.pop();
    }
    out
}

/// The sound that several letters at the start of `rest` stand for, and how many they are.
fn sound(rest: &[u8]) -> Option<(char, usize)> {
    Some(match rest {
        [b't', b'c', b'h', ..] => ('c', 3),
        [b't', b's', b'c', b'h', ..] => ('c', 4),
        [b's', b'c', b'h', ..] => ('s', 3),
        [b'c' | b's', b'h', ..] => ('s', 2),
        [b'd', b'j', ..] => ('j', 2),
        [b'd', b'z', b'h', ..] => ('j', 3),
        [b'k', b'h', ..] => ('h', 2),
        [b'g', b'h', ..] => ('g', 2),
        [b'p', b'h', ..] => ('f', 2),
        [b'o', b'u' | b'o', ..] => ('u', 2),
        [b'e', b'e', ..] | [b'i', b'y', ..] | [b'y', b'i', ..] => ('i', 2),
        [b'c', b'k', ..] | [b'q', b'u', ..] => ('k', 2),
        [b'e', b'i', ..] => ('e', 2),
        _ => return None,
    })
}

fn single(c: char) -> char {
    match c {
        'y' | 'j' => 'i',
        'w' => 'v',
        'q' | 'c' => 'k',
        'z' => 's',
        other => other,
    }
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
