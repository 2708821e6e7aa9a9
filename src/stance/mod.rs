//! Stance: features of a quote, the linear model over them, its training and its measures.

pub mod calibrate;
pub mod card;
pub mod check;
pub mod classes;
pub mod dataset;
mod features;
pub mod file;
pub mod folds;
mod forms;
pub mod groups;
pub mod merges;
pub mod metrics;
pub mod model;
pub mod neighbours;
pub mod passage;
pub mod predict;
mod random;
mod score;
mod search;
mod sieve;
mod slots;
pub mod solver;
pub mod train;
pub mod validate;
mod vocabulary;

pub use forms::Classes;

#[cfg(test)]
mod tests;
