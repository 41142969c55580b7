#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes engines/language/src/main/resources/coop/lanterne/language/tongue.txt: how common each run
of three letters is in French, in English and in other languages of Latin script, by the word
frequencies of wordfreq 3.1 (CC BY-SA 4.0). Reads no text. Needs: pip install wordfreq==3.1.1

Usage: tools/tongue.py > engines/language/src/main/resources/coop/lanterne/language/tongue.txt
"""
import math
import unicodedata
from collections import Counter

from wordfreq import get_frequency_dict

LANGUAGES = "fr en es it pt ca ro de nl sv da nb fi hu pl cs tr id vi".split()
WORDS = 20000  # the most frequent of each language
RUNS = 3000  # kept: the most frequent over all languages
FRENCH = set("àâçéèêëîïôùûüÿ")  # accents that people leave out


def plain(word):
    """Lower case, French accents off, others kept: they tell the language."""
    word = unicodedata.normalize("NFC", word.lower()).replace("œ", "oe").replace("æ", "ae")
    return "".join(unicodedata.normalize("NFD", c)[0] if c in FRENCH else c for c in word)


def runs(word):
    marked = "_" + word + "_"
    return [marked[i : i + 3] for i in range(len(marked) - 2)]


def frequencies(language):
    count = Counter()
    words = sorted(get_frequency_dict(language).items(), key=lambda w: (-w[1], w[0]))[:WORDS]
    for word, frequency in words:
        if word.isalpha():
            for run in runs(plain(word)):
                count[run] += frequency
    total = sum(count.values())
    return {run: n / total for run, n in count.items()}


def table():
    by = {language: frequencies(language) for language in LANGUAGES}
    whole = Counter()
    for language in LANGUAGES:
        # French and English are the ones to be told apart: their runs count more.
        for run, share in by[language].items():
            whole[run] += share * (4 if language in ("fr", "en") else 1)
    kept = sorted(sorted(whole, key=lambda run: (-whole[run], run))[:RUNS])
    # -2 log2 of the share: 0 is A; absent, or one in a million and rarer, is i.
    return [(run, [min(40, round(-2 * math.log2(max(by[l].get(run, 0), 1e-9)))) for l in LANGUAGES]) for run in kept]


if __name__ == "__main__":
    print("# How common each run of three letters is, _ being a word's end: one letter a language,")
    print("# -2 log2 of its share, A = 0, i = 40. From the word frequencies of wordfreq 3.1 (Robyn Speer),")
    print("# CC BY-SA 4.0, by tools/tongue.py.")
    print(" ".join(LANGUAGES))
    for run, costs in table():
        print(run + " " + "".join(chr(ord("A") + c) for c in costs))
