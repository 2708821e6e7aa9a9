//! Every way in which newspapers name speakers that our list of patterns knows, by its number: who
//! speaks, or why nobody is told. `⏎` stands for the end of a paragraph.

use stance::article::Article;
use stance::pipeline::Analyzer;

/// Number, text, and for each quote outside others: kind, speaker, relays. A speaker of `-`: nobody
/// can tell.
const PATTERNS: &[(u32, &str, &[&str])] = &[
    (
        1,
        "« La digue tiendra », a assuré la préfète Odile Carnac.",
        &["direct Odile Carnac"],
    ),
    (
        2,
        "« Nous resterons prudents », tempère Louis Hardel.",
        &["direct Louis Hardel"],
    ),
    (
        3,
        "« Rien n’est signé », répétait hier la négociatrice.",
        &["direct négociatrice"],
    ),
    (
        4,
        "« Le quai rouvrira », a-t-elle ajouté.",
        &["direct elle"],
    ),
    (5, "« C’est une première », note-t-il.", &["direct il"]),
    (
        6,
        "« Quelle erreur ! », s’est-elle exclamée.",
        &["direct elle"],
    ),
    (
        7,
        "« Le port se vide », s’inquiète l’armateur Paul Riou.",
        &["direct Paul Riou"],
    ),
    (
        8,
        "« Le budget est voté, précise le rapporteur. Il faut l’appliquer. »",
        &["direct rapporteur"],
    ),
    (
        9,
        "« Le train partira », a promis Ana Lemos, « même sous la neige ».",
        &["direct Ana Lemos", "partial Ana Lemos"],
    ),
    (
        10,
        "Le recteur a répondu : « Les examens sont maintenus. »",
        &["direct recteur"],
    ),
    (
        11,
        "Interrogé jeudi à Brest, Yves Talec a lâché : « Je n’irai pas. »",
        &["direct Yves Talec"],
    ),
    (
        12,
        "Marc Delune : « On attend le feu vert. »",
        &["direct Marc Delune"],
    ),
    (
        13,
        "Et la ministre de conclure : « Le texte passera. »",
        &["direct ministre"],
    ),
    (
        14,
        "Et d’ajouter : « Personne n’est exclu. »",
        &["direct -"],
    ),
    (
        15,
        "Avant de lancer, amer : « On nous a oubliés. »",
        &["direct -"],
    ),
    (
        16,
        "Le syndicat a quitté la salle, dénonçant « un simulacre de dialogue ».",
        &["partial syndicat"],
    ),
    (
        17,
        "Elle a conclu en promettant « une réponse rapide ».",
        &["partial Elle"],
    ),
    (
        18,
        "Le maire estime que la taxe est « injuste et inutile ».",
        &["partial maire"],
    ),
    (
        19,
        "Le consul a salué « un geste courageux ».",
        &["partial consul"],
    ),
    (
        20,
        "Dakar se dit prêt à « reprendre les discussions ».",
        &["partial Dakar"],
    ),
    (
        21,
        "Le juge a qualifié le dossier de « vide ».",
        &["partial juge"],
    ),
    (
        22,
        "Pour Inès Vaillant, « la trêve est fragile ».",
        &["partial Inès Vaillant"],
    ),
    (
        23,
        "La route est « impraticable », selon la gendarmerie.",
        &["partial gendarmerie"],
    ),
    (
        24,
        "À en croire Lina Roux, « tout était prévu ».",
        &["partial Lina Roux"],
    ),
    (
        25,
        "Aux yeux du bâtonnier, c’est « un recul ».",
        &["partial bâtonnier"],
    ),
    (
        26,
        "Le palais a démenti « toute rencontre », selon l’agence Norda.",
        &["partial palais via Norda"],
    ),
    (
        27,
        "« Nous répondrons », a prévenu l’amiral, cité par Radio-Littoral.",
        &["direct amiral via Radio-Littoral"],
    ),
    (
        28,
        "« J’ai peur », a confié le gardien au quotidien La Rade.",
        &["direct gardien via La Rade"],
    ),
    (
        29,
        "L’agence Volta rapporte que, selon la cour, le prince juge l’accord « caduc ».",
        &["partial prince via Volta via cour"],
    ),
    (
        30,
        "« Les vols sont suspendus », est-il précisé dans la note.",
        &["direct note"],
    ),
    (
        31,
        "« Aucun blessé », a-t-on appris de source policière.",
        &["partial source policière"],
    ),
    (
        32,
        "« Ils céderont », glisse un proche du dossier.",
        &["direct proche du dossier"],
    ),
    (
        33,
        "Le communiqué indique : « Les sites sont fermés. »",
        &["direct communiqué"],
    ),
    (
        34,
        "Dans un message sur X, la championne écrit : « Merci à tous. »",
        &["direct championne via X"],
    ),
    (
        35,
        "« On se relèvera », a tweeté le capitaine.",
        &["direct capitaine"],
    ),
    (
        36,
        "« Défense d’entrer », lit-on sur la pancarte.",
        &["partial pancarte"],
    ),
    (
        37,
        "Le plan baptisé « Horizon vert » démarre lundi.",
        &["term -"],
    ),
    (
        38,
        "Le « roi du granit » a vendu ses carrières.",
        &["term -"],
    ),
    (
        39,
        "La prétendue « zone neutre » compte trois bases.",
        &["term -"],
    ),
    (
        40,
        "Le terme « urgence » ne figure plus dans l’avis.",
        &["term -"],
    ),
    (
        41,
        "Il décrit un homme « fatigué », « méfiant » et « seul ».",
        &["partial Il", "partial Il", "partial Il"],
    ),
    (
        42,
        "Un chantier « sans fin », selon la formule du maire.",
        &["partial maire"],
    ),
    (
        43,
        "« Il m’a dit “pars” et j’ai couru », raconte Noé.",
        &["direct Noé"],
    ),
    (
        44,
        "« Elle criait : « Au feu ! » », se souvient le voisin.",
        &["direct voisin"],
    ),
    (
        45,
        "« Sur la grille, on lisait « interdit », dit-elle.",
        &["direct elle"],
    ),
    (
        46,
        "« Premier constat : l’eau monte.⏎« Second constat : rien n’est prêt », résume-t-il.",
        &["direct il"],
    ),
    (
        47,
        "« L’eau monte.⏎» Rien n’est prêt », résume-t-il.",
        &["direct il"],
    ),
    (
        48,
        "« La digue tiendra », assure-t-elle. « Je l’ai vue ce matin. »",
        &["direct elle", "direct elle"],
    ),
    (
        49,
        "La directrice s’est expliquée devant la presse.⏎« Nous fermons deux classes. »",
        &["direct directrice"],
    ),
    (
        50,
        "« Je démissionne. » C’est par ces mots que Hugo Bast a quitté la tribune.",
        &["direct Hugo Bast"],
    ),
    (
        51,
        "« L’art ou rien. » — Mona Ferrand, sculptrice",
        &["direct Mona Ferrand"],
    ),
    (
        54,
        "« Nous voulons […] la paix », insiste-t-elle.",
        &["direct elle"],
    ),
    (
        55,
        "« Ils [les élus] savaient », accuse le témoin.",
        &["direct témoin"],
    ),
    (
        56,
        "« C’est non », tranche Ève Moal (Union civique).",
        &["direct Ève Moal"],
    ),
    (
        57,
        "« On recule », déplore Karl Voss, chef de la mission, venu samedi.",
        &["direct Karl Voss"],
    ),
    (
        58,
        "La procureure, qui suivait l’enquête, a évoqué « un piège ».",
        &["partial procureure"],
    ),
    (
        59,
        "« Aucun tir », affirme le porte-parole de l’état-major.",
        &["partial porte-parole de l’état-major"],
    ),
    (
        60,
        "Lisbonne dénonce « une provocation ».",
        &["partial Lisbonne"],
    ),
    (
        61,
        "« Pas de retrait sans vote », ont averti les deux chefs.",
        &["direct deux chefs"],
    ),
    (
        62,
        "« Assez ! », ont lancé Alix Tran et Tom Berg.",
        &["partial Alix Tran et Tom Berg"],
    ),
    (
        63,
        "Le président… « J’irai », a dit M. Calvet.",
        &["direct Calvet"],
    ),
    (
        64,
        "« Je nie tout », a lancé ce dernier.",
        &["direct dernier"],
    ),
    (65, "Nul n’a dit : « c’est fini ».", &["term -"]),
    (
        66,
        "Il aurait crié « halte » avant de fuir.",
        &["partial Il"],
    ),
    (
        67,
        "« Faut-il céder ? », s’interroge l’éditorialiste.",
        &["direct éditorialiste"],
    ),
    (
        68,
        "Ils scandaient « du pain et de l’eau ».",
        &["partial Ils"],
    ),
    (
        69,
        "\"On tient bon\", dit-il. / «On tient bon», dit-il.",
        &["direct il", "partial il"],
    ),
    (70, "« Tout va bien. », a-t-il dit.", &["direct il"]),
    (
        71,
        "l’« accord » n’en est pas un, dit-elle.",
        &["partial elle"],
    ),
    (
        72,
        "Tempête : « On a tout perdu » (un pêcheur)",
        &["direct pêcheur"],
    ),
    (
        75,
        "« Hold fast » (« tenez bon »), a-t-il crié en anglais.",
        &["partial il", "partial il"],
    ),
];

