# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recomputes what the forecasts of fixture.csv should be, from the rules as they are written down
(four simple rules, and level x weekday x pace of decisions/0030): python3 expected.py > expected.csv

Everything is recomputed from the first day for each day: slow, and independent of the Java code.
"""
import csv
import datetime
from decimal import ROUND_HALF_UP, Decimal

rows = list(csv.DictReader(open("fixture.csv", encoding="utf-8")))
names = list(dict.fromkeys(r["series"] for r in rows))
days = sorted({r["date"] for r in rows})
sales = {(r["series"], r["date"]): float(r["value"]) for r in rows if r["open"] == "1"}


def weekday(day):
    return datetime.date.fromisoformat(day).weekday()


def history(name, day):
    return [(d, sales[name, d]) for d in days if d < day and (name, d) in sales]


def seasonal_naive(name, day):
    same = [v for d, v in history(name, day) if weekday(d) == weekday(day)]
    return same[-1] if same else history(name, day)[-1][1]


def last7open(name, day):
    last = [v for _, v in history(name, day)][-7:]
    return sum(last) / len(last)


def ses(name, day):
    values = [v for _, v in history(name, day)]
    # closed form: .3 of the last, .3 x .7 of the one before, ..., the rest of the first
    weights = [0.3 * 0.7**k for k in range(len(values) - 1)]
    return sum(w * v for w, v in zip(weights, reversed(values))) + 0.7 ** (len(values) - 1) * values[0]


def factor(name, day, of):
    past = history(name, day)
    same = [v for d, v in past if weekday(d) == of]
    mean = sum(v for _, v in past) / len(past) if past else 0
    if len(past) < 14 or not same or mean == 0:
        return 1
    return max(0.05, sum(same) / len(same) / mean)


def ses_weekday(name, day):
    level = None
    for d, v in history(name, day):
        seen = v / factor(name, d, weekday(d))
        level = seen if level is None else 0.75 * level + 0.25 * seen
    return level * factor(name, day, weekday(day))


def half_up(x, decimals):
    return Decimal(x).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def shop(day):
    """Level x weekday x pace of every product on a day."""
    level, pace = {}, 1.0
    memory = []  # weekday, product, sold, level x pace
    shop_days = [0] * 7

    def shop_factor(of):
        sold = sum(m[2] for m in memory if m[0] == of)
        said = sum(m[3] for m in memory if m[0] == of)
        ratio = sold / said if said > 0 else 1
        return (shop_days[of] * ratio + 2) / (shop_days[of] + 2)

    def own_factor(name, of):
        mine = [m for m in memory if m[1] == name]
        whole = sum(m[3] for m in mine)
        if whole == 0:
            return max(0.05, shop_factor(of))
        drawn = 52 * whole / len(mine)
        sold = sum(m[2] for m in mine if m[0] == of)
        said = sum(m[3] for m in mine if m[0] == of)
        return max(0.05, (sold + drawn * shop_factor(of)) / (said + drawn))

    for d in days:
        of = weekday(d)
        if d == day:
            answer = {}
            for n in level:
                decimals = 3 if level[n] < 1 else 2
                shown = (
                    half_up(level[n], decimals)
                    * half_up(own_factor(n, of), 2)
                    * half_up(pace, 2)
                )
                answer[n] = half_up(shown, decimals)
            return answer
        here = [n for n in names if (n, d) in sales]
        if not here:
            continue
        factors = {n: own_factor(n, of) for n in here}
        known = [n for n in here if n in level]
        for n in here:
            level.setdefault(n, sales[n, d])
        said = sum(level[n] * factors[n] for n in known)
        came = sum(sales[n, d] for n in known)
        memory += [(of, n, sales[n, d], level[n] * pace) for n in here]
        shop_days[of] += 1
        if said > 0:
            pace = 1 + 0.95 * (pace - 1) + 0.25 * (came / said - pace)
        for n in here:
            seen = sum(1 for m in memory if m[1] == n)
            level[n] += max(0.2, 1 / seen) * (sales[n, d] / factors[n] / pace - level[n])


print("series,date,seasonal_naive,last7open,ses,ses_weekday,shop")
for day in days[-28:]:
    shown = shop(day)
    for name in names:
        if (name, day) in sales:
            rules = [f(name, day) for f in (seasonal_naive, last7open, ses, ses_weekday)]
            print(name, day, *(f"{x:.9f}" for x in rules), shown[name], sep=",")
