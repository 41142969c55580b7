#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# For m3.sh and m4-weekly.sh. Their runs are added at the end of RESULTS.md and never replaced.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Runs Competitions.java on the library: the command's jar, or the folder of classes that
# LANTERNE_CLASSES names.
competition() {
  local jar=("$root"/cli/target/lanterne-cli-*.jar)
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" --class-path "${LANTERNE_CLASSES:-${jar[0]}}" \
    "$root/benchmarks/Competitions.java" "$@"
}

append_run() {
  local title=$1 body=$2 file
  file=$(mktemp)
  {
    echo
    echo "## $title: run of $(date -u '+%Y-%m-%d %H:%M') UTC"
    echo
    "$body"
    echo
    echo "$(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort -u | head -n 1)," \
      "commit $(git -C "$root" rev-parse --short HEAD)."
  } >"$file"
  cat "$file" >>"$root/benchmarks/RESULTS.md"
  cat "$file"
  rm "$file"
}
