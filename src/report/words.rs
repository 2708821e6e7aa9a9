//! The words of the page itself, in French and English.

use std::collections::BTreeMap;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Its code in HTML.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Its words, as a JSON object.
    pub(super) const fn json(self) -> &'static str {
        match self {
            Self::Fr => include_str!("page/fr.json"),
            Self::En => include_str!("page/en.json"),
        }
    }

    /// Its words by their keys.
    pub(super) fn words(self) -> BTreeMap<String, String> {
        serde_json::from_str(self.json()).expect("read by a test")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words_and_the_page_uses_each() {
        let (fr, en) = (Lang::Fr.words(), Lang::En.words());
        let keys = |words: &BTreeMap<String, String>| words.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&fr), keys(&en));
        let page = super::super::html::SCRIPT.to_owned() + super::super::html::FRAME;
        // Keys such as `stance.warning` are put together from data.
        let lost = fr
            .keys()
            .filter(|k| !k.contains('.') && !page.contains(&format!("'{k}'")))
            .filter(|k| !page.contains(&format!("{{{k}}}")));
        assert_eq!(lost.collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
