#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# What the language engine is worth on open texts: closeness of meaning, retrieval, negation, language,
# near-duplicates, speed. Fails when the word table was made from a text kept for evaluation. Each run
# is added to RESULTS.md, none is replaced.
set -euo pipefail
# shellcheck source=competition.sh
. "$(dirname "$0")/competition.sh"
data=${LANTERNE_DATA:-$root/../shared/data}
if [ ! -f "$data/text/sts-b-fr/stsb-fr-dev.csv" ]; then
  echo "Language: skipped: no data"
  exit 0
fi
busy=$(cut -d' ' -f1 /proc/loadavg) # what others were doing meanwhile is within the times
status=0

body() {
  local jar=("$root"/cli/target/lanterne-cli-*.jar)
  taskset -c 0,1 "${JAVA_HOME:+$JAVA_HOME/bin/}java" --class-path "${LANTERNE_CLASSES:-${jar[0]}}" \
    "$root/benchmarks/Language.java" "$data" "$root" "${parts[@]}" || status=$?
  echo
  echo '```'
  echo "./lanterne bench language"
  echo '```'
  echo
  echo "Load of the machine when it began: $busy."
}

parts=("$@")
append_run "Language" body
exit "$status"
