#!/bin/sh
# Drives the report page in Chromium. Where no browser can be installed it says so and ends with 0.
# STANCE names the command to test; by default the release build, else the debug build.
set -u
here="$(cd "$(dirname "$0")" && pwd)" || exit 1
if ! "$here/install.sh"; then
    echo "browser test: SKIPPED, for Chromium or the npm packages cannot be installed here"
    exit 0
fi
target="${CARGO_TARGET_DIR:-$here/../../target}"
for built in "$target/release/stance" "$target/debug/stance"; do
    [ -n "${STANCE:-}" ] || { [ -x "$built" ] && STANCE="$built"; }
done
[ -n "${STANCE:-}" ] || { echo "browser test: build stance first" >&2; exit 1; }
export STANCE
exec node "$here/test.mjs" "$@"
