// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Simple series first, then strange ones, then many. */
final class UnivariateTest {
  private static final int SEASON = 4;

  static Stream<Univariate> methods() {
    return Stream.of(
        new SeasonalNaive(SEASON),
        Ets.simple(),
        Ets.holt(),
        Ets.holtWinters(SEASON),
        new AutoEts(SEASON),
        new Theta(SEASON),
        new Dotm(SEASON),
        new Dotm(SEASON, true),
        new AutoEts(SEASON, EtsShape.list(), true),
        new Ces(SEASON),
        new Mstl(List.of(SEASON, 9), new AutoEts(1)),
        new Croston(Croston.Kind.CLASSIC),
        new Croston(Croston.Kind.SBA),
        new Croston(Croston.Kind.TSB),
        new Aggregated(false),
        new Aggregated(true),
        Median.of(List.of(SEASON)),
        Median.of(List.of(SEASON, 30)),
        new NeverNegative(new Dotm(SEASON)));
  }

  private static double[] series(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }

  // ---- simple

  @Test
  void the_last_season_comes_again() {
    assertThat(new SeasonalNaive(3).forecast(new double[] {9, 9, 1, 2, 3}, 5))
        .containsExactly(1, 2, 3, 1, 2);
    assertThat(new SeasonalNaive(3).forecast(new double[] {7, 8}, 2)).containsExactly(8, 8);
  }

  @Test
  void a_line_goes_on_as_a_line() {
    double[] y = series(30, i -> 50 + 3 * i);
    for (Univariate method :
        List.of(Ets.holt(), new AutoEts(1), new Mstl(List.of(5), Ets.holt()))) {
      double[] ahead = method.forecast(y, 4);
      for (int i = 0; i < 4; i++) {
        assertThat(ahead[i]).as(method.toString()).isCloseTo(50 + 3 * (30 + i), within(.6));
      }
    }
  }

  /** Sizes 3, then 6 two steps on, then 3 three steps on; gains of .1, by hand. */
  @Test
  void rare_demand_by_hand() {
    double[] y = {0, 3, 0, 6, 0, 0, 3};
    double size = .9 * (.9 * 3 + .1 * 6) + .1 * 3;
    double gap = .9 * 2 + .1 * 3;
    assertThat(new Croston(Croston.Kind.CLASSIC).forecast(y, 1)[0])
        .isCloseTo(size / gap, within(1e-12));
    assertThat(new Croston(Croston.Kind.SBA).forecast(y, 1)[0])
        .isCloseTo(.95 * size / gap, within(1e-12));
    double chance = 0;
    for (int i = 1; i < y.length; i++) {
      chance = .9 * chance + (y[i] > 0 ? .1 : 0);
    }
    assertThat(new Croston(Croston.Kind.TSB).forecast(y, 1)[0])
        .isCloseTo(size * chance, within(1e-12));
  }

  @Test
  void the_median_is_taken_step_by_step() {
    Median median =
        new Median(List.of(new SeasonalNaive(1), new SeasonalNaive(2), new SeasonalNaive(4)));
    // 4 4 4 4, 3 4 3 4, 1 2 3 4
    assertThat(median.forecast(new double[] {1, 2, 3, 4}, 4)).containsExactly(3, 4, 3, 4);
  }

  // ---- strange series

  @ParameterizedTest
  @MethodSource("methods")
  void a_series_that_never_changes_stays(Univariate method) {
    for (double value : new double[] {12, 0, -3}) {
      double[] ahead = method.forecast(series(60, _ -> value), 3);
      double expected = method instanceof NeverNegative ? Math.max(0, value) : value;
      boolean croston = method instanceof Croston c && c.kind() == Croston.Kind.SBA;
      for (double f : ahead) {
        assertThat(f)
            .as("%s of %s", method, value)
            .isCloseTo(croston ? .95 * expected : expected, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void from_the_least_that_it_needs_every_length_gives_a_finite_forecast(Univariate method) {
    for (int length = method.needs(); length < method.needs() + 15; length++) {
      double[] y = series(length, i -> (i * i * 7) % 11);
      double[] ahead = method.forecast(y, 9);
      assertThat(Arrays.stream(ahead).filter(Double::isFinite).count()).isEqualTo(9);
    }
    if (method.needs() > 1) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> method.fit(new double[method.needs() - 1]))
          .withMessageContaining("values are needed");
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void what_is_not_a_number_is_refused(Univariate method) {
    double[] y = series(60, i -> i % 7);
    y[20] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> method.fit(y))
        .withMessageContaining("finite");
  }

  @Test
  void a_zero_forbids_all_that_multiplies() {
    Random random = new Random(5);
    double[] y = series(48, i -> 100 * (1 + .5 * Math.sin(i * Math.PI / 2)) + random.nextInt(5));
    assertThat(new AutoEts(SEASON).fit(y).name()).startsWith("ETS(");
    y[7] = 0;
    assertThat(new AutoEts(SEASON).fit(y).name()).startsWith("ETS(A,").doesNotContain("M");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Ets(
                        new EtsShape(
                            EtsShape.Errors.IN_PROPORTION,
                            EtsShape.Trend.STRAIGHT,
                            EtsShape.Season.MULTIPLIED),
                        SEASON)
                    .fit(y))
        .withMessageContaining("positive");
  }

  /** What grows a hundredfold at the end leaves every shape with a trend far above its past. */
  @Test
  void no_forecast_leaves_ten_times_what_was_ever_reached() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      double[] y =
          series(
              12 + random.nextInt(20),
              i -> random.nextInt(4) > 0 ? 0 : Math.pow(10, random.nextInt(5)));
      double most = Arrays.stream(y).max().orElseThrow();
      for (double f : new AutoEts(SEASON).forecast(y, 12)) {
        assertThat(Math.abs(f))
            .as("seed %d, %s", seed, Arrays.toString(y))
            .isLessThanOrEqualTo(10 * most);
      }
    }
  }

