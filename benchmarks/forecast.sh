#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Daily sales of a bakery, 64 products: 2021 held out, one day ahead. Two commands: reshape the file
# of one column a product, and evaluate. Writes its section of RESULTS.md.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=section.sh
. "$root/benchmarks/section.sh"
data=${LANTERNE_DATA:-$root/../shared/data}
wide=$data/series/bakery-north-sea/daily_64_products_2019_2021.csv
lanterne=${LANTERNE:-$root/lanterne}
results=$root/benchmarks/RESULTS.md
if [ ! -f "$wide" ]; then
  echo "Forecast: daily bakery sales: skipped: no data"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

section() {
  echo "## Forecast: daily bakery sales"
  echo
  "$lanterne" forecast reshape "$wide" --date date --series 10..116 --open-when-sold \
    --out "$work/sales.csv"
  "$lanterne" forecast evaluate "$work/sales.csv" --holdout 365 --horizon 1 --lang en \
    >"$work/table"
  "$lanterne" forecast evaluate "$work/sales.csv" --holdout 365 --horizon 1 --json \
    >"$work/json"
  echo "Public series of a bakery on the North Sea: 64 products, every day from 20 February 2019 to"
  echo "31 December 2021. 2021 (224 open days) is held out; each day is forecast from the days before"
  echo "it. No visitors, no weather, no holidays. The constants of \`shop\` were chosen on 2019 and 2020"
  echo "alone (decisions/0030-first-forecast.md)."
  echo
  echo "| method | WAPE | MASE | quantile loss | within 80 % | within 95 % | bias |"
  echo "|---|---|---|---|---|---|---|"
  awk 'NR > 1 && NF == 8 { printf "| `%s` | %s | %s | %s | %s | %s | %s |\n", $1, $2, $4, $5, $6, $7, $8 }' \
    "$work/table"
  echo
  sed -n '$p' "$work/table"
  echo
  echo '```'
  echo "./lanterne forecast reshape daily_64_products_2019_2021.csv --date date --series 10..116 --open-when-sold --out sales.csv"
  echo "./lanterne forecast evaluate sales.csv --holdout 365 --horizon 1"
  echo '```'
  echo
  echo "All five methods: $(sed 's/.*"seconds":\([0-9]*\.[0-9]\).*/\1/' "$work/json") s, read and"
  echo "written. $(date -u +%Y-%m-%d), $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort -u | head -n 1)," \
    "commit $(git -C "$root" rev-parse --short HEAD)."
}

section >"$work/section"
put_section "Forecast: daily bakery sales" "$work/section" "$results"
