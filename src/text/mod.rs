//! Characters, tokens and comparison keys: all that is known of text without knowing French words.

pub mod fold;
pub(crate) mod letters;
pub mod marks;
pub(crate) mod plain;
pub mod tokens;
