//! Offices that exclude one another, and what the offices of two figures tell of them.

use super::Figure;
use super::memory::Description;
use super::public::Fit;
use crate::lexicon::can_be_called;
use bitflags::bitflags;

bitflags! {
    /// What a description says of an office by its first folded word.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) struct Posts: u16 {
        /// An office of state: nobody holds two.
        const STATE = 1;
        /// One that goes with no elected one.
        const SWORN = 1 << 1;
        /// One to which one is elected.
        const ELECTED = 1 << 2;
        /// One of which a body has one.
        const HEAD = 1 << 3;
        /// One who stands before a court, accused.
        const ACCUSED = 1 << 4;
        /// One of those who judge or plead there.
        const COURT = 1 << 5;
        /// One who is heard there, and not accused.
        const HEARD = 1 << 6;
        /// One who presides there.
        const JUDGES = 1 << 7;
        /// One who pleads there.
        const PLEADS = 1 << 8;
        /// One who is asked there what he has found.
        const EXPERT = 1 << 9;
    }
}

impl Posts {
    /// What the first folded word of a description says.
    pub fn of(head: &str) -> Self {
        let lists = [
            (STATE, Self::STATE),
            (SWORN, Self::SWORN),
            (ELECTED, Self::ELECTED),
            (HEADS, Self::HEAD),
            (ACCUSED, Self::ACCUSED),
            (HEARD, Self::HEARD),
            (JUDGES, Self::JUDGES),
            (PLEADS, Self::PLEADS),
            (EXPERT, Self::EXPERT),
            (COURT, Self::COURT),
        ];
        let told = lists.iter().filter(|(list, _)| list.contains(&head));
        told.fold(Self::empty(), |all, (_, post)| all | *post)
    }
}

/// The first folded words of a figure's descriptions.
pub(super) fn heads(figure: &Figure) -> impl Iterator<Item = &str> {
    figure.descriptions.iter().map(|d| d.first_word())
}

/// True of one who is said to hold an office that the article may leave without a name.
pub(super) fn stated(figure: &Figure) -> bool {
    posts(figure).intersects(Posts::STATE | Posts::SWORN | Posts::ELECTED | Posts::HEAD)
}

pub(super) fn posts(figure: &Figure) -> Posts {
    let descriptions = figure.descriptions.iter();
    descriptions.fold(Posts::empty(), |all, d| all | d.posts)
}

/// True if each is said to hold an office of state, and not the same: a president is no ambassador; nor is a prefect a mayor.
pub(super) fn otherwise_employed(one: &Figure, other: &Figure) -> bool {
    let (own, others) = (posts(one), posts(other));
    // *le premier ministre* leads no federation, and pleads before no court.
    let barred = |minister: &Figure, other: &Figure| {
        let pleads = posts(other).contains(Posts::PLEADS);
        is_minister(minister) && !is_minister(other) && (pleads || leads_union(other))
    };
    if barred(one, other) || barred(other, one) {
        return true;
    }
    if own.is_empty() || others.is_empty() {
        return false;
    }
    let apart = |post: Posts| {
        let shared = |d: &Description| {
            d.posts.contains(post) && other.descriptions.iter().any(|o| o.starts_like(d))
        };
        (own & others).contains(post) && !one.descriptions.iter().any(|d| shared(d))
    };
    let elected_and_sworn = |a: Posts, b: Posts| {
        a.contains(Posts::ELECTED) && b.contains(Posts::SWORN) && !a.contains(Posts::SWORN)
    };
    let tried = |a: Posts, b: Posts| {
        let stands = Posts::ACCUSED | Posts::HEARD;
        let other = Posts::COURT | Posts::SWORN | Posts::EXPERT;
        a.intersects(stands) && b.intersects(other) && !b.intersects(stands)
    };
    // *l'avocat de la défense* is no senator, unless he is said to be.
    let pleading = |a: Posts, b: Posts| {
        a.contains(Posts::COURT)
            && b.contains(Posts::ELECTED)
            && !b.contains(Posts::COURT)
            && !a.contains(Posts::ELECTED)
    };
    // The accused is not the plaintiff, nor who judges who pleads.
    let opposed = |a: Posts, b: Posts| {
        let sides = [
            (Posts::ACCUSED, Posts::HEARD),
            (Posts::JUDGES, Posts::PLEADS),
            (Posts::EXPERT, Posts::PLEADS),
            (Posts::EXPERT, Posts::JUDGES),
        ];
        let against = |one: Posts, two: Posts| {
            a.contains(one) && !a.contains(two) && b.contains(two) && !b.contains(one)
        };
        sides
            .iter()
            .any(|(one, two)| against(*one, *two) || against(*two, *one))
    };
    // A prefect presides over no association.
    let presides = |a: Posts, b: Posts| {
        a.contains(Posts::SWORN) && b.contains(Posts::STATE) && !b.contains(Posts::SWORN)
    };
    apart(Posts::STATE)
        || presides(own, others)
        || presides(others, own)
        || opposed(own, others)
        || pleading(own, others)
        || tried(own, others)
        || tried(others, own)
        || apart(Posts::SWORN)
        || elected_and_sworn(own, others)
        || elected_and_sworn(others, own)
}

/// True of a minister.
fn is_minister(figure: &Figure) -> bool {
    figure.descriptions.iter().any(|d| governs(d))
}

/// True of *premier ministre*, *ministre du Travail*.
fn governs(description: &Description) -> bool {
    let mut words = description.split(' ');
    let first = words.next().unwrap_or_default();
    first.starts_with("ministre") || first.starts_with("premi") && words.next() == Some("ministre")
}

