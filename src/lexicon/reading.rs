//! `Reading`: the tokens of a text, each with what the lexicon knows of it, looked up once.

use super::{Agreement, Lexicon, PhrasePlace, Tags};
use crate::span::Span;
use crate::text::fold::SHORT;
use crate::text::tokens::{Case, Kind, Token, each_keyed};
use crate::text::{fold, marks};
use std::cell::OnceCell;
use std::mem;

/// A token's entry in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// Number of the entry; 0 if the word is unknown or the token is no word.
    pub entry: u32,
    /// The entry's tags, as far as they hold for this token: name tags only if it is capitalised.
    pub tags: Tags,
    /// The entry's gender and number.
    pub agreement: Agreement,
    /// The place it can have in the set phrases of the lexicon.
    pub place: PhrasePlace,
    /// True of a word that is nobody's name where a sentence opens with it: *crise*.
    pub thing: bool,
    /// True of a noun of what cannot speak: *plancher*.
    pub mute: bool,
}

impl Word {
    /// A word of which only the number of its entry is known.
    pub(super) fn numbered(entry: u32) -> Self {
        Self {
            entry,
            ..Self::default()
        }
    }

    /// The same word, as which `tags` hold.
    fn tagged(self, tags: Tags) -> Self {
        Self { tags, ..self }
    }

    /// The word as two numbers: its tags, and all the rest.
    pub(super) fn packed(self) -> [u64; 2] {
        let [agreement, place] = [self.agreement.bits(), self.place.bits()].map(u64::from);
        let [thing, mute] = [self.thing, self.mute].map(u64::from);
        let rest = u64::from(self.entry) | agreement << 32 | place << 40 | thing << 48 | mute << 49;
        [self.tags.bits(), rest]
    }

    /// The word that is packed in two numbers.
    #[inline]
    pub(super) fn unpacked([tags, rest]: [u64; 2]) -> Self {
        Self {
            entry: rest as u32,
            tags: Tags::from_bits_retain(tags),
            agreement: Agreement::from_bits_retain((rest >> 32) as u8),
            place: PhrasePlace::from_bits_retain((rest >> 40) as u8),
            thing: rest >> 48 & 1 == 1,
            mute: rest >> 49 & 1 == 1,
        }
    }
}

/// A text, read: its tokens and their words, side by side.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The text itself.
    pub text: &'a str,
    /// Its tokens; inverted pronouns (`a` `-t-il`) stand apart.
    pub tokens: Vec<Token>,
    /// One entry per token.
    pub words: Vec<Word>,
    /// The tokens in which quotes may open or end: marks, breaks and signs of no other kind.
    pub signs: Vec<u32>,
    /// The tokens that stand behind a given name or a form of address, once somebody has asked.
    pub(super) surnames: OnceCell<Box<[u32]>>,
}

impl<'a> Reading<'a> {
    /// Reads a text.
    ///
    /// ```
    /// use stance::lexicon::{Reading, Tags};
    /// let reading = Reading::new("Oui, a-t-elle dit.");
    /// let tail = reading.words.iter().position(|w| w.tags.contains(Tags::INVERTED)).unwrap();
    /// assert_eq!(reading.tokens[tail].span.of(reading.text), "-t-elle");
    /// ```
    #[inline(never)]
    pub fn new(text: &'a str) -> Self {
        let lexicon = Lexicon::french();
        let likely = text.len() / 4;
        let mut reading = Self {
            text,
            tokens: Vec::with_capacity(likely),
            words: Vec::with_capacity(likely),
            signs: Vec::with_capacity(likely / 8),
            surnames: OnceCell::new(),
        };
        let mut key = String::with_capacity(64);
        let mut waiting = Waiting::default();
        each_keyed(text, 0..text.len(), |token, told| {
            let bare_a = told == u128::from(b'a') && token.case == Case::Capital;
            if told != 0 && !bare_a {
                waiting.keys[waiting.len] = told;
                waiting.places[waiting.len] = reading.words.len();
                waiting.len += 1;
                reading.push(token, Word::default());
                if waiting.len == MANY {
                    reading.settle(lexicon, &mut waiting);
                }
            } else if token.kind == Kind::Word {
                reading.word(lexicon, token, &mut key);
            } else {
                if matches!(token.kind, Kind::Break | Kind::Quote(_) | Kind::Other) {
                    reading.signs.push(reading.tokens.len() as u32);
                }
                reading.push(token, Word::default());
            }
        });
        reading.settle(lexicon, &mut waiting);
        reading.settle_namesakes();
        reading
    }

    #[inline]
    fn push(&mut self, token: Token, word: Word) {
        self.tokens.push(token);
        self.words.push(word);
    }

