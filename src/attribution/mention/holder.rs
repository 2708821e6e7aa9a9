//! Who holds an office, where the name stands right behind its field: *le ministre de l'Intérieur Jean Talec*.

use super::Parser;
use crate::lexicon::Tags;
use crate::text::fold;
use crate::text::tokens::{Case, Kind};

/// Fields of government, and bodies that are known by one word: a name behind them is a person's.
const FIELDS: &[&str] = &[
    "agriculture",
    "armées",
    "assemblée",
    "budget",
    "chancellerie",
    "commerce",
    "commission",
    "communication",
    "conseil",
    "culture",
    "diplomatie",
    "défense",
    "développement",
    "enseignement",
    "environnement",
    "finances",
    "gouvernement",
    "immigration",
    "industrie",
    "information",
    "intérieur",
    "jeunesse",
    "justice",
    "logement",
    "numérique",
    "outre-mer",
    "parlement",
    "planification",
    "police",
    "pêche",
    "recherche",
    "santé",
    "solidarités",
    "sports",
    "sécurité",
    "sénat",
    "tourisme",
    "transports",
    "travail",
    "économie",
    "écologie",
    "éducation",
    "égalité",
    "énergie",
];

/// What bears the name of someone: *l'hôpital Jean Talec*, *la fondation Mona Ferrand*.
const NAMESAKES: &[&str] = &[
    "aéroport",
    "affaire",
    "amphithéâtre",
    "association",
    "avenue",
    "bibliothèque",
    "boulevard",
    "cabinet",
    "caserne",
    "centre",
    "clinique",
    "collectif",
    "collège",
    "comité",
    "complexe",
    "crèche",
    "entreprise",
    "espace",
    "fondation",
    "galerie",
    "gare",
    "groupe",
    "gymnase",
    "hôpital",
    "institut",
    "internat",
    "jardin",
    "laboratoire",
    "librairie",
    "loi",
    "lycée",
    "maison",
    "maternité",
    "musée",
    "médiathèque",
    "parc",
    "piscine",
    "place",
    "pont",
    "port",
    "prison",
    "prix",
    "procès",
    "quai",
    "rue",
    "résidence",
    "salle",
    "square",
    "stade",
    "théâtre",
    "tour",
    "université",
    "école",
    "éditions",
];

impl Parser<'_, '_> {
    /// Where the name of an office's holder starts, inside the complement from `of` to `end` that was read with it.
    pub(super) fn holder(&self, of: usize, end: usize) -> Option<usize> {
        let first = (of + 1..end).find(|i| !self.tags(*i).intersects(Tags::DET))?;
        // A given name is surer than what stands before it.
        (first + 1..end)
            .find(|at| self.opens_holder(*at) && self.opens_given(*at))
            .or_else(|| {
                (first + 1..end).find(|at| {
                    let field = self.is_among(FIELDS, *at - 1) || self.known(first, *at).is_some();
                    field && self.opens_holder(*at)
                })
            })
    }

    fn opens_given(&self, at: usize) -> bool {
        let joins = Tags::GIVEN | Tags::PARTICLE | Tags::TITLE;
        self.tags(at).contains(Tags::GIVEN) && !self.tags(at - 1).intersects(joins)
    }

    fn is_among(&self, list: &[&str], at: usize) -> bool {
        let key = fold::name_key(self.scene.word(at));
        list.iter().any(|word| fold::name_key(word) == key)
    }

    fn opens_holder(&self, at: usize) -> bool {
        let word = |at: usize| self.kind(at) == Some(Kind::Word);
        let part =
            |at: usize| self.case(at) != Case::Lower || self.tags(at).contains(Tags::PARTICLE);
        let full = word(at) && self.case(at) == Case::Capital && word(at + 1) && part(at + 1);
        let title = self.tags(at).contains(Tags::TITLE) && !self.tags(at).contains(Tags::GIVEN);
        full && !title && !self.is_among(NAMESAKES, at - 1)
    }
}
