//! Names in shapes that mislead: surnames that are titles, relatives, initials, handles, names with a stroke, and who is told by a degree.

use crate::patterns::{all_told, is_told_as};

#[test]
fn surnames_that_are_titles_are_names() {
    for (title, name) in [
        ("Me", "Paul Vicomte"),
        ("M.", "Paul Vicomte"),
        ("Me", "Lise Marquis"),
        ("Mme", "Lise Prince"),
        ("M.", "Paul Duc"),
    ] {
        let surname = name.split(' ').next_back().unwrap_or(name);
        let text = format!(
            "{title} {name} a réagi hier. « Le dossier est vide », poursuit {title} {surname}."
        );
        all_told(&[(&text, &[&format!("direct {name}")])]);
    }
}

#[test]
fn relatives_are_not_whose_relatives_they_are() {
    all_told(&[
        (
            "La soirée a réuni Mona Talec, 31 ans, sœur d’Adam Talec. « Assez ! », a-t-elle lancé.",
            &["partial Mona Talec"],
        ),
        (
            "La soirée a réuni Jean Talec, frère de Mona Talec. « Assez ! », a-t-il lancé.",
            &["partial Jean Talec"],
        ),
    ]);
}

#[test]
fn a_letter_alone_keeps_its_title() {
    all_told(&[
        (
            "Il y a un an, Monsieur R. vivait encore seul. « Je tiens bon », dit-il.",
            &["direct Monsieur R."],
        ),
        ("« C’est inutile », écrit @mona_12.", &["direct @mona_12"]),
        (
            "« C’est inutile », regrette @mona.talec.",
            &["direct @mona.talec"],
        ),
    ]);
}

#[test]
fn sources_sit_somewhere() {
    all_told(&[
        (
            "Une source au ministère de la Pêche précise que l’homme était « connu ».",
            &["partial source au ministère de la Pêche"],
        ),
        (
            "« Il était connu », indique une source à la préfecture.",
            &["direct source à la préfecture"],
        ),
    ]);
}

#[test]
fn whoever_is_met_first_is_not_who_speaks() {
    all_told(&[
        (
            "Face au leader lovanien, Jean Talec a affirmé que « tout ira bien ».",
            &["partial Jean Talec"],
        ),
        (
            "Devant la maire de Lori, Mona Talec a affirmé que « tout ira bien ». La maire assure que « rien n’ira ».",
            &["partial Mona Talec", "partial maire de Lori"],
        ),
        (
            "Selon la maire de Lori, Mona Talec, « tout ira bien ». La maire assure que « rien n’ira ».",
            &["partial Mona Talec", "partial Mona Talec"],
        ),
    ]);
}

#[test]
fn titles_that_are_given_names_stay() {
    all_told(&[
        (
            "Le ministre Cheikh Omar Talec a rappelé les faits. « Ce sera long », a-t-il souligné.",
            &["direct Cheikh Omar Talec"],
        ),
        (
            "« Ce sera non », annonçait l’une des figures de la lutte, Éric Talec.",
            &["direct Éric Talec"],
        ),
        (
            "« Tout est en ordre », indique la brigade fluviale de Lunac/La Rive.",
            &["direct brigade fluviale de Lunac/La Rive"],
        ),
        (
            "« Tout va bien », a indiqué le chef du service incendie de Lunac, Jean Riou.",
            &["direct Jean Riou"],
        ),
    ]);
}

#[test]
fn a_colon_announces_whoever_stands_before_it() {
    all_told(&[
        (
            "Paul Riou a quitté la mairie lundi. Une thèse qui n’emballe guère Jean Talec, spécialiste des villes : « Ce sera long », souligne-t-il.",
            &["direct Jean Talec"],
        ),
        (
            "Paul Riou a quitté la mairie lundi. Il a répondu à Jean Talec : « Ce sera long », souligne-t-il.",
            &["direct Paul Riou"],
        ),
    ]);
}

#[test]
fn a_degree_tells_somebody() {
    all_told(&[
        (
            "La plus jeune des sœurs a expliqué qu’elles voulaient « de quoi manger ».",
            &["partial plus jeune des sœurs"],
        ),
        (
            "Le plus grand des deux cousins, lui aussi blessé, a expliqué qu’ils voulaient « de quoi manger ».",
            &["partial plus grand des deux cousins"],
        ),
    ]);
}

