//! Letters that stand for words: acronyms.

use crate::text::fold;

/// The name of a body that letters stand for has at most so many words.
const MAX_ABBREVIATED: usize = 9;

/// True if the letters stand in the words in this order, the first at the start of the first word that
/// is no article: *FECOBA* for a *fédération congolaise de basket*.
pub(crate) fn abbreviates(letters: &str, words: &str) -> bool {
    let key = fold::name_key(words);
    if key.split(' ').count() > MAX_ABBREVIATED {
        return false;
    }
    let starts = key
        .split(' ')
        .any(|word| word.chars().next() == letters.chars().next());
    let mut rest = key.chars();
    starts && letters.chars().all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_the_words_before_them() {
        assert!(abbreviates("fecoba", "la Fédération congolaise de basket"));
        assert!(abbreviates("zdf", "Žalský demokratický fond"));
        assert!(!abbreviates("onu", "la Croix-Rouge"));
    }
}
