// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.transparency.web;

import module java.base;

import coop.lanterne.charter.Charter;
import coop.lanterne.charter.Register;
import coop.lanterne.node.decision.Advices;
import coop.lanterne.node.decision.Release;
import coop.lanterne.node.transparency.Algorithms;
import coop.lanterne.node.transparency.Algorithms.Algorithm;
import coop.lanterne.prose.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register in the shapes of three public registers: the Dutch publication standard
 * 1.0.0 (names of its public interface), the United Kingdom's Algorithmic Transparency Recording
 * Standard (its two tiers), and what the French code on relations between the public and the
 * administration asks (CRPA, articles L312-1-3 and R311-3-1-2). What this node does not know stays
 * null; texts are in the language asked for.
 */
record RegisterShape(Algorithms algorithms, Prose prose) {
  private static final String STANDARD = "1.0.0";

  /** The names of the shapes, as an address gives them. */
  enum Name {
    DUTCH,
    ATRS,
    CRPA
  }

  Map<String, @Nullable Object> of(Name name, Algorithm algorithm) {
    return switch (name) {
      case DUTCH -> dutch(algorithm);
      case ATRS -> atrs(algorithm);
      case CRPA -> crpa(algorithm);
    };
  }

  private Map<String, @Nullable Object> dutch(Algorithm a) {
    Register.Entry m = a.described();
    return map(
        "standard_version", STANDARD,
        "source_id", m.id(),
        "lang", prose.language().tag(),
        "name", say(m.name()),
        "organization", organisation(),
        "description_short", say(m.brief()),
        "type", methodClass(m),
        "publication_category",
            switch (m.publication()) {
              case "A" -> "Hoog-risico AI-systemen";
              case "B" -> "Impactvolle algoritmes";
              default -> "Overige algoritmes";
            },
        "status", m.inUse() ? "In gebruik" : "Buiten gebruik",
        "begin_date", a.use().map(u -> month(u.first())).orElse(null),
        "end_date", m.inUse() ? null : a.use().map(u -> month(u.last())).orElse(null),
        "goal", purpose(a),
        "impact", say(m.place()),
        "proportionality", say(m.limits()),
        "human_intervention", say(m.place()),
        "risks", say(m.forbidden()),
        "lawful_basis", say(m.basis()),
        "source_data", say(m.data()),
        "methods_and_models", say(m.working()) + " " + say(m.parameters()),
        "performance_standard", null,
        "monitoring", outcomes(a),
        "objection_procedure", say(m.contest()),
        "provider", "Lanterne " + Release.NAME,
        "documentation", say(m.source()),
        "contact_email", null);
  }

  private Map<String, @Nullable Object> atrs(Algorithm a) {
    Register.Entry m = a.described();
    return map(
        "tier_1", map("name", say(m.name()), "description", say(m.brief()), "contact_email", null),
        "tier_2",
            map(
                "owner_and_responsibility",
                    map(
                        "organisation", organisation(),
                        "senior_responsible_owner", answers(a),
                        "external_supplier_involvement", "Lanterne " + Release.NAME),
                "description_and_rationale",
                    map(
                        "detailed_description",
                        say(m.working()),
                        "scope",
                        say(m.limits()) + " " + say(m.forbidden()),
                        "benefits",
                        purpose(a),
                        "phase",
                        m.inUse() ? "Production" : "Retired"),
                "decision_making_process",
                    map(
                        "process_integration", say(m.place()),
                        "frequency_and_scale", a.use().map(Advices.Use::advices).orElse(null),
                        "human_decisions_and_review", outcomes(a),
                        "appeals_and_review", say(m.contest())),
                "tool_and_data_specification",
                    map(
                        "model_type", methodClass(m),
                        "model_specification", say(m.parameters()),
                        "data_sources", say(m.data()),
                        "legal_basis", say(m.basis()),
                        "references", say(m.source())),
                "risks_mitigations_and_impact_assessments",
                    map("risks", say(m.limits()), "impact_assessment", null)));
  }

  /** The four answers keep their numbers of article R311-3-1-2. */
  private Map<String, @Nullable Object> crpa(Algorithm a) {
    Register.Entry m = a.described();
    return map(
        "nom", say(m.name()),
        "administration", organisation(),
        "repond", answers(a),
        "finalite", purpose(a),
        "degre_et_mode_de_contribution", say(m.place()),
        "donnees_et_sources", say(m.data()),
        "parametres_et_ponderation", say(m.parameters()),
        "operations", say(m.working()),
        "fondement", say(m.basis()),
        "version", m.id(),
        "charte", algorithms.charter().map(c -> c.charter().version()).orElse(null),
        "conseils", a.use().map(Advices.Use::advices).orElse(0L),
        "decisions", outcomes(a),
        "recours", say(m.contest()));
  }

  private String say(Charter.Words words) {
    return RegisterWords.in(prose.language(), words);
  }

  private @Nullable String organisation() {
    return algorithms.organisation().orElse(null);
  }

  private @Nullable String purpose(Algorithm a) {
    return a.purpose().map(p -> say(p.title())).orElse(null);
  }

  private @Nullable String answers(Algorithm a) {
    return a.answers().map(body -> prose.say(Titles.body(body))).orElse(null);
  }

  private String methodClass(Register.Entry m) {
    return prose.say(RegisterWords.methodClass(m));
  }

  private static Map<String, Long> outcomes(Algorithm a) {
    return a.use().<Map<String, Long>>map(Advices.Use::outcomes).orElse(Map.of());
  }

  private static String month(Instant at) {
    return YearMonth.from(at.atZone(ZoneOffset.UTC)).toString();
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }
}
