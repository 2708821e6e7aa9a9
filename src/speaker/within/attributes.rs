//! What a person is besides an office, and further offices: *le maire socialiste*, *la députée Mona Ferrand, maire de Lori*.

use super::left::FORMER;
use super::{
    Clauses, Description, Lexicon, Mention, MentionKind, Resolver, Span, SpeakerKind, What,
};
use crate::attribution::piece::Piece;
use crate::lexicon::{Agreement, Sorts, Tags};
use smallvec::SmallVec;

impl Resolver<'_, '_> {
    /// « Jean Talec, maire de Lunac, … Le maire socialiste … »: the only one told by the office, where the new words tell no more of
    /// the office itself, and nobody else who holds it is told by them.
    pub(super) fn told_besides(&self, mention: &Mention, words: &Description) -> Option<u32> {
        let Some(core) = words.core.as_ref() else {
            return self.wide_body(mention, words);
        };
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
        // *l'ancien maire*, *son successeur*, *un village voisin*: another may be meant.
        let text = self.text();
        let mut from = (mention.span.start() as usize).saturating_sub(MAX_NEAR);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let near = &text[from..mention.span.start() as usize];
        let another = OTHERS.iter().any(|word| near.contains(word));
        let former = figure
            .descriptions
            .iter()
            .any(|d| d.head == words.head && FORMER.contains(&d.first_word()));
        let local = |word: &str| is_local(word, Tags::empty());
        let own = |word: &str| {
            let known = figure.descriptions.iter().flat_map(|d| d.split(' '));
            known
                .into_iter()
                .any(|own| own.get(..4).is_some_and(|head| word.starts_with(head)))
        };
        let foreign = words
            .split(' ')
            .skip(1)
            .any(|word| local(word) && !own(word));
        if another || former || foreign {
            return None;
        }
        // *la maire du village*: no other place has been told of since.
        let sited = words.split(' ').any(|word| PLACES.contains(&word));
        let since = self
            .seen
            .iter()
            .rev()
            .take_while(|s| s.span.start() > figure.first.end());
        let mut elsewhere = since
            .take(MAX_SEEN)
            .map(|s| &self.figures[self.now(s.who) as usize]);
        if sited && elsewhere.any(|f| f.name.is_some() && f.kind != SpeakerKind::Person) {
            return None;
        }
        // *le maire socialiste*, *le maire centriste*
        let other = |d: &Description| d.viewed && words.viewed && !d.compatible(words);
        if figure.descriptions.iter().any(|d| other(d)) {
            return None;
        }
        let same = |d: &Description| d.is_long() && core.iter().all(|w| d.has(*w));
        let told = figure.descriptions.iter().any(|d| same(d));
        (here && told && figure.name.is_some()).then_some(only?)
    }

