# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
#
# For the scripts of this folder: put_section TITLE FILE RESULTS puts the file in place of the section
# of that title, from its title to the next one, or at the end; and shows it.
put_section() {
  local title=$1 file=$2 results=$3 after
  after=$(mktemp)
  [ -f "$results" ] || printf '# Results\n\nWritten by the runs of this folder; nothing here is typed by hand.\n' >"$results"
  awk -v file="$file" -v title="## $title" '
    function put() { while ((getline line < file) > 0) print line; done = 1 }
    /^## / { inside = ($0 == title); if (inside) { put(); print "" } }
    !inside { print }
    END { if (!done) { print ""; put() } }' "$results" >"$after"
  cat "$after" >"$results"
  rm "$after"
  cat "$file"
}
