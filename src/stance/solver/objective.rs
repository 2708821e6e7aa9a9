//! The objective: its value, gradient, curvature and Hessian products over sparse rows.
//!
//! Parameters are lanes: for each column one weight per label, side by side, so that a cell of a
//! row touches one short stretch of memory. The last element holds the intercepts. Lanes beyond
//! the labels have probability zero and stay at weight zero.

use super::Rows;

/// Score of a lane that no label uses.
const ABSENT: f64 = -1e30;

/// The data of a fit, with what every pass over them needs.
pub(super) struct Objective<'a, const L: usize> {
    rows: &'a Rows,
    targets: &'a [u32],
    weights: Option<&'a [f32]>,
    mask: [f64; L],
    labels: usize,
    ridge: f64,
}

/// What an evaluation leaves behind: the gradient, and each row's probabilities.
pub(super) struct Point<const L: usize> {
    pub value: f64,
    pub gradient: Vec<[f64; L]>,
    pub probabilities: Vec<[f32; L]>,
}

impl<'a, const L: usize> Objective<'a, L> {
    pub fn new(
        rows: &'a Rows,
        targets: &'a [u32],
        weights: Option<&'a [f32]>,
        labels: usize,
        ridge: f64,
    ) -> Self {
        let mut mask = [ABSENT; L];
        mask[..labels].fill(0.0);
        Self {
            rows,
            targets,
            weights,
            mask,
            labels,
            ridge,
        }
    }

    pub fn rows(&self) -> &Rows {
        self.rows
    }

    pub fn target(&self, row: usize) -> usize {
        self.targets[row] as usize
    }

    pub fn labels(&self) -> usize {
        self.labels
    }

    pub fn ridge(&self) -> f64 {
        self.ridge
    }

    /// Number of parameter elements: the columns and the intercepts.
    pub fn size(&self) -> usize {
        self.rows.width() + 1
    }

    #[inline]
    pub fn weight(&self, row: usize) -> f32 {
        self.weights.map_or(1.0, |w| w[row])
    }

    /// Scores of one row in single precision, as the first epoch needs them.
    #[inline]
    pub fn scores(&self, w: &[[f32; L]], row: usize) -> [f32; L] {
        let mut out = w[w.len() - 1];
        accumulate(&mut out, w, self.rows.row(row));
        for (score, mask) in out.iter_mut().zip(self.mask) {
            *score += mask as f32;
        }
        out
    }

    /// Value, gradient and probabilities at `w`, into `point`.
    pub fn evaluate(&self, w: &[[f32; L]], point: &mut Point<L>) {
        let size = self.size();
        point.gradient.clear();
        point.gradient.resize(size, [0.0; L]);
        point.probabilities.resize(self.rows.len(), [0.0; L]);
        let mut value = 0.0;
        let intercepts = w[size - 1].map(f64::from);
        let mut total = [0.0; L];
        for row in 0..self.rows.len() {
            let (columns, values) = self.rows.row(row);
            let mut scores = intercepts;
            for (&column, &v) in columns.iter().zip(values) {
                let weights = &w[column as usize];
                let v = f64::from(v);
                for lane in 0..L {
                    scores[lane] += f64::from(weights[lane]) * v;
                }
            }
            let s = f64::from(self.weight(row));
            let target = self.target(row);
            let wanted = scores[target];
            value += s * (soften(&mut scores, &self.mask) - wanted);
            let p = &mut point.probabilities[row];
            for lane in 0..L {
                p[lane] = scores[lane] as f32;
            }
            scores[target] -= 1.0;
            for lane in 0..L {
                scores[lane] *= s;
                total[lane] += scores[lane];
            }
            for (&column, &v) in columns.iter().zip(values) {
                let gradient = &mut point.gradient[column as usize];
                let v = f64::from(v);
                for lane in 0..L {
                    gradient[lane] += scores[lane] * v;
                }
            }
        }
        let mut squares = 0.0;
        for (gradient, weights) in point.gradient[..size - 1].iter_mut().zip(w) {
            for lane in 0..L {
                let weight = f64::from(weights[lane]);
                gradient[lane] += self.ridge * weight;
                squares += weight * weight;
            }
        }
        point.gradient[size - 1] = total;
        point.value = value + 0.5 * self.ridge * squares;
    }

