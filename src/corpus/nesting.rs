//! Pages that would cost a parser its stack or its memory, told before they are parsed.

use crate::problem::{Place, Problem};

/// How deep elements may be nested before a page is refused; real ones stay below a hundred.
/// The parser's tree is walked by recursion, so that depth is stack.
const MAX_DEPTH: usize = 1_000;

/// How many elements a page may make a parser add: each block that starts while formatting
/// elements are open holds a copy of every one of them.
const MAX_COPIES: usize = 1_000_000;

/// The problem with a page whose elements are nested too deeply, if they are.
pub fn too_deep(place: &Place, page: &[u8]) -> Option<Problem> {
    let (mut depth, mut formats, mut copies) = (0usize, 0usize, 0usize);
    for at in memchr::memchr_iter(b'<', page) {
        let (ends, tag) = match &page[at + 1..] {
            [b'/', tag @ ..] => (true, tag),
            tag => (false, tag),
        };
        let end = tag.iter().position(|b| !b.is_ascii_alphanumeric());
        let name = &tag[..end.unwrap_or(tag.len()).min(16)];
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let formatting = is_one_of(&FORMATTING, name);
        if ends {
            depth = depth.saturating_sub(usize::from(nests(name, tag)));
            formats = formats.saturating_sub(usize::from(formatting));
        } else {
            depth += usize::from(nests(name, tag));
            copies += if formatting { 0 } else { formats };
            formats += usize::from(formatting);
        }
        if depth > MAX_DEPTH || copies > MAX_COPIES {
            return Some(Problem::new(
                "too-deep",
                place.clone(),
                format!("elements nested more than {MAX_DEPTH} deep; the page was left out"),
                "save the page again, or give its text",
            ));
        }
    }
    None
}

/// Elements that a parser opens again in each block until they are closed.
const FORMATTING: [&[u8]; 14] = [
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike",
    b"strong", b"tt", b"u",
];

/// Elements that hold nothing, or that the next of their kind ends.
const SINGLE: [&[u8]; 22] = [
    b"area", b"base", b"br", b"col", b"dd", b"dt", b"embed", b"hr", b"img", b"input", b"li",
    b"link", b"meta", b"option", b"p", b"param", b"source", b"td", b"th", b"tr", b"track", b"wbr",
];

/// Elements of drawings, which hold nothing if their tag ends in `/>`.
const DRAWN: [&[u8]; 10] = [
    b"path",
    b"use",
    b"circle",
    b"rect",
    b"line",
    b"polygon",
    b"polyline",
    b"ellipse",
    b"stop",
    b"image",
];

fn is_one_of(names: &[&[u8]], name: &[u8]) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// Whether the element stays open until its end tag.
fn nests(name: &[u8], tag: &[u8]) -> bool {
    if is_one_of(&DRAWN, name) {
        let end = memchr::memchr(b'>', tag);
        return end.is_none_or(|end| end == 0 || tag[end - 1] != b'/');
    }
    !is_one_of(&SINGLE, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(page: &str) -> bool {
        too_deep(&Place::whole("a"), page.as_bytes()).is_some()
    }

    #[test]
    fn depth_is_counted_by_elements_that_stay_open() {
        assert!(refused(&"<div>".repeat(1001)));
        assert!(refused(&"<DIV/>".repeat(1001)));
        assert!(refused(&"<path d=''>".repeat(1001)));
        assert!(!refused(&"<path d=''/>".repeat(5000)));
        assert!(!refused(&"<div></div>".repeat(5000)));
        assert!(!refused(&"<li>a<p>b<br>".repeat(5000)));
        assert!(!refused(&"1 < 2 <3 </ ".repeat(5000)));
    }

    #[test]
    fn copies_of_open_formatting_are_counted() {
        let open: String = (0..200).fold(String::new(), |open, n| open + &format!("<b id={n}>"));
        assert!(refused(&format!("{open}{}", "<p>x".repeat(6000))));
        assert!(!refused(&"<p><b>x</b>".repeat(6000)));
    }
}
