#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# M4, weekly: bash benchmarks/m4-weekly.sh FOLDER, a run on the test parts, writes its section of
# RESULTS.md; with "inside" after the folder it shows the choices on the training parts alone.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
series=${1:-$data/series/m4-weekly}
if [ ! -f "$series/train.csv.gz" ]; then
  echo "M4 weekly: skipped: no data"
  exit 0
fi
if [ "${2:-test}" = inside ]; then
  "${engines[@]}" "$root/benchmarks/Competitions.java" m4-weekly "$series" inside
  exit 0
fi
section() {
  echo "The competition's measures: sMAPE as for M3; MASE scaled by the errors of the last value over the"
  echo "training part. As published: naive2 9.161 / 2.777, Com 8.944 / 2.432. The members were chosen on"
  echo "the training parts alone (decisions/0031-one-series-forecasts.md)."
  echo
  "${engines[@]}" "$root/benchmarks/Competitions.java" m4-weekly "$series" test
}
put_section "M4, weekly" section
