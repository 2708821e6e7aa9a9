//! Bodies under a common noun: *le quotidien*, *l'organisation*, *le groupe* for the one named just before.

use super::posts::elsewhere;
use super::posts::heads;
use super::{
    Clauses, Figure, Mention, MentionKind, Resolver, Seen, SmallVec, Span, SpeakerKind, What, fold,
};
use crate::attribution::mention::Tie;
use crate::attribution::scene::Scene;
use crate::lexicon::{Agreement, Lexicon, Sorts};
use crate::text::marks::is_hyphen;

/// So many sentences back a body may have been named.
const REACH: u32 = 4;
/// So many mentions are looked at, of a description and before each.
const MAX_PLACES: usize = 16;
const MAX_BEFORE: usize = 48;
/// So many pieces of a sentence tell whether it says something.
const MAX_PIECES: usize = 256;
/// So many characters a verb may have between its comma and its subject.
const MAX_CUE: usize = 48;

impl Resolver<'_, '_> {
    /// « “Oui”, dit Odile Carnac. La CGT a refusé. Elle juge … »: the body that is the subject of this sentence or the one right
    /// before, where no person stands whom the pronoun could mean. Who is spoken of is not who reports it: *La CGT, dit-elle, …*.
    pub(super) fn leading_body(
        &self,
        pronoun: &Mention,
        line: usize,
        goes_on: bool,
    ) -> Option<u32> {
        let inverted = self.text()[..pronoun.span.start() as usize].ends_with(is_hyphen);
        let plain = pronoun.kind == MentionKind::Pronoun && pronoun.tie != Tie::Source && !goes_on;
        if !plain {
            return None;
        }
        let before = |s: &&Seen| s.span.end() <= pronoun.span.start();
        let near = self.seen.iter().rev().take(MAX_BEFORE).filter(before);
        let near = near.take_while(|s| line as u32 - s.line <= 1);
        let fits = |s: &&Seen| {
            let figure = &self.figures[self.now(s.who) as usize];
            let known = [Agreement::MASCULINE, Agreement::FEMININE];
            let gender = figure.agreement & Agreement::GENDER;
            figure.agreement.fits(pronoun.agreement)
                && (figure.kind == SpeakerKind::Person || known.contains(&gender))
        };
        let near: SmallVec<[&Seen; 8]> = near.filter(fits).collect();
        let of = |s: &Seen| &self.figures[self.now(s.who) as usize];
        let leads = |s: &&&Seen| {
            let figure = of(s);
            let body = figure.kind == SpeakerKind::Organization;
            body && !figure.place && !figure.medium && s.subject && !s.inner && !self.is_label(s)
        };
        let seen = *near.iter().find(leads)?;
        let person =
            |s: &&Seen| s.line >= seen.line && of(s).kind == SpeakerKind::Person && of(s).personal;
        if near.iter().any(person) {
            return None;
        }
        let apart = !inverted || seen.line < line as u32;
        let same = seen.paragraph == self.story.lines[line].paragraph;
        (apart && same).then_some(seen.who)
    }

    /// Joins a body that speaks under a common noun with the body of that sort that is named last before it, if
    /// the two never stand in one sentence but as « X ferme, indique l'entreprise ».
    pub(super) fn join_bodies(&mut self, who: &[Option<(u32, Option<Span>)>]) {
        let kinds = [
            SpeakerKind::Organization,
            SpeakerKind::Group,
            SpeakerKind::Person,
        ];
        for (id, places) in self.described_speakers(who, &kinds) {
            let sorts = self.meant_by(id);
            let mut all = places.iter().take(MAX_PLACES);
            let mut near = |sorts| all.find_map(|at| self.body_before(id, *at, sorts));
            let named = self.known_body(id, &places, sorts);
            let named = named.or_else(|| near(sorts?));
            if let Some((named, because)) = named {
                self.unite(id, named, because);
                self.figures[named as usize].kind = SpeakerKind::Organization;
            }
        }
    }

