//! A headline that opens with the words and names who spoke them behind a colon or a comma.

use crate::attribution::mention::{Mention, MentionKind, Tie};
use crate::attribution::piece::What;
use crate::attribution::predicate::{Predicate, Shape};
use crate::attribution::rule::{Context, Cue, Example, Found, Rule, Source};
use crate::attribution::typing::is_verbal;
use crate::lexicon::{Lexicon, Tags};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "headline",
    about: "A headline that opens with the quote: behind the colon a person, an act of speech with its owner, or \
            a clause whose subject is a person or a group; behind the comma a full name. Of words with a verb also a body \
            that reports, in any sentence. Not who answers, and not a thing.",
    run,
    examples: &[
        Example::Hit("« On ne nous entend pas » {:} [les dockers de Savernay] bloquent le port"),
        Example::Hit("« La mer a tout pris » {:} l’appel de [Mona Ferrand]"),
        Example::Hit("« Il faut rester » {:} [Lina Roux], du comité des rives"),
        Example::Hit("« On a cru mourir » {:} le naufrage raconté par [les marins]"),
        Example::Hit("« On se sent seuls », {par} [Lina Roux]"),
        Example::Hit("Voile : « On a tout perdu », [Lina Roux] en larmes après l’abandon"),
        Example::Miss("« Il faut rester » : la maire répond à ses détracteurs"),
        Example::Miss("« La mer a tout pris » : le port rouvre lundi"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let pieces = context.pieces();
    let sign = context.at + 1;
    let comma = context.what(sign) == Some(&What::Comma);
    let named = comma || context.what(sign) == Some(&What::Colon);
    let heading = context.is_heading();
    if !(opens(context) && named && (heading || !comma)) {
        return None;
    }
    let rest = &pieces[sign + 1..];
    if comma && let Some(found) = signed(context, sign) {
        return Some(found);
    }
    let first = rest.iter().position(|p| p.free_mention().is_some())? + sign + 1;
    if !pieces[sign + 1..first]
        .iter()
        .all(|p| p.is_adjunct() || p.what == What::Comma)
    {
        return None;
    }
    let verb = rest
        .iter()
        .position(|p| p.predicate().is_some_and(|p| p.shape == Shape::Finite))
        .map(|v| v + sign + 1);
    let mention = match verb {
        Some(verb) => {
            let predicate = pieces[verb].predicate()?;
            // « … : le maire répond à l'opposition »
            if predicate.class == crate::lexicon::takes::Class::Answer || predicate.passive {
                return None;
            }
            // Outside a headline the clause must report, or the quote speak of its speaker.
            if !heading && !predicate.reports() && !speaks_of_oneself(context) {
                return None;
            }
            context.clauses.subject(verb)?
        }
        None if comma || !heading => return None,
        None => owner(context, first)?,
    };
    let text = context.story.scene.reading.text;
    let speaks = match mention.kind {
        MentionKind::Person | MentionKind::Group => true,
        MentionKind::Name => mention.is_full(text),
        MentionKind::Body => verb
            .and_then(|v| pieces[v].predicate())
            .is_some_and(Predicate::reports),
        _ => false,
    };
    // « “Gilets jaunes” : le gouvernement annonce un moratoire » has a topic in marks.
    let sure = heading && mention.kind != MentionKind::Body;
    let speaks = speaks && (sure || is_verbal(context) || context.ends_as_sentence());
    let cue = context.sign(sign);
    speaks.then(|| Found::new(mention, cue))
}

/// « “Je recommence” : Jean Talec est pêcheur »: *je* or *nous* in the quote.
fn speaks_of_oneself(context: &Context<'_, '_>) -> bool {
    let reading = context.story.scene.reading;
    (context.quote.first as usize + 1..context.quote.last as usize).any(|t| {
        let word = reading.tokens[t].span.of(reading.text);
        reading.words[t].tags.contains(Tags::SPEAKER) && word.starts_with(['j', 'J', 'n', 'N'])
    })
}

/// True if the quote opens the headline, a label aside: *Tennis : « … »*.
fn opens(context: &Context<'_, '_>) -> bool {
    let pieces = context.pieces();
    context.at == 0
        || context.at == 2
            && pieces[1].what == What::Colon
            && matches!(pieces[0].what, What::Word | What::Mention(_))
}

/// « “On se sent seuls”, par Lina Roux », « “J'en ai assez”, Lina Roux en colère »: words with a verb, and right behind the
/// comma a full name.
fn signed(context: &Context<'_, '_>, comma: usize) -> Option<Found> {
    let named = context.piece(comma + 1)?;
    let scene = &context.story.scene;
    let mention = *named.mention()?;
    let by = mention.tie == Tie::Other
        && scene.word(named.from as usize) == "par"
        && context.piece(comma + 2).is_none();
    let alone = mention.tie == Tie::Free
        && context.pieces()[comma..]
            .iter()
            .all(|p| p.predicate().is_none_or(|p| p.shape != Shape::Finite));
    let person = mention.kind == MentionKind::Name && mention.is_full(scene.reading.text);
    let cue = Cue::words(scene.span(named.from as usize), "");
    let cue = if by { Some(cue) } else { None };
    ((by || alone) && person && is_verbal(context)).then_some(Found {
        source: Source::Mention(mention),
        cue,
        inserted: None,
    })
}

/// Without a verb: the mention itself, or whose call, cry or confession it is.
fn owner(context: &Context<'_, '_>, place: usize) -> Option<Mention> {
    let clauses = &context.clauses;
    let mention = clauses.whole(place);
    let text = context.story.scene.reading.text;
    let speech = mention.head.is_some_and(|h| {
        let tags = Lexicon::french().look_up(h.of(text)).tags;
        tags.contains(Tags::SPEECH)
    });
    if speech {
        clauses.last_noun(place)
    } else {
        let thing = matches!(mention.kind, MentionKind::Thing | MentionKind::Document);
        let teller = thing.then(|| clauses.made_by(place)).flatten();
        teller.or(Some(mention))
    }
}
