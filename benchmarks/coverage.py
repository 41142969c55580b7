# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Precision of "close" in a synthesis, on 100 pairs judged by someone who did not set the threshold.

coverage.py draw PAIRS.tsv   100 pairs drawn by a seed: a sentence that counts as represented, and the
                             sentence shown that it is close to; at most 33 of examples/valmont and 33
                             of examples/debate, the others of theme 2. Kept out of the repository: theme 2 is real.
coverage.py tell PAIRS.tsv   figures alone, for coverage.sh, once the column "judged" is filled: 2, whoever wrote the first
                             can say of the second "that is what I ask for"; 1, the same subject; 0, neither.

IDEAS is the command that runs Ideas.java, an argument a line; without it, the command's jar.
"""
import csv
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
DATA = os.environ.get("LANTERNE_DATA", os.path.join(ROOT, "..", "shared", "data"))
COLUMNS = ["number", "set", "words", "shown", "judged", "closeness"]
BANDS = ((.6, .65), (.65, .7), (.7, .8), (.8, 1.01))
csv.field_size_limit(10**9)


def ideas():
    if "IDEAS" in os.environ:
        return os.environ["IDEAS"].split("\n")
    jars = [f for f in os.listdir(ROOT + "/cli/target") if f.startswith("lanterne-cli-") and f.endswith(".jar")]
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    return [java, "--class-path", f"{ROOT}/cli/target/{jars[0]}", HERE + "/Ideas.java"]


def close(path, words):
    done = subprocess.run([*ideas(), path, str(words)], check=True, stdout=subprocess.PIPE)
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


def theme2(folder):
    path = os.path.join(folder, "theme2.csv")
    with open(DATA + "/debate/egalite-2016-fr/contributions.csv", newline="", encoding="utf-8") as file:
        texts = [(r["source"], r["text"]) for r in csv.DictReader(file) if r["theme"] == "2"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "text"), *texts])
    return path


def draw(path):
    seed, pairs = random.Random(20261129), []
    with tempfile.TemporaryDirectory() as folder:
        for name, many, words, file in (
            ("valmont", 33, 300, ROOT + "/examples/valmont/contributions.csv"),
            ("debate", 33, 300, ROOT + "/examples/debate/contributions.csv"),
            ("theme 2", 100, 600, theme2(folder)),
        ):
            found = close(file, words)
            many = min(many, len(found), 100 - len(pairs))
            pairs += [(name, *pair) for pair in seed.sample(found, many)]
            print(f"{name}: {len(found)} close, {many} drawn")
    seed.shuffle(pairs)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, delimiter="\t")
        out.writerow(COLUMNS)
        out.writerows((i + 1, name, own, shown, "", near) for i, (name, own, shown, near) in enumerate(pairs))


def tell(path):
    with open(path, newline="", encoding="utf-8") as file:
        pairs = [p for p in csv.DictReader(file, delimiter="\t") if p["judged"] in ("0", "1", "2")]
    print("| pairs | judged | the same demand | the same subject at least |\n|---|---|---|---|")
    parts = [(s, [p for p in pairs if p["set"] == s]) for s in ("valmont", "debate", "theme 2")]
    parts += [(f"{low} to {high}", [p for p in pairs if low <= float(p["closeness"]) < high]) for low, high in BANDS]
    for name, those in [*parts, ("all", pairs)]:
        print(f"| {name} | {len(those)} | {sum(p['judged'] == '2' for p in those)} "
              f"| {sum(p['judged'] != '0' for p in those)} |")


{"draw": draw, "tell": tell}[sys.argv[1]](sys.argv[2])
