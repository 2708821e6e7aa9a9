//! Relays: the medium that the words were said to, or that passes them on, is told beside whoever spoke them.

use crate::patterns::{all_told, none_missed};
use stance::{article::Article, pipeline::Analyzer};

/// A medium as it stands, behind *à*, behind *de*, and what it is called.
const MEDIA: [(&str, &str, &str, &str); 9] = [
    ("l’AFP", "à l’AFP", "de l’AFP", "AFP"),
    ("Reuters", "à Reuters", "de Reuters", "Reuters"),
    ("le Monde", "au Monde", "du Monde", "Le Monde"),
    ("franceinfo", "à franceinfo", "de franceinfo", "franceinfo"),
    ("la radio RFI", "à la radio RFI", "de la radio RFI", "RFI"),
    (
        "l’agence Lovana",
        "à l’agence Lovana",
        "de l’agence Lovana",
        "Lovana",
    ),
    (
        "le quotidien Lovana Presse",
        "au quotidien Lovana Presse",
        "du quotidien Lovana Presse",
        "Lovana Presse",
    ),
    (
        "la télévision Lovana TV",
        "à la télévision Lovana TV",
        "de la télévision Lovana TV",
        "télévision Lovana TV",
    ),
    (
        "Radio Lovana",
        "à Radio Lovana",
        "de Radio Lovana",
        "Radio Lovana",
    ),
];

/// Sentences with `{M}`, `{à}` and `{de}` for the medium.
const SENTENCES: &[&str] = &[
    "« Il faut partir », a dit Mona Talec {à}.",
    "Mona Talec a dit {à} : « Il faut partir. »",
    "Mona Talec a dit {à} qu’il fallait « partir demain matin ».",
    "« Il faut partir », a confié {à} Mona Talec.",
    "Interrogée par {M}, Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec, interrogée par {M}.",
    "« Il faut partir », a dit Mona Talec, citée par {M}.",
    "« Il faut partir », a dit Mona Talec dans un entretien {à}.",
    "Dans un entretien {à}, Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec au micro {de}.",
    "« Il faut partir », a dit Mona Talec sur {M}.",
    "Sur {M}, Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec à l’antenne {de}.",
    "« Il faut partir », a dit Mona Talec dans une interview accordée {à}.",
    "« Il faut partir », a dit Mona Talec, selon {M}.",
    "Selon {M}, Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec dans les colonnes {de}.",
    "« Il faut partir », a dit Mona Talec dans une tribune publiée par {M}.",
    "« Il faut partir », a dit Mona Talec, rapporte {M}.",
    "« Il faut partir », a dit Mona Talec, a rapporté {M}.",
    "« Il faut partir », a dit Mona Talec, comme le rapporte {M}.",
    "Comme le rapporte {M}, Mona Talec a dit : « Il faut partir. »",
    "{M} rapporte que Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », explique {à} Mona Talec, présidente.",
    "« Il faut partir », a dit Mona Talec lors d’un entretien avec {M}.",
    "Contactée par {M}, Mona Talec répond : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec, qui s’exprimait sur {M}.",
    "Invitée {de}, Mona Talec a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec mardi {à}.",
    "« Il faut partir », a déclaré mardi {à} Mona Talec.",
    "Mona Talec, interrogée mardi par {M}, a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec auprès {de}.",
    "« Il faut partir », a dit Mona Talec devant les caméras {de}.",
    "Auprès {de}, Mona Talec a dit : « Il faut partir. »",
];

