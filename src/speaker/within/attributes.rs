//! What a person is besides an office, and other words for the office: *le maire socialiste*, *le ministre sortant*, *la patronne du
//! groupe*.

use super::posts::{akin, differs, elsewhere, otherwise_employed};
use super::{
    Clauses, Description, Lexicon, Mention, MentionKind, Resolver, Span, SpeakerKind, What,
};
use crate::attribution::piece::Piece;
use crate::lexicon::{Sorts, Tags};
use smallvec::SmallVec;

impl Resolver<'_, '_> {
    /// « Jean Talec, maire de Lunac, … Le maire socialiste … »: the only one told by the office, where the new words tell no more of
    /// the office itself, and nobody else who holds it is told by them.
    pub(super) fn told_besides(&self, mention: &Mention, words: &Description) -> Option<u32> {
        let core = words.core.as_ref()?;
        let mut only = None;
        for id in self.described_by(words.head).iter().rev().take(MAX_HOLDERS) {
            let id = self.now(*id);
            let figure = &self.figures[id as usize];
            let mut held = figure.descriptions.iter();
            let holds = figure.agreement.fits(mention.agreement) && figure.members.is_empty();
            if !holds || only == Some(id) || !held.any(|d| d.head == words.head) {
                continue;
            }
            if only.is_some() {
                return None;
            }
            only = Some(id);
        }
        let figure = &self.figures[only? as usize];
        let mut places = figure.descriptions.iter().flat_map(|d| &d.places);
        let here = words.places.is_empty() || places.all(|p| words.places.contains(p));
        let same = |d: &Description| {
            // *le maire socialiste*, *le maire centriste*
            let other = d.viewed && words.viewed && !d.compatible(words);
            !other && d.is_long() && core.iter().all(|w| d.has(*w))
        };
        let told = figure.descriptions.iter().any(|d| same(d));
        (here && told && figure.name.is_some()).then_some(only?)
    }
}

impl Resolver<'_, '_> {
    /// « La députée Mona Ferrand, maire de Lori, », « Mona Ferrand, soprano et directrice du chœur, »: one who is named in the piece at
    /// `at` holds each office that stands behind the name, up to the piece at `last`, or bare behind it; the last piece of them.
    pub(super) fn tell_besides(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        last: usize,
        named: &Mention,
        line: usize,
    ) -> usize {
        let pieces = clauses.pieces;
        let office = |k: usize| {
            let told = pieces.get(k).and_then(Piece::free_mention);
            told.filter(|m| {
                m.kind == MentionKind::Person
                    && m.name.is_none()
                    && m.head.is_some()
                    && m.agreement.fits(named.agreement)
            })
        };
        let signs = |k: usize| {
            let sign = pieces.get(k).map(|p| p.what);
            sign.is_none_or(|w| matches!(w, What::Comma | What::And | What::End | What::Open))
        };
        let person = named.name.is_some() && matches!(named.kind, MentionKind::Person);
        if !person {
            return last;
        }
        let mut end = last;
        while end - last <= MAX_OFFICES
            && end > at
            && matches!(
                pieces.get(end + 1).map(|p| p.what),
                Some(What::Comma | What::And)
            )
            && office(end + 2).is_some_and(|m| m.bare)
            && signs(end + 3)
        {
            end += 2;
        }
        let told: SmallVec<[Mention; 4]> = (at + 1..=end).filter_map(office).copied().collect();
        if let Some(who) = self.figure(named, line).filter(|_| !told.is_empty()) {
            for mention in told {
                self.describe_offices(who, &mention);
            }
        }
        end
    }

    /// The office of the mention is that of `who`, and so is another that it joins by *et*.
    pub(super) fn describe_offices(&mut self, who: u32, mention: &Mention) {
        let words = self.description(mention, mention.head.unwrap_or(mention.span));
        self.describe(who, words);
        if let Some((rest, noun)) = second_office(mention.span.of(self.story.scene.reading.text)) {
            let head = Span::new(0, noun.len() as u32);
            let words = self.memory.description(rest, head);
            self.describe(who, words);
        }
    }

