# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The axes alone, with numpy, of the votes that opinions.sh writes: seconds to read, and to compute.

    python3 opinions_numpy.py votes.csv
"""
import sys
import time

import numpy as np

start = time.monotonic()
votes = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(2, 3, 4), dtype=np.int32)
read = time.monotonic()
x = np.full((votes[:, 1].max() + 1, votes[:, 0].max() + 1), np.nan)
x[votes[:, 1], votes[:, 0]] = votes[:, 2]
centred = np.nan_to_num(x - np.nanmean(x, axis=0))
weight, axes = np.linalg.eigh(centred.T @ centred)
end = time.monotonic()
print(f"numpy {np.__version__}: {read - start:.1f} s to read, {end - read:.1f} s for the axes alone")
