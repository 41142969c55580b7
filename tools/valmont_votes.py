# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws the invented votes of examples/valmont: votes.csv and comments.csv, in the form of a Polis export.

Nobody voted. 180 voters are declared below in three leanings; for each statement, each leaning has its
probability of agreeing and of disagreeing, written by hand (the rest passes). Nineteen voters, spread over
the three leanings, hold on ten statements what the others reject: that is their own column.
Same seed, same bytes. Usage, from the root of the repository:

    python3 tools/valmont_votes.py             # writes examples/valmont/votes.csv and comments.csv
    python3 tools/valmont_votes.py --leanings  # prints which voter was drawn in which leaning, writes nothing
"""

import argparse
import csv
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 20261128
LEANINGS = {"A": 71, "B": 64, "C": 45}
MINORITY = {"A": 5, "B": 9, "C": 5}
# Each voter sees their own share of the statements: from 40 % to all of them, 70 % on average.
LEAST_SEEN = 0.4
CET = timezone(timedelta(hours=1), "CET")

# Statement: (agree, disagree) in per cent for A, B, C and, where they differ, for the minority.
CHANCES = {
    0: ((74, 12), (20, 68), (44, 40)),
    1: ((88, 5), (84, 7), (86, 6), (20, 65)),
    2: ((80, 6), (68, 14), (88, 4), (25, 60)),
    3: ((82, 6), (24, 62), (55, 20)),
    4: ((14, 76), (52, 32), (74, 12)),
    5: ((80, 8), (34, 52), (20, 64)),
    6: ((44, 34), (66, 16), (88, 3)),
    7: ((80, 6), (66, 16), (70, 12)),
    8: ((78, 10), (18, 70), (42, 38)),
    9: ((84, 5), (76, 11), (72, 9), (22, 62)),
    10: ((74, 12), (22, 66), (50, 28)),
    11: ((14, 72), (66, 18), (36, 38)),
    12: ((86, 5), (48, 36), (62, 16), (10, 78)),
    13: ((16, 68), (34, 46), (28, 50), (86, 5)),
    14: ((82, 7), (52, 30), (70, 12), (20, 64)),
    15: ((66, 12), (70, 14), (84, 5), (16, 70)),
    16: ((18, 60), (20, 62), (10, 78), (80, 8)),
    17: ((8, 82), (18, 68), (12, 74), (86, 5)),
    18: ((10, 76), (24, 58), (12, 74), (84, 6)),
    19: ((8, 80), (26, 56), (20, 60), (88, 4)),
    20: ((86, 4), (66, 14), (88, 4)),
    21: ((80, 6), (52, 26), (30, 48)),
    22: ((82, 4), (72, 10), (92, 2)),
    23: ((88, 3), (76, 6), (90, 2)),
    24: ((28, 50), (88, 4), (72, 12)),
    25: ((34, 42), (92, 2), (62, 16)),
    26: ((66, 18), (46, 38), (60, 20)),
    27: ((86, 5), (38, 40), (20, 60)),
    28: ((76, 12), (26, 62), (86, 5)),
    29: ((64, 14), (40, 40), (86, 4)),
    30: ((86, 3), (66, 8), (64, 8)),
    31: ((60, 16), (36, 40), (86, 3)),
    32: ((22, 54), (28, 48), (80, 6)),
    33: ((92, 3), (38, 48), (72, 10)),
    34: ((76, 8), (82, 6), (66, 10)),
    35: ((26, 56), (90, 3), (54, 18)),
    36: ((90, 2), (62, 20), (76, 6)),
    37: ((78, 4), (44, 38), (58, 12)),
    38: ((20, 64), (80, 8), (30, 36)),
    39: ((74, 10), (58, 18), (12, 74)),
    40: ((84, 6), (42, 40), (22, 58)),
    41: ((92, 1), (84, 4), (88, 2)),
    42: ((42, 38), (28, 54), (74, 8)),
    43: ((92, 2), (78, 8), (76, 8)),
    44: ((76, 14), (60, 26), (12, 78)),
    45: ((16, 70), (26, 60), (82, 8)),
    46: ((48, 28), (16, 72), (3, 91)),
    47: ((78, 10), (18, 72), (46, 36)),
    48: ((72, 10), (24, 58), (50, 20)),
    49: ((14, 68), (62, 20), (30, 44)),
    50: ((80, 7), (38, 42), (64, 14)),
    51: ((84, 6), (40, 40), (62, 14)),
    52: ((70, 8), (94, 1), (78, 5)),
    53: ((82, 6), (46, 34), (36, 42)),
    54: ((56, 16), (38, 30), (94, 2)),
    55: ((92, 1), (90, 2), (96, 1)),
    56: ((60, 12), (54, 20), (95, 1)),
    57: ((84, 3), (82, 4), (95, 1)),
    58: ((82, 5), (64, 14), (28, 52)),
    59: ((88, 3), (76, 8), (78, 5)),
}


def voters(draw):
    """The leaning of each voter and whether they are of the minority, in an order that tells nothing."""
    people = []
    for leaning, size in LEANINGS.items():
        people += [(leaning, place < MINORITY[leaning]) for place in range(size)]
    draw.shuffle(people)
    return dict(enumerate(people, start=1))


def vote(draw, statement, leaning, minority):
    chances = CHANCES[statement]
    agree, disagree = chances[3] if minority and len(chances) == 4 else chances["ABC".index(leaning)]
    at = draw.random() * 100
    return 1 if at < agree else -1 if at < agree + disagree else 0


def ballots(draw, people, statements):
    """Votes by statement and voter, with an invented moment: a voter answers in a row, in an order of their own."""
    votes = {}
    opening = datetime(2026, 11, 10, 8, 0, tzinfo=CET)
    for voter, (leaning, minority) in people.items():
        share = LEAST_SEEN + (1 - LEAST_SEEN) * draw.random()
        moment = opening + timedelta(days=int(draw.random() * 12), seconds=int(draw.random() * 13 * 3600))
        order = list(statements)
        draw.shuffle(order)
        for statement in order:
            if draw.random() < share:
                moment += timedelta(milliseconds=3000 + int(draw.random() * 20000))
                votes[statement, voter] = (moment, vote(draw, statement, leaning, minority))
    return votes


def stamp(moment):
    day, month = "Mon Tue Wed Thu Fri Sat Sun".split()[moment.weekday()], "Nov"
    return [round(moment.timestamp() * 1000), f"{day} {month} {moment:%d %H:%M:%S} CET {moment.year}"]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def main():
    arguments = argparse.ArgumentParser(description="Draws the invented votes of examples/valmont.")
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--dir", type=Path, default=Path(__file__).parent.parent / "examples" / "valmont")
    arguments.add_argument("--leanings", action="store_true", help="print the draw of the voters, write nothing")
    options = arguments.parse_args()
    draw = random.Random(options.seed)
    people = voters(draw)
    if options.leanings:
        for voter, (leaning, minority) in people.items():
            print(voter, leaning, "minority" if minority else "")
        return
    with open(options.dir / "statements.csv", encoding="utf-8", newline="") as source:
        texts = {int(row["id"]): row["text"] for row in csv.DictReader(source)}
    assert texts.keys() == CHANCES.keys()
    votes = ballots(draw, people, texts)
    rows = [["timestamp", "datetime", "comment-id", "voter-id", "vote"]]
    for (statement, voter), (moment, value) in sorted(votes.items()):
        rows.append(stamp(moment) + [statement, voter, value])
    write(options.dir / "votes.csv", rows)
    comments = [["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]]
    for statement, text in sorted(texts.items()):
        entered = datetime(2026, 11, 9, 9, 0, tzinfo=CET) + timedelta(seconds=47 * statement)
        values = [value for (of, _), (_, value) in votes.items() if of == statement]
        comments.append(stamp(entered) + [statement, 0, values.count(1), values.count(-1), 1, text])
    write(options.dir / "comments.csv", comments)
    cells = len(people) * len(texts)
    print(f"seed {options.seed}: {len(votes)} votes of {len(people)} voters on {len(texts)} statements,"
          f" {100 * len(votes) / cells:.1f} % of {cells}")


if __name__ == "__main__":
    main()
