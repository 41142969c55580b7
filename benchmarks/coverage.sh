#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# What the close sentences of a synthesis say, once the pairs that coverage.py draw wrote are judged:
# coverage.sh PAIRS.tsv WHO writes its section of RESULTS.md; WHO are the words that say who read them.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
[ $# = 2 ] || { echo "usage: coverage.sh PAIRS.tsv WHO" >&2; exit 2; }
pairs=$1 who=$2

section() {
  echo "A hundred pairs of a sentence that counts as covered and of the sentence shown that it is close to,"
  echo "drawn by seed 20261129 from the two invented debates and from theme 2 of the consultation of 2016,"
  echo "read one by one by $who."
  echo
  "$python" "$root/benchmarks/coverage.py" tell "$pairs"
  echo
  echo '```'
  echo "benchmarks/coverage.py draw PAIRS.tsv; benchmarks/coverage.sh PAIRS.tsv WHO"
  echo '```'
}
put_section "Coverage: what close sentences say" section
