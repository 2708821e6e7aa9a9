//! What is kept true of the readers of corpora, whatever the bytes: nothing panics, nothing is lost.

use crate::command::gzip;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;
use proptest::sample::select;
use stance::article::Article;
use stance::corpus::{Charset, Format, Options, articles};
use stance::problem::Problem;
use std::io::BufReader;

type Found = Vec<Result<Article, Problem>>;

fn options(format: Option<Format>) -> Options {
    Options {
        format,
        max_article_bytes: 1 << 16,
        ..Options::default()
    }
}

fn read(bytes: &[u8], format: Option<Format>) -> Found {
    articles("a", bytes, &options(format)).collect()
}

/// Bytes that look like something, and bytes that do not.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling: Vec<&[u8]> = vec![
        b"{\"text\": \"",
        b"{\"id\":1,\"text\":\"a",
        b"\"}",
        b"[{",
        b"\\u",
        b"\\ud83d",
        b"\n",
        b"\r\n",
        b"\"",
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"id,text\n",
        b"id;texte\r\n",
        b"id\ttext\n",
        b"<!DOCTYPE html><html>",
        b"<meta charset=utf-16>",
        b"<article>",
        b"</article>",
        b"<p>",
        b"<p class=\"rdp__articletitle\">",
        b"<!--",
        b"&nbsp;&#x0;&eacute;",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"\x28\xb5\x2f\xfd",
        b"\0",
        b"\xe9t\xe9",
        "« Oui », a dit Zoé. ".as_bytes(),
    ];
    let piece = prop_oneof![
        4 => select(telling).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = Option<Format>> {
    prop::option::weighted(0.9, select(Format::ALL.to_vec()))
}

/// A text with everything that formats give a meaning to, and that says something.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => select(vec![
            "\"", "\"\"", "\\", "\n", "\r\n", "\r", ",", ";", "\t", "'", "=1+1", "<p>", "&amp;", "{", "}]",
            "« ", " »", "\u{a0}", "\u{2028}", "\u{1f642}", "e\u{301}", "\u{85}", "œuvre", "  ",
        ]).prop_map(str::to_owned),
        1 => "[^\\p{Cc}\u{feff}]{1,8}",
    ];
    let text = prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.concat());
    text.prop_filter("an article says something", |t| !t.trim().is_empty())
}

fn given() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(("[a-z0-9·/ ]{0,6}x", text()), 1..6)
}

/// The names and texts of what was read, which must be without a problem.
fn told(found: Found) -> Vec<(String, String)> {
    let told = |f: Result<Article, Problem>| {
        let article = f.unwrap_or_else(|problem| panic!("{problem}"));
        (article.id().to_owned(), article.text().to_owned())
    };
    found.into_iter().map(told).collect()
}

