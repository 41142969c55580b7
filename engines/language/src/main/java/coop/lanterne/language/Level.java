// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

/**
 * How hard a text is to read, by the old formulas of each language. They count; they do not
 * understand: a text of short words that means nothing reads as easy.
 *
 * @param tongue the language, which chooses the formula
 * @param sentences how many sentences hold a word
 * @param words how many words stand between white space
 * @param syllables how many syllables they have, as the letters tell
 * @param longWords how many have more than six letters
 */
public record Level(Tongue tongue, int sentences, int words, int syllables, int longWords) {
  private static final int LONG = 6;
  private static final Pattern BLANK = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** A run of vowels is a syllable; a diaeresis, or é before another vowel, begins one more. */
  private static final Pattern FRENCH_VOWELS =
      Pattern.compile("[ïëü]|é(?=[aioâôèêuy]|e[a-rt-z])|[aeiouyàâäèéêîôöùûÿœæ]+");

  private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");

  /** A final e that is not heard: after a consonant, not in -le as in “table”. */
  private static final Pattern ENGLISH_MUTE = Pattern.compile("([^aeiouyl]|[aeiouy]l)e$");

  private static final Pattern ENGLISH_MUTE_ENDING =
      Pattern.compile("([^aeioutdy]ed|([^aeiouyszxhgcl]|[aeiouy]l)es)$");

  private static final Set<String> FRENCH_MUTE = Set.of("e", "es");

  /** Reads a text; empty where it holds no word. */
  public static Optional<Level> of(String text) {
    Tongue tongue = Tongue.of(text);
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    int longWords = 0;
    for (Span sentence : Sentences.split(text)) {
      int before = words;
      for (String word : BLANK.split(sentence.text())) {
        List<String> parts = Words.of(word);
        words += parts.isEmpty() ? 0 : 1;
        longWords += parts.stream().anyMatch(p -> p.length() > LONG) ? 1 : 0;
        syllables += parts.stream().mapToInt(p -> syllables(p, tongue)).sum();
      }
      sentences += words > before ? 1 : 0;
    }
    return words == 0
        ? Optional.empty()
        : Optional.of(new Level(tongue, sentences, words, syllables, longWords));
  }

  /** Words a sentence. */
  public double wordsPerSentence() {
    return (double) words / sentences;
  }

  /** Syllables a word. */
  public double syllablesPerWord() {
    return (double) syllables / words;
  }

  /**
   * Reading ease, from about 0, hard, to 100, easy. English: Flesch, <i>A new readability
   * yardstick</i>, 1948. French: Kandel and Moles, <i>Application de l’indice de Flesch à la langue
   * française</i>, 1958. None for other languages.
   */
  public OptionalDouble ease() {
    return switch (tongue) {
      case FRENCH ->
          OptionalDouble.of(207 - 1.015 * wordsPerSentence() - 73.6 * syllablesPerWord());
      case ENGLISH ->
          OptionalDouble.of(206.835 - 1.015 * wordsPerSentence() - 84.6 * syllablesPerWord());
      case OTHER -> OptionalDouble.empty();
    };
  }

  /** Years of American schooling, for English (Kincaid and others, 1975). */
  public OptionalDouble grade() {
    return tongue == Tongue.ENGLISH
        ? OptionalDouble.of(.39 * wordsPerSentence() + 11.8 * syllablesPerWord() - 15.59)
        : OptionalDouble.empty();
  }

  /**
   * Words a sentence plus long words a hundred, whatever the language (Björnsson, <i>Läsbarhet</i>,
   * 1968): below 30 very easy, above 50 hard.
   */
  public double lix() {
    return wordsPerSentence() + 100. * longWords / words;
  }

  /** Syllables of a word in lower case, as its letters tell; a number is one. */
  static int syllables(String word, Tongue tongue) {
    if (Character.isDigit(word.charAt(0))) {
      return 1;
    }
    if (tongue == Tongue.ENGLISH) {
      int heard = count(ENGLISH_VOWELS, word);
      boolean mute = ENGLISH_MUTE.matcher(word).find() || ENGLISH_MUTE_ENDING.matcher(word).find();
      return Math.max(word.length() > 1 ? 1 : heard, mute ? heard - 1 : heard);
    }
    String heard = word.replaceAll("qu|gu(?=[eiéèê])", "q");
    int syllables = count(FRENCH_VOWELS, heard);
    boolean mute = FRENCH_MUTE.stream().anyMatch(e -> heard.matches(".*[^aeiouyéèêàâîôûïëü]" + e));
    return Math.max(Math.min(syllables, 1), mute ? syllables - 1 : syllables);
  }

  private static int count(Pattern pattern, String word) {
    Matcher matcher = pattern.matcher(word);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
