//! Who reports what: clauses inside clauses, sources at the head of a sentence, words that are told of rather than spoken, odd
//! marks, and names beside other nouns. Short texts, and for each quote its kind and speaker; `⏎` stands for the end of a
//! paragraph, `-` for nobody.

use crate::patterns::all_told;

/// Text, and what is told of its quotes.
const TEXTS: &[(&str, &[&str])] = &[
    // A source at the head, and a clause of its own.
    (
        "Selon Mme Ferrand, le conseil s’est lancé dans une « fuite en avant ».",
        &["partial Ferrand"],
    ),
    (
        "Selon Mme Ferrand, le conseil a dénoncé une « fuite en avant ».",
        &["partial conseil via Ferrand"],
    ),
    (
        "Jean Talec critique une ville qui, selon lui, préfère « bétonner les dunes » que planter.",
        &["partial Jean Talec"],
    ),
    (
        "Mona Ferrand soutient le phare, estimant que celui-ci garantit « la paix des pêcheurs ».",
        &["partial Mona Ferrand"],
    ),
    (
        "La guide a expliqué que le patron se considérait comme un « vieux loup ».",
        &["partial guide"],
    ),
    (
        "Le maire a demandé une digue, tandis que la préfète Mona Ferrand a réclamé la fin de « ce vieux plan ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Jean Talec a répété sa phrase sans que la juge le lui demande : « J’en ai assez. »",
        &["direct Jean Talec"],
    ),
    (
        "Mona Ferrand a ajouté que le port refusait tout accord : « Nous tiendrons bon. »",
        &["direct Mona Ferrand"],
    ),
    (
        "Lori se dit surprise de voir les pêcheurs refuser de signer « alors qu’ils avaient promis ».",
        &["partial Lori"],
    ),
    (
        "Jean Talec promet d’assurer la garde du phare « jour et nuit ».",
        &["partial Jean Talec"],
    ),
    (
        "Le maire est revenu sur sa promesse selon laquelle « la criée restera ici ».",
        &["partial maire"],
    ),
    // The subject of a verb, across what is said of it.
    (
        "Le procureur Jean Talec, qui parle d’une « mise en scène », veut une peine plus dure.",
        &["partial Jean Talec"],
    ),
    (
        "Mona Ferrand, autrice du « Phare », un livre qui raconte la côte, soutient que « tout a changé ».",
        &["term -", "partial Mona Ferrand"],
    ),
    (
        "Le président, Jean Talec, qui menait la médiation entre Lori et Savernay, voisine des îles, a demandé un « retrait immédiat ».",
        &["partial Jean Talec"],
    ),
    (
        "Malgré la colère de plusieurs clubs, dont le Lori, la maire, Mona Ferrand, avait décidé de « décaler la course ».",
        &["partial Mona Ferrand"],
    ),
    (
        "La Ligue des ports, dont le siège est à Lori, « condamne fermement ces départs ».",
        &["partial Ligue des ports"],
    ),
    (
        "Lors d’un échange avec la préfète Mona Ferrand, le maire de Lori a exhorté « à la patience ».",
        &["partial maire de Lori"],
    ),
    (
        "Jeudi sur Radio Rivage, la préfète a jugé la vente « impossible ».",
        &["partial préfète via Radio Rivage"],
    ),
    // Who is told to have spoken behind the words.
    (
        "Jean Talec a ignoré les accusations de « trahison » formulées par Mona Ferrand.",
        &["partial Mona Ferrand"],
    ),
    (
        "Le « plan bleu » lancé par la région plaît aux plongeurs.",
        &["term -"],
    ),
    (
        "« La barque est pleine. » C’est le constat de la capitaine Mona Ferrand, à quai depuis mai.",
        &["direct Mona Ferrand"],
    ),
    (
        "« On rentre », a confié la ministre Mona Ferrand au « Courrier des dunes ».",
        &["direct Mona Ferrand", "term -"],
    ),
    // Words that name.
    (
        "On voit partout l’affiche « à louer » dans les vitrines.",
        &["term -"],
    ),
    ("Le chantier assure que son « L22 » flottera.", &["term -"]),
    ("La réunion décida de la « grande bascule ».", &["term -"]),
    // Between two quotes.
    (
        "« Tout va bien », a dit Jean Talec. Trois barques ont coulé, a précisé la préfecture. Nul n’était « en danger immédiat ».",
        &["direct Jean Talec", "partial préfecture"],
    ),
    (
        "Jean Talec parle du phare. « On aimerait un marché. »⏎Mona Ferrand a annoncé que Lori avait reçu le label « Ville fleurie ». « Cela nous honore tous. »",
        &["direct Jean Talec", "term -", "direct Mona Ferrand"],
    ),
    (
        "« La houle tombe », a dit Jean Talec.⏎Retour du calme au port⏎« La pêche peut reprendre. »",
        &["direct Jean Talec", "direct Jean Talec"],
    ),
    (
        "« La houle tombe », a rappelé Jean Talec. Le maire était prêt à sortir, « nous attendons le jour », a-t-il ajouté.",
        &["direct Jean Talec", "partial Jean Talec"],
    ),
    (
        "« La vente se fera », dit Mona Ferrand.⏎« C’est une faute », a répondu le conservatoire des dunes. « Nous irons au procès », a-t-il prévenu.",
        &[
            "direct Mona Ferrand",
            "direct conservatoire des dunes",
            "direct conservatoire des dunes",
        ],
    ),
    (
        "La Ligue a présenté ses « condoléances ». « Nous sommes en deuil », dit le communiqué.",
        &["partial Ligue", "direct Ligue"],
    ),
    (
        "Le texte porte dix noms. « Seul le vote tranchera », peut-on y lire.",
        &["direct texte"],
    ),
    // Names.
    (
        "Jean Talec est maire. « Rien ne presse », dit J. Talec.",
        &["direct Jean Talec"],
    ),
    (
        "Pilar Orlen Castaño est venue. « Rien ne presse », dit Orlen.",
        &["direct Pilar Orlen Castaño"],
    ),
    (
        "La Fédération autonome du port (FAP) proteste. « C’est non », écrit la FAP.⏎La Fédération des syndicats du port se tait.",
        &["direct Fédération autonome du port"],
    ),
    (
        "« C’est non », dit un élève, puis « oui », dit un autre élève, Jean Talec.",
        &["direct élève", "partial Jean Talec"],
    ),
    (
        "Me Mona Ferrand a plaidé. « Je regrette », a lâché l’accusée.",
        &["direct accusée"],
    ),
    (
        "Lori / Rivage / Jean Talec⏎Le chef du port a jugé la vente « honteuse ».",
        &["partial chef du port"],
    ),
    (
        "« Rien ne presse », précise les ministères de la Mer et des Ports.",
        &["direct ministères de la Mer et des Ports"],
    ),
    // Marks.
    (
        "‘’Nous rentrons’’, a lancé la capitaine Mona Ferrand.",
        &["direct Mona Ferrand"],
    ),
    (
        "Jean Talec a promis d’‘’aller au large’’ demain. Aujourd’’hui, il dort.",
        &["partial Jean Talec"],
    ),
    (
        "\"Le bar a fermé », regrette Mona Ferrand. \"On n’a plus rien », note Jean Talec.",
        &["direct Mona Ferrand", "direct Jean Talec"],
    ),
    (
        "“Nous y serons en 2030″, a dit Jean Talec. Sa barque mesure 12″ de moins.",
        &["direct Jean Talec"],
    ),
    (
        "“Il faut agir”, a dit Mona Ferrand.”Sans cela, tout coule”, a-t-elle ajouté.",
        &["direct Mona Ferrand", "direct Mona Ferrand"],
    ),
    (
        "La préfète a dénoncé ce qu’elle a qualifié de⏎« chantage permanent »⏎après la grève.",
        &["partial préfète"],
    ),
    // Whom the sentence turns to, whom it names last, and whom a thing touches.
    (
        "Anne Lori dit avoir « de grands espoirs ».⏎Quant à Mona Ferrand, elle affirme que la loi rendra la ville « plus sûre ».",
        &["partial Anne Lori", "partial Mona Ferrand"],
    ),
    (
        "« C’est un bon projet », a dit Jean Talec, en saluant le travail de Luc Ferrand.⏎« On avance », a commenté ce dernier.",
        &["direct Jean Talec", "direct Luc Ferrand"],
    ),
    (
        "Paul Riou est maire. Le problème, explique Jean Talec, ingénieur, c’est que la digue fuit. « On verra », dit-il.",
        &["direct Jean Talec"],
    ),
    (
        "Des mots qui ont fait réagir Luc Ferrand, le trésorier : « Nous n’avons rien promis. »",
        &["direct Luc Ferrand"],
    ),
    (
        "L’idée plaît à Jean Talec, maire de Lori : « On y réfléchit. »",
        &["direct Jean Talec"],
    ),
    (
        "Les chiffres donnent raison à la géologue Mona Ferrand : « La falaise recule. »",
        &["direct Mona Ferrand"],
    ),
    (
        "Paul Riou a rencontré Jean Talec : « Nous avons parlé du port. »",
        &["direct Paul Riou"],
    ),
    // A clause between the subject and its verb.
    (
        "Mona Ferrand, alors que Jean Talec quittait la salle, a parlé d’un « gâchis ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand, tout en rappelant que Jean Talec avait perdu, a salué son « panache ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand, après avoir dit que Jean Talec était parti, a dénoncé une « fuite ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand, à qui Jean Talec avait écrit, a promis « une réponse ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Jean Talec a quitté le port, alors que son père, Luc Talec, a dit sa « joie ».",
        &["partial Luc Talec"],
    ),
    (
        "Mona Ferrand a critiqué le plan et assuré que la ville paierait, jugeant ce délai « indigne ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand a dit regretter que Jean Talec soit parti, jugeant ce geste « indigne ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand, depuis que Jean Talec est parti, parle d’un « gâchis ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Carnac, qui signifie en vieux breton « la baie claire », vote dimanche.",
        &["term -"],
    ),
    (
        "L’agence Volta, un géant contrôlant la filière, a parlé d’un « incident ».",
        &["partial Volta"],
    ),
    (
        "Une équipe en Islande qui suit le volcan annonce « une accalmie ».",
        &["partial équipe"],
    ),
    (
        "Les élus dont la voix compte ont appelé le port à fermer « sans délai ».",
        &["partial élus"],
    ),
    (
        "Une quinzaine d’élus du parti espèrent « éviter une crise ».",
        &["partial quinzaine d’élus du parti"],
    ),
    (
        "Mona Ferrand a exigé que la délégation fasse tout pour garantir une « solution amiable ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand a fait savoir lundi qu’« aucun bateau ne sortira ».",
        &["partial Mona Ferrand"],
    ),
    // Who was called so before, who is cited, and names with a number.
    (
        "Le président russe Jean Talec a vu lundi le président Paul Riou.⏎« C’est fini », a dit le président russe.",
        &["direct Jean Talec"],
    ),
    (
        "« Tous sont menacés », indique la chaîne Al-Lunac, citant Jean Talec.",
        &["direct Jean Talec via Al-Lunac"],
    ),
    ("« C’est fini », annonce Volta 3.", &["direct Volta 3"]),
    (
        "« Ici, affirme une guide qui tait son nom, tout le monde rame. »",
        &["direct guide"],
    ),
    (
        "Jean Talec réclame la mise en place d’une « vraie cale ».",
        &["partial Jean Talec"],
    ),
    (
        "« Je recommence » : Jean Talec est l’un des pêcheurs du port.",
        &["direct Jean Talec"],
    ),
    // Who suffers the words of whom, and what somebody calls a thing.
    (
        "Jean Talec, accusé de « mentir » par Mona Ferrand, dément.",
        &["partial Mona Ferrand"],
    ),
    (
        "Accusé par Mona Ferrand d’avoir « menti », Jean Talec dément.",
        &["partial Mona Ferrand"],
    ),
    (
        "Jean Talec s’est vu qualifier de « menteur » par Mona Ferrand.",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand s’est fait traiter de « menteuse » par Jean Talec.",
        &["partial Jean Talec"],
    ),
    (
        "Après avoir parlé de « honte », Mona Ferrand est partie.",
        &["partial Mona Ferrand"],
    ),
    (
        "Le maire a promis un stade, ce que Mona Ferrand appelle « une folie ».",
        &["partial Mona Ferrand"],
    ),
    // One of several, the most of all, and who is stressed.
    (
        "L’un des trois juges -- qui se prononceront lundi -- a souligné « qu’il y avait une autre voie ».",
        &["partial L’un des trois juges"],
    ),
    (
        "Selon l’un de ses deux avocats, « c’est une épreuve ».",
        &["partial l’un de ses deux avocats"],
    ),
    (
        "Le plus proche conseiller du maire a parlé d’une « panne ».",
        &["partial plus proche conseiller du maire"],
    ),
    (
        "« Nous partons », a dit Jean Talec.⏎Lui-même assure que « la mer est calme ».",
        &["direct Jean Talec", "partial Jean Talec"],
    ),
    (
        "« Nous partons », a dit Jean Talec.⏎Lui prône la patience : « La mer est calme. »",
        &["direct Jean Talec", "direct Jean Talec"],
    ),
    (
        "L’Union des gardiens (Uga) « demande la mobilisation de tous ».",
        &["partial Union des gardiens"],
    ),
    (
        "Mona Ferrand s’en est prise au syndicat, qui « s’est durci ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Jean Talec a été relâché.⏎« Il est soulagé. » « Il ne dira rien. » « Il rentre », a déclaré son avocate, Mona Ferrand.",
        &[
            "direct Mona Ferrand",
            "direct Mona Ferrand",
            "direct Mona Ferrand",
        ],
    ),
    // What opens a sentence with a capital and is nobody's name.
    (
        "Malheureusement, le premier adjoint entretient le flou : « Rien ne presse », affirme-t-il.",
        &["direct premier adjoint"],
    ),
    (
        "Furieux, le maire de Lori refuse. « Rien ne presse », affirme-t-il.",
        &["direct maire de Lori"],
    ),
    (
        "Furieuse, Mona Ferrand refuse. « Rien ne presse », affirme-t-elle.",
        &["direct Mona Ferrand"],
    ),
    (
        "Talec, Riou et Mona Ferrand refusent. « Rien ne presse », affirment-ils.",
        &["direct Talec, Riou et Mona Ferrand"],
    ),
    (
        "« Je gère tout », a déclaré Mona Ferrand.⏎Mais après dix ans en tant qu’éleveuse, « il faut s’imposer », lance-t-elle.",
        &["direct Mona Ferrand", "partial Mona Ferrand"],
    ),
    // What commas say of somebody with a complement, and rows of fields.
    (
        "L’adjoint au maire de Lori, chargé de la Mer, du Sport et des Ports, évaluant la dépense à vingt euros, a ajouté : « C’est trop cher. »",
        &["direct adjoint au maire de Lori"],
    ),
    // Names and words rather than what somebody said.
    (
        "Le ministère souhaite que l’on pratique la lecture en commun, appelée « la fluence ».",
        &["term -"],
    ),
    (
        "Paul Riou a été appelé « à partir » par l’opposition.",
        &["partial opposition"],
    ),
    (
        "« Non », a dit Paul Riou, porte-parole des « gilets gris » de Lori.",
        &["partial Paul Riou", "term -"],
    ),
    (
        "Paul Riou, maire, dénonce des « abus ».",
        &["partial Paul Riou"],
    ),
    // Whose feeling it is.
    (
        "« Rien n’avance depuis un an. » C’est le sentiment de Paul Riou.",
        &["direct Paul Riou"],
    ),
    (
        "« Le retour du pire. »⏎C’est la constatation du chef de l’opposition.",
        &["direct chef de l’opposition"],
    ),
    // A heading in capitals is an echo too.
    (
        "Mona Ferrand a gagné.⏎« JE PARS EN JUIN »⏎Dimanche, la fête commence. « C’est dit : je pars en juin », a déclaré Mona Ferrand.",
        &["direct Mona Ferrand", "direct Mona Ferrand"],
    ),
    // Rows of offices that no comma closes, and what somebody does while speaking.
    (
        "Paul Riou, médecin à Lori, chercheur en biologie dénonce « un abus ».",
        &["partial Paul Riou"],
    ),
    (
        "« Le port est sûr », a expliqué en ouvrant la séance, Paul Riou, secrétaire du port.",
        &["direct Paul Riou"],
    ),
    // Addresses on the web.
    ("Selon Slate.fr, c’est « un abus ».", &["partial Slate.fr"]),
    // Whom a thing touches.
    (
        "Les pêcheurs sont venus. Cette idée leur déplaît : « C’est trop. »",
        &["direct pêcheurs"],
    ),
    (
        "Paul Riou a vu un panneau. Le message le rappelle : « C’est interdit. »",
        &["direct message"],
    ),
];

#[test]
fn whoever_reports_is_told() {
    all_told(TEXTS);
}