/// Sentences in which a medium is something else.
const OTHERWISE: &[&str] = &[
    "Mona Talec a reproché à l’AFP ses « erreurs de débutant ».",
    "Mona Talec, journaliste à l’AFP, a dit : « Il faut partir. »",
    "« Il faut partir », a dit Mona Talec, reporter à l’AFP.",
    "« Il faut partir », a dit Mona Talec, entrée à l’AFP en mai.",
    "Mona Talec travaille à l’AFP. « Il faut partir », a-t-elle dit.",
    "Mona Talec a entendu la nouvelle à la radio et elle a dit : « Il faut partir. »",
    "Mona Talec a raconté ses débuts à RTL : « J’avais peur. »",
    "Mona Talec communique une information et « une erreur ».",
    "Son invitée, Mona Talec, a dit : « Il faut partir. »",
    "Le groupe Lovana annonce la fermeture de l’usine, « une trahison », selon la maire.",
    "L’agence régionale de santé annonce la fermeture du service : « C’est une honte », réagit la maire.",
    "Mona Talec quitte le plateau de RTL : « C’est une honte », lance-t-elle.",
    "Mona Talec s’est plainte auprès de RTL d’« un mauvais traitement ».",
    "Mona Talec s’insurge contre RTL : « C’est une honte. »",
    "Mona Talec a dit à TikTok : « Vous devez partir. »",
    "La série, diffusée sur RTL mardi, est « une réussite », dit Mona Talec.",
    "Mona Talec est venue sur le site de la catastrophe. Sur le site, elle dénonce « une erreur ».",
];

/// Texts with what is told of each quote: kind, speaker, relays.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "« C’est faux », ont indiqué à l’AFP des responsables lunaciens.",
        &["direct responsables lunaciens via AFP"],
    ),
    (
        "« C’est faux », ont raconté au Monde des habitants du quartier.",
        &["direct habitants du quartier via Le Monde"],
    ),
    (
        "« C’est faux », a déclaré l’entraîneur à L’Équipe.",
        &["direct entraîneur via L’Équipe"],
    ),
    (
        "« C’est faux », a déclaré la ministre au Point.",
        &["direct ministre via Le Point"],
    ),
    (
        "« C’est faux », a confié la ministre à « Ouest-France ».",
        &["direct ministre via Ouest-France", "term -"],
    ),
    (
        "Mona Talec a dit à l’AFP et à Reuters : « C’est faux. »",
        &["direct Mona Talec via AFP via Reuters"],
    ),
    (
        "Mona Talec a dit à l’AFP « non », tandis que Jean Riou a dénoncé sur RTL « une honte ».",
        &["partial Mona Talec via AFP", "partial Jean Riou via RTL"],
    ),
    (
        "« C’est faux », a dit Mona Talec sur son compte X.",
        &["direct Mona Talec via X"],
    ),
    (
        "« C’est faux », a dit Mona Talec à nos confrères de RTL.",
        &["direct Mona Talec via RTL"],
    ),
    (
        "« C’est faux », a dit Mona Talec à la presse.",
        &["direct Mona Talec via presse"],
    ),
    (
        "« C’est faux », a dit Mona Talec, élue du canton, au Monde.",
        &["direct Mona Talec via Le Monde"],
    ),
    (
        "Invitée mardi de RTL, Mona Talec a dit : « C’est faux. »",
        &["direct Mona Talec via RTL"],
    ),
];

/// Speaker and relays of the last quote that is no term.
fn told(text: &str) -> Option<(String, Vec<String>)> {
    let article = Article::new("a", text);
    let records = Analyzer::extractor().records(&article);
    let record = records.into_iter().rfind(|r| r.kind != "term")?;
    let relays = record.via.iter().map(|v| v.name.to_lowercase());
    Some((record.speaker?.name.to_string(), relays.collect()))
}

#[test]
fn whoever_passes_the_words_on_is_told() {
    let mut missed = Vec::new();
    for sentence in SENTENCES {
        for (medium, to, of, name) in MEDIA {
            let text = sentence
                .replace("{M}", medium)
                .replace("{à}", to)
                .replace("{de}", of)
                .replace("de le ", "du ");
            let mut letters = text.chars();
            let first = letters.next().map(char::to_uppercase);
            let text: String = first.into_iter().flatten().chain(letters).collect();
            let expected = Some(("Mona Talec".to_owned(), vec![name.to_lowercase()]));
            let told = told(&text);
            if told != expected {
                missed.push(format!("{text} {told:?}"));
            }
        }
    }
    none_missed(&missed);
}

#[test]
fn a_medium_is_no_relay_of_what_it_is_not_told() {
    for text in OTHERWISE {
        let relays = told(text).map(|(_, relays)| relays);
        assert!(relays.is_none_or(|relays| relays.is_empty()), "{text}");
    }
}

#[test]
fn relays_are_told_beside_their_speakers() {
    all_told(TEXTS);
}
