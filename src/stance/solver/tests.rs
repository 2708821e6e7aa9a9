//! What the solver promises, held against differences, linfa-logistic and scikit-learn.

use super::dense::{self, Answer, Solver};
use super::objective::{Objective, Point};
use super::{Fitted, Logistic, Rows, SolverError};
use linfa::ParamGuard;

/// A small repeatable source of numbers in [0, 1).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn sample(count: usize, width: usize, labels: usize) -> (Rows, Vec<u32>) {
    let mut numbers = Numbers(7);
    let mut rows = Rows::new(width);
    let mut targets = Vec::new();
    for _ in 0..count {
        let target = (numbers.0 % 1009 % labels as u64) as u32;
        numbers.next();
        let mut cells = Vec::new();
        for column in 0..width as u32 {
            let likely = if column % labels as u32 == target {
                0.6
            } else {
                0.25
            };
            if numbers.next() < likely {
                cells.push((column, (numbers.next() + 0.2) as f32));
            }
        }
        rows.push(cells).unwrap();
        targets.push(target);
    }
    (rows, targets)
}

fn furthest(a: &Fitted, b: &Fitted) -> f64 {
    let weights = a
        .weights()
        .iter()
        .zip(b.weights())
        .map(|(a, b)| f64::from((a - b).abs()));
    let intercepts = a
        .intercepts()
        .iter()
        .zip(b.intercepts())
        .map(|(a, b)| (a - b).abs());
    weights.chain(intercepts).fold(0.0, f64::max)
}

fn sparse(rows: &Rows, targets: &[u32], weights: Option<&[f32]>, labels: usize, c: f64) -> Fitted {
    let params = Logistic::new(labels).c(c).tolerance(1e-6);
    params
        .check()
        .unwrap()
        .fit_rows(rows, targets, weights)
        .unwrap()
}

#[test]
fn gradient_and_hessian_products_agree_with_differences() {
    let (rows, targets) = sample(30, 6, 3);
    let weights: Vec<f32> = (0..30).map(|i| 0.5 + i as f32 / 30.0).collect();
    let objective = Objective::<4>::new(&rows, &targets, Some(&weights), 3, 0.7);
    let mut numbers = Numbers(3);
    let mut draw = || -> Vec<[f32; 4]> {
        let mut lane = || numbers.next() as f32 - 0.5;
        (0..7).map(|_| [lane(), lane(), lane(), 0.0]).collect()
    };
    let (w, d) = (draw(), draw());
    let at = |t: f32| {
        let moved: Vec<[f32; 4]> = w
            .iter()
            .zip(&d)
            .map(|(w, d)| std::array::from_fn(|lane| w[lane] + t * d[lane]))
            .collect();
        let mut point = Point::new();
        objective.evaluate(&moved, &mut point);
        point
    };
    let (before, here, after) = (at(-0.01), at(0.0), at(0.01));
    let slope: f64 = here
        .gradient
        .iter()
        .zip(&d)
        .flat_map(|(g, d)| g.iter().zip(d).map(|(g, d)| g * f64::from(*d)))
        .sum();
    let measured = (after.value - before.value) / 0.02;
    assert!(
        (slope - measured).abs() < 1e-3 * measured.abs().max(1.0),
        "{slope} {measured}"
    );
    let mut product = vec![[0.0; 4]; 7];
    objective.product(&here.probabilities, &d, &mut product);
    for ((product, after), before) in product.iter().zip(&after.gradient).zip(&before.gradient) {
        for lane in 0..4 {
            let measured = (after[lane] - before[lane]) / 0.02;
            assert!(
                (f64::from(product[lane]) - measured).abs() < 2e-3,
                "{product:?}"
            );
        }
    }
    let mut unit = vec![[0.0; 4]; 7];
    unit[2][1] = 1.0;
    objective.product(&here.probabilities, &unit, &mut product);
    let diagonal = objective.diagonal(&here.probabilities)[2][1];
    assert!((diagonal - product[2][1]).abs() < 1e-5);
}

#[test]
fn both_solvers_find_the_same_minimum() {
    for labels in [2, 3, 5] {
        let (rows, targets) = sample(200, 12, labels);
        for c in [0.1, 1.0, 10.0] {
            let ours = sparse(&rows, &targets, None, labels, c);
            let linfas = dense::dense(&rows, &targets, labels, 1.0 / c, 1000).unwrap();
            let far = furthest(&ours, &linfas);
            assert!(far < 1e-4, "{labels} labels, C = {c}: {far}");
        }
    }
}

#[derive(serde::Deserialize)]
struct Recorded {
    rows: Vec<Vec<f32>>,
    targets: Vec<u32>,
    weights: Vec<f32>,
    fits: Vec<RecordedFit>,
}

#[derive(serde::Deserialize)]
struct RecordedFit {
    c: f64,
    weighted: bool,
    weights: Vec<Vec<f32>>,
    intercepts: Vec<f64>,
}

#[test]
fn scikit_learn_found_the_same_minimum() {
    let text = include_str!("../../../tests/suite/data/scikit.json");
    let recorded: Recorded = serde_json::from_str(text).unwrap();
    let mut rows = Rows::new(recorded.rows[0].len());
    for row in &recorded.rows {
        rows.push((0u32..).zip(row.iter().copied()).filter(|c| c.1 != 0.0))
            .unwrap();
    }
    for fit in recorded.fits {
        let weights = fit.weighted.then_some(recorded.weights.as_slice());
        let ours = sparse(&rows, &recorded.targets, weights, 3, fit.c);
        let theirs = Fitted::new(fit.weights.concat(), fit.intercepts, 0);
        let far = furthest(&ours, &theirs);
        assert!(
            far < 1e-4,
            "C = {}, weighted {}: {far}",
            fit.c,
            fit.weighted
        );
    }
}

