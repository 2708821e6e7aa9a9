//! The minimiser: one adagrad epoch, then truncated Newton with preconditioned conjugate gradients.
//!
//! One pass of adagrad costs as much as one gradient and lands near the minimum; Newton steps
//! finish the work. Everything runs in one fixed order, so that the result depends on the data
//! alone.

use super::SolverError;
use super::objective::{Objective, Point};

/// Step length of the adagrad epoch. A guess that trials on text bore out.
const RATE: f32 = 0.5;

/// The most conjugate-gradient steps in one Newton step.
const INNER: usize = 200;

/// Share of the promised decrease that a step must bring.
const ARMIJO: f64 = 1e-4;

/// Halvings of a step before giving up.
const HALVINGS: usize = 40;

/// The minimum of `objective` and the number of Newton steps it took.
pub(super) fn minimise<const L: usize>(
    objective: &Objective<L>,
    tolerance: f64,
    iterations: usize,
) -> Result<(Vec<[f32; L]>, usize), SolverError> {
    let mut point = Point::new();
    let mut w = vec![[0.0f32; L]; objective.size()];
    objective.evaluate(&w, &mut point);
    let start = point.norm();
    if start == 0.0 {
        return Ok((w, 0));
    }
    let value = point.value;
    adagrad(objective, &mut w);
    objective.evaluate(&w, &mut point);
    if point.value.is_nan() || point.value >= value {
        w.fill([0.0; L]);
        objective.evaluate(&w, &mut point);
    }
    let mut norm = point.norm();
    let mut diagonal = objective.diagonal(&point.probabilities);
    let mut next = Point::new();
    let mut trial = w.clone();
    for step in 0..iterations {
        if norm <= tolerance * start {
            return Ok((w, step));
        }
        // How exactly to solve: loosely at first, and never below what the end needs.
        let force = (norm / start)
            .sqrt()
            .min(0.1)
            .max(0.3 * tolerance * start / norm);
        let direction = conjugate(objective, &point, &diagonal, force);
        let slope = dot(&point.gradient, &direction);
        // Rounding in the value, below which a decrease cannot be seen.
        let noise = 1e-10 * point.value.abs();
        let mut length = 1.0f64;
        let mut found = false;
        for _ in 0..HALVINGS {
            for ((trial, w), d) in trial.iter_mut().zip(&w).zip(&direction) {
                for lane in 0..L {
                    trial[lane] = w[lane] + length as f32 * d[lane];
                }
            }
            objective.evaluate(&trial, &mut next);
            if next.value <= point.value + ARMIJO * length * slope + noise {
                found = true;
                break;
            }
            length *= 0.5;
        }
        if !found || slope >= 0.0 {
            return Err(not_converged(step, norm / start, tolerance));
        }
        std::mem::swap(&mut w, &mut trial);
        std::mem::swap(&mut point, &mut next);
        let before = norm;
        norm = point.norm();
        if norm > 0.3 * before {
            diagonal = objective.diagonal(&point.probabilities);
        }
    }
    if norm <= tolerance * start {
        return Ok((w, iterations));
    }
    Err(not_converged(iterations, norm / start, tolerance))
}

fn not_converged(iterations: usize, reached: f64, wanted: f64) -> SolverError {
    SolverError::NotConverged {
        iterations,
        reached,
        wanted,
    }
}

