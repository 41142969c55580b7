// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.kernel;

import module java.base;

/**
 * Texts and names that people type, as they are kept and compared. What shows nothing, or turns the
 * direction of what follows it, is left out: two names that look alike are one.
 */
public final class Typed {
  /** More marks on one letter than any language has (UAX 15, Stream-Safe Text Format). */
  private static final int MOST_MARKS = 30;

  /** Unicode’s Bidi_Control, the spaces of no width, the soft hyphen. */
  private static final String HIDDEN =
      "[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u00AD\\u180E\\u200B\\u2060-\\u2064\\uFEFF]";

  private static final Pattern HIDDEN_SIGNS = Pattern.compile(HIDDEN);
  private static final Pattern COMMANDS = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
  private static final Pattern MARKS = Pattern.compile("(\\p{M}{" + MOST_MARKS + "})\\p{M}++");
  private static final Pattern SPACES = Pattern.compile("\\s++");
  private static final Pattern JOINERS = Pattern.compile("[\\u200C\\u200D]");

  private Typed() {}

  /** The text without the signs that show nothing or turn its direction; all else as it stands. */
  public static String shown(String text) {
    for (int i = 0; i < text.length(); i++) { // most cells of a file have none: sooner seen so
      if (text.charAt(i) >= '\u00AD') { // the first of those signs
        return HIDDEN_SIGNS.matcher(text).replaceAll("");
      }
    }
    return text;
  }

  /**
   * A text of several lines: those signs, command characters and the marks that no language piles
   * up left out, line ends as one sign, no space at either end.
   */
  public static String text(String typed) {
    String lines = COMMANDS.matcher(typed.replace("\r\n", "\n")).replaceAll("");
    return MARKS.matcher(shown(lines)).replaceAll("$1").strip();
  }

  /** A name: a text on one line. */
  public static String name(String typed) {
    return SPACES.matcher(text(typed)).replaceAll(" ");
  }

  /**
   * What two names that look alike have in common: neither capitals nor forms of a letter count.
   */
  public static String key(String name) {
    String joined = JOINERS.matcher(name(name)).replaceAll("");
    return Normalizer.normalize(joined, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
