//! Apposition and coordination: several mentions side by side that are one speaker.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::own_name::is_owner;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::lexicon::{Agreement, Tags};
use crate::text::fold;

impl Clauses<'_, '_> {
    /// True if the mention at `k` is joined to another by *et*, so that a plural verb may follow.
    pub(crate) fn is_coordinated(&self, k: usize) -> bool {
        k >= 2 && self.pieces[k - 1].what == What::And && self.pieces[k - 2].mention().is_some()
    }

    /// The mention at `k` with the one that it is in apposition to, or coordinated with.
    pub fn whole(&self, k: usize) -> Mention {
        let Some(mut mention) = self.pieces[k].mention().copied() else {
            unreachable!("k is a mention")
        };
        // « Jean Talec, plongeur et historien des épaves, »: all of it is he.
        if self.goes_on(k)
            && let Some(place) = self.pieces[..k - 3]
                .iter()
                .rposition(|p| p.what == What::Comma)
                .and_then(|comma| self.before_bracket(comma.checked_sub(1)?))
            && let Some(first) = self.pieces[place].mention()
            && apposed(first, &mention)
        {
            return merged(first, &mention);
        }
        // « Odile Carnac, médecin, élue du Nord, »: each is said of her.
        if let Some(named) = self.named_before_others(k) {
            return merged(named, &mention);
        }
        // « Odile Carnac la Préfète du Nord »: the office without a comma.
        if let Some(named) = self.named_just_before(k, &mention) {
            return merged(named, &mention);
        }
        // « le cas de Jean Talec, médecin à Brest, »
        if let Some(named) = self.named_within(k, &mention) {
            return merged(&named, &mention);
        }
        // « A et B »
        if self.is_coordinated(k)
            && let Some(first) = self.pieces[k - 2].mention()
            && first.tie == mention.tie
            && first.can_speak()
            && self.governor(k - 2).is_none()
        {
            let first = self.first_of_list(k - 2).unwrap_or(first);
            return Mention {
                span: first.span.join(mention.span),
                name: None,
                head: None,
                kind: MentionKind::Group,
                agreement: of_both(first.agreement, mention.agreement),
                tie: first.tie,
                ..mention
            };
        }
        // « Selon A et B, »: the preposition governs both.
        if let Some(group) = self.both(k, &mention) {
            return group;
        }
        // « Jean Talec, chef de la mission, »: the first names him. « le chef, Jean Talec, »: the second does.
        if let Some(first) = self.named_by_first(k, &mention) {
            return merged(&first, &mention);
        }
        // « selon une zingueuse de Lori, Mona Ferrand »: whoever is a source is someone.
        if mention.tie == Tie::Source
            && let Some(named) = crate::attribution::incise::name_behind(self, k)
        {
            return Mention {
                tie: mention.tie,
                ..named
            };
        }
        // « son ami le sculpteur Jean Talec »
        if let Some(friend) = self.named_friend(k, &mention) {
            return friend;
        }
        // The same, read from the first of the two.
        let comma = self.behind_bracket(k);
        if comma + 1 < self.pieces.len()
            && self.pieces[comma].what == What::Comma
            && let Some(second) = self.pieces[comma + 1].mention()
            && (apposed(&mention, second) || is_owner(self.scene.reading.text, &mention, second))
            && !self.is_said_within(k, &mention, second)
            && (second.bare
                || self.is_placed(comma + 1)
                || self.pieces.get(comma + 2).is_none_or(|p| {
                    matches!(
                        p.what,
                        What::Comma
                            | What::End
                            | What::Close
                            | What::Relative
                            | What::Colon
                            | What::Semicolon
                            | What::Open
                            | What::Dash
                    )
                }))
        {
            mention = merged(&mention, second);
            if let Some(third) = self.told_further(comma + 1, second, &mention) {
                mention = merged(&mention, third);
            }
        }
        // « le chargé de mission à la direction de la santé, Jean Talec, »: what qualifies the office stands between.
        if let Some(second) = self.name_beyond(k, &mention) {
            mention = merged(&mention, &second);
        }
        mention
    }

