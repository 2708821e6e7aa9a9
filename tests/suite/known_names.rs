//! Every place, body and medium of the lexicon, whatever words its name is made of, comes out whole as a speaker, before its verb.

use stance::article::Article;
use stance::pipeline::Analyzer;
use stance::text::fold::name_key;

const TABLES: [(&str, bool); 3] = [
    (include_str!("../../src/lexicon/data/places.tsv"), true),
    (include_str!("../../src/lexicon/data/bodies.tsv"), true),
    (include_str!("../../src/lexicon/data/media.tsv"), false),
];

/// Names that do not, or not whole: of digits and signs, written small, or words that are adjectives or verbs too.
const MISSED: &[&str] = &[
    "+972",
    "01net",
    "1+1",
    "10 Downing Street",
    "24 heures",
    "2M",
    "7sur7.cd",
    "Africa N°1",
    "CES",
    "Chaîne 12",
    "Chaîne 13",
    "Conseil économique, social et environnemental",
    "Europe 1-CNews",
    "Folha de S.Paulo",
    "Génération.s",
    "Il Sole 24 Ore",
    "Jeunes Agriculteurs",
    "Mail & Guardian",
    "Mouvement 5 étoiles",
    "Mouvement du 23-Mars",
    "Médias 24",
    "NOS",
    "Républicains américains",
    "Tut.by",
    "Télé 50",
    "aBamako",
    "actu.fr",
    "actualite.cd",
    "chebab",
    "eNCA",
    "easyJet",
    "gardes-côtes",
    "hôtel de ville",
    "i-Télé",
    "i24NEWS",
    "i24News",
    "iStories",
    "iTélé",
    "libéraux-démocrates",
    "medRxiv",
    "n-tv",
    "shebab",
    "tories",
];

/// The name behind its article.
fn with_article(name: &str, gender: &str, plural: bool) -> String {
    let opens = ["La ", "Le ", "Les ", "L'", "la ", "le ", "les ", "l'"];
    if gender == "-" && !plural || opens.iter().any(|a| name.starts_with(a)) {
        return name.to_owned();
    }
    let vowel = name_key(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match (plural, gender) {
        (true, _) => format!("les {name}"),
        _ if vowel => format!("l’{name}"),
        (_, "f") => format!("la {name}"),
        _ => format!("le {name}"),
    }
}

/// Without an article, and folded.
fn plain(name: &str) -> String {
    let key = name_key(name);
    let rest = ["la ", "le ", "les ", "l "]
        .iter()
        .find_map(|a| key.strip_prefix(a));
    rest.map_or(key.clone(), str::to_owned)
}

#[test]
fn known_names_come_out_whole() {
    let analyzer = Analyzer::extractor();
    let mut missed = Vec::new();
    for (table, gendered) in TABLES {
        let rows = table.lines().filter(|l| !l.starts_with('#')).skip(1);
        for row in rows {
            let mut cells = row.split('\t');
            let name = cells.next().expect("a name");
            let (gender, plural) = if gendered {
                (cells.next().unwrap_or("-"), cells.next() == Some("p"))
            } else {
                ("-", false)
            };
            let verb = if plural {
                "ont dénoncé"
            } else {
                "a dénoncé"
            };
            let whole = with_article(name, gender, plural);
            let text = format!("Hier, {whole} {verb} « un abus ».");
            let article = Article::new("a", text);
            let records = analyzer.records(&article);
            let told = records[0].speaker.as_ref().map(|s| plain(&s.name));
            if told.as_deref() != Some(plain(name).as_str()) {
                missed.push(name);
            }
        }
    }
    missed.sort_unstable();
    missed.dedup();
    assert_eq!(missed, MISSED, "those that are missed are listed");
}
