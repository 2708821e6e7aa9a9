//! The suite: properties and promises that hold over the whole crate.

mod pages;
mod readers;
