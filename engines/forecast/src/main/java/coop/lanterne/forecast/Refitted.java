// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.forecast;

import module java.base;

import coop.lanterne.forecast.univariate.Conformal;
import coop.lanterne.forecast.univariate.Fit;
import coop.lanterne.forecast.univariate.NeverNegative;
import coop.lanterne.forecast.univariate.Univariate;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A method that reads each series by itself and is fitted anew at each origin. Its spread is that
 * of its errors from a few earlier origins. A time at which nothing could be sold, or of which
 * nothing is known, is read as one season before, or else as the time before it, so that the
 * seasons keep their places. Where no value is negative, no forecast is.
 */
final class Refitted implements Forecaster {
  private static final MathContext SHOWN = new MathContext(4);
  private static final Set<String> QUALITY = Set.of("log_likelihood", "aicc", "squares");

  private final Panel panel;
  private final Univariate method;
  private final int horizon;
  private final int season;
  private final List<@Nullable State> states = new ArrayList<>();
  private final List<Map<Integer, double[]>> made = new ArrayList<>();
  private int known;

  /** A series at an origin. */
  private record State(Fit fit, int values, double[] ahead, Conformal errors) {}

  Refitted(Panel panel, Univariate method, int season, int horizon) {
    this.panel = panel;
    this.method = panel.neverNegative() ? new NeverNegative(method) : method;
    this.season = season;
    this.horizon = horizon;
    for (int s = 0; s < panel.names().size(); s++) {
      states.add(null);
      made.add(new HashMap<>());
    }
  }

  @Override
  public void learnTo(int t) {
    known = t;
    for (int s = 0; s < states.size(); s++) {
      states.set(s, state(s));
    }
  }

  private @Nullable State state(int s) {
    double[] y = values(s);
    if (y.length < method.needs()) {
      return null;
    }
    Fit fit = method.fit(y);
    double[] ahead = fit.forecast(horizon);
    Map<Integer, double[]> earlier = made.get(s);
    earlier.put(y.length, ahead);
    Conformal errors =
        Conformal.of(
            y,
            horizon,
            method.needs(),
            (past, _) -> earlier.computeIfAbsent(past.length, _ -> method.forecast(past, horizon)));
    return new State(fit, y.length, ahead, errors);
  }

  /** What is known of a series, from its first value on, nothing missing. */
  private double[] values(int s) {
    int start = 0;
    while (start < known && !panel.scored(s, start)) {
      start++;
    }
    double[] y = new double[known - start];
    for (int i = 0; i < y.length; i++) {
      if (panel.scored(s, start + i)) {
        y[i] = panel.value(s, start + i);
      } else {
        y[i] = i >= season ? y[i - season] : y[i - 1];
      }
    }
    return y;
  }

  @Override
  public double point(int s, int t) {
    State state = states.get(s);
    return state == null ? Double.NaN : state.ahead[t - known];
  }

  @Override
  public Spread spread(int s, int t) {
    State state = states.get(s);
    if (state == null) {
      return Spread.UNKNOWN;
    }
    double[] distances = state.errors.byStep()[t - known];
    double[] values = Arrays.copyOf(distances, 2 * distances.length);
    double point = state.ahead[t - known];
    boolean least = method instanceof NeverNegative;
    for (int i = 0; i < distances.length; i++) {
      double below = point - distances[i];
      values[i] = least ? StrictMath.max(0, below) : below;
      values[distances.length + i] = point + distances[i];
    }
    return Spread.of(values);
  }

  @Override
  public Explanation why(int s, int t) {
    State state = states.get(s);
    if (state == null) {
      throw new IllegalStateException("nothing is expected of " + panel.names().get(s));
    }
    Message name =
        Message.of("forecast.rule.name")
            .with("series", panel.names().get(s))
            .with("when", panel.when(t))
            .with("amount", shown(state.ahead[t - known]));
    return new Explanation.Trace(name, steps(state.fit, state.values, t - known));
  }

  /** A step for what is fitted by itself; one more before the steps of what it is made of. */
  private static List<Explanation.Step> steps(Fit fit, int values, int place) {
    Message source = Message.of("forecast.fit.source").with("count", values);
    List<Explanation.Step> steps = new ArrayList<>();
    if (fit.parts().size() > 1) {
      Message median = Message.of("forecast.fit.median").with("count", fit.parts().size());
      steps.add(new Explanation.Step(median, source));
    } else {
      Message expects =
          Message.of(fit.parts().isEmpty() ? "forecast.fit.method" : "forecast.fit.seasons")
              .with("method", fit.name())
              .with("amount", shown(fit.forecast(place + 1)[place]));
      steps.add(new Explanation.Step(expects, source, numbers(fit)));
    }
    fit.parts().forEach(part -> steps.addAll(steps(part, values, place)));
    return steps;
  }

  /** What was fitted, each number with what it does; how well it fits is left to the library. */
  private static Optional<Explanation> numbers(Fit fit) {
    List<Explanation.Step> steps = new ArrayList<>();
    for (Fit.Parameter parameter : fit.parameters()) {
      if (!QUALITY.contains(parameter.name())) {
        Message number =
            Message.of("forecast.fit.number")
                .with("name", parameter.name())
                .with("value", exact(parameter.value()).round(SHOWN));
        steps.add(
            new Explanation.Step(number, Message.of("forecast.fit.number." + parameter.name())));
      }
    }
    Message name = Message.of("forecast.fit.numbers").with("method", fit.name());
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Explanation.Trace(name, steps));
  }

  /** An amount to the hundredth; a small one to four figures. */
  private static BigDecimal shown(double amount) {
    return StrictMath.abs(amount) < 1
        ? exact(amount).round(SHOWN)
        : exact(amount).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal exact(double number) {
    return new BigDecimal(Double.toString(number));
  }
}