    /// « L'enseigne Lovana ferme dix magasins. “C'est dur”, dit Jean Talec. Le distributeur … »: true of a noun that is said of firms more
    /// often than of people, where a firm is named before.
    pub(super) fn is_firm(&self, id: u32, places: &[usize]) -> bool {
        if self.known_body(id, places, None).is_some() {
            return true;
        }
        let words = self.figures[id as usize].descriptions.first();
        let firm = words.is_some_and(|words| FIRMS.contains(&words.first_word()));
        let sorts = if firm { self.meant_by(id) } else { None };
        sorts.is_some_and(|sorts| {
            let mut places = places.iter().take(MAX_PLACES);
            places.any(|at| self.body_before(id, *at, sorts).is_some())
        })
    }

    /// The sorts of bodies that the words of a figure without a name can mean.
    fn meant_by(&self, id: u32) -> Option<Sorts> {
        let figure = &self.figures[id as usize];
        let words = figure.descriptions.first()?;
        let head = words.first_word();
        let sorts = words.called?;
        let written = figure.longest.unwrap_or(figure.first).of(self.text());
        // *le groupe de travail*
        let narrowed = head == "groupe" && (written.contains(" de ") || written.contains(" d’"));
        let single = figure.agreement.fits(Agreement::SINGULAR);
        // *le parti communiste*
        let name = Lexicon::french().name(words).is_some();
        let only = words.split(' ').skip(1).find_map(told_by_adjective);
        let sorts = sorts & only.unwrap_or(Sorts::all());
        (single && !narrowed && !name && !named_in(without_address(written))).then_some(sorts)
    }

    /// What sort of body a figure with a name may be; none if it is no body.
    pub(super) fn sorts_of(&self, figure: &Figure) -> Sorts {
        let described = figure.descriptions.iter().find_map(|d| d.called);
        let public = figure.public.as_ref().map(|p| p.sorts());
        let Some((_, name)) = &figure.name else {
            let written = figure.longest.unwrap_or(figure.first).of(self.text());
            return described.filter(|_| named_in(written)).unwrap_or_default();
        };
        let key = fold::name_key(name.of(self.text()));
        let known = Lexicon::french().name(&key).map(|entry| entry.sorts);
        let narrowed = public.map(|told| told & known.unwrap_or(Sorts::all()));
        let known = narrowed.filter(|sorts| !sorts.is_empty()).or(known);
        known.or(described).unwrap_or_else(|| {
            let written = name.of(self.text());
            if written.contains(|c: char| c.is_ascii_digit()) && written.contains('-') {
                Sorts::empty()
            } else if figure.kind == SpeakerKind::Organization {
                Sorts::all() - Sorts::MEDIA - Sorts::COURT
            } else if figure.kind == SpeakerKind::Group {
                Sorts::ASSOCIATION
            } else if PAPERS.iter().any(|p| written.ends_with(p)) && written.starts_with("The ") {
                Sorts::MEDIA
            } else {
                Sorts::empty()
            }
        })
    }

    /// True of a figure with a name of its own, or a noun with one: *le collectif Racines Vives*.
    pub(super) fn is_named(&self, figure: &Figure) -> bool {
        let written = || figure.longest.unwrap_or(figure.first).of(self.text());
        figure.name.is_some() || !figure.descriptions.is_empty() && named_in(written())
    }

    /// True if no other name that may be a body's stands near before the mention at `at`.
    fn is_only_name(&self, candidate: u32, at: usize) -> bool {
        let line = self.seen[at].line;
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        let mut before = before.take_while(|s| line - s.line <= REACH);
        before.all(|other| {
            let who = self.now(other.who);
            let known = &self.figures[who as usize];
            let other = known.own_name.is_some() && !self.sorts_of(known).contains(Sorts::FIRM);
            who == candidate || known.name.is_none() || known.personal || known.place || other
        })
    }

