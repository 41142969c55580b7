// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import module java.base;

/**
 * The language of a text, as far as its letters tell: the one whose runs of three letters the text
 * uses (Cavnar and Trenkle, <i>N-gram-based text categorization</i>, 1994), among French, English
 * and seventeen others of Latin script. Accents that French writers leave out do not count.
 */
public enum Tongue {
  /** French. */
  FRENCH,
  /** English. */
  ENGLISH,
  /** Another one, several of equal weight, or nothing that tells. */
  OTHER;

  /** Marks a word's end. */
  private static final char END = '_';

  private static final int RUN = 3;
  private static final String FRENCH_ACCENTS = "àâçéèêëîïôùûüÿ";

  /** In half bits: how much French and English are expected here, more than others. */
  private static final int EXPECTED = 6;

  /** In half bits: how much better than the next one a language must fit. */
  private static final int CLEARLY = 4;

  /** The language of most of a text. */
  public static Tongue of(String text) {
    Costs costs = Costs.READ;
    long[] sums = new long[costs.languages];
    int latin = 0;
    int letters = 0;
    StringBuilder word = new StringBuilder().append(END);
    String lower = Words.composed(text).toLowerCase(Locale.ROOT) + " ";
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        latin += Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN ? 1 : 0;
        word.append(plain(c));
      } else if (word.length() > 1) {
        costs.add(word.append(END), sums);
        word.setLength(1);
      }
    }
    return 2 * latin > letters ? cheapest(sums) : OTHER;
  }

  private static Tongue cheapest(long[] sums) {
    long french = sums[0] - EXPECTED;
    long english = sums[1] - EXPECTED;
    long next = Long.MAX_VALUE;
    boolean known = sums[0] > 0;
    for (int i = 2; i < sums.length; i++) {
      next = Math.min(next, sums[i]);
    }
    if (known && french + CLEARLY <= Math.min(english, next)) {
      return FRENCH;
    }
    return known && english + CLEARLY <= Math.min(french, next) ? ENGLISH : OTHER;
  }

  /** A letter without the accent that a French writer may leave out. */
  private static String plain(char c) {
    if (c <= 'z') {
      return String.valueOf(c);
    }
    return switch (c) {
      case 'œ' -> "oe";
      case 'æ' -> "ae";
      default ->
          FRENCH_ACCENTS.indexOf(c) < 0
              ? String.valueOf(c)
              : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).substring(0, 1);
    };
  }

  /** How rare each run is in each language, in half bits; made by tools/tongue.py. */
  private static final class Costs {
    static final Costs READ = new Costs();

    private final Map<String, String> ofRuns = new HashMap<>();
    private final int languages;

    private Costs() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(Tongue.class.getResourceAsStream("tongue.txt")), UTF_8))) {
        List<String> read = lines.lines().filter(l -> !l.startsWith("#")).toList();
        languages = read.getFirst().split(" ").length;
        read.stream().skip(1).forEach(l -> ofRuns.put(l.substring(0, RUN), l.substring(RUN + 1)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(CharSequence word, long[] sums) {
      for (int i = 0; i + RUN <= word.length(); i++) {
        String costs = ofRuns.get(word.subSequence(i, i + RUN).toString());
        if (costs != null) {
          for (int language = 0; language < languages; language++) {
            sums[language] += costs.charAt(language) - 'A';
          }
        }
      }
    }
  }
}
