// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery.web;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Message;
import coop.lanterne.node.grocery.Grocery;
import coop.lanterne.node.grocery.internal.ColdRoom;
import coop.lanterne.node.grocery.internal.Corrections;
import coop.lanterne.node.grocery.internal.Counts;
import coop.lanterne.node.grocery.internal.FreshOrders;
import coop.lanterne.node.grocery.internal.GrowerOffers;
import coop.lanterne.node.grocery.internal.Growers;
import coop.lanterne.node.grocery.internal.Imports;
import coop.lanterne.node.grocery.internal.KeptGrowers;
import coop.lanterne.node.grocery.internal.Losses;
import coop.lanterne.node.grocery.internal.Months;
import coop.lanterne.node.grocery.internal.Needs;
import coop.lanterne.node.grocery.internal.NotedReasons;
import coop.lanterne.node.grocery.internal.OrderDecision;
import coop.lanterne.node.grocery.internal.Orders;
import coop.lanterne.node.grocery.internal.PastOrders;
import coop.lanterne.node.grocery.internal.Reads;
import coop.lanterne.node.grocery.internal.Receivings;
import coop.lanterne.node.grocery.internal.Shelf;
import coop.lanterne.node.grocery.internal.Surplus;
import coop.lanterne.node.grocery.internal.SurplusDecision;
import coop.lanterne.node.grocery.internal.SurplusMethod;
import coop.lanterne.node.room.Room;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.storage.Store;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  Months.class,
  Grocery.class,
  SurplusAwaiting.class,
  OrdersAwaiting.class,
  CountsAwaiting.class,
  Screens.class,
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
public class GroceryRoom implements Room {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Pattern DAY = Pattern.compile("(?:(.+)/)?(\\d{4}-\\d{2}-\\d{2})");

  private final Grocery grocery;

  GroceryRoom(Grocery grocery) {
    this.grocery = grocery;
  }

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