    /// « Jean Talec, chef de la mission, », « le chef, Jean Talec, »: the one before a comma with whom the mention at `k` is one.
    fn named_by_first(&self, k: usize, mention: &Mention) -> Option<Mention> {
        if k < 2 || self.pieces[k - 1].what != What::Comma {
            return None;
        }
        let place = self.before_bracket(k - 2)?;
        let first = *self.pieces[place].mention()?;
        let closed = || {
            self.pieces
                .get(k + 1)
                .is_some_and(|p| p.what == What::Comma)
        };
        let tied = first.tie == mention.tie
            || mention.bare && first.kind == MentionKind::Name
            || first.tie != Tie::Free
                && (mention.definite && !self.acts_alone(place, k) || closed())
                && first.kind != MentionKind::Body
                // « a dit, à Lori, la préfète »
                && (first.head.is_some() || first.is_full(self.scene.reading.text))
                && self.governor(place).is_none();
        ((apposed(&first, mention) || is_owner(self.scene.reading.text, &first, mention)) && tied)
            .then_some(first)
    }

    /// « son ami le sculpteur Jean Talec »: the name without a comma behind whoever is somebody's.
    fn named_friend(&self, k: usize, friend: &Mention) -> Option<Mention> {
        let named = self.pieces.get(k + 1)?.free_mention()?;
        let owned = self
            .scene
            .tags(self.pieces[k].from as usize)
            .contains(Tags::POSS);
        let one = friend.kind == MentionKind::Person && friend.name.is_none();
        let other = named.kind == MentionKind::Person && named.name.is_some();
        (owned && one && other && named.agreement.fits(friend.agreement))
            .then(|| merged(friend, named))
    }

    /// « la directrice, Odile Carnac, cheffe de la mission, »: one more that is said of `whole`, behind the name at `k`.
    fn told_further(&self, k: usize, name: &Mention, whole: &Mention) -> Option<&Mention> {
        let comma = self.behind_bracket(k);
        let [sign, third] = self.pieces.get(comma..comma + 2)? else {
            return None;
        };
        let third = third.mention().filter(|m| m.bare && m.name.is_none())?;
        let named = name.name.is_some() || name.bare && whole.name.is_some();
        let office = third.kind == MentionKind::Person && named;
        (sign.what == What::Comma && office && apposed(whole, third)).then_some(third)
    }

    /// Whoever is named before the offices without determiner, parted by commas, of which that at `k` is the second or third.
    fn named_before_others(&self, k: usize) -> Option<&Mention> {
        let bare = |m: &Mention| m.bare && m.name.is_none() && m.kind == MentionKind::Person;
        let last = self.pieces[k].mention().filter(|m| bare(m))?;
        let before = |k: usize| {
            let comma = k >= 2 && self.pieces[k - 1].what == What::Comma;
            let place = self.before_bracket(k.checked_sub(2)?).filter(|_| comma)?;
            Some((place, self.pieces[place].mention()?))
        };
        let (mut place, mut first) = before(k).filter(|(_, m)| bare(m))?;
        for _ in 0..2 {
            if !bare(first) {
                break;
            }
            (place, first) = before(place)?;
        }
        (first.name.is_some() && apposed(first, last)).then_some(first)
    }

    /// The name that ends a thing before a comma, where the bare office at `k` follows.
    fn named_within(&self, k: usize, office: &Mention) -> Option<Mention> {
        let thing = k
            .checked_sub(2)
            .filter(|_| self.pieces[k - 1].what == What::Comma)
            .and_then(|place| self.before_bracket(place))?;
        let open = office.bare && office.name.is_none() && office.kind == MentionKind::Person;
        // « les proches de Jean Talec, maire de Brest, », « le parti de Jean Talec, maire de Brest, »
        let head = self.pieces[thing].mention().filter(|_| open)?;
        // « le frère de Jean Talec, avocat à Brest, »: his brother's.
        let kin = head.kind == MentionKind::Person && head.agreement.fits(office.agreement);
        let own = kin || head.kind != MentionKind::Body && apposed(head, office);
        let named = self.last_complement(thing).filter(|_| !own)?;
        let full = head.kind == MentionKind::Thing || named.is_full(self.scene.reading.text);
        (full && named.name.is_some() && apposed(&named, office)).then_some(Mention {
            tie: office.tie,
            ..named
        })
    }

    /// « Jean Talec, chef de chantier et élu du canton »: the bare office at `k` is one more of somebody's
    /// who has a bare one already.
    pub fn goes_on(&self, k: usize) -> bool {
        let office = |i: usize| {
            self.pieces[i]
                .free_mention()
                .is_some_and(|m| m.bare && m.kind == MentionKind::Person && m.name.is_none())
        };
        // *Mona Ferrand, 43 ans et mère de famille*
        let aged = k >= 5
            && office(k)
            && self.pieces[k - 1].what == What::And
            && self.is_age(k - 2)
            && self.pieces[k - 4].what == What::Comma
            && self.pieces[k - 5]
                .free_mention()
                .is_some_and(|m| m.name.is_some());
        if aged {
            return true;
        }
        // *Mona Ferrand, infirmière à Lori depuis dix ans et mère de famille*
        if k < 2 || self.pieces[k - 1].what != What::And {
            return false;
        }
        let told = |p: &&Piece| p.is_adjunct() || p.what == What::Preposition;
        let since = self.pieces[..k - 1]
            .iter()
            .rev()
            .take(MAX_SINCE)
            .take_while(told)
            .count();
        k >= 4 + since
            && office(k)
            && office(k - 2 - since)
            && self.pieces[k - 3 - since].what == What::Comma
            && self
                .before_bracket(k - 4 - since)
                .and_then(|i| self.pieces[i].mention())
                .is_some_and(|m| m.name.is_some() && m.agreement.fits(Agreement::SINGULAR))
    }

