// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import coop.lanterne.kernel.Advice;
import coop.lanterne.kernel.Decider;
import coop.lanterne.kernel.Digest;
import coop.lanterne.kernel.Explanation;
import coop.lanterne.kernel.Finding;
import coop.lanterne.kernel.Id;
import coop.lanterne.kernel.Mandate;
import coop.lanterne.kernel.Message;
import coop.lanterne.kernel.MethodClass;
import coop.lanterne.kernel.Money;
import coop.lanterne.kernel.Quantity;
import coop.lanterne.kernel.Unit;
import coop.lanterne.kernel.Value;
import org.junit.jupiter.api.Test;

/** The gates as the node asks them. */
class GatesTest {
  private static final Gates GATES = RulesFolder.gates();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Register REGISTER =
      Register.read(
              RulesFolder.text("rules/register.yaml").getBytes(StandardCharsets.UTF_8),
              "register.yaml")
          .register()
          .orElseThrow();

  private static Admission.Column column(String name, String... field) {
    return new Admission.Column(
        name, field.length == 0 ? Optional.empty() : Optional.of(field[0]), Optional.empty());
  }

  @Test
  void anImportKeepsWhatTheRoomReadsAndSaysWhatItLeavesOut() {
    Admission admission =
        GATES.importing(
            "epicerie",
            "commander",
            "sales",
            List.of(
                column("Date", "date"),
                column("Produit", "product"),
                column("Quantité", "quantity"),
                column("Membre", "member"),
                column("Remarques"),
                column("Pathologie", "quantity")),
            TODAY);
    assertThat(admission.verdict()).isEqualTo(Verdict.allowed());
    assertThat(admission.kept()).containsExactly("Date", "Produit", "Quantité");
    assertThat(admission.dropped())
        .extracting(Admission.Dropped::column)
        .containsExactly("Membre", "Remarques", "Pathologie");
    assertThat(admission.dropped())
        .extracting(d -> d.refusal().article())
        .containsExactly("A11", "A11", "A13");
    Finding finding =
        admission
            .dropped()
            .getFirst()
            .refusal()
            .finding(Finding.Severity.SET_ASIDE, "ventes.csv", 1);
    Said.finding(finding);
    assertThat(finding.code()).isEqualTo("charter-refused");
    assertThat(finding.seen()).isEqualTo("sales.member");
    assertThat(Said.english(finding.why())).contains("article 11 of the charter, version 1.0.0");
  }

  @Test
  void aRoomThatTheCharterDoesNotKnowImportsNothing() {
    Admission admission =
        GATES.importing("energie", "partager", "curves", List.of(column("own", "own")), TODAY);
    assertThat(admission.kept()).isEmpty();
    assertThat(admission.verdict())
        .isInstanceOfSatisfying(
            Verdict.Refused.class, r -> assertThat(r.first().seen()).isEqualTo("energie"));
  }

  @Test
  void aVotedExceptionLetsItsColumnInUntilItsEnd() {
    Charter charter =
        RulesFolder.with(
                "exceptions: []",
                "exceptions: [{id: EX-1, article: A13, text: {fr: Un, en: One}, covers:"
                    + " regime_alimentaire, purpose: commander, basis: b, dpia: d, from: 2026-07-01,"
                    + " until: 2027-06-30, renewals: 0, decision: d}]",
                "\"sales.quantity\"",
                "\"sales.quantity\", \"sales.regime_alimentaire\"")
            .charter()
            .orElseThrow();
    Gates gates = new Gates(charter, RulesFolder.PARIS);
    List<Admission.Column> columns = List.of(column("Régime alimentaire", "regime_alimentaire"));
    assertThat(
            gates
                .importing("epicerie", "commander", "sales", columns, LocalDate.of(2027, 6, 30))
                .kept())
        .hasSize(1);
    Admission after =
        gates.importing("epicerie", "commander", "sales", columns, LocalDate.of(2027, 7, 1));
    assertThat(after.kept()).isEmpty();
    assertThat(after.dropped().getFirst().refusal().article()).isEqualTo("A13");
    assertThat(charter.exceptions())
        .singleElement()
        .satisfies(e -> assertThat(e.id()).isEqualTo("EX-1"));
  }