    /// True if the next token opens a sentence, a paragraph or what a colon or dash announces: there a capital *A* stands for *À*, which
    /// many papers write without its accent.
    fn starts_sentence(&self) -> bool {
        self.tokens.last().is_none_or(|t| {
            matches!(
                t.kind,
                Kind::Break
                    | Kind::Stop
                    | Kind::Question
                    | Kind::Exclamation
                    | Kind::Quote(_)
                    | Kind::Colon
                    | Kind::Dash
            )
        })
    }

    /// Looks up the words whose keys are told: nearly all of them.
    fn settle(&mut self, lexicon: &Lexicon, waiting: &mut Waiting) {
        let len = mem::take(&mut waiting.len);
        let mut words = [Word::default(); MANY];
        lexicon.told(&waiting.keys[..len], &mut words[..len]);
        for (at, mut word) in waiting.places[..len].iter().zip(words) {
            if self.tokens[*at].case == Case::Lower {
                word.tags -= Tags::NAME;
                if word.entry == 0 {
                    // It is its own key, and its end may tell what it is.
                    word.tags = told_by_end(self.tokens[*at].span.of(self.text));
                }
            }
            self.words[*at] = word;
        }
    }

    /// A word with capitals inside, or hyphens, or at the end of the text.
    #[inline(never)]
    fn word(&mut self, lexicon: &Lexicon, token: Token, key: &mut String) {
        let bytes = self.text.as_bytes();
        let bare_a = token.span.len() == 1 && bytes[token.span.range()] == *b"A";
        if let Some(mut word) = lexicon
            .glance(bytes, token.span.range())
            .filter(|_| !bare_a)
        {
            if word.entry != 0 {
                if token.case == Case::Lower {
                    word.tags -= Tags::NAME;
                }
                return self.push(token, word);
            }
            // Unknown. What is not joined by a hyphen has no parts to look at; if it is its own key, its
            // end may tell what it is.
            let written = token.span.of(self.text);
            let joined = |b: &u8| *b == b'-' || b.is_ascii_uppercase();
            if token.case != Case::Lower && !written.contains('-') {
                return self.push(token, word);
            }
            if token.case == Case::Lower && !written.as_bytes().iter().any(joined) {
                word.tags = told_by_end(written);
                return self.push(token, word);
            }
        }
        self.rare(lexicon, token, key);
    }

    /// A word that is long or has other letters, or that is unknown and may be told by its parts.
    #[inline(never)]
    fn rare(&mut self, lexicon: &Lexicon, token: Token, key: &mut String) {
        let written = token.span.of(self.text);
        let mut short = [0; SHORT];
        key.clear();
        match fold::short_key(written, &mut short).map(str::from_utf8) {
            Some(Ok("a")) if written == "A" && self.starts_sentence() => key.push('à'),
            Some(Ok(known)) => key.push_str(known),
            _ => fold::key_into(written, key),
        }
        let mut word = lexicon.word(key.as_bytes());
        if word.entry != 0 {
            if token.case == Case::Lower {
                word.tags -= Tags::NAME;
            }
            return self.push(token, word);
        }
        if self.inverted(lexicon, token, key) {
            return;
        }
        if let Some(number) = compound_number(lexicon, key) {
            return self.push(token, number);
        }
        // *l'ex-infirmière*
        let former = key
            .strip_prefix("ex-")
            .map(|rest| lexicon.word(rest.as_bytes()));
        if let Some(known) = former.filter(|w| w.tags.intersects(Tags::PERSON)) {
            return self.push(token, known.tagged(known.tags & Tags::PERSON));
        }
        if token.case == Case::Lower {
            word.tags = told_by_end(key);
        } else if let Some(at) = key.find('-') {
            // A compound given name has the gender of its first part: *Jean-Noël*, but not *Bo-ra*.
            let first = lexicon.word(&key.as_bytes()[..at]);
            let compound = written
                .rsplit(marks::is_hyphen)
                .next()
                .is_some_and(|part| part.starts_with(char::is_uppercase));
            if compound && first.tags.contains(Tags::GIVEN) {
                return self.push(token, first.tagged(Tags::GIVEN));
            }
        }
        self.push(token, word);
    }

