# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes the invented sales of this folder: python3 make.py. The same bytes each time."""
import datetime
import math

PRODUCTS = [("pain", 42.0, 0.2), ("brioche", 9.0, 0.7), ("chausson", 4.0, 0.5), ("tarte", 1.2, 0.9)]
WEEK = [0.0, 0.85, 0.95, 0.9, 1.05, 1.35, 1.2]  # closed on Mondays
DAYS = 126
START = datetime.date(2026, 3, 2)

state = 20260302


def draw():
    """A number between 0 and 1 (Park and Miller's minimal generator)."""
    global state
    state = state * 48271 % 2147483647
    return state / 2147483647


def poisson(mean):
    """Knuth's way, in pieces small enough for the exponential."""
    count, left = 0, mean
    while left > 0:
        part = min(left, 20)
        left -= part
        limit, product = math.exp(-part), draw()
        while product > limit:
            count += 1
            product *= draw()
    return count


long, wide = ["series,date,value,open,out_of_stock"], ["date," + ",".join(p[0] for p in PRODUCTS)]
table = {}
for i in range(DAYS):
    day = START + datetime.timedelta(days=i)
    season = 1 + 0.25 * math.sin(i / 20)
    for name, mean, peak in PRODUCTS:
        factor = WEEK[day.weekday()] * (1 + peak if day.weekday() >= 5 and name != "pain" else 1)
        wanted = poisson(mean * factor * season)
        made = math.ceil(mean * 1.6)
        table[name, day] = (min(wanted, made), factor > 0, wanted > made)
for name, _, _ in PRODUCTS:
    for i in range(DAYS):
        day = START + datetime.timedelta(days=i)
        sold, is_open, out = table[name, day]
        long.append(f"{name},{day},{sold},{int(is_open)},{int(out)}")
for i in range(DAYS):
    day = START + datetime.timedelta(days=i)
    wide.append(f"{day}," + ",".join(str(table[p[0], day][0]) for p in PRODUCTS))
for file, lines in (("ventes.csv", long), ("wide.csv", wide)):
    with open(file, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")
