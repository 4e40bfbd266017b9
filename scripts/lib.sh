# Sourced by the other scripts: they stand at the top of the tree, speak in one voice and find a recent node.
# shellcheck shell=bash
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3

say() { printf '\n== %s\n' "$*"; }
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 3
}

# The consoles are built with vite 8, which wants node 20.19 or later.
node_is_recent() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
             process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Debian 12 ships node 18. Its npm then fetches the node of scripts/node/package-lock.json into build/tools, once.
use_node() {
  if node_is_recent; then return; fi
  local tools="$PWD/build/tools/node" machine
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) die "install node 20.19 or later: there is no ready one for $(uname -m)" ;;
  esac
  if ! cmp -s scripts/node/package-lock.json "$tools/installed.json"; then
    say "A recent node into build/tools"
    mkdir -p "$tools"
    cp scripts/node/package.json scripts/node/package-lock.json "$tools/"
    npm ci --prefix "$tools" --no-audit --no-fund --loglevel error
    cp scripts/node/package-lock.json "$tools/installed.json"
  fi
  # Npm links no program called node into .bin.
  PATH="$tools/node_modules/node-linux-$machine/bin:$PATH"
  export PATH
  hash -r
  node_is_recent || die "the node in build/tools does not run here; install node 20.19 or later"
}

# npm ci, only when the lockfile or node changed since the last time.
install_ui_packages() {
  local stamp
  stamp="$(node --version) $(sha256sum <ui/package-lock.json)"
  if [ "$stamp" = "$(cat ui/node_modules/.enshu-stamp 2>/dev/null)" ]; then return; fi
  say "Packages of the consoles"
  npm ci --prefix ui --no-audit --no-fund --loglevel error
  printf '%s\n' "$stamp" >ui/node_modules/.enshu-stamp
}

# Shell scripts of the tree: those of scripts/ without a suffix, the library, and the one CI calls.
shell_scripts() {
  grep -lE '^#!/usr/bin/env bash$' scripts/* .ci/* 2>/dev/null
  printf 'scripts/lib.sh\n'
}

cpp_files() {
  find engine injects scoring tests -name '*.cpp' -o -name '*.hpp' | sort
}
