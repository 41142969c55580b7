// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.files;

import module java.base;

/** What a file is checked against: the suppliers and products already there, and today's date. */
public final class Known {
  private final Map<String, Supplier> suppliers = new TreeMap<>();
  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, Product> byEan = new HashMap<>();
  private final Map<String, Product> byPlu = new HashMap<>();
  private final Map<String, Product> byPlainCode = new HashMap<>();
  private final Map<String, Optional<Product>> byName = new HashMap<>(); // empty: of several
  private final Map<String, Optional<Supplier>> supplierByName = new HashMap<>();
  private final Map<String, Optional<String>> nearest = new HashMap<>();
  private final Set<LocalDate> closed;
  private final LocalDate today;

  private Known(
      Collection<Supplier> suppliers,
      Collection<Product> products,
      Set<LocalDate> closed,
      LocalDate today) {
    for (Supplier s : suppliers) {
      this.suppliers.put(s.id(), s);
      supplierByName.merge(plain(s.name()), Optional.of(s), (_, _) -> Optional.empty());
    }
    for (Product p : products) {
      this.products.put(p.id(), p);
      p.ean().ifPresent(ean -> byEan.put(ean, p));
      p.plu().ifPresent(plu -> byPlu.put(plu, p));
      byPlainCode.put(plain(p.id()), p);
      byName.merge(plain(p.name()), Optional.of(p), (_, _) -> Optional.empty());
    }
    this.closed = Set.copyOf(closed);
    this.today = today;
  }

  /** Those suppliers and products, on that day. */
  public static Known of(
      Collection<Supplier> suppliers, Collection<Product> products, LocalDate today) {
    return new Known(suppliers, products, Set.of(), today);
  }

  /** Nothing yet, on that day. */
  public static Known nothing(LocalDate today) {
    return new Known(List.of(), List.of(), Set.of(), today);
  }

  /** The same, the shop being closed on those days. */
  public Known closedOn(Collection<LocalDate> days) {
    return new Known(suppliers.values(), products.values(), Set.copyOf(days), today);
  }

  boolean isClosed(LocalDate day) {
    return closed.contains(day);
  }

  LocalDate today() {
    return today;
  }

  /** The supplier of that code, or of that name where it is the only one. */
  Optional<Supplier> findSupplier(String codeOrName) {
    Supplier exact = suppliers.get(codeOrName);
    return exact != null
        ? Optional.of(exact)
        : supplierByName.getOrDefault(plain(codeOrName), Optional.empty());
  }

  /**
   * The product of that code, bar code, PLU or name, in this order, accents and capitals aside.
   * Where several bear that name, none is taken.
   */
  Optional<Product> findProduct(String text) {
    Product exact = products.get(text);
    if (exact == null && !byEan.isEmpty()) {
      exact = Ean.find(text).map(byEan::get).orElse(null);
    }
    exact = exact == null ? byPlu.get(text) : exact;
    if (exact != null) {
      return Optional.of(exact);
    }
    String plain = plain(text);
    Product byCode = byPlainCode.get(plain);
    return byCode != null ? Optional.of(byCode) : byName.getOrDefault(plain, Optional.empty());
  }

  /**
   * The code of the product whose code or name looks most like this one: at most two letters
   * differ, or its first word's.
   */
  Optional<String> nearestProduct(String text) {
    return nearest.computeIfAbsent(
        text,
        t ->
            nearest(t, products.keySet())
                .or(
                    () ->
                        nearest(t, products.values().stream().map(Product::name).toList())
                            .flatMap(this::findProduct)
                            .map(Product::id)));
  }

  /** The family of that name, as the products write it, accents and capitals aside. */
  Optional<String> findFamily(String text) {
    return products.values().stream()
        .map(Product::family)
        .filter(f -> plain(f).equals(plain(text)))
        .findFirst();
  }

  /** The family that looks most like this one. */
  Optional<String> nearestFamily(String text) {
    return nearest(text, products.values().stream().map(Product::family).distinct().toList());
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
