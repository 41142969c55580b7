// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tartarus.snowball.SnowballStemmer;

/**
 * What a class of texts speaks of and the others less: words, and pairs of neighbouring words, by
 * class-based TF-IDF (Grootendorst, <i>BERTopic</i>, arXiv 2203.05794, 2022), each as it is most
 * often written.
 */
public final class KeyPhrases {
  /** Empty words that may stand within a pair: “mode de la vie”. */
  private static final int MOST_BETWEEN = 2;

  private KeyPhrases() {}

  /**
   * A phrase of a class.
   *
   * @param text as people of this class write it most often
   * @param times how many times the class uses it, in whatever form
   * @param weight {@code times × ln(1 + A / f)}: A, uses of all phrases by class on average; f,
   *     uses of this one by all classes
   */
  public record Phrase(String text, int times, double weight) {}

  /**
   * The phrases that set each class apart, the heaviest first; a phrase whose stems all stand in
   * one already named is passed over.
   *
   * @param classes texts by class
   * @param most how many phrases a class, at most
   */
  public static List<List<Phrase>> of(List<List<String>> classes, int most) {
    Map<String, Integer> everywhere = new HashMap<>();
    List<Map<String, Map<String, Integer>>> uses = new ArrayList<>();
    long total = 0;
    for (List<String> texts : classes) {
      Map<String, Map<String, Integer>> used = new TreeMap<>();
      texts.forEach(text -> count(text, used));
      for (Map.Entry<String, Map<String, Integer>> e : used.entrySet()) {
        int times = times(e.getValue());
        everywhere.merge(e.getKey(), times, Integer::sum);
        total += times;
      }
      uses.add(used);
    }
    double average = (double) total / Math.max(1, classes.size());
    return uses.stream().map(used -> heaviest(used, everywhere, average, most)).toList();
  }

  private static List<Phrase> heaviest(
      Map<String, Map<String, Integer>> used,
      Map<String, Integer> everywhere,
      double average,
      int most) {
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    used.forEach(
        (stems, forms) -> {
          int times = times(forms);
          double weight = times * StrictMath.log1p(average / everywhere.getOrDefault(stems, times));
          phrases.put(stems, new Phrase(mostUsed(forms), times, weight));
        });
    List<Phrase> chosen = new ArrayList<>();
    List<String> named = new ArrayList<>();
    phrases.entrySet().stream()
        .sorted(
            Map.Entry.comparingByValue(
                Comparator.comparingDouble(Phrase::weight)
                    .thenComparingInt(p -> p.text().length())
                    .reversed()
                    .thenComparing(Phrase::text)))
        .takeWhile(_ -> chosen.size() < most)
        .filter(
            e -> named.stream().noneMatch(n -> (" " + n + " ").contains(" " + e.getKey() + " ")))
        .forEachOrdered(
            e -> {
              named.add(e.getKey());
              chosen.add(e.getValue());
            });
    return chosen;
  }

  /** Adds a text’s words and pairs of words: by their stems, how often in which form. */
  private static void count(String text, Map<String, Map<String, Integer>> used) {
    Tongue tongue = Tongue.of(text);
    SnowballStemmer stemmer = Words.stemmer(tongue);
    for (Span sentence : Sentences.split(text)) {
      String before = "";
      String beforeStem = "";
      int between = 0;
      for (String word : Words.of(sentence.text())) {
        if (Words.empty(word, tongue)) {
          between++;
          before = before.isEmpty() || between > MOST_BETWEEN ? "" : before + " " + word;
          continue;
        }
        String stem = Words.stem(word, stemmer);
        add(used, stem, word);
        if (!before.isEmpty() && !beforeStem.equals(stem)) {
          add(used, beforeStem + " " + stem, before + " " + word);
        }
        between = 0;
        before = word;
        beforeStem = stem;
      }
    }
  }

  private static void add(Map<String, Map<String, Integer>> used, String stems, String form) {
    used.computeIfAbsent(stems, _ -> new TreeMap<>()).merge(form, 1, Integer::sum);
  }

  private static int times(Map<String, Integer> forms) {
    return forms.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The form used most often; the first of the alphabet where several are. */
  private static String mostUsed(Map<String, Integer> forms) {
    return forms.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