    /// « Mona Ferrand, présidente du groupe Volta, … […] “Non”, dit la patronne du groupe »: the only one named before who leads
    /// what the words tell of; and the first mention of her.
    pub(super) fn leads_same(&self, id: u32) -> Option<((u32, Span), Told)> {
        let figure = &self.figures[id as usize];
        let asked = figure.descriptions.first()?;
        let general = GENERAL.contains(&asked.first_word());
        if !asked.is_qualified() || figure.related {
            return None;
        }
        let (mut only, mut best) = (None, Told::Nothing);
        for (who, known) in (0u32..).zip(&self.figures).take(MAX_FIGURES) {
            let akin = akin(figure, known);
            let held = known.descriptions.iter();
            let held = held.map(|d| d.tells_of_same(asked, general, akin)).max();
            let told = held.unwrap_or(Told::Nothing);
            if told == Told::Nothing || told < best {
                continue;
            }
            let pair = (id.min(who), id.max(who));
            let fits = self.now(who) == who
                && who != id
                && known.name.is_some()
                && known.kind == SpeakerKind::Person
                && known.personal
                && known.first.start() < figure.first.start()
                && known.agreement.fits(figure.agreement)
                && !elsewhere(figure, known)
                && (told == Told::Named || !differs(figure, known))
                && !otherwise_employed(figure, known)
                && self.together.binary_search(&pair).is_err();
            if fits {
                only = if told > best || only.is_none() {
                    Some(who)
                } else {
                    None
                };
                best = told;
            }
        }
        only.map(|who| ((who, self.figures[who as usize].first), best))
    }
}

/// How much of the words for an office another description of it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// Some word is of another office.
    Nothing,
    /// What is led is told by a general noun only: *du groupe*.
    Generally,
    /// So it is, and was told by its name: *la présidente de Lunac Solidarités*.
    Named,
    /// A word of its own is the same.
    Exactly,
}

impl Description {
    fn tells_of_same(&self, asked: &Self, general: bool, akin: bool) -> Told {
        let leads = akin || general && LEADING.contains(&self.first_word());
        if !leads && !asked.starts_like(self) {
            return Told::Nothing;
        }
        let mut told = Told::Nothing;
        // *le chef du village* leads no association.
        let own = |at: usize| {
            asked
                .core
                .as_ref()
                .is_none_or(|c| c.contains(&asked.number(at)))
        };
        for (at, word) in asked.split(' ').enumerate().skip(1) {
            if FIELDS.contains(&word) {
                continue;
            }
            if self.split(' ').skip(1).any(|own| own == word) {
                told = Told::Exactly;
            } else if BODIES.binary_search(&word).is_ok() || akin && !own(at) {
                told = told.max(Told::Generally);
            } else {
                return Told::Nothing;
            }
        }
        let plain = |word: &str| BODIES.binary_search(&word).is_err();
        let wide = || asked.split(' ').skip(1).all(|word| WIDE.contains(&word));
        let named = self.is_long() && (self.split(' ').skip(1).all(plain) || wide());
        let named = named && asked.starts_like(self);
        if told == Told::Generally && named {
            return Told::Named;
        }
        told
    }
}

/// *professeur et directeur de l'institut*: the words behind *et* or *élu*, and their first, where it is an office.
fn second_office(words: &str) -> Option<(&str, &str)> {
    // *élu maire de Lori en mai*
    let elected = words
        .strip_prefix("élu ")
        .or_else(|| words.strip_prefix("élue "));
    let rest = elected.or_else(|| Some(words.split_once(" et ")?.1))?;
    let noun = rest.split([' ', '\u{a0}']).next()?;
    let office = Lexicon::french().look_up(noun).tags.contains(Tags::OFFICE);
    (office && !noun.is_empty()).then_some((rest, noun))
}

/// So many pieces behind the first apposition hold more offices.
const MAX_OFFICES: usize = 6;

/// So many figures of an article are looked at.
const MAX_FIGURES: usize = 256;

/// Folded words for whoever leads something, whatever the office is called.
const GENERAL: &[&str] = &[
    "boss",
    "chef",
    "cheffe",
    "dirigeant",
    "dirigeante",
    "leader",
    "numero",
    "patron",
    "patronne",
    "responsable",
];

