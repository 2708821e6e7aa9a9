//! The command line: arguments in, library called, results printed.

pub mod render;
