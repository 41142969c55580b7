// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * Something to say, without its words: a code and named values (texts, whole numbers, or another
 * statement that gives the reason). The words are in {@code words.fr.properties} and {@code
 * words.en.properties}, one line a code.
 */
public record Statement(String code, Map<String, Object> args) {
  private static final int LONGEST = 300;

  public Statement {
    args = Collections.unmodifiableMap(new TreeMap<>(args));
  }

  /** A statement from its code and name, value, name, value… */
  static Statement of(String code, Object... namesAndValues) {
    TreeMap<String, Object> args = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      args.put(
          (String) namesAndValues[i],
          switch (value) {
            case Number n -> n.longValue();
            case Statement why -> why;
            default -> shorten(value.toString());
          });
    }
    return new Statement(code, args);
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
