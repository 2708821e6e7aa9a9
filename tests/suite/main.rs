//! The suite: properties and promises that hold over the whole crate.

mod bad_input;
mod command;
mod pages;
mod readers;
mod runs;
mod schema;