    /// « L'université de Lori ferme. […] L'établissement … »: the body last told of that can be called by so wide a noun.
    fn wide_body(&self, mention: &Mention, words: &Description) -> Option<u32> {
        let wide = !words.is_long() && WIDE.contains(&words.first_word());
        if !wide || mention.kind != MentionKind::Body {
            return None;
        }
        let near = self.seen.iter().rev().take(MAX_SEEN);
        let mut bodies = near.map(|s| self.now(s.who)).filter(|who| {
            let figure = &self.figures[*who as usize];
            figure.kind == SpeakerKind::Organization && figure.agreement.fits(Agreement::SINGULAR)
        });
        bodies.find(|who| {
            let held = &self.figures[*who as usize].descriptions;
            held.iter()
                .any(|d| HOUSES.binary_search(&d.first_word()).is_ok())
        })
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
        let mut near = self.seen.iter().rev().take(MAX_HOLDERS);
        let who = near
            .find(|s| s.span.overlaps(named.span))
            .map(|s| self.now(s.who));
        if let Some(who) = who {
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

/// So many bytes before are looked at for words that tell of another holder.
const MAX_NEAR: usize = 300;

/// Words that tell of another holder of an office.
const OTHERS: &[&str] = &[
    "homologue",
    "prédécesseur",
    "prédécesseure",
    "rival",
    "successeur",
    "successeure",
    "succédé",
    "voisin",
];

/// Folded words for the place that somebody governs, once its name has been told.
const PLACES: &[&str] = &[
    "bourgade", "cite", "commune", "localite", "pays", "village", "ville",
];

/// So many mentions before are looked at for a body.
const MAX_SEEN: usize = 60;

/// Folded nouns for bodies that have a house: each is *l'établissement* further down.
const HOUSES: &[&str] = &[
    "abbaye",
    "banque",
    "casino",
    "centre",
    "clinique",
    "college",
    "conservatoire",
    "creche",
    "ecole",
    "ehpad",
    "faculte",
    "hopital",
    "hotel",
    "institut",
    "internat",
    "lycee",
    "maison",
    "maternite",
    "musee",
    "opera",
    "prison",
    "restaurant",
    "theatre",
    "universite",
];

/// The widest of them: *le directeur de l'hôpital* is *le directeur de l'établissement*.
pub(super) const WIDE: &[&str] = &[
    "etablissement",
    "institution",
    "organisation",
    "organisme",
    "structure",
];

/// True of a folded word that is unknown and tells where somebody is from: *lunacois*.
pub(super) fn is_local(key: &str, tags: Tags) -> bool {
    tags.is_empty()
        && ["ais", "aise", "ois", "oise"]
            .iter()
            .any(|e| key.ends_with(e))
}

/// True of a folded word that says what its holder is, and not what the office is: *social-démocrate*, *sortant*.
pub(super) fn is_attribute(key: &str) -> bool {
    let told = |word: &str| {
        is_leaning(word)
            || word == "tres"
            || ends_so(word, STATES)
            || stem(word).ends_with("genair")
    };
    key.split(' ').all(told)
}

/// True of a folded word for a view or a party, of which nobody has two.
pub(super) fn is_leaning(key: &str) -> bool {
    let party = |word: &str| {
        let known = Lexicon::french().name(word);
        known.is_some_and(|n| n.sorts.contains(Sorts::PARTY))
    };
    let leans = |word: &str| word == "droite" || ends_so(word, LEANINGS) || party(word);
    key.split(' ').all(leans)
}

fn ends_so(word: &str, stems: &[&str]) -> bool {
    stems.binary_search(&stem(word)).is_ok()
}

/// A folded word without the ends of gender and number.
fn stem(word: &str) -> &str {
    let stem = word.trim_end_matches('s');
    stem.strip_suffix('e').unwrap_or(stem)
}

/// So many figures may share an office before nobody is sought among them.
const MAX_HOLDERS: usize = 12;

/// Folded stems of views.
const LEANINGS: &[&str] = &[
    "autonomist",
    "centrist",
    "chretien",
    "communist",
    "conservateur",
    "conservatric",
    "democrat",
    "ecologist",
    "extrem",
    "gauch",
    "gaullist",
    "identitair",
    "independantist",
    "insoumi",
    "islamist",
    "liberal",
    "libertarien",
    "loyalist",
    "macronist",
    "marxist",
    "monarchist",
    "nationalist",
    "neoconservateur",
    "neoliberal",
    "patriot",
    "peronist",
    "populist",
    "progressist",
    "reformateur",
    "reformist",
    "regionalist",
    "republicain",
    "royalist",
    "social",
    "socialist",
    "souverainist",
    "travaillist",
    "trotskist",
    "ultraconservateur",
    "ultraconservatric",
    "ultranationalist",
    "unionist",
    "vert",
];

/// Folded stems of what becomes of an office, and of the place that has been told: *le maire de la ville*.
const STATES: &[&str] = &[
    "bourgad",
    "charismatiqu",
    "commun",
    "contest",
    "controvers",
    "demissionnair",
    "emblematiqu",
    "interimair",
    "laic",
    "localit",
    "modere",
    "pay",
    "populair",
    "reelu",
    "sortant",
    "vill",
    "villag",
];
