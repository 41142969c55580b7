#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# M3, yearly and quarterly: bash benchmarks/m3.sh FOLDER appends a run on the test parts to
# RESULTS.md; with "inside" after the folder it shows the choices on the training parts alone.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=competition.sh
. "$root/benchmarks/competition.sh"
data=${1:-${LANTERNE_DATA:-$root/../shared/data}/series/m3}
if [ ! -f "$data/m3_yearly_quarterly.csv.gz" ]; then
  echo "M3: skipped: no data"
  exit 0
fi
if [ "${2:-test}" = inside ]; then
  competition m3 "$data" inside
  exit 0
fi
section() {
  echo "The competition's series and formula: mean over series of the mean of 200·|y − f| ÷ (|y| + |f|)."
  echo "The members were chosen on the training parts alone (decisions/0031-one-series-forecasts.md)."
  echo
  competition m3 "$data" test
  echo
  echo "Beside it, on the same machine, one process and one thread each:"
  echo
  "${PYTHON:-python3}" "$root/benchmarks/m3_statsforecast.py" "$data" 2>/dev/null ||
    echo "- statsforecast: not installed"
  echo
  Rscript "$root/benchmarks/m3_ets.R" "$data" 2>/dev/null || echo "- R forecast: not installed"
}
append_run "M3, yearly and quarterly" section
