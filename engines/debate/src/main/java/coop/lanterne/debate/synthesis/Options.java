// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

/**
 * How long a synthesis may be, and what it may count.
 *
 * @param measure what is counted against {@code most}
 * @param most never exceeded
 * @param smallestGroup groups of fewer people are shown by their texts alone, without counts
 */
public record Options(Measure measure, int most, int smallestGroup) {
  /** The smallest group where nothing else is voted: article A8 of the charter. */
  public static final int SMALLEST_GROUP = 11;

  /** What a length is counted in. */
  public enum Measure {
    /** Words, as white space separates them. */
    WORDS,
    /** Sentences. */
    SENTENCES
  }

  public Options {
    if (most < 1 || smallestGroup < 1) {
      throw new IllegalArgumentException(
          "a length and a smallest group begin at 1, read: " + most + ", " + smallestGroup);
    }
  }

  /** At most so many words. */
  public static Options words(int most) {
    return new Options(Measure.WORDS, most, SMALLEST_GROUP);
  }

  /** At most so many sentences. */
  public static Options sentences(int most) {
    return new Options(Measure.SENTENCES, most, SMALLEST_GROUP);
  }
}
