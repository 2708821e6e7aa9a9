//! Where people are at work, by the words that tell of them: *la magistrate* is the prosecutor, and no baker.

use super::left::FORMER;
use super::memory::Description;
use super::posts::{heads, told_akin};
use super::{Figure, Resolver, Seen};
use crate::lexicon::{Fields, field};
use crate::text::fold;
use std::cell::OnceCell;
use std::ops::Range;

/// So many words behind somebody are asked what they tell of a field.
const MAX_WORDS: usize = 40;

/// Fields whose people are taken for one another: a mayor may sit in parliament, a professor may be a physician.
const NEIGHBOURS: &[Fields] = &[
    Fields::STATE
        .union(Fields::PARL)
        .union(Fields::LOCAL)
        .union(Fields::PARTY)
        .union(Fields::DIPLO)
        .union(Fields::ROYAL),
    Fields::ADMIN.union(Fields::STATE).union(Fields::LOCAL),
    Fields::CAUSE
        .union(Fields::UNION)
        .union(Fields::PARTY)
        .union(Fields::SOCIAL),
    Fields::JUSTICE.union(Fields::LAW),
    Fields::POLICE
        .union(Fields::ARMY)
        .union(Fields::RESCUE)
        .union(Fields::PRISON),
    Fields::SCIENCE
        .union(Fields::UNIV)
        .union(Fields::SCHOOL)
        .union(Fields::HEALTH)
        .union(Fields::LETTERS),
    Fields::HEALTH.union(Fields::SOCIAL),
    Fields::MUSIC
        .union(Fields::STAGE)
        .union(Fields::ART)
        .union(Fields::FASHION)
        .union(Fields::LETTERS)
        .union(Fields::MEDIA),
    Fields::BUSINESS
        .union(Fields::FINANCE)
        .union(Fields::TRADE)
        .union(Fields::FOOD)
        .union(Fields::CRAFT)
        .union(Fields::BUILD)
        .union(Fields::INDUSTRY)
        .union(Fields::TRANSPORT)
        .union(Fields::ENERGY)
        .union(Fields::TECH)
        .union(Fields::TOURISM),
    Fields::FARM
        .union(Fields::NATURE)
        .union(Fields::FOOD)
        .union(Fields::SEA),
    Fields::SPORT.union(Fields::ADVENTURE),
];

/// Fields of offices: who holds one has, or had, another work.
const OFFICES: Fields = Fields::STATE
    .union(Fields::PARL)
    .union(Fields::LOCAL)
    .union(Fields::PARTY)
    .union(Fields::DIPLO)
    .union(Fields::UNION)
    .union(Fields::CAUSE)
    .union(Fields::BUSINESS);

/// Fields in which whoever leads does the work too.
const LED_BY_THEIR_OWN: Fields = Fields::JUSTICE
    .union(Fields::SCHOOL)
    .union(Fields::UNIV)
    .union(Fields::SCIENCE)
    .union(Fields::UNION)
    .union(Fields::CAUSE)
    .union(Fields::PARTY)
    .union(Fields::STATE)
    .union(Fields::PARL)
    .union(Fields::LOCAL)
    .union(Fields::DIPLO)
    .union(Fields::POLICE)
    .union(Fields::RESCUE)
    .union(Fields::ARMY);

/// Nouns, folded, that are said of whoever is at the head.
const HEADS: &[&str] = &[
    "chef",
    "cheffe",
    "dg",
    "directeur",
    "directrice",
    "dirigeant",
    "dirigeante",
    "leader",
    "numero",
    "patron",
    "patronne",
    "pdg",
    "president",
    "presidente",
];

/// What a description tells of where somebody is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Trade {
    /// The fields of those who are told by its noun.
    own: Fields,
    /// The fields whose people are told so for a change.
    general: Fields,
    /// What the words behind the noun tell.
    beside: Fields,
}

