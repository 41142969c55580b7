#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Three thousand invented products, sold for two years, all to be ordered on one morning: how long
# the advices and the pages take on two cores. HEAP is the memory that the node may use. Writes its
# section of RESULTS.md.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=section.sh
. "$root/benchmarks/section.sh"
results=${RESULTS:-$root/benchmarks/RESULTS.md}
heap=${HEAP:-1g}
title='Three thousand products'
cd "$root"
busy=$(cut -d' ' -f1 /proc/loadavg) # what others were doing meanwhile is within the times
out=$(taskset -c 0,1 "${MAVEN:-mvn}" -o -q -pl node -am test -Dtest=ThreeThousandProducts \
  -Dsurefire.failIfNoSpecifiedTests=false -Dlicense.skip=true \
  "-Dsurefire.jvm=-Xmx$heap -XX:+UseSerialGC -Duser.timezone=UTC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
measured=$(sed -n 's/^.*MEASURED //p' <<<"$out")
grep -q '^heap' <<<"$measured" || { echo "$out" >&2; exit 1; }
commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
[ -z "$(git status --porcelain 2>/dev/null | head -n 1)" ] || commit="$commit with changes"
section=$(mktemp)
{
  echo "## $title"
  echo
  echo "Twenty suppliers of 150 products each, invented from seed $(sed -n 's/^seed|\([0-9]*\).*/\1/p' <<<"$measured"), sold for two years, beside the"
  echo "demonstration's own; all are to be ordered on one morning, with $heap of heap. Asked: a page below"
  echo "0.3 s, the advices made again below 3 s. A page is the median of seven."
  echo
  echo "| | seconds | seconds of CPU |"
  echo "|---|---|---|"
  sed -n -e '/^seed/d' -e '/^heap/d' -e 's/^\([^|]*\)|\([0-9.]*\)|\([0-9.]*\)$/| \1 | \2 | \3 |/p' \
    -e 's/^\([^|]*\)|\([0-9.]*\)$/| \1 | \2 | |/p' <<<"$measured"
  echo
  echo '```'
  echo "benchmarks/products.sh"
  echo '```'
  echo
  echo "$(date -u +%Y-%m-%d), 2 cores of $(LC_ALL=C lscpu | sed -n 's/^Model name: *//p' | head -n 1), commit $commit. Load of the machine when it began: $busy."
} >"$section"
put_section "$title" "$section" "$results"
rm "$section"
