//! Who holds an office that a sentence gives to someone it has named already.

use super::{Agreement, Clauses, Mention, MentionKind, Resolver, Span, SpeakerKind};
use crate::attribution::mention::Tie;
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;

impl Resolver<'_, '_> {
    /// *Me Talec* is *l'avocat* further down, or *l'avocate*.
    pub(super) fn describe_as_lawyer(&mut self, id: u32) {
        let agreement = self.figures[id as usize].agreement;
        let offices = [
            (Agreement::MASCULINE, "avocat"),
            (Agreement::FEMININE, "avocate"),
        ];
        for (gender, office) in offices {
            if agreement.contains(gender) {
                let whole = Span::new(0, office.len() as u32);
                let words = self.memory.description(office, whole);
                self.describe(id, words);
            }
        }
    }

    /// « Une rescapée, qui se prénomme Isa, dit », « un pirate se faisant appeler Corbeau »: the one whom the name at `at` is given.
    pub(super) fn called(&self, clauses: &Clauses<'_, '_>, at: usize) -> Option<u32> {
        let pieces = clauses.pieces;
        let name = pieces[at].free_mention().filter(|m| m.name.is_some())?;
        let verb = at.checked_sub(1)?;
        let predicate = pieces[verb].predicate()?;
        let own = predicate.reflexive
            && predicate.shape == Shape::Finite
            && ["appeler", "nommer", "prénommer"].contains(&predicate.lemma);
        let made = |p: &Piece| {
            p.predicate()
                .is_some_and(|p| p.lemma == "faire" && p.reflexive && p.shape == Shape::Participle)
        };
        // « La maire de Lori est Mona Ferrand. »
        let identity = predicate.lemma == "être"
            && predicate.shape == Shape::Finite
            && !predicate.negated
            && name.is_full(self.text())
            && pieces
                .get(at + 1)
                .is_none_or(|p| matches!(p.what, What::End | What::Comma));
        let bearer = if identity {
            let subject = clauses.subject(verb)?;
            let told = subject.kind == MentionKind::Person && subject.definite;
            told.then_some(subject)?
        } else if own {
            clauses.subject(verb)?
        } else if predicate.lemma == "appeler" && made(&pieces[verb.checked_sub(1)?]) {
            *pieces[verb.checked_sub(2)?].mention()?
        } else {
            return None;
        };
        let mut near = self.seen.iter().rev().take(NEAR);
        let who = self.now(near.find(|s| s.span.overlaps(bearer.span))?.who);
        let figure = &self.figures[who as usize];
        let nameless = figure.name.is_none() && figure.kind == SpeakerKind::Person;
        (nameless && figure.agreement.fits(name.agreement)).then_some(who)
    }

    /// The figure whose office the mention at `at` is: of someone who has a bare one already (*Jean Talec, chef de
    /// chantier et élu du canton*), or of the subject of a verb of election (*Mona Ferrand, élue présidente*).
    pub(super) fn holder(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        office: &Mention,
        line: usize,
    ) -> Option<u32> {
        if clauses.goes_on(at) {
            return self.seen.last().map(|s| self.now(s.who));
        }
        if let Some(who) = self.in_role(clauses, at, office, line) {
            return Some(who);
        }
        if office.kind != MentionKind::Person || office.name.is_some() || office.tie != Tie::Free {
            return None;
        }
        if let Some(who) = self.first_said(clauses, at, office, line) {
            return Some(who);
        }
        if let Some(who) = self.then_holder(clauses, at, office) {
            return Some(who);
        }
        if let Some(who) = self.set_beside(clauses, at, office) {
            return Some(who);
        }
        if let Some(who) = self.of_kin(clauses, at, office) {
            return Some(who);
        }
        if let Some(who) = self.told_as(clauses, at, office) {
            return Some(who);
        }
        let verb = at.checked_sub(1)?;
        let predicate = clauses.pieces[verb].predicate()?;
        let given = office.bare && ELECTING.contains(&predicate.lemma);
        // « Mona Ferrand est la maire de Lori », « est maire de Lori », « est une plongeuse qui … »
        let told = office.head.is_some_and(|h| h.end() < office.span.end());
        // « Mona Ferrand est médecin pour cette association »
        let full = |p: &Piece| p.mention().is_some_and(|m| m.is_full(self.text()));
        let tied = |p: &Piece| p.mention().is_some_and(|m| m.tie != Tie::Free);
        let trade = at >= 2
            && full(&clauses.pieces[at - 2])
            && clauses.pieces.get(at + 1).is_some_and(tied);
        let identity =
            predicate.lemma == "être" && !predicate.negated && (!office.bare || told || trade);
        if !given && !identity || identity && predicate.shape != Shape::Finite {
            return None;
        }
        let subject = match predicate.shape {
            Shape::Past => verb
                .checked_sub(1)
                .and_then(|k| {
                    clauses.pieces[k]
                        .mention()
                        .or_else(|| clauses.pieces[k.checked_sub(1)?].mention())
                })
                .copied(),
            _ => clauses.subject(verb),
        };
        let subject = subject.filter(|m| m.name.is_some())?;
        let seen = self
            .seen
            .iter()
            .rev()
            .take(NEAR)
            .find(|s| s.span.overlaps(subject.span))?;
        let who = self.now(seen.who);
        let figure = &self.figures[who as usize];
        (figure.personal && figure.agreement.fits(office.agreement)).then_some(who)
    }

