//! What stands aside between a subject and its verb, and verbs that are alike: both help to find the subject.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::lexicon::form::{Mood, Tense};
use crate::lexicon::{Agreement, Tags};
use crate::text::fold;

/// Tokens of a quote that can be a name, marks included.
const MAX_NAME: u32 = 7;

impl Clauses<'_, '_> {
    /// « Cette dernière, auteure du but, », « Le maire du port, ville du nord, a dit »: what commas set off
    /// qualifies what stands before.
    pub(super) fn is_set_off(&self, k: usize) -> bool {
        let (Some(first), Some(aside)) = (
            k.checked_sub(2).map(|i| &self.pieces[i]),
            self.pieces[k].mention(),
        ) else {
            return false;
        };
        let closed = matches!(
            self.pieces.get(k + 1).map(|p| &p.what),
            Some(What::Comma | What::And)
        );
        // « La victime, une femme de 34 ans, raconte », « L'agence, un géant qui tient la filière, déclare »
        let told = |m: &Mention| {
            let ended = self.pieces.get(k + 1).is_some_and(|p| match p.what {
                What::Comma | What::Relative => true,
                What::Predicate(p) => p.shape == Shape::Participle,
                _ => false,
            });
            let number = |m: &Mention| m.agreement & Agreement::NUMBER;
            let fits = if m.is_someone() {
                m.agreement.fits(aside.agreement)
            } else {
                number(m).fits(number(aside))
            };
            ended && fits && m.definite && !aside.definite && aside.name.is_none()
        };
        self.pieces[k - 1].what == What::Comma
            && first.free_mention().is_some_and(|m| {
                m.is_pronoun() || m.can_speak() && (closed && aside.bare || told(m))
            })
    }

    /// « Inès Vaillant parle d'un “pari”, Jean Talec d'une “folie” »: the verb is said once, and each has a quote.
    pub fn gapped(&self, verb: usize, quote: usize) -> Option<Mention> {
        let pieces = self.pieces;
        let small = |p: &Piece| matches!(p.what, What::Preposition | What::Word | What::Adverb);
        let own = pieces[verb + 1..quote].iter().rposition(|p| !small(p))? + verb + 1;
        let linked = pieces[own + 1..quote]
            .iter()
            .any(|p| p.what == What::Preposition);
        let place = if pieces[own].what == What::Close {
            let mut inside = (0..own).rev().take(MAX_INSIDE);
            let open = inside.find(|i| pieces[*i].what == What::Open)?;
            open.checked_sub(1)?
        } else {
            own
        };
        let mention = pieces[place].free_mention()?;
        let someone = mention.is_someone_or_body() || mention.kind == MentionKind::Place;
        // « L'ONU se dit “inquiète”, Dakar “choqué” »
        let comma = place > 0 && pieces[place - 1].what == What::Comma;
        let linked = linked
            || comma
                && own + 1 == quote
                && pieces.get(quote + 1).is_none_or(|p| {
                    matches!(
                        p.what,
                        What::End | What::Comma | What::Semicolon | What::And
                    )
                });
        let parted = matches!(pieces[place.checked_sub(1)?].what, What::Comma | What::And);
        // « exhorte le maire à “céder” et le préfet à “partir” »: objects, not subjects.
        let inner = pieces.get(verb + 1..place)?;
        let first = inner
            .iter()
            .position(|p| matches!(p.what, What::Quote(_)))?;
        let own_linked = inner[..first].iter().any(|p| p.what == What::Preposition);
        let plain = pieces[own + 1..quote]
            .iter()
            .all(|p| p.what != What::Preposition);
        if inner.iter().any(|p| p.free_mention().is_some()) || own_linked == plain {
            return None;
        }
        // « les villages de Savernay et Lori (Nord) »: one more name of a list.
        let listed = place >= 2
            && self.pieces[place - 2]
                .mention()
                .is_some_and(|m| m.name.is_some());
        (linked && !listed && someone && mention.definite && !mention.bare && parted)
            .then_some(*mention)
    }

    /// « Un “vieux routier” confie », « Les “bonnets rouges” réclament »: whoever the quote at `k` names, where it
    /// stands for the noun between a determiner and a finite verb.
    pub fn in_marks(&self, k: usize) -> Option<Mention> {
        let after = self.pieces.get(k + 1)?.predicate()?;
        (after.shape == Shape::Finite).then(|| self.marked_noun(k))?
    }

