#!/bin/sh
# Installs what the browser test needs: Debian's Chromium, and two packages from npm by their lock file.
# Ends with 3 where that cannot be done.
set -u
cd "$(dirname "$0")" || exit 3
if [ ! -x /usr/bin/chromium ]; then
    command -v apt-get >/dev/null || { echo "no apt-get to install chromium with" >&2; exit 3; }
    sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
    $sudo apt-get update -qq || exit 3
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-dejavu-core >/dev/null || exit 3
fi
command -v npm >/dev/null || { echo "no npm" >&2; exit 3; }
if [ ! -d node_modules/playwright-core ] || [ package-lock.json -nt node_modules ]; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error >/dev/null || exit 3
    touch node_modules
fi
