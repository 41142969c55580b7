// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * What a version says on one theme: a sentence of a contributor, word for word, for people to edit.
 *
 * @param theme the {@link Theme#id}
 * @param sources where it was said; the first is the one that is shown
 * @param support who approves it
 * @param loses what those who approve it not, or less, get nothing of: other wordings of the theme,
 *     those of most people first
 */
public record Article(String theme, List<Quote> sources, Support support, List<Loss> loses) {
  /**
   * Who approves a wording.
   *
   * @param count how many people
   * @param outOf how many could have: voters who saw it, else all contributors
   * @param groups the same by group, where votes show groups of at least the smallest size
   */
  public record Support(int count, int outOf, SortedMap<String, Part> groups) {
    public Support {
      groups = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(groups));
    }
  }

  /**
   * The support of one group.
   *
   * @param agrees how many agree
   * @param disagrees how many disagree
   * @param seen how many voted on it, passes included
   */
  public record Part(int agrees, int disagrees, int seen) {}

  /**
   * A wording that a version leaves out.
   *
   * @param quote the wording
   * @param people how many approve it and not what was kept
   * @param groups how many of them by group, where groups are known and large enough
   */
  public record Loss(Quote quote, int people, SortedMap<String, Integer> groups) {
    public Loss {
      groups = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(groups));
    }
  }

  public Article {
    sources = List.copyOf(sources);
    loses = List.copyOf(loses);
  }

  /** The wording that is shown. */
  public Quote quote() {
    return sources.getFirst();
  }
}
