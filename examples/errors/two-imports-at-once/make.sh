#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Writes into the folder OUT a catalogue of 40 products, a long file of sales (years.csv,
# over 300,000 rows: long enough to be still under way) and a short one (sales.csv). Start the
# import of the first, then that of the second.
set -eu
[ $# -eq 1 ] || { echo "usage: make.sh OUT" >&2; exit 2; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
cp "$here/suppliers.csv" "$here/sales.csv" "$1/"
{
  cat "$here/products.csv"
  awk 'BEGIN { for (p = 10; p < 50; p++) printf "p%d,Produit %d,épicerie,piece,bief,6,90\n", p, p }'
} > "$1/products.csv"
awk 'BEGIN {
  print "date,product,quantity"
  for (y = 2001; y < 2026; y++) for (m = 1; m <= 12; m++) for (d = 1; d <= 28; d++)
    for (p = 10; p < 50; p++) printf "%04d-%02d-%02d,p%d,%d\n", y, m, d, p, 1 + (y * 7 + m * 3 + d + p) % 20
}' > "$1/years.csv"
