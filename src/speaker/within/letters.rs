//! Bodies by their letters, and documents by those who issue them.

use crate::attribution::scene::Scene;
use crate::text::letters;
use crate::text::tokens::{Case, Kind};

use super::{
    Clauses, FxHashMap, Lexicon, Mention, MentionKind, Resolver, Seen, Span, SpeakerKind, Spelled,
    Tags, Tie, What, fold,
};

impl Resolver<'_, '_> {
    /// *les Nations unies*, where *l'ONU* is known: the body that has the same letters in the lexicon.
    pub(super) fn spelt_otherwise(&self, spelled: &Spelled) -> Option<u32> {
        let bearers = self.by_word.get(&spelled.letters?)?;
        bearers.last().map(|id| self.now(*id))
    }

    /// « la Fédération des ports (FDP) », « la Fedep (Fédération des ports) »: the letters stand for the body. `who` is what
    /// stands in brackets, at `at`.
    pub(super) fn abbreviated(&mut self, clauses: &Clauses<'_, '_>, at: usize, who: u32) {
        let pieces = clauses.pieces;
        if at < 2 || pieces[at - 1].what != What::Open {
            return;
        }
        let inside = &pieces[at..pieces.len().min(at + MAX_INSIDE)];
        let Some(close) = inside.iter().position(|p| p.what == What::Close) else {
            return;
        };
        let scene = &self.story.scene;
        let before = &pieces[at - 2];
        // Not the group whose last member stands before the bracket.
        let alone = |seen: &&Seen| self.figures[self.now(seen.who) as usize].members.is_empty();
        let last = self.seen.iter().rev().take(2).find(alone).filter(|seen| {
            let mention = before.mention();
            mention.is_some_and(|m| m.span.overlaps(seen.span))
        });
        let last = last.map(|seen| seen.who);
        if close == 1
            && let Some(letters) = self.letters_of(pieces[at].mention())
        {
            // *le député Louis Riou (LR)*: letters behind a person are a party's.
            let someone = |m: &Mention| {
                let given = |name: Span| Lexicon::french().given(name.of(self.text())).is_some();
                m.name
                    .is_some_and(|name| m.kind == MentionKind::Person || given(name))
            };
            let known = Lexicon::french().name(&letters).is_some();
            let own = |m: &Mention| {
                let name = m.name.map(|name| name.of(self.text()));
                !known && name.is_some_and(|name| initials(name).contains(&letters))
            };
            if before.mention().is_some_and(|m| someone(m) && !own(m)) {
                return;
            }
            let (from, to) = (before.from as usize, before.to as usize);
            let body = before.mention().is_some_and(|m| {
                matches!(m.kind, MentionKind::Body | MentionKind::Group)
                    && self.stand_for(clauses, at, &letters, m, who)
            });
            if let Some(last) = last.filter(|_| body) {
                // *l'ONG Racines Vives (RV)*
                let own = self.figures[self.now(last) as usize].own_name;
                let name = own.and(self.figures[self.now(last) as usize].name.as_ref());
                let name = name.map(|(_, name)| *name);
                let full = name.or(before.mention().map(|m| m.span));
                return self.spell_out(who, last, full);
            }
            // « à l'appel de la Fédération des ports (FDP) »: the body is part of a longer phrase.
            let from = from.min(first_of_name(scene, to));
            let full = (from..to).rev().find_map(|start| {
                let span = scene.span_of(start, to);
                let opens = scene.case(start) != Case::Lower
                    && fold::name_key(scene.word(start)).chars().next() == letters.chars().next();
                (opens && letters::abbreviates(&letters, span.of(self.text()))).then_some(span)
            });
            // The body itself may have been met without the words that a preposition ties to it.
            let met = |span: Span, full: Span| {
                span.overlaps(full) && span.start() + MAX_ARTICLE >= full.start()
            };
            let mut near = self.seen.iter().rev().take(2);
            let body = full.and_then(|full| near.find(|s| met(s.span, full)));
            self.spell_out(who, body.map_or(who, |s| s.who), full);
        } else if let Some(letters) = self.letters_of(before.mention())
            && let Some(last) = last
        {
            let to = pieces[at + close].from as usize;
            let full = scene.span_of(pieces[at].from as usize, to);
            if letters::abbreviates(&letters, full.of(self.text())) {
                self.spell_out(last, who, Some(full));
            }
        }
    }

