//! Builds the lexicon from the tables in `data/`.

use super::form::{Form, Mood};
use super::index::Index;
use super::names::{NameEntry, NameKind};
use super::phrases::{Phrase, PhraseKind, PhrasePlace};
use super::sorts::Sorts;
use super::spelling::{agreeing, plural};
use super::tags::{Agreement, Tags};
use super::takes::Class;
use super::verbs::VerbTable;
use super::{Lexicon, Locution, Readings, VerbReading, Word, initial};
use crate::problem::{Place, Problem};
use crate::table::{Row, Table};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

macro_rules! table {
    ($name:literal) => {
        ($name, include_str!(concat!("data/", $name)))
    };
}

#[derive(Default)]
struct Builder {
    index: Index,
    /// The words as far as they are known; empty where the index is ready.
    entries: Vec<Word>,
    names: FxHashMap<Box<str>, NameEntry>,
    phrases: FxHashMap<u32, Vec<Phrase>>,
    demonyms: FxHashMap<Box<str>, Box<str>>,
    problems: Vec<Problem>,
}

/// The lexicon, from its tables alone.
pub(super) fn from_tables() -> Result<Lexicon, Vec<Problem>> {
    let mut builder = Builder {
        index: Index::with_capacity(80_000),
        entries: vec![Word::default()],
        ..Builder::default()
    };
    let verbs = VerbTable::checked()?;
    builder.function_words();
    builder.nouns();
    builder.things();
    builder.names_and_phrases();
    builder.given_names();
    let mut readings: Vec<(u32, VerbReading)> = Vec::with_capacity(1 << 17);
    verbs.each_form(|word, verb, form| {
        let tags = verb_tags(&verbs, verb, form);
        let id = builder.add(word, tags, Agreement::empty());
        let verb = verb as u16;
        readings.push((id, VerbReading { verb, form }));
    });
    for phrase in builder.phrases.values().flatten() {
        let first = &mut builder.entries[phrase.words[0] as usize].place;
        if phrase.second == 0 {
            *first |= PhrasePlace::ALONE;
        } else {
            *first |= PhrasePlace::FIRST;
            builder.entries[phrase.second as usize].place |= PhrasePlace::SECOND;
        }
    }
    for locution in verbs.locutions() {
        let first = first_word(without_preposition(locution.rest));
        for form in [first.to_owned()].into_iter().chain(forms(locution)) {
            let id = builder.index.get(form.trim_end().as_bytes()).entry;
            builder.entries[id as usize].place |= PhrasePlace::BEHIND_VERB;
        }
    }
    // The unknown word may stand for any.
    builder.entries[0] = Word::default();
    builder.index.settle(&builder.entries);
    let readings = by_entry(&readings, builder.entries.len());
    builder.finish(&verbs, readings)
}

/// The lexicon, from its words, which are those of the tables, and from the tables of names, phrases and verbs.
pub(super) fn with_words((index, readings): (Index, Readings)) -> Result<Lexicon, Vec<Problem>> {
    let mut builder = Builder {
        index,
        ..Builder::default()
    };
    builder.names_and_phrases();
    builder.finish(&VerbTable::new(), readings)
}

