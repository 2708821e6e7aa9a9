//! The suite: properties and promises that hold over the whole crate.

mod cli_commands;
mod properties;
mod rules;
mod shape;
