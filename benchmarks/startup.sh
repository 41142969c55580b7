#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# How long `demo` takes from the command to the first page, and how much memory it holds, on two
# cores, with the very flags that it ships: it is the launcher that is run. The first start makes
# the sample and the class archive; five more are measured. Writes its section of RESULTS.md.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
starts=5
# Pages that people open in a morning; what the node does not have is passed over.
pages=(/ /today /advice /journal /charter /assembly /decisions)

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

# Starts the node and waits for its first page; sets $node, $address and $took (milliseconds).
start() {
  local began
  : >"$work/out"
  began=$(now_us)
  taskset -c "$cores" "$lanterne" demo --port 0 --data "$work/data" >"$work/out" 2>"$work/err" &
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

start
first=$took
stop
times=()
for ((i = 1; i <= starts; i++)); do
  start
  times+=("$took")
  [ $i = $starts ] || stop
done
fresh=$(kept VmRSS)
opened=0
for page in "${pages[@]}"; do
  for _ in 1 2 3; do
    if curl -fsSL -o /dev/null "$address$page" 2>/dev/null; then opened=$((opened + 1)); fi
  done
done
used=$(kept VmRSS)
peak=$(kept VmHWM)
stop

seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f", ms / 1000 }'; }
sorted=$(printf '%s\n' "${times[@]}" | sort -n)
median=$(sed -n "$(((starts + 1) / 2))p" <<<"$sorted")
java=$("$JAVA_HOME/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.vm.version = //p')

section() {
  echo "\`./lanterne demo\`, from the command to the whole first page, then memory held by the process, on cores"
  echo "$cores of $(nproc --all), $(awk '$1 == "MemTotal:" { printf "%.0f", $2 / 1048576 }' /proc/meminfo) GiB of memory, Java $java."
  echo
  echo "| | measured | asked |"
  echo "|---|---|---|"
  echo "| second start, median of $starts | $(seconds "$median") s | 5 s at most, 3 s aimed at |"
  echo "| fastest and slowest | $(seconds "$(head -n 1 <<<"$sorted")") s, $(seconds "$(tail -n 1 <<<"$sorted")") s | |"
  echo "| first start, the sample written | $(seconds "$first") s | |"
  echo "| memory after the first page | $fresh MiB | below 350 MB ($((350000000 / 1048576)) MiB) |"
  echo "| memory after $opened more pages | $used MiB | below 350 MB |"
  echo "| most it ever held | $peak MiB | |"
  echo
  echo '```'
  echo "benchmarks/startup.sh"
  echo '```'
}
put_section 'Start and memory of the demo' section
# Above what was asked, the run fails.
if [ "$median" -gt 5000 ] || [ "$used" -ge $((350000000 / 1048576)) ]; then
  echo "startup.sh: slower or heavier than asked" >&2
  exit 1
fi