/// Folded first words of offices that lead something.
const LEADING: &[&str] = &[
    "boss",
    "chef",
    "cheffe",
    "cofondateur",
    "cofondatrice",
    "coordinateur",
    "coordinatrice",
    "delegue",
    "deleguee",
    "dg",
    "directeur",
    "directrice",
    "dirigeant",
    "dirigeante",
    "fondateur",
    "fondatrice",
    "gerant",
    "gerante",
    "leader",
    "maire",
    "manager",
    "patron",
    "patronne",
    "pdg",
    "president",
    "presidente",
    "responsable",
    "secretaire",
];

/// Folded words for the field of what is led, or for how it is led.
const FIELDS: &[&str] = &["general", "generale", "un", "une"];

/// The widest of them: *le directeur de l'hôpital* is *le directeur de l'établissement*.
const WIDE: &[&str] = &[
    "etablissement",
    "institution",
    "organisation",
    "organisme",
    "structure",
];

/// Folded nouns for what somebody leads, once its name has been told.
const BODIES: &[&str] = &[
    "agence",
    "alliance",
    "association",
    "banque",
    "boite",
    "centrale",
    "centre",
    "chaine",
    "clinique",
    "club",
    "coalition",
    "collectif",
    "college",
    "comite",
    "commission",
    "commune",
    "compagnie",
    "confederation",
    "cooperative",
    "departement",
    "diocese",
    "ecole",
    "enseigne",
    "entreprise",
    "equipe",
    "etablissement",
    "federation",
    "festival",
    "firme",
    "fondation",
    "formation",
    "groupe",
    "hopital",
    "institut",
    "institution",
    "journal",
    "laboratoire",
    "ligue",
    "lycee",
    "maison",
    "marque",
    "media",
    "mouvement",
    "musee",
    "ong",
    "organisation",
    "organisme",
    "parti",
    "quotidien",
    "region",
    "societe",
    "structure",
    "syndicat",
    "theatre",
    "union",
    "universite",
    "usine",
    "ville",
];

/// True of a folded word that is unknown and tells where somebody is from: *lunacois*.
pub(super) fn is_local(key: &str, tags: Tags) -> bool {
    tags.is_empty()
        && ["ais", "aise", "ois", "oise"]
            .iter()
            .any(|e| key.ends_with(e))
}

/// True of a folded word that says what its holder is, and not what the office is: *social-démocrate*.
pub(super) fn is_attribute(key: &str) -> bool {
    key.split(' ').all(is_view)
}

/// The same of one word.
fn is_view(key: &str) -> bool {
    let stem = key.trim_end_matches('s');
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    let party = || {
        let known = Lexicon::french().name(key);
        known.is_some_and(|n| n.sorts.contains(Sorts::PARTY))
    };
    matches!(key, "droite" | "tres")
        || stem.ends_with("genair")
        || ATTRIBUTES.binary_search(&stem).is_ok()
        || party()
}

/// So many figures may share an office before nobody is sought among them.
const MAX_HOLDERS: usize = 12;

/// Folded stems of views, of what becomes of an office, and of the place that has been told: *le maire de la ville*.
const ATTRIBUTES: &[&str] = &[
    "autonomist",
    "bourgad",
    "centrist",
    "charismatiqu",
    "chretien",
    "commun",
    "communist",
    "conservateur",
    "conservatric",
    "contest",
    "controvers",
    "demissionnair",
    "democrat",
    "ecologist",
    "emblematiqu",
    "extrem",
    "gauch",
    "gaullist",
    "identitair",
    "independantist",
    "insoumi",
    "interimair",
    "islamist",
    "laic",
    "liberal",
    "libertarien",
    "localit",
    "loyalist",
    "macronist",
    "marxist",
    "modere",
    "monarchist",
    "nationalist",
    "neoconservateur",
    "neoliberal",
    "patriot",
    "pay",
    "peronist",
    "populair",
    "populist",
    "progressist",
    "reelu",
    "reformateur",
    "reformist",
    "regionalist",
    "republicain",
    "royalist",
    "social",
    "socialist",
    "sortant",
    "souverainist",
    "travaillist",
    "trotskist",
    "ultraconservateur",
    "ultraconservatric",
    "ultranationalist",
    "unionist",
    "vert",
    "vill",
    "villag",
];
