// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.node.storage.Store;

/** Who acts under which mandate, asked of the charter before anything is prepared. */
public record Holders(Store store, Gatekeeper gates, Mandates mandates) {

  /** The role under which that person acts, for the journal. */
  public static String role(People.Person person) {
    for (Role role : List.of(Role.FACILITATOR, Role.KEEPER, Role.MEMBER)) {
      if (person.is(role)) {
        return role.text();
      }
    }
    return Role.VISITOR.text();
  }

  /** Whether that person holds a mandate for that act now; nothing is journalled. */
  public boolean may(Optional<People.Person> person, String act) {
    return person.flatMap(p -> mandates.find(p.id(), act)).isPresent();
  }

  /**
   * Asks article 10 about an act of that person, towards someone or no one.
   *
   * @throws RefusedByCharter when it is refused; the refusal is journalled
   */
  public void ask(People.Person person, String act, Optional<Id> to) {
    List<String> acts =
        mandates.list().stream()
            .filter(m -> m.holder() instanceof Decider.Persons p && p.ids().contains(person.id()))
            .flatMap(m -> m.acts().stream())
            .toList();
    gates.require(
        role(person),
        new Ask.Act(
            act,
            person.id().toString(),
            person.roles().stream().map(Role::text).sorted().toList(),
            acts,
            to.map(Id::toString),
            Optional.empty(),
            Optional.empty()));
  }

  /**
   * The mandate under which that person does that act, once the charter lets them; none where they
   * hold none.
   *
   * @throws RefusedByCharter when the charter refuses; the refusal is journalled
   */
  public Optional<Mandate> find(People.Person person, String act, Optional<Id> to) {
    ask(person, act, to);
    Optional<Mandate> held = mandates.find(person.id(), act);
    held.ifPresent(
        mandate ->
            gates.require(
                role(person),
                new Ask.Use(
                    mandate,
                    act,
                    new Decider.Persons(List.of(person.id())),
                    store.now(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false,
                    Optional.empty(),
                    false,
                    List.of())));
    return held;
  }
}
