#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# A million lines of sales, from the file that was sent to the database, with 512 MB of heap on two
# cores. Writes its section of RESULTS.md.
set -euo pipefail
# shellcheck source=section.sh
. "$(dirname "$0")/section.sh"
cd "$root"
out=$(taskset -c 0,1 "${MAVEN:-mvn}" -o -q -pl node -am test -Dtest=MillionSales \
  -Dsurefire.failIfNoSpecifiedTests=false -Dlicense.skip=true \
  "-Dsurefire.jvm=-Xmx512m -XX:+UseSerialGC -Duser.timezone=UTC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
measured=$(sed -n 's/^.*MEASURED //p' <<<"$out")
[ -n "$measured" ] || { echo "$out" >&2; exit 1; }
section() {
  echo "CSV of 1,000 products on 1,000 days, once received by the node, read, checked line by line, written in one"
  echo "transaction; timed inside a node, by its test MillionSales: no command and no page is within it."
  echo "**$measured**. Asked: less than 30 s with 512 MB of heap on two cores."
  echo
  echo '```'
  echo "benchmarks/import.sh"
  echo '```'
}
put_section 'Import of a million lines of sales' section
