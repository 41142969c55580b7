// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/** The products and suppliers of the sample co-op, read from the tables beside this class. */
record Catalogue(List<Supplier> suppliers, List<Product> products) {

  Catalogue {
    suppliers = List.copyOf(suppliers);
    products = List.copyOf(products);
  }

  static Catalogue read() {
    return new Catalogue(readSuppliers(), readProducts());
  }

  private static List<Supplier> readSuppliers() {
    return rows("suppliers.csv").stream()
        .map(
            row ->
                new Supplier(
                    row[0],
                    row[1],
                    days(row[2]),
                    days(row[3]),
                    Integer.parseInt(row[4]),
                    row[6].isEmpty() ? 0 : cents(row[6])))
        .toList();
  }

  private static List<Product> readProducts() {
    List<String[]> rows = rows("products.csv");
    Map<String, Integer> shortNames = new HashMap<>();
    rows.forEach(row -> shortNames.merge(code(shortName(row[9])), 1, Integer::sum));
    List<Product> products = new ArrayList<>();
    for (String[] row : rows) {
      String shortCode = code(shortName(row[9]));
      boolean alone = shortNames.getOrDefault(shortCode, 0) == 1;
      products.add(
          new Product(
              alone ? shortCode : code(row[9]),
              row[9],
              row[0],
              row[1].equals("1"),
              row[2],
              row[3],
              Integer.parseInt(row[4]),
              Integer.parseInt(row[5]),
              cents(row[6]),
              Double.parseDouble(row[7].replace(',', '.')),
              row[8]));
    }
    return products;
  }

  /** A table beside this class, as it stands. */
  static String text(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String[]> rows(String resource) {
    return text(resource).lines().skip(1).map(line -> line.split(";", -1)).toList();
  }

  private static String shortName(String name) {
    int comma = name.indexOf(", ");
    return comma < 0 ? name : name.substring(0, comma);
  }

  /** "Œuf plein air" becomes {@code oeuf-plein-air}. */
  private static String code(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("œ", "oe");
    return Normalizer.normalize(plain, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static int cents(String euros) {
    return Integer.parseInt(euros.replace(",", ""));
  }

  private static Set<DayOfWeek> days(String names) {
    Set<DayOfWeek> days = new HashSet<>();
    for (String name : names.split(" ", -1)) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
          days.add(day);
        }
      }
    }
    return days;
  }
}
