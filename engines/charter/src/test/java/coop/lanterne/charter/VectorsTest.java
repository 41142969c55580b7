// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every article, through the real gates. */
class VectorsTest {
  private static final Gates GATES = RulesFolder.gates();

  /** An example, named as people read it. */
  record Case(String article, Vectors.Example example) {
    @Override
    public String toString() {
      return example.id() + " " + example.says().en();
    }
  }

  static List<Case> examples() {
    List<Case> cases = new ArrayList<>();
    RulesFolder.VECTORS.forEach(
        (name, bytes) -> {
          Vectors.Reading reading = Vectors.read(bytes, name);
          assertThat(reading.findings()).as(name).isEmpty();
          Vectors.File file = reading.file().orElseThrow();
          file.examples().forEach(e -> cases.add(new Case(file.article(), e)));
        });
    return cases;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theGatesAnswerAsTheExampleSays(Case c) {
    Vectors.Result result = Vectors.run(c.example(), c.article(), GATES);
    Said.everything(result.verdict().orElseThrow());
    assertThat(result.asSaid()).as("%s answered %s", c, result.verdict()).isTrue();
  }

  static Stream<String> articles() {
    return GATES.charter().articles().values().stream()
        .filter(a -> a.keptBy() != Charter.KeptBy.PEOPLE)
        .map(Charter.Article::id);
  }

  @ParameterizedTest
  @MethodSource("articles")
  void anExampleTurnsRedWhenItsCheckAllowsEverything(String article) {
    assertThat(red(article, (_, _) -> Verdict.allowed())).isPositive();
  }

  @ParameterizedTest
  @MethodSource("articles")
  void anExampleTurnsRedWhenItsCheckRefusesEverything(String article) {
    boolean inService = GATES.charter().article(article).keptBy() == Charter.KeptBy.MACHINE;
    long red = red(article, (_, rules) -> rules.refused("not_in_service", "?", "?"));
    // What is not in service is refused, whatever is asked: only what was seen can differ.
    assertThat(red).as("in service: %s", inService).isPositive();
  }

  private static long red(
      String article, java.util.function.BiFunction<Ask, Rules, Verdict> instead) {
    Check broken = new Check("broken/1", Shape.fields(), Map.of(), instead);
    Gates gates = new Gates(GATES.charter(), RulesFolder.PARIS, Map.of(article, broken));
    return Vectors.run(file(article), gates).stream().filter(r -> !r.asSaid()).count();
  }

  private static Vectors.File file(String article) {
    String name = article + ".yaml";
    return Vectors.read(java.util.Objects.requireNonNull(RulesFolder.VECTORS.get(name)), name)
        .file()
        .orElseThrow();
  }

  @Test
  void eachAskOfEachCheckIsShownByAnExample() {
    RulesFolder.VECTORS.keySet().stream()
        .map(name -> name.substring(0, 3))
        .forEach(
            article -> {
              String check = GATES.charter().article(article).check().orElseThrow();
              List<String> shown =
                  file(article).examples().stream()
                      .map(e -> e.situation().under(GATES.charter()).orElseThrow())
                      .map(a -> a.getClass().getSimpleName())
                      .distinct()
                      .toList();
              if (GATES.charter().article(article).keptBy() == Charter.KeptBy.MACHINE) {
                Checks.find(article, check).orElseThrow().asks().values().stream()
                    .filter(ask -> ask != Ask.Grant.class) // told in MandateKindTest
                    .forEach(ask -> assertThat(shown).as(article).contains(ask.getSimpleName()));
              }
            });
  }
}
