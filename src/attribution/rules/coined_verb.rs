//! A verb that nobody knows as one of speech, behind a whole sentence in marks.

use crate::attribution::governor::{Link, governor};
use crate::attribution::mention::{Mention, MentionKind};
use crate::attribution::piece::{Piece, What};
use crate::attribution::predicate::Shape;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};
use crate::lexicon::Tags;
use crate::lexicon::takes::Class;
use crate::text::tokens::Case;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "coined-verb",
    about: "After a whole sentence in marks and a comma, a word that nobody knows and that ends like a verb, or a known verb that is none of speech, \
            then a person, and no more: surer than what stands before the quote.",
    run,
    examples: &[
        Example::Hit(
            "Le tribunal rappelle « les quais et ceux qui y travaillent », {grésille} [la juge Odile Carnac].",
        ),
        Example::Hit(
            "Les élus le savent : « La mer monte chaque hiver », {marmotine} à la radio [Paul Riou].",
        ),
        Example::Miss("Le maire a cité « les quais », marquise de [la gare]."),
    ],
};

/// Words that nobody knows and a mention behind them.
pub struct Unknown {
    /// The word.
    pub cue: Cue,
    /// Who may be speaking.
    pub mention: Mention,
    /// The place of the mention.
    place: usize,
}

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let at = context.after_comma();
    let found = unknown(context, at).filter(|_| at > context.at + 1)?;
    let person = matches!(found.mention.kind, MentionKind::Person | MentionKind::Name)
        && found.mention.definite;
    let ended = context
        .piece(found.place + 1)
        .is_none_or(|p| matches!(p.what, What::Comma | What::End));
    // « Il l'a promis : “…”, exit le maire »
    let told = governor(context).is_some_and(|g| g.link != Link::Object);
    (!told
        && context.ends_or_holds_verb()
        && ends_as_verb(found.cue.span.of(context.story.scene.reading.text))
        && person
        && ended)
        .then(|| Found::new(found.mention, found.cue))
}

/// The word at `at` that nobody knows, and who follows it: *grésille à la radio la préfète*.
pub fn unknown(context: &Context<'_, '_>, at: usize) -> Option<Unknown> {
    let scene = &context.story.scene;
    // *se lamentore-t-il*
    let own = |p: &Piece| p.what == What::Word && scene.tags(p.from as usize).contains(Tags::REFL);
    let at = at + usize::from(context.piece(at).is_some_and(own));
    let piece = context.piece(at)?;
    let word = piece.from as usize;
    // A verb that is known for something else than speech: *bâille*, *frissonne*.
    let plain = piece.predicate().is_some_and(|p| {
        p.class == Class::Plain && p.shape == Shape::Finite && p.third && p.tail.is_none()
    });
    let plain = plain && piece.to == piece.from + 1;
    let coined = piece.what == What::Word && scene.is_unknown(word);
    if !(coined || plain) || scene.case(word) != Case::Lower {
        return None;
    }
    let place = behind_adjuncts(context.pieces(), at + 1);
    if place > at + 1 && !ends_as_verb(scene.word(word)) {
        return None;
    }
    context.piece(place)?.free_mention()?;
    Some(Unknown {
        cue: Cue::words(scene.span(word), ""),
        mention: context.clauses.whole(place),
        place,
    })
}

/// True of an ending that verbs have in the third person: *grésille*, *grommelait*, *rugit*.
fn ends_as_verb(word: &str) -> bool {
    word.ends_with(['e', 't', 'a'])
}

/// The place behind the adjuncts that start at `at`: *à la radio*, *avec entrain*.
fn behind_adjuncts(pieces: &[Piece], at: usize) -> usize {
    let mut place = at;
    while place < at + MAX_BETWEEN {
        place += match pieces.get(place).map(|p| &p.what) {
            Some(What::Preposition) => 2,
            Some(_) if pieces[place].is_adjunct() => 1,
            _ => break,
        };
    }
    place
}

/// Adjuncts between the verb and who speaks have at most so many pieces.
const MAX_BETWEEN: usize = 4;
