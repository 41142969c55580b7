// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.cli;

import module java.base;

import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.forecast.Forecasts;
import coop.lanterne.forecast.Outlook;
import coop.lanterne.forecast.Panel;
import coop.lanterne.forecast.Scores;
import coop.lanterne.forecast.Spread;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Unit;
import coop.lanterne.tables.Tables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on series of sales. */
@Command(name = "forecast")
record ForecastCommands(Output output) {
  private static final double NANO = 1e-9;

  /** As far as a forecast goes, and as long as a season is: half-hours of two years. */
  private static final int MOST = 35_064;

  private static final SequencedMap<String, Function<Scores, OptionalDouble>> MEASURES =
      new LinkedHashMap<>();

  static {
    MEASURES.put("wape", Scores::wape);
    MEASURES.put("smape", Scores::smape);
    MEASURES.put("mase", Scores::mase);
    MEASURES.put("pinball", Scores::pinball);
    MEASURES.put("coverage80", Scores::coverage80);
    MEASURES.put("coverage95", Scores::coverage95);
    MEASURES.put("bias", Scores::bias);
  }

  @Command(name = "run")
  int run(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--horizon", paramLabel = "H", required = true) int horizon,
      @Option(names = "--season", paramLabel = "M", split = ",") @Nullable List<Integer> season,
      @Option(names = "--level", paramLabel = "PERCENT", split = ",", defaultValue = "80,95")
          List<BigDecimal> levels,
      @Option(names = "--method", paramLabel = "NAME", defaultValue = "auto") String method)
      throws IOException {
    between("--horizon", horizon);
    levels.forEach(ForecastCommands::level);
    SeriesFile series = series(file);
    List<Integer> seasons = seasons(series.panel(), season);
    ForecastMethod chosen = method(method, series.panel());
    List<Outlook> outlooks = Forecasts.run(series.panel(), chosen, seasons, horizon, Unit.PIECE);
    if (output.json()) {
      outlooks.forEach(o -> output.json(tree(o, series, levels)));
    } else {
      outlooks.forEach(o -> lines(o, series, levels));
    }
    return Exit.DONE;
  }

  @Command(name = "evaluate")
  int evaluate(
      @Parameters(paramLabel = "FILE") String file,
      @Option(names = "--holdout", paramLabel = "N", required = true) int holdout,
      @Option(names = "--horizon", paramLabel = "H", required = true) int horizon,
      @Option(names = "--step", paramLabel = "S", defaultValue = "1") int step,
      @Option(names = "--season", paramLabel = "M", split = ",") @Nullable List<Integer> season,
      @Option(names = "--method", paramLabel = "NAME", defaultValue = "auto") String method,
      @Option(names = "--out", paramLabel = "FILE") @Nullable String out)
      throws IOException {
    long start = System.nanoTime();
    if ("-".equals(out)) { // two answers would mix
      throw new WrongUse(Message.of("forecast.use.out"));
    }
    between("--horizon", horizon);
    between("--step", step);
    if (holdout < horizon) {
      throw new WrongUse(Message.of("forecast.use.holdout"));
    }
    SeriesFile series = series(file);
    Panel panel = series.panel();
    List<Integer> seasons = seasons(panel, season);
    ForecastMethod chosen = method(method, panel);
    Scores scores = Forecasts.evaluate(panel, chosen, seasons, holdout, horizon, step);
    if (scores.cases().isEmpty()) {
      throw Stop.because(
          "nothing-to-measure",
          Message.of("forecast.evaluate.nothing"),
          file,
          Integer.toString(holdout),
          Message.of("forecast.evaluate.nothing.mend").with("known", panel.known()));
    }
    Map<String, Scores> rules = new LinkedHashMap<>();
    for (ForecastMethod r : ForecastMethod.rules()) {
      boolean known = r == chosen;
      rules.put(
          r.key(), known ? scores : Forecasts.evaluate(panel, r, seasons, holdout, horizon, step));
    }
    if (out != null) {
      output.write(out, csv(scores, series));
    }
    double seconds = (System.nanoTime() - start) * NANO;
    if (output.json()) {
      output.json(tree(scores, rules, chosen, seconds));
    } else {
      table(scores, rules, chosen);
    }
    if (scores.outOfStock() > 0) {
      output.say(Message.of("forecast.evaluate.out_of_stock").with("count", scores.outOfStock()));
    }
    return Exit.DONE;
  }