/// One row far from all others, on which the largest score of the whole matrix drowns the rest.
fn far_apart() -> (Rows, Vec<u32>) {
    let mut rows = Rows::new(2);
    let mut targets = Vec::new();
    for i in 0..40u32 {
        rows.push([(0, 1.0 + (i % 7) as f32 * 0.1)]).unwrap();
        targets.push(u32::from(i % 3 == 0));
    }
    for i in 0..6u32 {
        rows.push([(1, 400.0 + i as f32)]).unwrap();
        targets.push(2);
    }
    (rows, targets)
}

#[test]
fn a_wrong_answer_of_linfa_is_replaced_and_told() {
    let (rows, targets) = far_apart();
    let params = Logistic::new(3).c(1000.0).tolerance(1e-6);
    let (fitted, answer) = dense::fit(Solver::Linfa, &params, &rows, &targets, None).unwrap();
    assert!(matches!(answer, Answer::Replaced(_)), "{answer}");
    assert!(dense::gradient_share(&rows, &targets, 1e-3, &fitted) < 1e-5);
    assert!(fitted.weights().iter().all(|w| w.is_finite()));
}

#[test]
fn the_small_take_linfa_and_the_large_or_weighted_do_not() {
    let (rows, targets) = sample(60, 6, 3);
    let params = Logistic::new(3);
    let answer = |weights: Option<&[f32]>| {
        dense::fit(Solver::Auto, &params, &rows, &targets, weights)
            .unwrap()
            .1
    };
    assert_eq!(answer(None), Answer::Linfa);
    assert_eq!(answer(Some(&[2.0; 60])), Answer::Linfa);
    let mut uneven = [1.0; 60];
    uneven[0] = 2.0;
    assert_eq!(answer(Some(&uneven)), Answer::Sparse);
}

#[test]
fn equal_weights_are_the_same_as_a_larger_c() {
    let (rows, targets) = sample(60, 6, 3);
    let weighted = sparse(&rows, &targets, Some(&[2.0; 60]), 3, 1.0);
    let plain = sparse(&rows, &targets, None, 3, 2.0);
    assert!(furthest(&weighted, &plain) < 1e-4);
}

#[test]
fn a_row_of_weight_two_is_a_row_given_twice() {
    let (rows, targets) = sample(40, 6, 3);
    let weights: Vec<f32> = (0..40).map(|i| if i < 10 { 2.0 } else { 1.0 }).collect();
    let twice: Vec<usize> = (0..40).chain(0..10).collect();
    let repeated: Vec<u32> = twice.iter().map(|i| targets[*i]).collect();
    let a = sparse(&rows, &targets, Some(&weights), 3, 1.0);
    let b = sparse(&rows.select(&twice), &repeated, None, 3, 1.0);
    assert!(furthest(&a, &b) < 1e-4);
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let (rows, targets) = sample(150, 9, 4);
    let turned: Vec<usize> = (0..150).rev().collect();
    let turned_targets: Vec<u32> = turned.iter().map(|i| targets[*i]).collect();
    let a = sparse(&rows, &targets, None, 4, 3.0);
    let b = sparse(&rows.select(&turned), &turned_targets, None, 4, 3.0);
    assert!(furthest(&a, &b) < 1e-4);
    assert_eq!(a, sparse(&rows, &targets, None, 4, 3.0), "the same twice");
}

#[test]
fn intercepts_are_centred_and_weights_sum_to_zero_over_labels() {
    let (rows, targets) = sample(90, 9, 5);
    let fitted = sparse(&rows, &targets, None, 5, 1.0);
    assert!(fitted.intercepts().iter().sum::<f64>().abs() < 1e-9);
    for column in 0..9 {
        assert!(fitted.column(column).iter().sum::<f32>().abs() < 1e-4);
    }
}

#[test]
fn stopping_short_is_an_error_that_says_so() {
    let (rows, targets) = sample(90, 9, 3);
    let params = Logistic::new(3).c(1e4).tolerance(1e-12).iterations(1);
    let error = params
        .check()
        .unwrap()
        .fit_rows(&rows, &targets, None)
        .unwrap_err();
    assert!(matches!(
        error,
        SolverError::NotConverged { iterations: 1, .. }
    ));
    assert!(
        error
            .to_string()
            .contains("no convergence after 1 Newton steps")
    );
}

#[test]
fn bad_parameters_and_data_are_refused() {
    let (rows, targets) = sample(10, 3, 2);
    assert!(Logistic::new(1).check().is_err());
    assert!(Logistic::new(65).check().is_err());
    assert!(Logistic::new(2).c(f64::NAN).check().is_err());
    assert!(Logistic::new(2).tolerance(0.0).check().is_err());
    let valid = Logistic::new(2).check().unwrap();
    assert!(valid.fit_rows(&rows, &targets[1..], None).is_err());
    assert!(valid.fit_rows(&rows, &[5; 10], None).is_err());
    assert!(valid.fit_rows(&rows, &targets, Some(&[0.0; 10])).is_err());
    assert!(valid.fit_rows(&Rows::new(3), &[], None).is_err());
}