    /// The body of one of these sorts that is named last before the mention of `id` at `at`.
    fn body_before(&self, id: u32, at: usize, sorts: Sorts) -> Option<(u32, Span)> {
        let seen = &self.seen[at];
        let behind = self.is_told_behind(seen.span);
        // *le club portugais*, *l'organisation* may be others than the subject.
        let bare = self.figures[id as usize]
            .descriptions
            .first()
            .is_some_and(|d| !d.is_long());
        let others = Sorts::ASSOCIATION | Sorts::PUBLIC | Sorts::UNION;
        let company = bare && sorts.contains(Sorts::FIRM) && !sorts.intersects(others);
        let before = self.seen[..at].iter().rev().take(MAX_BEFORE);
        let before = before.take_while(|s| seen.line - s.line <= REACH);
        let mut fitting = before.filter(|other| {
            let candidate = self.now(other.who);
            let known = &self.figures[candidate as usize];
            let firm = sorts.contains(Sorts::FIRM) && bare_name(known);
            let fits =
                sorts.intersects(self.sorts_of(known)) || firm && self.is_only_name(candidate, at);
            let pair = (candidate.min(id), candidate.max(id));
            let apart = self.together.binary_search(&pair).is_err();
            // *l'association Racines Vives*, *l'ONG*
            let alike = || {
                let own = known.descriptions.iter().filter_map(|d| d.called);
                own.into_iter().any(|own| own.intersects(sorts))
            };
            let subject =
                behind && (company || alike()) && other.subject && other.line == seen.line;
            let named = !self.is_label(other) && (other.subject || !self.is_place(other, known));
            let told = named || self.is_told_of(known);
            let figure = &self.figures[id as usize];
            let other = elsewhere(figure, known)
                || known.is_known_elsewhere(figure)
                || is_other_medium(figure, known);
            candidate != id
                && known.members.is_empty()
                && fits
                && told
                && (apart || subject)
                && !other
        });
        // « Airbus a livré plus que Boeing. “Nous recrutons”, dit l'avionneur »: whoever acts.
        let first = fitting.next()?;
        let acting = std::iter::once(first).chain(fitting).find(|s| s.subject);
        let found = acting.unwrap_or(first);
        Some((self.now(found.who), found.span))
    }

    /// « à 13 heures GMT », « dans l'Orne », « au Havre »: letters or a name that nobody knows, where the words before it
    /// speak of a time or place.
    fn is_place(&self, seen: &Seen, figure: &Figure) -> bool {
        let before = self.text()[..seen.span.start() as usize].trim_end_matches([' ', '\u{a0}']);
        let last = |text: &str, words: &[&str]| words.iter().any(|w| text.ends_with(w));
        let bare = ["l’", "l'", " le", " la", " les"]
            .iter()
            .find_map(|article| before.strip_suffix(article));
        last(before, &[" en", " à", " au", " aux", " du"])
            || bare.is_some_and(|b| last(b.trim_end(), &[" dans", "à"]))
            || shouted(figure, self.text())
    }

    /// True of a body that the lexicon knows, or of which the article says what it is.
    fn is_told_of(&self, figure: &Figure) -> bool {
        let known = figure.name.as_ref().is_some_and(|(_, name)| {
            let key = fold::name_key(name.of(self.text()));
            Lexicon::french().name(&key).is_some()
        });
        known || !figure.descriptions.is_empty()
    }

    /// « SOCIAL. », « Trafic ferroviaire »: a sentence that says nothing of the name in it.
    fn is_label(&self, seen: &Seen) -> bool {
        let pieces = self.story.line(seen.line as usize);
        // « Et Volta ? »
        let asks = self.story.asks(seen.line as usize);
        let mut pieces = pieces.iter().take(MAX_PIECES);
        !asks && !pieces.any(|piece| piece.predicate().is_some())
    }

    /// « …, indique l'entreprise »: a mention that stands behind its verb, which a comma sets off.
    fn is_told_behind(&self, span: Span) -> bool {
        let before = &self.text()[..span.start() as usize];
        let mut near = before.char_indices().rev().take(MAX_CUE);
        let comma = near.find(|(_, c)| *c == ',').map(|(at, _)| &before[at..]);
        comma.is_some_and(|clause| (2..=4).contains(&clause.split_whitespace().count()))
    }
}

/// The sorts of bodies that a folded adjective is said of: *syndicale*, *islamiste*.
fn told_by_adjective(adjective: &str) -> Option<Sorts> {
    let stems: [(&[&str], Sorts); 4] = [
        (&["syndica"], Sorts::UNION),
        (
            &[
                "arme",
                "chiite",
                "djihadiste",
                "islamiste",
                "jihadiste",
                "rebelle",
                "sunnite",
            ],
            Sorts::ARMED.union(Sorts::PARTY),
        ),
        (
            &["caritati", "ecologiste", "environnementa"],
            Sorts::ASSOCIATION.union(Sorts::PARTY),
        ),
        (
            &[
                "aerien",
                "agroalimentaire",
                "automobile",
                "bancaire",
                "industriel",
                "petrolier",
                "pharmaceutique",
            ],
            Sorts::FIRM,
        ),
    ];
    let said =
        |(stems, _): &&(&[&str], Sorts)| stems.iter().any(|stem| adjective.starts_with(stem));
    stems.iter().find(said).map(|(_, sorts)| *sorts)
}