    /// « la France, l'Italie et Malte »: the first of a list whose last but one member stands at `k`; all of them names
    /// of the same sort.
    fn first_of_list(&self, k: usize) -> Option<&Mention> {
        let listed = self.pieces[k].mention()?;
        let sort =
            |m: &Mention| m.name.is_some() && m.tie == listed.tie && !m.bare && m.can_speak();
        let mut first = None;
        let mut at = k;
        while at >= 2 && self.pieces[at - 1].what == What::Comma {
            let Some(member) = self.pieces[at - 2].mention().filter(|m| sort(m)) else {
                break;
            };
            // An office and its name are one.
            if self.pieces[at]
                .mention()
                .is_some_and(|m| apposed(member, m))
            {
                break;
            }
            first = Some(member);
            at -= 2;
        }
        first.filter(|_| sort(listed))
    }

    /// « son homologue, Jean Talec, a appelé »: the subject and its name stand before the verb at `at`.
    pub fn has_named_subject(&self, at: usize) -> bool {
        let free = |back: usize| {
            at.checked_sub(back)
                .and_then(|i| self.pieces[i].free_mention())
        };
        let comma = |back: usize| {
            at.checked_sub(back)
                .is_some_and(|i| self.pieces[i].what == What::Comma)
        };
        comma(1)
            && comma(3)
            && matches!((free(4), free(2)), (Some(first), Some(second)) if apposed(first, second))
    }

    /// « Hugo Salles le capitaine, fulminait »: the place of the full name right before the office at `k`, whose first comma
    /// was forgotten.
    pub(super) fn named_right_before(&self, k: usize) -> Option<usize> {
        let office = self.pieces[k].free_mention()?;
        let before = k.checked_sub(1)?;
        let name = self.pieces[before].free_mention()?;
        let full = name.name.is_some() && name.is_full(self.scene.reading.text);
        let one = office.kind == MentionKind::Person
            && office.name.is_none()
            && !office.bare
            && office.agreement.fits(name.agreement);
        let closed = self
            .pieces
            .get(k + 1)
            .is_some_and(|p| p.what == What::Comma);
        (full && one && closed && name.kind != MentionKind::Body).then_some(before)
    }

    /// « l'accident décrit par les voyageurs »: who is named with *par* behind the participle of the mention at `k`.
    pub fn made_by(&self, k: usize) -> Option<Mention> {
        // The participle may have been read as an adjective of the document.
        let last = self.pieces[k].to as usize - 1;
        let within = self.scene.tags(last).contains(Tags::PAST_PART);
        self.made_by_participle(k + 1)
            .or_else(|| within.then(|| self.agent_at(k + 1)).flatten())
    }

    /// « publié lundi par la maire »: who is named with *par* behind the participle at `k`.
    pub fn made_by_participle(&self, k: usize) -> Option<Mention> {
        let written = self.pieces.get(k)?.predicate()?.shape == Shape::Past;
        written.then(|| self.agent_at(k + 1)).flatten()
    }

    /// Who is named with *par* at `at`, times and adverbs aside.
    fn agent_at(&self, mut at: usize) -> Option<Mention> {
        while self
            .pieces
            .get(at)
            .is_some_and(|p| matches!(p.what, What::Time | What::Adverb))
        {
            at += 1;
        }
        let agent = self.pieces.get(at)?.mention()?;
        let by = agent.tie == Tie::Other
            && fold::is_key(self.scene.word(self.pieces[at].from as usize), "par");
        let speaks = !matches!(
            agent.kind,
            MentionKind::Thing | MentionKind::Medium | MentionKind::Document | MentionKind::Neuter
        );
        (by && speaks).then(|| self.whole(at))
    }

