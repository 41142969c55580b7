# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recomputes what the forecasts of fixture.csv should be, from the rules as they are written down
(four simple rules, and the shop of decisions/0030, 0032 and 0033 with the column of visitors.csv): python3 expected.py > expected.csv

Everything is recomputed from the first day for each day: slow, and independent of the Java code.
"""
import csv
import datetime
import math
from decimal import ROUND_HALF_UP, Decimal

rows = list(csv.DictReader(open("fixture.csv", encoding="utf-8")))
names = list(dict.fromkeys(r["series"] for r in rows))
days = sorted({r["date"] for r in rows})
sales = {(r["series"], r["date"]): float(r["value"]) for r in rows if r["open"] == "1"}

visitors = {r["date"]: float(r["visitors"]) for r in csv.DictReader(open("visitors.csv", encoding="utf-8"))}


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


def solved(matrix, right):
    """Gauss and Jordan, no pivot: the matrix is positive definite."""
    rows = [list(row) + [r] for row, r in zip(matrix, right)]
    for i, row in enumerate(rows):
        pivot = row[i]
        rows[i] = row = [v / pivot for v in row]
        for j, other in enumerate(rows):
            if j != i:
                rows[j] = [o - other[i] * v for o, v in zip(other, row)]
    return [row[-1] for row in rows]


def within(x):
    return max(-1, min(1, x))


def shop(day):
    """Level x weekday x pace x visitors x weekday in its season, of every product on a day."""
    level, pace = {}, 1.0
    means, missed = {}, {}  # of each product, three each
    memory = []  # weekday, product, sold without surroundings or exception, level x pace
    shop_days = [0] * 7
    surprises = []  # 8 places (visitors, then one for each weekday), surprise before surroundings
    counted = []  # visitors of open days
    usual_of = [[] for _ in range(7)]
    closed, reopened = 0, None

    def recent():
        """Read again from the first day, each value with the mean of its own time."""
        mean = None
        for i in range(len(counted)):
            read = math.log1p(counted[i] / (sum(counted[: i + 1]) / (i + 1)))
            mean = read if mean is None else mean + 0.06 * (read - mean)
        return mean

    def places(d, usual):
        at = [0.0] * 8
        if counted:
            at[0] = math.log1p(visitors[d] / (sum(counted) / len(counted))) - recent()
        before = usual_of[weekday(d)]
        if before:
            at[1 + weekday(d)] = usual - sum(before) / len(before)
        return at

    def effects(d, usual):
        at = places(d, usual)
        matrix = [
            [(0 if i != j else 5 if i == 0 else 4) + sum(z[i] * z[j] for z, _ in surprises) for j in range(8)]
            for i in range(8)
        ]
        powers = solved(matrix, [sum(z[i] * r for z, r in surprises) for i in range(8)])
        of = 1 + weekday(d)
        return within(at[0] * powers[0]), within(at[of] * powers[of])

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
        usual = math.log(max(1, pace * sum(level.values())))
        around = effects(d, usual)
        if d == day:
            answer = {}
            for n in level:
                decimals = 3 if level[n] < 1 else 2
                shown = half_up(level[n], decimals)
                for other in (own_factor(n, of), pace, *map(math.exp, around)):
                    shown *= half_up(other, 2)
                answer[n] = half_up(shown, decimals)
            return answer
        here = [n for n in names if (n, d) in sales]
        if not here:
            closed += 1
            pace = 1 + 0.97 * (pace - 1)
            continue
        if closed > 7:
            reopened = 0
        closed = 0
        times = math.exp(sum(around))
        factors = {n: own_factor(n, of) for n in here}
        known = [n for n in here if n in level]
        said = sum(level[n] * factors[n] for n in known)
        came = sum(sales[n, d] for n in known)
        if said > 0 and came > 0:
            surprises.append((places(d, usual), within(math.log(came / (said * pace * times))) + sum(around)))
        counted.append(visitors[d])
        usual_of[of].append(usual)
        cut = {}
        for n in here:
            cut[n] = sales[n, d] / times
            if n in level:
                base = level[n] * factors[n] * pace
                most = 3.5 * math.sqrt(max(base, 1) + (base / 4) ** 2)
                cut[n] = max(base - most, min(base + most, cut[n]))
            if n not in level:
                level[n] = sales[n, d]
                means[n], missed[n] = [level[n]] * 3, [0.0] * 3
        before = pace
        memory += [(of, n, cut[n], level[n] * pace) for n in here]
        shop_days[of] += 1
        if said > 0:
            pace += 0.2 * (sum(cut[n] for n in known) / said - pace)
        if reopened is not None:
            reopened += 1
        for n in here:
            seen = sum(1 for m in memory if m[1] == n)
            anew = 4 / (reopened + 4) if reopened is not None else 0
            base = level[n] * factors[n] * before
            deviation = math.sqrt(max(base, 1) + (base / 4) ** 2)
            for i, gain in enumerate((0.1, 0.2, 0.35)):
                missed[n][i] = 0.98 * missed[n][i] + abs(means[n][i] * factors[n] * before - cut[n]) / deviation
                means[n][i] += max(gain, 1 / seen, anew) * (cut[n] / factors[n] / pace - means[n][i])
            weights = [math.exp(-0.3 * m) for m in missed[n]]
            level[n] = sum(w * m for w, m in zip(weights, means[n])) / sum(weights)
        passed = pace**0.01
        for n in level:
            level[n] *= passed
            means[n] = [m * passed for m in means[n]]
        pace /= passed


print("series,date,seasonal_naive,last7open,ses,ses_weekday,shop")
for day in days[-28:]:
    shown = shop(day)
    for name in names:
        if (name, day) in sales:
            rules = [f(name, day) for f in (seasonal_naive, last7open, ses, ses_weekday)]
            print(name, day, *(f"{x:.9f}" for x in rules), shown[name], sep=",")
