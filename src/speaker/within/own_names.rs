//! Bodies that a noun and a name of their own tell: *l'ONG Racines Vives*, *le collectif « Ports unis »*. They are called by the name alone.

use super::named::Sought;
use super::{
    Agreement, Clauses, Lexicon, Mention, MentionKind, NameKey, Resolver, Span, SpeakerKind, Tags,
    Tie,
};
use crate::attribution::own_name;
use crate::lexicon::{NameKind, names_alone};
use crate::quote;

impl Resolver<'_, '_> {
    /// The figure of a body that is told by a noun and its own name: *l'ONG britannique Racines Vives*.
    pub(super) fn body_with_name(&mut self, mention: &Mention) -> Option<u32> {
        let name = self.own_name(mention)?;
        Some(self.body_named(mention, name))
    }

    /// The figure of the body that bears a name, whose noun is the head of the mention.
    fn body_named(&mut self, mention: &Mention, name: Span) -> u32 {
        let kind = match mention.kind {
            MentionKind::Medium => MentionKind::Medium,
            _ => MentionKind::Body,
        };
        let body = Mention {
            name: Some(name),
            kind,
            ..*mention
        };
        let id = self.named(&body, name);
        let noun = mention.head.filter(|head| head.end() < name.start());
        if let Some(head) = noun {
            self.figures[id as usize].own_name = Some(head.join(name));
        } else {
            self.figures[id as usize].own_name.get_or_insert(name);
        }
        id
    }

    /// *le collectif « Racines Vives »*: the body whose name stands in marks behind the noun at `at`.
    pub(super) fn body_in_marks(&mut self, clauses: &Clauses<'_, '_>, at: usize) -> Option<u32> {
        // « a remis au club “La Vague d'or” »
        let mention = clauses.pieces[at].mention().filter(|m| m.tie != Tie::To)?;
        let mention = *mention;
        let (quote, name) = own_name::in_marks(clauses, at)?;
        let outcome = &self.outcomes[quote as usize];
        let said = outcome.kind != quote::Kind::Term && outcome.attribution.is_some();
        (!said).then(|| self.body_named(&mention, name))
    }

    /// *la PDG de Lovana*: takes in the firm that a name nobody bears yet is, behind `noun` and *de*; true if it is one.
    pub(super) fn employs(&mut self, mention: &Mention, noun: &str) -> bool {
        let name = mention.name.filter(|_| EMPLOYED.contains(&noun));
        let Some(name) = name else {
            return false;
        };
        let spelled = self.memory.spelled(name.of(self.text()));
        let known = self.by_name(&spelled, Agreement::empty(), Sought::Anyone);
        let firm = !spelled.given && !spelled.personal && known.is_none();
        if firm {
            let id = self.body_named(mention, name);
            let figure = &mut self.figures[id as usize];
            figure.kind = SpeakerKind::Organization;
            figure.personal = false;
        }
        firm
    }

    /// *Terre et Mer*: the body whose name looks like a row of two.
    pub(super) fn named_in_row(&mut self, mention: &Mention) -> Option<u32> {
        if mention.kind != MentionKind::Group || mention.head.is_some() || mention.name.is_some() {
            return None;
        }
        let key = NameKey::new(mention.span.of(self.text()));
        let mut figures = (0..self.figures.len() as u32)
            .zip(&self.figures)
            .rev()
            .take(MAX_FIGURES);
        let named = figures.find(|(id, figure)| {
            let own = figure.name.as_ref();
            self.now(*id) == *id
                && figure.own_name.is_some()
                && own.is_some_and(|(own, _)| own.words == key.words)
        });
        named.map(|(id, _)| id)
    }

    /// The name behind the noun of a body that is told without the noun: *Racines Vives* of *l'ONG britannique Racines Vives*. Not
    /// where somebody else bears it: *le groupe Talec* beside *Jean Talec*.
    pub(super) fn own_name(&mut self, mention: &Mention) -> Option<Span> {
        let head = mention.head?;
        let person = mention.kind == MentionKind::Person;
        let kind = person
            || matches!(
                mention.kind,
                MentionKind::Body
                    | MentionKind::Group
                    | MentionKind::Informant
                    | MentionKind::Medium
            );
        let text = self.text();
        let (name, known) = match mention.name {
            _ if !kind => return None,
            // *le distributeur Lovana*; « Racines Vives, une association de Lori, », but « Talec, parti de Lunac, »
            Some(name) => {
                let firm = || PERSONAL_FIRMS.contains(&head.of(text));
                let body = || {
                    let tags = Lexicon::french().look_up(head.of(text)).tags;
                    tags.intersects(Tags::BODY | Tags::GROUP)
                        && !tags.intersects(Tags::PERSON | Tags::PAST_PART)
                };
                let may = if person && head.end() < name.start() {
                    firm() && mention.definite
                } else {
                    body()
                };
                let single = mention.agreement.fits(Agreement::SINGULAR);
                if !may || !single || !names_alone(head.of(text)) {
                    return None;
                }
                (name, own_name::known(name.of(text)).map(|n| n.kind))
            }
            None => own_name::behind_noun(text, mention)?,
        };
        let given = || Lexicon::french().given(name.of(text)).is_some();
        let other = match known {
            Some(kind) => kind == NameKind::Place,
            // *le fabricant Jean Talec*, « le distributeur Talec, 62 ans, »
            None if person => {
                // Two words without a given name that we know may be somebody from elsewhere.
                let full = name.of(text).contains(' ') && mention.name.is_some();
                let firm = PERSONAL_FIRMS.contains(&head.of(text));
                !firm || full || given() || self.is_aged(mention.span)
            }
            // *le groupe Jean Talec*
            None => name.of(text).contains(' ') && given(),
        };
        if other {
            return None;
        }
        let spelled = self.memory.spelled(name.of(text));
        let bearer = self.by_name(&spelled, Agreement::empty(), Sought::Anyone);
        let taken = bearer.is_some_and(|id| {
            let figure = &self.figures[self.now(id) as usize];
            // *Lori Animaux* is not *Lori*.
            let same = figure
                .name
                .as_ref()
                .is_none_or(|(own, _)| own.words == spelled.key.words);
            (!figure.place || same) && !Sought::Body.may_be(figure, &spelled)
        });
        (!taken).then_some(name)
    }
}

/// Nouns of people that are said of firms more often, where a surname stands behind them alone.
const PERSONAL_FIRMS: &[&str] = &["assureur", "distributeur", "fabricant"];

/// So many figures back a body is looked for that bears a name like a row of two.
const MAX_FIGURES: usize = 200;

/// Those who are a firm's, or a body's, and a person's seldom.
const EMPLOYED: &[&str] = &[
    "DG",
    "DRH",
    "PDG",
    "actionnaire",
    "actionnaires",
    "cofondateur",
    "cofondatrice",
    "dirigeants",
    "direction",
    "employés",
    "filiale",
    "fondateur",
    "fondatrice",
    "salariés",
];
