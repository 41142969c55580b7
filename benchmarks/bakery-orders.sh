#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Orders played on the sales of a bakery, 2021: what is thrown away for as much demand served, by the
# advice and by today's rule. Writes its section of RESULTS.md and draws the frontiers.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
wide=$data/series/bakery-north-sea/daily_64_products_2019_2021.csv
if [ ! -f "$wide" ]; then
  echo "Orders played on a bakery's sales: skipped: no data"
  exit 0
fi
section() {
  "$python" "$root/benchmarks/bakery_orders.py" "$wide" "$root/benchmarks/frontiers.svg"
}
put_section "Orders played on the bakery's sales of 2021" section
