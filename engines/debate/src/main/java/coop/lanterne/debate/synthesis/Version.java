// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * A whole text, an article a theme.
 *
 * @param criterion what it is best at
 * @param articles one for each theme that has a wording, the largest theme first; none where the
 *     criterion cannot be told
 * @param sameAs the other criteria that give the same text
 * @param cannot why the criterion cannot be told; empty where it can
 */
public record Version(
    Criterion criterion, List<Article> articles, List<Criterion> sameAs, Optional<Why> cannot) {
  /** Why a version cannot be made. */
  public enum Why {
    /** Groups of opinion come from votes, and there are none. */
    NO_VOTES,
    /** Votes were given, but show fewer than two groups. */
    NO_GROUPS
  }

  public Version {
    articles = List.copyOf(articles);
    sameAs = List.copyOf(sameAs);
  }
}
