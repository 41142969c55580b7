// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

/**
 * What one or several people said, in the words of one of them.
 *
 * @param sources where it was said, one sentence each; the first is the one that is shown
 * @param supporters how many people said it: distinct authors where authors are known, else
 *     contributions
 * @param theme the {@link Theme#id} under which it is filed; empty where it is filed nowhere
 */
public record Idea(List<Quote> sources, int supporters, Optional<String> theme) {
  public Idea {
    sources = List.copyOf(sources);
  }

  /** The sentence that is shown. */
  public Quote quote() {
    return sources.getFirst();
  }
}
