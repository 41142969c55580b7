#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# make.sh OUT: writes OUT/contributions.csv, of 17 MB.
set -eu
mkdir -p "$1"
awk 'BEGIN {
  print "text"
  for (i = 0; i < 400000; i++) print "Un banc devant le magasin, pour chacun " i
}' > "$1/contributions.csv"
