//! The same words twice: whoever is told by an office in a heading is the one who is named below it.

use super::posts::{akin, elsewhere};
use super::posts::{differs, heads};
use super::{Figure, Resolver, Span, SpeakerKind};
use crate::text::fold;

/// So many quotes behind a heading are looked at.
const MAX_AHEAD: usize = 40;
/// So many sentences behind it one word is taken for the same words.
const NEAR: u32 = 3;
/// Longer words are nobody's echo.
const MAX_SAID: u32 = 4000;
/// An echo of several words has so many bytes at least.
const LEAST: usize = 12;

impl Resolver<'_, '_> {
    /// « Le ministre se dit “ouvert”¶Paul Riou a affirmé rester “ouvert” à tout. »: joins the one whom a heading tells by an office
    /// with the person who is named where the same words come again.
    pub(super) fn join_echoes(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        for (quote, told) in who.iter().enumerate() {
            let Some((office, Some(_))) = *told else {
                continue;
            };
            let known = &self.figures[self.now(office) as usize];
            let nameless = known.name.is_none() && known.members.is_empty();
            if nameless
                && known.kind == SpeakerKind::Person
                && let Some((line, _)) = self.story.places[quote]
                && self.story.is_heading(line as usize)
                && let Some(named) = self.named_again(quote, line, self.now(office), who)
            {
                let because = self.figures[named as usize].first;
                self.unite(self.now(office), named, because);
            }
        }
    }

    /// The named person who speaks the words of a heading's quote further down.
    fn named_again(
        &self,
        quote: usize,
        line: u32,
        office: u32,
        who: &[Option<(u32, Option<Span>)>],
    ) -> Option<u32> {
        let quotes = self.story.scene.quotes;
        let said = |quote: usize| fold::name_key(quotes[quote].inner.of(self.text()));
        let own = said(quote);
        (quote + 1..who.len()).take(MAX_AHEAD).find_map(|again| {
            let (named, _) = who[again]?;
            let named = self.now(named);
            let known = &self.figures[named as usize];
            let person = known.kind == SpeakerKind::Person && known.name.is_some();
            let asked = &self.figures[office as usize];
            // *le syndicaliste Paul Riou se dit aussi “ouvert”*: not the minister.
            let kin =
                known.descriptions.is_empty() || akin(asked, known) || shares_noun(asked, known);
            let other = !kin || differs(asked, known) || elsewhere(asked, known);
            if !person || other || !known.agreement.fits(asked.agreement) {
                return None;
            }
            let (at, _) = self.story.places[again]?;
            if quotes[again].inner.len() > MAX_SAID {
                return None;
            }
            let other = said(again);
            let same = other == own && at.saturating_sub(line) <= NEAR
                || own.len() >= LEAST && other.contains(&own);
            same.then_some(named)
        })
    }
}

/// True if both are told by one noun.
fn shares_noun(one: &Figure, other: &Figure) -> bool {
    heads(one).any(|noun| heads(other).any(|own| own == noun))
}
