// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import module java.base;

import coop.lanterne.kernel.Finding;
import coop.lanterne.prose.Language;
import coop.lanterne.prose.Prose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small by-law of a library of tools, as it is read and as people get it wrong. */
class RuleFileTest {
  private static final RuleFile FILE = new RuleFile(10_000, 12, Map.of("to_vote", "test.to_vote"));

  private static final String BY_LAW =
      """
      # Said aloud at the assembly.
      title: {fr: Prêter, en: Lending}
      loans: 3
      deposit: 40.00 EUR
      late: P7D
      kind: tools
      kinds: [hand, power]
      limits:
        weight: 12.5
      """;

  /** Reads all of it and gives the findings. */
  private static List<Finding> read(String text, Consumer<Fields> more) {
    Problems problems = new Problems("by-law.yaml");
    FILE.read(text.getBytes(UTF_8), problems)
        .flatMap(Node::fields)
        .ifPresent(
            f -> {
              f.must("title").ifPresent(Node::sentence);
              f.count("loans", 1, 10);
              f.read("deposit", Notation.MONEY);
              f.read("late", Notation.PERIOD);
              f.choice("kind", Map.of("tools", true, "books", false));
              f.must("kinds").flatMap(Node::items).ifPresent(RuleFileTest::texts);
              f.table("limits")
                  .ifPresent(
                      l -> {
                        l.decimal("weight", 0, 50);
                        l.done();
                      });
              f.may("note").ifPresent(n -> n.as(Notation.TEXT));
              more.accept(f);
              f.done();
            });
    assertThat(problems.none()).isEqualTo(problems.found().isEmpty());
    return problems.found();
  }

  private static void texts(List<Node> nodes) {
    nodes.forEach(n -> n.as(Notation.TEXT));
  }

  private static List<Finding> read(String text) {
    return read(text, _ -> {});
  }

  @Test
  void aByLawIsReadWithItsLines() {
    Problems problems = new Problems("by-law.yaml");
    Fields f = FILE.read(BY_LAW.getBytes(UTF_8), problems).flatMap(Node::fields).orElseThrow();
    assertThat(f.must("title").flatMap(Node::sentence))
        .contains(Map.of("fr", "Prêter", "en", "Lending"));
    assertThat(f.count("loans", 1, 10)).contains(3);
    assertThat(f.line("loans")).isEqualTo(3);
    assertThat(f.line("nothing")).isEqualTo(2);
    Fields limits = f.table("limits").orElseThrow();
    assertThat(limits.path("weight")).isEqualTo("limits.weight");
    assertThat(limits.must("weight").map(Node::line)).contains(9);
    assertThat(f.must("kinds").flatMap(Node::items).orElseThrow())
        .extracting(Node::path)
        .containsExactly("kinds[0]", "kinds[1]");
    assertThat(f.may("note")).isEmpty();
    assertThat(f.says("kind", "tools")).isTrue();
    assertThat(f.says("kind", "books")).isFalse();
    assertThat(problems.found()).isEmpty();
    assertThat(read(BY_LAW)).isEmpty();
  }

