//! Bodies that a noun and a name of their own bring in: they are told by the name alone, whatever they are called afterwards.

use crate::patterns::{all_told, is_told_as, none_missed};
use crate::recall::written;
use stance::lexicon::names_alone;

/// Nouns with their article, and an adjective that fits.
const NOUNS: [(&str, &str, &str); 22] = [
    ("l’", "ONG", "britannique"),
    ("l’", "association", "locale"),
    ("le ", "collectif", "citoyen"),
    ("la ", "société", "française"),
    ("l’", "entreprise", "familiale"),
    ("le ", "groupe", "industriel"),
    ("le ", "syndicat", "agricole"),
    ("le ", "parti", "écologiste"),
    ("le ", "mouvement", "islamiste"),
    ("la ", "compagnie", "aérienne"),
    ("l’", "organisation", "syndicale"),
    ("le ", "constructeur", "automobile"),
    ("la ", "start-up", "bretonne"),
    ("la ", "plate-forme", "américaine"),
    ("le ", "site", "spécialisé"),
    ("le ", "quotidien", "régional"),
    ("l’", "agence", "officielle"),
    ("la ", "banque", "coréenne"),
    ("le ", "cabinet", "parisien"),
    ("la ", "coopérative", "agricole"),
    ("le ", "géant", "américain"),
    ("la ", "chaîne", "publique"),
];

const NAMES: [&str; 4] = ["Lovana", "Racines Vives", "LVN", "Lovana France"];

/// What brings the body in, and what calls it again.
const BROUGHT_IN: [&str; 4] = [
    "{B} a publié un rapport lundi.",
    "Le rapport de {B} a été publié lundi.",
    "Un recours a été déposé lundi par {B}.",
    "Jean Talec, président de {B}, a démissionné lundi.",
];
const CALLED: [&str; 3] = [
    "« C’est faux », indique {D}.",
    "{D} dénonce une « erreur ».",
    "Selon {D}, c’est une « erreur ».",
];

#[test]
fn a_body_with_a_name_keeps_it() {
    let mut texts = Vec::new();
    for (article, noun, adjective) in NOUNS {
        assert!(names_alone(noun), "{noun}");
        for name in NAMES {
            let plain = format!("{article}{noun}");
            for body in [
                format!("{plain} {name}"),
                format!("{plain} {adjective} {name}"),
            ] {
                let called = |d: &str| CALLED.map(|c| written(&c.replace("{D}", d)));
                texts.extend(called(&body).map(|text| (text, name)));
                for first in BROUGHT_IN {
                    let first = written(&first.replace("{B}", &body));
                    for again in called(name).iter().chain(&called(&plain)) {
                        texts.push((format!("{first} {again}"), name));
                    }
                }
            }
        }
    }
    let missed: Vec<&str> = texts
        .iter()
        .filter(|(text, name)| !is_told_as(text, name, "organization"))
        .map(|(text, _)| text.as_str())
        .collect();
    none_missed(&missed);
}