    /// Whoever the quote at `k` names, where a determiner stands before it and it is short.
    pub fn marked_noun(&self, k: usize) -> Option<Mention> {
        let What::Quote(quote) = self.pieces[k].what else {
            return None;
        };
        // *un autre « veilleur »*
        let mut k = k;
        let quality = |i: usize| {
            let piece = &self.pieces[i];
            piece.what == What::Word && self.scene.tags(piece.from as usize).contains(Tags::ADJ)
        };
        if k >= 2 && quality(k - 1) {
            k -= 1;
        }
        let before = &self.pieces[k.checked_sub(1)?];
        let item = before.to as usize - 1;
        let tags = self.scene.tags(item);
        let quote = &self.scene.quotes[quote as usize];
        let word =
            before.what == What::Word && tags.intersects(Tags::DET) && !tags.contains(Tags::PREP);
        // *un autre*, read as a noun
        let other = before
            .free_mention()
            .is_some_and(|m| m.kind == MentionKind::Thing && !m.definite && m.name.is_none())
            && tags.contains(Tags::ADJ);
        let determined = word || other;
        if !determined || quote.last - quote.first > MAX_NAME {
            return None;
        }
        // *un de ses « conseillers de l'ombre »*
        let one = k >= 3
            && self.pieces[k - 2].what == What::Preposition
            && self
                .scene
                .tags(self.pieces[k - 2].from as usize)
                .contains(Tags::OF)
            && self
                .scene
                .tags(self.pieces[k - 3].to as usize - 1)
                .contains(Tags::INDEF);
        let agreement = if one {
            self.scene.agreement(self.pieces[k - 3].to as usize - 1)
        } else {
            self.scene.agreement(item)
        };
        let many =
            agreement.contains(Agreement::PLURAL) && !agreement.contains(Agreement::SINGULAR);
        Some(Mention {
            span: quote.inner,
            name: None,
            head: Some(quote.inner),
            kind: if many {
                MentionKind::Group
            } else {
                MentionKind::Person
            },
            agreement,
            tie: Tie::Free,
            definite: !tags.contains(Tags::INDEF) && !other && !one,
            bare: false,
        })
    }

    /// « Les relevés, venant d'un capteur, donnent tort », « Le préfet, que citait hier la presse, dénonce »: the
    /// comma that opens what is set off before the verb at `at`.
    pub(super) fn set_off(&self, at: usize) -> Option<usize> {
        let end = at.checked_sub(1)?;
        if self.pieces[end].what != What::Comma {
            return None;
        }
        let stop = (0..end).rev().find(|i| {
            matches!(
                self.pieces[*i].what,
                What::Quote(_) | What::Semicolon | What::Colon
            )
        });
        let start = stop.map_or(0, |i| i + 1);
        (start..end).find(|comma| {
            let inner = &self.pieces[comma + 1..end];
            self.pieces[*comma].what == What::Comma
                && *comma > 0
                && ((self.ends_mention(*comma - 1)
                    && self.opens_aside(inner)
                    && !ends_before(inner)
                    || matches!(self.pieces[*comma - 1].what, What::Quote(_)) && explains(inner))
                    && fewer_verbs_than_pronouns(inner)
                    && !self.holds_subject(start, *comma, inner)
                    || opens_clause(inner) && self.is_kept_waiting(start, *comma, inner))
        })
    }

    /// True of a mention, or the bracket or age behind one: *Mona Ferrand (PS)*, *Mona Ferrand, 52 ans*.
    fn ends_mention(&self, k: usize) -> bool {
        self.pieces[k].mention().is_some()
            || matches!(self.pieces[k].what, What::Close | What::Time)
    }

    /// « La maire, alors que son adjoint quittait la salle, a dit »: the mention before the comma has no verb yet, and each verb
    /// in `inner` has its own clause and subject.
    fn is_kept_waiting(&self, start: usize, comma: usize, inner: &[Piece]) -> bool {
        let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let Some(last) = inner.iter().rposition(finite) else {
            return false;
        };
        let another = |pair: &[Piece]| {
            pair[0].what == What::Comma && pair[1].free_mention().is_some_and(Mention::can_speak)
        };
        self.pieces[comma - 1].free_mention().is_some()
            && !self.pieces[start..comma].iter().any(finite)
            && inner.iter().filter(|p| finite(p)).count() <= clauses(inner)
            && !inner[last..].windows(2).any(another)
    }