/// The readings in the order of their entries, of which there are so many.
fn by_entry(readings: &[(u32, VerbReading)], entries: usize) -> Readings {
    let mut starts = vec![0; entries + 1];
    for (id, _) in readings {
        starts[*id as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let Some((_, any)) = readings.first() else {
        return Readings::default();
    };
    let mut next = starts.clone();
    let mut sorted = vec![*any; readings.len()];
    for (id, reading) in readings {
        let next = &mut next[*id as usize];
        sorted[*next as usize] = *reading;
        *next += 1;
    }
    Readings {
        all: sorted,
        of: starts,
    }
}

/// The phrases, sorted by the entry of their first word, and where those of each entry stand.
fn phrases(by_first: FxHashMap<u32, Vec<Phrase>>) -> (Vec<Phrase>, Vec<Range<u32>>) {
    let last = by_first.keys().max().map_or(0, |last| *last as usize + 1);
    let mut of = vec![0..0; last];
    let mut sorted: Vec<(u32, Vec<Phrase>)> = by_first.into_iter().collect();
    sorted.sort_unstable_by_key(|(first, _)| *first);
    let mut all: Vec<Phrase> = Vec::new();
    for (first, mut phrases) in sorted {
        let start = all.len() as u32;
        phrases.sort_by_key(|p| p.second.wrapping_sub(1));
        all.extend(phrases);
        of[first as usize] = start..all.len() as u32;
    }
    (all, of)
}

/// The locutions, sorted by verb and falling length, and where those of each verb stand.
fn locutions(verbs: &VerbTable, index: &Index) -> (Vec<Locution>, Vec<Range<u32>>) {
    let mut sorted: Vec<&super::verbs::Locution> = verbs.locutions().iter().collect();
    sorted.sort_by_key(|l| (l.verb, std::cmp::Reverse(l.rest.len())));
    let of = (0..verbs.verbs().len())
        .map(|verb| {
            let start = sorted.partition_point(|l| l.verb < verb) as u32;
            start..sorted.partition_point(|l| l.verb <= verb) as u32
        })
        .collect();
    let made = sorted
        .into_iter()
        .map(|l| {
            let verb = verbs.verbs()[l.verb].lemma;
            let space = if l.before.is_empty() { "" } else { " " };
            let lemma = format!("{}{space}{verb} {}", l.before, l.rest);
            let rest = without_preposition(l.rest);
            let first = first_word(rest);
            Locution {
                // Elided words are tokens of their own: `d'` `alarme`.
                words: rest
                    .split(' ')
                    .flat_map(|word| word.split_inclusive('\''))
                    .collect(),
                initial: initial(rest),
                first: index.get(first.trim_end().as_bytes()).entry,
                lemma,
                before: l.before,
                rest,
                class: l.class,
                takes: l.takes,
                forms: forms(l),
            }
        })
        .collect();
    (made, of)
}

/// The words of a locution without the preposition at their end, which may stand apart: « a fait état, hier, d'un accord ».
fn without_preposition(rest: &'static str) -> &'static str {
    [" de", " à", " contre", " sur", " d'", " au", " du"]
        .iter()
        .find_map(|p| rest.strip_suffix(p))
        .unwrap_or(rest)
}

/// The first word behind the verb, with the blank or apostrophe that ends it.
fn first_word(rest: &'static str) -> &'static str {
    rest.split_inclusive([' ', '\'']).next().unwrap_or(rest)
}

/// The other forms of the first word behind the verb, where it agrees.
fn forms(locution: &super::verbs::Locution) -> Vec<String> {
    if locution.agrees {
        agreeing(first_word(without_preposition(locution.rest)))
    } else {
        Vec::new()
    }
}

fn verb_tags(verbs: &VerbTable, verb: usize, form: Form) -> Tags {
    let known = &verbs.verbs()[verb];
    let mut tags = match form.mood {
        Mood::Infinitive => Tags::INFINITIVE,
        Mood::PresentParticiple => Tags::PRES_PART,
        Mood::PastParticiple => Tags::PAST_PART,
        _ => Tags::FINITE,
    };
    if form.person == 3 {
        tags |= Tags::THIRD;
    }
    if known.class != Class::Plain {
        tags |= Tags::REPORTING;
    }
    match known.lemma {
        "avoir" => tags |= Tags::AVOIR,
        "être" => tags |= Tags::ETRE,
        _ => {}
    }
    tags
}

impl Builder {
    fn names_and_phrases(&mut self) {
        self.places();
        self.bodies();
        self.media();
        self.phrases();
    }

    fn finish(self, verbs: &VerbTable, readings: Readings) -> Result<Lexicon, Vec<Problem>> {
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let (locutions, locutions_of) = locutions(verbs, &self.index);
        let (phrases, phrases_of) = phrases(self.phrases);
        Ok(Lexicon {
            index: self.index,
            readings,
            verbs: verbs.verbs().to_vec(),
            locutions,
            be: verbs.index_of("être").map_or(0, |verb| verb as u16),
            locutions_of,
            names: self.names,
            phrases,
            phrases_of,
            demonyms: self.demonyms,
        })
    }

    fn add(&mut self, key: &str, tags: Tags, agreement: Agreement) -> u32 {
        if self.entries.is_empty() {
            return self.index.get(key.as_bytes()).entry;
        }
        let new = self.entries.len() as u32;
        let id = self.index.get_or_insert(key.as_bytes(), new);
        if id != new {
            let entry = &mut self.entries[id as usize];
            // *ces* has no gender, though the CES has; *sept* counts women too, though the Sept are men.
            let counted = entry.tags.intersects(Tags::DET) && !tags.intersects(Tags::DET);
            entry.tags |= tags;
            if !counted {
                entry.agreement |= agreement;
            }
            return id;
        }
        self.entries.push(Word {
            tags,
            agreement,
            ..Word::numbered(new)
        });
        id
    }

    fn each_row(
        &mut self,
        (name, text): (&'static str, &'static str),
        mut each: impl FnMut(&mut Self, &Row<'static>) -> Result<(), String>,
    ) {
        match Table::parse(name, text) {
            Ok(table) => {
                for row in table.rows() {
                    if let Err(message) = each(self, row) {
                        let place = Place::line(name, row.line);
                        self.problems.push(Problem::new(
                            "lexicon",
                            place,
                            message,
                            "see the table's comments",
                        ));
                    }
                }
            }
            Err(problems) => self.problems.extend(problems),
        }
    }

    fn function_words(&mut self) {
        self.each_row(table!("function-words.tsv"), |builder, row| {
            let mut tags = Tags::empty();
            for name in row.cell(1).split(',') {
                tags |= Tags::named(name).ok_or_else(|| format!("unknown tag “{name}”"))?;
            }
            let agreement = agreement(row.cell(2), row.cell(3))?;
            builder.add(row.cell(0), tags, agreement);
            Ok(())
        });
    }

    fn nouns(&mut self) {
        self.each_row(table!("nouns.tsv"), |builder, row| {
            let kind = row.cell(2);
            let tags = match kind {
                "source" => Tags::INFORMANT,
                _ => Tags::named(kind).ok_or_else(|| format!("unknown kind “{kind}”"))?,
            };
            for (cell, gender) in [(0, Agreement::MASCULINE), (1, Agreement::FEMININE)] {
                let word = row.cell(cell);
                if word == "-" {
                    continue;
                }
                let (singular, plural) = match word.split_once('/') {
                    Some((singular, plural)) => (singular, plural.to_owned()),
                    None => (word, plural(word)),
                };
                // An abbreviation's point is a token of its own.
                let abbreviated = singular.ends_with('.') && !word.contains('/');
                let singular = singular.strip_suffix('.').unwrap_or(singular);
                let plural = plural.replace('.', "");
                builder.add(&fold::key(singular), tags, gender | Agreement::SINGULAR);
                if !abbreviated {
                    builder.add(&fold::key(&plural), tags, gender | Agreement::PLURAL);
                }
            }
            Ok(())
        });
    }

    fn things(&mut self) {
        self.each_row(table!("things.tsv"), |builder, row| {
            let word = row.cell(0);
            let mute = match row.cell(1) {
                "yes" => true,
                "-" => false,
                other => return Err(format!("“{other}” is neither yes nor -")),
            };
            for form in [word.to_owned(), plural(word)] {
                let id = builder.add(&fold::key(&form), Tags::empty(), Agreement::empty());
                let entry = &mut builder.entries[id as usize];
                (entry.thing, entry.mute) = (true, mute);
            }
            Ok(())
        });
    }

    fn name(&mut self, name: &str, entry: NameEntry, tag: Tags) {
        let agreement = entry.agreement;
        self.names.insert(fold::name_key(name).into(), entry);
        // *L'Équipe*: the article is a word of its own.
        let elided = name.contains(['\'', '’']) && crate::text::tokens::tokens(name).len() > 1;
        if name.contains(' ') || elided {
            self.phrase(name, PhraseKind::Name);
        } else {
            self.add(&fold::key(name), tag, agreement);
        }
    }

    fn places(&mut self) {
        self.each_row(table!("places.tsv"), |builder, row| {
            let agreement = agreement(row.cell(1), row.cell(2))?;
            let entry = NameEntry {
                kind: NameKind::Place,
                agreement,
                sorts: Sorts::empty(),
            };
            builder.name(row.cell(0), entry, Tags::PLACE);
            for adjective in row.cell(4).split(' ').filter(|a| *a != "-") {
                for (word, gender) in [
                    (adjective.to_owned(), Agreement::MASCULINE),
                    (feminine(adjective), Agreement::FEMININE),
                ] {
                    if row.cell(3) == "country" {
                        for form in [word.clone(), plural(&word)] {
                            let place: Box<str> = fold::name_key(row.cell(0)).into();
                            builder
                                .demonyms
                                .entry(fold::name_key(&form).into())
                                .or_insert(place);
                        }
                    }
                    let tags = Tags::DEMONYM | Tags::ADJ;
                    builder.add(&word, tags, gender | Agreement::SINGULAR);
                    builder.add(&plural(&word), tags, gender | Agreement::PLURAL);
                }
            }
            Ok(())
        });
    }

    fn bodies(&mut self) {
        self.each_row(table!("bodies.tsv"), |builder, row| {
            let agreement = agreement(row.cell(1), row.cell(2))?;
            let entry = NameEntry {
                kind: NameKind::Body,
                agreement,
                sorts: Sorts::of_kind(row.cell(3)),
            };
            builder.name(row.cell(0), entry, Tags::ORG);
            Ok(())
        });
    }

    fn media(&mut self) {
        self.each_row(table!("media.tsv"), |builder, row| {
            let entry = NameEntry {
                kind: NameKind::Medium,
                agreement: Agreement::SINGULAR,
                sorts: Sorts::MEDIA,
            };
            builder.name(row.cell(0), entry, Tags::MEDIA);
            Ok(())
        });
    }

    fn phrases(&mut self) {
        self.each_row(table!("phrases.tsv"), |builder, row| {
            let kind = PhraseKind::named(row.cell(1))
                .ok_or_else(|| format!("unknown kind “{}”", row.cell(1)))?;
            builder.phrase(row.cell(0), kind);
            Ok(())
        });
    }

    /// Files a phrase under its first word, the longest first.
    fn phrase(&mut self, phrase: &str, kind: PhraseKind) {
        let words: Vec<u32> = crate::text::tokens::tokens(phrase)
            .iter()
            .map(|token| {
                let key = fold::key(token.span.of(phrase));
                self.add(&key, Tags::empty(), Agreement::empty())
            })
            .collect();
        let Some(first) = words.first() else { return };
        let phrases = self.phrases.entry(*first).or_default();
        let at = phrases.partition_point(|p| p.words.len() >= words.len());
        let second = words.get(1).copied().unwrap_or(0);
        let phrase = Phrase {
            words,
            second,
            kind,
        };
        phrases.insert(at, phrase);
    }

    fn given_names(&mut self) {
        self.each_row(table!("given-names.tsv"), |builder, row| {
            // *Dominique*: of either gender, whatever the island's.
            let either = (row.cell(1) == "b").then_some(Agreement::GENDER);
            let gender = agreement(row.cell(1), "s")? | either.unwrap_or_default();
            builder.add(&fold::key(row.cell(0)), Tags::GIVEN, gender);
            Ok(())
        });
    }
}

fn agreement(gender: &str, number: &str) -> Result<Agreement, String> {
    Agreement::from_cells(gender, number)
        .ok_or_else(|| format!("unknown gender or number “{gender}” “{number}”"))
}

/// The regular feminine of an adjective of place.
fn feminine(word: &str) -> String {
    if word.ends_with('e') {
        return word.to_owned();
    }
    for (end, double) in [
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("on", "onne"),
        ("c", "que"),
    ] {
        if let Some(stem) = word.strip_suffix(end) {
            return format!("{stem}{double}");
        }
    }
    format!("{word}e")
}
