// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.grocery;

import module java.base;

import coop.lanterne.examples.SampleCoop;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.node.Founded;
import coop.lanterne.node.NodeOptions;
import coop.lanterne.node.TestClock;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.grocery.demand.Corrections;
import coop.lanterne.node.grocery.demand.Needs;
import coop.lanterne.node.grocery.imports.Imports;
import coop.lanterne.node.grocery.imports.ShopFile;
import coop.lanterne.node.grocery.losses.Losses;
import coop.lanterne.node.grocery.orders.FreshOrders;
import coop.lanterne.node.grocery.orders.OrderDecision;
import coop.lanterne.node.grocery.orders.Orders;
import coop.lanterne.node.grocery.orders.Outcomes;
import coop.lanterne.node.grocery.past.Months;
import coop.lanterne.node.grocery.past.PastOrders;
import coop.lanterne.node.grocery.shop.Shelf;
import coop.lanterne.node.grocery.stock.ColdRoom;
import coop.lanterne.node.grocery.stock.Counts;
import coop.lanterne.node.grocery.stock.Receivings;
import coop.lanterne.node.grocery.surplus.GrowerOffers;
import coop.lanterne.node.grocery.surplus.Growers;
import coop.lanterne.node.grocery.surplus.Surplus;
import coop.lanterne.node.grocery.surplus.SurplusDecision;
import coop.lanterne.node.grocery.surplus.SurplusMethod;
import coop.lanterne.node.room.Answer;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.room.Intake;
import coop.lanterne.node.room.Signatures;
import coop.lanterne.node.room.Signing;
import coop.lanterne.node.storage.Store;

/** A founded node with a grocery in it, on a folder of its own. */
public final class Shop implements AutoCloseable {
  public static final String RELEASE = "test";

  public final TestClock clock;
  public final Store store;
  public final Journal journal;
  public final Charters charters;
  public final Mandates mandates;
  public final Advices advices;
  public final Grocery grocery;
  public final Signatures signatures;
  public final Signing signing;
  public final Id orderer;
  public final Id member;
  public final Id keeper;

  /**
   * A grocery at that instant.
   *
   * @param mandateKinds those that its orderer holds when it is founded; none where it is founded
   *     already
   */
  public Shop(Path folder, String now, String... mandateKinds) {
    clock = new TestClock(now);
    if (mandateKinds.length > 0 && Files.notExists(folder.resolve("lanterne.db"))) {
      Founded.copy(
          List.of(now, List.of(mandateKinds)), folder, made -> found(made, clock, mandateKinds));
    }
    store = Store.open(folder, "epicerie-du-canal", clock);
    journal = Journal.open(store);
    charters = new Charters(store, NodeOptions.PARIS);
    People people = new People(store);
    mandates = new Mandates(store);
    Gatekeeper gates = new Gatekeeper(store, journal, charters);
    Desk desk = new Desk(store, journal, gates);
    advices =
        new Advices(
            store, journal, charters, RELEASE, List.of(new FreshOrders(), new SurplusMethod()));
    orderer = Id.parse("person-mireille@epicerie-du-canal");
    member = Id.parse("person-ines@epicerie-du-canal");
    keeper = Id.parse("person-aurelien@epicerie-du-canal");
    Records records = new Records(store, gates, NodeOptions.PARIS);
    Ground ground =
        new Ground(
            store, journal, charters, gates, desk, mandates, records, people, NodeOptions.PARIS);
    Imports imports = new Imports(ground);
    signatures = new Signatures(ground);
    Orders orders = new Orders(ground, advices, signatures);
    ColdRoom coldRoom = new ColdRoom(ground);
    Growers growers = new Growers(ground);
    Surplus surplus = new Surplus(ground, advices, signatures, orders, growers, coldRoom);
    signing =
        new Signing(
            ground,
            signatures,
            advices,
            List.of(
                new OrderDecision(store, orders), new SurplusDecision(ground, surplus, orders)));
    Receivings receivings = new Receivings(ground);
    grocery =
        new Grocery(
            imports,
            orders,
            surplus,
            new GrowerOffers(ground, growers, surplus),
            receivings,
            new Counts(ground),
            new Losses(ground, orders),
            coldRoom,
            new Shelf(ground),
            new Outcomes(ground),
            new PastOrders(store, orders.policy()),
            new Corrections(ground),
            new Needs(ground),
            new Months(ground, orders, advices));
  }

  /** An answer with these quantities, as someone would write them. */
  public static Answer answer(Map<String, Quantity> quantities, Set<String> opened, String reason) {
    Map<String, String> written = new HashMap<>();
    quantities.forEach((line, quantity) -> written.put(line, quantity.decimal().toPlainString()));
    return new Answer(written, opened, reason);
  }

  private static void found(Path folder, TestClock clock, String... mandateKinds) {
    try (Store store = Store.open(folder, "epicerie-du-canal", clock)) {
      Journal journal = Journal.open(store);
      Charters charters = new Charters(store, NodeOptions.PARIS);
      Desk desk = new Desk(store, journal, new Gatekeeper(store, journal, charters));
      new Founder(desk, new People(store), charters, NodeOptions.PARIS)
          .found(
              "Épicerie du Canal",
              List.of(
                  entrant("aurelien", List.of(Role.KEEPER, Role.MEMBER)),
                  entrant("mireille", List.of(Role.MEMBER), mandateKinds),
                  entrant("ines", List.of(Role.MEMBER))),
              ShippedRules.charter(),
              ShippedRules.charterYaml());
    }
  }

  /** A grocery at that instant, with the sample's year in it up to the eve. */
  public static Shop year(Path folder, String now, String... mandateKinds) {
    Founded.copy(
        List.of("year", now, List.of(mandateKinds)),
        folder,
        made -> {
          try (Shop shop = new Shop(made, now, mandateKinds)) {
            LocalDate eve = Instant.parse(now).atZone(NodeOptions.PARIS).toLocalDate().minusDays(1);
            shop.grocery.seed(
                sample(made.resolveSibling(made.getFileName() + "-sample"), eve, false));
          }
        });
    return new Shop(folder, now);
  }

  /** The same, once the orders of the day are advised. */
  public static Shop morning(Path folder, String now, String... mandateKinds) {
    Founded.copy(
        List.of("morning", now, List.of(mandateKinds)),
        folder,
        made -> {
          try (Shop shop = year(made, now, mandateKinds)) {
            shop.grocery.orders().prepare();
          }
        });
    return new Shop(folder, now);
  }

  private static Founder.Entrant entrant(String local, List<Role> roles, String... mandates) {
    return new Founder.Entrant(Optional.of(local), local, roles, List.of(mandates));
  }

  /** The sample's files, with bad rows or without. */
  public static Path sample(Path folder, boolean dirty) {
    return sample(folder, LocalDate.of(2026, 11, 23), dirty);
  }

  /** The sample's files up to that day. */
  public static Path sample(Path folder, LocalDate until, boolean dirty) {
    try {
      SampleCoop.write(folder, until, SampleCoop.SEED, dirty);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What importing that file gave, kinds being found by its name. */
  public Intake.Result<ShopFile.Shown> take(Path file) {
    try (var in = Files.newInputStream(file)) {
      String token =
          grocery
              .imports()
              .files()
              .receive(file.getFileName().toString(), in, Optional.empty())
              .token();
      return grocery.imports().files().commit(token, "member");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
