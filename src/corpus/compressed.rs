//! Compressed inputs: `.gz` with any number of members, and `.zst`, told by their first bytes.

use super::head::Head;

/// What an input is packed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// The packing that an input's first bytes announce.
pub fn packing(first: &[u8]) -> Packing {
    match first {
        [0x1f, 0x8b, 8, ..] => Packing::Gzip,
        // A frame, or a skippable frame before one.
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Packing::Zstd,
        _ => Packing::None,
    }
}

/// The input unpacked; packed bytes are read as they come and never held whole.
///
/// # Errors
/// If this build cannot unpack it; the message says so.
#[cfg(feature = "compressed")]
pub fn unpack(mut head: Head<'_>) -> Result<Head<'_>, String> {
    use super::head::Input;
    use std::io::BufReader;
    // Some members write a stream of 64 KiB blocks; larger buffers gained nothing.
    const BUFFER: usize = 64 << 10;
    Ok(match packing(head.peek(4)) {
        Packing::None => head,
        Packing::Gzip => {
            let unpacked = flate2::bufread::MultiGzDecoder::new(head);
            Head::new(Box::new(BufReader::with_capacity(BUFFER, unpacked)) as Input<'_>)
        }
        Packing::Zstd => {
            let mut unpacked = zstd::Decoder::with_buffer(head).map_err(|e| e.to_string())?;
            // Windows above 128 MiB are refused, so that a crafted frame cannot ask for more.
            unpacked.window_log_max(27).map_err(|e| e.to_string())?;
            Head::new(Box::new(BufReader::with_capacity(BUFFER, unpacked)) as Input<'_>)
        }
    })
}

/// The input as it is: this build cannot unpack.
#[cfg(not(feature = "compressed"))]
pub fn unpack(mut head: Head<'_>) -> Result<Head<'_>, String> {
    match packing(head.peek(4)) {
        Packing::None => Ok(head),
        _ => Err("this build of stance reads no compressed files".to_owned()),
    }
}
