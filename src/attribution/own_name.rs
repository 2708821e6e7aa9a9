//! Names that bodies bear behind the noun that says what they are: *l'ONG Racines Vives*, *le collectif « Ports unis »*.

use crate::attribution::clause::Clauses;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::What;
use crate::lexicon::{
    Agreement, Beside, Lexicon, NameEntry, NameKind, Sorts, Tags, beside, called, names_alone,
};
use crate::span::Span;
use crate::text::fold;
use crate::text::tokens::{Case, Kind, each_token};

/// The name that stands behind the noun of a mention, of a body that is told without the noun, and what the lexicon knows it
/// for: *Racines Vives* of *l'ONG britannique Racines Vives*.
pub fn behind_noun(text: &str, mention: &Mention) -> Option<(Span, Option<NameKind>)> {
    let head = mention.head.filter(|_| mention.name.is_none())?;
    let rest = text.get(head.end() as usize..mention.span.end() as usize)?;
    let single = mention.agreement.fits(Agreement::SINGULAR);
    // À to Þ begin with the same byte as à to þ.
    let capital = |b: &u8| b.is_ascii_uppercase() || *b >= 0x80;
    if !single || !rest.as_bytes().iter().any(capital) {
        return None;
    }
    let noun = head.of(text);
    let alone = names_alone(noun);
    // *la radio RFI*, but *la radio Lovana*
    if !alone && !called(noun).is_some_and(|sorts| sorts.contains(Sorts::MEDIA)) {
        return None;
    }
    let from = name_behind(rest)?;
    // *le groupe Lovana, propriétaire du site,*
    let written = own_part(&rest[from as usize..]);
    let start = head.end() + from;
    let name = Span::new(start, start + written.len() as u32);
    let known = known(written);
    // *le groupe LR* is not all of the party.
    let part = head.of(text) == "groupe" && known.is_some_and(|n| n.sorts.contains(Sorts::PARTY));
    if !alone && known.is_none_or(|n| n.kind != NameKind::Medium) {
        return None;
    }
    let short = known.is_none() && is_cut_short(written, &text[name.end() as usize..]);
    (!part && !short).then_some((name, known.map(|n| n.kind)))
}

/// « Lovana, la maison mère du réseau, »: true of a name that is no given one, and of what its body is to another.
pub fn is_owner(text: &str, name: &Mention, body: &Mention) -> bool {
    let bare = name.kind == MentionKind::Name && !name.agreement.intersects(Agreement::GENDER);
    let owner = |head: Span| match head.of(text) {
        "maison" => text[head.end() as usize..].starts_with(" mère"),
        noun => OWNERS.contains(&noun),
    };
    bare && body.kind == MentionKind::Body
        && body.definite
        && body.name.is_none()
        && body.head.is_some_and(owner)
}

/// What a body is to another.
const OWNERS: &[&str] = &["filiale", "holding"];

/// What the lexicon knows of a name.
pub fn known(name: &str) -> Option<&'static NameEntry> {
    Lexicon::french().name(&fold::name_key(name))
}

/// The name that stands in marks behind the noun of the body at `at`, and the index of the quote that it is: *le collectif « Ports
/// unis »*.
pub fn in_marks(clauses: &Clauses<'_, '_>, at: usize) -> Option<(u32, Span)> {
    let mention = clauses.pieces[at].mention()?;
    let What::Quote(quote) = clauses.pieces.get(at + 1)?.what else {
        return None;
    };
    let head = mention.head.filter(|_| mention.name.is_none())?;
    let text = clauses.scene.reading.text;
    let name = clauses.scene.quotes[quote as usize].inner;
    let words = name.of(text);
    let short = words.split([' ', '\u{a0}']).count() <= MAX_MARKED;
    let titled = words.starts_with(char::is_uppercase) && words.ends_with(char::is_alphanumeric);
    // « a promis à l'association “Une aide rapide” »
    let first = words.split([' ', '\u{a0}']).next().unwrap_or(words);
    let tags = Lexicon::french().look_up(first).tags;
    let titled = titled && !tags.intersects(Tags::ADV | Tags::INDEF | Tags::PREP);
    let plain = mention.agreement.fits(Agreement::SINGULAR)
        && !text[head.start() as usize..mention.span.end() as usize].contains(char::is_uppercase);
    (short && titled && plain && names_alone(head.of(text))).then_some((quote, name))
}

