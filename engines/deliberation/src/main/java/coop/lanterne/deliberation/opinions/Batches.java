// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.deliberation.opinions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds votes back until enough people have voted, so that a live figure never moves by one person:
 * on each statement, votes show in batches of at least k people, those who changed their vote
 * included (article A8 of the charter).
 */
public final class Batches {
  private static final Comparator<Cast> IN_TIME =
      Comparator.comparingLong(Cast::moment)
          .thenComparing(Cast::participant, Ids.ORDER)
          .thenComparing(Cast::stance);

  private Batches() {}

  /**
   * A vote as it was cast.
   *
   * @param moment when, on any scale that grows
   */
  public record Cast(String participant, String statement, Stance stance, long moment) {}

  /**
   * The votes that may be shown: on each statement, those up to the end of the last full batch.
   *
   * @param statements those that can be voted on
   * @param casts every vote so far, in any order
   * @param k the fewest people in a batch
   */
  public static Votes shown(List<Statement> statements, List<Cast> casts, int k) {
    Map<String, List<Cast>> byStatement = new HashMap<>();
    casts.forEach(c -> byStatement.computeIfAbsent(c.statement(), _ -> new ArrayList<>()).add(c));
    Votes.Builder shown = Votes.builder();
    statements.forEach(shown::statement);
    byStatement
        .values()
        .forEach(
            of -> {
              of.sort(IN_TIME);
              for (Cast c : of.subList(0, lastBatch(of, k))) {
                shown.vote(c.participant(), c.statement(), c.stance(), c.moment(), 0);
              }
            });
    return shown.build();
  }

  /** How many of these votes, in order, full batches hold. */
  private static int lastBatch(List<Cast> casts, int k) {
    Set<String> people = new HashSet<>();
    int end = 0;
    for (int i = 0; i < casts.size(); i++) {
      people.add(casts.get(i).participant());
      if (people.size() >= k) {
        end = i + 1;
        people.clear();
      }
    }
    return end;
  }
}
