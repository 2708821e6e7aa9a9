//! Rows: those who are named side by side as one speaker, each with what is told of her.

use crate::attribution::apposition::{apposed, of_both};
use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Predicate;
use crate::lexicon::Agreement;
use crate::text::tokens::Case;

impl Clauses<'_, '_> {
    /// « Mona Talec, maire de Lori, et Jean Riou (LR) expliquent »: all who are named in the row that ends before the verb at
    /// `at`, where more stands in it than names; `None` where it does not, or the verb is no plural.
    pub(super) fn row_before(&self, at: usize, predicate: &Predicate) -> Option<Mention> {
        if predicate.plural != Some(true) {
            return None;
        }
        let closed = self.pieces[at.checked_sub(1)?].what == What::Comma;
        let end = at - usize::from(closed);
        let (mut start, last) = self.member_before(end)?;
        let (mut first, mut agreement) = (last, last.agreement);
        let mut told = start + 1 < end;
        for _ in 0..MAX_MEMBERS {
            let Some(sign) = start.checked_sub(1) else {
                break;
            };
            let joint = self.joint_before(start);
            let (sign, and) = (joint.unwrap_or(sign), joint.is_some());
            told |= and && self.pieces[sign].what != What::And;
            if !and && (first.span == last.span || self.pieces[sign].what != What::Comma) {
                break;
            }
            // « Mona Talec, maire de Lori, et Jean Riou »
            let comma = and && sign > 0 && self.pieces[sign - 1].what == What::Comma;
            let stop = sign - usize::from(comma);
            let Some((place, member)) = self.member_before(stop) else {
                break;
            };
            told |= place + 1 < stop;
            agreement = of_both(member.agreement, agreement);
            (start, first) = (place, member);
        }
        let several = first.span != last.span && first.name.is_some();
        (several && told && self.opens_row(start) && self.governor(start).is_none()).then(|| {
            Mention {
                span: first.span.join(last.span),
                name: None,
                head: None,
                kind: MentionKind::Group,
                agreement,
                ..first
            }
        })
    }

    /// « Plusieurs élus, dont Mona Talec (PS) et Jean Riou, »: false where examples of somebody else begin at `start`.
    fn opens_row(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else {
            return true;
        };
        let word = |i: usize| self.scene.word(self.pieces[i].from as usize);
        match self.pieces[before].what {
            What::Comma
            | What::Time
            | What::Colon
            | What::Quote(_)
            | What::Close
            | What::Dash
            | What::And => true,
            What::Adverb => !["notamment", "surtout", "y"].contains(&word(before)),
            What::Mention(m) => m.tie != Tie::Free,
            _ => false,
        }
    }

    /// The place of *et*, *ainsi que*, or of *comme* before a verb in the plural, that joins the mention at `k` to one before it.
    pub(crate) fn joint_before(&self, k: usize) -> Option<usize> {
        let word = |i: usize| self.scene.word(self.pieces[i].from as usize);
        let sign = k.checked_sub(1)?;
        match self.pieces[sign].what {
            What::And => Some(sign),
            What::That if sign > 0 && word(sign - 1) == "ainsi" => Some(sign - 1),
            What::Sub if word(sign) == "comme" => {
                let verb = self.pieces.get(self.behind_bracket(k))?.predicate()?;
                (verb.plural == Some(true)).then_some(sign)
            }
            _ => None,
        }
    }

    /// The place behind *et* or *ainsi que* at `sign`.
    fn behind_joint(&self, sign: usize) -> Option<usize> {
        let word = |i: usize| self.scene.word(self.pieces[i].from as usize);
        let such = || {
            let that = self
                .pieces
                .get(sign + 1)
                .is_some_and(|p| p.what == What::That);
            that && word(sign) == "ainsi"
        };
        match self.pieces.get(sign)?.what {
            What::And => Some(sign + 1),
            What::Adverb if such() => Some(sign + 2),
            _ => None,
        }
    }

    /// The member of a row that ends before `end`, and where it begins: a name or an office, with its bracket, age, office
    /// or name behind it.
    fn member_before(&self, end: usize) -> Option<(usize, Mention)> {
        let place = self.before_bracket(end.checked_sub(1)?)?;
        let member = self.pieces[place].free_mention()?;
        let before = place
            .checked_sub(2)
            .filter(|_| self.pieces[place - 1].what == What::Comma)
            .and_then(|place| self.before_bracket(place))
            .and_then(|place| Some((place, self.pieces[place].free_mention()?)))
            .filter(|(_, before)| apposed(before, member));
        // *Mona Talec, maire de Lori*, *Mona Talec, la maire*
        let office = member.kind == MentionKind::Person && member.name.is_none();
        let told = member.name.is_none() && (member.bare || office && before.is_some());
        let (place, first) = match before {
            // *Mona Talec, maire de Lori*
            Some((place, named)) if told && named.name.is_some() => (place, named),
            // *la maire, Mona Talec*
            Some((place, office)) if office.name.is_none() && !office.bare => (place, office),
            _ if member.bare && told => return None,
            _ => (place, member),
        };
        let speaks = first.is_someone_or_body() && !first.is_pronoun() && first.tie == Tie::Free;
        let name = first.name.or(member.name);
        (speaks && (name.is_some() || first.definite))
            .then_some((place, Mention { name, ..*first }))
    }