/// Where in the words behind the noun of a body its name opens: behind adjectives and complements, *l'agence de presse Lovana*, but
/// not *l'association des Amis du port*, nor *le syndicat des salariés du groupe Lovana*.
fn name_behind(rest: &str) -> Option<u32> {
    let mut found = None;
    let mut chain = Chain::default();
    each_token(rest, |token| {
        if found.is_some() || chain.broken {
            return;
        }
        let word = token.span.of(rest);
        if token.kind != Kind::Word {
            chain.broken = true;
        } else if token.case != Case::Lower && !LABELS.contains(&word) {
            chain.broken = !chain.ends();
            found = chain.ends().then_some(token.span.start());
        } else {
            chain.read(word);
        }
    });
    found
}

/// The complements that stand between a noun and a capital.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was read just before, bit by bit"
)]
struct Chain<'t> {
    /// Something stands there that is in no name's way.
    broken: bool,
    /// A preposition or article was read last.
    open: bool,
    /// The first preposition has no article behind it: *de défense*.
    bare: bool,
    /// So many prepositions.
    links: u32,
    /// One of the complements is of one thing that has been told: *du groupe*.
    definite: bool,
    /// The noun of the last complement.
    noun: &'t str,
}

impl<'t> Chain<'t> {
    /// Reads a word in small letters.
    fn read(&mut self, word: &'t str) {
        let tags = Lexicon::french().look_up(word).tags;
        let link = tags.intersects(Tags::OF | Tags::PREP);
        if link || tags.contains(Tags::DET) {
            self.broken |= !link && !self.open;
            self.links += u32::from(link);
            let one = matches!(word, "du" | "au" | "le" | "la" | "l’" | "l'");
            self.definite |= one;
            let article = !link || matches!(word, "du" | "des" | "au" | "aux");
            self.bare = self.links == 1 && !article || self.links > 1 && self.bare;
            self.open = true;
        } else {
            self.broken |= tags.intersects(Tags::COORD | Tags::REL | Tags::SUBJ);
            self.broken |= OTHERS.contains(&word);
            if self.open {
                self.noun = word;
            }
            self.open = false;
        }
    }

    /// True if a name that comes next is that of the noun before all of them.
    fn ends(&self) -> bool {
        let bears = || {
            let tags = Lexicon::french().look_up(self.noun).tags;
            let body = tags.intersects(Tags::BODY | Tags::GROUP | Tags::DOCUMENT);
            body || called(self.noun).is_some() || beside(self.noun) == Some(Beside::Namesake)
        };
        !self.open && (!self.definite || self.bare && !bears())
    }
}

/// Words with a capital between the noun of a body and its name.
const LABELS: &[&str] = &["Etat", "HLM", "Internet", "Seveso", "Web", "État"];

/// Words behind a noun with which it tells of something else: *le groupe scolaire*, *le groupe de travail*.
const OTHERS: &[&str] = &[
    "amitié",
    "experts",
    "hospitalier",
    "hospitalière",
    "nucléaire",
    "parlementaire",
    "scolaire",
    "thermique",
    "travail",
];

/// How much of the words behind a noun is its name: up to a comma, or what a branch or office of it is part of, *Novacorp* of
/// *Novacorp du groupe Lovana*.
fn own_part(written: &str) -> &str {
    let written = written.split([',', '(']).next().unwrap_or(written);
    if !written.contains(' ') {
        return written;
    }
    let links = [" du ", " de la ", " de l’", " de l'"];
    let branch = links.iter().filter_map(|link| {
        let at = written.find(link)?;
        let next = written[at + link.len()..].split([' ', '\u{a0}']).next()?;
        let tags = Lexicon::french().look_up(next).tags;
        let body = next.starts_with(char::is_lowercase) && tags.intersects(Tags::BODY);
        body.then_some(at)
    });
    let end = branch.min().unwrap_or(written.len());
    written[..end].trim_end_matches([' ', '\u{a0}'])
}

/// True of *Stop* in *le collectif Stop aux pesticides*: a common word in front of a small one, which the parser took for the whole
/// name.
fn is_cut_short(name: &str, behind: &str) -> bool {
    if name.contains([' ', '\u{a0}']) && !name.starts_with("Un ") && !name.starts_with("Une ") {
        return false;
    }
    let lexicon = Lexicon::french();
    let first = name.split([' ', '\u{a0}']).next().unwrap_or(name);
    let known = lexicon.look_up(&first.to_lowercase());
    let common = known.entry != 0 && !lexicon.look_up(first).tags.intersects(Tags::NAME);
    let next = behind.trim_start_matches([' ', '\u{a0}']);
    let next = next
        .split([' ', '\u{a0}', '’', '\''])
        .next()
        .unwrap_or(next);
    let tags = lexicon.look_up(next).tags;
    let small = Tags::PREP | Tags::OF | Tags::DET | Tags::NEG | Tags::COORD;
    common && (behind.starts_with(',') || tags.intersects(small) && !tags.intersects(Tags::CLITIC))
}

/// A name in marks has so many words at most.
const MAX_MARKED: usize = 6;
