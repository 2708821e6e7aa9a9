//! A grid: every way to bring in a speaker, in every sentence that reports. Each quote is that speaker's, by full name.
//! What is still missed stands in `data/frames-missed.txt`, written by `STANCE_BLESS=1 cargo test --test suite frames`.

use stance::article::Article;
use stance::pipeline::Analyzer;
use std::fmt::Write as _;

const FRAMES: &str = include_str!("data/frames.txt");
const SPEAKERS: &str = include_str!("data/speakers.txt");
const MISSED: &str = include_str!("data/frames-missed.txt");

/// Gender and full name; the lexicon knows no part of the last.
const NAMES: &[(&str, &str)] = &[
    ("f", "Odile Carnac"),
    ("m", "Paul Riou"),
    ("m", "Wojtek Orlewicz"),
];

/// The lines of a list, without what is said about it.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    list.lines().filter(|line| !line.starts_with('#'))
}

/// The frame with its endings: *dit[e]*, *[elle|il]*.
pub(crate) fn gendered(frame: &str, gender: &str) -> String {
    let mut out = String::new();
    let mut rest = frame;
    while let Some((before, after)) = rest.split_once('[') {
        let (choice, behind) = after.split_once(']').expect("a bracket is closed");
        let (hers, his) = choice.split_once('|').unwrap_or((choice, ""));
        out += before;
        out += if gender == "f" { hers } else { his };
        rest = behind;
    }
    out + rest
}

/// The text: the speaker set into the frame, with the capital, elision and contraction that the place asks for.
fn set(frame: &str, speaker: &str) -> String {
    let (before, after) = frame.split_once("{S}").expect("a place for the speaker");
    let closed = after.starts_with(['.', ',', ':', ')', '»']) || after.starts_with(" :");
    let speaker = if closed {
        speaker.trim_end_matches(',')
    } else {
        speaker
    };
    if before.is_empty() || before.ends_with([' ']) && before.trim_end().ends_with(['.', '»']) {
        let (first, rest) = speaker.split_at(speaker.chars().next().map_or(0, char::len_utf8));
        return format!("{before}{}{rest}{after}", first.to_uppercase());
    }
    for (preposition, contracted, elided) in [(" de ", " du ", " d’"), (" à ", " au ", " à ")] {
        let Some(start) = before.strip_suffix(preposition) else {
            continue;
        };
        if let Some(noun) = speaker.strip_prefix("le ") {
            return format!("{start}{contracted}{noun}{after}");
        }
        if speaker.starts_with(['O', 'u', 'é']) {
            return format!("{start}{elided}{speaker}{after}");
        }
    }
    format!("{before}{speaker}{after}")
}

#[test]
fn every_speaker_is_told_in_every_frame() {
    let analyzer = Analyzer::extractor();
    let mut missed = String::new();
    let mut texts = 0;
    for (gender, name) in NAMES {
        let speakers = lines(SPEAKERS).filter_map(|line| line.split_once('\t'));
        for (_, speaker) in speakers.filter(|(of, _)| of == gender) {
            let speaker = speaker.replace("{N}", name);
            for frame in lines(FRAMES) {
                let text = set(&gendered(frame, gender), &speaker);
                texts += 1;
                let article = Article::new("a", text.as_str());
                let records = analyzer.records(&article);
                let own = |words: &str| !words.starts_with("C’est non");
                let right = records.iter().filter(|r| own(&r.text)).all(|record| {
                    record.kind != "term"
                        && record.speaker.as_ref().is_some_and(|s| *s.name == **name)
                });
                if !right || records.is_empty() {
                    writeln!(missed, "{text}").expect("a string takes all");
                }
            }
        }
    }
    assert!(texts > 48_000, "{texts} texts");
    if std::env::var_os("STANCE_BLESS").is_some() {
        std::fs::write("tests/suite/data/frames-missed.txt", &missed).expect("writable");
        return;
    }
    let new: Vec<&str> = missed
        .lines()
        .filter(|line| !MISSED.lines().any(|known| known == *line))
        .collect();
    assert!(new.is_empty(), "no longer told:\n{}", new.join("\n"));
    assert_eq!(
        missed.lines().count(),
        MISSED.lines().count(),
        "more is told than the list of the missed says: bless it"
    );
}

/// Two people brought in, a woman and a man.
const MEETINGS: &[&str] = &[
    "Odile Carnac, la préfète du Sud, a reçu Paul Riou, le président du syndicat.",
    "La préfète du Sud, Odile Carnac, a reçu le président du syndicat, Paul Riou.",
    "Odile Carnac est préfète du Sud. Paul Riou préside le syndicat des pêcheurs.",
    "La préfète Odile Carnac et le syndicaliste Paul Riou se sont vus mardi.",
    "Mardi, Paul Riou, président du syndicat, a été reçu par la préfète Odile Carnac.",
    "Le président du syndicat, Paul Riou (CFDT), attendait la préfète, Odile Carnac.",
];