#[test]
fn what_things_mean_and_are_called_nobody_says() {
    all_told(&[
        (
            "Lunac signifie littéralement « lac sans lune ».",
            &["term -"],
        ),
        (
            "Le vieux mot lunac, signifiant « grand rocher », a vieilli.",
            &["term -"],
        ),
        ("On parle parfois de « guerre tiède ».", &["term -"]),
        (
            "On entend souvent parler de « circuits ouverts ».",
            &["term -"],
        ),
        (
            "Elle préfère le vocable de « rurbains » plutôt que de « citadins ».",
            &["term -", "term -"],
        ),
        (
            "Le maire défend le « train fantôme », comme le surnomment les voisins.",
            &["term -"],
        ),
        (
            "Le patron de Lovana présente le « vélobus » électrique de la marque.",
            &["term -"],
        ),
        (
            "Le patron de Lovana présente ses « excuses sincères ».",
            &["partial patron de Lovana"],
        ),
        ("Le maire a lancé un « cri d’alarme ».", &["partial maire"]),
        (
            "La mairie a déploré, je cite, « la lenteur des services ».",
            &["partial mairie"],
        ),
    ]);
}

#[test]
fn participles_have_who_stands_right_before_them() {
    all_told(&[
        (
            "La ville a été saisie par Paul Riou expliquant que le port « ne peut pas tout ».",
            &["partial Paul Riou"],
        ),
        (
            "Les élus sont déçus, le préfet (voir plus haut) proclamant que la ville « n’a pas besoin d’eux ».",
            &["partial préfet"],
        ),
    ]);
}

#[test]
fn names_behind_media_and_parties_are_told() {
    all_told(&[
        (
            "« La ville mérite mieux », a déclaré à l’AFP Mona, une voisine.",
            &["direct Mona via AFP"],
        ),
        (
            "Selon des calculs effectués par la régie, « l’eau a baissé ».",
            &["partial régie"],
        ),
        (
            "La région a connu la crise, « un mauvais souvenir » pour le maire Jean Talec.",
            &["partial Jean Talec"],
        ),
        (
            "Pourtant, l’agent « ne [le] comprend pas ».",
            &["partial agent"],
        ),
    ]);
}

#[test]
fn works_and_numbers_are_terms() {
    all_told(&[
        (
            "Des milliers de gens ont défilé contre la loi « sécurité partout » à Lori.",
            &["term -"],
        ),
        (
            "Le maire dénonce la loi « inutile et chère » du gouvernement.",
            &["partial maire"],
        ),
        (
            "Mona Talec affirme l’avoir montré dans « Introduction au port ».",
            &["term -"],
        ),
        ("Le voisin a composé le « 17 » avant de fuir.", &["term -"]),
        ("« 17 », a répondu le maire.", &["partial maire"]),
        ("Le thème retenu est : « Que faire du port ? »", &["term -"]),
        (
            "Le thème est : « Qui va payer ? », résume Mona Talec.",
            &["direct Mona Talec"],
        ),
        ("La maire a répondu « 10 ».", &["partial maire"]),
        (
            "La France est entrée dans « Une nouvelle ère », selon Paul Riou.",
            &["partial Paul Riou"],
        ),
        (
            "Paul Riou a inventé une « usine à gaz », dénonce Mona Talec.",
            &["partial Mona Talec"],
        ),
        (
            "On parle ici de « vies humaines », rappelle Mona Talec.",
            &["partial Mona Talec"],
        ),
        (
            "Au parquet, on parle prudemment d’« homicide involontaire ».",
            &["partial parquet"],
        ),
        (
            "On pense à « Lueur du soir », où elle dansait sur des cartels.",
            &["term -"],
        ),
    ]);
}

