//! People and bodies whom the news knows: each is told by the words of its row, where the article never gives them to it.

use crate::patterns::all_told;
use stance::article::Article;
use stance::lexicon::{Agreement, Lexicon, is_country};
use stance::pipeline::Analyzer;
use stance::text::fold::name_key;

const PEOPLE: &str = include_str!("../../src/lexicon/data/people.tsv");
const BODIES: &str = include_str!("../../src/lexicon/data/known-bodies.tsv");

/// The rows of a table, cut into cells.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = table.lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.map(|row| row.split('\t').collect())
}

/// Who says the last quote.
pub(crate) fn teller(analyzer: &Analyzer, text: &str) -> Option<String> {
    let article = Article::new("a", text.to_owned());
    let records = analyzer.records(&article);
    let speaker = records.last()?.speaker.as_ref();
    speaker.map(|s| s.name.to_string())
}

/// The noun behind its article.
fn with_article(noun: &str, feminine: bool) -> String {
    match name_key(noun).starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => format!("l’{noun}"),
        false if feminine => format!("la {noun}"),
        false => format!("le {noun}"),
    }
}

#[test]
fn people_are_told_by_the_offices_that_they_hold() {
    let analyzer = Analyzer::extractor();
    let (mut asked, mut missed) = (0, Vec::new());
    for row in rows(PEOPLE) {
        let name = row[0].split('|').next().unwrap_or_default();
        let feminine = row[1] == "f";
        let other = if feminine { "Mona" } else { "Paul" };
        for office in row[3].split("; ").take(3) {
            let left = ["ancien ", "ancienne "].iter();
            let office = left.fold(office, |o, left| o.strip_prefix(left).unwrap_or(o));
            let behind = [" de ", " du ", " des ", " d'", " à ", " aux "];
            let place = match row[2] {
                place
                    if !feminine && place != "-" && !behind.iter().any(|b| office.contains(b)) =>
                {
                    format!(" {place}")
                }
                _ => String::new(),
            };
            let office = with_article(office, feminine);
            let text = format!(
                "{name} est venu mardi avec {other} Ferrand. « Nous verrons », a dit {office}{place}."
            );
            asked += 1;
            if teller(&analyzer, &text).as_deref() != Some(name) {
                missed.push(format!("{name}: {office}{place}"));
            }
        }
    }
    let listed = missed.join("\n");
    assert_eq!(
        (asked, missed.len()),
        (PEOPLE_ASKED, PEOPLE_MISSED),
        "{listed}"
    );
}

/// Offices asked for, and those that are missed: names cut short (*Sultan*, *Nobel*), and surnames that the office tells too.
const PEOPLE_ASKED: usize = 16_422;
const PEOPLE_MISSED: usize = 259;

#[test]
fn bodies_are_told_by_their_nouns() {
    let analyzer = Analyzer::extractor();
    let (mut asked, mut missed) = (0, Vec::new());
    for row in rows(BODIES) {
        let names: Vec<&str> = row[0].split('|').collect();
        let Some(adjective) = row[1].split(' ').next().filter(|a| *a != "-") else {
            continue;
        };
        for noun in row[2].split("; ").take(2) {
            let (head, rest) = noun
                .split_once(' ')
                .map_or((noun, String::new()), |(head, rest)| {
                    (head, format!(" {rest}"))
                });
            let agreement = Lexicon::french().look_up(head).agreement & Agreement::GENDER;
            let feminine = agreement == Agreement::FEMININE;
            let place = match adjective {
                a if !feminine || a.ends_with('e') => a.to_owned(),
                a if a.ends_with("en") || a.ends_with("on") => format!("{a}ne"),
                a => format!("{a}e"),
            };
            let noun = with_article(&format!("{head} {place}{rest}"), feminine);
            let text = format!(
                "{} a beaucoup perdu. Lovana Shipping aussi a eu une mauvaise semaine. « Nous verrons », a indiqué {noun}.",
                names[0]
            );
            asked += 1;
            if !teller(&analyzer, &text).is_some_and(|told| names.contains(&told.as_str())) {
                missed.push(format!("{}: {noun}", names[0]));
            }
        }
    }
    let listed = missed.join("\n");
    assert_eq!(
        (asked, missed.len()),
        (BODIES_ASKED, BODIES_MISSED),
        "{listed}"
    );
}

/// Nouns asked for, and those that are missed: names that are not known as such, and nouns that the other body may be called by.
const BODIES_ASKED: usize = 4_011;
const BODIES_MISSED: usize = 412;

#[test]
fn people_are_told_by_their_names() {
    let analyzer = Analyzer::extractor();
    let (mut asked, mut missed) = (0, Vec::new());
    for name in rows(PEOPLE).flat_map(|row| row[0].split('|')) {
        let (_, surname) = name.split_once(' ').unwrap_or_default();
        let mut texts = vec![
            format!("« Nous verrons », a dit {name}."),
            format!("{name} a dit : « Nous verrons. »"),
            format!("Selon {name}, « nous verrons ».",),
        ];
        // Behind a verb, as a surname alone: *a assuré Petit*, *a assuré Le Guen*.
        if surname.starts_with(char::is_uppercase) {
            texts.push(format!(
                "Le ministre a reçu {name} mardi. « Nous verrons », a assuré {surname}."
            ));
        }
        for text in texts {
            asked += 1;
            if teller(&analyzer, &text).as_deref() != Some(name) {
                missed.push(text);
            }
        }
    }
    let listed = missed.join("\n");
    assert_eq!(
        (asked, missed.len()),
        (NAMES_ASKED, NAMES_MISSED),
        "{listed}"
    );
}

