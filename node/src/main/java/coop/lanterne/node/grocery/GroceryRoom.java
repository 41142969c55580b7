// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.demand.CorrectionPages;
import coop.lanterne.node.grocery.demand.Corrections;
import coop.lanterne.node.grocery.demand.NeedPages;
import coop.lanterne.node.grocery.demand.Needs;
import coop.lanterne.node.grocery.imports.ImportPages;
import coop.lanterne.node.grocery.imports.Imports;
import coop.lanterne.node.grocery.losses.LossPages;
import coop.lanterne.node.grocery.losses.Losses;
import coop.lanterne.node.grocery.orders.FreshOrders;
import coop.lanterne.node.grocery.orders.OrderDecision;
import coop.lanterne.node.grocery.orders.OrderPages;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.OrdersAwaiting;
import coop.lanterne.node.grocery.orders.Outcomes;
import coop.lanterne.node.grocery.past.MonthPages;
import coop.lanterne.node.grocery.past.Months;
import coop.lanterne.node.grocery.past.PastOrders;
import coop.lanterne.node.grocery.past.PastPages;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.stock.ColdRoom;
import coop.lanterne.node.grocery.stock.CountPages;
import coop.lanterne.node.grocery.stock.Counts;
import coop.lanterne.node.grocery.stock.CountsAwaiting;
import coop.lanterne.node.grocery.stock.NotedReasons;
import coop.lanterne.node.grocery.stock.ReceivingPages;
import coop.lanterne.node.grocery.stock.Receivings;
import coop.lanterne.node.grocery.surplus.GrowerOffers;
import coop.lanterne.node.grocery.surplus.GrowerPages;
import coop.lanterne.node.grocery.surplus.Growers;
import coop.lanterne.node.grocery.surplus.KeptGrowers;
import coop.lanterne.node.grocery.surplus.Surplus;
import coop.lanterne.node.grocery.surplus.SurplusAwaiting;
import coop.lanterne.node.grocery.surplus.SurplusDecision;
import coop.lanterne.node.grocery.surplus.SurplusMethod;
import coop.lanterne.node.grocery.surplus.SurplusPages;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.room.Screen;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.storage.Store;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The grocery: its parts, and what it declares. */
@Configuration(proxyBeanMethods = false)
@Order(1)
@Import({
  FreshOrders.class,
  Imports.class,
  Orders.class,
  OrderDecision.class,
  SurplusMethod.class,
  Growers.class,
  KeptGrowers.class,
  Surplus.class,
  SurplusDecision.class,
  GrowerOffers.class,
  Receivings.class,
  Counts.class,
  Losses.class,
  NotedReasons.class,
  ColdRoom.class,
  Corrections.class,
  Needs.class,
  Shelf.class,
  Outcomes.class,
  Months.class,
  Grocery.class,
  SurplusAwaiting.class,
  OrdersAwaiting.class,
  CountsAwaiting.class,
  Screen.class,
  GroceryPages.class,
  OrderPages.class,
  SurplusPages.class,
  GrowerPages.class,
  CountPages.class,
  LossPages.class,
  ReceivingPages.class,
  PastPages.class,
  CorrectionPages.class,
  NeedPages.class,
  MonthPages.class,
  ImportPages.class,
  GroceryApi.class
})
public record GroceryRoom(Grocery grocery) implements Room {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Pattern DAY = Pattern.compile("(?:(.+)/)?(\\d{4}-\\d{2}-\\d{2})");

  @Bean
  static PastOrders pastOrders(Store store, Orders orders) {
    return new PastOrders(store, orders.policy());
  }

  /** Files as large as an import takes, kept on disk while they come in. */
  @Bean
  static MultipartConfigElement multipart() {
    return new MultipartConfigElement("", Imports.LARGEST, Imports.LARGEST + (1 << 20), 1 << 16);
  }

  @Override
  public String voice() {
    return "grocery";
  }

  @Override
  public List<Page.Room> menu() {
    return List.of(new Page.Room(Message.of("grocery.room"), "/grocery"));
  }

  @Override
  public Set<String> acts() {
    return Set.of(Orders.ACT, Surplus.ACT);
  }

  @Override
  public Set<String> actions() {
    return Set.of(
        "fact.import",
        "fact.import.undone",
        "fact.grower.link",
        "fact.grower.revoked",
        "fact.surplus",
        "fact.surplus.withdrawn",
        "fact.receiving",
        "fact.receiving.undone",
        "fact.cold_room",
        "fact.correction",
        "fact.correction.withdrawn",
        "fact.need",
        "fact.stocktake",
        "fact.stocktake.undone",
        "fact.loss",
        "fact.loss.undone",
        "fact.markdown",
        "fact.markdown.undone");
  }

  @Override
  public Set<String> roles() {
    return Set.of("grower");
  }

  /** An order by its supplier and its day, surplus by its day. */
  @Override
  public Optional<Message> subject(String act, String subject) {
    Matcher of = DAY.matcher(subject);
    if (!of.matches()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.parse(of.group(2));
    return Optional.of(
        of.group(1) == null
            ? Message.of("grocery.subject.day").with("day", day)
            : Message.of("grocery.subject.of_day").with("name", of.group(1)).with("day", day));
  }

  @Override
  public List<Chore> chores() {
    return List.of(
        // pages make an advice that lacks
        new Chore(HALF_AN_HOUR, "the day's orders could not be advised", grocery.orders()::prepare),
        new Chore(HALF_AN_HOUR, "the months could not be worked out", grocery.months()::prepare));
  }

  @Override
  public List<Ask.ReadField> reads() {
    return Reads.all();
  }

  @Override
  public void sow(Path sample) {
    grocery.seed(sample);
    grocery.orders().prepare();
  }
}
