//! Bodies by their letters, and documents by those who issue them.

use super::{
    Clauses, Lexicon, Mention, MentionKind, Resolver, Span, SpeakerKind, Tags, Tie, What, fold,
};

impl Resolver<'_, '_> {
    /// « la Fédération des ports (FDP) »: the letters in brackets stand for the body before them.
    pub(super) fn abbreviated(&mut self, clauses: &Clauses<'_, '_>, at: usize, letters: u32) {
        let pieces = clauses.pieces;
        let bracketed = at >= 2
            && pieces[at - 1].what == What::Open
            && pieces.get(at + 1).is_some_and(|p| p.what == What::Close);
        let Some(body) = pieces.get(at.wrapping_sub(2)).and_then(|p| p.mention()) else {
            return;
        };
        let is_body = matches!(body.kind, MentionKind::Body | MentionKind::Group);
        if !bracketed || !is_body || !self.is_acronym(letters) {
            return;
        }
        let written = pieces[at].mention().and_then(|m| m.name);
        let letters_of = |span: Span| span.of(self.text()).to_lowercase();
        let stands_for = written
            .map(letters_of)
            .is_some_and(|acronym| abbreviates(&acronym, body.span.of(self.text())));
        if !stands_for {
            return;
        }
        let before = self.seen.last().filter(|s| s.span.overlaps(body.span));
        if let Some(body) = before.map(|s| s.who) {
            self.merge(letters, body);
        }
    }

    /// « …, a fait savoir le ministère dans un communiqué », « le ministère a publié un communiqué »: who
    /// speaks through the document.
    pub(super) fn issued(
        &mut self,
        document: u32,
        mention: &Mention,
        subject: Option<u32>,
        issues: bool,
    ) {
        let document = self.now(document);
        let object = mention.tie == Tie::Free && issues;
        if mention.kind != MentionKind::Document
            || matches!(mention.tie, Tie::Free | Tie::Of) && !object
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

/// True if the letters stand in the words in this order, the first at the start of the first word that
/// is no article: *FECOBA* for a *fédération congolaise de basket*.
fn abbreviates(letters: &str, words: &str) -> bool {
    let key = fold::name_key(words);
    if key.split(' ').count() > MAX_ABBREVIATED {
        return false;
    }
    let starts = key
        .split(' ')
        .any(|word| word.chars().next() == letters.chars().next());
    let mut rest = key.chars();
    starts && letters.chars().all(|letter| rest.any(|c| c == letter))
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

/// The name of a body that letters stand for has at most so many words.
const MAX_ABBREVIATED: usize = 9;

/// Verbs whose object is what their subject has to say.
pub(super) const ISSUING: &[&str] = &[
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