    /// « À Lori, où l'on attend, Jean Talec, maire, a dit »: nobody stands before the comma whom `inner` could qualify, and
    /// someone stands in it behind another.
    fn holds_subject(&self, start: usize, comma: usize, inner: &[Piece]) -> bool {
        let someone = |p: &Piece| p.free_mention().is_some();
        !self.pieces[start..comma].iter().any(someone)
            && inner
                .windows(2)
                .any(|p| p[0].what == What::Comma && someone(&p[1]))
    }

    /// True if the pieces start as a participle's phrase or a relative clause does.
    fn opens_aside(&self, pieces: &[Piece]) -> bool {
        let first = usize::from(matches!(
            pieces.first().map(|p| &p.what),
            Some(What::And | What::Adverb)
        ));
        pieces.get(first).is_some_and(|piece| match piece.what {
            What::Predicate(p) => matches!(p.shape, Shape::Participle | Shape::Past),
            What::That | What::Oblique => true,
            // *, comme un vieux loup de mer,*
            What::Sub => fold::is_key(self.scene.word(piece.from as usize), "comme"),
            What::Word => self.scene.word(piece.from as usize).ends_with("ant"),
            // *, dans une note que nous avons consultée,*
            What::Mention(m) => {
                let opens = |p: &Piece| matches!(p.what, What::That | What::Oblique);
                m.tie != Tie::Free && pieces[first + 1..].iter().any(opens)
            }
            _ => false,
        })
    }

    /// The mention that a relative pronoun at `k` speaks of.
    pub(super) fn antecedent(&self, k: usize) -> Option<Mention> {
        if let Some(named) = self.told_before(k) {
            return Some(self.whole(named));
        }
        let k = self.paired(k);
        let mut i = k;
        while let Some(previous) = i.checked_sub(1) {
            i = previous;
            match self.pieces[i].what {
                // « une employée, après dix ans de service, qui … »
                What::Mention(m) if m.bare && i > 0 && self.pieces[i - 1].what == What::Time => {}
                What::Mention(m) => {
                    if let Some(last) = self.last_noun(i) {
                        return Some(last);
                    }
                    if self.pieces[i].free_mention().is_some() || i == 0 {
                        return Some(self.whole(i));
                    }
                    // « une équipe en Islande qui … »: not the place.
                    if m.kind == MentionKind::Place
                        && i + 1 == k
                        && i > 0
                        && self.pieces[i - 1].free_mention().is_some()
                    {
                        continue;
                    }
                    // « Jean Talec, de la compagnie Volta, qui … »: what a comma sets off is passed over.
                    if i >= 2
                        && i + 1 < k
                        && self.pieces[i - 1].what == What::Comma
                        && self.pieces[i - 2].free_mention().is_some()
                    {
                        continue;
                    }
                    return self.pieces[i].mention().copied();
                }
                What::Comma | What::Adverb | What::Time | What::Word | What::Quote(_) => {}
                What::Close => i = self.opening(i),
                // « un maire, aujourd'hui oublié, qui … »
                What::Predicate(p)
                    if p.shape == Shape::Past && self.pieces[k - 1].what == What::Comma => {}
                // « Le parti – qui dénonce … – »
                What::Dash if i + 1 == k => {}
                _ => return None,
            }
        }
        None
    }

    /// The dash before the one at `k`, if the two bracket something; else `k`.
    pub(super) fn other_dash(&self, k: usize) -> usize {
        (0..k)
            .rev()
            .find(|i| self.pieces[*i].what == What::Dash)
            .unwrap_or(k)
    }

    /// The opening bracket before the closing one at `k`.
    pub(super) fn opening(&self, k: usize) -> usize {
        (0..k)
            .rev()
            .find(|i| self.pieces[*i].what == What::Open)
            .unwrap_or(k)
    }

    /// « Jean Talec, du syndicat des pêcheurs, dénonçant … », « Jean Talec (PS), prêt à … »: the place of the one whom the
    /// comma at `comma` parts from what is said of him next.
    pub fn set_off_from(&self, comma: usize) -> Option<usize> {
        self.told_before(comma + 1)
            .or_else(|| self.before_bracket(comma.checked_sub(1)?))
    }

