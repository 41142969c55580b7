// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.past;

import static coop.lanterne.node.shell.Whom.MEMBERS;

import module java.base;

import coop.lanterne.grocery.order.Hindsight;
import coop.lanterne.grocery.order.LookBack;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.BarChart;
import coop.lanterne.node.shell.OpenTo;
import coop.lanterne.node.shell.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was lost and what lacked by month, what people made of the advice, how forecasts did. */
@Controller
public record MonthPages(Screen screen, Months months, Shelf shelf) {
  /**
   * A month of the whole shop.
   *
   * @param whole whether it is over
   * @param lostShare what was lost of what came in, at the same prices
   * @param empty open days × products on which the product ran out
   * @param emptyShare the same, out of all open days × products on sale
   */
  public record Month(
      YearMonth month,
      boolean whole,
      Money received,
      Money lost,
      Optional<BigDecimal> lostShare,
      long empty,
      Optional<BigDecimal> emptyShare) {}

  /** A family of the month that is looked at; kilograms and pieces apart. */
  public record Family(
      String name,
      Quantity received,
      Quantity lost,
      Optional<BigDecimal> lostShare,
      long empty,
      Optional<BigDecimal> emptyShare) {}

  /**
   * What people made of the advice in a month or a year.
   *
   * @param lines all lines decided on an advice
   */
  public record Choices(
      YearMonth of, long lines, long changed, Map<Hindsight, Long> by, long judged) {

    /** How many were so. */
    public long count(String which) {
      return by.getOrDefault(Hindsight.valueOf(which), 0L);
    }
  }

  @OpenTo(MEMBERS)
  @GetMapping("/grocery/months")
  ResponseEntity<String> months(
      HttpServletRequest request, @RequestParam(name = "month", defaultValue = "") String asked) {
    Optional<Months.Found> found = months.find();
    YearMonth now = YearMonth.from(shelf.today());
    List<LookBack.Row> rows = found.map(f -> f.report().rows()).orElseGet(List::of);
    List<Month> months = months(rows, now);
    YearMonth looked = looked(asked, months, now);
    Page page = screen.page(request, title(months, found.isPresent()));
    Map<String, Object> model = new HashMap<>();
    model.put("found", found);
    model.put("months", months);
    model.put("lost", chart("lost", now, months, Month::lostShare));
    model.put("empty", chart("empty", now, months, Month::emptyShare));
    model.put("looked", looked);
    model.put(
        "families",
        rows.stream().filter(r -> r.of().month().equals(looked)).map(MonthPages::family).toList());
    model.put("choices", found.map(f -> choices(f.report())).orElseGet(List::of));
    return screen.show("grocery/months.jte", page, model);
  }

  private static Message title(List<Month> months, boolean found) {
    if (!found) {
      return Message.of("grocery.months.title_working");
    }
    return months.reversed().stream()
        .filter(m -> m.whole() && m.lostShare().isPresent() && m.emptyShare().isPresent())
        .findFirst()
        .map(
            m ->
                Message.of("grocery.months.title")
                    .with("lost", new Message.Share(m.lostShare().get()))
                    .with("empty", new Message.Share(m.emptyShare().get())))
        .orElseGet(() -> Message.of("grocery.months.title_none"));
  }

  /** The month asked for, else the last that is over, else the one that runs. */
  private static YearMonth looked(String asked, List<Month> months, YearMonth now) {
    try {
      return YearMonth.parse(asked);
    } catch (DateTimeParseException e) {
      YearMonth before = now.minusMonths(1);
      return months.stream().anyMatch(m -> m.month().equals(before)) ? before : now;
    }
  }

  private static Optional<BigDecimal> share(long part, long whole) {
    return whole <= 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP));
  }

  /** A share to the tenth of a per cent. */
  public static BigDecimal rounded(OptionalDouble share) {
    return BigDecimal.valueOf(share.getAsDouble()).setScale(3, RoundingMode.HALF_UP);
  }

  private static List<Month> months(List<LookBack.Row> rows, YearMonth now) {
    List<Month> months = new ArrayList<>();
    for (YearMonth month : rows.stream().map(r -> r.of().month()).distinct().toList()) {
      List<LookBack.Row> of = rows.stream().filter(r -> r.of().month().equals(month)).toList();
      long received = of.stream().mapToLong(LookBack.Row::receivedCents).sum();
      long lost = of.stream().mapToLong(LookBack.Row::lostCents).sum();
      long empty = of.stream().mapToLong(LookBack.Row::empty).sum();
      long days = of.stream().mapToLong(LookBack.Row::days).sum();
      months.add(
          new Month(
              month,
              month.isBefore(now),
              Money.eur(received),
              Money.eur(lost),
              share(lost, received),
              empty,
              share(empty, days)));
    }
    return months;
  }

  private static Family family(LookBack.Row row) {
    return new Family(
        row.of().family(),
        tenths(row.received(), row.of().unit()),
        tenths(row.lost(), row.of().unit()),
        share(row.lost(), row.received()),
        row.empty(),
        share(row.empty(), row.days()));
  }

  private static Quantity tenths(long thousandths, Unit unit) {
    return new Quantity(Math.floorDiv(thousandths + 50, 100L) * 100, unit);
  }

  private static BarChart chart(
      String id, YearMonth now, List<Month> months, Function<Month, Optional<BigDecimal>> shareOf) {
    Map<YearMonth, Month> known = new HashMap<>();
    months.forEach(m -> known.put(m.month(), m));
    List<BarChart.Month> bars = new ArrayList<>();
    for (int back = Months.SHOWN - 1; back >= 0; back--) {
      YearMonth month = now.minusMonths(back);
      bars.add(
          new BarChart.Month(
              Integer.toString(month.getMonthValue()),
              Optional.ofNullable(known.get(month)).flatMap(shareOf).map(s -> s.movePointRight(2)),
              back > 0));
    }
    String key = "grocery.months." + id;
    return new BarChart(
        id,
        Message.of(key),
        Message.of(key + ".of"),
        Message.of(key + ".summary").with("months", months.size()),
        bars);
  }

  private static List<Choices> choices(Months.Report report) {
    List<Choices> all = new ArrayList<>();
    report
        .choices()
        .forEach(
            (of, by) -> {
              long lines = by.values().stream().mapToLong(Long::longValue).sum();
              long changed = lines - by.getOrDefault(Hindsight.UNCHANGED, 0L);
              long judged =
                  by.getOrDefault(Hindsight.ADVICE, 0L)
                      + by.getOrDefault(Hindsight.PEOPLE, 0L)
                      + by.getOrDefault(Hindsight.EQUAL, 0L);
              all.add(new Choices(of, lines, changed, by, judged));
            });
    return all.reversed();
  }
}
