#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# What the language engine is worth on open texts: closeness of meaning, retrieval, negation, language,
# near-duplicates, speed. Fails when the word table was made from a text kept for evaluation. Writes its
# section of RESULTS.md; of some parts alone (language.sh PART…), shows them and writes nothing.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
if [ ! -f "$data/text/sts-b-fr/stsb-fr-dev.csv" ]; then
  echo "Language: skipped: no data"
  exit 0
fi
status=0
parts=("$@")

body() {
  taskset -c 0,1 "${engines[@]}" "$root/benchmarks/Language.java" "$data" "$root" "${parts[@]}" || status=$?
  echo
  echo '```'
  echo "./lanterne bench language"
  echo '```'
}

if [ $# -gt 0 ]; then body; else put_section "Language" body; fi
exit "$status"
