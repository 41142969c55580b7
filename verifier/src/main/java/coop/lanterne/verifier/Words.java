// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.verifier;

import module java.base;

/**
 * The words of this jar, in French and in English. {@code {name}} is replaced by a value; {@code
 * {count|entry|entries}} chooses by number (French: 0 and 1 are singular; English: 1 alone).
 */
final class Words {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(\\w+)(?:\\|([^|}]*)\\|([^|}]*))?\\}");
  // Nothing read from a file may steer the reader's terminal.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private static final Words FRENCH = new Words(Locale.FRENCH);
  private static final Words ENGLISH = new Words(Locale.ENGLISH);

  private final boolean french;
  private final NumberFormat numbers;
  private final Properties lines = new Properties();

  private Words(Locale locale) {
    this.french = locale.equals(Locale.FRENCH);
    this.numbers = NumberFormat.getIntegerInstance(locale);
    try (InputStream in =
        Words.class.getResourceAsStream("words." + locale.getLanguage() + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its words in " + locale.getLanguage());
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** French for a French locale, else English. */
  static Words of(Locale locale) {
    return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
  }

  String say(Report.Difference difference) {
    Statement place =
        switch (difference.place()) {
          case Place.Entry(long number) -> Statement.of("place.entry", "entry", number);
          case Place.Interval(long from, long to) ->
              Statement.of("place.interval", "from", from, "last", Math.max(from, to - 1));
          case Place.Line(long number) -> Statement.of("place.line", "line", number);
          case Place.Whole() -> Statement.of("place.whole");
        };
    return say(place) + " " + say(difference.statement());
  }

  String say(Statement statement) {
    String line = lines.getProperty(statement.code());
    if (line == null) {
      throw new IllegalStateException("no words for " + statement.code());
    }
    Matcher m = PLACEHOLDER.matcher(line);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      Object value = statement.args().get(m.group(1));
      if (value == null) {
        throw new IllegalStateException(statement.code() + " lacks " + m.group(1));
      }
      String text =
          m.group(2) == null ? show(value) : singular((Long) value) ? m.group(2) : m.group(3);
      m.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return m.appendTail(out).toString();
  }

  private String show(Object value) {
    if (value instanceof Statement why) {
      return say(why);
    }
    if (value instanceof Long n) {
      synchronized (numbers) {
        return numbers.format(n);
      }
    }
    return UNSEEN.matcher(value.toString()).replaceAll("\uFFFD");
  }

  private boolean singular(long n) {
    return n == 1 || (french && n == 0);
  }
}