    /// Whom *l'intéressé* means: the one last named, and not the one who has just spoken of him.
    pub(super) fn person_spoken_of(&self, mention: &Mention, line: usize) -> Option<u32> {
        if !self.is_person_spoken_of(mention) {
            return None;
        }
        if let Some(seen) = self
            .seen
            .iter()
            .rev()
            .take(NEAR)
            .find(|s| s.span == mention.span)
        {
            return Some(self.now(seen.who));
        }
        let speaker = self.last_speaker.map(|(who, _)| self.now(who));
        let near = self.seen.iter().rev().take(AFTER);
        let mut near = near.take_while(|s| line as u32 - s.line <= 4);
        let found = near.find(|s| {
            let who = self.now(s.who);
            let figure = &self.figures[who as usize];
            // Who is brought in as anybody is not meant: *il écrivait à un notaire*.
            let known = figure.name.is_some() || figure.definite;
            figure.kind == SpeakerKind::Person
                && figure.personal
                && known
                && Some(who) != speaker
                && figure.agreement.fits(mention.agreement)
        })?;
        Some(self.now(found.who))
    }

    /// « Si elle dénonce “un abus”, Mona Ferrand se tait »: the subject in full behind the pronoun, in the same sentence.
    pub(super) fn named_behind(&self, pronoun: &Mention, line: usize) -> Option<u32> {
        let near = self.seen.iter().rev().take(AFTER);
        let same = near.take_while(|s| s.line as usize == line);
        let found = same
            .filter(|s| s.subject && s.span.start() > pronoun.span.end())
            .last()?;
        let figure = &self.figures[self.now(found.who) as usize];
        let person = figure.kind == SpeakerKind::Person && figure.personal && figure.is_full();
        (pronoun.kind == MentionKind::Pronoun && person && figure.agreement.fits(pronoun.agreement))
            .then(|| self.now(found.who))
    }

    /// « “Une chance”, disait-elle. Mona Ferrand est née à Lori »: a pronoun with nobody before it is the person
    /// first named in full behind it, close by.
    pub(super) fn join_pronouns(&mut self) {
        for (id, before) in std::mem::take(&mut self.unknown) {
            let wanted = self.figures[id as usize].agreement;
            if self.now(id) != id {
                continue;
            }
            let mut own = self.seen[before..].iter().take(AFTER);
            let at = own.position(|s| self.now(s.who) == id);
            let Some(at) = at.map(|i| i + before) else {
                continue;
            };
            let line = self.seen[at].line;
            let after = self.seen[at + 1..].iter().take(AFTER);
            let mut near = after.take_while(|s| s.line - line <= LINES);
            let found = near.find(|s| {
                let figure = &self.figures[self.now(s.who) as usize];
                figure.kind == SpeakerKind::Person && figure.personal
            });
            let Some(seen) = found.copied() else { continue };
            let who = self.now(seen.who);
            let figure = &self.figures[who as usize];
            let full = figure.is_full();
            if full && figure.agreement.fits(wanted) && seen.subject {
                self.unite(id, who, seen.span);
            }
        }
    }

