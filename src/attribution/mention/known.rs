//! Names that the lexicon knows, whatever they open with: a noun, an adjective, a number; and addresses on the web.

use super::{Mention, MentionKind, Parser};
use crate::lexicon::{Agreement, Lexicon, PhraseKind, Tags};
use crate::text::fold;
use crate::text::marks::is_apostrophe;
use crate::text::tokens::{Case, Kind};

impl Parser<'_, '_> {
    /// A known name of several words at `at`, with lower-case words in it: *la France insoumise*. Its
    /// first word is capitalised, or its second after a determiner.
    pub(super) fn known_name(&self, at: usize) -> Option<(Mention, usize)> {
        let (kind, end) = self.scene.phrase(at, self.end)?;
        let capital =
            (at..end).any(|i| self.case(i) != Case::Lower && !self.tags(i).contains(Tags::DET));
        if kind != PhraseKind::Name || !capital {
            return None;
        }
        // *dans L'Équipe*, but *l'Union européenne*: inside a sentence a capital article is the name's.
        let elided = end == at + 2 && self.word(at).ends_with(is_apostrophe);
        let inside = at > 0
            && matches!(
                self.scene.kind(at - 1),
                Some(Kind::Word | Kind::Comma | Kind::Open)
            );
        if elided && !(inside && self.case(at) != Case::Lower) {
            return None;
        }
        let mut mention = self.proper(at, at, end, Agreement::empty());
        if self.tags(at).contains(Tags::DEF) {
            mention.name = Some(self.scene.span_of(at, end));
        }
        matches!(
            mention.kind,
            MentionKind::Body | MentionKind::Place | MentionKind::Medium
        )
        .then_some((mention, end))
    }

    /// *la place Beauvau*, *le Nouveau Front populaire*: the known name at `at`, behind the article at `start`, whose first word is a
    /// noun or an adjective.
    pub(super) fn known_after(&self, start: usize, at: usize) -> Option<(Mention, usize)> {
        let (kind, end) = self.scene.phrase(at, self.end)?;
        let opens = self.case(at) == Case::Lower || self.tags(at).contains(Tags::ADJ);
        let capital = (at..end).any(|i| self.case(i) != Case::Lower);
        if kind != PhraseKind::Name || !opens {
            return None;
        }
        let mention = self.proper(start, at, end, Agreement::empty());
        // *les gilets jaunes* are written small; *la banque centrale* may be any.
        let small =
            mention.kind == MentionKind::Body && !mention.agreement.contains(Agreement::SINGULAR);
        let known = matches!(
            mention.kind,
            MentionKind::Body | MentionKind::Place | MentionKind::Medium
        );
        (known && (capital || small)).then_some((mention, end))
    }

    /// *24 Minutes*: a known name whose first word is a number.
    pub(super) fn opens_with_number(&self, at: usize) -> Option<(Mention, usize)> {
        if self.kind(at) != Some(Kind::Number) || self.kind(at + 1) != Some(Kind::Word) {
            return None;
        }
        let end = at + 2;
        let capital = self.case(at + 1) != Case::Lower;
        let known = capital && end <= self.end && self.known(at, end).is_some();
        known.then(|| (self.proper(at, at, end, Agreement::empty()), end))
    }

    /// `@mona_talec`: what somebody is called on a network.
    pub(super) fn handle(&self, at: usize) -> Option<(Mention, usize)> {
        let glued = |at: usize| {
            let part =
                matches!(self.kind(at), Some(Kind::Word | Kind::Number)) || self.word(at) == "_";
            part && self.scene.token(at).is_some_and(|t| t.glued)
        };
        if self.kind(at) != Some(Kind::Other) || self.word(at) != "@" || !glued(at + 1) {
            return None;
        }
        // *mairie@lunac.fr*; *Mona Talec, @mona_talec*
        let bound = self.scene.token(at).is_some_and(|t| t.glued);
        if bound || at > 0 && self.scene.kind(at - 1) == Some(Kind::Comma) {
            return None;
        }
        let point = |at: usize| self.kind(at) == Some(Kind::Stop) && glued(at + 1);
        let on = |i: &usize| glued(*i) || point(*i);
        let end = (at + 2..at + 8).find(|i| !on(i)).unwrap_or(at + 8);
        let mut mention = self.single(at, MentionKind::Name);
        mention.span = self.scene.span_of(at, end);
        mention.name = Some(mention.span);
        mention.agreement = Agreement::SINGULAR;
        Some((mention, end))
    }

