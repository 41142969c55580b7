# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fit: rows such that the sum over a text's tokens points where the teacher's vector points.
A row carries its word's weight in its length; since only directions are compared, the weights of
words are learnt with the rows. No random numbers: texts are taken in an order by multiplication."""

import numpy as np
import scipy.sparse as sp

from table import grams, tokens


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def gram_matrix(words, buckets):
    """words × buckets: 1/n at each of a word's n grams."""
    g = [grams(w, buckets) for w in words]
    v = [1 / len(x) for x in g for _ in x]
    at = [k for k, x in enumerate(g) for _ in x], [b for x in g for b in x]
    return sp.csr_matrix((np.array(v, np.float32), at), shape=(len(g), buckets))


def counts(texts, find, words, buckets, unknown=lambda text, token: False):
    """texts × (W + B): how often each row stands in each text; a token without a row stands as its grams.
    `unknown(k, row)` says that in text k the word of that row is to be taken as if it had none."""
    types = {}
    i, j = [], []
    for k, text in enumerate(texts):
        for t in tokens(text):
            row = find(t)
            if row < 0 or unknown(k, row):
                row = words + types.setdefault(t, len(types))
            i.append(k)
            j.append(row)
    seen = sp.csr_matrix((np.ones(len(i), np.float32), (i, j)), shape=(len(texts), words + len(types)))
    spread = sp.block_diag([sp.identity(words, np.float32), gram_matrix(types, buckets)], format="csr")
    out = (seen @ spread).tocsr()
    out.sum_duplicates()
    out.sort_indices()
    return out


def basis(y, dimensions):
    """The first principal directions of unit vectors, 512 × dimensions; signs fixed."""
    _, e = np.linalg.eigh((y.T @ y).astype(np.float64))
    e = e[:, ::-1][:, :dimensions]
    return (e * np.sign(e[np.abs(e).argmax(0), np.arange(dimensions)])).astype(np.float32)


def start(s, target, alone, weights):
    """First rows of the words: the teacher's vectors of words alone, mapped linearly (ridge) to those of
    the texts of which they are the weighted mean."""
    known = s[:, :len(weights)] @ sp.diags(weights)
    known = sp.diags(1 / np.maximum(np.asarray(known.sum(1)).ravel(), 1e-9)) @ known
    mean = known @ alone
    m = np.linalg.solve(mean.T @ mean + 1e-4 * len(target) * np.eye(alone.shape[1]), mean.T @ target)
    return (alone @ m.astype(np.float32)) * weights[:, None]


def grams_like(g, rows, ridge=0.5, turns=15):
    """B rows whose mean over a word's grams is near the word's row: conjugate gradient."""
    gt = g.T.tocsr()
    d = np.zeros((g.shape[1], rows.shape[1]), np.float32)
    r = gt @ rows
    q, rs = r.copy(), (r * r).sum(0)
    for _ in range(turns):
        a = gt @ (g @ q) + ridge * q
        step = rs / np.maximum((q * a).sum(0), 1e-20)
        d += step * q
        r -= step * a
        new = (r * r).sum(0)
        q = r + new / np.maximum(rs, 1e-20) * q
        rs = new
    return d


def descend(s, target, importance, rows, epochs, rate, batch, told=None):
    """Adam on Σ importance · (1 − cosine(row sum of a text, its target)); the rate falls to 0 in a line."""
    rows = rows.copy()
    first, second = np.zeros_like(rows), np.zeros_like(rows)
    met = np.zeros(len(rows), np.float32)
    n = s.shape[0]
    steps, step = epochs * -(-n // batch), 0
    number = np.arange(n, dtype=np.uint64)
    for epoch in range(epochs):
        key = number * np.uint64(2654435761 + 40503 * epoch) % np.uint64(2**32)
        order = np.argsort(key, kind="stable")
        total = 0.0
        for at in range(0, n, batch):
            chosen = order[at:at + batch]
            part = s[chosen]
            used, place = np.unique(part.indices, return_inverse=True)
            part = sp.csr_matrix((part.data, place.astype(np.int32), part.indptr), shape=(len(chosen), len(used)))
            x = part @ rows[used]
            length = np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-6)
            x /= length
            y = target[chosen]
            cosine = (x * y).sum(1, keepdims=True)
            total += float(cosine.sum())
            slope = part.T @ (importance[chosen, None] * (cosine * x - y) / length)
            met[used] += 1
            c = met[used][:, None]
            a = first[used] * 0.9 + 0.1 * slope
            b = second[used] * 0.99 + 0.01 * slope * slope
            first[used], second[used] = a, b
            rows[used] -= rate * (1 - step / steps) * (a / (1 - 0.9**c)) / (np.sqrt(b / (1 - 0.99**c)) + 1e-7)
            step += 1
        if told:
            told(epoch, total / n)
    return rows
