//! Salience: which of the people mentioned so far a pronoun or a phrase means.

use crate::lexicon::Agreement;
use crate::span::Span;
use crate::speaker::SpeakerKind;

/// One mention of someone, as pronouns see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who.
    pub who: u32,
    /// Number of the sentence.
    pub line: u32,
    /// Number of the paragraph.
    pub paragraph: u32,
    /// The words.
    pub span: Span,
    /// True if no preposition governs it and no verb stands before it in its clause.
    pub subject: bool,
    /// True if it is part of a longer phrase: *la politique d’Odile Carnac*.
    pub inner: bool,
    /// True of a pronoun, which says nothing of who it is.
    pub pronoun: bool,
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Gender and number of the pronoun.
    pub agreement: Agreement,
    /// Number of its sentence.
    pub line: u32,
    /// Number of its paragraph.
    pub paragraph: u32,
    /// Where it stands: mentions after it are not looked at.
    pub before: u32,
    /// Whom it cannot mean: *le maire, qu’elle accuse*.
    pub except: Option<u32>,
    /// Who spoke last, and the sentence where.
    pub last_speaker: Option<(u32, u32)>,
    /// True of *ajoute-t-il*: whoever spoke last goes on.
    pub goes_on: bool,
    /// The body that the sentence, or the one before, is about.
    pub leads: Option<u32>,
    /// True where the words asked about hold *je*: no body says that.
    pub says_i: bool,
    /// What sort of pronoun it is.
    pub sort: Sort,
}

/// Sorts of pronouns that look for whom they mean in ways of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Any other.
    Plain,
    /// *ce dernier*: of those in a sentence it means the last, subject or not.
    Latter,
    /// *souligne-t-il* behind words that a colon announces: whoever stands before it counts, if nobody there does anything.
    Announced,
}

/// How far back a pronoun may reach, in sentences.
const REACH: u32 = 8;

/// What it weighs to be a subject.
const DOING: i32 = 24;

/// What a body weighs that its sentence is about.
const LEADING: i32 = 50;

/// So many mentions are weighed.
const MAX_SEEN: usize = 300;

/// What a pronoun sees of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// What it is.
    pub kind: SpeakerKind,
    /// Its gender and number.
    pub agreement: Agreement,
    /// True if something says that it is a person.
    pub personal: bool,
    /// True of a place that the lexicon does not know.
    pub obscure: bool,
}

/// Weighs the mentions before a pronoun; the heaviest that agrees wins. Hand-set weights: nearness
/// first, then being a subject, then having spoken last, then being a person.
pub fn choose(seen: &[Seen], wanted: &Wanted, of: impl Fn(u32) -> Weighed) -> Option<Seen> {
    let mut best: Option<(i32, Seen)> = None;
    // True where no person stands in the paragraph whom the pronoun could mean.
    let alone = |body: &Seen| {
        let near = seen.iter().rev().take(MAX_SEEN);
        let mut here = near.take_while(|s| s.paragraph == wanted.paragraph);
        let person = |s: &Seen| {
            let Weighed {
                kind,
                agreement,
                personal,
                ..
            } = of(s.who);
            kind == SpeakerKind::Person && personal && agreement.fits(wanted.agreement)
        };
        body.paragraph == wanted.paragraph && !here.any(person)
    };
    let latter = wanted.sort == Sort::Latter;
    // « Une décision qui n'étonne pas Jean Talec : “…”, souligne-t-il »
    let at_colon = |mention: &Seen| {
        let near = seen.iter().rev().take(MAX_SEEN);
        let mut here = near
            .skip_while(|s| s.line > wanted.line)
            .take_while(|s| s.line == wanted.line);
        let person = |s: &Seen| of(s.who).kind == SpeakerKind::Person;
        let does = |s: &Seen| s.subject && s.span.start() < wanted.before && person(s);
        let here_named = mention.line == wanted.line && !mention.inner;
        wanted.sort == Sort::Announced && here_named && !here.any(does)
    };
    for mention in seen.iter().rev().take(MAX_SEEN) {
        if mention.span.start() >= wanted.before {
            continue;
        }
        let distance = wanted.line.saturating_sub(mention.line).min(REACH + 1);
        if distance > REACH {
            break;
        }
        let Weighed {
            kind,
            agreement,
            personal,
            obscure,
        } = of(mention.who);
        // *le rapport de la CGT … elle*: who is no more than an owner is a person.
        let owner = mention.inner && !matches!(kind, SpeakerKind::Person | SpeakerKind::Group);
        // *elle le conduisait au Havre*: where one goes does nothing.
        let owner = owner || obscure && !mention.subject;
        if owner || !agreement.fits(wanted.agreement) || wanted.except == Some(mention.who) {
            continue;
        }
        let plural = wanted.agreement.contains(Agreement::PLURAL)
            && !wanted.agreement.contains(Agreement::SINGULAR);
        let spoke = wanted
            .last_speaker
            .is_some_and(|(who, line)| who == mention.who && wanted.line - line <= 2);
        let kind_weight = match kind {
            SpeakerKind::Person => {
                if plural {
                    -100
                } else if personal || latter {
                    30
                } else {
                    0
                }
            }
            SpeakerKind::Group => {
                if plural {
                    30
                } else if agreement.contains(Agreement::PLURAL) {
                    -100
                } else {
                    // *l'opposition … elle*
                    -40
                }
            }
            // « …, a répondu le conservatoire. “Nous irons au procès”, a-t-il prévenu »
            SpeakerKind::Organization if wanted.says_i => -20,
            SpeakerKind::Organization if spoke && alone(mention) => 20,
            SpeakerKind::Organization if wanted.leads == Some(mention.who) => LEADING,
            SpeakerKind::Organization => 0,
            SpeakerKind::Document => -20,
        };
        let paragraphs = i32::try_from(wanted.paragraph.saturating_sub(mention.paragraph))
            .unwrap_or(i32::MAX / 8);
        let weight = kind_weight - 10 * i32::try_from(distance).unwrap_or(0) - 4 * paragraphs
            + if mention.subject && !latter || kind == SpeakerKind::Person && at_colon(mention) {
                DOING
            } else {
                0
            }
            + match spoke {
                true if wanted.goes_on && kind == SpeakerKind::Person => 40,
                true => 10,
                false => 0,
            }
            - if mention.inner && !(latter && kind == SpeakerKind::Person) {
                14
            } else {
                0
            };
        let last = |seen: &Seen| latter && mention.span.start() > seen.span.start();
        if best.is_none_or(|(w, seen)| weight > w || weight == w && last(&seen)) {
            best = Some((weight, *mention));
        }
    }
    best.filter(|(weight, _)| *weight > -60)
        .map(|(_, seen)| seen)
}
