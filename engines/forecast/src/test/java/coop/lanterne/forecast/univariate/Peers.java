// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import module java.base;

/** Invented series, and what R and statsforecast say of them (tools/univariate_fixtures.py). */
final class Peers {
  record Row(String series, String what, String key, double[] values) {}

  record Invented(int season, double[] y) {}

  private Peers() {}

  static Map<String, Invented> series() {
    Map<String, Invented> all = new LinkedHashMap<>();
    for (String line : lines("series.csv")) {
      String[] cells = line.split(",");
      all.put(cells[0], new Invented(Integer.parseInt(cells[1]), numbers(cells, 2)));
    }
    return all;
  }

  static Invented get(String name) {
    return Objects.requireNonNull(series().get(name), name);
  }

  static List<Row> rows(String file, String what) {
    return lines(file).stream()
        .map(l -> l.split(","))
        .filter(c -> c.length > 1 && c[1].equals(what))
        .map(c -> new Row(c[0], c[1], c[2], numbers(c, 3)))
        .toList();
  }

  static double[] get(String file, String series, String what, String key) {
    return rows(file, what).stream()
        .filter(r -> r.series().equals(series) && r.key().equals(key))
        .findFirst()
        .orElseThrow()
        .values();
  }

  private static double[] numbers(String[] cells, int from) {
    return Arrays.stream(cells).skip(from).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(Peers.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
