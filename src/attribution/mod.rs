//! Attribution: who is said to have spoken a quote, by which words, by which rule.

pub(crate) mod apposition;
mod aside;
mod beside;
mod borrowed;
mod charge;
pub mod clause;
mod driver;
mod forms;
pub mod governor;
mod hops;
pub mod incise;
mod interview;
mod labels;
mod locutions;
pub mod mention;
mod moments;
mod naming;
mod nobody;
mod parting;
pub mod piece;
pub mod predicate;
mod quality;
mod reach;
mod reference;
pub mod rule;
pub mod rules;
pub mod scene;
mod subordinate;
mod titles;
mod tone;
mod touched;
pub(crate) mod typing;
mod via;
mod worded;

pub use driver::{Outcome, attribute};
pub use rule::Attribution;