  private static Advice<Quantity> advice(Advice.Subject concerns, String method) {
    Quantity total = Quantity.of(24, Unit.PIECE);
    Message m = Message.of("test.word");
    Digest digest = Digest.of(new byte[] {1});
    return new Advice<>(
        "order.adopt",
        concerns,
        total,
        new Explanation.Sum(
            m,
            List.of(
                new Explanation.Part(m, Quantity.of(30, Unit.PIECE)),
                new Explanation.Part(m, Quantity.of(-6, Unit.PIECE))),
            total),
        List.of(),
        List.of(),
        List.of(new Advice.Source(m, digest)),
        List.of(new Advice.Parameter(m, new Message.Words("9/10"), m)),
        new Explanation.Trace(m, List.of(new Explanation.Step(m, m))),
        new Advice.Provenance(
            digest, digest, digest, method, MethodClass.STATISTICS, Optional.empty(), "0.1.0", 7));
  }

  private static final Gates.Showing SHOWING =
      new Gates.Showing("epicerie", "commander", "order", "public");

  @Test
  void anAdviceThatIsCompleteIsShown() {
    assertThat(
            GATES.advice(
                advice(Advice.Subject.THINGS, "commande-frais/1"),
                "proposes",
                List.of(),
                SHOWING,
                REGISTER))
        .isEqualTo(Verdict.allowed());
  }

  @Test
  void anAdviceIsRefusedUnderEveryArticleThatItBreaks() {
    Verdict verdict =
        GATES.advice(advice(Advice.Subject.PERSON, "mystere/1"), " ", List.of(), SHOWING, REGISTER);
    Said.everything(verdict);
    assertThat(((Verdict.Refused) verdict).refusals())
        .extracting(Refusal::article)
        .containsExactly("A02", "A03", "A06", "A07");
  }

