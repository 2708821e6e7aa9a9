//! People who are brought in by name, whatever stands beside it: they are told by the name alone.

use crate::patterns::{all_told, is_told_as, none_missed};
use stance::{article::Article, pipeline::Analyzer};

/// Names of a woman and a man: a full one, one with a hyphen, one with a particle.
const NAMES: [(&str, &str); 3] = [
    ("Mona Talec", "Jean Talec"),
    ("Élise Riou-Carnac", "Jean-Paul Riou"),
    ("Aïcha Ben Salem", "Youssef El Lunac"),
];

/// How she and how he is brought in.
const FORMS: &[(&str, &str)] = &[
    ("{N}", "{N}"),
    ("Mme {N}", "M. {N}"),
    ("la Dre {N}", "le Dr {N}"),
    ("la Dre. {N}", "le Dr. {N}"),
    ("la Pre {N}", "le Pr {N}"),
    ("la Prof. {N}", "le Prof. {N}"),
    ("Me {N}", "Me {N}"),
    ("la colonelle {N}", "le colonel {N}"),
    ("la Lt {N}", "le Lt {N}"),
    ("l’adjudante-chef {N}", "l’adjudant-chef {N}"),
    ("l’inspectrice principale {N}", "l’inspecteur principal {N}"),
    ("{N}, 43 ans", "{N}, 43 ans"),
    ("{N} (43 ans)", "{N} (43 ans)"),
    ("la députée {N} (PS)", "le député {N} (LR)"),
    ("l’infirmière {N}", "l’infirmier {N}"),
    ("l’infirmière, {N}", "l’infirmier, {N}"),
    ("sa sœur {N}", "son frère {N}"),
    ("sa sœur, {N}", "son frère, {N}"),
    ("sa sœur aînée, {N}", "son frère cadet, {N}"),
    ("une voisine, {N}", "un voisin, {N}"),
    ("une certaine {N}", "un certain {N}"),
    ("une dénommée {N}", "un dénommé {N}"),
    ("la Suédoise {N}", "le Suédois {N}"),
    ("la Franco-Suédoise {N}", "le Franco-Suédois {N}"),
    ("la romancière suédoise {N}", "le romancier suédois {N}"),
    ("la jeune {N}", "le jeune {N}"),
    ("la très discrète {N}", "le très discret {N}"),
    ("l’ancienne ministre {N}", "l’ancien ministre {N}"),
    (
        "l’adjointe au maire de Lunac {N}",
        "l’adjoint au maire de Lunac {N}",
    ),
    ("l’adjointe au maire {N}", "l’adjoint au maire {N}"),
    (
        "la directrice de Lovana France {N}",
        "le directeur de Lovana France {N}",
    ),
    ("la Directrice Générale {N}", "le Directeur Général {N}"),
    ("la Haute-Commissaire {N}", "le Haut-Commissaire {N}"),
    ("la haute-commissaire {N}", "le haut-commissaire {N}"),
    ("la ministre d’État {N}", "le ministre d’État {N}"),
    ("Mme la Pre {N}", "M. le Pr {N}"),
    (
        "{N}, présidente de la région",
        "{N}, président de la région",
    ),
    ("{N}, qui préside la région", "{N}, qui préside la région"),
    (
        "{N}, de l’association Racines Vives",
        "{N}, de l’association Racines Vives",
    ),
    ("la patronne de la CFDT, {N}", "le patron de la CFDT, {N}"),
];

/// What they say.
const CALLS: [&str; 3] = [
    "{D}, a dit : « C’est faux. »",
    "« C’est faux », a dit {D}.",
    "Selon {D}, « c’est faux ».",
];

