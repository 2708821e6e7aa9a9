//! The HTML reader on real pages: how much of each article it keeps, how much else it lets in.
//!
//! The pages are not ours to hand on. They are looked for in `../shared/articles/html`, or where
//! `STANCE_PAGES` says; without them the test passes and says so.

use stance::corpus::{Options, articles};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    std::env::var_os("STANCE_PAGES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles/html"),
        PathBuf::from,
    )
}

fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// How many of the words of `a` are in `b`, each counted as often as it stands in both.
fn shared(a: &HashMap<String, usize>, b: &HashMap<String, usize>) -> usize {
    a.iter()
        .map(|(word, n)| *n.min(b.get(word).unwrap_or(&0)))
        .sum()
}

#[test]
fn real_pages_give_their_article_and_little_else() {
    let Ok(entries) = fs::read_dir(folder()) else {
        eprintln!("skipped: no pages in {}", folder().display());
        return;
    };
    let mut pages: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "html"));
    pages.sort();
    let (mut kept, mut beside) = (0.0, 0.0);
    for page in &pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(page).unwrap();
        let expected = words(&fs::read_to_string(page.with_extension("txt")).unwrap());
        let options = Options::default();
        let article = articles(&name, &bytes[..], &options)
            .next()
            .unwrap()
            .unwrap();
        let found = words(article.text());
        let common = shared(&expected, &found) as f64;
        let recall = common / expected.values().sum::<usize>() as f64;
        let extra = 1.0 - common / found.values().sum::<usize>() as f64;
        println!(
            "{name}  words kept {:5.1} %  beside {:5.1} %  title {}  date {}  author {}  source {}",
            recall * 100.0,
            extra * 100.0,
            u8::from(article.meta.title.is_some()),
            u8::from(article.meta.date.is_some()),
            u8::from(article.meta.author.is_some()),
            u8::from(article.meta.source.is_some()),
        );
        if std::env::var_os("STANCE_SHOW").is_some() {
            println!("{:?}\n{}\n", article.meta, article.text());
        }
        kept += recall;
        beside += extra;
    }
    let (kept, beside) = (kept / pages.len() as f64, beside / pages.len() as f64);
    println!(
        "mean  words kept {:.1} %  beside {:.1} %",
        kept * 100.0,
        beside * 100.0
    );
    assert!(kept >= 0.95, "{kept}");
    assert!(beside <= 0.10, "{beside}");
}