    /// « Gardienne du phare depuis 2004, Mona Ferrand … »: the bare office that opens the sentence is hers.
    fn first_said(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        office: &Mention,
        line: usize,
    ) -> Option<u32> {
        if at > 0 || !office.bare {
            return None;
        }
        let pieces = clauses.pieces;
        let comma = pieces.iter().position(|p| p.what == What::Comma)?;
        let named = pieces.get(comma + 1)?.free_mention()?;
        let full =
            named.name.is_some() && matches!(named.kind, MentionKind::Name | MentionKind::Person);
        let near = pieces[1..comma].iter().all(|p| {
            p.is_adjunct()
                || p.what == What::Preposition
                || p.predicate().is_some_and(|p| p.shape == Shape::Past)
                || p.free_mention().is_some_and(|m| m.bare && m.name.is_none())
        });
        let verb = pieces.get(comma + 2)?.predicate().is_some();
        if !(full && near && verb && named.agreement.fits(office.agreement)) {
            return None;
        }
        self.figure(named, line)
    }

    /// « En tant que préfète de Lori, Mona Ferrand … », « Élue maire, Mona Ferrand … », « Mona Ferrand travaille comme médecin »: the
    /// one who is named behind the comma, or before.
    pub(super) fn in_role(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        office: &Mention,
        line: usize,
    ) -> Option<u32> {
        if office.kind != MentionKind::Person || office.name.is_some() {
            return None;
        }
        let pieces = clauses.pieces;
        let first = pieces[at].from as usize;
        let word = |back: usize| first.checked_sub(back).map(|i| clauses.scene.word(i));
        let linked = [word(0), word(1)]
            .into_iter()
            .position(|w| w.is_some_and(|w| ["d'", "d’", "de"].contains(&w)));
        let role = match (word(1), linked) {
            (Some("comme" | "Comme"), _) => true,
            (Some("que" | "qu'" | "qu’"), _) => word(2) == Some("tant"),
            (_, Some(of)) => word(of + 1).is_some_and(|w| ROLES.contains(&w)),
            _ => false,
        };
        let elected = |p: &Piece| match p.what {
            What::Predicate(p) => p.shape == Shape::Past && ELECTING.contains(&p.lemma),
            What::Word => matches!(clauses.scene.word(p.from as usize), "Élu" | "Élue"),
            _ => false,
        };
        let given = at == 1 && elected(&pieces[0]);
        let bare = office.bare || linked == Some(0);
        if !bare || !(role || given) {
            return None;
        }
        let named = |p: &Piece| p.free_mention().filter(|m| m.name.is_some()).copied();
        // « a engagé comme avocat Jean Talec »
        if pieces.get(at + 1).and_then(named).is_some() {
            return None;
        }
        let before = pieces[..at].iter().rev().find_map(named);
        let found = if let Some(found) = before {
            found
        } else {
            let comma = pieces[at..].iter().position(|p| p.what == What::Comma)?;
            pieces.get(at + comma + 2)?.predicate()?;
            named(pieces.get(at + comma + 1)?)?
        };
        let person = matches!(found.kind, MentionKind::Name | MentionKind::Person);
        if !person || !found.agreement.fits(office.agreement) {
            return None;
        }
        let who = self.figure(&found, line)?;
        self.figures[who as usize].personal.then_some(who)
    }

    /// Notes the office at `at` in which somebody acts.
    pub(super) fn tell_role(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        office: &Mention,
        line: usize,
    ) {
        if let Some(who) = self.in_role(clauses, at, office, line) {
            self.describe_offices(who, office);
        }
    }

    /// « Le frère de Jean Talec, avocat à Brest, »: the office between commas is that of the one without a name before it.
    fn of_kin(&self, clauses: &Clauses<'_, '_>, at: usize, office: &Mention) -> Option<u32> {
        let pieces = clauses.pieces;
        let [head, sign] = pieces.get(at.checked_sub(2)?..at)? else {
            return None;
        };
        let head = head.free_mention()?;
        let set_off = sign.what == What::Comma && pieces.get(at + 1)?.what == What::Comma;
        let kin = head.kind == MentionKind::Person && head.name.is_none() && !head.bare;
        if !(office.bare && set_off && kin && head.agreement.fits(office.agreement)) {
            return None;
        }
        let mut near = self.seen.iter().rev().take(NEAR);
        near.find(|s| s.span == head.span).map(|s| self.now(s.who))
    }