    /// « Selon A (PS) et B, »: the names at `k` and behind *et*, where the first alone has a preposition.
    pub(super) fn both(&self, k: usize, first: &Mention) -> Option<Mention> {
        let named = first.name.is_some() && matches!(first.tie, Tie::Source | Tie::For);
        let mut and = named.then(|| after_member(self.pieces, k))?;
        // *Mona Talec, maire de Lori, et Jean Riou*
        let comma = self.pieces.get(and)?.what == What::Comma;
        and += usize::from(comma);
        let place = self.behind_joint(and)?;
        let second = self.pieces.get(place)?.free_mention()?;
        let ended = self
            .pieces
            .get(after_member(self.pieces, place))
            .is_none_or(|p| {
                matches!(
                    p.what,
                    What::Comma | What::End | What::Colon | What::Open | What::Quote(_)
                )
            });
        (second.name.is_some() && ended).then(|| Mention {
            span: first.span.join(second.span),
            name: None,
            head: None,
            kind: MentionKind::Group,
            agreement: of_both(first.agreement, second.agreement),
            ..*first
        })
    }
}

/// A row has at most so many members before the last.
const MAX_MEMBERS: usize = 6;

/// True of somebody who is no plural.
fn is_one(mention: &Mention) -> bool {
    mention.agreement & Agreement::NUMBER != Agreement::PLURAL
}

/// « ont lancé Alix Tran, Tom Berg (chef) et leurs proches »: all of them, from the first on, and the place after
/// the last; `None` where there is one only, or a plural stands first.
pub(super) fn together(clauses: &Clauses<'_, '_>, first: usize) -> Option<(Mention, usize)> {
    let pieces = clauses.pieces;
    let one = pieces[first].free_mention()?;
    let titled = one.name.is_some() && one.head.is_some();
    // *les ONG Greenpeace et Oxfam*
    let bodies = matches!(one.kind, MentionKind::Body | MentionKind::Group)
        && clauses.scene.case(pieces[first].to as usize - 1) != Case::Lower
        && pieces.get(first + 2).is_some_and(|p| {
            p.mention()
                .is_some_and(|m| m.name.is_some() && m.head.is_none())
        });
    if one.agreement & Agreement::NUMBER == Agreement::PLURAL && !titled && !bodies {
        return named_members(clauses, first);
    }
    let mut last = first;
    let mut agreement = one.agreement;
    loop {
        let mut sign = after_member(pieces, last);
        // « le maire, Jean Talec, et la préfète, Mona Ferrand »
        if let Some([comma, and]) = pieces.get(sign..sign + 2)
            && comma.what == What::Comma
            && and.what == What::And
        {
            sign += 1;
        }
        let and = clauses.behind_joint(sign);
        let joined = and.is_some() || pieces.get(sign).is_some_and(|p| p.what == What::Comma);
        let place = and.unwrap_or(sign + 1);
        let next = pieces.get(place)?.free_mention()?;
        if !joined || next.bare {
            return None;
        }
        agreement = of_both(agreement, next.agreement);
        last = place;
        if and.is_some() {
            break;
        }
    }
    let mention = Mention {
        span: one.span.join(pieces[last].mention()?.span),
        name: None,
        head: None,
        kind: MentionKind::Group,
        agreement,
        ..*one
    };
    Some((mention, after_member(pieces, last)))
}

/// « ont écrit les deux ministres, Mona Ferrand et Jean Talec »: the names behind the plural at `first`, and the place after them.
fn named_members(clauses: &Clauses<'_, '_>, first: usize) -> Option<(Mention, usize)> {
    // « ont écrit les députés Mona Ferrand (PS) et Jean Talec »
    let glued = clauses.pieces.get(first + 1)?.free_mention();
    if glued.is_some_and(|m| m.name.is_some() && m.head.is_none() && is_one(m)) {
        let (group, end) = together(clauses, first + 1)?;
        let span = clauses.pieces[first].mention()?.span.join(group.span);
        return Some((Mention { span, ..group }, end));
    }
    let end = first + 5;
    let [comma, a, and, b] = clauses.pieces.get(first + 1..end)? else {
        return None;
    };
    let name = |p: &Piece| p.free_mention().filter(|m| m.name.is_some()).copied();
    let (a, b) = (name(a)?, name(b)?);
    let signs = comma.what == What::Comma && and.what == What::And;
    let closed = clauses.pieces.get(end);
    let closed = closed.is_none_or(|p| matches!(p.what, What::Comma | What::End | What::Open));
    (signs && closed).then(|| {
        let group = Mention {
            span: a.span.join(b.span),
            name: None,
            head: None,
            kind: MentionKind::Group,
            agreement: of_both(a.agreement, b.agreement),
            ..a
        };
        (group, end)
    })
}

/// The place after the member of a list at `at` and what is said of them: *(chef)*, *, chef de chantier,*.
fn after_member(pieces: &[Piece], at: usize) -> usize {
    let next = at + 1;
    match pieces.get(next).map(|p| &p.what) {
        Some(What::Open) => (next..pieces.len())
            .find(|i| pieces[*i].what == What::Close)
            .map_or(next, |close| close + 1),
        Some(What::Comma) => {
            let told = |p: &Piece| {
                matches!(p.what, What::Word | What::Time)
                    || p.mention().is_some_and(|m| m.name.is_none())
            };
            let rest = &pieces[next + 1..];
            let length = rest.iter().take(MAX_TOLD).take_while(|p| told(p)).count();
            match rest.get(length..length + 2) {
                Some([close, and]) if close.what == What::Comma && and.what == What::And => {
                    next + length + 2
                }
                _ => next,
            }
        }
        _ => next,
    }
}

/// What is said of the member of a list has at most so many pieces.
const MAX_TOLD: usize = 5;
