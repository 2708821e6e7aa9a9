//! Reading one JSON object as an article.

use super::encoding::decode;
use super::fields::{Columns, Found, Role};
use super::piece::{Reading, empty, flawed};
use crate::problem::{Place, Problem};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The article that an object holds.
pub fn read(place: &Place, bytes: Vec<u8>, columns: &Columns) -> Reading {
    // Nearly always it is UTF-8, and nothing has to be moved.
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if let Ok(text) = simdutf8::basic::from_utf8(plain) {
        return of_text(place, text, Vec::new(), columns);
    }
    let (text, flaw) = decode(bytes, None);
    let problems = flaw.map(|f| flawed(place.clone(), &text, f));
    of_text(place, &text, problems.into_iter().collect(), columns)
}

fn of_text(place: &Place, text: &str, mut problems: Vec<Problem>, columns: &Columns) -> Reading {
    let parsed = match parse(text, columns) {
        Err(error) if is_surrogate(&error) => {
            let mended = parse(&without_surrogates(text), columns);
            if mended.is_ok() {
                problems.push(Problem::new(
                    "lone-surrogate",
                    place.clone(),
                    "half of a surrogate pair in a \\u escape; it was read as U+FFFD",
                    "write the file again in UTF-8, without \\u escapes for characters beyond U+FFFF",
                ));
            }
            mended
        }
        parsed => parsed,
    };
    let found = match parsed {
        Ok(Some(found)) => found,
        Ok(None) => return Reading::fault(not_an_object(place.clone())),
        Err(error) => return Reading::fault(bad_json(place, &error)),
    };
    let Some(has_text) = found.has_text else {
        let name = columns.said(Role::Text).unwrap_or("text");
        return Reading::fault(Problem::new(
            "no-text",
            place.clone(),
            format!("no `{name}` in this object"),
            "name the key that holds the article by --text-column",
        ));
    };
    let article = found.fields.article(|| place.to_string());
    match article {
        Some(article) if has_text => Reading {
            article: Some(article),
            problems,
        },
        _ => Reading::fault(empty(place.clone())),
    }
}

/// Whether an escape was at fault; half a pair that another letter follows is told in other words
/// than one that another escape follows.
fn is_surrogate(error: &serde_json::Error) -> bool {
    let told = error.to_string();
    told.contains("surrogate") || told.contains("hex escape")
}

fn not_an_object(place: Place) -> Problem {
    Problem::new(
        "bad-json",
        place,
        "not a JSON object",
        "write {\"id\": …, \"text\": …}",
    )
}

fn bad_json(place: &Place, error: &serde_json::Error) -> Problem {
    // The value may start on a later line of its file than its own first.
    let mut place = place.clone();
    let inside = u32::try_from(error.line()).unwrap_or(1).saturating_sub(1);
    place.line = place.line.map(|line| line.saturating_add(inside));
    let told = error.to_string();
    let what = told.split(" at line ").next().unwrap_or(&told);
    let message = format!("not JSON: {what}, at column {}", error.column());
    Problem::new(
        "bad-json",
        place,
        message,
        "mend or remove it; a line must be one whole object",
    )
}

fn parse(text: &str, columns: &Columns) -> Result<Object, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let object = Deserializer::deserialize_any(&mut reader, ObjectVisitor { columns })?;
    reader.end()?;
    Ok(object)
}

/// The text with every lone half of a surrogate pair in its escapes replaced.
fn without_surrogates(text: &str) -> String {
    let unit = |at: usize| -> Option<u16> {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', &text.as_bytes()[at..]) {
        at += next;
        match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                out.push_str(&text[kept..at]);
                out.push_str("\\ufffd");
                at += 6;
                kept = at;
            }
            // An escaped backslash must not make the next one look like the start of an escape.
            _ => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    out.push_str(&text[kept..]);
    out
}

/// The fields of an object; `None` for any other value.
type Object = Option<Fields>;

#[derive(Default)]
struct Fields {
    fields: Found,
    /// Whether the text says anything; `None` if no key holds it.
    has_text: Option<bool>,
}

struct ObjectVisitor<'c> {
    columns: &'c Columns,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut found = Fields::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match self.columns.role(&key.0) {
                Some((role, rank)) if found.fields.wants(role, rank) => {
                    let value = map.next_value::<Scalar>()?.0;
                    if role == Role::Text {
                        let says = value.as_ref().is_some_and(|v| !v.trim().is_empty());
                        found.has_text = Some(found.has_text == Some(true) || says);
                    }
                    if let Some(value) = value {
                        found.fields.put(role, rank, value);
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Some(found))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Object, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Object, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// A key, borrowed where it holds no escape.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// A string, or a number as it would be written; anything else is nothing.
struct Scalar(Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a number")
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Scalar, E> {
        Ok(Scalar(Some(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        // MongoDB writes identifiers and dates as objects; there are better keys beside them.
        Ok(Scalar(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Reading {
        read(&Place::line("a.jsonl", 7), line.into(), &Columns::default())
    }

    #[test]
    fn an_object_is_an_article_with_what_is_known_of_it() {
        let line = r#"{"id": 12, "text": "« Oui. »", "title": " T ", "source-hostname": "Le Phare",
            "source": "https://phare.example/a", "date": "14/06/2025", "tags": ["x"], "n": null}"#;
        let article = of(line).article.unwrap();
        assert_eq!((article.id(), article.text()), ("12", "« Oui. »"));
        assert_eq!(article.meta.title.as_deref(), Some("T"));
        assert_eq!(article.meta.source.as_deref(), Some("Le Phare"));
        assert_eq!(article.meta.url.as_deref(), Some("https://phare.example/a"));
        assert_eq!(article.meta.date.as_deref(), Some("2025-06-14"));
    }

    #[test]
    fn what_is_not_an_article_is_named() {
        let code = |line: &str| of(line).problems[0].code;
        assert_eq!(code("{\"text\": \"a\""), "bad-json");
        assert_eq!(code("12"), "bad-json");
        assert_eq!(code("[1]"), "bad-json");
        assert_eq!(code("{\"text\": \"a\"} {}"), "bad-json");
        assert_eq!(code("{\"id\": \"a\"}"), "no-text");
        assert_eq!(code("{\"text\": \" \"}"), "empty");
        assert_eq!(code("{\"text\": null}"), "empty");
        assert_eq!(
            code(&format!("{{\"text\": {}", "[".repeat(100_000))),
            "bad-json"
        );
    }

    #[test]
    fn a_lone_surrogate_costs_one_character() {
        let reading = of(r#"{"text": "a\\ud800 \ud83d\ude00 \ud83d b \udc00"}"#);
        assert_eq!(
            reading.article.unwrap().text(),
            "a\\ud800 😀 \u{fffd} b \u{fffd}"
        );
        assert_eq!(reading.problems[0].code, "lone-surrogate");
    }
}
