#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Writes into the folder OUT a catalogue and sales whose third line has 100 MB (100,000,000 digits).
set -eu
[ $# -eq 1 ] || { echo "usage: make.sh OUT" >&2; exit 2; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
cp "$here/products.csv" "$here/suppliers.csv" "$1/"
{
  printf 'date,product,quantity\n2026-11-20,batavia,14\n2026-11-21,batavia,'
  head -c 100000000 /dev/zero | tr '\000' 9
  printf '\n2026-11-22,batavia,6\n'
} > "$1/sales.csv"
