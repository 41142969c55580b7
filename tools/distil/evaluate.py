# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a finished table is worth. The only program here that opens STS-B and PIAF; distil.py never imports it.

    python evaluate.py DATA vectors.bin [--overlap]

Spearman's correlation on STS-B dev; PIAF: the share of the 2,000 questions whose paragraph comes first, among
the first ten, and the mean reciprocal rank. --overlap also counts how many of those texts stand in the corpora."""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import snowballstemmer
from scipy.stats import spearmanr

import table

STOP = set(
    "le la les l un une des de du d à au aux et ou où en dans par pour sur avec sans que qui quoi dont ce cette ces cet"
    " il elle ils elles on nous vous je tu se s sa son ses leur leurs ne n pas est sont a ont été être quel quelle quels"
    " quelles quand comment combien pourquoi c qu y t m j".split()
)


def pairs(data, name):
    with open(data / "text/sts-b-fr" / name, encoding="utf-8", newline="") as f:
        return [(a, b, float(s)) for a, b, s in csv.reader(f)]


def correlation(encode, left, right, scores):
    return spearmanr((encode(left) * encode(right)).sum(1), scores).statistic


def piaf(data):
    """The 2,000 questions listed by id, all paragraphs, and the number of each question's paragraph."""
    listed = (data / "text/piaf-1.1-fr/questions-2000.txt").read_text(encoding="utf-8").split()
    articles = json.loads((data / "text/piaf-1.1-fr/piaf-v1.1.json").read_text(encoding="utf-8"))["data"]
    paragraphs, asked = {}, {}
    for article in articles:
        for p in article["paragraphs"]:
            at = paragraphs.setdefault(p["context"], len(paragraphs))
            for q in p["qas"]:
                asked[str(q["id"])] = (q["question"], at)
    chosen = [asked[i] for i in listed]
    return [q for q, _ in chosen], list(paragraphs), np.array([at for _, at in chosen])


def terms(text, stem=snowballstemmer.stemmer("french").stemWord):
    found = re.findall(r"[a-zà-öø-ÿœæ0-9]+", text.lower().replace("’", "'"))
    return [stem(w) for w in found if w not in STOP]


def bm25(questions, paragraphs, k1=1.2, b=0.75):
    bags = [Counter(terms(p)) for p in paragraphs]
    lengths = np.array([bag.total() for bag in bags], float)
    places = {}
    for i, bag in enumerate(bags):
        for term, n in bag.items():
            places.setdefault(term, []).append((i, n))
    scores = np.zeros((len(questions), len(bags)), np.float32)
    for q, question in enumerate(questions):
        for term in set(terms(question)) & places.keys():
            i, n = np.array(places[term]).T
            rarity = np.log(1 + (len(bags) - len(i) + 0.5) / (len(i) + 0.5))
            scores[q, i] += rarity * n * (k1 + 1) / (n + k1 * (1 - b + b * lengths[i] / lengths.mean()))
    return scores


def ranks(scores, gold):
    better = (scores > scores[np.arange(len(gold)), gold][:, None]).sum(1)
    return f"first {(better < 1).mean():.4f}, in ten {(better < 10).mean():.4f}, reciprocal {(1 / (1 + better)).mean():.4f}"


def standard(scores):
    return (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-9)


def plain(text):
    return " ".join(table.tokens(text))


def main(data, path, *flags):
    data = Path(data)
    encode = table.Table(path).encode
    french, english = pairs(data, "stsb-fr-dev.csv"), pairs(data, "stsb-en-dev.csv")
    train = {t for a, b, _ in pairs(data, "stsb-fr-train.csv") for t in (a, b)}
    clean = [p for p in french if p[0] not in train and p[1] not in train]
    for name, left, right in (
        ("French", french, french), (f"French, {len(clean)} clean pairs", clean, clean),
        ("English", english, english), ("French against English", french, english),
    ):
        print(f"{name}: {correlation(encode, [p[0] for p in left], [p[1] for p in right], [p[2] for p in left]):.4f}")
    questions, paragraphs, gold = piaf(data)
    lexical, near = bm25(questions, paragraphs), encode(questions) @ encode(paragraphs).T
    print("PIAF, BM25 alone:", ranks(lexical, gold))
    print("PIAF, vectors alone:", ranks(near, gold))
    print("PIAF, z-scores .6 and .4:", ranks(0.6 * standard(lexical) + 0.4 * standard(near), gold))
    if "--overlap" in flags:
        import sources

        read = {plain(t) for ts in sources.corpora(sources.Sources(data)).values() for t in ts}
        for name, texts in (("STS-B dev texts", {t for p in french + english for t in p[:2]}), ("PIAF questions", questions)):
            print(f"{name} that stand in the corpora word for word: {sum(plain(t) in read for t in texts)} of {len(texts)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