    /// « Jean Talec, du syndicat des pêcheurs, qui … »: the place of the name that commas tell of before the pronoun at `k`.
    pub fn told_before(&self, k: usize) -> Option<usize> {
        let comma = |i: usize| self.pieces[i].what == What::Comma;
        let close = k.checked_sub(1).filter(|i| comma(*i))?;
        let named = |place: usize| {
            let mention = self.pieces[place].mention()?;
            let person = matches!(mention.kind, MentionKind::Person | MentionKind::Name);
            // « la Fedem, premier collectif de pêcheurs, qui … »
            let sort = mention.kind == MentionKind::Body
                && self.pieces[close - 1]
                    .mention()
                    .is_some_and(|m| m.bare && m.name.is_none() && m.kind == MentionKind::Body);
            ((person || sort) && mention.name.is_some()).then_some(place)
        };
        // « Jean Talec (PS), qui … »
        if self.pieces[close.checked_sub(1)?].what == What::Close {
            return self.before_bracket(close - 1).and_then(named);
        }
        let mut before = (0..close).rev().take(MAX_INSIDE);
        let open = before.find(|i| comma(*i))?;
        let inner = &self.pieces[open + 1..close];
        let finite = |p: &&Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
        let verbs = inner.iter().filter(finite).count();
        // « dont la ville est tenue par le préfet, qui … »: he is nearer.
        let someone = |p: &Piece| {
            p.mention()
                .is_some_and(|m| m.definite && m.is_someone_or_body())
        };
        let told = match inner.iter().find(|p| p.what != What::Word)?.what {
            What::Mention(m) => {
                verbs == 0 && m.name.is_none() && (m.bare || !m.definite || m.tie == Tie::Of)
            }
            What::Oblique | What::Relative => verbs == 1 && !inner.last().is_some_and(someone),
            _ => false,
        };
        let place = self.before_bracket(open.checked_sub(1)?)?;
        told.then(|| named(place)).flatten()
    }

    /// The start of the relative clause that the verb at `inner` belongs to, where the verb at `outer` does not.
    pub(super) fn relative(&self, inner: usize, outer: usize) -> Option<usize> {
        let set_off = self.set_off_relative(inner, outer);
        set_off.or_else(|| self.object_relative(inner, outer))
    }

    /// « Pékin, dont deux groupes sont de la partie, a répondu »: the pronoun that opens the relative clause
    /// of the verb at `inner`, if a comma closes the clause before the verb at `outer`.
    pub(super) fn set_off_relative(&self, inner: usize, outer: usize) -> Option<usize> {
        let closed = self.pieces[inner..outer]
            .iter()
            .any(|p| p.what == What::Comma);
        let oblique = self.pieces[..inner]
            .iter()
            .rposition(|p| matches!(p.what, What::Oblique | What::Comma | What::That))?;
        // « la note, que “Le Littoral” a lue, décrit »
        let quoted = matches!(self.pieces[oblique + 1].what, What::Quote(_));
        let comma = oblique > 0 && self.pieces[oblique - 1].what == What::Comma;
        let what = &self.pieces[oblique].what;
        let opens = comma && (*what == What::Oblique || *what == What::That && quoted);
        (closed && opens).then_some(oblique)
    }

    /// « l'un des marins que nous avons vus parle »: the *que* of the relative clause that the verb at `inner`
    /// belongs to, where the verb at `outer` follows it without a sign or conjunction.
    fn object_relative(&self, inner: usize, outer: usize) -> Option<usize> {
        let adjacent = self.pieces[inner + 1..outer].iter().all(|p| match p.what {
            What::Predicate(p) => matches!(p.shape, Shape::Infinitive | Shape::Past),
            What::Adverb | What::Time | What::Word => true,
            What::Mention(m) => m.tie != Tie::Free,
            _ => false,
        });
        let own = |p: &Piece| p.what == What::Adverb || p.free_mention().is_some();
        let that = (0..inner).rev().find(|i| !own(&self.pieces[*i]))?;
        let antecedent = self.pieces[that.checked_sub(1)?].mention().is_some();
        (adjacent && antecedent && that + 1 < inner && self.pieces[that].what == What::That)
            .then_some(that)
    }

