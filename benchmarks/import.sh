#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# A million lines of sales, from the file that was sent to the database, with 512 MB of heap on two
# cores. Writes its section of RESULTS.md.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=section.sh
. "$root/benchmarks/section.sh"
results=${RESULTS:-$root/benchmarks/RESULTS.md}
title='Import of a million lines of sales'
cd "$root"
busy=$(cut -d' ' -f1 /proc/loadavg) # what others were doing meanwhile is within the time
out=$(taskset -c 0,1 "${MAVEN:-mvn}" -o -q -pl node -am test -Dtest=MillionSales \
  -Dsurefire.failIfNoSpecifiedTests=false -Dlicense.skip=true \
  "-Dsurefire.jvm=-Xmx512m -XX:+UseSerialGC -Duser.timezone=UTC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
measured=$(sed -n 's/^.*MEASURED //p' <<<"$out")
[ -n "$measured" ] || { echo "$out" >&2; exit 1; }
commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain 2>/dev/null | head -n 1)" ] || commit="$commit with changes"
{
  echo "## $title"
  echo
  echo "CSV of 1,000 products on 1,000 days, read, checked line by line, written in one transaction:"
  echo "**$measured**. Asked: less than 30 s with 512 MB of heap on two cores."
  echo
  echo '```'
  echo "benchmarks/import.sh"
  echo '```'
  echo
  echo "$(date -u +%Y-%m-%d), 2 cores of $(LC_ALL=C lscpu | sed -n 's/^Model name: *//p' | head -n 1), commit $commit. Load of the machine when it began: $busy."
} >"${TMPDIR:-/tmp}/import-section.$$"
put_section "$title" "${TMPDIR:-/tmp}/import-section.$$" "$results"
rm "${TMPDIR:-/tmp}/import-section.$$"
