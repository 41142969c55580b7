// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

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
    return shown(statements, casts, of -> last(batches(of, k), 1));
  }

  /**
   * The votes that may be shown in a vote that ends: while it goes on, the last full batch of a
   * statement is held back; once it has ended, every vote shows. So no vote is lost, and the last
   * move too is one of at least k people.
   */
  public static Votes shown(List<Statement> statements, List<Cast> casts, int k, boolean ended) {
    return shown(
        statements,
        casts,
        of -> ended && !batches(of, k).isEmpty() ? of.size() : last(batches(of, k), 2));
  }

  private static Votes shown(
      List<Statement> statements, List<Cast> casts, ToIntFunction<List<Cast>> howMany) {
    Map<String, List<Cast>> byStatement = new HashMap<>();
    casts.forEach(c -> byStatement.computeIfAbsent(c.statement(), _ -> new ArrayList<>()).add(c));
    Votes.Builder shown = Votes.builder();
    statements.forEach(shown::statement);
    byStatement
        .values()
        .forEach(
            of -> {
              of.sort(IN_TIME);
              for (Cast c : of.subList(0, howMany.applyAsInt(of))) {
                shown.vote(c.participant(), c.statement(), c.stance(), c.moment(), 0);
              }
            });
    return shown.build();
  }

  /** Where each full batch of these votes, in order, ends. */
  private static List<Integer> batches(List<Cast> casts, int k) {
    List<Integer> ends = new ArrayList<>();
    Set<String> people = new HashSet<>();
    for (int i = 0; i < casts.size(); i++) {
      people.add(casts.get(i).participant());
      if (people.size() >= k) {
        ends.add(i + 1);
        people.clear();
      }
    }
    return ends;
  }

  /** The last end but so many, counted from 1; 0 where there are not as many. */
  private static int last(List<Integer> ends, int from) {
    return ends.size() < from ? 0 : ends.get(ends.size() - from);
  }
}
