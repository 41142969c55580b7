#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Opinion groups: figures of the Polis server beside ours, with its own groups; open conversations
# from a cold start; the largest debate there was, drawn; a live debate. Writes its section of
# RESULTS.md. PYTHON names a Python that has numpy, where there is one.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"

if [ ! -d "$data/debate/polis-server-fixtures" ]; then
  echo "Opinion groups: skipped: no data"
  exit 0
fi

# The engine alone, one vote after another, in a JVM that compiles as the one that flag says.
live() {
  taskset -c 0,1 "${engines[0]}" -XX:+UseSerialGC "$1" "${engines[@]:1}" "$root/benchmarks/Debate.java" live
}

median() { sort -n "$1" | sed -n 2p; } # of three

section() {
  local ours theirs
  echo "**The Polis server’s figures**, with the groups that it published. Each statement’s group-aware"
  echo "consensus and priority; of the statements that it lists for a group, representativeness and its"
  echo "tests (the server keeps one of them in 32 bits). Equal: to 1e-12, and to 1e-9 for priorities."
  echo
  "$python" "$root/benchmarks/opinions_parity.py" fixtures "$data/debate/polis-server-fixtures" "$lanterne"
  echo
  echo "**Open conversations**, from a cold start. The server starts from its last groups and keeps a"
  echo "number of groups for a while; we do not, and nothing was tuned to these figures. Seconds by the"
  echo "clock, of \`./lanterne polis analyse\`."
  echo
  "$python" "$root/benchmarks/opinions_parity.py" open "$data/debate/polis" "$lanterne"
  echo
  echo "**The largest debate there was**, drawn: 33,422 people, 783 statements, 2,000,000 votes. From the"
  echo "command to its answer, with 1 GB of heap (\`JDK_JAVA_OPTIONS=-Xmx1g\`) on two cores, beside a program of"
  echo "numpy that finds the axes alone, without groups. One after the other, three times: the medians."
  echo
  mkdir "$work/large"
  "${engines[@]}" "$root/benchmarks/Debate.java" write "$work/large"
  for _ in 1 2 3; do
    JDK_JAVA_OPTIONS=-Xmx1g clock taskset -c 0,1 "$lanterne" polis analyse "$work/large" --json >>"$work/ours"
    ! "$python" -c 'import numpy' 2>/dev/null || OPENBLAS_NUM_THREADS=2 \
      clock taskset -c 0,1 "$python" "$root/benchmarks/opinions_numpy.py" "$work/large/votes.csv" >>"$work/theirs"
  done
  ours=$(median "$work/ours")
  echo "- \`./lanterne polis analyse\`: **${ours% *} s** by the clock, ${ours#* } s of processor; asked: less than 10 s"
  if [ -f "$work/theirs" ]; then
    theirs=$(median "$work/theirs")
    echo "- numpy, axes alone: **${theirs% *} s** by the clock, ${theirs#* } s of processor. The last run: $(cat "$work/answer")"
  else
    echo "- numpy: not installed"
  fi
  echo
  echo "**A live debate**, drawn: 500 people, 60 statements, 30,000 votes; after each of 300 votes more, the"
  echo "batches, the whole analysis and what may be shown of it with groups of at least 11. Timed in the engine:"
  echo "no node and no page is within it. The first is that of a machine that has just started: its code is"
  echo "not compiled yet. Asked: less than a second."
  echo
  echo "- compiled as \`./lanterne demo\` is: $(live -XX:TieredStopAtLevel=1)"
  echo "- compiled as \`./lanterne serve\` is: $(live -XX:TieredStopAtLevel=4)"
  echo
  echo '```'
  echo "benchmarks/opinions.sh"
  echo '```'
}
put_section "Opinion groups" section
