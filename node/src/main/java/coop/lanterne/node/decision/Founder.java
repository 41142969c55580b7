// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.decision;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Decision;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Outcome;
import coop.lanterne.node.storage.Tx;

/** Founds a node: once, at its first start, as the first entry of its journal. */
public record Founder(Desk desk, People people, Charters charters, ZoneId zone) {
  /** A body holds its standing mandate as long as the charter says so. */
  private static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

  /** What the charter lets each body decide by itself, with no other mandate (article 20). */
  private static final Map<String, List<String>> STANDING =
      Map.of(
          "ag",
          List.of(
              "charter.adopt",
              "charter.amend",
              Founding.CONFIRM,
              "motion.adopt",
              "mandate.grant",
              "mandate.end",
              "urgency.ratify",
              "method.stop"),
          "conseil",
          List.of("motion.adopt", "mandate.grant", "mandate.end", "urgency.ratify", "method.stop"));

  /**
   * A person who is there from the beginning.
   *
   * @param local the local part of their identifier, where a sample gives it; drawn otherwise
   * @param mandates kinds of mandates in the charter that they receive first
   */
  public record Entrant(
      Optional<String> local, String name, List<Role> roles, List<String> mandates) {
    public Entrant {
      roles = List.copyOf(roles);
      mandates = List.copyOf(mandates);
    }
  }

  /** The founding, as it was decided; none before it. */
  public Optional<Founding.Read> find() {
    return charters.founding();
  }

  /** Whether an assembly has confirmed the founding since, or adopted a charter, which does so. */
  public boolean confirmed() {
    return charters.find().map(Charters.InForce::adopted).orElse(false)
        || charters.isFoundingConfirmed();
  }

  /**
   * Founds the node.
   *
   * @param entrants the first one keeps the machine, the second one signs with them
   * @param charter the provisional text
   * @return the founding, decided and journalled
   */
  public Decision<Founding> found(
      String organisation, List<Entrant> entrants, Charter charter, byte[] yaml) {
    return found(organisation, entrants, charter, yaml, (tx, enacted) -> {});
  }

  /**
   * Founds the node, and does something more in the same write.
   *
   * @param also what follows the founding, such as opening the first account
   */
  public Decision<Founding> found(
      String organisation,
      List<Entrant> entrants,
      Charter charter,
      byte[] yaml,
      Desk.Application<Founding> also) {
    if (find().isPresent()) {
      throw new IllegalStateException("a node is founded once");
    }
    Desk.Done<Founding> done =
        desk.decide(
            tx -> {
              if (find().isPresent()) { // someone was quicker
                throw new IllegalStateException("a node is founded once");
              }
              Founding founding = prepare(tx, organisation, entrants, charter);
              charters.keep(tx, charter, yaml);
              return Desk.Proposal.plain(
                  Founding.ACT,
                  organisation,
                  new Outcome.WithoutAdvice<>(founding),
                  new Decider.Persons(List.of(founding.keeper(), founding.second())),
                  Role.KEEPER.text(),
                  own(tx, founding),
                  List.of());
            },
            (tx, enacted) -> {
              Rights.found(tx, enacted);
              charters.putInForce(tx, enacted);
              also.apply(tx, enacted);
            });
    return done.decision();
  }

  private Founding prepare(Tx tx, String organisation, List<Entrant> entrants, Charter charter) {
    List<Id> ids = new ArrayList<>();
    Map<Id, List<Role>> roles = new LinkedHashMap<>();
    List<Mandate> mandates = new ArrayList<>();
    for (Entrant entrant : entrants) {
      Id id =
          entrant
              .local()
              .map(l -> people.add(tx, new Id("person", l, tx.node()), entrant.name(), ""))
              .orElseGet(() -> people.add(tx, entrant.name(), ""));
      ids.add(id);
      roles.put(id, entrant.roles());
      for (String kind : entrant.mandates()) {
        Charter.MandateKind of = charter.findMandateKind(kind).orElseThrow();
        mandates.add(
            of.grant(
                tx.newId("mandate"),
                new Mandate.Grantor.ByFounding(),
                new Decider.Persons(List.of(id)),
                tx.now(),
                of.latestEnd(tx.now(), zone),
                zone));
      }
    }
    new TreeMap<>(STANDING)
        .forEach((body, acts) -> mandates.add(standing(tx, body, new TreeSet<>(acts))));
    return new Founding(organisation, ids.get(0), ids.get(1), mandates, roles, charter.digest());
  }

  /** The mandate to found, held by the first keeper for that act alone. */
  private static Mandate own(Tx tx, Founding founding) {
    return new Mandate(
        Id.of("mandate", 0, tx.node()),
        "founding",
        new Mandate.Grantor.ByFounding(),
        new Decider.Persons(List.of(founding.keeper())),
        new TreeSet<>(List.of(Founding.ACT)),
        Mandate.Limits.none(),
        tx.now().minus(Duration.ofHours(1)),
        tx.now().plus(Duration.ofHours(1)));
  }

  private static Mandate standing(Tx tx, String body, SortedSet<String> acts) {
    return new Mandate(
        tx.newId("mandate"),
        body,
        new Mandate.Grantor.ByArticle("A20"),
        new Decider.Body(body),
        acts,
        Mandate.Limits.none(),
        tx.now(),
        NO_END);
  }
}
