//! Other words for whoever leads something: *la patronne du groupe*, *le président du club*.

use super::attributes::WIDE;
use super::posts::{akin, differs, elsewhere, otherwise_employed};
use super::{Description, Lexicon, Resolver, Span, SpeakerKind};
use crate::lexicon::{Sorts, Tags, called};

impl Resolver<'_, '_> {
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
                // *le directeur général* is not any *directeur*.
                if word.starts_with("general")
                    && !self.split(' ').any(|own| own == word)
                    && !general
                {
                    return Told::Nothing;
                }
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
        let lexicon = Lexicon::french();
        let plain = |word: &str| {
            let common = Tags::BODY | Tags::OFFICE | Tags::GROUP;
            let tags = lexicon.look_up(word).tags;
            !PARTS.contains(&word) && (!tags.intersects(common) || tags.intersects(Tags::NAME))
        };
        // *le président de TotalEnergies* leads no *club*.
        let name = self.split_once(' ').map_or("", |(_, rest)| rest);
        let sorts = lexicon.name(name).map_or(Sorts::empty(), |n| n.sorts);
        let noun = asked.split(' ').skip(1).find_map(called);
        if told == Told::Generally
            && !sorts.is_empty()
            && noun.is_some_and(|n| !n.intersects(sorts))
        {
            return Told::Nothing;
        }
        if told == Told::Generally && self.split(' ').any(|word| PARTS.contains(&word)) {
            return Told::Nothing;
        }
        let wide = || asked.split(' ').skip(1).all(|word| WIDE.contains(&word));
        let named = self.is_long() && (self.split(' ').skip(1).all(plain) || wide());
        let named = named && asked.starts_like(self);
        if told == Told::Generally && named {
            return Told::Named;
        }
        told
    }
}

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

/// Folded nouns for what somebody leads, once its name has been told.
pub(super) const BODIES: &[&str] = &[
    "association",
    "boite",
    "centrale",
    "club",
    "collectif",
    "compagnie",
    "enseigne",
    "entreprise",
    "etablissement",
    "firme",
    "formation",
    "groupe",
    "marque",
    "mouvement",
    "ong",
    "organisation",
    "organisme",
    "parti",
    "societe",
    "structure",
    "syndicat",
];

/// Folded words for a share in an office: who has it leads less, or something else.
const PARTS: &[&str] = &[
    "academique",
    "adjoint",
    "adjointe",
    "cabinet",
    "campagne",
    "commercial",
    "commerciale",
    "communication",
    "etat",
    "file",
    "financier",
    "financiere",
    "humaines",
    "redaction",
    "ressources",
    "technique",
];
