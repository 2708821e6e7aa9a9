//! `stance` reads French news, finds the words quoted in « », works out who said them, and gives
//! each quote a stance.
//!
//! See DESIGN.md for the path of the data and who may know whom.

pub mod article;
pub mod attribution;
mod baked;
#[cfg(feature = "cli")]
pub mod cli;
pub mod corpus;
pub mod lexicon;
pub mod pipeline;
pub mod problem;
pub mod quote;
pub mod record;
pub mod report;
pub mod span;
pub mod speaker;
pub mod stance;
pub mod summary;
pub mod table;
pub mod text;