/// What each can be called afterwards.
const CALLED: [&[&str]; 2] = [
    &[
        "elle",
        "la préfète",
        "Mme Carnac",
        "Odile Carnac",
        "la préfète du Sud",
        "cette dernière",
        "Carnac",
    ],
    &[
        "il",
        "le président du syndicat",
        "M. Riou",
        "Paul Riou",
        "le président",
        "ce dernier",
        "Riou",
    ],
];

/// « a dit la préfète », « a-t-elle dit »
fn turned(called: &str, participle: &str) -> String {
    match called {
        "elle" | "il" => format!("a-t-{called} {participle}"),
        _ => format!("a {participle} {called}"),
    }
}

/// The speakers told of a text's quotes, empty where nobody is.
pub(crate) fn named(text: &str) -> Vec<String> {
    let article = Article::new("a", text);
    let records = Analyzer::extractor().records(&article);
    let speakers = records.into_iter().map(|r| r.speaker);
    speakers
        .map(|s| s.map_or_else(String::new, |s| s.name.to_string()))
        .collect()
}

/// Fails and names the faults, if there are any.
fn none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn whoever_was_brought_in_is_meant_by_what_comes_after() {
    let names = ["Odile Carnac", "Paul Riou"];
    let mut faults = Vec::new();
    for meeting in MEETINGS {
        for (who, called) in (0..2).flat_map(|who| CALLED[who].iter().map(move |c| (who, *c))) {
            let source = if called == "il" { "lui" } else { called };
            let said = turned(called, "dit");
            let (first, rest) = called.split_at(1);
            let capital = format!("{}{rest}", first.to_uppercase());
            let mut texts = vec![
                (format!("« Il doit rouvrir », {said}."), vec![who]),
                (
                    format!("{capital} a promis de « rouvrir le port »."),
                    vec![who],
                ),
                (
                    format!("{capital} a déclaré : « Il doit rouvrir. »"),
                    vec![who],
                ),
                (
                    format!("Selon {source}, le port est « trop vieux »."),
                    vec![who],
                ),
                (format!("Pour {source}, « il doit rouvrir »."), vec![who]),
                (
                    format!("« Il doit rouvrir », {said}. « Vite. »"),
                    vec![who, who],
                ),
            ];
            texts.extend(CALLED[1 - who].iter().map(|other| {
                let answered = turned(other, "répondu");
                let text = format!("« Il doit rouvrir », {said}. « C’est tôt », {answered}.");
                (text, vec![who, 1 - who])
            }));
            for (text, wanted) in texts {
                let text = format!("{meeting} {text}");
                let told = named(&text);
                let wanted: Vec<_> = wanted.iter().map(|who| names[*who]).collect();
                if told != wanted {
                    faults.push(format!("{text} {told:?}"));
                }
            }
        }
    }
    none(&faults);
}

/// How someone is brought in, and what he can be called afterwards.
const EPITHETS: &[(&str, [&str; 2])] = &[
    ("le maire de Lunac, {N},", ["le maire", "l’édile"]),
    ("le député (PS) {N}", ["le député", "le parlementaire"]),
    ("l’avocat {N}", ["l’avocat", "le pénaliste"]),
    ("le préfet {N}", ["le préfet", "le représentant de l’État"]),
    ("l’entraîneur {N}", ["l’entraîneur", "le technicien"]),
    ("le général {N}", ["le général", "le militaire"]),
    (
        "{N}, chef de l’opposition,",
        ["le chef de l’opposition", "l’opposant"],
    ),
    ("le cinéaste {N}", ["le cinéaste", "le réalisateur"]),
    ("l’économiste {N}", ["l’économiste", "le chercheur"]),
    (
        "{N}, secrétaire général de la CGT,",
        ["le secrétaire général", "le syndicaliste"],
    ),
    (
        "le président lorien, {N},",
        ["le président", "le chef de l’État"],
    ),
    ("{N}, PDG de Sudmer,", ["le PDG", "le patron"]),
    ("le médecin {N}", ["le médecin", "le praticien"]),
    ("le juge {N}", ["le juge", "le magistrat"]),
    ("l’évêque {N}", ["l’évêque", "le prélat"]),
    ("le pêcheur {N}", ["le pêcheur", "le marin"]),
];

#[test]
fn an_epithet_is_for_whoever_holds_its_office() {
    let names = ["Jean Talec", "Paul Riou"];
    let mut faults = Vec::new();
    for (first, own) in EPITHETS {
        for (second, others) in EPITHETS.iter().filter(|(second, _)| second != first) {
            for (who, called) in [(0, own), (1, others)] {
                for called in called {
                    let one = first.replace("{N}", names[0]);
                    let two = second.replace("{N}", names[1]);
                    let met = format!("Mardi, {one} a vu {}.", two.trim_end_matches(','));
                    let text = format!("{met} « Il doit rouvrir », a dit {called}.");
                    let told = named(&text);
                    if told != [names[who]] {
                        faults.push(format!("{text} {told:?}"));
                    }
                }
            }
        }
    }
    none(&faults);
}