  @Test
  void aRefusalIsJournalledWithoutItsContentOrItsPerson() {
    Verdict verdict = GATES.model(new Ask.Model("petit-modele"));
    Refusal refusal = ((Verdict.Refused) verdict).first();
    byte[] salt = new byte[16];
    salt[3] = 9;
    Digest commitment = Refusal.commitment(salt, Value.rec("model", "petit-modele", "by", "lea"));
    Value.Rec entry = (Value.Rec) refusal.journalled("member", Optional.empty(), commitment);
    assertThat(entry.fields().keySet())
        .containsExactly("article", "charter", "gate", "mandate", "request", "role");
    assertThat(entry.text("article")).isEqualTo("A04");
    assertThat(entry.text("gate")).isEqualTo("model");
    assertThat(entry.get("charter")).isEqualTo(GATES.charter().digest().canonical());
    assertThat(entry.toString()).doesNotContain("petit-modele").doesNotContain("lea");
    salt[3] = 10;
    assertThat(Refusal.commitment(salt, Value.rec("model", "petit-modele", "by", "lea")))
        .isNotEqualTo(commitment);
    assertThatThrownBy(() -> Refusal.commitment(new byte[4], Value.nil()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void modelsAndWhatLeavesAreRefusedWhateverIsAsked() {
    assertThat(GATES.model(new Ask.Energy("debats", 1))).isInstanceOf(Verdict.Refused.class);
    assertThat(GATES.egress(new Ask.Exchange("amap"))).isInstanceOf(Verdict.Refused.class);
    assertThat(GATES.egress(new Ask.Job("localhost", "commander", "C0")))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aDecisionIsAskedWholeAndEachBreachIsSaid() {
    Instant from = Instant.parse("2026-06-14T18:00:00Z");
    Id mireille = Id.parse("person-mireille@canal");
    Charter.MandateKind kind = GATES.charter().findMandateKind("commander").orElseThrow();
    Mandate mandate =
        kind.grant(
            Id.parse("mandate-1@canal"),
            new Mandate.Grantor.ByFounding(),
            new Decider.Persons(List.of(mireille)),
            from,
            kind.latestEnd(from, RulesFolder.PARIS),
            RulesFolder.PARIS);
    Ask.Use use =
        new Ask.Use(
            mandate,
            "order.adopt",
            new Decider.Persons(List.of(mireille)),
            Instant.parse("2026-11-24T04:52:00Z"),
            Optional.of(Money.eur(62_000)),
            Optional.of("boulangerie"),
            List.of(
                new Ask.Earlier(
                    Instant.parse("2026-11-23T04:52:00Z"),
                    Optional.of("laiterie"),
                    Money.eur(150_000))),
            false,
            Optional.empty(),
            false,
            List.of());
    Verdict verdict =
        GATES.decision(
            use,
            new Ask.Adopt(
                new Ask.By(Optional.of("mireille"), Optional.empty()),
                Optional.of(List.of("1", "2")),
                List.of("1"),
                List.of(),
                List.of()));
    Said.everything(verdict);
    List<Refusal> refusals = ((Verdict.Refused) verdict).refusals();
    assertThat(refusals)
        .extracting(r -> r.article() + " " + r.seen())
        .containsExactlyInAnyOrder("A16 620.00 EUR", "A16 620.00 EUR", "A16 2120.00 EUR", "A17 2");
    assertThat(Said.english(refusals.getFirst().why()))
        .isEqualTo("620.00 EUR exceeds your mandate (500.00 EUR an act).");
    assertThat(Said.english(refusals.getFirst().who())).contains("the board");
    Mandate.Use reckoned = GATES.reckon(use);
    assertThat(reckoned.spent()).contains(Money.eur(150_000));
    assertThat(mandate.breaches(reckoned)).hasSize(3);
  }

  @Test
  void aMandateIsGivenByItsGiverForItsTermAtMost() {
    Instant from = Instant.parse("2026-06-14T18:00:00Z");
    Instant year = Instant.parse("2027-06-14T18:00:00Z");
    assertThat(GATES.decision(new Ask.Grant("commander", "conseil", from, year)))
        .isEqualTo(Verdict.allowed());
    Verdict refused = GATES.decision(new Ask.Grant("commander", "ag", from, year.plusSeconds(1)));
    Said.everything(refused);
    assertThat(((Verdict.Refused) refused).refusals()).hasSize(2);
    Verdict unknown = GATES.decision(new Ask.Grant("regner", "ag", from, year));
    Said.everything(unknown);
    assertThat(((Verdict.Refused) unknown).first().seen()).isEqualTo("regner");
    Charter.MandateKind kind = GATES.charter().findMandateKind("commander").orElseThrow();
    assertThatThrownBy(
            () ->
                kind.grant(
                    Id.parse("mandate-1@canal"),
                    new Mandate.Grantor.ByFounding(),
                    new Decider.Body("conseil"),
                    from,
                    year.plusSeconds(1),
                    RulesFolder.PARIS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGateAskedNothingIsAMistakeInTheCode() {
    assertThatThrownBy(GATES::data).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sensitiveCountsNeedTheirBase() {
    java.util.TreeMap<String, Long> atoms = new java.util.TreeMap<>();
    atoms.put("canal", 40L);
    atoms.put("gare", 40L);
    Verdict verdict =
        GATES.output(
            new Ask.Counted("C4", "quartier", atoms, Optional.empty(), List.of(List.of("canal"))));
    Said.everything(verdict);
    assertThat(((Verdict.Refused) verdict).first().seen()).isEqualTo("C4");
    Verdict based =
        GATES.output(
            new Ask.Counted(
                "C4",
                "quartier",
                atoms,
                Optional.of(java.util.Map.of("canal", 20L, "gare", 38L)),
                List.of(List.of("canal"))));
    Said.everything(based);
    assertThat(((Verdict.Refused) based).first().seen()).isEqualTo("2");
  }

  @Test
  void theRegisterOfTheRepositoryKeepsToTheCharter() {
    assertThat(REGISTER.methods()).isNotEmpty();
    for (Register.Entry method : REGISTER.methods()) {
      assertThat(GATES.build(method.row())).as(method.id()).isEqualTo(Verdict.allowed());
      assertThat(
              GATES.output(
                  new Ask.Run(method.id(), REGISTER.listed()),
                  new Ask.Classed(
                      method.room(),
                      method.purpose(),
                      method.concerns(),
                      method.methodClass(),
                      List.of())))
          .as(method.id())
          .isEqualTo(Verdict.allowed());
    }
    assertThat(REGISTER.find("commande-frais/1")).isPresent();
  }

  @Test
  void aRegisterThatIsNotCompleteIsNotRead() {
    String text = RulesFolder.text("rules/register.yaml");
    List<String> faults =
        List.of(
            text.replace("status: in_use", "status: perhaps"),
            text.replace("id: \"commande-frais/1\"", "id: \"prevision-jour/1\""),
            text.replace("lanterne.register/1", "lanterne.register/2"),
            text.replace("    publication: C\n", ""));
    for (String fault : faults) {
      Register.Reading reading =
          Register.read(fault.getBytes(StandardCharsets.UTF_8), "register.yaml");
      reading.findings().forEach(Said::finding);
      assertThat(reading.register()).isEmpty();
      assertThat(reading.findings().getFirst().place().line()).isPositive();
    }
  }
}
