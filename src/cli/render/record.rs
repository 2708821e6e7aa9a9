//! A record as one line of JSON, written by hand: the same bytes that serde would write, several
//! times as fast, for this is most of what a run writes.

use super::jsonl;
use crate::record::Record;

/// Bytes of a line beside the quoted words, as most have.
const LIKELY: usize = 600;

/// Appends the records of one article, each as one line.
pub fn lines(records: &[Record], out: &mut Vec<u8>) {
    // What they share is written once and copied.
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    out.reserve(records.iter().map(|r| r.text.len() + LIKELY).sum());
    let mut shared: Option<&Record> = None;
    for record in records {
        if !shared.is_some_and(|s| same_article(s, record)) {
            head.clear();
            tail.clear();
            opening(record, &mut head);
            ending(record, &mut tail);
            shared = Some(record);
        }
        out.extend_from_slice(&head);
        middle(record, out);
        out.extend_from_slice(&tail);
    }
}

/// True if the two start and end alike.
fn same_article(one: &Record, other: &Record) -> bool {
    one.article == other.article
        && one.title == other.title
        && one.date == other.date
        && one.source == other.source
        && one.url == other.url
}

/// Appends a record as one line.
///
/// # Panics
/// Never: every part of a record can be written as JSON.
pub fn line(record: &Record, out: &mut Vec<u8>) {
    opening(record, out);
    middle(record, out);
    ending(record, out);
}

fn opening(record: &Record, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"article\":");
    string(&record.article, out);
}

fn ending(record: &Record, out: &mut Vec<u8>) {
    word(b",\"title\":", record.title.as_deref(), out);
    word(b",\"date\":", record.date.as_deref(), out);
    word(b",\"source\":", record.source.as_deref(), out);
    word(b",\"url\":", record.url.as_deref(), out);
    out.extend_from_slice(b"}\n");
}

fn middle(record: &Record, out: &mut Vec<u8>) {
    number(b",\"quote\":", record.quote, out);
    number(b",\"start\":", record.start, out);
    number(b",\"end\":", record.end, out);
    out.extend_from_slice(b",\"text\":");
    string(&record.text, out);
    out.extend_from_slice(b",\"parts\":[");
    for (at, (start, end)) in record.parts.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        number(b"[", *start, out);
        number(b",", *end, out);
        out.push(b']');
    }
    name(b"],\"kind\":", Some(record.kind), out);
    number(b",\"depth\":", u32::from(record.depth), out);
    out.extend_from_slice(b",\"speaker\":");
    match &record.speaker {
        None => out.extend_from_slice(b"null"),
        Some(speaker) => {
            word(b"{\"name\":", Some(&speaker.name), out);
            name(b",\"kind\":", Some(speaker.kind), out);
            word(b",\"mention\":", speaker.mention.as_deref(), out);
            place(b",\"start\":", speaker.start, out);
            place(b",\"end\":", speaker.end, out);
            out.push(b'}');
        }
    }
    out.extend_from_slice(b",\"cue\":");
    match &record.cue {
        None => out.extend_from_slice(b"null"),
        Some(cue) => {
            word(b"{\"text\":", Some(&cue.text), out);
            word(b",\"lemma\":", cue.lemma, out);
            number(b",\"start\":", cue.start, out);
            number(b",\"end\":", cue.end, out);
            out.push(b'}');
        }
    }
    out.extend_from_slice(b",\"via\":[");
    for (at, via) in record.via.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        word(b"{\"name\":", Some(&via.name), out);
        number(b",\"start\":", via.start, out);
        number(b",\"end\":", via.end, out);
        out.push(b'}');
    }
    name(b"],\"rule\":", record.rule, out);
    name(b",\"tier\":", record.tier, out);
    out.extend_from_slice(b",\"confidence\":");
    match record.confidence {
        Some(confidence) => share(confidence, out),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"stance\":");
    match &record.stance {
        None => out.extend_from_slice(b"null"),
        Some(stance) => {
            word(b"{\"label\":", Some(&stance.label), out);
            out.extend_from_slice(b",\"probability\":");
            share(stance.probability, out);
            out.extend_from_slice(b",\"probabilities\":{");
            for (at, (label, probability)) in stance.probabilities.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                string(label, out);
                out.push(b':');
                share(*probability, out);
            }
            out.extend_from_slice(b"}}");
        }
    }
}

