// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** The charter that a release proposes: short enough to be heard, and whole. */
class CharterTextTest {
  private static final Charter CHARTER = RulesFolder.charter();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[’-][\\p{L}\\p{N}]+)*");
  private static final long WORDS_A_MINUTE = 150; // a calm voice, to a room
  private static final long MINUTES = 15;

  /** What is read aloud: title, preamble, and the title, norm and reason of each article. */
  private static long words(Function<Charter.Words, String> language) {
    List<Charter.Words> parts = new ArrayList<>(List.of(CHARTER.title(), CHARTER.preamble()));
    for (Charter.Article a : CHARTER.articles().values()) {
      parts.addAll(List.of(a.title(), a.norm(), a.reason()));
    }
    return parts.stream().mapToLong(p -> WORD.matcher(language.apply(p)).results().count()).sum();
  }

  @Test
  void itIsReadAloudInAQuarterOfAnHour() {
    long french = words(Charter.Words::fr);
    long english = words(Charter.Words::en);
    System.out.printf(
        Locale.ROOT,
        "charter read aloud at %d words a minute: fr %d words, en %d words%n",
        WORDS_A_MINUTE,
        french,
        english);
    assertThat(french).isBetween(1_000L, WORDS_A_MINUTE * MINUTES);
    assertThat(english).isBetween(1_000L, WORDS_A_MINUTE * MINUTES);
  }

  @Test
  void aWordIsCountedAsItIsHeard() {
    assertThat(WORD.matcher("L’assemblée décide\u00a0: 24\u00a0mois, peut-être.").results().count())
        .isEqualTo(5);
  }

  @Test
  void eachBodyHasItsRules() {
    assertThat(CHARTER.bodies().values())
        .allSatisfy(
            body ->
                assertThat(RulesFolder.ROOT.resolve("rules/assembly/" + body.rules() + ".yaml"))
                    .matches(Files::exists));
  }

  @Test
  void noTableHasItsStayTwice() {
    List<String> tables = new ArrayList<>();
    CHARTER.purposes().values().forEach(p -> tables.addAll(p.stay().keySet()));
    assertThat(tables).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void theExamplesOfAnArticleShowBothSides() {
    RulesFolder.VECTORS.forEach(
        (name, bytes) -> {
          Vectors.File file = Vectors.read(bytes, name).file().orElseThrow();
          List<Vectors.Expect> expected =
              file.examples().stream().map(Vectors.Example::expect).toList();
          if (CHARTER.article(file.article()).keptBy() == Charter.KeptBy.MACHINE) {
            assertThat(expected).as(name).contains(Vectors.Expect.ALLOWED, Vectors.Expect.REFUSED);
          }
          for (Vectors.Example e : file.examples()) {
            assertThat(e.seen().isPresent())
                .as("%s: the value seen goes with a refusal or a warning", e.id())
                .isEqualTo(e.expect() != Vectors.Expect.ALLOWED);
          }
        });
  }
}
