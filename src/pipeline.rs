//! `Analyzer`: the arrows of DESIGN §3 joined, from an article to its records.

use crate::article::{Article, CodePoints};
use crate::attribution::{self, Outcome};
use crate::lexicon::Reading;
use crate::quote::{Kind, Quote, find::find};
use crate::record::{CueRecord, Record, SpeakerRecord, ViaRecord};
use crate::span::Span;
use crate::speaker::{self, Cast};

/// Everything that was found in one article.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The quotes, with inserted clauses cut out of their parts.
    pub quotes: Vec<Quote>,
    /// Kind and attribution of each.
    pub outcomes: Vec<Outcome>,
    /// Who speaks.
    pub cast: Cast,
}

/// Finds quotes, kinds, attributions and speakers of an article.
///
/// ```
/// use stance::{article::Article, pipeline::analyze};
/// let article = Article::new("a", "« La digue tiendra », a assuré la préfète Odile Carnac.");
/// let analysis = analyze(&article);
/// assert_eq!(analysis.cast.speakers[0].name, "Odile Carnac");
/// ```
pub fn analyze(article: &Article) -> Analysis {
    let reading = Reading::new(article.text());
    let mut quotes = find(&reading).quotes;
    let (outcomes, cast) = {
        let (story, outcomes) = attribution::attribute(&reading, &quotes);
        let cast = speaker::resolve(&story, &outcomes);
        (outcomes, cast)
    };
    for (quote, outcome) in quotes.iter_mut().zip(&outcomes) {
        if let Some(cut) = outcome.attribution.as_ref().and_then(|a| a.inserted) {
            quote.parts = without(&quote.parts, cut, article.text());
        }
    }
    Analysis { quotes, outcomes, cast }
}

/// The parts less the bytes of `cut`, blanks at the new edges left out.
fn without(parts: &[Span], cut: Span, text: &str) -> Vec<Span> {
    let mut out = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        if !part.overlaps(cut) {
            out.push(*part);
            continue;
        }
        for (from, to) in [(part.start(), cut.start()), (cut.end(), part.end())] {
            if from < to {
                let words = &text[from as usize..to as usize];
                let lead = words.len() - words.trim_start().len();
                let kept = words.trim().len();
                if kept > 0 {
                    let start = from as usize + lead;
                    out.push(Span::at(start, start + kept));
                }
            }
        }
    }
    out
}

/// The records of an analysed article, without stances.
pub fn records(article: &Article, analysis: &Analysis) -> Vec<Record> {
    let text = article.text();
    let mut points = CodePoints::new(text);
    let mut at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let meta = &article.meta;
    let mut out = Vec::with_capacity(analysis.quotes.len());
    for (index, (quote, outcome)) in analysis.quotes.iter().zip(&analysis.outcomes).enumerate() {
        let attribution = outcome.attribution.as_ref().filter(|_| outcome.kind != Kind::Term);
        let spoken = analysis.cast.of_quote[index].filter(|_| outcome.kind != Kind::Term);
        let (start, end) = at(quote.inner);
        let speaker = spoken.map(|s| {
            let known = &analysis.cast.speakers[s.speaker as usize];
            let place = s.mention.map(&mut at);
            SpeakerRecord {
                name: known.name.clone(),
                kind: known.kind.name(),
                mention: s.mention.map(|m| m.of(text).to_owned()),
                start: place.map(|p| p.0),
                end: place.map(|p| p.1),
            }
        });
        let cue = attribution.and_then(|a| a.cue).map(|cue| {
            let (start, end) = at(cue.span);
            let lemma = (!cue.lemma.is_empty()).then(|| cue.lemma.to_owned());
            CueRecord { text: cue.span.of(text).to_owned(), lemma, start, end }
        });
        let via = attribution.map_or(&[][..], |a| &a.via).iter().map(|span| {
            let (start, end) = at(*span);
            ViaRecord { name: span.of(text).to_owned(), start, end }
        });
        let via = via.collect();
        let told = attribution.filter(|_| speaker.is_some());
        out.push(Record {
            article: article.id().to_owned(),
            quote: index as u32,
            start,
            end,
            text: quote.inner.of(text).to_owned(),
            parts: quote.parts.iter().map(|p| at(*p)).collect(),
            kind: outcome.kind.name(),
            depth: quote.depth,
            speaker,
            cue,
            via,
            rule: told.map(|a| a.rule),
            tier: told.map(|a| a.tier.name()),
            confidence: told.map(|a| a.confidence),
            stance: None,
            title: meta.title.clone(),
            date: meta.date.clone(),
            source: meta.source.clone(),
            url: meta.url.clone(),
        });
    }
    out
}

/// Reads articles and writes their records; made once, asked from any number of threads.
///
/// ```
/// use stance::{article::Article, pipeline::Analyzer};
/// let article = Article::new("a", "« La digue tiendra », a assuré la préfète Odile Carnac.");
/// let records = Analyzer::extractor().records(&article);
/// assert_eq!(records[0].speaker.as_ref().unwrap().name, "Odile Carnac");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Analyzer {}

impl Analyzer {
    /// Quotes and speakers only.
    pub fn extractor() -> Self {
        Self::default()
    }

    /// The records of an article, in order of their quotes.
    pub fn records(&self, article: &Article) -> Vec<Record> {
        records(article, &analyze(article))
    }
}
