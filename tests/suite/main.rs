//! The suite: properties and promises that hold over the whole crate.

mod stance_commands;
