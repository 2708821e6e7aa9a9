//! The same words are quoted again elsewhere in the article, with their speaker.

use crate::attribution::rule::{Context, Example, Found, Rule, Source};
use crate::text::fold;

/// See its `about`.
pub const RULE: Rule = Rule {
    name: "echo",
    about: "A headline or pull-quote whose words are quoted again in the article, where their speaker is \
            named. Not a common word of two syllables.",
    run,
    examples: &[
        Example::Hit(
            "« La digue tiendra toujours »\nLa préfète est sûre. « La digue tiendra toujours », {a dit} [Odile Carnac].",
        ),
        Example::Hit(
            "Tempête : « on a tout perdu »\n« Cette nuit, on a tout perdu », {dit} [Paul Riou].",
        ),
        Example::Miss("Un « plan »\n« Le plan est prêt depuis des mois », a dit Odile Carnac."),
    ],
};

fn run(context: &Context<'_, '_>) -> Option<Found> {
    let text = context.story.scene.reading.text;
    let own = context.words();
    // In a headline, its subtitle or a heading one word is enough.
    let heading = context.is_heading();
    let headline = context.story.lines[context.line].paragraph < 4 || heading;
    let short = own.len() < 12 || !own.contains(' ');
    if own.len() > 400 || short && !headline {
        return None;
    }
    let quotes = context.story.scene.quotes;
    let key = std::cell::LazyCell::new(|| fold::name_key(own));
    // The longest word, less its first letter, whose case may differ: most quotes do not hold it.
    let longest = own.split(' ').max_by_key(|w| w.len()).unwrap_or(own);
    let core = longest
        .get(longest.chars().next().map_or(0, char::len_utf8)..)
        .unwrap_or(longest);
    let core = core.trim_end_matches(|c: char| !c.is_alphanumeric());
    // « UN ABUS »: capitals are no spelling.
    let shouted = heading && !own.contains(char::is_lowercase);
    let core = if shouted { "" } else { core };
    // A pull-quote echoes what stands near the top or close by: a bounded look keeps this linear.
    let near = (context.index as usize).saturating_sub(40)
        ..(context.index as usize + 60).min(quotes.len());
    near.into_iter().find_map(|i| {
        let attribution = context.outcomes[i].as_ref()?;
        if i == context.index as usize || attribution.rule == RULE.name {
            return None;
        }
        let other = quotes[i].inner.of(text);
        if headline && short && i < context.index as usize {
            return None;
        }
        // One word is echoed by a few words, not by any sentence that happens to hold it.
        let opens = own.contains(' ') && other.starts_with(own);
        if short && !opens && other.split_whitespace().nth(5).is_some() {
            return None;
        }
        let contains = other.len() < 4000
            && other.len() >= own.len() - own.len() / 8
            && other.contains(core)
            && {
                let other = fold::name_key(other);
                // No word inside a word.
                if shouted {
                    format!(" {other} ").contains(&format!(" {} ", key.as_str()))
                } else {
                    other.contains(key.as_str())
                }
            };
        // « Trop de promesses »: a heading shortens what is said below it.
        let near = i > context.index as usize && i <= context.index as usize + NEAR;
        let contains = contains
            || heading && near && other.contains(core) && shortens(&key, &fold::name_key(other));
        contains.then_some(Found {
            source: Source::SameAs(i as u32),
            cue: None,
            inserted: None,
        })
    })
}

/// A heading shortens one of so many quotes behind it.
const NEAR: usize = 6;

/// True if two words or more of some length, and all there are, stand in the other quote in the same order.
fn shortens(key: &str, other: &str) -> bool {
    let mut words = other.split(' ');
    let mut long = key.split(' ').filter(|w| w.len() > 3).peekable();
    long.peek().is_some()
        && key.split(' ').filter(|w| w.len() > 3).count() > 1
        && long.all(|word| words.any(|w| w == word))
}
