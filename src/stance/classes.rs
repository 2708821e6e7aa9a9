//! Word classes: what a word does (calms, threatens, backs …), by its stem.

use super::forms::Classes;

/// The classes that models are trained and used with. One function, so that training and use
/// cannot differ.
pub const CLASSES: Classes = unclassed;

/// No word has a class.
fn unclassed(_: &str) -> &'static [&'static str] {
    &[]
}
