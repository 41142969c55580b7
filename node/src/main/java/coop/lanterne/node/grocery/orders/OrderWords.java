// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.orders;

import module java.base;

import coop.lanterne.grocery.order.DayDemand;
import coop.lanterne.grocery.order.History;
import coop.lanterne.grocery.order.LineAdvice;
import coop.lanterne.grocery.order.OrderInputs;
import coop.lanterne.grocery.order.OrderProposal;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.shell.ForecastChart;

/** Sentences and pictures made from an order's advice. */
public final class OrderWords {
  private static final int PAST_DAYS = 14;

  private OrderWords() {}

  /**
   * The one-sentence reason of a line: what is expected, what is there, what is kept in reserve.
   */
  public static Message why(LineAdvice line) {
    Quantity zero = line.line().quantity().zero();
    Quantity expected = zero;
    Quantity there = zero;
    Quantity reserve = zero;
    Quantity promised = zero;
    for (Explanation.Part part : line.sum().parts()) {
      Quantity amount = (Quantity) part.amount();
      switch (part.name().key()) {
        case "logistics.order.expected" -> expected = amount;
        case "logistics.order.on_hand", "logistics.order.on_hand_unknown", "logistics.order.due" ->
            there = there.plus(amount.negated());
        case "logistics.order.safety" -> reserve = amount;
        case "logistics.order.promised" -> promised = amount;
        default -> {}
      }
    }
    String key =
        line.line().quantity().thousandths() == 0 && !isCut(line)
            ? "grocery.line.enough"
            : "grocery.line.why";
    return Message.of(promised.thousandths() > 0 ? key + "_promised" : key)
        .with("promised", tenths(promised))
        .with("expected", tenths(expected))
        .with("until", line.days().getLast().day())
        .with("there", tenths(there))
        .with("reserve", tenths(reserve));
  }

  /**
   * A line as one checks it by hand: the columns add up to the order.
   *
   * @param rest what is left of the sum: rounding to packs, and what its page says beside
   */
  public record Check(
      String name,
      Quantity expected,
      Quantity onHand,
      Quantity due,
      Quantity expires,
      Quantity reserve,
      Quantity rest,
      Quantity order,
      Message packs) {}

  /** The sum of a line, in columns. */
  public static Check check(LineAdvice line) {
    Map<String, Quantity> columns = new HashMap<>();
    for (Explanation.Part part : line.sum().parts()) {
      String column =
          switch (part.name().key()) {
            case "logistics.order.expected" -> "expected";
            case "logistics.order.on_hand", "logistics.order.on_hand_unknown" -> "on_hand";
            case "logistics.order.due" -> "due";
            case "logistics.order.outdating", "logistics.order.outdating_due" -> "expires";
            case "logistics.order.safety" -> "reserve";
            default -> "rest";
          };
      columns.merge(column, (Quantity) part.amount(), Quantity::plus);
    }
    Quantity none = line.line().quantity().zero();
    return new Check(
        line.line().name(),
        columns.getOrDefault("expected", none),
        columns.getOrDefault("on_hand", none),
        columns.getOrDefault("due", none),
        columns.getOrDefault("expires", none),
        columns.getOrDefault("reserve", none),
        columns.getOrDefault("rest", none),
        line.line().quantity(),
        packs(line.line()));
  }

  /** Whether packs were taken off it for want of room or money. */
  static boolean isCut(LineAdvice line) {
    return line.sum().parts().stream()
        .map(p -> p.name().key())
        .anyMatch(
            k ->
                k.equals("logistics.order.cold_room_full")
                    || k.equals("logistics.order.budget_spent"));
  }

  /** To the tenth of a unit: what one reads in a sentence; the sum has every gram. */
  private static Quantity tenths(Quantity quantity) {
    return Quantity.of(quantity.decimal().setScale(1, RoundingMode.HALF_UP), quantity.unit());
  }

  /** What is usually ordered, unless a reason to look says it already. */
  public static Optional<Quantity> usualUnsaid(OrderInputs inputs, LineAdvice line) {
    return line.look().stream().anyMatch(m -> m.key().equals("logistics.order.look_change"))
        ? Optional.empty()
        : usual(inputs, line.line().product());
  }

