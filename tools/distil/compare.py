# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What settings are chosen on: open texts alone.

    python compare.py DATA KEPT vectors.bin ...

Spearman's correlation between the table's cosines and the teacher's, over pairs of held-out sentences and their
cuts, as many pairs at each height of the teacher's cosine: French, English, French against English; "close": those
pairs that the teacher puts above .5. "unknown": French, a third of the words that are not frequent taken as unknown.
"opinion": an argument of the République numérique consultation finds the opinion that it answers among 325 (first,
in ten, mean reciprocal rank); nobody told the fit which answers which."""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
import zlib

import numpy as np
from scipy.stats import spearmanr

import distil
import sources
import table
import teacher
import texts as made

EACH = 1200  # pairs at each tenth of the teacher's cosine


class Open:
    def __init__(self, source, encoder, corpora):
        self.texts = {}
        for english in (False, True):
            held = [t for name, ts in corpora.items() if (name in distil.ENGLISH) == english for t in ts
                    if len(table.tokens(t)) >= 3 and made.held_out(t)]
            self.texts[english] = sources.unique([*held, *made.cuts(held, 1)])
        said = {k: encoder.vectors(ts) for k, ts in self.texts.items()}
        self.pairs = {
            "French": (False, False, *self._drawn(said[False], said[False], True)),
            "English": (True, True, *self._drawn(said[True], said[True], True)),
            "crossed": (False, True, *self._drawn(said[False], said[True], False)),
        }
        folder = "debate/republique-numerique-2015-fr/"
        opinions = list(source.rows(folder + "opinions.csv", ""))
        number = {o["opinion_id"]: i for i, o in enumerate(opinions)}
        arguments = [a for a in source.rows(folder + "arguments.csv", "")
                     if len(a["text"].split()) >= 12 and a["opinion_id"] in number][::3]
        self.arguments = [a["text"] for a in arguments]
        self.opinions = [o["title"] + "\n" + o["body"] for o in opinions]
        self.answered = np.array([number[a["opinion_id"]] for a in arguments])

    @staticmethod
    def _drawn(a, b, same):
        cosine = a @ b.T
        if same:
            np.fill_diagonal(cosine, -1)
        n = len(a)
        near = np.argpartition(-cosine, 10, axis=1)[:, :10].T.ravel()
        far = np.concatenate([(np.arange(n) * 7919 + k * 104729 + 13) % len(b) for k in range(6)])
        i, j = np.tile(np.arange(n), 16), np.concatenate([near, far])
        if same:
            i, j = i[i != j], j[i != j]
        height = cosine[i, j]
        kept = []
        for low in np.arange(-0.2, 1.0, 0.1):
            at = np.flatnonzero((height >= low) & (height < low + 0.1))
            kept.append(at[np.argsort(at * 2654435761 % 2**32, kind="stable")[:EACH]])
        kept = np.concatenate(kept)
        return i[kept], j[kept], height[kept]

    def figures(self, kept):
        found = {}
        said = {k: kept.encode(ts) for k, ts in self.texts.items()}
        for name, (left, right, i, j, height) in self.pairs.items():
            cosine = (said[left][i] * said[right][j]).sum(1)
            close = height >= 0.5
            found[name] = spearmanr(cosine, height).statistic, spearmanr(cosine[close], height[close]).statistic
        find = kept.find
        kept.find = lambda t: -1 if find(t) >= 4000 and zlib.crc32(t.encode()) % 3 == 0 else find(t)
        said = kept.encode(self.texts[False])
        kept.find = find
        _, _, i, j, height = self.pairs["French"]
        found["unknown"] = (spearmanr((said[i] * said[j]).sum(1), height).statistic,)
        scores = kept.encode(self.arguments) @ kept.encode(self.opinions).T
        better = (scores > scores[np.arange(len(scores)), self.answered][:, None]).sum(1)
        found["opinion"] = (better < 1).mean(), (better < 10).mean(), (1 / (1 + better)).mean()
        return "; ".join(name + " " + " ".join(f"{x:.4f}" for x in values) for name, values in found.items())


def main(data, kept, *tables):
    source = sources.Sources(data)
    measure = Open(source, teacher.Teacher(kept), sources.corpora(source))
    for path in tables:
        print(path, measure.figures(table.Table(path)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
