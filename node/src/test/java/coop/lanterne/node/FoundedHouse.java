// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Desk;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.Journal;
import coop.lanterne.node.decision.Mandates;
import coop.lanterne.node.decision.Method;
import coop.lanterne.node.decision.People;
import coop.lanterne.node.decision.Purge;
import coop.lanterne.node.decision.Records;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.decision.Role;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.room.Ground;
import coop.lanterne.node.storage.Store;

/** What rooms stand on in an invented co-op that was just founded, without pages. */
public record FoundedHouse(
    Store store,
    Journal journal,
    Charters charters,
    People people,
    Gatekeeper gates,
    Desk desk,
    Mandates mandates,
    Records records) {

  /**
   * Founds it in that folder: Aurélien keeps the machine, Mireille orders.
   *
   * @param others who else enters
   */
  public static FoundedHouse open(Path folder, Clock clock, Founder.Entrant... others) {
    Founded.copy(
        List.of(clock.instant(), List.of(others)), folder, made -> found(made, clock, others));
    return on(folder, clock);
  }

  /** On that folder, whether anything was founded there or not. */
  static FoundedHouse on(Path folder, Clock clock) {
    Store store = Store.open(folder, "epicerie-du-canal", clock);
    Journal journal = Journal.open(store);
    Charters charters = new Charters(store, NodeOptions.PARIS);
    Gatekeeper gates = new Gatekeeper(store, journal, charters);
    return new FoundedHouse(
        store,
        journal,
        charters,
        new People(store),
        gates,
        new Desk(store, journal, gates),
        new Mandates(store),
        new Records(store, gates, NodeOptions.PARIS));
  }

  private static void found(Path folder, Clock clock, Founder.Entrant... others) {
    List<Founder.Entrant> entrants =
        new ArrayList<>(
            List.of(
                entrant("aurelien", List.of(Role.KEEPER, Role.MEMBER)),
                entrant("mireille", List.of(Role.MEMBER), "commander")));
    entrants.addAll(List.of(others));
    FoundedHouse house = on(folder, clock);
    new Founder(house.desk, house.people, house.charters, NodeOptions.PARIS)
        .found("Épicerie du Canal", entrants, ShippedRules.charter(), ShippedRules.charterYaml());
    house.store.close();
  }

  /** Someone who enters at the founding, with their first mandates. */
  public static Founder.Entrant entrant(String name, List<Role> roles, String... mandates) {
    return new Founder.Entrant(Optional.of(name), name, roles, List.of(mandates));
  }

  /** Someone who entered. */
  public People.Person person(String name) {
    return people.find(new Id("person", name, "epicerie-du-canal")).orElseThrow();
  }

  /** Advices made by these methods. */
  public Advices advices(Method<?>... methods) {
    return new Advices(store, journal, charters, Release.NAME, List.of(methods));
  }

  /** What the room of debates stands on. */
  public Ground ground() {
    return new Ground(
        store, journal, charters, gates, desk, mandates, records, people, NodeOptions.PARIS);
  }

  /** What erases these once their time is over. */
  public Purge purge(Purge.Retention... kept) {
    return new Purge(store, journal, charters, gates, List.of(kept), NodeOptions.PARIS);
  }
}
