//! Readers of corpora: each format gives the same articles, packed or not, in any encoding.

use crate::command::gzip;
use encoding_rs::WINDOWS_1252;
use stance::article::Article;
use stance::corpus::{Charset, Columns, Format, Options, Role, articles};
use stance::problem::Problem;
use std::io::BufReader;

type Found = Vec<Result<Article, Problem>>;

fn read_as(name: &str, bytes: &[u8], options: &Options) -> Found {
    // A small buffer, so that marks lie across its edges.
    let all: Found = articles(name, BufReader::with_capacity(7, bytes), options).collect();
    let again: Found = articles(name, bytes, options).collect();
    assert_eq!(all, again, "the size of the buffer must not matter");
    all
}

fn read(name: &str, bytes: &[u8]) -> Found {
    read_as(name, bytes, &Options::default())
}

fn texts(found: &Found) -> Vec<&str> {
    found.iter().map(|f| f.as_ref().unwrap().text()).collect()
}

fn codes(found: &Found) -> Vec<&str> {
    found
        .iter()
        .filter_map(|f| f.as_ref().err())
        .map(|p| p.code)
        .collect()
}

const LINES: &str =
    "{\"id\": \"a\", \"text\": \"« L’un. »\"}\n\n{\"id\": \"b\", \"text\": \"Deux.\"}";

#[test]
fn packed_inputs_are_read_as_if_they_were_not() {
    let plain = read("a.jsonl", LINES.as_bytes());
    assert_eq!(texts(&plain), ["« L’un. »", "Deux."]);
    let (one, two) = LINES.split_at(20);
    let members = [gzip(one.as_bytes()), gzip(two.as_bytes())].concat();
    assert_eq!(read("a.jsonl.gz", &members), plain);
    let frames = [one, two]
        .map(|part| zstd::encode_all(part.as_bytes(), 1).unwrap())
        .concat();
    assert_eq!(read("a.jsonl.zst", &frames), plain);
    assert_eq!(read("no-name", &members), plain);
}

#[test]
fn a_truncated_archive_loses_only_its_end() {
    let many: String = (0..2000).fold(String::new(), |text, n| {
        text + &format!("{{\"text\": \"Le numéro {n}.\"}}\n")
    });
    let packed = gzip(many.as_bytes());
    let found = read("a.jsonl.gz", &packed[..packed.len() / 2]);
    assert!(found.len() > 500);
    assert_eq!(codes(&found), ["truncated"]);
    assert!(found.last().unwrap().is_err());
    let mut damaged = packed;
    let middle = damaged.len() / 2;
    damaged[middle..middle + 8].fill(0xff);
    assert!(["corrupt", "bad-json"].contains(&codes(&read("a.jsonl.gz", &damaged))[0]));
}

#[test]
fn tables_are_read_by_the_names_of_their_columns() {
    let csv = "\u{feff}url,title,date,raw_content,sitename\n\
        http://a.example/1,Un,2025-01-02,\"« Oui »,\ndit-il.\",Le Phare\n\
        http://a.example/2,Deux,,\"Il a dit \"\"non\"\".\",\n\
        http://a.example/3,Trois,,,\n";
    let found = read("a.csv", csv.as_bytes());
    let first = found[0].as_ref().unwrap();
    assert_eq!(first.text(), "« Oui »,\ndit-il.");
    assert_eq!(first.id(), "a.csv:2");
    assert_eq!(first.meta.source.as_deref(), Some("Le Phare"));
    let second = found[1].as_ref().unwrap();
    assert_eq!(
        (second.id(), second.text()),
        ("a.csv:4", "Il a dit \"non\".")
    );
    assert_eq!(codes(&found), ["empty"]);
    assert_eq!(found[2].as_ref().unwrap_err().place.line, Some(5));

    let tsv = "id\ttext\r\nx\tUn \"mot.\r\n";
    assert_eq!(read("a.tsv", tsv.as_bytes())[0].as_ref().unwrap().id(), "x");
    assert_eq!(
        texts(&read("a.csv", "titre;texte\nA;Oui, non.\n".as_bytes())),
        ["Oui, non."]
    );
}

#[test]
fn a_mark_that_comes_alone_is_not_the_end_of_a_table() {
    let table = b"\xef\xbb\xbfid\ttext\n7\tOui.\n";
    let alone = BufReader::with_capacity(3, &table[..]);
    let found: Found = articles("a.tsv", alone, &Options::default()).collect();
    assert_eq!(texts(&found), ["Oui."]);
}

