//! The verbs: lemmas and locutions that report speech, those that do not, and all their forms.

use super::conjugate::Conjugator;
use super::form::{self, Form};
use super::model::Forms;
use super::tables;
use super::takes::{Class, Takes};
use crate::problem::{Place, Problem};
use crate::table::{Row, Table};
use rustc_hash::FxHashMap;

/// One verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its infinitive, without pronoun.
    pub lemma: &'static str,
    /// What it announces; [`Class::Plain`] if it reports nothing.
    pub class: Class,
    /// What it may take.
    pub takes: Takes,
    /// True if it reports with its own pronoun only: *s’insurger*.
    pub only_reflexive: bool,
}

/// A verb and set words that together report speech: *mettre en garde*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locution {
    /// Index of the verb in [`VerbTable::verbs`].
    pub verb: usize,
    /// The word right before the verb, or nothing: *en* of *s’en prendre à*.
    pub before: &'static str,
    /// The words after the verb, adjectives in the masculine singular.
    pub rest: &'static str,
    /// What it announces.
    pub class: Class,
    /// What it may take; with [`Takes::REFL`], only with its own pronoun.
    pub takes: Takes,
    /// True if its first word is an adjective that agrees with the subject: *être prêt à*.
    pub agrees: bool,
}

/// The verbs that an attitude stands behind, and what they take beside it.
const COPULAS: [(&str, Takes); 10] = [
    ("avouer", Takes::REFL),
    ("demeurer", Takes::NONE),
    ("dire", Takes::REFL),
    ("déclarer", Takes::REFL),
    ("montrer", Takes::REFL),
    ("paraître", Takes::NONE),
    ("rester", Takes::NONE),
    ("sembler", Takes::NONE),
    ("vouloir", Takes::REFL),
    ("être", Takes::NONE),
];

/// All verbs and locutions.
///
/// ```
/// use stance::lexicon::takes::{Class, Takes};
/// use stance::lexicon::verbs::VerbTable;
/// let table = VerbTable::new();
/// let verb = table.verbs()[table.index_of("avertir").unwrap()];
/// assert!(verb.class == Class::Warn && verb.takes.has(Takes::QUE));
/// ```
#[derive(Debug)]
pub struct VerbTable {
    verbs: Vec<Verb>,
    locutions: Vec<Locution>,
    by_lemma: FxHashMap<&'static str, usize>,
}

impl Default for VerbTable {
    fn default() -> Self {
        Self::new()
    }
}

impl VerbTable {
    /// Reads the embedded tables.
    ///
    /// # Panics
    /// If one of them is broken, which a test rules out.
    pub fn new() -> Self {
        Self::embedded(None).expect("the embedded verbs are sound")
    }

    /// The same, but first asks whether each verb can be conjugated.
    ///
    /// # Errors
    /// All faults of the tables.
    pub(super) fn checked() -> Result<Self, Vec<Problem>> {
        Self::embedded(Some(&Conjugator::new()))
    }

    fn embedded(conjugator: Option<&Conjugator>) -> Result<Self, Vec<Problem>> {
        let parse = |name| Table::parse(name, tables::text(name));
        Self::join(
            &parse("verbs.tsv")?,
            &parse("plain-verbs.tsv")?,
            &parse("locutions.tsv")?,
            &parse("attitudes.tsv")?,
            conjugator,
        )
    }

    /// Joins the tables of reporting verbs, plain verbs and locutions.
    ///
    /// # Errors
    /// All faults at once: an unknown class or complement, a verb listed twice, one that no model
    /// conjugates, a locution of an unlisted verb.
    pub fn read(
        reporting: &Table<'static>,
        plain: &Table<'static>,
        locutions: &Table<'static>,
        attitudes: &Table<'static>,
    ) -> Result<Self, Vec<Problem>> {
        let conjugator = Conjugator::new();
        Self::join(reporting, plain, locutions, attitudes, Some(&conjugator))
    }

