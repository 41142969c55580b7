# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# For the scripts of this folder, which read it first: where things are, how a command is timed, and the
# one way into RESULTS.md. What is timed is the launcher, $lanterne, as people run it.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${LANTERNE_DATA:-$root/../shared/data}
results=${RESULTS:-$root/benchmarks/RESULTS.md}
python=${PYTHON:-python3}
export LANTERNE=${LANTERNE:-$root/lanterne}
lanterne=$LANTERNE
"$lanterne" version >/dev/null # built before anything is timed
JAVA_HOME=$("$root/lanterne" jdk)
export JAVA_HOME
jar=("$root"/cli/target/lanterne-cli-*.jar)
# "${engines[@]}" PROGRAM.java …: a program of this folder, on the engines and without the launcher.
engines=("$JAVA_HOME/bin/java" --class-path "${LANTERNE_CLASSES:-${jar[0]}}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# clock COMMAND…: seconds by the clock, then of processor; what it answers goes to $work/answer.
clock() {
  local TIMEFORMAT='%R %U %S'
  { time "$@" >"$work/answer" 2>/dev/null; } 2>&1 | awk '{ printf "%.2f %.2f\n", $1, $2 + $3 }'
}

# Hundredths of a second that the machine has worked, then those of this script and of what it ran.
worked() { awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 + $9; exit }' /proc/stat; }
worked_here() { awk '{ print $14 + $15 + $16 + $17 }' /proc/$$/stat; }
began=$EPOCHREALTIME
before=$(($(worked) - $(worked_here)))

# When and where: the date, the machine, how much of it others took since the script began, the commit.
circumstances() {
  local commit
  commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
  [ -z "$(git -C "$root" status --porcelain -- ':!benchmarks/RESULTS.md' ':!*.svg' 2>/dev/null | head -n 1)" ] ||
    commit="$commit with changes"
  echo "$(date -u '+%Y-%m-%d %H:%M') UTC, $(nproc) cores of $(LC_ALL=C lscpu | sed -n 's/^Model name: *//p' | head -n 1)," \
    "commit $commit. Others took $(awk -v others=$(($(worked) - $(worked_here) - before)) -v began="$began" \
      -v now="$EPOCHREALTIME" -v cores="$(nproc)" 'BEGIN { printf "%.0f", (others > 0 ? others : 0) / (now - began) / cores }') % of the machine meanwhile."
}

# put_section TITLE BODY: what the function BODY prints, in place of the section of that title, or at the
# end; shown too. A line "First: …" of the section that it replaces, written by hand, stays.
put_section() {
  "$2" >"$work/body" # before our own variables, which it would see
  local title=$1 first
  touch "$results"
  first=$(awk -v title="## $title" '/^## / { inside = $0 == title } inside && /^First: /' "$results")
  printf '## %s\n\n%s\n\n%s%s\n' "$title" "$(circumstances)" "${first:+$first$'\n\n'}" "$(cat "$work/body")" >"$work/section"
  awk -v file="$work/section" -v title="## $title" '
    function put() { while ((getline line < file) > 0) print line; done = 1 }
    /^## / { if (inside && done) print ""; inside = $0 == title; if (inside && !done) put() }
    !inside { print; last = $0 }
    END { if (!done) { if (last != "") print ""; put() } }' "$results" >"$work/after"
  cat "$work/after" >"$results"
  cat "$work/section"
}
