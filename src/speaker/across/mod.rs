//! Speakers across articles: which names are one speaker's, and why.

mod aliases;
mod gender;

pub use aliases::Aliases;
pub use gender::Gender;

use crate::lexicon::{Lexicon, Tags};
use crate::speaker::name::{NameKey, similar, skeleton};
use crate::text::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A name as articles write it, with what is known of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// As it is written.
    pub name: &'a str,
    /// `person`, `organization`, `group` or `document`.
    pub kind: &'a str,
    /// How often it is quoted.
    pub quotes: u64,
    /// What its mentions tell.
    pub gender: Gender,
}

/// One speaker: the names taken for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The fullest name, or the one that the alias table gives.
    pub name: String,
    /// The kind of the name quoted most.
    pub kind: String,
    /// Its names, the one that the others joined first.
    pub members: Vec<Member>,
}

/// A name in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Index of the name, as given.
    pub index: usize,
    /// Why it is here; `None` for the name that the others joined.
    pub joined: Option<Joined>,
}

/// Why a name was taken for a speaker's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joined {
    /// The same words, but for capitals, accents and signs.
    Same,
    /// Another way to spell the same sounds.
    Spelling(String),
    /// The surname of the only person of that surname.
    Surname(String),
    /// The name of a body, which nothing here said to be one.
    Body,
    /// A line of the alias table.
    Alias(u32),
}

impl fmt::Display for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("the same name but for capitals, accents and signs"),
            Self::Spelling(of) => write!(f, "another spelling of {of}"),
            Self::Surname(of) => write!(f, "the surname of {of}, the only one of that surname"),
            Self::Body => f.write_str("the name of this body, where nothing said what bears it"),
            Self::Alias(line) => write!(f, "line {line} of the alias table"),
        }
    }
}

/// True if the words describe rather than name: *préfet*, *habitants*, *source proche du dossier*.
/// In a summary of many articles they are perhaps several speakers.
pub fn described(name: &str, kind: &str) -> bool {
    let Some(first) = name.split_whitespace().next() else {
        return true;
    };
    let noun = kind != "organization"
        && Lexicon::french()
            .look_up(first)
            .tags
            .intersects(Tags::SPEAKING);
    let small = first.chars().next().is_some_and(|c| !c.is_uppercase());
    let proper = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.starts_with(char::is_uppercase));
    small && (noun || !proper)
}

/// Names that are one by their letters alone, or by the alias table.
struct Class {
    members: Vec<Member>,
    /// True if the alias table gives the name.
    given: bool,
    /// The name the class goes by.
    name: String,
    key: NameKey,
    kind: String,
    gender: Gender,
    quotes: u64,
    /// Taken as it is: an alias tells, or it describes rather than names.
    settled: bool,
}