/// What a description tells of work, looked up once somebody asks.
#[derive(Debug)]
pub(super) struct Work {
    /// Bytes of the noun in the words.
    head: Range<usize>,
    /// True of a head of state.
    state: bool,
    told: OnceCell<Trade>,
}

impl Work {
    /// The work that the `words` of a description with this noun tell; all are folded.
    pub fn new(words: &str, noun: &str, state: bool) -> Self {
        let at = words.find(noun).unwrap_or(0);
        Self {
            head: at..(at + noun.len()).min(words.len()),
            state,
            told: OnceCell::new(),
        }
    }
}

impl Description {
    fn trade(&self) -> Trade {
        let Work { head, state, told } = &self.work;
        *told.get_or_init(|| trade(self, head.clone(), *state))
    }
}

/// What the words for an office, folded, tell of where one is at work; their noun stands at `noun`.
fn trade(words: &str, noun: Range<usize>, state: bool) -> Trade {
    let head = words.get(noun.clone()).unwrap_or_default();
    let behind = words.get(noun.end..).unwrap_or_default().trim_start();
    // *homme d'affaires*, *chef cuisinier*
    let next = behind.find(' ').unwrap_or(behind.len());
    let to = words.len() - behind.len() + next;
    let whole = (next > 0).then(|| words.get(noun.start..to));
    let compound = whole.flatten().and_then(field);
    // *la mère d'élève*: a word that tells no work.
    let told = compound.or_else(|| field(head));
    let mut own = told.map_or(Fields::ANY, |told| told.own);
    let mut general = told.map_or(Fields::empty(), |told| told.general);
    // *le président malien*, *le locataire de l'Élysée*
    if state {
        (own, general) = (Fields::STATE | Fields::LEAD, Fields::STATE);
    }
    let beside = behind.split(' ').map(topic);
    let beside = beside.fold(Fields::empty(), |all, told| all | told);
    // *le responsable syndical*
    if own.contains(Fields::LEAD) && !beside.is_empty() && !state {
        return Trade {
            own: beside | own & (Fields::ANY | Fields::LEAD),
            // *le patron du football* leads something; *le responsable syndical* may be who works for a union.
            general: if HEADS.contains(&head) {
                beside | Fields::LEAD
            } else {
                beside
            },
            beside,
        };
    }
    // *le dirigeant*, *le responsable*: the table of epithets knows whom these mean.
    if own.contains(Fields::LEAD) && !state {
        general = Fields::empty();
    }
    Trade {
        own,
        general: general.trades(),
        beside,
    }
}

/// What a word behind the noun tells, in the plural too.
fn topic(word: &str) -> Fields {
    // *le secrétaire général* is no soldier.
    if word.starts_with("general") {
        return Fields::empty();
    }
    // *syndicaux*
    let single = || Some(format!("{}al", word.strip_suffix("aux")?));
    let told = field(word)
        .or_else(|| field(word.strip_suffix('s')?))
        .or_else(|| field(&single()?));
    told.map_or(Fields::empty(), |told| told.topic)
}

/// Where somebody is at work by what the article tells, and the news knows; what has been left tells nothing.
fn trades(figure: &Figure, of: impl Fn(&Trade) -> Fields) -> Fields {
    let told = figure.descriptions.iter().filter(|d| !d.is_former());
    let public = figure.public.iter().flat_map(|public| public.calls.iter());
    told.map(|d| of(&d.trade()))
        .chain(public.map(|call| of(&call.words.trade())))
        .fold(Fields::empty(), |all, own| all | own)
}

/// How what an epithet tells of work goes with what is told of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// A word for the office, or a general one for people who work where the other does: *la magistrate* for a prosecutor.
    Called,
    /// The one or the other tells nothing of work, or both may be said of one.
    Open,
    /// The other is told to work far from there.
    Far,
}