const TEXTS: &[(&str, &[&str])] = &[
    // What stands between: complements, commas, marks.
    (
        "L’ONG de défense de l’environnement Lovana a dit « non ».",
        &["partial Lovana"],
    ),
    (
        "Le groupe Lovana, propriétaire du site, a dit « non ».",
        &["partial Lovana"],
    ),
    (
        "Racines Vives, une association de Lori, a dit « non ». L’association y voit « un piège ».",
        &["partial Racines Vives", "partial Racines Vives"],
    ),
    (
        "Une association, Racines Vives, a dit « non ». L’association y voit « un piège ».",
        &["partial Racines Vives", "partial Racines Vives"],
    ),
    (
        "Le collectif « Racines Vives » a dit « non ». Le collectif y voit « un piège ».",
        &["term -", "partial Racines Vives", "partial Racines Vives"],
    ),
    // Names of several words.
    (
        "« Non », répond le collectif Ports unis. Pour Ports unis, c’est « un piège ».",
        &["partial Ports unis", "partial Ports unis"],
    ),
    (
        "« Non », répond l’association Plumes sans chaînes.",
        &["partial Plumes sans chaînes"],
    ),
    (
        "« Non », répond l’association lorienne Action pour le port.",
        &["partial Action pour le port"],
    ),
    // The name of a person or place is nobody else's.
    (
        "Le groupe Talec a dit « non ». Jean Talec y voit « un piège ».",
        &["partial groupe Talec", "partial Jean Talec"],
    ),
    (
        "Jean Talec a dit « non ». Le groupe Talec y voit « un piège ». Talec « persiste ».",
        &[
            "partial Jean Talec",
            "partial groupe Talec",
            "partial Jean Talec",
        ],
    ),
    (
        "La fondation Lovana a dit « non ».",
        &["partial fondation Lovana"],
    ),
    (
        "L’agence régionale de santé Bretagne a dit « non ».",
        &["partial agence régionale de santé Bretagne"],
    ),
    (
        "L’association des pêcheurs de Lunac a dit « non ».",
        &["partial association des pêcheurs de Lunac"],
    ),
    (
        "Isao, 19 ans, parti de Lunac, a dit « non ».",
        &["partial Isao"],
    ),
    // Relays.
    (
        "« Non », a dit la préfète Mona Carnac au quotidien régional « Lunac Matin ».",
        &["partial Mona Carnac via Lunac Matin", "term -"],
    ),
    (
        "« Non », a dit la préfète Mona Carnac, citée par l’agence de presse Lovana.",
        &["partial Mona Carnac via Lovana"],
    ),
    // Bodies in the words about somebody, and inside other phrases.
    (
        "Jean Talec, porte-parole du ministère de la Défense, a démissionné. Le ministère dénonce une « erreur ».",
        &["partial ministère de la Défense"],
    ),
    (
        "Le rapport de l’armée lunacienne a été publié. « C’est faux », indique l’armée.",
        &["direct armée lunacienne"],
    ),
    (
        "Le Haut Conseil pour le climat a parlé. « C’est faux », indique le Haut Conseil.",
        &["direct Haut Conseil pour le climat"],
    ),
    // The name of what a complement tells of is not the body's.
    (
        "« On est fiers », dit l’association des parents d’élèves de l’école Pasquier.",
        &["direct association des parents d’élèves de l’école Pasquier"],
    ),
    (
        "« Non », dit le syndicat des salariés du groupe Lovana.",
        &["partial syndicat des salariés du groupe Lovana"],
    ),
    (
        "« Non », dit la filiale Novacorp du groupe Lovana.",
        &["partial Novacorp"],
    ),
    // A body with a name is not the one of its sort told before.
    (
        "« On attend », dit l’association des victimes. L’association Racines Vives s’est portée partie civile.",
        &["direct association des victimes"],
    ),
    // Whose cabinet it is, nobody has said.
    (
        "La ministre Odile Carnac a reçu les dirigeants d’Airbus. « C’est fait », indique son cabinet.",
        &["direct cabinet"],
    ),
    // An association beside the firm.
    (
        "L’association Racines Vives attaque Lovana. « C’est faux », répond l’entreprise.",
        &["direct Lovana"],
    ),
    // Whose name the firm bears.
    (
        "Loïc Riou dirige la société Riou Bâtiment. « C’est bien », dit Riou.",
        &["direct Loïc Riou"],
    ),
    (
        "« J’ai peur », confie Lina. L’association Lina la soutient.",
        &["direct Lina"],
    ),
    (
        "Le groupe Lovana et Talec ont signé. « C’est bien », dit Talec.",
        &["direct Talec"],
    ),
    // Names that go on in small letters.
    (
        "« Non », dit le collectif Stop aux pesticides.",
        &["partial collectif Stop"],
    ),
    (
        "Le quotidien Le Monde du Sud a dit « non ».",
        &["partial Le Monde du Sud"],
    ),
    (
        "L’ONG Human Watch (HW) a dit « non ».",
        &["partial Human Watch"],
    ),
    // No part of a name, and nobody's.
    (
        "La haute autorité elle-même dénonce « un abus ». « Tout est faux », dit la haute autorité.",
        &["partial haute autorité", "direct haute autorité"],
    ),
    (
        "Son allure vient de Night Rider, le dernier film de l’année. « Il ne ressemble à rien », a résumé le PDG.",
        &["direct PDG"],
    ),
    (
        "Le rapport de l’Association Terre et Mer est sorti. « C’est faux », indique l’association.",
        &["direct Association Terre et Mer"],
    ),
    // What a body is to another, behind its name; and the firm that a noun of people means.
    (
        "L’amende vise Lovana Médias, la maison mère du réseau social Mira. « C’est faux », répond le groupe.",
        &["direct Lovana Médias"],
    ),
    (
        "« Non », répond le fabricant d’emballages Lovana.",
        &["partial Lovana"],
    ),
    (
        "« Non », répond le bureau d’études Lovana.",
        &["partial Lovana"],
    ),
    // Who was told by the noun first, and who has left.
    (
        "L’armée libanaise dénonce les frappes de l’armée israélienne. « C’est grave », dit l’armée.",
        &["direct armée libanaise"],
    ),
    (
        "Le ministère de l’Intérieur a réagi. Jean Talec, ancien porte-parole du ministère de la Défense, s’étonne. « Jamais », répond le ministère.",
        &["partial ministère de l’Intérieur"],
    ),
    // Persons.
    (
        "« J’arrête », promet Kovac, le géant du judo.",
        &["direct Kovac"],
    ),
    (
        "Réalisé par Jean Talec, le film sort mercredi. « J’y ai mis ma vie », dit-il.",
        &["direct Jean Talec"],
    ),
    (
        "La société Riou Traiteur ferme. « On est finis », soupire Riou, 62 ans.",
        &["direct Riou"],
    ),
    (
        "Élue en mars, Ysée Blanc s’attaque aux loyers. « Les prix sont fous », dit la maire.",
        &["direct Ysée Blanc"],
    ),
    (
        "L’enseigne Lovana ferme dix magasins. « C’est dur », reconnaît Jean Talec. Le distributeur promet « des prix bas ».",
        &["direct Jean Talec", "partial Lovana"],
    ),
    // Known names in marks.
    (
        "Selon la préfecture, 30 000 « gilets jaunes » ont défilé. Le maire dénonce les « gilets jaunes ».",
        &["term -", "term -"],
    ),
    // Another of the sort.
    (
        "Le groupe Lovana a dit « non ». Le groupe de travail y voit « un piège ».",
        &["partial Lovana", "partial groupe de travail"],
    ),
];

