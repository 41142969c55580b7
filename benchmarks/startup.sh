#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# How long `demo` takes from the command to the first page, and `version` to its answer, and how much
# memory the node holds, on two cores, with the very flags that it ships: it is the launcher that is
# run, after its build. Writes its section of RESULTS.md.
#
#   benchmarks/startup.sh [BEFORE]    BEFORE: another checkout, measured turn by turn with this one
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
firsts=3 seconds=5 versions=11
most_first=8000 most_second=1500 most_version=300 most_memory=$((350000000 / 1048576)) # ms, MiB
# Pages that people open in a morning; what the node does not have is passed over.
pages=(/ /today /advice /journal /charter /assembly /decisions)
checkouts=("$root")
before_too=${1:-}
[ -z "$before_too" ] || checkouts=("$(cd "$before_too" && pwd)" "$root")

for tool in taskset curl lscpu; do
  command -v $tool >/dev/null || { echo "startup.sh: $tool is missing" >&2; exit 4; }
done
node=''
finish() {
  [ -z "$node" ] || kill "$node" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# The first two cores that we may use.
cores=$(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status | tr , '\n' |
  awk -F- '{ for (c = $1; c <= ($2 == "" ? $1 : $2) && n < 2; c++) list = list (n++ ? "," : "") c } END { print list }')

now_us() { printf '%s' "${EPOCHREALTIME/[.,]/}"; }
kept() { awk -v what="$1:" '$1 == what { printf "%.0f", $2 / 1024 }' "/proc/$node/status"; } # in MiB

# note WHAT: adds $took to what was measured so of checkout number $i
note() { echo "$took" >>"$work/$i.$1"; }
median() { sort -n "$work/$1.$2" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# start FOLDER: the node of checkout $i on it, until its first page; sets $node, $address, $took (ms).
start() {
  local began
  : >"$work/out"
  began=$(now_us)
  taskset -c "$cores" "${checkouts[i]}/lanterne" demo --port 0 --data "$1" >"$work/out" 2>"$work/err" &
  node=$!
  address=''
  while [ -z "$address" ]; do
    kill -0 "$node" 2>/dev/null || { cat "$work/err" >&2; echo "startup.sh: the node did not start" >&2; exit 1; }
    address=$(grep -om1 'https\?://[^[:space:]]*' "$work/out" || true)
    [ -n "$address" ] || sleep 0.01
  done
  address=${address%/}
  until curl -fsSL -o "$work/page" "$address/" 2>/dev/null; do
    kill -0 "$node" 2>/dev/null || { cat "$work/err" >&2; echo "startup.sh: the node ended" >&2; exit 1; }
    sleep 0.01
  done
  took=$((($(now_us) - began) / 1000))
  grep -qi '</html>' "$work/page" || { echo "startup.sh: the first page is not whole" >&2; exit 1; }
}

stop() {
  kill "$node"
  wait "$node" 2>/dev/null || true # ends by the signal: 143
  node=''
}

version() {
  local began
  began=$(now_us)
  taskset -c "$cores" "${checkouts[i]}/lanterne" version >/dev/null
  took=$((($(now_us) - began) / 1000))
}

memory() {
  local page
  took=$(kept VmRSS) && note fresh
  for page in "${pages[@]}" "${pages[@]}" "${pages[@]}"; do
    curl -fsSL -o /dev/null "$address$page" 2>/dev/null || true
  done
  took=$(kept VmRSS) && note used
  took=$(kept VmHWM) && note peak
}

for i in "${!checkouts[@]}"; do
  "${checkouts[i]}/lanterne" version >/dev/null # what it needs is there, and built, before anything is timed
  rm -f "${checkouts[i]}/.lanterne/node.jsa"    # written by the first node of earlier releases
done
for ((round = 1; round <= firsts; round++)); do
  for i in "${!checkouts[@]}"; do start "$work/data$i.$round"; note first; stop; done
done
for ((round = 1; round <= seconds; round++)); do
  for i in "${!checkouts[@]}"; do
    start "$work/data$i.1"
    note second
    [ "$round" != "$seconds" ] || memory
    stop
  done
done
for ((round = 1; round <= versions; round++)); do
  for i in "${!checkouts[@]}"; do version; note version; done
done

s() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
range() { printf '%s to %s' "$(s "$(sort -n "$work/$1.$2" | head -n 1)")" "$(s "$(sort -n "$work/$1.$2" | tail -n 1)")"; }
commit() { git -C "$1" rev-parse --short HEAD 2>/dev/null || echo unknown; }
java=$("$JAVA_HOME/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.vm.version = //p')
last=$((${#checkouts[@]} - 1)) # this checkout

# row WORDS WHAT ASKED UNIT: one line of the table, with what was before and the ratio where there is one
row() {
  local now before=''
  show() { if [ "$2" = MiB ]; then echo "$1 MiB"; else s "$1"; fi; }
  now=$(median "$last" "$2")
  [ "$last" = 0 ] || before=" $(show "$(median 0 "$2")" "$4") | $(awk -v a="$now" -v b="$(median 0 "$2")" 'BEGIN { printf "%.2f", a / b }') |"
  echo "| $1 | $(show "$now" "$4") | $3 |$before"
}

section() {
  echo "From the command to the whole first page, medians; then memory held by the process; on cores"
  echo "$cores of $(nproc --all), $(awk '$1 == "MemTotal:" { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB of memory, Java $java${before_too:+; before: commit $(commit "$before_too")}."
  echo
  echo "| | measured | asked |$([ "$last" = 0 ] || echo ' before | ratio |')"
  echo "|---|---|---|$([ "$last" = 0 ] || echo '---|---|')"
  row "second start, of $seconds ($(range "$last" second))" second "at most $(s $most_second)" s
  row "first start after the build, of $firsts ($(range "$last" first))" first "at most $(s $most_first)" s
  row "\`./lanterne version\`, of $versions ($(range "$last" version))" version "at most $(s $most_version)" s
  row "memory after the first page" fresh "below $most_memory MiB" MiB
  row "memory after more pages" used "below $most_memory MiB" MiB
  row "most it ever held" peak "" MiB
  echo
  echo '```'
  echo "benchmarks/startup.sh${before_too:+ BEFORE}"
  echo '```'
}

put_section 'Start and memory of the demo' section
# Above what was asked, the run fails.
if [ "$(median "$last" second)" -gt $most_second ] || [ "$(median "$last" first)" -gt $most_first ] ||
  [ "$(median "$last" version)" -gt $most_version ] || [ "$(median "$last" used)" -ge $most_memory ]; then
  echo "startup.sh: slower or heavier than asked" >&2
  exit 1
fi
