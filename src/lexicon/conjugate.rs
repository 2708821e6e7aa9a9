//! Conjugation: every simple form of a French verb, from its infinitive and a table of models.

use super::form::{self, Form, Mood};
use super::model::{Forms, Model};
use super::{spelling, tables};
use crate::problem::{Place, Problem};
use crate::table::Table;

/// The models, ready to conjugate.
///
/// ```
/// use stance::lexicon::conjugate::Conjugator;
/// use stance::lexicon::form::{Mood, Tense};
/// let mut future = Vec::new();
/// Conjugator::new().conjugate("prévenir", |word, form| {
///     if form.mood == Mood::Indicative && form.tense == Tense::Future && form.person == 3 {
///         future.push(word.to_owned());
///     }
/// });
/// assert_eq!(future, ["préviendra", "préviendront"]);
/// ```
#[derive(Debug)]
pub struct Conjugator {
    models: Vec<Model>,
}

impl Default for Conjugator {
    fn default() -> Self {
        Self::new()
    }
}

impl Conjugator {
    /// Reads the embedded models.
    ///
    /// # Panics
    /// If the embedded table is broken, which a test rules out.
    pub fn new() -> Self {
        let name = "conjugation.tsv";
        Table::parse(name, tables::text(name))
            .and_then(|table| Self::read(&table))
            .expect("the embedded models are sound")
    }

    /// Reads models from a table.
    ///
    /// # Errors
    /// All faults at once: a missing column, a key without bar, a wrong number of forms.
    pub fn read(table: &Table<'_>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut models = Vec::new();
        for row in table.rows() {
            match Model::read(row) {
                Ok(model) => models.push(model),
                Err(message) => problems.push(Problem::new(
                    "conjugation",
                    Place::line(table.name(), row.line),
                    message,
                    "see the comments at the head of the table",
                )),
            }
        }
        if problems.is_empty() {
            Ok(Self { models })
        } else {
            Err(problems)
        }
    }

    /// True if a model fits `lemma`.
    pub fn knows(&self, lemma: &str) -> bool {
        let mut keys = self.models.iter().flat_map(|m| &m.keys);
        keys.any(|key| key.fit(lemma).is_some())
    }

    /// Calls `each` with every simple form of `lemma`, each once; forms that have two spellings come
    /// twice. False, and only the infinitive, if no model fits.
    pub fn conjugate(&self, lemma: &str, each: impl FnMut(&str, Form)) -> bool {
        self.conjugate_with(&mut Forms::default(), lemma, form::Forms::All, each)
    }

