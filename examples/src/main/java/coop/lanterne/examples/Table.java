// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/** Lines of a file as the French write them: semicolon, decimal comma, UTF-8. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String header) {
    lines.add(header);
  }

  void add(Object... fields) {
    lines.add(String.join(";", Arrays.stream(fields).map(Object::toString).toList()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Thousandths as a decimal number: 4385 becomes {@code 4,385}, 12000 becomes {@code 12}. */
  static String number(long thousandths) {
    String whole = Long.toString(thousandths / 1000);
    long rest = thousandths % 1000;
    if (rest == 0) {
      return whole;
    }
    String decimals = Long.toString(1000 + rest).substring(1).replaceAll("0+$", "");
    return whole + "," + decimals;
  }

  /** Cents as euros: 120 becomes {@code 1,20}. */
  static String euros(long cents) {
    return cents / 100 + "," + Long.toString(100 + cents % 100).substring(1);
  }
}
