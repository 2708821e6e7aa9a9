//! Who is meant: groups, letters, offices, documents, clauses that concede, and names beside offices. Short texts, and for
//! each quote its kind and speaker; `⏎` stands for the end of a paragraph, `-` for nobody.

use crate::patterns::all_told;

/// Text, and what is told of its quotes.
const TEXTS: &[(&str, &[&str])] = &[
    // Groups, and who means them.
    (
        "Jean Talec et Mona Ferrand protestent. Ils dénoncent « un abus ».",
        &["partial Jean Talec et Mona Ferrand"],
    ),
    (
        "« C’est un abus », disent Jean Talec (maire) et Mona Ferrand. Les deux élus dénoncent « une honte ».",
        &[
            "direct Jean Talec et Mona Ferrand",
            "partial Jean Talec et Mona Ferrand",
        ],
    ),
    (
        "Lisbonne et Oslo protestent. Les deux amiraux dénoncent « un abus ».",
        &["partial deux amiraux"],
    ),
    (
        "Selon Jean Talec et Mona Ferrand, c’est « un abus ».",
        &["partial Jean Talec et Mona Ferrand"],
    ),
    // Letters.
    (
        "« Rien de grave », selon la Fedem.⏎La Fedem (Fédération des éleveurs de moules) a réagi. La Fédération parle d’« un bon millésime ».",
        &[
            "partial Fédération des éleveurs de moules",
            "partial Fédération des éleveurs de moules",
        ],
    ),
    (
        "« Il faut agir », a réagi l’Organisation atlantique pour les phares (OAP).",
        &["direct Organisation atlantique pour les phares"],
    ),
    // Documents, and who only occurs in them.
    (
        "Le ministre est mis en cause dans un rapport. Le rapport dénonce « des fautes graves ».",
        &["partial rapport"],
    ),
    (
        "Mona Ferrand a réagi dans un communiqué. Le communiqué parle d’« une honte ».",
        &["partial Mona Ferrand"],
    ),
    (
        "La maire Mona Ferrand est venue avec « son carnet », d’après le compte rendu qu’elle publie.",
        &["partial Mona Ferrand"],
    ),
    // Officers of one kind.
    (
        "La présidente du Conseil des ports, Jeanne Talec, doute.⏎L’accord tient, a assuré la présidente chilienne, Ana Lemos : « Nous avons gagné. »",
        &["direct Ana Lemos"],
    ),
    (
        "« Rien n’entre », a dit la déléguée générale CFDT du dépôt de Lori, Odile Carnac.",
        &["direct Odile Carnac"],
    ),
    // Who concedes does not say it.
    (
        "Si le maire répète que tout va bien, les habitants dénoncent « l’abandon » du quartier.",
        &["partial habitants"],
    ),
    (
        "Le maire a beau répéter que tout va bien, les habitants dénoncent « l’abandon » du quartier.",
        &["partial habitants"],
    ),
    (
        "Le maire répète que les habitants réclament « du respect ».",
        &["partial maire"],
    ),
    // One verb for two.
    (
        "Jean Talec (PS) parle d’un « déni », Mona Ferrand (LR) d’une « mascarade ».",
        &["partial Jean Talec", "partial Mona Ferrand"],
    ),
    (
        "Elle exhorte le maire à « céder » et le préfet à « partir ».",
        &["partial Elle", "partial Elle"],
    ),
    // A colon at the end of a paragraph.
    (
        "Dans une lettre pour Le Phare, une riveraine raconte :⏎« On nous a dit de partir. »",
        &["direct riveraine"],
    ),
    (
        "Comme l’explique Nora Petit, de l’amicale :⏎« Cette loi ne change rien. »",
        &["direct Nora Petit"],
    ),
    // Quantities, and who counts as one.
    (
        "De nombreux habitants dénoncent « un abandon ».",
        &["partial nombreux habitants"],
    ),
    (
        "La victime, une femme de 34 ans, a raconté « la peur de sa vie ».",
        &["partial victime"],
    ),
    (
        "Le parti – qui dénonce « un chantage » – a rejeté l’offre.",
        &["partial parti"],
    ),
    (
        "« On a eu peur », témoigne l’agent Paul J. Selon lui, « personne ne criait ».",
        &["direct Paul J", "partial Paul J"],
    ),
    // What looks alike, and is not.
    (
        "Jean Talec et Mona Ferrand ont été arrêtés. Les deux policiers assurent avoir agi « sans violence ».",
        &["partial deux policiers"],
    ),
    (
        "Bardou a parlé mardi à Lori. Le parti dénonce « une provocation ».",
        &["partial parti"],
    ),
    (
        "Le maire parle d’une « honte », dénonce ceux qui « trahissent » le port.",
        &["partial maire", "partial maire"],
    ),
    ("La réponse du maire à la « crise » tarde.", &["term -"]),
    (
        "« Bonnets bleus » : le gouvernement annonce un moratoire",
        &["term -"],
    ),
    (
        "Le maire a accusé « les lobbies » et Jean Talec de « trahison ».",
        &["partial maire", "partial maire"],
    ),
    (
        "La trêve – un « leurre » – ne tiendra pas, a estimé Jean Talec.",
        &["partial Jean Talec"],
    ),
    // A prefect is no mayor.
    (
        "Le maire, Jean Talec, est inquiet. « Nous verrons », dit le préfet.",
        &["direct préfet"],
    ),
    (
        "Le procureur Jean Talec est prudent. « Nous verrons », dit le juge.",
        &["direct juge"],
    ),
    // Counter-examples: who is near, and not meant.
    (
        "Interrogée sur Paul Riou, la ministre, qui dénonce « un scandale », a botté en touche.",
        &["partial ministre"],
    ),
    (
        "Le président a choisi Paul Riou, au grand dam de la mairie, qui dénonce « un scandale ».",
        &["partial mairie"],
    ),
    (
        "Mona Ferrand, à la demande du Conseil des ports, qui estime la loi « contraire aux usages », s’est retirée.",
        &["partial Conseil des ports"],
    ),
    (
        "Mona Ferrand, dont la ville est gérée par le préfet, qui dénonce « un scandale », a répondu.",
        &["partial préfet"],
    ),
    (
        "Mona Ferrand, du syndicat des pêcheurs, qui dénonce « un scandale », a répondu.",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand est avocate. L’avocate de la défense dénonce « un scandale ».",
        &["partial avocate de la défense"],
    ),
    (
        "Mona Ferrand est préfète du Sud. Paul Riou est venu. La préfète a dit « non ».",
        &["partial Mona Ferrand"],
    ),
    (
        "« Vous mentez », a lancé au maire (centriste) Paul Riou.",
        &["direct Paul Riou"],
    ),
    (
        "« Vous mentez », a lancé le maire (centriste) de Lunac Paul Riou.",
        &["direct Paul Riou"],
    ),
    (
        "« Je n’y crois pas », dit un élu (qui tient à son anonymat) du Sud.",
        &["direct élu"],
    ),
    (
        "Selon une étude Paul Riou, « la dette explose ».",
        &["partial étude Paul Riou"],
    ),
    (
        "« La dette explose », a promis dans un message Paul Riou.",
        &["direct Paul Riou"],
    ),
    (
        "Les propos de Jean Talec sont inacceptables : « Il doit démissionner ».",
        &["direct -"],
    ),
    (
        "La réponse de Jean Talec est claire : « Je reste. »",
        &["direct Jean Talec"],
    ),
    (
        "Annonces de Jean Talec : « Le compte n’y est pas ».",
        &["direct -"],
    ),
    (
        "Réaction de Jean Talec : « Le compte n’y est pas. »",
        &["direct Jean Talec"],
    ),
    (
        "L’annonce de la mort de Paul Riou, « c’était un ami », a surpris.",
        &["term -"],
    ),
    (
        "Les propos du ministre, « sortis de leur contexte », ont choqué.",
        &["term -"],
    ),
    (
        "Les propos du ministre, « le port rouvrira », ont choqué.",
        &["partial ministre"],
    ),
    (
        "Mona Ferrand a tranché : « Il ne jouera plus », exit Paul Riou.",
        &["direct Mona Ferrand"],
    ),
    (
        "Mona Ferrand a reçu une lettre de Lisbonne. « Revenez », disait la lettre.",
        &["partial lettre de Lisbonne"],
    ),
    (
        "« Revenez », peut-on lire dans un communiqué de Lisbonne.",
        &["partial Lisbonne"],
    ),
    ("Elle dénonce une opération « ville morte ».", &["term -"]),
    (
        "Mona Ferrand dénonce un projet « absurde ».",
        &["partial Mona Ferrand"],
    ),
    (
        "La maire a cité les mots d’une de ses voisines, Mona Ferrand. Elle a ensuite parlé d’un port « saturé ».",
        &["partial maire"],
    ),
    (
        "Le maire s’en prend à Paul Riou, qu’il accuse de « mentir ».",
        &["partial maire"],
    ),
    (
        "Paul Riou s’en prend au maire, qu’il accuse de « mentir ».",
        &["partial Paul Riou"],
    ),
    (
        "À Lori, où la grève dure, Paul Riou, maire de Lori, a dénoncé « un abandon ».",
        &["partial Paul Riou"],
    ),
    (
        "Mona Ferrand, dont le frère est pêcheur, a visité le port. « Il est vide », a-t-elle dit.",
        &["direct Mona Ferrand"],
    ),
    (
        "Paul Riou, dont le frère est pêcheur, a visité le port. « Il est vide », a-t-il dit.",
        &["direct Paul Riou"],
    ),
    (
        "« Il est vide », a confié à la radio celle qui dirige le port.",
        &["direct celle via radio"],
    ),
    (
        "Ainsi que le dit Mona Ferrand, « il est vide ».",
        &["partial Mona Ferrand"],
    ),
    (
        "« Vous mentez », a lancé le maire (centriste) de Lunac. Le maire de Lunac est « furieux ».",
        &["direct maire de Lunac", "partial maire de Lunac"],
    ),
    (
        "Le maire de Lunac est là. « Vous mentez », a lancé le maire (centriste) de Lunac.",
        &["direct maire de Lunac"],
    ),
    (
        "Les avocats de Jean Talec, Me Paul Riou et Me Anne Cadic, ont annoncé un pourvoi. « Nous sommes surpris », ont-ils réagi.",
        &["direct Paul Riou et Anne Cadic"],
    ),
    (
        "Les enquêteurs ont entendu Jean Talec et Mona Ferrand. « Ils sont innocents », ont-ils dit.",
        &["direct enquêteurs"],
    ),
    (
        "Le frère de Paul Riou, avocat à Brest, a pris sa défense. « Il n'a rien volé », a plaidé l'avocat.",
        &["direct avocat"],
    ),
    (
        "Jean Talec a accusé Paul Riou de mensonge. Les deux hommes se sont vus mardi. « La page est tournée », ont-ils assuré.",
        &["direct Jean Talec et Paul Riou"],
    ),
    (
        "Une voiture a fini dans le fossé, rue Jean Talec. « Je me suis endormi », a reconnu le conducteur.",
        &["direct conducteur"],
    ),
    (
        "Un automobiliste a percuté la boulangerie de Paul Riou. « J'ai confondu les pédales », a expliqué le conducteur.",
        &["direct conducteur"],
    ),
    (
        "La Banque des Rives a fermé douze agences dans l'Orne. « Aucun départ n'est prévu », assure la banque.",
        &["direct Banque des Rives"],
    ),
    (
        "Airbus a livré 60 appareils, contre 40 pour Boeing. « L'objectif est maintenu », a indiqué l'avionneur européen.",
        &["direct Airbus"],
    ),
    (
        "Google a été condamné par l'Autorité de la concurrence. « Le montant est excessif », a réagi l'entreprise.",
        &["direct Google"],
    ),
    (
        "Le Hamas a remis trois corps à la Croix-Rouge mardi. « Nous respectons l'accord », a affirmé l'organisation islamiste.",
        &["direct Hamas"],
    ),
    (
        "Ces derniers jours ont été longs. Jean Talec et Paul Riou sont rentrés. « Enfin », ont dit ces derniers.",
        &["partial Jean Talec et Paul Riou"],
    ),
    // Whoever stands nearest as a subject, though another has just spoken.
    (
        "« On coule », s’inquiète Mona Ferrand. Odile Carnac a grandi sur ce quai. « Je reste », prévient-elle.",
        &["direct Mona Ferrand", "direct Odile Carnac"],
    ),
    (
        "« C’est trop », regrette le député Paul Riou. Le président du club, Jean Talec, va plus loin. Selon lui, le ministre « triche ».",
        &["direct Paul Riou", "partial Jean Talec"],
    ),
    (
        "« C’est fini », indique Paul Riou. Notre interlocuteur ajoute : « Tout a changé. »",
        &["direct Paul Riou", "direct Paul Riou"],
    ),
    // Of two who were named together, an office of state says neither.
    (
        "Paul Riou et Jean Talec ont signé un pacte. « Un beau jour », a lancé le président portugais.",
        &["partial président portugais"],
    ),
    // Who is accused does not sit in the court.
    (
        "Odile Carnac, procureure, se lève. « Je n’ai rien volé », jure l’accusée.",
        &["direct accusée"],
    ),
    (
        "L’accusé, Paul Riou, se lève. « Je n’ai rien volé », jure le prévenu.",
        &["direct Paul Riou"],
    ),
    // Names and phrases cut in the right place.
    (
        "« Le toit fuit », soupire Mona L’Hermine. Mona L’Hermine attend.",
        &["direct Mona L’Hermine"],
    ),
    (
        "« Tout est prêt », assure la candidate déclarée Mona Ferrand (MVL).",
        &["direct Mona Ferrand"],
    ),
    (
        "Une lettre très sèche dénonçait « un complot ».",
        &["partial lettre très sèche"],
    ),
    (
        "« Non », a dit le berger au premier ministre.",
        &["partial berger"],
    ),
    (
        "Tout à côté, Paul Riou le gardien du phare, fulminait : « On coule. »",
        &["direct Paul Riou"],
    ),
    (
        "La vente a surpris la FGPM, première fédération de pêcheurs, qui regrette un choix « absurde ».",
        &["partial FGPM"],
    ),
    (
        "Mona Ferrand pêche encore. Patronne d’un chalutier à Lori, elle hésite. « C’est dur », dit-elle.",
        &["direct Mona Ferrand"],
    ),
    // Verbs whose subject is nobody, and what is only spoken of.
    ("Il faut trouver mieux que « tant pis ».", &["term -"]),
    (
        "La Fedem est là. Dehors, il n’y a que le vent : « Nous partons demain. »",
        &["direct -"],
    ),
    (
        "Paul Riou y a son bureau : « Nous partons demain. »",
        &["direct Paul Riou"],
    ),
    (
        "La Fedem a réagi. Il est à noter que le port avait signé un bail « de longue durée ».",
        &["term -"],
    ),
    (
        "Les pêcheurs doivent s’exprimer sur « l’avenir du quai ».",
        &["term -"],
    ),
    (
        "Le maire a lui dénoncé « un passage en force ».",
        &["partial maire"],
    ),
    (
        "Le chantier a pris du retard, précise la maire Mona Ferrand : « Nous finirons en juin. »",
        &["direct Mona Ferrand"],
    ),
    (
        "Un chantier gâché par la pluie, regrette Mona Ferrand : « Nous finirons en juin. »",
        &["direct Mona Ferrand"],
    ),
    (
        "Sur le même sujet, la guide Mona Ferrand ajoute : « On attendra. »",
        &["direct Mona Ferrand"],
    ),
    // A person's name at its end makes no title of a fragment.
    (
        "Le maire rappelle « les promesses de Mona Ferrand ».",
        &["partial maire"],
    ),
    (
        "Le maire a lu « Les Promesses de Mona Ferrand ».",
        &["term -"],
    ),
    // A heading in marks belongs to what follows.
    (
        "« Nous plaiderons », annonce Paul Riou.⏎« Un vrai gâchis »⏎Sur le quai, les filets sèchent depuis un mois.",
        &["direct Paul Riou", "term -"],
    ),
    // Far from every name: the one of whom most has been told, but nobody's kin, nor another office.
    (
        "Mona Ferrand a quitté Lori à l’aube. Elle navigue sans escale. Sa route passe par Lunac, où l’attend Odile Carnac. Mona Ferrand y a grandi.⏎Le vent a forci. La coque a souffert. Le mât a tenu. Les vivres baissent. La radio grésille. « Je n’ai pas peur », sourit la quadragénaire.",
        &["direct Mona Ferrand"],
    ),
    (
        "Mona Ferrand a quitté Lori à l’aube. Elle navigue sans escale. Sa route passe par Lunac, où l’attend Odile Carnac. Mona Ferrand y a grandi.⏎Le vent a forci. La coque a souffert. Le mât a tenu. Les vivres baissent. La radio grésille. « Je n’ai pas peur », sourit la mère.",
        &["direct mère"],
    ),
    (
        "Paul Riou dirige le chantier. Paul Riou emploie cent personnes. Paul Riou a grandi à Lori.⏎Jean Talec a protesté mardi.⏎L’ancien docker, lui, ne veut rien entendre. « Je reste », tranche-t-il.",
        &["direct Paul Riou"],
    ),
    (
        "Le ministre du Port se tait⏎Le ministre du Port n’a rien dit. Paul Riou gagne du temps.⏎Chaque matin, Jean Talec ouvre la mairie. Le courrier attend. Le téléphone sonne. La pluie tombe. Le café refroidit. « Je suis seul », soupire l’édile.",
        &["direct édile"],
    ),
    // Told of without a name in the first sentences, and named first below them.
    (
        "Digue de Lori : la préfète cède⏎Après un mois de grève, la préfète a reconnu « une erreur ».⏎Les pêcheurs l’attendaient au port. Mona Ferrand s’était d’abord tue. Elle a parlé d’« un malentendu ».",
        &["partial Mona Ferrand", "partial Mona Ferrand"],
    ),
    (
        "Deux chantiers rivaux⏎Paul Riou a gagné le marché. Son rival dénonce « un vol ».⏎Le tribunal tranchera. Jean Talec a porté plainte lundi.",
        &["partial Jean Talec"],
    ),
    // Nicknames, and letters of another tongue.
    (
        "Les forces du général Paul Riou, dit « Balou », tiennent le port. Balou a ensuite affirmé que « tout va bien ».",
        &["term -", "partial Paul Riou"],
    ),
    (
        "Mona Ferrand, connue sous le nom de « Momo », a gagné. « Jamais », répète Momo.",
        &["term -", "partial Mona Ferrand"],
    ),
    (
        "Paul Riou a dit « Balou » et s’est tu. Balou a ri : « Non. »",
        &["term -", "partial Balou"],
    ),
    (
        "Le port est fermé, a ajouté le Centre lorien de contrôle des digues (KLD). Cent cas sont « liés », selon le KLD.",
        &["partial Centre lorien de contrôle des digues"],
    ),
    // Words that open a sentence belong to nobody's name; places are spelt in one way.
    (
        "Pourquoi Paul Riou refuse-t-il l’accord ?⏎Paul Riou a promis « un geste ».",
        &["partial Paul Riou"],
    ),
    (
        "Exit Paul Riou.⏎Paul Riou a promis « un geste ».",
        &["partial Paul Riou"],
    ),
    (
        "La France a gagné. « Rien n’est fait », rétorque Franck, 29 ans.",
        &["direct Franck"],
    ),
];

#[test]
fn everyone_is_who_the_reader_takes_them_for() {
    all_told(TEXTS);
}
