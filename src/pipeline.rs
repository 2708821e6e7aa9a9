//! `Analyzer`: the arrows of DESIGN §3 joined, from an article to its records.

use crate::article::{Article, CodePoints};
use crate::attribution::{self, Outcome};
use crate::lexicon::{Reading, takes::Class};
use crate::quote::{Kind, Quote, find::find};
use crate::record::{CueRecord, Record, SpeakerRecord, StanceRecord, ViaRecord};
use crate::span::Span;
use crate::speaker::{self, Cast};
use crate::stance::classes::CLASSES;
use crate::stance::model::Model;
use crate::stance::neighbours::settle;
use crate::stance::passage::{Cue, Excerpt, Passage, Read};
use crate::stance::predict::{Prediction, Predictor};
use crate::text::marks::may_hold_quotes;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::sync::Mutex;

/// Everything that was found in one article.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The quotes, with inserted clauses cut out of their parts.
    pub quotes: Vec<Quote>,
    /// Kind and attribution of each.
    pub outcomes: Vec<Outcome>,
    /// Who speaks.
    pub cast: Cast,
    /// The reporting sentence of each: the narrator's sentence that holds it.
    pub sentences: Vec<Span>,
}

/// Finds quotes, kinds, attributions and speakers of an article.
///
/// ```
/// use stance::{article::Article, pipeline::analyze};
/// let article = Article::new("a", "« La digue tiendra », a assuré la préfète Odile Carnac.");
/// let analysis = analyze(&article);
/// assert_eq!(&*analysis.cast.speakers[0].name, "Odile Carnac");
/// ```
pub fn analyze(article: &Article) -> Analysis {
    if !may_hold_quotes(article.text()) {
        return Analysis::default();
    }
    let reading = Reading::new(article.text());
    let mut quotes = find(&reading).quotes;
    let (outcomes, cast, sentences) = {
        let (story, outcomes) = attribution::attribute(&reading, &quotes);
        let cast = speaker::resolve(&story, &outcomes);
        let sentences = (0..quotes.len()).map(|q| story.sentence_of(q)).collect();
        (outcomes, cast, sentences)
    };
    for (quote, outcome) in quotes.iter_mut().zip(&outcomes) {
        if let Some(cut) = outcome.attribution.as_ref().and_then(|a| a.inserted) {
            quote.parts = without(&quote.parts, cut, article.text());
        }
    }
    Analysis {
        quotes,
        outcomes,
        cast,
        sentences,
    }
}

