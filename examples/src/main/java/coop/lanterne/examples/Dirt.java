// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.examples;

import module java.base;

/**
 * Rows as a real till exports them: returns, codes typed by hand, a total at the end. Each is added
 * between good rows, none of which changes, and is noted with the code of the Finding expected.
 */
record Dirt(Chance chance) {
  /** A bad row planted: the file, its line from 1, the code of its Finding. */
  record Planted(String file, int line, String code) {}

  private record Row(String text, String code) {}

  /** The lines with bad rows among them; adds each to {@code planted}. */
  List<String> soil(String file, List<String> clean, List<Planted> planted) {
    List<List<Row>> after = new ArrayList<>();
    clean.forEach(_ -> after.add(new ArrayList<>()));
    plant(file, clean, after);
    List<String> soiled = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      soiled.add(clean.get(i));
      for (Row row : after.get(i)) {
        soiled.add(row.text());
        planted.add(new Planted(file, soiled.size(), row.code()));
      }
    }
    return soiled;
  }

  private void plant(String file, List<String> clean, List<List<Row>> after) {
    switch (file) {
      case "sales.csv" -> {
        for (int i = 0; i < 6; i++) {
          plant(after, clean, f -> new Row(f[0] + ";" + f[1] + ";-2", "negative-sale"));
          plant(after, clean, f -> new Row(f[0] + ";" + mistyped(f[1]) + ";1", "unknown-product"));
        }
        for (int i = 0; i < 3; i++) {
          plant(after, clean, f -> new Row(String.join(";", f), "duplicate-row"));
          plant(after, clean, f -> new Row(f[0] + ";" + f[1] + ";n.c.", "not-a-number"));
          plant(after, clean, f -> new Row(f[0] + ";;1", "missing-value"));
        }
        plant(
            after,
            clean,
            f -> new Row("31/11/" + f[0].substring(0, 4) + ";" + f[1] + ";3", "not-a-date"));
        after.getLast().add(new Row("TOTAL;48213", "ragged-row"));
      }
      case "deliveries.csv" -> {
        plant(after, clean, f -> new Row(f[0] + ";" + f[1] + ";12;-12;0;", "delivered-negative"));
        plant(
            after,
            clean,
            f -> new Row("21" + f[0].substring(2) + ";" + f[1] + ";6;6;0;", "date-in-the-future"));
      }
      case "stock.csv" -> {
        plant(after, clean, f -> new Row(f[0] + ";" + f[1] + ";-4;", "negative-stock"));
        plant(after, clean, f -> new Row(String.join(";", f), "duplicate-lot"));
      }
      case "losses.csv" ->
          plant(after, clean, f -> new Row(f[0] + ";sac-kraft;1;casse", "unknown-product"));
      default -> {}
    }
  }

  private interface Spoil {
    Row of(String[] fields);
  }

  private void plant(List<List<Row>> after, List<String> clean, Spoil spoil) {
    int at;
    do {
      at = 1 + chance.below(clean.size() - 1);
    } while (clean.get(at).endsWith(";"));
    after.get(at).add(spoil.of(clean.get(at).split(";", -1)));
  }

  /** The code as someone in a hurry would type it: one letter short. */
  private static String mistyped(String code) {
    return code.substring(0, 1).toUpperCase(Locale.ROOT)
        + code.substring(1, code.length() - 1)
        + " pce";
  }
}
