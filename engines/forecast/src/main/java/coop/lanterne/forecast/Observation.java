// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

/**
 * What is known of one series at one time.
 *
 * @param series the series' name: a product
 * @param at the day, counted as {@link java.time.LocalDate#toEpochDay}, or an index
 * @param value what was sold; NaN when it is not known, as on days to come
 * @param open false when nothing could be sold because the shop was closed
 * @param outOfStock true when the shop ran out: at least {@code value} was wanted
 */
public record Observation(String series, long at, double value, boolean open, boolean outOfStock) {
  /** No value may be further from zero than this: 10<sup>12</sup>. */
  public static final double MAX = 1e12;

  public Observation {
    if (Double.isInfinite(value) || StrictMath.abs(value) > MAX) {
      throw new IllegalArgumentException("a value lies within 1e12 of zero, read: " + value);
    }
  }

  /** A day when the shop was open and did not run out. */
  public Observation(String series, long at, double value) {
    this(series, at, value, true, false);
  }
}
