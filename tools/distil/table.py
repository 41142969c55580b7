# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The word table: its tokens, how a token finds its row, and its file format (README.md). The Java
class coop.lanterne.language.Vectors does the same; a change here is a change there."""
import re
import struct
import unicodedata
import zlib

import numpy as np
import scipy.sparse as sp
import snowballstemmer

TOKEN = re.compile(r"[a-zà-öø-ÿœæ]+|\d+")
GRAMS = (3, 4, 5)
_stemmer = snowballstemmer.stemmer("french")


def tokens(text):
    return TOKEN.findall(unicodedata.normalize("NFC", text).lower())


def fold(word):
    plain = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def stem(word):
    return _stemmer.stemWord(fold(word))


def grams(word, buckets):
    edged = "<" + fold(word) + ">"
    return [zlib.crc32(edged[i:i + k].encode()) % buckets for k in GRAMS for i in range(len(edged) - k + 1)]


class Lookup:
    """Finds the row of a token: the word, else its folded form, else its stem, else -1."""

    def __init__(self, words):
        self.exact = {w: i for i, w in enumerate(words)}
        self.folded, self.stems = {}, {}
        for i, w in enumerate(words):
            self.folded.setdefault(fold(w), i)
            self.stems.setdefault(stem(w), i)
        self._known = {}

    def __call__(self, token):
        row = self._known.get(token)
        if row is None:
            row = self.exact.get(token, self.folded.get(fold(token), -1))
            if row < 0:
                row = self.stems.get(stem(token), -1)
            self._known[token] = row
        return row


def packed(words, weights, unknown, rows):
    """The bytes of a table. rows: (W + B) × D floats, each kept as int8 and a scale."""
    rows = np.asarray(rows, np.float64)
    scales = (np.abs(rows).max(1) / 127).astype("<f4")
    scales[scales == 0] = 1
    cells = np.clip(np.rint(rows / scales[:, None].astype(np.float64)), -127, 127).astype(np.int8)
    text = "".join(w + "\n" for w in words).encode()
    sizes = rows.shape[1], len(words), len(rows) - len(words), len(text)
    head = b"LANTVEC1" + struct.pack("<IIIIfI", *sizes, unknown, 0)
    return head + text + np.asarray(weights, "<f4").tobytes() + scales.tobytes() + cells.tobytes()


class Table:
    """A table read from its file, and the vectors of texts."""

    def __init__(self, path):
        with open(path, "rb") as f:
            b = f.read()
        assert b[:8] == b"LANTVEC1"
        self.dimensions, n, self.buckets, length, self.unknown, _ = struct.unpack("<IIIIfI", b[8:32])
        self.words = b[32:32 + length].decode().split("\n")[:-1]
        assert len(self.words) == n
        at = 32 + length
        self.weights = np.frombuffer(b, "<f4", n, at)
        scales = np.frombuffer(b, "<f4", n + self.buckets, at + 4 * n)
        cells = np.frombuffer(b, np.int8, (n + self.buckets) * self.dimensions, at + 8 * n + 4 * self.buckets)
        self.rows = cells.reshape(-1, self.dimensions).astype(np.float32) * scales[:, None]
        self.find = Lookup(self.words)

    def encode(self, texts):
        """Unit vectors, one row a text; zeros when nothing in it is known."""
        i, j, v = [], [], []
        n = len(self.words)
        for k, text in enumerate(texts):
            for t in tokens(text):
                row = self.find(t)
                if row >= 0:
                    i.append(k), j.append(row), v.append(self.weights[row])
                else:
                    g = grams(t, self.buckets)
                    i += [k] * len(g)
                    j += [n + x for x in g]
                    v += [self.unknown / len(g)] * len(g)
        s = sp.csr_matrix((np.array(v, np.float32), (i, j)), shape=(len(texts), len(self.rows)))
        x = s @ self.rows
        return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
