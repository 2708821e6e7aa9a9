//! From results to what is printed: pure functions, to which any text is hostile.

pub mod csv;
pub mod ggt;
pub mod json;
pub mod jsonl;
pub mod output;
pub mod text;
