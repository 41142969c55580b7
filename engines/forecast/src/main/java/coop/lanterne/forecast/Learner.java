// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import coop.lanterne.kernel.Explanation;

/** A method at work: it is shown the times in order and can be asked for any time to come. */
interface Learner {
  /**
   * Shows what happened at the next time.
   *
   * @param t its place on the axis
   * @param value what was sold of each series; NaN where closed or not known
   */
  void learn(int t, double[] value);

  /** What it expects of a series at a time to come; NaN when it has seen nothing of it. */
  double point(int s, int t);

  /** Why it expects that; only for what has a {@link #point}. */
  Explanation why(int s, int t);
}
