//! Offices told in one way and mentioned in another, far from the name: each way to give somebody an office, and each other word for it,
//! put into one text.

use crate::patterns::told;

/// Between who is brought in and who is mentioned again.
const FILLER: &str = "Le vent souffle sur la côte. Des travaux ont été menés.⏎Le chantier dure.";

/// How Jean Talec, or Mona Talec, is brought in, and by what he or she is mentioned again.
const PEOPLE: &[(&str, &[&str])] = &[
    (
        "Jean Talec, ministre des Ports, a parlé.",
        &[
            "Le ministre socialiste",
            "Le ministre sortant",
            "Le ministre très contesté",
            "Le ministre quinquagénaire",
            "Le ministre breton",
            "Le ministre d’extrême droite",
            "Le ministre PS",
        ],
    ),
    (
        "Jean Talec, maire de Lunac, a parlé.",
        &[
            "Le maire centriste",
            "Le maire de la ville",
            "Le maire réélu",
            "Le maire divers droite",
            "L’édile",
        ],
    ),
    (
        "Jean Talec, PDG du groupe Voltane, a parlé.",
        &[
            "Le patron du groupe",
            "Le patron de Voltane",
            "Le numéro un du groupe",
            "Le dirigeant de l’entreprise",
            "Le P-DG",
        ],
    ),
    (
        "Mona Talec, présidente de Lunac Solidarités, a parlé.",
        &[
            "La présidente de l’association",
            "La responsable de l’association",
            "La présidente du collectif",
        ],
    ),
    (
        "Jean Talec, directeur de l’hôpital de Lunac, a parlé.",
        &[
            "Le directeur de l’établissement",
            "Le directeur de l’hôpital",
            "Le patron de l’hôpital",
        ],
    ),
    (
        "Jean Talec, secrétaire général de la Fedem, a parlé.",
        &[
            "Le patron de la Fedem",
            "Le leader de la Fedem",
            "Le secrétaire général",
        ],
    ),
    (
        "Jean Talec, secrétaire général de l’ONU, a parlé.",
        &[
            "Le chef des Nations unies",
            "Le patron de l’ONU",
            "Le secrétaire général des Nations unies",
        ],
    ),
    (
        "Jean Talec, procureur de Lunac, a parlé.",
        &["Le chef du parquet", "Le procureur lunacois"],
    ),
    ("Jean Talec, chanteur, a parlé.", &["La star", "La vedette"]),
    (
        "Mona Talec, avocate, a parlé.",
        &["Maître Talec", "Me Talec"],
    ),
    (
        "La députée Mona Talec, maire de Lunac, a parlé.",
        &["La maire", "La députée", "La maire de Lunac"],
    ),
    (
        "Le professeur Jean Talec, directeur de l’institut, a parlé.",
        &["Le directeur", "Le professeur"],
    ),
    (
        "Jean Talec, professeur et directeur de l’institut, a parlé.",
        &["Le directeur"],
    ),
    (
        "Jean Talec, professeur, directeur de l’institut, a parlé.",
        &["Le directeur"],
    ),
    (
        "Jean Talec – directeur du port – a parlé.",
        &["Le directeur"],
    ),
    (
        "Jean Talec, élu maire de Lunac en 2014, a parlé.",
        &["Le maire"],
    ),
    (
        "En tant que directeur du port, Jean Talec a parlé.",
        &["Le directeur"],
    ),
    (
        "Comme directeur du port, Jean Talec a parlé.",
        &["Le directeur"],
    ),
    (
        "Nommé directeur du port en mai, Jean Talec a parlé.",
        &["Le directeur"],
    ),
    (
        "Jean Talec travaille comme médecin au village.",
        &["Le médecin"],
    ),
    ("Le directeur du port est Jean Talec.", &["Le directeur"]),
];

/// Who is brought in, and who is somebody else.
const OTHERS: &[(&str, &str)] = &[
    (
        "Jean Talec, maire socialiste de Lunac, a parlé.",
        "Le maire centriste",
    ),
    (
        "Jean Talec, président du FC Lunac, a parlé. Paul Riou, président du port, aussi.",
        "Le président de l’association",
    ),
    (
        "Jean Talec, président de l’association, a parlé.",
        "Le chef du village",
    ),
    (
        "Jean Talec, maire de Lunac, et Paul Riou, maire de Lori, ont parlé.",
        "Le maire socialiste",
    ),
];

fn speaker(opening: &str, mention: &str) -> String {
    let text = format!("{opening} {FILLER} {mention} a dit que « le port doit rouvrir ».");
    told(&text).join(", ")
}

#[test]
fn whoever_holds_an_office_is_known_by_it_further_down() {
    let mut faults = Vec::new();
    for (opening, mentions) in PEOPLE {
        let name = if opening.contains("Mona Talec") {
            "Mona Talec"
        } else {
            "Jean Talec"
        };
        for mention in *mentions {
            let told = speaker(opening, mention);
            if told != format!("partial {name}") {
                faults.push(format!("{opening} {mention}: {told}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn whoever_holds_another_office_is_somebody_else() {
    let joined = |(opening, mention): &&(&str, &str)| speaker(opening, mention).contains("Talec");
    let faults: Vec<_> = OTHERS.iter().filter(joined).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// Texts of which all quotes have one speaker.
const NAMES: &[(&str, &str)] = &[
    (
        "Les Nations unies ont voté hier.⏎Le vent souffle. L’ONU juge le port « perdu ».",
        "Nations unies",
    ),
    (
        "L’UEFA a voté hier.⏎Le vent souffle. L’Union des associations européennes de football juge le port « perdu ».",
        "Union des associations européennes de football",
    ),
    (
        "Ada Marsh, psychologue, est venue.⏎Victoria savait tout. « Il mentait mal », dit-elle.⏎Victoria a haussé les épaules. « Son visage changeait », ajoute-t-elle.",
        "Victoria",
    ),
    (
        "Psychiatrie : le plan attendu¶Lina Roux est venue. « C’est peu », dit-elle.",
        "Lina Roux",
    ),
    (
        "Mona Ferrand, chercheuse à la Lori School of Hygiene and Roman Medicine, a déclaré : « C’est un début. »",
        "Mona Ferrand",
    ),
];

#[test]
fn names_in_another_form_are_the_same() {
    let mut faults = Vec::new();
    for (text, name) in NAMES {
        let told = told(&text.replace('¶', "⏎"));
        if told.is_empty() || !told.iter().all(|t| t.ends_with(&format!(" {name}"))) {
            faults.push(format!("{text}\n  {told:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
