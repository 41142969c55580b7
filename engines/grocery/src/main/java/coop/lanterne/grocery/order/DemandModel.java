// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.MethodClass;

/** Says what may be asked of each product in the days to come, from the inputs alone. */
public interface DemandModel {
  /** Its name and version, as in the register of methods. */
  String method();

  /** How far it is from rules applied by hand. */
  MethodClass methodClass();

  /**
   * What may be asked, day by day from the inputs' own date on. Days are drawn apart from one
   * another. The same inputs give the same answer.
   *
   * @param days how many days, closed ones counted
   * @return by product code, exactly that many days each; a product of which nothing is known may
   *     be absent
   */
  Map<String, List<DayDemand>> forecast(OrderInputs inputs, int days);
}
