//! The frame of the page: its policy, its style and script, and the data as JSON nobody can break out of.

use super::{Lang, Report, data};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io;

/// The document; words in braces are filled in.
pub(super) const FRAME: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
/// All of the page's code, in the order in which it is read.
pub(super) const SCRIPT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("page/data.js"),
    include_str!("page/dom.js"),
    include_str!("page/figures.js"),
    include_str!("page/overview.js"),
    include_str!("page/quotes.js"),
    include_str!("page/articles.js"),
    include_str!("page/speakers.js"),
    include_str!("page/main.js"),
    "})();\n"
);

/// The whole page.
pub(super) fn page(report: &Report, lang: Lang, title: Option<&str>) -> String {
    let words = lang.words();
    let value = data::data(report);
    let mut json = json(&value);
    let own = title.unwrap_or(&words["title"]);
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        source(STYLE),
        source(SCRIPT)
    );
    let mut out = String::with_capacity(json.len() + (64 << 10));
    let mut rest = FRAME;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("every brace is closed");
        out.push_str(before);
        match name {
            "policy" => out.push_str(&policy),
            "style" => out.push_str(STYLE),
            "script" => out.push_str(SCRIPT),
            "data" => out.push_str(&std::mem::take(&mut json)),
            "lang" => out.push_str(lang.code()),
            "words" => out.push_str(&self::json(&words)),
            "heading" => out.push_str(&escaped(own)),
            word => out.push_str(&escaped(&words[word])),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `text` as it may stand between tags and in quoted attributes.
///
/// Characters that turn the direction of a line are shown by their number.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            c if turns(c) => drop(write!(out, "[U+{:04X}]", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// True for characters that turn the direction of what follows.
const fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A value as JSON that may stand in a `script` element.
fn json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Inert);
    value
        .serialize(&mut serializer)
        .expect("memory takes any bytes");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Escapes what could end the script, and what could turn its source around.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        words: &str,
    ) -> io::Result<()> {
        let mut kept = 0;
        let risky = |c: char| {
            turns(c)
                || matches!(
                    c,
                    '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7f}'..='\u{9f}'
                )
        };
        for (at, found) in words.match_indices(risky) {
            out.write_all(&words.as_bytes()[kept..at])?;
            let c = found.chars().next().map_or(0, |c| c as u32);
            write!(out, "\\u{c:04x}")?;
            kept = at + found.len();
        }
        out.write_all(&words.as_bytes()[kept..])
    }
}

/// A hash as a policy names it.
fn source(code: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::from("sha256-");
    for three in Sha256::digest(code).chunks(3) {
        let bits = three.iter().fold(0u32, |bits, b| bits << 8 | u32::from(*b));
        let bits = bits << (8 * (3 - three.len()));
        for at in 0..4 {
            if at > three.len() {
                out.push('=');
            } else {
                out.push(LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::Analyzer;
    use crate::report::Told;
    use proptest::prelude::*;

    const HOSTILE: &str = "« </script><script>alert(1)</script><!-- \u{202e}\u{2028} », a dit \
        <img src=x onerror=alert(2)> Odile \"O'Carnac\" & <b onmouseover='alert(3)'>fils</b>.";

    fn shown(text: &str, title: Option<&str>) -> String {
        let mut article = Article::new("<i>a</i>", text);
        article.meta.title = Some("\"><svg onload=alert(4)>".to_owned());
        article.meta.url = Some("javascript:alert(5)".to_owned());
        let mut report = Report::default();
        let records = Analyzer::extractor().records(&article);
        let told: Vec<Told> = records.into_iter().map(Told::from).collect();
        report.article(article);
        for quote in told {
            report.quote(quote, Vec::new());
        }
        report.page(Lang::Fr, title)
    }

    /// The page without its own code.
    fn foreign(page: &str) -> String {
        page.replace(SCRIPT, "").replace(STYLE, "")
    }

    #[test]
    fn hostile_text_starts_no_markup() {
        let page = foreign(&shown(HOSTILE, Some("</title><script>alert(6)</script>")));
        let frame = FRAME.matches('<').count();
        assert_eq!(page.matches('<').count(), frame);
        assert!(!page.contains(['\u{202e}', '\u{2028}']));
        assert!(!page.contains("\"javascript:") || !page.contains("href=\"javascript:"));
    }

    #[test]
    fn the_data_read_back_as_they_were() {
        let page = shown(HOSTILE, None);
        let (_, after) = page.split_once("id=\"data\">").unwrap();
        let (json, _) = after.split_once("</script>").unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(value["articles"][0][5], HOSTILE);
    }

    #[test]
    fn the_policy_names_the_code_by_its_hash() {
        assert_eq!(
            source("abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        let page = shown("« Oui », a dit Odile Carnac.", None);
        let between = |open: &str, close: &str| {
            let (_, after) = page.split_once(open).unwrap();
            after.split_once(close).unwrap().0.to_owned()
        };
        assert!(page.contains(&source(&between("<style>", "</style>"))));
        assert!(page.contains(&source(&between("<script>", "</script>"))));
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval(",
            "fetch(",
        ] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn escaping_leaves_nothing_to_break_out_of() {
        assert_eq!(
            escaped("<a b=\"c\" d='e'>&\u{202e}"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;[U+202E]"
        );
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_place(text in "([«»<>&\"'/!-]|script|, a dit |\\PC{0,8}|\\p{Cc}|\u{202e}|\u{2066}|😀| |\n){0,40}") {
            let page = foreign(&shown(&text, Some(&text)));
            prop_assert_eq!(page.matches('<').count(), FRAME.matches('<').count());
        }
    }
}