    /// True if the letters at `at` stand for the body before them: its words have them in order, or both start alike
    /// where the letters are those of its own tongue (*le Parti des rives (PKR)*), or it has a longer name, and nobody else these letters.
    fn stand_for(
        &self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        letters: &str,
        body: &Mention,
        who: u32,
    ) -> bool {
        let words = body.name.unwrap_or(body.span).of(self.text());
        let scene = &self.story.scene;
        let capitals = scene.case(clauses.pieces[at].from as usize) == Case::Upper;
        let count = words.split([' ', '\u{a0}']).count();
        let several = (2..=MAX_NAME).contains(&count) && words.starts_with(char::is_uppercase);
        let alike = || several && fold::name_key(words).chars().next() == letters.chars().next();
        // « le Centre lorien de contrôle des digues (KLD) »: letters of another tongue, which nobody else is known by.
        let other = || {
            body.kind == MentionKind::Body
                && self.figures[self.now(who) as usize].full.is_none()
                && letters.len() > 2
                && (3..=MAX_OTHER).contains(&count)
                && !is_run_together(words)
                && Lexicon::french().name(letters).is_none()
        };
        letters::abbreviates(letters, body.span.of(self.text()))
            || capitals && letters.len() <= MAX_LETTERS && (alike() || other())
    }

    /// The letters are those of the body, whose name is spelt out at `full`.
    fn spell_out(&mut self, letters: u32, body: u32, full: Option<Span>) {
        let known = self.figures[self.now(body) as usize].own_name.is_some();
        let Some(full) = full.filter(|f| known || f.of(self.text()).contains(' ')) else {
            return;
        };
        self.merge(letters, body);
        let body = self.now(body) as usize;
        let figure = &mut self.figures[body];
        figure.kind = SpeakerKind::Organization;
        figure.full = Some(full);
    }

    /// The folded letters, where a mention is a name of one word that may be letters.
    fn letters_of(&self, mention: Option<&Mention>) -> Option<String> {
        let mention = mention?;
        let name = mention.name?.of(self.text());
        let one = !name.contains([' ', '\u{a0}', '-']) && name.len() >= 2;
        let tags = Lexicon::french().look_up(name).tags;
        let other = mention.kind == MentionKind::Place || tags.contains(Tags::GIVEN);
        (one && !other).then(|| fold::name_key(name))
    }

    /// « le communiqué du ministère », « une lettre de Jean Talec »: who sends the message at `at`.
    pub(super) fn writer(
        &mut self,
        clauses: &Clauses<'_, '_>,
        at: usize,
        line: usize,
    ) -> Option<u32> {
        let message = clauses.pieces[at]
            .mention()
            .filter(|m| m.kind == MentionKind::Document)?;
        if let Some(author) = relative_author(clauses, at) {
            return match author.kind {
                MentionKind::Pronoun => {
                    Some(self.pronoun(&author, line, (author.span.start(), false)))
                }
                _ => self.figure(&author, line),
            };
        }
        let head = message.head?.of(self.text());
        if !MESSAGES.contains(&head.trim_end_matches('s')) {
            return None;
        }
        let writer = clauses.named_complement(at).filter(|m| {
            matches!(
                m.kind,
                MentionKind::Name | MentionKind::Person | MentionKind::Body | MentionKind::Group
            ) || m.kind == MentionKind::Place && head.starts_with("communiqué")
        })?;
        self.figure(&writer, line)
    }

