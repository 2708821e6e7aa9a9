#!/usr/bin/env bash
# Scores the release build on the annotated sets beside the checkout and writes tests/gold/SCOREBOARD.
# Usage: tests/gold/score.sh [--check]   with --check the file is compared, not written.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=../shared
if [ ! -d "$shared/gold" ]; then
  echo "skipped: no annotated sets beside the checkout"
  exit 0
fi
cargo build --release --quiet
stance=${CARGO_TARGET_DIR:-target}/release/stance
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
{
  echo "# Figures of ../shared/eval/score.py on the annotated sets. Written by: tests/gold/score.sh"
  for set in dev/articles dev/sentences seeds/articles; do
    echo
    echo "## $set"
    "$stance" classify --quiet --format jsonl "$shared/gold/$set.docs.jsonl" > "$out/records.jsonl"
    python3 "$shared/eval/score.py" "$shared/gold/$set.gold.jsonl" "$out/records.jsonl" --texts "$shared/gold/$set.docs.jsonl"
  done
  if [ -d "$shared/articles/html" ]; then
    echo
    echo "## articles/html, by tests/gold/pages.py"
    "$stance" extract --quiet --format jsonl --emit-text "$shared"/articles/html/*.html |
      tests/gold/pages.py "$shared/articles/html"
  fi
} > "$out/SCOREBOARD"
if [ "${1:-}" = --check ]; then
  diff -u tests/gold/SCOREBOARD "$out/SCOREBOARD" && echo "the scoreboard is true"
else
  cp "$out/SCOREBOARD" tests/gold/SCOREBOARD
  cat tests/gold/SCOREBOARD
fi