/// The parts less the bytes of `cut`, blanks at the new edges left out.
fn without(parts: &[Span], cut: Span, text: &str) -> SmallVec<[Span; 2]> {
    let mut out = SmallVec::with_capacity(parts.len() + 1);
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
pub fn records<'a>(article: &'a Article, analysis: &Analysis) -> Vec<Record<'a>> {
    let text = article.text();
    let mut points = CodePoints::new(text);
    let mut at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let meta = &article.meta;
    let mut out = Vec::with_capacity(analysis.quotes.len());
    for (index, (quote, outcome)) in analysis.quotes.iter().zip(&analysis.outcomes).enumerate() {
        let attribution = outcome
            .attribution
            .as_ref()
            .filter(|_| outcome.kind != Kind::Term);
        let spoken = analysis.cast.of_quote[index].filter(|_| outcome.kind != Kind::Term);
        let (start, end) = at(quote.inner);
        // Most quotes have one part: all of it.
        let place = |part: &Span| {
            if *part == quote.inner {
                (start, end)
            } else {
                at(*part)
            }
        };
        let parts = quote.parts.iter().map(place).collect();
        let speaker = spoken.map(|s| {
            let known = &analysis.cast.speakers[s.speaker as usize];
            let place = s.mention.map(&mut at);
            SpeakerRecord {
                name: known.name.clone(),
                kind: known.kind.name(),
                mention: s.mention.map(|m| m.of(text).into()),
                start: place.map(|p| p.0),
                end: place.map(|p| p.1),
            }
        });
        let cue = attribution.and_then(|a| a.cue).map(|cue| {
            let (start, end) = at(cue.span);
            let lemma = (!cue.lemma.is_empty()).then_some(cue.lemma);
            CueRecord {
                text: cue.span.of(text).into(),
                lemma,
                start,
                end,
            }
        });
        let via = attribution.map_or(&[][..], |a| &a.via).iter().map(|span| {
            let (start, end) = at(*span);
            ViaRecord {
                name: attribution::relay_name(span.of(text)),
                start,
                end,
            }
        });
        let via = via.collect();
        let told = attribution.filter(|_| speaker.is_some());
        out.push(Record {
            article: article.id().into(),
            quote: index as u32,
            start,
            end,
            text: quote.inner.of(text).into(),
            parts,
            kind: outcome.kind.name(),
            depth: quote.depth,
            speaker,
            cue,
            via,
            rule: told.map(|a| a.rule),
            tier: told.map(|a| a.tier.name()),
            confidence: told.map(|a| a.confidence),
            stance: None,
            title: meta.title.as_deref().map(Cow::Borrowed),
            date: meta.date.as_deref().map(Cow::Borrowed),
            source: meta.source.as_deref().map(Cow::Borrowed),
            url: meta.url.as_deref().map(Cow::Borrowed),
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
/// assert_eq!(&*records[0].speaker.as_ref().unwrap().name, "Odile Carnac");
/// ```
#[derive(Default)]
pub struct Analyzer<'m> {
    model: Option<&'m Model>,
    /// Predictors that no thread is using: each remembers the words it has seen.
    idle: Mutex<Vec<Predictor<'m>>>,
}

impl<'m> Analyzer<'m> {
    /// Quotes and speakers only.
    pub fn extractor() -> Self {
        Self::default()
    }

    /// Quotes, speakers and the stances that `model` gives them.
    pub fn classifier(model: &'m Model) -> Self {
        Self {
            model: Some(model),
            idle: Mutex::default(),
        }
    }

    /// The records of an article, in order of their quotes.
    pub fn records<'a>(&self, article: &'a Article) -> Vec<Record<'a>>
    where
        'm: 'a,
    {
        self.each(article, |_, _| {})
    }

    /// The records of an article, and for each the prediction with every feature's part in it;
    /// `None` where there is no stance.
    pub fn explained<'a>(&self, article: &'a Article) -> (Vec<Record<'a>>, Vec<Option<Prediction>>)
    where
        'm: 'a,
    {
        let mut because = Vec::new();
        let records = self.each(article, |index, explain| {
            because.resize(index, None);
            because.push(Some(explain()));
        });
        because.resize(records.len(), None);
        (records, because)
    }

    /// The records; `also` is told the number of each that has a stance and may have it explained.
    fn each<'a>(
        &self,
        article: &'a Article,
        mut also: impl FnMut(usize, &mut dyn FnMut() -> Prediction),
    ) -> Vec<Record<'a>>
    where
        'm: 'a,
    {
        let analysis = analyze(article);
        let mut out = records(article, &analysis);
        let Some(model) = self.model else { return out };
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut predictor = idle.unwrap_or_else(|| Predictor::new(model, CLASSES));
        let spoken = (0..out.len()).filter(|q| analysis.outcomes[*q].kind != Kind::Term);
        let passages = spoken
            .clone()
            .map(|index| analysis.passage(index, article.text()));
        let mut predictions = predictor.predict_all(passages);
        settle(model, &mut predictions);
        for (index, prediction) in spoken.zip(&predictions) {
            out[index].stance = Some(stance(model, prediction));
            also(index, &mut || {
                let mut explained = predictor.explain(&analysis.passage(index, article.text()));
                explained.settled_as(prediction);
                explained
            });
        }
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(predictor);
        }
        out
    }
}

/// A prediction as it stands in a record.
fn stance<'m>(model: &'m Model, prediction: &Prediction) -> StanceRecord<'m> {
    let probabilities = &prediction.probabilities;
    let told = model.labels().iter().zip(probabilities.iter());
    let told = told.map(|(label, p)| (Cow::Borrowed(label.as_str()), rounded(*p)));
    let mut told: SmallVec<[(Cow<'m, str>, f64); 4]> = told.collect();
    told.sort_by(|one, other| one.0.cmp(&other.0));
    StanceRecord {
        label: model.labels()[prediction.label].as_str().into(),
        probability: rounded(probabilities[prediction.label]),
        probabilities: told,
    }
}

/// Four decimals: more would claim what no measurement bears out.
fn rounded(probability: f64) -> f64 {
    (probability * 10_000.0).round() / 10_000.0
}

impl Analysis {
    /// Quote `index` of `text` as the stance model sees it.
    fn passage<'a>(&'a self, index: usize, text: &'a str) -> Passage<'a> {
        let attribution = self.outcomes[index].attribution.as_ref();
        let cue = attribution.and_then(|a| a.cue).map(|cue| Cue {
            span: cue.span,
            lemma: cue.lemma,
            class: cue.class.map_or("", Class::name),
        });
        Passage {
            text,
            spoken: &self.quotes[index].parts,
            sentence: self.sentences[index],
            cue,
        }
    }

    /// The same, to be kept.
    pub fn excerpt(&self, index: usize) -> Excerpt {
        let cue = self.outcomes[index]
            .attribution
            .as_ref()
            .and_then(|a| a.cue);
        Excerpt {
            spoken: self.quotes[index].parts.to_vec(),
            sentence: self.sentences[index],
            cue: cue.map(|c| {
                (
                    c.span,
                    c.lemma.to_owned(),
                    c.class.map_or_else(String::new, |c| c.name().to_owned()),
                )
            }),
        }
    }
}

/// Reads examples the way articles are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsArticle;

impl Read for AsArticle {
    fn read(&self, text: &str) -> Vec<Excerpt> {
        let analysis = analyze(&Article::new("", text));
        (0..analysis.quotes.len())
            .filter(|q| analysis.quotes[*q].depth == 0)
            .map(|q| analysis.excerpt(q))
            .collect()
    }
}
