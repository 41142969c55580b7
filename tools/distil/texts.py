# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""More texts for the teacher, made from the sentences read: cuts, joins, and every word of the table
in sentences that it did not stand in. No random numbers: a choice is a checksum of what it is about."""
import zlib

from table import tokens


def pick(text, salt, among):
    return zlib.crc32(f"{salt}\0{text}".encode()) % among


def held_out(text):
    """One sentence in 25 is kept from the fit, to choose settings on."""
    return pick(text, "held out", 25) == 0


def shuffled(texts):
    return sorted(texts, key=lambda t: (zlib.crc32(t.encode()), t))


def cuts(texts, windows):
    """From a sentence of 8 words or more, `windows` times 3 to 7 words in a row; from one of 14, also a half."""
    for t in texts:
        w = t.split()
        if len(w) >= 8:
            for k in range(windows):
                n = 3 + pick(t, f"length {k}" if k else "length", 5)
                at = pick(t, f"start {k}" if k else "start", len(w) - n + 1)
                yield " ".join(w[at:at + n])
        if len(w) >= 14:
            half = len(w) // 2
            yield " ".join(w[:half] if pick(t, "half", 2) else w[half:])


def joins(texts, counts):
    """Sentences side by side: of the first counts[k] × k sentences in checksum order, k at a time."""
    order = shuffled(texts)
    at = 0
    for k, many in counts.items():
        for _ in range(many):
            yield " ".join(order[(at + i) % len(order)] for i in range(k))
            at += k


def in_contexts(words, hosts, frequency, contexts):
    """Each word in place of the rarest word of `contexts` sentences of 4 to 9 words."""
    slots = []
    for t in hosts:
        w = t.split()
        if 4 <= len(w) <= 9:
            rare = min(range(len(w)), key=lambda i: (frequency(w[i]), i))
            slots.append((" ".join(w[:rare]), " ".join(w[rare + 1:])))
    for word in words:
        for k in range(contexts):
            before, after = slots[pick(word, f"host {k}", len(slots))]
            yield f"{before} {word} {after}".strip()
