//! The suite: properties and promises that hold over the whole crate.

mod cli_commands;
mod gold;
mod properties;
mod rules;
mod shape;
mod stance_commands;
