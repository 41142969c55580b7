#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# How many whole pages a second a node serves to many readers at once: the demonstration's data, the
# flags of `serve`, two cores which the readers share. Writes its section of RESULTS.md.
#
#   benchmarks/load.sh [CONNECTIONS [SECONDS]]    200 connections for 120 seconds unless told
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
connections=${1:-200} lasting=${2:-120}
cores=$(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status | tr , '\n' |
  awk -F- '{ for (c = $1; c <= ($2 == "" ? $1 : $2) && n < 2; c++) list = list (n++ ? "," : "") c } END { print list }')
node=''
finish() {
  [ -z "$node" ] || kill "$node" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

LANTERNE_HEAP=512m taskset -c "$cores" "$lanterne" demo --port 0 --data "$work/demo" >"$work/out" 2>"$work/err" &
node=$!
address=''
while [ -z "$address" ]; do
  kill -0 "$node" 2>/dev/null || { cat "$work/err" >&2; echo "load.sh: the node did not start" >&2; exit 1; }
  address=$(grep -om1 'https\?://[^[:space:]]*' "$work/out" || true)
  [ -n "$address" ] || sleep 0.1
done
address=${address%/}

# take PATTERN: the first of that form on the page that comes in
take() { grep -om1 "$1" | head -n 1 || true; }
# see PATH: a page as whoever signed in below
see() { curl -fsS -b "$work/cookies" -c "$work/cookies" "$address$1"; }

# An advice, as the first person of the demonstration finds it.
see /personas >"$work/people"
token=$(take 'name="_csrf" value="[^"]*' <"$work/people") person=$(take 'name="person" value="[^"]\+' <"$work/people")
curl -fsS -o "$work/page" -b "$work/cookies" -c "$work/cookies" --data-urlencode "_csrf=${token##*\"}" \
  --data-urlencode "person=${person##*\"}" "$address/personas"
order=$(see /grocery | take '/grocery/orders/[^"/]*/[0-9-]*')
advice=$(see "$order" | take '/advice/[^"]*')
[ -n "$advice" ] || { echo "load.sh: no advice was found on $order" >&2; exit 1; }
pages=(/ "$advice" /journal /charter /assembly /debates/1 /debates/2/synthesis)

# Of the process that serves: memory in MiB, threads, open files.
held() { awk '$1 == "VmRSS:" { printf "%.0f MiB, ", $2 / 1024 } $1 == "Threads:" { printf "%d threads, ", $2 }' "/proc/$node/status"; ls "/proc/$node/fd" | wc -l; }

section() {
  echo "Whole pages on kept-alive connections, one after another of: ${pages[*]}. Half of the readers have"
  echo "signed in. Asked: none refused, at least 1,000 a second over the mix and 300 for the slowest page, 99 %"
  echo "within 250 ms. The readers run on the same two cores; their share is in the first line. The node is one of the “others” above."
  echo
  echo '```'
  echo "benchmarks/load.sh $connections $lasting"
  cat "$work/load"
  echo "The node holds $held_before files before, $held_after files after."
  echo '```'
}

held_before=$(held)
taskset -c "$cores" "$JAVA_HOME/bin/java" "$root/benchmarks/Load.java" "$address" "$connections" "$lasting" \
  "$((connections / 2))" "${pages[@]}" >"$work/load"
held_after=$(held)
put_section 'Many readers' section
