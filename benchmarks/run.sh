#!/usr/bin/env bash
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# ./lanterne bench [logistics|language|deliberation]: measures on the public data beside the project (LANTERNE_DATA names
# another place), each into its section of RESULTS.md (or of the file that RESULTS names). Each script says what it
# skips. Peers are used where they are installed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
case ${1:-logistics} in
  logistics) scripts="forecast bakery-orders bakery-folder m3 m4-weekly import products" ;;
  language) scripts="language" ;;
  deliberation) scripts="opinions synthesis" ;;
  *) echo "usage: ./lanterne bench [logistics|language|deliberation]" >&2; exit 2 ;;
esac
for script in $scripts; do
  echo "== $script" >&2
  bash "$here/$script.sh"
done
