#!/usr/bin/env bash
# See to it that there is a Chromium for the browser tests: the system's, or on Debian as root a new one.
set -euo pipefail

for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then
  echo 'browser: installing the Debian packages chromium and fonts-noto-cjk' >&2
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium fonts-noto-cjk; } >&2
  exit 0
fi
echo 'browser: no Chromium was found; install it: sudo apt-get install chromium fonts-noto-cjk' >&2
exit 1
