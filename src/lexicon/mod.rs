//! French words: who reports, who is named, what a word does. All of it read once from tables.

pub mod conjugate;
pub mod form;
mod model;
mod spelling;
pub mod tables;
pub mod takes;
pub mod verbs;