    /// Adds the Hessian at a point with the given probabilities, times `d`, to zeroed `out`.
    pub fn product(&self, probabilities: &[[f32; L]], d: &[[f32; L]], out: &mut [[f32; L]]) {
        let last = self.size() - 1;
        out.fill([0.0; L]);
        let mut total = [0.0f64; L];
        for (row, p) in probabilities.iter().enumerate() {
            let cells = self.rows.row(row);
            let mut change = d[last];
            accumulate(&mut change, d, cells);
            let mut mean = 0.0;
            for lane in 0..L {
                mean += p[lane] * change[lane];
            }
            let s = self.weight(row);
            for lane in 0..L {
                change[lane] = s * p[lane] * (change[lane] - mean);
                total[lane] += f64::from(change[lane]);
            }
            for (&column, &v) in cells.0.iter().zip(cells.1) {
                let out = &mut out[column as usize];
                for lane in 0..L {
                    out[lane] += change[lane] * v;
                }
            }
        }
        let ridge = self.ridge as f32;
        for (out, d) in out[..last].iter_mut().zip(d) {
            for lane in 0..L {
                out[lane] += ridge * d[lane];
            }
        }
        out[last] = total.map(|t| t as f32);
    }

    /// The Hessian's diagonal at a point with the given probabilities.
    pub fn diagonal(&self, probabilities: &[[f32; L]]) -> Vec<[f32; L]> {
        let last = self.size() - 1;
        let mut out = vec![[self.ridge as f32; L]; last + 1];
        let mut total = [0.0f64; L];
        for (row, p) in probabilities.iter().enumerate() {
            let s = self.weight(row);
            let spread = p.map(|p| s * p * (1.0 - p));
            for lane in 0..L {
                total[lane] += f64::from(spread[lane]);
            }
            let (columns, values) = self.rows.row(row);
            for (&column, &v) in columns.iter().zip(values) {
                let out = &mut out[column as usize];
                for lane in 0..L {
                    out[lane] += spread[lane] * v * v;
                }
            }
        }
        out[last] = total.map(|t| (t as f32).max(f32::MIN_POSITIVE));
        out
    }
}

impl<const L: usize> Point<L> {
    pub fn new() -> Self {
        Self {
            value: 0.0,
            gradient: Vec::new(),
            probabilities: Vec::new(),
        }
    }

    /// Norm of the gradient.
    pub fn norm(&self) -> f64 {
        let squares = |g: &[f64; L]| g.iter().map(|x| x * x).sum::<f64>();
        self.gradient.iter().map(squares).sum::<f64>().sqrt()
    }
}

/// Adds a row times the weights to `out`.
#[inline]
fn accumulate<const L: usize>(
    out: &mut [f32; L],
    w: &[[f32; L]],
    (columns, values): (&[u32], &[f32]),
) {
    for (&column, &v) in columns.iter().zip(values) {
        let weights = &w[column as usize];
        for lane in 0..L {
            out[lane] += weights[lane] * v;
        }
    }
}

/// Turns scores into probabilities and returns the logarithm of the sum of their exponentials,
/// taken row by row so that far-apart rows cannot hurt each other.
#[inline]
fn soften<const L: usize>(scores: &mut [f64; L], mask: &[f64; L]) -> f64 {
    let mut max = f64::NEG_INFINITY;
    for lane in 0..L {
        scores[lane] += mask[lane];
        max = max.max(scores[lane]);
    }
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - max).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    max + sum.ln()
}
