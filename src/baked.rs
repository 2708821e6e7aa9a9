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
