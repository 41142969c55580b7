#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# A disk that is really full: a filesystem in memory, mounted on the folder OUT for one command.
#   make.sh OUT -- COMMAND…        an empty disk of SIZE (default 64m)
#   make.sh OUT --full -- COMMAND… the same, already full
#   make.sh --fill OUT             fills the disk on OUT to the last byte
#   make.sh --free OUT             gives the space back
# The disk goes away with the command; its exit code is the command's. It is mounted in a namespace
# of its own (unshare): as root where root may, as in no narrow container, else as a user who is
# root in that namespace alone. Where neither may, as in a closed container, its /dev/shm serves, when
# it is small (64 MB in most); else exit 4 says so.
set -eu
usage() { sed -n '4,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
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
own='--mount --propagation private'
[ "$(id -u)" = 0 ] && unshare --mount true 2>/dev/null || own="--user --map-root-user $own"
if unshare $own true 2>/dev/null; then
  exec unshare $own -- sh "$0" --inside "$out" "$state" "$@"
fi
size=$(df -k /dev/shm 2>/dev/null | awk 'NR == 2 { print $2 }')
[ -n "$size" ] && [ "$size" -le 262144 ] || {
  echo "make.sh: this machine lets nobody mount a small disk, and /dev/shm is none" >&2; exit 4; }
room=$(mktemp -d /dev/shm/lanterne-full.XXXXXX)
trap 'rm -rf "$room" "$out"' EXIT
rmdir "$out" && ln -s "$room" "$out"
[ "$state" = full ] && fill "$out"
code=0
"$@" || code=$?
exit $code
