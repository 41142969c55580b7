#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs COMMAND while another program (the JDK's own jwebserver) listens on PORT of the loopback
# address. The exit code is the command's.
set -eu
[ $# -ge 3 ] && [ "$2" = -- ] || { echo "usage: make.sh PORT -- COMMAND…" >&2; exit 2; }
port=$1; shift 2
server=jwebserver; [ -n "${JAVA_HOME-}" ] && server=$JAVA_HOME/bin/jwebserver
empty=$(mktemp -d)
"$server" -b 127.0.0.1 -p "$port" -d "$empty" > "$empty/.said" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null && wait $pid 2>/dev/null || true; rm -rf "$empty"' EXIT
tries=0
until grep -q "port $port" "$empty/.said" 2>/dev/null; do
  tries=$((tries + 1))
  kill -0 $pid 2>/dev/null && [ $tries -le 200 ] || { cat "$empty/.said" >&2; echo "make.sh: port $port could not be taken" >&2; exit 4; }
  sleep 0.1
done
code=0
"$@" || code=$?
exit $code
