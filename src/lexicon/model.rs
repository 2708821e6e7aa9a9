//! One model of conjugation: read from a row of the table, it gives the forms of its verbs.

use super::form::{self, Form, Mood, Tense};
use super::spelling;
use crate::table::Row;
use std::ops::Range;

const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];
/// Passé simple of the first group, its stem taken without the *a*.
const PAST_A: [&str; 6] = ["ai", "as", "a", "âmes", "âtes", "èrent"];
/// Passé simple of the others; `^` puts a circumflex on the vowel before.
const PAST: [&str; 6] = ["s", "s", "t", "^mes", "^tes", "rent"];
const PAST_SUBJUNCTIVE: [&str; 6] = ["sse", "sses", "^t", "ssions", "ssiez", "ssent"];

/// Which persons the imperative has, as indices of the present.
const IMPERATIVE: [usize; 3] = [1, 3, 4];

/// One lemma, or one ending of lemmas, that a model serves.
#[derive(Debug)]
pub(super) struct Key {
    whole: bool,
    kept: String,
    ending: String,
}

impl Key {
    fn parse(cell: &str) -> Option<Self> {
        let (head, ending) = cell.split_once('|')?;
        let kept = head.strip_prefix('-');
        Some(Self {
            whole: kept.is_none(),
            kept: kept.unwrap_or(head).to_owned(),
            ending: ending.to_owned(),
        })
    }

    /// How well the key fits `lemma` (the greater the better), and what stands before its ending.
    pub(super) fn fit<'l>(&self, lemma: &'l str) -> Option<((bool, usize), &'l str)> {
        let base = lemma.strip_suffix(self.ending.as_str())?;
        let before = base.strip_suffix(self.kept.as_str())?;
        let fits = !self.whole || before.is_empty();
        fits.then_some(((self.whole, self.kept.len() + self.ending.len()), base))
    }
}

/// How one kind of verb is conjugated. Everything is a tail, put in the place of the key's ending;
/// `None` where the verb has no such form.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) keys: Vec<Key>,
    present: Vec<Option<String>>,
    imperfect: Option<String>,
    /// As in the table: empty where the future stands on the infinitive.
    future: String,
    past: Option<String>,
    subjunctive: Vec<Option<String>>,
    imperative: Vec<Option<String>>,
    gerund: Option<String>,
    participle: Option<(String, Option<String>)>,
}

/// The tail that a cell gives: `otherwise` if it is empty, `None` if there is no such form.
fn tail(cell: &str, otherwise: Option<String>) -> Option<String> {
    match cell {
        "" => otherwise,
        "-" => None,
        text => Some(text.to_owned()),
    }
}

impl Model {
    pub(super) fn read(row: &Row<'_>) -> Result<Self, String> {
        let list = |index: usize| -> Option<Vec<Option<String>>> {
            let words = row.cell(index).split(' ');
            (!row.cell(index).is_empty())
                .then(|| words.map(|w| (w != "-").then(|| w.to_owned())).collect())
        };
        let keys: Option<Vec<Key>> = row.cell(0).split(' ').map(Key::parse).collect();
        let keys = keys.ok_or("a lemma without the bar that parts its ending")?;
        let present = list(1)
            .filter(|p| p.len() == 6)
            .ok_or("the present must have six persons")?;
        let without = |index: usize, ending: &str| {
            let person = present[index].as_deref()?;
            person.strip_suffix(ending).map(str::to_owned)
        };
        let imperfect = tail(row.cell(2), without(3, "ons"));
        let subjunctive = list(5).unwrap_or_else(|| vec![without(5, "ent"), imperfect.clone()]);
        if !matches!(subjunctive.len(), 1 | 2 | 6) {
            return Err("the subjunctive must have two stems or six persons".into());
        }
        let imperative = list(6).unwrap_or_else(|| {
            let persons = IMPERATIVE.map(|i| present[i].clone());
            let [tu, nous, vous] = persons;
            let tu = tu.map(|t| match t.strip_suffix('s') {
                Some(short) if short.ends_with('e') => short.to_owned(),
                _ => t,
            });
            vec![tu, nous, vous]
        });
        Ok(Self {
            keys,
            future: row.cell(3).to_owned(),
            past: tail(row.cell(4), None),
            gerund: tail(row.cell(7), imperfect.clone()),
            participle: tail(row.cell(8), None).map(|text| {
                let (masculine, feminine) = match text.split_once('/') {
                    Some((masculine, "-")) => (masculine, None),
                    Some((masculine, feminine)) => (masculine, Some(feminine.to_owned())),
                    None => (text.as_str(), Some(format!("{text}e"))),
                };
                (masculine.to_owned(), feminine)
            }),
            present,
            imperfect,
            subjunctive,
            imperative,
        })
    }