#[test]
fn what_looks_like_it_is_not() {
    all_told(&[
        (
            "Paul Riou n’a pas aimé l’article. Nouvelle charge contre Éric Talec : « Il a menti », assène-t-il.",
            &["direct Paul Riou"],
        ),
        (
            "La maire incendie Éric Riou : « Il ment. »",
            &["direct maire"],
        ),
        (
            "Jointe à mairie@lunac.fr, la maire a répondu : « Non. »",
            &["partial maire"],
        ),
        ("« Non », dit Mona Talec/AFP.", &["partial Mona Talec"]),
        (
            "Une lettre reçue par Mona Talec accusant son mari d’être « un voyou » circule.",
            &["term -"],
        ),
        (
            "Plusieurs élus dénoncent des hommes comme Jean Talec, qui règne sur le port : « Il a tout bétonné. »",
            &["direct Plusieurs élus"],
        ),
        (
            "« Nous avons perdu. » Ce sont les mots de passe de la mairie.",
            &["direct -"],
        ),
    ]);
}

#[test]
fn names_stand_in_headings_and_quotes_too() {
    all_told(&[
        (
            "La digue « tiendra bon » : Talec\n\nLa digue « tiendra bon », a assuré jeudi le premier secrétaire du Parti des rives.",
            &["partial Talec", "partial Talec"],
        ),
        (
            "Talec reproche à neuf villes de tarder\n\n« Tout est prêt », a rappelé le ministre à Lori.",
            &["direct Talec"],
        ),
        (
            "« Mona Talec a tout promis », dit le préfet. Talec assure que « tout ira bien ».",
            &["direct préfet", "partial Mona Talec"],
        ),
        (
            "« Mona Talec et Jean Talec ont tout promis », dit le préfet. Talec assure que « tout ira bien ».",
            &["direct préfet", "partial Talec"],
        ),
        (
            "L\u{feff}a France insoumise veut durcir le texte. « Tout va bien », explique LFI.",
            &["direct La France insoumise"],
        ),
    ]);
}

#[test]
fn firms_are_told_by_their_trade() {
    for name in ["Lovana Shipping", "Lunac Airlines", "Air Lovana"] {
        let text =
            format!("« Tout va bien », assure {name}. Le groupe ajoute que « rien ne presse ».");
        assert!(is_told_as(&text, name, "organization"), "{text}");
    }
}

#[test]
fn surnames_that_are_words_or_places_are_names() {
    all_told(&[
        (
            "Mona Petit est venue mardi. « Nous verrons », a assuré Petit. « Oui », a dit Petit.",
            &["direct Mona Petit", "partial Mona Petit"],
        ),
        (
            "Jean Le Guen est venu mardi. Le Guen a dit : « Nous verrons. » Pour Le Guen, « rien ne presse ».",
            &["direct Jean Le Guen", "partial Jean Le Guen"],
        ),
        (
            "Jean De Wilde est venu mardi. « Nous verrons », a répondu De Wilde.",
            &["direct Jean De Wilde"],
        ),
        (
            "Paul Marseille est venu mardi. « Nous verrons », a répondu Marseille.",
            &["direct Paul Marseille"],
        ),
        // A given name as a surname tells no gender.
        (
            "Mona Martin est venue mardi. « Nous verrons », a répondu Martin.",
            &["direct Mona Martin"],
        ),
        // Nobody bears it: the town, and a title.
        (
            "Paul Riou est venu mardi à Marseille. « Nous verrons », a répondu Marseille.",
            &["direct Marseille"],
        ),
        (
            "Le pont George Washington est fermé. « Nous verrons », a répondu Washington.",
            &["direct Washington"],
        ),
        (
            "Mona Robert anime l’atelier. Robert, 84 ans, découpe. « Nous verrons », raconte Robert.",
            &["direct Robert"],
        ),
        // The network, and another sentence.
        (
            "L’université quitte X. Aix-Marseille Université part aussi. « Nous verrons », a dit Aix-Marseille Université.",
            &["direct Aix-Marseille Université"],
        ),
        (
            "Le Tour de Mona Talec part mardi. Mona Talec est là. « Nous verrons », a dit Mona.",
            &["direct Mona Talec"],
        ),
        (
            "Mona Talec attendait. La réponse de Paul Riou ne s’est pas fait attendre. « Nous verrons. »",
            &["direct Paul Riou"],
        ),
    ]);
}
