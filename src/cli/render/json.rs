//! One JSON array of records: what stands before, between and behind them.

use super::jsonl;
use serde::Serialize;

/// Before the first record.
pub const OPEN: &[u8] = b"[\n";
/// Between two records.
pub const BETWEEN: &[u8] = b",\n";
/// Behind the last.
pub const CLOSE: &[u8] = b"\n]\n";

/// Appends a value, after [`BETWEEN`] unless it is the first appended.
pub fn element(value: &impl Serialize, out: &mut Vec<u8>) {
    if !out.is_empty() {
        out.extend_from_slice(BETWEEN);
    }
    jsonl::line(value, out);
    out.pop();
}
