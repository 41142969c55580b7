// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import module java.base;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/**
 * What a wording keeps of the words that it comes from, what it leaves out and what it adds, word
 * by word: the fewest changes (Myers, An O(ND) Difference Algorithm, 1986).
 */
public final class Wording {
  /** A word, the spaces between two, or one other sign. */
  private static final Pattern PIECE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  private Wording() {}

  /** What became of some words. */
  public enum Kind {
    /** They stand in both. */
    KEPT,
    /** They stood in the first. */
    REMOVED,
    /** They stand in the second. */
    ADDED
  }

  /** Words with what became of them. */
  public record Part(Kind kind, String text) {}

  /**
   * The second wording beside the first, in order. What is kept and added gives the second exactly,
   * what is kept and removed the first; two parts in a row never have the same kind.
   */
  public static List<Part> compare(String before, String after) {
    List<String> old = pieces(before);
    List<String> now = pieces(after);
    List<Part> parts = new ArrayList<>();
    int done = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      add(parts, Kind.KEPT, old.subList(done, delta.getSource().getPosition()));
      add(parts, Kind.REMOVED, delta.getSource().getLines());
      add(parts, Kind.ADDED, delta.getTarget().getLines());
      done = delta.getSource().getPosition() + delta.getSource().size();
    }
    add(parts, Kind.KEPT, old.subList(done, old.size()));
    return parts;
  }

  private static List<String> pieces(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).toList();
  }

  private static void add(List<Part> parts, Kind kind, List<String> pieces) {
    if (!pieces.isEmpty()) {
      parts.add(new Part(kind, String.join("", pieces)));
    }
  }
}
