#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# Three thousand invented products, sold for two years, all to be ordered on one morning: how long
# the advices and the pages take on two cores. HEAP is the memory that the node may use. Writes its
# section of RESULTS.md.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
heap=${HEAP:-1g}
cd "$root"
out=$(taskset -c 0,1 "${MAVEN:-mvn}" -o -q -pl node -am test -Dtest=ThreeThousandProducts \
  -Dsurefire.failIfNoSpecifiedTests=false -Dlicense.skip=true \
  "-Dsurefire.jvm=-Xmx$heap -XX:+UseSerialGC -Duser.timezone=UTC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
measured=$(sed -n 's/^.*MEASURED //p' <<<"$out")
grep -q '^heap' <<<"$measured" || { echo "$out" >&2; exit 1; }
section() {
  echo "Twenty suppliers of 150 products each, invented from seed $(sed -n 's/^seed|\([0-9]*\).*/\1/p' <<<"$measured"), sold for two years, beside the"
  echo "demonstration's own; all are to be ordered on one morning, with $heap of heap. Asked: a page below"
  echo "0.3 s, the advices made again below 3 s. Timed inside a node, by its test ThreeThousandProducts, which is also"
  echo "the browser of the pages; a page is the median of seven."
  echo
  echo "| | seconds | seconds of CPU |"
  echo "|---|---|---|"
  sed -n -e '/^seed/d' -e '/^heap/d' -e 's/^\([^|]*\)|\([0-9.]*\)|\([0-9.]*\)$/| \1 | \2 | \3 |/p' \
    -e 's/^\([^|]*\)|\([0-9.]*\)$/| \1 | \2 | |/p' <<<"$measured"
  echo
  echo '```'
  echo "benchmarks/products.sh"
  echo '```'
}
put_section 'Three thousand products' section