    pub(super) fn forms(&self, base: &str, key: &Key, out: &mut Forms) {
        use Mood::{Conditional, Imperative, Indicative, PresentParticiple, Subjunctive};
        let persons: Vec<usize> = (0..6).filter(|i| self.present[*i].is_some()).collect();
        let infinitive = key.ending.strip_suffix('e').unwrap_or(&key.ending);
        let future = tail(&self.future, Some(infinitive.to_owned()));
        let future = future.as_deref();
        for i in persons.iter().copied() {
            let mut add = |mood, tense, stem: Option<&str>, ending: &str| {
                if let Some(stem) = stem {
                    out.add(base, stem, ending, Form::finite(mood, tense, i));
                }
            };
            add(Indicative, Tense::Present, self.present[i].as_deref(), "");
            let imperfect = self.imperfect.as_deref();
            add(Indicative, Tense::Imperfect, imperfect, IMPERFECT[i]);
            add(Indicative, Tense::Future, future, FUTURE[i]);
            add(Conditional, Tense::Present, future, IMPERFECT[i]);
            let past = self.past.as_deref();
            match past.and_then(|p| p.strip_suffix('a')) {
                Some(short) => add(Indicative, Tense::Past, Some(short), PAST_A[i]),
                None => add(Indicative, Tense::Past, past, PAST[i]),
            }
            add(Subjunctive, Tense::Imperfect, past, PAST_SUBJUNCTIVE[i]);
            let whole = self.subjunctive.len() == 6;
            let stem = if whole {
                i
            } else {
                usize::from(matches!(i, 3 | 4))
            };
            let stem = self.subjunctive.get(stem).and_then(Option::as_deref);
            let ending = if whole { "" } else { SUBJUNCTIVE[i] };
            add(Subjunctive, Tense::Present, stem, ending);
        }
        for (i, tail) in IMPERATIVE.iter().zip(&self.imperative) {
            if let Some(tail) = tail {
                out.add(base, tail, "", Form::finite(Imperative, Tense::Present, *i));
            }
        }
        if let Some(stem) = &self.gerund {
            let form = Form::impersonal(PresentParticiple, false, false);
            out.add(base, stem, "ant", form);
        }
        if let Some((masculine, feminine)) = &self.participle {
            out.participle(base, masculine, feminine.as_deref());
        }
    }
}

/// Forms gathered so far.
#[derive(Default)]
pub(super) struct Forms {
    pub(super) group: bool,
    wanted: form::Forms,
    /// All words in a row.
    text: String,
    /// Each form, and where its word stands.
    found: Vec<(Form, Range<usize>)>,
    tail: String,
}

impl Forms {
    /// Forgets all, for a verb that is of the first group or not, and the forms of it that are wanted.
    pub(super) fn start(&mut self, group: bool, wanted: form::Forms) {
        self.group = group;
        self.wanted = wanted;
        self.text.clear();
        self.found.clear();
    }

    /// Puts a word that is given in pieces.
    pub(super) fn put(&mut self, pieces: &[&str], form: Form) {
        let start = self.text.len();
        self.text.extend(pieces.iter().copied());
        self.found.push((form, start..self.text.len()));
    }

    /// Calls `each` with every word and form, in the order of the forms, each once.
    pub(super) fn each(&mut self, mut each: impl FnMut(&str, Form)) {
        let word = |range: &Range<usize>| &self.text[range.clone()];
        let rank = |(form, range): &(Form, Range<usize>)| (form.rank(), range.start);
        self.found.sort_unstable_by_key(rank);
        for same in self.found.chunk_by_mut(|a, b| a.0 == b.0) {
            same.sort_unstable_by(|a, b| word(&a.1).cmp(word(&b.1)));
            let mut last = None;
            for (form, range) in same {
                let word = word(range);
                if last != Some(word) {
                    each(word, *form);
                    last = Some(word);
                }
            }
        }
    }

    fn add(&mut self, base: &str, stem: &str, ending: &str, form: Form) {
        if !form.is_in(self.wanted) {
            return;
        }
        let mut tail = std::mem::take(&mut self.tail);
        tail.clear();
        match ending.strip_prefix('^') {
            Some(rest) => tail.extend([spelling::circumflexed(stem).as_str(), rest]),
            None => tail.extend([stem, ending]),
        }
        if self.group {
            spelling::join(base, &tail, |pieces| self.put(pieces, form));
        } else {
            self.put(&[base, &tail], form);
        }
        self.tail = tail;
    }

    fn participle(&mut self, base: &str, masculine: &str, feminine: Option<&str>) {
        let form = |plural, feminine| Form::impersonal(Mood::PastParticiple, plural, feminine);
        self.add(base, masculine, "", form(false, false));
        let Some(feminine) = feminine else { return };
        self.add(base, feminine, "", form(false, true));
        self.add(base, feminine, "s", form(true, true));
        if masculine.ends_with('s') {
            self.add(base, masculine, "", form(true, false));
        } else {
            let short = feminine.strip_suffix('e').unwrap_or(masculine);
            self.add(base, short, "s", form(true, false));
        }
    }
}
