#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# Files outside a room that name it: its packages, its words, its acts, its entries, its addresses.
# usage: architecture/touched.sh [COMMIT]        (HEAD unless told; prints each file, then how many)
set -eu
cd "$(dirname "$0")/.."
commit=${1:-HEAD}

# name, what names it, its own places (a room was named otherwise once)
touched() {
  files=$(git grep -lE "$2" "$commit" -- 'node/src/main' 'cli/src/main' 'prose/src/main' 'architecture/src' 'rules' '*pom.xml' $3 |
    sed "s/^$commit:/  /")
  echo "$1, at $commit: $(printf '%s\n' "$files" | grep -c .)"
  printf '%s\n' "$files"
}

touched grocery \
  '(node|engines)[./](grocery|logistics)|\bGrocery|"grocery|room\.grocery|order[._]adopt|surplus[._]take|fact[._](import|grower|surplus|receiving|cold_room|correction|need|stocktake|loss|markdown)|role\.grower|"grower"|/grocery' \
  ':!engines/grocery :!engines/forecast :!engines/logistics :!node/src/main/java/coop/lanterne/node/grocery :!node/src/main/java/coop/lanterne/node/logistics :!node/src/main/jte/grocery :!node/src/main/resources/static/grocery :!node/src/main/resources/coop/lanterne/prose/grocery.*'
touched debates \
  '(node|engines)[./](debates?|deliberation)|\bDebate(s|Room)\b|"debate|room\.debates|[ "]debate[._](open|moderate|stage|opinions|audit|sort|synthesis)|fact[._](contribution|second_look|publication|debate_file|draft|text[._]offered|statements|voices|groups|votes)|role\.(author|voter)|"(author|voter)"|/debates' \
  ':!engines/debate :!engines/deliberation :!node/src/main/java/coop/lanterne/node/debates :!node/src/main/java/coop/lanterne/node/deliberation :!node/src/main/jte/debates :!node/src/main/jte/drafts :!node/src/main/jte/opinions :!node/src/main/jte/synthesis :!node/src/main/resources/coop/lanterne/prose/debates.* :!node/src/main/resources/coop/lanterne/prose/drafts.* :!node/src/main/resources/coop/lanterne/prose/syntheses.*'