/// Patterns without marks: they are no quotes, and no record tells of them.
const UNMARKED: &[(u32, &str)] = &[
    (52, "— Vous venez ?⏎— Plus tard, répond le berger."),
    (53, "LE PHARE. Vous regrettez ?⏎J. Lorme. Non, pas du tout."),
    (73, "La banque affirme que ses comptes sont sains."),
    (74, "Le pont serait sûr, à l’en croire."),
];

pub fn told(text: &str) -> Vec<String> {
    let text = text.replace('⏎', "\n");
    Analyzer::extractor()
        .records(&Article::new("a", text))
        .into_iter()
        .filter(|record| record.depth == 0)
        .map(|record| {
            let speaker = record
                .speaker
                .map_or_else(|| "-".to_owned(), |s| s.name.to_string());
            let via = record.via.iter().map(|v| format!(" via {}", v.name));
            format!("{} {speaker}{}", record.kind, via.collect::<String>())
        })
        .collect()
}

/// True if the last quote is told as this one's, of this kind.
pub fn is_told_as(text: &str, name: &str, kind: &str) -> bool {
    let article = Article::new("a", text);
    let records = Analyzer::extractor().records(&article);
    let speaker = records.last().and_then(|r| r.speaker.as_ref());
    speaker.is_some_and(|s| &*s.name == name && s.kind == kind)
}

/// Fails with all texts that were missed.
pub fn none_missed(missed: &[impl AsRef<str>]) {
    let texts: Vec<&str> = missed.iter().map(AsRef::as_ref).collect();
    assert!(texts.is_empty(), "{}:\n{}", texts.len(), texts.join("\n"));
}

/// Fails with all texts of which something else is told.
pub fn all_told(texts: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (text, expected) in texts {
        let told = told(text);
        if told != *expected {
            faults.push(format!(
                "{text}\n  expected {expected:?}\n  told     {told:?}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_pattern_names_its_speaker_or_stays_silent() {
    let mut faults = Vec::new();
    for (number, text, expected) in PATTERNS {
        let told = told(text);
        if told != *expected {
            faults.push(format!(
                "{number}: {text}\n  wanted {expected:?}\n  told   {told:?}"
            ));
        }
    }
    for (number, text) in UNMARKED {
        if !told(text).is_empty() {
            faults.push(format!("{number}: {text} is told"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_pattern_is_missing() {
    let mut numbers: Vec<u32> = PATTERNS.iter().map(|p| p.0).collect();
    numbers.extend(UNMARKED.iter().map(|p| p.0));
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (1..=75).collect::<Vec<_>>());
}
