# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""python -m unittest, in this folder."""
import tempfile
import unittest
from pathlib import Path

import numpy as np

import fit
import sources
import table
import texts


class TheDoor(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name, content in {"open.txt": "Bonjour.\n", "sts-b-fr/dev.csv": "a", "human_syntheses.csv": "b", "other.txt": "c"}.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(content)
        self.sources = sources.Sources(self.folder)
        self.addCleanup(self.sources.close)

    def test_what_is_read_is_recorded_with_its_digest(self):
        self.assertEqual(self.sources.open("open.txt", "CC0-1.0"), "Bonjour.\n")
        self.assertEqual(list(self.sources.read), ["open.txt"])
        self.assertEqual(self.sources.read["open.txt"]["sha256"], "7dde2d4ed2100f7f8616addfb120a89df09970a7d2d705d98db9b19da38ef9f2")

    def test_what_the_table_is_measured_on_is_refused_by_name(self):
        for name in ("sts-b-fr/dev.csv", "human_syntheses.csv", "../elsewhere.txt"):
            with self.assertRaises(sources.Refused):
                self.sources.open(name, "")
        self.assertEqual(self.sources.read, {})

    def test_and_by_digest_under_another_name(self):
        digest = "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"  # of "c"
        self.addCleanup(setattr, sources, "REFUSED_DIGESTS", sources.REFUSED_DIGESTS)
        sources.REFUSED_DIGESTS = frozenset([digest])
        with self.assertRaises(sources.Refused):
            self.sources.open("other.txt", "")

    def test_there_is_no_other_door(self):
        with self.assertRaises(sources.Refused):
            (self.folder / "open.txt").read_text()
        with self.assertRaises(sources.Refused):
            open(self.folder / "other.txt", "rb")


class ATable(unittest.TestCase):
    words = ["le", "maison", "maisons", "été"]

    def test_a_token_is_the_word_else_its_folded_form_else_its_stem(self):
        find = table.Lookup(self.words)
        self.assertEqual([find(t) for t in ("maisons", "ete", "étés", "vélo")], [2, 3, 3, -1])

    def test_a_text_is_the_weighted_sum_of_its_rows_as_kept_in_the_file(self):
        rows = np.array([[1, 0], [0, 1], [3, 4], [-1, 0]] + [[2, 0]] * 8, float)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "t.bin"
            path.write_bytes(table.packed(self.words, [0.5, 1, 1, 1], 0.25, rows))
            kept = table.Table(path)
        np.testing.assert_allclose(kept.rows, rows, atol=4 / 127 / 2)
        np.testing.assert_allclose(kept.encode(["Le, maison !", "vélo", "…"]), [[0.447, 0.894], [1, 0], [0, 0]], atol=0.01)

    def test_the_sum_over_a_text_is_what_the_fit_takes_it_for(self):
        rng = np.random.default_rng(44)
        rows = rng.normal(size=(len(self.words) + 8, 3))
        said = ["le vélo le maison", "étés"]
        s = fit.counts(said, table.Lookup(self.words), len(self.words), 8)
        direct = [2 * rows[0] + rows[1] + np.mean([rows[4 + g] for g in table.grams("vélo", 8)], 0), rows[3]]
        np.testing.assert_allclose(s @ rows, direct, rtol=1e-6)


class TheFit(unittest.TestCase):
    def test_it_finds_rows_that_point_where_the_targets_point(self):
        rng = np.random.default_rng(44)
        s = fit.counts(["a b", "a c", "b c", "a b c", "c"], table.Lookup(["a", "b", "c"]), 3, 8)
        truth = rng.normal(size=(11, 4)).astype(np.float32)
        target = fit.unit(s @ truth)
        rows = fit.descend(s, target, np.ones(5, np.float32), rng.normal(size=(11, 4)).astype(np.float32), 2000, 0.01, 2)
        self.assertGreater((fit.unit(s @ rows) * target).sum(1).min(), 0.999)

    def test_a_cut_is_words_in_a_row(self):
        sentence = "une phrase de neuf mots pour voir ce rien"
        for cut in texts.cuts([sentence], 3):
            self.assertIn(cut, sentence)


if __name__ == "__main__":
    unittest.main()