    /// « a félicité … pour avoir ouvert le port aux barques qui attendent et a promis »: the verb before *et* that
    /// has the form of the verb after it, where the nearest one has another and stands in a relative clause.
    pub(super) fn parallel(&self, at: usize) -> Option<usize> {
        let and = (0..at)
            .rev()
            .find(|i| !matches!(self.pieces[*i].what, What::Adverb | What::Time))?;
        if self.pieces[and].what != What::And {
            return None;
        }
        let finite = |i: &usize| {
            self.pieces[*i]
                .predicate()
                .is_some_and(|p| p.shape == Shape::Finite)
        };
        let stop = (0..and)
            .rev()
            .find(|i| matches!(self.pieces[*i].what, What::Semicolon | What::Colon))
            .map_or(0, |i| i + 1);
        let form = self.form(at);
        let mut before = (stop..and).rev().filter(finite);
        let nearest = before.next()?;
        let relative = self.pieces[..nearest]
            .iter()
            .rev()
            .take(2)
            .any(|p| matches!(p.what, What::Relative | What::Oblique));
        if !relative || self.form(nearest) == form {
            return None;
        }
        before.find(|i| self.form(*i) == form)
    }

    /// Tense, mood and number of the finite verb at `at`, and whether it is compound.
    fn form(&self, at: usize) -> Option<(Option<bool>, bool, Tense, Mood)> {
        let piece = &self.pieces[at];
        let predicate = piece.predicate()?;
        let tags = |i: usize| self.scene.tags(i);
        let finite = (piece.from as usize..piece.to as usize)
            .find(|i| tags(*i).contains(Tags::FINITE) && !tags(*i).contains(Tags::CLITIC))?;
        let readings = self.scene.verb_readings(finite);
        let reading = readings.iter().find(|r| r.form.person == 3)?;
        let compound = tags(predicate.head as usize).contains(Tags::PAST_PART);
        let form = reading.form;
        Some((predicate.plural, compound, form.tense, form.mood))
    }
}

/// True if each finite verb among the pieces can belong to a relative clause.
fn fewer_verbs_than_pronouns(pieces: &[Piece]) -> bool {
    let count = |is: fn(&Piece) -> bool| pieces.iter().filter(|p| is(p)).count();
    let clauses = count(|p| matches!(p.what, What::That | What::Oblique | What::Relative));
    let verbs = count(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite));
    verbs <= clauses
}

/// How many subordinate clauses the pieces open: *alors que* opens one.
fn clauses(pieces: &[Piece]) -> usize {
    let opens = |i: usize| match pieces[i].what {
        What::Sub | What::Oblique | What::Relative => true,
        What::That => i == 0 || pieces[i - 1].what != What::Sub,
        _ => false,
    };
    (0..pieces.len()).filter(|i| opens(*i)).count()
}

/// *alors que*, *en rappelant que*, *après avoir dit que*, *à qui*: what opens a clause between a subject and its verb.
fn opens_clause(pieces: &[Piece]) -> bool {
    let mut rest = pieces
        .iter()
        .skip_while(|p| matches!(p.what, What::And | What::Adverb));
    match (rest.next().map(|p| &p.what), rest.next().map(|p| &p.what)) {
        (Some(What::Sub), _) | (Some(What::Preposition), Some(What::Oblique | What::That)) => true,
        // *face au maire qui l'interrogeait*
        (Some(What::Mention(m)), Some(What::Relative)) => m.tie != Tie::Free,
        (Some(What::Predicate(p)), _) => p.shape == Shape::Gerund,
        (Some(What::Preposition), Some(What::Predicate(p))) => p.shape == Shape::Infinitive,
        _ => false,
    }
}

/// So many pieces may stand in brackets behind who is told of.
const MAX_INSIDE: usize = 12;

/// « l'auteur du “Phare”, un livre qui raconte la côte, »: what the name in marks before the comma stands for.
fn explains(pieces: &[Piece]) -> bool {
    let [noun, pronoun, ..] = pieces else {
        return false;
    };
    noun.free_mention()
        .is_some_and(|m| !m.definite && m.name.is_none())
        && pronoun.what == What::Relative
}

/// « plusieurs syndicats, dont la CGT, la ministre, Mona Ferrand, »: without a verb, what *dont* opens ends with its first comma.
fn ends_before(pieces: &[Piece]) -> bool {
    let opens = pieces.first().is_some_and(|p| p.what == What::Oblique);
    let finite = |p: &Piece| p.predicate().is_some_and(|p| p.shape == Shape::Finite);
    opens && !pieces.iter().any(finite) && pieces.iter().any(|p| p.what == What::Comma)
}