    /// « …, a fait savoir le ministère dans un communiqué », « le ministère a publié un communiqué »: who
    /// speaks through the document. Who merely occurs in it does not: *le ministre est cité dans un rapport*.
    pub(super) fn issued(
        &mut self,
        document: u32,
        mention: &Mention,
        writer: Option<u32>,
        subject: Option<u32>,
        (verb, says): (Option<&str>, bool),
    ) {
        if mention.kind != MentionKind::Document {
            return;
        }
        let document = self.now(document);
        if let Some(writer) = writer {
            self.figures[document as usize].issuer = Some(writer);
            return;
        }
        let issues = || verb.is_some_and(|verb| ISSUING.contains(&verb));
        let object = mention.tie == Tie::Free && issues();
        // *malgré un rapport*: somebody else's.
        let before = self.text()[..mention.span.start() as usize].trim_end();
        let d_apres = before.ends_with("d’après") || before.ends_with("d'après");
        let before = before.rsplit([' ', '\u{a0}', '’', '\'']).next();
        let against = !d_apres && before.is_some_and(|word| AGAINST.contains(&word));
        let means = says && !against && !matches!(mention.tie, Tie::Free | Tie::Of);
        if !(object || means) || self.figures[document as usize].kind != SpeakerKind::Document {
            return;
        }
        if let Some(subject) = subject.map(|s| self.now(s)).filter(|s| *s != document)
            && self.figures[subject as usize].kind != SpeakerKind::Document
        {
            self.figures[document as usize].issuer = Some(subject);
        }
    }

    /// True if the figure is known by a few capitals only.
    pub(super) fn is_acronym(&self, figure: u32) -> bool {
        let figure = &self.figures[self.now(figure) as usize];
        figure.name.as_ref().is_some_and(|(key, span)| {
            let written = span.of(self.text());
            key.words.len() == 1
                && written.len() >= 2
                && written.chars().all(|c| c.is_uppercase() || c.is_numeric())
        })
    }

    /// Joins an acronym with the body whose initials it is.
    pub(super) fn join_acronyms(&mut self) {
        let acronyms: Vec<(u32, String)> = (0u32..)
            .zip(&self.figures)
            .filter_map(|(id, figure)| {
                let (_, span) = figure.name.as_ref()?;
                let acronym = self.now(id) == id && self.is_acronym(id);
                acronym.then(|| (id, span.of(self.text()).to_lowercase()))
            })
            .collect();
        if acronyms.is_empty() {
            return;
        }
        let (text, lexicon) = (self.text(), Lexicon::french());
        let mut by_initials: FxHashMap<String, u32> = FxHashMap::default();
        for (id, figure) in self.figures.iter().enumerate() {
            if let Some((key, span)) = &figure.name
                && key.words.len() > 1
            {
                let written = span.of(text);
                let spelled = self.memory.spelled(written);
                for initials in spelled.initials(written) {
                    if !acronyms.iter().any(|(_, letters)| letters == initials) {
                        continue;
                    }
                    // *le PS* is not Paul Sorel; only who is always called so is: *PPDA*.
                    let person = (figure.personal || spelled.given)
                        && lexicon.name(initials).is_some()
                        && lexicon.name(&spelled.key.words.join(" ")).is_none();
                    if !person {
                        by_initials.entry(initials.clone()).or_insert(id as u32);
                    }
                }
            }
        }
        for (id, acronym) in acronyms {
            if let Some(&full) = by_initials.get(&acronym) {
                self.merge(id, full);
            }
        }
    }
}

