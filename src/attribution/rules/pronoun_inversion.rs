//! A verb and its pronoun after the quote.

use crate::attribution::incise::incise;
use crate::attribution::mention::MentionKind;
use crate::attribution::rule::{Context, Cue, Example, Found, Rule};

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "pronoun-inversion",
    about: "After the quote, a verb with its pronoun turned round; any verb will do, for nothing else \
            takes this shape. Not a question of the narrator’s own.",
    run,
    examples: &[
        Example::Hit("« Le quai rouvrira », {a-t-}[elle] {ajouté}."),
        Example::Hit("« Quelle erreur ! », {s’est-}[il] {exclamé} devant la presse."),
        Example::Miss("Le « quai » rouvrira-t-il ?"),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let at = context.after_comma();
    let found = incise(&context.clauses, at, true)?;
    found.predicate.tail?;
    // Without a comma the quote may be the verb's subject: « le “quai” rouvrira-t-il ? ».
    if at == context.at + 1 && !found.predicate.reports() && !context.ends_as_sentence() {
        return None;
    }
    (found.mention.kind != MentionKind::Impersonal)
        .then(|| Found::new(found.mention, Cue::of(&found.predicate)))
}
