// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * Whether the sentences shown represent people in proportion: EJR+ (Brill and Peters, <i>Robust and
 * Verifiable Proportionality Axioms for Multiwinner Voting</i>, arXiv 2302.01989). Of {@code
 * people}, with {@code shown} sentences, any {@code ℓ·people/shown} who all approve a sentence that
 * is not shown must count one who approves {@code ℓ} of those that are.
 *
 * @param by what approval is taken from
 * @param people how many people there are
 * @param shown how many sentences, or statements voted on, are shown
 * @param violations the groups wronged; none where the guarantee holds
 */
public record Certificate(By by, int people, int shown, List<Violation> violations) {
  /** What approval is taken from. */
  public enum By {
    /**
     * Votes on statements: agreement is approval, and a statement is shown where a sentence that is
     * shown represents it.
     */
    VOTES,
    /**
     * Closeness (ours): a person is taken to approve a sentence that one of theirs is close to. It
     * says who wrote the same, not who would agree.
     */
    CLOSENESS
  }

  /**
   * A group that deserves more.
   *
   * @param statement what they hold together and is not shown
   * @param deserves how many sentences so many people deserve: ℓ
   * @param size how many approve it and fewer than ℓ of those shown; empty below the smallest group
   * @param groups how many of them by group of opinion, where votes show groups and it may be told
   */
  public record Violation(
      Quote statement, int deserves, OptionalInt size, SortedMap<String, Integer> groups) {
    public Violation {
      groups = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(groups));
    }
  }

  public Certificate {
    violations = List.copyOf(violations);
  }

  /** Whether nobody is wronged. */
  public boolean holds() {
    return violations.isEmpty();
  }
}
