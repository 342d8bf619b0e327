#!/usr/bin/env bash
# Make or renew .venv from the hash-locked requirements.
#   tools/environment.sh run    what the application needs, the application itself, the pages' libraries
#   tools/environment.sh dev    what the tests need, on top of that
# uv does the work where it is or can be had, else pip. Run from the project's folder, by make.
set -euo pipefail

say() { printf 'environment: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

find_python() { # the first interpreter that is new enough
  local name
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  fail 'Python 3.11 or later is needed and was not found; install it (sudo apt-get install python3) or name it: make PYTHON=/path/to/python3'
}

create() { # an empty .venv, also on Debian without python3-venv
  local python
  python=$(find_python)
  say "creating .venv with $("$python" --version)"
  rm -rf .venv
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv .venv
  elif command -v uv >/dev/null; then
    uv venv --quiet --python "$python" .venv
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --without-pip .venv
    "$python" -m pip --python .venv/bin/python install --quiet pip
  elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say 'installing the Debian package python3-venv'
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3-venv; } >&2
    "$python" -m venv .venv
  else
    fail 'this Python has neither venv nor pip, and there is no uv; install one: sudo apt-get install python3-venv'
  fi
}

behave_like_pip() { # a bureau's mirror and certificates, which uv would not see by itself
  local mirror
  mirror=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
  if [ -n "$mirror" ] && [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    export UV_DEFAULT_INDEX=$mirror
  fi
  if [ -s /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS=1
  fi
}

install() { # the arguments of `pip install`, by uv or by pip
  local uv
  for uv in .venv/bin/uv "$(command -v uv || true)"; do
    if [ -x "$uv" ] && "$uv" pip install --quiet --python .venv/bin/python "$@"; then
      return
    fi
  done
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@" ||
    fail "could not install $*: the reason stands above; check the access to the package index (pip's index-url names a mirror)"
}

.venv/bin/python -c '' 2>/dev/null || create
behave_like_pip
case "${1:-}" in
  run)
    say 'installing the locked requirements and the libraries of the pages'
    install --require-hashes -r requirements-build.lock
    install --require-hashes -r requirements.lock
    .venv/bin/python hatch_build.py
    install --no-deps --no-build-isolation --editable .
    ;;
  dev)
    say 'installing the locked requirements of the tests'
    install --require-hashes -r requirements-dev.lock
    ;;
  *) fail "expected run or dev, found '${1:-}'" ;;
esac