/// A key and the string or `null` that stands for it. Keys are arrays: copies of a known length take no call.
#[inline]
fn word<const N: usize>(key: &[u8; N], words: Option<&str>, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    match words {
        Some(words) => string(words, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// A key and one of our own names, in which nothing is to be escaped.
#[inline]
fn name<const N: usize>(key: &[u8; N], name: Option<&str>, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    match name {
        Some(name) => quoted(name, out),
        None => out.extend_from_slice(b"null"),
    }
}

#[inline]
fn place<const N: usize>(key: &[u8; N], place: Option<u32>, out: &mut Vec<u8>) {
    match place {
        Some(place) => number(key, place, out),
        None => word(key, None, out),
    }
}

#[inline]
fn number<const N: usize>(key: &[u8; N], number: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(key);
    if number < 10 {
        out.push(b'0' + number as u8);
    } else {
        digits(number, out);
    }
}

fn digits(number: u32, out: &mut Vec<u8>) {
    const EIGHT: u32 = 100_000_000;
    if number >= EIGHT {
        digits(number / EIGHT, out);
        out.extend_from_slice(&eight(number % EIGHT).to_le_bytes());
        return;
    }
    let places = eight(number);
    // The zero in the last place counts.
    let zeros = ((places ^ ZEROS) | (1 << 56)).trailing_zeros() / 8;
    // All places are copied at once, which takes less time than only those that count.
    let end = out.len() + 8 - zeros as usize;
    out.extend_from_slice(&(places >> (8 * zeros)).to_le_bytes());
    out.truncate(end);
}

/// Eight times the digit 0.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The eight digits of a number, the first one in the lowest byte: halved, and halved again, all places
/// side by side.
fn eight(number: u32) -> u64 {
    let number = u64::from(number);
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x7f_0000_007f;
    let twos = hundreds | ((fours - 100 * hundreds) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    ZEROS + (tens | ((twos - 10 * tens) << 8))
}

#[expect(
    clippy::cast_sign_loss,
    reason = "what is written by hand is greater than 0"
)]
/// A number from 0 to 1: one of four decimals at most by hand, any other by serde.
fn share(share: f64, out: &mut Vec<u8>) {
    let parts = (share * 10_000.0).round();
    if !(1.0..10_000.0).contains(&parts) || (parts / 10_000.0).to_bits() != share.to_bits() {
        return serde_json::to_writer(out, &share).expect("memory takes any bytes");
    }
    let mut rest = parts as u32;
    let mut digits = *b"0.0000";
    for digit in digits[2..].iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let zeros = digits.iter().rev().take_while(|d| **d == b'0').count();
    out.extend_from_slice(&digits[..digits.len() - zeros]);
}

/// A string: plain ones as they are, those with anything to escape by [`jsonl::line`].
fn string(words: &str, out: &mut Vec<u8>) {
    if is_plain(words.as_bytes()) {
        quoted(words, out);
    } else {
        jsonl::line(&words, out);
        out.pop();
    }
}

#[inline]
fn quoted(words: &str, out: &mut Vec<u8>) {
    out.reserve(words.len() + 2);
    out.push(b'"');
    out.extend_from_slice(words.as_bytes());
    out.push(b'"');
}

/// So many bytes are looked at together, each with the one before it.
const STEP: usize = 16;

/// True if nothing is to be escaped; false if something may be.
fn is_plain(bytes: &[u8]) -> bool {
    let Some(first) = bytes.first_chunk::<STEP>() else {
        let mut window = [b' '; STEP + 1];
        window[1..=bytes.len()].copy_from_slice(bytes);
        return !is_odd(&window);
    };
    let mut window = [b' '; STEP + 1];
    window[1..].copy_from_slice(first);
    if is_odd(&window) {
        return false;
    }
    let mut at = STEP - 1;
    while let Some(window) = bytes[at..].first_chunk() {
        if is_odd(window) {
            return false;
        }
        at += STEP;
    }
    // What is left, and some that were looked at already.
    bytes.last_chunk().is_none_or(|window| !is_odd(window))
}

/// True if any byte but the first is, or may end, what is to be escaped.
#[inline]
fn is_odd(window: &[u8; STEP + 1]) -> bool {
    // Ones and zeros instead of branches, so that all are looked at together.
    let one = |yes: bool| u8::from(yes);
    let escaped = |b: u8| one(b < 0x20) | one(b == b'"') | one(b == b'\\');
    // The last bytes of U+0085, U+2028 and U+2029.
    let separator = |a: u8, b: u8| one(a == 0x80) & one(b | 1 == 0xa9);
    let next_line = |a: u8, b: u8| one(a == 0xc2) & one(b == 0x85);
    let odd = |a: u8, b: u8| escaped(b) | separator(a, b) | next_line(a, b);
    let pairs = window[..STEP].iter().zip(&window[1..]);
    pairs.fold(0, |any, (a, b)| any | odd(*a, *b)) == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{CueRecord, SpeakerRecord, StanceRecord, ViaRecord};
    use smallvec::{SmallVec, smallvec};

    fn record(words: &str) -> Record<'_> {
        let some = |on: bool| on.then(|| words.into());
        Record {
            article: words.into(),
            quote: 0,
            start: 10,
            end: u32::MAX,
            text: words.into(),
            parts: [(1, 20), (300, 4_000)].into(),
            kind: "direct",
            depth: 1,
            speaker: None,
            cue: None,
            via: Vec::new(),
            rule: None,
            tier: None,
            confidence: None,
            stance: None,
            title: some(true),
            date: None,
            source: some(true),
            url: None,
        }
    }

    fn full(words: &str) -> Record<'_> {
        Record {
            parts: SmallVec::new(),
            speaker: Some(SpeakerRecord {
                name: words.into(),
                kind: "person",
                mention: Some(words.into()),
                start: Some(5),
                end: None,
            }),
            cue: Some(CueRecord {
                text: words.into(),
                lemma: None,
                start: 3,
                end: 9,
            }),
            via: vec![
                ViaRecord {
                    name: words.into(),
                    start: 0,
                    end: 1,
                };
                2
            ],
            rule: Some("inversion"),
            tier: Some("firm"),
            confidence: Some(0.95),
            stance: Some(StanceRecord {
                label: words.into(),
                probability: 1.0,
                probabilities: smallvec![("a".into(), 0.25), (words.into(), 1e-7)],
            }),
            ..record(words)
        }
    }

    #[test]
    fn shares_are_written_as_serde_writes_them() {
        let odd = [0.5, 1e-5, 0.1 + 0.2, 1e-7, -0.5, 2.0, 0.123_45, 0.0, -0.0];
        for number in (0..=10_001).map(|n| f64::from(n) / 10_000.0).chain(odd) {
            let mut ours = Vec::new();
            share(number, &mut ours);
            assert_eq!(ours, serde_json::to_vec(&number).unwrap(), "{number}");
        }
    }

    #[test]
    fn numbers_are_written_as_serde_writes_them() {
        let powers = (0..10).map(|n| 10u32.pow(n));
        let odd = powers.flat_map(|n| [n - 1, n, n + 1, n.saturating_mul(7)]);
        for number in (0..100_000).chain(odd).chain([u32::MAX, 4_000_000_001]) {
            let mut ours = Vec::new();
            digits(number, &mut ours);
            assert_eq!(ours, serde_json::to_vec(&number).unwrap(), "{number}");
        }
    }

    #[test]
    fn records_of_one_article_share_their_ends() {
        let records = [full("a"), record("a"), record("b"), full("b")];
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        lines(&records, &mut ours);
        for record in &records {
            line(record, &mut theirs);
        }
        assert_eq!(ours, theirs);
    }

    #[test]
    fn the_bytes_are_those_of_serde() {
        for words in [
            "été",
            "",
            "\"\\\u{1}\n",
            "a\u{2028}b\u{85}c\u{a0}’",
            "…",
            "è©",
        ] {
            for record in [record(words), full(words)] {
                let (mut ours, mut theirs) = (Vec::new(), Vec::new());
                line(&record, &mut ours);
                jsonl::line(&record, &mut theirs);
                assert_eq!(String::from_utf8(ours), String::from_utf8(theirs));
            }
        }
    }
}