/// True of somebody who is told by a union or an association: *la secrétaire du syndicat*.
fn leads_union(figure: &Figure) -> bool {
    let led = |d: &Description| d.split(' ').skip(1).any(|word| UNIONS.contains(&word));
    figure.descriptions.iter().any(|d| led(d))
}

/// Unions and associations, folded.
const UNIONS: &[&str] = &[
    "association",
    "collectif",
    "confederation",
    "federation",
    "intersyndicale",
    "ligue",
    "ong",
    "syndicat",
];

/// True if both are described by one noun and more, and not alike: the president of a club is not that of the country.
pub(super) fn differs(one: &Figure, other: &Figure) -> bool {
    let single = Posts::STATE | Posts::HEAD;
    let same = |a: &Description, b: &Description| a.head == b.head && a.posts.intersects(single);
    // *la sénatrice socialiste*, *la sénatrice centriste*
    let views = |a: &Description, b: &Description| a.head == b.head && a.viewed && b.viewed;
    // *la troisième adjointe*, *la sixième adjointe*
    let ranks = |a: &Description, b: &Description| {
        a.head == b.head && is_rank(a) && is_rank(b) && !a.starts_like(b)
    };
    let unlike = |a: &Description, b: &Description| {
        ranks(a, b) || (same(a, b) && !a.shares_most(b) || views(a, b)) && !a.compatible(b)
    };
    let (own, others) = (&one.descriptions, &other.descriptions);
    own.iter().any(|a| others.iter().any(|b| unlike(a, b)))
        && !own
            .iter()
            .any(|a| others.iter().any(|b| same(a, b) && a.compatible(b)))
        && other.known_like(one) < Fit::Office
}

/// True of *la première adjointe*, *le deuxième vice-président*.
fn is_rank(description: &Description) -> bool {
    let first = description.first_word();
    let named = ["premier", "premiere", "second", "seconde"];
    named.contains(&first) || first.ends_with("ieme")
}

/// True if the epithet is one for an office that the article says the other to hold.
pub(super) fn told_akin(epithet: &Figure, known: &Figure) -> bool {
    let fits = |asked: &Description, d: &Description| {
        asked.is_former() == d.is_former() && can_be_called(d.office_word(), asked.office_word())
    };
    let asked = || epithet.descriptions.iter();
    known
        .descriptions
        .iter()
        .any(|d| asked().any(|a| fits(a, d)))
}

/// True if the epithet is one for an office that the other is said, or known, to hold.
pub(super) fn akin(epithet: &Figure, known: &Figure) -> bool {
    let fit = || known.known_like(epithet);
    told_akin(epithet, known) || matches!(fit(), Fit::Office | Fit::Own)
}

/// True if the one is said to belong to a place, and the other to others.
pub(super) fn elsewhere(one: &Figure, other: &Figure) -> bool {
    let mut own = other.descriptions.iter().flat_map(|d| &d.places).peekable();
    let mut asked = one.descriptions.iter().flat_map(|d| &d.places);
    own.peek().is_some() && asked.any(|p| !own.clone().any(|o| o == p))
}

/// Offices that go with no elected one: the first folded words of their descriptions.
const SWORN: &[&str] = &[
    "commissaire",
    "juge",
    "prefet",
    "prefete",
    "procureur",
    "procureure",
    "sous",
];

/// Offices to which one is elected: the same.
const ELECTED: &[&str] = &[
    "adjoint",
    "adjointe",
    "conseiller",
    "conseillere",
    "depute",
    "deputee",
    "maire",
    "senateur",
    "senatrice",
];

/// Offices of state of which nobody holds two: the first folded words of their descriptions.
const STATE: &[&str] = &[
    "ambassadeur",
    "ambassadrice",
    "chancelier",
    "chanceliere",
    "ministre",
    "pape",
    "premier",
    "premiere",
    "president",
    "presidente",
    "reine",
    "roi",
];

/// Those who stand before a court, accused: the same.
const ACCUSED: &[&str] = &[
    "accuse",
    "accusee",
    "condamne",
    "condamnee",
    "inculpe",
    "inculpee",
    "mis",
    "mise",
    "prevenu",
    "prevenue",
    "suspect",
    "suspecte",
];

/// Those who are heard there: the same.
const HEARD: &[&str] = &["plaignant", "plaignante", "temoin", "victime"];

/// Those who preside there: the same.
const JUDGES: &[&str] = &["assesseur", "assesseure", "juge"];

/// Those who are asked there what they have found: the same.
const EXPERT: &[&str] = &[
    "enqueteur",
    "enquetrice",
    "expert",
    "experte",
    "legiste",
    "medecin",
    "psychiatre",
    "psychologue",
];

/// Those who plead there: the same.
const PLEADS: &[&str] = &[
    "avocat",
    "avocate",
    "batonnier",
    "batonniere",
    "procureur",
    "procureure",
    "substitut",
    "substitute",
];

/// Those who judge or plead there: the same.
const COURT: &[&str] = &[
    "assesseur",
    "assesseure",
    "avocat",
    "avocate",
    "batonnier",
    "batonniere",
    "juge",
    "magistrat",
    "magistrate",
    "procureur",
    "procureure",
    "substitut",
    "substitute",
];

/// Those of whom a body has one: the first folded words of their descriptions.
const HEADS: &[&str] = &[
    "bourgmestre",
    "chef",
    "cheffe",
    "directeur",
    "directrice",
    "gouverneur",
    "gouverneure",
    "maire",
    "mairesse",
    "patron",
    "patronne",
    "prefet",
    "prefete",
    "secretaire",
];
