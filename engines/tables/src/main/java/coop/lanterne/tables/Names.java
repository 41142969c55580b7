// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.tables;

import module java.base;

/** Compares names as people write them: accents, capitals, spaces and hyphens do not count. */
final class Names {
  private Names() {}

  /** Whether a header is that name, or one of the parts of a path such as "Order/Customer" is. */
  static boolean isPart(String name, String header) {
    String plain = plain(name);
    for (String part : header.split("/", -1)) {
      if (plain(part).equals(plain)) {
        return true;
      }
    }
    return false;
  }

  /** The name in small letters without accents, words joined by underscores. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replaceAll("[\\s\\u00A0\\u202F_’'-]+", " ")
        .strip()
        .replace(' ', '_');
  }
}
