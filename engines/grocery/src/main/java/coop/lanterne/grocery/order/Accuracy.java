// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.forecast.ForecastMethod;
import coop.lanterne.forecast.Forecasts;
import coop.lanterne.forecast.Panel;
import coop.lanterne.forecast.Scores;
import coop.lanterne.grocery.files.Product;
import coop.lanterne.kernel.Unit;

/**
 * How well the advice's forecast has done here, by family and unit: each of the last days forecast
 * from the days before it, and held against what was sold. Days out of stock are left out: what was
 * wanted is not known.
 *
 * @param scored how many days × products were measured
 * @param wape Σ|sold − forecast| ÷ Σ sold
 * @param bestRule the simple rule that did best, where one could be measured
 * @param ruleWape its Σ|sold − forecast| ÷ Σ sold, on the same days
 * @param within share of these days on which sales fell in the band that should hold 80 %
 */
public record Accuracy(
    String family,
    Unit unit,
    long scored,
    OptionalDouble wape,
    Optional<ForecastMethod> bestRule,
    OptionalDouble ruleWape,
    OptionalDouble within) {

  private static final double LOW = .1;
  private static final double HIGH = .9;

  private record Of(String family, Unit unit) implements Comparable<Of> {
    @Override
    public int compareTo(Of other) {
      int byFamily = family.compareTo(other.family);
      return byFamily == 0 ? unit.compareTo(other.unit) : byFamily;
    }
  }

  private static final class Tally {
    private final Map<ForecastMethod, Double> missed = new EnumMap<>(ForecastMethod.class);
    private final Map<ForecastMethod, Double> sold = new EnumMap<>(ForecastMethod.class);
    private long scored;
    private int bands;
    private int within;

    void add(ForecastMethod method, Scores.Case c) {
      missed.merge(method, StrictMath.abs(c.actual() - c.mean()), Double::sum);
      sold.merge(method, c.actual(), Double::sum);
      if (method == ForecastMethod.SHOP) {
        scored++;
        if (c.spread().known()) {
          bands++;
          double low = c.spread().quantile(LOW);
          double high = c.spread().quantile(HIGH);
          within += c.actual() >= low && c.actual() <= high ? 1 : 0;
        }
      }
    }

    Accuracy accuracy(Of of) {
      Optional<ForecastMethod> best =
          ForecastMethod.rules().stream()
              .filter(r -> wape(r).isPresent())
              .min(Comparator.comparingDouble(r -> wape(r).getAsDouble()));
      return new Accuracy(
          of.family(),
          of.unit(),
          scored,
          wape(ForecastMethod.SHOP),
          best,
          best.map(this::wape).orElseGet(OptionalDouble::empty),
          ratio(within, bands));
    }

    private OptionalDouble wape(ForecastMethod method) {
      return ratio(missed.getOrDefault(method, 0.0), sold.getOrDefault(method, 0.0));
    }

    private static OptionalDouble ratio(double part, double whole) {
      return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
  }

  /**
   * The accuracy of each family, over the last days.
   *
   * @param shops the inputs of each supplier; a supplier too young to be read as a shop is left out
   * @param days how many days, closed ones counted
   */
  public static List<Accuracy> of(List<OrderInputs> shops, int days) {
    SortedMap<Of, Tally> tallies = new TreeMap<>();
    for (OrderInputs shop : shops) {
      ShopDemand.panel(shop, 0).ifPresent(panel -> add(tallies, shop, panel, days));
    }
    List<Accuracy> all = new ArrayList<>();
    tallies.forEach((of, tally) -> all.add(tally.accuracy(of)));
    return List.copyOf(all);
  }

  private static void add(SortedMap<Of, Tally> tallies, OrderInputs shop, Panel panel, int days) {
    Map<String, Of> kinds = new HashMap<>();
    for (OrderInputs.Item item : shop.items()) {
      Product product = item.product();
      kinds.put(product.id(), new Of(product.family(), product.unit()));
    }
    List<ForecastMethod> methods = new ArrayList<>(ForecastMethod.rules());
    methods.add(ForecastMethod.SHOP);
    for (ForecastMethod method : methods) {
      Scores scores = Forecasts.evaluate(panel, method, Forecasts.season(panel), days, 1, 1);
      for (Scores.Case c : scores.cases()) {
        Of of = kinds.getOrDefault(c.series(), new Of("", Unit.PIECE));
        tallies.computeIfAbsent(of, _ -> new Tally()).add(method, c);
      }
    }
  }
}
