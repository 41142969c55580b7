# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opinions beside the Polis server's own figures, as two tables of Markdown. Run by opinions.sh:

    python3 opinions_parity.py fixtures|open FOLDER COMMAND…

"fixtures": each folder holds what the server computed (math-pca2.json); its groups are given to
the command, and figures are compared. "open": each folder is an export; the number of groups and the
adjusted Rand index say how close ours, from a cold start, are to those published.
"""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter


def analyse(command, *args):
    start = time.monotonic()
    run = subprocess.run([*command, "polis", "analyse", *args, "--json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout), time.monotonic() - start


def rand_index(pairs):
    """Adjusted Rand index (Hubert and Arabie 1985) of pairs of labels."""
    both = sum(math.comb(n, 2) for n in Counter(pairs).values())
    one, other = (sum(math.comb(n, 2) for n in Counter(p[i] for p in pairs).values()) for i in (0, 1))
    expected = one * other / math.comb(len(pairs), 2)
    return (both - expected) / ((one + other) / 2 - expected)


def apart(a, b):
    return abs(a - b) / max(abs(b), 1e-300) if a != b else 0.0


def fixture(folder, command):
    with open(f"{folder}/math-pca2.json") as f:
        server = json.load(f)
    base = dict(zip(server["base-clusters"]["id"], server["base-clusters"]["members"]))
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as groups:
        print("participant,group", file=groups)
        for g in server["group-clusters"]:
            for b in g["members"]:
                for person in base[b]:
                    print(f"{person},{g['id']}", file=groups)
        groups.flush()
        ours, _ = analyse(command, folder, "--groups", groups.name)
    statements = {s["id"]: s for s in ours["statements"]}
    assert set(statements) == set(server["group-aware-consensus"])
    consensus = [abs(s["consensus"] - server["group-aware-consensus"][i]) for i, s in statements.items()]
    priority = [apart(s["priority"], server["comment-priorities"][i]) for i, s in statements.items()]
    worst, held = 0.0, 0
    for g, listed in server["repness"].items():
        mine = next(x for x in ours["groups"] if x["id"] == g)["holds"]
        held += [(h["id"], h["side"]) for h in mine] == [(str(r["tid"]), r["repful-for"]) for r in listed]
        for r in listed:
            cell = statements[str(r["tid"])]["groups"][g]
            assert cell["repful_for"] == r["repful-for"] and cell["S"] == r["n-trials"]
            for name, theirs in (("repness", "repness"), ("repness_test", "repness-test"), ("p_test", "p-test")):
                worst = max(worst, apart(cell[name], r[theirs]))
    common = sum(
        ours[name] == [str(c["tid"]) for c in server["consensus"][side]]
        for name, side in (("agreed", "agree"), ("disagreed", "disagree"))
    )
    n = len(statements)
    print(
        f"| {os.path.basename(folder)} | {n} | {sum(e <= 1e-12 for e in consensus)} of {n}, {max(consensus):.0e} "
        f"| {sum(e <= 1e-9 for e in priority)} of {n}, {max(priority):.0e} | {worst:.1e} "
        f"| {held} of {len(server['repness'])} | {common} of 2 |"
    )


def conversation(folder, command):
    with open(f"{folder}/participants-votes.csv", newline="", encoding="utf-8") as f:
        published = {r["participant"]: r["group-id"] for r in csv.DictReader(f) if r["group-id"]}
    theirs = len(set(published.values()))
    ours, seconds = analyse(command, folder)
    asked, _ = analyse(command, folder, "--k", str(theirs))
    index, with_k = (
        rand_index([(g, published[p]) for p, g in a["participants"].items() if p in published]) for a in (ours, asked)
    )
    people = sum(p in published for p in ours["participants"])
    tried = ", ".join(f"{t['k']}: {t['silhouette']:.3f}" for t in ours["tried"])
    print(
        f"| {os.path.basename(folder)} | {len(ours['statements'])} | {people} | {ours['k']} | {theirs} "
        f"| {index:.2f} | {with_k:.2f} | {tried} | {seconds:.1f} |"
    )


what, data, *command = sys.argv[1:]
if what == "fixtures":
    print("| fixture | statements | consensus equal, largest error | priorities equal, largest relative error "
          "| representativeness, largest relative error | groups with the same statements | consensus lists |")
    print("|---|---|---|---|---|---|---|")
else:
    print("| conversation | statements | people in a group in both | our k | published k | adjusted Rand index "
          "| with the published k | silhouette by k | seconds |")
    print("|---|---|---|---|---|---|---|---|---|")
for name in sorted(os.listdir(data)):
    if os.path.isdir(f"{data}/{name}"):
        (fixture if what == "fixtures" else conversation)(f"{data}/{name}", command)
