// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastsTest {
  private static final long MONDAY = LocalDate.of(2026, 3, 2).toEpochDay();

  private static List<Observation> daily(String name, int days, IntToDoubleFunction sales) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      observations.add(new Observation(name, MONDAY + i, sales.applyAsDouble(i)));
    }
    return observations;
  }

  private static List<Observation> steps(double... values) {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      observations.add(new Observation("a", i + 1, values[i]));
    }
    return observations;
  }

  private static Outlook.Expected first(Panel panel, ForecastMethod method) {
    return Forecasts.run(panel, method, Forecasts.season(panel), 1, Unit.PIECE)
        .getFirst()
        .times()
        .getFirst()
        .expected()
        .orElseThrow();
  }

  private static List<List<String>> table(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ForecastsTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> List.of(line.split(","))).toList();
    }
  }

  private static List<Observation> fixture() throws IOException {
    return table("fixture.csv").stream()
        .map(
            r ->
                new Observation(
                    r.get(0),
                    LocalDate.parse(r.get(1)).toEpochDay(),
                    Double.parseDouble(r.get(2)),
                    r.get(3).equals("1"),
                    false))
        .toList();
  }

  /** Invented numbers known ahead of each day of the fixture. */
  private static SortedMap<String, Map<Long, Double>> visitors() throws IOException {
    Map<Long, Double> expected = new HashMap<>();
    for (List<String> row : table("visitors.csv")) {
      expected.put(LocalDate.parse(row.get(0)).toEpochDay(), Double.parseDouble(row.get(1)));
    }
    return new TreeMap<>(Map.of("visitors", expected));
  }

  // ---- simple

  @Test
  void a_shop_that_always_sells_the_same_goes_on_so() {
    Panel panel = Panel.days(daily("pain", 70, i -> 12));
    Outlook.Expected expected = first(panel, ForecastMethod.SHOP);
    assertThat(expected.mean()).isEqualTo(12);
    assertThat(expected.spread().quantile(.1)).isEqualTo(12);
    assertThat(expected.spread().quantile(.9)).isEqualTo(12);
  }

  @Test
  void saturdays_that_sell_double_are_learned_without_being_told() {
    Panel panel = Panel.days(daily("pain", 12 * 7, i -> i % 7 == 5 ? 20 : 10));
    List<Outlook.Time> week =
        Forecasts.run(panel, ForecastMethod.SHOP, 7, 7, Unit.PIECE).getFirst().times();
    double monday = week.get(0).expected().orElseThrow().mean();
    double saturday = week.get(5).expected().orElseThrow().mean();
    assertThat(saturday / monday).isCloseTo(2, within(.15));
  }

  @Test
  void the_four_rules_of_one_small_series_by_hand() {
    Panel panel = Panel.steps(steps(10, 20, 30, 40));
    assertThat(first(panel, ForecastMethod.SEASONAL_NAIVE).mean()).isEqualTo(40);
    assertThat(first(panel, ForecastMethod.LAST7OPEN).mean()).isEqualTo(25);
    // 10, then 13, 18.1, 24.67
    assertThat(first(panel, ForecastMethod.SES).mean()).isCloseTo(24.67, within(1e-12));
    // no factor before 14 values: 10, 12.5, 16.875, 22.65625
    assertThat(first(panel, ForecastMethod.SES_WEEKDAY).mean()).isEqualTo(22.65625);
  }

  /** Each row: the days known, then the next three. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-02 2026-11-09 2026-11-16, 2026-11-23 2026-11-30 2026-12-07",
    "2026-11-02 2026-11-09 2026-11-23 2026-11-30, 2026-12-07 2026-12-14 2026-12-21",
    "2025-10-01 2025-11-01 2025-12-01, 2026-01-01 2026-02-01 2026-03-01",
    "2025-10-31 2025-11-30 2025-12-31, 2026-01-31 2026-02-28 2026-03-31",
    "2024-02-29 2024-05-31 2024-08-31, 2024-11-30 2025-02-28 2025-05-31",
    "2023-07-01 2024-07-01 2025-07-01, 2026-07-01 2027-07-01 2028-07-01",
    "2026-11-02 2026-11-04 2026-11-07, 2026-11-09 2026-11-11 2026-11-13"
  })
  void dates_go_on_by_their_usual_step(String known, String next) {
    List<Observation> observations = new ArrayList<>();
    for (String day : known.split(" ")) {
      observations.add(new Observation("a", LocalDate.parse(day).toEpochDay(), 5));
    }
    Outlook outlook =
        Forecasts.run(Panel.dates(observations), ForecastMethod.SES, 1, 3, Unit.PIECE).getFirst();
    assertThat(outlook.times())
        .extracting(t -> LocalDate.ofEpochDay(t.at()).toString())
        .containsExactly(next.split(" "));
    assertThat(when(outlook.times().getFirst()))
        .isEqualTo(new Message.Day(LocalDate.parse(next.split(" ")[0])));
  }

  @Test
  void indexes_go_on_by_their_usual_step_and_are_told_as_written() {
    List<Observation> tens = new ArrayList<>();
    for (long at : List.of(1990, 2000, 2010, 2020)) {
      tens.add(new Observation("a", at, 5));
    }
    List<Outlook.Time> times =
        Forecasts.run(Panel.steps(tens), ForecastMethod.SES, 1, 2, Unit.PIECE).getFirst().times();
    assertThat(times).extracting(Outlook.Time::at).containsExactly(2030L, 2040L);
    assertThat(when(times.getFirst())).isEqualTo(new Message.Words("2030"));
  }

  /** The time that an explanation by a rule tells. */
  private static Message.Arg when(Outlook.Time time) {
    Explanation because = time.expected().orElseThrow().because();
    return Objects.requireNonNull(((Explanation.Trace) because).name().args().get("when"));
  }

  @Test
  void what_came_on_the_very_bound_is_within_it() {
    // The bound .025 of 41 values is the second; (1 - .95) / 2 would be a little more.
    double[] values = new double[41];
    Arrays.setAll(values, i -> i);
    Spread spread = Spread.of(values);
    Scores.Tally tally = new Scores.Tally();
    tally.open(Panel.steps(steps(1, 2)), 1, 1);
    tally.add(0, 3, spread.quantile(.975), false, 20, spread);
    tally.add(0, 4, spread.quantile(.025), false, 20, spread);
    assertThat(tally.scores().coverage95()).hasValue(1);
  }

  @Test
  void the_last_season_is_the_last_open_one() {
    List<Observation> observations = new ArrayList<>(daily("pain", 21, i -> i));
    // The third Monday (day 14) was closed: the fourth repeats the second (day 7).
    observations.set(14, new Observation("pain", MONDAY + 14, 0, false, false));
    assertThat(first(Panel.days(observations), ForecastMethod.SEASONAL_NAIVE).mean()).isEqualTo(7);
  }

  @Test
  void measures_of_three_forecasts_by_hand() {
    // Held out: 4, 0, 2. Naive forecasts: 2, 4, 0. Past |y - previous|: 1, 1 (mean 1).
    Scores scores =
        Forecasts.evaluate(
            Panel.steps(steps(2, 1, 2, 4, 0, 2)), ForecastMethod.SEASONAL_NAIVE, 1, 3, 1, 1);
    assertThat(scores.wape()).hasValue(8.0 / 6);
    assertThat(scores.bias()).hasValue(0);
    assertThat(scores.smape()).hasValue((200 * 2 / 6.0 + 200 + 200) / 3);
    assertThat(scores.mase()).hasValue(8.0 / 3);
    assertThat(scores.coverage80()).as("two past errors say nothing").isEmpty();
    assertThat(scores.pinball()).isEmpty();
    assertThat(scores.cases()).extracting(Scores.Case::at).containsExactly(4L, 5L, 6L);
  }

  @Test
  void what_is_not_defined_is_empty_and_not_zero() {
    Scores scores =
        Forecasts.evaluate(Panel.steps(steps(0, 0, 0, 0)), ForecastMethod.SES, 1, 2, 1, 1);
    assertThat(scores.wape()).isEmpty();
    assertThat(scores.mase()).isEmpty();
    assertThat(scores.smape()).as("nothing foreseen, nothing sold: no error").hasValue(0);
  }

  @Test
  void the_quantile_loss_of_a_spread_by_hand() {
    Spread spread = Spread.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    assertThat(spread.quantile(.25)).isEqualTo(2);
    assertThat(spread.quantile(0)).isEqualTo(0);
    assertThat(spread.quantile(1)).isEqualTo(10);
    Scores.Tally tally = new Scores.Tally();
    tally.open(Panel.steps(steps(1, 2)), 1, 1);
    tally.add(0, 3, 8, false, 5, spread);
    // quantiles .2, 2, 5, 8, 9.8: .1×7.8 + .25×6 + .5×3 + .75×0 + .1×1.8 = 3.96, over five levels
    assertThat(tally.scores().pinball().orElseThrow()).isCloseTo(.792, within(1e-12));
    assertThat(tally.scores().coverage80()).hasValue(1);
    assertThat(Spread.of(new double[9]).known()).isFalse();
  }

  @Test
  void each_origin_forecasts_a_whole_horizon_within_what_is_held_out() {
    Scores scores =
        Forecasts.evaluate(Panel.steps(steps(1, 2, 3, 4, 5, 6, 7)), ForecastMethod.SES, 1, 4, 2, 2);
    assertThat(scores.cases()).extracting(Scores.Case::at).containsExactly(4L, 5L, 6L, 7L);
    assertThat(
            Forecasts.evaluate(
                    Panel.steps(steps(1, 2, 3, 4, 5, 6, 7)), ForecastMethod.SES, 1, 4, 4, 1)
                .cases())
        .hasSize(4);
  }

  @Test
  void a_horizon_longer_than_what_is_held_out_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Forecasts.evaluate(Panel.steps(steps(1, 2, 3)), ForecastMethod.SES, 1, 1, 2, 1))
        .withMessageContaining("horizon 2");
  }

  @Test
  void a_series_told_twice_of_one_day_is_refused() {
    List<Observation> twice = new ArrayList<>(daily("pain", 3, i -> 1));
    twice.add(new Observation("pain", MONDAY, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Panel.days(twice))
        .withMessageContaining("pain");
  }

  // ---- against a second computation

  @Test
  void every_number_is_the_one_that_a_python_script_computes_from_the_written_rules()
      throws IOException {
    Panel panel = Panel.days(fixture(), visitors());
    List<ForecastMethod> columns =
        List.of(
            ForecastMethod.SEASONAL_NAIVE,
            ForecastMethod.LAST7OPEN,
            ForecastMethod.SES,
            ForecastMethod.SES_WEEKDAY,
            ForecastMethod.SHOP);
    for (int c = 0; c < columns.size(); c++) {
      ForecastMethod method = columns.get(c);
      Map<String, Double> means = new HashMap<>();
      Forecasts.evaluate(panel, method, 7, 28, 1, 1)
          .cases()
          .forEach(k -> means.put(k.series() + LocalDate.ofEpochDay(k.at()), k.mean()));
      List<List<String>> expected = table("expected.csv");
      assertThat(means).hasSameSizeAs(expected);
      for (List<String> row : expected) {
        double published = Double.parseDouble(row.get(2 + c));
        assertThat(means.get(row.get(0) + row.get(1)))
            .as("%s of %s on %s", method, row.get(0), row.get(1))
            .isCloseTo(published, within(method == ForecastMethod.SHOP ? 0 : 1e-8));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_said_of_a_day_never_depends_on_that_day_or_later(ForecastMethod method) {
    long seed = 20261124;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    boolean fast = method.univariate(List.of(7)).isEmpty();
    int away = fast ? 20 : 2;
    for (int round = 0; round < (fast ? 8 : 1); round++) {
      List<Observation> all = random(random, fast ? 1 + random.nextInt(5) : 1, fast ? 150 : 70);
      Panel panel = Panel.days(all);
      int known = panel.known();
      int horizon = 1 + random.nextInt(9);
      List<Scores.Case> rolled =
          Forecasts.evaluate(panel, method, 7, horizon + away, horizon, 1).cases();
      int at = 0;
      for (int origin = known - horizon - away; origin + horizon <= known; origin++) {
        long cut = panel.at(origin);
        // From scratch, on the past alone; what lies ahead keeps only its opening hours.
        List<Observation> past =
            all.stream()
                .map(
                    o ->
                        o.at() < cut
                            ? o
                            : new Observation(o.series(), o.at(), Double.NaN, o.open(), false))
                .toList();
        Panel before = Panel.days(past);
        assertThat(before.known()).isEqualTo(origin);
        List<Outlook> fresh = Forecasts.run(before, method, 7, horizon, Unit.PIECE);
        for (int h = 0; h < horizon; h++) {
          for (Outlook outlook : fresh) {
            if (at < rolled.size()
                && rolled.get(at).series().equals(outlook.series())
                && rolled.get(at).at() == outlook.times().get(h).at()
                && outlook.times().get(h).expected().isPresent()) {
              Outlook.Expected expected = outlook.times().get(h).expected().orElseThrow();
              assertThat(rolled.get(at).mean()).isEqualTo(expected.mean());
              assertThat(rolled.get(at).spread().values()).isEqualTo(expected.spread().values());
              at++;
            }
          }
        }
      }
      assertThat(at).as("every case was recomputed").isEqualTo(rolled.size());
    }
  }

  private static List<Observation> random(Random random, int series, int days) {
    boolean[] closed = new boolean[days];
    for (int i = 0; i < days; i++) {
      closed[i] = i % 7 == 0 || random.nextInt(20) == 0;
    }
    List<Observation> observations = new ArrayList<>();
    for (int s = 0; s < series; s++) {
      double mean = StrictMath.exp(random.nextDouble() * 5 - 1);
      int start = s == 0 ? 0 : random.nextInt(30);
      for (int i = start; i < days; i++) {
        double sold = closed[i] ? 0 : poisson(random, mean * (i % 7 == 5 ? 1.5 : 1));
        observations.add(
            new Observation(
                "p" + s, MONDAY + i, sold, !closed[i], !closed[i] && random.nextInt(15) == 0));
      }
    }
    return observations;
  }

  private static double poisson(Random random, double mean) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }

  @Test
  void on_demand_that_is_truly_random_the_intervals_hold_what_they_promise() {
    long seed = 7;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Observation> all = new ArrayList<>();
    for (int s = 0; s < 12; s++) {
      double mean = 30 + 10 * s;
      all.addAll(daily("p" + s, 400, i -> poisson(random, mean * (i % 7 >= 5 ? 1.4 : 1))));
    }
    Scores scores = Forecasts.evaluate(Panel.days(all), ForecastMethod.SHOP, 7, 200, 1, 1);
    assertThat(scores.coverage80().orElseThrow()).isBetween(.77, .84);
    assertThat(scores.coverage95().orElseThrow()).isBetween(.93, .97);
    assertThat(scores.bias().orElseThrow()).isBetween(-.01, .01);
  }

  // ---- closed days, days out of stock

  @ParameterizedTest
  @EnumSource
  void a_closed_day_is_neither_forecast_nor_scored(ForecastMethod method) throws IOException {
    Panel panel = Panel.days(fixture()); // closed on Mondays
    for (Outlook outlook : Forecasts.run(panel, method, 7, 21, Unit.PIECE)) {
      assertThat(outlook.method()).isEqualTo(method);
      for (Outlook.Time time : outlook.times()) {
        boolean monday = Math.floorMod(time.at() - MONDAY, 7L) == 0;
        assertThat(time.expected().isEmpty()).isEqualTo(monday);
      }
    }
    assertThat(Forecasts.evaluate(panel, method, 7, 28, 1, 1).cases())
        .noneMatch(c -> Math.floorMod(c.at() - MONDAY, 7L) == 0)
        .hasSize(24 * 4);
  }

  /** Two hundred times what was expected, once, does not make two hundred times possible later. */
  @Test
  void the_first_days_of_a_season_do_not_stretch_the_intervals() {
    PooledErrors errors = new PooledErrors(1);
    for (int i = 0; i < 20; i++) {
      errors.add(0, i == 0 ? .02 : 4, i == 0 ? 4 : 5);
      errors.endOfTime();
    }
    Spread spread = errors.spread(0, 4);
    assertThat(spread.quantile(.5)).isEqualTo(5);
    assertThat(spread.quantile(1)).as("4 + 4 − 0.02").isEqualTo(7.98);
  }

  /** The neighbours and own errors of the last 56 days, found by sorting everything anew. */
  @Test
  void errors_merged_day_by_day_are_those_sorted_anew() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    PooledErrors asked = new PooledErrors(3);
    PooledErrors once = new PooledErrors(3);
    for (int day = 0; day < 300; day++) {
      for (int s = 0; s < 3; s++) {
        if (random.nextInt(4) > 0) {
          double forecast = random.nextInt(12) / 2.0;
          double came = random.nextInt(9);
          asked.add(s, forecast, came);
          once.add(s, forecast, came);
        }
      }
      asked.endOfTime();
      once.endOfTime();
      asked.spread(random.nextInt(3), random.nextInt(8));
    }
    for (int s = 0; s < 3; s++) {
      for (double forecast = 0; forecast < 8; forecast += .25) {
        assertThat(asked.spread(s, forecast).values())
            .as("seed %d, series %d, forecast %s", seed, s, forecast)
            .isEqualTo(once.spread(s, forecast).values());
      }
    }
  }

  @Test
  void a_day_to_come_is_open_or_closed_as_it_is_told() {
    List<Observation> observations = new ArrayList<>(daily("pain", 70, i -> 5));
    observations.add(new Observation("pain", MONDAY + 70, Double.NaN, false, false));
    observations.add(new Observation("pain", MONDAY + 71, Double.NaN, true, false));
    List<Outlook.Time> times =
        Forecasts.run(Panel.days(observations), ForecastMethod.SHOP, 7, 2, Unit.PIECE)
            .getFirst()
            .times();
    assertThat(times.get(0).expected()).isEmpty();
    assertThat(times.get(1).expected()).isPresent();
  }

  @Test
  void when_stock_outs_cut_the_sales_the_forecast_does_not_fall() {
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    double[] wanted = new double[200];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = poisson(random, 20);
    }
    int shelf = 22; // from day 100 on, no more than this is there to be sold
    List<Observation> told = new ArrayList<>();
    List<Observation> untold = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      boolean out = i >= 100 && wanted[i] > shelf;
      double sold = out ? shelf : wanted[i];
      told.add(new Observation("pain", MONDAY + i, sold, true, out));
      untold.add(new Observation("pain", MONDAY + i, sold));
    }
    double withFlags = meanOf(told);
    double without = meanOf(untold);
    double whole = meanOf(daily("pain", wanted.length, i -> wanted[i]));
    assertThat(without).as("taken at its word, the shelf pulls it down").isLessThan(whole - .5);
    assertThat(withFlags).isCloseTo(whole, within(.6)).isGreaterThan(without);
  }

  /** The mean of the forecasts of the last hundred days. */
  private static double meanOf(List<Observation> observations) {
    Panel panel = Panel.days(observations);
    double sum = 0;
    int count = 0;
    Rolling rolling = new Rolling(panel, ForecastMethod.SHOP, 7, 1, Unit.PIECE);
    for (int t = panel.known() - 90; t < panel.known(); t++) {
      rolling.learnTo(t);
      sum += rolling.point(0, t);
      count++;
    }
    return sum / count;
  }

  @Test
  void one_day_out_of_stock_never_lowers_the_next_forecast() {
    List<Observation> observations = new ArrayList<>(daily("pain", 77, i -> 10 + i % 3));
    double before = first(Panel.days(observations), ForecastMethod.SHOP).mean();
    observations.add(new Observation("pain", MONDAY + 77, 1, true, true));
    observations.add(new Observation("pain", MONDAY + 78, Double.NaN));
    assertThat(first(Panel.days(observations), ForecastMethod.SHOP).mean())
        .isGreaterThanOrEqualTo(before - .2);
  }

  @Test
  void a_day_out_of_stock_is_forecast_and_not_scored() {
    List<Observation> observations = new ArrayList<>(daily("pain", 80, i -> 10));
    observations.set(79, new Observation("pain", MONDAY + 79, 3, true, true));
    Scores scores = Forecasts.evaluate(Panel.days(observations), ForecastMethod.SHOP, 7, 2, 1, 1);
    assertThat(scores.cases()).hasSize(1);
    assertThat(scores.outOfStock()).isEqualTo(1);
  }

  // ---- reasons, bytes, choices

  @Test
  void the_factors_that_are_shown_make_the_number_that_is_shown() throws IOException {
    for (Outlook outlook :
        Forecasts.run(Panel.days(fixture()), ForecastMethod.SHOP, 7, 14, Unit.KILOGRAM)) {
      for (Outlook.Time time : outlook.times()) {
        time.expected()
            .ifPresent(
                e -> {
                  // Product refuses factors that do not make its result.
                  Explanation.Product product = (Explanation.Product) e.because();
                  assertThat(product.result().decimal().doubleValue()).isEqualTo(e.mean());
                  assertThat(((Quantity) product.result()).unit()).isEqualTo(Unit.KILOGRAM);
                  assertThat(product.factors()).hasSize(4);
                });
      }
    }
  }

  @Test
  void the_bytes_are_the_same_on_any_number_of_threads() throws Exception {
    Panel panel = Panel.days(fixture());
    Callable<List<String>> run =
        () ->
            Forecasts.run(panel, ForecastMethod.SHOP, 7, 14, Unit.PIECE).stream()
                .flatMap(o -> o.times().stream())
                .flatMap(t -> t.expected().stream())
                .map(
                    e ->
                        CanonicalBytes.digest("test", e.because().canonical())
                            + " "
                            + Double.toHexString(e.spread().quantile(.9)))
                .toList();
    List<String> alone = run.call();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<List<String>> future : pool.invokeAll(List.of(run, run, run, run))) {
        assertThat(future.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void a_product_that_begins_late_is_forecast_from_its_first_day() {
    List<Observation> observations = new ArrayList<>(daily("pain", 70, i -> 10));
    observations.add(new Observation("tarte", MONDAY + 69, 4));
    List<Outlook> outlooks =
        Forecasts.run(Panel.days(observations), ForecastMethod.SHOP, 7, 1, Unit.PIECE);
    assertThat(outlooks.get(1).times().getFirst().expected().orElseThrow().mean())
        .isCloseTo(4, within(.1));
  }

  @Test
  void data_choose_their_method() {
    assertThat(ForecastMethod.auto(Panel.days(daily("a", 60, i -> 1))))
        .isEqualTo(ForecastMethod.SHOP);
    assertThat(ForecastMethod.auto(Panel.days(daily("a", 59, i -> 1))))
        .isEqualTo(ForecastMethod.ENSEMBLE);
    assertThat(ForecastMethod.auto(Panel.days(daily("a", 60, i -> i - 1))))
        .as("negative sales")
        .isEqualTo(ForecastMethod.ENSEMBLE);
    assertThat(ForecastMethod.auto(Panel.steps(steps(1, 2, 3)))).isEqualTo(ForecastMethod.ENSEMBLE);
  }
}
