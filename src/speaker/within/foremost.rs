//! Whom an epithet means that nobody near it explains: far from every name, the one of whom the article has told most; in its
//! first sentences, the one who is named first below them.

use super::left::FORMER;
use super::memory::Description;
use super::posts::{Posts, akin, differs, elsewhere, heads, otherwise_employed, posts, stated};
use super::trades::works_far;
use super::wording::PEOPLE;
use super::{Agreement, Figure, Lexicon, Resolver, Span, SpeakerKind, Tags, What};
use crate::attribution::predicate::Predicate;
use crate::lexicon::is_epithet;

/// So many mentions before an epithet are looked at for somebody without a name.
const MAX_NEAR: usize = 16;
/// So many mentions of an article, and so many of its figures, are counted.
const MAX_SEEN: usize = 600;
const MAX_FIGURES: usize = 256;
/// Who is the foremost was mentioned so often before, and half as often again as anybody else.
const OFTEN: u32 = 3;
/// Or is mentioned most in the whole article, and so many sentences before at most.
const NEAR: u32 = 8;
/// The sentences of a heading and what stands below it, counted from none.
const LEAD: u32 = 2;
/// The name of whoever they tell of stands so many sentences below at most.
const BELOW: u32 = 20;

/// Words that count people, and tell of one who is counted; and kin that is a title too.
const OTHERS: &[&str] = &[
    "autre",
    "dernier",
    "dernière",
    "premier",
    "première",
    "seul",
    "seule",
    "sœur",
];

/// How often a figure is mentioned.
#[derive(Clone, Copy, Default)]
struct Mentions {
    /// Before the epithet, and in the whole article.
    before: u32,
    all: u32,
    /// The sentence of the last one before it.
    last: u32,
}

impl Resolver<'_, '_> {
    /// « Mona Ferrand a quitté Lori. […] Elle repart demain. […] “Jamais”, sourit la navigatrice. »: whom the article is about,
    /// for an epithet of one word, which says nothing of somebody new; and the first mention of her.
    pub(super) fn foremost(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let at = *places.first()?;
        if stated(figure)
            || figure.pointed
            || figure.descriptions.iter().any(|d| d.is_qualified())
            || self.is_another(figure)
            || self.follows_nameless(figure, at)
        {
            return None;
        }
        // *le magistrat*, *l'avocat*, *l'expert* need no name, unless he is told to be one.
        let known = |other: u32| akin(figure, &self.figures[other as usize]);
        let court = Posts::COURT | Posts::JUDGES | Posts::PLEADS | Posts::EXPERT | Posts::HEARD;
        let told_so = tells_no_trade(figure) || !posts(figure).intersects(court);
        let line = self.seen[at].line;
        // « L'autrice, elle, s'en amuse »: not whoever was spoken of just before.
        let contrasted = self.is_contrasted(self.seen[at].span);
        let other = self.seen[..at].last().filter(|_| contrasted);
        let other = other.map(|s| self.now(s.who));
        let mut told = vec![Mentions::default(); self.figures.len()];
        for (place, seen) in self.seen.iter().enumerate().take(MAX_SEEN) {
            let mentions = &mut told[self.now(seen.who) as usize];
            mentions.all += 1;
            if place < at {
                mentions.before += 1;
                mentions.last = seen.line;
            }
        }
        let candidates = || {
            let ids = (0u32..).zip(&told).take(MAX_FIGURES);
            ids.filter(|(who, m)| m.before > 0 && Some(*who) != other && self.can_mean(id, *who))
        };
        let most = |count: fn(&Mentions) -> u32| {
            let best =
                candidates().max_by_key(|(other, m)| (count(m), m.last, u32::MAX - other))?;
            let mut others = candidates().filter(|(other, _)| *other != best.0);
            let second = others.by_ref().map(|(_, m)| count(m)).max();
            Some((best, second.unwrap_or(0)))
        };
        let always = most(|m| m.before)
            .filter(|((_, m), second)| m.before >= OFTEN && 2 * m.before >= 3 * second);
        let near = || {
            most(|m| m.all).filter(|((_, m), second)| {
                m.all >= OFTEN && m.all > *second && line - m.last <= NEAR
            })
        };
        let ((who, _), _) = always.or_else(near)?;
        if !told_so && !known(who) {
            return None;
        }
        Some((who, self.figures[who as usize].first))
    }

    /// « La préfète cède¶La préfète a renoncé hier.¶Mona Ferrand avait … »: who is told of in the first sentences without a name is
    /// the first person named below them who can be meant.
    pub(super) fn named_below(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let line = self.seen[*places.first()?].line;
        // *sa mère*, *un témoin*: somebody besides those who are named. *Son rival* is one of them.
        let rival = heads(figure).any(|word| word.starts_with("rival"));
        let besides = posts(figure).intersects(Posts::HEARD | Posts::ACCUSED)
            || heads(figure).any(|word| PEOPLE.contains(&word))
            || self.is_another(figure) && !rival;
        if line > LEAD || figure.pointed || figure.bare || besides {
            return None;
        }
        let ids = (0u32..).zip(&self.figures).take(MAX_FIGURES);
        let named = ids.filter(|(other, known)| {
            known.first.start() > figure.first.start() && self.can_mean(id, *other)
        });
        let (who, known) = named.min_by_key(|(_, known)| known.first.start())?;
        let gender = |f: &Figure| f.agreement & Agreement::GENDER;
        let seen = self.seen.iter().take(MAX_SEEN);
        let below = seen.map(|s| (self.now(s.who), s.line));
        let (_, first) = below.into_iter().find(|(other, _)| *other == who)?;
        (gender(known) == gender(figure) && first - line <= BELOW).then_some((who, known.first))
    }

