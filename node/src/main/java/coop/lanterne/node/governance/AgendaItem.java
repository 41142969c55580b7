// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.governance;

import module java.base;

import coop.lanterne.assembly.Assembly;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Id;

/**
 * An item of an agenda.
 *
 * @param proposal digest of what is voted on, as the call carried it
 * @param advice the comparison of texts that goes with a text of the charter
 * @param outcome what came of it, once it was said
 * @param reading which reading it was
 * @param decision the decision that came of it
 */
public record AgendaItem(
    int number,
    Resolution resolution,
    Digest proposal,
    Optional<Id> advice,
    Optional<Came> outcome,
    Optional<Integer> reading,
    Optional<Id> decision) {

  /** What came of an item, once the result was said. */
  public enum Came {
    /** Decided. */
    ADOPTED,
    /** Voted down. */
    REJECTED,
    /** No quorum. */
    NOT_PUT,
    /** Put off by a tie. */
    ADJOURNED,
    /** Voted for in a reading that was not the last. */
    READ,
    /** Voted for, and the charter did not allow it that day. */
    REFUSED;

    /** The name in tables and keys. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Came parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** An item that a call carries. */
  static AgendaItem called(int number, Resolution resolution, Optional<Id> advice) {
    return new AgendaItem(
        number,
        resolution,
        resolution.proposal(),
        advice,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether that came of it. */
  public boolean came(Came what) {
    return outcome.filter(what::equals).isPresent();
  }

  /** Whether what would be decided is still what the call carried. */
  boolean isAsCalled() {
    return resolution.proposal().equals(proposal);
  }

  Assembly.Item asPut() {
    String title =
        resolution instanceof Resolution.Motion(String words) ? words : resolution.kind();
    return new Assembly.Item(number, title, proposal);
  }
}