#[test]
fn columns_can_be_named() {
    let mut columns = Columns::default();
    columns.say(Role::Text, "corps");
    columns.say(Role::Id, "clé");
    let options = Options {
        columns,
        ..Options::default()
    };
    let found = read_as(
        "a.csv",
        "clé,corps,text\n7,Oui.,Non.\n".as_bytes(),
        &options,
    );
    let article = found[0].as_ref().unwrap();
    assert_eq!((article.id(), article.text()), ("7", "Oui."));
    assert_eq!(
        codes(&read_as("a.csv", b"id,text\n7,Oui.\n", &options)),
        ["no-column"]
    );
    assert_eq!(codes(&read("a.csv", b"prix,poids\n7,8\n")), ["no-column"]);
}

#[test]
fn arrays_of_json_are_read_element_by_element() {
    let json = "[\n {\"text\": \"Un.\"},\n {\"text\": oups},\n {\"title\": \"x\"},\n {\"text\": \"Deux.\"}\n]";
    let found = read("a.json", json.as_bytes());
    assert_eq!(codes(&found), ["bad-json", "no-text"]);
    assert_eq!(found[1].as_ref().unwrap_err().place.line, Some(3));
    assert_eq!(found[3].as_ref().unwrap().text(), "Deux.");
}

/// An export as the archive makes them, of our own invention.
const EXPORT: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><style>p {}</style></head><body>
<article>
 <header>
  <div class="rdp__DocPublicationName"><span class="DocPublicationName">La Rade, no. 4312</span></div>
  <div class="rdp__DocHeader"><span class="DocHeader">Région, samedi 14 juin 2025, p. 3</span></div>
  <div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Le quai
   rouvrira</p></div>
  <div class="docAuthors">Inès Vaillant</div>
 </header>
 <section><div class="docOcurrContainer"><p>« Le quai rouvrira », a assuré <mark>Paul</mark> Riou.</p>
  <p>Les travaux durent<br>depuis mars.</p></div></section>
 <footer><div class="publiC-lblNodoc">news·20250614·RAD·0003</div></footer>
</article>
<article>
 <header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Phare</span></div>
 <p class="titreArticleVisu rdp__articletitle">Deuxième titre</p></header>
 <div class="DocText clearfix"><p>Deuxième texte.</p></div>
 <div class="publiC-lblNodoc">news·20240229·PHA·0007</div>
</article>
<article><div class="DocText"><p>Coupé
"#;

#[test]
fn an_export_of_the_archive_holds_several_articles() {
    let found = read("export.HTML", EXPORT.as_bytes());
    let first = found[0].as_ref().unwrap();
    assert_eq!(first.id(), "news·20250614·RAD·0003");
    assert_eq!(
        first.text(),
        "Le quai rouvrira\n\n« Le quai rouvrira », a assuré Paul Riou.\n\nLes travaux durent\n\ndepuis mars."
    );
    assert_eq!(first.meta.title.as_deref(), Some("Le quai rouvrira"));
    assert_eq!(first.meta.date.as_deref(), Some("2025-06-14"));
    assert_eq!(first.meta.source.as_deref(), Some("La Rade"));
    assert_eq!(first.meta.author.as_deref(), Some("Inès Vaillant"));
    let second = found[1].as_ref().unwrap();
    assert_eq!(second.meta.date.as_deref(), Some("2024-02-29"));
    assert_eq!(second.text(), "Deuxième titre\n\nDeuxième texte.");
    assert_eq!(codes(&found), ["truncated"]);
    assert_eq!(found[2].as_ref().unwrap_err().place.line, Some(20));
}

#[test]
fn a_page_gives_its_article_in_its_own_encoding() {
    let body = "« L’été sera doux à Orléans », a jugé la météorologue Zoé Lemaître. ".repeat(5);
    let page = format!(
        "<html><head><meta charset='windows-1252'><title>Été</title>\
         <meta property='article:published_time' content='2025-07-01'></head><body>\
         <nav><a href='/'>Accueil</a></nav><article><h1>Un été doux en vue</h1><p>{body}</p>\
         <figure><img src='a.jpg'><figcaption>La Loire. (Photo)</figcaption></figure><p>{body}</p></article>\
         <div class='cookie-banner'><p>Nous utilisons des cookies.</p></div>\
         <section class='comments'><p>Bravo !</p></section></body></html>"
    );
    let bytes = WINDOWS_1252.encode(&page).0;
    let found = read("a.html", &bytes);
    let article = found[0].as_ref().unwrap();
    let body = body.trim();
    assert_eq!(
        article.text(),
        format!("Un été doux en vue\n\n{body}\n\n{body}")
    );
    assert_eq!(article.meta.date.as_deref(), Some("2025-07-01"));
    assert_eq!(
        codes(&read("a.html", b"<html><body></body></html>")),
        ["no-article"]
    );
}

