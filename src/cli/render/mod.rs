//! From results to what is printed: pure functions, to which any text is hostile.

pub mod cells;
pub mod color;
pub mod csv;
pub mod ggt;
pub mod json;
pub mod jsonl;
pub mod marks;
pub mod output;
pub mod record;
pub mod rules;
pub mod summary;
pub mod summary_csv;
pub mod table;
pub mod text;