  @Test
  void demand_is_never_negative() {
    double[] y = series(20, i -> 40 - 2 * i);
    assertThat(Ets.holt().forecast(y, 5)[4]).isNegative();
    assertThat(new NeverNegative(Ets.holt()).forecast(y, 5)[4]).isZero();
  }

  @Test
  void only_the_last_values_are_shown_to_a_method_that_forgets() {
    double[] y = series(90, i -> i < 60 ? 1000 - i : i % 5);
    double[] last = Arrays.copyOfRange(y, 60, 90);
    assertThat(new Recent(30, new Dotm(1)).forecast(y, 3))
        .containsExactly(new Dotm(1).forecast(last, 3));
  }

  /** Series of every size and kind, from a random seed. */
  @Test
  void no_series_however_strange_gives_what_is_not_a_number() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      double scale = Math.pow(10, random.nextInt(22) - 10);
      int kind = random.nextInt(5);
      double[] walk = {0};
      double[] y =
          series(
              1 + random.nextInt(60),
              i ->
                  switch (kind) {
                    case 0 -> scale * random.nextGaussian();
                    case 1 -> random.nextInt(5) == 0 ? scale * random.nextInt(4) : 0;
                    case 2 -> walk[0] += scale * random.nextGaussian();
                    case 3 -> scale * Math.exp(3 * random.nextGaussian());
                    default -> scale * (i % SEASON == 0 ? 1 : 0);
                  });
      methods()
          .filter(m -> m.needs() <= y.length)
          .forEach(
              m ->
                  assertThat(Arrays.stream(m.forecast(y, 6)).allMatch(Double::isFinite))
                      .as("seed %d, %s of %s", seed, m, Arrays.toString(y))
                      .isTrue());
    }
  }

  // ---- what is known in advance

  @Test
  void what_is_known_in_advance_is_taken_off_and_put_on_again() {
    Random random = new Random(12);
    double[] fair = series(84, i -> i % 11 == 3 ? 1 : 0);
    double[] visitors = series(84, _ -> random.nextInt(50));
    double[] week = {0, 5, 9, 2, 4, 30, 12};
    double[] y =
        series(
            77,
            i -> 100 + i + week[i % 7] + 40 * fair[i] + 2 * visitors[i] + random.nextGaussian());
    double[][] known = {fair, visitors};
    Fit fit = new Regressed(Ets.holtWinters(7), 7).fit(y, known);
    assertThat(fit.parameters().get(0).value()).isCloseTo(40, within(1.0));
    assertThat(fit.parameters().get(1).value()).isCloseTo(2, within(.05));
    double[] ahead = fit.forecast(7);
    for (int h = 0; h < 7; h++) {
      int i = 77 + h;
      assertThat(ahead[h])
          .isCloseTo(100 + i + week[i % 7] + 40 * fair[i] + 2 * visitors[i], within(4.0));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.forecast(8))
        .withMessageContaining("known for 7 steps");
  }

  /** Two regressors that say the same count once, and one that never changes counts nothing. */
  @Test
  void regressors_that_tell_nothing_new_count_nothing() {
    double[] fair = series(40, i -> i % 6 == 1 ? 1 : 0);
    double[] y = series(36, i -> 10 + 5 * fair[i] + i % 4);
    double[][] known = {fair, fair, series(40, _ -> 3)};
    Fit fit = new Regressed(new SeasonalNaive(4), 4).fit(y, known);
    assertThat(fit.parameters()).extracting(Fit.Parameter::value).containsExactly(5.0, 0.0, 0.0);
    assertThat(fit.forecast(4))
        .containsExactly(series(4, h -> 10 + 5 * fair[36 + h] + (36 + h) % 4), within(1e-9));
  }

  // ---- searches, beside slower ones

  @Test
  void the_search_finds_the_valley_of_rosenbrock() {
    double[] x = {-1.2, 1, -1};
    double[] low = {-5, -5, -5};
    double[] high = {5, 5, 5};
    NelderMead.Objective valley =
        p ->
            100 * Math.pow(p[1] - p[0] * p[0], 2)
                + Math.pow(1 - p[0], 2)
                + 100 * Math.pow(p[2] - p[1] * p[1], 2)
                + Math.pow(1 - p[1], 2);
    double least =
        new NelderMead(valley, low, high).minimise(x, new double[] {.5, .5, .5}, 1e-12, 20_000);
    assertThat(least).isCloseTo(0, within(1e-8));
    assertThat(x).containsExactly(new double[] {1, 1, 1}, within(1e-3));
    double[] bounded = {.5, .5, .5};
    new NelderMead(p -> -p[0] - p[1] - p[2], low, new double[] {1, 2, 3})
        .minimise(bounded, new double[] {.1, .1, .1}, 1e-9, 5000);
    assertThat(bounded).containsExactly(new double[] {1, 2, 3}, within(1e-3));
  }

  /** Every α and first level of a fine grid, on random series. */
  @Test
  void no_grid_finds_a_better_simple_smoothing() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 5; round++) {
      double[] walk = {50};
      double[] y = series(25, _ -> walk[0] += random.nextGaussian());
      double found =
          Ets.simple().fit(y).parameters().stream()
              .filter(p -> p.name().equals("log_likelihood"))
              .findFirst()
              .orElseThrow()
              .value();
      for (double alpha = .01; alpha < 1; alpha += .01) {
        for (double first = 44; first < 56; first += .1) {
          double level = first;
          double squares = 0;
          for (double value : y) {
            squares += (value - level) * (value - level);
            level += alpha * (value - level);
          }
          assertThat(-y.length * Math.log(squares) / 2)
              .as("seed %d, alpha %s, first %s", seed, alpha, first)
              .isLessThan(found + 1e-3);
        }
      }
    }
  }

  // ---- how far off

  @Test
  void intervals_hold_what_they_promise_on_what_is_truly_random() {
    long seed = 20261125;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int in80 = 0;
    int in95 = 0;
    int all = 0;
    for (int round = 0; round < 400; round++) {
      double[] walk = {0};
      double[] y = series(70, _ -> walk[0] += random.nextGaussian());
      double[] past = Arrays.copyOf(y, 64);
      SeasonalNaive method = new SeasonalNaive(1);
      Conformal errors = Conformal.of(method, past, 6);
      double[] ahead = method.forecast(past, 6);
      for (int h = 0; h < 6; h++) {
        double off = Math.abs(y[64 + h] - ahead[h]);
        in80 += off <= errors.reach(h + 1, .8) ? 1 : 0;
        in95 += off <= errors.reach(h + 1, .95) ? 1 : 0;
        all++;
      }
    }
    assertThat(in80 / (double) all).isBetween(.77, .86);
    assertThat(in95 / (double) all).as("ten distances cannot reach .95").isBetween(.86, .97);
  }

  /** Series too short to tell of one error in twenty by themselves. */
  @Test
  void read_together_short_series_hold_what_is_promised_of_rare_errors_too() {
    long seed = 20261126;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<double[]> whole = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      double scale = Math.exp(random.nextGaussian());
      double[] walk = {0};
      whole.add(series(22, _ -> walk[0] += scale * random.nextGaussian()));
    }
    SeasonalNaive method = new SeasonalNaive(1);
    List<double[]> past = whole.stream().map(y -> Arrays.copyOf(y, 18)).toList();
    Conformal errors = Conformal.shared(method, past, 4);
    int in80 = 0;
    int in95 = 0;
    for (double[] y : whole) {
      double[] known = Arrays.copyOf(y, 18);
      double[] ahead = method.forecast(known, 4);
      for (int h = 0; h < 4; h++) {
        double off = Math.abs(y[18 + h] - ahead[h]) / Conformal.size(known);
        in80 += off <= errors.reach(h + 1, .8) ? 1 : 0;
        in95 += off <= errors.reach(h + 1, .95) ? 1 : 0;
      }
    }
    assertThat(in80 / 1200.0).isCloseTo(.8, within(.03));
    assertThat(in95 / 1200.0).isCloseTo(.95, within(.02));
  }

  @Test
  void fewer_than_two_origins_say_nothing() {
    Conformal errors = Conformal.of(new SeasonalNaive(1), new double[] {1, 2, 3}, 2);
    assertThat(errors.reach(1, .8)).isNaN();
  }

  // ---- bytes

  @Test
  void the_bytes_are_the_same_on_any_number_of_threads() throws Exception {
    Random random = new Random(9);
    double[] y = series(40, i -> 100 + 20 * Math.sin(i * Math.PI / 2) + random.nextInt(15));
    Callable<List<String>> run =
        () -> {
          List<String> bytes = new ArrayList<>();
          methods()
              .forEach(
                  m ->
                      Arrays.stream(m.forecast(y, 5))
                          .forEach(f -> bytes.add(Double.toHexString(f))));
          return bytes;
        };
    List<String> alone = run.call();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<List<String>> future : pool.invokeAll(List.of(run, run, run, run))) {
        assertThat(future.get()).isEqualTo(alone);
      }
    }
  }
}