/// True if the two are said to be media of different kinds: a weekly is no daily.
fn is_other_medium(one: &Figure, other: &Figure) -> bool {
    let told =
        |figure: &Figure| heads(figure).find_map(|h| MEDIA.iter().position(|m| m.contains(&h)));
    told(one).zip(told(other)).is_some_and(|(a, b)| a != b)
}

/// Kinds of media that exclude one another, by their folded names.
const MEDIA: &[&[&str]] = &[
    &["quotidien"],
    &["hebdo", "hebdomadaire"],
    &["mensuel", "mensuelle"],
    &["chaine", "television"],
    &["radio", "station"],
    &["agence"],
];

/// True if a capital opens one of the words behind the first: *le collectif Racines Vives*.
fn named_in(written: &str) -> bool {
    let mut words = written.split([' ', '\u{a0}']).skip(1);
    words.any(|word| word.contains(char::is_uppercase))
}

/// How papers in English are called.
const PAPERS: &[&str] = &[
    "Chronicle",
    "Citizen",
    "Daily",
    "Economist",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Independent",
    "Journal",
    "Ledger",
    "Mail",
    "Mirror",
    "News",
    "Observer",
    "Post",
    "Standard",
    "Star",
    "Sun",
    "Telegraph",
    "Times",
    "Tribune",
];

/// *l'institution de la rue Talec*: what stands before the address.
fn without_address(written: &str) -> &str {
    let streets = [
        " de l’avenue ",
        " de la place ",
        " de la rue ",
        " du boulevard ",
        " du quai ",
    ];
    let address = streets.iter().find_map(|street| written.find(street));
    address.map_or(written, |at| &written[..at])
}

/// Folded nouns of people that are said of firms more often.
const FIRMS: &[&str] = &[
    "assureur",
    "concessionnaire",
    "distributeur",
    "editeur",
    "fabricant",
    "fournisseur",
    "transporteur",
];

/// True of a name in capitals.
fn shouted(figure: &Figure, text: &str) -> bool {
    let name = figure.name.as_ref().map(|(_, name)| name.of(text));
    name.is_some_and(|name| !name.contains(char::is_lowercase))
}

/// True of a name that nothing says to be a person's: *Volta*.
fn bare_name(figure: &Figure) -> bool {
    figure.kind == SpeakerKind::Person
        && figure.name.is_some()
        && !figure.personal
        && figure.descriptions.is_empty()
}

/// True of a noun of person without article or name that commas set off behind a body's name.
pub(super) fn said_of_body(clauses: &Clauses<'_, '_>, at: usize, mention: &Mention) -> bool {
    let office = mention.bare && mention.name.is_none() && mention.kind == MentionKind::Person;
    let comma = |i: usize| clauses.pieces.get(i).is_some_and(|p| p.what == What::Comma);
    let text = clauses.scene.reading.text;
    let named = |m: &Mention| m.name.is_some() || m.span.of(text).contains(char::is_uppercase);
    let body = |m: &Mention| matches!(m.kind, MentionKind::Body | MentionKind::Group) && named(m);
    let Some(before) = at.checked_sub(2).filter(|_| office && comma(at - 1)) else {
        return false;
    };
    comma(at + 1)
        && clauses.pieces[before].mention().is_some_and(body)
        && clauses.whole(at).name.is_none()
}

/// True if the noun before the *de* at `of`, an adjective aside, is a body that is called by its place.
pub(super) fn is_sited(scene: &Scene<'_>, from: usize, of: usize) -> bool {
    let mut nouns = (from..of).rev().take(2);
    nouns.any(|at| SITED.contains(&scene.word(at)))
}

/// Bodies that are called by the place where they are.
const SITED: &[&str] = &[
    "aéroport",
    "commissariat",
    "commune",
    "collège",
    "district",
    "gare",
    "gendarmerie",
    "hôpital",
    "lycée",
    "mairie",
    "préfecture",
    "prison",
    "tribunal",
    "université",
    "village",
    "école",
];