  @Command(name = "reshape")
  int reshape(
      @Parameters(paramLabel = "WIDE") String file,
      @Option(names = "--date", paramLabel = "COL", required = true) String date,
      @Option(names = "--series", paramLabel = "COL,A..B", split = ",", required = true)
          List<String> series,
      @Option(names = "--open", paramLabel = "COL") @Nullable String open,
      @Option(names = "--open-when-sold") boolean openWhenSold,
      @Option(names = "--with", paramLabel = "COL", split = ",") @Nullable List<String> with,
      @Option(names = "--out", paramLabel = "FILE", defaultValue = "-") String out)
      throws IOException {
    Reshape wide = new Reshape(file, output.read(file));
    String result =
        wide.reshaped(date, series, open, openWhenSold, with == null ? List.of() : with);
    output.say(wide.findings());
    output.write(out, result);
    return Exit.DONE;
  }

  private SeriesFile series(String file) throws IOException {
    SeriesFile series = SeriesFile.read(file, output.read(file));
    output.say(series.findings());
    return series;
  }

  private static List<Integer> seasons(Panel panel, @Nullable List<Integer> asked) {
    if (asked == null) {
      return List.of(Forecasts.season(panel));
    }
    asked.forEach(season -> between("--season", season));
    return asked;
  }

  private static ForecastMethod method(String name, Panel panel) {
    if (name.equals("auto")) {
      return ForecastMethod.auto(panel);
    }
    ForecastMethod method =
        Arrays.stream(ForecastMethod.values())
            .filter(m -> m.key().equals(name))
            .findAny()
            .orElseThrow(() -> unknown(name));
    if (method == ForecastMethod.SHOP && !ForecastMethod.suitsShop(panel)) {
      throw Stop.because(
          "not-a-shop",
          Message.of("forecast.shop.unsuited"),
          "",
          name,
          Message.of("forecast.shop.unsuited.mend"));
    }
    return method;
  }

  private static WrongUse unknown(String name) {
    String names =
        Stream.concat(
                Stream.of("auto"), Arrays.stream(ForecastMethod.values()).map(ForecastMethod::key))
            .collect(Collectors.joining(", "));
    return new WrongUse(
        Message.of("forecast.use.method").with("method", name).with("methods", names));
  }

  private static void between(String option, int number) {
    if (number < 1 || number > MOST) {
      throw Stop.because(
          Exit.WRONG_USE,
          "out-of-range",
          Message.of("forecast.use.between").with("option", option).with("most", MOST),
          option,
          Integer.toString(number),
          Message.of("forecast.use.between.mend"));
    }
  }

  private static void level(BigDecimal level) {
    if (level.signum() <= 0 || level.compareTo(BigDecimal.valueOf(100)) >= 0) {
      throw new WrongUse(Message.of("forecast.use.level").with("level", level));
    }
  }

  private Map<String, @Nullable Object> tree(
      Outlook outlook, SeriesFile file, List<BigDecimal> levels) {
    Map<String, @Nullable Object> tree =
        Json.object("series", outlook.series(), "method", outlook.method().key());
    tree.put("dates", Json.list(outlook.times(), t -> date(file, t.at())));
    tree.put("mean", expected(outlook, e -> known(e.mean())));
    for (BigDecimal level : levels) {
      String name = level.stripTrailingZeros().toPlainString();
      double tail = tail(level);
      tree.put("lo" + name, expected(outlook, e -> known(e.spread().quantile(tail))));
      tree.put("hi" + name, expected(outlook, e -> known(e.spread().quantile(1 - tail))));
    }
    tree.put("explanation", expected(outlook, e -> output.tree(e.because())));
    return tree;
  }

  private static Object date(SeriesFile file, long at) {
    return file.dated() ? file.date(at) : at;
  }

  private static Message at(Message said, SeriesFile file, long at) {
    return file.dated()
        ? said.with("date", LocalDate.ofEpochDay(at))
        : said.with("date", Long.toString(at));
  }

  private static double tail(BigDecimal level) {
    return BigDecimal.ONE.subtract(level.movePointLeft(2)).divide(BigDecimal.TWO).doubleValue();
  }

  /** What each time gives; null where nothing is expected. */
  private static List<@Nullable Object> expected(
      Outlook outlook, Function<Outlook.Expected, @Nullable Object> tree) {
    List<@Nullable Object> all = new ArrayList<>();
    outlook.times().forEach(t -> all.add(t.expected().map(tree).orElse(null)));
    return all;
  }