/// The sentence, without the comma before its verb where none stands in the phrase.
fn sentence(call: &str, phrase: &str) -> String {
    let text = call.replace("{D}", phrase);
    let text = if phrase.contains(',') {
        text
    } else {
        text.replace(", a dit :", " a dit :")
    };
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[test]
fn a_person_is_told_by_the_name_alone() {
    let mut missed = Vec::new();
    for (she, he) in FORMS {
        for (her, his) in NAMES {
            for (form, name) in [(she, her), (he, his)] {
                for call in CALLS {
                    let text = sentence(call, &form.replace("{N}", name));
                    if !is_told_as(&text, name, "person") {
                        missed.push(text);
                    }
                }
            }
        }
    }
    none_missed(&missed);
}

const TEXTS: &[(&str, &[&str])] = &[
    // A title that is a part of what one is called, and an office that is not.
    (
        "Le pape François a dit : « C’est faux. »",
        &["direct pape François"],
    ),
    ("Sœur Agathe a dit : « C’est faux. »", &["direct Agathe"]),
    (
        "La reine Mathilde a dit : « C’est faux. »",
        &["direct reine Mathilde"],
    ),
    (
        "Le père Bernard a dit : « C’est faux. »",
        &["direct père Bernard"],
    ),
    (
        "Son père Bernard a dit : « C’est faux. »",
        &["direct Bernard"],
    ),
    (
        "Le père, Bernard, a dit : « C’est faux. »",
        &["direct Bernard"],
    ),
    (
        "La boulangère Corinne a dit : « C’est faux. » Corinne y voit « un piège ». La boulangère parle d’« abus ».",
        &["direct Corinne", "partial Corinne", "partial Corinne"],
    ),
    (
        "Sa fille Corinne a dit : « C’est faux. » Corinne Talec y voit « un piège ».",
        &["direct Corinne Talec", "partial Corinne Talec"],
    ),
    (
        "Sa sœur Corinne a dit : « C’est faux. »",
        &["direct Corinne"],
    ),
    (
        "Sa sœur aînée, Corinne, a dit : « C’est faux. »",
        &["direct Corinne"],
    ),
    (
        "« C’est faux », a dit son mari, Mourad.",
        &["direct Mourad"],
    ),
    (
        "« C’est faux », a dit leur guide, Mourad, 43 ans.",
        &["direct Mourad"],
    ),
    (
        "Selon une voisine, Corinne, « c’est faux ».",
        &["partial Corinne"],
    ),
    (
        "Pierre Sorel a quitté le PS. Le PS y voit « un piège ».",
        &["partial PS"],
    ),
    // Initials, small words and titles that are a part of the name.
    (
        "J.-M. Talec a dit : « C’est faux. » Talec y voit « un piège ».",
        &["direct J.-M. Talec", "partial J.-M. Talec"],
    ),
    (
        "« C’est faux », a dit El Hadji Malick Talec.",
        &["direct El Hadji Malick Talec"],
    ),
    (
        "Selon Anne de la Tour du Pin, « c’est faux ».",
        &["partial Anne de la Tour du Pin"],
    ),
    // Letters in brackets behind somebody are a party’s.
    (
        "Le député Louis Riou (LR) a dit : « C’est faux. » LR y voit « un piège ».",
        &["direct Louis Riou", "partial LR"],
    ),
    (
        "Le Rassemblement des Riverains (RR) a dit : « C’est faux. » Le RR y voit « un piège ».",
        &[
            "direct Rassemblement des Riverains",
            "partial Rassemblement des Riverains",
        ],
    ),
    // Whoever is deputy to somebody.
    (
        "L’adjoint au maire de Lunac a dit : « C’est faux. »",
        &["direct adjoint au maire de Lunac"],
    ),
    (
        "L’adjointe au maire de Lunac, Mona Talec, a dit : « C’est faux. » Le maire, Jean Riou, y voit « un piège ».",
        &["direct Mona Talec", "partial Jean Riou"],
    ),
    // Rows of people, each with what is told of her.
    (
        "Mona Talec, maire de Lunac, et Jean Riou, préfet, expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec, maire de Lunac, et Jean Riou expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec (PS) et Jean Riou (LR) expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec (PS) et Jean Riou expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Les députés Mona Talec (PS) et Jean Riou (LR) expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec, 43 ans, et Jean Riou, 50 ans, expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "La maire, Mona Talec, et le préfet, Jean Riou, expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec ainsi que Jean Riou expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec comme Jean Riou expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "« C’est faux », expliquent les députés Mona Talec (PS) et Jean Riou (LR).",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "« C’est faux », expliquent Mona Talec, 43 ans, et Jean Riou, 50 ans.",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "« C’est faux », écrivent dans une tribune Mona Talec et Jean Riou.",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Selon Mona Talec (PS) et Jean Riou (LR), « c’est faux ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Selon Mona Talec, maire de Lunac, et Jean Riou, préfet, « c’est faux ».",
        &["partial Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec, comme Jean Riou, explique : « C’est faux. »",
        &["direct Mona Talec"],
    ),
    // All of them, later on.
    (
        "Mona Talec et Jean Riou sont venus. Tous deux expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. Tous les deux expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. Les deux expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. L’un et l’autre expliquent : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. Le duo explique : « C’est faux. »",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. « C’est faux », explique le couple.",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec et Jean Riou sont venus. « C’est faux », expliquent tous deux.",
        &["direct Mona Talec et Jean Riou"],
    ),
    (
        "Mona Talec, Jean Riou et Paul Roux sont venus. Tous trois expliquent : « C’est faux. »",
        &["direct Mona Talec, Jean Riou et Paul Roux"],
    ),
];

#[test]
fn whoever_is_named_keeps_the_name() {
    all_told(TEXTS);
}

/// Nouns, and what sort of speaker they are.
const KINDS: &[(&str, &str)] = &[
    ("La victime", "person"),
    ("Le garçon", "person"),
    ("Une fillette de 8 ans", "person"),
    ("Un jeune", "person"),
    ("Une personne", "person"),
    ("Un individu", "person"),
    ("Une musulmane", "person"),
    ("La famille", "group"),
    ("La gauche", "group"),
    ("L’entourage de la ministre", "group"),
    ("La foule", "group"),
    ("Le collectif", "organization"),
    ("La communauté de communes", "organization"),
    ("La communauté d’agglomération", "organization"),
    ("L’État", "organization"),
    ("Une source policière", "organization"),
    ("Le règlement", "document"),
    ("Une banderole", "document"),
];

#[test]
fn a_noun_tells_the_kind() {
    for (noun, kind) in KINDS {
        let text = format!("{noun} dénonce « une erreur de méthode ».");
        let article = Article::new("a", &*text);
        let records = Analyzer::extractor().records(&article);
        let told = records.last().and_then(|r| r.speaker.as_ref());
        assert_eq!(told.map(|s| s.kind), Some(*kind), "{text}");
    }
}