    /// « Talec reproche à la ville de tarder¶“Tout est prêt”, a rappelé le ministre »: who holds an office in the first sentences below a
    /// heading is the one whom the heading says to have spoken, by a surname alone, where nobody else has been named.
    pub(super) fn in_heading(&self, id: u32, places: &[usize]) -> Option<(u32, Span)> {
        let figure = &self.figures[id as usize];
        let at = *places.first()?;
        let line = self.seen[at].line;
        // *le premier ministre*, *la première secrétaire* are no other ones.
        let words = figure.first.of(self.text());
        let chief = ["premier ", "première "].iter().any(|first| {
            let rest = words.split_once(first).map(|(_, rest)| rest);
            rest.is_some_and(|r| {
                ["ministre", "secrétaire", "président"]
                    .iter()
                    .any(|w| r.starts_with(w))
            })
        });
        let another = !chief && self.is_another(figure);
        if line == 0 || line > LEAD || !stated(figure) || figure.pointed || another {
            return None;
        }
        let pieces = self.story.line(0);
        // « Port : Talec estime que … », « Talec : “…” »
        let speaks = |k: &usize| {
            let opens = *k == 0 || matches!(pieces[k - 1].what, What::Colon | What::Comma);
            let says = pieces[k + 1].predicate().is_some_and(Predicate::reports);
            let colon = pieces[k + 1].what == What::Colon
                && matches!(pieces.get(k + 2).map(|p| &p.what), Some(What::Quote(_)));
            opens && (says || colon) && pieces[*k].free_mention().is_some()
        };
        // « “Tout est prêt” : Talec »
        let ended = pieces.len() - usize::from(pieces.last().is_some_and(|p| p.what == What::End));
        let last = ended.checked_sub(1).filter(|k| {
            *k >= 2
                && pieces[*k].free_mention().is_some()
                && pieces[k - 1].what == What::Colon
                && matches!(pieces[k - 2].what, What::Quote(_))
        });
        let spoken = (0..pieces.len().saturating_sub(1)).find(speaks);
        let place = last.or(spoken)?;
        let named = pieces[place].mention()?;
        let heading = self.seen[..at].iter().take(MAX_NEAR);
        let heading = heading
            .take_while(|s| s.line == 0)
            .find(|s| s.span == named.span)?;
        let who = self.now(heading.who);
        let known = &self.figures[who as usize];
        let person = known.kind == SpeakerKind::Person && known.descriptions.is_empty();
        let alone = !self.seen[..at].iter().any(|s| {
            let other = &self.figures[self.now(s.who) as usize];
            other.kind == SpeakerKind::Person && ![id, who].contains(&self.now(s.who))
        });
        let fits = known.agreement.fits(figure.agreement) && known.name.is_some();
        (person && (alone || last.is_some()) && fits).then_some((who, known.first))
    }

    /// « Un ouvrier soupire. “On attend”, ajoute le quinquagénaire »: somebody without a name has just acted.
    fn follows_nameless(&self, figure: &Figure, at: usize) -> bool {
        let line = self.seen[at].line;
        let near = self.seen[..at].iter().rev().take(MAX_NEAR);
        let mut near = near.take_while(|s| line - s.line <= 2);
        near.any(|s| {
            let other = &self.figures[self.now(s.who) as usize];
            other.name.is_none()
                && other.kind == SpeakerKind::Person
                && s.subject
                && other.agreement.fits(figure.agreement)
        })
    }

    /// True if the described figure `id` may be the person `other`, who is named in full.
    fn can_mean(&self, id: u32, other: u32) -> bool {
        let (figure, known) = (&self.figures[id as usize], &self.figures[other as usize]);
        let pair = (id.min(other), id.max(other));
        self.now(other) == other
            && known.is_full()
            && known.kind == SpeakerKind::Person
            && known.personal
            && known.agreement.fits(figure.agreement)
            && !elsewhere(figure, known)
            && !differs(figure, known)
            && !otherwise_employed(figure, known)
            && !is_called_otherwise(figure, known)
            && !works_far(figure, known)
            && self.together.binary_search(&pair).is_err()
    }

    /// True of *la mère*, *le voisin*, *le dernier*: somebody besides those who are named.
    fn is_another(&self, figure: &Figure) -> bool {
        let lexicon = Lexicon::french();
        let kin = |word: &str| {
            let tags = lexicon.look_up(word).tags;
            tags.intersects(Tags::RELATION) || OTHERS.contains(&word)
        };
        let first = figure.first.of(self.text());
        first.split([' ', '\u{a0}', '’', '\'']).any(kin)
    }
}

/// « l'édile », « Jean Talec, ministre »: the named one is told by offices that the epithet is not for.
fn is_called_otherwise(epithet: &Figure, known: &Figure) -> bool {
    let told = |d: &Description| epithet.descriptions.iter().any(|own| own.starts_like(d));
    let same = akin(epithet, known) || known.descriptions.iter().any(|d| told(d));
    // *la serveuse* is no mayor, though a mayor may well be *l'ancienne serveuse*, or her adversary's *rivale*.
    let trade = || stated(known) && !epithet.related && !tells_no_trade(epithet);
    !known.descriptions.is_empty() && !same && (heads(epithet).any(is_epithet) || trade())
}

/// True of *la quinquagénaire*, *le vieil homme*, *l'ancienne serveuse*: what anybody may be, or has been, besides an office.
fn tells_no_trade(epithet: &Figure) -> bool {
    let nothing = |d: &Description| {
        let word = d.first_word();
        PEOPLE.contains(&word) || word.ends_with("enaire") || FORMER.contains(&word)
    };
    epithet.descriptions.iter().any(|d| nothing(d))
}
