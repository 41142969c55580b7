// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.debates.open;

import module java.base;

import coop.lanterne.charter.Ask;

/** The fields that debates read under article 11 of the charter. */
public final class Reads {
  /** What whoever checks the votes reads them for. */
  public static final String CHECKING = "controler-debats";

  static final List<Ask.ReadField> CONTRIBUTIONS =
      List.of(
          field("C8", "contributions.text"),
          field("C8", "contributions.theme"),
          field("C8", "contributions.author"));

  public static final List<Ask.ReadField> AUTHORS =
      List.of(field("C2", "debate_authors.person"), field("C2", "debate_authors.author"));

  public static final List<Ask.ReadField> SEATS = List.of(field("C2", "debate_voters.person"));

  public static final List<Ask.ReadField> VOTES =
      List.of(
          field("C2", "debate_voters.voter"),
          field("C5", "debate_votes.statement"),
          field("C5", "debate_votes.stance"));

  private Reads() {}

  private static Ask.ReadField field(String category, String name) {
    return new Ask.ReadField(Floor.ROOM, Floor.PURPOSE, category, name);
  }

  /** The votes of single people, for that purpose. */
  public static Ask.ReadField check(String purpose) {
    return new Ask.ReadField(Floor.ROOM, purpose, "C5", "vote_checks.votes");
  }

  /** All of them, each once. */
  public static List<Ask.ReadField> all() {
    return Stream.of(CONTRIBUTIONS, AUTHORS, SEATS, VOTES, List.of(check(CHECKING)))
        .flatMap(List::stream)
        .toList();
  }
}
