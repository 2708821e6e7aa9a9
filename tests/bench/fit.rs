//! Time of one fit on rows read from a file in svmlight form: `cargo bench --bench fit -- FILE [C]`.

use linfa::ParamGuard;
use stance::stance::solver::{Logistic, Rows};

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let Some(path) = args.next() else {
        println!("no file given: nothing to measure");
        return;
    };
    let c: f64 = args
        .next()
        .map_or(1.0, |c| c.parse().expect("C is a number"));
    let tolerance: f64 = args
        .next()
        .map_or(1e-4, |t| t.parse().expect("a tolerance"));
    let text = std::fs::read_to_string(&path).expect("a readable file");
    let mut targets = Vec::new();
    let mut all = Vec::new();
    let mut width = 0;
    for line in text.lines() {
        let mut parts = line.split(' ');
        targets.push(
            parts
                .next()
                .unwrap()
                .parse::<u32>()
                .expect("a label number"),
        );
        let cells: Vec<(u32, f32)> = parts
            .map(|p| p.split_once(':').expect("column:value"))
            .map(|(c, v)| (c.parse().expect("a column"), v.parse().expect("a value")))
            .collect();
        width = cells
            .iter()
            .map(|c| c.0 as usize + 1)
            .fold(width, usize::max);
        all.push(cells);
    }
    let mut rows = Rows::new(width);
    for cells in all {
        rows.push(cells).expect("a row");
    }
    let labels = targets.iter().max().map_or(0, |m| *m as usize + 1);
    let params = Logistic::new(labels)
        .c(c)
        .tolerance(tolerance)
        .check()
        .expect("parameters");
    let start = cpu();
    let fitted = params.fit_rows(&rows, &targets, None).expect("a fit");
    let seconds = cpu() - start;
    let mut value = 0.0;
    let mut scores = Vec::new();
    for row in 0..rows.len() {
        fitted.scores(rows.row(row), &mut scores);
        let max = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|s| (s - max).exp()).sum();
        value += max + sum.ln() - scores[targets[row] as usize];
    }
    let squares: f64 = fitted.weights().iter().map(|w| f64::from(*w).powi(2)).sum();
    value += squares / (2.0 * c);
    println!(
        "{{\"rows\":{},\"columns\":{width},\"cells\":{},\"steps\":{},\"seconds\":{seconds:.4},\"objective\":{value:.4}}}",
        rows.len(),
        rows.cells(),
        fitted.steps()
    );
}

/// Seconds that this thread has spent on a processor, where the system tells; else wall time.
fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(
        || {
            let since = std::time::SystemTime::UNIX_EPOCH.elapsed();
            since.map_or(0.0, |s| s.as_secs_f64())
        },
        |n| n / 1e9,
    )
}
