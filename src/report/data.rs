//! The data of the page: lists instead of objects, names told once, places in UTF-16 as browsers count.

use super::{Quoted, Report, Shown};
use crate::span::Span;
use crate::speaker::across::Joined;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The stances of the shipped model in the order in which they are shown.
const KNOWN: [&str; 4] = ["de-escalation", "warning", "support", "none"];

/// All that the page shows. `src/report/page/data.js` reads it back.
pub(super) fn data(report: &Report) -> Value {
    let mut names = HashMap::new();
    let (speakers, written) = speakers(report, &mut names);
    let mut lists = Lists::new(report);
    let articles: Vec<Value> = report
        .articles
        .iter()
        .map(|shown| article(shown, &mut lists))
        .collect();
    let mut places: Option<(usize, Places)> = None;
    let quotes: Vec<Value> = report
        .quotes
        .iter()
        .map(|quoted| {
            let shown = &report.articles[quoted.article];
            // Quotes come article by article, so that one table of places is enough.
            let known = places.take().filter(|p| p.0 == quoted.article);
            let here = known.unwrap_or_else(|| (quoted.article, Places::new(shown)));
            let value = quote(quoted, &here.1, &names, &mut lists);
            places = Some(here);
            value
        })
        .collect();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "labels": lists.labels.items,
        "kinds": lists.kinds.items,
        "rules": lists.rules.items,
        "tiers": lists.tiers.items,
        "lemmas": lists.lemmas.items,
        "sources": lists.sources.items,
        "speakers": speakers,
        "names": written,
        "articles": articles,
        "quotes": quotes,
    })
}

/// Values told once, then by their number.
#[derive(Default)]
struct List {
    items: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl List {
    fn number(&mut self, item: &str) -> usize {
        if let Some(known) = self.numbers.get(item) {
            return *known;
        }
        self.items.push(item.to_owned());
        self.numbers.insert(item.to_owned(), self.items.len() - 1);
        self.items.len() - 1
    }

    /// The number, or -1 for nothing.
    fn maybe(&mut self, item: Option<&str>) -> Value {
        item.map_or_else(|| json!(-1), |item| json!(self.number(item)))
    }
}

#[derive(Default)]
struct Lists {
    labels: List,
    kinds: List,
    rules: List,
    tiers: List,
    lemmas: List,
    sources: List,
}

impl Lists {
    fn new(report: &Report) -> Self {
        let mut out = Self::default();
        let mut labels: Vec<&str> = Vec::new();
        for stance in report.quotes.iter().filter_map(|q| q.told.stance.as_ref()) {
            let all = stance.probabilities.keys().chain([&stance.label]);
            for label in all {
                if !labels.contains(&label.as_str()) {
                    labels.push(label);
                }
            }
        }
        let rank = |label: &str| KNOWN.iter().position(|k| *k == label);
        labels.sort_by_key(|l| (rank(l).unwrap_or(KNOWN.len()), *l));
        for label in labels {
            out.labels.number(label);
        }
        for kind in ["direct", "partial", "term"] {
            out.kinds.number(kind);
        }
        out
    }
}

/// The speakers, and the names as articles write them, each with its speaker and why it is that one.
fn speakers<'r>(
    report: &'r Report,
    names: &mut HashMap<(&'r str, &'r str), usize>,
) -> (Vec<Value>, Vec<Value>) {
    let mut speakers = Vec::new();
    let mut written = Vec::new();
    let mut numbers = HashMap::new();
    for summary in report.ledger.summaries(&report.aliases) {
        for name in &summary.names {
            let (why, of) = match &name.joined {
                None => ("", Value::Null),
                Some(Joined::Same) => ("same", Value::Null),
                Some(Joined::Spelling(of)) => ("spelling", json!(of)),
                Some(Joined::Surname(of)) => ("surname", json!(of)),
                Some(Joined::Body) => ("body", Value::Null),
                Some(Joined::Alias(line)) => ("alias", json!(line)),
            };
            numbers.insert((name.name.to_owned(), name.kind.to_owned()), written.len());
            let quotes = name.tally.counts.quotes;
            written.push(json!([
                name.name,
                name.kind,
                speakers.len(),
                why,
                of,
                quotes
            ]));
        }
        speakers.push(json!([summary.name, summary.kind, summary.described]));
    }
    for speaker in report.quotes.iter().filter_map(|q| q.told.speaker.as_ref()) {
        let key = (speaker.name.as_str(), speaker.kind.as_str());
        if names.contains_key(&key) {
            continue;
        }
        // Who is only quoted inside quotes is in no summary.
        let own = (speaker.name.clone(), speaker.kind.clone());
        let number = *numbers.entry(own).or_insert_with(|| {
            written.push(json!([key.0, key.1, speakers.len(), "", null, 0]));
            speakers.push(json!([key.0, key.1, false]));
            written.len() - 1
        });
        names.insert(key, number);
    }
    (speakers, written)
}