/// « le compte rendu qu'elle publie », « l'enquête que le parquet a publiée »: who makes the document at `at`.
fn relative_author(clauses: &Clauses<'_, '_>, at: usize) -> Option<Mention> {
    let rest = &clauses.pieces[at + 1..];
    matches!(rest.first()?.what, What::Relative | What::That).then_some(())?;
    let verb = rest
        .iter()
        .take(MAX_RELATIVE)
        .position(|p| p.predicate().is_some())?;
    let makes = rest[verb]
        .predicate()
        .is_some_and(|p| !p.passive && ISSUING.contains(&p.lemma));
    let author = clauses.subject(at + 1 + verb).filter(|_| makes)?;
    let inside = author.span.start() > clauses.pieces[at].mention()?.span.end();
    (inside && author.kind != MentionKind::Thing).then_some(author)
}

/// The first of the words before `to`, where a name may start that letters behind it stand for.
fn first_of_name(scene: &Scene<'_>, to: usize) -> usize {
    let inside = |at: &usize| {
        scene.kind(*at) == Some(Kind::Word)
            && !scene.tags(*at).intersects(Tags::FINITE - Tags::PREP)
    };
    let words = (0..to).rev().take(MAX_NAME).take_while(inside).count();
    to - words
}

/// The name that letters stand for has so many words at most.
const MAX_NAME: usize = 9;

/// Letters that stand for a name in another tongue are so many at most.
const MAX_LETTERS: usize = 6;

/// So many pieces may stand in the brackets that spell letters out.
const MAX_INSIDE: usize = 8;

/// An article before a name has so many bytes at most, with its blank.
const MAX_ARTICLE: u32 = 4;

/// The verb of a relative clause is among so many pieces.
const MAX_RELATIVE: usize = 4;

/// The initials of a name, with and without its small words.
pub(super) fn initials(name: &str) -> [String; 2] {
    let lexicon = Lexicon::french();
    let mut all = String::new();
    let mut large = String::new();
    for token in crate::text::tokens::tokens(name) {
        let word = token.span.of(name);
        let Some(first) = fold::name_key(word).chars().next() else {
            continue;
        };
        all.push(first);
        if !lexicon
            .look_up(word)
            .tags
            .intersects(Tags::DET | Tags::PREP | Tags::COORD)
        {
            large.push(first);
        }
    }
    [large, all]
}

/// Verbs whose object is what their subject has to say.
const ISSUING: &[&str] = &[
    "adresser",
    "diffuser",
    "écrire",
    "émettre",
    "envoyer",
    "fournir",
    "livrer",
    "poster",
    "produire",
    "publier",
    "rédiger",
    "remettre",
    "signer",
    "transmettre",
];

/// Prepositions before a document that is not the subject's own.
const AGAINST: &[&str] = &["après", "avant", "contre", "malgré", "sur"];

/// What somebody writes to others: its words are the writer's.
const MESSAGES: &[&str] = &[
    "communiqué",
    "courriel",
    "courrier",
    "lettre",
    "message",
    "missive",
    "post",
    "tribune",
    "tweet",
];

/// A body whose letters are of another tongue has so many words at most.
const MAX_OTHER: usize = 9;

/// *du portLa Chambre des pêches*: a capital behind a small letter, where two lines have run together.
fn is_run_together(words: &str) -> bool {
    let mut small = false;
    words.chars().any(|c| {
        small && c.is_uppercase() || {
            small = c.is_lowercase();
            false
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::attribution::attribute;
    use crate::lexicon::Reading;
    use crate::quote::find::find;
    use crate::speaker::resolve;

    #[test]
    fn a_body_is_told_by_its_words() {
        for text in [
            "La Fédération des ports (FDP) proteste. La FDP dénonce « un passage en force ».",
            "À l’appel de la Fédération des ports (FDP), on marche. La FDP dénonce « un passage en force ».",
            "Le fonds démocrate (ŽDF) hésite. La Žalský demokratický fond (ŽDF) doute. On attend.",
        ] {
            let reading = Reading::new(text);
            let quotes = find(&reading).quotes;
            let (story, outcomes) = attribute(&reading, &quotes);
            let cast = resolve(&story, &outcomes);
            for speaker in cast.speakers {
                assert_eq!(&*speaker.name, "Fédération des ports");
            }
        }
    }
}
