//! Corpora: readers of articles and of labelled examples.

pub mod training;
