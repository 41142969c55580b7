// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import module java.base;

import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/** Words of a text, and their stems (Snowball; Porter, 2001). */
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Set<String> FRENCH_STOP =
      stopWords(
          "french_stop.txt",
          "si où donc comme être fait faire faut plus tout tous toute toutes très aussi alors quand"
              + " celui celle ceux celles cet ça va vont peut peuvent dont entre afin ainsi car ni"
              + " sont était lors chez vers puis quoi rien non oui jusqu lorsqu puisqu quelqu"
              + " comment combien pourquoi selon");
  private static final Set<String> ENGLISH_STOP =
      stopWords("english_stop.txt", "will just can also us yes s t");

  private static final Set<String> BOTH =
      Stream.concat(FRENCH_STOP.stream(), ENGLISH_STOP.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Beyond it, nobody’s word: kept as it stands. */
  private static final int LONGEST_STEMMED = 50;

  /** Up to here, a word in -os is singular: “dos”, “gros”. */
  private static final int SHORT = 4;

  /** Most marks on one letter (Unicode annex 15, stream-safe text): more make no word clearer. */
  private static final int MOST_MARKS = 30;

  private Words() {}

  /**
   * Words in order: NFC, lower case, every run of {@code a-z à-ö ø-ÿ œ æ}, every run of digits.
   * Letters of other scripts are no words here.
   */
  public static List<String> of(String text) {
    String lower = composed(text).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int length = lower.length();
    int i = 0;
    while (i < length) {
      int start = i;
      while (i < length && letter(lower.charAt(i))) {
        i++;
      }
      if (i == start) {
        while (i < length && Character.isDigit(lower.charAt(i))) {
          i++;
        }
      }
      if (i > start) {
        words.add(lower.substring(start, i));
      } else {
        i++;
      }
    }
    return words;
  }

  /** Stems of the words that say something, in order, in the language that the text is in. */
  public static List<String> stems(String text) {
    return stems(text, Tongue.of(text));
  }

  /**
   * The same, in a language known beforehand: what many short texts of one debate need to be
   * compared. Other languages are stemmed as French.
   */
  public static List<String> stems(String text, Tongue tongue) {
    List<String> stems = new ArrayList<>();
    SnowballStemmer stemmer = stemmer(tongue);
    for (String word : of(text)) {
      if (!empty(word, tongue)) {
        stems.add(stem(word, stemmer));
      }
    }
    return stems;
  }

  /** A word without its accents; {@code œ} and {@code æ} become two letters. */
  public static String fold(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > '\u007f') {
        String plain = word.replace("œ", "oe").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
      }
    }
    return word;
  }

  /** Whether a word carries no subject: an article, a pronoun, an auxiliary, one letter. */
  static boolean empty(String word, Tongue tongue) {
    return (word.length() == 1 && !Character.isDigit(word.charAt(0)))
        || emptyWords(tongue).contains(word);
  }

  /** The words that carry no subject in a language; in another than French or English, both. */
  static Set<String> emptyWords(Tongue tongue) {
    return switch (tongue) {
      case FRENCH -> FRENCH_STOP;
      case ENGLISH -> ENGLISH_STOP;
      case OTHER -> BOTH;
    };
  }

  /** A stemmer serves one thread. */
  static SnowballStemmer stemmer(Tongue tongue) {
    return tongue == Tongue.ENGLISH ? new EnglishStemmer() : new FrenchStemmer();
  }

  /** A stem, without accents: what people write in capitals meets what they write in full. */
  static String stem(String word, SnowballStemmer stemmer) {
    boolean plural = // which Snowball leaves: “vélos”
        stemmer instanceof FrenchStemmer && word.length() > SHORT && word.endsWith("os");
    return snowball(plural ? word.substring(0, word.length() - 1) : word, stemmer);
  }

  /** What Snowball makes of a word, without accents. */
  static String snowball(String word, SnowballStemmer stemmer) {
    if (word.length() > LONGEST_STEMMED) {
      return word;
    }
    stemmer.setCurrent(word);
    stemmer.stem();
    return fold(stemmer.getCurrent());
  }

  /** NFC, in linear time whatever the text. */
  static String composed(String text) {
    return Normalizer.normalize(fewMarks(text), Normalizer.Form.NFC);
  }

  private static String fewMarks(String text) {
    StringBuilder kept = new StringBuilder();
    int copied = 0;
    int run = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      run = mark(c) ? run + 1 : 0;
      if (run > MOST_MARKS) {
        kept.append(text, copied, i);
        copied = next;
      }
    }
    return copied == 0 ? text : kept.append(text, copied, text.length()).toString();
  }

  private static boolean mark(int c) {
    return c >= 0x300
        && switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'à' && c <= 'ÿ' && c != '÷') || c == 'œ';
  }

  /** Lucene’s copy of the Snowball lists (BSD), and more words of ours, a space between. */
  private static Set<String> stopWords(String list, String more) {
    try (InputStream words =
            Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(list), list);
        Reader reader = new InputStreamReader(words, StandardCharsets.UTF_8)) {
      Set<String> all = new HashSet<>(of(more));
      for (Object word : WordlistLoader.getSnowballWordSet(reader)) {
        all.addAll(of(new String((char[]) word)));
      }
      return Set.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
