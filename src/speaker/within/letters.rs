//! Bodies by their letters, and documents by those who issue them.

use crate::text::letters;
use crate::text::tokens::Case;

use super::{Clauses, Lexicon, Mention, MentionKind, Resolver, SpeakerKind, Tags, Tie, What, fold};

impl Resolver<'_, '_> {
    /// « la Fédération des ports (FDP) »: the letters in brackets stand for the body before them.
    pub(super) fn abbreviated(&mut self, clauses: &Clauses<'_, '_>, at: usize, letters: u32) {
        let pieces = clauses.pieces;
        let bracketed = at >= 2
            && pieces[at - 1].what == What::Open
            && pieces.get(at + 1).is_some_and(|p| p.what == What::Close);
        if !bracketed || !self.is_acronym(letters) {
            return;
        }
        let written = pieces[at].mention().and_then(|m| m.name);
        let Some(acronym) = written.map(|name| fold::name_key(name.of(self.text()))) else {
            return;
        };
        let before = &pieces[at - 2];
        let known = self.seen.last().map(|s| (s.who, s.span));
        if let Some(body) = before.mention()
            && matches!(body.kind, MentionKind::Body | MentionKind::Group)
            && letters::abbreviates(&acronym, body.span.of(self.text()))
            && let Some((who, _)) = known.filter(|(_, span)| span.overlaps(body.span))
        {
            self.merge(letters, who);
            return;
        }
        // « à l'appel de la Fédération des ports (FDP) »: the body is part of a longer phrase.
        let scene = &self.story.scene;
        let (from, to) = (before.from as usize, before.to as usize);
        let full = (from..to).rev().find_map(|start| {
            let span = scene.span_of(start, to);
            let opens = scene.case(start) != Case::Lower
                && fold::name_key(scene.word(start)).chars().next() == acronym.chars().next();
            (opens && letters::abbreviates(&acronym, span.of(self.text()))).then_some(span)
        });
        if let Some(full) = full.filter(|f| f.of(self.text()).contains(' ')) {
            let letters = self.now(letters);
            let figure = &mut self.figures[letters as usize];
            figure.kind = SpeakerKind::Organization;
            figure.longest = Some(full);
        }
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
        let head = message.head?.of(self.text());
        if !MESSAGES.contains(&head.trim_end_matches('s')) {
            return None;
        }
        let writer = clauses.last_complement(at).filter(|m| {
            matches!(
                m.kind,
                MentionKind::Name | MentionKind::Person | MentionKind::Body
            )
        })?;
        self.figure(&writer, line)
    }

    /// « …, a fait savoir le ministère dans un communiqué », « le ministère a publié un communiqué »: who
    /// speaks through the document.
    pub(super) fn issued(
        &mut self,
        document: u32,
        mention: &Mention,
        writer: Option<u32>,
        subject: Option<u32>,
        verb: Option<&str>,
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
        if matches!(mention.tie, Tie::Free | Tie::Of) && !object
            || self.figures[document as usize].kind != SpeakerKind::Document
        {
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
}

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
    "poster",
    "produire",
    "publier",
    "rédiger",
    "remettre",
    "signer",
    "transmettre",
];

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
                assert_eq!(speaker.name, "Fédération des ports");
            }
        }
    }
}
