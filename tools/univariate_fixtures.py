# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remakes what the tests of one-series forecasts are held against: invented series, and what
statsforecast and statsmodels say of them. univariate_fixtures.R adds what R says.

    pip install statsforecast==2.1.1 statsmodels==0.15.0
    python3 tools/univariate_fixtures.py FOLDER && Rscript tools/univariate_fixtures.R FOLDER

FOLDER is engines/forecast/src/test/resources/coop/lanterne/forecast/univariate.
"""
import math
import random
import sys

import numpy as np
import statsforecast
import statsmodels
from statsforecast import ets
from statsforecast.ces import auto_ces, forecast_ces
from statsforecast.models import ADIDA, IMAPA, TSB, CrostonClassic, CrostonSBA
from statsforecast.mstl import mstl
from statsforecast.theta import auto_theta, forecast_theta

folder = sys.argv[1]
rng = random.Random(20261125)
H = 10


def wave(i, m):
    return math.sin(2 * math.pi * i / m)


def gauss(sd):
    return rng.gauss(0, sd)


series = {
    "yearly": (1, [1200 + 55 * i + gauss(60) for i in range(22)]),
    "flat": (1, [80 + gauss(9) for _ in range(30)]),
    "quarterly": (4, [(400 + 9 * i) * (1 + 0.2 * wave(i + 1, 4)) * (1 + gauss(0.03)) for i in range(44)]),
    "few": (4, [300 + 5 * i + 40 * wave(i, 4) + gauss(8) for i in range(14)]),
    "below": (4, [15 * wave(i, 4) + gauss(6) for i in range(32)]),
    "monthly": (12, [(90 + 0.6 * i) * (1 + 0.3 * wave(i, 12)) + gauss(5) for i in range(72)]),
    "rare": (1, [rng.choice([1, 2, 3, 5]) if rng.random() < 0.3 else 0 for _ in range(60)]),
    "two": (7, [200 + 40 * wave(i, 7) + 25 * wave(i, 30) + 0.2 * i + gauss(6) for i in range(180)]),
}
series = {name: (m, [round(v, 2) for v in y]) for name, (m, y) in series.items()}
with open(f"{folder}/series.csv", "w") as out:
    for name, (m, y) in series.items():
        print(name, m, *y, sep=",", file=out)

rows = []


def row(name, what, key, values):
    rows.append(",".join([name, what, key] + [repr(float(v)) for v in np.atleast_1d(values)]))


for name, (m, y) in series.items():
    y = np.array(y)
    if name == "rare":
        for model in (CrostonClassic(), CrostonSBA(), TSB(0.1, 0.1), ADIDA(), IMAPA()):
            row(name, "rare", str(model), model.forecast(y, 1)["mean"])
        continue
    if name == "two":
        row(name, "mstl", "7", mstl(y, [7])["seasonal"])
        both = mstl(y, [7, 30])
        row(name, "mstl", "7 30", np.concatenate([both["seasonal7"], both["seasonal30"]]))
        continue
    fit = auto_theta(y.copy(), m, model="DOTM")
    p = fit["par"]
    row(name, "dotm", "parameters", [p["alpha"], p["theta"], p["initial_smoothed"]])
    row(name, "dotm", "ahead", forecast_theta(fit, H)["mean"])
    for kind in "NSPF" if m > 1 else "N":
        fit = auto_ces(y.copy(), m, model=kind)
        p = fit["par"]
        gains = [v for v in (p["alpha_0"], p["alpha_1"], p["beta_0"], p["beta_1"]) if not math.isnan(v)]
        row(name, "ces", kind + " gains", gains)
        row(name, "ces", kind + " log_likelihood", fit["loglik"])
        row(name, "ces", kind + " ahead", forecast_ces(fit, H)["mean"])

# Whether what a seasonal model remembers fades, by the roots that numpy finds.
for _ in range(200):
    m = rng.choice([2, 4, 7, 12])
    alpha, gamma = rng.uniform(0, 1.3), rng.uniform(0, 1.2)
    beta = rng.choice([0, rng.uniform(0, 1)])
    phi = rng.choice([1, rng.uniform(0.8, 0.98)])
    alpha, beta, gamma, phi = (round(v, 4) for v in (alpha, beta, gamma, phi))
    fades = ets.admissible(alpha, beta if beta > 0 else float("nan"), gamma, phi if phi < 1 else float("nan"), m)
    row("-", "admissible", str(m), [alpha, beta, gamma, phi, fades])

with open(f"{folder}/python.csv", "w") as out:
    print(f"# statsforecast {statsforecast.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}", file=out)
    print("\n".join(rows), file=out)
