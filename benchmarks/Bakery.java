// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import coop.lanterne.forecast.Forecasts;
import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.forecast.Observation;
import coop.lanterne.forecast.Panel;
import coop.lanterne.forecast.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often sales of a day lie below, and at or below, each quantile of the shop's forecast, over all
 * products and by thirds of volume. Run by forecast.sh on the file that it evaluates:
 *
 * <pre>java --class-path CLI_JAR benchmarks/Bakery.java sales.csv HOLDOUT</pre>
 */
final class Bakery {
  private static final double[] LEVELS = {.025, .1, .5, .9, .975};

  /** What is allowed on each side of a level. */
  private static final double MARGIN = .02;

  private Bakery() {}

  public static void main(String[] args) throws IOException {
    List<Scores.Case> cases =
        Forecasts.evaluate(panel(Path.of(args[0])), ForecastMethod.SHOP, 7, Integer.parseInt(args[1]), 1, 1)
            .cases();
    Map<String, Double> volume = new HashMap<>();
    cases.forEach(c -> volume.merge(c.series(), c.actual(), Double::sum));
    List<String> names = new ArrayList<>(volume.keySet());
    names.sort(Comparator.<String>comparingDouble(volume::get).thenComparing(n -> n));
    Map<String, Integer> third = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      third.put(names.get(i), 1 + 3 * i / names.size());
    }
    String[] parts = {"all", "least sold third", "middle third", "most sold third"};
    System.out.println("| products | level | share below | share at or below | within .02 |");
    System.out.println("|---|---|---|---|---|");
    for (int part = 0; part < parts.length; part++) {
      int of = part;
      List<Scores.Case> own =
          cases.stream()
              .filter(c -> c.spread().known() && (of == 0 || third.get(c.series()) == of))
              .toList();
      for (double level : LEVELS) {
        double below = share(own, level, false);
        double upTo = share(own, level, true);
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.3f | %.3f | %s |%n",
            parts[part],
            level,
            below,
            upTo,
            below - MARGIN <= level && level <= upTo + MARGIN ? "yes" : "**no**");
      }
    }
  }

  private static double share(List<Scores.Case> cases, double level, boolean at) {
    long below =
        cases.stream()
            .filter(
                c -> {
                  double quantile = c.spread().quantile(level);
                  return at ? c.actual() <= quantile : c.actual() < quantile;
                })
            .count();
    return below / (double) cases.size();
  }

  private static Panel panel(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] head = lines.getFirst().split(",");
    List<Observation> all = new ArrayList<>();
    SortedMap<String, Map<Long, Double>> ahead = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      long day = LocalDate.parse(cells[1]).toEpochDay();
      boolean open = cells[3].equals("1");
      all.add(
          new Observation(
              cells[0], day, open ? Double.parseDouble(cells[2]) : Double.NaN, open, false));
      for (int c = 4; c < head.length; c++) {
        if (!cells[c].isEmpty()) {
          ahead
              .computeIfAbsent(head[c], _ -> new HashMap<>())
              .put(day, Double.parseDouble(cells[c]));
        }
      }
    }
    return Panel.days(all, ahead);
  }
}
