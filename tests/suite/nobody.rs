//! Words that name nobody: a sentence that opens with one brings nobody in, and no such thing is told as a speaker.

use crate::patterns::{all_told, none_missed};
use stance::{article::Article, lexicon::tables, pipeline::Analyzer};

/// The words of the table, as they stand there.
fn words() -> impl Iterator<Item = &'static str> {
    let rows = tables::text("things.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    rows.skip(1).filter_map(|row| row.split('\t').next())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[test]
fn no_sentence_opens_with_a_name_that_is_a_common_word() {
    let analyzer = Analyzer::extractor();
    let missed: Vec<String> = words()
        .filter_map(|word| {
            let text = format!(
                "{} sur le port de Lunac. Il assure que « tout ira bien ».",
                capitalised(word)
            );
            let article = Article::new("a", text.as_str());
            let records = analyzer.records(&article);
            let name = records.last()?.speaker.as_ref()?.name.to_lowercase();
            (name != "il").then(|| format!("{text} → {name}"))
        })
        .collect();
    none_missed(&missed);
}

#[test]
fn small_words_and_adverbs_open_sentences_too() {
    all_told(&[
        (
            "Régulièrement accusé de lenteur, il assure que « tout ira bien ».",
            &["partial il"],
        ),
        (
            "Quel que soit le quartier, il assure que « tout ira bien ».",
            &["partial il"],
        ),
        (
            "Chacun de son côté travaille. Il assure que « tout ira bien ».",
            &["partial Il"],
        ),
        // A surname is one, whatever else it means, where it does something.
        ("Crise a dit que « tout ira bien ».", &["partial Crise"]),
    ]);
}

#[test]
fn what_does_not_speak_is_nobody() {
    all_told(&[
        (
            "La ville a dépensé 3 millions d’euros. Ils assurent que « tout ira bien ».",
            &["partial Ils"],
        ),
        (
            "La réunion se tient dans le cadre de la loi. Il assure que « tout ira bien ».",
            &["partial Il"],
        ),
        (
            "Elle agit pour le compte de la ville. Il assure que « tout ira bien ».",
            &["partial Il"],
        ),
    ]);
}

#[test]
fn thousands_stand_apart() {
    all_told(&[
        (
            "Les 4 000 grévistes assurent que « tout ira bien ».",
            &["partial 4 000 grévistes"],
        ),
        (
            "Les 140'000 abonnés assurent que « tout ira bien ».",
            &["partial 140'000 abonnés"],
        ),
        (
            "Les 1\u{202f}240\u{202f}000 abonnés assurent que « tout ira bien ».",
            &["partial 1 240 000 abonnés"],
        ),
    ]);
}

#[test]
fn surnames_that_are_common_words_are_names_where_somebody_bears_them() {
    all_told(&[
        (
            "Éric Abandon dirige le port. Abandon, lui, ne regrette rien : « C’est fait. »",
            &["direct Éric Abandon"],
        ),
        (
            "Éric Abandon est maire. Le préfet Jean Talec l’attaque. Abandon, furieux, quitte la salle. « Je gagnerai », lance-t-il.",
            &["direct Éric Abandon"],
        ),
        ("Abandon s’incline : « C’est fait. »", &["direct Abandon"]),
        (
            "« Nous irons en grève », dénonce la profession.",
            &["direct profession"],
        ),
    ]);
}
