//! From scores to probabilities that can be taken at their word: temperature and prior.

use super::metrics::log_loss;
use super::solver::softmax;

/// Probabilities of scores at a temperature, with an offset for each label.
pub fn probabilities(scores: &[f64], temperature: f64, offsets: &[f64]) -> Vec<f64> {
    let mut out: Vec<f64> = scores
        .iter()
        .zip(offsets)
        .map(|(s, o)| s / temperature + o)
        .collect();
    softmax(&mut out);
    out
}

/// The temperature at which the scores' probabilities fit the targets best (least log-loss),
/// between 0.05 and 20.
pub fn temperature(scores: &[Vec<f64>], targets: &[u32], offsets: &[f64]) -> f64 {
    let loss = |log: f64| {
        let t = log.exp();
        let all: Vec<Vec<f64>> = scores
            .iter()
            .map(|s| probabilities(s, t, offsets))
            .collect();
        log_loss(&all, targets)
    };
    // Golden-section search: the loss has one minimum over the inverse of the temperature.
    let ratio = (5f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.05f64.ln(), 20f64.ln());
    let (mut a, mut b) = (high - ratio * (high - low), low + ratio * (high - low));
    let (mut at_a, mut at_b) = (loss(a), loss(b));
    while high - low > 1e-4 {
        if at_a <= at_b {
            high = b;
            (b, at_b) = (a, at_a);
            a = high - ratio * (high - low);
            at_a = loss(a);
        } else {
            low = a;
            (a, at_a) = (b, at_b);
            b = low + ratio * (high - low);
            at_b = loss(b);
        }
    }
    f64::midpoint(low, high).exp()
}

/// What to add to each score (after the temperature) so that a model which assumes the shares
/// `from` assumes the shares `to`.
///
/// ```
/// use stance::stance::calibrate::{offsets, probabilities};
/// let p = probabilities(&[0.0, 0.0], 1.0, &offsets(&[0.5, 0.5], &[0.8, 0.2]));
/// assert!((p[0] - 0.8).abs() < 1e-12);
/// ```
pub fn offsets(from: &[f64], to: &[f64]) -> Vec<f64> {
    from.iter()
        .zip(to)
        .map(|(f, t)| t.max(1e-9).ln() - f.max(1e-9).ln())
        .collect()
}

/// The shares with some of them set and the others scaled to fill the rest.
///
/// # Errors
/// If a wanted share is outside 0 to 1 (both excluded) or they sum to 1 or more.
pub fn with_shares(shares: &[f64], wanted: &[(usize, f64)]) -> Result<Vec<f64>, String> {
    let sum: f64 = wanted.iter().map(|w| w.1).sum();
    let all = wanted.len() == shares.len();
    if wanted.iter().any(|w| !(w.1 > 0.0 && w.1 < 1.0)) || (!all && sum >= 1.0) || sum > 1.0 + 1e-9
    {
        return Err("shares must lie between 0 and 1 and leave room for the other labels".into());
    }
    let is_set = |label: usize| wanted.iter().find(|w| w.0 == label);
    let rest: f64 = (0..shares.len())
        .filter(|l| is_set(*l).is_none())
        .map(|l| shares[l])
        .sum();
    let mut out: Vec<f64> = (0..shares.len())
        .map(|label| match is_set(label) {
            Some(wanted) => wanted.1,
            None => shares[label] / rest * (1.0 - sum),
        })
        .collect();
    let total: f64 = out.iter().sum();
    for share in &mut out {
        *share /= total;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overconfident_scores_get_a_temperature_above_one() {
        let scores: Vec<Vec<f64>> = (0..100).map(|_| vec![4.0, 0.0]).collect();
        let targets: Vec<u32> = (0..100).map(|i| u32::from(i % 4 == 0)).collect();
        let t = temperature(&scores, &targets, &[0.0, 0.0]);
        let p = probabilities(&scores[0], t, &[0.0, 0.0]);
        assert!(t > 1.0 && (p[0] - 0.75).abs() < 1e-3, "{t} {p:?}");
    }

    #[test]
    fn a_prior_moves_probabilities_as_bayes_says() {
        let before = probabilities(&[1.0, 0.0, 0.5], 1.3, &[0.0; 3]);
        let (from, to) = ([0.5, 0.25, 0.25], [0.6, 0.2, 0.2]);
        let after = probabilities(&[1.0, 0.0, 0.5], 1.3, &offsets(&from, &to));
        let raw: Vec<f64> = (0..3).map(|l| before[l] * to[l] / from[l]).collect();
        let sum: f64 = raw.iter().sum();
        for label in 0..3 {
            assert!((after[label] - raw[label] / sum).abs() < 1e-12);
        }
    }

    #[test]
    fn the_other_shares_fill_the_rest() {
        let shares = with_shares(&[0.5, 0.3, 0.2], &[(0, 0.6)]).unwrap();
        assert!((shares[1] - 0.24).abs() < 1e-12 && (shares[2] - 0.16).abs() < 1e-12);
        assert!(with_shares(&[0.5, 0.5], &[(0, 1.0)]).is_err());
        assert!(with_shares(&[0.5, 0.5], &[(0, 0.7), (1, 0.7)]).is_err());
    }
}