    /// « Le gardien, un vieil homme assis au soleil, dit … »: what somebody is, set off behind him.
    fn told_as(&self, clauses: &Clauses<'_, '_>, at: usize, told: &Mention) -> Option<u32> {
        let pieces = clauses.pieces;
        let [head, sign] = pieces.get(at.checked_sub(2)?..at)? else {
            return None;
        };
        let head = head.free_mention()?;
        let one = head.kind == MentionKind::Person && head.definite && !told.definite && !told.bare;
        if !(one && sign.what == What::Comma && head.agreement.fits(told.agreement)) {
            return None;
        }
        let mut near = self.seen.iter().rev().take(NEAR);
        near.find(|s| s.span == head.span).map(|s| self.now(s.who))
    }

    /// « Mona Ferrand (préfète de Lori) », « choisir Mona Ferrand comme préfète »: the one named right before.
    fn set_beside(&self, clauses: &Clauses<'_, '_>, at: usize, office: &Mention) -> Option<u32> {
        let pieces = clauses.pieces;
        let named = pieces[at.checked_sub(2)?].mention()?;
        let between = &pieces[at - 1];
        let dash =
            between.what == What::Dash && pieces.get(at + 1).is_some_and(|p| p.what == What::Dash);
        let sign = between.what == What::Open
            || dash
            || between.what == What::Sub && clauses.scene.word(between.from as usize) == "comme";
        if !(office.bare && sign && named.name.is_some()) {
            return None;
        }
        // A group may have been met since.
        let mut near = self.seen.iter().rev().take(NEAR);
        let seen = near.find(|s| {
            let known = &self.figures[self.now(s.who) as usize];
            s.span.overlaps(named.span) && known.name.is_some()
        })?;
        let who = self.now(seen.who);
        let figure = &self.figures[who as usize];
        let person = figure.kind == SpeakerKind::Person && figure.agreement.fits(office.agreement);
        person.then_some(who)
    }

    /// « Mona Ferrand, alors préfète de Lori, »: the one named last in the sentence.
    fn then_holder(&self, clauses: &Clauses<'_, '_>, at: usize, office: &Mention) -> Option<u32> {
        let pieces = clauses.pieces;
        let adverb = matches!(
            pieces[at.checked_sub(1)?].what,
            What::Adverb | What::Time | What::Sub
        );
        let comma = pieces[at.checked_sub(2)?].what == What::Comma;
        // *alors boulangère à Lori,*
        let tied = pieces
            .get(at + 1)?
            .mention()
            .is_some_and(|m| m.tie != Tie::Free);
        let closed = matches!(pieces.get(at + 1 + usize::from(tied))?.what, What::Comma);
        // « Mona Ferrand, élue maire de Lori en mai, »
        let before = clauses.scene.word(pieces[at - 1].from as usize);
        let elected = pieces[at - 1].what == What::Word && ["élu", "élue"].contains(&before);
        if !(office.bare && comma && (adverb && closed || elected)) {
            return None;
        }
        let start = clauses.scene.span(pieces[0].from as usize).start();
        let near = self.seen.iter().rev().take(NEAR);
        let mut here = near.take_while(|s| s.span.start() >= start);
        let seen = here.find(|s| {
            let figure = &self.figures[self.now(s.who) as usize];
            figure.name.is_some() && figure.personal && figure.agreement.fits(office.agreement)
        })?;
        Some(self.now(seen.who))
    }
}

/// Nouns for holding an office.
const ROLES: &[&str] = &["fonction", "fonctions", "poste", "qualité", "rôle", "titre"];

/// Verbs that give an office.
const ELECTING: &[&str] = &[
    "devenir",
    "désigner",
    "nommer",
    "proclamer",
    "réélire",
    "élire",
];

/// The one who gets it stands among so many mentions before it.
const NEAR: usize = 6;

/// The one whom a pronoun announces is named within so many mentions and sentences.
const AFTER: usize = 12;
const LINES: u32 = 4;
