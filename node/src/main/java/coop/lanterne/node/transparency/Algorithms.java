// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Register;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Charters;
import coop.lanterne.node.decision.Founder;
import coop.lanterne.node.decision.Founding;
import coop.lanterne.node.decision.ShippedRules;
import java.lang.management.ManagementFactory;

/**
 * The register of algorithms (article 3): what each method is for, as the rules of the release
 * describe it, and what this node has counted of its use. Nothing in it is about a person.
 */
public final class Algorithms {
  /**
   * Watts of a core that works: our assumption for a small server, never a measure (a virtual core
   * of a large one is taken for 0.7 to 3.5 W by the Cloud Carbon Footprint method).
   */
  public static final int WATTS = 10;

  private final Advices advices;
  private final Charters charters;
  private final Founder founder;
  private final Register register =
      Register.read(ShippedRules.file("register.yaml"), "register.yaml").register().orElseThrow();

  /** The register of a node. */
  public Algorithms(Advices advices, Charters charters, Founder founder) {
    this.advices = advices;
    this.charters = charters;
    this.founder = founder;
  }

  /**
   * A method.
   *
   * @param described what the register says of it
   * @param purpose what the charter calls its purpose; empty where the charter in force has none
   * @param answers the body that gives the mandate to decide on what it advises
   * @param use what was counted; empty where it never gave an advice by itself
   */
  public record Algorithm(
      Register.Entry described,
      Optional<Charter.Purpose> purpose,
      Optional<String> answers,
      Optional<Advices.Use> use) {}

  /**
   * What the node has worked since its start, all methods and pages together.
   *
   * @param cpu processor time, measured
   * @param wattHours estimated from it, at {@link #WATTS}
   */
  public record Energy(Instant since, Duration cpu, BigDecimal wattHours) {
    static Energy of(Instant since, Duration cpu) {
      BigDecimal wattHours =
          BigDecimal.valueOf(cpu.toMillis() * WATTS)
              .divide(BigDecimal.valueOf(Duration.ofHours(1).toMillis()), 2, RoundingMode.HALF_UP);
      return new Energy(since, cpu, wattHours);
    }
  }

  /** Every method, in the order of the register. */
  public List<Algorithm> list() {
    Optional<Charter> charter = charters.find().map(Charters.InForce::charter);
    Map<String, Advices.Use> uses = advices.uses();
    return register.methods().stream()
        .map(
            m ->
                new Algorithm(
                    m,
                    charter.flatMap(c -> Optional.ofNullable(c.purposes().get(m.purpose()))),
                    charter.flatMap(c -> c.findMandateKind(m.purpose())).map(k -> k.givenBy()),
                    Optional.ofNullable(uses.get(m.id()))))
        .toList();
  }

  /** The organisation's name, as the founding gave it. */
  public Optional<String> organisation() {
    return founder.find().map(Founding.Read::organisation);
  }

  /** The charter in force. */
  public Optional<Charters.InForce> charter() {
    return charters.find();
  }

  /** What the node has worked since it started. */
  public static Energy energy() {
    Instant since = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    return Energy.of(
        since, ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }
}
