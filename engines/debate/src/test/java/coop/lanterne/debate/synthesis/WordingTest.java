// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.debate.synthesis;

import static coop.lanterne.debate.synthesis.Wording.Kind.ADDED;
import static coop.lanterne.debate.synthesis.Wording.Kind.KEPT;
import static coop.lanterne.debate.synthesis.Wording.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.debate.synthesis.Wording.Kind;
import coop.lanterne.debate.synthesis.Wording.Part;
import org.junit.jupiter.api.Test;

/** What a wording keeps of another, what it leaves out, what it adds. */
class WordingTest {
  private static String of(List<Part> parts, Kind left) {
    return parts.stream()
        .filter(p -> p.kind() != left)
        .map(Part::text)
        .collect(Collectors.joining());
  }

  @Test
  void theSameWordsAreKept() {
    assertThat(Wording.compare("Une fontaine.", "Une fontaine."))
        .containsExactly(new Part(KEPT, "Une fontaine."));
  }

  @Test
  void twoEmptyWordingsHaveNothing() {
    assertThat(Wording.compare("", "")).isEmpty();
  }

  @Test
  void noSignIsLostThoughItEndsALine() {
    assertThat(of(Wording.compare("a\u2028b\u0085c", "a\u2028b\u0085d"), REMOVED))
        .isEqualTo("a\u2028b\u0085d");
  }

  @Test
  void aWordInPlaceOfAnotherIsTakenOutAndPutIn() {
    assertThat(Wording.compare("Il faut une fontaine.", "Il faut deux fontaines."))
        .containsExactly(
            new Part(KEPT, "Il faut "),
            new Part(REMOVED, "une"),
            new Part(ADDED, "deux"),
            new Part(KEPT, " "),
            new Part(REMOVED, "fontaine"),
            new Part(ADDED, "fontaines"),
            new Part(KEPT, "."));
  }

  @Test
  void aWordWithAnAccentIsOneWordHoweverItIsCoded() {
    assertThat(Wording.compare("l’e\u0301te\u0301", "l’e\u0301te\u0301 long"))
        .containsExactly(new Part(KEPT, "l’e\u0301te\u0301"), new Part(ADDED, " long"));
  }

  /** Of the words kept, no more could be: checked by the plain table of longest common parts. */
  @Test
  void bothWordingsAreFoundAgainAndNothingMoreCouldBeKept() {
    long seed = 20261129;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String before = words(random);
      String after = words(random);
      List<Part> parts = Wording.compare(before, after);
      String what = "seed " + seed + ", round " + round + ": " + before + " / " + after;
      assertThat(of(parts, ADDED)).as(what).isEqualTo(before);
      assertThat(of(parts, REMOVED)).as(what).isEqualTo(after);
      assertThat(
              parts.stream().filter(p -> p.kind() == KEPT).mapToInt(p -> p.text().length()).sum())
          .as(what)
          .isEqualTo(longest(before, after));
    }
  }

  /** Words of one letter, and no spaces: each letter is parted from the next by a dot. */
  private static String words(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> String.valueOf("abc.".charAt(random.nextInt(4))))
        .collect(Collectors.joining("."));
  }

  private static int longest(String a, String b) {
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        best[i][j] =
            a.charAt(i - 1) == b.charAt(j - 1)
                ? best[i - 1][j - 1] + 1
                : Math.max(best[i - 1][j], best[i][j - 1]);
      }
    }
    return best[a.length()][b.length()];
  }
}
