// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.grocery.order;

import module java.base;

import coop.lanterne.grocery.files.Product;
import coop.lanterne.grocery.order.Told.Correction;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Explanation.Factor;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Quantity;

/**
 * What a model says, corrected by what people know: each correction is one more named factor of the
 * day's product. What is expected is the product that is shown, and what may come moves with it.
 */
record CorrectedDemand(DemandModel model) implements DemandModel {
  private static final BigDecimal STEP = new BigDecimal("0.01");

  @Override
  public String method() {
    return model.method();
  }

  @Override
  public MethodClass methodClass() {
    return model.methodClass();
  }

  @Override
  public Map<String, List<DayDemand>> forecast(OrderInputs inputs, int days) {
    Map<String, List<DayDemand>> all = new TreeMap<>(model.forecast(inputs, days));
    for (OrderInputs.Item item : inputs.items()) {
      List<Correction> corrections = item.told().corrections();
      if (!corrections.isEmpty()) {
        all.computeIfPresent(
            item.product().id(),
            (_, of) -> of.stream().map(d -> corrected(d, corrections, item.product())).toList());
      }
    }
    return all;
  }

  /** The demand of a day, times every correction that speaks of it. */
  static DayDemand corrected(DayDemand day, List<Correction> corrections, Product product) {
    List<Correction> own = corrections.stream().filter(c -> c.touches(day.day())).toList();
    if (own.isEmpty() || day.isNothing()) {
      return day;
    }
    Explanation.Product said =
        day.because()
            .filter(Explanation.Product.class::isInstance)
            .map(Explanation.Product.class::cast)
            .orElseGet(() -> bare(day, product));
    List<Factor> factors = new ArrayList<>(said.factors());
    double times = 1;
    for (Correction c : own) {
      Message name = Message.of("logistics.order.correction").with("reason", c.reason());
      factors.add(new Factor(name, c.factor()));
      times *= c.factor().doubleValue();
    }
    BigDecimal exact =
        factors.stream().map(Factor::value).reduce(BigDecimal.ONE, BigDecimal::multiply);
    BigDecimal shown = exact.divide(said.step(), 0, RoundingMode.HALF_UP).multiply(said.step());
    double all = times;
    double[] spread = Arrays.stream(day.spread()).map(v -> v * all).toArray();
    Quantity result = Quantity.of(shown, product.unit());
    Explanation why = new Explanation.Product(said.name(), factors, said.step(), result);
    return new DayDemand(day.day(), shown.doubleValue(), spread, Optional.of(why));
  }

  /** What is expected, as the one factor that there is. */
  private static Explanation.Product bare(DayDemand day, Product product) {
    BigDecimal mean = BigDecimal.valueOf(day.mean()).setScale(2, RoundingMode.HALF_UP);
    return new Explanation.Product(
        Message.of("logistics.order.corrected").with("name", product.name()).with("day", day.day()),
        List.of(new Factor(Message.of("logistics.order.uncorrected"), mean)),
        STEP,
        Quantity.of(mean, product.unit()));
  }
}