fn article(shown: &Shown, lists: &mut Lists) -> Value {
    let article = &shown.article;
    let meta = &article.meta;
    let text = shown.has_text.then(|| article.text());
    let source = lists.sources.maybe(meta.source.as_deref());
    json!([article.id(), meta.title, meta.date, source, meta.url, text])
}

/// Where code points and bytes of one text stand in UTF-16.
struct Places<'a> {
    text: &'a str,
    /// Byte and UTF-16 unit of each code point, and of the end.
    at: Vec<(u32, u32)>,
}

impl<'a> Places<'a> {
    fn new(shown: &'a Shown) -> Self {
        let text = shown.article.text();
        let mut at = Vec::new();
        let mut unit = 0;
        if shown.has_text {
            for (byte, c) in text.char_indices() {
                at.push((byte as u32, unit));
                unit += c.len_utf16() as u32;
            }
            at.push((text.len() as u32, unit));
        }
        Self { text, at }
    }

    /// The place of some code points, if the text has it and, where they are given, these words there.
    fn units(&self, start: u32, end: u32, words: Option<&str>) -> Option<(u32, u32)> {
        let (from, to) = (self.at.get(start as usize)?, self.at.get(end as usize)?);
        let told = Span::at(from.0 as usize, (to.0.max(from.0)) as usize).of(self.text);
        let same = words.is_none_or(|words| words == told);
        (from.0 < to.0 && same).then_some((from.1, to.1))
    }

    fn unit_of_byte(&self, byte: u32) -> Option<u32> {
        let at = self.at.binary_search_by_key(&byte, |p| p.0).ok()?;
        Some(self.at[at].1)
    }

    /// A place if there is one, else the words.
    fn words(&self, start: u32, end: u32, words: &str) -> Value {
        match self.units(start, end, Some(words)) {
            Some((start, end)) => json!([start, end]),
            None => json!(words),
        }
    }
}

