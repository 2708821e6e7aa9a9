//! Fields of work: where somebody is at work who is told by a noun, and what the words behind a noun of leadership tell of it.

use super::public::find;
use crate::baked;
use crate::lexicon::tables;
use crate::table::Table;
use crate::text::fold;
use bitflags::bitflags;
use std::collections::BTreeMap;
use std::sync::LazyLock;

bitflags! {
    /// Where somebody is at work.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Fields: u64 {
        /// Heads of state or government, ministers.
        const STATE = 1;
        /// Parliaments.
        const PARL = 1 << 1;
        /// Mayors, councillors.
        const LOCAL = 1 << 2;
        /// Politics of parties, elections.
        const PARTY = 1 << 3;
        /// Diplomacy, international organisations.
        const DIPLO = 1 << 4;
        /// Administration.
        const ADMIN = 1 << 5;
        /// Courts.
        const JUSTICE = 1 << 6;
        /// Lawyers, notaries.
        const LAW = 1 << 7;
        /// Police, gendarmerie, guards, customs.
        const POLICE = 1 << 8;
        /// Prisons.
        const PRISON = 1 << 9;
        /// Armies, rebels.
        const ARMY = 1 << 10;
        /// Fire brigades, rescuers.
        const RESCUE = 1 << 11;
        /// Trade unions.
        const UNION = 1 << 12;
        /// Associations, campaigns.
        const CAUSE = 1 << 13;
        /// Companies.
        const BUSINESS = 1 << 14;
        /// Banks, markets, economists.
        const FINANCE = 1 << 15;
        /// Shops.
        const TRADE = 1 << 16;
        /// Restaurants, bakers.
        const FOOD = 1 << 17;
        /// Manual trades.
        const CRAFT = 1 << 18;
        /// Building, land.
        const BUILD = 1 << 19;
        /// Factories.
        const INDUSTRY = 1 << 20;
        /// Transport, post.
        const TRANSPORT = 1 << 21;
        /// Agriculture, forests.
        const FARM = 1 << 22;
        /// Fishing, ships.
        const SEA = 1 << 23;
        /// Environment, animals.
        const NATURE = 1 << 24;
        /// Oil, electricity.
        const ENERGY = 1 << 25;
        /// Computers, networks.
        const TECH = 1 << 26;
        /// Research.
        const SCIENCE = 1 << 27;
        /// Universities.
        const UNIV = 1 << 28;
        /// Schools.
        const SCHOOL = 1 << 29;
        /// Medicine.
        const HEALTH = 1 << 30;
        /// Social work, children.
        const SOCIAL = 1 << 31;
        /// Religion.
        const CHURCH = 1 << 32;
        /// Books.
        const LETTERS = 1 << 33;
        /// Music.
        const MUSIC = 1 << 34;
        /// Theatre, film, dance.
        const STAGE = 1 << 35;
        /// Painting, photography, museums.
        const ART = 1 << 36;
        /// Fashion, beauty.
        const FASHION = 1 << 37;
        /// Press, radio, television.
        const MEDIA = 1 << 38;
        /// Sport.
        const SPORT = 1 << 39;
        /// Explorers, mountains, space.
        const ADVENTURE = 1 << 40;
        /// Royalty.
        const ROYAL = 1 << 41;
        /// Criminals, suspects.
        const CRIME = 1 << 42;
        /// Hotels, guides.
        const TOURISM = 1 << 43;
        /// Of a noun: it leads, or belongs to, what its complement tells.
        const LEAD = 1 << 44;
        /// Of a noun: whatever the trade, anybody can be called so.
        const ANY = 1 << 45;
    }
}

impl Fields {
    /// The fields that the words of a table name, none of `-`; `None` if one of them is no field.
    ///
    /// ```
    /// use stance::lexicon::Fields;
    /// assert_eq!(Fields::from_words("stage music"), Some(Fields::STAGE | Fields::MUSIC));
    /// assert_eq!(Fields::from_words("-"), Some(Fields::empty()));
    /// assert_eq!(Fields::from_words("navy"), None);
    /// ```
    pub fn from_words(words: &str) -> Option<Self> {
        let field = |word| Self::from_name(&str::to_uppercase(word));
        let told = words.split(' ').filter(|word| *word != "-");
        told.map(field).collect()
    }

    /// The fields in which somebody may work who is told so, without what only says how a noun is used.
    #[must_use]
    pub fn trades(self) -> Self {
        self - Self::LEAD - Self::ANY
    }
}

/// What a word tells of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Field {
    /// Where somebody is at work who is told by it.
    pub own: Fields,
    /// Where others are called so too, for a change: *la magistrate* is a judge, or a prosecutor.
    pub general: Fields,
    /// What it tells behind another noun: *la responsable syndicale*; nothing of a noun by which anybody can be called.
    pub topic: Fields,
}

/// Words that a description leaves out.
const SMALL: &[&str] = &["au", "d", "de", "des", "du", "l", "la", "le"];

static WORDS: LazyLock<&'static str> =
    LazyLock::new(|| baked::fields().unwrap_or_else(|| fields().leak()));

