# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""AutoETS, DOT and CES of statsforecast on M3: sMAPE, and the CPU of AutoETS after one warm-up call."""
import csv
import gzip
import sys
import time
from collections import OrderedDict

import numpy as np
import statsforecast
from statsforecast.models import AutoCES, AutoETS, DynamicOptimizedTheta

train, test = OrderedDict(), {}
with gzip.open(f"{sys.argv[1]}/m3_yearly_quarterly.csv.gz", "rt") as file:
    for row in csv.DictReader(file):
        part = train if row["split"] == "train" else test
        part.setdefault((row["period"], row["id"]), []).append(float(row["value"]))

print(f"- statsforecast {statsforecast.__version__}: sMAPE yearly / quarterly;", end=" ")
scores, seconds = {}, []
for period, season in (("YEARLY", 1), ("QUARTERLY", 4)):
    ahead = {}
    keys = [k for k in train if k[0] == period]
    for name, model in (
        ("AutoETS", AutoETS(season_length=season)),
        ("DOT", DynamicOptimizedTheta(season_length=season)),
        ("CES", AutoCES(season_length=season)),
    ):
        model.forecast(np.array(train[keys[0]]), 1)
        start = time.process_time()
        ahead[name] = [model.forecast(np.array(train[k]), len(test[k]))["mean"] for k in keys]
        if name == "AutoETS":
            seconds.append(time.process_time() - start)
    ahead["median of the three"] = [np.median(f, axis=0) for f in zip(*ahead.values())]
    for name, forecasts in ahead.items():
        errors = [
            np.mean(200 * np.abs(np.array(test[k]) - f) / (np.abs(test[k]) + np.abs(f)))
            for k, f in zip(keys, forecasts)
        ]
        scores.setdefault(name, []).append(np.mean(errors))
print("; ".join(f"{name} {y:.2f} / {q:.2f}" for name, (y, q) in scores.items()), end=". ")
print(f"CPU of AutoETS: {seconds[0]:.2f} s / {seconds[1]:.2f} s.")
