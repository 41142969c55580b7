// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.kernel.MethodClass;

/**
 * The rule that anyone could apply by hand: the mean of the last eight open days of the same
 * weekday. A day on which the product ran out counts for the mean of the others where it sold less
 * than them. What may happen is that mean times each past day's ratio to its own.
 */
public final class WeekdayMean implements DemandModel {
  private static final int WEEKS = 8;

  @Override
  public String method() {
    return "weekday-mean/1";
  }

  @Override
  public MethodClass methodClass() {
    return MethodClass.RULES;
  }

  @Override
  public Map<String, List<DayDemand>> forecast(OrderInputs inputs, int days) {
    Map<String, List<DayDemand>> all = new TreeMap<>();
    for (OrderInputs.Item item : inputs.items()) {
      if (item.history().openDays() > 0) {
        all.put(item.product().id(), forecast(item.history(), inputs, days));
      }
    }
    return all;
  }

  private static List<DayDemand> forecast(History history, OrderInputs inputs, int days) {
    double everyDay = mean(history, Optional.empty());
    double[] byWeekday = new double[8];
    for (DayOfWeek d : DayOfWeek.values()) {
      double mean = mean(history, Optional.of(d));
      byWeekday[d.getValue()] = Double.isNaN(mean) ? everyDay : mean;
    }
    double[] ratios = ratios(history, byWeekday);
    List<DayDemand> out = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      LocalDate day = inputs.date().plusDays(i);
      double mean = byWeekday[day.getDayOfWeek().getValue()];
      if (inputs.closed().contains(day) || mean == 0) {
        out.add(DayDemand.none(day));
      } else {
        double[] spread = Arrays.stream(ratios).map(r -> r * mean).toArray();
        out.add(new DayDemand(day, mean, spread, Optional.empty()));
      }
    }
    return out;
  }

  private static double mean(History history, Optional<DayOfWeek> weekday) {
    double sum = 0;
    int n = 0;
    List<Double> out = new ArrayList<>();
    for (int i = history.days().size() - 1; i >= 0 && n + out.size() < lookBack(weekday); i--) {
      History.Day day = history.days().get(i);
      if (day.open() && (weekday.isEmpty() || weekday.get() == history.date(i).getDayOfWeek())) {
        if (day.outOfStock()) {
          out.add(day.sold() / 1000.0);
        } else {
          sum += day.sold() / 1000.0;
          n++;
        }
      }
    }
    double others = n == 0 ? Double.NaN : sum / n;
    for (double sold : out) {
      sum += Double.isNaN(others) ? sold : StrictMath.max(sold, others);
      n++;
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private static int lookBack(Optional<DayOfWeek> weekday) {
    return weekday.isPresent() ? WEEKS : WEEKS * 7;
  }

  private static double[] ratios(History history, double[] byWeekday) {
    List<Double> ratios = new ArrayList<>();
    for (int i = Math.max(0, history.days().size() - WEEKS * 7); i < history.days().size(); i++) {
      History.Day day = history.days().get(i);
      double mean = byWeekday[history.date(i).getDayOfWeek().getValue()];
      if (day.open() && !day.outOfStock() && mean > 0) {
        ratios.add(day.sold() / 1000.0 / mean);
      }
    }
    return ratios.isEmpty()
        ? new double[] {1}
        : ratios.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