/// Which names are one speaker's. The order of `names` does not matter to who joins whom.
pub fn merge(names: &[Named<'_>], aliases: &Aliases) -> Vec<Group> {
    let mut classes = classes(names, aliases);
    // For each class, the one that it was joined to: itself at first.
    let mut root: Vec<usize> = (0..classes.len()).collect();
    spellings(&mut classes, &mut root);
    surnames(&mut classes, &mut root);
    bodies(&mut classes, &mut root);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for class in 0..classes.len() {
        groups.entry(head(&root, class)).or_default().push(class);
    }
    let mut out: Vec<Group> = groups
        .into_iter()
        .map(|(root, joined)| {
            let mut members = classes[root].members.clone();
            for class in joined.into_iter().filter(|c| *c != root) {
                members.extend(classes[class].members.iter().cloned());
            }
            Group {
                name: classes[root].name.clone(),
                kind: classes[root].kind.clone(),
                members,
            }
        })
        .collect();
    out.sort_by(|a, b| (&a.name, &a.kind).cmp(&(&b.name, &b.kind)));
    out
}

fn classes(names: &[Named<'_>], aliases: &Aliases) -> Vec<Class> {
    let given = aliases
        .names
        .values()
        .map(|(name, _)| (fold::name_key(name), name));
    let targets: BTreeMap<String, &String> = given.collect();
    // Aliased names by what they mean whatever their kind, others by kind and letters.
    let mut by_key: BTreeMap<(&str, String), Vec<Found>> = BTreeMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Of two ways to write the same, the one quoted more stands for both; capitals shout.
    order.sort_by_key(|i| {
        let n = &names[*i];
        let shouts = !n.name.chars().any(char::is_lowercase);
        (shouts, Reverse(n.quotes), n.name, n.kind)
    });
    for index in order {
        let own = fold::name_key(names[index].name);
        let (key, line) = match aliases.names.get(&own) {
            Some((name, line)) => {
                let target = fold::name_key(name);
                let line = (target != own).then_some(*line);
                (("", target), line)
            }
            None if targets.contains_key(&own) => (("", own), None),
            None => ((names[index].kind, own), None),
        };
        by_key.entry(key).or_default().push(Found { index, line });
    }
    let class = |((kind, key), mut found): ((&str, String), Vec<Found>)| {
        found.sort_by_key(|f| f.line.is_some());
        let given = targets.get(&key).filter(|_| kind.is_empty());
        let apart = aliases.names.contains_key(&key);
        class(names, &found, given.copied(), apart)
    };
    by_key.into_iter().map(class).collect()
}

/// A name of a class, and the line of the alias table that put it there.
struct Found {
    index: usize,
    line: Option<u32>,
}

fn class(names: &[Named<'_>], found: &[Found], given: Option<&String>, apart: bool) -> Class {
    let of = |f: &Found| &names[f.index];
    let member = |(at, found): (usize, &Found)| Member {
        index: found.index,
        joined: found
            .line
            .map(Joined::Alias)
            .or((at > 0).then_some(Joined::Same)),
    };
    let name = given.map_or_else(|| of(&found[0]).name.to_owned(), Clone::clone);
    let most = found
        .iter()
        .map(of)
        .max_by_key(|n| (n.quotes, Reverse(n.kind)));
    let kind = most.map_or("", |n| n.kind);
    Class {
        members: found.iter().enumerate().map(member).collect(),
        settled: apart || given.is_none() && described(&name, kind),
        key: NameKey::new(&name),
        kind: kind.to_owned(),
        gender: found
            .iter()
            .map(of)
            .fold(Gender::default(), |g, n| g.and(n.gender)),
        quotes: found.iter().map(of).map(|n| n.quotes).sum(),
        given: given.is_some(),
        name,
    }
}

/// Joins persons whose names are transliterations of one name.
fn spellings(classes: &mut [Class], root: &mut [usize]) {
    let mut by_sound: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, class) in classes.iter().enumerate() {
        if class.kind == "person" && !class.settled {
            by_sound.entry(sound(&class.key)).or_default().push(index);
        }
    }
    for alike in by_sound.into_values().filter(|a| a.len() > 1) {
        // The table's name leads, then the one quoted most, then the first in the alphabet.
        let lead = *alike
            .iter()
            .min_by_key(|c| (!classes[**c].given, Reverse(classes[**c].quotes), **c))
            .expect("at least two");
        let of = classes[lead].name.clone();
        for other in alike.into_iter().filter(|c| *c != lead) {
            if !classes[lead].gender.fits(classes[other].gender) || classes[other].given {
                continue;
            }
            adopt(classes, root, other, lead, Joined::Spelling(of.clone()));
        }
    }
}

/// Joins a surname to the only person of that surname.
fn surnames(classes: &mut [Class], root: &mut [usize]) {
    let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, class) in classes.iter().enumerate() {
        if class.kind == "person"
            && (!class.settled || class.given)
            && let Some(last) = class.key.words.last()
        {
            by_last.entry(sound_of(last)).or_default().push(index);
        }
    }
    let mut order: Vec<usize> = by_last.values().flatten().copied().collect();
    order.sort_by_key(|c| (Reverse(classes[*c].key.words.len()), *c));
    for short in order {
        let class = &classes[short];
        if class.settled || class.given || !surname_only(&class.key) {
            continue;
        }
        let last = class
            .key
            .words
            .last()
            .expect("kept above only if there is one");
        let bearers: BTreeSet<usize> = by_last[&sound_of(last)]
            .iter()
            .filter(|long| ends_with(&classes[**long].key, &class.key))
            .map(|long| head(root, *long))
            .collect();
        let mut bearers = bearers.into_iter();
        if let (Some(only), None) = (bearers.next(), bearers.next())
            && head(root, short) == short
            && !classes[only].settled
            && classes[only].gender.fits(class.gender)
        {
            let of = classes[only].name.clone();
            adopt(classes, root, short, only, Joined::Surname(of));
        }
    }
}

/// Joins a name that one article had no more than taken for a person's (*Lovana*) to the body that another tells by it (*le groupe
/// Lovana*): no given name opens it, no mention tells a gender, and it is nobody's surname.
fn bodies(classes: &mut [Class], root: &mut [usize]) {
    let open = |class: &Class| !class.settled && !class.given;
    let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
    for (index, class) in classes.iter().enumerate() {
        if class.kind == "organization" && open(class) {
            by_words.insert(class.key.words.join(" "), index);
        }
    }
    let joined: BTreeSet<usize> = (0..classes.len()).filter(|c| root[*c] != *c).collect();
    let led: BTreeSet<usize> = joined.iter().map(|c| root[*c]).collect();
    for short in 0..classes.len() {
        let class = &classes[short];
        let first = class.key.words.first();
        let given = first.is_some_and(|word| Lexicon::french().given(word).is_some());
        let person = class.kind == "person" && open(class) && class.gender.is_unknown() && !given;
        if person
            && !joined.contains(&short)
            && !led.contains(&short)
            && let Some(body) = by_words.get(&class.key.words.join(" "))
        {
            adopt(classes, root, short, *body, Joined::Body);
        }
    }
}

/// Moves a class and all that joined it into another.
fn adopt(classes: &mut [Class], root: &mut [usize], class: usize, into: usize, why: Joined) {
    let gender = classes[class].gender;
    classes[into].gender = classes[into].gender.and(gender);
    if let Some(head) = classes[class].members.first_mut() {
        head.joined = Some(why);
    }
    root[class] = into;
}

/// The class that a class was joined to in the end.
fn head(root: &[usize], mut class: usize) -> usize {
    while root[class] != class {
        class = root[class];
    }
    class
}

/// True if the words can be a surname alone: one word, or several that do not open with a given name.
fn surname_only(key: &NameKey) -> bool {
    let given = |word: &String| Lexicon::french().look_up(word).tags.contains(Tags::GIVEN);
    match &key.words[..] {
        [_] => true,
        [first, ..] => first.chars().count() <= 3 && !given(first),
        [] => false,
    }
}

/// True if `short` is the last words of `long`, which has more.
fn ends_with(long: &NameKey, short: &NameKey) -> bool {
    let (long, short) = (&long.words, &short.words);
    short.len() < long.len()
        && long[long.len() - short.len()..]
            .iter()
            .zip(short)
            .all(|(a, b)| similar(a, b))
}

/// Equal for names of which [`NameKey::same`] holds.
fn sound(key: &NameKey) -> String {
    key.words
        .iter()
        .map(|w| sound_of(w))
        .collect::<Vec<_>>()
        .join(" ")
}

fn sound_of(word: &str) -> String {
    if word.len() >= 4 {
        format!("~{}", skeleton(word))
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Named<'_> {
        Named {
            name,
            kind: "person",
            quotes: 1,
            gender: Gender::default(),
        }
    }

    fn groups(names: &[Named<'_>], aliases: &str) -> Vec<String> {
        let aliases = Aliases::parse("a.tsv", aliases).unwrap();
        let shown = |g: Group| {
            let names: Vec<&str> = g.members.iter().map(|m| names[m.index].name).collect();
            format!("{}: {}", g.name, names.join(", "))
        };
        merge(names, &aliases).into_iter().map(shown).collect()
    }

    #[test]
    fn capitals_accents_and_transliterations_are_one_name() {
        let names = ["José Bové", "JOSE BOVE", "Ebrahim Raïssi", "Ebrahim Raisi"].map(person);
        let found = groups(&names, "");
        assert_eq!(
            found,
            [
                "Ebrahim Raisi: Ebrahim Raisi, Ebrahim Raïssi",
                "José Bové: José Bové, JOSE BOVE"
            ]
        );
    }

    #[test]
    fn a_surname_joins_only_the_one_person_of_that_surname() {
        let one = [
            "Odile Le Gall",
            "Le Gall",
            "Gall",
            "Dmitri Peskov",
            "Peskov",
        ]
        .map(person);
        let found = groups(&one, "");
        assert_eq!(
            found,
            [
                "Dmitri Peskov: Dmitri Peskov, Peskov",
                "Odile Le Gall: Odile Le Gall, Gall, Le Gall"
            ]
        );
        let two = ["Jean Martin", "Odile Martin", "Martin"].map(person);
        assert_eq!(groups(&two, "").len(), 3);
        let bodies = ["Banque Martin", "Martin"].map(|n| Named {
            kind: "organization",
            ..person(n)
        });
        assert_eq!(groups(&bodies, "").len(), 2);
    }

    #[test]
    fn a_woman_and_a_man_of_one_surname_stay_two() {
        let told = |mention| Gender::of("Martin", "person", mention);
        for (full, short) in [("la préfète", "M. Martin"), ("le préfet", "Mme Martin")] {
            let names = [
                Named {
                    gender: told(full),
                    ..person("Dominique Martin")
                },
                Named {
                    gender: told(short),
                    ..person("Martin")
                },
            ];
            assert_eq!(groups(&names, "").len(), 2, "{full} {short}");
        }
    }

    #[test]
    fn a_bare_name_is_the_body_of_that_name_unless_it_is_somebodys() {
        let body = |name| Named {
            kind: "organization",
            ..person(name)
        };
        let told = groups(&[body("Lovana"), person("Lovana")], "");
        assert_eq!(told.len(), 1, "{told:?}");
        // A surname, a given name.
        let told = groups(&[body("Talec"), person("Talec"), person("Jean Talec")], "");
        assert_eq!(told.len(), 2, "{told:?}");
        let told = groups(&[body("Odile"), person("Odile")], "");
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn an_office_alone_joins_nobody() {
        let names = ["préfet", "Jean Préfet", "porte-parole du Kremlin"].map(person);
        assert_eq!(groups(&names, "").len(), 3);
        assert!(described("porte-parole du Kremlin", "person"));
        assert!(!described("de Gaulle", "person") && !described("agence Sevna", "organization"));
    }

    #[test]
    fn the_alias_table_joins_what_letters_do_not_and_keeps_apart_what_they_would() {
        let names = ["Peskov", "porte-parole du Kremlin", "Odile Riou", "Riou"].map(person);
        let table = "porte-parole du Kremlin\tDmitri Peskov\nPeskov\tDmitri Peskov\nRiou\tRiou\n";
        let found = groups(&names, table);
        let expected = [
            "Dmitri Peskov: Peskov, porte-parole du Kremlin",
            "Odile Riou: Odile Riou",
            "Riou: Riou",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_order_of_names_changes_nothing() {
        let mut names = [
            "Jean Roy",
            "Roy",
            "ROY",
            "Roi",
            "Jean Roi",
            "Anne Le Roy",
            "Le Roy",
        ]
        .map(person);
        let forward = groups(&names, "");
        names.reverse();
        assert_eq!(groups(&names, ""), forward);
    }
}