#[test]
fn encodings_are_declared_guessed_or_forced() {
    let phrase = "« L’œuvre coûte 12 € à l’État », a noté Zoé Lemaître.";
    let latin = WINDOWS_1252.encode(phrase).0;
    assert_eq!(texts(&read("a.txt", &latin)), [phrase]);
    let line = format!("{{\"text\": \"{phrase}\"}}\n");
    let mixed = [line.as_bytes(), &WINDOWS_1252.encode(&line).0].concat();
    assert_eq!(texts(&read("a.jsonl", &mixed)), [phrase, phrase]);

    let old = "« L'œuvre coûte 12 € », a noté Zoé.";
    let charset = Charset::named("iso-8859-15");
    let bytes = encoding_rs::ISO_8859_15.encode(old).0;
    let options = Options {
        encoding: charset,
        ..Options::default()
    };
    assert_eq!(texts(&read_as("a.txt", &bytes, &options)), [old]);

    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(phrase.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(texts(&read("a.txt", &wide)), [phrase]);
}

#[test]
fn a_stray_byte_is_named_with_its_line_and_nothing_is_lost() {
    let bytes = [
        "Première ligne, déjà.\nSeconde, à l’été : ".as_bytes(),
        b"caf\xe9.\n",
    ]
    .concat();
    let found = read("a.txt", &bytes);
    assert_eq!(codes(&found), ["mixed-encodings"]);
    assert_eq!(found[0].as_ref().unwrap_err().place.to_string(), "a.txt:2");
    assert!(found[1].as_ref().unwrap().text().ends_with("café.\n"));
}

#[test]
fn the_format_can_be_forced() {
    let options = Options {
        format: Some(Format::Text),
        ..Options::default()
    };
    assert_eq!(
        texts(&read_as("a.jsonl", b"{\"text\": \"a\"}", &options)),
        ["{\"text\": \"a\"}"]
    );
}

#[test]
fn articles_beyond_the_bound_are_named_and_the_rest_is_read() {
    let options = Options {
        max_article_bytes: 60,
        ..Options::default()
    };
    let long = "a".repeat(100);
    let lines = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"b\"}}\n");
    let found = read_as("a.jsonl", lines.as_bytes(), &options);
    assert_eq!(codes(&found), ["too-long"]);
    assert_eq!(found[1].as_ref().unwrap().text(), "b");
    let rows = format!("id,text\n1,{long}\n2,b\n");
    let found = read_as("a.csv", rows.as_bytes(), &options);
    assert_eq!(codes(&found), ["too-long"]);
    assert_eq!(found[1].as_ref().unwrap().text(), "b");
    assert_eq!(
        codes(&read_as("a.txt", long.as_bytes(), &options)),
        ["too-long"]
    );
    let array = format!("[{{\"text\": \"{long}\"}}, {{\"text\": \"b\"}}]");
    let found = read_as("a.json", array.as_bytes(), &options);
    assert_eq!(codes(&found), ["too-long"]);
    assert_eq!(found[1].as_ref().unwrap().text(), "b");
}

#[test]
fn pages_as_deep_as_allowed_are_read_on_a_small_stack() {
    let words = "« Oui », a dit Paul Riou, et il l’a répété à qui voulait l’entendre. ".repeat(10);
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<span><i>", "</i></span>"),
        ("<blockquote>", ""),
    ] {
        let deep = if open.len() > 8 && !close.is_empty() {
            450
        } else {
            900
        };
        let page = format!(
            "<html><body>{}<p>{words}</p>{}",
            open.repeat(deep),
            close.repeat(deep)
        );
        let read = move || texts(&read("a.html", page.as_bytes())).concat();
        let small = std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(read)
            .unwrap();
        assert!(small.join().unwrap().contains("Paul Riou"), "{open}");
    }
}
