//! Every rule wins its hits, with exactly the words that are marked, and none of its misses.

use stance::article::Article;
use stance::attribution::rule::{Example, Source};
use stance::attribution::rules;
use stance::pipeline::analyze;

/// An example without its marks, and what they mark: mention and cue, as byte ranges.
struct Plain {
    text: String,
    mention: Option<(u32, u32)>,
    cue: Option<(u32, u32)>,
}

fn plain(marked: &str) -> Plain {
    let mut out = Plain {
        text: String::new(),
        mention: None,
        cue: None,
    };
    let mut open_mention = 0;
    for c in marked.chars() {
        let at = out.text.len() as u32;
        match c {
            '[' => open_mention = at,
            ']' => out.mention = Some((open_mention, at)),
            '{' => {
                let start = out.cue.map_or(at, |cue| cue.0);
                out.cue = Some((start, at));
            }
            '}' => out.cue = out.cue.map(|cue| (cue.0, at)),
            c => out.text.push(c),
        }
    }
    out
}

#[test]
fn every_example_is_won_by_its_rule_with_exactly_its_words() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        for example in rule.examples {
            let (marked, hit) = match example {
                Example::Hit(text) => (text, true),
                Example::Miss(text) => (text, false),
            };
            let expected = plain(marked);
            let analysis = analyze(&Article::new("example", expected.text.clone()));
            let won = analysis
                .outcomes
                .iter()
                .enumerate()
                .find(|(_, o)| o.attribution.as_ref().is_some_and(|a| a.rule == rule.name));
            match (won, hit) {
                (Some((_, o)), false) if o.kind != stance::quote::Kind::Term => {
                    faults.push(format!("{}: should not win: {marked}", rule.name));
                }
                (None, true) => {
                    let other: Vec<_> = analysis
                        .outcomes
                        .iter()
                        .map(|o| o.attribution.as_ref().map(|a| a.rule))
                        .collect();
                    faults.push(format!("{}: does not win ({other:?}): {marked}", rule.name));
                }
                (Some((index, outcome)), true) => {
                    let attribution = outcome.attribution.as_ref().unwrap();
                    let words = |span: (u32, u32)| {
                        expected.text[span.0 as usize..span.1 as usize].to_owned()
                    };
                    if let Source::Mention(mention) = attribution.source {
                        let found = (mention.span.start(), mention.span.end());
                        if expected.mention != Some(found) {
                            faults.push(format!(
                                "{}: mention “{}”: {marked}",
                                rule.name,
                                words(found)
                            ));
                        }
                        let cue = attribution.cue.map(|c| (c.span.start(), c.span.end()));
                        if let Some(cue) = cue.filter(|_| cue != expected.cue) {
                            faults.push(format!("{}: cue “{}”: {marked}", rule.name, words(cue)));
                        }
                    } else if let (Some(marked_name), Some(spoken)) =
                        (expected.mention, analysis.cast.of_quote[index])
                    {
                        let name = &analysis.cast.speakers[spoken.speaker as usize].name;
                        if !words(marked_name).contains(&**name) {
                            faults.push(format!("{}: speaker “{name}”: {marked}", rule.name));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_rule_shows_two_hits_and_a_miss() {
    for rule in rules::all() {
        let hits = rule
            .examples
            .iter()
            .filter(|e| matches!(e, Example::Hit(_)))
            .count();
        assert!(hits >= 2 && hits < rule.examples.len(), "{}", rule.name);
        assert!(
            rule.about.ends_with('.') && !rule.about.contains('\n'),
            "{}",
            rule.name
        );
    }
}

#[test]
fn every_file_of_rules_is_registered_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/attribution/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .filter_map(|f| f.strip_suffix(".rs").map(|f| f.replace('_', "-")))
        .filter(|f| f != "mod" && f != "measured")
        .collect();
    files.sort();
    let mut names: Vec<&str> = rules::all().map(|r| r.name).collect();
    names.sort_unstable();
    assert_eq!(files, names);
}
