#!/usr/bin/env bash
# See to it that the browser tests can run: a Chromium of the system, and what Playwright's driver links
# to. What is missing is installed on Debian as root; elsewhere it is named.
set -euo pipefail

missing=()
have_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && return
  done
  return 1
}
have_chromium || missing+=(chromium fonts-noto-cjk)
.venv/bin/playwright --version >/dev/null 2>&1 || missing+=(libatomic1)
[ ${#missing[@]} = 0 ] && exit 0

if [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then
  echo "browser: installing the Debian packages ${missing[*]}" >&2
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${missing[@]}"; } >&2
  exit 0
fi
echo "browser: the browser tests need more than is there; install it: sudo apt-get install ${missing[*]}" >&2
exit 1
