// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import coop.lanterne.kernel.CanonicalBytes;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a charter is read, from the text that holds to each text that does not. */
class CharterReaderTest {

  @Test
  void theCharterOfTheRepositoryHolds() {
    Charter charter = RulesFolder.charter();
    assertThat(charter.articles()).hasSize(20);
    assertThat(charter.article("A08").norm().fr()).contains("moins de onze personnes");
    assertThat(charter.rooms()).contains("epicerie", "gouvernance");
    assertThat(charter.assembly()).isEqualTo("ag");
    assertThat(charter.preamble().en()).isNotBlank();
    assertThat(charter.title().fr()).contains("Charte");
    assertThat(charter.profile().fte()).isEqualTo(12);
    assertThat(charter.vectors()).hasSize(20);
  }

  @Test
  void aStoredTreeGivesTheCharterBack() {
    Charter charter = RulesFolder.charter();
    byte[] stored = CanonicalBytes.encode("stored/1", charter.tree());
    Charter back = Charter.of((Value.Rec) CanonicalBytes.decode(stored).value());
    assertThat(back.digest()).isEqualTo(charter.digest());
    assertThat(back.articles()).isEqualTo(charter.articles());
  }

  @Test
  void readAloneItIsTheSameText() {
    Charter.Reading alone =
        Charter.readAlone(RulesFolder.TEXT.getBytes(StandardCharsets.UTF_8), "charter.yaml");
    assertThat(alone.charter().orElseThrow().digest()).isEqualTo(RulesFolder.charter().digest());
    assertThat(alone.charter().orElseThrow().vectors()).isEmpty();
  }

  @Test
  void commentsOrderAndQuotesChangeNothing() {
    Charter.Reading other =
        RulesFolder.with(
            "per_act: \"500.00 EUR\"\n    per_week: \"2000.00 EUR\"",
            "per_week: 2000.00 EUR # a week\n    per_act: 500.00 EUR");
    assertThat(other.charter().orElseThrow().digest()).isEqualTo(RulesFolder.charter().digest());
  }

  @Test
  void theStateIsSaidByTheDecisionAndNotByTheText() {
    Charter.Reading adopted =
        RulesFolder.with(
            "state: provisional\nadopted_by: null",
            "state: adopted\nadopted_by: {decision: decision-1@canal, body: ag, for: 40, against: 2,"
                + " abstain: 1, date: 2026-12-12, receipt: receipt-1}");
    assertThat(adopted.charter().orElseThrow().digest()).isEqualTo(RulesFolder.charter().digest());
  }

  @Test
  void oneWordMoreIsAnotherText() {
    Charter.Reading other = RulesFolder.with("moins de onze personnes", "moins de onze membres");
    assertThat(other.charter().orElseThrow().digest()).isNotEqualTo(RulesFolder.charter().digest());
  }

