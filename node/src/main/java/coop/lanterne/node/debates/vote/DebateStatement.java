// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.vote;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.debates.open.Word;
import coop.lanterne.node.debates.write.Contribution;

/**
 * A sentence that people of a debate vote on.
 *
 * @param number its number within the debate
 * @param words what it says; none once the contribution that holds them is no longer published
 * @param contribution the number of the contribution that it comes from
 * @param meta whether it asks about the person rather than for an opinion
 * @param reason why it is set aside
 * @param decision the decision that settled it last
 */
public record DebateStatement(
    Id id,
    long number,
    Optional<String> words,
    Optional<Long> contribution,
    Source source,
    boolean meta,
    State state,
    Optional<Contribution.Reason> reason,
    Optional<Id> decision) {

  /** Whose words these are. */
  public enum Source implements Word {
    /** A contribution's, word for word. */
    SPAN,
    /** A facilitator's, after a contribution. */
    REWORDED,
    /** A facilitator's. */
    OWN,
    /** Those of a file. */
    FILE
  }

  /** Where it stands. */
  public enum State implements Word {
    /** Nobody has looked at it yet. */
    WAITING,
    /** People vote on it. */
    PUBLISHED,
    /** It is no longer voted on. */
    SET_ASIDE
  }

  /** Whether people can vote on it. */
  public boolean votable() {
    return state == State.PUBLISHED && words.isPresent();
  }

  /** Its id among those that votes name. */
  public String key() {
    return Long.toString(number);
  }
}
