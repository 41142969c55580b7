# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes grocery folders from the bakery's sales, plays `order simulate` on them, compares whole frontiers,
and draws them. Only the sales and the two columns known ahead are actual; shelf lives, packs and delivery
days are supposed, and there are no prices: nothing is said in euros or kilograms."""
import csv
import json
import os
import subprocess
import sys
import tempfile

WIDE, PICTURE = sys.argv[1:]
GOALS = "0.3,0.4,0.5,0.6,0.7,0.75,0.8,0.85,0.9,0.95,0.98"
TIMES = "0.6,0.7,0.8,0.9,1,1.1,1.2,1.3,1.4,1.6,1.8,2,2.3"
SERVED = (0.80, 0.85, 0.90, 0.95)
rows = list(csv.DictReader(open(WIDE)))
codes = list(rows[0])[1:65]


def folder(at, life, pack, delivery, lead, columns):
    os.makedirs(at)

    def write(name, lines):
        with open(f"{at}/{name}.csv", "w") as file:
            file.write("\n".join(lines) + "\n")

    write("products", ["product,name,family,unit,supplier,pack,shelf_life_days"] +
          [f"p{c},Product {c},bakery,piece,oven,{pack},{life}" for c in codes])
    write("suppliers", ["supplier,name,order_days,delivery_days,lead_days",
                        f"oven,The oven,mon tue wed thu fri sat sun,{delivery},{lead}"])
    sales, days = ["date,product,quantity"], [",".join(["date", "open", *columns])]
    for row in rows:
        sold = [(c, float(row[c] or 0)) for c in codes]
        opened = any(q > 0 for _, q in sold)
        days.append(",".join([row["date"], "yes" if opened else "no"] + [row[c] for c in columns]))
        sales += [f"{row['date']},p{c},{q:g}" for c, q in sold if q > 0]
    write("sales", sales)
    write("days", days)


def play(at, policy, knobs, mean):
    said = subprocess.run(
        [os.environ["LANTERNE"], "order", "simulate", at, "--policy", policy, "--service", knobs,
         "--from", "2021-01-01", "--to", "2021-12-31", "--mean-days", str(mean), "--json"],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return sorted((json.loads(line) for line in said.stdout.splitlines()), key=lambda o: o["fill_rate"])


def at_fill(frontier, fill, what):
    for low, high in zip(frontier, frontier[1:]):
        if low["fill_rate"] <= fill <= high["fill_rate"]:
            part = (fill - low["fill_rate"]) / (high["fill_rate"] - low["fill_rate"])
            return low[what] + part * (high[what] - low[what])
    return None


def shown(value, digits=4):
    return "–" if value is None else f"{value:.{digits}f}"


BOTH = ["gaestezahlen", "holidays"]
ROUNDS = [(f"daily, before opening, no packs, life of {life} open day{'s' * (life > 1)}", life, 1,
           "mon tue wed thu fri sat sun", 0) for life in (1, 2, 4)]
ROUNDS += [(f"Monday, Wednesday, Friday, a day after the order, packs of 6, life of {life} open days", life, 6,
            "mon wed fri", 1) for life in (4,)]

print("Demand is what was sold; what is unmet is lost; what expires first is sold first; the shelves are")
print("empty at the start. Shelf life is counted in open days. One knob is swept on 2021, the service goal or")
print("what the rule's need is multiplied by; all else was fixed on 2019 and 2020 (decisions 33 and 42).")
print("Waste is a share of what was delivered, read between the knobs where so much demand is served.")
print()
pictures = []
with tempfile.TemporaryDirectory() as work:
    for number, (name, life, pack, delivery, lead) in enumerate(ROUNDS):
        at = {"none": f"{work}/{number}a", "both": f"{work}/{number}b"}
        folder(at["none"], life, pack, delivery, lead, [])
        folder(at["both"], life, pack, delivery, lead, BOTH)
        lines = {
            "rule, 28 days": play(at["none"], "today", TIMES, 28),
            "rule, 56 days": play(at["none"], "today", TIMES, 56),
            "advice, no column": play(at["none"], "shop", GOALS, 28),
            "advice, visitors and holidays": play(at["both"], "shop", GOALS, 28),
        }
        print(f"**{name[0].upper()}{name[1:]}**")
        print()
        print("| waste where this share of demand is served | " + " | ".join(f"{s:.0%}" for s in SERVED) +
              " | under half, at 90 % | stock-outs, at 90 % | mean stock, at 90 % | orders |")
        print("|---" * 9 + "|")
        for line, frontier in lines.items():
            print(f"| {line} | " + " | ".join(shown(at_fill(frontier, s, "waste_share")) for s in SERVED) +
                  f" | {shown(at_fill(frontier, .9, 'served_under_half'), 1)}"
                  f" | {shown(at_fill(frontier, .9, 'stockout_days'), 0)}"
                  f" | {shown(at_fill(frontier, .9, 'mean_stock'), 1)} | {frontier[-1]['orders']} |")
        for line in list(lines)[2:]:
            ratios = []
            for s in SERVED:
                mine = at_fill(lines[line], s, "waste_share")
                rules = [r for r in (at_fill(lines[n], s, "waste_share") for n in list(lines)[:2]) if r is not None]
                ratios.append(None if mine is None or not rules else mine / min(rules))
            print(f"| {line}, ÷ the better rule | " + " | ".join(shown(r, 2) for r in ratios) + " | | | | |")
        print()
        pictures.append((name, lines))

WIDTH, HEIGHT, LEFT = 520, 260, 60
COLOURS = {"rule, 28 days": "#9a3412", "rule, 56 days": "#d97706", "advice, no column": "#1d4ed8",
           "advice, visitors and holidays": "#166534"}
svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 80} {HEIGHT * len(pictures)}" font-family="sans-serif" font-size="12">',
       f'<rect width="100%" height="100%" fill="#fff"/>']
for number, (name, lines) in enumerate(pictures):
    top = number * HEIGHT
    shares = [o["waste_share"] for f in lines.values() for o in f if 0.75 <= o["fill_rate"] <= 0.97]
    most = max(shares)
    x = lambda fill: LEFT + (fill - 0.75) / 0.22 * (WIDTH - LEFT)
    y = lambda waste: top + HEIGHT - 50 - waste / most * (HEIGHT - 90)
    svg.append(f'<text x="{LEFT}" y="{top + 18}" font-weight="bold">{name}</text>')
    svg.append(f'<path d="M{LEFT} {top + 30}V{top + HEIGHT - 50}H{WIDTH}" fill="none" stroke="#555"/>')
    for s in SERVED:
        svg.append(f'<text x="{x(s):.0f}" y="{top + HEIGHT - 34}" text-anchor="middle">{s:.0%}</text>')
    svg.append(f'<text x="{LEFT - 6}" y="{y(most) + 4:.0f}" text-anchor="end">{most:.1%}</text>')
    svg.append(f'<text x="{LEFT}" y="{top + HEIGHT - 18}">demand served; upwards, the share thrown away</text>')
    for n, (line, frontier) in enumerate(lines.items()):
        points = " ".join(f'{x(o["fill_rate"]):.1f},{y(o["waste_share"]):.1f}' for o in frontier if 0.75 <= o["fill_rate"] <= 0.97)
        svg.append(f'<polyline points="{points}" fill="none" stroke="{COLOURS[line]}" stroke-width="2"/>')
        svg.append(f'<text x="{LEFT + 14}" y="{top + 44 + 15 * n}" fill="{COLOURS[line]}">{line}</text>')
svg.append("</svg>")
with open(PICTURE, "w") as file:
    file.write("\n".join(svg) + "\n")
print("![Frontiers](frontiers.svg)")
