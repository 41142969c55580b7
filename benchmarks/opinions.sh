#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Opinion groups: figures of the Polis server beside ours, with its own groups; open conversations
# from a cold start; the largest debate there was, drawn; a live debate. Writes its section of
# RESULTS.md. PYTHON names a Python that has numpy, where there is one.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=section.sh
. "$root/benchmarks/section.sh"
data=${LANTERNE_DATA:-$root/../shared/data}/debate
lanterne=${LANTERNE:-$root/lanterne}
results=${RESULTS:-$root/benchmarks/RESULTS.md}
title='Opinion groups'
python=${PYTHON:-python3}
JAVA_HOME=$("$root/lanterne" jdk)
export JAVA_HOME
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
busy=$(cut -d' ' -f1 /proc/loadavg) # what others were doing meanwhile is within the times
"$lanterne" version >/dev/null # built before anything is timed

live() {
  taskset -c 0,1 "$JAVA_HOME/bin/java" -XX:+UseSerialGC "$@" --class-path "$jar" "$root/benchmarks/Debate.java" live
}

section() {
  jar=$(echo "$root"/cli/target/lanterne-cli-*.jar)
  echo "## $title"
  echo
  if [ -d "$data/polis-server-fixtures" ] && command -v "$python" >/dev/null; then
    echo "**The Polis server’s figures**, with the groups that it published. Each statement’s group-aware"
    echo "consensus and priority; of the statements that it lists for a group, representativeness and its"
    echo "tests (the server keeps one of them in 32 bits). Equal: to 1e-12, and to 1e-9 for priorities."
    echo
    "$python" "$root/benchmarks/opinions_parity.py" fixtures "$data/polis-server-fixtures" "$lanterne"
    echo
    echo "**Open conversations**, from a cold start. The server starts from its last groups and keeps a"
    echo "number of groups for a while; we do not, and nothing was tuned to these figures."
    echo
    "$python" "$root/benchmarks/opinions_parity.py" open "$data/polis" "$lanterne"
  else
    echo "Server’s figures and open conversations: skipped: no data, or no Python."
  fi
  echo
  echo "**The largest debate there was**, drawn: 33,422 people, 783 statements, 2,000,000 votes. From the"
  echo "files to the answer, in a JVM of 1 GB on two cores, beside the axes alone elsewhere."
  echo
  mkdir "$work/large"
  "$JAVA_HOME/bin/java" --class-path "$jar" "$root/benchmarks/Debate.java" write "$work/large"
  TIMEFORMAT='- `./lanterne polis analyse`: **%R s** by the clock, %U s of processor and %S s of system; asked: less than 10 s'
  { time taskset -c 0,1 "$JAVA_HOME/bin/java" -Xmx1g --class-path "$jar" coop.lanterne.cli.Main \
    polis analyse "$work/large" --json >"$work/large.json" 2>/dev/null; } 2>&1
  echo "- $(OPENBLAS_NUM_THREADS=2 taskset -c 0,1 "$python" "$root/benchmarks/opinions_numpy.py" "$work/large/votes.csv" 2>/dev/null || echo 'numpy: not installed')"
  echo
  echo "**A live debate**, drawn: 500 people, 60 statements, 30,000 votes; after each of 300 votes more, the"
  echo "batches, the whole analysis and what may be shown of it with groups of at least 11. The first is that"
  echo "of a machine that has just started: its code is not compiled yet. Asked: less than a second."
  echo
  echo "- as \`./lanterne demo\` runs: $(live -XX:TieredStopAtLevel=1)"
  echo "- as \`./lanterne serve\` runs: $(live -XX:TieredStopAtLevel=4)"
  echo
  echo '```'
  echo "benchmarks/opinions.sh"
  echo '```'
  echo
  commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
  [ -z "$(git -C "$root" status --porcelain 2>/dev/null | head -n 1)" ] || commit="$commit with changes"
  echo "$(date -u +%Y-%m-%d), 2 cores of $(LC_ALL=C lscpu | sed -n 's/^Model name: *//p' | head -n 1), commit $commit. Load of the machine when it began: $busy."
}

section >"$work/section"
put_section "$title" "$work/section" "$results"
