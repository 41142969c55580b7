// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import module java.base;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Every method beside another implementation, on invented series. */
final class PeersTest {
  private static final String R = "r.csv";
  private static final String PYTHON = "python.csv";

  private static Offset<Double> near(double value, double share) {
    return within(share * Math.max(1, Math.abs(value)));
  }

  private static void assertNear(String as, double[] seen, double[] expected, double share) {
    assertThat(seen).as(as).hasSize(expected.length);
    for (int i = 0; i < seen.length; i++) {
      assertThat(seen[i]).as(as + " " + i).isCloseTo(expected[i], near(expected[i], share));
    }
  }

  private static double parameter(Fit fit, String name) {
    return fit.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  // ---- exponential smoothing

  private static EtsShape shape(String key) {
    String name = "ETS(" + String.join(",", List.of(key.split(" ")).subList(0, 3)) + ")";
    return EtsShape.list().stream()
        .filter(shape -> shape.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** R's gains and states, in the order of {@link EtsLikelihood}. */
  private static double[] numbers(EtsShape shape, int m, double[] gains, double[] states) {
    double[] x = new double[shape.free(m)];
    int k = 0;
    int s = 0;
    x[k++] = gains[0];
    if (shape.trend() != EtsShape.Trend.NONE) {
      x[k++] = gains[1] / gains[0];
    }
    if (shape.season() != EtsShape.Season.NONE) {
      x[k++] = gains[2] / (1 - gains[0]);
    }
    if (shape.trend() == EtsShape.Trend.DAMPED) {
      x[k++] = gains[3];
    }
    x[k++] = states[s++];
    if (shape.trend() != EtsShape.Trend.NONE) {
      x[k++] = states[s++];
    }
    for (int p = 0; k < x.length; p++) {
      x[k++] = states[states.length - 1 - p];
    }
    return x;
  }

  @Test
  void with_r_s_own_numbers_smoothing_says_what_r_says() {
    int checked = 0;
    for (Peers.Row row : Peers.rows(R, "ets")) {
      if (!row.key().endsWith(" log_likelihood")) {
        continue;
      }
      String name = row.key().substring(0, row.key().lastIndexOf(' '));
      EtsShape shape = shape(name);
      Peers.Invented series = Peers.get(row.series());
      double[] gains = Peers.get(R, row.series(), "ets", name + " gains");
      double[] states = Peers.get(R, row.series(), "ets", name + " states");
      EtsLikelihood likelihood = new EtsLikelihood(series.y(), shape, series.season());
      double deviance = likelihood.at(numbers(shape, series.season(), gains, states));
      assertThat(-deviance / 2)
          .as(row.series() + " " + name)
          .isCloseTo(row.values()[0], within(1e-4));
      double[] ahead = Peers.get(R, row.series(), "ets", name + " ahead");
      assertNear(row.series() + " " + name, likelihood.ahead().forecast(ahead.length), ahead, 1e-6);
      checked++;
    }
    assertThat(checked).isGreaterThan(50);
  }

  @Test
  void the_likelihood_found_is_r_s_or_better() {
    int checked = 0;
    for (Peers.Row row : Peers.rows(R, "ets")) {
      if (!row.key().endsWith(" log_likelihood")) {
        continue;
      }
      EtsShape shape = shape(row.key());
      Peers.Invented series = Peers.get(row.series());
      Fit fit = new Ets(shape, Math.max(2, series.season())).fit(series.y());
      assertThat(parameter(fit, "log_likelihood"))
          .as(row.series() + " " + shape)
          .isGreaterThan(row.values()[0] - 1e-3);
      checked++;
    }
    assertThat(checked).isGreaterThan(50);
  }

  @Test
  void roots_are_within_the_circle_where_numpy_finds_them_so() {
    int admissible = 0;
    List<Peers.Row> rows = Peers.rows(PYTHON, "admissible");
    for (Peers.Row row : rows) {
      double[] v = row.values();
      boolean fades = EtsAdmissible.fades(v[0], v[1], v[2], v[3], Integer.parseInt(row.key()));
      assertThat(fades).as(row.key() + " " + List.of(v[0], v[1], v[2], v[3])).isEqualTo(v[4] == 1);
      admissible += fades ? 1 : 0;
    }
    assertThat(admissible).isBetween(rows.size() / 5, rows.size() * 4 / 5);
  }

  // ---- theta

  @Test
  void with_r_s_own_gain_the_theta_method_forecasts_the_same() {
    int checked = 0;
    for (Peers.Row row : Peers.rows(R, "theta")) {
      if (row.key().equals("gain")) {
        Peers.Invented series = Peers.get(row.series());
        Seasonless seasonless = Seasonless.of(series.y(), series.season());
        double[] expected = Peers.get(R, row.series(), "theta", "ahead");
        double[] ahead =
            Theta.ahead(seasonless.y(), row.values()[0], row.values()[1], expected.length);
        assertNear(row.series(), seasonless.restore(ahead), expected, 1e-9);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(5);
    // Where both searches end at the same gain, the whole is the same.
    double[] expected = Peers.get(R, "monthly", "theta", "ahead");
    double[] seen = new Theta(12).forecast(Peers.get("monthly").y(), expected.length);
    assertNear("monthly", seen, expected, 2e-3);
  }

  @Test
  void with_statsforecast_s_own_numbers_dotm_forecasts_the_same_and_by_itself_errs_less() {
    List<Peers.Row> rows = Peers.rows(PYTHON, "dotm");
    assertThat(rows).hasSizeGreaterThan(8);
    for (Peers.Row row : rows) {
      if (!row.key().equals("parameters")) {
        continue;
      }
      Peers.Invented series = Peers.get(row.series());
      double[] p = row.values();
      Seasonless seasonless = Seasonless.of(series.y(), series.season());
      double share = 1 - 1 / p[1];
      double[] expected = Peers.get(PYTHON, row.series(), "dotm", "ahead");
      double[] ahead = Dotm.ahead(seasonless.y(), p[0], p[2], share, expected.length);
      assertNear(row.series(), seasonless.restore(ahead), expected, 1e-9);
      Fit fit = new Dotm(series.season()).fit(series.y());
      assertThat(parameter(fit, "squares"))
          .as(row.series())
          .isLessThanOrEqualTo(squares(seasonless.y(), p[0], p[2], share) * (1 + 1e-9));
      double again =
          squares(
              seasonless.y(),
              parameter(fit, "alpha"),
              parameter(fit, "level"),
              1 - 1 / parameter(fit, "theta"));
      assertThat(again).isCloseTo(parameter(fit, "squares"), near(again, 1e-6));
    }
  }

  /** The squared errors from the fourth on, each value forecast from those before it alone. */
  private static double squares(double[] y, double alpha, double level, double share) {
    double sum = 0;
    for (int i = 3; i < y.length; i++) {
      double[] before = Arrays.copyOf(y, i);
      double e = y[i] - Dotm.ahead(before, alpha, level, share, 1)[0];
      sum += e * e;
    }
    return sum;
  }

  // ---- complex smoothing

  @Test
  void complex_smoothing_says_what_statsforecast_says_with_its_numbers_and_finds_no_worse() {
    int checked = 0;
    for (Peers.Row row : Peers.rows(PYTHON, "ces")) {
      if (!row.key().endsWith(" gains")) {
        continue;
      }
      Peers.Invented series = Peers.get(row.series());
      String letter = row.key().substring(0, 1);
      Ces.Season kind =
          List.of(Ces.Season.values()).stream()
              .filter(k -> k.name().startsWith(letter))
              .findFirst()
              .orElseThrow();
      double theirs = Peers.get(PYTHON, row.series(), "ces", letter + " log_likelihood")[0];
      CesLikelihood likelihood = new CesLikelihood(series.y(), kind, series.season());
      assertThat(-likelihood.at(row.values()) / 2)
          .as(row.series() + " " + kind)
          .isCloseTo(theirs, within(1e-6));
      double[] ahead = Peers.get(PYTHON, row.series(), "ces", letter + " ahead");
      assertNear(row.series() + " " + kind, likelihood.ahead().forecast(ahead.length), ahead, 1e-7);
      Fit fit = new Ces(series.season(), List.of(kind)).fit(series.y());
      assertThat(parameter(fit, "log_likelihood"))
          .as(row.series() + " " + kind)
          .isGreaterThan(theirs - 1e-3);
      checked++;
    }
    assertThat(checked).isGreaterThan(15);
  }

  // ---- decompositions, rare demand

  @Test
  void classical_decomposition_finds_r_s_figures() {
    List<Peers.Row> rows = Peers.rows(R, "decompose");
    assertThat(rows).hasSizeGreaterThan(4);
    for (Peers.Row row : rows) {
      Peers.Invented series = Peers.get(row.series());
      double[] seen =
          Decomposition.season(series.y(), series.season(), row.key().equals("multiplied"));
      assertNear(row.series() + " " + row.key(), seen, row.values(), 1e-9);
    }
  }

  @Test
  void local_regression_finds_the_seasons_that_statsmodels_finds() {
    for (Peers.Row row : Peers.rows(PYTHON, "mstl")) {
      int[] periods = Arrays.stream(row.key().split(" ")).mapToInt(Integer::parseInt).toArray();
      double[][] seen = Mstl.seasons(Peers.get(row.series()).y(), periods);
      double[] flat = Arrays.stream(seen).flatMapToDouble(Arrays::stream).toArray();
      assertNear(row.key(), flat, row.values(), 1e-9);
    }
    assertThat(Peers.rows(PYTHON, "mstl")).hasSize(2);
  }

  @Test
  void rare_demand_is_forecast_as_statsforecast_does() {
    Map<String, Univariate> methods =
        Map.of(
            "CrostonClassic", new Croston(Croston.Kind.CLASSIC),
            "CrostonSBA", new Croston(Croston.Kind.SBA),
            "TSB", new Croston(Croston.Kind.TSB),
            "ADIDA", new Aggregated(false),
            "IMAPA", new Aggregated(true));
    List<Peers.Row> rows = Peers.rows(PYTHON, "rare");
    assertThat(rows)
        .extracting(Peers.Row::key)
        .containsExactlyInAnyOrderElementsOf(methods.keySet());
    for (Peers.Row row : rows) {
      double[] y = Peers.get(row.series()).y();
      double seen = Objects.requireNonNull(methods.get(row.key())).forecast(y, 1)[0];
      assertThat(seen).as(row.key()).isCloseTo(row.values()[0], within(1e-4));
    }
  }
}
