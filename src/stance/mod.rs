//! Stance: features of a quote, the linear model over them, its training and its measures.

pub mod solver;