    /// The same, with the memory of an earlier call, and the forms that are wanted only.
    pub(super) fn conjugate_with(
        &self,
        forms: &mut Forms,
        lemma: &str,
        wanted: form::Forms,
        each: impl FnMut(&str, Form),
    ) -> bool {
        let keys = self
            .models
            .iter()
            .flat_map(|m| m.keys.iter().map(move |k| (m, k)));
        let mut fits: Vec<_> = keys
            .filter_map(|(model, key)| {
                let (rank, base) = key.fit(lemma)?;
                Some((rank, base, model, key))
            })
            .collect();
        let best = fits.iter().map(|f| f.0).max();
        fits.retain(|f| Some(f.0) == best);
        forms.start(spelling::follows_first_group(lemma), wanted);
        let infinitive = Form::impersonal(Mood::Infinitive, false, false);
        forms.put(&[lemma], infinitive);
        for (_, base, model, key) in &fits {
            model.forms(base, key, forms);
        }
        forms.each(each);
        !fits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all(lemma: &str) -> Vec<(String, Form)> {
        let mut out = Vec::new();
        let known = Conjugator::new().conjugate(lemma, |w, f| out.push((w.to_owned(), f)));
        assert!(known, "{lemma}");
        out
    }

    /// The words of one tense, in the order of the persons, variants joined by a stroke.
    fn row(lemma: &str, tense: &str) -> String {
        let mut words: Vec<String> = Vec::new();
        let mut last = None;
        for (word, form) in all(lemma) {
            if format!("{:?} {:?}", form.mood, form.tense) == tense {
                match words.last_mut() {
                    Some(before) if last == Some(form) => *before = format!("{before}/{word}"),
                    _ => words.push(word),
                }
                last = Some(form);
            }
        }
        words.join(" ")
    }

    #[test]
    fn the_present_follows_its_model() {
        for want in [
            "annoncer: annonce annonces annonce annonçons annoncez annoncent",
            "exiger: exige exiges exige exigeons exigez exigent",
            "espérer: espère espères espère espérons espérez espèrent",
            "mener: mène mènes mène menons menez mènent",
            "rappeler: rappelle rappelles rappelle rappelons rappelez rappellent",
            "rejeter: rejette rejettes rejette rejetons rejetez rejettent",
            "marteler: martèle martèles martèle martelons martelez martèlent",
            "acheter: achète achètes achète achetons achetez achètent",
            "tweeter: tweete tweetes tweete tweetons tweetez tweetent",
            "appuyer: appuie appuies appuie appuyons appuyez appuient",
            "envoyer: envoie envoies envoie envoyons envoyez envoient",
            "protéger: protège protèges protège protégeons protégez protègent",
            "léguer: lègue lègues lègue léguons léguez lèguent",
            "rester: reste restes reste restons restez restent",
            "annexer: annexe annexes annexe annexons annexez annexent",
            "créer: crée crées crée créons créez créent",
            "avertir: avertis avertis avertit avertissons avertissez avertissent",
            "démentir: démens démens dément démentons démentez démentent",
            "répartir: répartis répartis répartit répartissons répartissez répartissent",
            "servir: sers sers sert servons servez servent",
            "offrir: offre offres offre offrons offrez offrent",
            "soutenir: soutiens soutiens soutient soutenons soutenez soutiennent",
            "répondre: réponds réponds répond répondons répondez répondent",
            "dire: dis dis dit disons dites disent",
            "redire: redis redis redit redisons redites redisent",
            "contredire: contredis contredis contredit contredisons contredisez contredisent",
            "maudire: maudis maudis maudit maudissons maudissez maudissent",
            "écrire: écris écris écrit écrivons écrivez écrivent",
            "rire: ris ris rit rions riez rient",
            "plaindre: plains plains plaint plaignons plaignez plaignent",
            "admettre: admets admets admet admettons admettez admettent",
            "poursuivre: poursuis poursuis poursuit poursuivons poursuivez poursuivent",
            "conclure: conclus conclus conclut concluons concluez concluent",
            "croire: crois crois croit croyons croyez croient",
            "concevoir: conçois conçois conçoit concevons concevez conçoivent",
            "reprendre: reprends reprends reprend reprenons reprenez reprennent",
            "être: suis es est sommes êtes sont",
            "avoir: ai as a avons avez ont",
            "aller: vais vas va allons allez vont",
            "faire: fais fais fait faisons faites font",
            "vouloir: veux veux veut voulons voulez veulent",
            "devoir: dois dois doit devons devez doivent",
            "savoir: sais sais sait savons savez savent",
            "voir: vois vois voit voyons voyez voient",
        ] {
            let (lemma, words) = want.split_once(": ").unwrap();
            assert_eq!(row(lemma, "Indicative Present"), words);
        }
    }

    #[test]
    fn the_other_tenses_follow_their_stems() {
        for want in [
            "lancer: Indicative Imperfect: lançais lançais lançait lancions lanciez lançaient",
            "juger: Indicative Past: jugeai jugeas jugea jugeâmes jugeâtes jugèrent",
            "tenir: Indicative Past: tins tins tint tînmes tîntes tinrent",
            "dire: Indicative Past: dis dis dit dîmes dîtes dirent",
            "conclure: Indicative Past: conclus conclus conclut conclûmes conclûtes conclurent",
            "être: Indicative Imperfect: étais étais était étions étiez étaient",
            "faire: Indicative Imperfect: faisais faisais faisait faisions faisiez faisaient",
            "prévoir: Indicative Future: prévoirai prévoiras prévoira prévoirons prévoirez prévoiront",
            "voir: Conditional Present: verrais verrais verrait verrions verriez verraient",
            "suggérer: Indicative Future: suggèrerai/suggérerai suggèreras/suggéreras suggèrera/suggérera suggèrerons/suggérerons suggèrerez/suggérerez suggèreront/suggéreront",
            "appeler: Indicative Future: appellerai appelleras appellera appellerons appellerez appelleront",
            "répondre: Conditional Present: répondrais répondrais répondrait répondrions répondriez répondraient",
            "recevoir: Subjunctive Present: reçoive reçoives reçoive recevions receviez reçoivent",
            "pouvoir: Subjunctive Present: puisse puisses puisse puissions puissiez puissent",
            "être: Subjunctive Imperfect: fusse fusses fût fussions fussiez fussent",
            "affirmer: Subjunctive Imperfect: affirmasse affirmasses affirmât affirmassions affirmassiez affirmassent",
            "affirmer: Imperative Present: affirme affirmons affirmez",
            "dire: Imperative Present: dis disons dites",
            "savoir: Imperative Present: sache sachons sachez",
            "ouvrir: Imperative Present: ouvre ouvrons ouvrez",
            "avoir: PresentParticiple Present: ayant",
            "menacer: PresentParticiple Present: menaçant",
            "croire: PresentParticiple Present: croyant",
            "dire: PastParticiple Present: dit dite dits dites",
            "admettre: PastParticiple Present: admis admise admis admises",
            "devoir: PastParticiple Present: dû due dus dues",
            "dissoudre: PastParticiple Present: dissous dissoute dissous dissoutes",
            "craindre: PastParticiple Present: craint crainte craints craintes",
            "être: PastParticiple Present: été",
            "surenchérir: PastParticiple Present: surenchéri surenchérie surenchéris surenchéries",
            "falloir: Indicative Future: faudra",
            "pleuvoir: Indicative Past: plut",
        ] {
            let [lemma, tense, words] = want.split(": ").collect::<Vec<_>>()[..] else {
                panic!("{want}");
            };
            assert_eq!(row(lemma, tense), words);
        }
    }

    #[test]
    fn each_form_comes_once_and_a_foreign_word_has_only_itself() {
        for lemma in ["payer", "connaître", "asseoir", "pouvoir", "renouveler"] {
            let forms = all(lemma);
            let unique: BTreeSet<_> = forms.iter().collect();
            assert_eq!(unique.len(), forms.len(), "{lemma}");
        }
        let mut words = Vec::new();
        assert!(!Conjugator::new().conjugate("xyz", |w, _| words.push(w.to_owned())));
        assert_eq!(words, ["xyz"]);
    }

    #[test]
    fn faults_of_the_table_are_told() {
        let text = "# source: x\n# licence: x\n# made-by: x\n\
                    a\tb\tc\td\te\tf\tg\th\ti\tnote\n\
                    er\te\t\t\t\t\t\t\t\t\n|er\te e\t\t\t\t\t\t\t\t\n";
        let problems = Conjugator::read(&Table::parse("t", text).unwrap()).unwrap_err();
        assert_eq!(problems.len(), 2);
    }
}
