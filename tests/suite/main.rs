//! The suite: properties and promises that hold over the whole crate.

mod attitudes;
mod bad_input;
mod cli_commands;
mod command;
mod corpus_commands;
mod frames;
mod fuzz_seeds;
mod gold;
mod inline;
mod known_names;
mod pages;
mod patterns;
mod properties;
mod properties_corpus;
mod readers;
mod recall;
mod report;
mod reporting;
mod resolution;
mod rules;
mod runs;
mod samples;
mod schema;
mod shape;
mod stance_commands;
mod summary_inputs;
