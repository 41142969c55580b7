// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

/**
 * The rule by which French co-operative supermarkets order today: days × mean daily outflow − what
 * there is, in whole packs.
 */
final class TodaysRule {
  private TodaysRule() {}

  /**
   * What it orders, in thousandths.
   *
   * @param last how many of the last open days the mean is that of
   * @param openDays open days that the order must last
   * @param times what the need is multiplied by: 1 for the rule as it is
   * @param there what is on hand and due
   */
  static long order(History history, int last, long openDays, double times, long there, long pack) {
    long sold = 0;
    int open = 0;
    List<History.Day> days = history.days();
    for (int i = days.size() - 1; i >= 0 && open < last; i--) {
      if (days.get(i).open()) {
        sold += days.get(i).sold();
        open++;
      }
    }
    if (open == 0) {
      return 0;
    }
    long want = StrictMath.round(times * sold * openDays / open) - there;
    return want <= 0 ? 0 : Math.ceilDiv(want, pack) * pack;
  }
}
