// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/** Gathers what a check finds. Beyond twenty of a kind it counts and no longer lists. */
final class Findings {
  private static final int LISTED = 20;

  private final List<Statement> checked = new ArrayList<>();
  private final List<Report.Difference> differences = new ArrayList<>();
  private final List<Statement> warnings = new ArrayList<>();
  private final Map<String, Long> kinds = new HashMap<>();
  private long omitted;

  void checked(String code, Object... namesAndValues) {
    checked.add(Statement.of(code, namesAndValues));
  }

  void warn(String code, Object... namesAndValues) {
    if (listed(code)) {
      warnings.add(Statement.of(code, namesAndValues));
    }
  }

  void differs(Place place, String code, Object... namesAndValues) {
    differs(place, Statement.of(code, namesAndValues));
  }

  void differs(Place place, Statement statement) {
    if (listed(statement.code())) {
      differences.add(new Report.Difference(place, statement));
    }
  }

  boolean holds() {
    return differences.isEmpty();
  }

  private boolean listed(String code) {
    boolean listed = kinds.merge(code, 1L, Long::sum) <= LISTED;
    omitted += listed ? 0 : 1;
    return listed;
  }

  Report report(String what) {
    return new Report(what, checked, differences, warnings, omitted);
  }
}