/// One epoch of adagrad from zero, in a scattered but fixed order. Each column's penalty is shared
/// out over the rows that hold it.
fn adagrad<const L: usize>(objective: &Objective<L>, w: &mut [[f32; L]]) {
    let rows = objective.rows();
    let count = rows.len();
    let last = w.len() - 1;
    let mut seen = vec![[1e-6f32; L]; w.len()];
    let ridge = objective.ridge() as f32;
    let shares: Vec<f32> = rows
        .frequencies()
        .iter()
        .map(|f| ridge / *f as f32)
        .collect();
    let stride = stride(count);
    let mut row = 0;
    for _ in 0..count {
        let mut error = objective.scores(w, row);
        soften(&mut error);
        error[objective.target(row)] -= 1.0;
        let s = objective.weight(row);
        for lane in &mut error {
            *lane *= s;
        }
        let (columns, values) = rows.row(row);
        for (&column, &v) in columns.iter().zip(values) {
            let column = column as usize;
            let share = shares[column];
            let (w, seen) = (&mut w[column], &mut seen[column]);
            for lane in 0..L {
                let g = error[lane] * v + share * w[lane];
                seen[lane] += g * g;
                w[lane] -= RATE * g / seen[lane].sqrt();
            }
        }
        for lane in 0..objective.labels() {
            let g = error[lane];
            seen[last][lane] += g * g;
            w[last][lane] -= RATE * g / seen[last][lane].sqrt();
        }
        row += stride;
        if row >= count {
            row -= count;
        }
    }
    // Adding the same to all labels changes no probability; the penalty wants the mean at zero.
    let labels = objective.labels();
    for w in w.iter_mut() {
        let mean = w[..labels].iter().sum::<f32>() / labels as f32;
        w[..labels].iter_mut().for_each(|x| *x -= mean);
        w[labels..].fill(0.0);
    }
}

/// A step that visits every row once and leaves neighbours far apart.
fn stride(count: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let mut stride = (count * 618 / 1000).max(1);
    while gcd(stride, count) != 1 {
        stride += 1;
    }
    stride % count.max(1)
}

fn soften<const L: usize>(scores: &mut [f32; L]) {
    let max = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - max).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// The Newton direction, solved until the residual is `force` of its start.
fn conjugate<const L: usize>(
    objective: &Objective<L>,
    point: &Point<L>,
    diagonal: &[[f32; L]],
    force: f64,
) -> Vec<[f32; L]> {
    let size = diagonal.len();
    let mut direction = vec![[0.0f32; L]; size];
    let mut residual: Vec<[f32; L]> = point
        .gradient
        .iter()
        .map(|g| g.map(|x| -x as f32))
        .collect();
    let mut p = vec![[0.0f32; L]; size];
    let mut product = vec![[0.0f32; L]; size];
    let goal = force * point.norm();
    let mut rho = 0.0;
    for (p, (r, m)) in p.iter_mut().zip(residual.iter().zip(diagonal)) {
        for lane in 0..L {
            p[lane] = r[lane] / m[lane];
            rho += f64::from(p[lane] * r[lane]);
        }
    }
    for _ in 0..INNER {
        objective.product(&point.probabilities, &p, &mut product);
        let curvature = product
            .iter()
            .zip(&p)
            .map(|(a, b)| {
                let mut sum = 0.0;
                for lane in 0..L {
                    sum += a[lane] * b[lane];
                }
                f64::from(sum)
            })
            .sum::<f64>();
        if curvature.is_nan() || curvature <= 0.0 {
            break;
        }
        let alpha = (rho / curvature) as f32;
        let mut squares = 0.0;
        let mut fresh = 0.0;
        for (index, r) in residual.iter_mut().enumerate() {
            let (d, p, q, m) = (
                &mut direction[index],
                &p[index],
                &product[index],
                &diagonal[index],
            );
            let mut square = 0.0;
            let mut scaled = 0.0;
            for lane in 0..L {
                d[lane] += alpha * p[lane];
                r[lane] -= alpha * q[lane];
                let both = r[lane] * r[lane];
                square += both;
                scaled += both / m[lane];
            }
            squares += f64::from(square);
            fresh += f64::from(scaled);
        }
        if squares.sqrt() <= goal {
            break;
        }
        let beta = (fresh / rho) as f32;
        rho = fresh;
        for (p, (r, m)) in p.iter_mut().zip(residual.iter().zip(diagonal)) {
            for lane in 0..L {
                p[lane] = r[lane] / m[lane] + beta * p[lane];
            }
        }
    }
    direction
}

fn dot<const L: usize>(a: &[[f64; L]], b: &[[f32; L]]) -> f64 {
    let mut sum = 0.0;
    for (a, b) in a.iter().zip(b) {
        for lane in 0..L {
            sum += a[lane] * f64::from(b[lane]);
        }
    }
    sum
}