impl Resolver<'_, '_> {
    /// How the epithet that stands at `seen` goes with what is told of whom `other` mentions before it.
    pub(super) fn kin(&self, epithet: &Figure, other: &Seen, seen: &Seen) -> Kin {
        let known = &self.figures[self.now(other.who) as usize];
        let between = || {
            let (from, to) = (other.span.end(), seen.span.start());
            self.text().get(from as usize..to as usize)
        };
        if told_akin(epithet, known) {
            return Kin::Called;
        }
        let tells = || between().is_some_and(|b| tells_of_trade(epithet, b));
        match kin(epithet, known) {
            Kin::Far if tells() => Kin::Open,
            kin => kin,
        }
    }
}

/// True if the other is told to work far from where the epithet's people do.
pub(super) fn works_far(epithet: &Figure, known: &Figure) -> bool {
    kin(epithet, known) == Kin::Far
}

/// How the epithet goes with what is told of the other.
fn kin(epithet: &Figure, known: &Figure) -> Kin {
    // The tables of people know better what those are called of whom the article tells nothing.
    let work = |d: &Description, leads: bool| {
        let Trade { own, beside, .. } = d.trade();
        // *le directeur de l'hôpital* nurses nobody.
        let far = own.contains(Fields::LEAD) && !leads;
        let own = if far { own & LED_BY_THEIR_OWN } else { own };
        own | beside & Fields::DIPLO
    };
    let called = epithet.descriptions.iter().any(|d| {
        let same = known
            .descriptions
            .iter()
            .filter(|k| !d.is_former() || k.is_former());
        let general = d.trade().general;
        let asks = general.contains(Fields::LEAD);
        let leads = asks || d.trade().own.contains(Fields::LEAD);
        let works = same.fold(Fields::empty(), |all, k| all | work(k, leads));
        (works.contains(Fields::LEAD) || !asks) && works.intersects(general.trades())
    });
    if called {
        return Kin::Called;
    }
    let all = |trade: &Trade| trade.own | trade.beside;
    let asked = trades(epithet, all);
    // *l'auteur de l'amendement* may be whatever else.
    let exact = |trade: &Trade| {
        if trade.own.contains(Fields::ANY) {
            Fields::empty()
        } else {
            all(trade)
        }
    };
    let told = trades(known, exact);
    let calls = || known.public.iter().flat_map(|public| public.calls.iter());
    let public = || calls().map(|call| call.words.first_word());
    let same = || heads(epithet).any(|head| heads(known).chain(public()).any(|own| own == head));
    let vague = asked.contains(Fields::ANY) || asked.trades().is_empty() || is_loose(epithet);
    // *la directrice* may be whatever else the epithet tells.
    if vague || told.trades().is_empty() || same() {
        return Kin::Open;
    }
    // A minister may be a physician, and who speaks for a union a nurse.
    let office = known.public.is_none() && told.intersects(OFFICES);
    if office || widened(asked).intersects(told.trades()) {
        Kin::Open
    } else {
        Kin::Far
    }
}

/// « Mona Riou, policière, publie un roman. “…”, dit la romancière »: true if the words tell of the field of the epithet.
fn tells_of_trade(epithet: &Figure, words: &str) -> bool {
    let asked = trades(epithet, |trade| trade.own | trade.beside);
    let sentence = words.split(['«', '“', '"']).next().unwrap_or_default();
    let sentence = sentence.split(". ").next().unwrap_or_default();
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
    let mut words = words.filter(|word| word.len() > 2).take(MAX_WORDS);
    words.any(|word| topic(&fold::name_key(word)).intersects(asked))
}

/// True of *cette professeure*, *l'ancienne serveuse*, *la maire de 51 ans*: what is told so may be new.
fn is_loose(epithet: &Figure) -> bool {
    let left = |d: &Description| FORMER.contains(&d.first_word());
    epithet.pointed || epithet.descriptions.iter().any(|d| d.aged || left(d))
}

/// The fields, and those beside them.
fn widened(fields: Fields) -> Fields {
    let near = NEIGHBOURS.iter().filter(|near| near.intersects(fields));
    near.fold(fields.trades(), |all, near| all | *near)
}
