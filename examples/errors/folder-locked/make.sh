#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs COMMAND while another process holds the lock on LOCKFILE (the lock file of a data folder).
# The exit code is the command's.
set -eu
[ $# -ge 3 ] && [ "$2" = -- ] || { echo "usage: make.sh LOCKFILE -- COMMAND…" >&2; exit 2; }
locked=$1; shift 2
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
java=java; [ -n "${JAVA_HOME-}" ] && java=$JAVA_HOME/bin/java
mkdir -p "$(dirname -- "$locked")"
room=$(mktemp -d)
"$java" "$here/Hold.java" "$locked" "$room/held" &
pid=$!
trap 'kill $pid 2>/dev/null && wait $pid 2>/dev/null || true; rm -rf "$room"' EXIT
until [ -e "$room/held" ]; do
  kill -0 $pid 2>/dev/null || { echo "make.sh: $locked could not be locked" >&2; exit 4; }
  sleep 0.1
done
code=0
"$@" || code=$?
exit $code
