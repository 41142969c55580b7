# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remakes what the tests of opinion groups are held against: an invented debate in the form of a
Polis export, and what the formulas of Polis, written here a second time, say of it. Axes come from a
singular value decomposition, intervals from scipy; nothing is shared with the engine.

    pip install numpy==2.4.6 scipy==1.17.1
    python3 tools/polis_fixture.py DEBATE EXPECTED

DEBATE is examples/debate/polis, EXPECTED is
engines/debate/src/test/resources/coop/lanterne/debate/opinions.
"""
import csv
import random
import sys

import numpy as np
from scipy.stats import binomtest

debate, expected = sys.argv[1:]
rng = random.Random(20261128)
Z = 1.2816

# id, moderated, meta, text, chance that each of three leanings agrees
STATEMENTS = [
    (0, 1, 0, "L’épicerie doit ouvrir le dimanche matin.", (0.9, 0.15, 0.3)),
    (1, 1, 0, "Les prix doivent passer avant le bio.", (0.8, 0.1, 0.75)),
    (2, 1, 0, "Chaque membre doit tenir un créneau par mois.", (0.2, 0.85, 0.8)),
    (3, 0, 0, "Il faut une caisse sans contact.", (0.6, 0.6, 0.5)),
    (4, 1, 0, "La viande a sa place dans les rayons.", (0.75, 0.1, 0.9)),
    (5, -1, 0, "Les gens d’en face sont des voleurs.", (0.3, 0.3, 0.3)),
    (6, 1, 0, "Les invendus doivent être donnés le soir même.", (0.9, 0.95, 0.9)),
    (7, 1, 1, "Je suis membre depuis plus d’un an.", (0.5, 0.6, 0.4)),
    (8, 1, 0, "Nous devons louer le local voisin.", (0.7, 0.3, 0.15)),
    (9, 0, 0, "Le vrac prend trop de place.", (0.55, 0.1, 0.6)),
    (10, 1, 0, "Les comptes doivent être affichés à l’entrée.", (0.85, 0.9, 0.95)),
    (11, 1, 0, "Il faut embaucher une seconde personne.", (0.2, 0.8, 0.2)),
]
LEANINGS = [0] * 13 + [1] * 10 + [2] * 7
rng.shuffle(LEANINGS)

# ---- votes: each statement seen by most, in an order of its own; one person sees three of them
votes = []  # moment, statement, participant, vote
moment = 1795000000000
for p, leaning in enumerate(LEANINGS):
    seen = [s for s in STATEMENTS if rng.random() < 0.82]
    if p == 17:
        seen = STATEMENTS[:3]
    for tid, _, _, _, agree in sorted(seen):
        moment += rng.randrange(1000, 90000)
        draw = rng.random()
        passes = draw > 0.88
        votes.append((moment, tid, p, 0 if passes else 1 if rng.random() < agree[leaning] else -1))

people = sorted({v[2] for v in votes})
n = len(STATEMENTS)
raw = np.full((len(people), n), np.nan)
for _, tid, p, v in votes:
    raw[people.index(p), tid] = v

# ---- axes and places
aside = np.array([m == -1 or meta for _, m, meta, _, _ in STATEMENTS], bool)
x = raw.copy()
x[:, aside] = 0
mean = np.nanmean(x, axis=0)
filled = np.where(np.isnan(x), mean, x) - mean
axes = np.linalg.svd(filled, full_matrices=False)[2][:2]
axes = np.array([a * np.sign(a[np.argmax(np.abs(a))]) for a in axes])
cast = (~np.isnan(x)).sum(1)
place = np.where(np.isnan(x), 0, x - mean) @ axes.T * np.sqrt(n / np.maximum(1, cast))[:, None]
extremity = np.sqrt(n) * np.hypot(*((1 - mean) * axes))

# ---- groups
enough = np.where((~np.isnan(raw)).sum(1) >= min(7, n))[0]
assert len(enough) >= 15


def kmeans(points, weight, k):
    centre = points[sorted(np.unique(points, axis=0, return_index=True)[1])[:k]]
    for _ in range(100):
        of = np.argmin(((points[:, None] - centre) ** 2).sum(2), axis=1)
        moved = np.array([np.average(points[of == c], axis=0, weights=weight[of == c]) for c in range(k)])
        if np.array_equal(moved, centre):
            break
        centre = moved
    return of


def silhouette(points, of):
    d = np.sqrt(((points[:, None] - points) ** 2).sum(2))
    s = []
    for i, g in enumerate(of):
        own = (of == g) & (np.arange(len(of)) != i)
        if not own.any():
            s.append(0)
            continue
        a = d[i, own].mean()
        b = min(d[i, of == h].mean() for h in set(of) - {g})
        s.append((b - a) / max(a, b))
    return np.mean(s)


points = place[enough]  # fewer than a hundred people: each is a base cluster
tried = {}
for k in range(2, min(5, 2 + len(points) // 12) + 1):
    of = kmeans(points, np.ones(len(points)), k)
    tried[k] = silhouette(points, of), min(np.bincount(of)), of
k = max((k for k in tried if tried[k][1] > 1), key=lambda k: tried[k][0])
of = tried[k][2]
order = sorted(range(k), key=lambda g: (-(of == g).sum(), list(of).index(g)))
group = {int(people[enough[i]]): order.index(g) for i, g in enumerate(of)}

# ---- counts and figures
def count(rows, tid):
    v = raw[rows, tid]
    return [int((v == value).sum()) for value in (1, -1, 0)]


def prop(some, all_):
    return 2 * np.sqrt(all_ + 1) * ((some + 1) / (all_ + 1) - 0.5)


def two(a, m, b, q):
    a, m, b, q = a + 1, m + 1, b + 1, q + 1
    pooled = (a + b) / (m + q)
    return 0 if pooled == 1 else (a / m - b / q) / np.sqrt(pooled * (1 - pooled) * (1 / m + 1 / q))


out = []


def say(what, statement, g, key, value):
    out.append([what, statement, g, key, repr(float(value))])


for kk, (s, smallest, _) in tried.items():
    say("choice", "", kk, "silhouette", s)
    say("choice", "", kk, "smallest", smallest)
say("opinions", "", "", "k", k)
for i, p in enumerate(people):
    say("place", "", p, "x", place[i, 0])
    say("place", "", p, "y", place[i, 1])
    say("place", "", p, "group", group.get(p, -1))
held = {g: [] for g in range(k)}
for tid, moderated, meta, _, _ in STATEMENTS:
    cells = [count([people.index(p) for p in group if group[p] == g], tid) for g in range(k)]
    a, d, passes = np.sum(cells, axis=0)
    seen = a + d + passes
    everyone = count(np.arange(len(people)), tid)
    for key, value in zip(("A", "D", "P"), everyone):
        say("all", tid, "", key, value)
    priority = (
        (1 - (passes + 1) / (seen + 2)) * (extremity[tid] + 1) * (a + 1) / (seen + 2) * (1 + 8 * 2 ** (-seen / 5))
    ) ** 2
    say("statement", tid, "", "extremity", extremity[tid])
    say("statement", tid, "", "priority", 49 if meta else priority)
    say("statement", tid, "", "consensus", np.prod([(c[0] + 1) / (sum(c) + 2) for c in cells]))
    for g, (ga, gd, gp) in enumerate(cells):
        s, rest = ga + gd + gp, seen - ga - gd - gp
        figures = {"A": ga, "D": gd, "P": gp, "S": s}
        for side, own, other in (("a", ga, a - ga), ("d", gd, d - gd)):
            p_in, p_out = (own + 1) / (s + 2), (other + 1) / (rest + 2)
            ci = binomtest(own, s).proportion_ci(0.95, method="wilson")
            figures |= {
                f"p{side}": p_in, f"p{side}t": prop(own, s), f"r{side}": p_in / p_out,
                f"r{side}t": two(own, s, other, rest), f"low{side}": ci.low, f"high{side}": ci.high,
            }
        for key, value in figures.items():
            say("group", tid, g, key, value)
        side = "a" if figures["rat"] > figures["rdt"] else "d"
        if not aside[tid] and any(figures[f"r{t}t"] > Z and figures[f"p{t}t"] > Z for t in "ad"):
            metric = np.prod([figures[f] for f in (f"r{side}", f"r{side}t", f"p{side}", f"p{side}t")])
            held[g].append((metric, tid, side, figures))
for side, which in (("agree", 0), ("disagree", 1)):
    found = []
    for tid in range(n):
        c = count(np.arange(len(people)), tid)
        share, test = (c[which] + 1) / (sum(c) + 2), prop(c[which], sum(c))
        if not aside[tid] and share > 0.5 and test > Z:
            found.append((-share * test, tid))
    for rank, (_, tid) in enumerate(sorted(found)[:5]):
        say("common", tid, "", side, rank)
for g, of_group in held.items():
    # every group here has a statement that it agrees on beyond doubt: the best of them comes first
    best = max((h for h in of_group if h[2] == "a"), key=lambda h: h[0])
    rest = sorted((h for h in of_group if h is not best), key=lambda h: -h[0])[:4]
    chosen = sorted([best] + rest, key=lambda h: h[2])
    for rank, (_, tid, side, _) in enumerate(chosen):
        say("held", tid, g, side, rank)

with open(f"{expected}/expected.csv", "w", newline="") as f:
    csv.writer(f, lineterminator="\n").writerows([["what", "statement", "group", "key", "value"]] + out)

# ---- the export
with open(f"{debate}/comments.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow("timestamp comment-id author-id agrees disagrees moderated is_meta comment-body".split())
    for tid, moderated, meta, text, _ in STATEMENTS:
        a, d, _ = count(np.arange(len(people)), tid)
        w.writerow([1795000000000 - 1000 * (n - tid), tid, tid % 4, a, d, moderated, meta, text])
with open(f"{debate}/votes.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow("timestamp comment-id voter-id vote".split())
    for t, tid, p, v in sorted(votes, key=lambda v: (v[1], v[0])):
        w.writerow([t, tid, p, v])
with open(f"{debate}/participants-votes.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"] + list(range(n)))
    for i, p in enumerate(people):
        row = raw[i]
        w.writerow(
            [p, group.get(p, ""), 0, int((~np.isnan(row)).sum()), int((row == 1).sum()), int((row == -1).sum())]
            + ["" if np.isnan(v) else int(v) for v in row])