  /** Each row: what is replaced, by what (# ends a line), code, line, place, value seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "loans: 3 | loans: 3#loans: 4 | duplicate-key | 4 | loans | loans",
        "loans: 3 | loans: &n 3 | anchor | 3 | `` | &n",
        "loans: 3 | loans: *n | anchor | 3 | `` | *n",
        "loans: 3 | loans: !!int 3 | tag | 3 | `` | tag:yaml.org,2002:int",
        "loans: 3 | loans: three | bad-count | 3 | loans | three",
        "loans: 3 | loans: -3 | bad-count | 3 | loans | -3",
        "loans: 3 | loans: 11 | out-of-range | 3 | loans | 11",
        "loans: 3 | loans: | missing-key | 3 | loans | ``",
        "loans: 3 | loans: ~ | missing-key | 3 | loans | ``",
        "loans: 3#deposit | deposit | missing-key | 2 | loans | ``",
        "loans: 3 | loans: [3] | not-a-value | 3 | loans | ``",
        "loans: 3 | loan: 3 | unknown-key | 3 | loan | loan",
        "weight: 12.5 | weight: 12,5 | bad-decimal | 9 | limits.weight | 12,5",
        "weight: 12.5 | weight: 51 | out-of-range | 9 | limits.weight | 51",
        "weight: 12.5 | wait: 12.5 | unknown-key | 9 | limits.wait | wait",
        "weight: 12.5 | wait: 12.5 | missing-key | 9 | limits.weight | ``",
        "40.00 EUR | 40 € | bad-money | 4 | deposit | 40 €",
        "P7D | 7 days | bad-period | 5 | late | 7 days",
        "P7D | -P7D | bad-period | 5 | late | -P7D",
        "kind: tools | kind: toys | bad-choice | 6 | kind | toys",
        "{fr: Prêter, en: Lending} | {fr: Prêter} | missing-language | 2 | title | en",
        "{fr: Prêter, en: Lending} | {fr: Prêter, en: } | missing-language | 2 | title | en",
        "{fr: Prêter, en: Lending} | {fr: Prêter, en: \"null\"} | bad-text | 2 | title.en | null",
        "{fr: Prêter, en: Lending} | {fr: \" \", en: Lending} | bad-text | 2 | title.fr | ` `",
        "en: Lending} | en: Lending, de: x} | unknown-key | 2 | title.de | de",
        "[hand, power] | hand | not-a-list | 7 | kinds | hand",
        "[hand, power] | [hand, {a: b}] | not-a-value | 7 | kinds[1] | ``",
        "limits:#  weight: 12.5 | limits: 12.5 | not-a-table | 8 | limits | 12.5",
        "[hand, power] | [hand, power]#[a]: b | key-not-text | 8 | `` | ``",
        "weight: 12.5 | weight: 12.5#---#a: b | two-documents | 10 | `` | ---",
        "P7D | to_vote | to-vote | 5 | late | to_vote",
      })
  void eachFaultIsAFindingWithItsLine(
      String old, String now, String code, long line, String column, String seen) {
    String text = BY_LAW.replace(old.replace('#', '\n'), now.replace('#', '\n'));
    assertThat(text).isNotEqualTo(BY_LAW);
    assertThat(read(text))
        .extracting(Finding::code, f -> f.place().line(), f -> f.place().column(), Finding::seen)
        .contains(tuple(code, line, column, seen));
    read(text).stream().filter(f -> !f.code().equals("to-vote")).forEach(RuleFileTest::said);
  }

  private static void said(Finding finding) {
    for (Language language : Language.values()) {
      assertThat(Prose.in(language).finding(finding))
          .isNotBlank()
          .doesNotContainPattern("\\{(key|field|seen|first|known|example|language|least|most)}");
    }
  }

  @Test
  void whatIsNoRuleFileIsSaidWithoutAnException() {
    Map.of(
            "empty", "# nothing\n",
            "not-a-table", "- a",
            "not-yaml", "a: [",
            "too-large", "#".repeat(10_001))
        .forEach(
            (code, text) -> {
              assertThat(read(text)).extracting(Finding::code).containsExactly(code);
              read(text).forEach(RuleFileTest::said);
            });
    assertThat(read("a:\n " + "[".repeat(13) + "]".repeat(13)))
        .extracting(Finding::code, f -> f.place().line())
        .as("nested too deep")
        .containsExactly(tuple("not-yaml", 2L));
    Problems problems = new Problems("x");
    assertThat(FILE.read(new byte[] {'a', ':', '\n', (byte) 0xe9}, problems)).isEmpty();
    assertThat(problems.found())
        .extracting(Finding::code, f -> f.place().line())
        .containsExactly(tuple("not-utf8", 2L));
    said(problems.found().getFirst());
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    assertThat(read(BY_LAW.replace("3", "three").replace("12.5", "heavy").replace("P7D", "week")))
        .hasSize(3);
  }

  @Test
  void theNamesKnownAreThoseAskedFor() {
    Finding finding = read(BY_LAW + "note: x\nnotes: y\n").getFirst();
    assertThat(finding.place()).isEqualTo(new Finding.Place("by-law.yaml", 11, "notes"));
    assertThat(Prose.in(Language.ENGLISH).finding(finding))
        .contains("title, loans, deposit, late, kind, kinds, limits, note");
  }

  @Test
  void whatIsThereCanBeSeenBeforeItIsAskedFor() {
    read(
        BY_LAW,
        f -> {
          assertThat(f.has("limits")).isTrue();
          assertThat(f.holdsTable("limits")).isTrue();
          assertThat(f.holdsTable("loans")).isFalse();
          assertThat(f.seen("loans")).isEqualTo("3");
          assertThat(f.seen("limits")).isEmpty();
          assertThat(f.names()).hasSize(7);
        });
  }

  @Test
  void noTextMakesItThrow() {
    long seed = System.nanoTime();
    System.out.println("RuleFileTest seed " + seed);
    Random random = new Random(seed);
    String marks = "{}[]:,-#&*!|>'\"%@`~\n\t a1é";
    int texts = Boolean.getBoolean("lanterne.long") ? 50_000 : 1_000;
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder(BY_LAW);
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int at = random.nextInt(text.length());
        char mark = marks.charAt(random.nextInt(marks.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, mark);
          case 1 -> text.insert(at, mark);
          default -> text.deleteCharAt(at);
        }
      }
      List<Finding> findings = read(text.toString());
      assertThat(read(text.toString())).isEqualTo(findings);
      findings.stream().filter(f -> !f.code().equals("to-vote")).forEach(RuleFileTest::said);
    }
  }

  @Test
  void eachNotationReadsItsExample() {
    List<Notation<?>> all =
        List.of(
            Notation.TEXT,
            Notation.COUNT,
            Notation.DECIMAL,
            Notation.SHARE,
            Notation.MONEY,
            Notation.PERIOD,
            Notation.DAY,
            Notation.TRUTH);
    for (Notation<?> notation : all) {
      assertThat(notation.read(notation.example())).as(notation.code()).isPresent();
      assertThat(notation.read("")).as(notation.code()).isEmpty();
      assertThat(notation.read(" ")).as(notation.code()).isEmpty();
    }
    assertThat(Notation.SHARE.read("85 %").orElseThrow()).isEqualByComparingTo("0.85");
    assertThat(Notation.MONEY.read("500.00 EUR").map(Object::toString)).contains("500.00 EUR");
    assertThat(Notation.TRUTH.read("yes")).isEmpty();
    assertThat(Notation.DAY.read("2027-02-30")).isEmpty();
    assertThat(Notation.DECIMAL.read("1e3")).isEmpty();
    assertThat(Notation.COUNT.map(n -> n + 1).read("11")).contains(12L);
    assertThat(Notation.like("B", "[A-C]", s -> s).read("D")).isEqualTo(Optional.empty());
  }
}
