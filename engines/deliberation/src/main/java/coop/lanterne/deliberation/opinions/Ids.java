// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.opinions;

import java.util.Comparator;

/** The order of ids, the same whatever the order of rows: numbers by value, then texts. */
final class Ids {
  static final Comparator<String> ORDER =
      Comparator.comparing((String id) -> !isNumber(id))
          .thenComparingInt(id -> isNumber(id) ? digits(id).length() : 0)
          .thenComparing(id -> isNumber(id) ? digits(id) : id)
          .thenComparing(Comparator.naturalOrder());

  private Ids() {}

  private static boolean isNumber(String id) {
    return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String digits(String number) {
    int first = 0;
    while (first < number.length() - 1 && number.charAt(first) == '0') {
      first++;
    }
    return number.substring(first);
  }
}
