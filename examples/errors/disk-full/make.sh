#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# A disk that is really full: a filesystem in memory, mounted on the folder OUT for one command.
#   make.sh OUT -- COMMAND…        an empty disk of SIZE (default 64m)
#   make.sh OUT --full -- COMMAND… the same, already full
#   make.sh --fill OUT             fills the disk on OUT to the last byte
#   make.sh --free OUT             gives the space back
# The disk goes away with the command; its exit code is the command's. Root is used where we are
# root, else a namespace of our own (unshare); where neither may mount, exit 4 says so.
set -eu
usage() { sed -n '4,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
fill() { # to the last byte: big blocks first, then small ones
  for block in 1048576 4096 1; do
    dd if=/dev/zero bs=$block >> "$1/.filler" 2>/dev/null || true
  done
}
case "${1-}" in
  --fill) [ $# -eq 2 ] || usage; fill "$2"; exit 0 ;;
  --free) [ $# -eq 2 ] || usage; rm -f "$2/.filler"; exit 0 ;;
  --inside) # OUT full|empty COMMAND…, in a mount namespace of our own
    out=$2 state=$3; shift 3
    mount -t tmpfs -o "size=${SIZE:-64m}" lanterne-full "$out" || {
      echo "make.sh: this machine lets nobody mount a small disk here" >&2; exit 4; }
    [ "$state" = full ] && fill "$out"
    exec "$@" ;;
  ''|-*) usage ;;
esac
out=$1 state=empty; shift
[ "${1-}" = --full ] && { state=full; shift; }
[ "${1-}" = -- ] && [ $# -ge 2 ] || usage
shift
mkdir -p "$out"
if [ "$(id -u)" = 0 ]; then
  exec unshare --mount --propagation private -- sh "$0" --inside "$out" "$state" "$@"
fi
exec unshare --user --map-root-user --mount --propagation private -- sh "$0" --inside "$out" "$state" "$@"