  /** Packs and price of a line. */
  public static Message packs(OrderProposal.Line line) {
    if (line.quantity().thousandths() == 0) {
      return Message.of("grocery.line.no_pack").with("pack", line.pack());
    }
    if (line.pack().thousandths() == 1000 && line.unitPrice().isPresent()) {
      return Message.of("grocery.line.price").with("amount", line.amount()); // packs of one
    }
    Message packs =
        Message.of("grocery.line.packs").with("packs", line.packs()).with("pack", line.pack());
    return line.unitPrice().isPresent()
        ? Message.of("grocery.line.packs_price").with("packs", packs).with("amount", line.amount())
        : packs;
  }

  /** How long it is between two instants, in minutes or in hours. */
  static Message span(Instant from, Instant to) {
    long minutes = Math.max(0, Duration.between(from, to).toMinutes());
    return minutes < 90
        ? Message.of("grocery.span.minutes").with("minutes", minutes)
        : Message.of("grocery.span.hours").with("hours", Math.round(minutes / 60.0));
  }

  /** What is usually ordered of it. */
  static Optional<Quantity> usual(OrderInputs inputs, String product) {
    return inputs.item(product).usual();
  }

  /** What was sold of a product and what is expected, day by day. */
  public static Optional<ForecastChart> chart(OrderInputs inputs, LineAdvice line) {
    String product = line.line().product();
    History history = inputs.item(product).history();
    List<ForecastChart.Day> days = new ArrayList<>();
    int from = Math.max(0, history.days().size() - PAST_DAYS);
    for (int i = from; i < history.days().size(); i++) {
      History.Day day = history.days().get(i);
      days.add(
          day.open()
              ? new ForecastChart.Past(
                  history.date(i), BigDecimal.valueOf(day.sold(), 3), day.outOfStock())
              : new ForecastChart.Closed(history.date(i)));
    }
    for (DayDemand day : line.days()) {
      days.add(
          inputs.closed().contains(day.day())
              ? new ForecastChart.Closed(day.day())
              : expected(day));
    }
    if (days.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ForecastChart(
            "forecast",
            Message.of("grocery.chart.title").with("name", line.line().name()),
            Message.of("grocery.chart.subtitle")
                .with("unit", Message.of("grocery.unit." + line.line().quantity().unit().symbol()))
                .with("from", days.getFirst().date())
                .with("to", days.getLast().date()),
            Message.of("grocery.chart.summary")
                .with("low", line.sales().low())
                .with("high", line.sales().high())
                .with("until", line.days().getLast().day()),
            days));
  }

  private static ForecastChart.Expected expected(DayDemand day) {
    BigDecimal mid = tenth(day.mean());
    BigDecimal low80 = quantile(day, 0.1).min(mid);
    BigDecimal high80 = quantile(day, 0.9).max(mid);
    return new ForecastChart.Expected(
        day.day(),
        quantile(day, 0.025).min(low80),
        low80,
        mid,
        high80,
        quantile(day, 0.975).max(high80));
  }

  private static BigDecimal quantile(DayDemand day, double at) {
    double[] spread = day.spread();
    int place = (int) StrictMath.ceil(at * spread.length) - 1;
    return tenth(spread[Math.max(0, Math.min(spread.length - 1, place))]);
  }

  private static BigDecimal tenth(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }

  /** Whether a product is in season here, in a word; empty where the calendar is silent. */
  public static Optional<Message> season(OrderInputs inputs, String product) {
    return inputs
        .item(product)
        .told()
        .season()
        .map(in -> Message.of(in ? "grocery.season.in" : "grocery.season.out"));
  }

  /** What is expected day by day, and why. */
  public static Optional<Explanation.Sum> effects(LineAdvice line) {
    return line.sum().parts().getFirst().because().map(Explanation.Sum.class::cast);
  }

  /** The same advice, with the parameters that this line alone used. */
  static Advice<OrderProposal> about(SupplierOrder order, LineAdvice line) {
    Advice<OrderProposal> a = order.advice();
    String name = line.line().name();
    List<Advice.Parameter> own =
        a.parameters().stream()
            .filter(
                p ->
                    !(p.name().args().get("name") instanceof Message.Words(String text))
                        || text.equals(name))
            .toList();
    return new Advice<>(
        a.act(),
        a.concerns(),
        a.result(),
        a.explanation(),
        line.setAside(),
        a.uncertainty(),
        a.sources(),
        own,
        a.operations(),
        a.provenance());
  }
}
