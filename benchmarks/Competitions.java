// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import coop.lanterne.forecast.univariate.AutoEts;
import coop.lanterne.forecast.univariate.Ces;
import coop.lanterne.forecast.univariate.Conformal;
import coop.lanterne.forecast.univariate.Dotm;
import coop.lanterne.forecast.univariate.EtsShape;
import coop.lanterne.forecast.univariate.Median;
import coop.lanterne.forecast.univariate.Mstl;
import coop.lanterne.forecast.univariate.Recent;
import coop.lanterne.forecast.univariate.SeasonalNaive;
import coop.lanterne.forecast.univariate.Theta;
import coop.lanterne.forecast.univariate.Univariate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * One-series forecasts on the series of two competitions. Run by m3.sh and m4-weekly.sh:
 *
 * <pre>java --class-path CLI_JAR benchmarks/Competitions.java m3|m4-weekly FOLDER inside|test</pre>
 *
 * {@code inside} reads the training parts alone and forecasts their own last values, from a few
 * origins: on this the choices of decision 31 were made. {@code test} forecasts the test parts.
 */
final class Competitions {
  private static final int WEEKS = 52;
  private static final int WEEKLY_HORIZON = 13;
  private static final int ORIGINS = 4;

  /** No training part of the competition is shorter: what is chosen on less does not carry. */
  private static final int SHORTEST_YEARLY = 14;

  private static final int SHORTEST_QUARTERLY = 16;
  private static final String ENSEMBLE = "`ensemble`";

  /** A series: its values up to the origin, and those to be forecast from there. */
  private record Series(String id, double[] train, double[] test) {}

  private record Score(double smape, double mase) {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(args[1]);
    boolean test = args[2].equals("test");
    if (args[0].equals("m3")) {
      m3(folder, test);
    } else {
      weekly(folder, test);
    }
  }

  // ---- M3

  private static void m3(Path folder, boolean test) throws IOException {
    Map<String, Map<String, Score>> scores = new LinkedHashMap<>();
    Map<String, List<Series>> parts = new LinkedHashMap<>();
    for (String part : List.of("YEARLY", "QUARTERLY")) {
      int season = part.equals("YEARLY") ? 1 : 4;
      List<Series> series = readM3(folder, part, test);
      parts.put(part, series);
      List<List<Series>> cases =
          test
              ? wrapped(series)
              : origins(
                  series,
                  season == 1 ? SHORTEST_YEARLY : SHORTEST_QUARTERLY,
                  season == 1 ? 1 : 2);
      scores(cases, test ? shown(season) : members(season), test ? List.of() : MEDIANS, season)
          .forEach((name, of) -> scores.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(part, of));
      System.out.printf("%s: %d series, %d forecasts each.%n", part.toLowerCase(), cases.size(), test ? 1 : ORIGINS);
    }
    System.out.println();
    System.out.println("| sMAPE | yearly | quarterly |");
    System.out.println("|---|---|---|");
    scores.forEach(
        (name, of) ->
            System.out.printf(
                "| %s | %.2f | %.2f |%n", name, of.get("YEARLY").smape(), of.get("QUARTERLY").smape()));
    if (test) {
      for (String entrant : List.of("THETA", "ForecastPro", "ForcX", "COMB_S_H_D", "DAMPEN", "NAIVE2")) {
        System.out.printf(
            "| %s, as entered | %.2f | %.2f |%n",
            entrant,
            entered(folder, entrant, parts.get("YEARLY")),
            entered(folder, entrant, parts.get("QUARTERLY")));
      }
    }
    // Inside, the values to come are the last of the training parts.
    parts.forEach(
        (part, series) ->
            cover(
                part,
                test
                    ? series
                    : origins(series, part.equals("YEARLY") ? SHORTEST_YEARLY : SHORTEST_QUARTERLY, 1)
                        .stream()
                        .map(List::getFirst)
                        .toList()));
    if (test) {
      cpu(parts);
      threads(parts);
    }
  }

  private static List<List<Series>> wrapped(List<Series> series) {
    return series.stream().map(List::of).toList();
  }