    /// The same; without a conjugator, every verb is taken as one that can be conjugated.
    fn join(
        reporting: &Table<'static>,
        plain: &Table<'static>,
        locutions: &Table<'static>,
        attitudes: &Table<'static>,
        conjugator: Option<&Conjugator>,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut fault = |table: &Table<'_>, row: &Row<'_>, message: String| {
            let place = Place::line(table.name(), row.line);
            problems.push(Problem::new("verbs", place, message, "mend the row"));
        };
        let mut out = Self {
            verbs: Vec::new(),
            locutions: Vec::new(),
            by_lemma: FxHashMap::default(),
        };
        let known = |lemma: &str| match conjugator {
            Some(conjugator) if !conjugator.knows(lemma) => {
                Err(format!("no model conjugates “{lemma}”"))
            }
            _ => Ok(()),
        };
        for row in reporting.rows() {
            match cells(row, 1) {
                Some((class, takes)) => {
                    let only_reflexive = row.cell(3) == "only refl";
                    let lemma = row.cell(0);
                    let added =
                        known(lemma).and_then(|()| out.add(lemma, class, takes, only_reflexive));
                    added.unwrap_or_else(|m| fault(reporting, row, m));
                }
                None => fault(reporting, row, "an unknown class or complement".into()),
            }
        }
        for row in plain.rows() {
            let lemma = row.cell(0);
            let added =
                known(lemma).and_then(|()| out.add(lemma, Class::Plain, Takes::NONE, false));
            added.unwrap_or_else(|m| fault(plain, row, m));
        }
        for row in locutions.rows() {
            let cell = row.cell(0);
            let (before, verb) = cell.rsplit_once(' ').unwrap_or(("", cell));
            let index = out.by_lemma.get(verb);
            match (index, cells(row, 2)) {
                (Some(index), Some((class, takes))) => out.locutions.push(Locution {
                    verb: *index,
                    before,
                    rest: row.cell(1),
                    class,
                    takes,
                    agrees: false,
                }),
                (None, _) => fault(locutions, row, format!("“{verb}” is in no table of verbs")),
                _ => fault(locutions, row, "an unknown class or complement".into()),
            }
        }
        for row in attitudes.rows() {
            let Some((class, takes)) = cells(row, 1) else {
                fault(attitudes, row, "an unknown class or complement".into());
                continue;
            };
            for (verb, own) in COPULAS {
                let verb = out.by_lemma.get(verb).copied();
                out.locutions.extend(verb.map(|verb| Locution {
                    verb,
                    before: "",
                    rest: row.cell(0),
                    class,
                    takes: takes | own,
                    agrees: true,
                }));
            }
        }
        if problems.is_empty() {
            Ok(out)
        } else {
            Err(problems)
        }
    }

    fn add(
        &mut self,
        lemma: &'static str,
        class: Class,
        takes: Takes,
        only_reflexive: bool,
    ) -> Result<(), String> {
        if self.by_lemma.insert(lemma, self.verbs.len()).is_some() {
            return Err(format!("“{lemma}” is listed twice"));
        }
        self.verbs.push(Verb {
            lemma,
            class,
            takes,
            only_reflexive,
        });
        Ok(())
    }

    /// The verbs: those that report, then the plain ones, each in the order of its table.
    pub fn verbs(&self) -> &[Verb] {
        &self.verbs
    }

    /// The locutions.
    pub fn locutions(&self) -> &[Locution] {
        &self.locutions
    }

    /// Index of the verb whose infinitive is `lemma`.
    pub fn index_of(&self, lemma: &str) -> Option<usize> {
        self.by_lemma.get(lemma).copied()
    }

    /// Calls `each` with every form of every verb and the verb's index, of plain verbs with those that news hold; the forms of
    /// one verb come together, each once. A word may be a form of several verbs.
    pub fn each_form(&self, mut each: impl FnMut(&str, usize, Form)) {
        let conjugator = Conjugator::new();
        let mut forms = Forms::default();
        for (index, verb) in self.verbs.iter().enumerate() {
            let each = |word: &str, form| each(word, index, form);
            let wanted = match verb.class {
                Class::Plain => form::Forms::Common,
                _ => form::Forms::All,
            };
            conjugator.conjugate_with(&mut forms, verb.lemma, wanted, each);
        }
    }
}

/// The cells `class` and `takes`, which stand side by side.
fn cells(row: &Row<'_>, class: usize) -> Option<(Class, Takes)> {
    Some((
        Class::parse(row.cell(class))?,
        Takes::parse(row.cell(class + 1))?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_enough_verbs_of_each_kind() {
        let table = VerbTable::new();
        let plain = table.verbs.iter().filter(|v| v.class == Class::Plain);
        let plain = plain.count();
        assert!(table.verbs.len() - plain >= 480 && plain >= 500);
        assert!(table.locutions.len() >= 60);
        for (class, name) in Class::ALL {
            assert!(table.verbs.iter().any(|v| v.class == class), "{name}");
        }
    }

    #[test]
    fn every_form_comes_once_and_is_in_lower_case() {
        let mut seen = BTreeSet::new();
        VerbTable::new().each_form(|word, verb, form| {
            assert_eq!(word, crate::text::fold::key(word));
            assert!(
                seen.insert((verb, form, word.to_owned())),
                "{word} {form:?}"
            );
        });
        assert!(seen.len() > 50_000);
    }

    #[test]
    fn pronouns_agree_between_the_columns() {
        let table = VerbTable::new();
        for verb in table.verbs.iter().filter(|v| v.only_reflexive) {
            assert!(verb.takes.has(Takes::REFL), "{}", verb.lemma);
        }
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let head = "# source: x\n# licence: x\n# made-by: x\n";
        let leak = |rows: &str| -> &'static str { format!("{head}{rows}").leak() };
        let table = |name, rows| Table::parse(name, leak(rows)).unwrap();
        let problems = VerbTable::read(
            &table("a", "lemma\tclass\ttakes\tnote\ndire\tsay\tqoute\t\n"),
            &table("b", "lemma\tnote\naller\t\naller\t\nxyz\t\n"),
            &table(
                "c",
                "verb\trest\tclass\ttakes\tnote\nrire\tau nez\tdeny\tquote\t\n",
            ),
            &table("d", "words\tclass\ttakes\tnote\nsûr\tsay\tthat\t\n"),
        )
        .unwrap_err();
        let places: Vec<String> = problems.iter().map(|p| p.place.to_string()).collect();
        assert_eq!(places, ["a:5", "b:6", "b:7", "c:5", "d:5"]);
    }
}