    /// *Lori.fr*: true of a point without blanks and the letters of a country or a trade.
    pub(super) fn is_domain(&self, at: usize) -> bool {
        let glued = |at: usize| self.scene.token(at).is_some_and(|t| t.glued);
        self.kind(at) == Some(Kind::Stop)
            && self.kind(at + 1) == Some(Kind::Word)
            && glued(at)
            && glued(at + 1)
            && DOMAINS.contains(&self.word(at + 1))
    }

    /// *Psychiatrie : le plan*: an unknown word with the end of a science, an art or an action, which nobody is called.
    pub(super) fn is_of_a_field(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        self.case(at) == Case::Capital
            && word.len() > 7
            && self.scene.entry(at).is_none()
            && !self.tags(at).contains(Tags::NAME)
            && FIELDS.iter().any(|end| word.ends_with(end))
    }

    /// *Europe 1*, *Canal 3*: a small number behind a name, and no noun that it could count.
    pub(super) fn is_channel(&self, at: usize) -> bool {
        let number = self.kind(at) == Some(Kind::Number) && self.word(at).len() <= 2;
        let counts = self.kind(at + 1) == Some(Kind::Word)
            && !self.tags(at + 1).intersects(
                Tags::FINITE | Tags::PREP | Tags::COORD | Tags::REL | Tags::NE | Tags::CLITIC,
            );
        let signs = matches!(
            self.kind(at + 1),
            Some(Kind::Dash | Kind::Other | Kind::Number | Kind::Colon)
        );
        number
            && self.word(at).bytes().all(|b| b.is_ascii_digit())
            && !counts
            && !signs
            && !self.tags(at - 1).intersects(Tags::DATE | Tags::MOMENT)
    }

    /// *au Point*, *aux Échos*: the name from `start` to `end` is a newspaper's, whose article is in the preposition before it.
    pub(super) fn is_paper_behind(&self, start: usize, end: usize) -> bool {
        let article = match start.checked_sub(1).map(|i| self.scene.word(i)) {
            Some("au" | "du" | "Au" | "Du") => "le ",
            Some("aux" | "Aux") => "les ",
            _ => return false,
        };
        if self.case(start) != Case::Capital {
            return false;
        }
        let written = self.scene.span_of(start, end).of(self.scene.reading.text);
        Lexicon::french().is_medium(&format!("{article}{}", fold::name_key(written)))
    }

    /// *School of Ports and Tropical Seas*: where the name that starts at `start` goes on behind the English words at `at`.
    pub(super) fn behind_foreign_link(&self, start: usize, at: usize) -> Option<usize> {
        let link = |at: usize| FOREIGN_LINKS.contains(&self.word(at));
        let next = at + 1 + usize::from(link(at + 1));
        let goes_on = self.kind(next) == Some(Kind::Word) && self.case(next) == Case::Capital;
        // *Tom Hill of the Bank of England*
        let person = self.tags(start).contains(Tags::GIVEN) && link(at + 1);
        (at > start && !person && link(at) && goes_on).then_some(next)
    }
}

/// What the nouns of sciences, arts and actions end in, and no name does.
const FIELDS: &[&str] = &[
    "culture",
    "graphie",
    "isme",
    "logie",
    "métrie",
    "nomie",
    "thérapie",
    "tion",
    "trie",
    "urgie",
];

/// Words that link the parts of English names, and that French has not.
const FOREIGN_LINKS: &[&str] = &["and", "of", "the"];

/// The letters behind the last point of an address on the web.
const DOMAINS: &[&str] = &[
    "be", "ca", "cd", "ch", "ci", "cm", "com", "eu", "fr", "info", "lu", "ma", "ml", "net", "org",
    "re", "ru", "sn", "tn", "tv",
];
