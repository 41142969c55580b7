// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.logistics.files;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a file is checked against: the suppliers and products already there, and today's date. */
public final class Known {
  private final Map<String, Supplier> suppliers = new TreeMap<>();
  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, Product> byName = new HashMap<>();
  private final LocalDate today;

  private Known(Collection<Supplier> suppliers, Collection<Product> products, LocalDate today) {
    suppliers.forEach(s -> this.suppliers.put(s.id(), s));
    for (Product p : products) {
      this.products.put(p.id(), p);
      byName.put(plain(p.name()), p);
      byName.put(plain(p.id()), p);
    }
    this.today = today;
  }

  /** Those suppliers and products, on that day. */
  public static Known of(
      Collection<Supplier> suppliers, Collection<Product> products, LocalDate today) {
    return new Known(suppliers, products, today);
  }

  /** Nothing yet, on that day. */
  public static Known nothing(LocalDate today) {
    return new Known(List.of(), List.of(), today);
  }

  LocalDate today() {
    return today;
  }

  Optional<Supplier> findSupplier(String id) {
    return Optional.ofNullable(suppliers.get(id));
  }

  /** The product of that code or of that name, accents and capitals aside. */
  Optional<Product> findProduct(String codeOrName) {
    Product exact = products.get(codeOrName);
    return Optional.ofNullable(exact != null ? exact : byName.get(plain(codeOrName)));
  }

  /** The code that looks most like this one: at most two letters differ, or its first word's. */
  Optional<String> nearestProduct(String code) {
    return nearest(code, products.keySet());
  }

  /** The code that looks most like this one. */
  Optional<String> nearestSupplier(String code) {
    return nearest(code, suppliers.keySet());
  }

  private static Optional<String> nearest(String code, Collection<String> codes) {
    String whole = plain(code);
    String first = whole.split(" ", 2)[0];
    String best = "";
    int least = 3;
    for (String c : codes) {
      String plain = plain(c);
      int distance = Math.min(distance(whole, plain), distance(first, plain));
      if (distance < least && distance * 3 <= plain.length()) {
        least = distance;
        best = c;
      }
    }
    return Optional.of(best).filter(b -> !b.isEmpty());
  }

  /** Letters to add, take away or change (Levenshtein 1966). */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .strip()
        .replaceAll("[\\s\\u00A0\\u202F]+", " ");
  }
}
