// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.opinions;

import module java.base;

/**
 * Which statement to show next, by the priorities of Polis
 * (math/src/polismath/math/conversation.clj): those that many agree with, few pass, that tell
 * people apart, or that few have seen yet.
 */
public final class Routing {
  /** Priority of statements about the person, the square of 7. */
  static final double META = 49;

  private Routing() {}

  /**
   * The priority of a statement: [(1 − (P + 1)/(S + 2)) · (E + 1) · (A + 1)/(S + 2) · (1 +
   * 8·2^(−S/5))]²; 49 for a meta statement.
   *
   * @param members votes of the members of all groups
   * @param extremity the length of the statement's projection (E)
   */
  public static double priority(Statement statement, Counts members, double extremity) {
    if (statement.meta()) {
      return META;
    }
    int seen = members.seen();
    double importance =
        (1 - Proportions.smoothed(members.passes(), seen))
            * (extremity + 1)
            * Proportions.smoothed(members.agrees(), seen);
    double fresh = 1 + 8 * StrictMath.pow(2, seen / -5.0);
    return importance * fresh * (importance * fresh);
  }

  /**
   * A statement drawn.
   *
   * @param chance what its chance was, from 0 to 1
   * @param seed what it was drawn with: published, so that anyone can draw again
   */
  public record Draw(Statement statement, double chance, long seed) {}

  /**
   * Draws the next statement for someone, each with a chance in proportion to its priority.
   *
   * @param opinions the priorities; statements without a vote have that of a new statement
   * @param seen which statements the person has already voted on
   * @param seed of this draw: the same seed, the same statement
   * @return empty where nothing is left
   */
  public static Optional<Draw> next(Opinions opinions, Predicate<String> seen, long seed) {
    Map<Statement, Double> left = new LinkedHashMap<>();
    opinions.statements().forEach(s -> left.put(s.statement(), s.priority()));
    opinions.unvoted().forEach(s -> left.put(s, priority(s, Counts.NONE, 0)));
    left.keySet().removeIf(s -> s.moderatedOut() || seen.test(s.id()));
    double total = sum(left.values());
    double drawn = new SplittableRandom(seed).nextDouble() * total;
    Optional<Draw> chosen = Optional.empty();
    for (Map.Entry<Statement, Double> candidate : left.entrySet()) {
      double priority = candidate.getValue();
      chosen = Optional.of(new Draw(candidate.getKey(), priority / total, seed));
      drawn -= priority;
      if (drawn < 0) {
        break;
      }
    }
    return chosen;
  }

  private static double sum(Collection<Double> numbers) {
    double total = 0;
    for (double number : numbers) {
      total += number;
    }
    return total;
  }
}
