// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Enacted;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Value;
import coop.lanterne.node.decision.Advices.AdviceEntry;
import coop.lanterne.node.decision.Commits;
import coop.lanterne.node.storage.Trouble;
import coop.lanterne.node.storage.Tx;
import org.jooq.DSLContext;

/**
 * What people may decide on from the advices of one act. A room declares its own as a bean; {@link
 * Signing} does all that is the same for every room.
 *
 * @param <T> what is decided
 */
public interface Decidable<T extends Commits> {
  /** The act, such as {@code book.buy}. */
  String act();

  /** Makes the advices again where what they stand on changed, before a form is taken. */
  default void refresh(AdviceEntry given) {}

  /** What an answer makes of an advice, with all that is wrong with it. */
  Wish<T> read(AdviceEntry given, Answer answer);

  /** What was decided or signed, read from its canonical form. */
  T value(Value canonical);

  /** Towards whom one decides, whatever the answer. */
  String party(AdviceEntry given);

  /** Until when one may decide; without end where nothing says so. */
  default Instant until(AdviceEntry given) {
    return Instant.MAX;
  }

  /** Until when a decision of that instant may be taken back. */
  Instant reversibleUntil(AdviceEntry given, Instant decided);

  /** What is said to whoever comes after {@link #until}. */
  default Trouble tooLate(AdviceEntry given) {
    return tooLateToTakeBack(given);
  }

  /** What is said to whoever comes after {@link #reversibleUntil}. */
  Trouble tooLateToTakeBack(AdviceEntry given);

  /** Refuses, within the write, an advice whose grounds were taken back meanwhile. */
  void requireStands(DSLContext sql, AdviceEntry given);

  /** Applies what was decided. */
  void apply(Tx tx, Enacted<T> enacted);

  /** Takes back what an earlier decision applied. */
  void takeBack(Tx tx, AdviceEntry given, Enacted<TakenBack> enacted);

  /** What follows once a decision stands or is taken back, such as other advices made again. */
  default void after(AdviceEntry given) {}

  /** What a decision wrote, for programs: a name and an identifier, such as an order's. */
  default Map<String, Id> written(Id decision) {
    return Map.of();
  }
}
