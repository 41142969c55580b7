# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A boosted-trees rival on the file that forecast.sh evaluates: one LightGBM over all products, one day
ahead, refitted at the start of each month of the held-out days on all the days before.
Prints a line of the table: WAPE and bias."""
import csv
import datetime
import sys

import lightgbm
import numpy as np

rows = list(csv.reader(open(sys.argv[1])))
head, rows = rows[0], rows[1:]
columns = head[4:]
names = list(dict.fromkeys(r[0] for r in rows))
days = sorted({r[1] for r in rows})
place, where = {n: i for i, n in enumerate(names)}, {d: i for i, d in enumerate(days)}
sold = np.full((len(days), len(names)), np.nan)
ahead = np.full((len(days), len(columns)), np.nan)
for r in rows:
    if r[3] == "1":
        sold[where[r[1]], place[r[0]]] = float(r[2])
    ahead[where[r[1]]] = [float(x) if x else np.nan for x in r[4:]]
open_days = [i for i in range(len(days)) if not np.isnan(sold[i]).all()]
features, targets, at = [], [], []
for k, i in enumerate(open_days):
    if k < 28:
        continue
    past = sold[open_days[:k]]
    day = datetime.date.fromisoformat(days[i])
    same = [j for j in open_days[:k] if datetime.date.fromisoformat(days[j]).weekday() == day.weekday()]
    shop = np.nansum(past[-1]), np.nansum(past[-7:]) / 7, np.nansum(past[-28:]) / 28
    closed = i - open_days[k - 1]
    for n in range(len(names)):
        own = past[:, n]
        features.append(
            [n, day.weekday(), day.timetuple().tm_yday, closed, own[-1], own[-2], own[-3], own[-7]]
            + [np.mean(own[-w:]) for w in (3, 7, 14, 28)]
            + [np.mean(sold[same[-w:], n]) if same else np.nan for w in (1, 4)]
            + [*shop, *ahead[i]]
        )
        targets.append(sold[i, n])
        at.append(i)
features, targets, at = np.array(features, float), np.array(targets), np.array(at)
SETTINGS = {
    "objective": "poisson", "learning_rate": 0.03, "num_leaves": 31, "min_data_in_leaf": 20,
    "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.8, "seed": 1,
    "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
}
first = len(days) - int(sys.argv[2])
forecast = np.full(len(targets), np.nan)
for month in sorted({days[i][:7] for i in open_days if i >= first}):
    held = (at >= first) & np.array([days[i][:7] == month for i in at])
    known = at < min(at[held])
    data = lightgbm.Dataset(features[known], targets[known], categorical_feature=[0])
    model = lightgbm.train(SETTINGS, data, num_boost_round=400)
    forecast[held] = model.predict(features[held])
held = at >= first
wape = np.abs(targets - forecast)[held].sum() / targets[held].sum()
bias = (forecast - targets)[held].sum() / targets[held].sum()
print(f"| LightGBM {lightgbm.__version__}, refitted each month | {wape:.4f} | | | | | {bias:.4f} |")