  /** Every value once; the test part is not even read unless it is asked for. */
  private static List<Series> readM3(Path folder, String part, boolean test) throws IOException {
    Map<String, List<Double>> train = new LinkedHashMap<>();
    Map<String, List<Double>> held = new LinkedHashMap<>();
    Map<String, Integer> horizon = new LinkedHashMap<>();
    try (BufferedReader lines = open(folder.resolve("m3_yearly_quarterly.csv.gz"))) {
      lines.readLine(); // id,st_type,period,start,h,split,t,value
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",");
        if (cells[2].equals(part) && (test || cells[5].equals("train"))) {
          horizon.put(cells[0], Integer.parseInt(cells[4]));
          (cells[5].equals("train") ? train : held)
              .computeIfAbsent(cells[0], _ -> new ArrayList<>())
              .add(Double.parseDouble(cells[7]));
        }
      }
    }
    List<Series> all = new ArrayList<>();
    train.forEach(
        (id, y) ->
            all.add(
                new Series(
                    id,
                    array(y),
                    test ? array(held.get(id)) : new double[horizon.get(id)])));
    return all;
  }

  private static double entered(Path folder, String entrant, List<Series> series) throws IOException {
    Map<String, double[]> ahead = new LinkedHashMap<>();
    try (BufferedReader lines = open(folder.resolve("forecast_" + entrant + ".csv.gz"))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.replace("\"", "").split(",");
        ahead.put(
            cells[0],
            Arrays.stream(cells)
                .skip(1)
                .filter(c -> !c.equals("NA"))
                .mapToDouble(Double::parseDouble)
                .toArray());
      }
    }
    return series.stream().mapToDouble(s -> smape(s.test(), ahead.get(s.id()))).average().orElseThrow();
  }

  private static Map<String, Univariate> shown(int season) {
    Map<String, Univariate> methods = new LinkedHashMap<>();
    methods.put(ENSEMBLE, Median.of(List.of(season)));
    methods.put("`ets`", new AutoEts(season));
    methods.put("`ets`, damped", only(season, EtsShape.Trend.DAMPED, false));
    methods.put("`dotm`", new Dotm(season));
    methods.put("`ces`", new Ces(season));
    methods.put("`theta`", new Theta(season));
    methods.put("`seasonal_naive`", new SeasonalNaive(season));
    return methods;
  }

  /** The medians that were compared, and of what. */
  private static final List<List<String>> MEDIANS =
      List.of(
          List.of("ets", "dotm", "ces"),
          List.of("damped", "dotm", "ces"),
          List.of("ets", "damped", "dotm", "ces"),
          List.of("damped", "flat", "dotm", "ces"),
          List.of("ets", "dotm*", "ces"),
          List.of("ets", "damped", "dotm*", "ces"),
          List.of("damped", "flat", "dotm*", "ces"),
          List.of("ets", "damped", "flat", "dotm*", "ces"),
          List.of("ets*", "dotm*", "ces"),
          List.of("ets*", "damped*", "dotm*", "ces"),
          List.of("damped*", "flat*", "dotm*", "ces"),
          List.of("ets*", "damped*", "flat*", "dotm*", "ces"),
          List.of("ets*", "damped*", "flat*", "dotm*", "ces", "theta"));

  /** With a star: the first states are anchored, not searched for. */
  private static Map<String, Univariate> members(int season) {
    Map<String, Univariate> members = new LinkedHashMap<>();
    members.put("seasonal naive", new SeasonalNaive(season));
    members.put("theta", new Theta(season));
    members.put("dotm", new Dotm(season));
    members.put("dotm*", new Dotm(season, true));
    members.put("ces", new Ces(season));
    for (boolean anchored : new boolean[] {false, true}) {
      String star = anchored ? "*" : "";
      members.put("ets" + star, new AutoEts(season, EtsShape.list(), anchored));
      members.put("damped" + star, only(season, EtsShape.Trend.DAMPED, anchored));
      members.put("flat" + star, only(season, EtsShape.Trend.NONE, anchored));
    }
    return members;
  }

  private static Univariate only(int season, EtsShape.Trend trend, boolean anchored) {
    return new AutoEts(season, AutoEts.with(trend), anchored);
  }

  /** How many of the values to come lie within the intervals that earlier errors give. */
  private static void cover(String part, List<Series> series) {
    Univariate method = Median.of(List.of(part.equals("YEARLY") ? 1 : 4));
    int horizon = series.getFirst().test().length;
    Conformal together = Conformal.shared(method, series.stream().map(Series::train).toList(), horizon);
    int[] alone = new int[2];
    int[] shared = new int[2];
    int told = 0;
    for (Series s : series) {
      double[] ahead = method.forecast(s.train(), horizon);
      Conformal own = Conformal.of(method, s.train(), horizon);
      for (int h = 0; h < horizon; h++) {
        double off = Math.abs(s.test()[h] - ahead[h]);
        told += Double.isNaN(own.reach(h + 1, .5)) ? 0 : 1;
        for (int level = 0; level < 2; level++) {
          double share = level == 0 ? .8 : .95;
          alone[level] += off <= own.reach(h + 1, share) ? 1 : 0;
          shared[level] += off <= together.reach(h + 1, share) * Conformal.size(s.train()) ? 1 : 0;
        }
      }
    }
    double all = series.size() * horizon / 100.0;
    System.out.printf(
        "%nWithin the 80 / 95 %% intervals of %s, %s: own errors %.1f / %.1f %%, errors of all series %.1f / %.1f %%.%n",
        ENSEMBLE, part.toLowerCase(), alone[0] * 100.0 / told, alone[1] * 100.0 / told, shared[0] / all, shared[1] / all);
  }

  private static void cpu(Map<String, List<Series>> parts) {
    StringBuilder line = new StringBuilder("\nCPU of `ets` on all series, after a first pass that warms up:");
    for (int pass = 0; pass < 2; pass++) {
      for (String part : parts.keySet()) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        AutoEts ets = new AutoEts(part.equals("YEARLY") ? 1 : 4);
        parts.get(part).forEach(s -> ets.forecast(s.train(), s.test().length));
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-9;
        if (pass == 1) {
          line.append(String.format(" %s %.2f s.", part.toLowerCase(), seconds));
        }
      }
    }
    System.out.println(line);
  }

  private static void threads(Map<String, List<Series>> parts) {
    Univariate method = Median.of(List.of(4));
    List<Series> series = parts.get("QUARTERLY");
    double[][] alone = new double[series.size()][];
    Arrays.setAll(alone, i -> method.forecast(series.get(i).train(), 8));
    double[][] together = new double[series.size()][];
    IntStream.range(0, together.length)
        .parallel()
        .forEach(i -> together[i] = method.forecast(series.get(i).train(), 8));
    System.out.println(
        "\nOn one thread and on several: "
            + (Arrays.deepEquals(alone, together) ? "the same bytes." : "NOT the same bytes."));
  }

  // ---- M4 weekly

  private static void weekly(Path folder, boolean test) throws IOException {
    List<Series> series = new ArrayList<>();
    try (BufferedReader train = open(folder.resolve("train.csv.gz"))) {
      train.readLine();
      for (String line = train.readLine(); line != null; line = train.readLine()) {
        String[] cells = line.replace("\"", "").split(",");
        series.add(new Series(cells[0], numbers(cells), new double[WEEKLY_HORIZON]));
      }
    }
    if (test) {
      Map<String, double[]> held = new LinkedHashMap<>();
      try (BufferedReader lines = open(folder.resolve("test.csv.gz"))) {
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] cells = line.replace("\"", "").split(",");
          held.put(cells[0], numbers(cells));
        }
      }
      series.replaceAll(s -> new Series(s.id(), s.train(), held.get(s.id())));
    }
    List<List<Series>> cases = test ? wrapped(series) : origins(series, 60, WEEKLY_HORIZON);
    Map<String, Univariate> methods = new LinkedHashMap<>();
    methods.put(ENSEMBLE, Median.of(List.of(WEEKS)));
    methods.put("`ets`", new AutoEts(WEEKS));
    methods.put("`mstl`", new Mstl(List.of(WEEKS), new AutoEts(1)));
    methods.put("`dotm`", new Dotm(WEEKS));
    methods.put("`ces`", new Ces(1));
    methods.put("last value", new SeasonalNaive(1));
    List<List<String>> medians = new ArrayList<>();
    if (!test) {
      for (int values : new int[] {130, 260}) {
        members(1)
            .forEach(
                (name, member) -> {
                  methods.put(name + " " + values, new Recent(values, member));
                  Mstl without = new Mstl(List.of(WEEKS), member);
                  methods.put(name + " without season " + values, new Recent(values, without));
                });
        for (List<String> median : MEDIANS) {
          List<String> both = new ArrayList<>();
          median.forEach(m -> both.add(m + " " + values));
          median.forEach(m -> both.add(m + " without season " + values));
          medians.add(both);
        }
      }
    }
    System.out.printf("%d series, %d forecasts each.%n%n", cases.size(), test ? 1 : ORIGINS);
    System.out.println("| | sMAPE | MASE |");
    System.out.println("|---|---|---|");
    scores(cases, methods, medians, 1)
        .forEach(
            (name, score) ->
                System.out.printf("| %s | %.3f | %.3f |%n", name, score.smape(), score.mase()));
  }

  // ---- both

  /** For each series its last few origins from which a whole horizon of its training part is left. */
  private static List<List<Series>> origins(List<Series> series, int least, int step) {
    List<List<Series>> all = new ArrayList<>();
    for (Series s : series) {
      List<Series> own = new ArrayList<>();
      int horizon = s.test().length;
      for (int k = 0; k < ORIGINS; k++) {
        int origin = s.train().length - horizon - k * step;
        if (origin >= least) {
          own.add(
              new Series(
                  s.id(),
                  Arrays.copyOf(s.train(), origin),
                  Arrays.copyOfRange(s.train(), origin, origin + horizon)));
        }
      }
      if (!own.isEmpty()) {
        all.add(own);
      }
    }
    return all;
  }

  /** What each method, and the median of each list of them, scores on average over the series. */
  private static Map<String, Score> scores(
      List<List<Series>> cases,
      Map<String, Univariate> methods,
      List<List<String>> medians,
      int season) {
    Map<String, Score> sums = new LinkedHashMap<>();
    for (List<Series> origins : cases) {
      for (Series s : origins) {
        int horizon = s.test().length;
        Map<String, double[]> ahead = new LinkedHashMap<>();
        methods.forEach(
            (name, method) -> {
              boolean able = s.train().length >= method.needs();
              Univariate used = able ? method : new SeasonalNaive(season);
              ahead.put(name, used.forecast(s.train(), horizon));
            });
        for (List<String> of : medians) {
          ahead.put("median: " + String.join(", ", of), median(of.stream().map(ahead::get).toList()));
        }
        double share = 1.0 / origins.size() / cases.size();
        ahead.forEach(
            (name, f) ->
                sums.merge(
                    name,
                    new Score(smape(s.test(), f) * share, mase(s, f) * share),
                    (x, y) -> new Score(x.smape() + y.smape(), x.mase() + y.mase())));
      }
    }
    return sums;
  }

  private static double[] median(List<double[]> each) {
    double[] ahead = new double[each.getFirst().length];
    for (int h = 0; h < ahead.length; h++) {
      int at = h;
      double[] sorted = each.stream().mapToDouble(f -> f[at]).sorted().toArray();
      ahead[h] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
    return ahead;
  }

  private static double smape(double[] y, double[] ahead) {
    double sum = 0;
    for (int h = 0; h < y.length; h++) {
      sum += 200 * Math.abs(y[h] - ahead[h]) / (Math.abs(y[h]) + Math.abs(ahead[h]));
    }
    return sum / y.length;
  }

  private static double mase(Series s, double[] ahead) {
    double past = 0;
    for (int i = 1; i < s.train().length; i++) {
      past += Math.abs(s.train()[i] - s.train()[i - 1]) / (s.train().length - 1);
    }
    double sum = 0;
    for (int h = 0; h < ahead.length; h++) {
      sum += Math.abs(s.test()[h] - ahead[h]);
    }
    return sum / ahead.length / past;
  }

  private static double[] numbers(String[] cells) {
    return Arrays.stream(cells)
        .skip(1)
        .filter(c -> !c.isEmpty() && !c.equals("NA"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(d -> d).toArray();
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
