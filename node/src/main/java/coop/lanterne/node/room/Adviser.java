// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.charter.Ask;
import coop.lanterne.charter.Gates;
import coop.lanterne.charter.Register;
import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Canonical;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.Gatekeeper;
import coop.lanterne.node.decision.ShippedRules;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;

/**
 * How the advices of one act come to be kept: from inputs that changed, once the charter lets them
 * be shown.
 */
public record Adviser(Advices advices, Gatekeeper gates, Kind kind) {
  private static final Register REGISTER =
      Register.read(ShippedRules.file("register.yaml"), "register.yaml").register().orElseThrow();

  /**
   * What the charter is told of such an advice before it is shown.
   *
   * @param degree its place in the decision: the key of a sentence
   * @param reads the results that it reads, each with its class
   */
  public record Kind(String act, String degree, List<Ask.Input> reads, Gates.Showing showing) {
    public Kind {
      reads = List.copyOf(reads);
    }
  }

  /** The newest advice about that subject, decided or not. */
  public Optional<AdviceEntry> latest(String subject) {
    return advices.latest(kind.act(), subject);
  }

  /** The newest advice about that subject, while it awaits a decision. */
  public Optional<AdviceEntry> open(String subject) {
    return latest(subject).filter(g -> g.decision().isEmpty() && !g.superseded());
  }

  /** Whether an advice was made from just these inputs. */
  public boolean isFrom(AdviceEntry given, Canonical inputs) {
    return advices.inputsOf(given.id()).equals(Advices.inputsDigest(inputs));
  }

  /** The advice of that act. */
  public AdviceEntry get(Id advice, Trouble unknown) {
    return Optional.of(advices.get(advice))
        .filter(g -> g.act().equals(kind.act()))
        .orElseThrow(() -> unknown);
  }

  /** What an advice was made from, in its canonical form. */
  public Value.Rec inputs(Id advice) {
    return advices
        .inputs(advice)
        .orElseThrow(() -> Signing.SAYS.input("advice-erased", "advice", advice.toString()));
  }

  /**
   * Asks whether an advice may be shown.
   *
   * @throws coop.lanterne.node.decision.RefusedByCharter when it may not
   */
  public void requireShowing(Advice<?> made) {
    gates.showing(made, kind.degree(), kind.reads(), kind.showing(), REGISTER);
  }

  /**
   * Keeps an advice that may be shown, and in the same write what its room notes beside it.
   *
   * @param subject what it is about within its act, such as a supplier and a day
   * @param day the day for which it was made
   */
  public Id keep(
      Advice<?> made, Canonical inputs, String subject, LocalDate day, BiConsumer<Tx, Id> beside) {
    requireShowing(made);
    return advices.keep(made, inputs, subject, day, beside);
  }
}
