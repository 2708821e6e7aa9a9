//! What a person is besides an office: *le maire socialiste*, *le ministre sortant*, *la directrice quadragénaire*.

use super::{Description, Lexicon, Mention, Resolver};
use crate::lexicon::{Sorts, Tags};

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
            let other = d.viewed && !d.compatible(words);
            !other && d.is_long() && core.iter().all(|w| d.has(*w))
        };
        let told = figure.descriptions.iter().any(|d| same(d));
        (here && told && figure.name.is_some()).then_some(only?)
    }
}

/// True of a folded word that says what its holder is, and not what the office is; *lunacois* is unknown and tells where somebody is
/// from.
pub(super) fn is_attribute(key: &str, tags: Tags) -> bool {
    let local = tags.is_empty()
        && ["ais", "aise", "ois", "oise"]
            .iter()
            .any(|e| key.ends_with(e));
    // *social-démocrate*
    local || key.split(' ').all(is_view)
}

/// The same of one word that is not a place's.
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
