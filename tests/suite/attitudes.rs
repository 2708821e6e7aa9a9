//! Adjectives that tell where somebody stands, those who speak for others, and bodies told apart by their place. Short
//! texts, and for each quote its kind and speaker.

use crate::patterns::all_told;

/// Text, and what is told of its quotes.
const TEXTS: &[(&str, &[&str])] = &[
    // An adjective agrees with its subject: women and men get the same answers.
    (
        "Jean Talec est prêt à « tout reprendre ».",
        &["partial Jean Talec"],
    ),
    (
        "Mona Ferrand est prête à « tout reprendre ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand reste convaincue que « la digue tiendra ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand est très inquiète d’« un retard ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Les pilotes sont opposés à « toute fusion ».",
        &["partial pilotes"],
    ),
    (
        "Mona Ferrand s’est montrée sensible à « cet effort ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand, résolue à ne pas « plier », votera contre.",
        &["partial Mona Ferrand"],
    ),
    (
        "Opposée à « toute fusion », Mona Ferrand votera contre.",
        &["partial Mona Ferrand"],
    ),
    (
        "Le port, favorable aux régates, a choisi « Grand Large ».",
        &["term -"],
    ),
    (
        "Les pilotes sont restées convaincues que « la digue tiendra ».",
        &["partial pilotes"],
    ),
    (
        "Mona Ferrand s’est déclarée prête à « tout reprendre ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand est revenue sur « une folie ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand se sent « trahie » par le club.",
        &["partial Mona Ferrand"],
    ),
    (
        "Jean Talec, traité de « menteur » par Mona Ferrand, se tait.",
        &["partial Mona Ferrand"],
    ),
    // What somebody wants or feels, and is quoted next.
    (
        "La colère de Mona Ferrand est intacte : « On nous a menti. »",
        &["direct Mona Ferrand"],
    ),
    (
        "L’idée de Mona Ferrand est de « gagner du temps ».",
        &["partial Mona Ferrand"],
    ),
    (
        "Objectif affiché par Mona Ferrand : « gagner du temps ».",
        &["partial Mona Ferrand"],
    ),
    (
        "« La digue tiendra », s’est bornée à répondre Mona Ferrand.",
        &["direct Mona Ferrand"],
    ),
    // Those who are counted, near the truth or as a share.
    (
        "Plus de 300 pêcheurs dénoncent « un abus ».",
        &["partial Plus de 300 pêcheurs"],
    ),
    (
        "Près de cent de ses voisins ont dénoncé « un abus ».",
        &["partial Près de cent de ses voisins"],
    ),
    (
        "80 % des pêcheurs dénoncent « un abus ».",
        &["partial 80 % des pêcheurs"],
    ),
    (
        "« C’est un abus », disent neuf pêcheurs sur dix.",
        &["direct neuf pêcheurs"],
    ),
    (
        "D’autres pêcheurs dénoncent « un abus ».",
        &["partial D’autres pêcheurs"],
    ),
    (
        "Les élus sont partis. Deux d’entre eux dénoncent « un abus ».",
        &["partial Deux d’entre eux"],
    ),
    (
        "Mona Ferrand parle peu. Celle qui dirige le club dénonce « un abus ».",
        &["partial Mona Ferrand"],
    ),
    (
        "« C’est un abus », dit Mme la maire.",
        &["direct Mme la maire"],
    ),
    (
        "Jean Talec et Paul Riou ont débattu. Le premier dénonce « un déni », le second « une peur ».",
        &["partial Jean Talec", "partial Paul Riou"],
    ),
    (
        "Mona Ferrand a grandi en Albanok, près du lac. « J’y retourne », dit la navigatrice.",
        &["direct Mona Ferrand"],
    ),
    (
        "Jean Talec, de son côté, la qualifie de « perle ».",
        &["partial Jean Talec"],
    ),
    // Whoever speaks for somebody passes his words on.
    (
        "Jean Talec a reconnu « une erreur », selon son avocate.",
        &["partial Jean Talec via son avocate"],
    ),
    (
        "Jean Talec est attendu lundi. « Rien n’est fait », a dit son avocate.",
        &["direct avocate"],
    ),
    (
        "« Rien n’est fait », assure un proche du Premier ministre Jean Talec.",
        &["direct proche du Premier ministre Jean Talec"],
    ),
    // Where a mission is posted belongs to its name.
    (
        "L’ambassade du Portugal à Oslo dénonce « une rumeur ».",
        &["partial ambassade du Portugal à Oslo"],
    ),
    // A name of either gender, that is also an island's.
    (
        "« C’est grave », estime Dominique Talec, le président du club. Il « attend une réponse ».",
        &["direct Dominique Talec", "partial Dominique Talec"],
    ),
    // What somebody means to do is told in the words of who reports it.
    (
        "Mona Ferrand a affirmé que la mairie entendait « réparer » le pont.",
        &["partial Mona Ferrand"],
    ),
    (
        "Mona Ferrand a dit que le port voyait « un piège » dans l’offre.",
        &["partial Mona Ferrand"],
    ),
    // An adjective before the noun is not whoever speaks.
    (
        "Un récent communiqué parle d’« un échec ».",
        &["partial récent communiqué"],
    ),
    (
        "Le club estime que la mairie ment « sans honte », selon un bref communiqué.",
        &["partial club via bref communiqué"],
    ),
    // Who is meant: people without names together, and the head of a state.
    (
        "Les pêcheurs et les marins protestent. Ils jugent l’attente « indigne ».",
        &["partial pêcheurs et les marins"],
    ),
    (
        "Le président français Jean Talec est venu. « Le lac attend », a répondu le président de la République.",
        &["direct Jean Talec"],
    ),
    (
        "Le chef de l’État danois doit parler. Le président danois Jean Talec promet « un phare ». On attend aussi le président Moussa Lori.",
        &["partial Jean Talec"],
    ),
    // A heading shortens what is said below it.
    (
        "La digue a tenu, dit-on.⏎Beaucoup de « fantasmes inutiles »⏎« Il y a des fantasmes, souvent inutiles », a dit Mona Ferrand.",
        &["partial Mona Ferrand", "direct Mona Ferrand"],
    ),
    // The quote belongs to the source's own noun, or gives a name.
    ("Selon une carte « muette », le lac baissera.", &["term -"]),
    ("On les appelle des « veilleurs ».", &["term -"]),
    (
        "On ne pêche plus sur les rives classées « orange », a dit Jean Talec.",
        &["term -"],
    ),
];

#[test]
fn attitudes_and_relays_are_told() {
    all_told(TEXTS);
}