#[test]
fn names_of_bodies_are_told_alone() {
    all_told(TEXTS);
}

#[test]
fn whoever_employs_people_is_a_body() {
    for text in [
        "La PDG de Lovana, Odile Carnac, est partie. Lovana promet « des emplois ».",
        "Odile Carnac, fondatrice de Lovana, est partie. Lovana promet « des emplois ».",
        "La direction de Lovana est partie. Lovana promet « des emplois ».",
    ] {
        assert!(is_told_as(text, "Lovana", "organization"), "{text}");
    }
    // Whoever is known as a person stays one.
    assert!(!is_told_as(
        "Jean Talec se tait. La direction de Talec est partie. Talec promet « des emplois ».",
        "Jean Talec",
        "organization",
    ));
}

#[test]
fn bodies_are_named_with_what_they_are_for() {
    let nouns = [
        "l’Agence",
        "le Centre",
        "l’Observatoire",
        "le Comité",
        "la Ligue",
        "le Fonds",
    ];
    let tasks = [
        "contre la corruption",
        "de lutte contre les fraudes",
        "d’aide aux victimes",
        "de recherche sur le climat",
        "pour la promotion de la pêche",
        "pour l’environnement et le climat",
        "de prévention des risques majeurs",
    ];
    let mut missed = Vec::new();
    for body in nouns {
        for task in tasks {
            let (_, noun) = body.split_once(['’', ' ']).unwrap();
            let name = format!("{noun} {task}");
            for text in [
                format!("« Ce projet est une erreur », a déclaré {body} {task}."),
                format!("Selon {body} {task}, ce projet est « une erreur »."),
                format!("Jean Talec a saisi {body} {task}. « Une erreur », répète {body} {task}."),
            ] {
                if !is_told_as(&text, &name, "organization") {
                    missed.push(text);
                }
            }
        }
    }
    none_missed(&missed);
}

#[test]
fn what_happens_to_a_body_is_no_part_of_its_name() {
    all_told(&[
        (
            "L’Agence pour la première fois a dit « non ».",
            &["partial Agence"],
        ),
        (
            "L’Observatoire sur le terrain a dit « non ».",
            &["partial Observatoire"],
        ),
        (
            "Le Comité contre toute attente a dit « non ».",
            &["partial Comité"],
        ),
    ]);
}