/// In order: article, number, start, end, parts, kind, depth, name, mention, cue, lemma, relays, rule, tier,
/// confidence, label, probabilities in ten-thousandths, words that moved, text. Ends are left out where
/// the text is in the article.
fn quote(
    quoted: &Quoted,
    places: &Places<'_>,
    names: &HashMap<(&str, &str), usize>,
    lists: &mut Lists,
) -> Value {
    let told = &quoted.told;
    let place = places.units(told.start, told.end, Some(&told.text));
    // Of a text that is another one, no place can be trusted.
    let parts: Vec<(u32, u32)> = told
        .parts
        .iter()
        .filter_map(|(start, end)| places.units(*start, *end, None))
        .filter(|part| place.is_some_and(|p| p.0 <= part.0 && part.1 <= p.1))
        .collect();
    let whole = place.is_some_and(|place| parts.is_empty() || parts == [place]);
    let parts = if whole || place.is_none() {
        json!(0)
    } else {
        json!(parts)
    };
    let (start, end) = place.unwrap_or((0, 0));
    let speaker = told.speaker.as_ref();
    let name = speaker.and_then(|s| names.get(&(s.name.as_str(), s.kind.as_str())));
    let mention = speaker.and_then(|s| {
        let words = s.mention.as_ref()?;
        Some(match s.start.zip(s.end) {
            Some((start, end)) => places.words(start, end, words),
            None => json!(words),
        })
    });
    let cue = told.cue.as_ref();
    let lemma = lists.lemmas.maybe(cue.and_then(|c| c.lemma.as_deref()));
    let via: Vec<Value> = told
        .via
        .iter()
        .map(|v| places.words(v.start, v.end, &v.name))
        .collect();
    let stance = told.stance.as_ref();
    let label = lists.labels.maybe(stance.map(|s| s.label.as_str()));
    let parts_of_one = |p: f64| (p.clamp(0.0, 1.0) * 10_000.0).round() as i64;
    let probabilities = stance.map(|s| {
        let of = |label: &String| {
            let own = (*label == s.label).then_some(s.probability);
            s.probabilities.get(label).copied().or(own)
        };
        let all = lists.labels.items.iter();
        all.map(|l| parts_of_one(of(l).unwrap_or(0.0)))
            .collect::<Vec<_>>()
    });
    let mut moved: Vec<i64> = Vec::new();
    for word in quoted.moved.iter().filter(|_| place.is_some()) {
        let from = places.unit_of_byte(word.span.start());
        let to = places.unit_of_byte(word.span.end());
        if let Some((from, to)) = from.zip(to) {
            let effect = (word.effect * 100.0).round() as i64;
            moved.extend([
                i64::from(from) - i64::from(start),
                i64::from(to - from),
                effect,
            ]);
        }
    }
    let mut out = vec![
        json!(quoted.article),
        json!(told.quote),
        json!(start),
        json!(end),
        parts,
        json!(lists.kinds.number(&told.kind)),
        json!(told.depth),
        name.map_or_else(|| json!(-1), |n| json!(n)),
        mention.unwrap_or_else(|| json!(0)),
        cue.map_or_else(|| json!(0), |c| places.words(c.start, c.end, &c.text)),
        lemma,
        json!(via),
        lists.rules.maybe(told.rule.as_deref()),
        lists.tiers.maybe(told.tier.as_deref()),
        told.confidence.map_or_else(|| json!(-1), |c| json!(c)),
        label,
        probabilities.map_or_else(|| json!(0), |p| json!(p)),
        json!(moved),
    ];
    if place.is_none() {
        out.push(json!(told.text));
    }
    Value::Array(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::Analyzer;
    use crate::report::Told;

    fn gathered(text: &str, as_shown: &str) -> Value {
        let article = Article::new("a", text);
        let records = Analyzer::extractor().records(&article);
        let mut report = Report::default();
        report.article(Article::new("a", as_shown));
        for record in records {
            report.quote(Told::from(record), Vec::new());
        }
        data(&report)
    }

    #[test]
    fn places_are_counted_as_browsers_count() {
        let text = "😀 « La 😀 digue », a assuré Odile Carnac.";
        let value = gathered(text, text);
        let quote = &value["quotes"][0];
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |place: &Value| {
            let number = |n: &Value| usize::try_from(n.as_u64().unwrap()).unwrap();
            String::from_utf16(&units[number(&place[0])..number(&place[1])]).unwrap()
        };
        assert_eq!(at(&json!([quote[2], quote[3]])).trim(), "La 😀 digue");
        assert_eq!(at(&quote[8]), "Odile Carnac");
        assert_eq!(at(&quote[9]), "a assuré");
        assert_eq!(quote.as_array().unwrap().len(), 18);
    }

    #[test]
    fn records_of_another_text_keep_their_words() {
        let value = gathered("« La digue », a assuré Odile Carnac.", "Court.");
        let quote = &value["quotes"][0];
        assert_eq!(quote[18].as_str().unwrap().trim(), "La digue");
        assert_eq!(quote[8], "Odile Carnac");
        assert_eq!(quote[4], 0);
    }
}
