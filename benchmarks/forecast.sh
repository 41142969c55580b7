#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Daily sales of a bakery, 64 products: 2021 held out, one day ahead. Two commands: reshape the file
# of one column a product, and evaluate. Writes its section of RESULTS.md.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
wide=$data/series/bakery-north-sea/daily_64_products_2019_2021.csv
if [ ! -f "$wide" ]; then
  echo "Forecast: daily bakery sales: skipped: no data"
  exit 0
fi

section() {
  echo "Public series of a bakery on the North Sea: 64 products, every day from 20 February 2019 to"
  echo "31 December 2021. 2021 (224 open days) is held out; each day is forecast from the days before"
  echo "it. The constants of \`shop\` were chosen on 2019 and 2020 alone (decisions 30, 32 and 33). Visitors"
  echo "and pupils on holiday are the file's own columns, taken as known the day before."
  echo
  echo "| method | WAPE | MASE | quantile loss | within 80 % | within 95 % | bias |"
  echo "|---|---|---|---|---|---|---|"
  evaluate "" "shop, no column"
  evaluate "gaestezahlen" "shop, visitors"
  evaluate "gaestezahlen,holidays" "shop, visitors and holidays"
  awk 'NR > 2 && NF == 8 { printf "| `%s` | %s | %s | %s | %s | %s | %s |\n", $1, $2, $4, $5, $6, $7, $8 }' \
    "$work/table"
  "$python" "$root/benchmarks/bakery_lightgbm.py" "$work/sales.csv" 365 2>/dev/null ||
    echo "| LightGBM, same columns | not installed | | | | | |"
  echo
  sed -n '$p' "$work/table"
  echo
  echo "Sales below, and at or below, each quantile of \`shop\` with both columns. Zeros make the two differ."
  echo
  "${engines[@]}" "$root/benchmarks/Bakery.java" "$work/sales.csv" 365
  echo
  echo '```'
  echo "./lanterne forecast reshape daily_64_products_2019_2021.csv --date date --series 10..116 --open-when-sold [--with gaestezahlen,holidays] --out sales.csv"
  echo "./lanterne forecast evaluate sales.csv --holdout 365 --horizon 1"
  echo '```'
  echo
  echo "\`./lanterne forecast evaluate\`, all five methods with both columns: ${took% *} s by the clock, ${took#* } s of processor."
}

# evaluate COLUMNS NAME: one line of the table, from a file with those columns
evaluate() {
  "$lanterne" forecast reshape "$wide" --date date --series 10..116 --open-when-sold \
    ${1:+--with "$1"} --out "$work/sales.csv"
  took=$(clock "$lanterne" forecast evaluate "$work/sales.csv" --holdout 365 --horizon 1 --lang en)
  mv "$work/answer" "$work/table"
  awk -v name="$2" 'NR == 2 && NF == 8 { printf "| %s | %s | %s | %s | %s | %s | %s |\n", name, $2, $4, $5, $6, $7, $8 }' \
    "$work/table"
}

put_section "Forecast: daily bakery sales" section
