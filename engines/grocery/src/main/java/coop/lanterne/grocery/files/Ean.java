// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

/** Bar codes of products: EAN-8, EAN-13 and UPC-A, whose last digit checks the others. */
final class Ean {
  private Ean() {}

  /**
   * The code in thirteen digits, or eight; empty where it is none (GS1 General Specifications,
   * 7.9). UPC-A is an EAN-13 without its leading zero, which a spreadsheet drops too.
   */
  static Optional<String> find(String text) {
    String digits = text.replaceAll("[\\s\\u00A0\\u202F]", "");
    if (!digits.matches("\\d{8}|\\d{12,13}")) {
      return Optional.empty();
    }
    String code = digits.length() == 12 ? "0" + digits : digits;
    int sum = 0;
    for (int i = 0; i < code.length(); i++) {
      int fromRight = code.length() - 1 - i;
      sum += (code.charAt(i) - '0') * (fromRight % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0 ? Optional.of(code) : Optional.empty();
  }
}
