#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Makes a grocery's folder from the daily sales of a bakery (one column a product), advises its order
# for a day of 2021, checks that every sum is exact, and writes its section of RESULTS.md.
# Usage: bakery-folder.sh [--keep FOLDER] [--date DAY]
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
wide=$data/series/bakery-north-sea/daily_64_products_2019_2021.csv
title="Orders: a folder made from the bakery"
day=2021-08-14
keep=
while [ $# -gt 0 ]; do
  case $1 in
    --keep) keep=$2; shift 2 ;;
    --date) day=$2; shift 2 ;;
    *) echo "usage: bakery-folder.sh [--keep FOLDER] [--date DAY]" >&2; exit 2 ;;
  esac
done
if [ ! -f "$wide" ]; then
  echo "$title: skipped: no data"
  exit 0
fi
shop=${keep:-$work/shop}
mkdir -p "$shop"

"$lanterne" forecast reshape "$wide" --date date --series 10..116 --open-when-sold \
  --out "$work/sales.csv"

# Actual: products' codes, days, quantities sold, opening. Invented: everything else.
awk -F, -v day="$day" -v shop="$shop" '
  NR == 1 { next }
  {
    if (!($1 in place)) { place[$1] = ++products; code[products] = $1 }
    if (!($2 in known)) { known[$2] = 1; open[$2] = $4; dates[++days] = $2 }
    if ($2 < day && $3 > 0) print $2 ",p" $1 "," $3 > (shop "/sales.rows")
    if ($2 < day && $2 > eve) eve = $2
  }
  END {
    print "product,name,family,unit,supplier,pack,shelf_life_days,price" > (shop "/products.csv")
    print "date,product,quantity,best_before" > (shop "/stock.csv")
    for (i = 1; i <= products; i++) {
      pack = substr("1 4 6 10", 1 + 2 * (i % 4), 2) + 0
      life = 1 + i % 4
      printf "p%s,Product %s,bakery,piece,oven,%d,%d,%.2f\n", code[i], code[i], pack, life, 0.40 + 0.15 * (i % 9) > (shop "/products.csv")
      printf "%s,p%s,%d,\n", eve, code[i], (life == 1 ? 0 : i % 5) > (shop "/stock.csv")
    }
    print "date,open" > (shop "/days.csv")
    for (d = 1; d <= days; d++) print dates[d] "," open[dates[d]] > (shop "/days.csv")
  }' "$work/sales.csv"
{ echo "date,product,quantity"; cat "$shop/sales.rows"; } >"$shop/sales.csv"
rm "$shop/sales.rows"
cat >"$shop/suppliers.csv" <<'EOF'
supplier,name,order_days,delivery_days,lead_days
oven,The oven (invented),mon tue wed thu fri sat sun,mon tue wed thu fri sat sun,1
EOF
echo "date,product,ordered,delivered" >"$shop/deliveries.csv"
echo "date,product,quantity,cause" >"$shop/losses.csv"
cat >"$shop/README.md" <<EOF
# A grocery's folder made from a bakery's sales

From a public series: the products' codes, the days, what was sold before $day, and which days were
open (a day is open when anything was sold; days to come are taken as known).

Invented: names, packs (1, 4, 6 or 10), shelf lives (1 to 4 days), prices, the supplier with its days
and its lead time, and the stock of the evening before. There are no deliveries and no losses.

So the forecasts are of actual sales; the amounts ordered and wasted say nothing about a shop.
EOF

section() {
  local took
  took=$(clock "$lanterne" order advise "$shop" --date "$day" --json)
  "$python" - "$work/answer" "$day" "$took" <<'EOF'
import json, sys
from decimal import Decimal

lines = json.load(open(sys.argv[1]), parse_float=Decimal, parse_int=Decimal)
exact = sum(sum(p["amount"] for p in l["sum"]) == l["quantity"] for l in lines)
ordered = [l for l in lines if l["quantity"] > 0]
print(f"Sales of 64 products before {sys.argv[2]} are those of a public series; packs, shelf lives,")
print("prices, supplier and stock are invented (the folder's README says so), so this shows that the")
print("command runs on actual sales, and nothing about waste.")
print()
print("| lines | to order | to look at first | sums exact | seconds by the clock | seconds of processor |")
print("|---|---|---|---|---|---|")
look = sum(bool(l["look"]) for l in lines)
print(f"| {len(lines)} | {len(ordered)} | {look} | {exact} of {len(lines)} | {' | '.join(sys.argv[3].split())} |")
sys.exit(exact != len(lines) or not ordered)
EOF
  echo
  echo '```'
  echo "bash benchmarks/bakery-folder.sh --keep shop"
  echo "./lanterne order advise shop --date $day"
  echo '```'
}

put_section "$title" section
