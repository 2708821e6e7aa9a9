//! Asks the rules about each quote, in reading order, and signs what they find.

use crate::attribution::governor::Governor;
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::naming;
use crate::attribution::rule::{Attribution, Context, Rule, Source, Story};
use crate::attribution::rules::{self, measured};
use crate::attribution::titles::is_known_title;
use crate::attribution::typing;
use crate::attribution::via;
use crate::lexicon::Lexicon;
use crate::quote::{Kind, Quote};
use std::cell::OnceCell;

/// What is known of one quote: its kind, and who spoke it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Sentence, fragment or term.
    pub kind: Kind,
    /// Who spoke it, and how that is known; `None` if nobody can tell. A term has one only so that
    /// later quotes can go on from it: it is not told.
    pub attribution: Option<Attribution>,
}

/// Types and attributes every quote of an article, in the order of `quotes`.
///
/// ```
/// use stance::{attribution, lexicon::Reading, quote::find::find};
/// let reading = Reading::new("« La digue tiendra », a assuré la préfète Odile Carnac.");
/// let found = find(&reading);
/// let (_, outcomes) = attribution::attribute(&reading, &found.quotes);
/// assert_eq!(outcomes[0].attribution.as_ref().unwrap().rule, "inversion");
/// ```
pub fn attribute<'a>(
    reading: &'a crate::lexicon::Reading<'a>,
    quotes: &'a [Quote],
) -> (Story<'a>, Vec<Outcome>) {
    let story = Story::new(crate::attribution::scene::Scene::new(reading, quotes));
    let mut found: Vec<Option<Attribution>> = vec![None; quotes.len()];
    let mut terms = vec![false; quotes.len()];
    let governed = vec![OnceCell::new(); quotes.len()];
    for index in 0..quotes.len() {
        let Some(context) = context(&story, quotes, index, &found, &governed) else {
            continue;
        };
        if naming::is_named(&context) || is_known_title(&context) {
            terms[index] = true;
            continue;
        }
        found[index] = ask(rules::LOCAL, &context);
    }
    for index in 0..quotes.len() {
        if found[index].is_some() || terms[index] {
            continue;
        }
        let Some(context) = context(&story, quotes, index, &found, &governed) else {
            continue;
        };
        found[index] = ask(rules::DISCOURSE, &context);
    }
    // What was found just now may be what a headline above it echoes.
    for index in 0..quotes.len() {
        if found[index].is_none()
            && let Some(context) = context(&story, quotes, index, &found, &governed)
            && (!terms[index] || context.is_heading() && !opens_name(&context))
        {
            found[index] = ask(&rules::DISCOURSE[..1], &context);
            terms[index] &= found[index].is_none();
        }
    }
    let kinds: Vec<Kind> = (0..quotes.len())
        .map(
            |index| match context(&story, quotes, index, &found, &governed) {
                None => typing::unread(reading, &quotes[index]),
                Some(_) if terms[index] => Kind::Term,
                Some(context) => typing::kind(&context),
            },
        )
        .collect();
    let outcomes = kinds.into_iter().zip(found);
    let outcomes = outcomes.map(|(kind, attribution)| Outcome { kind, attribution });
    let outcomes = outcomes.collect();
    (story, outcomes)
}

/// The context of a quote of the outermost level; deeper ones are not attributed.
fn context<'c, 'a>(
    story: &'c Story<'a>,
    quotes: &'a [Quote],
    index: usize,
    outcomes: &'c [Option<Attribution>],
    governed: &'c [OnceCell<Option<Governor>>],
) -> Option<Context<'c, 'a>> {
    let (line, at) = story.places[index]?;
    Some(Context {
        story,
        line: line as usize,
        clauses: story.clauses(line as usize),
        at: at as usize,
        index: index as u32,
        quote: &quotes[index],
        outcomes,
        governed: &governed[index],
    })
}

/// « défend le programme “Marée” »: in a heading too, a capital inside a sentence opens a name.
fn opens_name(context: &Context<'_, '_>) -> bool {
    let capital = context.words().trim_start().starts_with(char::is_uppercase);
    capital && !context.stands_alone()
}

/// True unless the source is a noun of what does not speak: *la fin*.
fn can_mean(context: &Context<'_, '_>, source: Source) -> bool {
    let Source::Mention(Mention {
        kind: MentionKind::Thing,
        head: Some(head),
        ..
    }) = source
    else {
        return true;
    };
    let word = head.of(context.story.scene.reading.text);
    !Lexicon::french().look_up(word).mute
}

/// The first answer among `rules`.
fn ask(rules: &'static [Rule], context: &Context<'_, '_>) -> Option<Attribution> {
    rules.iter().find_map(|rule| {
        let mut found = (rule.run)(context).filter(|found| can_mean(context, found.source))?;
        let medium = found.source;
        if let Some(cited) = via::cited(context, &found) {
            found.source = Source::Mention(cited);
        }
        let (tier, confidence) = measured::trust(rule.name);
        Some(Attribution {
            quote: context.index,
            source: found.source,
            cue: found.cue,
            via: via::relays(context, &found, &medium),
            inserted: found.inserted,
            rule: rule.name,
            tier,
            confidence,
        })
    })
}
