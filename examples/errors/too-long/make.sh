#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# make.sh OUT: writes OUT/idea.txt, an idea of 10,001 characters.
set -eu
mkdir -p "$1"
awk 'BEGIN { for (i = 0; i < 10001; i++) printf "a" }' > "$1/idea.txt"
