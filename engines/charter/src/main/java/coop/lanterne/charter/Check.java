// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import module java.base;

/**
 * What a machine verifies of an article.
 *
 * @param name its name and version in the charter, such as {@code mandate/1}
 * @param params the shape of the article's parameters
 * @param asks the asks it knows, by the name that the vectors give them
 * @param test the check itself
 */
record Check(
    String name,
    Shape.Fields params,
    Map<String, Class<? extends Record>> asks,
    BiFunction<Ask, Rules, Verdict> test) {
  Check {
    asks = Map.copyOf(asks);
  }

  /** An ask that came to a check which does not know it: a mistake in the code. */
  static IllegalArgumentException unknown(Ask ask) {
    return new IllegalArgumentException("not for this check: " + ask.getClass().getSimpleName());
  }
}
