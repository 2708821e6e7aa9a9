//! Quotes of one article speak of one thing: each leans a little to what the others say.
//!
//! A quote's evidence for a label is how much more probable its words make it than the prior does: log p − log
//! prior. The mean evidence of the article's other quotes, times the model's weight for neighbours, is added to
//! the logarithms of the quote's own probabilities. With one quote,
//! or at weight 0, nothing changes.

use super::model::Model;
use super::predict::Prediction;
use super::solver::{largest, softmax};

/// Probabilities below this say no more than this.
const LEAST: f64 = 1e-12;

/// Settles the predictions of one article: label and probabilities in view of each other. What the others added to each label's
/// score stands in [`Prediction::neighbours`].
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use stance::stance::{model::Model, neighbours::settle, predict::Prediction};
/// let model = Model::from_json(include_str!("../../models/stance-fr.json"))?;
/// let of = |probabilities: [f64; 4]| Prediction { label: 1, probabilities: probabilities.to_vec(), because: Vec::new(), bias: Vec::new(), neighbours: Vec::new() };
/// let mut all = vec![of([0.30, 0.40, 0.15, 0.15]), of([0.90, 0.08, 0.01, 0.01])];
/// settle(&model, &mut all);
/// assert!(all[0].probabilities[0] > 0.30);
/// # Ok(())
/// # }
/// ```
pub fn settle(model: &Model, predictions: &mut [Prediction]) {
    let weight = f64::from(model.options().neighbours);
    if predictions.len() < 2 || weight <= 0.0 {
        return;
    }
    let expected: Vec<f64> = model.prior().iter().map(|p| p.max(LEAST).ln()).collect();
    let labels = expected.len();
    // Of each prediction, the evidence for each label, less their mean.
    let mut evidence = Vec::with_capacity(predictions.len() * labels);
    for prediction in predictions.iter() {
        let start = evidence.len();
        let own = prediction.probabilities.iter().zip(&expected);
        evidence.extend(own.map(|(p, expected)| p.max(LEAST).ln() - expected));
        let mean = evidence[start..].iter().sum::<f64>() / labels as f64;
        evidence[start..].iter_mut().for_each(|e| *e -= mean);
    }
    let others = (predictions.len() - 1) as f64;
    let mut sums = vec![0.0; labels];
    for own in evidence.chunks_exact(labels) {
        for (sum, own) in sums.iter_mut().zip(own) {
            *sum += own;
        }
    }
    for (prediction, own) in predictions.iter_mut().zip(evidence.chunks_exact(labels)) {
        let added: Vec<f64> = (0..labels)
            .map(|l| weight * (sums[l] - own[l]) / others)
            .collect();
        for ((probability, added), (own, expected)) in prediction
            .probabilities
            .iter_mut()
            .zip(&added)
            .zip(own.iter().zip(&expected))
        {
            *probability = own + expected + added;
        }
        softmax(&mut prediction.probabilities);
        prediction.label = largest(&prediction.probabilities);
        prediction.neighbours = added.iter().map(|a| a * model.temperature()).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(weight: f32) -> Model {
        let mut model = Model::from_json(include_str!("../../models/stance-fr.json")).unwrap();
        model.options.neighbours = weight;
        model
    }

    fn predictions(all: &[[f64; 4]]) -> Vec<Prediction> {
        let of = |p: &[f64; 4]| Prediction {
            label: largest(p),
            probabilities: p.to_vec(),
            because: Vec::new(),
            bias: Vec::new(),
            neighbours: Vec::new(),
        };
        all.iter().map(of).collect()
    }

    #[test]
    fn one_quote_and_no_weight_change_nothing() {
        let mut alone = predictions(&[[0.1, 0.6, 0.2, 0.1]]);
        settle(&model(0.3), &mut alone);
        assert_eq!(alone, predictions(&[[0.1, 0.6, 0.2, 0.1]]));
        let two = [[0.1, 0.6, 0.2, 0.1], [0.7, 0.1, 0.1, 0.1]];
        let mut unweighted = predictions(&two);
        settle(&model(0.0), &mut unweighted);
        assert_eq!(unweighted, predictions(&two));
    }

    #[test]
    fn others_that_say_what_the_prior_says_change_nothing() {
        let model = model(0.5);
        let mut prior = [0.0; 4];
        prior.copy_from_slice(model.prior());
        let mut both = predictions(&[[0.1, 0.5, 0.2, 0.2], prior]);
        settle(&model, &mut both);
        for (after, before) in both[0].probabilities.iter().zip([0.1, 0.5, 0.2, 0.2]) {
            assert!((after - before).abs() < 1e-9, "{after} {before}");
        }
        assert!(
            both.iter()
                .all(|p| (p.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9)
        );
    }

    #[test]
    fn a_doubtful_quote_follows_the_others_and_order_does_not_matter() {
        let all = [
            [0.38, 0.4, 0.12, 0.1],
            [0.9, 0.05, 0.03, 0.02],
            [0.8, 0.1, 0.05, 0.05],
        ];
        let mut forward = predictions(&all);
        settle(&model(0.3), &mut forward);
        assert_eq!(forward[0].label, 0);
        let mut backward = predictions(&[all[2], all[1], all[0]]);
        settle(&model(0.3), &mut backward);
        for (a, b) in forward[0]
            .probabilities
            .iter()
            .zip(&backward[2].probabilities)
        {
            assert!((a - b).abs() < 1e-12);
        }
        // No certainty is lost in what is not a number.
        let mut sure = predictions(&[[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]]);
        settle(&model(1.0), &mut sure);
        assert!(
            sure.iter()
                .flat_map(|p| &p.probabilities)
                .all(|p| p.is_finite())
        );
    }
}
