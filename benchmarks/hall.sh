#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# How long votes take when a hall votes: the demonstration's debate, the flags of `serve`, two cores which
# the telephones share. Writes its section of RESULTS.md.
#
#   benchmarks/hall.sh [BEFORE]    BEFORE: another checkout, measured turn by turn with this one
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
debate=2
halls=("60 60 2000" "200 40 300") # telephones, seconds, milliseconds to think
checkouts=("$root")
before_too=${1:-}
[ -z "$before_too" ] || checkouts=("$(cd "$before_too" && pwd)" "$root")
node=''
finish() {
  [ -z "$node" ] || kill "$node" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# vote CHECKOUT DATA HALL: what the hall says of a node of that checkout on that folder
vote() {
  local address=''
  LANTERNE_HEAP=512m "$1/lanterne" demo --port 0 --data "$2" >"$work/out" 2>"$work/err" &
  node=$!
  while [ -z "$address" ]; do
    kill -0 "$node" 2>/dev/null || { cat "$work/err" >&2; echo "hall.sh: the node did not start" >&2; exit 1; }
    address=$(grep -om1 'https\?://[^[:space:]]*' "$work/out" || true)
    [ -n "$address" ] || sleep 0.1
  done
  # shellcheck disable=SC2086 # the words of a hall are arguments
  "$JAVA_HOME/bin/java" "$root/benchmarks/Hall.java" "${address%/}" $debate $3
  kill "$node"
  wait "$node" 2>/dev/null || true # ends by the signal: 143
  node=''
}

for i in "${!checkouts[@]}"; do "${checkouts[i]}/lanterne" version >/dev/null; done # built before
number=0
for hall in "${halls[@]}"; do
  for checkout in "${checkouts[@]}"; do
    commit=$(git -C "$checkout" rev-parse --short HEAD 2>/dev/null || echo unknown)
    echo "$commit: $(vote "$checkout" "$work/data$((number++))" "$hall")" >>"$work/halls"
  done
done

section() {
  echo "Telephones behind one address take a seat each in a debate, answer the statement that they are shown,"
  echo "read the page that comes and go on; one line a hall and a commit${before_too:+, the earlier commit first}. They think"
  echo "2 seconds between votes where they are 60, .3 where they are 200. Asked: none refused, 99 % of the votes"
  echo "within 1 s. The telephones run on the same cores; the node is one of the “others” above."
  echo
  echo '```'
  echo "benchmarks/hall.sh${before_too:+ BEFORE}"
  cat "$work/halls"
  echo '```'
}

put_section 'A hall that votes' section
