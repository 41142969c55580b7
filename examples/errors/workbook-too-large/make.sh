#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Writes into the folder OUT a catalogue and a workbook of 200 MB, nearly all of it zeros.
set -eu
[ $# -eq 1 ] || { echo "usage: make.sh OUT" >&2; exit 2; }
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
cp "$here"/*.csv "$1/"
printf 'PK\003\004' > "$1/sales.xlsx"
truncate -s 200M "$1/sales.xlsx"
