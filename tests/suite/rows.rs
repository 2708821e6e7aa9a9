//! Those who are named side by side, and words for all of them: what stands in the row, what does not, and bodies whose letters
//! stand behind them.

use crate::patterns::all_told;

const TEXTS: &[(&str, &[&str])] = &[
    (
        "La Ligue des droits de l’homme (LDH) et la Confédération générale du travail (CGT) dénoncent « une erreur ».",
        &["partial Ligue des droits de l’homme et Confédération générale du travail"],
    ),
    (
        "Le Parti communiste français (PCF) et La France insoumise (LFI) disent « non ».",
        &["partial Parti communiste français et La France insoumise"],
    ),
    (
        "Le PS et Les Républicains (LR) dénoncent « une erreur ».",
        &["partial PS et Les Républicains"],
    ),
    (
        "La France et l’Union européenne (UE) saluent « une erreur ».",
        &["partial France et Union européenne"],
    ),
    (
        "« C’est faux », ont dit la CGT et la Ligue des droits de l’homme (LDH).",
        &["direct CGT et Ligue des droits de l’homme"],
    ),
    (
        "Selon Amnesty (AI) et Human Rights Watch (HRW), c’est « une erreur ».",
        &["partial Amnesty et Human Rights Watch"],
    ),
    (
        "Jean Riou (LR) et le Collectif des riverains de Lori (CRL) dénoncent « une erreur ».",
        &["partial Jean Riou et Collectif des riverains de Lori"],
    ),
    (
        "La Ligue de l’enseignement (LE) et la Ligue Lovana (LL) dénoncent « une erreur ».",
        &["partial Ligue de l’enseignement et Ligue Lovana"],
    ),
    (
        "La LDH et le Syndicat de la magistrature (SM) dénoncent « une erreur ».",
        &["partial LDH et Syndicat de la magistrature"],
    ),
    (
        "La CGT comme la Ligue des droits de l’homme (LDH) dénoncent « une erreur ».",
        &["partial CGT et Ligue des droits de l’homme"],
    ),
    (
        "Le Rassemblement national (RN) et Les Républicains (LR) disent « non ». La LR et le RN disent « oui ». Le RN (Rassemblement national) et LR disent « non ».",
        &[
            "partial Rassemblement national et Les Républicains",
            "partial Les Républicains et Rassemblement national",
            "partial Rassemblement national et Les Républicains",
        ],
    ),
    (
        "Les deux gendarmes dénoncent « une erreur ».",
        &["partial deux gendarmes"],
    ),
    (
        "« C’est faux », expliquent les deux juges d’instruction.",
        &["direct deux juges d’instruction"],
    ),
    (
        "« C’est faux », disent les deux élèves Jean Talec et Paul Riou.",
        &["direct Jean Talec et Paul Riou"],
    ),
    (
        "Selon les deux juges, c’est « une erreur ».",
        &["partial deux juges"],
    ),
    (
        "Plusieurs députés, dont Jean Talec (PS) et Mona Riou, dénoncent « une erreur ».",
        &["partial Plusieurs députés"],
    ),
    (
        "Les habitants, dont Jean Talec, 45 ans, et sa femme Mona, se disent « épuisés ».",
        &["partial habitants"],
    ),
    (
        "« C’est faux », disent les élèves des lycées Jean Moulin et Paul Éluard.",
        &["direct élèves des lycées Jean Moulin et Paul Éluard"],
    ),
    (
        "« C’est faux », disent les avocats des frères Luc Talec et Jean Talec.",
        &["direct avocats des frères Luc Talec et Jean Talec"],
    ),
    (
        "« C’est faux », affirment les chercheurs en sciences politiques Luc Talec et Mona Riou.",
        &["direct Luc Talec et Mona Riou"],
    ),
    (
        "« C’est faux », jure le nommé Traoré Moussa, 34 ans.",
        &["direct Traoré Moussa"],
    ),
    (
        "La dénommée Carnac dit : « C’est faux. »",
        &["direct Carnac"],
    ),
    (
        "« C’est faux », a expliqué l’adjoint au maire à Ouest-France.",
        &["direct adjoint au maire via Ouest-France"],
    ),
    (
        "Le maire Jean Talec est absent. « C’est faux », explique l’adjointe au maire Jean Talec.",
        &["direct adjointe au maire Jean Talec"],
    ),
    (
        "« C’est faux », explique l’adjointe au maire de La Rochelle Mona Talec.",
        &["direct Mona Talec"],
    ),
    (
        "« C’est faux », explique l’adjointe au maire de Lourdes Mona Talec.",
        &["direct Mona Talec"],
    ),
    (
        "« C’est faux », explique l’actrice Florence Marie Talec.",
        &["direct Florence Marie Talec"],
    ),
    (
        "« C’est faux », explique la chanteuse France Marie Talec.",
        &["direct France Marie Talec"],
    ),
    (
        "Yves Saint Laurent (YSL) annonce « une erreur ».",
        &["partial Yves Saint Laurent"],
    ),
    (
        "Lutte ouvrière dénonce « une erreur ». LO parle d’« abus ».",
        &["partial Lutte ouvrière", "partial Lutte ouvrière"],
    ),
    (
        "Le Crédit Agricole dénonce « une erreur ». CA parle d’« abus ».",
        &["partial Crédit Agricole", "partial Crédit Agricole"],
    ),
    (
        "« C’est faux », dit Tonton Marcel.",
        &["direct Tonton Marcel"],
    ),
    (
        "Mona Talec et Luc Ferrand vivent à Brest. Le couple accuse Jean Riou et Paul Carnac. « On a eu peur », raconte le couple.",
        &["direct Mona Talec et Luc Ferrand"],
    ),
    (
        "Mona Talec et Luc Ferrand vivent à Brest. Leurs enfants, Jean et Paul, sont grands. « On a eu peur », raconte le couple.",
        &["direct couple"],
    ),
    (
        "Mona Talec et Luc Ferrand vivent à Brest. « On a eu peur », raconte le couple.",
        &["direct Mona Talec et Luc Ferrand"],
    ),
    (
        "L’un et l’autre ont salué « un geste ».",
        &["partial L’un et l’autre"],
    ),
    (
        "Mona Talec et Jean Riou ont tous deux dénoncé « une erreur ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou ont tous les deux dit « non ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou se sont tous deux dits « innocents ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. « C’est faux », disent les deux.",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. Pour les deux, c’est « une erreur ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec, la maire, et Jean Riou, son adjoint, annoncent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
];

#[test]
fn a_row_is_one_speaker_and_holds_nobody_else() {
    all_told(TEXTS);
}