  /** Each row: what is replaced, by what, the code expected, and a word of the line it is on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: \"1.0.0\" | version: \"1.0.0\"#version: \"1.0.1\" | duplicate-key | 1.0.1",
        "k: 11 | k: &k 11 | anchor | k: &k",
        "k: 11 | k: *k | anchor | *k",
        "k: 11 | k: !!int 11 | tag | !!int",
        "k: 11 | k: eleven | bad-count | k: eleven",
        "k: 11 | k: [11] | not-a-value | k: [11]",
        "k: 11 | kk: 11 | unknown-key | kk: 11",
        "k: 11 | k: 4 | floor | k: 4",
        "per_act: \"500.00 EUR\" | per_act: \"500 EUR\" | bad-money | per_act",
        "dominance_max: \"85 %\" | dominance_max: 0.85 | bad-share | dominance_max",
        "contrast: \"4.5\" | contrast: \"four\" | bad-decimal | contrast",
        "version: \"1.0.0\" | version: \"one\" | bad-version | version: \"one\"",
        "notice: \"P15D\" | notice: \"15 days\" | bad-period | 15 days",
        "employer: true | employer: maybe | bad-truth | employer",
        "state: provisional | state: draft | bad-choice | state: draft",
        "state: provisional | state: adopted | state | state: adopted",
        "schema: \"lanterne.charter/1\" | schema: \"lanterne.charter/9\" | schema | schema",
        "languages: {authentic: fr, also: [en]} | languages: {authentic: fr, also: []} | missing-language | languages",
        "atoms: [\"quartier\"] | atoms: quartier | not-a-list | atoms",
        "atoms: [\"quartier\"] | atoms: [\"quartier\", \"quartier\"] | repeated-item | atoms",
        "bodies: | bodies: []#others: | not-a-table | bodies",
        "check: \"smallest-group/1\" | check: \"smallest-group/9\" | unknown-check | smallest-group/9",
        "gate: life | gate: model | wrong-gate | xx",
        "vectors: \"A08.yaml\" | vectors: \"A88.yaml\" | missing-vectors | A88.yaml",
        "vectors: \"A08.yaml\" | vectors: \"A09.yaml\" | other-vectors | xx",
        "given_by: \"ag\" | given_by: \"bureau\" | unknown-body | bureau",
        "keeper: \"charte\" | keeper: \"amis\" | unknown-body | amis",
        "rules: \"ag-ordinaire\"} | rules: \"ag-ordinaire\"}#  ag2: {kind: general_assembly, rules: \"x\"} | one-assembly | bodies",
        "C7: [\"votes.meeting\" | C9: [\"votes.meeting\" | bad-name | C9",
        "\"sales.quantity\" | \"quantity\" | bad-field | xx",
        "method_max: {things: S} | method_max: {people: S} | bad-name | people: S",
        "stay: {products: \"P5Y\", | stay: {things: \"P5Y\", | no-stay | stay: {things",
        "stay: {products: \"P5Y\", | stay: {things: \"P1Y\", products: \"P5Y\", | idle-stay | stay: {things",
        "enabled: false | enabled: true | not-in-service | models:",
        "hosts: [], energy | hosts: [\"a.example\"], energy | not-in-service | models:",
        "      hosts: [] | hosts_: [] | unknown-key | hosts_",
      })
  void eachFaultIsAFindingWithItsLine(String old, String now, String code, String onLine) {
    String text = RulesFolder.replaced(old, now.replace('#', '\n'));
    Charter.Reading reading = RulesFolder.read(text);
    assertThat(reading.charter()).isEmpty();
    reading.findings().forEach(Said::finding);
    Finding found =
        reading.findings().stream()
            .filter(f -> f.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new AssertionError(reading.findings().toString()));
    assertThat(found.place().source()).isEqualTo("charter.yaml");
    List<String> lines = text.lines().toList();
    assertThat(found.place().line()).isPositive();
    if (!onLine.equals("xx")) {
      assertThat(lines.get((int) found.place().line() - 1)).contains(onLine);
    }
  }

  @Test
  void aSentenceWithoutItsEnglishIsAFindingOnItsLine() {
    Charter.Reading reading = RulesFolder.with("      en: \"The smallest group shown\"\n", "");
    assertThat(reading.findings()).singleElement().satisfies(Said::finding);
    Finding found = reading.findings().getFirst();
    assertThat(found.code()).isEqualTo("missing-language");
    assertThat(found.place().column()).isEqualTo("articles.A08.title");
    assertThat(found.seen()).isEqualTo("en");
  }

  @Test
  void theFloorsHoldWhateverIsVoted() {
    for (String article : List.of("A02", "A07", "A17")) {
      String text = excepted(article);
      assertThat(RulesFolder.read(text).findings())
          .as(article)
          .singleElement()
          .satisfies(f -> assertThat(f.code()).isEqualTo("floor"))
          .satisfies(
              f ->
                  assertThat(text.lines().toList().get((int) f.place().line() - 1))
                      .contains("excepted: true"));
    }
  }

  private static String excepted(String article) {
    int at = RulesFolder.TEXT.indexOf("\n  " + article + ":");
    int line = RulesFolder.TEXT.indexOf("excepted: false", at);
    return RulesFolder.TEXT.substring(0, line)
        + "excepted: true"
        + RulesFolder.TEXT.substring(line + "excepted: false".length());
  }

  @Test
  void theSmallestGroupCannotBeHandedToPeople() {
    String people =
        inArticle(
            "A08",
            "kept_by: machine\n    gate: output\n    check: \"smallest-group/1\"",
            "kept_by: people\n    keeper: \"charte\"\n    review: \"P1Y\"");
    assertThat(RulesFolder.read(people).findings())
        .anySatisfy(f -> assertThat(f.code()).isEqualTo("floor"));
  }

  @Test
  void anArticleMayBeHandedToPeopleWhoAreNamed() {
    String nobody = inArticle("A03", "kept_by: machine", "kept_by: people");
    assertThat(RulesFolder.read(nobody).findings())
        .extracting(Finding::code)
        .contains("missing-key", "check-of-people");
    String named =
        inArticle(
                "A03",
                "kept_by: machine\n    gate: output\n    check: \"register/1\"",
                "kept_by: people\n    keeper: \"charte\"\n    review: \"P1Y\"")
            .replace("    vectors: \"A03.yaml\"\n", "");
    Charter charter = RulesFolder.read(named).charter().orElseThrow();
    assertThat(charter.article("A03").keptBy()).isEqualTo(Charter.KeptBy.PEOPLE);
    assertThat(new Gates(charter, RulesFolder.PARIS).output(new Ask.Run("anything", List.of())))
        .isEqualTo(Verdict.allowed());
  }

  private static String inArticle(String article, String old, String now) {
    int at = RulesFolder.TEXT.indexOf("\n  " + article + ":");
    int from = RulesFolder.TEXT.indexOf(old, at);
    assertThat(from).isPositive();
    return RulesFolder.TEXT.substring(0, from)
        + now
        + RulesFolder.TEXT.substring(from + old.length());
  }

  @Test
  void anArticleThatIsTakenOutIsMissed() {
    int from = RulesFolder.TEXT.indexOf("\n  A19:");
    int to = RulesFolder.TEXT.indexOf("\n  A20:");
    String text = RulesFolder.TEXT.substring(0, from) + RulesFolder.TEXT.substring(to);
    assertThat(RulesFolder.read(text).findings())
        .singleElement()
        .satisfies(Said::finding)
        .satisfies(f -> assertThat(f.code()).isEqualTo("missing-article"))
        .satisfies(f -> assertThat(f.seen()).isEqualTo("A19"));
  }

  @Test
  void contestingIsNeverShorterThanThirtyDays() {
    Charter.Reading month = RulesFolder.with("contest_within: \"P2M\"", "contest_within: \"P1M\"");
    assertThat(month.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("floor"))
        .satisfies(f -> assertThat(f.seen()).isEqualTo("P1M"));
    assertThat(RulesFolder.with("contest_within: \"P2M\"", "contest_within: \"P30D\"").findings())
        .isEmpty();
  }

  @Test
  void anExceptionStandsUnderAnArticleThatAdmitsThem() {
    String exception =
        "exceptions: [{id: EX-1, article: %s, text: {fr: Un, en: One}, covers: x, purpose: p,"
            + " basis: b, dpia: d, from: 2026-01-01, until: 2026-12-31, renewals: 0, decision: d}]";
    assertThat(RulesFolder.with("exceptions: []", exception.formatted("A13")).findings()).isEmpty();
    Charter.Reading refused = RulesFolder.with("exceptions: []", exception.formatted("A16"));
    assertThat(refused.findings())
        .singleElement()
        .satisfies(Said::finding)
        .satisfies(f -> assertThat(f.code()).isEqualTo("not-excepted"));
    Charter.Reading day =
        RulesFolder.with("exceptions: []", exception.formatted("A13").replace("2026-12-31", "end"));
    assertThat(day.findings()).singleElement().satisfies(Said::finding);
    assertThat(day.findings().getFirst().code()).isEqualTo("bad-day");
  }

  @Test
  void aLongerMandateThanTheArticleAllowsIsAFinding() {
    Charter.Reading reading =
        RulesFolder.with(
            "cosign_above: \"400.00 EUR\"\n    max_term: \"P12M\"",
            "cosign_above: \"400.00 EUR\"\n    max_term: \"P13M\"");
    assertThat(reading.findings())
        .singleElement()
        .satisfies(Said::finding)
        .satisfies(f -> assertThat(f.code()).isEqualTo("long-term"));
  }

  @Test
  void twoStaysForOneTableAreAFinding() {
    Charter.Reading reading =
        RulesFolder.with(
            "\"decisions.by\", \"decisions.at\"]",
            "\"decisions.by\", \"decisions.at\", \"members.name\"]",
            "stay: {mandates: \"P5Y\",",
            "stay: {members: \"P2Y\", mandates: \"P5Y\",");
    assertThat(reading.findings())
        .singleElement()
        .satisfies(Said::finding)
        .satisfies(f -> assertThat(f.code()).isEqualTo("two-stays"));
  }

  @Test
  void supersedesNamesTheTextBefore() {
    String before = "supersedes: {version: \"0.9.0\", digest: \"%s\"}\nstate: provisional";
    assertThat(
            RulesFolder.with("state: provisional", before.formatted("sha256:" + "ab".repeat(32)))
                .findings())
        .isEmpty();
    Charter.Reading cut = RulesFolder.with("state: provisional", before.formatted("sha256:abab"));
    assertThat(cut.findings()).singleElement().satisfies(Said::finding);
    assertThat(cut.findings().getFirst().code()).isEqualTo("bad-digest");
  }

  @Test
  void whatIsNoCharterAtAllIsSaidWithoutAnException() {
    Map<String, byte[]> none = Map.of();
    Map<String, byte[]> texts = new TreeMap<>();
    texts.put("empty", "".getBytes(StandardCharsets.UTF_8));
    texts.put("not-utf8", new byte[] {'a', ':', '\n', (byte) 0xe9});
    texts.put("not-yaml", "a: [".getBytes(StandardCharsets.UTF_8));
    texts.put("not-a-table", "- a".getBytes(StandardCharsets.UTF_8));
    texts.put("key-not-text", "[a]: b".getBytes(StandardCharsets.UTF_8));
    texts.put("two-documents", "a: b\n---\nc: d".getBytes(StandardCharsets.UTF_8));
    texts.put("too-large", new byte[CharterShape.FILE.mostBytes() + 1]);
    texts.forEach(
        (code, bytes) -> {
          Charter.Reading reading = Charter.read(bytes, "x.yaml", none);
          reading.findings().forEach(Said::finding);
          assertThat(reading.charter()).isEmpty();
          assertThat(reading.findings()).extracting(Finding::code).contains(code);
        });
    assertThat(Charter.read(texts.get("not-utf8"), "x", none).findings().getFirst().place())
        .extracting(Finding.Place::line)
        .isEqualTo(2L);
    String deep = "[".repeat(100) + "]".repeat(100);
    assertThat(Charter.read(deep.getBytes(StandardCharsets.UTF_8), "x", none).findings())
        .extracting(Finding::code)
        .contains("not-yaml");
  }

  @Test
  void aFaultInAnExampleStopsTheCharter() {
    Map<String, byte[]> vectors = new TreeMap<>(RulesFolder.VECTORS);
    String a05 = new String(vectors.get("A05.yaml"), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> fault :
        Map.of(
                "expect: refuse", "bad-choice",
                "wh: \"much\"", "bad-fact",
                "A06", "no-vectors")
            .entrySet()) {
      String broken =
          switch (fault.getValue()) {
            case "bad-choice" -> a05.replace("expect: refused", fault.getKey());
            case "bad-fact" -> a05.replace("wh: 15", fault.getKey());
            default -> a05.replace("not-in-service/1", "unknown/1");
          };
      vectors.put("A05.yaml", broken.getBytes(StandardCharsets.UTF_8));
      Charter.Reading reading =
          Charter.read(RulesFolder.TEXT.getBytes(StandardCharsets.UTF_8), "charter.yaml", vectors);
      reading.findings().forEach(Said::finding);
      assertThat(reading.findings()).extracting(Finding::code).contains(fault.getValue());
      assertThat(reading.charter()).isEmpty();
    }
  }
}
