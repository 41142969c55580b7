// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/**
 * Cuts a text into sentences: after {@code . ! ? …} followed by white space, and at line ends. One
 * rule for French, English and whatever else, the same for every method that is compared.
 */
public final class Sentences {
  private static final Pattern CUT =
      Pattern.compile("(?<=[.!?…])\\s+|\\n+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BLANK = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_WORDS = 40;

  private Sentences() {}

  /** Every sentence, in order, with no blank at either end; none is empty. */
  public static List<Span> split(String text) {
    List<Span> sentences = new ArrayList<>();
    Matcher cut = CUT.matcher(text);
    int from = 0; // where the next sentence begins, in code units
    int point = 0; // the same, in code points
    while (from < text.length()) {
      boolean found = cut.find();
      int to = found ? cut.start() : text.length();
      int next = found ? cut.end() : text.length();
      add(text, from, to, point, sentences);
      point += text.codePointCount(from, next);
      from = next;
    }
    return sentences;
  }

  /** The sentences of 4 to 40 words, a word being what stands between white space. */
  public static List<Span> units(String text) {
    return split(text).stream()
        .filter(
            s -> {
              int words = BLANK.split(s.text(), MOST_WORDS + 2).length;
              return words >= FEWEST_WORDS && words <= MOST_WORDS;
            })
        .toList();
  }

  private static void add(String text, int from, int to, int point, List<Span> sentences) {
    int start = from;
    int end = to;
    while (start < end && blank(text.charAt(start))) {
      start++;
    }
    while (end > start && blank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      int first = point + text.codePointCount(from, start);
      int last = first + text.codePointCount(start, end);
      sentences.add(new Span(first, last, text.substring(start, end)));
    }
  }

  /** White space as Unicode lists it; none of it lies beyond the first plane. */
  private static boolean blank(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c >= '\u0085' && BLANK.matcher(String.valueOf(c)).matches();
  }
}
