//! What names and descriptions tell by their spelling alone, worked out once for a thread's articles:
//! the same names and offices come again and again in the news.

use crate::lexicon::{Lexicon, Tags};
use crate::speaker::name::NameKey;
use crate::text::fold;
use crate::text::tokens::{Kind, each_token};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::rc::Rc;

/// What the spelling of a name tells.
#[derive(Debug)]
pub(super) struct Spelled {
    pub(super) key: NameKey,
    /// True if it starts with a given name.
    pub(super) given: bool,
    /// True if it looks like a person's.
    pub(super) personal: bool,
}

/// What was worked out so far. Answers depend on the words asked about only.
#[derive(Default)]
pub(super) struct Memory {
    names: FxHashMap<Box<str>, Rc<Spelled>>,
    /// By the words, and how many bytes stand before the head.
    descriptions: FxHashMap<Box<str>, Vec<(u32, Rc<str>)>>,
}

thread_local! {
    static IDLE: Cell<Option<Memory>> = const { Cell::new(None) };
}

/// So many spellings of each kind are kept; then the memory starts anew.
const KEPT: usize = 20_000;

impl Memory {
    /// This thread's memory, to be given back.
    pub fn take() -> Self {
        let mut memory = IDLE.take().unwrap_or_default();
        if memory.names.len() > KEPT || memory.descriptions.len() > KEPT {
            memory = Self::default();
        }
        memory
    }

    /// Keeps the memory for the next article.
    pub fn give_back(self) {
        IDLE.set(Some(self));
    }

    /// What the spelling of a name tells.
    pub fn spelled(&mut self, written: &str) -> Rc<Spelled> {
        if let Some(known) = self.names.get(written) {
            return Rc::clone(known);
        }
        let lexicon = Lexicon::french();
        let key = NameKey::new(written);
        let given = lexicon.given(written).is_some();
        // A line in capitals is a heading more often than a name.
        let shouted = written.chars().all(|c| !c.is_lowercase());
        // A word that names a body, a place or a thing is in no person's name.
        let impersonal = || {
            written.split([' ', '\u{a0}']).any(|word| {
                let tags = lexicon.look_up(word).tags;
                tags.intersects(
                    Tags::ORG
                        | Tags::MEDIA
                        | Tags::PLACE
                        | Tags::BODY
                        | Tags::DOCUMENT
                        | Tags::NAMING,
                ) && !tags.contains(Tags::GIVEN)
            })
        };
        // *Rivière-aux-Aulnes* is a place, however many words its hyphens join.
        let single = !written.contains([' ', '\u{a0}', '\u{202f}']);
        let personal = given || key.words.len() > 1 && !single && !shouted && !impersonal();
        let spelled = Rc::new(Spelled {
            key,
            given,
            personal,
        });
        self.names.insert(written.into(), Rc::clone(&spelled));
        spelled
    }

    /// The comparable words of a description whose head starts at byte `head`: adjectives of place as
    /// the place, small words dropped, and before the head all but ordinals.
    pub fn description(&mut self, written: &str, head: u32) -> Rc<str> {
        if let Some(known) = self.descriptions.get(written)
            && let Some((_, words)) = known.iter().find(|(at, _)| *at == head)
        {
            return Rc::clone(words);
        }
        let lexicon = Lexicon::french();
        let mut out = String::with_capacity(written.len());
        each_token(written, |token| {
            let word = token.span.of(written);
            let tags = lexicon.look_up(word).tags;
            let small =
                tags.intersects(Tags::DET | Tags::PREP | Tags::COORD) && !tags.contains(Tags::NUM);
            let early = token.span.start() < head && !tags.contains(Tags::NUM | Tags::ADJ);
            if token.kind != Kind::Word || small || early {
                return;
            }
            let key = fold::name_key(word);
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(lexicon.place_of(&key).unwrap_or(&key));
        });
        let out: Rc<str> = out.into();
        let known = self.descriptions.entry(written.into()).or_default();
        known.push((head, Rc::clone(&out)));
        out
    }
}
