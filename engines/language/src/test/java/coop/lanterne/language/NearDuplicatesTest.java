// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.language;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** From copies to random texts compared one with another. */
class NearDuplicatesTest {
  @Test
  void copiesAreTogetherWhateverTheirCapitalsAndPoints() {
    assertThat(NearDuplicates.groups(List.of("Du vrac !", "du pain", "DU VRAC", "Du  vrac.")))
        .containsExactly(List.of(0, 2, 3), List.of(1));
  }

  @Test
  void aMistypedWordStaysNear() {
    assertThat(
            NearDuplicates.groups(
                List.of(
                    "Il faut une boîte à idées près de la caisse",
                    "Il faut une boite a idée près de la caise")))
        .containsExactly(List.of(0, 1));
  }

  @Test
  void aNegationKeepsThemApart() {
    assertThat(
            NearDuplicates.groups(
                List.of(
                    "Il faut ouvrir le magasin tous les dimanches matin",
                    "Il ne faut pas ouvrir le magasin tous les dimanches matin",
                    "Il faut ouvrir le magasin tous les dimanches matins")))
        .containsExactly(List.of(0, 2), List.of(1));
  }

  @Test
  void textsWithoutLettersAreTogetherOnlyWhenTheyAreTheSame() {
    assertThat(NearDuplicates.groups(List.of("🚲", "👍", "🚲", "", "…", " ")))
        .containsExactly(List.of(0, 2), List.of(1), List.of(3, 5), List.of(4));
  }

  @Test
  void nothingGivesNothing() {
    assertThat(NearDuplicates.groups(List.of())).isEmpty();
  }

  @Test
  void shufflingTheTextsChangesNoGroup() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> texts = randomTexts(random, 200);
    Set<Set<String>> expected = new HashSet<>();
    NearDuplicates.groups(texts)
        .forEach(g -> expected.add(new HashSet<>(g.stream().map(texts::get).toList())));
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, random);
    Set<Set<String>> found = new HashSet<>();
    NearDuplicates.groups(shuffled)
        .forEach(g -> found.add(new HashSet<>(g.stream().map(shuffled::get).toList())));
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  /** Each text against every first text of a group: no index, no rank. */
  @Test
  void theIndexMissesNothing() {
    long seed = new Random().nextLong();
    List<String> texts = randomTexts(new Random(seed), 300);
    assertThat(NearDuplicates.groups(texts)).as("seed %d", seed).isEqualTo(slowly(texts));
  }

  private static List<List<Integer>> slowly(List<String> texts) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.<Integer>comparingInt(i -> runs(texts.get(i)).size())
            .thenComparing(i -> NearDuplicates.plain(texts.get(i))));
    SortedMap<Integer, List<Integer>> groups = new TreeMap<>();
    List<Integer> firsts = new ArrayList<>();
    for (int text : order) {
      int best = text;
      double closest = 0;
      for (int first : firsts) {
        double close = jaccard(runs(texts.get(text)), runs(texts.get(first)));
        if (close >= NearDuplicates.LEAST
            && close > closest
            && !Negation.differ(texts.get(text), texts.get(first))) {
          best = first;
          closest = close;
        }
      }
      if (best == text) {
        firsts.add(text);
      }
      groups.computeIfAbsent(best, _ -> new ArrayList<>()).add(text);
    }
    return groups.values().stream()
        .map(g -> g.stream().sorted().toList())
        .sorted(Comparator.comparing(List::getFirst))
        .toList();
  }

  private static Set<String> runs(String text) {
    String padded = " " + NearDuplicates.plain(text) + " ";
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 6 <= padded.length(); i++) {
      runs.add(padded.substring(i, i + 6));
    }
    return runs;
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return (double) common.size() / (a.size() + b.size() - common.size());
  }

  /** Sentences of a few words, and others that change a word or a letter of one of them. */
  private static List<String> randomTexts(Random random, int count) {
    List<String> words =
        List.of(
            ("ouvrir le magasin dimanche matin plus tôt avec du vrac et des légumes pour tous les"
                    + " membres pas ne jamais sans prix marge caisse créneau")
                .split(" "));
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      StringBuilder text = new StringBuilder();
      if (texts.size() % 2 == 1) {
        text.append(texts.get(random.nextInt(texts.size())));
        text.setCharAt(random.nextInt(text.length()), (char) ('a' + random.nextInt(26)));
      } else {
        for (int i = 3 + random.nextInt(10); i > 0; i--) {
          text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