    /// The name that a comma sets off behind the complements of the office at `k`, if another sign ends it.
    fn name_beyond(&self, k: usize, office: &Mention) -> Option<Mention> {
        if office.kind != MentionKind::Person || office.name.is_some() {
            return None;
        }
        let rest = &self.pieces[k + 1..];
        let mut comma = 0;
        while comma < MAX_COMPLEMENTS {
            comma = match rest.get(comma)?.what {
                What::Mention(m) if m.tie != Tie::Free && m.tie != Tie::Source => comma + 1,
                // *la porte-parole du parti (PV) en matière de famille, Mona Ferrand,*
                What::Preposition if rest.get(comma + 1)?.what == What::Word => comma + 2,
                // *la ministre déléguée chargée de la Mer, Mona Ferrand,*
                What::Predicate(p) if p.shape == Shape::Past => comma + 1,
                // *la chef du syndicat (réformiste), Mona Ferrand,*
                What::Open => {
                    let inner = rest[comma..].iter().take(MAX_COMPLEMENTS);
                    let closing = inner.into_iter().position(|p| p.what == What::Close)?;
                    comma + closing + 1
                }
                _ => break,
            };
        }
        let [before, sign, name, after @ ..] = rest.get(comma.checked_sub(1)?..)? else {
            return None;
        };
        let name = name
            .free_mention()
            .filter(|m| m.kind == MentionKind::Name)?;
        let full = name
            .name?
            .of(self.scene.reading.text)
            .contains([' ', '\u{a0}', '-']);
        let ended = after
            .first()
            .is_none_or(|p| matches!(p.what, What::Comma | What::End | What::Close | What::Open));
        let complement = before.mention().is_some() || before.what == What::Close;
        (complement && sign.what == What::Comma && full && ended && apposed(office, name))
            .then_some(*name)
    }
}

/// What is said of the first of two offices has so many pieces at most.
const MAX_SINCE: usize = 3;

/// So many pieces may stand between an office and the name of who holds it.
const MAX_COMPLEMENTS: usize = 7;

/// Gender and number of two together: masculine as soon as one of them is.
pub fn of_both(first: Agreement, second: Agreement) -> Agreement {
    let (a, b) = (first & Agreement::GENDER, second & Agreement::GENDER);
    let gender = if a == Agreement::MASCULINE || b == Agreement::MASCULINE {
        Agreement::MASCULINE
    } else if a == Agreement::FEMININE && b == Agreement::FEMININE {
        Agreement::FEMININE
    } else {
        Agreement::empty()
    };
    gender | Agreement::PLURAL
}

/// True if the two can be one person or body named twice.
pub(super) fn apposed(first: &Mention, second: &Mention) -> bool {
    use MentionKind::{Body, Group, Name, Person};
    let pair = match (first.kind, second.kind) {
        // « Jean Talec, député PLR de Brest »: what follows the bare office names its party.
        (Name, Person) => second.bare || second.name.is_none() || first.name.is_none(),
        (Person, Name) => first.name.is_none(),
        // « une spectatrice, Mona Ferrand »
        (Group, Name) => {
            let one = first.agreement & Agreement::NUMBER == Agreement::SINGULAR;
            one && !first.definite && first.name.is_none()
        }
        (Person, Person) => first.name.is_none() != second.name.is_none(),
        // « une association, Racines Vives, »: nobody's given name.
        (Body, Name) => {
            let given = second.agreement.intersects(Agreement::GENDER);
            !first.definite && first.name.is_none() && !given
        }
        (Body, Body | Person) | (Name, Body | Group) => !second.definite,
        _ => false,
    };
    // A given name's gender is a guess beside a noun that stands bare next to it.
    let (a, b) = if second.bare && first.kind == Name {
        (
            first.agreement - Agreement::GENDER,
            second.agreement - Agreement::GENDER,
        )
    } else {
        (first.agreement, second.agreement)
    };
    pair && a.fits(b)
}

/// One mention of the two: the words of both, the name of either.
fn merged(first: &Mention, second: &Mention) -> Mention {
    let named = if first.kind == MentionKind::Name {
        first
    } else {
        second
    };
    Mention {
        span: first.span.join(second.span),
        name: first.name.or(second.name),
        head: first.head.or(second.head),
        // A name behind which its body is told with an article is a body's: see `is_owner`.
        kind: if first.kind == MentionKind::Body
            || second.kind == MentionKind::Body && second.definite
        {
            MentionKind::Body
        } else {
            MentionKind::Person
        },
        agreement: if second.head.is_some() {
            second.agreement.narrowed(first.agreement)
        } else {
            first.agreement.narrowed(second.agreement)
        },
        tie: first.tie,
        bare: first.bare && second.bare,
        definite: named.definite,
    }
}
