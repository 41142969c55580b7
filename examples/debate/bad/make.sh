#!/bin/sh
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# make.sh OUT: writes two invented files that are too large to keep here.
#   OUT/large.csv  a contribution of a million characters on one line, beside an ordinary one
#   OUT/flood.csv  ten thousand copies of one sentence by one author, beside twelve other voices
set -eu
mkdir -p "$1"
awk 'BEGIN {
  printf "id,text,author\nc1,\""
  for (i = 0; i < 21000; i++) printf "Il faudrait des bancs pour tous devant l entree. "
  printf "\",a1\nc2,Il faudrait un abri pour les velos des clients.,a2\n"
}' > "$1/large.csv"
awk 'BEGIN {
  print "id,text,author"
  for (i = 1; i <= 10000; i++) print "f" i ",Il faut ouvrir le magasin toute la nuit.,a0"
  for (i = 1; i <= 12; i++) print "o" i ",Il faut garder la fermeture du magasin le dimanche.,a" i
}' > "$1/flood.csv"
