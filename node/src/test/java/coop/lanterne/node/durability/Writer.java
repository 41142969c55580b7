// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.durability;

import static coop.lanterne.db.Tables.PURCHASE_ORDER;

import module java.base;

import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.NodeOptions;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.storage.Store;

/**
 * A process that does nothing but decide, from several threads, and says each decision once it is
 * acknowledged. It is made to be killed.
 */
public final class Writer {
  private static final int THREADS = 3;

  private Writer() {}

  private record Order(long number) implements Commits {
    @Override
    public Money amount() {
      return Money.eur(1);
    }

    @Override
    public String party() {
      return "supplier-" + number;
    }

    @Override
    public Value canonical() {
      return Value.rec("order", number);
    }
  }

  /** Decides in that folder until it is killed. */
  public static void main(String[] args) {
    Store store = Store.open(Path.of(args[0]), "epicerie-du-canal", Clock.systemUTC());
    Journal journal = Journal.open(store);
    Charters charters = new Charters(store, NodeOptions.PARIS);
    Desk desk = new Desk(store, journal, new Gatekeeper(store, journal, charters));
    Founder founder = new Founder(desk, new People(store), charters, NodeOptions.PARIS);
    if (founder.find().isEmpty()) {
      founder.found(
          "Épicerie du Canal",
          List.of(entrant("aurelien", List.of()), entrant("mireille", List.of("commander"))),
          ShippedRules.charter(),
          ShippedRules.charterYaml());
    }
    Id mireille = new Id("person", "mireille", store.node());
    Mandate mandate = new Mandates(store).find(mireille, "order.adopt").orElseThrow();
    AtomicLong next = new AtomicLong(journal.size() * 10);
    System.out.println("READY");
    for (int t = 0; t < THREADS; t++) {
      Thread.ofPlatform()
          .start(
              () -> {
                while (true) {
                  decide(desk, mandate, mireille, next.incrementAndGet());
                }
              });
    }
  }

  private static Founder.Entrant entrant(String local, List<String> mandates) {
    return new Founder.Entrant(Optional.of(local), local, List.of(Role.MEMBER), mandates);
  }

  private static void decide(Desk desk, Mandate mandate, Id person, long number) {
    Desk.Done<Order> done =
        desk.decide(
            new Desk.Proposal<>(
                "order.adopt",
                "supplier-" + number,
                new Outcome.WithoutAdvice<>(new Order(number)),
                new Decider.Persons(List.of(person)),
                Role.MEMBER.text(),
                mandate,
                List.of(),
                Optional.of("parce que"),
                Optional.empty(),
                false,
                Optional.empty(),
                Desk.Lines.NONE),
            (tx, enacted) ->
                tx.sql()
                    .insertInto(PURCHASE_ORDER)
                    .set(PURCHASE_ORDER.ID, tx.newId("order"))
                    .set(PURCHASE_ORDER.SUPPLIER, "supplier-" + number)
                    .set(PURCHASE_ORDER.ORDER_DAY, LocalDate.of(2026, 11, 24))
                    .set(PURCHASE_ORDER.DELIVERY_DAY, LocalDate.of(2026, 11, 25))
                    .set(PURCHASE_ORDER.TOTAL_CENTS, 1L)
                    .set(PURCHASE_ORDER.DECISION, enacted.decision().id())
                    .set(PURCHASE_ORDER.WRITTEN_AT, tx.now())
                    .execute());
    // one write, so that lines of several threads never mix
    System.out.println("ACK " + done.decision().id() + " " + done.entry());
  }
}
