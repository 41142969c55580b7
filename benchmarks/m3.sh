#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# M3, yearly and quarterly: bash benchmarks/m3.sh FOLDER, a run on the test parts, writes its
# section of RESULTS.md; with "inside" after the folder it shows the choices on the training parts alone.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
series=${1:-$data/series/m3}
if [ ! -f "$series/m3_yearly_quarterly.csv.gz" ]; then
  echo "M3: skipped: no data"
  exit 0
fi
if [ "${2:-test}" = inside ]; then
  "${engines[@]}" "$root/benchmarks/Competitions.java" m3 "$series" inside
  exit 0
fi
section() {
  echo "The competition's series and formula: mean over series of the mean of 200·|y − f| ÷ (|y| + |f|)."
  echo "The members were chosen on the training parts alone (decisions/0031-one-series-forecasts.md)."
  echo
  "${engines[@]}" "$root/benchmarks/Competitions.java" m3 "$series" test
  echo
  echo "Beside it, on the same machine, one process and one thread each:"
  echo
  "$python" "$root/benchmarks/m3_statsforecast.py" "$series" 2>/dev/null ||
    echo "- statsforecast: not installed"
  echo
  Rscript "$root/benchmarks/m3_ets.R" "$series" 2>/dev/null || echo "- R forecast: not installed"
}
put_section "M3, yearly and quarterly" section
