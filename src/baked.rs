//! The words of the lexicon, conjugated and put in order when the crate was built (see `bake.rs`).

/// Bytes that start where numbers may.
#[repr(C, align(8))]
struct Aligned<B: ?Sized>(B);

static WORDS: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/words")));

/// The words, as `Lexicon::packed` tells them.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn words() -> Option<&'static [u64]> {
    Some(bytemuck::cast_slice(&WORDS.0))
}

/// The lines of people of public life, as `lexicon::public` tells them.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn people() -> Option<&'static str> {
    Some(include_str!(concat!(env!("OUT_DIR"), "/people")))
}

/// The lines of well-known bodies.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn bodies() -> Option<&'static str> {
    Some(include_str!(concat!(env!("OUT_DIR"), "/bodies")))
}

/// The lines of titles.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn titles() -> Option<&'static str> {
    Some(include_str!(concat!(env!("OUT_DIR"), "/titles")))
}

/// The lines of countries.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn countries() -> Option<&'static str> {
    Some(include_str!(concat!(env!("OUT_DIR"), "/countries")))
}

/// The lines of words that tell where somebody is at work.
#[expect(clippy::unnecessary_wraps, reason = "the build script has none")]
pub(crate) fn fields() -> Option<&'static str> {
    Some(include_str!(concat!(env!("OUT_DIR"), "/fields")))
}