/// Names asked for, and those that are missed: names that open with a title (*Prince*, *Sultan*), or go on with *wa* or *Son*.
const NAMES_ASKED: usize = 27_546;
const NAMES_MISSED: usize = 143;

#[test]
fn the_adjectives_of_people_are_of_known_countries() {
    let lexicon = Lexicon::french();
    let unknown = |adjective: &&str| {
        let key = name_key(adjective);
        *adjective != "-"
            && lexicon
                .place_of(&key)
                .is_some_and(|place| !is_country(place))
    };
    let adjectives = rows(PEOPLE).map(|row| row[2]).filter(unknown);
    assert_eq!(adjectives.collect::<Vec<_>>(), <[&str; 0]>::default());
}

#[test]
fn what_the_article_tells_weighs_more() {
    all_told(&[
        // Two who have held the office: the nearer one.
        (
            "Angela Merkel a reçu son successeur. Olaf Scholz arrive de Hambourg. « Oui », a dit le chancelier allemand.",
            &["partial Olaf Scholz"],
        ),
        // Who will hold it is nobody who has held it.
        (
            "Angela Merkel s’en va. Jean Talec arrive mardi. « Oui », a dit le futur chancelier allemand.",
            &["partial Jean Talec"],
        ),
        // The article gives another office.
        (
            "Angela Merkel, présidente du club de Lori, est arrivée. La ville se tait. « Oui », a dit la chancelière allemande.",
            &["partial chancelière allemande"],
        ),
        // Another country's.
        (
            "Angela Merkel est arrivée mardi. « Oui », a dit la ministre française.",
            &["partial ministre française"],
        ),
        // Who is named in one sentence with the office is somebody else.
        (
            "Viktor Orban a rencontré le premier ministre hongrois par intérim. « Oui », a dit le premier ministre hongrois.",
            &["partial premier ministre hongrois"],
        ),
        (
            "Viktor Orban est à Paris. Emmanuel Macron aussi. « Oui », a dit son homologue hongrois.",
            &["partial Viktor Orban"],
        ),
        (
            "Apple et Samsung s’affrontent. « Oui », a dit le géant américain. « Non », a dit le groupe sud-coréen.",
            &["partial Apple", "partial Samsung"],
        ),
        // What many may be called counts only where nobody nearer acts.
        (
            "Marine Le Pen n’est jamais venue. Nathalie Ferrand, infirmière, a collé ses affiches. « Oui », raconte la candidate du RN.",
            &["partial Nathalie Ferrand"],
        ),
        (
            "Tulle est le fief de François Hollande. Mathieu Roux a appelé les secours. « Oui », déplore l’élu socialiste.",
            &["partial Mathieu Roux"],
        ),
        (
            "Marc Roux a critiqué Thomas Piketty. « Oui », insiste l’économiste.",
            &["partial Marc Roux"],
        ),
        // *le groupe* is not that of anybody who presides over one.
        (
            "Gabriel Attal est à Paris. Hervé Riou préside le groupe d’opposition. « Oui », dit le président du groupe.",
            &["partial Hervé Riou"],
        ),
        // An office that was left, where somebody else has acted since.
        (
            "Jacques Mellick est mort. Olivier Ferrand est ému. « Oui », dit le maire de Béthune.",
            &["partial Olivier Ferrand"],
        ),
        // *son homologue*: of one who holds such an office.
        (
            "Didier Deschamps craint l’Allemagne. Olaf Scholz sera en tribune. « Oui », a dit son homologue allemand.",
            &["partial homologue allemand"],
        ),
        (
            "Renault a supprimé une équipe. L’équipementier Mécadoux a déposé le bilan. « Oui », a dit l’équipementier français.",
            &["partial Mécadoux"],
        ),
        // Who holds it before who held it; and nobody whom the article says to have a successor.
        (
            "Friedrich Merz a consulté Olaf Scholz. « Oui », a dit le chancelier.",
            &["partial Friedrich Merz"],
        ),
        (
            "Viktor Orban a démissionné. Ferenc Riou lui succède. « Oui », a dit le premier ministre hongrois.",
            &["partial Ferenc Riou"],
        ),
        // A body that nobody knows acts, and the known one does not.
        (
            "La laiterie Lovana fournit Danone. « Oui », dit l’entreprise française.",
            &["partial laiterie Lovana"],
        ),
        // Titles are terms, unless somebody says them.
        (
            "Mona Riou a vu « Le Nom de la rose » et « Les Valseuses ».",
            &["term -", "term -"],
        ),
        (
            "« C’est pas sorcier », assure Mona Riou.",
            &["direct Mona Riou"],
        ),
        // Whom a fronted phrase tells of.
        (
            "Pendant le discours d’Angela Merkel à Lori, la dirigeante a promis « la paix ».",
            &["partial Angela Merkel"],
        ),
        (
            "Lors du procès de Jean Talec à Lori, le procureur a promis « la paix ».",
            &["partial procureur"],
        ),
        // *Le comité* is no agency.
        (
            "« Oui », a dit à l’AFP Mona Talec. Le comité de soutien se réunit. Il demande « la paix ».",
            &["partial Mona Talec via AFP", "partial comité de soutien"],
        ),
    ]);
}
