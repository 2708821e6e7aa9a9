//! A grid: however somebody is brought in, and whatever they are called afterwards, they keep their name.
//! What is still missed stands in `data/recall-missed.txt`, written by `STANCE_BLESS=1 cargo test --test suite recall`.

use crate::frames::{gendered, lines, named};

const PEOPLE: &str = include_str!("data/recall-people.txt");
const BODIES: &str = include_str!("data/recall-bodies.txt");
const GROUPS: &str = include_str!("data/recall-groups.txt");
const MISSED: &str = include_str!("data/recall-missed.txt");

/// Sentences that may stand between.
const BETWEEN: [&str; 2] = ["", " Les habitants sont inquiets."];

/// How a body is brought in.
const BROUGHT_IN: [&str; 3] = [
    "{B} a publié un rapport lundi.",
    "Le rapport de {B} a été publié lundi.",
    "Un recours a été déposé lundi par {B}.",
];

/// How it is called again.
const CALLED: [&str; 3] = [
    "« C’est faux », indique {D}.",
    "{D} dénonce une « erreur ».",
    "Selon {D}, c’est une « erreur ».",
];

/// The text with its contractions, elisions and capitals: *de le maire*, *de Odile*.
pub(crate) fn written(text: &str) -> String {
    let mut out = text.replace("\\n", "\n");
    for (before, after) in [
        (" de le ", " du "),
        (" de les ", " des "),
        (" à le ", " au "),
        (" de O", " d’O"),
        (" de A", " d’A"),
        (" de Le ", " du "),
    ] {
        out = out.replace(before, after);
    }
    let first = out.chars().next().map_or(0, char::len_utf8);
    let capital = out[..first].to_uppercase();
    format!("{capital}{}", &out[first..])
}

/// Texts about a person, with the name that is to be told of the last quote.
fn people() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let (brought, called) = PEOPLE.split_once("---\n").expect("two lists");
    for (gender, first, surname) in [("f", "Odile", "Carnac"), ("m", "Jean", "Talec")] {
        let (name, article) = (
            format!("{first} {surname}"),
            if gender == "f" { "la" } else { "le" },
        );
        for sentence in brought.lines().filter(|line| !line.starts_with('#')) {
            for again in called.lines() {
                // Whom a pronoun means is open behind some of the sentences.
                if sentence.starts_with('~') && again.starts_with('~') {
                    continue;
                }
                for between in
                    BETWEEN.map(|b| b.replace("Les habitants sont inquiets", "Le port reste fermé"))
                {
                    let sentence = sentence.trim_start_matches('~');
                    let again = written(
                        &gendered(again.trim_start_matches('~'), gender)
                            .replace("{O}", &format!("{article} maire")),
                    );
                    let text = format!("{sentence}{between} {again}")
                        .replace("{N}", &name)
                        .replace("{S}", surname)
                        .replace("{L}", &format!("{article} maire de Lunac"))
                        .replace("{O}", &format!("{article} maire"))
                        .replace("{o}", "maire de Lunac");
                    texts.push((written(&text), name.clone()));
                }
            }
        }
    }
    texts
}

/// Texts about a body, with the name that is to be told of the last quote.
fn bodies() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for line in lines(BODIES) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [body, name, called] = cells[..] else {
            panic!("three cells: {line}");
        };
        // Its own name, too, where a noun stands before it.
        let noun_before = body.ends_with(name) && !name.contains("de ") && *body != *name;
        let bare = Some(name).filter(|_| noun_before && body.starts_with(char::is_lowercase));
        for noun in called.split("; ").chain(bare) {
            for first in BROUGHT_IN {
                for (between, again) in BETWEEN.iter().flat_map(|b| CALLED.map(|c| (b, c))) {
                    let first = written(&first.replace("{B}", body));
                    let again = written(&again.replace("{D}", noun));
                    texts.push((format!("{first}{between} {again}"), name.to_owned()));
                }
            }
            let same = format!("{body} ferme deux sites pour « tenir », indique {noun}.");
            texts.push((written(&same), name.to_owned()));
        }
    }
    texts
}

/// How several are named together.
const TOGETHER: [&str; 3] = [
    "{G} ont visité le port.",
    "Le recours de {G} a été rejeté.",
    "La préfecture a reçu {G}.",
];

/// How they are called again; a pronoun is turned behind its verb.
const AGAIN: [&str; 3] = [
    "« C’est faux », indiquent {D}.",
    "{D} dénoncent une « erreur ».",
    "Selon {D}, c’est une « erreur ».",
];

/// Texts about several, with the name that is to be told of the last quote.
fn groups() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for line in lines(GROUPS) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [group, name, called] = cells[..] else {
            panic!("three cells: {line}");
        };
        for noun in called.split("; ") {
            for first in TOGETHER {
                let first = written(&first.replace("{G}", group).replace(",.", "."));
                for (i, again) in AGAIN.into_iter().enumerate() {
                    let again = match (noun, i) {
                        ("eux", 0 | 1) | ("ils", 2) => continue,
                        ("ils" | "elles", 0) => again.replace("indiquent ", "indiquent-"),
                        _ => again.to_owned(),
                    };
                    let again = written(&again.replace("{D}", noun));
                    texts.push((format!("{first} {again}"), name.to_owned()));
                }
            }
        }
    }
    texts
}

#[test]
fn whoever_has_a_name_keeps_it() {
    let mut texts = people();
    texts.extend(bodies());
    texts.extend(groups());
    assert!(texts.len() > 5_000, "{} texts", texts.len());
    let told = |(text, name): &(String, String)| {
        named(text)
            .last()
            .is_some_and(|told| told.to_lowercase() == name.to_lowercase())
    };
    let missed: Vec<&str> = texts
        .iter()
        .filter(|t| !told(t))
        .map(|t| t.0.as_str())
        .collect();
    if std::env::var_os("STANCE_BLESS").is_some() {
        std::fs::write("tests/suite/data/recall-missed.txt", missed.join("\n¶\n"))
            .expect("writable");
        return;
    }
    let known: Vec<&str> = MISSED
        .split("\n¶\n")
        .filter(|text| !text.is_empty())
        .collect();
    let new: Vec<&&str> = missed.iter().filter(|text| !known.contains(text)).collect();
    assert!(new.is_empty(), "no longer told: {new:#?}");
    assert_eq!(
        missed.len(),
        known.len(),
        "more is told than the list of the missed says: bless it"
    );
}