    /// Splits `a-t-il`, `est-elle`, `peut-on` into the verb and its pronoun; true if it was one.
    fn inverted(&mut self, lexicon: &Lexicon, token: Token, key: &str) -> bool {
        let Some(dash) = key.rfind('-') else {
            return false;
        };
        let tail = lexicon.word(&key.as_bytes()[dash + 1..]);
        if !tail.tags.contains(Tags::TAIL) {
            return false;
        }
        let tags = (tail.tags & (Tags::SUBJ | Tags::ON | Tags::SPEAKER)) | Tags::INVERTED;
        if NOUNS.contains(&key) {
            return false;
        }
        let before = &key[..dash];
        let before = before.strip_suffix("-t").unwrap_or(before);
        if before == "t" {
            // `déplore t-il`, with its first hyphen forgotten.
            self.push(token, tail.tagged(tags));
            return true;
        }
        let verb = lexicon.word(before.as_bytes());
        if verb.entry != 0 && !verb.tags.contains(Tags::FINITE) {
            return false;
        }
        // The key may differ in bytes from the text (NFC, dashes): find the split in the text.
        let written = token.span.of(self.text);
        let hyphens = if before.len() == dash { 1 } else { 2 };
        let Some(cut) = written
            .char_indices()
            .filter(|(_, c)| marks::is_hyphen(*c))
            .rev()
            .nth(hyphens - 1)
            .map(|(i, _)| i)
        else {
            return false;
        };
        let (start, end) = (token.span.start(), token.span.end());
        let middle = start + cut as u32;
        let head_tags = verb.tags
            - if token.case == Case::Lower {
                Tags::NAME
            } else {
                Tags::empty()
            };
        self.push(
            Token {
                span: Span::new(start, middle),
                ..token
            },
            verb.tagged(head_tags),
        );
        let tail_token = Token {
            span: Span::new(middle, end),
            kind: Kind::Word,
            case: Case::Lower,
            glued: true,
        };
        self.push(tail_token, tail.tagged(tags));
        true
    }
}

/// So many words wait at most.
const MANY: usize = 64;

/// Words that wait to be looked up, their keys and their places: where nothing else stands between, the machine looks for
/// several of them at once.
struct Waiting {
    keys: [u128; MANY],
    places: [usize; MANY],
    len: usize,
}

impl Default for Waiting {
    fn default() -> Self {
        Self {
            keys: [0; MANY],
            places: [0; MANY],
            len: 0,
        }
    }
}

/// *vingt-trois*, *quatre-vingt-dix*: a number whose parts are numbers.
fn compound_number(lexicon: &Lexicon, key: &str) -> Option<Word> {
    let first = lexicon.word(key.split_once('-')?.0.as_bytes());
    let number = |part: &str| {
        let tags = lexicon.word(part.as_bytes()).tags;
        tags.contains(Tags::NUM) || matches!(part, "et" | "vingts" | "cents" | "un" | "une")
    };
    (first.tags.contains(Tags::NUM) && key.split('-').all(number)).then_some(first)
}

/// What the end of an unknown word tells.
fn told_by_end(key: &str) -> Tags {
    // The last letters of all that is looked for.
    if key.len() <= 6 || !key.ends_with(['t', 'r', 'e', 'n', 's']) {
        Tags::empty()
    } else if is_adverb(key) {
        Tags::ADV
    } else if is_doer(key) {
        Tags::OFFICE
    } else {
        Tags::empty()
    }
}

/// An unknown word that ends like the name of one who does something for a living: *orpailleurs*,
/// *volcanologue*, *accordéoniste*. Things that end so, and are common, are in the lexicon or listed.
fn is_doer(key: &str) -> bool {
    let singular = key.strip_suffix('s').unwrap_or(key);
    let ends = [
        "eur", "iatre", "iste", "logue", "icien", "icienne", "génaire", "trice", "teuse", "seuse",
        "cheuse", "deuse",
    ];
    singular.len() > 7
        && ends.iter().any(|end| singular.ends_with(end))
        && !THINGS.contains(&singular)
}

/// Things and qualities whose names end like those of people.
const THINGS: &[&str] = &[
    "accélérateur",
    "aspirateur",
    "calculatrice",
    "catalogue",
    "chaleur",
    "climatiseur",
    "compresseur",
    "compteur",
    "condensateur",
    "congélateur",
    "conteneur",
    "couleur",
    "défibrillateur",
    "dénominateur",
    "détecteur",
    "dialogue",
    "douleur",
    "échangeur",
    "épaisseur",
    "épilogue",
    "équateur",
    "extérieur",
    "générateur",
    "grandeur",
    "hauteur",
    "indicateur",
    "inférieur",
    "intérieur",
    "interrupteur",
    "lenteur",
    "longueur",
    "majeur",
    "malheur",
    "meilleur",
    "monologue",
    "ordinateur",
    "pesanteur",
    "plusieur",
    "postérieur",
    "processeur",
    "profondeur",
    "projecteur",
    "prologue",
    "propulseur",
    "radiateur",
    "récepteur",
    "réacteur",
    "réfrigérateur",
    "répondeur",
    "simulateur",
    "splendeur",
    "supérieur",
    "téléviseur",
    "tondeuse",
    "tracteur",
    "transformateur",
    "ultérieur",
    "ventilateur",
];

/// An unknown word that ends like an adverb of manner.
fn is_adverb(key: &str) -> bool {
    key.len() > 6 && key.ends_with("ment") && !key.ends_with("iment")
}

/// Nouns that look like a verb with its pronoun behind.
const NOUNS: &[&str] = &["garde-à-vous", "rendez-vous"];