fn table(given: &[(String, String)], separator: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(Vec::new());
    writer.write_record(["id", "text", "date"]).unwrap();
    for (id, text) in given {
        writer.write_record([id, text, "2025-06-14"]).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_articles_and_problems(bytes in bytes(), format in format()) {
        for each in read(&bytes, format) {
            match each {
                Ok(article) => {
                    prop_assert!(!article.text().trim().is_empty());
                    // A byte of another encoding is at most three of UTF-8.
                    prop_assert!(article.text().len() <= 3 * bytes.len());
                }
                Err(problem) => {
                    prop_assert_eq!(&*problem.place.source, "a");
                    prop_assert!(problem.place.line != Some(0) && !problem.message.is_empty());
                }
            }
        }
    }

    #[test]
    fn neither_packing_nor_the_buffer_changes_anything(
        bytes in bytes(), format in select(Format::ALL.to_vec()), size in 1usize..9,
    ) {
        let packed = gzip(&bytes);
        let once = articles("a", &packed[..], &options(Some(format))).collect::<Found>();
        let small = BufReader::with_capacity(size, &packed[..]);
        prop_assert_eq!(&articles("a", small, &options(Some(format))).collect::<Found>(), &once);
        let announces_packing = bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"\x28\xb5");
        if !announces_packing {
            prop_assert_eq!(&read(&bytes, Some(format)), &once);
            let frame = zstd::encode_all(&bytes[..], 1).unwrap();
            prop_assert_eq!(&read(&frame, Some(format)), &once);
        }
    }

    #[test]
    fn an_archive_cut_anywhere_loses_only_its_end(given in given(), at in 0..=100usize) {
        let whole: String = given.iter().map(|(id, text)| {
            serde_json::json!({"id": id, "text": text}).to_string() + "\n"
        }).collect();
        let packed = gzip(whole.as_bytes());
        let cut = (packed.len() - 1) * at / 100;
        let found = read(&packed[..cut], Some(Format::JsonLines));
        let sound: Vec<_> = found.iter().filter_map(|f| f.as_ref().ok()).collect();
        prop_assert!(sound.iter().zip(&given).all(|(a, g)| a.text() == g.1));
        prop_assert!(sound.len() <= given.len() && (cut == 0 || found.iter().any(Result::is_err)));
    }

    #[test]
    fn json_comes_back_as_it_was_written(given in given()) {
        let objects: Vec<_> = given.iter().map(|(id, text)| serde_json::json!({"id": id, "text": text})).collect();
        let lines = objects.iter().fold(String::new(), |all, o| all + &o.to_string() + "\n");
        prop_assert_eq!(&told(read(lines.as_bytes(), Some(Format::JsonLines))), &given);
        let array = serde_json::to_string_pretty(&objects).unwrap();
        prop_assert_eq!(&told(read(array.as_bytes(), None)), &given);
        // As programs write it that know ASCII alone.
        let escaped: String = lines.encode_utf16().map(|unit| match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
            _ => format!("\\u{unit:04x}"),
        }).collect();
        prop_assert_eq!(&told(read(escaped.as_bytes(), None)), &given);
    }

    #[test]
    fn tables_come_back_as_they_were_written(given in given()) {
        for separator in [b',', b';'] {
            prop_assert_eq!(&told(read(&table(&given, separator), None)), &given);
        }
        prop_assert_eq!(&told(read(&table(&given, b'\t'), Some(Format::Tsv))), &given);
    }

    #[test]
    fn windows_1252_comes_back_where_it_is_named(units in prop::collection::vec(0x20u8..=0xff, 1..60)) {
        let text = WINDOWS_1252.decode_without_bom_handling(&units).0.into_owned();
        prop_assume!(!text.trim().is_empty());
        // What looks like a mark of UTF-8 or UTF-16 at the start is taken for one in any encoding.
        prop_assume!(!["ï»¿", "ÿþ", "þÿ"].iter().any(|mark| text.starts_with(mark)));
        let options = Options { encoding: Charset::named("windows-1252"), ..options(Some(Format::Text)) };
        let found = articles("a", &units[..], &options).collect::<Found>();
        prop_assert_eq!(told(found), [("a".to_owned(), text)]);
    }

    #[test]
    fn french_in_windows_1252_is_guessed(words in prop::collection::vec(select(vec![
        "« L’été à la préfecture »", "a déclaré", "la députée", "d’Orléans,", "près de", "l’œuvre", "où", "ça",
        "Hélène Lefèvre.", "Noël", "12 €", "la forêt", "déjà", "à", "le maire", "– dit-il –",
    ]), 0..40)) {
        // A guess needs something to go by: one plain sentence is enough.
        let text = format!("La préfète a visité l’école où dînaient des élèves. {}", words.join(" "));
        let bytes = WINDOWS_1252.encode(&text).0;
        prop_assert_eq!(told(read(&bytes, None)), [("a".to_owned(), text)]);
    }

    #[test]
    fn utf_16_comes_back_by_its_mark(text in text()) {
        let marked = format!("\u{feff}{text}");
        for encoding in [UTF_16LE, UTF_16BE] {
            let unit = |u: u16| if encoding == UTF_16LE { u.to_le_bytes() } else { u.to_be_bytes() };
            let bytes: Vec<u8> = marked.encode_utf16().flat_map(unit).collect();
            prop_assert_eq!(told(read(&bytes, Some(Format::Text))), [("a".to_owned(), text.clone())]);
        }
    }
}