  private static @Nullable Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }

  /** A table: series, date, mean, bounds; then why, for the first day that is forecast. */
  private void lines(Outlook outlook, SeriesFile file, List<BigDecimal> levels) {
    output.line(
        Message.of("forecast.run.title")
            .with("series", outlook.series())
            .with("method", outlook.method().key()));
    for (Outlook.Time time : outlook.times()) {
      Message closed = at(Message.of("forecast.run.closed"), file, time.at());
      output.line(
          "  "
              + time.expected()
                  .map(
                      e ->
                          line(e, at(Message.of("forecast.run.expected"), file, time.at()), levels))
                  .orElseGet(() -> output.words().say(closed)));
    }
    outlook.times().stream()
        .flatMap(t -> t.expected().stream())
        .findFirst()
        .ifPresent(e -> output.line(output.words().explain(e.because()).indent(2).stripTrailing()));
  }

  private String line(Outlook.Expected expected, Message said, List<BigDecimal> levels) {
    StringBuilder text =
        new StringBuilder(output.words().say(said.with("mean", rounded(expected.mean()))));
    Spread spread = expected.spread();
    for (BigDecimal level : spread.known() ? levels : List.<BigDecimal>of()) {
      Message range =
          Message.of("forecast.run.range")
              .with("low", rounded(spread.quantile(tail(level))))
              .with("high", rounded(spread.quantile(1 - tail(level))))
              .with("level", new Message.Share(level.movePointLeft(2)));
      text.append(output.words().say(range));
    }
    return text.toString();
  }

  private static BigDecimal rounded(double number) {
    BigDecimal exact = new BigDecimal(Double.toString(number));
    return exact.setScale(Math.min(exact.scale(), 2), RoundingMode.HALF_UP);
  }

  private static Map<String, @Nullable Object> tree(
      Scores scores, Map<String, Scores> rules, ForecastMethod method, double seconds) {
    Map<String, @Nullable Object> tree = measures(scores);
    Object bias = tree.remove("bias");
    Map<String, @Nullable Object> byRule = new LinkedHashMap<>();
    rules.forEach((name, of) -> byRule.put(name, measures(of)));
    tree.put("by_rule", byRule);
    tree.put("bias", bias);
    tree.put("method", method.key());
    tree.put("seconds", seconds);
    return tree;
  }

  private static Map<String, @Nullable Object> measures(Scores scores) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    MEASURES.forEach((name, measure) -> tree.put(name, Json.orNull(measure.apply(scores))));
    return tree;
  }

  private void table(Scores scores, Map<String, Scores> rules, ForecastMethod method) {
    Map<String, Scores> all = new LinkedHashMap<>();
    all.put(method.key(), scores);
    all.putAll(rules);
    output.line(row("", MEASURES.keySet().stream()));
    all.forEach(
        (name, s) ->
            output.line(row(name, MEASURES.values().stream().map(m -> figure(m.apply(s))))));
    output.line(Message.of("forecast.evaluate.scored").with("count", scores.cases().size()));
  }

  private static String row(String name, Stream<String> cells) {
    Object[] row = Stream.concat(Stream.of(name), cells).toArray();
    return String.format(Locale.ROOT, "%-15s%9s%9s%9s%9s%12s%12s%9s", row);
  }

  private String figure(OptionalDouble measure) {
    return measure.isEmpty()
        ? "–"
        : output
            .words()
            .number(BigDecimal.valueOf(measure.getAsDouble()).setScale(4, RoundingMode.HALF_UP));
  }

  private static String csv(Scores scores, SeriesFile file) {
    StringBuilder text =
        new StringBuilder("series,date,actual,mean,lo80,hi80,lo95,hi95").append('\n');
    for (Scores.Case c : scores.cases()) {
      List<String> cells =
          List.of(
              c.series(),
              file.date(c.at()),
              number(c.actual()),
              number(c.mean()),
              number(c.spread().quantile(.1)),
              number(c.spread().quantile(.9)),
              number(c.spread().quantile(.025)),
              number(c.spread().quantile(.975)));
      text.append(Tables.line(',', cells)).append('\n');
    }
    return text.toString();
  }

  private static String number(double number) {
    return Double.isNaN(number)
        ? ""
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
