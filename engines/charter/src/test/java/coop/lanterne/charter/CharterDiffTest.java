// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

/** What the assembly reads of a new text. */
class CharterDiffTest {
  private static final Charter NOW = RulesFolder.charter();

  private static CharterDiff to(String... oldAndNew) {
    Charter.Reading reading = RulesFolder.with(oldAndNew);
    CharterDiff diff =
        CharterDiff.between(
            NOW,
            reading.charter().orElseThrow(() -> new AssertionError(reading.findings().toString())));
    diff.changes().forEach(c -> Said.message(c.words()));
    Said.message(diff.summary());
    return diff;
  }

  private static List<String> words(CharterDiff diff) {
    return diff.changes().stream().map(c -> Said.english(c.words())).toList();
  }

  @Test
  void theSameTextChangesNothing() {
    CharterDiff diff = CharterDiff.between(NOW, RulesFolder.charter());
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.NONE);
  }

  @Test
  void money() {
    CharterDiff diff = to("per_act: \"500.00 EUR\"", "per_act: \"800.00 EUR\"");
    assertThat(words(diff))
        .containsExactly(
            "A16, commander, per act: the limit goes from 500.00 EUR to 800.00 EUR (loosens)");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MAJOR);
  }

  @Test
  void count() {
    CharterDiff diff = to("k: 11", "k: 15");
    assertThat(words(diff)).containsExactly("A8, k goes from 11 to 15 (tightens)");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MINOR);
  }

  @Test
  void duration() {
    CharterDiff diff = to("reasons: \"P24M\"", "reasons: \"P36M\"");
    assertThat(words(diff))
        .containsExactly(
            "A12, rendre-compte, retention time, reasons: 24 months → 36 months (loosens)");
  }

  @Test
  void aYearAndTwelveMonthsAreTheSameLength() {
    CharterDiff diff = to("reasons: \"P24M\"", "reasons: \"P2Y\"");
    assertThat(diff.changes())
        .singleElement()
        .satisfies(c -> assertThat(c.effect()).isEqualTo(Effect.WORDING));
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.PATCH);
  }

  @Test
  void list() {
    CharterDiff diff =
        to(
            "acts: [\"order.adopt\", \"surplus.take\"]\n    per_act: \"500.00 EUR\"",
            "acts: [\"order.cancel\", \"surplus.take\"]\n    per_act: \"500.00 EUR\"");
    assertThat(words(diff))
        .containsExactly(
            "A16, commander, acts: removes order.adopt (tightens)",
            "A16, commander, acts: adds order.cancel (loosens)");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MAJOR);
  }

  @Test
  void takingSomethingAllowedAwayOnlyTightens() {
    CharterDiff diff =
        to(
            "ceiling: \"1500.00 EUR\"\n      kinds: [\"perissable\", \"securite\", \"delai_legal\"]",
            "ceiling: \"1500.00 EUR\"\n      kinds: [\"perissable\", \"securite\"]");
    assertThat(words(diff))
        .containsExactly(
            "A16, commander, emergency, emergencies allowed: removes delai_legal (tightens)");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MINOR);
  }

  @Test
  void classOfMethod() {
    CharterDiff diff = to("{organisation: R, persons: O}", "{organisation: R, persons: S}");
    assertThat(words(diff))
        .containsExactly("A6, deliberer, ceiling of method, persons: O → S (loosens)");
  }

  @Test
  void aSentenceIsShownWhole() {
    CharterDiff diff =
        to("Onze moins dix font un, et cet un est quelqu’un.", "Onze moins dix font un.");
    assertThat(words(diff))
        .containsExactly(
            "A8, reason, French (wording). Before: “Onze moins dix font un, et cet un est"
                + " quelqu’un.” After: “Onze moins dix font un.”");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.PATCH);
  }

  @Test
  void theSameSentenceWithAnotherCheckIsAnnounced() {
    String a03 = "kept_by: machine\n    gate: output\n    check: \"register/1\"";
    String text =
        RulesFolder.replaced(
            a03, a03.replace("machine", "later").replace("register", "not-in-service"));
    // The examples of A03 still speak of the other check: read the tree without them.
    TreeMap<String, byte[]> vectors = new TreeMap<>(RulesFolder.VECTORS);
    vectors.put(
        "A03.yaml",
        "article: A03\ncheck: not-in-service/1\nvectors: [{id: X, says: {fr: a, en: b}, given: {model: {name: x}}, expect: refused}]"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Charter after =
        Charter.read(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "charter.yaml", vectors)
            .charter()
            .orElseThrow();
    CharterDiff diff = CharterDiff.between(NOW, after);
    diff.changes().forEach(c -> Said.message(c.words()));
    assertThat(words(diff))
        .anyMatch(w -> w.startsWith("A3, check: same sentence, different check (register/1 →"))
        .anyMatch(w -> w.startsWith("A3, examples: the examples change"));
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MAJOR);
  }

  @Test
  void aNewMandateLoosensAndAnOldOneTakenAwayTightens() {
    String mandate =
        """
          acheter:
            title: {fr: "Acheter", en: "Buying"}
            given_by: "ag"
            room: "epicerie"
            acts: ["purchase.adopt"]
            max_term: "P6M"
        """;
    CharterDiff diff = to("mandate_kinds:\n", "mandate_kinds:\n" + mandate);
    assertThat(words(diff))
        .containsExactly(
            "A16, mandates: adds acheter (acts [purchase.adopt], given_by ag, max_term P6M, room"
                + " epicerie) (loosens)",
            "A16, acheter, title, English appears: Buying (wording)",
            "A16, acheter, title, French appears: Acheter (wording)");
    CharterDiff back =
        CharterDiff.between(
            RulesFolder.with("mandate_kinds:\n", "mandate_kinds:\n" + mandate)
                .charter()
                .orElseThrow(),
            NOW);
    assertThat(words(back))
        .singleElement()
        .asString()
        .startsWith("A16, mandates: removes acheter (");
  }

  @Test
  void aLimitThatDisappearsLoosens() {
    CharterDiff diff = to("    cosign_above: \"400.00 EUR\"\n", "");
    assertThat(words(diff))
        .containsExactly("A16, commander, second signature above disappears: 400.00 EUR (loosens)");
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MAJOR);
  }

  @Test
  void theOrderOfJoiningMatters() {
    CharterDiff diff =
        to(
            "[[\"gare\", \"halles\"], [\"canal\", \"gare\", \"halles\"]]",
            "[[\"canal\", \"gare\", \"halles\"], [\"gare\", \"halles\"]]");
    assertThat(diff.changes())
        .singleElement()
        .satisfies(c -> assertThat(c.effect()).isEqualTo(Effect.NEUTRAL));
    assertThat(diff.step()).isEqualTo(CharterDiff.Step.MINOR);
  }

  @Test
  void exceptionsAndAdmissionsLoosen() {
    CharterDiff diff = to("excepted: true", "excepted: false");
    assertThat(words(diff)).containsExactly("A13, exceptions allowed: yes → no (tightens)");
    assertThat(to("employer: true", "employer: false").changes())
        .singleElement()
        .satisfies(c -> assertThat(c.article()).isEqualTo("A02"));
  }

  @Test
  void theSummaryCounts() {
    CharterDiff diff =
        to(
            "per_act: \"500.00 EUR\"", "per_act: \"800.00 EUR\"",
            "per_week: \"2000.00 EUR\"", "per_week: \"1500.00 EUR\"",
            "k: 11", "k: 15",
            "version: \"1.0.0\"", "version: \"2.0.0\"");
    assertThat(diff.count(Effect.LOOSENS)).isEqualTo(1);
    assertThat(diff.count(Effect.TIGHTENS)).isEqualTo(2);
    assertThat(Said.english(diff.summary())).isEqualTo("1 change loosens, 2 tighten, 1 neutral");
    assertThat(diff.changes())
        .extracting(CharterDiff.Change::article)
        .containsExactly("A08", "A16", "A16", "");
  }

  @Test
  void everyNameOfAFieldHasItsLabel() {
    CharterShape.FIELD_NAMES.forEach(
        name -> Said.message(coop.lanterne.kernel.Message.of("charter.field." + name)));
  }
}
