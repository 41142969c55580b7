// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/** The order of ids, the same whatever the order of rows: numbers by value, then texts. */
final class Ids {
  static final Comparator<String> ORDER = Ids::compare;

  private Ids() {}

  private static int compare(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? -1 : 1;
    }
    int zeros = number ? zeros(one) : 0;
    int otherZeros = number ? zeros(other) : 0;
    int longer = number ? one.length() - zeros - (other.length() - otherZeros) : 0;
    if (longer != 0) {
      return longer;
    }
    int larger = one.substring(zeros).compareTo(other.substring(otherZeros));
    return larger != 0 ? larger : one.compareTo(other);
  }

  private static boolean isNumber(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return !id.isEmpty();
  }

  /** How many zeros a number begins with. */
  private static int zeros(String number) {
    int zeros = 0;
    while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }
}
