// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Facts;
import coop.lanterne.grocery.order.OrderInputs.Item;

/**
 * How corrections did, month by month, in totals: on the days and the products that they touched,
 * how far from what was sold the forecast of that morning was without them, and how far with them.
 * A day on which a product ran out says nothing; nor does a closed one.
 */
public final class CorrectionScores {
  private final Map<YearMonth, Set<Facts.Correction>> told = new TreeMap<>();
  private final SortedMap<YearMonth, double[]> sums = new TreeMap<>();

  private CorrectionScores() {}

  /** Which was closer to what was sold. */
  public enum Closer {
    /** The forecast with the corrections. */
    WITH,
    /** The forecast by itself. */
    WITHOUT,
    /** Neither. */
    SAME
  }

  /**
   * A month.
   *
   * @param corrections how many corrections touched it
   * @param values how many days of a product are judged
   * @param without the sum of errors ÷ the sum of sales, of the forecast by itself
   * @param with the same, with the corrections
   */
  public record Month(
      YearMonth month, int corrections, int values, BigDecimal without, BigDecimal with) {
    /** Which was closer. */
    public Closer closer() {
      int less = with.compareTo(without);
      return less < 0 ? Closer.WITH : less > 0 ? Closer.WITHOUT : Closer.SAME;
    }
  }

  /**
   * Each month of which anything can be judged, the oldest first.
   *
   * @param past what was known before the day on which it is asked, a supplier each, as {@link
   *     GroceryOrders#past} makes it
   * @param corrections those that were told before the day that they touch
   */
  public static List<Month> of(List<OrderInputs> past, List<Facts.Correction> corrections) {
    CorrectionScores scores = new CorrectionScores();
    for (OrderInputs whole : past) {
      scores.add(whole, corrections);
    }
    List<Month> months = new ArrayList<>();
    scores.sums.forEach(
        (month, sum) -> {
          if (sum[0] > 0) {
            months.add(
                new Month(
                    month,
                    scores.told.getOrDefault(month, Set.of()).size(),
                    (int) sum[3],
                    share(sum[1] / sum[0]),
                    share(sum[2] / sum[0])));
          }
        });
    return months;
  }

  private static BigDecimal share(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }

  private void add(OrderInputs whole, List<Facts.Correction> all) {
    List<Facts.Correction> own =
        all.stream()
            .filter(c -> whole.items().stream().anyMatch(i -> c.touches(i.product())))
            .toList();
    TreeSet<LocalDate> touched = new TreeSet<>();
    own.forEach(
        c ->
            c.from()
                .datesUntil(c.to().plusDays(1))
                .filter(d -> d.isBefore(whole.date()))
                .forEach(touched::add));
    if (touched.isEmpty()) {
      return;
    }
    DemandWalk walk = new DemandWalk(whole, 1, false);
    for (LocalDate day : touched) {
      Map<String, List<DayDemand>> said = walk.at(morning(whole, day), 1);
      for (Item item : whole.items()) {
        List<Facts.Correction> here =
            own.stream()
                .filter(c -> c.touches(item.product()))
                .filter(c -> !day.isBefore(c.from()) && !day.isAfter(c.to()))
                .toList();
        Optional<History.Day> came =
            item.history().find(day).filter(d -> d.open() && !d.outOfStock());
        List<DayDemand> forecast = said.getOrDefault(item.product().id(), List.of());
        if (!here.isEmpty() && came.isPresent() && !forecast.isEmpty()) {
          add(day, here, item, came.get().sold() / 1000.0, forecast.getFirst());
        }
      }
    }
  }

  private void add(
      LocalDate day, List<Facts.Correction> here, Item item, double sold, DayDemand without) {
    DayDemand with =
        CorrectedDemand.corrected(
            without, here.stream().map(Told.Correction::of).toList(), item.product());
    YearMonth month = YearMonth.from(day);
    told.computeIfAbsent(month, _ -> new HashSet<>()).addAll(here);
    double[] sum = sums.computeIfAbsent(month, _ -> new double[4]);
    sum[0] += sold;
    sum[1] += StrictMath.abs(sold - without.mean());
    sum[2] += StrictMath.abs(sold - with.mean());
    sum[3]++;
  }

  /** What was known before opening on that day. */
  private static OrderInputs morning(OrderInputs whole, LocalDate day) {
    return new OrderInputs(
        day,
        whole.supplier(),
        whole.items().stream()
            .map(i -> Item.ofPast(i.product(), Optional.empty(), i.history().until(day)))
            .toList(),
        new TreeSet<>(),
        whole.ahead(),
        Limits.NONE,
        whole.policy(),
        whole.seed(),
        whole.sources(),
        whole.rules(),
        whole.charter(),
        whole.release());
  }
}