/// What the folded noun or adjective tells of where somebody is at work.
///
/// ```
/// use stance::lexicon::{Fields, field};
/// assert_eq!(field("cardiologue").unwrap().own, Fields::HEALTH);
/// assert!(field("magistrate").unwrap().general.contains(Fields::JUSTICE));
/// assert_eq!(field("bonjour"), None);
/// ```
pub fn field(word: &str) -> Option<Field> {
    let bits = find(&WORDS, word)?.split(' ');
    let mut bits = bits.map_while(|hex| u64::from_str_radix(hex, 16).ok());
    let mut next = || bits.next().map(Fields::from_bits_truncate);
    Some(Field {
        own: next()?,
        general: next()?,
        topic: next()?,
    })
}

/// The lines of nouns in both genders, and of words that stand behind nouns, with the bits of their fields.
pub(crate) fn fields() -> String {
    let table = |name| Table::parse(name, tables::text(name)).expect("an embedded table is sound");
    let plain = |cell: &'static str| cell.split('/').next().unwrap_or_default();
    let nouns = table("nouns.tsv");
    let feminine: BTreeMap<&str, &str> = nouns
        .rows()
        .filter(|row| !["body", "document", "source", "speech", "naming"].contains(&row.cell(2)))
        .map(|row| (plain(row.cell(0)), plain(row.cell(1))))
        .collect();
    let told = |cell| Fields::from_words(cell).expect("a field is one of those listed");
    let mut words: BTreeMap<String, Field> = BTreeMap::new();
    let mut add = |word: &str, told: Field| {
        // *homme d'affaires* stands without its small words in a description.
        let key = fold::name_key(word);
        let key: Vec<_> = key.split(' ').filter(|w| !SMALL.contains(w)).collect();
        let field = words.entry(key.join(" ")).or_default();
        field.own |= told.own;
        field.general |= told.general;
        field.topic |= told.topic;
    };
    for row in table("fields.tsv").rows() {
        let noun = row.cell(0);
        let other = feminine.get(noun).filter(|other| **other != "-");
        let (own, general) = (told(row.cell(1)), told(row.cell(2)));
        let topic = if own.contains(Fields::ANY) {
            Fields::empty()
        } else {
            own.trades()
        };
        for form in [noun].into_iter().chain(other.copied()) {
            add(
                form,
                Field {
                    own,
                    general,
                    topic,
                },
            );
        }
    }
    for row in table("topics.tsv").rows() {
        let topic = told(row.cell(1));
        let field = Field {
            topic,
            ..Field::default()
        };
        add(row.cell(0), field);
        if let Some(feminine) = feminine_of(row.cell(0)) {
            add(&feminine, field);
        }
    }
    let lines = words.into_iter().map(|(word, field)| {
        let [own, general, topic] = [field.own, field.general, field.topic].map(|f| f.bits());
        format!("{word}\t{own:x} {general:x} {topic:x}\n")
    });
    lines.collect()
}

/// The feminine that the word has if it is an adjective: *syndicale*, *aérienne*.
fn feminine_of(word: &str) -> Option<String> {
    let endings = [
        ("en", "enne"),
        ("on", "onne"),
        ("el", "elle"),
        ("er", "ère"),
        ("if", "ive"),
        ("teur", "trice"),
        ("eux", "euse"),
        ("al", "ale"),
        ("ain", "aine"),
        ("in", "ine"),
        ("ant", "ante"),
        ("ent", "ente"),
        ("é", "ée"),
        ("ais", "aise"),
        ("ois", "oise"),
    ];
    let small = word.chars().all(char::is_lowercase);
    let mut endings = endings.iter().filter(|_| small);
    endings.find_map(|(own, other)| Some(format!("{}{other}", word.strip_suffix(own)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, Tags};

    #[test]
    fn what_was_baked_is_what_the_tables_tell() {
        assert_eq!(**WORDS, fields());
    }

    #[test]
    fn every_row_is_found_and_names_people() {
        let table = Table::parse("fields.tsv", tables::text("fields.tsv")).unwrap();
        for row in table.rows() {
            let noun = row.cell(0);
            let known = Lexicon::french().look_up(noun).tags;
            assert!(
                noun.contains(' ') || known.intersects(Tags::SPEAKING | Tags::TITLE),
                "{noun} is no noun of people"
            );
        }
        for name in ["fields.tsv", "topics.tsv"] {
            let table = Table::parse(name, tables::text(name)).unwrap();
            for row in table.rows() {
                let key = fold::name_key(row.cell(0));
                let words = key.split(' ').filter(|word| !SMALL.contains(word));
                let found = field(&words.collect::<Vec<_>>().join(" "));
                assert!(found.is_some(), "{} is not found", row.cell(0));
            }
        }
    }

    #[test]
    fn both_genders_and_adjectives_tell_a_field() {
        assert_eq!(field("bergere"), field("berger"));
        assert_eq!(field("syndicale").unwrap().topic, Fields::UNION);
        assert_eq!(field("aerienne").unwrap().topic, Fields::TRANSPORT);
        assert_eq!(
            field("homme affaires").unwrap().own,
            Fields::BUSINESS | Fields::FINANCE
        );
    }
}
