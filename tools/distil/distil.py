# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes the word table and its manifest.

    python distil.py DATA KEPT OUT

DATA: the folder of open texts; KEPT: a folder for the teacher's vectors (1 GB); OUT: where vectors.bin
and vectors.manifest.json are written. README.md says the rest."""
import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy: the order of sums, hence the bytes, depend on it

import hashlib
import importlib.metadata
import json
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import wordfreq

import fit
import sources
import table
import teacher
import texts as made

PARAMETERS = {
    "dimensions": 256,
    "buckets": 8192,
    "most_bytes": 14_000_000,
    "french_words": 33_000,
    "english_words": 23_000,
    "least_count": 25,
    "least_count_of_a_number": 5,
    "first_weight": 0.001,
    "windows": 2,
    "contexts": 8,
    "unknown_from_rank": 4000,
    "joins_french": {2: 30_000, 3: 10_000, 6: 5_000},
    "joins_english": {2: 15_000, 3: 5_000, 6: 2_500},
    "importance": {"sentences": 1.0, "cuts": 1.0, "contexts": 1.0, "joins": 1.0},
    "epochs": 6,
    "rate": 0.008,
    "batch": 512,
}
ENGLISH = {"polis", "voice-en"}


def vocabulary(sentences, p):
    """word -> frequency: of the commonest words of both languages, and of what the sentences often hold."""
    found = {}
    for language, many in (("fr", p["french_words"]), ("en", p["english_words"])):
        for entry in wordfreq.top_n_list(language, many):
            for t in table.tokens(entry):
                if not t.isdigit():
                    found[t] = max(found.get(t, 0.0), wordfreq.word_frequency(t, language))
    seen = Counter(t for s in sentences for t in table.tokens(s))
    total = seen.total()
    for t, n in seen.items():
        if found.get(t, 0.0) == 0.0:
            if n >= (p["least_count_of_a_number"] if t.isdigit() else p["least_count"]):
                found[t] = n / total
            else:
                found.pop(t, None)
    return found


def chosen(frequencies, p):
    """The most frequent words that the file has room for, most frequent first."""
    left = p["most_bytes"] - 32 - p["buckets"] * (4 + p["dimensions"])
    words = []
    for w in sorted(frequencies, key=lambda w: (-frequencies[w], w)):
        left -= len(w.encode()) + 1 + 8 + p["dimensions"]
        if left < 0:
            break
        words.append(w)
    return words


def is_french(word):
    return wordfreq.word_frequency(word, "fr") >= wordfreq.word_frequency(word, "en")


def training_texts(corpora, words, frequencies, p):
    """kind -> texts; and, for the contexts, the word that each is about."""
    fr, en = (
        sources.unique(t for name, ts in corpora.items() if (name in ENGLISH) == english for t in ts
                       if table.tokens(t) and not made.held_out(t))
        for english in (False, True)
    )

    def frequency(word):
        return min((frequencies.get(t, 0.0) for t in table.tokens(word)), default=1.0)

    words_fr = [w for w in words if is_french(w) and not w.isdigit()]
    words_en = [w for w in words if not is_french(w)]
    return {
        "sentences": fr + en,
        "cuts": sources.unique([*made.cuts(fr, p["windows"]), *made.cuts(en, p["windows"])]),
        "contexts": [*made.in_contexts(words_fr, fr, frequency, p["contexts"]),
                     *made.in_contexts(words_en, en, frequency, p["contexts"])],
        "joins": [*made.joins(fr, p["joins_french"]), *made.joins(en, p["joins_english"])],
    }, np.repeat(words_fr + words_en, p["contexts"])


def say(*what, started=time.time()):
    print(f"{time.time() - started:6.0f} s", *what, file=sys.stderr, flush=True)


class Ready:
    """Everything that the fit needs, for the parameters given."""

    def __init__(self, source, encoder, p):
        self.corpora = sources.corpora(source)
        everything = sources.unique(t for ts in self.corpora.values() for t in ts if table.tokens(t))
        self.frequencies = vocabulary(everything, p)
        self.words = chosen(self.frequencies, p)
        self.kinds, about = training_texts(self.corpora, self.words, self.frequencies, p)
        say({name: len(ts) for name, ts in self.corpora.items()}, f"{len(self.words)} words",
            {kind: len(ts) for kind, ts in self.kinds.items()})
        many = len(self.kinds["sentences"])
        y = np.vstack([encoder.vectors(ts) for ts in self.kinds.values()])
        y -= y[:many].mean(0)
        y = fit.unit(y)
        target = y @ fit.basis(y[:many], p["dimensions"])
        alone = encoder.vectors(self.words)
        alone -= alone.mean(0)

        # In the last context of each word that is not frequent the word is taken as unknown: so its grams learn.
        rank = {w: i for i, w in enumerate(self.words)}
        before = many + len(self.kinds["cuts"])
        hidden = {before + k: rank[w] for k, w in enumerate(about)
                  if k % p["contexts"] == p["contexts"] - 1 and rank[w] >= p["unknown_from_rank"]}
        n = len(self.words)
        self.counts = fit.counts([t for ts in self.kinds.values() for t in ts], table.Lookup(self.words), n, p["buckets"],
                                 lambda k, row: hidden.get(k) == row)
        self.importance = np.repeat([p["importance"][k] for k in self.kinds],
                                    [len(ts) for ts in self.kinds.values()]).astype(np.float32)
        weights = np.array([p["first_weight"] / (p["first_weight"] + self.frequencies[w]) for w in self.words], np.float32)
        first = fit.start(self.counts[:many], target[:many], alone, weights)
        first_grams = fit.grams_like(fit.gram_matrix(self.words, p["buckets"]), first / weights[:, None])
        self.first_rows = np.vstack([first, first_grams])
        self.target = fit.unit(target)
        say("counts", self.counts.shape, self.counts.nnz)


def finished(words, rows, p):
    """The bytes of the table. A word's weight is the length that its row has learnt; the rows kept are of length 1."""
    n = len(words)
    length = np.maximum(np.linalg.norm(rows[:n], axis=1), 1e-9)
    as_unknown = fit.gram_matrix(words[p["unknown_from_rank"]:], p["buckets"]) @ rows[n:]
    unknown = float(np.linalg.norm(as_unknown, axis=1).mean())
    rows = np.vstack([rows[:n] / length[:, None], rows[n:] / unknown])
    return table.packed(words, length / length.max(), unknown / length.max(), rows)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def main(data, kept, out):
    p = PARAMETERS
    source = sources.Sources(data)
    ready = Ready(source, teacher.Teacher(kept), p)
    rows = fit.descend(ready.counts, ready.target, ready.importance, ready.first_rows, p["epochs"], p["rate"], p["batch"],
                       lambda epoch, cosine: say(f"epoch {epoch + 1}: mean cosine {cosine:.4f}"))
    content = finished(ready.words, rows, p)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "vectors.bin").write_bytes(content)
    frequent = Path(wordfreq.__file__).parent / "data"
    manifest = {
        "what": "French and English static word vectors, format 1: tools/distil/README.md",
        "licence": "CC-BY-SA-4.0",
        "attribution": "tools/distil/ATTRIBUTION.md",
        "table": {"file": "vectors.bin", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()},
        "teacher": teacher.described(),
        "frequencies": {
            "package": "wordfreq",
            "version": importlib.metadata.version("wordfreq"),
            "licence": "CC-BY-SA-4.0",
            "files": {name: digest(frequent / name) for name in ("large_fr.msgpack.gz", "large_en.msgpack.gz")},
        },
        "program": {f.name: digest(f) for f in sorted(Path(__file__).parent.glob("*.py"))},
        "packages": {name: importlib.metadata.version(name) for name in ("numpy", "scipy", "snowballstemmer")},
        "read": [{"file": name, **facts} for name, facts in sorted(source.read.items())],
        "texts": {kind: len(ts) for kind, ts in ready.kinds.items()},
        "words": len(ready.words),
        "parameters": p,
    }
    (out / "vectors.manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    say(f"{len(content)} bytes, {manifest['table']['sha256']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
